"""A table before it is understood: where it stands, and its cells as text, row by row."""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.codes import UNREADABLE
from opgavenkaart.loaders.problems.problem import Place, Problem

Progress = Callable[[float], None]  # gets the share that was read: of the bytes, 0 to 1
Merged = tuple[tuple[int, int], tuple[int, int]]  # row and column, from 0, of the first and the last of merged cells
Typed = Literal["day", "number"]
NOT_CALCULATED = "#NOT_CALCULATED!"  # in the cell of a formula whose result was never kept
CODE = "_x00"  # how the XML of Excel writes characters, which other tools leave as text
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)", re.IGNORECASE)
_BREAK, _SPACE = re.compile("_x000[Dd]_\n?|_x000[Aa]_"), re.compile("_x00(?:09|20|[Aa]0)_")
_CONTROL = re.compile("_x00([01][0-9A-F]|7F|[89][0-9A-F])_", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """One CSV file or one sheet of a workbook. Row `n` of the spreadsheet program is `cells[n - 1]`."""

    place: Place
    name: str  # of the table that it may hold
    cells: list[list[str]]
    delimiter: str = ""  # of a CSV file
    broken: bool = False  # there is more, which could not be read
    problems: list[Problem] = field(default_factory=list)
    hidden: bool = False
    merged: Sequence[Merged] = ()
    typed: Mapping[Typed, set[int]] = field(default_factory=dict)  # columns, from 0, in which such a cell stands
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)  # by row and column, from 0: behind the texts
    day_0: date | None = None  # from which a workbook counts days, where that is known

    def without(self, rows_by_sheet: Mapping[Place, Set[int]]) -> "Sheet":
        """The sheet with its own of these rows, numbered from 1, empty; the others keep their numbers."""
        rows = rows_by_sheet.get(self.place)
        if not rows:
            return self
        return replace(self, cells=[[] if row in rows else cells for row, cells in enumerate(self.cells, 1)])

    def addresses(self, texts: Sequence[str], rows: Sequence[int], column: int) -> list[str]:
        """The texts of a column in these rows, numbered from 1, with the link behind each that is no address itself."""
        if not self.links:
            return list(texts)
        return [
            text if _ADDRESS.match(text) else self.links.get((row - 1, column), text)
            for text, row in zip(texts, rows, strict=True)
        ]


class UnreadableFile(Exception):
    """Why a file cannot be read, and what to do about it."""

    def __init__(self, reason: Text, remedy: Text) -> None:
        super().__init__(reason.en)
        self.reason, self.remedy = reason, remedy

    def problem(self, file: str) -> Problem:
        """The problem to report."""
        return Problem(UNREADABLE, file, details={"reason": self.reason, "remedy": self.remedy})


def not_opened(error: OSError) -> UnreadableFile:
    """A file that the operating system does not give."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFile(
            Text("het bestaat niet", "it does not exist"), Text("Kijk de naam na.", "Check its name.")
        )
    why = (error.strerror or str(error)).strip().rstrip(".")
    return UnreadableFile(
        Text(f"het is niet te openen ({why})", f"it cannot be opened ({why})"),
        Text(
            "Sluit het in andere programma's, of vraag leesrechten.",
            "Close it in other programs, or ask for permission to read it.",
        ),
    )


def unreadable(error: OSError | UnreadableFile, file: str) -> Problem:
    """The problem with a file that was not opened, or not understood."""
    return (not_opened(error) if isinstance(error, OSError) else error).problem(file)


def no_progress(_share: float) -> None:
    """Where nobody wants to know how much was read."""


def shares_of(files: Sequence[Path], progress: Progress) -> dict[Path, Progress]:
    """For each of the files that are read, in whatever order, what reports its own share as part of the whole."""
    sizes = {file: size_of(file) for file in files}
    whole, done = max(sum(sizes.values()), 1), dict.fromkeys(files, 0.0)

    def report(file: Path, share: float) -> None:
        done[file] = share * sizes[file]
        progress(sum(done.values()) / whole)

    return {file: partial(report, file) for file in files}


def size_of(path: Path) -> int:
    """How many bytes a file has, or the files of a folder; 0 where that cannot be seen."""
    try:
        files = path.iterdir() if path.is_dir() else (path,)
        return sum(file.stat().st_size for file in files if file.is_file())
    except OSError:
        return 0


def unescaped(text: str) -> str:
    """A cell whose line breaks, blanks and control characters are characters again, not the codes of Excel's XML.

    >>> unescaped("een_x000D_\\ntwee_x000D_drie")
    'een\\ntwee\\ndrie'
    """
    if CODE not in text:
        return text
    return _CONTROL.sub(lambda code: chr(int(code[1], 16)), _SPACE.sub(" ", _BREAK.sub("\n", text)))


def column_number(letters: str) -> int:
    """A column's place, counted from 0.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """What the spreadsheet program calls a column, counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters, number = "", number + 1
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(65 + last) + letters
    return letters
