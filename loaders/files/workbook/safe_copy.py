"""The parts of a workbook, and a copy with only those that were looked at: calamine reads the copy.

Two readers may take one ZIP file for two: of parts with one name, of a second directory at its end, or of a length that
is not true. What is not in the copy cannot be read, and what is in it is what we saw.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import IO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from opgavenkaart.loaders.files.workbook.xml_parts import tree

CHUNK = 1 << 18  # fits in the cache of a processor
MAX_TOKEN = 1 << 23  # bytes of one tag or text; a cell can hold 32,767 characters
MAX_SMALL = 20_000_000  # bytes of a part that is built as a tree: the names of sheets, not what they hold


class ZipParts:
    """The parts of one workbook, by names in which capitals do not matter: so calamine takes them."""

    def __init__(self, source: ZipFile, copy: ZipFile) -> None:
        self._source, self._copy = source, copy
        self._found = {part.filename.replace("\\", "/").lower(): part for part in source.infolist()}

    def has(self, name: str) -> bool:
        return name.lower() in self._found

    def size(self, name: str) -> int:
        """Bytes, unpacked. Raises KeyError for a part that is not there."""
        return self._found[name.lower()].file_size

    def open(self, name: str) -> IO[bytes]:
        """A part to be read. Raises KeyError."""
        return self._source.open(self._found[name.lower()])

    def small(self, name: str) -> bytes:
        """All of a part that is never large, which is copied. Raises ValueError, KeyError."""
        if self.size(name) > MAX_SMALL:
            raise ValueError(name)
        return b"".join(self.pieces(name, b""))

    def tree(self, name: str) -> Element:
        """A small part that calamine need not read. Raises ValueError, KeyError."""
        if self.size(name) > MAX_SMALL:
            raise ValueError(name)
        with self.open(name) as part:
            return tree(part.read())

    def keep(self, name: str) -> None:
        """Copy a part that needs no look, if it is there."""
        for _ in self.pieces(name, b"") if self.has(name) else ():
            pass

    def pieces(self, name: str, end: bytes, written: tuple[bytes, bytes] = (b"", b"")) -> Iterator[bytes]:
        """A part while it is copied, in pieces that end where such an `end` does; the last one may not.

        `written` is what stands in its beginning, and what is copied instead of it. Raises KeyError, and ValueError
        for one that is too long.
        """
        rest, is_copied = b"", name in self._copy.NameToInfo
        with self.open(name) as part, nullcontext() if is_copied else self._copy.open(name, "w") as copy:
            while chunk := part.read(CHUNK):
                if copy:
                    copy.write(chunk.replace(*written, 1))
                    written = b"", b""
                rest += chunk
                if (at := rest.rfind(end)) >= 0:
                    yield rest[: at + len(end)]
                    rest = rest[at + len(end) :]
                elif len(rest) > MAX_TOKEN:
                    raise ValueError(name)
        yield rest
