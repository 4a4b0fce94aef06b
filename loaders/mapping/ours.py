"""Tables that are ours already, such as a template that somebody filled in: they need no mapping."""

from __future__ import annotations

from collections.abc import Iterable

from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.problems import Problem
from opgavenkaart.loaders.recognise import BESIDE, recognise
from opgavenkaart.loaders.sheets import Sheet
from opgavenkaart.loaders.tidying.tidied import tidied


def are_ours(sheets: Iterable[Sheet]) -> bool:
    """Whether all that is filled in is a table of ours, whose every heading is known, or stands beside one."""
    problems: list[Problem] = []
    found = [recognise(tidied(sheet, []), (), problems) for sheet in sheets if any(map(any, sheet.cells))]
    return any(found) and not problems


def stands_beside(sheet: Sheet) -> bool:
    """Whether it is a sheet of a workbook that was made to fill in, beside the tables: what to do, and the lists."""
    return bool(sheet.place.sheet) and match_key(sheet.name) in BESIDE
