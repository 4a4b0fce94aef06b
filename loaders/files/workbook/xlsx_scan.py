"""A pass over the XML of one sheet of an XLSX workbook, by searches alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from opgavenkaart.loaders.files.limits import MAX_CELLS, check_counts
from opgavenkaart.loaders.files.sheet import Merged, column_number
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts
from opgavenkaart.loaders.files.workbook.xlsx_displayed import FORMULA

CELLS = b"<sheetData"
# calamine passes over a sheet once more, to its merged cells: a third of its time. In the copy it finds none at once.
NO_MERGED = b"<mergeCells></mergeCells>"
# The style and type of a cell; one with anything else is parsed. Most hold a shared text, which is tried first.
_REST = r'(?: t="s">|(?: s="[0-9]++")?+(?: t="(?!e")[a-zA-Z]++")?+ ?+/?+>)'
_PREFIXED = re.compile(b":c")  # some texts hold it too; a pattern is found in half the time that bytes are
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z]{1,2})([1-9][0-9]{1,6})"')
_CORNER = r"([A-Za-z]{1,3})([1-9][0-9]{0,6})"
_MERGED = re.compile(rf'<(?:[^\s<>/]*:)?mergeCell\s[^<>]*?\bref=["\']{_CORNER}:{_CORNER}["\']'.encode())


@dataclass
class Scan:
    """What is seen of a sheet.

    It is ordinary where every cell is spelled as usual, in a box that is not too large, and no formula has an error.
    """

    ordinary: bool = True
    formulas: bool = False
    merged: list[Merged] = field(default_factory=list)


def scan(parts: ZipParts, part: str) -> Scan:
    """Look at a sheet while it is copied. Raises UnreadableFile for too many merged cells."""
    seen, odd = Scan(), None
    for piece in parts.pieces(part, b">", (CELLS, NO_MERGED + CELLS)):
        if odd is None:
            odd, seen.ordinary = _outside(piece), b"<!DOCTYPE" not in piece and CELLS in piece
        seen.ordinary = seen.ordinary and not _PREFIXED.search(piece) and not odd.search(piece)
        seen.formulas = seen.formulas or (b"f" in piece and FORMULA in piece)  # the first alone takes no time
        if b"mergeCell" in piece:
            seen.merged.extend(
                (_corner(left, top), _corner(right, bottom)) for left, top, right, bottom in _MERGED.findall(piece)
            )
            check_counts(merged=len(seen.merged))
    return seen


def _corner(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row) - 1, column_number(letters.decode().upper())


def _outside(begin: bytes) -> re.Pattern[bytes]:
    """Finds a cell outside of what a sheet says to hold, or one that does not say at once and once where it stands.

    `<c` and a letter begins something else. It begins with fixed letters, which makes the search four times as fast.
    """
    said = _DIMENSION.search(begin)
    letters, last = (said[1].decode(), said[2].decode()) if said else ("Z", "999999")
    first, less = int(last[0]), len(last) - 1
    width = column_number(letters[0] + "Z" * (len(letters) - 1)) + 1
    if width * (first + 1) * 10**less > MAX_CELLS:
        letters, first, less, width = "Z", 9, 5, 26
    columns = f"[A-{letters}]" if len(letters) == 1 else f"[A-{letters[0]}]?[A-Z]"
    exact = width * 10 ** (less + 1) > MAX_CELLS  # which takes longer
    rows = f"(?:[1-{first}][0-9]{{{less}}}|[0-9]{{1,{less}}})" if exact else f"[0-9]{{1,{less + 1}}}+"
    return re.compile(f'<c(?! r="{columns}{rows}"{_REST}|[a-zA-Z])'.encode())
