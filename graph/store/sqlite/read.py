"""Reads the embedded store, and checks that what stands in its tables is what was loaded."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

from opgavenkaart.graph.edition import DataSet
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node
from opgavenkaart.graph.store.base import Kept, Transaction
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, kind_fields, relation_fields
from opgavenkaart.graph.store.sqlite.checksums import (
    DATASET,
    KEPT,
    Damaged,
    Rows,
    checksums,
    has_checksums,
    kept_checksums,
)
from opgavenkaart.graph.store.sqlite.rows import ENDS, Numbered, nodes_by_number, rows_in


class SqliteReader(Transaction):
    """What a transaction on SQLite reads."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def datasets(self) -> list[DataSet]:
        names, origins, times, nodes, claims, positions = self._whole(DATASET, None)
        try:
            return list(map(DataSet, names, positions, origins, times, map(int, nodes), map(int, claims)))
        except ValueError as error:  # a count that is no number
            raise Damaged(DATASET) from error

    def kept(self, dataset: str) -> Kept:
        *kept, _ = self._whole(KEPT, self._positions([dataset]))
        return Kept(*(value for (value,) in kept))

    def records(self, kind: str, datasets: Sequence[str] | None = None) -> Iterator[Node]:
        fields, of = kind_fields(kind), {position: (name,) for position, name in self._names().items()}
        shown = len(NODE_COLUMNS) + 1
        for row in zip(*self._whole(kind, self._positions(datasets)), strict=True):
            own = {field: value for field, value in zip(fields, row[shown:-1], strict=True) if value}
            yield Node._make((kind, *row[:shown], own, of[row[-1]], ()))

    def claims(self, relations: Iterable[str], datasets: Sequence[str] | None = None) -> dict[str, list[Claim]]:
        relations, positions, names = list(relations), self._positions(datasets), self._names()
        numbered, own = nodes_by_number(self._db, relations), len(ENDS) + len(CLAIM_COLUMNS)
        found: dict[str, list[Claim]] = {}
        for relation in relations:
            *columns, of = self._whole(relation, positions, numbered)
            props = _props(relation_fields(relation), columns[own:])
            made = zip(repeat(relation), *columns[:own], map(names.__getitem__, of), props, repeat(()), strict=False)
            found[relation] = list(map(Claim._make, made))
        return found

    def _names(self) -> dict[int, str]:
        """The data sets by position."""
        return dict(self._db.execute("SELECT position, name FROM dataset"))

    def _positions(self, datasets: Sequence[str] | None) -> list[int] | None:
        return None if datasets is None else [at for at, name in self._names().items() if name in datasets]

    def _whole(
        self, table: str, positions: Sequence[int] | None, numbered: Numbered | None = None
    ) -> list[Sequence[Any]]:
        """The columns of a table, and as the last the position of the data set of each row.

        Raises Damaged where they are not what was loaded.
        """
        found = rows_in(self._db, table, positions, numbered)
        if wrong := damaged_in(self._db, found, positions):
            raise Damaged(table, self._names().get(wrong[0], ""))
        return [*found.columns.values(), found.positions]


def damaged_in(db: sqlite3.Connection, found: Rows, positions: Sequence[int] | None = None) -> list[int]:
    """Those of these data sets, or of all, of which a table does not hold what was loaded.

    Of a file of an earlier version, which has no checksums, those that it does not know.
    """
    made = checksums(found)
    if not has_checksums(db):
        return sorted(made.keys() - {position for (position,) in db.execute("SELECT position FROM dataset")})
    kept = kept_checksums(db, found.table)
    read = kept.keys() | made.keys() if positions is None else positions
    return sorted(position for position in read if made.get(position) != kept.get(position))


def _props(fields: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterable[Mapping[str, str]]:
    if not fields:
        return repeat(NO_PROPS)
    rows = zip(*columns, strict=True)
    return ({name: value for name, value in zip(fields, row, strict=True) if value} for row in rows)
