"""The write transaction of the embedded store: inserts and deletes the rows of a data set."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice, product, repeat
from json import dumps, loads
from operator import itemgetter
from typing import TypeVar

from opgavenkaart.graph.edition import DataSet, Delta, Edition, Reference, in_row_order
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.identity.lookup import LookupEntry, entries_of_decisions
from opgavenkaart.graph.model import IDENTITY, KINDS, RELATIONS
from opgavenkaart.graph.store.sqlite.read import claims_of, datasets_of, keys_by_number, nodes_of
from opgavenkaart.graph.store.sqlite.schema import (
    CLAIM_COLUMNS,
    NODE_COLUMNS,
    index,
    kind_fields,
    quoted,
    relation_fields,
)

Key = TypeVar("Key")
Item = TypeVar("Item", Node, Claim)

ROWS_PER_INSERT = 50  # rows in a statement: SQLite takes at least 999 values
MIN_CLAIMS_TO_REBUILD_INDEX = 10_000  # claims, from which on rebuilding an index is quicker than growing it


class SqliteTransaction:
    """The port's transaction on SQLite."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._has_dropped_nodes = False  # nodes

    def datasets(self) -> Sequence[DataSet]:
        return datasets_of(self._db)

    def edition(self, dataset: str) -> Edition:
        nodes = tuple(node for kind in KINDS for node in nodes_of(self._db, kind, dataset))
        keys = keys_by_number(self._db, RELATIONS)
        claims = tuple(claim for relation in RELATIONS for claim in claims_of(self._db, relation, keys, dataset))
        origin, order = self._db.execute(
            "SELECT origin, coalesce(marks, '') FROM dataset d LEFT JOIN row_order o ON o.dataset = d.position"
            " WHERE d.name = ?",
            (dataset,),
        ).fetchone()
        return in_row_order(Edition(dataset, nodes, claims, tuple(self.references(dataset)), origin), order)

    def references(self, dataset: str) -> Sequence[Reference]:
        (text,) = self._db.execute("SELECT refers_to FROM dataset WHERE name = ?", (dataset,)).fetchone()
        return [Reference(*item) for item in loads(text)]

    def lookup_entries(self, datasets: Sequence[str]) -> Iterator[LookupEntry]:
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
            code = "official_id" if "official_id" in kind_fields(kind) else "''"
            for id, name, abbreviation, official, dataset in self._db.execute(
                f'SELECT n.id, k.name, k.abbreviation, {code}, d.name FROM "{kind}" k JOIN node n ON n.num = k.node'
                f" JOIN dataset d ON d.position = k.dataset WHERE {within}",
                datasets,
            ):
                names = tuple(former.get(id, ())) if kind == "organisation" else ()
                yield LookupEntry(kind, id, name, abbreviation, official, names, dataset=dataset)
        organisations = keys_by_number(self._db, IDENTITY)
        for relation, dataset in product(
            IDENTITY, datasets
        ):  # of no other data set: the nodes of those may just have been deleted
            yield from entries_of_decisions(claims_of(self._db, relation, organisations, dataset))

    def claims(self, relation: str) -> Iterable[Claim]:
        return claims_of(self._db, relation, keys_by_number(self._db, [relation]))

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
        else:  # all of it is deleted, which is quicker by the table
            self._drop_everything(dataset)
        self._put_nodes(dataset, delta.put_nodes)
        self._put_claims(dataset, delta.put_claims)
        self._has_dropped_nodes |= bool(delta.drop_nodes)

    def check_ends(self) -> None:
        """After deleting nodes, check that no claim points at one; SQLite's check of every row would slow each load."""
        if self._has_dropped_nodes and (dangling := self._db.execute("PRAGMA foreign_key_check").fetchone()):
            raise ValueError(f"{dangling[0]} claims point at nodes that no data set describes any more")

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
        for relation, claims in _grouped(dropped, itemgetter(0)):
            same = " AND ".join(f'"{name}" = ?' for name in (*CLAIM_COLUMNS, *relation_fields(relation)))
            delete = f'DELETE FROM "{relation}" WHERE from_node = ? AND to_node = ? AND dataset = ? AND {same}'
            for rows in _claim_rows(dataset, claims, numbers):
                self._db.executemany(delete, rows)

    def _drop_nodes(self, dataset: DataSet, dropped: Sequence[Node]) -> None:
        numbers = _Numbers(self._db)
        for kind, nodes in _grouped(dropped, itemgetter(0)):
            rows = [(numbers[kind][node.id],) for node in nodes]
            self._db.executemany(f'DELETE FROM "{kind}" WHERE node = ? AND dataset = {dataset.position:d}', rows)
            self._db.executemany(
                f'DELETE FROM node WHERE num = ? AND NOT EXISTS (SELECT 1 FROM "{kind}" k WHERE k.node = num)',
                rows,
            )

    def _put_nodes(self, dataset: DataSet, put: Sequence[Node]) -> None:
        for kind, nodes in _grouped(put, itemgetter(0)):
            fields = kind_fields(kind)
            self._db.executemany(
                "INSERT OR IGNORE INTO node (kind, id) VALUES (?, ?)", ((kind, node.id) for node in nodes)
            )
            numbers = _Numbers(self._db)[kind]
            columns = ("node", "dataset", *NODE_COLUMNS, *fields)
            self._insert(f'OR REPLACE INTO "{kind}"', columns, _node_rows(dataset, nodes, fields, numbers))

    def _put_claims(self, dataset: DataSet, put: Sequence[Claim]) -> None:
        numbers = _Numbers(self._db)
        for relation, claims in _grouped(put, itemgetter(0)):
            columns = ("from_node", "to_node", "dataset", *CLAIM_COLUMNS, *relation_fields(relation))
            if (
                many := len(claims) > MIN_CLAIMS_TO_REBUILD_INDEX
            ):  # an index made of sorted rows takes a fifth of the time of a grown one
                self._db.execute(f'DROP INDEX "{relation}_from"')
            for rows in _claim_rows(dataset, claims, numbers):
                self._insert(f'INTO "{relation}"', columns, rows)
            if many:
                self._db.execute(index(relation))

    def _insert(self, into: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
        """Rows together in a statement take three quarters of the time of rows one by one."""
        insert, marks = f"INSERT {into} ({quoted(columns)}) VALUES ", f"(?{', ?' * (len(columns) - 1)})"
        cells = chain.from_iterable(rows)
        while together := tuple(islice(cells, ROWS_PER_INSERT * len(columns))):
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
    """Rows made column by column, as for claims: quicker than a Python step a row."""
    _, ids, *shown, props, _, _ = zip(*nodes, strict=True)
    return zip(
        map(numbers.__getitem__, ids), repeat(dataset.position), *shown, *_field_columns(props, fields), strict=False
    )


def _claim_rows(dataset: DataSet, claims: Iterable[Claim], numbers: _Numbers) -> Iterator[Iterator[tuple[object, ...]]]:
    """The rows of the claims of one relation, for each pair of kinds that it joins."""
    for (_, from_kind, to_kind), group in _grouped(claims, itemgetter(0, 1, 3)):
        (relation, *_), _, starts, _, ends, *texts, _, props, _ = zip(*group, strict=True)
        from_nodes = map(numbers[from_kind].__getitem__, starts)
        to_nodes = map(numbers[to_kind].__getitem__, ends)
        own = _field_columns(props, relation_fields(relation))
        yield zip(from_nodes, to_nodes, repeat(dataset.position), *texts, *own, strict=False)


def _field_columns(props: Sequence[Mapping[str, str]], fields: Iterable[str]) -> Iterator[list[str]]:
    """The fields of a kind or relation itself, a column a field."""
    return ([of.get(name, "") for of in props] for name in fields)


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> Iterable[tuple[Key, list[Item]]]:
    """Items by their key, in the order in which keys first occur."""
    groups: dict[Key, list[Item]] = {}
    for of, run in groupby(items, key):
        groups.setdefault(of, []).extend(run)
    return groups.items()
