"""What people write below a table: totals; and in one cell explanations, sources, who made it and when."""

import re
from collections.abc import Sequence

from opgavenkaart.loaders.cleaning.codes import LONE_NAME, NOTE_ROW, TOTAL_ROW
from opgavenkaart.loaders.cleaning.table_area import TableArea, first_text
from opgavenkaart.loaders.tables.find_header import any_number, is_number
from opgavenkaart.loaders.tables.records import id_field

_TOTAL = re.compile(
    r"(?:sub|eind|grand|general|generaal)?[\s-]*(?:totaal|totalen|totals?)(?:[\s-]+(?:generaal|general|aantal))?(?:\s*\([^()]*\))?[\s:=]*[\d.,]*"
    r"|(?:gemiddelden?|gemiddeld|average)[\s:=]*[\d.,]*|(?:aantal|number of)\b[^:=]{0,60}[:=]\s*\d[\d.,]*",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(  # with numbers beside it
    r"sub[\s-]?tota(?:al|l|len|ls)\b.*|(?:(?:sub|eind)?som|sum|saldo|mediaan|median|minimum|maximum|gem\.|avg\.?)[\s:=]*",
    re.IGNORECASE,
)
_WORDS = (
    "tota",
    "gemidd",
    "average",
    "aantal",
    "number of",
    "som",
    "sum",
    "saldo",
    "media",
    "imum",
    "gem.",
    "avg",
)  # one of which is in every text that matches
_NOTES_TITLE = re.compile(
    r"(?:toelichting(?:en)?|noo?t|noten|voetnoo?t|voetnoten|opmerking(?:en)?|bron(?:nen)?|legenda|notes?|remarks?|sources?|"
    r"explanation)\s*[:.]?",
    re.IGNORECASE,
)
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
    lone: list[int] = []
    for row in area.upwards():
        if len(area.filled(row)) > 1:
            break
        if _total_in(area, row) is None:
            lone.insert(0, row)
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
    """Leave out the rows that are totals and cannot be anything else; between things only with a number beside them."""
    if not _may_begin_total(area.first[area.top + 1 :]):
        return  # as in most tables
    is_last = True
    for row in area.upwards():
        column = None
        if _may_begin_total([area.first[row]]):
            has_numbers = not area.table.kind or len(area.filled(row)) > 1
            column = _total_in(area, row) if is_last or has_numbers else None
            column = _total_in(area, row, _SUBTOTAL) if column is None and has_numbers else column
        if column is None:
            is_last = False
        else:
            _leave_total_out(area, row, column)


def total_of(cells: Sequence[str]) -> str:
    """The word of a row of numbers that are totals, in a table that is not ours; "" of any other row."""
    if not _may_begin_total([first_text(cells)]):
        return ""
    words = [text for text in map(str.strip, cells) if text and not is_number(text)]
    is_total = len(words) == 1 and (_TOTAL.fullmatch(words[0]) or _SUBTOTAL.fullmatch(words[0]))
    return words[0] if is_total and any(map(str.strip, cells[1:])) else ""


def _may_begin_total(first: Sequence[str]) -> bool:
    """Whether a row that begins with one of these texts may be totals: that is its one word, or a number."""
    together = "\n".join(first).lower()
    return any(word in together for word in _WORDS) or any_number(first)


def _leave_total_out(area: TableArea, row: int, column: int) -> None:
    area.report(TOTAL_ROW, row, None, area.cell(row, column))
    area.leave_out(row)


def _total_in(area: TableArea, row: int, word: re.Pattern[str] = _TOTAL) -> int | None:
    """The column of the word; None where a row has an id, or other words.

    A number where a thing must be named is what was counted.
    """
    column = _alone_with_numbers(area, row, word)
    if column is None or not area.table.kind:
        return column
    filled = {at for at in area.fields if area.cell(row, at)} - {column}
    return None if any(area.fields[at] is id_field(area.table) for at in filled) else column


def _alone_with_numbers(area: TableArea, row: int, word: re.Pattern[str]) -> int | None:
    """The column of a word that stands in a row of numbers, if anything."""
    words = [column for column in area.filled(row) if not is_number(area.cell(row, column))]
    return words[0] if len(words) == 1 and word.fullmatch(area.cell(row, words[0])) else None
