"""How large a file may be: far more than people keep, and less than stops a computer."""

import re
import stat
from io import SEEK_END
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.sheet import UnreadableFile, column_letters

SMALL = 5_000_000  # bytes of a file, unpacked, whose reader takes a few hundred times as much memory at most
MAX_BYTES = 1_000_000_000  # of a file, unpacked, that is read piece by piece
MAX_JSON = 200_000_000  # bytes, of which Python makes some ten times as much at once
MAX_CSV = 200_000_000
MAX_LINE = 10_000_000  # bytes of a CSV file without the end of a line
MAX_ROWS = 10_000_000  # of a CSV file
MAX_OLE = 200_000_000  # of a workbook of before 2007
MAX_TOML = 10_000_000
MAX_DIRECTORY = 20_000_000  # bytes of the list of parts in a ZIP file
MAX_RATIO = 100  # of a part that unpacks to more than LARGE_PART bytes, to its packed size: people's have 5 to 30
LARGE_PART = 100_000_000
MAX_CELLS = 30_000_000  # of a sheet, from its first row and column to the last filled ones: a million rows of 28
MAX_MERGED = 1_000_000  # merged cells of a sheet
KEPT_TEXT = 300  # bytes that a short text and its place take in memory, at most
LAST_BYTES = 1 << 17  # of a ZIP file, where it says how long the list of its parts is
MAX_COLUMNS = 1_000  # that are looked at; what stands further to the right is reported


def check_ordinary(path: Path) -> None:
    """Raises UnreadableFile for what never ends or waits for somebody: a pipe or a device. Raises OSError."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise UnreadableFile(
            Text("het is geen gewoon bestand", "it is no ordinary file"),
            Text("Bewaar de inhoud in een bestand.", "Save what it holds as a file."),
        )


def contents(path: Path, most: int = 0) -> bytes:
    """All of an ordinary file of so many bytes at most, by default MAX_BYTES. Raises UnreadableFile or OSError."""
    checked_size(path, most)
    return path.read_bytes()


def checked_size(path: Path, most: int = 0) -> int:
    """How large it is, where it is an ordinary file of so many bytes at most. Raises UnreadableFile or OSError."""
    check_ordinary(path)
    size = path.stat().st_size
    if size > (most or MAX_BYTES):
        shown = f"{most // 1_000_000} MB" if most else f"{MAX_BYTES / 1e9:g} GB"
        raise _too_large(Text(f"het is groter dan {shown}", f"it is larger than {shown}"))
    return size


def check_lines(data: bytes) -> None:
    """Raises UnreadableFile for a CSV file with a line that is longer than any row; of the others some pass."""
    for at in range(0, len(data) - MAX_LINE, MAX_LINE):
        if all(data.find(end, at, at + MAX_LINE) < 0 for end in (b"\n", b"\r")):
            shown = f"{MAX_LINE // 1_000_000} MB"
            raise _too_large(
                Text(f"het heeft een regel van meer dan {shown}", f"it has a line of more than {shown}"),
            )


def check_table(rows: int, cells: int) -> None:
    """Raises UnreadableFile for a CSV file of more rows or cells than fit in the memory."""
    if rows > MAX_ROWS or cells > MAX_CELLS:
        raise _too_large(
            Text(
                f"het heeft meer dan {MAX_ROWS:,} rijen of {MAX_CELLS:,} cellen".replace(",", "."),
                f"it has more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells",
            )
        )


def _too_large(reason: Text) -> UnreadableFile:
    return UnreadableFile(
        reason,
        Text(
            "Maak er kleinere bestanden van, met alleen de tabellen die u wilt laden.",
            "Make smaller files of it, with no more than the tables that you want to load.",
        ),
    )


def check_directory(file: BinaryIO) -> None:
    """Raises UnreadableFile for a ZIP file whose list of parts alone would fill the memory: it is read at once."""
    size = file.seek(0, SEEK_END)
    file.seek(max(size - LAST_BYTES, 0))
    end = file.read()
    sizes = (int.from_bytes(end[at.start() + 12 : at.start() + 16], "little") for at in re.finditer(b"PK\5\6", end))
    if size > MAX_DIRECTORY and max(sizes, default=0) > MAX_DIRECTORY:
        raise _enormous()


def check_unpacked(parts: ZipFile) -> None:
    """Raises UnreadableFile for a ZIP file that would unpack to very much (a zip bomb)."""
    if sum(part.file_size for part in parts.infolist()) > MAX_BYTES or any(
        part.file_size > LARGE_PART and part.file_size > MAX_RATIO * part.compress_size for part in parts.infolist()
    ):
        raise _enormous()


def check_merged(cells: int) -> None:
    """Raises UnreadableFile for more merged cells than anybody has."""
    if cells > MAX_MERGED:
        raise _enormous()


class CellLimits:
    """Counts the cells of a workbook. Its methods raise UnreadableFile for what would fill the memory."""

    def __init__(self) -> None:
        self._sheet, self._rows, self._columns = "", 0, 0
        self._earlier = self._filled = self._text = 0  # cells of the sheets before it, filled cells, and characters

    def begin(self, sheet: str) -> None:
        """The cells of a sheet follow."""
        self._earlier += self._rows * self._columns
        self._sheet, self._rows, self._columns = sheet, 0, 0

    def reach(self, rows: int, columns: int) -> None:
        """A filled cell, by how many rows and columns it takes to reach it: those between are kept too."""
        self._filled += 1
        if rows > self._rows or columns > self._columns:
            self._rows, self._columns = max(rows, self._rows), max(columns, self._columns)
            if self._rows * self._columns > MAX_CELLS:
                raise _too_far(self._sheet, f"{column_letters(self._columns - 1)}{self._rows}")
        if self._filled > MAX_CELLS or self._earlier + self._rows * self._columns > MAX_CELLS:
            raise _enormous()

    def add_text(self, size: int = KEPT_TEXT) -> None:
        """A text of so many bytes or characters, each time that it is kept."""
        self._text += size
        if self._text > MAX_BYTES:
            raise _enormous()


def _enormous() -> UnreadableFile:
    return UnreadableFile(
        Text("het wordt bij het uitpakken buitensporig groot", "it would unpack to an enormous size"),
        Text(
            "Vraag de maker om het opnieuw te bewaren; vertrouw een onbekend bestand niet.",
            "Ask its maker to save it anew; do not trust a file that you do not know.",
        ),
    )


def _too_far(sheet: str, cell: str) -> UnreadableFile:
    return UnreadableFile(
        Text(
            f'op blad "{sheet}" reiken de gevulde cellen tot {cell}, veel verder dan een tabel',
            f'on sheet "{sheet}" the filled cells reach to {cell}, much further than a table',
        ),
        Text(
            "Druk in het rekenblad op Ctrl+End, verwijder de rijen en kolommen voorbij de tabel, en bewaar het.",
            "Press Ctrl+End in the spreadsheet program, delete rows and columns beyond the table, and save it.",
        ),
    )
