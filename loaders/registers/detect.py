"""Is a file a register, and which? Its content tells, whatever it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from opgavenkaart.loaders.files.sheet import Progress
from opgavenkaart.loaders.registers.model import Contents
from opgavenkaart.loaders.registers.roo import ROOTS, read_roo
from opgavenkaart.loaders.registers.tooi.files import ROOT, read_tooi_json, read_tooi_xml
from opgavenkaart.loaders.registers.xml_events import parser_of

Read = Callable[[Path, Progress], Contents]
LOOKED_AT = 1 << 16  # bytes in which a file shows what it is
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def register_reader(path: Path) -> Read | None:
    """What reads the register in a file; None where it is none, or cannot be opened."""
    try:
        begin, text = beginning(path)
    except OSError:
        return None
    if text.startswith(b"<"):
        root, refused = root_of(begin)
        if root == ROOT:
            return read_tooi_xml
        return read_roo if root in ROOTS or (refused and path.suffix.lower() == ".xml") else None
    if text.startswith((b"[", b"{")) and b'"@id"' in text and b"/tooi/" in text:
        return read_tooi_json
    return None


def beginning(path: Path) -> tuple[bytes, bytes]:
    """How a file begins, and the same as plain text: without marks, zero bytes and blanks. Raises OSError."""
    with path.open("rb") as file:
        begin = file.read(LOOKED_AT)
    text = begin
    for mark in _MARKS:
        text = text.removeprefix(mark)
    return begin, text.replace(b"\0", b"").lstrip()


class _Root(Exception):
    """The first element was met."""


class _FirstElement:
    def start(self, tag: str, _attributes: Mapping[str, str], _line: object) -> NoReturn:
        raise _Root(tag)

    def end(self, tag: str, _text: str) -> NoReturn:
        raise _Root(tag)


def root_of(begin: bytes) -> tuple[str, bool]:
    """The first element of XML, and whether the file has a document type: it is then not read any further."""
    doctypes: list[str] = []

    def doctype(name: str, *_: object) -> NoReturn:
        doctypes.append(name)
        raise _Root(name.rpartition(":")[2])

    parser = parser_of(_FirstElement())
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(begin, False)
    except _Root as found:
        return str(found), bool(doctypes)
    except (expat.ExpatError, ValueError, LookupError):
        return "", False
    return "", False
