"""The rows of the embedded store as they stand in its tables, column by column for speed; nothing is checked."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, grouped, kind_fields, relation_fields
from opgavenkaart.graph.store.sqlite.checksums import DATASET, KEPT, Damaged, Rows
from opgavenkaart.graph.store.sqlite.schema import columns_of, selected

ENDS = ("from_kind", "from_id", "to_kind", "to_id")
TABLES = (DATASET, KEPT, *KINDS, *RELATIONS)  # those that hold what a data set states
Numbered = Mapping[int, tuple[str, str]]


def rows_in(
    db: sqlite3.Connection, table: str, positions: Sequence[int] | None = None, numbered: Numbered | None = None
) -> Rows:
    """What stands in one of `TABLES` of some data sets, or all. Raises `sqlite3.Error`, of which Damaged is one."""
    if table in RELATIONS:
        return _claims(db, table, positions, nodes_by_number(db, [table]) if numbered is None else numbered)
    if table in KINDS:
        return _records(db, table, positions)
    if table == DATASET:
        columns: tuple[str, ...] = ("name", "origin", "loaded_at", "nodes", "claims")
        query = (
            "SELECT name, origin, loaded_at, CAST(nodes AS TEXT), CAST(claims AS TEXT), position FROM dataset"
            f" {within('position', positions)} ORDER BY position"
        )
    else:
        columns = ("origin", "refers_to", "marks")
        query = (
            "SELECT origin, refers_to, coalesce(marks, ''), position FROM dataset LEFT JOIN row_order"
            f" ON row_order.dataset = position {within('position', positions)} ORDER BY position"
        )
    return _rows(table, columns, db.execute(query, positions or ()).fetchall())


def nodes_by_number(db: sqlite3.Connection, relations: Iterable[str]) -> Numbered:
    """Kind and id of what relations may join: SQLite would make both texts anew for each end of each claim."""
    kinds = sorted({kind for relation in relations for ends in RELATIONS[relation].ends for kind in ends})
    rows = db.execute(f"SELECT num, kind, id FROM node {within('kind', kinds)}", kinds)
    return {number: (kind, id) for number, kind, id in rows}


def _records(db: sqlite3.Connection, kind: str, positions: Sequence[int] | None) -> Rows:
    """Ids and fields; the records of one node follow each other."""
    columns, has = (*NODE_COLUMNS, *kind_fields(kind)), columns_of(db, kind)
    query = (
        f'SELECT node.id, {selected(columns, kind, has)}, "{kind}".dataset FROM "{kind}" JOIN node'
        f' ON node.num = "{kind}".node {within("dataset", positions)} ORDER BY "{kind}".node, "{kind}".dataset'
    )
    return _rows(kind, ("id", *columns), db.execute(query, positions or ()).fetchall() if has else [])


def _claims(db: sqlite3.Connection, relation: str, positions: Sequence[int] | None, numbered: Numbered) -> Rows:
    """Ends and fields, in the order in which they came."""
    columns, has = (*CLAIM_COLUMNS, *relation_fields(relation)), columns_of(db, relation)
    query = (
        f'SELECT from_node, to_node, {selected(columns, relation, has)}, dataset FROM "{relation}"'
        f" {within('dataset', positions)}"
    )
    found = _rows(relation, ("from", "to", *columns), db.execute(query, positions or ()).fetchall() if has else [])
    if not found.positions:
        return found
    starts, targets, *texts = found.columns.values()
    try:
        joined = [zip(*map(numbered.__getitem__, numbers), strict=True) for numbers in (starts, targets)]
    except KeyError as error:  # an end that is no node
        raise Damaged(relation) from error
    return Rows(relation, dict(zip((*ENDS, *columns), (*joined[0], *joined[1], *texts), strict=True)), found.positions)


def rows_of_nodes(kind: str, nodes: Sequence[Node], numbers: Mapping[str, int], position: int) -> Rows:
    """What will stand in the table of a kind after these are put, where a data set had none in it; no id twice."""
    _, ids, *shown, props, _, _ = zip(*sorted(nodes, key=lambda node: numbers[node.id]), strict=True)
    fields = kind_fields(kind)
    columns = zip(("id", *NODE_COLUMNS, *fields), (ids, *shown, *field_columns(props, fields)), strict=True)
    return Rows(kind, dict(columns), [position] * len(ids))


def rows_of_claims(relation: str, claims: Sequence[Claim], position: int) -> Rows:
    """The same for claims, which are put by the kinds that they join."""
    put = chain.from_iterable(group for _, group in grouped(claims, itemgetter(1, 3)))
    _, *texts, _, props, _ = zip(*put, strict=True)
    fields = relation_fields(relation)
    columns = zip((*ENDS, *CLAIM_COLUMNS, *fields), (*texts, *field_columns(props, fields)), strict=True)
    return Rows(relation, dict(columns), [position] * len(claims))


def field_columns(props: Sequence[Mapping[str, str]], fields: Iterable[str]) -> Iterator[list[str]]:
    """The fields of a kind or relation itself, a column a field."""
    return ([of.get(name, "") for of in props] for name in fields)


def _rows(table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> Rows:
    """The last of each row is the position of its data set."""
    *texts, positions = zip(*rows, strict=True) if rows else [()] * (len(columns) + 1)
    return Rows(table, dict(zip(columns, texts, strict=True)), positions)


def within(column: str, values: Sequence[object] | None) -> str:
    """The condition that a column has one of these values, which the query gets as parameters; none for any value."""
    return "" if values is None else f"WHERE {column} IN ({', '.join('?' * len(values))})"
