"""Rows that go on with the row above: further references in columns that take several, and nothing that a row needs."""

from __future__ import annotations

from collections.abc import Sequence

from opgavenkaart.loaders.cleaning.codes import CONTINUED_ROW
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.tables.cells import SEPARATOR


def join_continued(area: TableArea) -> None:
    """Join such rows to the row above, where that can mean nothing else; others keep their missing cells."""
    leads = area.identifying or area.required[:1]
    base: int | None = None
    for row in range(area.top + 1, len(area.cells)) if leads else ():
        cells = area.cells[row]
        if _has(cells, leads[0]) or any(_has(cells, column) for column in leads):  # mostly the first, which is quick
            base = row
            continue
        filled = [column for column, cell in enumerate(cells) if cell.strip()]
        if base is None or not filled or not _goes_on(area, filled, max(leads)) or not _is_whole(area, base):
            base = None
            continue
        for column in filled:
            parts = [part for part in map(str.strip, area.cell(base, column).split(SEPARATOR)) if part]
            new = [part for part in map(str.strip, area.cell(row, column).split(SEPARATOR)) if part not in parts]
            area.put(base, column, SEPARATOR.join((*parts, *filter(None, new))))
        details = {"other": str(base + 1), "column": area.cells[area.top][leads[0]].strip()}
        area.report(CONTINUED_ROW, row, None, " ".join(area.cell(row, column) for column in filled), details)
        area.leave_out(row)


def _has(cells: Sequence[str], column: int) -> bool:
    return column < len(cells) and bool(cells[column].strip())


def _goes_on(area: TableArea, filled: Sequence[int], leads: int) -> bool:
    """Whether a row fills nothing but columns, to the right of those that lead, that refer to several things."""
    fields = [area.fields.get(column) for column in filled]
    return filled[0] > leads and all(field and field.many and field.type == "reference" for field in fields)


def _is_whole(area: TableArea, row: int) -> bool:
    """Whether a row lacks nothing, and has no value where an empty cell below it means another (a default)."""
    return all(area.cell(row, column) for column in area.required) and not any(
        field.default and area.cell(row, column) for column, field in area.fields.items()
    )
