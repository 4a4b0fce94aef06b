"""The tables of the embedded store, made from the vocabulary."""

import sqlite3
from collections.abc import Container, Iterable, Iterator

from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, kind_fields, relation_fields

APPLICATION_ID = 0x4F70676B  # "Opgk": marks the file as ours (PRAGMA application_id)
VERSION = 5  # of the format (PRAGMA user_version); tables and columns of the vocabulary are compared themselves
FILE_SUM = "file_sum"  # the table of a checksum of the file
_OF_DATASET = "dataset INTEGER NOT NULL REFERENCES dataset"


def quoted(names: Iterable[str]) -> str:
    """Columns as SQL lists them where it writes."""
    return ", ".join(f'"{name}"' for name in names)


def schema() -> Iterator[tuple[str, str]]:
    """The tables by name: one a kind and one a relationship, made from the vocabulary."""
    yield (
        "dataset",
        (
            "CREATE TABLE dataset (position INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, origin TEXT NOT NULL,"
            " loaded_at TEXT NOT NULL, nodes INTEGER NOT NULL, claims INTEGER NOT NULL, refers_to TEXT NOT NULL)"
        ),
    )
    yield ("row_order", "CREATE TABLE row_order (dataset INTEGER PRIMARY KEY REFERENCES dataset, marks TEXT NOT NULL)")
    yield (
        "checksum",
        (
            'CREATE TABLE checksum ("table" TEXT NOT NULL, dataset INTEGER NOT NULL, "rows" INTEGER NOT NULL,'
            ' "sum" INTEGER NOT NULL, PRIMARY KEY ("table", dataset)) WITHOUT ROWID'
        ),
    )
    yield FILE_SUM, f"CREATE TABLE {FILE_SUM} (one INTEGER PRIMARY KEY, sum INTEGER NOT NULL)"
    yield "node", "CREATE TABLE node (num INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (kind, id))"
    node = "INTEGER NOT NULL REFERENCES node"
    for kind in KINDS:
        texts = ", ".join(f'"{name}" TEXT NOT NULL' for name in _texts(kind))
        rest = f"(node {node}, {_OF_DATASET}, {texts}, PRIMARY KEY (node, dataset)) WITHOUT ROWID"
        yield kind, f'CREATE TABLE "{kind}" {rest}'
    for relation in RELATIONS:
        texts = ", ".join(f'"{name}" TEXT NOT NULL' for name in _texts(relation))
        yield relation, f'CREATE TABLE "{relation}" (from_node {node}, to_node {node}, {_OF_DATASET}, {texts})'


def indexes() -> Iterator[str]:
    """Those that find claims to delete: made after the first rows, which takes less time than row by row."""
    for relation in RELATIONS:
        yield f'CREATE INDEX IF NOT EXISTS "{relation}_from" ON "{relation}" (from_node)'


def marks_of(db: sqlite3.Connection) -> tuple[int, int]:
    """What a file says of itself: whose it is, and in which version of the format."""
    application, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    return application, version


def tables_of(db: sqlite3.Connection) -> dict[str, str]:
    """The tables of a file by name, with the statement that made each."""
    return dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))


def unknown_tables(db: sqlite3.Connection) -> list[str]:
    """Tables of kinds and relations that this vocabulary does not have: a newer version made them."""
    return sorted(
        name for name, sql in tables_of(db).items() if name not in {**KINDS, **RELATIONS} and _OF_DATASET in sql
    )


def upgrades(db: sqlite3.Connection) -> Iterator[str]:
    """The statements that give a file the tables and columns that it lacks."""
    there = tables_of(db)
    for name, statement in schema():
        if name not in there:
            yield statement
        elif there[name] != statement:
            has = columns_of(db, name)
            for column in _texts(name):
                if column not in has:
                    yield f'ALTER TABLE "{name}" ADD COLUMN "{column}" TEXT NOT NULL DEFAULT \'\''


def columns_of(db: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table of a file; none where it has no such table."""
    return {column for _, column, *_ in db.execute(f'PRAGMA table_info("{table}")')}


def selected(names: Iterable[str], table: str, has: Container[str]) -> str:
    """Columns of a table as SQL reads them; one that an older file lacks is empty.

    Each with its table: SQLite takes a name in double quotes that is no column for a text.
    """
    return ", ".join(f'"{table}"."{name}"' if name in has else f"'' AS \"{name}\"" for name in names)


def _texts(name: str) -> tuple[str, ...]:
    """The columns of texts in the table of a kind or relation."""
    if name in KINDS:
        return (*NODE_COLUMNS, *kind_fields(name))
    return (*CLAIM_COLUMNS, *relation_fields(name)) if name in RELATIONS else ()
