"""Who owns which issue, by what the sources state or else by what follows from a lead or a portfolio?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from opgavenkaart.graph.graph import Cited, Claim, Graph, Node, Proof, Reads
from opgavenkaart.graph.model import OWNERSHIP_ROLE
from opgavenkaart.graph.schema import Text
from opgavenkaart.graph.text import sort_key
from opgavenkaart.queries.cypher import cited, cites
from opgavenkaart.queries.question import Finding, Place, Question, Ref, listed, number

OWNING = ("accountable", "responsible")  # the roles that make an owner; who is consulted or informed is none
BASES = ("stated", "group_lead", "portfolio", "none")


@dataclass(frozen=True)
class Owner(Finding):
    """One owner of one issue on one basis; `owner` is None where the issue has none."""

    brief = ("issue_name", "status", "owner_name", "basis", "through_name")
    key = ("issue", "owner", "basis")
    words = {
        "one_owner": Text("één eigenaar", "one owner"),
        "several_owners": Text("meer eigenaren", "several owners"),
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
    owner: str | None
    owner_name: str | None
    role: str | None
    basis: str
    through: str | None
    through_name: str | None
    through_kind: str | None
    reason: Text


class Support(NamedTuple):
    """One thing that makes an organisation the owner of an issue. `steps` counts domains upwards from `domain`."""

    issue: str
    basis: str
    owner: str
    owner_name: str
    owner_label: str
    role: str = ""
    through_kind: str = ""
    through: str = ""
    through_name: str = ""
    domain: str = ""
    steps: int = 0
    claims: Iterable[Cited] = ()


CYPHER = {
    "issues": """
MATCH (issue:Issue)
RETURN issue.id AS issue, issue.name AS name
ORDER BY issue
""",
    "stated": f"""
MATCH (owner:Organisation)-[r:RESPONSIBLE_FOR]->(issue:Issue)
WHERE r.role IN ['accountable', 'responsible']
RETURN issue.id AS issue, 'stated' AS basis, owner.id AS owner, owner.name AS owner_name,
       coalesce(owner.abbreviation, owner.name) AS owner_label, r.role AS role,
       '' AS through_kind, '' AS through, '' AS through_name, '' AS domain, 0 AS steps,
       [{cites("r")}] AS claims
ORDER BY issue, owner, role, r.key
""",
    "group_lead": f"""
MATCH (owner:Organisation)-[l:LEADS]->(group:Group)-[a:ADDRESSES]->(issue:Issue)
RETURN issue.id AS issue, 'group_lead' AS basis, owner.id AS owner, owner.name AS owner_name,
       coalesce(owner.abbreviation, owner.name) AS owner_label, '' AS role,
       'group' AS through_kind, group.id AS through, coalesce(group.abbreviation, group.name) AS through_name,
       '' AS domain, 0 AS steps,
       [{cites("l")}, {cites("a")}] AS claims
ORDER BY issue, owner, through, l.key, a.key
""",
    "portfolio": f"""
MATCH (issue:Issue)-[d:IN_DOMAIN]->(domain:Domain)
MATCH up = (domain)-[:PART_OF*0..]->(above:Domain)
MATCH (above)<-[p:HAS_PORTFOLIO]-(owner:Organisation)
RETURN issue.id AS issue, 'portfolio' AS basis, owner.id AS owner, owner.name AS owner_name,
       coalesce(owner.abbreviation, owner.name) AS owner_label, '' AS role,
       'domain' AS through_kind, above.id AS through, above.name AS through_name,
       domain.id AS domain, length(up) AS steps,
       [{cites("d")}, {cites("p")}]
       + [x IN relationships(up) | {cites("x")}] AS claims
