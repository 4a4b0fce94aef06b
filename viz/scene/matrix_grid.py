"""The frame of a matrix: names on the left, numbers above, and where each row and column stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.text import join, same
from opgavenkaart.viz.scene.layout import BESIDE, LABEL, Entry, Placed
from opgavenkaart.viz.scene.picture import Box, Mark
from opgavenkaart.viz.scene.text_metrics import width, wrapped

CELL, NAME = 31.0, 400.0  # of a square, and of a name at most


@dataclass(frozen=True)
class MatrixGrid:
    """A matrix without what is in it. `at` is where a thing crosses itself: x of its column, y of its row."""

    placed: Placed
    at: Mapping[str, tuple[float, float]]


def frame(entries: Sequence[Entry], cell: float = CELL, name: float = NAME, *, parties: bool = False) -> MatrixGrid:
    """The frame for these, from (0, 0); the marks are called "row/…" and "column/…" after the ids of their things.

    Rows and columns of `parties` go with these where a filter names others.
    """
    names = [
        wrapped(join(f"{number}. ", entry.label), LABEL, name, 1, bold=entry.bold)
        for number, entry in enumerate(entries, 1)
    ]
    named = zip(entries, names, strict=True)
    longest = max((width(words, LABEL, bold=entry.bold) for entry, label in named for words in label), default=0.0)
    left = longest + BESIDE + cell
    wide, high = left + len(entries) * cell, (len(entries) + 1) * cell
    marks: list[Mark] = []
    stripes: list[Box] = []
    rules: list[Box] = []
    at: dict[str, tuple[float, float]] = {}
    for place, (entry, label) in enumerate(zip(entries, names, strict=True)):
        x, y = left + (place + 0.5) * cell, (place + 1.5) * cell
        id, own = entry.thing.partition(":")[2], (entry.thing,) if parties else ()
        at[id] = x, y
        row = Mark(
            f"row/{id}",
            left - cell / 2,
            y,
            entry.look,
            label,
            entry.thing,
            "left",
            entry.bold,
            heads=True,
            stands_with=own,
        )
        number = same(str(place + 1))
        column = Mark(
            f"column/{id}", x, cell / 2, "number", number, entry.thing, "on", bold=True, heads=True, stands_with=own
        )
        marks += row, column
        rules.append(Box(0.0, y - cell / 2, wide, cell, look="rule", stands_with=own))
        if place % 2 == 0:
            stripes.append(Box(x - cell / 2, 0.0, cell, high, stands_with=own))
    return MatrixGrid(Placed(tuple(marks), (*stripes, *rules), wide, high), at)


def crossing(row: str, column: str, mark: str) -> tuple[tuple[str, str], ...]:
    """What belongs to a mark where this row and this column cross."""
    return (f"row/{row}", mark), (f"column/{column}", mark)
