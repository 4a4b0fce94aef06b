"""How large a file may be: far more than people keep, and less than stops a computer."""

from __future__ import annotations

from zipfile import ZipFile

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.sheet import UnreadableFile

MAX_BYTES = 1_000_000_000  # of a file, unpacked
MAX_RATIO = 100  # of a part that unpacks to more than LARGE_PART bytes, to its packed size: people's have 5 to 30
LARGE_PART = 100_000_000
MAX_CELLS = 30_000_000  # of a sheet, from its first row and column to the last filled ones: a million rows of 28
MAX_MERGED = 1_000_000  # merged cells of a sheet
MAX_COLUMNS = 1_000  # that are looked at; what stands further to the right is reported


def check_size(size: int) -> None:
    """Raises UnreadableFile for more bytes than anybody fills in."""
    if size > MAX_BYTES:
        shown = f"{MAX_BYTES / 1e9:g} GB"
        raise UnreadableFile(
            Text(f"het is groter dan {shown}", f"it is larger than {shown}"),
            Text(
                "Maak er kleinere bestanden van, met alleen de tabellen die u wilt laden.",
                "Make smaller files of it, with no more than the tables that you want to load.",
            ),
        )


def check_unpacked(parts: ZipFile) -> None:
    """Raises UnreadableFile for a ZIP file that would unpack to very much (a zip bomb)."""
    if sum(part.file_size for part in parts.infolist()) > MAX_BYTES or any(
        part.file_size > LARGE_PART and part.file_size > MAX_RATIO * part.compress_size for part in parts.infolist()
    ):
        raise _enormous()


def fits_text(size: int) -> bool:
    """Whether the texts of all cells together, each in full, may be so many bytes or characters."""
    return size <= MAX_BYTES


def check_text(size: int) -> None:
    """Raises UnreadableFile for cells that repeat texts until they would fill the memory."""
    if not fits_text(size):
        raise _enormous()


def check_counts(cells: int = 0, merged: int = 0) -> None:
    """Raises UnreadableFile for more cells, or merged ones, than anybody has."""
    if cells > MAX_CELLS or merged > MAX_MERGED:
        raise _enormous()


def _enormous() -> UnreadableFile:
    return UnreadableFile(
        Text("het wordt bij het uitpakken buitensporig groot", "it would unpack to an enormous size"),
        Text(
            "Vraag de maker om het opnieuw te bewaren; vertrouw een onbekend bestand niet.",
            "Ask its maker to save it anew; do not trust a file that you do not know.",
        ),
    )


def check_reach(sheet: str, rows: int, columns: int, cell: str) -> None:
    """Raises UnreadableFile for a sheet with cells so far apart that the empty ones between do not fit in memory."""
    if rows * columns > MAX_CELLS:
        raise UnreadableFile(
            Text(
                f'op blad "{sheet}" reiken de gevulde cellen tot {cell}, veel verder dan een tabel',
                f'on sheet "{sheet}" the filled cells reach to {cell}, much further than a table',
            ),
            Text(
                "Druk in het rekenblad op Ctrl+End, verwijder de rijen en kolommen voorbij de tabel, en bewaar het.",
                "Press Ctrl+End in the spreadsheet program, delete rows and columns beyond the table, and save it.",
            ),
        )
