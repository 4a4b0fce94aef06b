"""Numbers in a column of dates: the days since the one from which the workbook counts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from opgavenkaart.loaders.cleaning.codes import DAY_NUMBER
from opgavenkaart.loaders.cleaning.table_area import TableArea

EARLIEST, LATEST = date(1950, 1, 1), date(2100, 1, 1)  # outside these a number is a mistake, not a day
_NUMBER = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)


def read_day_numbers(area: TableArea, day_0: date | None) -> None:
    """Write them as days. In CSV nobody says from which day they count, so that there they stay what they are."""
    if day_0 is None:
        return
    for column, field in area.fields.items():
        if field.type != "date":
            continue
        found = [(row, day) for row in range(area.top + 1, len(area.cells)) if (day := _day(area, row, column, day_0))]
        for count, (row, day) in enumerate(found):
            if not count:
                details = {"count": str(len(found)), "day": day}
                area.report(DAY_NUMBER, row, column, area.cell(row, column), details)
            area.put(row, column, day)


def _day(area: TableArea, row: int, column: int, day_0: date) -> str:
    number = _NUMBER.fullmatch(area.cell(row, column))
    day = day_0 + timedelta(int(number[1])) if number else None
    return day.isoformat() if day and EARLIEST <= day < LATEST else ""
