"""The embedded store: a graph in one SQLite file, without a server."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.edition import DataSet
from opgavenkaart.graph.store.base import Store, Transaction, Verification, refuse_newer
from opgavenkaart.graph.store.sqlite.checksums import has_checksums
from opgavenkaart.graph.store.sqlite.errors import LOCK_TIMEOUT, no_graph_yet, readable_sqlite_errors
from opgavenkaart.graph.store.sqlite.file_sum import keep_file_sum
from opgavenkaart.graph.store.sqlite.schema import APPLICATION_ID, VERSION, marks_of, tables_of, unknown_tables
from opgavenkaart.graph.store.sqlite.snapshot import opened
from opgavenkaart.graph.store.sqlite.verify import damage_in
from opgavenkaart.graph.store.sqlite.write import SqliteTransaction

T = TypeVar("T")

IN_MEMORY = ":memory:"


class SqliteStore(Store):
    """A graph in a file, which the first load makes.

    A load changes the file at its very end, under a lock: who reads waits for that moment, and a load waits for who is
    reading and for other loads. Nothing stays beside the file, so that who may not write there reads the same.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.address = str(path)
        self._connection: sqlite3.Connection | None = None
        if self._is_there() or not self.path.parent.is_dir():  # at once, to refuse what is not a graph
            with readable_sqlite_errors(self.path), self._transaction(self._open(), "BEGIN"):
                pass

    def _is_there(self) -> bool:
        return self.address == IN_MEMORY or self.path.exists()

    @property
    def _db(self) -> sqlite3.Connection:
        """The open file. A load makes it (see `_write`); reading one that is not there raises GraphUnavailable."""
        if self._connection is None and not self._is_there():
            raise GraphUnavailable(no_graph_yet(self.address))
        return self._connection or self._open()

    def _open(self) -> sqlite3.Connection:
        db, self._is_copy = opened(self.path, LOCK_TIMEOUT)
        self._connection = db
        db.execute("PRAGMA foreign_keys = OFF")  # see check_ends
        db.execute("PRAGMA cache_size = -65536")  # KiB
        db.execute("PRAGMA cache_spill = OFF")  # nothing is written before the end, while others read
        return db

    def _refuse_others(self, db: sqlite3.Connection) -> None:
        """Refuse another program's file, or a newer one."""
        application, version = marks_of(db)
        if application != APPLICATION_ID and tables_of(db):
            raise GraphUnavailable(
                f"{self.path} is een database, maar geen grafiek van Opgavenkaart. Zij bleef zoals zij was. "
                "Kies een ander bestand met --graph.",
                f"{self.path} is a database, but not an Opgavenkaart graph. It was left as it is. "
                "Choose another file with --graph.",
            )
        refuse_newer(self.address, VERSION, version, *unknown_tables(db)[:1])

    def datasets(self) -> Sequence[DataSet]:
        return [] if self._is_empty() else super().datasets()

    def _is_empty(self) -> bool:
        """Whether nothing was ever loaded: there is no file, or one that a refused first load left."""
        if not (self._connection or self._is_there()):
            return True
        with readable_sqlite_errors(self.path), self._transaction(self._db, "BEGIN") as db:
            return not tables_of(db)

    def verify(self) -> Verification:
        if self._is_empty():
            return Verification((), is_compared=True)
        with readable_sqlite_errors(self.path), self._transaction(self._db, "BEGIN") as db:
            verified = Verification(tuple(damage_in(db)), is_compared=has_checksums(db))
        return verified if verified.damaged or verified.is_compared else super().verify()

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _read(self, work: Callable[[Transaction], T]) -> T:
        with readable_sqlite_errors(self.path), self._transaction(self._db, "BEGIN") as db:
            if not tables_of(db):
                raise GraphUnavailable(no_graph_yet(self.address))
            return work(SqliteTransaction(db))

    def _write(self, work: Callable[[Transaction], T]) -> T:
        with readable_sqlite_errors(self.path):
            db = self._connection or self._open()
            _without_wal(db)
            with self._transaction(db, "BEGIN IMMEDIATE"):
                transaction = SqliteTransaction(db)
                transaction.bring_up_to_date()
                result = work(transaction)
                transaction.check_ends()
                keep_file_sum(db)
                db.execute("COMMIT")
        return result

    @contextmanager
    def _transaction(self, db: sqlite3.Connection, begin: str) -> Iterator[sqlite3.Connection]:
        """Undone at its end, unless it was committed."""
        try:
            db.execute(begin)
            self._refuse_others(db)
            yield db
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")
            if self._is_copy:  # the next reading is of the file as it is then
                self.close()


def _without_wal(db: sqlite3.Connection) -> None:
    """Files of before had a WAL, which readers without rights could not see; a file in use keeps it until a later load.

    It loses nothing: what is in a WAL is first written into the file.
    """
    if db.execute("PRAGMA journal_mode").fetchone() == ("wal",):
        with suppress(sqlite3.OperationalError):
            db.execute("PRAGMA journal_mode = DELETE")
