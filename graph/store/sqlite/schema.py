"""The tables of the embedded store, made from the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opgavenkaart.graph.model import KINDS, NODE_FIELDS, RELATIONS

NODE_COLUMNS = ("name", "kind", "abbreviation", "valid_from", "valid_to")
CLAIM_COLUMNS = ("role", "source", "locator", "quote", "valid_from", "valid_to", "note")


def kind_fields(kind: str) -> tuple[str, ...]:
    """The columns of a kind that not all nodes have."""
    return tuple(f.id for f in (*KINDS[kind].fields, *NODE_FIELDS) if f.id not in NODE_COLUMNS)


def relation_fields(relation: str) -> tuple[str, ...]:
    """The columns of a relation that not all claims have."""
    return tuple(f.id for f in RELATIONS[relation].fields)


def quoted(names: Iterable[str], prefix: str = "") -> str:
    """Columns as SQL lists them."""
    return ", ".join(f'{prefix}"{name}"' for name in names)


def schema() -> Iterator[tuple[str, str]]:
    """The tables by name: one a kind and one a relationship, made from the vocabulary."""
    yield (
        "dataset",
        (
            "CREATE TABLE dataset (position INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, origin TEXT NOT NULL,"
            " loaded_at TEXT NOT NULL, nodes INTEGER NOT NULL, claims INTEGER NOT NULL, refers_to TEXT NOT NULL)"
        ),
    )
    yield (
        "row_order",
        "CREATE TABLE row_order (dataset INTEGER PRIMARY KEY REFERENCES dataset, marks TEXT NOT NULL)",
    )
    yield "node", "CREATE TABLE node (num INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (kind, id))"
    dataset = "dataset INTEGER NOT NULL REFERENCES dataset"
    node = "INTEGER NOT NULL REFERENCES node"
    for kind in KINDS:
        texts = ", ".join(f'"{name}" TEXT NOT NULL' for name in (*NODE_COLUMNS, *kind_fields(kind)))
        rest = f"(node {node}, {dataset}, {texts}, PRIMARY KEY (node, dataset)) WITHOUT ROWID"
        yield kind, f'CREATE TABLE "{kind}" {rest}'
    for relation in RELATIONS:
        texts = ", ".join(f'"{name}" TEXT NOT NULL' for name in (*CLAIM_COLUMNS, *relation_fields(relation)))
        yield relation, f'CREATE TABLE "{relation}" (from_node {node}, to_node {node}, {dataset}, {texts})'
        yield relation, index(relation)


def index(relation: str) -> str:
    """The index that finds claims to delete by where they start."""
    return f'CREATE INDEX "{relation}_from" ON "{relation}" (from_node)'
