"""Where do organisations, groups or policy domains overlap, and is it more than chance would have it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations
from math import comb
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Cited, Claim, Graph, Proof, Reads
from opgavenkaart.graph.model import KINDS, SEATS
from opgavenkaart.graph.schema import Text
from opgavenkaart.graph.text import sort_key
from opgavenkaart.queries.cypher import cited, cites
from opgavenkaart.queries.question import OR, Finding, Option, Place, Question, Ref, listed, number

DOING = ("accountable", "responsible", "lead")  # roles in which one does something, rather than hears of it
BETWEEN = ("organisations", "groups", "domains")
THROUGH = ("groups", "issues", "domains", "organisations")


@dataclass(frozen=True)
class Overlap(Finding):
    """What two parties share: k items of the m that any party has."""

    brief = ("a", "b", "shared_count", "jaccard", "q_value", "reading", "reason")
    key = ("a", "b")
    words = {
        "fragmentation": Text("versnippering", "fragmentation"),
        "overlap": Text("overlap", "overlap"),
        "duplication": Text("doublure", "duplication"),
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
    reading: str
    reason: Text


class Tie(NamedTuple):
    """A party has an item: by which role, and on which claims."""

    party: str
    item: str
    role: str
    claims: Iterable[Cited]


class Named(NamedTuple):
    """The name and the short name of a party or an item."""

    name: str
    label: str


Names = Callable[[str], Named]


# Every Cypher text returns party, its name and label, item, its name, the role, and the claims.
_VIA_GROUPS = """
MATCH (party:Organisation)-[p:LEADS|PARTICIPATES_IN]->(group:Group)-[a:ADDRESSES]->(item:Issue)
RETURN party.id AS party, party.name AS party_name, coalesce(party.abbreviation, party.name) AS party_label,
       item.id AS item, item.name AS item_name, coalesce(item.abbreviation, item.name) AS item_label,
       coalesce(p.role, 'lead') AS role,
       [{seat}, {claim}] AS claims
ORDER BY party, item, role, p.key, a.key
""".format(seat=cites("p"), claim=cites("a"))
_DIRECT = """
MATCH (party:{party})-[r:{relations}]->(item:{item})
RETURN party.id AS party, party.name AS party_name, coalesce(party.abbreviation, party.name) AS party_label,
       item.id AS item, item.name AS item_name, coalesce(item.abbreviation, item.name) AS item_label,
       coalesce(r.role, r.stance, {role}) AS role,
       [{claim}] AS claims
ORDER BY party, item, role, r.key
"""
_IN_DOMAIN = """
MATCH (item:{item})-[r:{relation}]->(domain:Domain)
MATCH up = (domain)-[:PART_OF*0..]->(party:Domain)
RETURN party.id AS party, party.name AS party_name, party.name AS party_label,
       item.id AS item, item.name AS item_name, coalesce(item.abbreviation, item.name) AS item_label, '' AS role,
       [{claim}]
       + [x IN relationships(up) | {step}] AS claims
