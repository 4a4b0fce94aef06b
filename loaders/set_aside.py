"""Rows with errors set aside, so that all other rows load: they go to a workbook, each with what is wrong with it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.cleaning.clean import clean_sheet
from opgavenkaart.loaders.exchange.formats import read_sheets
from opgavenkaart.loaders.files.find import sheets_of_frames
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.files.workbook.write import MAX_SHEET_NAME, NewWorkbook
from opgavenkaart.loaders.load import detect, read
from opgavenkaart.loaders.problems.bound import all_kept, bounded
from opgavenkaart.loaders.problems.problem import DataProblems, Place, Problem
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.source import Examined, Source
from opgavenkaart.loaders.tables.recognise import SET_ASIDE
from opgavenkaart.loaders.tables.source import TableSource

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))


class WithoutErrors(Source):
    """A data set of tables whose rows with errors are left out, row by row, until what is left has none.

    A row that refers to one that was left out is left out too. `reasons` has them by sheet and row; `keep` gets the
    workbook with them before the others are loaded.
    """

    def __init__(self, request: LoadRequest, lang: Lang, keep: Callable[[bytes], object]) -> None:
        self._request, self._lang, self._keep = request, lang, keep
        with all_kept():
            self._source = _tables(request)
        self.name, self.origin, self.problems = self._source.name, self._source.origin, self._source.problems
        self.reasons: Mapping[Place, Mapping[int, Sequence[Problem]]] = {}
        self._first_rows = self._source.first_rows

    @property
    def recognised(self) -> Sequence[Text]:
        """What the rest was taken for."""
        return self._source.recognised

    @property
    def count(self) -> int:
        """How many rows were set aside."""
        return sum(map(len, self.reasons.values()))

    def examine(self, names: Callable[[], Names]) -> Examined:
        """The edition of the rows without errors; errors are left where they are in no row."""
        with all_kept():
            found = self._examine(names)
        return found._replace(problems=bounded(found.problems))

    def _examine(self, names: Callable[[], Names]) -> Examined:
        found = self._source.examine(names)
        while errors := [problem for problem in found.problems if problem.severity == "error"]:
            added: dict[Place, dict[int, list[Problem]]] = defaultdict(lambda: defaultdict(list))
            for problem in errors:
                place = Place(problem.file, problem.sheet)
                if problem.row is not None and problem.row >= self._first_rows.get(place, problem.row + 1):
                    added[place][problem.row].append(problem)
            if sum(len(of) for rows in added.values() for of in rows.values()) < len(errors):
                break  # a column that is not there, a file that cannot be read
            self.reasons = {
                place: {**self.reasons.get(place, {}), **added.get(place, {})}
                for place in dict.fromkeys((*self.reasons, *added))
            }
            without = {place: frozenset(rows) for place, rows in self.reasons.items()}
            again = read(replace(self._request, without=without))
            self._source = again if isinstance(again, TableSource) else self._source
            found = self._source.examine(names)
        self.accounts = self._source.accounts
        return found

    def build(self, names: Callable[[], Names]) -> Edition:
        """The edition of the rows without errors. Raises DataProblems where nothing would be left, too."""
        edition = super().build(names)
        if self.reasons and not edition.nodes and not edition.claims:
            raise DataProblems(bounded(p for rows in self.reasons.values() for of in rows.values() for p in of))
        if self.reasons:
            self._keep(self._workbook())
        return edition

    def _workbook(self) -> bytes:
        """The rows that were set aside: a sheet for each that they come from, with its headings and the reasons."""
        request, new, taken = self._request, NewWorkbook(), set[str]()
        path = request.path
        sheets = list(sheets_of_frames(path)) if isinstance(path, Mapping) else read_sheets(Path(path))[0]
        for sheet in map(clean_sheet, sheets):
            if rows := self.reasons.get(sheet.place):
                above = [cells for cells in sheet.cells[: self._first_rows[sheet.place] - 1] if any(cells)]
                headings = above.pop() if above else []
                width = max(map(len, (headings, *above, *(sheet.cells[row - 1] for row in rows))))
                table = [[*_padded(sheet.cells[row - 1], width), _why(rows[row], self._lang)] for row in sorted(rows)]
                _write(new, _name(sheet, taken), above, [*_padded(headings, width), SET_ASIDE.in_(self._lang)], table)
        return new.content()


def _tables(request: LoadRequest) -> TableSource:
    source = read(request)
    if isinstance(source, TableSource) and (
        request.mapping or isinstance(request.path, Mapping) or detect(Path(request.path))[0] == "tables"
    ):
        return source
    raise UnknownWord(
        f"--set-aside zet rijen van tabellen apart; {request.origin} is een register of netwerk.",
        f"--set-aside sets rows of tables aside; {request.origin} is a register or network.",
    )


def _why(problems: Sequence[Problem], lang: Lang) -> str:
    """What is wrong with a row, a line for each."""
    words = (f"{problem.column}: {problem.message.in_(lang)} {problem.hint.in_(lang)}" for problem in problems)
    return "\n".join(dict.fromkeys(word.removeprefix(": ") for word in words))


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _name(sheet: Sheet, taken: set[str]) -> str:
    """What its sheet is called: as the table is, which may be too long for a workbook or stand there twice."""
    name = sheet.name.translate(_NOT_IN_NAMES).strip("'")[:MAX_SHEET_NAME] or "1"
    if name.casefold() in taken:
        raise OpgavenkaartError(
            f'Twee bladen heten "{name}"; rijen ervan kunnen niet in één werkmap. Geef ze verschillende namen.',
            f'Two sheets are called "{name}"; their rows do not go into one workbook. Give them different names.',
        )
    taken.add(name.casefold())
    return name


def _write(
    new: NewWorkbook, name: str, above: Sequence[Sequence[str]], headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """A sheet; headings in several rows keep those above the last."""
    if not above:
        new.table(name, headings, rows, cell={"num_format": "@", "text_wrap": True, "valign": "top"})
        return
    sheet = new.book.add_worksheet(name)
    for at, cells in enumerate((*above, headings, *rows)):
        for column, text in enumerate(cells):
            if text:
                sheet.write_string(at, column, text)
