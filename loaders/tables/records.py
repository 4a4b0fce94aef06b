"""The rows of a table, column by column, with the id of each; references are still as they were written."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, zip_longest

from opgavenkaart.graph.identity.official_ids import OfficialCode, official_code
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import Field, Table, spellings
from opgavenkaart.graph.text import Text, alike_key, has_control, has_unseen, unusual_signs
from opgavenkaart.loaders.files.codes import MISREAD_TEXT
from opgavenkaart.loaders.files.misread import (
    LIKE_LATIN,
    has_lost_letter,
    has_misread_letters,
    has_mixed_letters,
    may_be_misread,
    misread_details,
)
from opgavenkaart.loaders.files.sheet import unescaped
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import NO_DETAILS, Code, Detail, Place, Problem, shortened
from opgavenkaart.loaders.tables import codes
from opgavenkaart.loaders.tables.approval import answer_in, not_approved
from opgavenkaart.loaders.tables.cells import BadCell, read_cells, tidy
from opgavenkaart.loaders.tables.codes import (
    CONTROL_CHARACTERS,
    DUPLICATE_ID,
    LOST_LETTER,
    MISSING_VALUE,
    MIXED_LETTERS,
    SAME_CODE,
    UNSEEN_SIGNS,
)
from opgavenkaart.loaders.tables.recognise import Recognised, place_name

_LEFT_OUT = {(codes.BAD_DATE, "date"): codes.DATE_LEFT_OUT, (codes.BAD_VALUE, "url"): codes.URL_LEFT_OUT}
MAX_ROWS_ABOVE = 50  # among which the value of a link that goes on is looked for


@dataclass(frozen=True)
class TableRecords:
    """A table of a data set. All columns are as long as `rows`, which holds the rows' numbers."""

    table: Table
    place: Place
    headings: Mapping[str, str]  # field id -> heading as written
    rows: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    complete: bool  # nothing of the table was lost
    refused: Sequence[tuple[str, Text]] = ()  # what its rows that were not approved are called, and where each stands
    made_ids: Set[str] = frozenset()  # of the ids in its cells those that were made of a name all the same

    def column(self, field_id: str) -> Sequence[str]:
        """The values of a field; empty ones where the table has no such column."""
        found = self.columns.get(field_id)
        return found if found is not None else [""] * len(self.rows)

    def field(self, field_id: str) -> Field:
        """The declaration of a column."""
        return next(field for field in self.table.columns if field.id == field_id)

    def problem(
        self, code: Code, index: int, field_id: str, value: str, details: Mapping[str, Detail] = NO_DETAILS
    ) -> Problem:
        """A problem with one cell of the row at `index`."""
        column = self.headings.get(field_id, field_id)
        return Problem(code, *self.place, self.rows[index], column, value, details)


def read_records(recognised: Recognised) -> tuple[TableRecords, list[Problem]]:
    """Every cell below the headings, and what is wrong with them. Empty rows are passed over."""
    table, sheet, heading_row, positions, complete, _ = recognised
    below = enumerate(sheet.cells[heading_row + 1 :], heading_row + 2)
    filled = [number for number, cells in below if any(map(str.strip, cells))]
    rows, problems = _approved(recognised, filled)
    width = len(sheet.cells[heading_row])
    written = list(islice(zip_longest(*(sheet.cells[number - 1] for number in rows), fillvalue=""), width))
    written += [("",) * len(rows)] * (width - len(written))
    headings = {id: sheet.cells[heading_row][position].strip() for id, position in positions.items()}
    columns: dict[str, list[str]] = {}
    names = ("id", name_field(table).id, "abbreviation") if table.kind else ()
    called = [positions[name] for name in names if name in positions]
    refused = tuple(
        (alike_key(text), place_name(sheet.place, number))
        for number in sorted(set(filled).difference(rows))
        for at in called
        if (text := "".join(sheet.cells[number - 1][at : at + 1]).strip())
    )
    records = TableRecords(table, sheet.place, headings, rows, columns, complete, refused)
    for field in table.columns:
        if field.id in positions:
            at = positions[field.id]
            texts: Sequence[str] = written[at]
            if field.type == "url":
                texts = sheet.addresses(texts, rows, at)
            columns[field.id], wrong = read_column(records, field, texts)
            problems += wrong
    return records, problems


def _approved(recognised: Recognised, rows: Sequence[int]) -> tuple[list[int], list[Problem]]:
    """The rows that count where a column says of each whether it was approved; and how many others there are."""
    _, sheet, heading_row, _, _, columns = recognised
    if not columns:
        return list(rows), []
    answers = {row: answer_in(sheet.cells[row - 1], columns) for row in rows}
    heading = " / ".join(sheet.cells[heading_row][at].strip() for at in columns)
    wrong = not_approved(sheet.place, heading_row + 1, heading, [*answers.values()])
    return [row for row, answer in answers.items() if answer == "yes"], wrong


def _has_control(text: str) -> bool:
    """As it is or as a workbook writes it."""
    return has_control(unescaped(text.replace("\n", "")))


