"""A problem in a data set: its code, where it stands, what it is, and how to mend it.

Each family of loaders declares its codes in a `codes.py` of its own; `CODES` has those of every family that is loaded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.text import Lang, Text, number

Severity = Literal["error", "warning"]
BETWEEN = " · "  # in the column of a problem: an element, and its attribute
MAX_VALUE_LENGTH = 120  # characters of a value that a message repeats
_ROW, _SHEET, _COLUMN = Text("rij", "row"), Text("blad", "sheet"), Text("kolom", "column")
_LINE, _NUMBER = Text("regel", "line"), Text("nummer", "number")
_ELEMENT, _KEY = Text("element", "element"), Text("sleutel", "key")
_MORE = Text("net zo in nog {n} {word}", "the same in {n} more {word}")
_ROWS, _PLACES = Text("rijen", "rows"), Text("gevallen", "cases")

Counted = Literal["row", "line", "number"]  # of a spreadsheet, of the file, or in a list
COUNTED: Mapping[Counted, Text] = {"row": _ROW, "line": _LINE, "number": _NUMBER}

Detail = Text | str
NO_DETAILS: Mapping[str, Detail] = {}


@dataclass(frozen=True, eq=False)
class Code:
    """One code: an error keeps the data set from being loaded, a warning does not.

    The words in braces in its texts are details of the problem; `value` is the cell as it was written.
    Two codes may have one id: which of them a problem has decides its words.
    `unused`: something of what was handed in was left out.
    """

    severity: Severity
    message: Text
    hint: Text
    unused: bool = False
    id: str = field(init=False)  # see `name_codes`


def error(nl: str, en: str, hint_nl: str, hint_en: str = "", *, unused: bool = False) -> Code:
    """A code of problems that keep a data set from being loaded; a hint that is all details needs no English."""
    return Code("error", Text(nl, en), Text(hint_nl, hint_en or hint_nl), unused)


def warning(nl: str, en: str, hint_nl: str, hint_en: str) -> Code:
    """A code of problems with which a data set is loaded all the same."""
    return Code("warning", Text(nl, en), Text(hint_nl, hint_en))


def omission(nl: str, en: str, hint_nl: str, hint_en: str) -> Code:
    """A code of warnings that something of what was handed in is left out."""
    return Code("warning", Text(nl, en), Text(hint_nl, hint_en), unused=True)


CODES: dict[str, list[Code]] = {}  # by family


def name_codes(module: Mapping[str, object], family: str) -> None:
    """The id of each code that a module declares is its name there, in lower case; each joins those of its family."""
    for name, code in module.items():
        if isinstance(code, Code):
            object.__setattr__(code, "id", name.lower())
            CODES.setdefault(family, []).append(code)


class Place(NamedTuple):
    """A table as it was handed in: a file, and in a workbook its sheet."""

    file: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. Row and column are those that the spreadsheet program shows; None and "" where there is none.

    `details` are what the code's texts need beside the value; texts are put together only when asked for. `more` is how
    many like it there are that are not among the problems, see `bound`.
    """

    code: Code
    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    details: Mapping[str, Detail] = field(default_factory=dict, hash=False)
    counted: Counted = "row"  # what row counts; where it counts no rows, column names an element
    more: int = 0

    @property
    def severity(self) -> Severity:
        """An error keeps the data set from being loaded."""
        return self.code.severity

    @property
    def message(self) -> Text:
        """What is the matter."""
        return self.code.message.format(**self._words)

    @property
    def hint(self) -> Text:
        """How to mend it."""
        return self.code.hint.format(**self._words)

    def as_dict(self, lang: Lang) -> dict[str, object]:
        """The problem as `check --format json` shows it."""
        return {
            "severity": self.severity,
            "code": self.code.id,
            "file": self.file,
            "sheet": self.sheet or None,
            "row": self.row,
            "column": self.column or None,
            "value": self.value,
            "message": self.message.in_(lang),
            "hint": self.hint.in_(lang),
            **({"more": self.more} if self.more else {}),
        }

    @property
    def _words(self) -> Mapping[str, Detail]:
        return {"value": shortened(self.value), **self.details}


class DataProblems(OpgavenkaartError):
    """A data set that cannot be loaded as it is, with everything that is the matter with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(format_problem(p, "en") for p in self.problems if p.severity == "error"))


def format_problem(problem: Problem, lang: Lang, longest: int | None = None) -> str:
    """One line for people: where, what (in so many letters at most), and how to mend it."""
    mapping = problem.file.endswith(".toml")
    counted = COUNTED["line" if mapping else problem.counted]
    where = [shortened(problem.file)]
    if problem.sheet:
        where.append(f'{_SHEET.in_(lang)} "{shortened(problem.sheet)}"')
    if problem.row is not None:
        where.append(f"{counted.in_(lang)} {problem.row}")
    if problem.column:
        word = _KEY if mapping else _COLUMN if counted is _ROW else _ELEMENT
        where.append(f'{word.in_(lang)} "{shortened(problem.column)}"')
    message = problem.message.in_(lang)
    message = message if longest is None else shortened(message, longest)
    more = f" [{same_in(problem, problem.more, lang)}]" if problem.more else ""
    return f"{', '.join(where)}: {message} {problem.hint.in_(lang)}{more}"


def same_in(problem: Problem, count: int, lang: Lang) -> str:
    """That so many others have the same problem."""
    word = _ROWS if problem.row is not None and problem.counted == "row" else _PLACES
    return _MORE.in_(lang).format(n=number(count, lang), word=word.in_(lang))


def total(problems: Iterable[Problem]) -> int:
    """How many problems these are, with those that are only counted."""
    return sum(1 + problem.more for problem in problems)


def alike(problem: Problem) -> tuple[str, ...]:
    """What problems that are mended together have in common: the code, the table, and the column.

    In a register or network each element is a column of its own: there its attribute decides, if one is named.
    """
    column = problem.column
    if problem.counted != "row":
        column = column.rpartition(BETWEEN)[2] if BETWEEN in column else ""
    return problem.severity, problem.code.id, problem.file, problem.sheet, column


def in_order(problems: Iterable[Problem], sheets: Sequence[str] = ()) -> list[Problem]:
    """Problems by file, sheet, row and column; what concerns a whole file comes first.

    Sheets come in the order given, others before them by name.
    """
    turn = {sheet: number for number, sheet in enumerate(sheets, 1)}
    return sorted(problems, key=lambda p: (p.file, turn.get(p.sheet, 0), p.sheet, p.row or 0, p.column, p.code.id))


def shortened(text: str, longest: int = MAX_VALUE_LENGTH) -> str:
    """A text that fits in a sentence, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
