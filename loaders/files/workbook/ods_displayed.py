"""Numbers of ODS that show zeros or letters which calamine leaves out: the text that stands in the cell itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import IO

from opgavenkaart.loaders.files.limits import check_text
from opgavenkaart.loaders.files.workbook.xlsx_cells import parse, parser_of_utf_8
from opgavenkaart.loaders.files.workbook.xml_extras import Cell

CELL_SIZE = 300  # bytes that we take to remember one
LONGEST = 200  # characters of a code
LOOKED_AT = 1 << 22  # bytes in which the formats stand, before the cells
_CELLS = ("table:table-cell", "table:covered-table-cell")
_FORMAT = re.compile(rb"<number:number-style\b.*?</number:number-style>", re.DOTALL)
_DIGITS = re.compile(rb"""min-integer-digits=["'](?:[2-9]|[1-9]\d)""")
_LETTERS = re.compile(rb"<number:text>[^<]*[A-Za-z][^<]*</number:text>\s*<number:number\b")


def makes_codes(styles: IO[bytes]) -> bool:
    """Whether a part has a format that makes codes of numbers: more digits than one, or letters before them."""
    with styles:
        begin = styles.read(LOOKED_AT).partition(b"<office:body")[0]
    return any(_DIGITS.search(form) or _LETTERS.search(form) for form in _FORMAT.findall(begin))


class OdsDisplayed:
    """By sheet, the codes that numbers are shown as: their digits, with zeros or letters before them."""

    def __init__(self, content: IO[bytes]) -> None:
        self.cells: dict[str, dict[Cell, str]] = {}
        self._name, self._depth, self._count = "", 0, 0
        self._row = self._rows = self._column = 0
        self._cell: Mapping[str, str] = {}
        self._text, self._noted = "", False
        self._parser = parser_of_utf_8()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        parse(self._parser, content)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _CELLS:
            self._cell, self._text = attributes, ""
        elif tag == "table:table-row":
            self._row, self._column = self._row + self._rows, 0
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
        elif tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._name, self._row, self._rows = attributes.get("table:name", ""), 0, 0
        elif tag == "office:annotation":
            self._noted = True
        elif tag == "text:p" and not self._noted and self._cell.get("office:value-type") == "float":
            self._parser.CharacterDataHandler = self._said

    def _said(self, text: str) -> None:
        self._text = (self._text + text)[:LONGEST]

    def _end(self, tag: str) -> None:
        if tag == "text:p":
            self._parser.CharacterDataHandler = None
        elif tag == "office:annotation":
            self._noted = False
        elif tag == "table:table":
            self._depth -= 1
        elif tag in _CELLS:
            columns = int(self._cell.get("table:number-columns-repeated", 1))
            if _is_code(self._text, self._cell.get("office:value", "")):
                self._count += self._rows * columns
                check_text(CELL_SIZE * self._count)
                rows, places = range(self._row, self._row + self._rows), range(self._column, self._column + columns)
                found = dict.fromkeys(((row, column) for row in rows for column in places), self._text)
                self.cells.setdefault(self._name, {}).update(found)
            self._column, self._cell = self._column + columns, {}


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
