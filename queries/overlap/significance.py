"""Is it more than chance would have it? For one pair exactly, for all pairs as closely as ranking them needs."""

from collections.abc import Iterator
from functools import lru_cache
from math import comb, ldexp, lgamma
from typing import TYPE_CHECKING, Any

from opgavenkaart.queries.overlap.false_discovery import FalseDiscovery

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.integer[Any]]
    Real = NDArray[np.float64]

BITS = 192  # of the whole numbers that stand for factorials
SURE_BITS = 150  # of a sum of terms made of these: what rounding may have cost stands behind them
MAX_SMALL = 100  # items of the party that has least, up to which whole numbers are quickest
MAX_FACTORIALS = 1_000_000  # that are kept
LEAST_FLOAT = 2.0**-1022  # below it numbers have fewer digits
EPSILON = 1e-17  # what is less than this part of a sum does not change it
CHUNK = 32_768  # p-values computed together: what fits in a processor's cache


@lru_cache(maxsize=100_000)
def tail(k: int, a: int, b: int, m: int) -> float:
    """P(X >= k) that two random sets of a and b out of m items share at least k (hypergeometric), exactly rounded.

    Large numbers are computed with `BITS` bits; where these do not decide how to round, in full.
    """
    a, b = min(a, b), max(a, b)
    least = max(k, a + b - m)
    if a > MAX_SMALL and m <= MAX_FACTORIALS and max(0, a + b - m) < least <= a:
        term, exponent = _point(least, a, b, m)
        favourable = sum(_terms(term, least, a, b, m))
        doubt = favourable >> SURE_BITS
        low, high = (ldexp(float(value), exponent) for value in (favourable - doubt, favourable + doubt + 1))
        if low == high and (low >= LEAST_FLOAT or not high):
            return low
    return sum(_terms(comb(b, least) * comb(m - b, a - least), least, a, b, m)) / comb(m, a)


def _terms(term: int, x: int, a: int, b: int, m: int) -> Iterator[int]:
    """The ways to share x, x + 1, … items, from those to share x; whole numbers follow without a rest."""
    while term and x < a:
        yield term
        term = term * (a - x) * (b - x) // ((x + 1) * (m - a - b + x + 1))
        x += 1
    yield term


def _point(x: int, a: int, b: int, m: int) -> tuple[int, int]:
    """P(X = x) as a whole number of some `BITS` bits times a power of two."""
    of = _factorials(m)
    value, exponent = 1 << BITS, -BITS
    for n in (b, m - b, a, m - a):
        value, exponent = value * of[n][0] >> BITS, exponent + of[n][1] + BITS
    for n in (x, b - x, a - x, m - a - b + x, m):
        value, exponent = (value << BITS) // of[n][0], exponent - of[n][1] - BITS
    return value, exponent


@lru_cache(maxsize=4)
def _factorials(most: int) -> list[tuple[int, int]]:
    """Each factorial as a whole number of `BITS` bits times a power of two."""
    value, exponent = 1 << BITS - 1, 1 - BITS
    found = [(value, exponent)]
    for n in range(1, most + 1):
        value *= n
        more = value.bit_length() - BITS
        value, exponent = value >> more, exponent + more
        found.append((value, exponent))
    return found


class Significance:
    """The p- and q-values of pairs: what each shares and has, out of `total` items.

    Pairs of equal numbers have equal values, so only what is distinct is computed: by floats, and exactly for what is
    looked at. `codes` stand for the distinct numbers, ascending, and `counts` for how many pairs have them.
    """

    def __init__(self, shared: "Whole", a: "Whole", b: "Whole", total: int) -> None:
        import numpy as np

        self._total, self._base = total, total + 1
        self.codes, self.counts = np.unique(self.code(shared, a, b), return_counts=True)
        self._rates = FalseDiscovery(_tails(*self._numbers(self.codes), total), self.counts, self._exact)

    def q_value(self, shared: int, a: int, b: int) -> float:
        """That of a pair which is among them."""
        code = (shared * self._base + min(a, b)) * self._base + max(a, b)
        return self._rates.q_value(int(self.codes.searchsorted(code)))

    def below(self, most: float) -> "NDArray[np.bool_]":
        """Of each of the codes whether the pairs that have it have a q-value below this one."""
        import numpy as np

        found = np.zeros(len(self.codes), bool)
        found[self._rates.below(most)] = True
        return found

    def code(self, shared: "Whole", a: "Whole", b: "Whole") -> "Whole":
        """A number for what each pair shares and has; the more they share, the higher."""
        import numpy as np

        return (shared.astype(np.int64) * self._base + np.minimum(a, b)) * self._base + np.maximum(a, b)

    def shared(self, codes: "Whole") -> "Whole":
        """How much the pairs with these codes share."""
        return self._numbers(codes)[0]

    def _numbers(self, codes: "Whole") -> "tuple[Whole, Whole, Whole]":
        low = codes // self._base
        return low // self._base, low % self._base, codes % self._base

    def _exact(self, place: int) -> float:
        shared, low, high = self._numbers(self.codes[place : place + 1])
        return tail(int(shared[0]), int(low[0]), int(high[0]), self._total)


def _tails(shared: "Whole", low: "Whole", high: "Whole", total: int) -> "Real":
    """`tail` of many pairs at once, to some nine digits."""
    import numpy as np

    logs = np.array([lgamma(n + 1) for n in range(total + 1)])  # of factorials
    found = np.ones(len(shared))
    above = shared > low * high / total
    below = ~above & (shared > np.maximum(low + high - total, 0))  # the others share the least that they can
    for places, up in ((np.flatnonzero(above), True), (np.flatnonzero(below), False)):
        for chunk in (places[at : at + CHUNK] for at in range(0, len(places), CHUNK)):
            k, a, b = (numbers[chunk] for numbers in (shared, low, high))
            found[chunk] = _sums(k, a, b, total, logs) if up else 1 - _sums(k - 1, a, b, total, logs, -1)
    return found


def _sums(x: "Whole", a: "Whole", b: "Whole", m: int, logs: "Real", step: int = 1) -> "Real":
    """P(X = x) and all of P beyond it, away from what is expected, until more would not count."""
    import numpy as np

    ways = logs[b] + logs[m - b] + logs[a] + logs[m - a]
    term: Real = np.exp(ways - logs[x] - logs[b - x] - logs[a - x] - logs[m - a - b + x] - logs[m])
    total = term.copy()
    less, more = ((a - x) * 1.0, (b - x) * 1.0), (x * 1.0, (m - a - b + x) * 1.0)
    falling, rising = (less, more) if step > 0 else (more, less)
    while (term > total * EPSILON).any():
        for number in rising:
            number += 1
        term *= falling[0] * falling[1] / (rising[0] * rising[1])
        total += term
        for number in falling:
            number -= 1
    return total
