"""A pass over the XML of an ODS workbook: how far its cells reach, and what calamine leaves out of them."""

import re
from collections.abc import Mapping
from itertools import product
from typing import IO

from opgavenkaart.loaders.files.limits import KEPT_TEXT, MAX_COLUMNS, CellLimits
from opgavenkaart.loaders.files.workbook.facts import LINKING, WEB, BookFacts, SheetFacts
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts
from opgavenkaart.loaders.files.workbook.xml_parts import MAX_VALUE_LENGTH, XmlPass

CONTENT = "content.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")  # calamine knows them by this prefix alone
_FILLED = {f"office:{kind}value" for kind in ("", "string-", "boolean-", "date-", "time-")}
_FILLED |= {"office:value-type", "calcext:value-type", "table:formula"}
_SHOWN = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)\s?(%?)")
_DECIMALS = re.compile("[0-9][.,][0-9]")


def look_into_ods(parts: ZipParts) -> BookFacts:
    """What a workbook has that calamine leaves out. Raises UnreadableFile for what would fill the memory."""
    for name in ("mimetype", "META-INF/manifest.xml", CONTENT):
        parts.keep(name)
    return _Content(parts.open(CONTENT)).facts


class _Content(XmlPass):
    """All tables, from tag to tag. What a row or cell repeats counts as often as calamine repeats it."""

    def __init__(self, content: IO[bytes]) -> None:
        self.facts, self._sheet, self._limits = BookFacts(), SheetFacts(), CellLimits()
        self._depth = 0  # of a table in a cell, calamine takes the rows for those of the table around it
        self._row = self._rows = self._column = self._columns = 0  # the cell that is open, and how often it is repeated
        self._begin, self._in_comment, self._table_columns = 0, False, 0
        self._cell: Mapping[str, str] = {}
        self._shown = ""
        super().__init__(content)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _CELLS:
            self._start_cell(attributes)
        elif tag == "table:table-row":
            self._row, self._column = self._row + self._rows, 0
            self._rows = _count(attributes, "table:number-rows-repeated")
            self._note_hidden(attributes, self._sheet.hidden_rows, self._row, self._rows)
        elif tag == "table:table-column":
            repeated = _count(attributes, "table:number-columns-repeated")
            self._note_hidden(attributes, self._sheet.hidden_columns, self._table_columns, repeated)
            self._table_columns += repeated
        elif tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._sheet = self.facts.sheets[attributes.get("table:name", "")]
                self._limits.begin(attributes.get("table:name", ""))
                self._row = self._rows = self._table_columns = 0
        elif tag == "text:s":
            self._limits.add_text(_count(attributes, "text:c") * max(1, self._rows * self._columns))
        elif tag == "office:annotation":
            self._in_comment = True
        elif tag == "text:a" and self._cell and attributes.get("xlink:href", "").startswith(WEB):
            self._sheet.links[self._row, self._column] = attributes["xlink:href"]
        elif tag == "text:p" and not self._in_comment and self._is_kept:
            self.keep_text()

    def _note_hidden(self, attributes: Mapping[str, str], hidden: set[int], first: int, count: int) -> None:
        if attributes.get("table:visibility", "visible") != "visible" and self._depth == 1:
            hidden.update(range(first, first + min(count, MAX_COLUMNS)))

    @property
    def _is_kept(self) -> bool:
        """Whether the text of a cell may say more than calamine reads: an error, or zeros or letters with a number."""
        return self._cell.get("office:value-type") in ("float", "percentage") or "error" in self._cell.values()

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._columns, self._begin = _count(attributes, "table:number-columns-repeated"), self.parser.CurrentByteIndex
        self._cell = attributes if self._depth and not _FILLED.isdisjoint(attributes) else {}
        self._shown = ""
        if link := LINKING.match(self._cell.get("table:formula", "")):
            self._sheet.links[self._row, self._column] = link[1]
        if self._cell:
            self._limits.reach(self._row + self._rows, self._column + self._columns)
            spans = [_count(attributes, f"table:number-{way}-spanned") - 1 for way in ("rows", "columns")]
            if any(spans):
                corner = self._row + spans[0], self._column + spans[1]
                self._sheet.merged.append(((self._row, self._column), corner))

    def end(self, tag: str) -> None:
        if tag == "text:p":
            self._shown = (self._shown + self.take_text())[:MAX_VALUE_LENGTH]
        elif tag in _CELLS:
            if self._cell:
                self._end_cell(self._rows * self._columns)
            self._column, self._cell = self._column + self._columns, {}
        elif tag == "office:annotation":
            self._in_comment = False
        elif tag == "table:table":
            self._depth -= 1

    def _end_cell(self, repeated: int) -> None:
        if repeated > 1:
            self._limits.add_text(repeated * (self.parser.CurrentByteIndex - self._begin))
        is_error, value = "error" in self._cell.values(), self._cell.get("office:value", "")
        if not is_error and (shown := _decimal(self._shown, value)):
            self._shown = shown
        elif not is_error and not _is_code(self._shown, value):
            return
        if self._shown:
            self._limits.add_text(repeated * KEPT_TEXT)
            rows = range(self._row, self._row + self._rows)
            columns = range(self._column, self._column + self._columns)
            self._sheet.texts.update(dict.fromkeys(product(rows, columns), self._shown))


def _count(attributes: Mapping[str, str], name: str) -> int:
    """How often; once where nothing is written. Raises ValueError."""
    if not (written := attributes.get(name, "1")).isascii() or not written.isdigit():
        raise ValueError(written)
    return int(written)


def _is_code(text: str, number: str) -> bool:
    """Whether a text is a whole number with zeros or letters before it.

    >>> _is_code("0072", "72"), _is_code("mnre1034", "1034"), _is_code("72", "72"), _is_code("0,0", "0")
    (True, True, False, False)
    """
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    try:
        same = bool(digits) and float(number) == int(digits)
    except ValueError:
        return False
    return same and not _DECIMALS.search(text) and (text[0].isalpha() or (text[0] == "0" and len(text) > 1))


def _decimal(text: str, number: str) -> str:
    """A text that shows a number with other decimals or as a percentage, with a point; "" for any other.

    >>> _decimal("1,10", "1.1"), _decimal("7,5%", "0.075"), _decimal("1.234", "1234"), _decimal("7,5", "7.5")
    ('1.10', '7.5%', '', '')
    """
    found = _SHOWN.fullmatch(text)
    try:
        value = float(number)
    except ValueError:
        return ""
    if not found or f"{value:.15g}" == (plain := found[1].replace(",", ".")):
        return ""
    percent = found[2] == "%"
    near = abs(float(plain) - value * (100 if percent else 1)) <= 0.5000001 * 10.0 ** -len(plain.partition(".")[2])
    return f"{plain}{'%' * percent}" if near and (percent or "." in plain) else ""
