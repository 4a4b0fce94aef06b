"""One thing is one row: rows of other people's tables that speak of the same thing, or say the same, are made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.loaders.mapping.codes import FIRST_COUNTS, ROWS_DIFFER
from opgavenkaart.loaders.mapping.row_account import NOT_NEW, SAME_CLAIM, SAME_THING, Account
from opgavenkaart.loaders.problems.problem import Detail, Problem, shortened
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.ids import ids_of
from opgavenkaart.loaders.tables.recognise import place_name
from opgavenkaart.loaders.tables.records import TableRecords

Cells = dict[str, str]  # field id -> value


@dataclass
class _Seen:
    """A row that was met first; later ones are added to its cells."""

    records: TableRecords
    row: int  # its number where it stands
    cells: Cells
    part: int  # which of the parts it came from


class DuplicateRule(NamedTuple):
    """What holds for the rows of one part, see `Part`."""

    distinct: bool = False
    only_new: bool = False
    account: Account | None = None  # where it is told what became of the rows


NO_RULE = DuplicateRule()


def each_once(made: Sequence[tuple[TableRecords, DuplicateRule]], problems: list[Problem]) -> list[TableRecords]:
    """The same tables with each row said once, and each thing described once.

    Rows of one thing complete each other. Where they contradict each other that is an error; where the later one is
    `distinct` the first counts, columns that may hold several values hold those of both, and a warning tells the rest.
    """
    tables = [records for records, _ in made]
    seen: dict[tuple[str, ...], _Seen] = {}
    kept: list[list[_Seen]] = [[] for _ in tables]
    told: dict[tuple[str, ...], list[Problem]] = {}
    for at in sorted(range(len(made)), key=lambda at: made[at][1].only_new):
        records, rule = made[at]
        for row, (number, id) in enumerate(zip(records.rows, ids_of(records), strict=True)):
            cells = {field: column[row] for field, column in records.columns.items()}
            key = (records.table.kind, id) if id else (records.table.id, "", *_said(records, cells))
            first = seen.get(key)
            if first is None:
                seen[key] = now = _Seen(records, number, cells, at)
                kept[at].append(now)
                if rule.account:
                    rule.account.used.add(number)
                continue
            new = not rule.only_new or first.part == at
            if rule.account:
                rule.account.leave_out((SAME_THING if new else NOT_NEW) if id else SAME_CLAIM, [number])
            if id and new:
                for field, value in _added(first, cells, records, rule.distinct):
                    problem = _differ(first, records, number, id, field, value, rule.distinct)
                    told.setdefault((*key, field.id), []).append(problem)
    problems += _told_once(told.values())
    return [_rebuilt(records, rows) for records, rows in zip(tables, kept, strict=True)]


def _told_once(found: Iterable[list[Problem]]) -> Iterator[Problem]:
    """Of what is no error the first row, with the number of rows that it concerns."""
    for same in found:
        if same[0].severity == "error":
            yield from same
        else:
            yield replace(same[0], details={**same[0].details, "times": str(len(same))})


def _field(records: TableRecords, id: str) -> Field:
    own = (*records.table.columns, *KINDS[records.table.kind].fields)
    return next(field for field in own if field.id == id)


def _said(records: TableRecords, cells: Cells) -> tuple[str, ...]:
    return tuple(cells.get(field.id, "") for field in records.table.columns)


def _added(first: _Seen, cells: Cells, records: TableRecords, distinct: bool) -> list[tuple[Field, str]]:
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


def _differ(
    first: _Seen, records: TableRecords, number: int, id: str, field: Field, value: str, distinct: bool
) -> Problem:
    details: dict[str, Detail] = {
        "thing": f'"{shortened(id)}"',
        "other": place_name(first.records.place, first.row),
        "field": field.text,
        "before": shortened(first.cells.get(field.id) or dict(first.records.table.preset)[field.id]),
    }
    code = FIRST_COUNTS if distinct else ROWS_DIFFER
    column = records.headings.get(field.id, field.id)
    return Problem(code, *records.place, number, column, value, details)


def _rebuilt(records: TableRecords, rows: Sequence[_Seen]) -> TableRecords:
    ids = [field.id for field in records.table.columns if any(field.id in row.cells for row in rows)]
    headings = {id: records.headings.get(id, id) for id in (*records.columns, *ids)}
    columns = {id: [row.cells.get(id, "") for row in rows] for id in headings}
    return TableRecords(records.table, records.place, headings, [row.row for row in rows], columns, records.complete)
