"""The rows of a table with every cell read, column by column; references are still as they were written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.problems.code import Code
from opgavenkaart.loaders.problems.problem import NO_DETAILS, Detail, Place, Problem, shortened
from opgavenkaart.loaders.tables.cells import read_cells
from opgavenkaart.loaders.tables.codes import MISSING_VALUE
from opgavenkaart.loaders.tables.recognise import Recognised

LOOKED_BACK = 50  # rows


@dataclass(frozen=True)
class TableRecords:
    """A table of a data set. All columns are as long as `rows`, which holds the rows' numbers."""

    table: Table
    place: Place
    headings: Mapping[str, str]  # field id -> heading as written
    rows: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    complete: bool  # nothing of the table was lost

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


def read_records(recognised: Recognised, problems: list[Problem]) -> TableRecords:
    """Read every cell below the headings. Empty rows are passed over."""
    table, sheet, heading_row, positions, complete = recognised
    below = enumerate(sheet.cells[heading_row + 1 :], heading_row + 2)
    rows = [number for number, cells in below if any(map(str.strip, cells))]
    width = len(sheet.cells[heading_row])
    written = list(islice(zip_longest(*(sheet.cells[number - 1] for number in rows), fillvalue=""), width))
    written += [("",) * len(rows)] * (width - len(written))
    headings = {id: sheet.cells[heading_row][position].strip() for id, position in positions.items()}
    columns: dict[str, list[str]] = {}
    records = TableRecords(table, sheet.place, headings, rows, columns, complete)
    for field in table.columns:
        if field.id in positions:
            columns[field.id] = read_column(records, field, written[positions[field.id]], problems)
    return records


def read_column(records: TableRecords, field: Field, written: Sequence[str], problems: list[Problem]) -> list[str]:
    """The values of a column; cells that it cannot hold, and those that must be filled in, are reported."""
    values, bad = read_cells(field, written)
    if bad:
        for index, text in enumerate(written):
            if wrong := bad.get(text):
                problems.append(records.problem(wrong.code, index, field.id, text.strip(), wrong.details))
    if field.required and "" in values:
        for index, value in enumerate(values):
            if not value and written[index] not in bad:
                details = {"what": _what(records, field, values, index)}
                problems.append(records.problem(MISSING_VALUE, index, field.id, "", details))
    return values


def _what(records: TableRecords, field: Field, values: Sequence[str], index: int) -> Text:
    """What to fill in; where a row goes on with a link right above it, also that it must be repeated."""
    leads = not records.table.kind and field is next(f for f in records.table.columns if f.required)
    for above in range(index - 1, max(index - 1 - LOOKED_BACK, -1), -1) if leads else ():
        if records.rows[index] - records.rows[above] != index - above:
            break
        if value := values[above]:
            text, row = shortened(value), records.rows[above]
            return Text(
                f'{field.what.nl}. Geldt "{text}" van rij {row} hier ook, vul dat dan door naar elke rij eronder',
                f'{field.what.en}. If "{text}" of row {row} holds here too, fill it down to each row below',
            )
    return field.what
