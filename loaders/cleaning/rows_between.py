"""Rows among those of a table that are not one: headings again, a second table, titles of sections, continued rows."""

from collections.abc import Iterator, Sequence

from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import OR, listed, match_key
from opgavenkaart.loaders.cleaning.codes import CONTINUED_ROW, GROUP_ROWS, HEADINGS_AGAIN, SECOND_TABLE
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.problems.problem import shortened
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.find_header import repeated_headers
from opgavenkaart.loaders.tables.recognise import fields_by_key

MIN_OTHER_COLUMNS = 2  # that all rows but titles fill: where people leave cells empty, nothing is known
MAX_NAMED_TITLES, MAX_NAMED_TABLES = 5, 3


def leave_headings_out(area: TableArea) -> None:
    """Leave out the rows that repeat the headings, as at the top of each printed page; report the first of them."""
    rows = [area.rows[at] for at in repeated_headers(area.cells[area.top], area.cells[area.top + 1 :])]
    if rows:
        area.report(HEADINGS_AGAIN, rows[0], None, "", {"count": str(len(rows))})
    for row in rows:
        area.leave_out(row)


def leave_second_table_out(area: TableArea) -> None:
    """Report where another table begins, and leave it out: its rows are none of this one."""
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
    for row in area.rows if area.empty else ():
        if row in area.empty:
            apart = True
        elif apart:
            yield row
            apart = area.is_lone(row)


def _tables_of(headings: Sequence[str]) -> Sequence[str]:
    """The tables of which all of these are columns, each another one; those that lack the fewest come first."""
    keys = list(map(match_key, headings))
    found = []
    for id, table in TABLES.items():
        known = fields_by_key(id)
        fields = {known[key].id for key in keys if key in known}
        if len(fields) == len(keys):
            found.append((sum(field.required and field.id not in fields for field in table.columns), id))
    fewest = min(found, default=(0, ""))[0]
    return [id for lacking, id in found if lacking == fewest][:MAX_NAMED_TABLES]


def report_section_rows(area: TableArea) -> None:
    """Report rows in which a name stands alone, once, where all others fill more and there are more of them.

    They are read all the same: often, but not always, they are titles of the rows below.
    """
    if not area.identifying:
        return
    alone = {row: area.filled(row)[0] for row in area.rows if area.is_lone(row)}
    others = [row for row in area.rows if row not in alone and row not in area.empty] if alone else []
    lone = [row for row, column in alone.items() if column in area.identifying and others and row < others[-1]]
    if not len(others) > len(lone) > 0:
        return
    common = set.intersection(*(set(area.filled(row)) for row in others))
    if len(common.difference(area.identifying)) >= MIN_OTHER_COLUMNS:
        names = [shortened(area.cell(row, alone[row])) for row in lone[:MAX_NAMED_TITLES]]
        area.report(GROUP_ROWS, lone[0], alone[lone[0]], " / ".join(names), {"count": str(len(lone))})


def join_continued(area: TableArea) -> None:
    """Join rows with further references to the row above, where that can mean nothing else.

    They fill only columns that take several, and nothing that a row needs; others keep their missing cells.
    """
    leads = area.identifying or area.required[:1]
    base, before = None, 0
    for row in _without(area, leads) if leads else ():
        if row != before + 1:
            base = row - 1 if row - 1 in area.rows else None
        before, filled = row, area.filled(row)
        if base is None or not filled or not _continues(area, filled, max(leads)) or not _is_whole(area, base):
            base = None
            continue
        for column in filled:
            parts, more = (
                list(filter(None, map(str.strip, area.cell(at, column).split(SEPARATOR)))) for at in (base, row)
            )
            area.put(base, column, SEPARATOR.join((*parts, *(part for part in more if part not in parts))))
        details = {"other": str(base + 1), "column": area.cells[area.top][leads[0]].strip()}
        area.report(CONTINUED_ROW, row, None, " ".join(area.cell(row, column) for column in filled), details)
        area.leave_out(row)


def _without(area: TableArea, leads: Sequence[int]) -> Sequence[int]:
    """The rows that fill none of the columns that lead."""
    first, cells = leads[0], area.cells
    rows = [row for row in area.rows if len(cells[row]) <= first or not cells[row][first].strip()]
    return [row for row in rows if not any(area.cell(row, column) for column in leads)]


def _continues(area: TableArea, filled: Sequence[int], leads: int) -> bool:
    """Whether a row fills nothing but columns, to the right of those that lead, that refer to several things."""
    fields = [area.fields.get(column) for column in filled]
    return filled[0] > leads and all(field and field.many and field.type == "reference" for field in fields)


def _is_whole(area: TableArea, row: int) -> bool:
    """Whether a row lacks nothing, and has no value where an empty cell below it means another (a default)."""
    return all(area.cell(row, column) for column in area.required) and not any(
        field.default and area.cell(row, column) for column, field in area.fields.items()
    )
