"""The write transaction of the embedded store: inserts and deletes the rows of a data set."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat
from json import dumps
from operator import itemgetter

from opgavenkaart.graph.edition import DataSet, Delta, Reference, own_name
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, grouped, kind_fields, relation_fields
from opgavenkaart.graph.store.sqlite.checksums import CHECKSUMS_SINCE, DATASET, KEPT, keep_checksums
from opgavenkaart.graph.store.sqlite.read import SqliteReader
from opgavenkaart.graph.store.sqlite.rows import (
    TABLES,
    field_columns,
    nodes_by_number,
    rows_in,
    rows_of_claims,
    rows_of_nodes,
)
from opgavenkaart.graph.store.sqlite.schema import APPLICATION_ID, VERSION, marks_of, quoted, upgrades

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
        self._db.execute("INSERT OR REPLACE INTO row_order (dataset, marks) VALUES (?, ?)", (dataset.position, order))
        self._drop_claims(dataset, delta.drop_claims)
        self._drop_nodes(dataset, delta.drop_nodes)
        self._put_nodes(dataset, delta.put_nodes)
        self._put_claims(dataset, delta.put_claims)
        self._has_dropped_nodes |= bool(delta.drop_nodes)
        self._keep_checksums_of(dataset, delta)

    def bring_up_to_date(self) -> None:
        """Give a file the tables and columns that it lacks, and the data sets in it their checksums."""
        for statement in upgrades(self._db):
            self._db.execute(statement)
        marks = marks_of(self._db)
        if marks[1] < CHECKSUMS_SINCE:
            known = self.datasets()
            shortened = [(own_name(of.origin), of.name) for of in known]  # they had the folders of their files
            self._db.executemany("UPDATE dataset SET origin = ? WHERE name = ?", shortened)
            self._keep_checksums(TABLES, [of.position for of in known])
        if marks != (APPLICATION_ID, VERSION):
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {VERSION}")

    def _keep_checksums(self, tables: Sequence[str], positions: Sequence[int]) -> None:
        """Those of what some data sets have in some tables, as it is read again."""
        numbered = nodes_by_number(self._db, filter(RELATIONS.__contains__, tables))
        for table in tables:
            keep_checksums(self._db, rows_in(self._db, table, positions, numbered), positions)

    def _keep_checksums_of(self, dataset: DataSet, delta: Delta) -> None:
        """Those of what a delta changed; what a data set had nothing of before is not read again, which takes long."""
        nodes, claims = (dict(grouped(put, itemgetter(0))) for put in (delta.put_nodes, delta.put_claims))
        found = self._db.execute('SELECT "table" FROM checksum WHERE dataset = ?', (dataset.position,))
        again = {table for (table,) in found} & (nodes.keys() | claims.keys())
        again |= {*map(itemgetter(0), delta.drop_nodes), *map(itemgetter(0), delta.drop_claims)}
        numbers = _Numbers(self._db)
        for kind in nodes.keys() - again:
            rows = rows_of_nodes(kind, nodes[kind], numbers[kind], dataset.position)
            keep_checksums(self._db, rows, [dataset.position])
        for relation in claims.keys() - again:
            rows = rows_of_claims(relation, claims[relation], dataset.position)
            keep_checksums(self._db, rows, [dataset.position])
        self._keep_checksums((DATASET, KEPT, *again), [dataset.position])

    def check_ends(self) -> None:
        """After deleting nodes, check that no claim points at one; SQLite's check of every row would slow each load."""
        if self._has_dropped_nodes and (dangling := self._db.execute("PRAGMA foreign_key_check").fetchone()):
            raise ValueError(f"{dangling[0]} claims point at nodes that no data set describes any more")

    def forget(self, dataset: str) -> None:
        for table in (KEPT, "checksum"):
            self._db.execute(
                f"DELETE FROM {table} WHERE dataset = (SELECT position FROM dataset WHERE name = ?)", (dataset,)
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
        map(numbers.__getitem__, ids), repeat(dataset.position), *shown, *field_columns(props, fields), strict=False
    )


def _claim_rows(dataset: DataSet, claims: Iterable[Claim], numbers: _Numbers) -> Iterator[Iterator[tuple[object, ...]]]:
    """The rows of the claims of one relation, for each pair of kinds that it joins."""
    for (_, from_kind, to_kind), group in grouped(claims, itemgetter(0, 1, 3)):
        (relation, *_), _, starts, _, ends, *texts, _, props, _ = zip(*group, strict=True)
        from_nodes = map(numbers[from_kind].__getitem__, starts)
        to_nodes = map(numbers[to_kind].__getitem__, ends)
        own = field_columns(props, relation_fields(relation))
        yield zip(from_nodes, to_nodes, repeat(dataset.position), *texts, *own, strict=False)
