"""What people write below a table, in one cell: explanations, sources, who made it and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opgavenkaart.loaders.cleaning.codes import LONE_NAME, NOTE_ROW
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.cleaning.total_rows import total_in

_HEAD = re.compile(
    r"(?:toelichting(?:en)?|noo?t|noten|voetnoo?t|voetnoten|opmerking(?:en)?|bron(?:nen)?|legenda|notes?|remarks?|sources?|"
    r"explanation)\s*[:.]?",
    re.IGNORECASE,
)  # what heads a block of them
_NOTE = re.compile(
    r"\*+\s*[^\s*].*|(?:toelichting|noo?t|voetnoo?t|opmerking|bron(?:nen)?|n\.?b\.?|let op)\s*:.*"
    r"|(?:notes?|remarks?|sources?|explanation)\s*:.*|(?:opgesteld|samengesteld|bijgewerkt|gemaakt) (?:door|op|per)\b.*"
    r"|laatst (?:bijgewerkt|gewijzigd)\b.*|laatste wijziging\b.*|(?:stand|peildatum)(?: per| van)?\s*:?\s*\d.*"
    r"|(?:prepared|compiled|made|updated) (?:by|on)\b.*|last (?:updated|changed)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def leave_notes_out(area: TableArea) -> None:
    """Leave out the rows at the bottom that are plainly notes; report others of one cell below an empty row.

    Only where most rows above fill more than one cell can a row of one cell be known to be none of the table.
    """
    lone = list(_lone_rows_at_the_bottom(area))
    if not lone:
        return
    first = lone[0]
    above = [len(filled) for row in range(area.top + 1, first) if (filled := area.filled(row))]
    wide = 2 * sum(count > 1 for count in above) > len(above)
    below_empty = headed = False
    before = first - 1
    for row in lone:
        apart = not any(map(str.strip, area.cells[row - 1])) and row - 1 > area.top
        (column,) = area.filled(row)
        text = area.cell(row, column)
        headed = bool(_HEAD.fullmatch(text)) or (headed and wide and before == row - 1)
        below_empty, before = below_empty or apart, row
        if (wide or below_empty) and (headed or _NOTE.fullmatch(text)):
            area.report(NOTE_ROW, row, None, text)
            area.leave_out(row)
        elif wide and below_empty and column in area.identifying:
            area.report(LONE_NAME, row, column, text)


def _lone_rows_at_the_bottom(area: TableArea) -> Iterator[int]:
    """The last rows with one filled cell each, downwards; totals are none of them."""
    found = []
    for row in area.below():
        if len(area.filled(row)) > 1:
            break
        found.append(row)
    yield from (row for row in reversed(found) if total_in(area, row) is None)
