"""A sheet with one of our tables, and a sheet with nothing but that table: same rows, same numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.cleaning.autoformatted_cells import report_autoformatted
from opgavenkaart.loaders.cleaning.codes import ABOVE_HEADINGS, EMPTY_SHEETS, TOO_WIDE
from opgavenkaart.loaders.cleaning.continuation_rows import join_continued
from opgavenkaart.loaders.cleaning.footnotes import leave_notes_out
from opgavenkaart.loaders.cleaning.header_rows import Heads, heads_of
from opgavenkaart.loaders.cleaning.merged_cells import fill_merged
from opgavenkaart.loaders.cleaning.repeated_headers import leave_headings_out
from opgavenkaart.loaders.cleaning.second_table import leave_second_table_out
from opgavenkaart.loaders.cleaning.section_rows import report_section_rows
from opgavenkaart.loaders.cleaning.serial_dates import read_day_numbers
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.cleaning.total_rows import leave_totals_out
from opgavenkaart.loaders.files.column_letters import column_letters
from opgavenkaart.loaders.files.limits import MAX_COLUMNS
from opgavenkaart.loaders.files.sheet import CODE, Sheet
from opgavenkaart.loaders.problems.problem import Place, Problem, shortened
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY


def clean_sheet(sheet: Sheet, problems: list[Problem]) -> Sheet:
    """The sheet with its headings in one row, the first that is not empty, and below it rows of the table alone.

    What else stands there is reported. A sheet that is called by no table of ours stays as it is.
    """
    table = TABLE_BY_KEY.get(match_key(sheet.name))
    if table is None:
        return sheet
    cells = _narrow(sheet, problems)
    heads = heads_of(table, cells)
    if heads is None:
        return sheet
    _clear_above(heads, sheet.place, cells, problems)
    area = TableArea(table, sheet.place, cells, heads.rows[-1], problems)
    fill_merged(area, sheet.merged)
    leave_headings_out(area)
    leave_second_table_out(area)
    leave_notes_out(area)
    leave_totals_out(area)
    report_section_rows(area)
    join_continued(area)
    read_day_numbers(area, sheet.day_0)
    report_autoformatted(area, sheet.typed)
    return replace(sheet, cells=cells)


def empty_sheets(sheets: Iterable[Place]) -> list[Problem]:
    """One warning a file that lists its empty sheets."""
    names: dict[str, list[str]] = {}
    for file, sheet in sheets:
        names.setdefault(file, []).append(f'"{sheet}"')
    return [Problem(EMPTY_SHEETS, file, value=", ".join(of)) for file, of in names.items()]


def _narrow(sheet: Sheet, problems: list[Problem]) -> list[list[str]]:
    """The rows as far as columns are looked at; what stands beyond is reported."""
    if max(map(len, sheet.cells), default=0) <= MAX_COLUMNS:
        return list(sheet.cells)
    beyond = [(n, cell) for n, row in enumerate(sheet.cells, 1) for cell in row[MAX_COLUMNS:] if cell.strip()]
    if beyond:
        details = {"last": column_letters(MAX_COLUMNS - 1)}
        value = ", ".join(shortened(cell) for _, cell in beyond[:5])
        problems.append(Problem(TOO_WIDE, *sheet.place, beyond[0][0], "", value, details))
    return [row[:MAX_COLUMNS] for row in sheet.cells]


def _clear_above(heads: Heads, place: Place, cells: list[list[str]], problems: list[Problem]) -> None:
    """Make the rows above the headings empty, and the headings one row."""
    top = heads.rows[-1]
    above = [(row, " ".join(filter(None, map(str.strip, cells[row])))) for row in range(heads.rows[0])]
    filled = [(row, text) for row, text in above if text]
    if filled:
        value = " / ".join(shortened(text) for _, text in filled)
        problems.append(Problem(ABOVE_HEADINGS, *place, filled[0][0] + 1, "", value, {"count": str(len(filled))}))
    cells[:top] = [[] for _ in range(top)]
    if len(heads.rows) > 1 or any(CODE in cell for cell in cells[top]):
        cells[top] = heads.headings
