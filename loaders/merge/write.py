"""The result of merging as an ordinary workbook, with its conflicts and removals in sheets of their own."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import MAX_CELL_LENGTH, Lang, Text, same
from opgavenkaart.loaders.files.sheet import column_number
from opgavenkaart.loaders.files.workbook.write import (
    MAX_ROWS,
    MAX_SHEET_NAME,
    DoesNotFit,
    NewWorkbook,
    cell_length,
)
from opgavenkaart.loaders.merge import texts as words
from opgavenkaart.loaders.merge.model import (
    OWN,
    SIDES,
    Conflict,
    MergedBook,
    MergedTable,
    SideName,
    TableEdition,
)
from opgavenkaart.loaders.tables.recognise import (
    BESIDE_TABLES,
    CHOICE,
    CONFLICT_NUMBER,
    CONFLICTS,
    LISTS,
    READ_ME,
    REMOVED,
)
from opgavenkaart.loaders.template.workbook import Additions, shown, workbook

HEADINGS = (words.NUMBER, words.TABLE, words.ROW, words.COLUMN, *SIDES.values(), CHOICE)  # of the conflicts
REMOVED_HEADINGS = (words.TABLE, words.ROW, words.BY, words.WHAT, words.COLUMN, words.VALUE)
BESIDE_HEADINGS = (words.FOUND_IN, words.FOUND)
NUMBERS = OWN + "conflict_number"
_TEXT = {"num_format": "@", "text_wrap": True, "valign": "top"}
_CHOSEN = {"bold": True, "bg_color": "#154273", "font_color": "#FFFFFF"}
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_NO_FILES: Mapping[SideName, str] = {}


def merged_workbook(merged: MergedBook, lang: Lang, files: Mapping[SideName, str] = _NO_FILES) -> bytes:
    """The file; `files` are how the editions are called, as a comment on their columns. Raises DoesNotFit."""
    tables = {name: table for name, table in merged.tables.items() if not name.startswith(OWN)}
    rows: dict[str, list[dict[str, str]]] = {}
    for name, table in tables.items():
        rows[name] = [dict(row) for row in table.edition.rows]
        for at, numbers in table.conflicts.items():
            rows[name][at][NUMBERS] = ", ".join(map(str, numbers))
    added = Additions(
        {name: _own_columns(table, lang) for name, table in tables.items()},
        {name: _marked(table, merged.conflicts) for name, table in tables.items()},
        partial(_first_sheets, merged, lang, files),
        partial(_last_sheets, merged, lang),
    )
    return workbook(rows, lang, added=added)


def _own_columns(table: MergedTable, lang: Lang) -> Sequence[Field]:
    """The columns of users, and where a row has conflicts the one with their numbers."""
    headings = {column: heading for column, heading in table.edition.columns.items() if column.startswith(OWN)}
    if table.conflicts:
        headings[NUMBERS] = CONFLICT_NUMBER.in_(lang)
    return [Field(column, same(heading), Text("", "")) for column, heading in headings.items()]


def _marked(table: MergedTable, conflicts: Sequence[Conflict]) -> set[tuple[int, str]]:
    columns = {conflict.number: conflict.column for conflict in conflicts}
    return {(at, column) for at, of in table.conflicts.items() for n in of for column in (columns[n], NUMBERS)}


def _first_sheets(merged: MergedBook, lang: Lang, files: Mapping[SideName, str], new: NewWorkbook) -> None:
    if merged.conflicts:
        _write_conflicts(merged, lang, files, new)
    removals = [
        [
            _sheet_name(removal.table, lang),
            removal.label,
            ", ".join(SIDES[side].in_(lang) for side in removal.sides),
            (words.WHOLE_ROW if removal.whole_row else words.CELL).in_(lang),
            _heading(merged, removal.table, removal.column, lang),
            _shown(removal.table, removal.column, removal.value, lang),
        ]
        for removal in merged.removals
    ]
    _write_list(new, REMOVED.in_(lang), REMOVED_HEADINGS, [*_kept(merged, REMOVED), *removals], lang)
    beside = [[*of] for of in merged.beside]
    _write_list(new, BESIDE_TABLES.in_(lang), BESIDE_HEADINGS, [*_kept(merged, BESIDE_TABLES), *beside], lang)


def _write_conflicts(merged: MergedBook, lang: Lang, files: Mapping[SideName, str], new: NewWorkbook) -> None:
    rows = [
        [
            conflict.number,
            _sheet_name(conflict.table, lang),
            conflict.label,
            _heading(merged, conflict.table, conflict.column, lang) if conflict.column else words.WHOLE_ROW.in_(lang),
            *(_value(merged, conflict, side, lang) for side in SIDES),
            "",
        ]
        for conflict in merged.conflicts
    ]
    sheet = _write_list(new, CONFLICTS.in_(lang), HEADINGS, rows, lang)
    for at, side in enumerate(SIDES, HEADINGS.index(SIDES["base"])):
        if file := files.get(side):
            sheet.write_comment(0, at, file, {"author": ""})
    last = len(HEADINGS) - 1
    sheet.write_string(0, last, CHOICE.in_(lang), new.book.add_format(_CHOSEN))
    sheet.set_column(last, last, 16, new.book.add_format(_TEXT))
    for row, conflict in enumerate(merged.conflicts, 1):
        choices = [SIDES[side].in_(lang) for side in SIDES if conflict.column or side != "base"]
        rule = {"validate": "list", "source": choices, "error_message": words.ONE_OF.in_(lang)}
        sheet.data_validation(row, last, row, last, rule)
    sheet.activate()


def _value(merged: MergedBook, conflict: Conflict, side: SideName, lang: Lang) -> str:
    """What a side has: the cell, or of a row the cells that were changed."""
    cells = conflict.values.get(side)
    if cells is None:
        return words.ROW_REMOVED.in_(lang)
    if conflict.column:
        return _shown(conflict.table, conflict.column, cells.get(conflict.column, ""), lang)
    return "; ".join(
        f"{_heading(merged, conflict.table, column, lang)}: {_shown(conflict.table, column, text, lang)}"
        for column, text in cells.items()
    )


def _last_sheets(merged: MergedBook, lang: Lang, new: NewWorkbook) -> None:
    """The users' own sheets, cell by cell."""
    fixed = (READ_ME, LISTS, CONFLICTS, REMOVED, BESIDE_TABLES, *(table.text for table in TABLES.values()))
    taken = {text.in_(lang).casefold() for text in fixed}
    look = new.book.add_format(_TEXT)
    for name, table in merged.tables.items():
        if name.startswith(OWN) and not _is_list(table.edition):
            sheet = new.book.add_worksheet(_free_name(table.edition.name, taken))
            for at, row in enumerate(table.edition.rows):
                _write_row(sheet, at, {column_number(column): text for column, text in row.items()}, look)


