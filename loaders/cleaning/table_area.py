"""The rows of a table that is being tidied: changed ones are copies, and those that are left out become empty."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.problems.bound import add
from opgavenkaart.loaders.problems.problem import NO_DETAILS, Code, Detail, Place, Problem
from opgavenkaart.loaders.tables.recognise import fields_by_key
from opgavenkaart.loaders.tables.records import id_field, name_field


class TableArea:
    """A table on a sheet: `top` is its last heading row, rows and columns are counted from 0."""

    def __init__(self, table: Table, place: Place, cells: list[list[str]], top: int) -> None:
        self.table, self.place, self.cells, self.top = table, place, cells, top
        self.rows = range(top + 1, len(cells))  # below the headings
        self.first = [(row[0].strip() if row else "") or first_text(row) for row in cells]  # "" where nothing stands
        self.empty = {row for row in self.rows if not self.first[row]}
        self.problems: list[Problem] = []
        known = fields_by_key(table.id)
        self.fields: Mapping[int, Field] = {
            column: known[key] for column, key in enumerate(map(match_key, cells[top])) if key in known
        }

    def cell(self, row: int, column: int) -> str:
        """A cell without the white space around it; empty beyond the edge."""
        cells = self.cells[row]
        return cells[column].strip() if column < len(cells) else ""

    def filled(self, row: int) -> Sequence[int]:
        """The columns of a row in which anything stands."""
        return [column for column, cell in enumerate(self.cells[row]) if cell.strip()]

    def is_lone(self, row: int) -> bool:
        """Whether one cell of a row is filled, and no other."""
        cells = map(str.strip, self.cells[row])
        return any(cells) and not any(cells)  # each looks as far as the next filled one

    def put(self, row: int, column: int, text: str) -> None:
        """Fill a cell of a row in which anything stands, without changing the sheet that was read."""
        cells = self.cells[row]
        self.cells[row] = [*cells[:column], *[""] * (column - len(cells)), text, *cells[column + 1 :]]
        self.first[row] = first_text(self.cells[row])

    def leave_out(self, row: int) -> None:
        """Make a row empty: rows below it keep their numbers."""
        self.cells[row], self.first[row] = [], ""
        self.empty.add(row)

    def upwards(self) -> Iterator[int]:
        """The rows below the headings that hold anything, from the last one upwards."""
        return (row for row in reversed(self.rows) if row not in self.empty)

    def report(
        self, code: Code, row: int, column: int | None, value: str, details: Mapping[str, Detail] = NO_DETAILS
    ) -> None:
        """A problem with a row, or with one of its cells."""
        heading = self.cells[self.top][column].strip() if column is not None else ""
        add(self.problems, Problem(code, *self.place, row + 1, heading, value, details))

    def report_cells(
        self, code: Code, cells: Sequence[tuple[int, int]], details: Mapping[str, Detail] = NO_DETAILS
    ) -> None:
        """One problem for all these cells, if any: at the first of them, with how many they are."""
        if cells:
            self.report(code, *cells[0], self.cell(*cells[0]), {"count": str(len(cells)), **details})

    @cached_property
    def required(self) -> Sequence[int]:
        """The columns that every row must fill, from left to right."""
        return [column for column, field in self.fields.items() if field.required]

    @cached_property
    def identifying(self) -> Sequence[int]:
        """The columns that say which thing a row is; none in a table of links."""
        if not self.table.kind:
            return []
        ids = {id_field(self.table).id, name_field(self.table).id}
        return [column for column, field in self.fields.items() if field.id in ids]


def first_text(cells: Sequence[str]) -> str:
    """The first text in a row, without the white space around it; "" where nothing stands."""
    return next(filter(None, map(str.strip, cells)), "")
