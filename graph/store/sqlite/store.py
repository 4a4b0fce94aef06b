"""The embedded store: a graph in one SQLite file, without a server."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.edition import DataSet
from opgavenkaart.graph.store.base import Store, Transaction, refuse_newer
from opgavenkaart.graph.store.sqlite.errors import LOCK_TIMEOUT, no_graph_yet, readable_sqlite_errors
from opgavenkaart.graph.store.sqlite.schema import tables_of, unknown_tables, upgrades
from opgavenkaart.graph.store.sqlite.write import SqliteTransaction

T = TypeVar("T")

APPLICATION_ID = 0x4F70676B  # "Opgk": marks the file as ours (PRAGMA application_id)
VERSION = 4  # of the format (PRAGMA user_version); tables and columns of the vocabulary are compared themselves
IN_MEMORY = ":memory:"


class SqliteStore(Store):
    """A graph in a file, which the first load makes. Readers never wait; of two writers, the second waits."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.address = str(path)
        self._connection: sqlite3.Connection | None = None
        if self._is_there() or not self.path.parent.is_dir():  # at once, to refuse what is not a graph
            with readable_sqlite_errors(self.path):
                self._open()

    def _is_there(self) -> bool:
        return self.address == IN_MEMORY or self.path.exists()

    @property
    def _db(self) -> sqlite3.Connection:
        """The open file. A load makes it (see `_write`); reading one that is not there raises GraphUnavailable."""
        if self._connection is None and not self._is_there():
            raise GraphUnavailable(no_graph_yet(self.address))
        return self._connection or self._open()

    def _open(self) -> sqlite3.Connection:
        db = self._connect()
        try:
            self._prepare(db)
        except BaseException:
            db.close()
            raise
        self._connection = db
        return db

    def _connect(self) -> sqlite3.Connection:
        """The file; read without locks or changes where it or its folder may not be written to."""
        where: str | Path = self.path
        there = self.path.is_file()  # first: another load may make it between these two checks
        writable = os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)
        self._readonly = there and not writable
        if self._readonly:
            where = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(where, timeout=LOCK_TIMEOUT, isolation_level=None, uri=self._readonly)

    def _prepare(self, db: sqlite3.Connection) -> None:
        """Refuse another program's or a newer file, and give an older one what the vocabulary has gained since."""
        is_new = not tables_of(db)  # before the marks are read: another load makes both at once
        self._refuse_others(db, is_new)
        db.execute("PRAGMA foreign_keys = OFF")  # see check_ends
        db.execute("PRAGMA synchronous = NORMAL")  # with WAL: a crash may cost the last load, never the graph
        db.execute("PRAGMA cache_size = -65536")  # KiB
        if not any(upgrades(db)):
            return
        if self._readonly and not is_new:
            for statement in upgrades(db, temporary=True):
                db.execute(statement)
            return
        if is_new:
            db.execute("PRAGMA journal_mode = WAL")
        db.execute("BEGIN IMMEDIATE")
        for statement in upgrades(db):  # again: another load may have been first
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")

    def _refuse_others(self, db: sqlite3.Connection, is_new: bool) -> None:
        application, version = (
            db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if not is_new and application != APPLICATION_ID:
            raise GraphUnavailable(
                f"{self.path} is een database, maar geen grafiek van Opgavenkaart. Zij bleef zoals zij was. "
                "Kies een ander bestand met --graph.",
                f"{self.path} is a database, but not an Opgavenkaart graph. It was left as it is. "
                "Choose another file with --graph.",
            )
        refuse_newer(self.address, VERSION, version, *unknown_tables(db)[:1])

    def datasets(self) -> Sequence[DataSet]:
        return super().datasets() if self._connection or self._is_there() else []

    def _read(self, work: Callable[[Transaction], T]) -> T:
        with readable_sqlite_errors(self.path):
            self._db.execute("BEGIN")
            try:
                return work(SqliteTransaction(self._db))
            finally:
                self._db.execute("ROLLBACK")

    def close(self) -> None:
        if self._connection:
            self._connection.close()

    def _write(self, work: Callable[[Transaction], T]) -> T:
        with readable_sqlite_errors(self.path):
            db = self._connection or self._open()
            db.execute("BEGIN IMMEDIATE")
            try:
                transaction = SqliteTransaction(db)
                result = work(transaction)
                transaction.check_ends()
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
        return result
