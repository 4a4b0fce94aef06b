"""Which id does an element get? That which people gave it in the file, else one made of its abbreviation or name."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from opgavenkaart.graph.model.schema import Table
from opgavenkaart.graph.text import slug
from opgavenkaart.loaders.exchange.network import Element
from opgavenkaart.loaders.tables.records import id_field, name_field

_BY_A_TOOL = re.compile(  # 12, 1.0, n0, n2::n0, node_3, elem-Xk3Jd9aB, a UUID
    r"(?:n|v|id|node|vertex)?[-_:. ]?\d.*|elem-.*|[0-9a-f]{8}-[0-9a-f-]*", re.IGNORECASE | re.DOTALL
)


class Classified(NamedTuple):
    """An element of which the kind is known: its number in the file, its table, and its cells by field."""

    number: int
    element: Element
    table: Table
    cells: dict[str, str]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.cells[name_field(self.table).id]

    @property
    def id(self) -> str:
        """The id that it got."""
        return self.cells[id_field(self.table).id]


def give_ids(things: Sequence[Classified]) -> list[Classified]:
    """Gives each an id; returns those that would have had that of another, and got that of the file behind it.

    An id of our own export is "kind:id". Ids of a file count where no program numbered them.
    """
    by_hand = not any(_BY_A_TOOL.fullmatch(thing.element.id) for thing in things)
    made: list[Classified] = []
    for thing in things:
        key, own = id_field(thing.table).id, thing.element.id.removeprefix(f"{thing.table.kind}:")
        if own != thing.element.id:
            thing.cells[key] = own
        elif key not in thing.cells:
            thing.cells[key] = slug(thing.cells.get("abbreviation") or (own if by_hand else thing.name))
            made.append(thing)
    times = Counter((thing.table.kind, thing.id) for thing in things)
    same = [thing for thing in made if times[thing.table.kind, thing.id] > 1]
    for thing in same:
        thing.cells[id_field(thing.table).id] = slug(f"{thing.id} {thing.element.id}")
    return same
