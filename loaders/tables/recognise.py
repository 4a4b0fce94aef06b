"""Which table is this, and which column is which? Names are compared without case, accents and punctuation."""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from opgavenkaart.graph.model import DECISION, TABLES
from opgavenkaart.graph.model.schema import Field, Table, by_key, spellings
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.files.sheet import Sheet, column_letters
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Code, Place, Problem
from opgavenkaart.loaders.tables import codes
from opgavenkaart.loaders.tables.approval import decision_columns

TABLE_BY_KEY = by_key(TABLES.values())
TABLE_NAMES = join(*(table.text for table in TABLES.values()), between=", ")
TABLE_WORDS = [word for table in TABLES.values() for word in spellings(table)]

READ_ME, LISTS = Text("lees mij", "read me"), Text("lijsten", "lists")  # sheets of a workbook that was made to fill in
SET_ASIDE = Text("apart gezet omdat", "set aside because")  # a column of a workbook of rows that had errors
BY_CODE, TWO_CODES = Text("op code één", "one by code"), Text("twee codes", "two codes")  # sheets of a review
UNPROPOSED = Text("zonder voorstel", "no proposal")
CONFLICTS, REMOVED = Text("conflicten", "conflicts"), Text("verwijderd", "removed")  # sheets of merged editions
BESIDE_TABLES = Text("naast de tabellen", "beside the tables")
CONFLICT_NUMBER = Text("conflictnummer", "conflict_number")  # a column of tables in which there are conflicts
CHOICE = Text("keuze", "choice")  # the column of conflicts that is to be filled in
BESIDE = frozenset(
    match_key(word)
    for text in (READ_ME, LISTS, BY_CODE, TWO_CODES, UNPROPOSED, REMOVED, BESIDE_TABLES)
    for word in text
)


class Recognised(NamedTuple):
    """A sheet that is a table: the row of its headings (counted from 0) and where each of its fields stands."""

    table: Table
    sheet: Sheet
    heading_row: int
    columns: dict[str, int]  # field id -> column, counted from 0
    complete: bool  # no required column is missing, and the sheet was read to its end
    decisions: Sequence[int] = ()  # the columns that say which rows were approved


def recognise(sheet: Sheet, read: Container[str] = ()) -> tuple[Recognised | None, list[Problem]]:
    """The sheet as a table, unless it is empty or no table. One that was `read` already is left at its name."""
    heading_row = next((i for i, cells in enumerate(sheet.cells) if "".join(cells).strip()), None)
    if heading_row is None:
        return None, []
    table = TABLE_BY_KEY.get(match_key(sheet.name))
    if table is None:
        if sheet.place.sheet and match_key(sheet.name) in BESIDE:
            return None, []
        if holds_conflicts(sheet):
            count = sum(any(map(str.strip, cells)) for cells in sheet.cells[heading_row + 1 :])
            open_ = {"count": str(count), "file": sheet.place.file}
            return None, [Problem(codes.OPEN_CONFLICTS, *sheet.place, details=open_)] if count else []
        details = {"nearest": did_you_mean(nearest_word(sheet.name, TABLE_WORDS)), "tables": TABLE_NAMES}
        return None, [Problem(codes.UNKNOWN_TABLE, *sheet.place, value=sheet.name, details=details)]
    if table.id in read:
        return Recognised(table, sheet, heading_row, {}, complete=False), []
    return _headings(table, sheet, heading_row)


def holds_conflicts(sheet: Sheet) -> bool:
    """Whether a sheet has the conflicts of merged editions: by its name and the column to choose in."""
    headings = next((cells for cells in sheet.cells if any(map(str.strip, cells))), [])
    return match_key(sheet.name) in map(match_key, CONFLICTS) and not set(map(match_key, CHOICE)).isdisjoint(
        map(match_key, headings)
    )


def _headings(table: Table, sheet: Sheet, heading_row: int) -> tuple[Recognised, list[Problem]]:
    headings = [" ".join(cell.split()) for cell in sheet.cells[heading_row]]
    by_key = fields_by_key(table.id)
    beside = {match_key(word) for text in (*table.reader_headings, SET_ASIDE, CONFLICT_NUMBER) for word in text}
    own_law = DECISION in table.columns  # who is who
    decisions = [] if own_law else decision_columns(headings, sheet.cells[heading_row + 1 :], ours=True)
    columns: dict[str, int] = {}
    problems: list[Problem] = []

    def report(code: Code, column: str, **details: Text | str) -> None:
        problems.append(Problem(code, *sheet.place, heading_row + 1, column, column, {"table": table.text, **details}))

    for position, heading in enumerate(headings):
        field = by_key.get(match_key(heading)) if heading else None
        if field is None:
            if position in decisions or match_key(heading) in beside:
                continue
            if heading or _is_filled(sheet, heading_row, position):
                report(codes.UNKNOWN_COLUMN, heading or column_letters(position), **_known(table, heading))
        elif field.id in columns:
            report(codes.DUPLICATE_COLUMN, heading, other=headings[columns[field.id]])
        else:
            columns[field.id] = position
    missing = [field for field in table.columns if field.required and field.id not in columns]
    for field in missing:
        report(codes.MISSING_COLUMN, field.text.en, what=field.what)
    found = Recognised(table, sheet, heading_row, columns, not missing and not sheet.broken, decisions)
    return found, [*problems, *bounded(_extra_cells(sheet, heading_row, len(headings)))]


@cache
def fields_by_key(table: str) -> Mapping[str, Field]:
    """The columns of a table by each of their spellings, as names are compared."""
    return by_key(TABLES[table].columns)


def _known(table: Table, heading: str) -> dict[str, Text]:
    words = [word for field in table.columns for word in spellings(field)]
    names = join(*(field.text for field in table.columns), between=", ")
    return {"nearest": did_you_mean(nearest_word(heading, words)), "columns": names}


def _is_filled(sheet: Sheet, heading_row: int, position: int) -> bool:
    below = sheet.cells[heading_row + 1 :]
    return any(len(cells) > position and cells[position].strip() for cells in below)


def _extra_cells(sheet: Sheet, heading_row: int, width: int) -> Iterator[Problem]:
    """Cells to the right of all headings: in CSV most often a text with a comma that shifted the others."""
    details = {"delimiter": sheet.delimiter.replace("\t", "tab")}
    for number, cells in enumerate(sheet.cells[heading_row + 1 :], heading_row + 2):
        if len(cells) > width and (extra := "".join(cells[width:]).strip()):
            yield Problem(codes.EXTRA_CELL, *sheet.place, number, "", extra, details)


def place_name(place: Place, row: int) -> Text:
    """Where something else stands, within a sentence."""
    where = f'{place.file}, "{place.sheet}"' if place.sheet else place.file
    return Text(f"{where}, rij {row}", f"{where}, row {row}")
