"""Findings that are made when they are looked at, and orders that are sorted as far as they are looked at."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K")
MIN_SORTED = 1_000  # places that are sorted at once


class Findings(Sequence[T], Generic[T]):
    """Findings of which only light keys are there, in the order of the answer: each is made when it is looked at.

    Names, sentences and lists of what is shared cost far more than finding out what there is, and of millions only
    some are ever shown. `summary()` is what the title has to say of all of them; a part of them has none.
    """

    def __init__(self, keys: Sequence[K], make: Callable[[K], T], summary: Callable[[], Any] | None = None) -> None:
        self._keys: Sequence[Any] = keys
        self._make: Callable[[Any], T] = make
        self.summary = summary

    def changed(self, change: Callable[[T], U]) -> "Findings[U]":
        """The same with something done to each, also when it is looked at."""
        return Findings(self, change, self.summary)

    def made(self) -> "Findings[T]":
        """The same, all of them made at once: for whoever looks at them more than once."""
        return Findings(tuple(self), lambda finding: finding, self.summary)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> "Findings[T]": ...
    def __getitem__(self, at: int | slice) -> "T | Findings[T]":
        if isinstance(at, slice):
            return Findings(self._keys[at], self._make)
        return self._make(self._keys[at])

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._keys)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sequence)
            and len(self) == len(other)
            and all(one == another for one, another in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{len(self):,} findings>"


def summary_of(findings: Sequence[Any]) -> Any:
    """What findings say of all of them; None where they have to be looked at for it."""
    return findings.summary() if isinstance(findings, Findings) and findings.summary else None


class Ranked(Sequence[int]):
    """The places of numbers, the lowest number first and of equals the first: sorted as far as they are looked at.

    The numbers are whole, from 0 to 2**62 divided by how many there are.
    """

    def __init__(self, numbers: "NDArray[np.integer[Any]]") -> None:
        import numpy as np

        self._keys = numbers * len(numbers) + np.arange(len(numbers))
        self._order: NDArray[np.integer[Any]] = self._keys[:0]

    def _first(self, count: int) -> "NDArray[np.integer[Any]]":
        """At least so many of them."""
        import numpy as np

        whole = len(self._keys)
        if count > len(self._order):
            count = min(max(count, MIN_SORTED, 2 * len(self._order)), whole)
            some = self._keys if count == whole else np.partition(self._keys, count - 1)[:count]
            self._order = np.sort(some) % whole
        return self._order

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        whole = len(self)
        if isinstance(at, slice):
            most = max(range(whole)[at], default=-1) + 1
            found: list[int] = self._first(most)[:most][at].tolist()
            return found
        place = range(whole)[at]
        return int(self._first(place + 1)[place])

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[int]:
        return map(int, self._first(len(self)))
