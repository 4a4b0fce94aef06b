"""The choices that were made in a merged workbook, applied to its tables; what is not chosen stays a conflict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.merge import texts as words
from opgavenkaart.loaders.merge.model import (
    OWN,
    SIDES,
    BookEdition,
    Cells,
    Conflict,
    MergedBook,
    MergedTable,
    Removal,
    SideName,
    TableEdition,
)
from opgavenkaart.loaders.merge.write import HEADINGS
from opgavenkaart.loaders.tables.cells import read_cells, tidy
from opgavenkaart.loaders.tables.recognise import CHOICE, CONFLICT_NUMBER, CONFLICTS, TABLE_BY_KEY, fields_by_key

_NUMBER_COLUMNS = frozenset(OWN + match_key(word) for word in CONFLICT_NUMBER)
_SIDE_BY_WORD: Mapping[str, SideName] = {match_key(word): side for side, text in SIDES.items() for word in text}
_REMOVED, _WHOLE_ROW = (frozenset(map(match_key, text)) for text in (words.ROW_REMOVED, words.WHOLE_ROW))


class ConflictChoice(NamedTuple):
    """A conflict as it stands in a workbook, and what was chosen: "" where nothing was, or no side."""

    conflict: Conflict
    side: SideName | None
    is_unknown: bool


def conflicts_of(book: BookEdition) -> TableEdition | None:
    """The sheet of conflicts in a workbook that was merged."""
    own = (edition for edition in book.tables.values() if not edition.table)
    return next((edition for edition in own if _columns(edition)), None)


def decide(book: BookEdition) -> MergedBook:
    """The workbook with each choice in its place. Raises OpgavenkaartError where it has no conflicts.

    A cell that was typed over is decided by that; where another side is chosen as well, the conflict stays, between
    what was typed and the sides. A conflict whose row is gone is listed as removed, with what both sides had.
    """
    sheet = conflicts_of(book)
    if sheet is None:
        raise OpgavenkaartError(
            "Deze werkmap heeft geen blad met conflicten; er valt niets te kiezen.",
            "This workbook has no sheet of conflicts; there is nothing to choose.",
        )
    merged, places = MergedBook(beside=list(book.beside)), dict[int, tuple[str, int]]()
    rows: dict[str, list[dict[str, str] | None]] = {}
    for name, edition in book.tables.items():
        if edition is not sheet:
            places |= {number: (name, at) for at, row in enumerate(edition.rows) for number in _numbers(row)}
            rows[name] = [{c: text for c, text in row.items() if c not in _NUMBER_COLUMNS} for row in edition.rows]
            columns = {c: heading for c, heading in edition.columns.items() if c not in _NUMBER_COLUMNS}
            merged.headings |= {(name, c): heading for c, heading in columns.items()}
            merged.tables[name] = MergedTable(replace(edition, columns=columns))
    still: dict[tuple[str, int], list[int]] = {}
    for choice in _choices(sheet):
        place = places.get(choice.conflict.number)
        if place is None or place[0] != choice.conflict.table:
            _list_gone(merged, choice.conflict)
        elif left := _apply(merged, choice, rows[place[0]], place[1]):
            merged.conflicts.append(left)
            still.setdefault(place, []).append(left.number)
    for name, table in merged.tables.items():
        kept = [(at, row) for at, row in enumerate(rows[name]) if row is not None]
        table.edition = replace(table.edition, rows=[row for _, row in kept])
        table.conflicts = {place: still[name, at] for place, (at, _) in enumerate(kept) if (name, at) in still}
    return merged


def _numbers(row: Cells) -> Iterator[int]:
    """The conflicts of a row, by the column that says so."""
    for column in _NUMBER_COLUMNS:
        yield from (int(number) for number in map(str.strip, row.get(column, "").split(",")) if number.isdecimal())


def _columns(edition: TableEdition) -> Mapping[str, str]:
    """The letters of the columns of conflicts by their English headings; none of a sheet that is no such list."""
    if match_key(edition.name) not in map(match_key, CONFLICTS) or not edition.rows:
        return {}
    by_word = {match_key(word): text.en for text in HEADINGS for word in text}
    found = {by_word[match_key(text)]: letter for letter, text in edition.rows[0].items() if match_key(text) in by_word}
    return found if CHOICE.en in found and len(found) == len(HEADINGS) else {}


def _choices(sheet: TableEdition) -> Iterator[ConflictChoice]:
    columns = _columns(sheet)
    for row in sheet.rows[1:]:
        cells = {heading: row.get(letter, "") for heading, letter in columns.items()}
        table = TABLE_BY_KEY.get(match_key(cells[words.TABLE.en]))
        if not table or not cells[words.NUMBER.en].isdecimal():
            continue
        chosen = match_key(cells[CHOICE.en])
        side = _SIDE_BY_WORD.get(chosen)
        column = _column(table.id, cells[words.COLUMN.en])
        values = {side: _value(table.id, column, cells[text.en]) for side, text in SIDES.items()}
        known = {side: of for side, of in values.items() if of is not None}
        conflict = Conflict(int(cells[words.NUMBER.en]), table.id, cells[words.ROW.en], column, known)
        yield ConflictChoice(conflict, side, bool(chosen) and side is None)


def _column(table: str, heading: str) -> str:
    """The column of a conflict; "" of a whole row."""
    key = match_key(heading)
    if key in _WHOLE_ROW:
        return ""
    field = fields_by_key(table).get(key)
    return field.id if field else OWN + (key or heading)


def _value(table: str, column: str, text: str) -> Cells | None:
    """The cell of a side as it is kept; None where it removed the row."""
    if not column:
        return None if match_key(text) in _REMOVED else {"": text}
    field = next((field for field in TABLES[table].columns if field.id == column), None)
    if field and field.type in ("choice", "date", "score", "number"):
        values, _ = read_cells(field, [text])
        return {column: values[0] or tidy(text)}
    return {column: tidy(text)}


def _apply(merged: MergedBook, choice: ConflictChoice, rows: list[dict[str, str] | None], at: int) -> Conflict | None:
    """Put what was chosen in its place; the conflict that is left, if any."""
    conflict, row = choice.conflict, rows[at]
    if choice.is_unknown:
        merged.counts["unknown_choice"] += 1
        return conflict
    if row is None:
        return None  # by another conflict of the same row
    if not conflict.column:
        return _apply_to_row(merged, choice, rows, at)
    now, base = row.get(conflict.column, ""), conflict.values["base"][conflict.column]
    chosen = conflict.values[choice.side][conflict.column] if choice.side else ""
    if choice.side is None:
        merged.counts["decided"] += now != base
        return conflict if now == base else None
    if now not in (base, chosen):
        merged.counts["typed_and_chosen"] += 1
        return replace(conflict, values={**conflict.values, "base": {conflict.column: now}})
    merged.counts["decided"] += 1
    row[conflict.column] = chosen
    if not chosen:
        del row[conflict.column]
    return None


def _apply_to_row(
    merged: MergedBook, choice: ConflictChoice, rows: list[dict[str, str] | None], at: int
) -> Conflict | None:
    conflict, row = choice.conflict, rows[at]
    if choice.side is None or choice.side == "base" or row is None:
        merged.counts["unknown_choice"] += choice.side == "base"
        return conflict
    merged.counts["decided"] += 1
    if choice.side not in conflict.values:
        sides: Sequence[SideName] = [choice.side]
        merged.counts["removed_rows"] += 1
        merged.removals += (
            Removal(conflict.table, conflict.label, sides, whole_row=True, column=column, value=text)
            for column, text in row.items()
        )
        rows[at] = None
    return None


def _list_gone(merged: MergedBook, conflict: Conflict) -> None:
    """Keep what both sides had of a row that is no longer in the workbook."""
    merged.counts["gone"] += 1
    for side, cells in conflict.values.items():
        merged.removals += (
            Removal(conflict.table, conflict.label, [side], whole_row=False, column=column, value=text)
            for column, text in cells.items()
            if text
        )
