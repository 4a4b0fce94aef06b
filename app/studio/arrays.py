"""The part of numpy that questions use, in lists: in the studio this module is `numpy`, of which there is no wheel.

Arrays have one dimension. Whole numbers are numpy's; the last digit of a sum of floats, or of an exponent, need not be.
Answers show rounded or exact ones: `tests/app/studio/test_arrays.py` asks all questions with both.
"""

import math
import operator
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, pairwise
from typing import Any, Self

int32 = int64 = intp = integer = int
float64 = float
bool_ = bool
Given = Any  # an Array, a list or a number


def _list(given: Given) -> list[Any]:
    return given.items if isinstance(given, Array) else list(given)


def _binary(of: Callable[[Any, Any], Any], swapped: bool = False) -> Callable[["Array", Given], "Array"]:
    def method(self: "Array", other: Given) -> "Array":
        mine = self.items
        if isinstance(other, Array):
            theirs = other.items
            if len(theirs) == len(mine):
                return Array(list(map(of, mine, theirs)))
            if len(theirs) != 1:
                raise ValueError("Arrays of different lengths")
            other = theirs[0]
        return Array([of(other, item) for item in mine] if swapped else [of(item, other) for item in mine])

    return method


def _in_place(of: Callable[[Any, Any], Any]) -> Callable[["Array", Given], "Array"]:
    combined = _binary(of)

    def method(self: "Array", other: Given) -> "Array":
        self.items[:] = combined(self, other).items
        return self

    return method


class Array:
    """Numbers in a row. A slice is a copy, not a view: nobody here writes through one."""

    __slots__ = ("items",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, items: list[Any]) -> None:
        self.items = items

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __contains__(self, item: object) -> bool:
        return item in self.items

    def __getitem__(self, at: Given) -> Any:
        if isinstance(at, slice):
            return Array(self.items[at])
        if not isinstance(at, (Array, list)):
            return self.items[at]
        places = _list(at)
        if places and isinstance(places[0], bool):
            return Array(list(compress(self.items, places)))
        return Array([self.items[place] for place in places])

    def __setitem__(self, at: Given, value: Given) -> None:
        if isinstance(at, slice):
            places: Sequence[int] = range(len(self.items))[at]
        elif isinstance(at, (Array, list)):
            places = _list(at)
            if places and isinstance(places[0], bool):
                places = list(compress(range(len(places)), places))
        else:
            places = [at]
        several = isinstance(value, (Array, list))
        for place, item in zip(places, _list(value) if several else [value] * len(places), strict=True):
            self.items[place] = item

    __add__, __radd__, __iadd__ = _binary(operator.add), _binary(operator.add, True), _in_place(operator.add)
    __sub__, __rsub__, __isub__ = _binary(operator.sub), _binary(operator.sub, True), _in_place(operator.sub)
    __mul__, __rmul__, __imul__ = _binary(operator.mul), _binary(operator.mul, True), _in_place(operator.mul)
    __truediv__, __floordiv__, __mod__ = map(_binary, (operator.truediv, operator.floordiv, operator.mod))
    __pow__ = _binary(operator.pow)
    __and__, __or__ = map(_binary, (operator.and_, operator.or_))
    __lt__, __le__, __gt__, __ge__ = map(_binary, (operator.lt, operator.le, operator.gt, operator.ge))
    __eq__, __ne__ = _binary(operator.eq), _binary(operator.ne)  # type: ignore[assignment]

    def __invert__(self) -> "Array":
        return Array([not item for item in self.items])

    def astype(self, _kind: type | str) -> "Array":
        """A copy: whole numbers have one size."""
        return Array(self.items.copy())

    def tolist(self) -> list[Any]:
        return self.items.copy()

    def copy(self) -> Self:
        return type(self)(self.items.copy())

    def sum(self) -> Any:
        return sum(self.items)

    def any(self) -> bool:
        return any(self.items)

    def max(self, initial: Any = None) -> Any:
        return max(self.items) if initial is None else max(self.items, default=initial)

    def nonzero(self) -> "tuple[Array]":
        return (flatnonzero(self),)

    def searchsorted(self, wanted: Given) -> Any:
        if isinstance(wanted, (Array, list)):
            return Array([bisect_left(self.items, item) for item in wanted])
        return bisect_left(self.items, wanted)


def array(given: Iterable[Any], kind: type | None = None) -> Array:
    return Array([kind(item) for item in given] if kind else list(given))


def fromiter(given: Iterable[Any], _kind: type, _count: int = -1) -> Array:
    return Array(list(given))


def arange(count: int) -> Array:
    return Array(list(range(count)))


def full(count: int, value: Any) -> Array:
    return Array([value] * count)


def zeros(count: int, kind: type = float) -> Array:
    return full(count, kind(0))


def ones(count: int, kind: type = float) -> Array:
    return full(count, kind(1))


empty = zeros


def empty_like(of: Array) -> Array:
    return zeros(len(of), int)


def concatenate(arrays: Iterable[Given]) -> Array:
    return Array(list(chain.from_iterable(arrays)))


def append(first: Given, second: Given) -> Array:
    return concatenate([first, second])


def repeat(of: Given, times: Given) -> Array:
    return Array([item for item, count in zip(of, times, strict=True) for _ in range(count)])


def split(of: Array, places: Given) -> list[Array]:
    ends = [0, *places, len(of)]
    return [of[start:end] for start, end in pairwise(ends)]


def argsort(of: Array, kind: str = "stable") -> Array:
    assert kind == "stable"
    return Array(sorted(range(len(of)), key=of.items.__getitem__))


def sort(of: Array) -> Array:
    return Array(sorted(of.items))


def partition(of: Array, _place: int) -> Array:
    """In order altogether, which is more than is asked."""
    return sort(of)


def unique(of: Array, return_counts: bool = False) -> Any:
    counts = Counter(of.items)
    values = sorted(counts)
    return (Array(values), Array([counts[value] for value in values])) if return_counts else Array(values)


def isin(of: Array, given: Given) -> Array:
    there = set(given)
    return Array([item in there for item in of])


def intersect1d(first: Given, second: Given, assume_unique: bool = False) -> Array:
    assert assume_unique
    return Array(sorted({*first}.intersection(second)))


def bincount(of: Array, weights: Array | None = None, minlength: int = 0) -> Array:
    counts = Counter[int](of.items) if weights is None else Counter()
    for at, weight in zip(of, weights or (), strict=False):
        counts[at] += weight
    return Array(list(map(counts.__getitem__, range(max(minlength, max(counts, default=-1) + 1)))))


def cumsum(of: Array) -> Array:
    return Array(list(accumulate(of)))


def flatnonzero(of: Array) -> Array:
    return Array(list(compress(range(len(of)), of.items)))


def count_nonzero(of: Array) -> int:
    return len(of) - of.items.count(0)


def exp(of: Array) -> Array:
    return Array(list(map(math.exp, of)))


def maximum(first: Array, second: Given) -> Array:
    return _binary(max)(first, second)


class _Minimum:
    def __call__(self, first: Array, second: Given) -> Array:
        return _binary(min)(first, second)

    def accumulate(self, of: Array) -> Array:
        return Array(list(accumulate(of, min)))


minimum = _Minimum()
