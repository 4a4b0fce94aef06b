"""The upper left part of a PNG picture, cut out without anything but what Python has."""

import struct
import zlib
from collections.abc import Iterator

from opgavenkaart.errors import OpgavenkaartError

START = b"\x89PNG\r\n\x1a\n"
_SAMPLES = {0: 1, 2: 3, 4: 2, 6: 4}  # values of a point, by colour type


def cropped(png: bytes, width: int, height: int) -> bytes:
    """The first points of its first rows.

    A row is stored as differences with what is left of it and above it, so cutting off right and below changes none.
    """
    kept = [(kind, data) for kind, data in _chunks(png) if kind != b"IDAT"]
    pixels = zlib.decompress(b"".join(data for kind, data in _chunks(png) if kind == b"IDAT"))
    wide, high, depth, colour, *rest = struct.unpack(">IIBBBBB", kept[0][1])
    if wide < width or high < height or depth != 8 or rest[2]:
        raise OpgavenkaartError(f"The browser made a picture of {wide} by {high} instead of {width} by {height}.")
    row, part = 1 + wide * _SAMPLES[colour], 1 + width * _SAMPLES[colour]
    cut = b"".join(pixels[row * line : row * line + part] for line in range(height))
    header = b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, *rest)
    chunks = [header, *kept[1:-1], (b"IDAT", zlib.compress(cut, 6)), (b"IEND", b"")]
    return START + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(START)
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