def _free_name(name: str, taken: set[str]) -> str:
    """A name that a sheet may have, and that none has yet."""
    plain = name.translate(_NOT_IN_NAMES).strip("'")[:MAX_SHEET_NAME] or "1"
    free, number = plain, 1
    while free.casefold() in taken:
        number += 1
        free = f"{plain[: MAX_SHEET_NAME - 6]} ({number})"
    taken.add(free.casefold())
    return free


def _is_list(edition: TableEdition) -> bool:
    return any(_lists(edition, text, headings) for text, headings in _LISTS)


_LISTS = ((REMOVED, REMOVED_HEADINGS), (BESIDE_TABLES, BESIDE_HEADINGS))


def _lists(edition: TableEdition, name: Text, headings: Sequence[Text]) -> bool:
    """Whether a sheet is the list that an earlier merge made."""
    first = list(edition.rows[0].values()) if edition.rows else []
    return edition.name in name and any(first == [text.in_(lang) for text in headings] for lang in ("nl", "en"))


def _kept(merged: MergedBook, name: Text) -> Iterable[Sequence[str]]:
    """The rows of the list of an earlier merge, which go on in the new one."""
    headings = dict(_LISTS)[name]
    for table in merged.tables.values():
        if _lists(table.edition, name, headings):
            for row in table.edition.rows[1:]:
                yield [row.get(chr(65 + at), "") for at in range(len(headings))]


def _write_list(
    new: NewWorkbook, name: str, headings: Sequence[Text], rows: Sequence[Sequence[Any]], lang: Lang
) -> Any:
    """A sheet with a row for each, if there is any. Raises DoesNotFit."""
    if not rows:
        return None
    if len(rows) >= MAX_ROWS:
        raise DoesNotFit(
            f'Het blad "{name}" zou {len(rows)} rijen krijgen. Voeg kleinere werkmappen samen.',
            f'The sheet "{name}" would get {len(rows)} rows. Merge smaller workbooks.',
        )
    for row in rows:
        for text in row:
            _check_fits(str(text), name)
    sheet, _ = new.table(name, [heading.in_(lang) for heading in headings], rows, cell=_TEXT)
    return sheet


def _write_row(sheet: Any, row: int, cells: Mapping[int, str], look: Any) -> None:
    for column, text in cells.items():
        _check_fits(text, sheet.name)
        sheet.write_string(row, column, text, look)


def _check_fits(text: str, sheet: str) -> None:
    if cell_length(text) > MAX_CELL_LENGTH:
        raise DoesNotFit(
            f'Het blad "{sheet}" zou een tekst krijgen die langer is dan een cel toelaat ({MAX_CELL_LENGTH} tekens).',
            f'The sheet "{sheet}" would get a text that is longer than a cell allows ({MAX_CELL_LENGTH} characters).',
        )


def _sheet_name(table: str, lang: Lang) -> str:
    return TABLES[table].text.in_(lang) if table in TABLES else table.removeprefix(OWN)


def _heading(merged: MergedBook, table: str, column: str, lang: Lang) -> str:
    field = _field(table, column)
    return field.text.in_(lang) if field else merged.headings.get((table, column), column)


def _shown(table: str, column: str, text: str, lang: Lang) -> str:
    field = _field(table, column)
    return shown(field, text, lang) if field and text else text


def _field(table: str, column: str) -> Field | None:
    known = TABLES[table].columns if table in TABLES else ()
    return next((field for field in known if field.id == column), None)
