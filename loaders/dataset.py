"""A data set from where people keep it to an edition for the graph, or to all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

from opgavenkaart.errors import UnknownWord, nearest
from opgavenkaart.graph.edition import Edition, Names
from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.model import ORGANISATION_KIND, TABLES
from opgavenkaart.graph.pause import without_garbage_search
from opgavenkaart.graph.schema import LANGS, Text
from opgavenkaart.graph.store import Loaded, Store
from opgavenkaart.graph.text import clean, match_key
from opgavenkaart.loaders.checks import check_rows
from opgavenkaart.loaders.claims import circles, claims_of
from opgavenkaart.loaders.data_path import name_of, read_tables
from opgavenkaart.loaders.decisions import decided
from opgavenkaart.loaders.exchange.formats import Read, network_reader
from opgavenkaart.loaders.exchange.inward import Inward
from opgavenkaart.loaders.identify import identify, ids_by_kind
from opgavenkaart.loaders.mapping.mapped import read_mapped
from opgavenkaart.loaders.nodes import Described, nodes_of
from opgavenkaart.loaders.problems import Detail, Place, Problem, in_order
from opgavenkaart.loaders.recognise import TABLE_BY_KEY, TABLE_NAMES, recognise
from opgavenkaart.loaders.records import Records, read_records
from opgavenkaart.loaders.references import References
from opgavenkaart.loaders.registers.bodies import KIND_WORDS, Choice
from opgavenkaart.loaders.registers.file import register_reader
from opgavenkaart.loaders.registers.register import Register
from opgavenkaart.loaders.sheets import Progress, Sheet, UnreadableFile, told
from opgavenkaart.loaders.source import Examined, Source
from opgavenkaart.loaders.things import own_former_names, own_things, things_of
from opgavenkaart.loaders.tidying.tidied import tidied, told_empty


class Parsed(Source):
    """A data set of tables that was read."""

    def __init__(
        self,
        name: str,
        origin: str,
        tables: Sequence[Records],
        problems: Iterable[Problem],
        placed: Callable[[Problem], Problem] | None = None,
        accounts: Sequence[Text] = (),
    ) -> None:
        """`placed` turns the row of a problem into its place, for what was no table to begin with."""
        self.name, self.origin, self.accounts = name, origin, accounts
        self._found, self._texts = list(problems), dict[str, str]()
        self._tables = [self._decided(records) for records in tables]
        tables = self._tables
        self._placed = placed
        self._ids = identify(tables, self._found)
        for records in tables:
            self._found += check_rows(records)
        self.problems: Sequence[Problem] = self._in_order(self._found)

    @property
    def recognised(self) -> Sequence[Text]:
        """Which sheet or file is which tables, with how many rows, empty ones left out."""
        return [_taken_for(place, [*of]) for place, of in groupby(self._tables, lambda records: records.place)]

    @without_garbage_search()
    def examine(self, names: Callable[[], Names]) -> Examined:
        """The edition as far as it goes, and every problem in order."""
        problems = list(self._found)
        references = self._references(names)
        described = [
            Described(records, ids, _resolved(records, references, problems))
            for records, ids in zip(self._tables, self._ids, strict=True)
        ]
        nodes = [node for table in described if table.records.table.kind for node in nodes_of(table, self.name)]
        claims = [claim for table in described for claim in claims_of(table, self.name, problems)]
        problems += circles(described, claims)
        nodes += (Node(kind, id, name, datasets=(self.name,)) for (kind, id), name in references.made.items())
        nodes += (Node("organisation", id, text, datasets=(self.name,)) for id, text in self._texts.items())
        edition = Edition(self.name, tuple(nodes), tuple(claims), tuple(references.outward), self.origin)
        return Examined(edition, self._in_order(problems))

    def _in_order(self, problems: Iterable[Problem]) -> list[Problem]:
        return in_order(map(self._placed, problems) if self._placed else problems)

    def _references(self, names: Callable[[], Names]) -> References:
        ids = dict(ids_by_kind(self._tables, self._ids))
        if self._texts:
            ids["organisation"] = {*ids.get("organisation", ()), *self._texts}
        own = partial(own_things, self._tables, self._ids)
        former = tuple(own_former_names(self._tables, References(ids, own, names).find))
        return References(ids, own, names, self._unsure(), former)

    def _decided(self, records: Records) -> Records:
        """Who is who, as far as it is decided; texts that name an organisation are things of their own."""
        records, texts = decided(records, self._found)
        self._texts |= texts
        return records

    def _unsure(self) -> frozenset[str]:
        """The kinds of which a table was lost, in part or whole."""
        unread = (TABLE_BY_KEY.get(match_key(Path(p.file).stem)) for p in self._found if p.code == "unreadable")
        broken = (records.table for records in self._tables if not records.complete)
        return frozenset(table.kind for table in (*unread, *broken) if table and table.kind)


EVERYTHING = Choice()
Watched = Callable[[str], AbstractContextManager[Progress | None]]


def chosen(paths: Iterable[Path | str], kinds: str, only_linked: bool) -> Choice:
    """What is wanted of registers; kinds are words in either language, separated by commas, semicolons or spaces.

    Raises UnknownWord where a kind is unknown, or a choice is made of what is no register.
    """
    named = re.split(r"[,;]", kinds) if re.search("[,;]", kinds) else kinds.split()
    wanted = [word.strip() for word in named if word.strip()]
    if unknown := [word for word in wanted if match_key(word) not in KIND_WORDS]:
        one = nearest(unknown[0], (value.id for value in ORGANISATION_KIND.values))
        raise UnknownWord(f'--kinds: "{unknown[0]}" is not a kind of organisation. {one}')
    choice = Choice(tuple(KIND_WORDS[match_key(word)] for word in wanted), only_linked)
    for path in paths if choice.made else ():
        if Path(path).exists() and register_reader(Path(path)) is None:
            raise UnknownWord(f"--kinds and --only-linked choose from a register (ROO, TOOI); {path} is not one.")
    return choice


def read(
    path: Path | str,
    name: str = "",
    progress: Progress | None = None,
    choice: Choice = EVERYTHING,
    mapping: Path | str = "",
) -> Source:
    """Read a data set of tables, or a register, of which `choice` says what is wanted. Never raises: see `problems`.

    `mapping` is the TOML file that says what of tables that are not ours becomes which of ours.
    """
    where = Path(path)
    if mapping:
        found: list[Problem] = []
        made = read_mapped(where, Path(mapping), found, progress)
        called, origin = clean(name) or name_of(where), clean(str(where))
        return Parsed(called, origin, made.tables, found, accounts=made.lines)
    register, network = register_reader(where), network_reader(where)
    called, origin = clean(name) or name_of(where), clean(str(where))
    try:
        if register:
            return Register(called, origin, register(where, told(progress)), choice)
        return read_network(network, where, called, told(progress)) if network else read_dataset(where, name, progress)
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
    tables: dict[str, Records] = {}
    empty: list[Place] = []
    for sheet in read_tables(where, problems, progress):
        if table and sheet.delimiter and not where.is_dir() and match_key(sheet.name) not in TABLE_BY_KEY:
            sheet = replace(sheet, name=table)
        problems += sheet.problems
        sheet = tidied(sheet, problems)
        empty += [sheet.place] if sheet.place.sheet and not any(map(any, sheet.cells)) else []
        if found := recognise(sheet, tables, problems):
            if first := tables.get(found.table.id):
                problems.append(_same_table(first, sheet))
                tables[found.table.id] = replace(first, complete=sheet.hidden and first.complete)
            else:
                tables[found.table.id] = read_records(found, problems)
                problems += [Problem("hidden_sheet", *sheet.place)] if sheet.hidden else ()
    if not tables and not any(problem.severity == "error" for problem in problems):
        unknown = any(problem.code == "unknown_table" for problem in problems)
        details: dict[str, Detail] = {"tables": TABLE_NAMES, "suggest": told_to_map(where) if unknown else ""}
        problems.append(Problem("nothing_to_load", clean(where.name or str(where)), details=details))
    problems += told_empty(empty) if tables else ()
    in_turn = [tables[table] for table in TABLES if table in tables]
    return Parsed(clean(name) or name_of(where), clean(str(where)), in_turn, problems)


@without_garbage_search()
def load(
    store: Store,
    path: Path | str,
    name: str = "",
    progress: Progress | None = None,
    choice: Choice = EVERYTHING,
    mapping: Path | str = "",
) -> tuple[Loaded, Sequence[Problem]]:
    """Put a data set into a graph: what that did, and the warnings. Raises DataProblems if anything is an error."""
    parsed = read(path, name, progress, choice, mapping)
    loaded = store.load(parsed.name, parsed.build)
    return loaded, parsed.problems


def plan(path: Path | str, store: Store) -> Edition:
    """What a plan says of the organisations in a graph: a succession table, or a data set with one.

    Nothing is stored. Raises DataProblems if anything is an error.
    """
    parsed = read_dataset(path, table="succession")
    return parsed.build(lambda: Names(store.things([dataset.name for dataset in store.datasets()])))


def check(
    paths: Sequence[Path | str],
    name: str = "",
    store: Store | None = None,
    choice: Choice = EVERYTHING,
    mapping: Path | str = "",
) -> list[Problem]:
    """Every problem that loading these data sets, one after the other, would tell; nothing is loaded."""
    return [problem for _, problems in examined(paths, name, store, choice, mapping) for problem in problems]


def examined(
    paths: Sequence[Path | str],
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
        lambda: Names((*(store.things(there) if store and there else ()), *things_of(here)))
    )
    return problems


def _taken_for(place: Place, tables: Sequence[Records]) -> Text:
    """The tables with their rows, and where they stand if that goes by another name: `Blad1 → agenda 12`."""
    where = place.sheet or Path(place.file).stem
    named = len(tables) == 1 and TABLE_BY_KEY.get(match_key(where)) is tables[0].table
    counted = (", ".join(f"{records.table.text.in_(lang)} {len(records.rows)}" for records in tables) for lang in LANGS)
    return Text(*(said if named else f"{where} → {said}" for said in counted))


def told_to_map(path: Path) -> Text:
    """What to do with tables of other people."""
    shown = f'"{path}"' if " " in str(path) else str(path)
    command = f"opgavenkaart suggest {clean(shown)} --out mapping.toml"
    return Text(
        f"Een tabel van anderen? Laat er een eerste mapping voor maken: {command}. ",
        f"A table of other people? Have a first mapping made of it: {command}. ",
    )


def _same_table(first: Records, again: Sheet) -> Problem:
    """Of two sheets that are the same table, the first counts; hidden ones come last."""
    details: dict[str, Detail] = {"table": first.table.text, "other": first.place.sheet or first.place.file}
    return Problem("hidden_copy" if again.hidden else "duplicate_table", *again.place, details=details)


def _resolved(
    records: Records, references: References, problems: list[Problem]
) -> dict[str, Sequence[tuple[str, ...]]]:
    fields = (field for field in records.table.columns if field.type == "reference")
    return {field.id: references.resolve(records, field, problems) for field in fields}
