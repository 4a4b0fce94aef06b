"""The cells of a sheet of XLSX, truly parsed: for a sheet that is not spelled as usual or has something special."""

import re
from collections.abc import Mapping, Sequence
from typing import IO

from opgavenkaart.loaders.files.limits import CellLimits
from opgavenkaart.loaders.files.sheet import NOT_CALCULATED, column_number
from opgavenkaart.loaders.files.workbook.facts import Cell, SheetFacts
from opgavenkaart.loaders.files.workbook.number_formats import Styles, displayed
from opgavenkaart.loaders.files.workbook.xml_parts import XmlPass, local

_PLACE = re.compile("([A-Za-z]{1,8})([0-9]{1,12})")


class XlsxCells(XmlPass):
    """Completes the facts of a sheet, and refuses cells or shared texts that would fill the memory.

    Places are counted as calamine does: a cell that does not say where it is stands right of the one before it.
    """

    def __init__(
        self, part: IO[bytes], facts: SheetFacts, limits: CellLimits, text_sizes: Sequence[int], styles: Styles
    ) -> None:
        self._texts, self._limits, self._sizes, self._styles = facts.texts, limits, text_sizes, styles
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
        elif tag == "row" and "r" in attributes:
            self._row = int(attributes["r"]) - 1

    def end(self, name: str) -> None:
        tag = local(name)
        if tag in ("v", "is"):
            self._value = self.take_text()
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
        elif kind == "n" and (parts := self._styles.get(self._attributes.get("s", ""))):
            text = displayed(self._value, parts)
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
