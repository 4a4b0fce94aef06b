"""Another table below the first, on the same sheet: its headings stand there as a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import OR, listed, match_key
from opgavenkaart.loaders.cleaning.codes import SECOND_TABLE
from opgavenkaart.loaders.cleaning.header_rows import fields_by_key
from opgavenkaart.loaders.cleaning.table_area import TableArea


def leave_second_table_out(area: TableArea) -> None:
    """Tell where another table begins, and leave it out: its rows are none of this one."""
    for row in _below_empty_rows(area):
        headings = list(filter(None, map(str.strip, area.cells[row])))
        if len(headings) > 1 and (tables := _tables_of(headings)):
            details = {"tables": listed((TABLES[table].text for table in tables), OR)}
            area.report(SECOND_TABLE, row, None, ", ".join(headings), details)
            for below in range(row, len(area.cells)):
                area.leave_out(below)
            return


def _below_empty_rows(area: TableArea) -> Iterator[int]:
    """The rows right below an empty one, and those below a title, of one cell, that stands there."""
    apart = False
    for row in range(area.top + 1, len(area.cells)):
        empty = not any(map(str.strip, area.cells[row]))
        if apart and not empty:
            yield row
        apart = empty or (apart and len(area.filled(row)) == 1)


def _tables_of(headings: Sequence[str]) -> Sequence[str]:
    """The tables of which all of these are columns, each another one; those that lack the fewest come first."""
    keys = list(map(match_key, headings))
    found = []
    for id, known, required in _known():
        fields = {known[key] for key in keys if key in known}
        if len(fields) == len(keys):
            found.append((len(required - fields), id))
    fewest = min(found, default=(0, ""))[0]
    return [id for lacking, id in found if lacking == fewest][:3]


@cache
def _known() -> Sequence[tuple[str, dict[str, str], frozenset[str]]]:
    """Of each table, the column that each spelling means, and the columns that it must have."""
    return [
        (
            id,
            {key: field.id for key, field in fields_by_key(table).items()},
            frozenset(field.id for field in table.columns if field.required),
        )
        for id, table in TABLES.items()
    ]
