"""A pass over the records of an XLSB workbook: how far its cells reach, and how often they repeat a text.

Format: [MS-XLSB], 2.1.4 (a record is its type, its size, both of 7 bits a byte, and so many bytes) and 2.4.
"""

from collections.abc import Iterator
from posixpath import join, normpath

from opgavenkaart.loaders.files.limits import CellLimits
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts
from opgavenkaart.loaders.files.workbook.xml_parts import get, tree

ROW, BLANK, SHARED, LAST_CELL, ITEM = 0, 1, 7, 11, 19  # BrtRowHdr, BrtCellBlank, -Isst, BrtFmlaError, BrtSSTItem
BOOK, RELATED, STRINGS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels", "xl/sharedStrings.bin"


def look_into_xlsb(parts: ZipParts) -> None:
    """Raises UnreadableFile for what would fill the memory, and KeyError for a ZIP file that is no XLSB."""
    sheets = [r for r in tree(parts.small(RELATED)) if get(r, "Type").endswith("sheet")]
    targets = dict.fromkeys(normpath(join("/xl", get(sheet, "Target"))).lstrip("/") for sheet in sheets)
    for name in (BOOK, "_rels/.rels", STRINGS, "xl/styles.bin", *targets):
        parts.keep(name)
    sizes = [len(data) // 2 for kind, data in _records(parts, STRINGS) if kind == ITEM] if parts.has(STRINGS) else []
    limits = CellLimits()
    for part in targets:
        limits.begin(part)
        row = 0
        for kind, data in _records(parts, part):
            if kind == ROW:
                row = _number(data[:4]) + 1
            elif BLANK < kind <= LAST_CELL:
                limits.reach(row, _number(data[:4]) + 1)
                if kind == SHARED and (number := _number(data[8:12])) < len(sizes):
                    limits.add_text(sizes[number])


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _records(parts: ZipParts, part: str) -> Iterator[tuple[int, bytes]]:
    with parts.open(part) as file:
        data = memoryview(file.read())
    at = 0
    try:
        while at < len(data):
            kind, at = data[at], at + 1
            if kind & 0x80:
                kind, at = kind & 0x7F | (data[at] & 0x7F) << 7, at + 1
            size = shift = 0
            for _ in range(4):
                size, more, at, shift = size | (data[at] & 0x7F) << shift, data[at] & 0x80, at + 1, shift + 7
                if not more:
                    break
            if kind <= ITEM:
                yield kind, bytes(data[at : at + size])
            at += size
    except IndexError as error:
        raise ValueError(part) from error