ORDER BY issue, owner, through, domain, steps, d.key, p.key
""",
}


def owners(graph: Graph, *, about: Ref | None = None) -> list[Owner]:
    """One finding per issue, owner and basis, and one without owner for each issue that nobody owns."""
    names = {issue.id: issue.name for issue in graph.nodes["issue"].values()}
    return _conclude(names, _supports(graph), about)


def owners_in_place(place: Place, *, about: Ref | None = None) -> list[Owner]:
    """The same, asked by Cypher where the graph lives."""
    names = dict(tuple(row) for row in place.run(CYPHER["issues"]))
    supports = (
        Support._make((*row, cited(claims))) for basis in BASES[:-1] for *row, claims in place.run(CYPHER[basis])
    )
    return _conclude(names, supports, about)


def _supports(graph: Graph) -> Iterator[Support]:
    issues, groups, domains = graph.nodes["issue"], graph.nodes["group"], graph.nodes["domain"]

    def who(id: str) -> tuple[str, str, str]:
        node = graph.node("organisation", id) or Node("organisation", id, id)
        return id, node.name, node.label

    for c in graph.claims["RESPONSIBLE_FOR"]:
        if c.role in OWNING and c.to_id in issues:
            yield Support(c.to_id, "stated", *who(c.from_id), c.role, claims=(c,))
    leads = _by(graph.claims["LEADS"], "to_id")
    for c in graph.claims["ADDRESSES"]:
        for lead in leads.get(c.from_id, ()):
            via = "group", c.from_id, groups[c.from_id].label
            yield Support(c.to_id, "group_lead", *who(lead.from_id), "", *via, claims=(c, lead))
    portfolios, up = _by(graph.claims["HAS_PORTFOLIO"], "to_id"), _by(graph.claims["PART_OF"], "from_id")
    nearest = cache(lambda domain: _nearest(domain, up, portfolios))
    for c in graph.claims["IN_DOMAIN"]:
        if c.from_kind == "issue":
            for above, steps, way in nearest(c.to_id):
                via = "domain", above, domains[above].name
                for holder in portfolios[above]:
                    claims = (c, holder, *way)
                    yield Support(c.from_id, "portfolio", *who(holder.from_id), "", *via, c.to_id, steps, claims=claims)


def _by(claims: Iterable[Claim], end: str) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[getattr(claim, end)].append(claim)
    return found


def _nearest(
    domain: str, up: Mapping[str, Sequence[Claim]], portfolios: Mapping[str, Sequence[Claim]]
) -> list[tuple[str, int, tuple[Claim, ...]]]:
    """The nearest domains upwards that somebody has in portfolio, the steps to them and the claims on the way."""
    level: dict[str, tuple[Claim, ...]] = {domain: ()}
    seen, steps = {domain}, 0
    while level:
        if held := [(above, steps, way) for above, way in level.items() if above in portfolios]:
            return held
        higher: dict[str, tuple[Claim, ...]] = {}
        for below, way in level.items():
            for claim in up.get(below, ()):
                if claim.from_kind == "domain" and claim.to_id not in seen:
                    higher[claim.to_id] = (*higher.get(claim.to_id, ()), *way, claim)
        seen |= higher.keys()
        level, steps = higher, steps + 1
    return []


def _conclude(names: Mapping[str, str], supports: Iterable[Support], about: Ref | None) -> list[Owner]:
    of_issue: dict[str, list[Support]] = {issue: [] for issue in names}
    for support in supports:
        of_issue[support.issue].append(support)
    found = [
        finding
        for issue, support in of_issue.items()
        for finding in _of_issue(issue, names[issue], list(_only_nearest(support)))
        if about is None or _concerns(finding, about)
    ]
    return sorted(found, key=_order)


def _only_nearest(supports: Sequence[Support]) -> Iterator[Support]:
    nearest: dict[str, int] = {}
    for s in supports:
        nearest[s.domain] = min(s.steps, nearest.get(s.domain, s.steps))
    return (s for s in supports if s.steps == nearest[s.domain])


def _of_issue(issue: str, name: str, supports: Sequence[Support]) -> Iterator[Owner]:
    status = _status(supports)
    rows: dict[tuple[str, str], list[Support]] = defaultdict(list)
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
            evidence=Proof([claim for s in row for claim in s.claims]),
        )
    if not supports:
        reason = Text(
            "Geen bron noemt een eigenaar, en uit een trekker of portefeuille volgt er ook geen.",
            "No source states an owner, and none follows from a lead or a portfolio.",
        )
        yield Owner(issue, name, status, None, None, None, "none", None, None, None, reason)


def _status(supports: Sequence[Support]) -> str:
    stated = {(s.owner, s.role) for s in supports if s.basis == "stated"}
    accountable = {owner for owner, role in stated if role == "accountable"}
    if stated:
        return ("responsible_only", "one_owner")[len(accountable)] if len(accountable) < 2 else "several_owners"
    owners = {s.owner for s in supports}
    return ("nobody", "derived")[len(owners)] if len(owners) < 2 else "derived_differs"


def _reason(support: Support, through: Sequence[str]) -> Text:
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
    issues = number(len(status), Text("opgave", "issue"), Text("opgaven", "issues"))
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
