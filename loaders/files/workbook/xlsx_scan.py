"""A look at the XML of one sheet of an XLSX workbook, by searches alone: ten times as fast as to parse it."""

import re
from collections.abc import Collection, Mapping

from opgavenkaart.loaders.files.limits import MAX_CELLS, MAX_COLUMNS, check_merged
from opgavenkaart.loaders.files.sheet import column_letters, column_number
from opgavenkaart.loaders.files.workbook.facts import Cell, SheetFacts
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts

CELLS = b"<sheetData"
# calamine passes over a sheet once more, to its merged cells: a third of its time. In the copy it finds none at once.
NO_MERGED = b"<mergeCells></mergeCells>"
FORMULA = b"</f>"  # in a sheet that has any
_PREFIXED = re.compile(b":c")  # some texts hold it too; a pattern is found in half the time that bytes are
# The style and type of a cell; one with anything else is parsed. Most hold a shared text, which is tried first.
_REST = r'(?: t="s">|(?: s="{styles}[0-9]++")?+(?: t="(?!e")[a-zA-Z]++")?+ ?+/?+>)'
_CORNER = r"([A-Za-z]{1,3})([1-9][0-9]{0,6})"
_MERGED = re.compile(rf'<(?:[^\s<>/]*:)?mergeCell\s[^<>]*?\bref=["\']{_CORNER}:{_CORNER}["\']'.encode())


_LINK = re.compile(rb"<(?:[^\s<>/]*:)?hyperlink\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"(?:[^\s:=]*:)?(ref|id)\s*=\s*[\"']([^\"']*)[\"']")
_PLACE = re.compile(_CORNER.encode())
_HIDDEN = r"[^<>]*?\bhidden=[\"'](?:1|true)[\"']"
_HIDDEN_ROW = re.compile(rf"<(?:[^\s<>/]*:)?row\b(?={_HIDDEN})[^<>]*?\br=[\"']([1-9][0-9]{{0,6}})[\"']".encode())
_HIDDEN_COLUMNS = re.compile(
    rf"<(?:[^\s<>/]*:)?col\b(?={_HIDDEN})[^<>]*?\bmin=[\"']([0-9]{{1,5}})[\"'][^<>]*?\bmax=[\"']([0-9]{{1,5}})[\"']".encode()
)


def is_ordinary(
    parts: ZipParts, part: str, facts: SheetFacts, special: Collection[str], linked: Mapping[str, str]
) -> bool:
    """Whether a sheet needs no parsing: look at it while it is copied, and keep its merged cells and links.

    `linked` are the addresses of links by their ids.

    Then every cell is spelled as usual, in a box that is not too large, and none is a formula, an error or in a special
    style. Raises UnreadableFile for too many merged cells.
    """
    ordinary, box = True, _Box(special)
    for number, piece in enumerate(parts.pieces(part, b">", (CELLS, NO_MERGED + CELLS))):
        ordinary = ordinary and (number > 0 or (b"<!DOCTYPE" not in piece and CELLS in piece))
        ordinary = ordinary and not _PREFIXED.search(piece) and box.holds(piece)
        ordinary = ordinary and not (b"f" in piece and FORMULA in piece)  # the first alone takes no time
        if b"hidden" in piece:
            facts.hidden_rows |= {int(row) - 1 for row in _HIDDEN_ROW.findall(piece)}
            for first, last in _HIDDEN_COLUMNS.findall(piece):
                facts.hidden_columns.update(range(int(first) - 1, min(int(last), MAX_COLUMNS)))
        if linked and b"hyperlink" in piece:
            found = (dict(_ATTRIBUTE.findall(tag)) for tag in _LINK.findall(piece))
            facts.links.update(_behind(of, linked) for of in found if of.get(b"id", b"").decode() in linked)
        if b"mergeCell" in piece:
            facts.merged += ((_corner(*c[:2]), _corner(*c[2:])) for c in _MERGED.findall(piece))
            check_merged(len(facts.merged))
    return ordinary


def _behind(attributes: Mapping[bytes, bytes], linked: Mapping[str, str]) -> tuple[Cell, str]:
    """The first cell of a link, and the address."""
    place = _PLACE.match(attributes.get(b"ref", b""))
    return _corner(*place.groups()) if place else (-1, -1), linked[attributes[b"id"].decode()]


def _corner(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row) - 1, column_number(letters.decode().upper())


class _Box:
    """A box around all cells so far, which grows with them: its rows to one digit and zeros, its columns to ZZ."""

    def __init__(self, special: Collection[str]) -> None:
        self._rest = _REST.replace("{styles}", f'(?!(?:{"|".join(special)})")' if special else "")
        self._usual = re.compile(f'<c r="([A-Z]{{1,2}})([1-9][0-9]{{0,6}})"{self._rest}'.encode())
        self._row, self._column = 10, 0
        self._grow()

    def holds(self, piece: bytes) -> bool:
        """Whether all cells of a piece are spelled as usual and fit in a box that is not too large."""
        at = 0
        while odd := self._outside.search(piece, at):
            at = odd.start()
            if not (cell := self._usual.match(piece, at)):
                return False
            self._row = max(self._row, int(cell[2]))
            self._column = max(self._column, column_number(cell[1].decode()))
            if self._grow() > MAX_CELLS:
                return False
        return True

    def _grow(self) -> int:
        """How many cells the box has. What is outside is a cell there, or one that does not say at once where it is.

        `<c` and a letter begins something else. A search that begins with fixed letters is four times as fast.
        """
        letters, first, zeros = column_letters(self._column), str(self._row)[0], len(str(self._row)) - 1
        is_one = len(letters) == 1
        columns = f"[A-{letters}]" if is_one else f"[A-{letters[0]}]?[A-Z]"
        rows = f"(?:[1-{first}][0-9]{{{zeros}}}|[0-9]{{1,{zeros}}})"
        self._outside = re.compile(f'<c(?! r="{columns}{rows}"{self._rest}|[a-zA-Z])'.encode())
        height: int = (int(first) + 1) * 10**zeros
        return height * (self._column + 1 if is_one else (column_number(letters[0]) + 2) * 26)
