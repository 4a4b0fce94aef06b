"""A pass over the XML of an ODS workbook: how far its cells reach, and what calamine leaves out of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import IO

from opgavenkaart.loaders.files.limits import check_counts, check_reach, check_text
from opgavenkaart.loaders.files.sheet import column_letters
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts
from opgavenkaart.loaders.files.workbook.xlsx_cells import parse, parser_of_utf_8
from opgavenkaart.loaders.files.workbook.xml_extras import XmlExtras

CONTENT = "content.xml"
STYLES_SIZE = 1 << 22  # bytes in which the formats stand, before the cells
MAX_CODE_LENGTH = 200  # characters
CODE_SIZE = 300  # bytes that one code takes in memory, at most
_CELLS = ("table:table-cell", "table:covered-table-cell")  # calamine knows them by this prefix alone
_FILLED = {f"office:{kind}value" for kind in ("", "string-", "boolean-", "date-", "time-")}
_FILLED |= {"office:value-type", "calcext:value-type", "table:formula"}
_FORMAT = re.compile(rb"<number:number-style\b.*?</number:number-style>", re.DOTALL)
_DIGITS = re.compile(rb"""min-integer-digits=["'](?:[2-9]|[1-9]\d)""")
_LETTERS = re.compile(rb"<number:text>[^<]*[A-Za-z][^<]*</number:text>\s*<number:number\b")


def look_into_ods(parts: ZipParts) -> XmlExtras:
    """What a workbook has that calamine leaves out. Raises UnreadableFile for what would fill the memory."""
    for name in ("mimetype", "META-INF/manifest.xml", CONTENT):
        if parts.has(name):
            parts.keep(name)
    has_codes = any(parts.has(name) and _makes_codes(parts.open(name)) for name in (CONTENT, "styles.xml"))
    return _Content(parts.open(CONTENT), has_codes).extras


def _makes_codes(styles: IO[bytes]) -> bool:
    """Whether a part has a format that makes codes of numbers: more digits than one, or letters before them."""
    with styles:
        begin = styles.read(STYLES_SIZE).partition(b"<office:body")[0]
    return any(_DIGITS.search(form) or _LETTERS.search(form) for form in _FORMAT.findall(begin))


class _Content:
    """All tables, from tag to tag. What a row or cell repeats counts as often as calamine repeats it.

    Where formats make codes of numbers, the text that stands in such a cell is kept: its zeros or letters.
    """

    def __init__(self, content: IO[bytes], has_codes: bool) -> None:
        self.extras = XmlExtras()
        self._has_codes, self._codes = has_codes, 0
        self._name, self._depth, self._cells, self._text = "", 0, 0, 0  # cells of the tables before this one
        self._row = self._rows = self._column = self._columns = self._last = self._last_column = 0
        self._filled, self._began, self._error, self._in_comment = False, 0, False, False
        self._number, self._shown = "", ""  # of the cell that is open: its value, if it is a number, and its text
        self._parser = parser_of_utf_8()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        parse(self._parser, content)

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
        elif tag == "office:annotation":
            self._in_comment = True
        elif tag == "text:p" and (self._error or self._number) and not self._in_comment:
            self._parser.CharacterDataHandler = self._take_text

    def _cell(self, attributes: Mapping[str, str]) -> None:
        self._columns, self._began = _count(attributes, "table:number-columns-repeated"), self._parser.CurrentByteIndex
        self._filled = self._depth > 0 and not _FILLED.isdisjoint(attributes)
        is_number = self._has_codes and attributes.get("office:value-type") == "float"
        self._number, self._shown = attributes.get("office:value", "") if is_number else "", ""
        if not self._filled:
            return
        self._last = max(self._last, self._row + self._rows)
        self._last_column = max(self._last_column, self._column + self._columns)
        check_reach(self._name, self._last, self._last_column, f"{column_letters(self._last_column - 1)}{self._last}")
        check_counts(self._cells + self._last * self._last_column)
        if "error" in attributes.values():
            self.extras.errors.setdefault(self._name, {})[self._row, self._column] = ""
            self._error = True
        spans = [_count(attributes, f"table:number-{way}-spanned") - 1 for way in ("rows", "columns")]
        if any(spans):
            corner = self._row + spans[0], self._column + spans[1]
            self.extras.merged.setdefault(self._name, []).append(((self._row, self._column), corner))

    def _take_text(self, text: str) -> None:
        if self._error:
            self.extras.errors[self._name][self._row, self._column] += text
        else:
            self._shown = (self._shown + text)[:MAX_CODE_LENGTH]

    def _end(self, tag: str) -> None:
        if tag == "text:p":
            self._parser.CharacterDataHandler = None
        elif tag in _CELLS:
            if self._filled and self._rows * self._columns > 1:
                self._weigh(self._parser.CurrentByteIndex - self._began)
            if self._shown and _is_code(self._shown, self._number):
                self._keep_code()
            self._column, self._error, self._number, self._shown = self._column + self._columns, False, "", ""
        elif tag == "office:annotation":
            self._in_comment = False
        elif tag == "table:table":
            self._depth -= 1

    def _keep_code(self) -> None:
        self._codes += self._rows * self._columns
        check_text(CODE_SIZE * self._codes)
        found = self.extras.errors.setdefault(self._name, {})
        for row in range(self._row, self._row + self._rows):
            found.update(dict.fromkeys(((row, self._column + n) for n in range(self._columns)), self._shown))

    def _weigh(self, size: int) -> None:
        self._text += size * max(1, self._rows * self._columns)
        check_text(self._text)


def _count(attributes: Mapping[str, str], name: str) -> int:
    """How often; once where nothing is written. Raises ValueError."""
    if not (written := attributes.get(name, "1")).isascii() or not written.isdigit():
        raise ValueError(written)
    return int(written)


def _is_code(text: str, number: str) -> bool:
    """Whether a text is a whole number with zeros or letters before it.

    >>> _is_code("0072", "72"), _is_code("mnre1034", "1034"), _is_code("72", "72"), _is_code("1.034", "1034")
    (True, True, False, False)
    """
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    try:
        same = bool(digits) and float(number) == int(digits)
    except ValueError:
        return False
    return same and (text[0].isalpha() or (text[0] == "0" and len(text) > 1))
