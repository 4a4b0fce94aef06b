"""A pass over the XML of an XLSX workbook, without parsing what needs no parsing.

calamine makes a block of all cells between the first and the last, and gives each cell a copy of a shared text: a small
file could fill the memory. A sheet that is spelled as every program does is seen to be harmless by searches alone;
any other is parsed.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from posixpath import join, normpath

from opgavenkaart.loaders.columns import column_letters, column_number
from opgavenkaart.loaders.limits import (
    MOST_BYTES,
    MOST_CELLS,
    MOST_MERGED,
    check_counts,
    check_reach,
    check_text,
    fits_text,
)
from opgavenkaart.loaders.only_checked import Parts
from opgavenkaart.loaders.unseen import Unseen, get, local, tree
from opgavenkaart.loaders.xlsx_cells import Cells, text_sizes
from opgavenkaart.loaders.xlsx_shown import FORMULA, Shown, formats_of

DAY_0, DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
BEGIN, END = (b"<si><t>", b'<si><t xml:space="preserve">'), b"</t></si>"
LEAST = 15, 25  # bytes of a cell, <c><v>1</v></c>, and of one whose text is shared, <c r="A1"t="s"><v>0</v></c>
# The style and type of a cell; one with anything else is parsed. Most hold a shared text, which is tried first.
_REST = r'(?: t="s">|(?: s="[0-9]++")?+(?: t="(?!e")[a-zA-Z]++")?+ ?/?>)'
_PROLOG = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?<sst[^<>]*>\s*")
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z]{1,2})([1-9][0-9]{1,6})"')


def look_into_xlsx(parts: Parts) -> Unseen:
    """What a workbook has that calamine does not tell. Raises UnreadableFile for what would fill the memory."""
    book = tree(parts.small("xl/workbook.xml"))
    targets = {r.get("Id"): r.get("Target", "") for r in tree(parts.small("xl/_rels/workbook.xml.rels"))}
    since_1904 = any(get(e, "date1904") in ("1", "true") for e in book.iter() if local(e.tag) == "workbookPr")
    unseen = Unseen(day_0=DAY_0_OF_1904 if since_1904 else DAY_0)
    if parts.has("_rels/.rels"):
        parts.keep("_rels/.rels")
    formats = formats_of(parts.small(STYLES)) if parts.has(STYLES) else {}
    named = [(get(e, "name"), targets.get(get(e, "id"))) for e in book.iter() if local(e.tag) == "sheet"]
    sheets = [(name, normpath(join("/xl", target)).lstrip("/")) for name, target in named if target]
    sizes = cache(lambda: text_sizes(parts.open(STRINGS)) if parts.has(STRINGS) else ())
    longest = MOST_BYTES * LEAST[1] // max(1, sum(parts.size(part) for _, part in sheets))
    if not _short(parts, longest // 2):
        longest = max(sizes(), default=0)
    text = 0
    for name, part in sheets:
        (ordinary, formulas), most = _scan(parts, part), parts.size(part) // LEAST[1] * longest
        if not (ordinary and parts.size(part) // LEAST[0] <= MOST_CELLS and fits_text(text + most)):
            cells = Cells(parts.open(part), sizes())
            check_reach(name, cells.rows, cells.columns, f"{column_letters(cells.columns - 1)}{cells.rows}")
            unseen.errors |= {name: cells.errors} if cells.errors else {}
            most = cells.text
        if formats or formulas:
            unseen.errors.setdefault(name, {}).update(Shown(parts.open(part), formats).cells)
        text += most
        check_text(text)
    return unseen


def _scan(parts: Parts, part: str) -> tuple[bool, bool]:
    """Whether a sheet is ordinary, and whether it has formulas.

    It is where every cell is spelled as usual, in a box that is not too large, and no formula has an error.
    """
    ordinary, formulas, merged, odd = True, False, 0, None
    for piece in parts.pieces(part, b">"):
        if odd is None:
            odd, ordinary = _outside(piece), b"<!DOCTYPE" not in piece and b"<sheetData" in piece
        prefixed = b":" in piece and b":c" in piece  # the first alone takes no time
        ordinary = ordinary and not prefixed and not odd.search(piece)
        formulas = formulas or (b"f" in piece and FORMULA in piece)  # the first alone takes no time
        if parts.size(part) > MOST_MERGED:
            merged += piece.count(b"mergeCell")
            check_counts(merged=merged)
    return ordinary, formulas


def _outside(begin: bytes) -> re.Pattern[bytes]:
    """Finds a cell outside of what a sheet says to hold, or one that does not say at once and once where it stands.

    `<c` and a letter begins something else. It begins with fixed letters, which makes the search four times as fast.
    """
    said = _DIMENSION.search(begin)
    letters, last = (said[1].decode(), said[2].decode()) if said else ("Z", "999999")
    first, less = int(last[0]), len(last) - 1
    if (column_number(letters[0] + "Z" * (len(letters) - 1)) + 1) * (first + 1) * 10**less > MOST_CELLS:
        letters, first, less = "Z", 9, 5
    columns = f"[A-{letters}]" if len(letters) == 1 else f"[A-{letters[0]}]?[A-Z]"
    rows = f"(?:[1-{first}][0-9]{{{less}}}|[0-9]{{1,{less}}})" if less else "[1-9]"
    return re.compile(f'<c(?! r="{columns}{rows}"{_REST}|[a-zA-Z])'.encode())


def _short(parts: Parts, most: int) -> bool:
    """Whether the texts that cells share are spelled as usual, and none is longer than twice so many bytes.

    That is so where each stretch of so many bytes has the end of one. What looks like an end is one where there are no
    tags but those of texts, without attributes.
    """
    short, begun = True, False
    for piece in parts.pieces(STRINGS, END) if parts.has(STRINGS) else ():
        if not begun:
            piece, begun = _PROLOG.sub(b"", piece, count=1), True
        if not piece.endswith(END):
            return short and piece.strip() == b"</sst>"
        texts, tags = piece.count(END + BEGIN[0]) + piece.startswith(BEGIN), piece.count(b"<")
        short = short and (tags == 4 * texts or tags == 4 * (texts + piece.count(END + BEGIN[1])))
        short = short and all(piece.find(END, at, at + most) >= 0 for at in range(0, len(piece) - most, most))
    return short
