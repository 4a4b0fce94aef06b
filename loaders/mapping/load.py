"""Files of other people as tables of ours, by a mapping; and all that was not used of them."""

from collections.abc import Iterable, Mapping, Sequence, Set
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.cleaning.codes import HEADINGS_AGAIN, MAYBE_TOTAL, TOTAL_OF_THEIRS
from opgavenkaart.loaders.exchange.formats import read_sheets
from opgavenkaart.loaders.files.codes import UNREADABLE
from opgavenkaart.loaders.files.find import holds_tables, visible_files
from opgavenkaart.loaders.files.sheet import Progress, Sheet, no_progress, not_opened, shares_of
from opgavenkaart.loaders.files.workbook.read import SUFFIXES
from opgavenkaart.loaders.files.workbook.write import MAX_SHEET_NAME
from opgavenkaart.loaders.mapping import codes
from opgavenkaart.loaders.mapping.apply import records_of
from opgavenkaart.loaders.mapping.deduplicate import Made, each_once
from opgavenkaart.loaders.mapping.left_out import Account
from opgavenkaart.loaders.mapping.model import MappedTable, TableMapping, folded, quoted
from opgavenkaart.loaders.mapping.parse import DOCUMENTS
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.problems.bound import add
from opgavenkaart.loaders.problems.problem import Code, Detail, Place, Problem, shortened
from opgavenkaart.loaders.tables.codes import EXTRA_CELL
from opgavenkaart.loaders.tables.find_header import SEARCHED
from opgavenkaart.loaders.tables.recognise import SET_ASIDE
from opgavenkaart.loaders.tables.records import TableRecords

_ASIDE = tuple(map(folded, SET_ASIDE))
FILE, SHEET = Text("bestand", "file"), Text("blad", "sheet")


class Mapped(NamedTuple):
    """The tables that a mapping makes, and for each part and sheet what became of the rows."""

    tables: list[TableRecords]
    accounts: list[Account]

    @property
    def lines(self) -> list[Text]:
        """Which rows became one although their names differ; a line for each part and sheet that left something out."""
        merged = [line for account in self.accounts if (line := account.merged_line())]
        return merged + [line for account in self.accounts if (line := account.line())]


def tables_of(
    path: Path,
    mapping: TableMapping,
    problems: list[Problem],
    progress: Progress | None = None,
    read: dict[Path, list[Sheet]] | None = None,
    without: Mapping[Place, Set[int]] = {},
) -> Mapped:
    """The tables that a mapping makes of files, perhaps `read` before; none if the mapping itself is wrong."""
    files = _Files(path, mapping, problems, progress or no_progress)
    files.without = without
    files.read = {} if read is None else read
    made = [Made(_document(mapping.file, *document)) for document in mapping.documents]
    for part in mapping.parts:
        made += filter(None, (records_of(part, foreign, mapping, problems) for foreign in files.sheets(part)))
    (progress or no_progress)(1)  # no part may need some of the files
    if any(problem.file == mapping.file and problem.severity == "error" for problem in problems):
        problems[:] = [problem for problem in problems if problem.file == mapping.file or problem.code == UNREADABLE]
        return Mapped([], [])
    files.report_unused()
    order = list(TABLES)
    tables = each_once(sorted(made, key=lambda part: order.index(part.records.table.id)), problems)
    return Mapped(tables, [part.account for part in made if part.account])


def _document(file: str, line: int, cells: Mapping[str, str]) -> TableRecords:
    columns = {id: [cell] for id, cell in cells.items()}
    return TableRecords(DOCUMENTS, Place(file), {id: id for id in cells}, [line], columns, complete=True)


