"""Names as some text has them: one column of a CSV file or workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.cells import tidy
from opgavenkaart.loaders.data_path import read_tables
from opgavenkaart.loaders.problems import DataProblems, Problem
from opgavenkaart.loaders.sheets import Sheet


def read_names(path: Path | str, column: str = "") -> list[str]:
    """The different names in a column, in order; without a column, in the only one.

    Raises UnknownWord where there is no such column, and DataProblems where the file cannot be read.
    """
    problems: list[Problem] = []
    sheets = [sheet for sheet in read_tables(Path(path), problems) if any(map(any, sheet.cells))]
    problems += [problem for sheet in sheets for problem in sheet.problems]
    if any(problem.severity == "error" for problem in problems):
        raise DataProblems(problems)
    known: dict[str, None] = {}
    for sheet in sheets:
        top = next(row for row, cells in enumerate(sheet.cells) if any(cells))
        headings = [" ".join(cell.split()) for cell in sheet.cells[top]]
        wanted = [at for at, text in enumerate(headings) if column and match_key(text) == match_key(column)]
        if not column and len(list(filter(None, headings))) == 1:
            wanted = [next(at for at, text in enumerate(headings) if text)]
        if wanted:
            return list(dict.fromkeys(_cells(sheet, top + 1, wanted[0])))
        known |= dict.fromkeys(filter(None, headings))
    there = ", ".join(known) or "none"
    which = f'no column "{column}"' if column else "more than one column"
    raise UnknownWord(f"{path} has {which}. Choose one with --column: {there}.")


def _cells(sheet: Sheet, start: int, column: int) -> Iterator[str]:
    for cells in sheet.cells[start:]:
        if len(cells) > column and (text := " ".join(tidy(cells[column]).split())):
            yield text
