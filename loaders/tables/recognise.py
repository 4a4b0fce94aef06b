"""Which table is this, and which column is which? Names are compared without case, accents and punctuation."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.files.column_letters import column_letters
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.problems.code import Code
from opgavenkaart.loaders.problems.problem import Place, Problem
from opgavenkaart.loaders.tables.codes import (
    DUPLICATE_COLUMN,
    EXTRA_CELL,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    UNKNOWN_TABLE,
)

TABLE_BY_KEY = {match_key(word): table for table in TABLES.values() for word in (table.id, *table.text, *table.also)}
TABLE_NAMES = Text(*(", ".join(words) for words in zip(*(t.text for t in TABLES.values()), strict=True)))
TABLE_WORDS = {match_key(word): word for t in TABLES.values() for word in (t.id, *t.text, *t.also)}

READ_ME, LISTS = Text("lees mij", "read me"), Text("lijsten", "lists")  # sheets of a workbook that was made to fill in
BY_CODE, TWO_CODES = Text("op code één", "one by code"), Text("twee codes", "two codes")  # sheets of a review
UNPROPOSED = Text("zonder voorstel", "no proposal")
BESIDE = frozenset(match_key(word) for text in (READ_ME, LISTS, BY_CODE, TWO_CODES, UNPROPOSED) for word in text)


class Recognised(NamedTuple):
    """A sheet that is a table: the row of its headings (counted from 0) and where each of its fields stands."""

    table: Table
    sheet: Sheet
    heading_row: int
    columns: dict[str, int]  # field id -> column, counted from 0
    complete: bool  # no required column is missing, and the sheet was read to its end


def recognise(sheet: Sheet, read: Container[str], problems: list[Problem]) -> Recognised | None:
    """The sheet as a table, unless it is empty or no table. One that was `read` already is left at its name."""
    heading_row = next((i for i, cells in enumerate(sheet.cells) if "".join(cells).strip()), None)
    if heading_row is None:
        return None
    table = TABLE_BY_KEY.get(match_key(sheet.name))
    if table is None:
        if not sheet.place.sheet or match_key(sheet.name) not in BESIDE:
            problems.append(_unknown_table(sheet))
        return None
    if table.id in read:
        return Recognised(table, sheet, heading_row, {}, complete=False)
    return _headings(table, sheet, heading_row, problems)


def _headings(table: Table, sheet: Sheet, heading_row: int, problems: list[Problem]) -> Recognised:
    headings = [" ".join(cell.split()) for cell in sheet.cells[heading_row]]
    by_key = {match_key(word): field for field in table.columns for word in spellings(field)}
    beside = {match_key(word) for text in table.reader_headings for word in text}
    columns: dict[str, int] = {}

    def report(code: Code, column: str, **details: Text | str) -> None:
        problems.append(Problem(code, *sheet.place, heading_row + 1, column, column, {"table": table.text, **details}))

    for position, heading in enumerate(headings):
        field = by_key.get(match_key(heading)) if heading else None
        if field is None and match_key(heading) in beside:
            continue
        if field is None:
            if heading or _used(sheet, heading_row, position):
                report(UNKNOWN_COLUMN, heading or column_letters(position), **_known(table, heading))
        elif field.id in columns:
            report(DUPLICATE_COLUMN, heading, other=headings[columns[field.id]])
        else:
            columns[field.id] = position
    _report_extra_cells(sheet, heading_row, len(headings), problems)
    missing = [field for field in table.columns if field.required and field.id not in columns]
    for field in missing:
        report(MISSING_COLUMN, field.text.en, what=field.what)
    return Recognised(table, sheet, heading_row, columns, not missing and not sheet.broken)


def spellings(field: Field) -> tuple[str, ...]:
    """Every way in which a column may be headed."""
    return (field.id, *field.text, *field.also)


def _unknown_table(sheet: Sheet) -> Problem:
    nearest = did_you_mean(nearest_word(sheet.name, TABLE_WORDS))
    return Problem(UNKNOWN_TABLE, *sheet.place, value=sheet.name, details={"nearest": nearest, "tables": TABLE_NAMES})


def _known(table: Table, heading: str) -> dict[str, Text]:
    words = {match_key(word): word for field in table.columns for word in spellings(field)}
    names = zip(*(field.text for field in table.columns), strict=True)
    return {"nearest": did_you_mean(nearest_word(heading, words)), "columns": Text(*map(", ".join, names))}


def _used(sheet: Sheet, heading_row: int, position: int) -> bool:
    below = sheet.cells[heading_row + 1 :]
    return any(len(cells) > position and cells[position].strip() for cells in below)


def _report_extra_cells(sheet: Sheet, heading_row: int, width: int, problems: list[Problem]) -> None:
    """Cells to the right of all headings: in CSV most often a text with a comma that shifted the others."""
    below = sheet.cells[heading_row + 1 :]
    if max(map(len, below), default=0) <= width:
        return
    for index, cells in enumerate(below, heading_row + 2):
        if len(cells) > width and (extra := "".join(cells[width:]).strip()):
            delimiter = sheet.delimiter.replace("\t", "tab")
            problems.append(Problem(EXTRA_CELL, *sheet.place, index, "", extra, {"delimiter": delimiter}))


def place_name(place: Place, row: int) -> Text:
    """Where something else stands, within a sentence."""
    where = f'{place.file}, "{place.sheet}"' if place.sheet else place.file
    return Text(f"{where}, rij {row}", f"{where}, row {row}")
