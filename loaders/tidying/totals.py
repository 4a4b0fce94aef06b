"""Rows of totals at the bottom of a table."""

from __future__ import annotations

import re

from opgavenkaart.loaders.headings import is_number
from opgavenkaart.loaders.identify import id_field
from opgavenkaart.loaders.tidying.area import Area

_TOTAL = re.compile(
    r"(?:sub|eind|grand|general|generaal)?[\s-]*(?:totaal|totalen|totals?)(?:\s+(?:generaal|general|aantal))?[\s:=]*[\d.,]*",
    re.IGNORECASE,
)


def leave_totals_out(area: Area) -> None:
    """Leave out the last rows that are totals and cannot be anything else."""
    for row in area.below():
        column = _total_in(area, row)
        if column is None:
            break
        area.tell("total_row", row, None, area.cell(row, column))
        area.leave_out(row)


def _total_in(area: Area, row: int) -> int | None:
    """The column of the word; None where a row has an id, another required cell, or other words."""
    filled = [column for column in range(len(area.cells[row])) if area.cell(row, column)]
    words = [column for column in filled if not is_number(area.cell(row, column))]
    if len(words) != 1 or not _TOTAL.fullmatch(area.cell(row, words[0])):
        return None
    ids = [column for column in filled if area.table.kind and area.fields.get(column) is id_field(area.table)]
    others = {*ids, *(column for column in filled if column in area.required)} - {words[0]}
    return None if others else words[0]
