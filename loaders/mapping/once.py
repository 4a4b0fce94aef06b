"""One thing is one row: rows of other people's tables that speak of the same thing, or say the same, are made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.schema import Field
from opgavenkaart.loaders.cells import SEPARATOR
from opgavenkaart.loaders.identify import identify
from opgavenkaart.loaders.problems import Detail, Problem, shortened
from opgavenkaart.loaders.recognise import place_name
from opgavenkaart.loaders.records import Records

Cells = dict[str, str]  # field id -> value


@dataclass
class _Seen:
    """A row that was met first; later ones are added to its cells."""

    records: Records
    row: int  # its number where it stands
    cells: Cells


def each_once(tables: Sequence[Records], distinct: Sequence[bool], problems: list[Problem]) -> list[Records]:
    """The same tables with each row said once, and each thing described once.

    Rows of one thing complete each other. Where they contradict each other that is an error; where the later one is
    `distinct` the first counts, columns that may hold several values hold those of both, and a warning tells the rest.
    """
    seen: dict[tuple[str, ...], _Seen] = {}
    kept: list[list[_Seen]] = [[] for _ in tables]
    told: dict[tuple[str, str, str], list[Problem]] = {}
    for at, (records, ids) in enumerate(zip(tables, identify(tables, []), strict=True)):
        for row, (number, id) in enumerate(zip(records.rows, ids, strict=True)):
            cells = {field: column[row] for field, column in records.columns.items()}
            key = (records.table.kind, id) if id else (records.table.id, "", *_said(records, cells))
            first = seen.get(key)
            if first is None:
                seen[key] = now = _Seen(records, number, cells)
                kept[at].append(now)
            elif id:
                for field, value in _added(first, cells, records, distinct[at]):
                    problem = _differ(first, records, number, id, field, value, distinct[at])
                    told.setdefault((key[0], id, field.id), []).append(problem)
    for same in told.values():
        problems += same[:1] if same[0].severity == "warning" else same
        if "times" in same[0].details:
            same[0].details["times"] = str(len(same))  # type: ignore[index]  # made here, as a dict
    return [_rebuilt(records, rows) for records, rows in zip(tables, kept, strict=True)]


def _field(records: Records, id: str) -> Field:
    own = (*records.table.columns, *KINDS[records.table.kind].fields)
    return next(field for field in own if field.id == id)


def _said(records: Records, cells: Cells) -> tuple[str, ...]:
    return tuple(cells.get(field.id, "") for field in records.table.columns)


def _added(first: _Seen, cells: Cells, records: Records, distinct: bool) -> list[tuple[Field, str]]:
    """Adds to a thing what a later row says of it; what contradicts is given back."""
    differ = []
    already = dict(first.records.table.preset) | first.cells
    for id, value in (*records.table.preset, *cells.items()):
        before = already.get(id, "")
        if not value or value == before:
            continue
        if not before:
            first.cells[id] = value
            continue
        field = _field(records, id)
        if field.many and distinct:
            parts = (*before.split(SEPARATOR), *value.split(SEPARATOR))
            first.cells[id] = SEPARATOR.join(dict.fromkeys(part.strip() for part in parts))
        else:
            differ.append((field, value))
    return differ


def _differ(first: _Seen, records: Records, number: int, id: str, field: Field, value: str, distinct: bool) -> Problem:
    details: dict[str, Detail] = {
        "thing": f'"{shortened(id)}"',
        "other": place_name(first.records.place, first.row),
        "field": field.text,
        "before": shortened(first.cells.get(field.id) or dict(first.records.table.preset)[field.id]),
        **({"times": "1"} if distinct else {}),
    }
    code = "first_counts" if distinct else "rows_differ"
    column = records.headings.get(field.id, field.id)
    return Problem(code, *records.place, number, column, value, details)


def _rebuilt(records: Records, rows: Sequence[_Seen]) -> Records:
    ids = [field.id for field in records.table.columns if any(field.id in row.cells for row in rows)]
    headings = {id: records.headings.get(id, id) for id in (*records.columns, *ids)}
    columns = {id: [row.cells.get(id, "") for row in rows] for id in headings}
    return Records(records.table, records.place, headings, [row.row for row in rows], columns, records.complete)
