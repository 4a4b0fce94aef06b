"""Where do organisations, groups or policy domains overlap, and is it more than chance would have it?"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Citable, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.store.neo4j.schema import MARK
from opgavenkaart.graph.text import OR, Text, join, listed, sort_key
from opgavenkaart.queries.core.findings import Findings, Ranked
from opgavenkaart.queries.core.grouping import by_name, grouped
from opgavenkaart.queries.core.pairs import Bundle, Pairs, in_common, numbered, pairs, shared_counts
from opgavenkaart.queries.core.participation import OUTSIDE, SEATS
from opgavenkaart.queries.core.question import CypherPlace, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import OURS, cited
from opgavenkaart.queries.core.wording import MAX_EXAMPLES
from opgavenkaart.queries.overlap.finding import (
    MAX_FALSE_DISCOVERY,
    OWNER_ROLES,
    AboveChance,
    Overlap,
    reading_of,
    reason_of,
    title,
)
from opgavenkaart.queries.overlap.routes import BELOW, ROUTES, Route, below
from opgavenkaart.queries.overlap.significance import Significance, tail

if TYPE_CHECKING:
    from opgavenkaart.queries.core.pairs import Numbers

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


def overlap(
    graph: Graph,
    *,
    between: str = "organisations",
    through: str = "issues",
    role: str = "",
    about: Ref | None = None,
) -> Findings[Overlap]:
    """One finding per pair of parties that share at least one item; a domain does not overlap with what it is part of.

    `about` is a party or an item; between domains also an organisation, for those of its portfolio. Raises UnknownWord
    where parties (`BETWEEN`) cannot be compared through such items (`THROUGH`).
    """

    def named(kind: str, id: str) -> Named:
        return Named(graph.name(kind, id), graph.label(kind, id))

    bundles = (bundle for route in _routes(between, through) for bundle in route.bundles(graph))
    kin = below(graph) if between == "domains" else set()
    portfolio = {c.to_id for c in graph.claims["HAS_PORTFOLIO"] if about and c.from_id == about.id}
    return AllPairs(bundles, named, between, through, role, kin).findings(about, portfolio)


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
) -> Findings[Overlap]:
    bundles = []
    names: dict[tuple[str, str], Named] = {}
    kinds = between.removesuffix("s"), through.removesuffix("s")
    for route in _routes(between, through):
        for party, name, label, item, item_name, item_label, held, claims in place.run(route.cypher):
            names[kinds[0], party], names[kinds[1], item] = Named(name, label), Named(item_name, item_label)
            bundles.append(Bundle(party, held, (), {item: [cited(claims)]}))
    kin = {(domain, above) for domain, above in place.run(BELOW)} if between == "domains" else set()
    portfolio = {domain for (domain,) in place.run(_PORTFOLIO, organisation=about.id)} if about else set()
    pairs = AllPairs(bundles, lambda *it: names[it], between, through, role, kin)
    return pairs.findings(about, portfolio)


def _routes(between: str, through: str) -> tuple[Route, ...]:
    if (between, through) in ROUTES:
        return ROUTES[between, through]
    wrong = Text(
        f"Er is geen overlap tussen {between} via {through}. Kies --through ",
        f"There is no overlap between {between} through {through}. Choose --through ",
    )
    raise UnknownWord(join(wrong, listed((t for b, t in ROUTES if b == between), OR), "."))


class AllPairs:
    """All pairs of parties that share at least one item, counted and weighed, of which findings can be made.

    `kin` are pairs that do not count, in either order.
    """

    def __init__(
        self,
        bundles: Iterable[Bundle[str]],
        names: Names,
        between: str,
        through: str,
        role: str,
        kin: Iterable[tuple[str, str]],
    ) -> None:
        import numpy as np

        self._between, self._through = between, through
        held = grouped((bundle for bundle in bundles if not role or bundle.role == role), lambda bundle: bundle.party)
        self._parties = _in_order({id: names(between.removesuffix("s"), id) for id in held})
        items = set().union(*(bundle.items for of in held.values() for bundle in of))
        self._items = _in_order({item: names(through.removesuffix("s"), item) for item in items})
        self._held = {party: held[party] for party in self._parties}
        self._ids, self._item_ids = [*self._parties], [*self._items]
        self._places = {party: at for at, party in enumerate(self._ids)}
        self._has = numbered(self._held, {item: at for at, item in enumerate(self._item_ids)})
        self._size = np.array([len(own) for own in self._has], np.int64)
        self._pairs = self._without(kin, pairs(shared_counts(self._has, len(self._items))))
        sizes = self._size[self._pairs.a], self._size[self._pairs.b]
        self._significance = Significance(self._pairs.shared, *sizes, len(self._items))
        self._owned = cache(self._find_owned)

    def _without(self, kin: Iterable[tuple[str, str]], found: Pairs) -> Pairs:
        import numpy as np

        at = self._places
        apart = (sorted((at[one], at[other])) for one, other in kin if one in at and other in at)
        codes = [a * len(at) + b for a, b in apart]
        return found.where(~np.isin(found.a.astype(np.int64) * len(at) + found.b, codes)) if codes else found

    def findings(self, about: Ref | None, portfolio: Iterable[str]) -> Findings[Overlap]:
        """The pairs that are about something, or all; between domains an organisation is its `portfolio`.

        Those that share most come first, of these those that have least besides, then by name.
        """
        found = self._about(about, portfolio) if about else self._pairs
        either = self._size[found.a] + self._size[found.b] - found.shared
        least_first = (found.shared.max(initial=0) - found.shared) * (either.max(initial=0) + 1) + either
        return Findings(Ranked(least_first), partial(self._finding, found), partial(self._above_chance, found))

    def _about(self, about: Ref, portfolio: Iterable[str]) -> Pairs:
        import numpy as np

        places = np.zeros(len(self._ids), bool)
        if f"{about.kind}s" == self._through:
            item = self._item_ids.index(about.id) if about.id in self._items else -1
            places[:] = [item in own for own in self._has]
            return self._pairs.where(places[self._pairs.a] & places[self._pairs.b])
        if self._between == "domains" and about.kind == "organisation":
            parties = portfolio
        else:
            parties = [about.id] if f"{about.kind}s" == self._between else []
        places[[self._places[party] for party in parties if party in self._places]] = True
        return self._pairs.where(places[self._pairs.a] | places[self._pairs.b])

    def _above_chance(self, found: Pairs) -> AboveChance:
        """What the title says of these pairs."""
        import numpy as np

        significance = self._significance
        codes, counts, above = significance.codes, significance.counts, significance.below(MAX_FALSE_DISCOVERY)
        if len(found.a) < len(self._pairs.a):
            codes, counts = np.unique(self._code(found), return_counts=True)
            above = above[significance.codes.searchsorted(codes)]
        shared = significance.shared(codes)
        most = int(shared[above].max(initial=0))
        strongest = above & (shared == most)
        names: tuple[str, ...] = ()
        if counts[strongest].sum() == 1:
            sharing_most = np.flatnonzero(found.shared == most)
            codes_of = self._code(Pairs(*(column[sharing_most] for column in found)))
            (at,) = sharing_most[codes_of == codes[strongest]]
            names = tuple(self._parties[self._ids[of[at]]].name for of in (found.a, found.b))
        return AboveChance(int(counts[above].sum()), most, int(counts[strongest].sum()), *names)

    def _code(self, found: Pairs) -> "Numbers":
        return self._significance.code(found.shared, self._size[found.a], self._size[found.b])

    def _finding(self, found: Pairs, at: int) -> Overlap:
        a, b, k = (int(column[at]) for column in found)
        (a_id, a_count), (b_id, b_count) = ((self._ids[party], len(self._has[party])) for party in (a, b))
        places = in_common(self._has[a], self._has[b], len(self._items))
        shared = [self._item_ids[item] for item in places]
        either = a_count + b_count - k
        q_value = self._significance.q_value(k, a_count, b_count)
        reading = self._reading(a_id, b_id, shared, either)
        labels = self._parties[a_id].label, self._parties[b_id].label
        return Overlap(
            a=a_id,
            a_name=self._parties[a_id].name,
            b=b_id,
            b_name=self._parties[b_id].name,
            shared_count=k,
            shared=tuple(shared),
            a_count=a_count,
            b_count=b_count,
            total=len(self._items),
            jaccard=k / either,
            containment=k / min(a_count, b_count),
            p_value=tail(k, a_count, b_count, len(self._items)),
            q_value=q_value,
            reading=reading,
            reason=reason_of(
                *labels, self._first_labels(places), k, self._between, self._through, either, q_value, reading
            ),
            evidence=EvidenceList(partial(self._claims, (a_id, b_id), shared)),
        )

    @cached_property
    def _label_rank(self) -> "Numbers":
        """Where each item stands among all by its short name."""
        import numpy as np

        by_label = sorted(range(len(self._items)), key=lambda at: sort_key(self._items[self._item_ids[at]].label))
        rank = np.empty(len(by_label), np.int64)
        rank[by_label] = np.arange(len(by_label))
        return rank

    def _first_labels(self, shared: "Numbers") -> list[str]:
        """Of what is shared the first short names, one more than a sentence has."""
        first = shared[Ranked(self._label_rank[shared])[: MAX_EXAMPLES + 1]]
        return [self._items[self._item_ids[at]].label for at in first]

    def _reading(self, a: str, b: str, shared: Sequence[str], either: int) -> str:
        if self._through != "issues" or self._between == "domains":
            return "shared"
        if self._between == "groups":
            return "duplication" if len(shared) == either else "overlap"
        return reading_of(self._owned(a), self._owned(b))

    def _find_owned(self, party: str) -> dict[str, set[str]]:
        """The issues in which a party has a role itself, by role: not those of its tables, nor of its positions."""
        owned = grouped((bundle for bundle in self._held[party] if bundle.role in OWNER_ROLES), lambda of: of.role)
        return {role: set[str]().union(*(bundle.items for bundle in of)) for role, of in owned.items()}

    def _claims(self, parties: Iterable[str], shared: Collection[str]) -> Iterator[Citable]:
        return (claim for party in parties for bundle in self._held[party] for claim in bundle.claims_for(shared))


def _in_order(named: Mapping[str, Named]) -> dict[str, Named]:
    return dict(sorted(named.items(), key=lambda item: by_name(item[1].name, item[0])))


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
