"""The embedded store: a graph in one SQLite file, without a server."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice, product, repeat
from json import dumps, loads
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import TypeVar

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.edition import DataSet, Delta, Edition, Reference, in_order
from opgavenkaart.graph.graph import EVERYTHING, NONE, Claim, Graph, Node, Reads, merged
from opgavenkaart.graph.model import IDENTITY, KINDS, NODE_FIELDS, RELATIONS
from opgavenkaart.graph.names import Thing, things_decided
from opgavenkaart.graph.pause import without_garbage_search
from opgavenkaart.graph.store import Store, Transaction, told_by

T = TypeVar("T")
Key = TypeVar("Key")
Item = TypeVar("Item", Node, Claim)

APPLICATION = 0x4F70676B  # "Opgk": marks the file as ours (PRAGMA application_id)
VERSION = 4  # of the tables below (PRAGMA user_version); an older file gets those that it lacks
PATIENCE = 30.0  # seconds to wait for another load
TOGETHER = 50  # rows in a statement: SQLite takes at least 999 values
MANY = 10_000  # claims, from which on rebuilding an index is quicker than growing it
_NODE_COLUMNS = ("name", "kind", "abbreviation", "valid_from", "valid_to")
_CLAIM_COLUMNS = ("role", "source", "locator", "quote", "valid_from", "valid_to", "note")


def _kind_fields(kind: str) -> tuple[str, ...]:
    """The columns of a kind beside those that all nodes have."""
    return tuple(f.id for f in (*KINDS[kind].fields, *NODE_FIELDS) if f.id not in _NODE_COLUMNS)


def _relation_fields(relation: str) -> tuple[str, ...]:
    return tuple(f.id for f in RELATIONS[relation].fields)


def _quoted(names: Iterable[str], prefix: str = "") -> str:
    return ", ".join(f'{prefix}"{name}"' for name in names)


def _schema() -> Iterator[tuple[str, str]]:
    """The tables by name: one a kind and one a relationship, made from the vocabulary."""
    yield (
        "dataset",
        (
            "CREATE TABLE dataset (position INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, origin TEXT NOT NULL,"
            " loaded_at TEXT NOT NULL, nodes INTEGER NOT NULL, claims INTEGER NOT NULL, refers_to TEXT NOT NULL)"
        ),
    )
    yield (
        "row_order",
        "CREATE TABLE row_order (dataset INTEGER PRIMARY KEY REFERENCES dataset, marks TEXT NOT NULL)",
    )
    yield "node", "CREATE TABLE node (num INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (kind, id))"
    dataset = "dataset INTEGER NOT NULL REFERENCES dataset"
    node = "INTEGER NOT NULL REFERENCES node"
    for kind in KINDS:
        texts = ", ".join(f'"{name}" TEXT NOT NULL' for name in (*_NODE_COLUMNS, *_kind_fields(kind)))
        rest = f"(node {node}, {dataset}, {texts}, PRIMARY KEY (node, dataset)) WITHOUT ROWID"
        yield kind, f'CREATE TABLE "{kind}" {rest}'
    for relation in RELATIONS:
        texts = ", ".join(f'"{name}" TEXT NOT NULL' for name in (*_CLAIM_COLUMNS, *_relation_fields(relation)))
        yield relation, f'CREATE TABLE "{relation}" (from_node {node}, to_node {node}, {dataset}, {texts})'
        yield relation, _index(relation)


def _index(relation: str) -> str:
    """What finds the claims that an edition no longer makes."""
    return f'CREATE INDEX "{relation}_from" ON "{relation}" (from_node)'


class SqliteStore(Store):
    """A graph in a file. Readers never wait; of two writers, the second waits."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.address = str(path)
        with _Explained(self.path):
            self._db = self._connect()
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def _connect(self) -> sqlite3.Connection:
        """The file; read as it lies where neither it nor its folder may be written to."""
        where: str | Path = self.path
        there = self.path.is_file()  # asked first: another load may make it between these two questions
        writable = os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)
        self._readonly = there and not writable
        if self._readonly:
            where = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(where, timeout=PATIENCE, isolation_level=None, uri=self._readonly)

    def _prepare(self) -> None:
        db = self._db
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # first: they come with the mark
        application, version = (
            db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if tables and application != APPLICATION:
            raise GraphUnavailable(
                f"{self.path} is a database, but not an Opgavenkaart graph. It was left as it is. "
                "Choose another file with --graph."
            )
        if version > VERSION:
            raise GraphUnavailable(
                f"{self.path} was made by a newer version of Opgavenkaart (format {version}; this one reads up to "
                f"{VERSION}). Install the newer version, or load your data sets into another file with --graph."
            )
        db.execute("PRAGMA foreign_keys = OFF")  # see check_ends
        db.execute("PRAGMA synchronous = NORMAL")  # with WAL: a crash may cost the last load, never the graph
        db.execute("PRAGMA cache_size = -65536")  # KiB
        if version == VERSION and tables:
            return
        if self._readonly and tables:
            self._make_tables("CREATE TEMP TABLE")  # empty ones, for this reader alone
            return
        if not tables:
            db.execute("PRAGMA journal_mode = WAL")
        db.execute("BEGIN IMMEDIATE")
        self._make_tables("CREATE TABLE")
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")

    def _make_tables(self, create: str) -> None:
        """Those that are not there yet: all of them, unless the file is older or another load was first."""
        there = {name for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for name, statement in _schema():
            if name not in there:
                self._db.execute(statement.replace("CREATE TABLE", create))

    def datasets(self) -> Sequence[DataSet]:
        with _Explained(self.path):
            return _datasets(self._db)

    @without_garbage_search()
    def records(self, reads: Reads = EVERYTHING) -> Graph:
        with _Explained(self.path):
            self._db.execute("BEGIN")
            try:
                nodes = {kind: _merged_nodes(self._db, kind) for kind in reads.kinds}
                things = _things(self._db, reads.relations)
                claims = {relation: _claims(self._db, relation, things) for relation in reads.relations}
            finally:
                self._db.execute("ROLLBACK")
        return Graph(nodes, claims)

    def edition(self, dataset: str) -> Edition:
        with _Explained(self.path):
            self._db.execute("BEGIN")
            try:
                return told_by(_Transaction(self._db), dataset, self.address)
            finally:
                self._db.execute("ROLLBACK")

    def things(self, datasets: Sequence[str]) -> Sequence[Thing]:
        with _Explained(self.path):
            return list(_Transaction(self._db).things(datasets))

    def close(self) -> None:
        self._db.close()

    def _write(self, work: Callable[[Transaction], T]) -> T:
        with _Explained(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                transaction = _Transaction(self._db)
                result = work(transaction)
                transaction.check_ends()
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        return result


class _Transaction:
    """The port's transaction on SQLite."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._dropped = False  # nodes

    def datasets(self) -> Sequence[DataSet]:
        return _datasets(self._db)

    def edition(self, dataset: str) -> Edition:
        nodes = tuple(node for kind in KINDS for node in _nodes(self._db, kind, dataset))
        things = _things(self._db, RELATIONS)
        claims = tuple(claim for relation in RELATIONS for claim in _claims(self._db, relation, things, dataset))
        origin, order = self._db.execute(
            "SELECT origin, coalesce(marks, '') FROM dataset d LEFT JOIN row_order o ON o.dataset = d.position"
            " WHERE d.name = ?",
            (dataset,),
        ).fetchone()
        return in_order(Edition(dataset, nodes, claims, tuple(self.references(dataset)), origin), order)

    def references(self, dataset: str) -> Sequence[Reference]:
        (text,) = self._db.execute("SELECT refers_to FROM dataset WHERE name = ?", (dataset,)).fetchone()
        return [Reference(*item) for item in loads(text)]

    def things(self, datasets: Sequence[str]) -> Iterator[Thing]:
        former: dict[str, list[str]] = {}
        within = f"d.name IN ({', '.join('?' * len(datasets))})"
        for id, name, abbreviation in self._db.execute(
            "SELECT o.id, n.name, n.abbreviation FROM HAS_NAME h JOIN dataset d ON d.position = h.dataset"
            " JOIN name n ON n.node = h.to_node AND n.dataset = h.dataset JOIN node o ON o.num = h.from_node"
            f" WHERE {within} ORDER BY h.rowid",
            datasets,
        ):
            former.setdefault(id, []).extend((name, abbreviation))
        for kind in KINDS:
            code = "official_id" if "official_id" in _kind_fields(kind) else "''"
            for id, name, abbreviation, official, dataset in self._db.execute(
                f'SELECT n.id, k.name, k.abbreviation, {code}, d.name FROM "{kind}" k JOIN node n ON n.num = k.node'
                f" JOIN dataset d ON d.position = k.dataset WHERE {within}",
                datasets,
            ):
                bore = tuple(former.get(id, ())) if kind == "organisation" else ()
                yield Thing(kind, id, name, abbreviation, official, bore, dataset=dataset)
        organisations = _things(self._db, IDENTITY)
        for relation, dataset in product(IDENTITY, datasets):  # of no other: what those join may just have gone
            yield from things_decided(_claims(self._db, relation, organisations, dataset))

    def claims(self, relation: str) -> Iterable[Claim]:
        return _claims(self._db, relation, _things(self._db, [relation]))

    def apply(self, dataset: DataSet, references: Sequence[Reference], delta: Delta, order: str = "") -> None:
        self._db.execute(
            "INSERT INTO dataset (name, position, origin, loaded_at, nodes, claims, refers_to)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET origin = excluded.origin,"
            " loaded_at = excluded.loaded_at, nodes = excluded.nodes, claims = excluded.claims,"
            " refers_to = excluded.refers_to",
            (*dataset, dumps(references)),
        )
        self._db.execute("INSERT OR REPLACE INTO row_order (dataset, marks) VALUES (?, ?)", (dataset.position, order))
        if dataset.nodes or dataset.claims:
            self._drop_claims(dataset, delta.drop_claims)
            self._drop_nodes(dataset, delta.drop_nodes)
        else:  # all of it goes, which is quicker by the table
            self._drop_everything(dataset)
        self._put_nodes(dataset, delta.put_nodes)
        self._put_claims(dataset, delta.put_claims)
        self._dropped |= bool(delta.drop_nodes)

    def check_ends(self) -> None:
        """Where nodes went, see that no claim still points at one; looked up row by row it would slow every load."""
        if self._dropped and (astray := self._db.execute("PRAGMA foreign_key_check").fetchone()):
            raise ValueError(f"{astray[0]} claims point at things that no data set describes any more")

    def forget(self, dataset: str) -> None:
        self._db.execute(
            "DELETE FROM row_order WHERE dataset = (SELECT position FROM dataset WHERE name = ?)", (dataset,)
        )
        self._db.execute("DELETE FROM dataset WHERE name = ?", (dataset,))

    def _drop_everything(self, dataset: DataSet) -> None:
        for relation in RELATIONS:
            self._db.execute(f'DELETE FROM "{relation}" WHERE dataset = ?', (dataset.position,))
        for kind in KINDS:
            self._db.execute(f'DELETE FROM "{kind}" WHERE dataset = ?', (dataset.position,))
            self._db.execute(
                f'DELETE FROM node WHERE kind = ? AND NOT EXISTS (SELECT 1 FROM "{kind}" k WHERE k.node = num)',
                (kind,),
            )

    def _drop_claims(self, dataset: DataSet, dropped: Sequence[Claim]) -> None:
        numbers = _Numbers(self._db)
        for relation, claims in _by(dropped, itemgetter(0)):
            same = " AND ".join(f'"{name}" = ?' for name in (*_CLAIM_COLUMNS, *_relation_fields(relation)))
            delete = f'DELETE FROM "{relation}" WHERE from_node = ? AND to_node = ? AND dataset = ? AND {same}'
            for rows in _claim_rows(dataset, claims, numbers):
                self._db.executemany(delete, rows)

    def _drop_nodes(self, dataset: DataSet, dropped: Sequence[Node]) -> None:
        numbers = _Numbers(self._db)
        for kind, nodes in _by(dropped, itemgetter(0)):
            rows = [(numbers[kind][node.id],) for node in nodes]
            self._db.executemany(f'DELETE FROM "{kind}" WHERE node = ? AND dataset = {dataset.position:d}', rows)
            self._db.executemany(
                f'DELETE FROM node WHERE num = ? AND NOT EXISTS (SELECT 1 FROM "{kind}" k WHERE k.node = num)',
                rows,
            )

    def _put_nodes(self, dataset: DataSet, put: Sequence[Node]) -> None:
        for kind, nodes in _by(put, itemgetter(0)):
            fields = _kind_fields(kind)
            self._db.executemany(
                "INSERT OR IGNORE INTO node (kind, id) VALUES (?, ?)", ((kind, node.id) for node in nodes)
            )
            numbers = _Numbers(self._db)[kind]
            columns = ("node", "dataset", *_NODE_COLUMNS, *fields)
            self._insert(f'OR REPLACE INTO "{kind}"', columns, _node_rows(dataset, nodes, fields, numbers))

    def _put_claims(self, dataset: DataSet, put: Sequence[Claim]) -> None:
        numbers = _Numbers(self._db)
        for relation, claims in _by(put, itemgetter(0)):
            columns = ("from_node", "to_node", "dataset", *_CLAIM_COLUMNS, *_relation_fields(relation))
            if many := len(claims) > MANY:  # an index made of sorted rows takes a fifth of the time of a grown one
                self._db.execute(f'DROP INDEX "{relation}_from"')
            for rows in _claim_rows(dataset, claims, numbers):
                self._insert(f'INTO "{relation}"', columns, rows)
            if many:
                self._db.execute(_index(relation))

    def _insert(self, into: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
        """Rows together in a statement take three quarters of the time of rows one by one."""
        insert, marks = f"INSERT {into} ({_quoted(columns)}) VALUES ", f"(?{', ?' * (len(columns) - 1)})"
        cells = chain.from_iterable(rows)
        while together := tuple(islice(cells, TOGETHER * len(columns))):
            self._db.execute(insert + ", ".join([marks] * (len(together) // len(columns))), together)


class _Numbers(dict[str, dict[str, int]]):
    """The row number of every node by kind and id, read a kind at a time when first asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __missing__(self, kind: str) -> dict[str, int]:
        self[kind] = dict(self._db.execute("SELECT id, num FROM node WHERE kind = ?", (kind,)))
        return self[kind]


def _node_rows(
    dataset: DataSet, nodes: Iterable[Node], fields: Sequence[str], numbers: Mapping[str, int]
) -> Iterator[tuple[object, ...]]:
    """Put together column by column, as claims are: no row costs Python a step."""
    _, ids, *shown, props, _, _ = zip(*nodes, strict=True)
    return zip(map(numbers.__getitem__, ids), repeat(dataset.position), *shown, *_own(props, fields), strict=False)


def _claim_rows(dataset: DataSet, claims: Iterable[Claim], numbers: _Numbers) -> Iterator[Iterator[tuple[object, ...]]]:
    """The rows of the claims of one relation, for each pair of kinds that it joins."""
    for (_, from_kind, to_kind), group in _by(claims, itemgetter(0, 1, 3)):
        (relation, *_), _, starts, _, ends, *said, _, props, _ = zip(*group, strict=True)
        from_nodes = map(numbers[from_kind].__getitem__, starts)
        to_nodes = map(numbers[to_kind].__getitem__, ends)
        own = _own(props, _relation_fields(relation))
        yield zip(from_nodes, to_nodes, repeat(dataset.position), *said, *own, strict=False)


def _own(props: Sequence[Mapping[str, str]], fields: Iterable[str]) -> Iterator[list[str]]:
    """What kinds and relations have beside what all have, a column a field."""
    return ([of.get(name, "") for of in props] for name in fields)


def _by(items: Iterable[Item], key: Callable[[Item], Key]) -> Iterable[tuple[Key, list[Item]]]:
    """Items by what `key` says of them, in the order in which it first says so."""
    groups: dict[Key, list[Item]] = {}
    for of, run in groupby(items, key):
        groups.setdefault(of, []).extend(run)
    return groups.items()


def _datasets(db: sqlite3.Connection) -> list[DataSet]:
    rows = db.execute("SELECT name, position, origin, loaded_at, nodes, claims FROM dataset ORDER BY position")
    return [DataSet(*row) for row in rows]


def _nodes(db: sqlite3.Connection, kind: str, dataset: str = "") -> Iterator[Node]:
    """What data sets say of the nodes of a kind, node by node and in the order of the data sets."""
    fields = _kind_fields(kind)
    one = "WHERE d.name = ?" if dataset else ""
    for id, name, type_, abbreviation, valid_from, valid_to, *rest, of in db.execute(
        f'SELECT n.id, {_quoted((*_NODE_COLUMNS, *fields), "k.")}, d.name FROM "{kind}" k JOIN node n ON n.num = k.node'
        f" JOIN dataset d ON d.position = k.dataset {one} ORDER BY k.node, k.dataset",
        (dataset,) if dataset else (),
    ):
        own = {field: value for field, value in zip(fields, rest, strict=True) if value}
        yield Node(kind, id, name, type_, abbreviation, valid_from, valid_to, own, (of,))


def _merged_nodes(db: sqlite3.Connection, kind: str) -> dict[str, Node]:
    return {id: merged(list(group)) for id, group in groupby(_nodes(db, kind), attrgetter("id"))}


def _things(db: sqlite3.Connection, relations: Iterable[str]) -> dict[int, tuple[str, str]]:
    """The kind and id of everything that these relations may join, by its row number."""
    kinds = sorted({kind for relation in relations for ends in RELATIONS[relation].ends for kind in ends})
    rows = db.execute(f"SELECT num, kind, id FROM node WHERE kind IN ({', '.join('?' * len(kinds))})", kinds)
    return {number: (kind, id) for number, kind, id in rows}


def _claims(
    db: sqlite3.Connection, relation: str, things: Mapping[int, tuple[str, str]], dataset: str = ""
) -> list[Claim]:
    """The claims of a relation, put together column by column. Their ends are looked up here: SQLite would make
    two texts anew for each end of each claim."""
    fields = _relation_fields(relation)
    one = "WHERE dataset = (SELECT position FROM dataset WHERE name = ?)" if dataset else ""
    rows = db.execute(
        f'SELECT from_node, to_node, dataset, {_quoted((*_CLAIM_COLUMNS, *fields))} FROM "{relation}" {one}',
        (dataset,) if dataset else (),
    ).fetchall()
    if not rows:
        return []
    starts, targets, positions, *texts = zip(*rows, strict=True)
    names = dict(db.execute("SELECT position, name FROM dataset"))
    columns = (
        *zip(*map(things.__getitem__, starts), strict=True),
        *zip(*map(things.__getitem__, targets), strict=True),
        *texts[: len(_CLAIM_COLUMNS)],
        map(names.__getitem__, positions),
        _props(fields, texts[len(_CLAIM_COLUMNS) :]),
    )
    return list(map(Claim._make, zip(repeat(relation), *columns, repeat(()), strict=False)))


def _props(fields: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterable[Mapping[str, str]]:
    if not fields:
        return repeat(NONE)
    rows = zip(*columns, strict=True)
    return ({name: value for name, value in zip(fields, row, strict=True) if value} for row in rows)


class _Explained:
    """Turns what SQLite says of a file into what a user can do about it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            raise GraphUnavailable(f"{self.path}: {self._sentence(error)}") from error

    def _sentence(self, error: sqlite3.Error) -> str:
        text = str(error)
        if "locked" in text or "busy" in text:
            return f"another load has been busy with this graph for {PATIENCE:.0f} seconds. Try again when it is done."
        if "not a database" in text:
            return "this file is not an Opgavenkaart graph. Choose another file with --graph; it was left as it is."
        if "unable to open" in text:
            if self.path.is_dir():
                return (
                    "this is a folder. Give the name of a file in it, for instance with --graph folder/opgavenkaart.db."
                )
            if not self.path.parent.is_dir():
                return f"the folder {self.path.parent} does not exist. Make it first, or choose another with --graph."
            return "it cannot be opened. Check that you may write in the folder, or choose another with --graph."
        if "readonly" in text or "read-only" in text:
            return "this file or its folder may not be written to. Copy it to your own folder and name it with --graph."
        if "full" in text:
            return "the disk is full. Nothing was changed. Make room, or choose a file on another disk with --graph."
        if "malformed" in text:
            return "the file is damaged. Load the data sets into a new file with --graph."
        return f"{text}. Nothing was changed."
