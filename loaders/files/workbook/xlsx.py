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

from opgavenkaart.loaders.files.limits import MAX_BYTES, MAX_CELLS, check_reach, check_text, fits_text
from opgavenkaart.loaders.files.sheet import column_letters
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts
from opgavenkaart.loaders.files.workbook.xlsx_cells import Cells, text_sizes
from opgavenkaart.loaders.files.workbook.xlsx_displayed import XlsxDisplayed, formats_of
from opgavenkaart.loaders.files.workbook.xlsx_scan import scan
from opgavenkaart.loaders.files.workbook.xml_extras import XmlExtras, get, local, tree

DAY_0, DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
BEGIN, END = (b"<si><t>", b'<si><t xml:space="preserve">'), b"</t></si>"
LEAST = 15, 25  # bytes of a cell, <c><v>1</v></c>, and of one whose text is shared, <c r="A1"t="s"><v>0</v></c>
_PROLOG = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?<sst[^<>]*>\s*")


def look_into_xlsx(parts: ZipParts) -> XmlExtras:
    """What a workbook has that calamine does not tell. Raises UnreadableFile for what would fill the memory."""
    book = tree(parts.small("xl/workbook.xml"))
    targets = {r.get("Id"): r.get("Target", "") for r in tree(parts.small("xl/_rels/workbook.xml.rels"))}
    since_1904 = any(get(e, "date1904") in ("1", "true") for e in book.iter() if local(e.tag) == "workbookPr")
    unseen = XmlExtras(day_0=DAY_0_OF_1904 if since_1904 else DAY_0)
    if parts.has("_rels/.rels"):
        parts.keep("_rels/.rels")
    formats = formats_of(parts.small(STYLES)) if parts.has(STYLES) else {}
    named = [(get(e, "name"), targets.get(get(e, "id"))) for e in book.iter() if local(e.tag) == "sheet"]
    sheets = [(name, normpath(join("/xl", target)).lstrip("/")) for name, target in named if target]
    sizes = cache(lambda: text_sizes(parts.open(STRINGS)) if parts.has(STRINGS) else ())
    longest = MAX_BYTES * LEAST[1] // max(1, sum(parts.size(part) for _, part in sheets))
    if not _short(parts, longest // 2):
        longest = max(sizes(), default=0)
    text = 0
    for name, part in sheets:
        seen, most = scan(parts, part), parts.size(part) // LEAST[1] * longest
        unseen.merged[name] = seen.merged
        if not (seen.ordinary and parts.size(part) // LEAST[0] <= MAX_CELLS and fits_text(text + most)):
            cells = Cells(parts.open(part), sizes())
            check_reach(name, cells.rows, cells.columns, f"{column_letters(cells.columns - 1)}{cells.rows}")
            unseen.errors |= {name: cells.errors} if cells.errors else {}
            most = cells.text
        if formats or seen.formulas:
            unseen.errors.setdefault(name, {}).update(XlsxDisplayed(parts.open(part), formats).cells)
        text += most
        check_text(text)
    return unseen


def _short(parts: ZipParts, most: int) -> bool:
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
