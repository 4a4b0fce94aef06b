"""Rows between others in which a name stands alone: often the title of the rows below. They are read, and reported."""

from __future__ import annotations

from collections.abc import Sequence

from opgavenkaart.loaders.cleaning.codes import GROUP_ROWS
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.problems.problem import shortened

OTHERS = 2  # columns beside the name that every other row fills: where people leave cells empty, nothing is known


def report_section_rows(area: TableArea) -> None:
    """Report such rows, once, where all others fill more and there are more of them."""
    if not area.identifying or not any(_is_lone(cells) for cells in area.cells[area.top + 1 :]):
        return
    filled = [(row, columns) for row in range(area.top + 1, len(area.cells)) if (columns := area.filled(row))]
    last = max((row for row, columns in filled if len(columns) > 1), default=0)
    lone = [row for row, columns in filled if len(columns) == 1 and columns[0] in area.identifying and row < last]
    others = [set(columns) for _, columns in filled if len(columns) > 1]
    if lone and len(others) > len(lone) and len(set.intersection(*others).difference(area.identifying)) >= OTHERS:
        (column,) = area.filled(lone[0])
        names = [shortened(area.cell(row, at)) for row in lone[:5] for at in area.filled(row)]
        area.report(GROUP_ROWS, lone[0], column, " / ".join(names), {"count": str(len(lone))})


def _is_lone(cells: Sequence[str]) -> bool:
    """Whether a row fills one cell; most rows fill more, and so most tables need no further look."""
    return sum(map(bool, map(str.strip, cells))) == 1
