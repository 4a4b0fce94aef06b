"""Where do organisations, groups or policy domains overlap, and is it more than chance would have it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import comb
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Claim, Evidence, Graph, Reads
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.schema import Text
from opgavenkaart.graph.text import sort_key
from opgavenkaart.queries.question import OR, Finding, Option, Question, Ref, Run, cited, listed, number

BETWEEN = ("organisations", "groups", "domains")
THROUGH = ("groups", "issues", "domains", "organisations")


@dataclass(frozen=True)
class Overlap(Finding):
    """What two parties share: k items of the m that any party has."""

    brief = ("a", "b", "shared_count", "jaccard", "q_value", "reason")
    headings = {
        "a": Text("a", "a"),
        "a_name": Text("naam a", "a_name"),
        "b": Text("b", "b"),
        "b_name": Text("naam b", "b_name"),
        "shared_count": Text("aantal gedeeld", "shared_count"),
        "shared": Text("gedeeld", "shared"),
        "a_count": Text("aantal a", "a_count"),
        "b_count": Text("aantal b", "b_count"),
        "total": Text("totaal", "total"),
        "jaccard": Text("jaccard", "jaccard"),
        "containment": Text("bevat", "containment"),
        "p_value": Text("p-waarde", "p_value"),
        "q_value": Text("q-waarde", "q_value"),
        "reason": Text("reden", "reason"),
    }

    a: str
    a_name: str
    b: str
    b_name: str
    shared_count: int
    shared: tuple[str, ...]
    a_count: int
    b_count: int
    total: int
    jaccard: float
    containment: float
    p_value: float
    q_value: float
    reason: Text


class Tie(NamedTuple):
    """A party has an item: by which role, and on which claims."""

    party: str
    party_name: str
    party_label: str
    item: str
    item_name: str
    item_label: str
    role: str
    evidence: frozenset[Evidence]


# Every Cypher text returns party, its name and label, item, its name, the role, and the claims.
_VIA_GROUPS = """
MATCH (party:Organisation)-[p:LEADS|PARTICIPATES_IN]->(group:Group)-[a:ADDRESSES]->(item:Issue)
RETURN party.id AS party, party.name AS party_name, coalesce(party.abbreviation, party.name) AS party_label,
       item.id AS item, item.name AS item_name, coalesce(item.abbreviation, item.name) AS item_label,
       coalesce(p.role, 'lead') AS role,
       [[type(p), party.id, group.id, properties(p)], [type(a), group.id, item.id, properties(a)]] AS claims
ORDER BY party, item, role, p.key, a.key
"""
_DIRECT = """
MATCH (party:{party})-[r:{relations}]->(item:{item})
RETURN party.id AS party, party.name AS party_name, coalesce(party.abbreviation, party.name) AS party_label,
       item.id AS item, item.name AS item_name, coalesce(item.abbreviation, item.name) AS item_label,
       coalesce(r.role, r.stance, {role}) AS role,
       [[type(r), startNode(r).id, endNode(r).id, properties(r)]] AS claims
ORDER BY party, item, role, r.key
"""
_IN_DOMAIN = """
MATCH (item:{item})-[r:{relation}]->(domain:Domain)
MATCH up = (domain)-[:PART_OF*0..]->(party:Domain)
RETURN party.id AS party, party.name AS party_name, party.name AS party_label,
       item.id AS item, item.name AS item_name, coalesce(item.abbreviation, item.name) AS item_label, '' AS role,
       [[type(r), item.id, domain.id, properties(r)]]
       + [x IN relationships(up) | [type(x), startNode(x).id, endNode(x).id, properties(x)]] AS claims
