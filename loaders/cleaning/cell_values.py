"""Cells that do not hold what people meant: merged ones, days as numbers, texts that a program changed."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from opgavenkaart.loaders.cleaning import codes
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.files.sheet import Merged, Typed
from opgavenkaart.loaders.problems.problem import Code
from opgavenkaart.loaders.tables.cells import PLAIN

EARLIEST, LATEST = date(1950, 1, 1), date(2100, 1, 1)  # outside these a number is a mistake, not a day
_DAY_NUMBER = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?", re.ASCII)
_LONG = re.compile(r"-?\d{16,}", re.ASCII)  # Excel keeps fifteen digits, and writes zeros for the others


def fill_merged(area: TableArea, merged: Iterable[Merged]) -> None:
    """Fill the empty cells below the headings that a merged one covers, in rows that hold anything else.

    Not where it names the thing itself (that would be the same thing again), nor over columns: what a cell
    means in a column that it is not headed by cannot be known.
    """
    down: list[tuple[int, int]] = []
    across: list[tuple[int, int]] = []
    for (first, left), (last, right) in sorted(merged):
        value = area.cell(first, left) if first in area.rows else ""
        if not value or not any(column in area.fields for column in range(left, right + 1)):
            continue
        if right > left:
            across.append((first, left))
        elif left not in area.identifying:
            covered = range(first + 1, min(last + 1, len(area.cells)))
            rows = [row for row in covered if area.filled(row) and not area.cell(row, left)]
            for row in rows:
                area.put(row, left, value)
            down += [(first, left)] if rows else []
    area.report_cells(codes.MERGED_DOWN, down)
    area.report_cells(codes.MERGED_ACROSS, across)


def read_day_numbers(area: TableArea, day_0: date | None) -> None:
    """Write numbers in a column of dates as days. In CSV nobody knows from which day they count: there they stay."""
    if day_0 is None:
        return
    for column in (column for column, field in area.fields.items() if field.type == "date"):
        days = {row: day for row in area.rows if (day := _day(area.cell(row, column), day_0))}
        area.report_cells(codes.DAY_NUMBER, [(row, column) for row in days], {"day": next(iter(days.values()), "")})
        for row, day in days.items():
            area.put(row, column, day)


def _day(text: str, day_0: date) -> str:
    number = _DAY_NUMBER.fullmatch(text)
    day = day_0 + timedelta(int(number[1])) if number else None
    return day.isoformat() if day and EARLIEST <= day < LATEST else ""


def report_autoformatted(area: TableArea, typed: Mapping[Typed, set[int]]) -> None:
    """Warn where a text belongs and "3-4" became a day, or a long code a number.

    What was typed can no longer be known.
    """
    signs: tuple[tuple[Typed, Code, Callable[[str], object]], ...] = (
        ("day", codes.DAY_FOR_TEXT, _DAY.fullmatch),
        ("number", codes.LONG_NUMBER, _is_long),
    )
    for kind, code, is_changed in signs:
        for column in sorted(typed.get(kind, ())):
            if column in area.fields and area.fields[column].type in PLAIN:
                area.report_cells(code, _where(area, column, is_changed))


def _where(area: TableArea, column: int, found: Callable[[str], object]) -> list[tuple[int, int]]:
    return [(row, column) for row in area.rows if found(area.cell(row, column))]


def _is_long(text: str) -> bool:
    """Whether a text is a number that a program could not keep in full."""
    return bool(_LONG.fullmatch(text)) and int(float(text)) == int(text)
