"""What is in a file, whatever it is called: its first bytes tell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.sheet import UnreadableFile

Content = Literal["zip", "ole", "html", "xml", "pdf", "text", "unknown"]

LOOKED_AT = 4_000  # bytes
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # of XLSX and ODS; of XLS, and of XLSX with a password
_HTML = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<div")
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_IN_BOOKS = ("xl/workbook.xml", "xl/workbook.bin")
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


def content_of(path: Path) -> Content:
    """What a file begins as. Raises OSError."""
    with path.open("rb") as file:
        begin = file.read(LOOKED_AT)
    if begin.startswith((ZIP, OLE)):
        return "zip" if begin.startswith(ZIP) else "ole"
    text = begin.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    if text.startswith(_HTML) or (text.startswith((b"<?xml", b"<!--")) and b"<html" in text):
        return "html"
    if text.startswith((b"<?xml", b"%pdf-")):
        return "xml" if text.startswith(b"<") else "pdf"
    return "text" if text and b"\0\0" not in begin else "unknown"


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, as far as can be seen."""
    try:
        return content_of(path) in ("zip", "ole")
    except OSError:
        return False


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is a workbook for certain: documents and other archives begin as workbooks do."""
    try:
        content = content_of(path)
        if content == "zip":
            with ZipFile(path) as parts:
                names = set(parts.namelist())
                if not names.isdisjoint(_IN_BOOKS):
                    return True
                with parts.open("mimetype") as kind:
                    return b"spreadsheet" in kind.read(LOOKED_AT)
        return content == "ole" and _BOOKS[0] in path.read_bytes()
    except (OSError, LookupError, BadZipFile, RuntimeError, NotImplementedError, ZlibError):
        return False


def is_text(path: Path) -> bool:
    """Whether a file begins as text does, without the signs of anything else."""
    try:
        with path.open("rb") as file:
            begin = file.read(LOOKED_AT)
        return content_of(path) == "text" and not _BINARY.search(begin)
    except OSError:
        return False


def check_is_table(content: Content, as_text: bool = False) -> None:
    """Raises UnreadableFile for what is no table; text is one only where it may be CSV."""
    if content in _NO_TABLE and not (as_text and content == "text"):
        raise UnreadableFile(*_NO_TABLE[content])


def is_protected(data: bytes, called_xlsx: bool) -> bool:
    """Whether an OLE file is a workbook with a password; one that is nothing else is when it is called .xlsx."""
    return _ENCRYPTED in data or (called_xlsx and not any(name in data for name in _BOOKS))
