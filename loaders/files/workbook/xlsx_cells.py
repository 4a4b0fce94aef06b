"""The cells of a sheet of XLSX, truly parsed: for a sheet that is not spelled as usual, is large, or has errors."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from typing import IO, NoReturn
from xml.parsers import expat

from opgavenkaart.loaders.files.limits import check_counts
from opgavenkaart.loaders.files.sheet import column_number
from opgavenkaart.loaders.files.workbook.xml_extras import Cell

_PLACE = re.compile("([A-Za-z]{1,8})([0-9]{1,12})")
_ENCODINGS = ("utf-8", "utf8", "us-ascii", "ascii")
_ERROR_SIZE = 300  # bytes that we take to remember one


def parser_of_utf_8() -> expat.XMLParserType:
    """A parser that reads bytes as calamine does, whatever encoding they say to be in, and refuses document types."""

    def refuse(*_: object) -> NoReturn:
        raise ValueError

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            refuse()

    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.XmlDeclHandler = declared
    return parser


def parse(parser: expat.XMLParserType, part: IO[bytes]) -> None:
    """Parse a part. Raises ValueError for XML that is not sound."""
    try:
        with part:
            parser.ParseFile(part)
    except expat.ExpatError as error:
        raise ValueError from error


class Cells:
    """How far the filled cells of a sheet reach, the bytes of shared texts in them, and the errors of formulas.

    Places are counted as calamine does: a cell that does not say where it is stands right of the one before it.
    """

    def __init__(self, part: IO[bytes], text_sizes: Sequence[int]) -> None:
        self.rows, self.columns, self.text = 0, 1, 0
        self.errors: dict[Cell, str] = {}
        self._sizes, self._row, self._column, self._cells = text_sizes, 0, 0, 0
        self._at, self._kind, self._value = (0, 0), "", ""
        self._parser = parser_of_utf_8()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        parse(self._parser, part)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._kind, place = attributes.get("t", ""), attributes.get("r")
            if place is None:
                self._at = self._row, self._column
            else:
                row, self._column = _place(place)
                self._at = row, self._column
            self._cells += 1
            check_counts(self._cells)
        elif tag in ("v", "is"):
            self.rows, self.columns = max(self.rows, self._at[0] + 1), max(self.columns, self._at[1] + 1)
            if self._kind in ("s", "e"):
                self._value = ""
                self._parser.CharacterDataHandler = self._said
        elif tag == "row" and "r" in attributes:
            self._row = int(attributes["r"]) - 1

    def _said(self, text: str) -> None:
        self._value = (self._value + text)[:100]

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._column += 1
        elif tag == "row":
            self._row, self._column = self._row + 1, 0
        elif tag == "v" and self._parser.CharacterDataHandler:
            self._parser.CharacterDataHandler = None
            if self._kind == "e":
                self.errors[self._at] = self._value
                self.text += _ERROR_SIZE
            elif (number := int(self._value or -1)) in range(len(self._sizes)):
                self.text += self._sizes[number]


def _place(place: str) -> Cell:
    found = _PLACE.fullmatch(place)
    if not found:
        raise ValueError(place)
    return int(found[2]) - 1, column_number(found[1].upper())


def text_sizes(part: IO[bytes]) -> Sequence[int]:
    """The length of each text that cells share, in characters."""
    sizes, parser = array("L"), parser_of_utf_8()

    def start(name: str, _attributes: object) -> None:
        if name.rpartition(":")[2] == "si":
            sizes.append(0)

    def said(text: str) -> None:
        if sizes:
            sizes[-1] += len(text)

    parser.StartElementHandler, parser.CharacterDataHandler = start, said
    parse(parser, part)
    return sizes
