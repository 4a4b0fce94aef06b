"""Which id does an element get? That which people gave it in the file, else one made of its abbreviation or name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from opgavenkaart.graph.model.schema import Table
from opgavenkaart.graph.text import slug
from opgavenkaart.loaders.exchange.network import Element
from opgavenkaart.loaders.tables.ids import id_field, name_field

_BY_A_TOOL = re.compile(  # 12, 1.0, n0, n2::n0, node_3, elem-Xk3Jd9aB, a UUID
    r"(?:n|v|id|node|vertex)?[-_:. ]?\d.*|elem-.*|[0-9a-f]{8}-[0-9a-f-]*", re.IGNORECASE | re.DOTALL
)


class Told(NamedTuple):
    """An element of which the kind is known: its number in the file, and its cells by field."""

    number: int
    element: Element
    kind: str
    table: Table
    cells: dict[str, str]


def with_ids(things: Sequence[Told]) -> list[Told]:
    """Gives each an id. Those that would have the same one, but have different ids in the file, are given back.

    An id of our own export is "kind:id". Ids of a file count where no program numbered them.
    """
    by_hand = not any(_BY_A_TOOL.fullmatch(thing.element.id) for thing in things)
    made: list[Told] = []
    for thing in things:
        key, own = id_field(thing.table).id, own_id(thing.kind, thing.element.id)
        if own != thing.element.id:
            thing.cells[key] = own
        elif key not in thing.cells:
            called = own if by_hand else thing.cells[name_field(thing.table).id]
            thing.cells[key] = slug(thing.cells.get("abbreviation") or called)
            made.append(thing)
    times = Counter((thing.kind, thing.cells[id_field(thing.table).id]) for thing in things)
    same = [thing for thing in made if times[thing.kind, thing.cells[id_field(thing.table).id]] > 1]
    for thing in same:
        key = id_field(thing.table).id
        thing.cells[key] = slug(f"{thing.cells[key]} {thing.element.id}")
    return same


def own_id(kind: str, id: str) -> str:
    """The id of an element without the kind that our own export writes before it."""
    return id.removeprefix(f"{kind}:")
