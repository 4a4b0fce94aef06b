"""The rows of the embedded store as they stand in its tables, column by column for speed; nothing is checked."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, kind_fields, relation_fields
from opgavenkaart.graph.store.sqlite.checksums import DATASET, KEPT, Damaged, Rows
from opgavenkaart.graph.store.sqlite.schema import columns_of, selected

ENDS = ("from_kind", "from_id", "to_kind", "to_id")
TABLES = (DATASET, KEPT, *KINDS, *RELATIONS)  # those that hold what a data set states
Numbered = Mapping[int, tuple[str, str]]
Numbers = tuple[str, Iterable[int]]  # a column, and the numbers of the nodes that it may hold


def rows_in(
    db: sqlite3.Connection, table: str, positions: Sequence[int] | None = None, numbered: Numbered | None = None
) -> Rows:
    """What stands in one of `TABLES` of some data sets, or all. Raises `sqlite3.Error`, of which Damaged is one."""
    which, given = within("dataset", positions), positions or ()
    if table in RELATIONS:
        return _claims(db, table, which, given, nodes_by_number(db, [table]) if numbered is None else numbered)
    if table in KINDS:
        return _records(db, table, which, given)
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


def rows_at(db: sqlite3.Connection, table: str, numbers: Numbers, numbered: Numbered) -> Rows:
    """What stands in the table of a kind or a relation with one of these numbers of nodes in a column."""
    column, wanted = numbers
    which = f"WHERE {column} IN ({', '.join(map(str, wanted))})"
    return _claims(db, table, which, (), numbered) if table in RELATIONS else _records(db, table, which, ())


class EachByNumber(dict[int, tuple[str, str]]):
    """Kind and id of nodes by number, looked up when asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __missing__(self, number: int) -> tuple[str, str]:
        for kind, id in self._db.execute("SELECT kind, id FROM node WHERE num = ?", (number,)):
            self[number] = kind, id
            return kind, id
        raise KeyError(number)


def nodes_by_number(db: sqlite3.Connection, relations: Iterable[str]) -> Numbered:
    """Kind and id of what relations may join: SQLite would make both texts anew for each end of each claim."""
    kinds = sorted({kind for relation in relations for ends in RELATIONS[relation].ends for kind in ends})
    rows = db.execute(f"SELECT num, kind, id FROM node {within('kind', kinds)}", kinds)
    return {number: (kind, id) for number, kind, id in rows}


def _records(db: sqlite3.Connection, kind: str, which: str, given: Sequence[int]) -> Rows:
    """Ids and fields; the records of one node follow each other."""
    columns, has = (*NODE_COLUMNS, *kind_fields(kind)), columns_of(db, kind)
    query = (
        f'SELECT node.id, {selected(columns, kind, has)}, "{kind}".dataset FROM "{kind}" JOIN node'
        f' ON node.num = "{kind}".node {which} ORDER BY "{kind}".node, "{kind}".dataset'
    )
    return _rows(kind, ("id", *columns), db.execute(query, given).fetchall() if has else [])


def _claims(db: sqlite3.Connection, relation: str, which: str, given: Sequence[int], numbered: Numbered) -> Rows:
    """Ends and fields, in the order in which they came."""
    columns, has = (*CLAIM_COLUMNS, *relation_fields(relation)), columns_of(db, relation)
    query = f'SELECT from_node, to_node, {selected(columns, relation, has)}, dataset FROM "{relation}" {which}'
    found = _rows(relation, ("from", "to", *columns), db.execute(query, given).fetchall() if has else [])
    if not found.positions:
        return found
    starts, targets, *texts = found.columns.values()
    try:
        joined = [zip(*map(numbered.__getitem__, numbers), strict=True) for numbers in (starts, targets)]
    except KeyError as error:  # an end that is no node
        raise Damaged(relation) from error
    return Rows(relation, dict(zip((*ENDS, *columns), (*joined[0], *joined[1], *texts), strict=True)), found.positions)


def rows_of_nodes(kind: str, nodes: Iterable[Node], numbers: Mapping[tuple[str, str], int], position: int) -> Rows:
    """The records of a kind that a data set has, in the order in which they are read."""
    _, *texts, props, _, _ = zip(*sorted(nodes, key=lambda node: numbers[node[:2]]), strict=True)
    return _with_fields(kind, ("id", *NODE_COLUMNS), texts, kind_fields(kind), props, position)


def rows_of_claims(relation: str, claims: Iterable[Claim], position: int) -> Rows:
    """The claims of a relation that a data set has."""
    _, *texts, _, props, _ = zip(*claims, strict=True)
    return _with_fields(relation, (*ENDS, *CLAIM_COLUMNS), texts, relation_fields(relation), props, position)


def _with_fields(
    table: str,
    names: Sequence[str],
    columns: Sequence[Sequence[str]],
    fields: Sequence[str],
    props: Sequence[Mapping[str, str]],
    position: int,
) -> Rows:
    """Columns, and those of the fields that not all nodes or claims have."""
    own = {name: [of.get(name, "") for of in props] for name in fields}
    return Rows(table, dict(zip(names, columns, strict=True)) | own, [position] * len(props))


def _rows(table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> Rows:
    """The last of each row is the position of its data set."""
    *texts, positions = zip(*rows, strict=True) if rows else [()] * (len(columns) + 1)
    return Rows(table, dict(zip(columns, texts, strict=True)), positions)


def within(column: str, values: Sequence[object] | None) -> str:
    """The condition that a column has one of these values, which the query gets as parameters; none for any value."""
    return "" if values is None else f"WHERE {column} IN ({', '.join('?' * len(values))})"
