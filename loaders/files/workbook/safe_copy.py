"""The parts of a workbook, and a copy with only those that were looked at: calamine reads the copy.

Two readers may take one ZIP file for two: of parts with one name, of a second directory at its end, or of a length that
is not true. What is not in the copy cannot be read, and what is in it is what we saw.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

CHUNK = 1 << 18  # fits in the cache of a processor
LONGEST = 1 << 23  # bytes of one tag or text; a cell can hold 32,767 characters
SMALL = 20_000_000  # bytes of a part that is built as a tree: the names of sheets, not what they hold


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
        if self.size(name) > SMALL:
            raise ValueError(name)
        return b"".join(self.pieces(name, b""))

    def keep(self, name: str) -> None:
        """Copy a part that needs no look."""
        for _ in self.pieces(name, b""):
            pass

    def pieces(self, name: str, end: bytes, written: tuple[bytes, bytes] = (b"", b"")) -> Iterator[bytes]:
        """A part while it is copied, in pieces that end where such an `end` does; the last one may not.

        `written` is what stands in its beginning, and what is copied instead of it. Raises KeyError, and ValueError
        for one that is too long.
        """
        chunks = _chunks(self.open(name))
        return _divided(chunks if name in self._copy.NameToInfo else self._copied(name, chunks, written), end)

    def _copied(self, name: str, chunks: Iterator[bytes], written: tuple[bytes, bytes]) -> Iterator[bytes]:
        with self._copy.open(name, "w") as copy:
            for number, chunk in enumerate(chunks):
                copy.write(chunk if number else chunk.replace(*written, 1))
                yield chunk


def _chunks(part: IO[bytes]) -> Iterator[bytes]:
    with part:
        while chunk := part.read(CHUNK):
            yield chunk


def _divided(chunks: Iterator[bytes], end: bytes) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        rest += chunk
        if (at := rest.rfind(end)) >= 0:
            yield rest[: at + len(end)]
            rest = rest[at + len(end) :]
        elif len(rest) > LONGEST:
            raise ValueError
    yield rest