ORDER BY party, item, r.key
"""


class Route(NamedTuple):
    """A way from parties to items: in Python on a graph value, in Cypher where the graph lives."""

    ties: Callable[[Graph], Iterator[Tie]]
    cypher: str


def _direct(party: str, relations: Sequence[str], item: str, *, role: str = "", backwards: bool = False) -> Route:
    """Parties that a claim joins to items."""

    def ties(graph: Graph) -> Iterator[Tie]:
        for relation in relations:
            for c in graph.claims[relation]:
                ends = (c.to_id, c.from_id) if backwards else (c.from_id, c.to_id)
                if (c.to_kind if backwards else c.from_kind) == party:
                    yield _tie(graph, party, ends[0], item, ends[1], c.role or role, frozenset([Evidence.of(c)]))

    text = _DIRECT.format(
        party=KINDS[party].label, relations="|".join(relations), item=KINDS[item].label, role=f"'{role}'"
    )
    if backwards:
        text = text.replace("-[r:", "<-[r:").replace("]->(item", "]-(item")
    return Route(ties, text)


def _via_groups(graph: Graph) -> Iterator[Tie]:
    """Organisations and the issues on the agendas of the groups that they lead or take part in."""
    agenda: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.claims["ADDRESSES"]:
        agenda[claim.from_id].append(claim)
    for seat in (*graph.claims["LEADS"], *graph.claims["PARTICIPATES_IN"]):
        for claim in agenda[seat.to_id]:
            proof = frozenset([Evidence.of(seat), Evidence.of(claim)])
            yield _tie(graph, "organisation", seat.from_id, "issue", claim.to_id, seat.role or "lead", proof)


def _in_domain(relation: str, item: str) -> Route:
    """Domains and what is in them or below them."""

    def ties(graph: Graph) -> Iterator[Tie]:
        up: dict[str, list[Claim]] = defaultdict(list)
        for claim in graph.claims["PART_OF"]:
            if claim.from_kind == "domain":
                up[claim.from_id].append(claim)
        for claim in graph.claims[relation]:
            if claim.from_kind != item:
                continue
            trails = [(claim.to_id, frozenset([Evidence.of(claim)]))]
            while trails:
                domain, proof = trails.pop()
                yield _tie(graph, "domain", domain, item, claim.from_id, "", proof)
                trails += [(higher.to_id, proof | {Evidence.of(higher)}) for higher in up[domain]]

    return Route(ties, _IN_DOMAIN.format(item=KINDS[item].label, relation=relation))


def _tie(
    graph: Graph,
    party_kind: str,
    party: str,
    item_kind: str,
    item: str,
    role: str,
    proof: frozenset[Evidence],
) -> Tie:
    party_node, item_node = graph.nodes[party_kind].get(party), graph.nodes[item_kind].get(item)
    return Tie(
        party,
        party_node.name if party_node else party,
        party_node.label if party_node else party,
        item,
        item_node.name if item_node else item,
        item_node.label if item_node else item,
        role,
        proof,
    )


ROUTES: dict[tuple[str, str], tuple[Route, ...]] = {
    ("organisations", "issues"): (
        _direct("organisation", ["RESPONSIBLE_FOR", "TAKES_POSITION"], "issue"),
        Route(_via_groups, _VIA_GROUPS),
    ),
    ("organisations", "groups"): (_direct("organisation", ["LEADS", "PARTICIPATES_IN"], "group", role="lead"),),
    ("organisations", "domains"): (_direct("organisation", ["HAS_PORTFOLIO"], "domain"),),
    ("groups", "issues"): (_direct("group", ["ADDRESSES"], "issue"),),
    ("groups", "domains"): (_direct("group", ["IN_DOMAIN"], "domain"),),
    ("groups", "organisations"): (
        _direct("group", ["LEADS", "PARTICIPATES_IN"], "organisation", role="lead", backwards=True),
    ),
    ("domains", "issues"): (_in_domain("IN_DOMAIN", "issue"),),
    ("domains", "groups"): (_in_domain("IN_DOMAIN", "group"),),
    ("domains", "organisations"): (_in_domain("HAS_PORTFOLIO", "organisation"),),
}


def overlap(
    graph: Graph,
    *,
    between: str = "organisations",
    through: str = "issues",
    role: str = "",
    about: Ref | None = None,
) -> list[Overlap]:
    """One finding per pair of parties that share at least one item.

    Raises `UnknownWord` where parties cannot be compared through such items.
    """
    _check(between, through)
    ties = (tie for route in ROUTES[between, through] for tie in route.ties(graph))
    portfolio = {c.to_id for c in graph.claims["HAS_PORTFOLIO"] if about and c.from_id == about.id}
    return _conclude(ties, between, through, role, about, portfolio)


_PORTFOLIO = """
MATCH (:Organisation {id: $organisation})-[:HAS_PORTFOLIO]->(domain:Domain)
RETURN DISTINCT domain.id AS domain
ORDER BY domain
"""


def _in_place(
    run: Run,
    *,
    between: str = "organisations",
    through: str = "issues",
    role: str = "",
    about: Ref | None = None,
) -> list[Overlap]:
    _check(between, through)
    ties = (
        Tie._make((*row, cited(claims))) for route in ROUTES[between, through] for *row, claims in run(route.cypher)
    )
    portfolio = {domain for (domain,) in run(_PORTFOLIO, organisation=about.id)} if about else set()
    return _conclude(ties, between, through, role, about, portfolio)


def _check(between: str, through: str) -> None:
    if (between, through) not in ROUTES:
        possible = listed((t for b, t in ROUTES if b == between), OR).en
        raise UnknownWord(f"There is no overlap between {between} through {through}. Choose --through {possible}.")


def _conclude(
    ties: Iterable[Tie], between: str, through: str, role: str, about: Ref | None, portfolio: set[str]
) -> list[Overlap]:
    labels: dict[str, tuple[str, str]] = {}
    names: dict[str, str] = {}
    item_labels: dict[str, str] = {}
    items: dict[str, dict[str, set[Evidence]]] = defaultdict(dict)
    parties: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if role and tie.role != role:
            continue
        labels[tie.party] = tie.party_name, tie.party_label
        names[tie.item], item_labels[tie.item] = tie.item_name, tie.item_label
        items[tie.party].setdefault(tie.item, set()).update(tie.evidence)
        parties[tie.item].add(tie.party)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    order = sorted(labels, key=lambda party: (sort_key(labels[party][0]), party))
    place = {party: number for number, party in enumerate(order)}
    for item in sorted(names, key=lambda item: (sort_key(names[item]), item)):
        for pair in combinations(sorted(parties[item], key=place.__getitem__), 2):
            shared[pair].append(item)
    total = len(names)
    tails = {(a, b): tail(len(of), len(items[a]), len(items[b]), total) for (a, b), of in shared.items()}
    chances = dict(zip(tails, benjamini_hochberg(list(tails.values())), strict=True))
    found = []
    for (a, b), of in shared.items():
        if about and not _concerns(a, b, of, between, through, about, portfolio):
            continue
        k, a_count, b_count = len(of), len(items[a]), len(items[b])
        proof = frozenset().union(*(items[party][item] for party in (a, b) for item in of))
        found.append(
            Overlap(
                a,
                labels[a][0],
                b,
                labels[b][0],
                k,
                tuple(of),
                a_count,
                b_count,
                total,
                k / (a_count + b_count - k),
                k / min(a_count, b_count),
                tails[a, b],
                chances[a, b],
                _reason(
                    labels[a][1],
                    labels[b][1],
                    [item_labels[item] for item in of],
                    through,
                    a_count + b_count - k,
                    chances[a, b],
                ),
                evidence=tuple(sorted(proof)),
            )
        )
    return sorted(found, key=lambda f: (-f.shared_count, -f.jaccard, place[f.a], place[f.b]))


def _concerns(
    a: str, b: str, shared: Sequence[str], between: str, through: str, about: Ref, portfolio: set[str]
) -> bool:
    if between == "domains" and about.kind == "organisation":
        return a in portfolio or b in portfolio
    if f"{about.kind}s" == between:
        return about.id in (a, b)
    return f"{about.kind}s" == through and about.id in shared


@lru_cache(maxsize=100_000)
def tail(k: int, a: int, b: int, m: int) -> float:
    """P(X >= k) that two random sets of a and b out of m items share at least k (hypergeometric), exactly rounded."""
    favourable = sum(comb(a, x) * comb(m - a, b - x) for x in range(k, min(a, b) + 1))
    return float(Fraction(favourable, comb(m, b)))


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """The false discovery rate at which each p-value would count (Benjamini and Hochberg 1995), in the same order."""
    result = [0.0] * len(p_values)
    lowest = 1.0
    ranked = sorted(range(len(p_values)), key=p_values.__getitem__)
    for rank in range(len(ranked), 0, -1):
        at = ranked[rank - 1]
        lowest = min(lowest, p_values[at] * len(p_values) / rank)
        result[at] = lowest
    return result


_ITEM_WORDS = {
    "issues": (Text("opgave", "issue"), Text("opgaven", "issues")),
    "groups": (Text("werkgroep", "group"), Text("werkgroepen", "groups")),
    "domains": (Text("domein", "domain"), Text("domeinen", "domains")),
    "organisations": (Text("organisatie", "organisation"), Text("organisaties", "organisations")),
}


def _reason(a: str, b: str, names: Sequence[str], through: str, either: int, q_value: float) -> Text:
    items = number(len(names), *_ITEM_WORDS[through])
    some = listed(names) if len(names) <= 4 else Text(*2 * [", ".join(names[:4]) + " …"])
    luck = (
        Text("meer dan toeval zou geven", "more than chance would give")
        if q_value < 0.05
        else Text("niet meer dan toeval kan geven", "no more than chance may give")
    )
    return Text(
        f"{a} en {b} delen {items.nl} van de {either} die een van beide heeft ({some.nl}); "
        f"{luck.nl} (q = {q_value:.2g}).".replace("q = 0.", "q = 0,"),
        f"{a} and {b} share {items.en} of the {either} that either has ({some.en}); {luck.en} (q = {q_value:.2g}).",
    )


def _title(findings: Sequence[Overlap]) -> Text:
    if not findings:
        return Text("Er is geen overlap gevonden.", "No overlap was found.")
    pairs = number(len(findings), Text("paar overlapt", "pair overlaps"), Text("paren overlappen", "pairs overlap"))
    top = findings[0]
    return Text(
        f"{pairs.nl}; het meest {top.a_name} en {top.b_name} ({top.shared_count} gedeeld).",
        f"{pairs.en}; most of all {top.a_name} and {top.b_name} ({top.shared_count} shared).",
    )


OVERLAP = Question(
    "overlap",
    Text(
        "Waar overlappen organisaties, groepen of beleidsterreinen?",
        "Where do organisations, groups or domains overlap?",
    ),
    Overlap,
    Reads(
        ("organisation", "group", "issue", "domain"),
        (
            "RESPONSIBLE_FOR",
            "TAKES_POSITION",
            "LEADS",
            "PARTICIPATES_IN",
            "ADDRESSES",
            "IN_DOMAIN",
            "HAS_PORTFOLIO",
            "PART_OF",
        ),
    ),
    overlap,
    _title,
    _in_place,
    {
        f"{between} through {through}, {number}": route.cypher
        for (between, through), routes in ROUTES.items()
        for number, route in enumerate(routes, 1)
    },
    (
        Option("between", Text("Tussen wie", "Between whom"), BETWEEN, "organisations"),
        Option("through", Text("Waarin", "Through what they share"), THROUGH, "issues"),
        Option("role", Text("Alleen in deze rol", "Only in this role")),
    ),
)
