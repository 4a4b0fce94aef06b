"""A data set from where people keep it to an edition for the graph, or to all that is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from opgavenkaart.graph.edition import Edition, same_rows
from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.store.base import Loaded, Store
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Text, clean, match_key, slug
from opgavenkaart.loaders.cleaning.clean import clean_sheet, empty_sheets
from opgavenkaart.loaders.cleaning.codes import HIDDEN_COPY, HIDDEN_SHEET
from opgavenkaart.loaders.exchange.formats import NETWORK_READERS, network_kind, read_sheets
from opgavenkaart.loaders.exchange.to_tables import NetworkTables
from opgavenkaart.loaders.files.child import read_with_limits
from opgavenkaart.loaders.files.detect import FileStart, start_of
from opgavenkaart.loaders.files.find import Frames, read_tables, sheets_of_frames
from opgavenkaart.loaders.files.sheet import Progress, Sheet, UnreadableFile
from opgavenkaart.loaders.mapping.load import tables_of
from opgavenkaart.loaders.mapping.parse import read_mapping
from opgavenkaart.loaders.problems.bound import add, bounded
from opgavenkaart.loaders.problems.problem import Detail, Place, Problem
from opgavenkaart.loaders.registers.detect import REGISTER_READERS, register_kind
from opgavenkaart.loaders.registers.edition import Register
from opgavenkaart.loaders.registers.select import EVERYTHING, Choice
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.rijk import place_of
from opgavenkaart.loaders.source import Source
from opgavenkaart.loaders.tables.codes import COPIED, DUPLICATE_TABLE, MET_LATER, NOTHING_TO_LOAD, UNKNOWN_TABLE
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY, TABLE_NAMES, recognise
from opgavenkaart.loaders.tables.records import TableRecords, read_records
from opgavenkaart.loaders.tables.reference_targets import things_of
from opgavenkaart.loaders.tables.source import TableSource

SUGGEST = Text(
    "Een tabel van anderen? Laat er een eerste mapping voor maken: opgavenkaart suggest {path} --out mapping.toml. ",
    "A table of other people? Have a first mapping made of it: opgavenkaart suggest {path} --out mapping.toml. ",
)
MAX_COMPARED_ROWS = 100_000  # things and claims of a data set that is compared with others: copies are made by hand
NOTHING_EXAMINED: Mapping[str, Edition] = {}
MIN_COPIED = 0.8  # of its things and claims, from which a data set is a copy of another
Watched = Callable[[str], AbstractContextManager[Progress | None]]


def detect(path: Path) -> tuple[str, FileStart | None]:
    """What a path holds by its content, whatever it is called, and how the file starts.

    That is a register, a format of another tool, or "tables": also a folder, and what cannot be opened, whose reader
    says what is wrong.
    """
    try:
        start = start_of(path)
    except (OSError, UnreadableFile):
        return "tables", None
    return register_kind(start) or network_kind(start) or "tables", start


@without_garbage_search()
def read(request: LoadRequest) -> Source:
    """Read a data set of tables, a register, or a file of another tool. Never raises: see `problems`."""
    if isinstance(request.path, Mapping):
        return _table_source(request, sheets_of_frames(request.path))
    path = place_of(request.path)
    try:
        if request.mapping:
            problems: list[Problem] = []
            made = tables_of(
                path, read_mapping(Path(request.mapping), problems), problems, request.progress, without=request.without
            )
            return TableSource(request.dataset, request.origin, made.tables, problems, accounts=made.lines)
        kind, start = detect(path)
        if start and kind in REGISTER_READERS:
            contents = read_with_limits(REGISTER_READERS[kind], start, request.report)
            return Register(request.dataset, request.origin, contents, request.choice)
        if start and kind in NETWORK_READERS:
            found = NetworkTables(read_with_limits(NETWORK_READERS[kind], start, request.report), clean(path.name))
            return TableSource(request.dataset, request.origin, found.tables, found.problems, found.placed)
        unread: list[Problem] = []
        return _table_source(request, read_tables(path, unread, request.report, start), unread)
    except UnreadableFile as error:
        return TableSource(request.dataset, request.origin, (), [error.problem(clean(path.name))])


def _table_source(request: LoadRequest, sheets: Iterable[Sheet], unread: Sequence[Problem] = ()) -> TableSource:
    """The tables that sheets hold; `unread` has, after the last, the problems of files that could not be read."""
    tables: dict[str, TableRecords] = {}
    problems, empty, names = list[Problem](), list[Place](), list[str]()
    for given in sheets:
        sheet = clean_sheet(given.without(request.without))
        names.append(sheet.place.sheet)
        problems += sheet.problems
        empty += [sheet.place] if sheet.place.sheet and not any(map(any, sheet.cells)) else []
        found, wrong = recognise(sheet, tables)
        problems += wrong
        if not found:
            continue
        if first := tables.get(found.table.id):
            code = HIDDEN_COPY if sheet.hidden else DUPLICATE_TABLE
            details: dict[str, Detail] = {"table": first.table.text, "other": first.place.sheet or first.place.file}
            problems.append(Problem(code, *sheet.place, details=details))
            tables[found.table.id] = replace(first, complete=sheet.hidden and first.complete)
        else:
            tables[found.table.id], wrong = read_records(found)
            problems += wrong
            problems += [Problem(HIDDEN_SHEET, *sheet.place)] if sheet.hidden else ()
    problems = [*unread, *problems]
    if not tables and not any(problem.severity == "error" for problem in problems):
        unknown = any(problem.code == UNKNOWN_TABLE for problem in problems)
        where = f'"{request.origin}"' if " " in request.origin else request.origin
        file, hint = Path(request.origin).name or request.origin, SUGGEST.format(path=where) if unknown else ""
        problems.append(Problem(NOTHING_TO_LOAD, file, details={"tables": TABLE_NAMES, "suggest": hint}))
    problems += empty_sheets(empty) if tables else ()
    in_turn = [tables[table] for table in TABLES if table in tables]
    return TableSource(request.dataset, request.origin, in_turn, problems, sheets=names)


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
    progress
        Called with the share that was read, 0 to 1.
    choice
        What is wanted of a register.
    mapping
        A TOML file that says what of tables of other people becomes which of ours.

    Raises
    ------
    DataProblems
        Where anything is an error; nothing is loaded then.
    """
    source = read(LoadRequest(path, name, progress, choice, mapping))
    loaded = store.load(source.name, source.build)
    return loaded, [*source.problems, *copies(source, store), *met_later(source, store)]