class _Files:
    """The sheets of a file, or of the files of a folder, each read once and only if needed."""

    def __init__(self, path: Path, mapping: TableMapping, problems: list[Problem], progress: Progress) -> None:
        self._path, self._mapping, self._problems = path, mapping, problems
        self.read: dict[Path, list[Sheet]] = {}
        self.without: Mapping[Place, Set[int]] = {}
        self._headed: dict[tuple[int, range], Foreign] = {}
        self._skipped = {cell for part in mapping.parts for cells in part.skip.values() for cell in cells if cell}
        self._there = [path]
        try:
            if path.is_dir():
                self._there = list(filter(holds_tables, visible_files(path)))
        except OSError as error:
            problems.append(not_opened(error).problem(clean(path.name)))
            self._there = []
        self._shares = shares_of(self._there, progress)

    def sheets(self, part: MappedTable) -> Iterable[Foreign]:
        """Every sheet that a part is made of, with its headings."""
        for file in self._files(part):
            for sheet in self._sheets(part, file):
                found = Foreign.with_headings(sheet, part.names, part.heading, self._skipped)
                yield self._headed.setdefault((id(sheet), found.rows), found)

    def report_unused(self) -> None:
        """Files, sheets and columns with anything in them that no part used, and what stands above headings."""
        names = [file.name for file in self._there if file not in self.read]
        for sheet in chain(*self.read.values()):
            headed = [found for (of, _), found in self._headed.items() if of == id(sheet)]
            if headed:
                self._report_columns(headed)
            elif any(map("".join, sheet.cells)):
                names.append(sheet.name)
        if names:
            self._report(codes.UNUSED_TABLES, Place(clean(self._path.name)), names=quoted(names))

    def _report_columns(self, headed: Sequence[Foreign]) -> None:
        first = headed[0]
        place = first.sheet.place
        unused = set.intersection(*(set(found.unused()) for found in headed))
        if delimiter := first.sheet.delimiter.replace("\t", "tab"):
            for row, cells in first.beyond():
                self._report(EXTRA_CELL, place, row, cells, delimiter=delimiter)
            unused -= set(range(len(first.headings), first.width))
        if unused:
            names = [first.name(position) for position in sorted(unused)]
            self._report(
                codes.UNUSED_COLUMNS, place, first.rows.stop or None, columns=quoted(names), count=str(len(names))
            )
        if again := first.again:
            self._report(HEADINGS_AGAIN, place, again[0], count=str(len(again)))
        for total in reversed(first.totals):
            self._report(TOTAL_OF_THEIRS if total.is_certain else MAYBE_TOTAL, place, total.row, total.words)
        if text := min((found.above() for found in headed), key=len):
            self._report(codes.TEXT_ABOVE, place, text=shortened(text))

    def _report(self, code: Code, place: Place, row: int | None = None, value: str = "", **details: Detail) -> None:
        add(self._problems, Problem(code, *place, row, "", value, details))

    def _files(self, part: MappedTable) -> list[Path]:
        if not part.file and len(self._there) > 1:
            what = Text("de naam van een bestand in deze map", "the name of a file in this folder")
            self._problems.append(self._mapping.problem(codes.MAPPING_LACKS, part, "file", what=what))
            return []
        found = [file for file in self._there if fnmatch(folded(file.name), folded(part.file or "*"))]
        found = found or list(filter(self._is_set_aside, self._there))
        if not found:
            known = [file.name for file in self._there]
            self._problems.append(self._mapping.not_there(part, FILE, part.file, self._path.name, known))
        return found

    def _read(self, file: Path) -> list[Sheet]:
        if file not in self.read:
            self.read[file], unread = read_sheets(file, self._shares[file])
            self._problems += unread
            self.read[file] = [sheet.without(self.without) for sheet in self.read[file]]
            for sheet in self.read[file]:
                self._problems += sheet.problems
        return self.read[file]

    def _is_set_aside(self, file: Path) -> bool:
        """Whether a file is a workbook of rows that were set aside, whatever they come from."""
        return file.suffix.lower() in SUFFIXES and any(
            folded(cell).endswith(_ASIDE)
            for sheet in self._read(file)
            for row in sheet.cells[:SEARCHED]
            for cell in row
        )

    def _sheets(self, part: MappedTable, file: Path) -> list[Sheet]:
        sheets = self._read(file)
        if self._is_set_aside(file):
            return _of_part(part, sheets)
        if part.sheet == "" or not sheets or not sheets[0].place.sheet:
            if part.sheet not in ("", 1) and sheets:
                problem = self._mapping.problem(codes.MAPPING_NO_SHEETS, part, str(part.sheet), file=clean(file.name))
                self._problems.append(problem)
            filled = [sheet for sheet in sheets if any(map("".join, sheet.cells))]
            return (filled or sheets)[:1]
        if isinstance(part.sheet, int):
            found = sheets[part.sheet - 1 : part.sheet] if part.sheet > 0 else []
        else:
            found = [sheet for sheet in sheets if fnmatch(folded(sheet.name), folded(part.sheet))]
        if not found:
            known = [sheet.name for sheet in sheets]
            self._problems.append(self._mapping.not_there(part, SHEET, str(part.sheet), file.name, known))
        return found


def _of_part(part: MappedTable, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Of a workbook of rows that were set aside, the sheets with those that a part made: none where all were sound.

    They are called as the sheet or CSV file that the rows come from; where a part names none, they have its columns.
    """
    named = part.sheet if isinstance(part.sheet, str) else ""
    named = named or (Path(part.file).stem if Path(part.file).suffix.lower() not in SUFFIXES else "")
    if named:
        return [sheet for sheet in sheets if fnmatch(folded(sheet.name), folded(named[:MAX_SHEET_NAME]))]
    wanted = set(map(folded, part.names))
    return [
        sheet for sheet in sheets if wanted <= Foreign.with_headings(sheet, part.names, part.heading).positions.keys()
    ]
