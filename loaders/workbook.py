"""Workbooks (XLSX, ODS and older ones) as rows of text, read by pandas with the calamine engine."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from opgavenkaart.graph.schema import Text
from opgavenkaart.loaders.formula_errors import formula_errors
from opgavenkaart.loaders.problems import Place, Problem
from opgavenkaart.loaders.sheets import Progress, Sheet, UnreadableFile, not_opened

if TYPE_CHECKING:
    import pandas as pd

SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")
UNCHECKED = (".xls", ".xlsb")  # calamine reads the error of a formula as an empty cell, and we cannot look
OLE = b"\xd0\xcf\x11\xe0"
DAMAGED = (
    Text("het is geen werkmap, of zij is beschadigd", "it is not a workbook, or it is damaged"),
    Text(
        "Open het in het rekenblad, bewaar het opnieuw als .xlsx, en haal het zo nodig opnieuw op.",
        "Open it in the spreadsheet program, save it again as .xlsx, and fetch it anew if need be.",
    ),
)
PROTECTED = (
    Text("het is beveiligd met een wachtwoord", "it is protected by a password"),
    Text(
        "Haal het wachtwoord er in het rekenblad af en bewaar het opnieuw.",
        "Take the password off in the spreadsheet program and save it again.",
    ),
)


def read_workbook(path: Path, progress: Progress) -> list[Sheet]:
    """The sheets of a workbook, hidden ones too. Raises UnreadableFile."""
    try:
        with path.open("rb") as file:
            if file.read(4) == OLE and path.suffix.lower() in (".xlsx", ".xlsm"):
                raise UnreadableFile(*PROTECTED)
        return _read(path, progress)
    except OSError as error:
        raise not_opened(error) from error


def _read(path: Path, progress: Progress) -> list[Sheet]:
    import pandas as pd
    from python_calamine import CalamineError, PasswordError

    sheets = []
    try:
        errors = formula_errors(path)
        with pd.ExcelFile(path, engine="calamine") as book:
            for name in map(str, book.sheet_names):
                frame = pd.read_excel(book, sheet_name=name, header=None, dtype=object, na_filter=False)
                cells = _cells(frame)
                for (row, column), error in errors.get(name, {}).items():
                    _put(cells, row, column, error)
                sheets.append(Sheet(Place(path.name, name), name, cells))
                progress(len(cells))
    except PasswordError as error:
        raise UnreadableFile(*PROTECTED) from error
    except (CalamineError, ValueError) as error:
        raise UnreadableFile(*DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # calamine's own failure on a file that breaks the rules
            raise UnreadableFile(*DAMAGED) from error
        raise
    if sheets and path.suffix.lower() in UNCHECKED:
        sheets[0].problems.append(Problem("unchecked_format", path.name))
    return sheets


def _cells(frame: pd.DataFrame) -> list[list[str]]:
    return [[v if type(v) is str else as_text(v) for v in row] for row in frame.itertuples(index=False, name=None)]


def as_text(value: object) -> str:
    """A cell as people would type it: whole numbers without a point, dates in ISO form, TRUE and FALSE.

    >>> as_text(2021.0), as_text(True), as_text(datetime(2021, 1, 18))
    ('2021', 'TRUE', '2021-01-18')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        text = value.isoformat(" ")
        return text.removesuffix(" 00:00:00")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _put(cells: list[list[str]], row: int, column: int, text: str) -> None:
    """Write a cell, counted from 0, beyond the edge if need be."""
    while len(cells) <= row:
        cells.append([])
    cells[row].extend([""] * (column + 1 - len(cells[row])))
    cells[row][column] = text
