"""How many of so many discoveries are false? Rates of Benjamini and Hochberg, of millions of p-values at once."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Real = NDArray[np.float64]
    Whole = NDArray[np.integer[Any]]

CLOSENESS = 1e-8  # p-values closer than this, as a part of them, count as equal until they are computed exactly
MAX_COMPARED = 200  # of such values, the highest


class FalseDiscovery:
    """The q-value of each of many p-values, some of which occur more than once.

    A q-value is the false discovery rate at which a p-value would count: p * tests / rank, or less where a higher rank
    has less (Benjamini and Hochberg 1995). `p_values` need only be close: they rank, and where it matters
    `exact(place)` is used. What they cannot tell apart stands in one run, whose rate is lowest at its end.
    """

    def __init__(self, p_values: "Real", counts: "Whole", exact: Callable[[int], float]) -> None:
        import numpy as np

        self._exact = exact
        self._order = np.argsort(p_values, kind="stable")
        self._p_values = p_values[self._order]
        self._rank_of = np.empty_like(self._order)
        self._rank_of[self._order] = np.arange(len(self._order))
        apart = self._p_values[1:] > self._p_values[:-1] * (1 + CLOSENESS)
        self._ends = np.flatnonzero(np.append(apart, [True] * (len(p_values) > 0)))
        self._rank = np.cumsum(counts[self._order])[self._ends]
        self._tests = int(counts.sum())
        self._rate = self._p_values[self._ends] * self._tests / self._rank
        self._lowest = np.minimum.accumulate(self._rate[::-1])[::-1]
        self._runs_with, self._highest = cache(self._find_runs), cache(self._find_highest)

    def q_value(self, place: int) -> float:
        """That of the p-value at this place."""
        return self._q_of(int(self._ends.searchsorted(self._rank_of[place])))

    def below(self, most: float) -> "Whole":
        """The places of the p-values whose q-value is below this."""
        runs = bisect_left(range(len(self._ends)), True, key=lambda run: self._q_of(run) >= most)
        return self._order[: self._ends[runs - 1] + 1 if runs else 0]

    def _q_of(self, run: int) -> float:
        runs = [of for of in self._runs_with(float(self._lowest[run])) if of >= run]
        return min(1.0, *(self._highest(of) * self._tests / int(self._rank[of]) for of in runs))

    def _find_runs(self, lowest: float) -> list[int]:
        """The runs that may have this rate, which is the lowest from the first of them on."""
        near = lowest * (1 + 2 * CLOSENESS)
        first, last = self._lowest.searchsorted([lowest, near])
        found: list[int] = ((self._rate[first : last + 1] <= near).nonzero()[0] + first).tolist()
        return found

    def _find_highest(self, run: int) -> float:
        """The highest p-value of a run, exactly."""
        end = int(self._ends[run])
        first = int(self._p_values.searchsorted(self._p_values[end] * (1 - CLOSENESS)))
        return max(map(self._exact, self._order[max(first, end + 1 - MAX_COMPARED) : end + 1].tolist()))
