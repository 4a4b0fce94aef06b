"""The XML of a workbook, read as calamine reads it: as UTF-8, by names without a prefix, without a document type."""

from collections.abc import Mapping
from typing import IO, NoReturn
from xml.etree.ElementTree import Element, fromstring
from xml.parsers import expat

MAX_VALUE_LENGTH = 200  # characters of a text that is kept: an error, a number or a code
_ENCODINGS = ("utf-8", "utf8", "us-ascii", "ascii")


def tree(xml: bytes) -> Element:
    """A small part as a tree. Raises ValueError or ParseError for what is not sound."""
    if "<!DOCTYPE" in xml.decode():  # where entity bombs hide; no spreadsheet program writes one
        raise ValueError
    return fromstring(xml)  # noqa: S314


def local(name: str) -> str:
    """The name of an element or attribute without its namespace or prefix."""
    return name.rpartition("}")[2].rpartition(":")[2]


def get(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


class XmlPass:
    """One pass over a part of any size, which gets the elements by `start` and `end` and keeps nothing else."""

    def __init__(self, part: IO[bytes]) -> None:
        """Raises ValueError for XML that is not sound."""
        self._text = ""
        self.parser = expat.ParserCreate("UTF-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.StartDoctypeDeclHandler, self.parser.XmlDeclHandler = _refuse, _check_encoding
        try:
            with part:
                self.parser.ParseFile(part)
        except expat.ExpatError as error:
            raise ValueError from error

    def start(self, name: str, attributes: Mapping[str, str], /) -> None:
        """An element begins."""

    def end(self, name: str, /) -> None:
        """An element ends."""

    def keep_text(self) -> None:
        """Keep what follows as text, until it is taken; what is longer than any text that means something is cut."""
        self.parser.CharacterDataHandler = self._add

    def take_text(self) -> str:
        """The text that was kept since the last time."""
        self.parser.CharacterDataHandler = None
        text, self._text = self._text, ""
        return text

    def _add(self, text: str) -> None:
        self._text = (self._text + text)[:MAX_VALUE_LENGTH]


def _refuse(*_: object) -> NoReturn:
    raise ValueError


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.lower() not in _ENCODINGS:
        raise ValueError(encoding)
