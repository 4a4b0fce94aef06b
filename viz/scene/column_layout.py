"""Where things stand in columns beside each other, the same matter at the same height in each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from opgavenkaart.viz.scene.layout import (
    BESIDE,
    HEADING,
    HEADING_LINE,
    NOTE,
    NOTE_LINE,
    PAD,
    RADIUS,
    Entry,
    Placed,
    height_of,
    in_lines,
    label_of,
    mark_of,
)
from opgavenkaart.viz.scene.picture import NOTHING, SILENT, Assertion, Box, Mark
from opgavenkaart.viz.scene.text_metrics import rows, wrapped

GUTTER = 158.0  # for what rows are called
BETWEEN = 7.0  # rows
COLUMNS = 12.0  # between them
ROW, LINE = 4.0, 25.0  # of marks below each other, and of those beside each other
MOST_TEXT = 4  # lines


@dataclass(frozen=True)
class Cell:
    """What stands in a row for one column: a text, marks beside each other, or marks below each other."""

    text: Assertion = SILENT
    beside: tuple[Entry, ...] = ()
    below: tuple[Entry, ...] = ()


def sheet(heads: Sequence[Entry], given: Sequence[tuple[Assertion, Sequence[Cell]]], wide: float, most: int) -> Placed:
    """A box for each column under its head, with a line and a name for each row; from (0, 0).

    The names of marks below each other have at most this many lines. A column goes with its head where a filter names
    others.
    """
    lefts = [GUTTER + number * (wide + COLUMNS) for number in range(len(heads))]
    marks: list[Mark] = []
    labels = [label_of(head, wide - 2 * PAD - RADIUS - BESIDE) for head in heads]
    y = PAD + max(map(height_of, labels), default=0.0)
    for left, head, label in zip(lefts, heads, labels, strict=True):
        mark = mark_of(head, head.thing, left + PAD + RADIUS, PAD + height_of(label) / 2 - 2, label)
        marks.append(replace(mark, stands_with=(head.thing,)))
    near: list[tuple[str, str]] = []
    lines: list[Box] = []
    for number, (name, cells) in enumerate(given):
        heading = wrapped(name.text, HEADING, GUTTER - PAD - 4.0, bold=True)
        placed = [_cell(cell, wide, f"{head.thing}/{number}", most) for head, cell in zip(heads, cells, strict=True)]
        high = max([part.height for part in placed] + [rows(heading) * HEADING_LINE]) + BETWEEN
        lines.append(Box(0.0, y, lefts[-1] + wide, high, replace(name, text=heading), "rule", text=BETWEEN - 3.0))
        for left, head, part in zip(lefts, heads, placed, strict=True):
            there = part.moved(left, y + BETWEEN - 3.0).standing_with(head.thing)
            marks += there.marks
            lines += there.boxes
            near += [(head.thing, mark.id) for mark in there.marks]
        y += high
    columns = [
        Box(left, 0.0, wide, y + 2.0, stands_with=(head.thing,)) for left, head in zip(lefts, heads, strict=True)
    ]
    return Placed(tuple(marks), (*columns, *lines), lefts[-1] + wide, y + 2.0, tuple(near))


def _cell(cell: Cell, wide: float, name: str, most: int) -> Placed:
    if cell.text.text.nl:
        note = wrapped(cell.text.text, NOTE, wide - 2 * PAD, MOST_TEXT)
        high = rows(note) * NOTE_LINE + 4.0
        stated = replace(cell.text, text=NOTHING)
        return Placed((), (Box(0.0, 0.0, wide, high, stated, "bare", note, text=3.0),), wide, high)
    marks: list[Mark] = []
    y = 0.0
    for number, line in enumerate(in_lines(cell.beside, wide - 2 * PAD)):
        marks += [mark_of(e, f"{name}/{number}.{at}", x, y + LINE / 2, label) for at, (x, e, label) in enumerate(line)]
        y += LINE
    listed = lines_of(cell.below, wide - RADIUS, name, most)
    return Placed((*marks, *listed.moved(0.0, y).marks), (), wide, y + listed.height)


def lines_of(entries: Sequence[Entry], wide: float, name: str, most: int = 1) -> Placed:
    """Marks below each other, each label on at most this many lines."""
    x = PAD + RADIUS
    marks: list[Mark] = []
    y = 0.0
    for number, entry in enumerate(entries):
        label = label_of(entry, wide - x - BESIDE, most)
        high = height_of(label, ROW)
        marks.append(mark_of(entry, f"{name}/{number}", x, y + high / 2, label))
        y += high
    return Placed(tuple(marks), (), wide, y)


def listing(heading: Assertion, entries: Sequence[Entry], wide: float, name: str) -> Placed:
    """A box with a heading above marks below each other."""
    words = replace(heading, text=wrapped(heading.text, HEADING, wide - 2 * PAD, 1, bold=True))
    marks = lines_of(entries, wide - PAD, name).moved(0.0, PAD - 3.0 + HEADING_LINE + 4.0)
    high = PAD + HEADING_LINE + marks.height + 6.0
    return replace(marks, boxes=(Box(0.0, 0.0, wide, high, words, text=PAD - 3.0),), height=high)
