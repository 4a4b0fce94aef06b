"""What is in a file, whatever it is called: its first bytes say so."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Literal
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.limits import MAX_OLE, SMALL, check_directory, check_ordinary
from opgavenkaart.loaders.files.sheet import UnreadableFile
from opgavenkaart.loaders.files.xml_events import first_element

Content = Literal["zip", "ole", "html", "xml", "pdf", "text", "unknown"]

HEADINGS = 100_000  # bytes that are read of each file; no line of headings is longer
_START, _TEXT_START = 4_000, 1 << 16  # bytes that show what a file is, and which XML or JSON
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # of XLSX and ODS; of XLS, and of XLSX with a password
_HTML = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<div")
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
WORKBOOK_PART, _MIMETYPE = "xl/workbook.xml", "mimetype"
_IN_BOOKS = (WORKBOOK_PART, "xl/workbook.bin")
_LIST = 1 << 20  # bytes of the list of sheets, of which no workbook of people's has a tenth
NOT_UNZIPPED = (BadZipFile, ZlibError, ParseError, LookupError, NotImplementedError, RuntimeError, EOFError)
# LookupError: a part that is not there, or an encoding that nobody knows
_ENCRYPTED, _BOOKS = (
    "EncryptedPackage".encode("utf-16-le"),
    ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le")),
)
_SAVE = Text(
    "Open het in het rekenblad en bewaar het als .xlsx.", "Open it in the spreadsheet program and save it as .xlsx."
)
_NO_TABLE: dict[Content, tuple[Text, Text]] = {
    "html": (Text("het is een webpagina (HTML), geen tabel", "it is a web page (HTML), not a table"), _SAVE),
    "xml": (Text("het is XML, geen tabel", "it is XML, not a table"), _SAVE),
    "pdf": (
        Text("het is een PDF, geen tabel", "it is a PDF, not a table"),
        Text("Vraag de maker om het rekenblad erachter.", "Ask its maker for the spreadsheet behind it."),
    ),
    "text": (
        Text(
            "het is platte tekst en geen werkmap, of zij is beschadigd",
            "it is plain text and not a workbook, or it is damaged",
        ),
        Text("Is het CSV? Geef het dan de extensie .csv.", "Is it CSV? Then give it the extension .csv."),
    ),
}


@dataclass(frozen=True)
class FileStart:
    """How a file starts: it is opened once, and asked as often as needed what it is.

    `begin` are its first bytes, of an OLE file all; `parts` the names in a ZIP file, with how two of them begin; `size`
    are its bytes, of a ZIP file unpacked.
    """

    path: Path
    begin: bytes
    parts: Mapping[str, bytes]
    size: int

    @property
    def suffix(self) -> str:
        """The extension in lower case, with its point."""
        return self.path.suffix.lower()

    @cached_property
    def content(self) -> Content:
        """What its first bytes are those of."""
        return content_of(self.begin)

    @cached_property
    def text(self) -> bytes:
        """Its beginning as plain text: without marks, zero bytes and blanks."""
        text = self.begin[:_TEXT_START]
        for mark in _MARKS:
            text = text.removeprefix(mark)
        return text.replace(b"\0", b"").lstrip()

    @cached_property
    def root(self) -> tuple[str, bool]:
        """The first element of XML, "" of anything else; and whether a document type keeps it from being read."""
        return first_element(self.begin[:_TEXT_START]) if self.text.startswith(b"<") else ("", False)

    @property
    def is_small(self) -> bool:
        """Whether no reader could take much for it; for an OLE file one can, whose cells may stand anywhere."""
        return self.size <= SMALL and self.content != "ole"

    @property
    def is_workbook(self) -> bool:
        """Whether it is a workbook, as far as its first bytes show."""
        return self.content in ("zip", "ole")

    @property
    def is_spreadsheet(self) -> bool:
        """Whether it is a workbook for certain: documents and other archives begin as workbooks do."""
        in_zip = not self.parts.keys().isdisjoint(_IN_BOOKS) or b"spreadsheet" in self.parts.get(_MIMETYPE, b"")
        return in_zip or (self.content == "ole" and _BOOKS[0] in self.begin)

    @property
    def is_text(self) -> bool:
        """Whether it begins as text does, without the signs of anything else."""
        return self.content == "text" and not _BINARY.search(self.begin[:_START])


def start_of(path: Path) -> FileStart:
    """How a file starts. Raises UnreadableFile for what is no ordinary file, or OSError."""
    check_ordinary(path)
    with path.open("rb") as file:
        begin = file.read(HEADINGS)
        if begin.startswith(OLE):
            begin += file.read(MAX_OLE)
        size = path.stat().st_size
        return FileStart(path, begin, *(_parts(file, size) if begin.startswith(ZIP) else ({}, size)))


def _parts(file: BinaryIO, size: int) -> tuple[dict[str, bytes], int]:
    """The parts of a ZIP file, and what they come to unpacked, or `size` where it is none."""
    found: dict[str, bytes] = {}
    with suppress(*NOT_UNZIPPED, OSError, ValueError):
        check_directory(file)
        with ZipFile(file) as parts:
            found = dict.fromkeys(parts.namelist(), b"")
            size = sum(part.file_size for part in parts.infolist())
            for name, longest in ((WORKBOOK_PART, _LIST), (_MIMETYPE, _START)):
                if name in found:
                    with parts.open(name) as part:
                        found[name] = part.read(longest)
    return found, size


def content_of(begin: bytes) -> Content:
    """What a file is that begins with these bytes."""
    begin = begin[:_START]
    if begin.startswith((ZIP, OLE)):
        return "zip" if begin.startswith(ZIP) else "ole"
    text = begin.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    if text.startswith(_HTML) or (text.startswith((b"<?xml", b"<!--")) and b"<html" in text):
        return "html"
    if text.startswith((b"<?xml", b"%pdf-")):
        return "xml" if text.startswith(b"<") else "pdf"
    return "text" if text and b"\0\0" not in begin else "unknown"


def check_is_table(content: Content, as_text: bool = False) -> None:
    """Raises UnreadableFile for what is no table; text is one only where it may be CSV."""
    if content in _NO_TABLE and not (as_text and content == "text"):
        raise UnreadableFile(*_NO_TABLE[content])


def is_protected(data: bytes, called_xlsx: bool) -> bool:
    """Whether an OLE file is a workbook with a password; one that is nothing else is when it is called .xlsx."""
    return _ENCRYPTED in data or (called_xlsx and not any(name in data for name in _BOOKS))
