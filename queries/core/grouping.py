"""What every question does with claims: gather them, group them, follow them, and put what they name in order."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from opgavenkaart.graph.graph import Citable, Claim, Graph
from opgavenkaart.graph.text import sort_key

T = TypeVar("T")
K = TypeVar("K")
L = TypeVar("L")


class Holding(NamedTuple):
    """A party has an item: by which role, and on which claims."""

    party: str
    item: str
    role: str
    claims: Iterable[Citable]


def claims_of(graph: Graph, relations: Iterable[str]) -> Iterator[Claim]:
    """The claims of several relations, one relation after another."""
    return (claim for relation in relations for claim in graph.claims[relation])


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Items by a key; keys and items stand in the order in which they came."""
    found: dict[K, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found


def nested(items: Iterable[T], keys: Callable[[T], tuple[K, L]]) -> dict[K, dict[L, list[T]]]:
    """Items by two keys, the second within the first."""
    found: dict[K, dict[L, list[T]]] = {}
    for item in items:
        outer, inner = keys(item)
        found.setdefault(outer, {}).setdefault(inner, []).append(item)
    return found


def reached(start: str, step: Callable[[str], Iterable[str]]) -> set[str]:
    """All that steps lead to from the start, which is among them; steps may lead in a circle."""
    found, ahead = {start}, [start]
    while ahead:
        new = set(step(ahead.pop())) - found
        found |= new
        ahead += new
    return found


def by_name(name: str | None, id: str | None) -> tuple[tuple[str, str], str]:
    """Where a thing stands in a list that a Dutch reader looks through: by its name, and then by its id."""
    return sort_key(name or ""), id or ""


def sorted_labels(graph: Graph, kind: str, ids: Iterable[str]) -> list[str]:
    """The short names of things, in the order in which a Dutch reader looks for them."""
    return sorted((graph.label(kind, id) for id in ids), key=sort_key)
