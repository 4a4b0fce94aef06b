"""Who owns which issue, by what the sources state or else by what follows from a lead or a portfolio?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from opgavenkaart.graph.graph import EvidenceList, Graph, Reads
from opgavenkaart.graph.model import OWNERSHIP_ROLE
from opgavenkaart.graph.text import Text, counted, listed, sort_key
from opgavenkaart.queries.core.cypher import cited
from opgavenkaart.queries.core.question import CypherPlace, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.owners.finding import BASES, OWNING, Owner
from opgavenkaart.queries.owners.grounds import CYPHER, Ground, supports_of


def owners(graph: Graph, *, about: Ref | None = None) -> list[Owner]:
    """One finding per issue, owner and basis, and one without owner for each issue that nobody owns."""
    names = {issue.id: issue.name for issue in graph.nodes["issue"].values()}
    return _conclude(names, supports_of(graph), about)


def owners_in_place(place: CypherPlace, *, about: Ref | None = None) -> list[Owner]:
    """The same, asked by Cypher where the graph lives."""
    names = dict(tuple(row) for row in place.run(CYPHER["issues"]))
    grounds = [Ground._make((*row, cited(claims))) for basis in BASES[:-1] for *row, claims in place.run(CYPHER[basis])]
    return _conclude(names, _only_nearest(grounds), about)


def _only_nearest(grounds: Sequence[Ground]) -> Iterator[Ground]:
    """Of each domain of an issue the nearest portfolios: the Cypher text returns those further up too."""
    nearest: dict[tuple[str, str], int] = {}
    for ground in grounds:
        place = ground.issue, ground.domain
        nearest[place] = min(ground.steps, nearest.get(place, ground.steps))
    return (ground for ground in grounds if ground.steps == nearest[ground.issue, ground.domain])


def _conclude(names: Mapping[str, str], supports: Iterable[Ground], about: Ref | None) -> list[Owner]:
    of_issue: dict[str, list[Ground]] = {issue: [] for issue in names}
    for support in supports:
        of_issue[support.issue].append(support)
    found = [
        finding
        for issue, support in of_issue.items()
        for finding in _of_issue(issue, names[issue], support)
        if about is None or _concerns(finding, about)
    ]
    return sorted(found, key=_order)


def _of_issue(issue: str, name: str, supports: Sequence[Ground]) -> Iterator[Owner]:
    status = _status(supports)
    rows: dict[tuple[str, str], list[Ground]] = defaultdict(list)
    for support in supports:
        rows[support.owner, support.basis].append(support)
    for row in rows.values():
        row.sort(key=lambda s: (OWNING.index(s.role) if s.role else 0, sort_key(s.through_name), s.through))
        first = row[0]
        yield Owner(
            issue,
            name,
            status,
            first.owner,
            first.owner_name,
            first.role or None,
            first.basis,
            first.through or None,
            first.through_name or None,
            first.through_kind or None,
            _reason(first, list(dict.fromkeys(s.through_name for s in row))),
            evidence=EvidenceList([claim for s in row for claim in s.claims]),
        )
    if not supports:
        reason = Text(
            "Geen bron noemt een eigenaar, en uit een trekker of portefeuille volgt er ook geen.",
            "No source states an owner, and none follows from a lead or a portfolio.",
        )
        yield Owner(issue, name, status, None, None, None, "none", None, None, None, reason)


def _status(supports: Sequence[Ground]) -> str:
    stated = {(s.owner, s.role) for s in supports if s.basis == "stated"}
    accountable = {owner for owner, role in stated if role == "accountable"}
    if stated:
        return ("responsible_only", "one_owner")[len(accountable)] if len(accountable) < 2 else "several_owners"
    owners = {s.owner for s in supports}
    return ("nobody", "derived")[len(owners)] if len(owners) < 2 else "derived_differs"


def _reason(support: Ground, through: Sequence[str]) -> Text:
    who, via = support.owner_label, listed(through)
    if support.basis == "stated":
        role = OWNERSHIP_ROLE.value(support.role).text
        return Text(f"{who} is genoemd als {role.nl}.", f"{who} is stated as {role.en}.")
    if support.basis == "group_lead":
        return Text(
            f"Afgeleid: {who} trekt {via.nl}, waar deze opgave op de agenda staat.",
            f"Derived: {who} leads {via.en}, which has this issue on its agenda.",
        )
    return Text(
        f"Afgeleid: {who} heeft het domein {via.nl} in portefeuille.",
        f"Derived: {who} has the domain {via.en} in its portfolio.",
    )


def _concerns(finding: Owner, about: Ref) -> bool:
    named = {
        "issue": finding.issue,
        "organisation": finding.owner,
        finding.through_kind: finding.through,
    }
    return named.get(about.kind) == about.id


def _order(finding: Owner) -> tuple[object, ...]:
    return (
        sort_key(finding.issue_name),
        finding.issue,
        BASES.index(finding.basis),
        OWNING.index(finding.role) if finding.role else 0,
        sort_key(finding.owner_name or ""),
        finding.owner or "",
    )


def _title(findings: Sequence[Owner]) -> Text:
    status = {f.issue: f.status for f in findings}
    if not status:
        return Text("Er zijn geen opgaven om een eigenaar van te noemen.", "There are no issues to name an owner of.")
    issues = counted(len(status), (Text("opgave", "issue"), Text("opgaven", "issues")))
    parts = [
        (sum(s == key for s in status.values()), words)
        for key, words in {
            "one_owner": Text("met één eigenaar", "with one owner"),
            "several_owners": Text("met meer eigenaren", "with several owners"),
            "responsible_only": Text("met alleen een uitvoerder", "with only someone responsible"),
            "derived": Text("met alleen een afgeleide eigenaar", "with only a derived owner"),
            "derived_differs": Text("waarbij de afleidingen verschillen", "whose derivations differ"),
            "nobody": Text("van niemand", "of nobody"),
        }.items()
    ]
    nl = listed(f"{count} {words.nl}" for count, words in parts if count).nl
    en = listed(f"{count} {words.en}" for count, words in parts if count).en
    return Text(f"{issues.nl}: {nl}.", f"{issues.en}: {en}.")


OWNERS = Question(
    "owners",
    Text("Wie is eigenaar van welke opgave?", "Who owns which issue?"),
    Owner,
    Reads(
        ("organisation", "group", "issue", "domain"),
        ("RESPONSIBLE_FOR", "LEADS", "ADDRESSES", "HAS_PORTFOLIO", "IN_DOMAIN", "PART_OF"),
    ),
    owners,
    _title,
    owners_in_place,
    CYPHER,
)
