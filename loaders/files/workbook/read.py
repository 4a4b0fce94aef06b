"""Workbooks (XLSX, ODS and older ones) as rows of text, read by calamine."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import ZipFile

from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.codes import HIDDEN_COLUMNS, HIDDEN_ROWS, TABLE_TOTALS, UNCHECKED_FORMAT
from opgavenkaart.loaders.files.detect import HEADINGS, NOT_UNZIPPED, check_is_table, content_of, is_protected
from opgavenkaart.loaders.files.limits import MAX_OLE, CellLimits, check_directory, check_unpacked, checked_size
from opgavenkaart.loaders.files.sheet import Progress, Sheet, Typed, UnreadableFile, column_letters, not_opened
from opgavenkaart.loaders.files.workbook.facts import BookFacts, SheetFacts
from opgavenkaart.loaders.files.workbook.ods import look_into_ods
from opgavenkaart.loaders.files.workbook.safe_copy import ZipParts
from opgavenkaart.loaders.files.workbook.xlsx import look_into_xlsx
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Place, Problem

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

IN_ZIP = (".xlsx", ".xlsm", ".ods", ".xlsb")  # the last is only refused in words of its own
SUFFIXES = (*IN_ZIP, ".xls")
ROWS_AT_A_TIME = 500
MAX_NAMED_COLUMNS = 8
DAMAGED = (
    Text("het is geen werkmap, of zij is beschadigd", "it is not a workbook, or it is damaged"),
    Text(
        "Open het in het rekenblad, bewaar het opnieuw als .xlsx, en haal het zo nodig opnieuw op.",
        "Open it in the spreadsheet program, save it again as .xlsx, and fetch it anew if need be.",
    ),
)
BINARY = (
    Text("het is een binaire werkmap (XLSB)", "it is a binary workbook (XLSB)"),
    Text("Open het in Excel en bewaar het als .xlsx.", "Open it in Excel and save it as .xlsx."),
)
PROTECTED = (
    Text("het is beveiligd met een wachtwoord", "it is protected by a password"),
    Text(
        "Haal het wachtwoord er in het rekenblad af en bewaar het opnieuw.",
        "Take the password off in the spreadsheet program and save it again.",
    ),
)


@without_garbage_search()
def read_workbook(path: Path, progress: Progress) -> list[Sheet]:
    """The sheets of a workbook, hidden ones last, whatever its extension. Raises UnreadableFile."""
    from python_calamine import CalamineError, PasswordError

    try:
        checked_size(path)
        return _read(path, progress)
    except OSError as error:
        raise not_opened(error) from error
    except PasswordError as error:
        raise UnreadableFile(*PROTECTED) from error
    except (CalamineError, ValueError, *NOT_UNZIPPED) as error:
        raise UnreadableFile(*DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # calamine's own failure on a file that breaks the rules
            raise UnreadableFile(*DAMAGED) from error
        raise


def _read(path: Path, progress: Progress) -> list[Sheet]:
    with path.open("rb") as file:
        content = content_of(begin := file.read(HEADINGS))
        check_is_table(content)
        if content == "zip":
            return _unzipped(file, path.name, progress)
        checked_size(path, MAX_OLE)
        whole = begin + file.read()
    if content == "ole" and is_protected(whole, path.suffix.lower() in IN_ZIP):
        raise UnreadableFile(*PROTECTED)
    return _sheets(BytesIO(whole), path.name, None, progress)


def _unzipped(file: BinaryIO, name: str, progress: Progress) -> list[Sheet]:
    """The sheets, completed by what calamine leaves out of them.

    What was looked at is copied. Limits are kept here, before calamine reads the copy.
    """
    check_directory(file)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "workbook"
        with ZipFile(file) as source, ZipFile(copy, "w") as target:
            check_unpacked(source)
            parts = ZipParts(source, target)
            if parts.has("encrypted-package"):  # ODS of LibreOffice 24 and later
                raise UnreadableFile(*PROTECTED)
            if parts.has("xl/workbook.bin"):
                raise UnreadableFile(*BINARY)
            suffix = ".ods" if parts.has("content.xml") else ".xlsx"
            facts = look_into_ods(parts) if suffix == ".ods" else look_into_xlsx(parts)
        return _sheets(copy.rename(copy.with_suffix(suffix)), name, facts, progress)


def _sheets(source: Path | BytesIO, name: str, facts: BookFacts | None, progress: Progress) -> list[Sheet]:
    from python_calamine import SheetVisibleEnum, load_workbook

    sheets, limits, completed_by = list[Sheet](), CellLimits(), facts or BookFacts()
    with load_workbook(source) as book:
        for number, about in enumerate(book.sheets_metadata, 1):
            hidden = about.visible != SheetVisibleEnum.Visible
            sheets.append(_sheet(book, Place(name, about.name), hidden, completed_by, limits))
            progress(number / len(book.sheets_metadata))
    if sheets and facts is None:  # calamine reads the error of a formula as an empty cell, and we cannot look
        sheets[0].problems.append(Problem(UNCHECKED_FORMAT, name))
    return sorted(sheets, key=lambda sheet: sheet.hidden)


def _sheet(book: "CalamineWorkbook", place: Place, hidden: bool, book_facts: BookFacts, limits: CellLimits) -> Sheet:
    sheet, facts = book.get_sheet_by_name(place.sheet), book_facts.sheets[place.sheet]
    limits.begin(place.sheet)
    limits.reach(sheet.total_height, sheet.total_width)
    cells, typed = _in_texts(sheet.to_python(skip_empty_area=False))
    for (row, column), text in facts.texts.items():
        _put(cells, row, column, text)
    merged = facts.merged or sheet.merged_cell_ranges or []
    problems = [] if hidden else bounded(_beside(place, cells, facts))
    return Sheet(
        place,
        place.sheet,
        cells,
        "",
        False,
        problems,
        hidden,
        merged=merged,
        typed=typed,
        day_0=book_facts.day_0,
        links=facts.links,
    )


def _beside(place: Place, cells: list[list[str]], facts: SheetFacts) -> Iterator[Problem]:
    """What is hidden on a sheet, and read all the same; and the rows of totals of its tables, which become empty."""
    for row in sorted(row for row in facts.total_rows if row < len(cells)):
        yield Problem(TABLE_TOTALS, *place, row + 1, "", " ".join(filter(None, cells[row])))
        cells[row] = []
    rows = [row + 1 for row in sorted(facts.hidden_rows) if row < len(cells) and any(map(str.strip, cells[row]))]
    if rows:
        yield Problem(HIDDEN_ROWS, *place, rows[0], details={"count": str(len(rows))})
    columns = [at for at in sorted(facts.hidden_columns) if any(len(row) > at and row[at].strip() for row in cells)]
    if columns:
        letters = ", ".join(map(column_letters, columns[:MAX_NAMED_COLUMNS])) + " …" * (
            len(columns) > MAX_NAMED_COLUMNS
        )
        yield Problem(HIDDEN_COLUMNS, *place, details={"columns": letters})


def _in_texts(rows: list[list[Any]]) -> tuple[list[list[str]], dict[Typed, set[int]]]:
    """Rows of values, made rows of text in their place, and the columns in which days and numbers stood.

    Column by column, some rows at a time: what holds texts alone, as most does, is then passed over at once.
    """
    typed: dict[Typed, set[int]] = {"day": set(), "number": set()}
    for begin in range(0, len(rows), ROWS_AT_A_TIME):
        some = rows[begin : begin + ROWS_AT_A_TIME]
        for column, values in enumerate(zip(*some, strict=True)):
            if (types := set(map(type, values))) != {str}:
                for type_ in types & _TYPED.keys():
                    typed[_TYPED[type_]].add(column)
                texts = map(_TEXTS.get(types.pop(), str) if len(types) == 1 else as_text, values)
                for row, text in zip(some, texts, strict=True):
                    row[column] = text
    return rows, typed


def as_text(value: object) -> str:
    """A cell as people would type it: whole numbers without a point, dates in ISO form, TRUE and FALSE.

    >>> as_text(2021.0), as_text(True), as_text(datetime(2021, 1, 18))
    ('2021', 'TRUE', '2021-01-18')
    """
    return _TEXTS.get(float if isinstance(value, float) else type(value), str)(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else f"{value:.15g}"


def _hours(value: timedelta) -> str:
    """A length of time as hours, however many: 30:00, or with seconds 30:00:15."""
    seconds = round(abs(value).total_seconds())
    text = f"{'-' * (value < timedelta())}{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return text + (f":{seconds % 60:02}" if seconds % 60 else "")


def _moment(value: datetime) -> str:
    return value.isoformat(" ").removesuffix(" 00:00:00")


_TEXTS: dict[type, Callable[[Any], str]] = {
    float: _number,
    date: lru_cache(10_000)(date.isoformat),  # days come again
    datetime: _moment,
    timedelta: _hours,
    bool: lambda value: str(value).upper(),
}


_TYPED: dict[type, Typed] = {date: "day", datetime: "day", float: "number"}


def _put(cells: list[list[str]], row: int, column: int, text: str) -> None:
    """Write a cell, counted from 0, beyond the edge if need be."""
    while len(cells) <= row:
        cells.append([])
    cells[row].extend([""] * (column + 1 - len(cells[row])))
    cells[row][column] = text
