"""What can still be read of a damaged graph file, as a graph in memory."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from opgavenkaart.graph.edition import Edition, in_row_order
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, kind_fields, relation_fields
from opgavenkaart.graph.store.damage import damaged_part
from opgavenkaart.graph.store.sqlite.checksums import DATASET, Rows, checksums, kept_checksums
from opgavenkaart.graph.store.sqlite.errors import readable_sqlite_errors
from opgavenkaart.graph.store.sqlite.rows import ENDS
from opgavenkaart.graph.store.sqlite.schema import columns_of, selected
from opgavenkaart.graph.store.sqlite.store import IN_MEMORY, SqliteStore
from opgavenkaart.graph.text import Text

Row = tuple[Any, ...]
_NOT_THE_SAME = Text(
    "{part} zijn niet meer zoals ze geladen zijn: gelezen {read} van {rows}. Kijk ze na.",
    "{part} are no longer as they were loaded: {read} of {rows} were read. Check them.",
)
_NOT_COMPARED = Text(
    "Van dit bestand zijn geen controlegetallen te lezen: wat eruit komt, is niet te vergelijken met wat geladen is. "
    "Kijk het na.",
    "This file has no checksums that can be read: what comes out of it cannot be compared with what was loaded. "
    "Check it.",
)


def salvaged(path: Path) -> tuple[SqliteStore, list[Text]]:
    """A graph in memory with all that can be read, and a sentence for each part that is not as it was loaded.

    Raises GraphUnavailable where the file is no database any more.
    """
    with readable_sqlite_errors(path), closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")  # a table whose description is damaged hides no others
        db.text_factory = lambda raw: raw.decode("utf-8", "replace")
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
        return _Salvage(db).store()


class _Salvage:
    """The rows of a damaged file: each table is read from its begin and from its end, until it goes no further."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.notes: list[Text] = []
        found = self._rows(DATASET, "position, name, origin, loaded_at, nodes, claims", "position")
        self._known = {_number(position): (_text(name), _text(origin)) for position, name, origin, *_ in found}
        self._ids = {num: (_text(kind), _text(id)) for num, kind, id in self._rows("node", "num, kind, id", "num")}
        self._nodes: dict[int, dict[tuple[str, str], Node]] = {}
        self._claims: dict[int, list[Claim]] = {}
        rows = [(*map(_text, texts), _number(position)) for position, *texts in found]
        self._compare(DATASET, ("name", "origin", "loaded_at", "nodes", "claims"), rows)

    def store(self) -> tuple[SqliteStore, list[Text]]:
        for kind in KINDS:
            self._read_records(kind)
        for relation in RELATIONS:
            self._read_claims(relation)
        marks: dict[object, object] = dict(self._rows("row_order", "dataset, marks", "dataset"))
        store, described = SqliteStore(IN_MEMORY), {key for nodes in self._nodes.values() for key in nodes}
        for position in sorted(self._known.keys() | self._nodes.keys() | self._claims.keys()):
            name, origin = self._name(position), self._known.get(position, ("", ""))[1]
            nodes, claims = self._nodes.get(position, {}), self._claims.get(position, [])
            for kind, id in {end for claim in claims for end in claim.ends} - described:  # its record is lost
                nodes[kind, id] = Node(kind, id, id, datasets=(name,))
                described.add((kind, id))
            edition = Edition(name, tuple(nodes.values()), tuple(claims), (), origin)
            store.load(name, partial(_as_made, in_row_order(edition, _text(marks.get(position, "")))))
        return store, self.notes

    def _name(self, position: int) -> str:
        return self._known.get(position, ("",))[0] or f"unknown-{position}"

    def _read_records(self, kind: str) -> None:
        fields = kind_fields(kind)
        columns = (*NODE_COLUMNS, *fields)
        has = columns_of(self._db, kind)
        rows = self._rows(kind, f"node, {selected(columns, kind, has)}, dataset", "node, dataset") if has else []
        made: list[Row] = [
            (self._ids[node][1], *map(_text, texts), _number(of)) for node, *texts, of in rows if node in self._ids
        ]
        for id, *values, of in made:
            shown, own = values[: len(NODE_COLUMNS)], dict(zip(fields, values[len(NODE_COLUMNS) :], strict=True))
            props = {name: value for name, value in own.items() if value}
            node = Node._make((kind, id, *shown, props, (self._name(of),), ()))
            self._nodes.setdefault(of, {})[kind, id] = node
        self._compare(kind, ("id", *columns), made)

    def _read_claims(self, relation: str) -> None:
        fields = relation_fields(relation)
        columns, has = (*CLAIM_COLUMNS, *fields), columns_of(self._db, relation)
        query = f"rowid, from_node, to_node, {selected(columns, relation, has)}, dataset"
        rows = self._rows(relation, query, "rowid") if has else []
        made: list[Row] = [
            (*self._ids[start], *self._ids[end], *map(_text, texts), _number(of))
            for _, start, end, *texts, of in rows
            if start in self._ids and end in self._ids
        ]
        for *values, of in made:
            start, target, own = values[0], values[2], len(ENDS) + len(CLAIM_COLUMNS)
            if (start, target) in RELATIONS[relation].ends:
                props = {name: value for name, value in zip(fields, values[own:], strict=True) if value}
                claim = Claim._make((relation, *values[:own], self._name(of), props, ()))
                self._claims.setdefault(of, []).append(claim)
        self._compare(relation, (*ENDS, *columns), made)

    def _rows(self, table: str, columns: str, key: str) -> list[Row]:
        """All rows that can be read, in the order of the key, which stands first."""
        found: list[Row] = []
        for direction in ("", " DESC"):
            part: list[Row] = []
            order = ", ".join(f"{name}{direction}" for name in key.split(", "))
            try:
                for row in self._db.execute(f'SELECT {columns} FROM "{table}" ORDER BY {order}'):
                    part.append(row)  # noqa: PERF402 - an error ends it, and what came before counts
            except sqlite3.Error:
                found += part if not direction else reversed(part)
            else:
                return part if not direction else part[::-1]
        return list(dict.fromkeys(found))

    def _compare(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Notes which data sets have something else here than what was loaded."""
        *texts, of = zip(*rows, strict=True) if rows else [()] * (len(columns) + 1)
        read = checksums(Rows(table, dict(zip(columns, texts, strict=True)), of))
        try:
            kept = kept_checksums(self._db, table)
        except sqlite3.Error:  # of an earlier version, or damaged too
            self.notes = [_NOT_COMPARED]
            return
        for position in sorted(kept.keys() | read.keys()):
            if read.get(position) != kept.get(position):
                counts = [of[position].rows if position in of else 0 for of in (read, kept)]
                part = damaged_part(table, self._name(position)).capital()
                self.notes.append(_NOT_THE_SAME.format(part=part, read=counts[0], rows=counts[1]))


def _as_made(edition: Edition, _: object) -> Edition:
    return edition


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
