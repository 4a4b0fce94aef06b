"""Reads the tables of the embedded store, claims column by column for speed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, repeat
from operator import attrgetter

from opgavenkaart.graph.edition import DataSet
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node, merged
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.store.sqlite.schema import CLAIM_COLUMNS, NODE_COLUMNS, kind_fields, quoted, relation_fields


def datasets_of(db: sqlite3.Connection) -> list[DataSet]:
    """The data sets, in the order in which they first came."""
    rows = db.execute("SELECT name, position, origin, loaded_at, nodes, claims FROM dataset ORDER BY position")
    return [DataSet(*row) for row in rows]


def nodes_of(db: sqlite3.Connection, kind: str, dataset: str = "") -> Iterator[Node]:
    """The records of a kind, node by node and in the order of the data sets."""
    fields = kind_fields(kind)
    one = "WHERE d.name = ?" if dataset else ""
    for id, name, type_, abbreviation, valid_from, valid_to, *rest, of in db.execute(
        f'SELECT n.id, {quoted((*NODE_COLUMNS, *fields), "k.")}, d.name FROM "{kind}" k JOIN node n ON n.num = k.node'
        f" JOIN dataset d ON d.position = k.dataset {one} ORDER BY k.node, k.dataset",
        (dataset,) if dataset else (),
    ):
        own = {field: value for field, value in zip(fields, rest, strict=True) if value}
        yield Node(kind, id, name, type_, abbreviation, valid_from, valid_to, own, (of,))


def merged_nodes(db: sqlite3.Connection, kind: str) -> dict[str, Node]:
    """The nodes of a kind by id, each made of its records."""
    return {id: merged(list(group)) for id, group in groupby(nodes_of(db, kind), attrgetter("id"))}


def keys_by_number(db: sqlite3.Connection, relations: Iterable[str]) -> dict[int, tuple[str, str]]:
    """The kind and id of every node that these relations may join, by its row number."""
    kinds = sorted({kind for relation in relations for ends in RELATIONS[relation].ends for kind in ends})
    rows = db.execute(f"SELECT num, kind, id FROM node WHERE kind IN ({', '.join('?' * len(kinds))})", kinds)
    return {number: (kind, id) for number, kind, id in rows}


def claims_of(
    db: sqlite3.Connection, relation: str, keys: Mapping[int, tuple[str, str]], dataset: str = ""
) -> list[Claim]:
    """The claims of a relation, put together column by column. Their ends are looked up here: SQLite would make
    two texts anew for each end of each claim."""
    fields = relation_fields(relation)
    one = "WHERE dataset = (SELECT position FROM dataset WHERE name = ?)" if dataset else ""
    rows = db.execute(
        f'SELECT from_node, to_node, dataset, {quoted((*CLAIM_COLUMNS, *fields))} FROM "{relation}" {one}',
        (dataset,) if dataset else (),
    ).fetchall()
    if not rows:
        return []
    starts, targets, positions, *texts = zip(*rows, strict=True)
    names = dict(db.execute("SELECT position, name FROM dataset"))
    columns = (
        *zip(*map(keys.__getitem__, starts), strict=True),
        *zip(*map(keys.__getitem__, targets), strict=True),
        *texts[: len(CLAIM_COLUMNS)],
        map(names.__getitem__, positions),
        _props(fields, texts[len(CLAIM_COLUMNS) :]),
    )
    return list(map(Claim._make, zip(repeat(relation), *columns, repeat(()), strict=False)))


def _props(fields: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterable[Mapping[str, str]]:
    if not fields:
        return repeat(NO_PROPS)
    rows = zip(*columns, strict=True)
    return ({name: value for name, value in zip(fields, row, strict=True) if value} for row in rows)
