"""Names as some text has them: one column of a CSV file or workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.loaders.exchange.formats import read_sheets
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.problems.problem import DataProblems, Place, Problem
from opgavenkaart.loaders.tables.cells import tidy


class NameColumn(NamedTuple):
    """The different `names` in `cells` cells of a column, in order; `unread` are other sheets with such a column."""

    names: list[str]
    cells: int
    place: Place
    column: str
    unread: tuple[str, ...]

    def summary(self) -> Text:
        """Which sheet and column were taken, and what came of it."""
        file, sheet = self.place
        nl, en = (f", {word} “{sheet}”" if sheet else "" for word in ("blad", "sheet"))
        summary = Text(
            f"Namen uit {file}{nl}, kolom “{self.column}”: {len(self.names)} verschillende in {self.cells} cellen.",
            f"Names from {file}{en}, column “{self.column}”: {len(self.names)} different ones in {self.cells} cells.",
        )
        if not self.unread:
            return summary
        more = ", ".join(f"“{name}”" for name in self.unread)
        return Text(
            f"{summary.nl} Niet gelezen, en met die kolom: blad {more}.",
            f"{summary.en} Not read, and with that column: sheet {more}.",
        )


def read_names(path: Path | str, column: str = "") -> NameColumn:
    """The names in a column of the first sheet that has it; without a column, in the only one.

    Raises UnknownWord where there is no such column, and DataProblems where the file cannot be read.
    """
    problems: list[Problem] = []
    sheets = [sheet for sheet in read_sheets(Path(path), problems) if any(map(any, sheet.cells))]
    problems += [problem for sheet in sheets for problem in sheet.problems]
    if any(problem.severity == "error" for problem in problems):
        raise DataProblems(problems)
    known: dict[str, None] = {}
    found: list[tuple[Sheet, int, int]] = []
    for sheet in sheets:
        top = next(row for row, cells in enumerate(sheet.cells) if any(cells))
        headings = _headings(sheet, top)
        wanted = [at for at, text in enumerate(headings) if column and match_key(text) == match_key(column)]
        if not column and len(list(filter(None, headings))) == 1:
            wanted = [next(at for at, text in enumerate(headings) if text)]
        found += [(sheet, top, at) for at in wanted[:1]]
        known |= dict.fromkeys(filter(None, headings))
    if found:
        sheet, top, at = found[0]
        texts = list(_cells(sheet, top + 1, at))
        unread = tuple(other.name for other, *_ in found[1:])
        return NameColumn(list(dict.fromkeys(texts)), len(texts), sheet.place, _headings(sheet, top)[at], unread)
    which = Text("meer dan één kolom", "more than one column")
    if column:
        which = Text(f'geen kolom "{column}"', f'no column "{column}"')
    there = ", ".join(known)
    choose = Text(f". Kies er een met --column: {there or 'geen'}.", f". Choose one with --column: {there or 'none'}.")
    raise UnknownWord(join(Text(f"{path} heeft ", f"{path} has "), which, choose))


def _headings(sheet: Sheet, top: int) -> list[str]:
    return [" ".join(cell.split()) for cell in sheet.cells[top]]


def _cells(sheet: Sheet, start: int, column: int) -> Iterator[str]:
    for cells in sheet.cells[start:]:
        if len(cells) > column and (text := " ".join(tidy(cells[column]).split())):
            yield text
