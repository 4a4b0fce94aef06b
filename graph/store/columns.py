"""The columns in which both engines keep nodes and claims, beside their ids."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from opgavenkaart.graph.model import KINDS, NODE_FIELDS, RELATIONS

Key = TypeVar("Key")
Item = TypeVar("Item")

NODE_COLUMNS = ("name", "kind", "abbreviation", "valid_from", "valid_to")
CLAIM_COLUMNS = ("role", "source", "locator", "quote", "valid_from", "valid_to", "note")


def kind_fields(kind: str) -> tuple[str, ...]:
    """The columns of a kind that not all nodes have."""
    return tuple(f.id for f in (*KINDS[kind].fields, *NODE_FIELDS) if f.id not in NODE_COLUMNS)


def relation_fields(relation: str) -> tuple[str, ...]:
    """The columns of a relation that not all claims have."""
    return tuple(f.id for f in RELATIONS[relation].fields)


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> Iterable[tuple[Key, list[Item]]]:
    """Items by their key, in the order in which keys first occur."""
    groups: dict[Key, list[Item]] = {}
    for of, run in groupby(items, key):  # mostly long ones
        groups.setdefault(of, []).extend(run)
    return groups.items()
