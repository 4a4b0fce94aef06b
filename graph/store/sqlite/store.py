"""The embedded store: a graph in one SQLite file, without a server."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.edition import DataSet, Edition
from opgavenkaart.graph.graph import EVERYTHING, Graph, Reads
from opgavenkaart.graph.identity.lookup import LookupEntry
from opgavenkaart.graph.store.base import Store, Transaction, edition_of
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.store.sqlite.errors import LOCK_TIMEOUT, readable_sqlite_errors
from opgavenkaart.graph.store.sqlite.read import claims_of, datasets_of, keys_by_number, merged_nodes
from opgavenkaart.graph.store.sqlite.schema import schema
from opgavenkaart.graph.store.sqlite.write import SqliteTransaction

T = TypeVar("T")

APPLICATION_ID = 0x4F70676B  # "Opgk": marks the file as ours (PRAGMA application_id)
VERSION = 4  # of the tables (PRAGMA user_version); an older file gets those that it lacks


class SqliteStore(Store):
    """A graph in a file. Readers never wait; of two writers, the second waits."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.address = str(path)
        with readable_sqlite_errors(self.path):
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
        return sqlite3.connect(where, timeout=LOCK_TIMEOUT, isolation_level=None, uri=self._readonly)

    def _prepare(self) -> None:
        db = self._db
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # first: they come with the mark
        application, version = (
            db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if tables and application != APPLICATION_ID:
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
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")

    def _make_tables(self, create: str) -> None:
        """Those that are not there yet: all of them, unless the file is older or another load was first."""
        there = {name for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for name, statement in schema():
            if name not in there:
                self._db.execute(statement.replace("CREATE TABLE", create))

    def datasets(self) -> Sequence[DataSet]:
        with readable_sqlite_errors(self.path):
            return datasets_of(self._db)

    @without_garbage_search()
    def records(self, reads: Reads = EVERYTHING) -> Graph:
        with readable_sqlite_errors(self.path):
            self._db.execute("BEGIN")
            try:
                nodes = {kind: merged_nodes(self._db, kind) for kind in reads.kinds}
                keys = keys_by_number(self._db, reads.relations)
                claims = {relation: claims_of(self._db, relation, keys) for relation in reads.relations}
            finally:
                self._db.execute("ROLLBACK")
        return Graph(nodes, claims)

    def edition(self, dataset: str) -> Edition:
        with readable_sqlite_errors(self.path):
            self._db.execute("BEGIN")
            try:
                return edition_of(SqliteTransaction(self._db), dataset, self.address)
            finally:
                self._db.execute("ROLLBACK")

    def lookup_entries(self, datasets: Sequence[str]) -> Sequence[LookupEntry]:
        with readable_sqlite_errors(self.path):
            return list(SqliteTransaction(self._db).lookup_entries(datasets))

    def close(self) -> None:
        self._db.close()

    def _write(self, work: Callable[[Transaction], T]) -> T:
        with readable_sqlite_errors(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                transaction = SqliteTransaction(self._db)
                result = work(transaction)
                transaction.check_ends()
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        return result
