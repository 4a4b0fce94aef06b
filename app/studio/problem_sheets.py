"""Problems beside the sheet: the rows as they stand, with the cells that something is the matter with."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import Lang
from opgavenkaart.loaders.files.find import read_tables
from opgavenkaart.loaders.files.sheet import Sheet, no_progress
from opgavenkaart.loaders.load import detect
from opgavenkaart.loaders.problems.problem import Place, Problem

MAX_SHOWN_ROWS = 200  # of a sheet; the problems themselves are all listed


def problem_sheets(path: Path, problems: Sequence[Problem], lang: Lang) -> list[dict[str, Any]]:
    """Each sheet with problems that have a row: its name, its headings, and the rows that have them.

    A row is its number, its cells and its marks: a mark is the place of a cell, None for the whole row, with the
    severity and what is the matter.
    """
    by_sheet = defaultdict[Place, list[Problem]](list)
    for problem in problems:
        if problem.row is not None and problem.counted == "row":
            by_sheet[Place(problem.file, problem.sheet)].append(problem)
    if not by_sheet or detect(path)[0] != "tables":
        return []
    return [
        _shown(sheet, by_sheet[sheet.place], lang)
        for sheet in read_tables(path, [], no_progress)
        if sheet.place in by_sheet
    ]


def _shown(sheet: Sheet, problems: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    by_row = defaultdict[int, list[Problem]](list)
    for problem in problems:
        by_row[problem.row or 0].append(problem)
    headings, places = _headings(sheet, {problem.column for problem in problems if problem.column})
    rows = [
        {"row": row, "cells": _cells(sheet, row), "marks": [*_marks(by_row[row], places, lang)]}
        for row in sorted(by_row)[:MAX_SHOWN_ROWS]
    ]
    return {
        "file": sheet.place.file,
        "sheet": sheet.place.sheet,
        "headings": headings,
        "rows": rows,
        "more": max(0, len(by_row) - MAX_SHOWN_ROWS),
    }


def _headings(sheet: Sheet, wanted: set[str]) -> tuple[list[str], Mapping[str, int]]:
    """The row that has most of the columns that problems name, and where in it each stands."""
    known = {name.casefold().strip() for name in wanted}
    rows = [[cell.casefold().strip() for cell in row] for row in sheet.cells[:50]]
    if not rows:
        return [], {}
    best = max(range(len(rows)), key=lambda at: (len(known.intersection(rows[at])), -at))
    return sheet.cells[best], {name: rows[best].index(name) for name in known if name in rows[best]}


def _cells(sheet: Sheet, row: int) -> list[str]:
    return sheet.cells[row - 1] if 0 < row <= len(sheet.cells) else []


def _marks(problems: Sequence[Problem], places: Mapping[str, int], lang: Lang) -> Iterator[dict[str, Any]]:
    for problem in problems:
        message = f"{problem.message.in_(lang)} {problem.hint.in_(lang)}".strip()
        place = places.get(problem.column.casefold().strip())
        yield {"column": place, "name": problem.column, "severity": problem.severity, "text": message}
