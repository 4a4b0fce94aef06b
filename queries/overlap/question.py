"""Where do organisations, groups or policy domains overlap, and is it more than chance would have it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Citable, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.text import OR, Text, join, listed, sort_key
from opgavenkaart.queries.core.cypher import cited
from opgavenkaart.queries.core.question import CypherPlace, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.overlap.routes import ROUTES, Holding
from opgavenkaart.queries.overlap.significance import benjamini_hochberg, tail
from opgavenkaart.queries.overlap.wording import DOING, reading_of, reason_of, title

BETWEEN = ("organisations", "groups", "domains")
THROUGH = ("groups", "issues", "domains", "organisations")
_RELATIONS = dict.fromkeys(relation for routes in ROUTES.values() for route in routes for relation in route.relations)
ROLES = tuple(dict.fromkeys(("lead", *(v.id for r in _RELATIONS if (role := RELATIONS[r].role) for v in role.values))))


class Named(NamedTuple):
    """The name and the short name of a party or an item."""

    name: str
    label: str

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands in a list that a Dutch reader looks through."""
        return sort_key(self.name)


Names = Callable[[str], Named]
Held = Mapping[str, Sequence[Iterable[Citable]]]  # by item, the claims of each way in which a party has it


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
    return lambda node: Named(graph.name(kind, node), graph.label(kind, node))


_PORTFOLIO = """
MATCH (:Organisation {id: $organisation})-[:HAS_PORTFOLIO]->(domain:Domain)
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
    _check(between, through)
    parties: dict[str, Named] = {}
    items: dict[str, Named] = {}

    def ties() -> Iterator[Holding]:
        for route in ROUTES[between, through]:
            for party, name, label, item, item_name, item_label, held, claims in place.run(route.cypher):
                parties[party], items[item] = Named(name, label), Named(item_name, item_label)
                yield Holding(party, item, held, cited(claims))

    portfolio = {domain for (domain,) in place.run(_PORTFOLIO, organisation=about.id)} if about else set()
    found = _conclude(ties(), parties.__getitem__, items.__getitem__, between, through, role)
    return [f for f in found if not about or _concerns(f, between, through, about, portfolio)]


def _check(between: str, through: str) -> None:
    if (between, through) not in ROUTES:
        wrong = Text(
            f"Er is geen overlap tussen {between} via {through}. Kies --through ",
            f"There is no overlap between {between} through {through}. Choose --through ",
        )
        raise UnknownWord(join(wrong, listed((t for b, t in ROUTES if b == between), OR), "."))


class _Holdings(NamedTuple):
    held: Mapping[str, Held]  # by party
    doing: Mapping[str, Mapping[str, set[str]]]  # by party and item, the roles in which it does something
    holders: Mapping[str, set[str]]  # by item


def _holdings(ties: Iterable[Holding], role: str) -> _Holdings:
    """What each party has, in any role or in this one."""
    held: dict[str, dict[str, list[Iterable[Citable]]]] = defaultdict(dict)
    doing: dict[str, dict[str, set[str]]] = defaultdict(dict)
    holders: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if not role or tie.role == role:
            held[tie.party].setdefault(tie.item, []).append(tie.claims)
            holders[tie.item].add(tie.party)
            if tie.role in DOING:
                doing[tie.party].setdefault(tie.item, set()).add(tie.role)
    return _Holdings(held, doing, holders)


def _conclude(
    ties: Iterable[Holding], party_names: Names, item_names: Names, between: str, through: str, role: str
) -> list[Overlap]:
    held, doing, holders = _holdings(ties, role)
    parties = {id: party_names(id) for id in held}
    items = {id: item_names(id) for id in holders}
    place = {id: at for at, id in enumerate(sorted(parties, key=lambda party: (parties[party].order, party)))}
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (items[item].order, item)):
        for pair in combinations(sorted(holders[item], key=place.__getitem__), 2):
            shared[pair].append(item)
    tails = [tail(len(of), len(held[a]), len(held[b]), len(items)) for (a, b), of in shared.items()]
    found = []
    for ((a, b), of), p_value, q_value in zip(shared.items(), tails, benjamini_hochberg(tails), strict=True):
        k, a_count, b_count = len(of), len(held[a]), len(held[b])
        either = a_count + b_count - k
        reading = "fragmentation"
        if through == "issues":
            groups = between == "groups"
            reading = reading_of(doing.get(a, {}), doing.get(b, {}), alike=groups and k == either, close=groups)
        names = [items[item].label for item in of]
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
                reason=reason_of(parties[a].label, parties[b].label, names, through, either, q_value, reading),
                evidence=EvidenceList(partial(_claims, held[a], held[b], of)),
            )
        )
    return sorted(found, key=lambda f: (-f.shared_count, -f.jaccard, place[f.a], place[f.b]))


def _claims(a: Held, b: Held, shared: Sequence[str]) -> Iterator[Citable]:
    return (claim for of in (a, b) for item in shared for claims in of[item] for claim in claims)


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
