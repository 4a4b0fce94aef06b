"""A pass over the XML of an ODS workbook: how far its cells reach, and what calamine does not tell of them."""

from __future__ import annotations

from collections.abc import Mapping

from opgavenkaart.loaders.files.column_letters import column_letters
from opgavenkaart.loaders.files.limits import check_counts, check_reach, check_text
from opgavenkaart.loaders.files.workbook.ods_displayed import OdsDisplayed, makes_codes
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts
from opgavenkaart.loaders.files.workbook.xlsx_cells import parse, parser_of_utf_8
from opgavenkaart.loaders.files.workbook.xml_extras import XmlExtras

CONTENT = "content.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")  # calamine knows them by this prefix alone
_FILLED = {f"office:{kind}value" for kind in ("", "string-", "boolean-", "date-", "time-")}
_FILLED |= {"office:value-type", "calcext:value-type", "table:formula"}


def look_into_ods(parts: ZipParts) -> XmlExtras:
    """What a workbook has that calamine does not tell. Raises UnreadableFile for what would fill the memory."""
    for name in ("mimetype", "META-INF/manifest.xml", CONTENT):
        if parts.has(name):
            parts.keep(name)
    unseen = _Content(parts).unseen
    if any(parts.has(name) and makes_codes(parts.open(name)) for name in (CONTENT, "styles.xml")):
        for name, cells in OdsDisplayed(parts.open(CONTENT)).cells.items():
            unseen.errors.setdefault(name, {}).update(cells)
    return unseen


class _Content:
    """All tables, from tag to tag. What a row or cell repeats counts as often as calamine repeats it."""

    def __init__(self, parts: ZipParts) -> None:
        self.unseen = XmlExtras()
        self._name, self._depth, self._cells, self._text = "", 0, 0, 0  # cells of the tables before this one
        self._row = self._rows = self._column = self._columns = self._last = self._last_column = 0
        self._filled, self._began, self._error = False, 0, False
        self._parser = parser_of_utf_8()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        parse(self._parser, parts.open(CONTENT))

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _CELLS:
            self._cell(attributes)
        elif tag == "table:table-row":
            self._row, self._column = self._row + self._rows, 0
            self._rows = _count(attributes, "table:number-rows-repeated")
        elif tag == "table:table":
            self._depth += 1
            if self._depth == 1:  # of a table in a cell, calamine takes the rows for those of the table around it
                self._name = attributes.get("table:name", "")
                self._cells += self._last * self._last_column
                self._row = self._rows = self._last = self._last_column = 0
        elif tag == "text:s":
            self._weigh(_count(attributes, "text:c"))
        elif tag == "text:p" and self._error:
            self._parser.CharacterDataHandler = self._said

    def _cell(self, attributes: Mapping[str, str]) -> None:
        self._columns, self._began = _count(attributes, "table:number-columns-repeated"), self._parser.CurrentByteIndex
        self._filled = self._depth > 0 and not _FILLED.isdisjoint(attributes)
        if not self._filled:
            return
        self._last = max(self._last, self._row + self._rows)
        self._last_column = max(self._last_column, self._column + self._columns)
        check_reach(self._name, self._last, self._last_column, f"{column_letters(self._last_column - 1)}{self._last}")
        check_counts(self._cells + self._last * self._last_column)
        if "error" in attributes.values():
            self.unseen.errors.setdefault(self._name, {})[self._row, self._column] = ""
            self._error = True
        spans = [_count(attributes, f"table:number-{way}-spanned") - 1 for way in ("rows", "columns")]
        if any(spans):
            corner = self._row + spans[0], self._column + spans[1]
            self.unseen.merged.setdefault(self._name, []).append(((self._row, self._column), corner))

    def _said(self, text: str) -> None:
        self.unseen.errors[self._name][self._row, self._column] += text

    def _end(self, tag: str) -> None:
        if tag == "text:p":
            self._parser.CharacterDataHandler = None
        elif tag in _CELLS:
            if self._filled and self._rows * self._columns > 1:
                self._weigh(self._parser.CurrentByteIndex - self._began)
            self._column, self._error = self._column + self._columns, False
        elif tag == "table:table":
            self._depth -= 1

    def _weigh(self, size: int) -> None:
        self._text += size * max(1, self._rows * self._columns)
        check_text(self._text)


def _count(attributes: Mapping[str, str], name: str) -> int:
    """How often; once where that is not said. Raises ValueError."""
    if not (said := attributes.get(name, "1")).isascii() or not said.isdigit():
        raise ValueError(said)
    return int(said)
