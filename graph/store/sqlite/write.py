"""The write transaction of the embedded store: inserts and deletes the rows of a data set."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat
from json import dumps
from operator import itemgetter

from opgavenkaart.graph.edition import DataSet, Delta, Reference, own_name
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, grouped, kind_fields, relation_fields
from opgavenkaart.graph.store.sqlite.read import SqliteReader
from opgavenkaart.graph.store.sqlite.schema import quoted

ROWS_PER_INSERT = 50  # rows in a statement: SQLite takes at least 999 values


class SqliteTransaction(SqliteReader):
    """The port's transaction on SQLite."""

    _has_dropped_nodes = False

    def apply(self, dataset: DataSet, references: Sequence[Reference], delta: Delta, order: str = "") -> None:
        self._db.execute(
            "INSERT INTO dataset (name, position, origin, loaded_at, nodes, claims, refers_to)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET origin = excluded.origin,"
            " loaded_at = excluded.loaded_at, nodes = excluded.nodes, claims = excluded.claims,"
            " refers_to = excluded.refers_to",
            (*dataset, dumps(references)),
        )
        origins = self._db.execute("SELECT origin, name FROM dataset").fetchall()  # once those of files had folders
        shortened = ((own_name(origin), name) for origin, name in origins if own_name(origin) != origin)
        self._db.executemany("UPDATE dataset SET origin = ? WHERE name = ?", shortened)
        self._db.execute("INSERT OR REPLACE INTO row_order (dataset, marks) VALUES (?, ?)", (dataset.position, order))
        self._drop_claims(dataset, delta.drop_claims)
        self._drop_nodes(dataset, delta.drop_nodes)
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

    def _drop_claims(self, dataset: DataSet, dropped: Sequence[Claim]) -> None:
        numbers = _Numbers(self._db)
        for relation, claims in grouped(dropped, itemgetter(0)):
            same = " AND ".join(f'"{name}" = ?' for name in (*CLAIM_COLUMNS, *relation_fields(relation)))
            delete = f'DELETE FROM "{relation}" WHERE from_node = ? AND to_node = ? AND dataset = ? AND {same}'
            for rows in _claim_rows(dataset, claims, numbers):
                self._db.executemany(delete, rows)

    def _drop_nodes(self, dataset: DataSet, dropped: Sequence[Node]) -> None:
        numbers = _Numbers(self._db)
        for kind, nodes in grouped(dropped, itemgetter(0)):
            rows = [(numbers[kind][node.id],) for node in nodes]
            self._db.executemany(f'DELETE FROM "{kind}" WHERE node = ? AND dataset = {dataset.position:d}', rows)
            self._db.executemany(
                f'DELETE FROM node WHERE num = ? AND NOT EXISTS (SELECT 1 FROM "{kind}" k WHERE k.node = num)', rows
            )

    def _put_nodes(self, dataset: DataSet, put: Sequence[Node]) -> None:
        for kind, nodes in grouped(put, itemgetter(0)):
            fields = kind_fields(kind)
            self._db.executemany(
                "INSERT OR IGNORE INTO node (kind, id) VALUES (?, ?)", ((kind, node.id) for node in nodes)
            )
            numbers = _Numbers(self._db)[kind]
            columns = ("node", "dataset", *NODE_COLUMNS, *fields)
            self._insert(f'OR REPLACE INTO "{kind}"', columns, _node_rows(dataset, nodes, fields, numbers))

    def _put_claims(self, dataset: DataSet, put: Sequence[Claim]) -> None:
        numbers = _Numbers(self._db)
        for relation, claims in grouped(put, itemgetter(0)):
            columns = ("from_node", "to_node", "dataset", *CLAIM_COLUMNS, *relation_fields(relation))
            for rows in _claim_rows(dataset, claims, numbers):
                self._insert(f'INTO "{relation}"', columns, rows)

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
    for (_, from_kind, to_kind), group in grouped(claims, itemgetter(0, 1, 3)):
        (relation, *_), _, starts, _, ends, *texts, _, props, _ = zip(*group, strict=True)
        from_nodes = map(numbers[from_kind].__getitem__, starts)
        to_nodes = map(numbers[to_kind].__getitem__, ends)
        own = _field_columns(props, relation_fields(relation))
        yield zip(from_nodes, to_nodes, repeat(dataset.position), *texts, *own, strict=False)


def _field_columns(props: Sequence[Mapping[str, str]], fields: Iterable[str]) -> Iterator[list[str]]:
    """The fields of a kind or relation itself, a column a field."""
    return ([of.get(name, "") for of in props] for name in fields)
