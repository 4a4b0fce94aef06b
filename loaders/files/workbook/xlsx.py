"""What is looked up in an XLSX workbook, without parsing what needs no parsing.

calamine makes a block of all cells between the first and the last, and gives each cell a copy of a shared text: a small
file could fill the memory. A sheet that is spelled as every program does, without anything special, is seen to be
harmless by searches alone; any other is parsed.
"""

import re
from array import array
from datetime import date
from posixpath import join, normpath
from typing import IO

from opgavenkaart.loaders.files.limits import MAX_BYTES, MAX_CELLS, CellLimits
from opgavenkaart.loaders.files.workbook.facts import BookFacts
from opgavenkaart.loaders.files.workbook.number_formats import code_styles
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts
from opgavenkaart.loaders.files.workbook.xlsx_cells import XlsxCells
from opgavenkaart.loaders.files.workbook.xlsx_scan import is_ordinary
from opgavenkaart.loaders.files.workbook.xml_parts import XmlPass, get, local, tree

DAY_0, DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
BOOK, RELATED = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
MIN_CELL, MIN_TEXT_CELL = 15, 25  # bytes: <c><v>1</v></c>, and <c r="A1"t="s"><v>0</v></c>, whose text is shared
_SHORT_TEXTS = (  # all of what stands between one end of a text and another
    r"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?(?:<sst[^<>]*>\s*)?"
    r'(?:<si>(?:<t(?: xml:space="preserve")?+>[^<]{0,%d}+</t>|<t/>)</si>)*+\s*(?:</sst>\s*)?'
)


def look_into_xlsx(parts: ZipParts) -> BookFacts:
    """What a workbook has that calamine leaves out. Raises UnreadableFile for what would fill the memory."""
    book = tree(parts.small(BOOK))
    targets = {r.get("Id"): r.get("Target", "") for r in tree(parts.small(RELATED))}
    since_1904 = any(get(e, "date1904") in ("1", "true") for e in book.iter() if local(e.tag) == "workbookPr")
    facts, limits = BookFacts(day_0=DAY_0_OF_1904 if since_1904 else DAY_0), CellLimits()
    parts.keep("_rels/.rels")
    styles = code_styles(tree(parts.small(STYLES))) if parts.has(STYLES) else {}
    named = [(get(e, "name"), targets.get(get(e, "id"))) for e in book.iter() if local(e.tag) == "sheet"]
    sheets = [(name, normpath(join("/xl", target)).lstrip("/")) for name, target in named if target]
    longest = MAX_BYTES * MIN_TEXT_CELL // max(MIN_TEXT_CELL, sum(parts.size(part) for _, part in sheets))
    sizes = () if _are_short(parts, longest) else _TextSizes(parts.open(STRINGS)).sizes
    for name, part in sheets:
        ordinary = is_ordinary(parts, part, facts.sheets[name], styles)
        if not ordinary or parts.size(part) // MIN_CELL > MAX_CELLS or max(sizes, default=0) > longest:
            limits.begin(name)
            XlsxCells(parts.open(part), facts.sheets[name], limits, sizes, styles)
    return facts


def _are_short(parts: ZipParts, longest: int) -> bool:
    """Whether the texts that cells share are spelled as usual, and none is longer than so many bytes."""
    short = re.compile((_SHORT_TEXTS % longest).encode("latin-1"))
    pieces = parts.pieces(STRINGS, b"</si>") if parts.has(STRINGS) else ()
    matches = [short.fullmatch(piece) for piece in pieces]  # to the last: they are copied
    return all(matches)


class _TextSizes(XmlPass):
    """The length of each text that cells share, in characters."""

    def __init__(self, part: IO[bytes]) -> None:
        self.sizes = array("L")
        super().__init__(part)

    def start(self, name: str, _attributes: object) -> None:
        if local(name) == "si":
            self.sizes.append(0)
            self.parser.CharacterDataHandler = self._count

    def _count(self, text: str) -> None:
        self.sizes[-1] += len(text)
