"""Reads the tables of the embedded store, claims column by column for speed."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from opgavenkaart.graph.edition import DataSet
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.store.base import Kept, Transaction
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, kind_fields, relation_fields
from opgavenkaart.graph.store.sqlite.schema import columns_of, selected


class SqliteReader(Transaction):
    """What a transaction on SQLite reads."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def datasets(self) -> list[DataSet]:
        columns = "name, position, origin, loaded_at, nodes, claims"
        return [DataSet(*row) for row in self._db.execute(f"SELECT {columns} FROM dataset ORDER BY position")]

    def kept(self, dataset: str) -> Kept:
        row = self._db.execute(
            "SELECT origin, refers_to, coalesce(marks, '') FROM dataset d"
            " LEFT JOIN row_order o ON o.dataset = d.position WHERE d.name = ?",
            (dataset,),
        ).fetchone()
        return Kept(*row)

    def records(self, kind: str, datasets: Sequence[str] | None = None) -> Iterator[Node]:
        fields, has = kind_fields(kind), columns_of(self._db, kind)
        if not has:  # a kind that the file is too old to have
            return
        for id, name, type_, abbreviation, valid_from, valid_to, *rest, of in self._db.execute(
            f'SELECT n.id, {selected((*NODE_COLUMNS, *fields), kind, has)}, d.name FROM "{kind}" JOIN node n ON n.num ='
            f' "{kind}".node JOIN dataset d ON d.position = "{kind}".dataset {_within("d.name", datasets)}'
            f' ORDER BY "{kind}".node, "{kind}".dataset',
            datasets or (),
        ):
            own = {field: value for field, value in zip(fields, rest, strict=True) if value}
            yield Node(kind, id, name, type_, abbreviation, valid_from, valid_to, own, (of,))

    def claims(self, relations: Iterable[str], datasets: Sequence[str] | None = None) -> dict[str, list[Claim]]:
        """Their ends are looked up here: SQLite would make two texts anew for each end of each claim."""
        relations = list(relations)
        kinds = sorted({kind for relation in relations for ends in RELATIONS[relation].ends for kind in ends})
        rows = self._db.execute(f"SELECT num, kind, id FROM node {_within('kind', kinds)}", kinds)
        ends = {number: (kind, id) for number, kind, id in rows}
        positions = dict(self._db.execute("SELECT position, name FROM dataset"))
        return {relation: self._claims(relation, ends, positions, datasets) for relation in relations}

    def _claims(
        self,
        relation: str,
        ends: Mapping[int, tuple[str, str]],
        names: Mapping[int, str],
        datasets: Sequence[str] | None,
    ) -> list[Claim]:
        fields, has = relation_fields(relation), columns_of(self._db, relation)
        columns = selected((*CLAIM_COLUMNS, *fields), relation, has)
        if not has:  # a relation that the file is too old to have
            return []
        positions = None if datasets is None else [position for position, name in names.items() if name in datasets]
        rows = self._db.execute(
            f'SELECT from_node, to_node, dataset, {columns} FROM "{relation}" {_within("dataset", positions)}',
            positions or (),
        ).fetchall()
        if not rows:
            return []
        starts, targets, of, *texts = zip(*rows, strict=True)
        made: Sequence[Iterable[object]] = (
            *zip(*map(ends.__getitem__, starts), strict=True),
            *zip(*map(ends.__getitem__, targets), strict=True),
            *texts[: len(CLAIM_COLUMNS)],
            map(names.__getitem__, of),
            _props(fields, texts[len(CLAIM_COLUMNS) :]),
        )
        return list(map(Claim._make, zip(repeat(relation), *made, repeat(()), strict=False)))


def _within(column: str, values: Sequence[object] | None) -> str:
    """The condition that a column has one of these values, which the query gets as parameters; none for any value."""
    return "" if values is None else f"WHERE {column} IN ({', '.join('?' * len(values))})"


def _props(fields: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterable[Mapping[str, str]]:
    if not fields:
        return repeat(NO_PROPS)
    rows = zip(*columns, strict=True)
    return ({name: value for name, value in zip(fields, row, strict=True) if value} for row in rows)
