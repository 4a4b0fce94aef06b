"""An edition as it is handed in: every row of its tables, and all that stands beside them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import LANGS, clean, match_key
from opgavenkaart.loaders.cleaning.clean import clean_sheet
from opgavenkaart.loaders.files.find import read_tables
from opgavenkaart.loaders.files.sheet import Sheet, column_letters
from opgavenkaart.loaders.load import detect
from opgavenkaart.loaders.merge.model import OWN, BesideTable, BookEdition, TableEdition
from opgavenkaart.loaders.problems.problem import DataProblems, Problem
from opgavenkaart.loaders.rijk import place_of
from opgavenkaart.loaders.tables.cells import read_cells, tidy
from opgavenkaart.loaders.tables.codes import DUPLICATE_TABLE
from opgavenkaart.loaders.tables.find_header import plain
from opgavenkaart.loaders.tables.recognise import LISTS, READ_ME, TABLE_BY_KEY, recognise
from opgavenkaart.loaders.template import instructions

_READ_FORM = ("choice", "date", "score", "number")  # kept in one form, as `export` writes them; other cells as written
_READ_ME, _LISTS = (frozenset(map(match_key, text)) for text in (READ_ME, LISTS))
_DIGITS = re.compile(r"\d+")


def read_edition(path: Path | str) -> tuple[BookEdition, Sequence[Problem]]:
    """The edition at a path, and the warnings of its files. Raises DataProblems where a file cannot be read.

    Hidden sheets and rows are read as the others are.
    """
    place = place_of(path)
    kind, start = detect(place)
    if kind != "tables":
        name = clean(place.name)
        raise UnknownWord(
            f"{name} is een register of netwerk; merge voegt werkmappen en CSV-bestanden met tabellen samen.",
            f"{name} is a register or network; merge takes workbooks and CSV files with tables.",
        )
    problems: list[Problem] = []
    found = edition_of(list(read_tables(place, problems, start=start)), problems)
    if any(problem.severity == "error" for problem in problems):
        raise DataProblems(problems)
    if not any(edition.table for edition in found.tables.values()):
        name = clean(place.name)
        raise OpgavenkaartError(
            f"{name} heeft geen tabel van een gegevensset; er is niets samengevoegd.",
            f"{name} has no table of a data set; nothing was merged.",
        )
    return found, problems


def edition_of(sheets: Sequence[Sheet], problems: list[Problem]) -> BookEdition:
    """The edition that sheets hold; `problems` gets what keeps them from being merged."""
    tables: dict[str, TableEdition] = {}
    beside: list[BesideTable] = []
    for given in sheets:
        problems += given.problems
        key = match_key(given.name)
        table = TABLE_BY_KEY.get(key)
        if given.place.sheet and key in _READ_ME:
            beside += _notes_in_read_me(given)
        elif given.place.sheet and key in _LISTS and given.hidden:
            continue
        elif not table or (given.hidden and table.id in tables):
            own = OWN + given.name
            while own in tables:
                own += " (2)"
            if (edition := _own_sheet(own.removeprefix(OWN), given)).rows:
                tables[own] = edition
        elif table.id in tables:
            other = tables[table.id].name
            problems.append(Problem(DUPLICATE_TABLE, *given.place, details={"table": table.text, "other": other}))
        else:
            cleaned = clean_sheet(given)
            if edition_ := _table(cleaned):
                tables[table.id] = edition_
                beside += _beside_table(given, cleaned)
    return BookEdition(tables, beside)


def _own_sheet(name: str, sheet: Sheet) -> TableEdition:
    rows = [
        {column_letters(at): text for at, cell in enumerate(cells) if (text := tidy(cell))} for cells in sheet.cells
    ]
    width = max((at for cells in sheet.cells for at, cell in enumerate(cells, 1) if cell.strip()), default=0)
    columns = {column_letters(at): column_letters(at) for at in range(width)}
    return TableEdition(name, None, columns, [row for row in rows if row])


def _table(sheet: Sheet) -> TableEdition | None:
    """A sheet with one of the tables, its columns by field whatever their order and language."""
    found, _ = recognise(sheet)
    if not found:
        return None
    headings = [" ".join(cell.split()) for cell in sheet.cells[found.heading_row]]
    numbers = [n for n, cells in enumerate(sheet.cells, 1) if n > found.heading_row + 1 and any(map(str.strip, cells))]
    width = max([len(headings), *(len(sheet.cells[number - 1]) for number in numbers)])
    fields = {at: id for id, at in found.columns.items()}
    rows: list[dict[str, str]] = [{} for _ in numbers]
    columns: dict[str, str] = {}
    for at in range(width):
        written = ["".join(sheet.cells[number - 1][at : at + 1]) for number in numbers]
        heading = headings[at] if at < len(headings) else ""
        if at in fields:
            field = found.table.field(fields[at])
            column, written = field.id, _values(field, sheet, written, numbers, at)
        elif heading or any(map(str.strip, written)):
            heading = heading or f"({column_letters(at)})"
            column, written = _own_column(heading, columns), [tidy(text) for text in written]
        else:
            continue
        columns[column] = heading
        for row, text in zip(rows, written, strict=True):
            if text:
                row[column] = text
    return TableEdition(sheet.name, found.table, columns, rows)


def _own_column(heading: str, taken: object) -> str:
    column = OWN + (match_key(heading) or heading)
    while column in taken:  # type: ignore[operator]
        column += OWN
    return column


def _values(field: Field, sheet: Sheet, written: Sequence[str], rows: Sequence[int], at: int) -> list[str]:
    """The cells of a column: what can be read in its one form, what cannot as it was written."""
    texts = sheet.addresses(written, rows, at) if field.type == "url" else written
    tidied = [tidy(text) for text in texts]
    if field.type not in _READ_FORM:
        return tidied
    values, _ = read_cells(field, tidied)
    return [value or text for value, text in zip(values, tidied, strict=True)]


def _notes_in_read_me(sheet: Sheet) -> Iterator[BesideTable]:
    """What somebody wrote on the sheet of instructions: all that the template does not write there."""
    own = {_DIGITS.sub("", text) for text in _instructions()}
    for cells in sheet.cells:
        texts = [text for text in map(tidy, cells) if _DIGITS.sub("", text) not in own]
        if texts:
            yield BesideTable(sheet.name, " ".join(texts))


def _instructions() -> Iterator[str]:
    yield ""
    for lang in LANGS:
        for text in (instructions.TITLE, instructions.SHEET, instructions.HOLDS, instructions.NEEDED):
            yield text.in_(lang)
        yield from (step.in_(lang) for step in instructions.steps(0))
        for table in TABLES.values():
            yield from (text.in_(lang) for text in (table.text, table.what, instructions.needed(table)))


def _beside_table(given: Sheet, cleaned: Sheet) -> Iterator[BesideTable]:
    """The rows that cleaning left out of a table; not those that repeat headings or were joined to a row above."""
    heading = next((cells for cells in cleaned.cells if any(cells)), [])
    titles = " ".join(map(plain, heading))
    above: Sequence[str] = []
    for before, after in zip(given.cells, cleaned.cells, strict=False):
        if any(map(str.strip, after)):
            above = after
            continue
        texts = [text for text in map(tidy, before) if text]
        joined = " ".join(above)
        if texts and not all(plain(text) in titles or text in joined for text in texts):
            yield BesideTable(given.name, " ".join(texts))
