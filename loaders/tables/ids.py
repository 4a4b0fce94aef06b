"""Which thing is each row? Ids as they are given, or made of the abbreviation or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import slug
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.tables.codes import DUPLICATE_ID
from opgavenkaart.loaders.tables.recognise import place_name, spellings
from opgavenkaart.loaders.tables.records import TableRecords


def name_field(table: Table) -> Field:
    """The column of a node table that holds the name, whatever it is called there."""
    return next(field for field in table.columns if "name" in spellings(field))


def id_field(table: Table) -> Field:
    """The column of a node table that holds the id, whatever it is called there."""
    return next(field for field in table.columns if "id" in spellings(field))


def identify(tables: Sequence[TableRecords], problems: list[Problem]) -> list[Sequence[str]]:
    """The id of every row of every table; "" for rows that cannot be a thing. Ids are unique within a kind."""
    found = [ids_of(records) for records in tables]
    for kind, ids in ids_by_kind(tables, found).items():
        same = [(records, of) for records, of in zip(tables, found, strict=True) if records.table.kind == kind]
        if sum(len(of) - of.count("") for _, of in same) > len(ids):
            problems += _duplicates(same)
    return found


def ids_by_kind(tables: Sequence[TableRecords], found: Sequence[Sequence[str]]) -> Mapping[str, Set[str]]:
    """The ids of all rows together, by kind of node."""
    ids: dict[str, set[str]] = {}
    for records, of in zip(tables, found, strict=True):
        if kind := records.table.kind:
            ids.setdefault(kind, set()).update(filter(None, of))
    return ids


def _duplicates(tables: Iterable[tuple[TableRecords, Sequence[str]]]) -> Iterator[Problem]:
    first: dict[str, tuple[TableRecords, int]] = {}
    for records, ids in tables:
        for row, id in enumerate(ids):
            there, at = first.setdefault(id, (records, row))
            if id and (there, at) != (records, row):
                other = place_name(there.place, there.rows[at])
                yield records.problem(DUPLICATE_ID, row, id_field(records.table).id, id, {"other": other})


def ids_of(records: TableRecords) -> Sequence[str]:
    """The id of each row, as it is given or made; "" in a link table."""
    if not records.table.kind:
        return [""] * len(records.rows)
    given = records.column(id_field(records.table).id)
    if all(given):
        return given
    name = name_field(records.table).id
    combinations = [
        [records.column(name if column == "name" else column) for column in columns]
        for columns in records.table.id_from
    ]
    return [id or _made(combinations, row) for row, id in enumerate(given)]


def _made(combinations: Sequence[Sequence[Sequence[str]]], row: int) -> str:
    for columns in combinations:
        if words := " ".join(filter(None, (column[row] for column in columns))):
            return slug(words)
    return ""
