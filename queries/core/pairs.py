"""How much does each two of many parties share? Counted for all pairs, before any of them is looked at."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from opgavenkaart.graph.graph import Citable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.integer[Any]]

K = TypeVar("K")


class Bundle(NamedTuple, Generic[K]):
    """A party has items, all in one role: by `claims`, and each item by the further claims of one or more ways.

    The members of a group have its agenda in common: their bundles share one `items`.
    """

    party: str
    role: str
    claims: tuple[Citable, ...]
    items: Mapping[K, Sequence[Collection[Citable]]]

    def claims_for(self, items: Collection[K]) -> Iterator[Citable]:
        """The claims by which the party has some of these."""
        for item in items:
            for more in self.items.get(item, ()):
                yield from self.claims
                yield from more


def numbered(bundles: Mapping[str, Sequence[Bundle[K]]], place: Mapping[K, int]) -> "list[Numbers]":
    """The items of each party as their places, each once, in order."""
    import numpy as np

    known: dict[int, Numbers] = {}  # of each `items`, by its identity

    def numbers(items: Mapping[K, object]) -> "Numbers":
        if id(items) not in known:
            known[id(items)] = np.fromiter((place[item] for item in items), np.intp, len(items))
        return known[id(items)]

    def together(of: Sequence[Bundle[K]]) -> "Numbers":
        if len(of) == 1:
            return np.unique(numbers(of[0].items))
        has = np.zeros(len(place), bool)
        for bundle in of:
            has[numbers(bundle.items)] = True
        return has.nonzero()[0]

    return [together(of) for of in bundles.values()]


def in_common(one: "Numbers", other: "Numbers", items: int) -> "Numbers":
    """The items, as numbers below `items`, that both have; in the order of the other."""
    import numpy as np

    has = np.zeros(items, bool)
    has[one] = True
    return other[has[other]]


def shared_counts(has: "Sequence[Numbers]", items: int) -> "Iterator[Numbers]":
    """For each party in turn how many items it has in common with each of those after it.

    `has` are the items of each as numbers below `items`. All who hold an item of the party are put in a row, and
    counted: a step for each item that two share, and none for pairs that share nothing.
    """
    import numpy as np

    if not has:
        return
    of_all = np.concatenate(has)
    holders_of_all = np.repeat(np.arange(len(has)), [len(own) for own in has])[np.argsort(of_all, kind="stable")]
    later = np.split(holders_of_all, np.cumsum(np.bincount(of_all, minlength=items))[:-1])  # holders, by item
    for party, own in enumerate(has):
        rows = [holders_of_all[:0]]
        for item in own.tolist():
            later[item] = later[item][1:]  # parties come in order: the first is this one
            rows.append(later[item])
        yield np.bincount(np.concatenate(rows), minlength=len(has))[party + 1 :]


class Pairs(NamedTuple):
    """Pairs of parties by their places, `a` before `b`, with how much they share: as many of each."""

    a: "Numbers"
    b: "Numbers"
    shared: "Numbers"

    def where(self, keep: "NDArray[np.bool_]") -> "Pairs":
        """Those of them that this holds of."""
        return Pairs(*(column[keep] for column in self))


def pairs(counts: "Iterator[Numbers]") -> Pairs:
    """All pairs that these counts are not 0 of, in the order of `a` and `b`."""
    import numpy as np

    found: list[tuple[Numbers, ...]] = [(np.empty(0, np.int32),) * 3]
    for party, row in enumerate(counts):
        others = np.flatnonzero(row)
        columns = np.full(len(others), party), others + party + 1, row[others]
        found.append(tuple(column.astype(np.int32) for column in columns))
    return Pairs(*map(np.concatenate, zip(*found, strict=True)))
