"""Is it more than chance would have it?"""

from collections.abc import Sequence
from functools import lru_cache
from math import comb


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
