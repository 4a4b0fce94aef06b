"""The write transaction of the embedded store: inserts and deletes the rows of a data set."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from json import dumps
from operator import itemgetter
from typing import Any

from opgavenkaart.graph.edition import DataSet, Delta, Edition, Reference, own_name
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.base import Kept
from opgavenkaart.graph.store.columns import grouped
from opgavenkaart.graph.store.sqlite.checksums import CHECKSUMS_SINCE, DATASET, KEPT, Rows, keep_checksums
from opgavenkaart.graph.store.sqlite.read import SqliteReader
from opgavenkaart.graph.store.sqlite.rows import (
    TABLES,
    nodes_by_number,
    rows_in,
    rows_of_claims,
    rows_of_nodes,
)
from opgavenkaart.graph.store.sqlite.schema import APPLICATION_ID, VERSION, indexes, marks_of, quoted, upgrades

ROWS_PER_INSERT = 50  # rows in a statement: SQLite takes at least 999 values


class SqliteTransaction(SqliteReader):
    """The port's transaction on SQLite."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self._numbers = _Numbers(db)
        self._has_dropped_nodes = False

    def apply(self, dataset: DataSet, references: Sequence[Reference], delta: Delta, order: str = "") -> None:
        self._db.execute(
            "INSERT INTO dataset (name, position, origin, loaded_at, nodes, claims, refers_to)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET origin = excluded.origin,"
            " loaded_at = excluded.loaded_at, nodes = excluded.nodes, claims = excluded.claims,"
            " refers_to = excluded.refers_to",
            (*dataset, dumps(references)),
        )
        self._db.execute("INSERT OR REPLACE INTO row_order (dataset, marks) VALUES (?, ?)", (dataset.position, order))
        found = self._db.execute('SELECT "table" FROM checksum WHERE dataset = ?', (dataset.position,))
        before = {table for (table,) in found}
        changed = {*self._drop_claims(dataset, delta.drop_claims), *self._drop_nodes(dataset, delta.drop_nodes)}
        self._has_dropped_nodes |= bool(delta.drop_nodes)
        for rows in chain(self._put_nodes(dataset, delta.put_nodes), self._put_claims(dataset, delta.put_claims)):
            changed.add(rows.table)
            if rows.table not in before:  # it is all that the data set has there: not read again, which takes long
                keep_checksums(self._db, rows, [dataset.position])
        self._keep_checksums((DATASET, KEPT, *(changed & before)), [dataset.position])
        for statement in indexes():
            self._db.execute(statement)

    def keep_checksums(self, dataset: DataSet, edition: Edition, kept: Kept) -> None:
        """They are kept as rows are written."""

    def changed_parts(self, dataset: DataSet, edition: Edition) -> None:
        """What is read is compared as it is read, and refused."""

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

    def _drop_claims(self, dataset: DataSet, dropped: Sequence[Claim]) -> Iterator[str]:
        """Delete claims; in which tables."""
        for relation, claims in grouped(dropped, itemgetter(0)):
            cells = self._as_stored(rows_of_claims(relation, claims, dataset.position))
            same = " AND ".join(f'"{name}" = ?' for name in cells)
            self._db.executemany(f'DELETE FROM "{relation}" WHERE {same}', zip(*cells.values(), strict=True))
            yield relation

    def _drop_nodes(self, dataset: DataSet, dropped: Sequence[Node]) -> Iterator[str]:
        for kind, nodes in grouped(dropped, itemgetter(0)):
            rows = [(self._numbers[kind, node.id],) for node in nodes]
            self._db.executemany(f'DELETE FROM "{kind}" WHERE node = ? AND dataset = {dataset.position:d}', rows)
            self._db.executemany(
                f'DELETE FROM node WHERE num = ? AND NOT EXISTS (SELECT 1 FROM "{kind}" k WHERE k.node = num)', rows
            )
            yield kind

    def _put_nodes(self, dataset: DataSet, put: Sequence[Node]) -> Iterator[Rows]:
        """Insert records; what each table got."""
        for kind, nodes in grouped(put, itemgetter(0)):
            ids = ((kind, node.id) for node in nodes)
            self._db.executemany("INSERT OR IGNORE INTO node (kind, id) VALUES (?, ?)", ids)
            rows = rows_of_nodes(kind, nodes, self._numbers, dataset.position)
            self._insert("OR REPLACE ", rows)
            yield rows

    def _put_claims(self, dataset: DataSet, put: Sequence[Claim]) -> Iterator[Rows]:
        for relation, claims in grouped(put, itemgetter(0)):
            rows = rows_of_claims(relation, claims, dataset.position)
            self._insert("", rows)
            yield rows

    def _insert(self, how: str, rows: Rows) -> None:
        """Rows together in a statement take three quarters of the time of rows one by one."""
        cells = self._as_stored(rows)
        insert = f'INSERT {how}INTO "{rows.table}" ({quoted(cells)}) VALUES '
        marks = f"({', '.join('?' * len(cells))})"
        values = chain.from_iterable(zip(*cells.values(), strict=True))
        while together := tuple(islice(values, ROWS_PER_INSERT * len(cells))):
            self._db.execute(insert + ", ".join([marks] * (len(together) // len(cells))), together)

    def _as_stored(self, rows: Rows) -> dict[str, Iterable[object]]:
        """Their columns as the table has them: nodes by their numbers."""
        columns, nodes = dict(rows.columns), dict[str, tuple[Sequence[Any], Sequence[Any]]]()
        if rows.table in KINDS:
            nodes = {"node": ([rows.table] * len(rows.positions), columns.pop("id"))}
        else:
            nodes = {f"{end}_node": (columns.pop(f"{end}_kind"), columns.pop(f"{end}_id")) for end in ("from", "to")}
        numbers = {name: map(self._numbers.__getitem__, zip(*of, strict=True)) for name, of in nodes.items()}
        return {**numbers, "dataset": rows.positions, **columns}


class _Numbers(dict[tuple[str, str], int]):
    """The row number of every node by kind and id, read a kind at a time when first asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __missing__(self, node: tuple[str, str]) -> int:
        rows = self._db.execute("SELECT kind, id, num FROM node WHERE kind = ?", node[:1])
        read: dict[tuple[str, str], int] = {(kind, id): number for kind, id, number in rows}
        self.update(read)
        return read[node]
