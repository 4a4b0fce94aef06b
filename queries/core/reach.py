"""What can be reached from something, a step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def reached(start: str, step: Callable[[str], Iterable[str]]) -> set[str]:
    """All that steps lead to from the start, which is among them; steps may lead in a circle."""
    found, ahead = {start}, [start]
    while ahead:
        new = set(step(ahead.pop())) - found
        found |= new
        ahead += new
    return found