def copies(source: Source, store: Store | None, examined: Mapping[str, Edition] = NOTHING_EXAMINED) -> list[Problem]:
    """A warning where most of a data set is in the graph, or was `examined`, under another name too: "prog (1)"."""
    size = len(source.edition.nodes) + len(source.edition.claims)
    sizes = {known.name: known.nodes + known.claims for known in store.datasets()} if store else {}
    sizes |= {name: len(edition.nodes) + len(edition.claims) for name, edition in examined.items()}
    for name, of in sizes.items() if size <= MAX_COMPARED_ROWS else ():
        if name != source.name and size / 2 <= of <= size * 2:
            other = examined.get(name) or (store.edition(name) if store else Edition(name))
            count = same_rows(source.edition, other)
            if count >= MIN_COPIED * size > 0:
                details = {"count": str(count), "all": str(size), "other": name}
                return [Problem(COPIED, source.origin or source.name, value=source.name, details=details)]
    return []


def met_later(source: Source, store: Store) -> list[Problem]:
    """A warning for each thing that now is one with one of a later data set whose name is only almost the same.

    A data set that is loaded after another one keeps such things apart, see `apart_from_earlier`.
    """
    order = [dataset.name for dataset in store.datasets()]
    problems = list[Problem]()
    for name in order[order.index(source.name) + 1 :]:
        others = {(of.kind, of.id): of for of in store.lookup_entries([name]) if of.name}
        for node in source.edition.nodes:
            other = others.get((node.kind, node.id))
            if other and _only_almost_alike(node, other):
                details: dict[str, Detail] = {"other": other.name, "dataset": name}
                add(problems, Problem(MET_LATER, source.origin or source.name, value=node.name, details=details))
    return bounded(problems)


def _only_almost_alike(node: Node, other: LookupEntry) -> bool:
    """Whether two things of one id are called otherwise, and both names make that id."""
    called = [list(filter(None, (of.name, of.abbreviation))) for of in (node, other)]
    made = all(node.id in map(slug, of) for of in called)
    return made and not Names([other]).is_called(node.kind, node.id, called[0])


def plan(path: Path | str, store: Store) -> Edition:
    """What a plan says of the organisations in a graph; nothing is stored.

    Parameters
    ----------
    path
        A succession table: a CSV file by any name, or a folder or workbook that holds one.

    Raises
    ------
    DataProblems
        Where anything is an error.
    """
    sheets, problems = read_sheets(Path(path))
    for at, sheet in enumerate(sheets):
        if sheet.delimiter and not Path(path).is_dir() and match_key(sheet.name) not in TABLE_BY_KEY:
            sheets[at] = replace(sheet, name="succession")
    source = _table_source(LoadRequest(path), sheets, problems)
    return source.build(lambda: Names(store.lookup_entries([dataset.name for dataset in store.datasets()])))


def check(
    paths: Path | str | Frames | Sequence[Path | str],
    name: str = "",
    store: Store | None = None,
    choice: Choice = EVERYTHING,
    mapping: Path | str = "",
) -> list[Problem]:
    """Every problem that loading a data set, or several one after the other, would report; nothing is loaded.

    Parameters
    ----------
    paths
        As `path` of `load`, or several of these.
    store
        A graph whose data sets the references may mean.
    """
    several: Sequence[Path | str | Frames] = [paths] if isinstance(paths, (str, Path, Mapping)) else paths
    requests = (LoadRequest(path, name, None, choice, mapping) for path in several)
    return [problem for _, problems in examined(requests, store) for problem in problems]


def examined(
    requests: Iterable[LoadRequest], store: Store | None = None, progress: Watched | None = None
) -> Iterator[tuple[Source, list[Problem]]]:
    """These data sets as they would be loaded one after the other, with every problem; nothing is loaded.

    `progress` gives for each path what gets the share that was read, for as long as it takes.
    """
    order = [dataset.name for dataset in store.datasets()] if store else []
    editions: dict[str, Edition] = {}
    for request in requests:
        with progress(str(request.path)) if progress else nullcontext() as step:
            source = read(replace(request, progress=step))
            problems = _problems(source, order, editions, store)
        yield source, problems


def _problems(source: Source, order: list[str], editions: dict[str, Edition], store: Store | None) -> list[Problem]:
    """Of one of them, after those that are before it in `order`; `editions` are of those that were examined."""
    if source.name not in order:
        order.append(source.name)
    before = order[: order.index(source.name)]
    there = [dataset for dataset in before if dataset not in editions]
    here = [editions[dataset] for dataset in before if dataset in editions]
    source.edition, problems = source.examine(
        lambda: Names((*(store.lookup_entries(there) if store and there else ()), *things_of(here)))
    )
    editions[source.name] = source.edition
    problems += copies(source, store, editions)
    return problems
