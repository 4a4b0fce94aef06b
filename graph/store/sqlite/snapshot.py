"""A graph file as one moment left it, for who cannot lock it: it may only be read, or the disk knows no locks."""

import sqlite3
import time
from pathlib import Path

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.text import Text, join

LOGS = ("-journal", "-wal")  # of SQLite, beside a file that is being written
PAUSE = 0.05  # seconds between two attempts
MAX_WAIT = 5.0  # seconds for a log to go away
_MODES = slice(18, 20)  # bytes of the header: whether the file is written with a journal (1) or a WAL (2)
CANNOT_LOCK = (
    "SQLITE_CANTOPEN",  # no log can be made beside it, as a file with a WAL needs
    "SQLITE_IOERR_LOCK",
    "SQLITE_IOERR_RDLOCK",
    "SQLITE_IOERR_CHECKRESERVEDLOCK",
    "SQLITE_PROTOCOL",
    "SQLITE_READONLY_DIRECTORY",
    "SQLITE_READONLY_CANTINIT",
    "SQLITE_READONLY_CANTLOCK",
    "SQLITE_READONLY_RECOVERY",
)


def opened(path: Path, timeout: float) -> tuple[sqlite3.Connection, bool]:
    """The file, under the locks of SQLite; where it cannot be locked, a copy in memory, and True.

    Waits `timeout` seconds for who has locked it. Raises `sqlite3.Error`, and GraphUnavailable where it cannot be
    locked and somebody goes on writing, or a load was broken off.
    """
    until = time.monotonic() + MAX_WAIT
    while True:
        db = sqlite3.connect(path, timeout=timeout, isolation_level=None)
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
            return db, False
        except UnicodeDecodeError as error:  # of what SQLite quotes of a damaged table
            db.close()
            raise sqlite3.DatabaseError("malformed") from error
        except sqlite3.Error as error:
            db.close()
            if not error.sqlite_errorname.startswith(CANNOT_LOCK) or not path.is_file():
                raise
            try:
                content = unchanged(path)
            except OSError:
                raise error from None
        if content is not None:
            return _in_memory(content), True
        if time.monotonic() > until:
            raise GraphUnavailable(join(f"{path}: ", broken_off(path)))
        time.sleep(PAUSE)


def unchanged(path: Path) -> bytes | None:
    """The whole file, where nobody wrote in it meanwhile; else None.

    Whoever writes in the file has a log beside it from before the first change until after the last. If two readings
    are equal and there was no log before, between and after them, no writer was halfway in the first of them: his log
    would have been there between the two, or the second would have had the rest of his changes.
    """
    if _has_log(path):
        return None
    first = path.read_bytes()
    if _has_log(path):
        return None
    return first if path.read_bytes() == first and not _has_log(path) else None


def _has_log(path: Path) -> bool:
    return any(log.exists() and log.stat().st_size for log in (Path(f"{path}{ending}") for ending in LOGS))


def _in_memory(content: bytes) -> sqlite3.Connection:
    file = bytearray(content)
    file[_MODES] = b"\1\1"  # memory has no WAL
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.deserialize(bytes(file))
    db.execute("PRAGMA query_only = ON")  # a load would be lost
    return db


def broken_off(path: Path) -> Text:
    """What to do about a load that was killed, where its reader may not put the file right."""
    return Text(
        "de laatste load hierin is afgebroken of nog bezig, en u mag hier niet schrijven om dat af te ronden. Vraag "
        f"wie dat wel mag om opgavenkaart datasets --graph {path.name} te geven, of kopieer het bestand met wat "
        f"ernaast staat ({' of '.join(path.name + log for log in LOGS)}) naar een eigen map en noem het met --graph.",
        "the last load into it was broken off or is still going on, and you may not write here to complete it. Ask who "
        f"may to run opgavenkaart datasets --graph {path.name}, or copy the file, with what is beside it "
        f"({' or '.join(path.name + log for log in LOGS)}), to a folder of your own and name it with --graph.",
    )
