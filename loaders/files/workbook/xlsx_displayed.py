"""Cells of XLSX that show something else than calamine reads: formats that make codes, formulas without a result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import IO

from opgavenkaart.loaders.files.limits import check_text
from opgavenkaart.loaders.files.sheet import NOT_CALCULATED, column_number
from opgavenkaart.loaders.files.workbook.number_formats import Part, displayed, parts_of
from opgavenkaart.loaders.files.workbook.xlsx_cells import parse, parser_of_utf_8
from opgavenkaart.loaders.files.workbook.xml_extras import Cell, local, tree

Formats = Mapping[str, Sequence[Part]]  # by the number of a style
LONGEST = 40  # characters of a number
CELL_SIZE = 300  # bytes that we take to remember one
FORMULA = b"</f>"  # in a sheet that has any


def formats_of(styles: bytes) -> Formats:
    """The formats that make codes of numbers, if any. Raises ValueError."""
    if b"formatCode" not in styles:
        return {}
    book = tree(styles)
    codes = {e.get("numFmtId"): parts_of(e.get("formatCode", "")) for e in book.iter() if local(e.tag) == "numFmt"}
    styled = next((e for e in book if local(e.tag) == "cellXfs"), ())
    numbered = ((str(number), codes.get(style.get("numFmtId"), ())) for number, style in enumerate(styled))
    return {number: parts for number, parts in numbered if parts}


class XlsxDisplayed:
    """What stands in such cells of a sheet. A formula that was never calculated has an error of ours."""

    def __init__(self, sheet: IO[bytes], formats: Formats) -> None:
        self.cells: dict[Cell, str] = {}
        self._formats, self._row, self._column = formats, -1, -1
        self._parts: Sequence[Part] = ()
        self._kind, self._value, self._formula = "n", "", False
        self._parser = parser_of_utf_8()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        parse(self._parser, sheet)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            letters = attributes.get("r", "").rstrip("0123456789").upper()
            self._column = column_number(letters) if letters else self._column + 1
            self._kind, self._parts = attributes.get("t", "n"), self._formats.get(attributes.get("s", ""), ())
            self._value, self._formula = "", False
        elif tag == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
        elif tag == "f":
            self._formula = True
        elif tag == "v":
            self._parser.CharacterDataHandler = self._said

    def _said(self, text: str) -> None:
        self._value = (self._value + text)[:LONGEST]

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "v":
            self._parser.CharacterDataHandler = None
        elif tag == "c":
            text = displayed(self._value, self._parts) if self._parts and self._kind == "n" else ""
            if self._formula and not self._value and self._kind != "str":  # which is "" where it says so
                text = NOT_CALCULATED
            if text:
                self.cells[self._row, self._column] = text
                check_text(CELL_SIZE * len(self.cells))
