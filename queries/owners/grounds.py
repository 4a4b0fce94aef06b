"""What makes an organisation the owner of an issue: a statement, a lead or a portfolio."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, Graph
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.core.sources import OURS, cites, node

OWNING = ("accountable", "responsible")  # the roles that make an owner; who is consulted or informed is none
BASES = ("stated", "group_lead", "portfolio", "none")


class Ground(NamedTuple):
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
    claims: Iterable[Citable] = ()


CYPHER = {
    "issues": f"""
MATCH {node("issue", "Issue")}
RETURN issue.id AS issue, issue.name AS name
ORDER BY issue
""",
    "stated": f"""
MATCH (owner:Organisation)-[r:RESPONSIBLE_FOR {OURS}]->(issue:Issue)
WHERE r.role IN ['accountable', 'responsible']
RETURN issue.id AS issue, 'stated' AS basis, owner.id AS owner, owner.name AS owner_name,
       coalesce(owner.abbreviation, owner.name) AS owner_label, r.role AS role,
       '' AS through_kind, '' AS through, '' AS through_name, '' AS domain, 0 AS steps,
       [{cites("r")}] AS claims
ORDER BY issue, owner, role, r.key
""",
    "group_lead": f"""
MATCH (owner:Organisation)-[l:LEADS {OURS}]->(group:Group)-[a:ADDRESSES {OURS}]->(issue:Issue)
RETURN issue.id AS issue, 'group_lead' AS basis, owner.id AS owner, owner.name AS owner_name,
       coalesce(owner.abbreviation, owner.name) AS owner_label, '' AS role,
       'group' AS through_kind, group.id AS through, coalesce(group.abbreviation, group.name) AS through_name,
       '' AS domain, 0 AS steps,
       [{cites("l")}, {cites("a")}] AS claims
ORDER BY issue, owner, through, l.key, a.key
""",
    "portfolio": f"""
MATCH (issue:Issue)-[d:IN_DOMAIN {OURS}]->(domain:Domain)
MATCH up = (domain)-[:PART_OF*0.. {OURS}]->(above:Domain)
MATCH (above)<-[p:HAS_PORTFOLIO {OURS}]-(owner:Organisation)
RETURN issue.id AS issue, 'portfolio' AS basis, owner.id AS owner, owner.name AS owner_name,
       coalesce(owner.abbreviation, owner.name) AS owner_label, '' AS role,
       'domain' AS through_kind, above.id AS through, above.name AS through_name,
       domain.id AS domain, length(up) AS steps,
       [{cites("d")}, {cites("p")}]
       + [x IN relationships(up) | {cites("x")}] AS claims
ORDER BY issue, owner, through, domain, steps, d.key, p.key
""",
}


def grounds_of(graph: Graph) -> Iterator[Ground]:
    """All grounds of all issues, found in a graph value as the texts of CYPHER find them."""
    issues, groups, domains = graph.nodes["issue"], graph.nodes["group"], graph.nodes["domain"]

    def who(id: str) -> tuple[str, str, str]:
        return id, graph.name("organisation", id), graph.label("organisation", id)

    for c in graph.claims["RESPONSIBLE_FOR"]:
        if c.role in OWNING and c.to_id in issues:
            yield Ground(c.to_id, "stated", *who(c.from_id), c.role, claims=(c,))
    leads = grouped(graph.claims["LEADS"], lambda c: c.to_id)
    for c in graph.claims["ADDRESSES"]:
        for lead in leads.get(c.from_id, ()):
            via = "group", c.from_id, groups[c.from_id].label
            yield Ground(c.to_id, "group_lead", *who(lead.from_id), "", *via, claims=(c, lead))
    portfolios = grouped(graph.claims["HAS_PORTFOLIO"], lambda c: c.to_id)
    up = grouped((c for c in graph.claims["PART_OF"] if c.from_kind == "domain"), lambda c: c.from_id)
    nearest = cache(lambda domain: _nearest(domain, up, portfolios))
    for c in graph.claims["IN_DOMAIN"]:
        if c.from_kind == "issue":
            for above, steps, way in nearest(c.to_id):
                via = "domain", above, domains[above].name
                for holder in portfolios[above]:
                    claims = (c, holder, *way)
                    yield Ground(c.from_id, "portfolio", *who(holder.from_id), "", *via, c.to_id, steps, claims=claims)


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
                if claim.to_id not in seen:
                    higher[claim.to_id] = (*higher.get(claim.to_id, ()), *way, claim)
        seen |= higher.keys()
        level, steps = higher, steps + 1
    return []
