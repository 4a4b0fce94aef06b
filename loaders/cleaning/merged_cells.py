"""Merged cells below the headings: what is merged over rows holds for each of them, as anybody reads it."""

from __future__ import annotations

from collections.abc import Iterable

from opgavenkaart.loaders.cleaning.codes import MERGED_ACROSS, MERGED_DOWN
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.files.sheet import Merged


def fill_merged(area: TableArea, merged: Iterable[Merged]) -> None:
    """Fill the empty cells that a merged one covers, in rows that hold anything else.

    Not where it names the thing itself (that would be the same thing again), nor over columns: what a cell
    means in a column that it is not headed by cannot be known.
    """
    down: list[Merged] = []
    across: list[Merged] = []
    for (first, left), (last, right) in sorted(merged):
        value = area.cell(first, left) if area.top < first < len(area.cells) else ""
        if not value or not any(column in area.fields for column in range(left, right + 1)):
            continue
        if right > left:
            across.append(((first, left), (last, right)))
        elif left not in area.identifying:
            covered = range(first + 1, min(last + 1, len(area.cells)))
            rows = [row for row in covered if any(map(str.strip, area.cells[row])) and not area.cell(row, left)]
            for row in rows:
                area.put(row, left, value)
            down += [((first, left), (last, right))] if rows else []
    for code, found in ((MERGED_DOWN, down), (MERGED_ACROSS, across)):
        if found:
            (row, column), _ = found[0]
            area.report(code, row, column, area.cell(row, column), {"count": str(len(found))})
