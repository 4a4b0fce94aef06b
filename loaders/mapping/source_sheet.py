"""A sheet of other people: where its headings are, and which column bears which."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.cleaning.totals import Total, find_totals
from opgavenkaart.loaders.files.sheet import Sheet, column_letters
from opgavenkaart.loaders.mapping.model import folded
from opgavenkaart.loaders.tables.find_header import (
    DEEPEST,
    SEARCHED,
    joined_headers,
    probable_header,
    repeated_headers,
)
from opgavenkaart.loaders.tables.recognise import SET_ASIDE

COLUMN = Text("kolom", "column")  # "column E" names the column with that letter


@dataclass
class Foreign:
    """A sheet with the rows of its headings, counted from 0. `used` are the columns that a mapping named.

    `skipped` are cells by which a mapping itself leaves rows out: such rows are not looked at for totals.
    """

    sheet: Sheet
    rows: range
    skipped: Set[str] = frozenset()
    used: set[int] = field(default_factory=set)

    @classmethod
    def with_headings(
        cls, sheet: Sheet, wanted: Iterable[str], given: Sequence[int], skipped: Set[str] = frozenset()
    ) -> "Foreign":
        """The headings in the given rows (from 1), else where most of the wanted ones are, else where they look so."""
        if given:
            return cls(sheet, range(given[0] - 1, given[-1]), skipped)
        names = set(map(folded, wanted))
        top = [row[: _filled(row)] for row in sheet.cells[:SEARCHED]]
        best, most = range(0), 0
        for bottom in range(len(top)):
            for depth in range(1, min(DEEPEST, bottom + 1) + 1):
                rows = range(bottom - depth + 1, bottom + 1)
                if (found := len(names & set(map(folded, joined_headers(top[rows.start : rows.stop]))))) > most:
                    best, most = rows, found
        return cls(sheet, best or probable_header(sheet.cells), skipped)

    @cached_property
    def headings(self) -> list[str]:
        """One a column, "" where there is none."""
        rows = self.sheet.cells[self.rows.start : self.rows.stop]
        return joined_headers([row[: _filled(row)] for row in rows])

    @cached_property
    def width(self) -> int:
        """How many columns there are, with a heading or without."""
        return max(map(_filled, self.sheet.cells), default=0)

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """The columns that a name may mean: their heading, or "column" with their letter."""
        found: dict[str, list[int]] = {}
        for position, heading in enumerate(self.headings):
            if heading:
                found.setdefault(folded(heading), []).append(position)
        for position in range(self.width):
            for word in COLUMN:
                found.setdefault(folded(f"{word} {column_letters(position)}"), [position])
        return found

    def name(self, position: int) -> str:
        """The heading of a column, or its letter."""
        heading = self.headings[position] if position < len(self.headings) else ""
        return heading or f"{COLUMN.en} {column_letters(position)}"

    def unique_name(self, position: int) -> str:
        """The heading of a column where no other bears it, else its letter."""
        name = self.name(position)
        return name if len(self.positions[folded(name)]) == 1 else f"{COLUMN.en} {column_letters(position)}"

    @cached_property
    def below(self) -> list[tuple[int, list[str]]]:
        """The rows under the headings that have anything in them, each as wide as the sheet, numbered from 1."""
        left_out = {*self.again, *(total.row for total in self.totals if total.is_certain)}
        rows = [(n, row) for n, row in self._under if "".join(row).strip() and n not in left_out]
        return [(n, row[: self.width] + [""] * (self.width - len(row))) for n, row in rows]

    @cached_property
    def again(self) -> list[int]:
        """The rows that repeat the headings, numbered from 1."""
        cells, top = self.sheet.cells, self.rows.stop
        return [at + top + 1 for at in repeated_headers(cells[top - 1] if self.rows else (), cells[top:])]

    @cached_property
    def totals(self) -> list[Total]:
        """The rows that are totals of others, or may be, by their number from 1."""
        again = set(self.again)
        found = find_totals(
            [(n, row) for n, row in self._under if n not in again and "".join(row).strip()], self.headings
        )
        return [total for total in found if self.skipped.isdisjoint(map(folded, self.sheet.cells[total.row - 1]))]

    @property
    def _under(self) -> Iterator[tuple[int, list[str]]]:
        return enumerate(self.sheet.cells[self.rows.stop :], self.rows.stop + 1)

    def unused(self) -> list[int]:
        """The columns with anything in them that no one named."""
        words = tuple(map(folded, SET_ASIDE))  # perhaps behind a heading that spans several columns
        aside = {at for at, heading in enumerate(self.headings) if folded(heading).endswith(words)}
        rest = (position for position in range(self.width) if position not in self.used | aside)
        return [position for position in rest if any(row[position].strip() for _, row in self.below)]

    def beyond(self) -> list[tuple[int, str]]:
        """Rows with cells to the right of all headings: in CSV most often a delimiter in a text shifted others."""
        cells = ((n, "".join(row[len(self.headings) :]).strip()) for n, row in self.below)
        return [(n, text) for n, text in cells if text]

    def above(self) -> str:
        """What stands above the headings."""
        cells = (cell.strip() for row in self.sheet.cells[: self.rows.start] for cell in row)
        return " · ".join(filter(None, cells))


def _filled(row: Sequence[str]) -> int:
    """How many cells a row has up to the last with anything in it."""
    return next((at for at in range(len(row), 0, -1) if row[at - 1].strip()), 0)
