"""Which thing is each row? Ids as they are given, or made of the abbreviation or name."""

from __future__ import annotations

from collections.abc import Sequence

from opgavenkaart.graph.schema import Field, Table
from opgavenkaart.graph.text import slug
from opgavenkaart.loaders.problems import Problem
from opgavenkaart.loaders.recognise import place_name, spellings
from opgavenkaart.loaders.records import Records


def name_field(table: Table) -> Field:
    """The column of a node table that holds the name, whatever it is called there."""
    return next(field for field in table.columns if "name" in spellings(field))


def identify(tables: Sequence[Records], problems: list[Problem]) -> list[Sequence[str]]:
    """The id of every row of every table; "" for rows that cannot be a thing. Ids are unique within a kind."""
    first: dict[tuple[str, str], tuple[Records, int]] = {}
    found: list[Sequence[str]] = []
    for records in tables:
        ids = _ids(records)
        found.append(ids)
        for row, id in enumerate(ids):
            if not id:
                continue
            there, at = first.setdefault((records.table.kind, id), (records, row))
            if (there, at) != (records, row):
                other = place_name(there.place, there.rows[at])
                problems.append(records.problem("duplicate_id", row, "id", id, {"other": other}))
    return found


def _ids(records: Records) -> Sequence[str]:
    if not records.table.kind:
        return [""] * len(records.rows)
    given = records.column("id")
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
