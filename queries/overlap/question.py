"""Where do organisations, groups or policy domains overlap, and is it more than chance would have it?"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Citable, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.store.neo4j.schema import MARK
from opgavenkaart.graph.text import OR, Text, join, listed
from opgavenkaart.queries.core.grouping import Holding, by_name, grouped, nested
from opgavenkaart.queries.core.participation import OUTSIDE, SEATS
from opgavenkaart.queries.core.question import CypherPlace, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import OURS, cited
from opgavenkaart.queries.overlap.finding import Overlap, reading_of, reason_of, title
from opgavenkaart.queries.overlap.routes import BELOW, ROUTES, Route, below
from opgavenkaart.queries.overlap.significance import benjamini_hochberg, tail

BETWEEN = ("organisations", "groups", "domains")
THROUGH = ("groups", "issues", "domains", "organisations")
_RELATIONS = dict.fromkeys(relation for routes in ROUTES.values() for route in routes for relation in route.relations)
ROLES = tuple(
    dict.fromkeys(
        v.id
        for r in _RELATIONS
        if (role := RELATIONS[r].role)
        for v in role.values
        if r not in SEATS or v.id not in OUTSIDE
    )
)


class Named(NamedTuple):
    """The name and the short name of a party or an item."""

    name: str
    label: str


Names = Callable[[str, str], Named]  # by kind and id
Held = Mapping[str, Sequence[Holding]]  # by item, each way in which a party has it


def overlap(
    graph: Graph,
    *,
    between: str = "organisations",
    through: str = "issues",
    role: str = "",
    about: Ref | None = None,
) -> list[Overlap]:
    """One finding per pair of parties that share at least one item; a domain does not overlap with what it is part of.

    `about` is a party or an item; between domains also an organisation, for those of its portfolio. Raises UnknownWord
    where parties (`BETWEEN`) cannot be compared through such items (`THROUGH`).
    """

    def named(kind: str, id: str) -> Named:
        return Named(graph.name(kind, id), graph.label(kind, id))

    ties = [tie for route in _routes(between, through) for tie in route.ties(graph)]
    found = _conclude(ties, named, between, through, role, below(graph) if between == "domains" else set())
    portfolio = {c.to_id for c in graph.claims["HAS_PORTFOLIO"] if about and c.from_id == about.id}
    return [f for f in found if not about or _concerns(f, between, through, about, portfolio)]


_PORTFOLIO = f"""
MATCH (:{MARK} {{graph: $graph, key: 'organisation:' + $organisation}})-[:HAS_PORTFOLIO {OURS}]->(domain:Domain)
RETURN DISTINCT domain.id AS domain
ORDER BY domain
"""


def _in_place(
    place: CypherPlace,
    *,
    between: str = "organisations",
    through: str = "issues",
    role: str = "",
    about: Ref | None = None,
) -> list[Overlap]:
    ties = []
    names: dict[tuple[str, str], Named] = {}
    kinds = between.removesuffix("s"), through.removesuffix("s")
    for route in _routes(between, through):
        for party, name, label, item, item_name, item_label, held, claims in place.run(route.cypher):
            names[kinds[0], party], names[kinds[1], item] = Named(name, label), Named(item_name, item_label)
            ties.append(Holding(party, item, held, cited(claims)))
    kin = {(domain, above) for domain, above in place.run(BELOW)} if between == "domains" else set()
    found = _conclude(ties, lambda *it: names[it], between, through, role, kin)
    portfolio = {domain for (domain,) in place.run(_PORTFOLIO, organisation=about.id)} if about else set()
    return [f for f in found if not about or _concerns(f, between, through, about, portfolio)]


def _routes(between: str, through: str) -> tuple[Route, ...]:
    if (between, through) in ROUTES:
        return ROUTES[between, through]
    wrong = Text(
        f"Er is geen overlap tussen {between} via {through}. Kies --through ",
        f"There is no overlap between {between} through {through}. Choose --through ",
    )
    raise UnknownWord(join(wrong, listed((t for b, t in ROUTES if b == between), OR), "."))


def _conclude(
    ties: Iterable[Holding], names: Names, between: str, through: str, role: str, kin: Collection[tuple[str, str]]
) -> list[Overlap]:
    """The findings; `kin` are pairs that do not count, in either order."""
    held = nested((tie for tie in ties if not role or tie.role == role), lambda tie: (tie.party, tie.item))
    parties = _in_order({id: names(between.removesuffix("s"), id) for id in held})
    items = _in_order({item: names(through.removesuffix("s"), item) for of in held.values() for item in of})
    holders = grouped(((item, party) for party in parties for item in held[party]), lambda holder: holder[0])
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in items:
        for pair in combinations((party for _, party in holders[item]), 2):
            if pair not in kin and pair[::-1] not in kin:
                shared[pair].append(item)
    tails = [tail(len(of), len(held[a]), len(held[b]), len(items)) for (a, b), of in shared.items()]
    found = []
    for ((a, b), of), p_value, q_value in zip(shared.items(), tails, benjamini_hochberg(tails), strict=True):
        k, a_count, b_count = len(of), len(held[a]), len(held[b])
        either = a_count + b_count - k
        reading = reading_of(held[a], held[b], between, through)
        labels = [items[item].label for item in of]
        found.append(
            Overlap(
                a=a,
                a_name=parties[a].name,
                b=b,
                b_name=parties[b].name,
                shared_count=k,
                shared=tuple(of),
                a_count=a_count,
                b_count=b_count,
                total=len(items),
                jaccard=k / either,
                containment=k / min(a_count, b_count),
                p_value=p_value,
                q_value=q_value,
                reading=reading,
                reason=reason_of(
                    parties[a].label, parties[b].label, labels, between, through, either, q_value, reading
                ),
                evidence=EvidenceList(partial(_claims, held[a], held[b], of)),
            )
        )
    place = {id: at for at, id in enumerate(parties)}
    return sorted(found, key=lambda f: (-f.shared_count, -f.jaccard, place[f.a], place[f.b]))


def _in_order(named: Mapping[str, Named]) -> dict[str, Named]:
    return dict(sorted(named.items(), key=lambda item: by_name(item[1].name, item[0])))


def _claims(a: Held, b: Held, shared: Sequence[str]) -> Iterator[Citable]:
    return (claim for of in (a, b) for item in shared for tie in of[item] for claim in tie.claims)


def _concerns(pair: Overlap, between: str, through: str, about: Ref, portfolio: set[str]) -> bool:
    if between == "domains" and about.kind == "organisation":
        return pair.a in portfolio or pair.b in portfolio
    if f"{about.kind}s" == between:
        return about.id in (pair.a, pair.b)
    return f"{about.kind}s" == through and about.id in pair.shared


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
    Reads(("organisation", "group", "issue", "domain"), tuple(_RELATIONS)),
    overlap,
    title,
    _in_place,
    {
        f"{between} through {through}, {number}": route.cypher
        for (between, through), routes in ROUTES.items()
        for number, route in enumerate(routes, 1)
    },
    (
        Option("between", Text("Tussen wie", "Between whom"), BETWEEN, "organisations"),
        Option("through", Text("Waarin", "Through what they share"), THROUGH, "issues"),
        Option("role", Text("Alleen in deze rol", "Only in this role"), ROLES),
    ),
    narrowed=_narrowed,
)
