"""Cells that are not what was typed: "3-4" made a day, a long code made a number, signs that cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from opgavenkaart.loaders.cleaning.codes import DAY_FOR_TEXT, LONG_NUMBER, UNSEEN_SIGNS
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.files.sheet import Typed
from opgavenkaart.loaders.problems.code import Code
from opgavenkaart.loaders.tables.cells import PLAIN

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?", re.ASCII)
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")  # joiners are part of an emoji
_LONG = re.compile(r"-?\d{16,}", re.ASCII)  # Excel keeps fifteen digits, and writes zeros for the others


def report_autoformatted(area: TableArea, typed: Mapping[Typed, set[int]]) -> None:
    """Warn for such cells where a text belongs: what was typed can no longer be known."""
    signs: tuple[tuple[Typed, Code, Callable[[str], bool]], ...] = (
        ("day", DAY_FOR_TEXT, lambda text: bool(_DAY.fullmatch(text))),
        ("number", LONG_NUMBER, _is_long),
    )
    for kind, code, is_changed in signs:
        for column in sorted(typed.get(kind, ())):
            field = area.fields.get(column)
            if field is None or field.type not in PLAIN:
                continue
            rows = [row for row in range(area.top + 1, len(area.cells)) if is_changed(area.cell(row, column))]
            if rows:
                area.report(code, rows[0], column, area.cell(rows[0], column), {"count": str(len(rows))})
    for column in area.identifying:
        rows = [row for row in range(area.top + 1, len(area.cells)) if _UNSEEN.search(area.cell(row, column))]
        if rows:
            area.report(UNSEEN_SIGNS, rows[0], column, area.cell(rows[0], column), {"count": str(len(rows))})


def _is_long(text: str) -> bool:
    """Whether a text is a number that a program could not keep in full."""
    return bool(_LONG.fullmatch(text)) and int(float(text)) == int(text)
