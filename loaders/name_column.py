"""Names as some text has them: one column of a CSV file or workbook."""

from pathlib import Path
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.loaders.exchange.formats import read_sheets
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.problems.problem import DataProblems, Place
from opgavenkaart.loaders.tables.cells import tidy

_SUMMARY = Text(
    "Namen uit {where}, kolom “{column}”: {names} verschillende in {cells} cellen.",
    "Names from {where}, column “{column}”: {names} different ones in {cells} cells.",
)
_UNREAD = Text(" Niet gelezen, en met die kolom: blad {sheets}.", " Not read, and with that column: sheet {sheets}.")


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
        where = join(file, Text(f", blad “{sheet}”", f", sheet “{sheet}”") if sheet else "")
        summary = _SUMMARY.format(where=where, column=self.column, names=len(self.names), cells=self.cells)
        return join(
            summary, _UNREAD.format(sheets=", ".join(f"“{name}”" for name in self.unread)) if self.unread else ""
        )


def read_names(path: Path | str, column: str = "") -> NameColumn:
    """The names in a column of the first sheet that has it; without a column, in the only one.

    Raises UnknownWord where there is no such column, and DataProblems where the file cannot be read.
    """
    sheets, problems = read_sheets(Path(path))
    problems += [problem for sheet in sheets for problem in sheet.problems]
    if any(problem.severity == "error" for problem in problems):
        raise DataProblems(problems)
    known: dict[str, None] = {}
    found: list[tuple[Sheet, str, list[str]]] = []
    for sheet in sheets:
        headings, *rows = [row for row in sheet.cells if any(row)] or [[]]
        headings = [" ".join(cell.split()) for cell in headings]
        named = [at for at, heading in enumerate(headings) if heading]
        known |= dict.fromkeys(headings[at] for at in named)
        if column:
            named = [at for at in named if match_key(headings[at]) == match_key(column)][:1]
        for at in named if len(named) == 1 else ():
            texts = (" ".join(tidy(row[at]).split()) for row in rows if len(row) > at)
            found.append((sheet, headings[at], list(filter(None, texts))))
    if found:
        sheet, heading, names = found[0]
        unread = tuple(other.name for other, *_ in found[1:])
        return NameColumn(list(dict.fromkeys(names)), len(names), sheet.place, heading, unread)
    which = Text("meer dan één kolom", "more than one column")
    if column:
        which = Text(f'geen kolom "{column}"', f'no column "{column}"')
    there = ", ".join(known)
    choose = Text(f". Kies er een met --column: {there or 'geen'}.", f". Choose one with --column: {there or 'none'}.")
    raise UnknownWord(join(Text(f"{path} heeft ", f"{path} has "), which, choose))
