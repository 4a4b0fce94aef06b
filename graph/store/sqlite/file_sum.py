"""A checksum of a whole file: whether rows may be looked up one by one, without reading all that stands beside them."""

import sqlite3
from zlib import crc32

from opgavenkaart.graph.store.sqlite.schema import FILE_SUM, tables_of

_BY_COMMIT = (slice(24, 28), slice(92, 100))  # bytes of the header that a commit itself sets


def keep_file_sum(db: sqlite3.Connection) -> None:
    """Store it, as the last change before a commit."""
    db.execute(f"INSERT OR REPLACE INTO {FILE_SUM} (one, sum) VALUES (1, 0)")  # so that its page is there
    db.execute(f"UPDATE {FILE_SUM} SET sum = ?", (_sum_of(db),))


def is_unchanged(db: sqlite3.Connection) -> bool:
    """Whether a file is what the last load wrote; not known of one that an earlier version wrote."""
    if FILE_SUM not in tables_of(db):
        return False
    return db.execute(f"SELECT sum FROM {FILE_SUM}").fetchall() == [(_sum_of(db),)]


def _sum_of(db: sqlite3.Connection) -> int:
    """The CRC-32 of all but the page that holds this sum, as this transaction sees the file."""
    ((page,),) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (FILE_SUM,))
    ((size,),) = db.execute("PRAGMA page_size")
    content, total, start = memoryview(db.serialize()), 0, 0
    for left_out in (*_BY_COMMIT, slice((page - 1) * size, page * size)):
        total, start = crc32(content[start : left_out.start], total), left_out.stop
    return crc32(content[start:], total)
