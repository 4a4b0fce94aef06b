"""Reads the embedded store, and checks that what stands in its tables is what was loaded."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, product, repeat
from typing import Any, TypeVar

from opgavenkaart.graph.edition import DataSet
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node
from opgavenkaart.graph.identity.lookup import LookupEntry
from opgavenkaart.graph.identity.resolve import KIND, SAME
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.store.around import MAX_LETTERS, Direction, by_id
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
from opgavenkaart.graph.store.sqlite.file_sum import is_unchanged
from opgavenkaart.graph.store.sqlite.rows import ENDS, EachByNumber, Numbered, nodes_by_number, rows_at, rows_in

T = TypeVar("T")
MAX_IN_STATEMENT = 500  # values that a statement names: SQLite takes at least 999


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
        return self._nodes(kind, self._whole(kind, self._positions(datasets)))

    def claims(self, relations: Iterable[str], datasets: Sequence[str] | None = None) -> dict[str, list[Claim]]:
        relations, positions = list(relations), self._positions(datasets)
        numbered = nodes_by_number(self._db, relations)
        return {r: self._claims(r, self._whole(r, positions, numbered)) for r in relations}

    @cached_property
    def finds_quickly(self) -> bool:
        """Where the file as a whole is what was loaded, so that each row is."""
        return is_unchanged(self._db)

    def nodes_of(self, ids: Mapping[str, Collection[str]]) -> dict[str, dict[str, Node]]:
        return {kind: by_id(chain.from_iterable(self._records_of(kind, of))) for kind, of in ids.items()}

    def _records_of(self, kind: str, ids: Collection[str]) -> Iterator[Iterator[Node]]:
        for numbers in _parts(self._numbers_of(kind, ids)):
            rows = rows_at(self._db, kind, (f'"{kind}".node', numbers), self._each)
            yield self._nodes(kind, [*rows.columns.values(), rows.positions])

    def claims_of(
        self, relations: Sequence[str], kind: str, ids: Collection[str], direction: Direction = ""
    ) -> Iterator[Claim]:
        numbers = self._numbers_of(kind, ids)
        for relation in relations:
            for column, part in product(_ends_in(relation, kind, direction), _parts(numbers)):
                rows = rows_at(self._db, relation, (column, part), self._each)
                yield from self._claims(relation, [*rows.columns.values(), rows.positions])

    def entries_like(self, kind: str, key: str) -> Iterator[LookupEntry]:
        """By the letters of the key in their order, which LIKE finds in ASCII only; "en" may be "&"."""
        letters = "%".join(c for c in key[:MAX_LETTERS].replace("en", "%") if c.isascii() and c.isalnum())
        columns = ("id", "name", "abbreviation", *(["official_id"] if kind == KIND else []))
        like = " OR ".join(f"{column} LIKE ?1 OR {column} GLOB '*[^ -~]*'" for column in columns)
        query = f'SELECT {", ".join(columns)} FROM "{kind}" JOIN node ON num = node WHERE {like}'
        return (LookupEntry(kind, *row) for row in self._db.execute(query, (f"%{letters}%",)))

    def official_ids(self) -> Iterator[tuple[str, str]]:
        query = "SELECT id, official_id FROM organisation JOIN node ON num = node WHERE official_id > ''"
        return iter(self._db.execute(query))

    def same_as(self) -> Iterator[tuple[str, str]]:
        pairs = self._db.execute(f"SELECT from_node, to_node FROM {SAME}")
        return ((self._each[one][1], self._each[other][1]) for one, other in pairs)

    def has_dated(self, relations: Sequence[str]) -> bool:
        dated = "valid_from > '' OR valid_to > ''"
        found = (self._db.execute(f'SELECT 1 FROM "{relation}" WHERE {dated} LIMIT 1') for relation in relations)
        return any(map(any, found))

    @cached_property
    def _each(self) -> EachByNumber:
        return EachByNumber(self._db)

    def _numbers_of(self, kind: str, ids: Collection[str]) -> list[int]:
        found = (
            self._db.execute(
                f"SELECT num FROM node WHERE kind = ? AND id IN ({', '.join('?' * len(part))})", (kind, *part)
            )
            for part in _parts(sorted(ids))
        )
        return [number for rows in found for (number,) in rows]

    def _nodes(self, kind: str, columns: Sequence[Sequence[Any]]) -> Iterator[Node]:
        fields, of = kind_fields(kind), {position: (name,) for position, name in self._names().items()}
        shown = len(NODE_COLUMNS) + 1
        for row in zip(*columns, strict=True):
            own = {field: value for field, value in zip(fields, row[shown:-1], strict=True) if value}
            yield Node._make((kind, *row[:shown], own, of[row[-1]], ()))

    def _claims(self, relation: str, columns: Sequence[Sequence[Any]]) -> list[Claim]:
        *texts, of = columns
        own, names = len(ENDS) + len(CLAIM_COLUMNS), self._names()
        props = _props(relation_fields(relation), texts[own:])
        made = zip(repeat(relation), *texts[:own], map(names.__getitem__, of), props, repeat(()), strict=False)
        return list(map(Claim._make, made))

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


def _ends_in(relation: str, kind: str, direction: Direction) -> Iterator[str]:
    """The columns of a relation in which nodes of a kind may stand, read in a direction."""
    starts, targets = zip(*RELATIONS[relation].ends, strict=True)
    if kind in starts and direction != "in":
        yield "from_node"
    if kind in targets and direction != "out":
        yield "to_node"


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Not too many for one statement."""
    return (items[start : start + MAX_IN_STATEMENT] for start in range(0, len(items), MAX_IN_STATEMENT))


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
