"""A sheet with one of our tables, and a sheet with nothing but that table: same rows, same numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.cleaning import cell_values, rows_below, rows_between
from opgavenkaart.loaders.cleaning.codes import ABOVE_HEADINGS, EMPTY_SHEETS, TOO_WIDE
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.files.limits import MAX_COLUMNS
from opgavenkaart.loaders.files.sheet import CODE, Sheet, column_letters
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Place, Problem, shortened
from opgavenkaart.loaders.tables.find_header import SEARCHED, Cells, is_group, joined_headers, plain
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY, fields_by_key


def clean_sheet(sheet: Sheet) -> Sheet:
    """The sheet with its headings in one row, the first that is not empty, and below it rows of the table alone.

    What else stands there is among its problems. A sheet that is called by no table of ours stays as it is.
    """
    table = TABLE_BY_KEY.get(match_key(sheet.name))
    if table is None:
        return sheet
    problems, cells = [*sheet.problems], [*sheet.cells]
    if max(map(len, cells), default=0) > MAX_COLUMNS:
        problems += _too_wide(sheet)
        cells = [row[:MAX_COLUMNS] for row in cells]
    heads = heads_of(table, cells)
    if heads is None:
        return replace(sheet, problems=problems)
    top = heads.rows[-1]
    problems += _above_headings(sheet, heads.rows[0])
    cells[:top] = [[] for _ in range(top)]
    if len(heads.rows) > 1 or any(CODE in cell for cell in cells[top]):
        cells[top] = heads.headings
    area = TableArea(table, sheet.place, cells, top)
    cell_values.fill_merged(area, sheet.merged)
    rows_between.leave_headings_out(area)
    rows_between.leave_second_table_out(area)
    rows_below.leave_notes_out(area)
    rows_below.leave_totals_out(area)
    rows_between.report_section_rows(area)
    rows_between.join_continued(area)
    cell_values.read_day_numbers(area, sheet.day_0)
    cell_values.report_autoformatted(area, sheet.typed)
    return replace(sheet, cells=cells, problems=bounded([*problems, *area.problems]))


def empty_sheets(sheets: Iterable[Place]) -> list[Problem]:
    """One warning a file that lists its empty sheets."""
    names: dict[str, list[str]] = {}
    for file, sheet in sheets:
        names.setdefault(file, []).append(f'"{sheet}"')
    return [Problem(EMPTY_SHEETS, file, value=", ".join(of)) for file, of in names.items()]


def _too_wide(sheet: Sheet) -> Iterator[Problem]:
    """What stands beyond the columns that are looked at."""
    beyond = [(n, cell) for n, row in enumerate(sheet.cells, 1) for cell in row[MAX_COLUMNS:] if cell.strip()]
    if beyond:
        value = ", ".join(shortened(cell) for _, cell in beyond[:5])
        details = {"last": column_letters(MAX_COLUMNS - 1)}
        yield Problem(TOO_WIDE, *sheet.place, beyond[0][0], "", value, details)


def _above_headings(sheet: Sheet, first: int) -> Iterator[Problem]:
    """What stands above the headings, which begin at the row `first`."""
    texts = [" ".join(filter(None, map(str.strip, row[:MAX_COLUMNS]))) for row in sheet.cells[:first]]
    filled = [(row, text) for row, text in enumerate(texts, 1) if text]
    if filled:
        value = " / ".join(shortened(text) for _, text in filled)
        yield Problem(ABOVE_HEADINGS, *sheet.place, filled[0][0], "", value, {"count": str(len(filled))})


class Heads(NamedTuple):
    """The heading rows of a table, and the heading of each column."""

    rows: range
    headings: list[str]


def heads_of(table: Table, cells: Cells) -> Heads | None:
    """The first row that is not empty, unless one of the first fifty, or two together, name more of the columns.

    Only rows in which most cells are spellings of columns can be these.
    """
    known = fields_by_key(table.id)
    texts = [[plain(cell) for cell in row] for row in cells[:SEARCHED]]
    filled = [index for index, row in enumerate(texts) if any(row)]
    alone = [Heads(range(row, row + 1), texts[row]) for row in filled]
    together = [
        Heads(range(upper, lower + 1), _together(texts[upper], texts[lower], known))
        for upper, lower in pairwise(filled)
        if lower == upper + 1 and is_group(texts[upper], texts[lower])
    ]
    best, most = None, 0
    for heads in (*alone, *together):
        count = len({known[key].id for key in map(match_key, heads.headings) if key in known})
        if best is None or (count > most and 2 * count >= sum(map(bool, heads.headings))):
            best, most = heads, count
    return best


def _together(upper: Sequence[str], lower: Sequence[str], known: Mapping[str, Field]) -> list[str]:
    """What two rows say together; where only the lower one is a column of ours, the upper one is a mere group."""
    both = joined_headers([upper, lower])
    below = [*lower, *[""] * (len(both) - len(lower))]
    return [
        low if match_key(low) in known and match_key(whole) not in known else whole
        for whole, low in zip(both, below, strict=True)
    ]
