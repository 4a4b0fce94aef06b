"""What people write below a table: totals; and in one cell explanations, sources, who made it and when."""

import re

from opgavenkaart.loaders.cleaning.codes import LONE_NAME, MAYBE_TOTAL, NOTE_ROW, TOTAL_ROW
from opgavenkaart.loaders.cleaning.table_area import TableArea
from opgavenkaart.loaders.cleaning.totals import Total, find_totals
from opgavenkaart.loaders.tables.records import id_field

_NOTES_TITLE = re.compile(
    r"(?:toelichting(?:en)?|noo?t|noten|voetnoo?t|voetnoten|opmerking(?:en)?|bron(?:nen)?|legenda|notes?|remarks?|sources?|"
    r"explanation)\s*[:.]?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\*+\s*[^\s*].*|(?:toelichting|noo?t|voetnoo?t|opmerking|bron(?:nen)?|n\.?b\.?|let op)\s*:.*"
    r"|(?:notes?|remarks?|sources?|explanation)\s*:.*|(?:opgesteld|samengesteld|bijgewerkt|gemaakt) (?:door|op|per)\b.*"
    r"|laatst (?:bijgewerkt|gewijzigd)\b.*|laatste wijziging\b.*|(?:stand|peildatum)(?: per| van)?\s*:?\s*\d.*"
    r"|pagina \d.*|page \d.*|einde\b.{0,30}|end of\b.{0,30}"
    r"|(?:prepared|compiled|made|updated) (?:by|on)\b.*|last (?:updated|changed)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def leave_notes_out(area: TableArea) -> None:
    """Leave out the rows at the bottom that are plainly notes; report others of one cell below an empty row.

    Only where most rows above fill more than one cell can a row of one cell be known to be none of the table.
    """
    lone: list[int] = []
    for row in area.upwards():
        if len(area.filled(row)) > 1:
            break
        lone.insert(0, row)
    totals = {total.row for total in _totals(area) if total.is_certain} if lone else set()
    lone = [row for row in lone if row not in totals]
    above = [len(filled) for row in range(area.top + 1, lone[0]) if (filled := area.filled(row))] if lone else []
    wide = 2 * sum(count > 1 for count in above) > len(above)
    below_empty = titled = False
    before = None
    for row in lone:
        (column,) = area.filled(row)
        text = area.cell(row, column)
        titled = bool(_NOTES_TITLE.fullmatch(text)) or (titled and wide and before == row - 1)
        below_empty = below_empty or (row - 1 > area.top and not area.filled(row - 1))
        before = row
        if (wide or below_empty) and (titled or _NOTE.fullmatch(text)):
            area.report(NOTE_ROW, row, None, text)
            area.leave_out(row)
        elif wide and below_empty and column in area.identifying:
            area.report(LONE_NAME, row, column, text)


def leave_totals_out(area: TableArea) -> None:
    """Leave out the rows that are totals and cannot be anything else, and report those that may be."""
    for total in _totals(area):
        area.report(TOTAL_ROW if total.is_certain else MAYBE_TOTAL, total.row, None, total.words)
        if total.is_certain:
            area.leave_out(total.row)


def _totals(area: TableArea) -> list[Total]:
    """An id makes a row a thing; of links, each of which names two things, a word alone is none."""
    rows = [(row, area.cells[row]) for row in area.rows if row not in area.empty]
    key = id_field(area.table) if area.table.kind else None
    ids = {column for column, field in area.fields.items() if field is key}
    return find_totals(rows, [*area.cells[area.top], *area.table.text], ids, lone=not area.table.kind)
