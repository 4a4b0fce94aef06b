"""What is looked up in an XLSX workbook, without parsing what needs no parsing.

calamine makes a block of all cells between the first and the last, and gives each cell a copy of a shared text: a small
file could fill the memory. A sheet that is spelled as every program does, without anything special, is seen to be
harmless by searches alone; any other is parsed.
"""

import re
from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from posixpath import join, normpath
from typing import IO

from opgavenkaart.loaders.files.limits import MAX_BYTES, MAX_CELLS, CellLimits
from opgavenkaart.loaders.files.sheet import NOT_CALCULATED, column_number
from opgavenkaart.loaders.files.workbook.facts import LINKING, WEB, BookFacts, Cell, SheetFacts
from opgavenkaart.loaders.files.workbook.number_formats import Styles, displayed, telling_styles
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts
from opgavenkaart.loaders.files.workbook.xlsx_scan import is_ordinary
from opgavenkaart.loaders.files.workbook.xml_parts import XmlPass, get, local, tree

DAY_0, DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
BOOK, RELATED = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
MIN_CELL, MIN_TEXT_CELL = 15, 25  # bytes: <c><v>1</v></c>, and <c r="A1"t="s"><v>0</v></c>, whose text is shared
_PLACE = re.compile("([A-Za-z]{1,8})([0-9]{1,12})")
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
    styles = telling_styles(tree(parts.small(STYLES))) if parts.has(STYLES) else {}
    named = [(get(e, "name"), targets.get(get(e, "id"))) for e in book.iter() if local(e.tag) == "sheet"]
    sheets = [(name, normpath(join("/xl", target)).lstrip("/")) for name, target in named if target]
    longest = MAX_BYTES * MIN_TEXT_CELL // max(MIN_TEXT_CELL, sum(parts.size(part) for _, part in sheets))
    sizes = () if _are_short(parts, longest) else _TextSizes(parts.open(STRINGS)).sizes
    for name, part in sheets:
        linked = _look_beside(parts, part, facts.sheets[name])
        ordinary = is_ordinary(parts, part, facts.sheets[name], styles, linked)
        if not ordinary or parts.size(part) // MIN_CELL > MAX_CELLS or max(sizes, default=0) > longest:
            limits.begin(name)
            _Cells(parts.open(part), facts.sheets[name], limits, sizes, styles)
    return facts


def _look_beside(parts: ZipParts, part: str, facts: SheetFacts) -> Mapping[str, str]:
    """The rows of totals of the tables of Excel on a sheet, which stand in parts of their own; and its links by id."""
    linked = {}
    folder, _, name = part.rpartition("/")
    related = f"{folder}/_rels/{name}.rels"
    for relation in parts.tree(related) if parts.has(related) else ():
        target = normpath(join("/", folder, get(relation, "Target"))).lstrip("/")
        if get(relation, "Type").endswith("/hyperlink") and get(relation, "Target").startswith(WEB):
            linked[get(relation, "Id")] = get(relation, "Target")
        if get(relation, "Type").endswith("/table") and parts.has(target):
            table = parts.tree(target)
            last = _PLACE.fullmatch(get(table, "ref").rpartition(":")[2])
            if last and get(table, "totalsRowCount") not in ("", "0"):
                facts.total_rows.add(int(last[2]) - 1)
    return linked


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


class _Cells(XmlPass):
    """The cells of a sheet, truly parsed: completes its facts, and refuses what would fill the memory.

    Places are counted as calamine does: a cell that does not say where it is stands right of the one before it.
    """

    def __init__(
        self, part: IO[bytes], facts: SheetFacts, limits: CellLimits, text_sizes: Sequence[int], styles: Styles
    ) -> None:
        self._texts, self._limits, self._sizes, self._styles = facts.texts, limits, text_sizes, styles
        self._links = facts.links
        self._row = self._column = 0  # where a cell stands that does not say so
        self._cell, self._value, self._is_formula = (0, 0), "", False
        self._attributes: Mapping[str, str] = {}
        super().__init__(part)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        if tag == "c":
            self._attributes, self._value, self._is_formula = attributes, "", False
            self._cell = _place(attributes["r"]) if "r" in attributes else (self._row, self._column)
            self._column = self._cell[1] + 1
        elif tag in ("v", "is"):
            self._limits.reach(self._cell[0] + 1, self._cell[1] + 1)
            self.keep_text()
        elif tag == "f":
            self._is_formula = True
            self.keep_text()
        elif tag == "row" and "r" in attributes:
            self._row = int(attributes["r"]) - 1

    def end(self, name: str) -> None:
        tag = local(name)
        if tag in ("v", "is"):
            self._value = self.take_text()
        elif tag == "f":
            if link := LINKING.match(self.take_text()):
                self._links[self._cell] = link[1]
        elif tag == "c":
            self._end_cell(self._attributes.get("t", "n"))
        elif tag == "row":
            self._row, self._column = self._row + 1, 0

    def _end_cell(self, kind: str) -> None:
        text = ""
        if self._is_formula and not self._value and kind != "str":  # whose result is "" where it says so
            text = NOT_CALCULATED
        elif kind == "e":
            text = self._value
        elif kind == "n" and (style := self._styles.get(self._attributes.get("s", ""))):
            text = displayed(self._value, style)
        elif kind == "s" and (number := int(self._value or -1)) in range(len(self._sizes)):
            self._limits.add_text(self._sizes[number])
        if text:
            self._texts[self._cell] = text
            self._limits.add_text()


def _place(place: str) -> Cell:
    found = _PLACE.fullmatch(place)
    if not found:
        raise ValueError(place)
    return int(found[2]) - 1, column_number(found[1].upper())
