"""Rows of totals: at the bottom of a table, and subtotals of a table of links wherever they stand."""

from __future__ import annotations

import re

from opgavenkaart.loaders.cleaning.codes import TOTAL_ROW
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.tables.find_header import is_number
from opgavenkaart.loaders.tables.ids import id_field

_TOTAL = re.compile(
    r"(?:sub|eind|grand|general|generaal)?[\s-]*(?:totaal|totalen|totals?)(?:[\s-]+(?:generaal|general|aantal))?[\s:=]*[\d.,]*"
    r"|(?:gemiddelden?|gemiddeld|average)[\s:=]*[\d.,]*|(?:aantal|number of)\b[^:=]{0,60}[:=]\s*\d[\d.,]*",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(r"sub[\s-]?tota(?:al|l|len|ls)\b.*", re.IGNORECASE)


def leave_totals_out(area: TableArea) -> None:
    """Leave out the last rows that are totals and cannot be anything else, and subtotals among links."""
    for row in area.below():
        column = total_in(area, row)
        if column is None:
            break
        _leave_out(area, row, column)
    for row in range(len(area.cells) - 1, area.top, -1) if not area.table.kind else ():
        first = next(filter(None, map(str.strip, area.cells[row])), "")
        if first[:3].lower() == "sub" and (column := _alone_with_numbers(area, row, _SUBTOTAL)) is not None:
            _leave_out(area, row, column)


def _leave_out(area: TableArea, row: int, column: int) -> None:
    area.report(TOTAL_ROW, row, None, area.cell(row, column))
    area.leave_out(row)


def total_in(area: TableArea, row: int) -> int | None:
    """The column of the word; None where a row has an id, another required cell, or other words.

    In a table of links a number where a thing must be named is what was counted.
    """
    column = _alone_with_numbers(area, row, _TOTAL)
    if column is None or not area.table.kind:
        return column
    filled = {at for at in area.fields if area.cell(row, at)} - {column}
    ids = {at for at in filled if area.fields[at] is id_field(area.table)}
    return None if ids or filled.intersection(area.required) else column


def _alone_with_numbers(area: TableArea, row: int, word: re.Pattern[str]) -> int | None:
    """The column of a word that stands in a row of numbers, if anything."""
    filled = area.filled(row)
    words = [column for column in filled if not is_number(area.cell(row, column))]
    return words[0] if len(words) == 1 and word.fullmatch(area.cell(row, words[0])) else None