ORDER BY party, item, r.key
"""


class Route(NamedTuple):
    """A way from parties to items: in Python on a graph value, in Cypher where the graph lives."""

    ties: Callable[[Graph], Iterator[Tie]]
    cypher: str
    relations: tuple[str, ...]


def _direct(party: str, relations: tuple[str, ...], item: str, *, role: str = "", backwards: bool = False) -> Route:
    """Parties that a claim joins to items."""

    def ties(graph: Graph) -> Iterator[Tie]:
        for relation in relations:
            for c in graph.claims[relation]:
                ends = (c.to_id, c.from_id) if backwards else (c.from_id, c.to_id)
                if (c.to_kind if backwards else c.from_kind) == party:
                    yield Tie(*ends, c.role or role, (c,))

    text = _DIRECT.format(
        party=KINDS[party].label,
        relations="|".join(relations),
        item=KINDS[item].label,
        role=f"'{role}'",
        claim=cites("r"),
    )
    if backwards:
        text = text.replace("-[r:", "<-[r:").replace("]->(item", "]-(item")
    return Route(ties, text, relations)


def _via_groups(graph: Graph) -> Iterator[Tie]:
    """Organisations and the issues on the agendas of the groups that they lead or take part in."""
    agenda: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.claims["ADDRESSES"]:
        agenda[claim.from_id].append(claim)
    for seat in (c for relation in SEATS for c in graph.claims[relation]):
        for claim in agenda[seat.to_id]:
            yield Tie(seat.from_id, claim.to_id, seat.role or "lead", (seat, claim))


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
            trails: list[tuple[str, tuple[Claim, ...]]] = [(claim.to_id, (claim,))]
            while trails:
                domain, claims = trails.pop()
                yield Tie(domain, claim.from_id, "", claims)
                trails += [(higher.to_id, (*claims, higher)) for higher in up[domain]]

    text = _IN_DOMAIN.format(item=KINDS[item].label, relation=relation, claim=cites("r"), step=cites("x"))
    return Route(ties, text, (relation, "PART_OF"))


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
    parties, items = between.removesuffix("s"), through.removesuffix("s")
    ties = (tie for route in ROUTES[between, through] for tie in route.ties(graph))
    portfolio = {c.to_id for c in graph.claims["HAS_PORTFOLIO"] if about and c.from_id == about.id}
    found = _conclude(ties, _names(graph, parties), _names(graph, items), between, through, role)
    return [f for f in found if not about or _concerns(f, between, through, about, portfolio)]


def _names(graph: Graph, kind: str) -> Names:
    def named(id: str) -> Named:
        node = graph.node(kind, id)
        return Named(node.name, node.label) if node else Named(id, id)

    return named


_PORTFOLIO = """
MATCH (:Organisation {id: $organisation})-[:HAS_PORTFOLIO]->(domain:Domain)
RETURN DISTINCT domain.id AS domain
ORDER BY domain
"""


def _in_place(
    place: Place,
    *,
    between: str = "organisations",
    through: str = "issues",
    role: str = "",
    about: Ref | None = None,
) -> list[Overlap]:
    _check(between, through)
    parties: dict[str, Named] = {}
    items: dict[str, Named] = {}

    def ties() -> Iterator[Tie]:
        for route in ROUTES[between, through]:
            for party, name, label, item, item_name, item_label, held, claims in place.run(route.cypher):
                parties[party], items[item] = Named(name, label), Named(item_name, item_label)
                yield Tie(party, item, held, cited(claims))

    portfolio = {domain for (domain,) in place.run(_PORTFOLIO, organisation=about.id)} if about else set()
    found = _conclude(ties(), parties.__getitem__, items.__getitem__, between, through, role)
    return [f for f in found if not about or _concerns(f, between, through, about, portfolio)]


def _check(between: str, through: str) -> None:
    if (between, through) not in ROUTES:
        possible = listed((t for b, t in ROUTES if b == between), OR).en
        raise UnknownWord(f"There is no overlap between {between} through {through}. Choose --through {possible}.")


def _conclude(
    ties: Iterable[Tie], party_names: Names, item_names: Names, between: str, through: str, role: str
) -> list[Overlap]:
    held: dict[str, dict[str, list[Iterable[Cited]]]] = defaultdict(dict)
    doing: dict[str, dict[str, set[str]]] = defaultdict(dict)
    holders: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if not role or tie.role == role:
            held[tie.party].setdefault(tie.item, []).append(tie.claims)
            holders[tie.item].add(tie.party)
            if tie.role in DOING:
                doing[tie.party].setdefault(tie.item, set()).add(tie.role)
    parties = {id: party_names(id) for id in held}
    items = {id: item_names(id) for id in holders}
    place = {
        id: number
        for number, id in enumerate(sorted(parties, key=lambda party: (sort_key(parties[party].name), party)))
    }
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (sort_key(items[item].name), item)):
        for pair in combinations(sorted(holders[item], key=place.__getitem__), 2):
            shared[pair].append(item)
    tails = [tail(len(of), len(held[a]), len(held[b]), len(items)) for (a, b), of in shared.items()]
    found = []
    for ((a, b), of), p_value, q_value in zip(shared.items(), tails, benjamini_hochberg(tails), strict=True):
        k, a_count, b_count = len(of), len(held[a]), len(held[b])
        either = a_count + b_count - k
        reading = "fragmentation"
        if through == "issues":
            same = between == "groups"
            reading = _reading(doing.get(a, {}), doing.get(b, {}), alike=same and k == either, close=same)
        found.append(
            Overlap(
                a,
                parties[a].name,
                b,
                parties[b].name,
                k,
                tuple(of),
                a_count,
                b_count,
                len(items),
                k / either,
                k / min(a_count, b_count),
                p_value,
                q_value,
                reading,
                _reason(
                    parties[a].label,
                    parties[b].label,
                    of,
                    lambda item: items[item].label,
                    through,
                    either,
                    q_value,
                    reading,
                ),
                evidence=Proof(partial(_claims, held[a], held[b], of)),
            )
        )
    return sorted(found, key=lambda f: (-f.shared_count, -f.jaccard, place[f.a], place[f.b]))


Held = Mapping[str, Sequence[Iterable[Cited]]]


def _claims(a: Held, b: Held, shared: Sequence[str]) -> Iterator[Cited]:
    return (claim for of in (a, b) for item in shared for claims in of[item] for claim in claims)


def _reading(a: Mapping[str, set[str]], b: Mapping[str, set[str]], *, alike: bool = False, close: bool = False) -> str:
    """How a pair reads after GAO-15-49SP: is the same work done twice, is there like work, or only a common field?

    Two that do the same for one issue, in one role, or groups with one agenda: duplication. Two that each do
    something for one issue, or groups that share one: overlap. Two that only sit at a table where it comes up,
    or that have no more than a field in common: fragmentation.
    """
    both = a.keys() & b.keys()
    if alike or any(a[item] & b[item] for item in both):
        return "duplication"
    return "overlap" if close or both else "fragmentation"


def _concerns(pair: Overlap, between: str, through: str, about: Ref, portfolio: set[str]) -> bool:
    if between == "domains" and about.kind == "organisation":
        return pair.a in portfolio or pair.b in portfolio
    if f"{about.kind}s" == between:
        return about.id in (pair.a, pair.b)
    return f"{about.kind}s" == through and about.id in pair.shared


@lru_cache(maxsize=100_000)
def tail(k: int, a: int, b: int, m: int) -> float:
    """P(X >= k) that two random sets of a and b out of m items share at least k (hypergeometric), exactly rounded.

    Whole numbers throughout: each term follows from the one before it without a rest.
    """
    a, b = min(a, b), max(a, b)
    least = max(k, a + b - m)
    term = favourable = comb(b, least) * comb(m - b, a - least)
    for x in range(least, a):
        term = term * (a - x) * (b - x) // ((x + 1) * (m - a - b + x + 1))
        favourable += term
    return favourable / comb(m, a)


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


_READINGS = {
    "fragmentation": Text(
        "Samen betrokken, maar niet allebei aan zet: versnippering.",
        "Both are involved, but not both act: fragmentation.",
    ),
    "overlap": Text("Beide zijn aan zet bij dezelfde opgave: overlap.", "Both act on the same issue: overlap."),
    "duplication": Text(
        "Beide doen hetzelfde voor dezelfde opgave: mogelijk dubbel werk.",
        "Both do the same for the same issue: work may be done twice.",
    ),
}


def _reason(
    a: str,
    b: str,
    shared: Sequence[str],
    label: Callable[[str], str],
    through: str,
    either: int,
    q_value: float,
    reading: str,
) -> Text:
    items = number(len(shared), *_ITEM_WORDS[through])
    names = [label(item) for item in shared[:4]]
    some = listed(names) if len(shared) <= 4 else Text(*2 * [", ".join(names) + " …"])
    luck = (
        Text("meer dan toeval zou geven", "more than chance would give")
        if q_value < 0.05
        else Text("niet meer dan toeval kan geven", "no more than chance may give")
    )
    how = _READINGS[reading]
    return Text(
        f"{a} en {b} delen {items.nl} van de {either} die een van beide heeft ({some.nl}); "
        f"{luck.nl} (q = {q_value:.2g}). {how.nl}".replace("q = 0.", "q = 0,"),
        f"{a} and {b} share {items.en} of the {either} that either has ({some.en}); {luck.en} (q = {q_value:.2g}). "
        f"{how.en}",
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


def _narrowed(*, between: str = "organisations", through: str = "issues", **_: object) -> Reads:
    kinds = (between.removesuffix("s"), through.removesuffix("s"))
    relations = (relation for route in ROUTES.get((between, through), ()) for relation in route.relations)
    return Reads(kinds, tuple(dict.fromkeys((*relations, "HAS_PORTFOLIO"))))


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
    narrowed=_narrowed,
)
