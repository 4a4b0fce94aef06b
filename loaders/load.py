"""A data set from where people keep it to an edition for the graph, or to all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.store.base import Loaded, Store
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Text, clean, match_key
from opgavenkaart.loaders.cleaning.clean import tidied, told_empty
from opgavenkaart.loaders.cleaning.codes import HIDDEN_COPY, HIDDEN_SHEET
from opgavenkaart.loaders.exchange.formats import Read, network_reader
from opgavenkaart.loaders.exchange.to_tables import Inward
from opgavenkaart.loaders.files.find import name_of, read_tables
from opgavenkaart.loaders.files.frames import Frames, sheets_of_frames
from opgavenkaart.loaders.files.sheet import Progress, Sheet, UnreadableFile, told
from opgavenkaart.loaders.mapping.load import read_mapped
from opgavenkaart.loaders.problems.problem import Detail, Place, Problem
from opgavenkaart.loaders.registers.detect import register_reader
from opgavenkaart.loaders.registers.selection import EVERYTHING, Choice
from opgavenkaart.loaders.registers.source import Register
from opgavenkaart.loaders.source import Source
from opgavenkaart.loaders.tables.codes import DUPLICATE_TABLE, NOTHING_TO_LOAD, UNKNOWN_TABLE
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY, TABLE_NAMES, recognise
from opgavenkaart.loaders.tables.records import TableRecords, read_records
from opgavenkaart.loaders.tables.reference_targets import things_of
from opgavenkaart.loaders.tables.source import Parsed

Watched = Callable[[str], AbstractContextManager[Progress | None]]


def read(
    path: Path | str | Frames,
    name: str = "",
    progress: Progress | None = None,
    choice: Choice = EVERYTHING,
    mapping: Path | str = "",
) -> Source:
    """Read a data set of tables, or a register, of which `choice` says what is wanted. Never raises: see `problems`.

    `mapping` is the TOML file that says what of tables that are not ours becomes which of ours.
    """
    if isinstance(path, Mapping):
        return _parsed(sheets_of_frames(path), clean(name) or "data", "", [])
    where = Path(path)
    called, origin = clean(name) or name_of(where), clean(str(where))
    try:
        if mapping:
            found: list[Problem] = []
            made = read_mapped(where, Path(mapping), found, progress)
            return Parsed(called, origin, made.tables, found, accounts=made.lines)
        if register := register_reader(where):
            return Register(called, origin, register(where, told(progress)), choice)
        if network := network_reader(where):
            return read_network(network, where, called, told(progress))
        return read_dataset(where, name, progress)
    except UnreadableFile as error:
        return Parsed(called, origin, (), [error.problem(clean(where.name))])


@without_garbage_search()
def read_network(reader: Read, path: Path, name: str, progress: Progress) -> Parsed:
    """Read a file of another tool, whose elements and connections say what they are. Raises UnreadableFile."""
    found = Inward(reader(path, progress), clean(path.name))
    return Parsed(name, clean(str(path)), found.tables, found.problems, found.placed)


@without_garbage_search()
def read_dataset(path: Path | str, name: str = "", progress: Progress | None = None, table: str = "") -> Parsed:
    """Read a folder of CSV files, a workbook or a CSV file. Never raises: what is wrong is among the problems.

    `name` is that of the data set, by default the folder's or file's. `progress` is told the share that was read.
    `table` is what a CSV file holds whose name does not say so.
    """
    where = Path(path)
    problems: list[Problem] = []
    sheets = read_tables(where, problems, progress)
    if table and not where.is_dir():
        sheets = (
            replace(sheet, name=table) if sheet.delimiter and match_key(sheet.name) not in TABLE_BY_KEY else sheet
            for sheet in sheets
        )
    return _parsed(sheets, clean(name) or name_of(where), clean(str(where)), problems)


def _parsed(given: Iterable[Sheet], name: str, origin: str, problems: list[Problem]) -> Parsed:
    """The tables that sheets hold. `problems` are those so far, and gain those of reading further sheets."""
    tables: dict[str, TableRecords] = {}
    empty: list[Place] = []
    sheets: list[str] = []
    for sheet in given:
        sheets.append(sheet.place.sheet)
        problems += sheet.problems
        sheet = tidied(sheet, problems)
        empty += [sheet.place] if sheet.place.sheet and not any(map(any, sheet.cells)) else []
        if found := recognise(sheet, tables, problems):
            if first := tables.get(found.table.id):
                problems.append(_same_table(first, sheet))
                tables[found.table.id] = replace(first, complete=sheet.hidden and first.complete)
            else:
                tables[found.table.id] = read_records(found, problems)
                problems += [Problem(HIDDEN_SHEET, *sheet.place)] if sheet.hidden else ()
    if not tables and not any(problem.severity == "error" for problem in problems):
        unknown = any(problem.code == UNKNOWN_TABLE for problem in problems)
        details: dict[str, Detail] = {"tables": TABLE_NAMES, "suggest": told_to_map(origin) if unknown else ""}
        problems.append(Problem(NOTHING_TO_LOAD, Path(origin).name or origin, details=details))
    problems += told_empty(empty) if tables else ()
    in_turn = [tables[table] for table in TABLES if table in tables]
    return Parsed(name, origin, in_turn, problems, sheets=sheets)


@without_garbage_search()
def load(
    store: Store,
    path: Path | str | Frames,
    name: str = "",
    progress: Progress | None = None,
    choice: Choice = EVERYTHING,
    mapping: Path | str = "",
) -> tuple[Loaded, Sequence[Problem]]:
    """Put a data set into a graph: what that did, and the warnings.

    Parameters
    ----------
    path
        A folder of CSV files, a workbook, a register, a file of another tool; or DataFrames by the names of their
        tables, such as `{"issues": frame}`, with the columns that `opgavenkaart tables issues` shows.
    name
        What the data set is called in the graph; by default as the folder or file, for DataFrames "data".

    Raises
    ------
    DataProblems
        Where anything is an error; nothing is loaded then.
    """
    parsed = read(path, name, progress, choice, mapping)
    loaded = store.load(parsed.name, parsed.build)
    return loaded, parsed.problems


def plan(path: Path | str, store: Store) -> Edition:
    """What a plan says of the organisations in a graph: a succession table, or a data set with one.

    Nothing is stored. Raises DataProblems if anything is an error.
    """
    parsed = read_dataset(path, table="succession")
    return parsed.build(lambda: Names(store.lookup_entries([dataset.name for dataset in store.datasets()])))


def check(
    paths: Path | str | Frames | Sequence[Path | str],
    name: str = "",
    store: Store | None = None,
    choice: Choice = EVERYTHING,
    mapping: Path | str = "",
) -> list[Problem]:
    """Every problem that loading a data set, or several one after the other, would report; nothing is loaded."""
    several: Sequence[Path | str | Frames] = [paths] if isinstance(paths, (str, Path, Mapping)) else paths
    return [problem for _, problems in examined(several, name, store, choice, mapping) for problem in problems]


def examined(
    paths: Sequence[Path | str | Frames],
    name: str = "",
    store: Store | None = None,
    choice: Choice = EVERYTHING,
    mapping: Path | str = "",
    progress: Watched | None = None,
) -> Iterator[tuple[Source, list[Problem]]]:
    """These data sets as they would be loaded one after the other, with every problem; nothing is loaded.

    `progress` gives for each path who is told the share that was read, for as long as it takes.
    """
    order = [dataset.name for dataset in store.datasets()] if store else []
    editions: dict[str, Edition] = {}
    for path in paths:
        with progress(str(path)) if progress else nullcontext() as step:
            source = read(path, name, step, choice, mapping)
            problems = _problems(source, order, editions, store)
        yield source, problems


def _problems(parsed: Source, order: list[str], editions: dict[str, Edition], store: Store | None) -> list[Problem]:
    """Of one of them, after those that are before it in `order`; `editions` are of those that were examined."""
    if parsed.name not in order:
        order.append(parsed.name)
    before = order[: order.index(parsed.name)]
    there = [dataset for dataset in before if dataset not in editions]
    here = [editions[dataset] for dataset in before if dataset in editions]
    editions[parsed.name], problems = parsed.examine(
        lambda: Names((*(store.lookup_entries(there) if store and there else ()), *things_of(here)))
    )
    return problems


def told_to_map(path: str) -> Text:
    """What to do with tables of other people."""
    shown = f'"{path}"' if " " in path else path
    command = f"opgavenkaart suggest {clean(shown)} --out mapping.toml"
    return Text(
        f"Een tabel van anderen? Laat er een eerste mapping voor maken: {command}. ",
        f"A table of other people? Have a first mapping made of it: {command}. ",
    )


def _same_table(first: TableRecords, again: Sheet) -> Problem:
    """Of two sheets that are the same table, the first counts; hidden ones come last."""
    details: dict[str, Detail] = {"table": first.table.text, "other": first.place.sheet or first.place.file}
    return Problem(HIDDEN_COPY if again.hidden else DUPLICATE_TABLE, *again.place, details=details)
