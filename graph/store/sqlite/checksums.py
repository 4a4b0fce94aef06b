"""A checksum of what each data set has in each table: whether what is read is what was loaded."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from opgavenkaart.graph.store.sqlite.schema import marks_of

DATASET, KEPT = "dataset", "row_order"  # tables with one row a data set, beside those of kinds and relations
CHECKSUMS_SINCE = 5  # the version of the format
_32_BITS = 0xFFFFFFFF


class Checksum(NamedTuple):
    """How many rows a data set has in a table, and the sum of the CRC-32 of its columns, in 32 bits."""

    rows: int
    sum: int


class Damaged(sqlite3.DatabaseError):
    """What is read is not what was loaded: of a data set, or of all where its name is empty."""

    def __init__(self, table: str, dataset: str = "") -> None:
        super().__init__(f"{table} {dataset}")
        self.table, self.dataset = table, dataset


class Rows(NamedTuple):
    """What stands in a table: its columns by name, and the position of the data set of each row."""

    table: str
    columns: Mapping[str, Sequence[Any]]
    positions: Sequence[int]


def checksums(rows: Rows) -> dict[int, Checksum]:
    """The checksum of each data set in a table, by its position.

    The rows of a data set count in their order, the columns in none, and an empty column not at all: a later version
    may add it. Raises Damaged where a value is no text.
    """
    try:
        return _checksums(rows.columns, rows.positions)
    except TypeError as error:
        raise Damaged(rows.table) from error


def _checksums(columns: Mapping[str, Sequence[str]], positions: Sequence[int]) -> dict[int, Checksum]:
    counts = dict(sorted(Counter(positions).items()))
    order = None if len(counts) < 2 else sorted(range(len(positions)), key=positions.__getitem__)
    sums: dict[int, int] = dict.fromkeys(counts, 0)
    for name, values in columns.items():
        if not any(values):
            continue
        ordered = values if order is None else [values[row] for row in order]
        start = 0
        for position, count in counts.items():
            part = ordered[start : start + count]
            if any(part):
                sums[position] += crc32("\x1f".join((name, *part)).encode())
            start += count
    return {position: Checksum(count, sums[position] & _32_BITS) for position, count in counts.items()}


def has_checksums(db: sqlite3.Connection) -> bool:
    """Whether a file keeps them: those of earlier versions do not."""
    return marks_of(db)[1] >= CHECKSUMS_SINCE


def kept_checksums(db: sqlite3.Connection, table: str) -> dict[int, Checksum]:
    """The checksums that a file keeps of a table, by the position of the data set: 0 where it is no number any more."""
    found = db.execute('SELECT dataset, "rows", "sum" FROM checksum WHERE "table" = ?', (table,))
    return {at if isinstance(at, int) else 0: Checksum(rows, total) for at, rows, total in found}


def keep_checksums(db: sqlite3.Connection, rows: Rows, positions: Iterable[int]) -> None:
    """Store those of some data sets in a table; one without rows has none."""
    made = [(rows.table, position, *of) for position, of in checksums(rows).items()]
    db.executemany('DELETE FROM checksum WHERE "table" = ? AND dataset = ?', ((rows.table, at) for at in positions))
    db.executemany('INSERT INTO checksum ("table", dataset, "rows", "sum") VALUES (?, ?, ?, ?)', made)
