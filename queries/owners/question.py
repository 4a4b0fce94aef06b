"""Who owns which issue, by what the sources state or else by what follows from a lead or a portfolio?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.graph import EvidenceList, Graph, Reads
from opgavenkaart.graph.model import OWNERSHIP_ROLE
from opgavenkaart.graph.store.around import DOWN, UP, Around, Follow
from opgavenkaart.graph.text import Text, counted, join, listed
from opgavenkaart.queries.core.grouping import by_name, grouped
from opgavenkaart.queries.core.question import CypherPlace, Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import cited
from opgavenkaart.queries.core.wording import NOUNS, tally
from opgavenkaart.queries.owners.grounds import BASES, CYPHER, OWNING, Ground, grounds_of


@dataclass(frozen=True, kw_only=True)
class Owner(Finding):
    """One owner of one issue on one basis; `owner` is None where the issue has none."""

    brief = ("issue_name", "status", "owner_name", "basis", "through_name")
    key = ("issue", "owner", "basis")
    words = {
        "one_owner": Text("één eigenaar", "one owner"),
        "several_owners": Text("meerdere eigenaren", "several owners"),
        "responsible_only": Text("alleen uitvoerend", "responsible only"),
        "derived": Text("afgeleid", "derived"),
        "derived_differs": Text("afleidingen verschillen", "derivations differ"),
        "nobody": Text("niemand", "nobody"),
        "stated": Text("genoemd", "stated"),
        "group_lead": Text("trekker van de werkgroep", "lead of the group"),
        "portfolio": Text("portefeuille", "portfolio"),
        "none": Text("geen", "none"),
    }

    issue: str
    issue_name: str
    status: str
    owner: str | None = None
    owner_name: str | None = None
    role: str | None = None
    basis: str
    through: str | None = None
    through_name: str | None = None
    through_kind: str | None = None
    reason: Text


def owners(graph: Graph, *, about: Ref | None = None) -> list[Owner]:
    """One finding per issue, owner and basis, and one without owner for each issue that nobody owns."""
    names = {issue.id: issue.name for issue in graph.nodes["issue"].values()}
    return _conclude(names, grounds_of(graph), about)


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


def _conclude(names: Mapping[str, str], grounds: Iterable[Ground], about: Ref | None) -> list[Owner]:
    of_issue = grouped(grounds, lambda ground: ground.issue)
    found = (finding for issue, name in names.items() for finding in _of_issue(issue, name, of_issue.get(issue, [])))
    return sorted((f for f in found if about is None or _concerns(f, about)), key=_order)


def _of_issue(issue: str, name: str, grounds: Sequence[Ground]) -> Iterator[Owner]:
    status = _status(grounds)
    if not grounds:
        yield Owner(issue=issue, issue_name=name, status=status, basis="none", reason=_NO_OWNER)
    for row in grouped(grounds, lambda ground: (ground.owner, ground.basis)).values():
        row.sort(key=lambda g: (OWNING.index(g.role) if g.role else 0, *by_name(g.through_name, g.through)))
        first = row[0]
        yield Owner(
            issue=issue,
            issue_name=name,
            status=status,
            owner=first.owner,
            owner_name=first.owner_name,
            role=first.role or None,
            basis=first.basis,
            through=first.through or None,
            through_name=first.through_name or None,
            through_kind=first.through_kind or None,
            reason=_reason(first, list(dict.fromkeys(g.through_name for g in row))),
            evidence=EvidenceList([claim for g in row for claim in g.claims]),
        )


_NO_OWNER = Text(
    "Geen bron noemt een eigenaar, en uit een trekker of portefeuille volgt er ook geen.",
    "No source states an owner, and none follows from a lead or a portfolio.",
)
_REASONS = {
    "stated": Text("Genoemd als {role}: {who}.", "Stated as {role}: {who}."),
    "group_lead": Text(
        "Afgeleid: {who} trekt {via}, waar deze opgave op de agenda staat.",
        "Derived: {who} leads {via}, which has this issue on its agenda.",
    ),
    "portfolio": Text(
        "Afgeleid: {who} heeft het domein {via} in portefeuille.",
        "Derived: {who} has the domain {via} in its portfolio.",
    ),
}


def _status(grounds: Sequence[Ground]) -> str:
    stated = {(s.owner, s.role) for s in grounds if s.basis == "stated"}
    accountable = {owner for owner, role in stated if role == "accountable"}
    if stated:
        return ("responsible_only", "one_owner")[len(accountable)] if len(accountable) < 2 else "several_owners"
    owners = {s.owner for s in grounds}
    return ("nobody", "derived")[len(owners)] if len(owners) < 2 else "derived_differs"


def _reason(ground: Ground, through: Sequence[str]) -> Text:
    role = OWNERSHIP_ROLE.value(ground.role).text if ground.role else ""
    return _REASONS[ground.basis].format(who=ground.owner_label, role=role, via=listed(through))


def _concerns(finding: Owner, about: Ref) -> bool:
    named = {"issue": finding.issue, "organisation": finding.owner, finding.through_kind: finding.through}
    return named.get(about.kind) == about.id


def _order(finding: Owner) -> tuple[object, ...]:
    return (
        *by_name(finding.issue_name, finding.issue),
        BASES.index(finding.basis),
        OWNING.index(finding.role) if finding.role else 0,
        *by_name(finding.owner_name, finding.owner),
    )


_STATUSES = {
    "one_owner": Text("met één eigenaar", "with one owner"),
    "several_owners": Text("met meerdere eigenaren", "with several owners"),
    "responsible_only": Text("met alleen een uitvoerder", "with only someone responsible"),
    "derived": Text("met alleen een afgeleide eigenaar", "with only a derived owner"),
    "derived_differs": Text("waarbij de afleidingen verschillen", "whose derivations differ"),
    "nobody": Text("zonder enige eigenaar", "without any owner"),
}


def _title(findings: Sequence[Owner]) -> Text:
    status = {f.issue: f.status for f in findings}
    if not status:
        return Text("Er zijn geen opgaven om een eigenaar van te noemen.", "There are no issues to name an owner of.")
    counts = Counter(status.values())
    parts = tally((counts[id], words) for id, words in _STATUSES.items())
    return join(counted(len(status), NOUNS["issue"]), ": ", parts, ".")


# From a thing to the issues that it may own or make someone own, and from these to all that makes owners of them.
_DOMAINS = (DOWN, Follow("domain", ("IN_DOMAIN",)))
TO_ISSUES = {
    "issue": (),
    "group": (Follow("group", ("ADDRESSES",)),),
    "domain": _DOMAINS,
    "organisation": (
        Follow("organisation", ("RESPONSIBLE_FOR", "LEADS", "HAS_PORTFOLIO")),
        Follow("group", ("ADDRESSES",)),
        *_DOMAINS,
    ),
}
TO_GROUNDS = (
    Follow("issue", ("RESPONSIBLE_FOR", "ADDRESSES", "IN_DOMAIN")),
    UP,
    Follow("group", ("LEADS",)),
    Follow("domain", ("HAS_PORTFOLIO",)),
)


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
    around={kind: Around((*steps, *TO_GROUNDS)) for kind, steps in TO_ISSUES.items()},
)
