"""Headings that stand in a table again, as at the top of each printed page."""

from __future__ import annotations

from opgavenkaart.loaders.cleaning.codes import HEADINGS_AGAIN
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.tables.find_header import repeats_header


def leave_headings_out(area: TableArea) -> None:
    """Leave out the rows that repeat the headings, and report the first of them."""
    same = repeats_header(area.cells[area.top])
    rows = [row for row in range(area.top + 1, len(area.cells)) if same(area.cells[row])]
    if rows:
        area.report(HEADINGS_AGAIN, rows[0], None, "", {"count": str(len(rows))})
    for row in rows:
        area.leave_out(row)
