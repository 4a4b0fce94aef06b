"""A data set as it is handed in: a folder of CSV files, one workbook, one CSV file, or pandas DataFrames."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.files.child import read_with_limits
from opgavenkaart.loaders.files.codes import NOT_READ
from opgavenkaart.loaders.files.csv_file import read_csv
from opgavenkaart.loaders.files.detect import FileStart, start_of
from opgavenkaart.loaders.files.sheet import Progress, Sheet, UnreadableFile, no_progress, shares_of, unreadable
from opgavenkaart.loaders.files.workbook.read import SUFFIXES as WORKBOOKS
from opgavenkaart.loaders.files.workbook.read import as_text, read_workbook
from opgavenkaart.loaders.problems.problem import Place, Problem, shortened

if TYPE_CHECKING:
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]  # by the name of the table: {"issues": frame}
CSV, TEXT = (".csv", ".tsv"), ".txt"
_SAVE_AS = Text("Bewaar het als .xlsx of .csv.", "Save it as .xlsx or .csv.")
_UNKNOWN = Text(
    "het is geen CSV, XLSX, ODS, register (ROO, TOOI) of netwerk (GraphML, GEXF, GML, JSON)",
    "it is not CSV, XLSX, ODS, a register (ROO, TOOI) or a network (GraphML, GEXF, GML, JSON)",
)
_OTHER_XML = Text(
    "Neem exportOO.xml van het ROO (geen antwoord van de zoekdienst), een lijst van TOOI, of GraphML of GEXF.",
    "Take exportOO.xml of the ROO (no answer of its search service), a list of TOOI, or GraphML or GEXF.",
)


def name_of(path: Path) -> str:
    """The name of the data set in a folder or file: the folder's, or the file's without extension."""
    whole = Path(os.path.realpath(path))  # of a link to itself too, at which Path.resolve breaks off
    return clean(whole.name if whole.is_dir() else whole.stem) or "data"


def holds_tables(path: Path) -> bool:
    """Whether a path is where people keep a data set, by its name: a folder, a workbook or a CSV file."""
    return path.is_dir() or path.suffix.lower() in (*CSV, *WORKBOOKS)


def visible_files(folder: Path) -> list[Path]:
    """The files in a folder by name; not those that are hidden, or that Excel has there of an open workbook."""
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))


def read_tables(
    path: Path, problems: list[Problem], progress: Progress = no_progress, start: FileStart | None = None
) -> Iterator[Sheet]:
    """Every table at a path as rows of text, read when its turn comes; `problems` gets the files that cannot be read.

    `start` is how a file starts, where that was read before.
    """
    files = [path]
    try:
        if path.is_dir():
            files, not_read = _in_folder(path)
            problems += not_read
        else:
            start = start or start_of(path)
            _check_known(start)
    except (OSError, UnreadableFile) as error:
        files = []
        problems.append(unreadable(error, clean(str(path) if path.is_dir() else path.name)))
    for file, report_share in shares_of(files, progress).items():
        try:
            yield from _read(start or start_of(file), report_share)
        except (OSError, UnreadableFile) as error:
            problems.append(unreadable(error, clean(file.name)))
    progress(1)  # also where a file broke off


def _read(start: FileStart, progress: Progress) -> list[Sheet]:
    if start.is_workbook or (start.suffix in WORKBOOKS and not start.is_text):
        return read_with_limits(read_workbook, start, progress)
    return [read_csv(start.path, progress)]


def _in_folder(path: Path) -> tuple[list[Path], list[Problem]]:
    """The CSV files of a folder, and the workbooks beside them, which are not read."""
    inside = visible_files(path)
    tables = [p for p in inside if p.suffix.lower() in CSV]
    return tables, [Problem(NOT_READ, clean(p.name)) for p in inside if tables and p.suffix.lower() in WORKBOOKS]


def _check_known(start: FileStart) -> None:
    """Raises UnreadableFile for what neither its name nor its content shows to be tables."""
    root = shortened(clean(start.root[0]))
    saved_as_text = start.suffix == TEXT and start.is_text and not root
    if start.suffix in (*CSV, *WORKBOOKS) or start.is_spreadsheet or saved_as_text:
        return
    if root:
        reason = Text(
            f"het is XML, maar geen register of netwerk (het eerste element is {root})",
            f"it is XML, but no register or network (its first element is {root})",
        )
        raise UnreadableFile(reason, _OTHER_XML)
    raise UnreadableFile(_UNKNOWN, _SAVE_AS)


def sheets_of_frames(frames: Frames) -> Iterator[Sheet]:
    """A sheet for each frame: the names of its columns, then its rows. Row 2 of a problem is the frame's first row."""
    for name, frame in frames.items():
        rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
        cells = [[str(column) for column in frame.columns], *([_text(value) for value in row] for row in rows)]
        yield Sheet(Place("DataFrame", name), name, cells)


def _text(value: Any) -> str:
    """A value as a cell shows it; nothing for what is missing."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_text, value))
    return "" if value is None else clean(as_text(value)).removesuffix(" 00:00:00")
