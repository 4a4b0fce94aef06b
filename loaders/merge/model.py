"""What is merged and what comes of it: editions of tables as rows of cells, conflicts, and what was removed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import Text

Cells = Mapping[str, str]  # the filled cells of a row, by column: the id of a field, or OWN and a heading of the user
SideName = Literal["base", "mine", "theirs"]

OWN = "+"  # before the key of a column that is none of the table's
SIDES: Mapping[SideName, Text] = {
    "base": Text("origineel", "base"),
    "mine": Text("mijn versie", "mine"),
    "theirs": Text("hun versie", "theirs"),
}
BOTH_SIDES = Text("beide versies", "both")


@dataclass(frozen=True)
class TableEdition:
    """One table of an edition, or one sheet of the user's own, of which `table` is None and columns are letters."""

    name: str  # of the sheet, as written
    table: Table | None
    columns: Mapping[str, str]  # the heading of each column as written
    rows: Sequence[Cells]

    def field(self, column: str) -> Field | None:
        """What a column is declared to hold; None of a column of the user's own."""
        known = self.table.columns if self.table else ()
        return next((field for field in known if field.id == column), None)


class BesideTable(NamedTuple):
    """A row of a sheet that is no row of its table: a title, a total, a remark below."""

    sheet: str
    text: str


@dataclass(frozen=True)
class BookEdition:
    """One edition of a data set: its tables by id, the user's own sheets by OWN and their name."""

    tables: Mapping[str, TableEdition]
    beside: Sequence[BesideTable] = ()


class RowEntry(NamedTuple):
    """One row as each side has it, the two sides in whatever order; None where a side has no such row."""

    base: Cells | None
    first: Cells | None
    second: Cells | None


Origin = Mapping[SideName, Cells | None]  # a row of the result as each side has it


@dataclass(frozen=True)
class Conflict:
    """A cell that both changed, or a row that one removed and the other changed: `column` is then "".

    `values` has of each side the cell; of a row the cells that were changed, and nothing of the side that removed it.
    """

    number: int
    table: str
    label: str
    column: str
    values: Mapping[SideName, Cells]


class Removal(NamedTuple):
    """A filled cell that is no longer there: one of a removed row, or one that was emptied."""

    table: str
    label: str
    sides: Sequence[SideName]
    whole_row: bool
    column: str
    value: str


@dataclass
class MergedTable:
    """A table of the result; `conflicts` are the numbers of those of each row, by the place of the row."""

    edition: TableEdition
    conflicts: dict[int, list[int]] = field(default_factory=dict)


@dataclass
class MergedBook:
    """The result: its tables, what is still to be chosen, what was removed, and how much came from where."""

    tables: dict[str, MergedTable] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    beside: list[BesideTable] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    headings: dict[tuple[str, str], str] = field(default_factory=dict)  # by table and column, of columns of users