def read_column(records: TableRecords, field: Field, written: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The values of a column, with the cells that it cannot hold and those that must be filled in."""
    signs = set(unusual_signs(unescaped("\n".join(written))))  # of which one by itself counts as it may within a text
    values, bad = read_cells(field, written, signs)
    return values, bounded(_problems_of(records, field, written, values, signs, bad))


def _problems_of(
    records: TableRecords,
    field: Field,
    written: Sequence[str],
    values: Sequence[str],
    signs: Set[str],
    bad: Mapping[str, BadCell],
) -> Iterator[Problem]:
    for code, has in ((UNSEEN_SIGNS, has_unseen), (CONTROL_CHARACTERS, _has_control)):
        found = [index for index, text in enumerate(written) if has(text)] if any(map(has, signs)) else []
        if found:
            counted: Mapping[str, Detail] = {"count": str(len(found))}
            yield records.problem(code, found[0], field.id, tidy(written[found[0]]), counted)
    if field.type != "url":
        yield from _odd_letters(records, field, written, signs)
    for index, text in enumerate(written) if bad else ():
        if wrong := bad.get(text):
            code = wrong.code if field.required else _LEFT_OUT.get((wrong.code, field.type), wrong.code)
            yield records.problem(code, index, field.id, text.strip(), wrong.details)
    for index, value in enumerate(values) if field.required and "" in values else ():
        if not value and written[index] not in bad:
            details = {"what": _what(records, field, values, index)}
            yield records.problem(MISSING_VALUE, index, field.id, "", details)


def _odd_letters(records: TableRecords, field: Field, written: Sequence[str], signs: Set[str]) -> Iterator[Problem]:
    """The first cell of each kind that nobody typed so; of CSV the file was looked at for misread text."""
    text = "\n".join(written)
    kinds = [(LOST_LETTER, has_lost_letter)] if "?" in text else []
    kinds += [] if LIKE_LATIN.isdisjoint(signs) else [(MIXED_LETTERS, has_mixed_letters)]
    if not records.place.file.lower().endswith((".csv", ".tsv", ".txt")):
        kinds += [(MISREAD_TEXT, has_misread_letters)] if may_be_misread(text, text) else []
    for code, is_so in kinds:
        if found := [index for index, text in enumerate(written) if is_so(text)]:
            cell = written[found[0]]
            yield records.problem(code, found[0], field.id, tidy(cell), misread_details(cell, len(found)))


def _what(records: TableRecords, field: Field, values: Sequence[str], index: int) -> Text:
    """What to fill in; where a row goes on with a link right above it, also that it must be repeated."""
    leads = not records.table.kind and field is next(f for f in records.table.columns if f.required)
    for above in range(index - 1, max(index - 1 - MAX_ROWS_ABOVE, -1), -1) if leads else ():
        if records.rows[index] - records.rows[above] != index - above:
            break
        if value := values[above]:
            text, row = shortened(value), records.rows[above]
            return Text(
                f'{field.what.nl}. Geldt "{text}" van rij {row} hier ook, vul dat dan door naar elke rij eronder',
                f'{field.what.en}. If "{text}" of row {row} holds here too, fill it down to each row below',
            )
    return field.what


def name_field(table: Table) -> Field:
    """The column of a node table that holds the name, whatever it is called there."""
    return next(field for field in table.columns if "name" in spellings(field))


def id_field(table: Table) -> Field:
    """The column of a node table that holds the id, whatever it is called there."""
    return next(field for field in table.columns if "id" in spellings(field))


def ids_by_kind(tables: Sequence[TableRecords], found: Sequence[Sequence[str]]) -> Mapping[str, Set[str]]:
    """The ids of all rows together, by kind of node."""
    ids: dict[str, set[str]] = {}
    for records, of in zip(tables, found, strict=True):
        if kind := records.table.kind:
            ids.setdefault(kind, set()).update(filter(None, of))
    return ids


def duplicate_ids(tables: Sequence[TableRecords], found: Sequence[Sequence[str]]) -> Iterator[Problem]:
    """Rows whose id another row of the same kind has: `found` are the ids of each table."""
    first: dict[tuple[str, str], tuple[TableRecords, int]] = {}
    for records, ids in zip(tables, found, strict=True):
        for row, id in enumerate(ids if records.table.kind else ()):
            other, at = first.setdefault((records.table.kind, id), (records, row))
            if id and (other is not records or at != row):
                details = {"other": place_name(other.place, other.rows[at])}
                yield records.problem(DUPLICATE_ID, row, id_field(records.table).id, id, details)


def same_codes(tables: Sequence[TableRecords], found: Sequence[Sequence[str]]) -> Iterator[Problem]:
    """Organisations with the official code of another one: `found` are the ids of each table. Within one data set they
    stay two, see `identity.resolve`."""
    first: dict[OfficialCode, tuple[TableRecords, int, str]] = {}
    for records, ids in zip(tables, found, strict=True):
        for row, (text, id) in enumerate(zip(records.column("official_id"), ids, strict=True)):
            if text and (code := official_code(text)):
                other, at, its_id = first.setdefault(code, (records, row, id))
                if its_id != id:
                    name = shortened(other.column(name_field(other.table).id)[at])
                    where = place_name(other.place, other.rows[at])
                    details: dict[str, Detail] = {"other": name, "where": where, "names": TABLES["names"].text}
                    yield records.problem(SAME_CODE, row, "official_id", text, details)
