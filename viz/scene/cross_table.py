"""Where things stand in rows and columns: each row beside its own mark or heading, marks below each other in a cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from opgavenkaart.viz.scene.layout import (
    BESIDE,
    HEADING,
    HEADING_LINE,
    PAD,
    RADIUS,
    Entry,
    Placed,
    height_of,
    label_of,
    mark_of,
)
from opgavenkaart.viz.scene.picture import SILENT, Assertion, Box, Mark
from opgavenkaart.viz.scene.text_metrics import rows as lines_of
from opgavenkaart.viz.scene.text_metrics import wrapped

INDENT = 20.0  # of a row that is part of another
ABOVE = 4.0  # the first mark of a row, below its line


@dataclass(frozen=True)
class Column:
    """A column: its id, what is above it, and how wide it is."""

    id: str
    heading: Assertion
    wide: float


@dataclass(frozen=True)
class Row:
    """A row: its id, the mark that is its head, or a heading, and what is in its cells, one for each column."""

    id: str
    cells: Sequence[Sequence[Entry]]
    head: Entry | None = None
    heading: Assertion = SILENT
    indent: int = 0


def cross_table(columns: Sequence[Column], rows: Sequence[Row], first: float, most: int = 2) -> Placed:
    """The rows below each other, each a line with its marks; names have at most so many lines; from (0, 0).

    `first` is the width of what is left of the columns. The marks are called "head/ROW/0" and "cell/ROW/COLUMN/NUMBER".
    """
    lefts = list(accumulate((column.wide for column in columns), initial=first))
    headings = [_wrapped(column.heading, column.wide - PAD, 3) for column in columns]
    y = max((lines_of(heading.text) for heading in headings), default=0) * HEADING_LINE + ABOVE
    boxes = [
        Box(left - PAD, 0.0, column.wide, y, heading, "bare", text=0.0)
        for left, column, heading in zip(lefts, columns, headings, strict=False)
    ]
    marks: list[Mark] = []
    near: list[tuple[str, str]] = []
    for row in rows:
        left = RADIUS + row.indent * INDENT
        heads = _below((row.head,) if row.head else (), f"head/{row.id}", left, y, first - left - BESIDE - 4.0, 3)
        inside = [
            _below(cell, f"cell/{row.id}/{column.id}", x + RADIUS, y, column.wide - 2 * RADIUS - BESIDE, most)
            for x, column, cell in zip(lefts, columns, row.cells, strict=False)
        ]
        heading = _wrapped(row.heading, first - PAD, 2)
        high = lines_of(heading.text) * HEADING_LINE if heading.text.nl else 0.0
        high = max(high, *(height for _, height in (heads, *inside)))
        boxes.append(Box(0.0, y, lefts[-1], high + 2 * ABOVE, heading, "rule", text=ABOVE))
        of_row = [mark for found, _ in (heads, *inside) for mark in found]
        near += [(head.id, mark.id) for head in heads[0] for mark in of_row if mark != head]
        marks += of_row
        y += high + 2 * ABOVE
    return Placed(tuple(marks), tuple(boxes), lefts[-1], y, tuple(near))


def _wrapped(heading: Assertion, room: float, most: int) -> Assertion:
    return replace(heading, text=wrapped(heading.text, HEADING, room, most, bold=True))


def _below(entries: Sequence[Entry], name: str, x: float, y: float, room: float, most: int) -> tuple[list[Mark], float]:
    """Marks below each other, and how high they are."""
    marks: list[Mark] = []
    top = y + ABOVE
    for number, entry in enumerate(entries):
        label = label_of(entry, room, most)
        high = height_of(label)
        marks.append(mark_of(entry, f"{name}/{number}", x, top + high / 2, label))
        top += high
    return marks, top - y - ABOVE
