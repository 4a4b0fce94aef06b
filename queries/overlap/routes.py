"""By which ways do parties have the items that they may share?"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, Graph
from opgavenkaart.graph.model import KINDS
from opgavenkaart.queries.core.grouping import Holding, claims_of, grouped, nested, reached
from opgavenkaart.queries.core.pairs import Bundle
from opgavenkaart.queries.core.participation import SEATS, is_seat, is_single, of_singles, seats
from opgavenkaart.queries.core.sources import OURS, cites

# Every Cypher text returns party, its name and label, item, its name, the role, and the claims.
_VIA_GROUPS = """
MATCH (party:Organisation)-[p:LEADS|PARTICIPATES_IN {ours}]->(group:Group)-[a:ADDRESSES {ours}]->(item:Issue)
WHERE {at_table} AND {single}
RETURN party.id AS party, party.name AS party_name, coalesce(party.abbreviation, party.name) AS party_label,
       item.id AS item, item.name AS item_name, coalesce(item.abbreviation, item.name) AS item_label,
       coalesce(p.role, 'lead') AS role,
       [{seat}, {claim}] AS claims
ORDER BY party, item, role, p.key, a.key
""".format(seat=cites("p"), claim=cites("a"), at_table=is_seat("p"), single=is_single("party"), ours=OURS)
_DIRECT = """
MATCH (party:{party})-[r:{relations} {ours}]->(item:{item}){where}
RETURN party.id AS party, party.name AS party_name, coalesce(party.abbreviation, party.name) AS party_label,
       item.id AS item, item.name AS item_name, coalesce(item.abbreviation, item.name) AS item_label,
       coalesce(r.role, r.stance, {role}) AS role,
       [{claim}] AS claims
ORDER BY party, item, role, r.key
"""
_IN_DOMAIN = """
MATCH (item:{item})-[r:{relation} {ours}]->(domain:Domain){where}
MATCH up = (domain)-[:PART_OF*0.. {ours}]->(party:Domain)
RETURN party.id AS party, party.name AS party_name, party.name AS party_label,
       item.id AS item, item.name AS item_name, coalesce(item.abbreviation, item.name) AS item_label, '' AS role,
       [{claim}]
       + [x IN relationships(up) | {step}] AS claims
ORDER BY party, item, r.key
"""


class Route(NamedTuple):
    """A way from parties to items: in Python on a graph value, in Cypher where the graph lives."""

    bundles: Callable[[Graph], Iterator[Bundle[str]]]
    cypher: str
    relations: tuple[str, ...]

    def ties(self, graph: Graph) -> Iterator[Holding]:
        """Each party with each of its items, in each role and by each way."""
        for party, role, claims, items in self.bundles(graph):
            for item, ways in items.items():
                yield from (Holding(party, item, role, (*claims, *more)) for more in ways)


def _direct(party: str, relations: tuple[str, ...], item: str, *, role: str = "", backwards: bool = False) -> Route:
    """Parties that a claim joins to items."""

    def bundles(graph: Graph) -> Iterator[Bundle[str]]:
        claims = of_singles(graph, seats(graph) if relations == SEATS else claims_of(graph, relations))
        own = (c for c in claims if (c.to_kind if backwards else c.from_kind) == party)
        held = grouped(own, lambda c: (c.to_id if backwards else c.from_id, c.role or role))
        for (id, as_what), of in held.items():
            items = grouped(of, lambda c: c.from_id if backwards else c.to_id)
            yield Bundle(id, as_what, (), {item: [(c,) for c in ways] for item, ways in items.items()})

    conditions = [is_seat("r")] if relations == SEATS else []
    text = _DIRECT.format(
        party=KINDS[party].label,
        relations="|".join(relations),
        item=KINDS[item].label,
        where=_where(*conditions, party=party, item=item),
        role=f"'{role}'",
        claim=cites("r"),
        ours=OURS,
    )
    if backwards:
        text = text.replace("-[r:", "<-[r:").replace("]->(item", "]-(item")
    return Route(bundles, text, relations)


def _where(*conditions: str, **kinds: str) -> str:
    """The line with these conditions, and that what is an organisation among things of these kinds is no collective."""
    singles = (is_single(name) for name, kind in kinds.items() if kind == "organisation")
    found = " AND ".join((*conditions, *singles))
    return f"\nWHERE {found}" if found else ""


def _via_groups(graph: Graph) -> Iterator[Bundle[str]]:
    """Organisations and the issues on the agendas of the groups that they lead or take part in."""
    agendas = nested(graph.claims["ADDRESSES"], lambda c: (c.from_id, c.to_id))
    ways = {group: {issue: [(c,) for c in of] for issue, of in issues.items()} for group, issues in agendas.items()}
    for seat in of_singles(graph, seats(graph)):
        if seat.to_id in ways:
            yield Bundle(seat.from_id, seat.role or "lead", (seat,), ways[seat.to_id])


def _in_domain(relation: str, item: str) -> Route:
    """Domains and what is in them or below them."""

    def bundles(graph: Graph) -> Iterator[Bundle[str]]:
        up = grouped((c for c in graph.claims["PART_OF"] if c.from_kind == "domain"), lambda c: c.from_id)
        own = (c for c in of_singles(graph, graph.claims[relation]) if c.from_kind == item)
        for lowest, of in nested(own, lambda c: (c.to_id, c.from_id)).items():
            items = {id: [(c,) for c in ways] for id, ways in of.items()}
            trails: list[tuple[str, tuple[Claim, ...]]] = [(lowest, ())]
            while trails:
                domain, claims = trails.pop()
                yield Bundle(domain, "", claims, items)
                trails += [(higher.to_id, (*claims, higher)) for higher in up.get(domain, ())]

    text = _IN_DOMAIN.format(
        item=KINDS[item].label, relation=relation, where=_where(item=item), claim=cites("r"), step=cites("x"), ours=OURS
    )
    return Route(bundles, text, (relation, "PART_OF"))


def below(graph: Graph) -> set[tuple[str, str]]:
    """Each domain with each of those that it is part of, however far up."""
    up = grouped((c for c in graph.claims["PART_OF"] if c.from_kind == "domain"), lambda c: c.from_id)
    return {(id, above) for id in up for above in reached(id, lambda at: (c.to_id for c in up.get(at, ())))}


BELOW = f"""
MATCH (domain:Domain)-[:PART_OF*1.. {OURS}]->(above:Domain)
RETURN DISTINCT domain.id AS domain, above.id AS above
ORDER BY domain, above
"""
ROUTES: dict[tuple[str, str], tuple[Route, ...]] = {
    ("organisations", "issues"): (
        _direct("organisation", ("RESPONSIBLE_FOR", "TAKES_POSITION"), "issue"),
        Route(_via_groups, _VIA_GROUPS, (*SEATS, "ADDRESSES")),
    ),
    ("organisations", "groups"): (_direct("organisation", SEATS, "group", role="lead"),),
    ("organisations", "domains"): (_direct("organisation", ("HAS_PORTFOLIO",), "domain"),),
    ("groups", "issues"): (_direct("group", ("ADDRESSES",), "issue"),),
    ("groups", "domains"): (_direct("group", ("IN_DOMAIN",), "domain"),),
    ("groups", "organisations"): (_direct("group", SEATS, "organisation", role="lead", backwards=True),),
    ("domains", "issues"): (_in_domain("IN_DOMAIN", "issue"),),
    ("domains", "groups"): (_in_domain("IN_DOMAIN", "group"),),
    ("domains", "organisations"): (_in_domain("HAS_PORTFOLIO", "organisation"),),
}
