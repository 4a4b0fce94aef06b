"""Counts in rows and columns, each a mark that opens what it counts; and beside a row a bar as long as it has many."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from opgavenkaart.graph.text import Noun, Text, counted, figure, join
from opgavenkaart.viz.scene.folding import LEAST
from opgavenkaart.viz.scene.layout import BESIDE, LABEL, LINE, STAGE, Entry, Placed, labels_of
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Box, BoxLook, Facts, Mark
from opgavenkaart.viz.scene.text_metrics import rows, width, wrapped
from opgavenkaart.viz.style.counts import count_text, look_of
from opgavenkaart.viz.views.overview.columns_of_issues import TOTAL, GridHeading

NAME, BAR = 370.0, 520.0  # of the name of a row, and the longest bar
PITCH, HIGH = 36.0, 34.0  # from one number to the next in a cell, and of a row
LARGE, LARGE_PITCH = 1000, 54.0  # numbers that take more room
NARROWEST, LONGEST_WORD, WIDEST, TOTALS = 84.0, 180.0, 180.0, 70.0  # of columns
Things = Mapping[str, Facts]  # each with the findings because of which it is counted


@dataclass(frozen=True)
class GridCounts:
    """What is counted: the things of each status, by the ids of the row and the column that they are in."""

    rows: tuple[GridHeading, ...]
    columns: tuple[GridHeading, ...]
    cells: Mapping[tuple[str, str], Mapping[str, Things]]
    noun: Noun

    def total(self, row: str, column: str) -> Things:
        """All things of a cell; of a total, those of its row or column, each once."""
        across = [c.id for c in self.columns] if column == TOTAL else [column]
        down = [r.id for r in self.rows] if row == TOTAL else [row]
        cells = (self.cells.get((r, c), {}) for r in down for c in across)
        return {thing: facts for cell in cells for things in cell.values() for thing, facts in things.items()}

    @cached_property
    def pitch(self) -> float:
        """From one number to the next."""
        largest = max((len(of) for cell in self.cells.values() for of in cell.values()), default=0)
        return LARGE_PITCH if largest >= LARGE else PITCH

    def names(self, row: GridHeading, column: GridHeading) -> Text:
        """What a cell is of: "BZK, Wonen"."""
        return join(*(heading.label for heading in (row, column) if heading.id != TOTAL), between=", ")


OF_ALL = GridHeading(TOTAL, Text("totaal", "total"), bold=True)


def opens(row: str, column: str) -> str:
    """The name of the part that a cell opens."""
    return f"{row}|{column}"


def grid(counts: GridCounts, maps: Collection[str] = (), *, bars: Sequence[str] = ()) -> Placed:
    """The counts from (0, 0), under the names of the columns, with their totals; and bars of these rows.

    What has one of the maps opens it.
    """
    entries = [Entry(row.look, row.label, row.thing, bold=row.bold) for row in counts.rows]
    names = labels_of(entries, NAME)
    left = BESIDE * 2 + max((width(words, LABEL, bold=True) for name in names for words in name), default=0.0)
    across = [*counts.columns, *([OF_ALL] if len(counts.columns) > 1 else [])]
    high = (len(counts.rows) + 1) * HIGH + 3 * LINE
    room = STAGE[0] / min(max(STAGE[1] / high, LEAST), 1.0) - left - (BAR if bars else 0.0)
    wides = _widths(counts, across, room)
    heads = [wrapped(column.label, LABEL, wide - 8.0, 3, bold=True) for column, wide in zip(across, wides, strict=True)]
    top = max(map(rows, heads), default=1) * LINE + 8.0
    marks: list[Mark] = []
    boxes: list[Box] = []
    near: list[tuple[str, str]] = []
    lefts = [left + sum(wides[:at]) for at in range(len(wides))]
    down = [*counts.rows, *([OF_ALL] if len(counts.columns) > 1 else [])]
    whole = left + sum(wides)
    for at, (column, x, wide, head) in enumerate(zip(across, lefts, wides, heads, strict=True)):
        marks.append(Mark(f"column/{column.id}", x + wide / 2, top / 2, "number", head, column.thing, "on", bold=True))
        if at % 2 == 0:
            boxes.append(Box(x, 0.0, wide, top + len(down) * HIGH))
    for number, row in enumerate(down):
        y = top + (number + 0.5) * HIGH
        name = names[number] if number < len(names) else row.label
        marks.append(Mark(f"row/{row.id}", left - BESIDE, y, row.look, name, row.thing, "left", row.bold))
        boxes.append(Box(0.0, y - HIGH / 2, whole + (BAR if bars else 0.0), HIGH, look="rule"))
        for column, x, wide in zip(across, lefts, wides, strict=True):
            cell = _cell(counts, row, column, x + wide / 2, y)
            marks += cell
            near += [(f"{of}/{heading.id}", m.id) for m in cell for of, heading in (("row", row), ("column", column))]
    if bars:
        boxes += _bars(counts, bars, whole + 12.0, top)
        whole += BAR
    marks = [mark if mark.opens in maps else replace(mark, opens="") for mark in marks]
    return Placed(tuple(marks), tuple(boxes), whole, top + len(down) * HIGH, tuple(near))


def _widths(counts: GridCounts, columns: Sequence[GridHeading], room: float) -> list[float]:
    """Of each column: what its numbers need, and as much of the room as others."""
    many = {
        c.id: max((len(of) for (_, column), of in counts.cells.items() if column == c.id), default=1) for c in columns
    }
    least = [
        TOTALS if c is OF_ALL else max(many[c.id] * counts.pitch + 8.0, NARROWEST, _longest_word(c.label))
        for c in columns
    ]
    more = max((room - sum(least)) / max(len(columns), 1), 0.0)
    return [
        wide if c is OF_ALL else max(min(wide + more, WIDEST), wide) for c, wide in zip(columns, least, strict=True)
    ]


def _longest_word(label: Text) -> float:
    """What it takes to break it at its spaces, as far as that is reasonable."""
    words = (word for words in label for word in words.split())
    return min(max(width(word, LABEL, bold=True) for word in words) + 9.0, LONGEST_WORD)


def asserted(words: Text, things: Things) -> Assertion:
    """Words that count these."""
    return Assertion(words, tuple(fact for facts in things.values() for fact in facts), tuple(things))


def _cell(counts: GridCounts, row: GridHeading, column: GridHeading, x: float, y: float) -> list[Mark]:
    """A number for each status beside each other; of a total the one number of all."""
    if TOTAL in (row.id, column.id):
        things = counts.total(row.id, column.id)
        mark = Mark(
            f"cell/{row.id}/{column.id}", x, y, "number", figure(len(things)), side="on", bold=True, holds=tuple(things)
        )
        whole = row.id == column.id
        name = join(counts.names(row, column), *([] if whole else [": "]), counted(len(things), counts.noun))
        opened = "" if whole else opens(row.id, column.id)
        return [replace(mark, name=asserted(name, things), opens=opened)] if things else []
    of = counts.cells.get((row.id, column.id), {})
    return [
        Mark(
            f"cell/{row.id}/{column.id}/{status}",
            x + (at - (len(of) - 1) / 2) * counts.pitch,
            y,
            look_of(status, len(things)),
            figure(len(things)),
            side="on",
            holds=tuple(things),
            name=asserted(
                join(counts.names(row, column), ": ", counted(len(things), counts.noun), ", ", count_text(status)),
                things,
            ),
            opens=opens(row.id, column.id),
        )
        for at, (status, things) in enumerate(of.items())
    ]


def _bars(counts: GridCounts, of: Sequence[str], left: float, top: float) -> list[Box]:
    """The parts of each bar, all to one measure."""
    longest = max((sum(len(things) for _, _, things in _parts(counts, row)) for row in of), default=1)
    unit = (BAR - 24.0) / max(longest, 1)
    boxes: list[Box] = []
    for number, row in enumerate(counts.rows):
        x = left
        for column, status, things in _parts(counts, row.id) if row.id in of else ():
            wide, look = len(things) * unit, cast("BoxLook", f"bar/{status}")
            y = top + number * HIGH + 6.0
            bar = asserted(NOTHING, things)
            boxes.append(Box(x, y, wide, HIGH - 12.0, bar, look, unit=unit, opens=opens(row.id, column)))
            x += wide
    return boxes


def _parts(counts: GridCounts, row: str) -> list[tuple[str, str, Things]]:
    """Column, status and things of each cell of a row."""
    cells = ((column.id, counts.cells.get((row, column.id), {})) for column in counts.columns)
    return [(column, status, things) for column, cell in cells for status, things in cell.items()]
