"""In what order do parties stand, so that those that are most alike are neighbours and blocks show?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

Likeness = Callable[[str, str], float]


def in_blocks(ids: Sequence[str], likeness: Likeness) -> list[str]:
    """The ids in an order of their own: the same for the same ids in the same order.

    Average linkage: the two rows that are most alike are joined, time and again, each turned so that the ends that
    meet are as alike as can be. Of equals, the first.
    """
    rows = [[id] for id in ids]
    while len(rows) > 1:
        pairs = combinations(range(len(rows)), 2)
        one, other = max(pairs, key=lambda pair: _mean(rows[pair[0]], rows[pair[1]], likeness))
        second = rows.pop(other)
        rows[one] = _joined(rows[one], second, likeness)
    return rows[0] if rows else []


def _mean(one: Sequence[str], other: Sequence[str], likeness: Likeness) -> float:
    return round(sum(likeness(a, b) for a in one for b in other) / (len(one) * len(other)), 9)


def _joined(one: list[str], other: list[str], likeness: Likeness) -> list[str]:
    """Both in a row, either of them turned around where that brings what is alike together."""
    ways = [(a, b) for a in (one, one[::-1]) for b in (other, other[::-1])]
    first, second = max(ways, key=lambda way: likeness(way[0][-1], way[1][0]))
    return [*first, *second]
