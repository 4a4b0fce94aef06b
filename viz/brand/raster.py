"""Is a PNG or JPEG file a whole picture, and how large is it? What only begins as one is none.

Formats: PNG (Third Edition), chapters 5 to 11, https://www.w3.org/TR/png-3/; JPEG, ITU-T T.81, annex B.
"""

import struct
import zlib
from collections.abc import Iterator

Size = tuple[float, float]
PNG_START = b"\x89PNG\r\n\x1a\n"
MAX_PIXEL_BYTES = 100_000_000  # of a picture, unpacked
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # values of a point, by colour type
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
# interlaced: from which column and row, and how many further each time
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15, but for the three that are something else
_TABLES, _SCAN = 0xDB, 0xDA


def png_size(content: bytes) -> Size | None:
    """How wide and high a PNG is; None where its parts or its points are not whole."""
    parts = list(_chunks(content)) if content.startswith(PNG_START) else []
    if not parts or parts[0][0] != b"IHDR" or len(parts[0][1]) != 13 or parts[-1][0] != b"IEND":
        return None
    wide, high, depth, colour, *_, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    if colour not in _SAMPLES or depth not in (1, 2, 4, 8, 16) or (colour == 3 and b"PLTE" not in dict(parts)):
        return None
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    sides = [(-((left - wide) // right), -((top - high) // down)) for left, top, right, down in passes]
    expected = sum(rows * (1 + (columns * depth * _SAMPLES[colour] + 7) // 8) for columns, rows in sides if columns > 0)
    if not 0 < expected <= MAX_PIXEL_BYTES:
        return None
    unpacking = zlib.decompressobj()
    try:
        points = unpacking.decompress(b"".join(data for kind, data in parts if kind == b"IDAT"), expected + 1)
    except zlib.error:
        return None
    return (wide, high) if len(points) == expected else None


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG with their kind, as far as their sums are right."""
    place = len(PNG_START)
    while place < len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        part, end = content[place + 4 : place + 8 + length], place + 12 + length
        if end > len(content) or zlib.crc32(part) != int.from_bytes(content[end - 4 : end], "big"):
            return
        yield part[:4], part[4:]
        place = end


def jpeg_size(content: bytes) -> Size | None:
    """How wide and high a JPEG is, from the segment of its frame; None without tables, points or an end."""
    if not content.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in content[-64:]:
        return None
    place, size, seen = 2, None, set[int]()
    while place + 4 <= len(content) and content[place] == 0xFF:
        kind, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if kind == 0xFF:
            place += 1
            continue
        segment = content[place + 4 : place + 2 + length]
        if kind in _FRAMES and len(segment) > 5 and len(segment) == 6 + 3 * segment[5]:
            high, wide = struct.unpack(">HH", segment[1:5])
            size = wide, high
        if kind == _SCAN:
            points = content[place + 2 + length : content.rindex(b"\xff\xd9")]
            return size if points and _TABLES in seen else None
        seen.add(kind)
        place += 2 + length
    return None
