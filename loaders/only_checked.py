"""The parts of a workbook, and a copy with only those that were looked at: calamine reads the copy.

Two readers may take one ZIP file for two: of parts with one name, of a second directory at its end, or of a length that
is not true. What is not in the copy cannot be read, and what is in it is what we saw.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

CHUNK = 1 << 20
LONGEST = 8 * CHUNK  # bytes of one tag or text; a cell can hold 32,767 characters
SMALL = 20_000_000  # bytes of a part that is built as a tree: the names of sheets, not what they hold


class Parts:
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
        if self.size(name) > SMALL:
            raise ValueError(name)
        return b"".join(self.pieces(name, b""))

    def keep(self, name: str) -> None:
        """Copy a part that needs no look."""
        for _ in self.pieces(name, b""):
            pass

    def pieces(self, name: str, end: bytes) -> Iterator[bytes]:
        """A part while it is copied, in pieces that end where such an `end` does; the last one may not.

        Raises KeyError, and ValueError for one that is too long.
        """
        if name in self._copy.NameToInfo:  # two sheets may be one
            yield from _divided(self.open(name), None, end)
            return
        with self._copy.open(name, "w") as copy:
            yield from _divided(self.open(name), copy, end)


def _divided(part: IO[bytes], copy: IO[bytes] | None, end: bytes) -> Iterator[bytes]:
    rest = b""
    with part:
        while chunk := part.read(CHUNK):
            if copy:
                copy.write(chunk)
            rest += chunk
            if cut := rest.rfind(end) + len(end) if end in rest else 0:
                yield rest[:cut]
                rest = rest[cut:]
            elif len(rest) > LONGEST:
                raise ValueError
    yield rest
