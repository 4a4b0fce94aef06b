"""One thing is one row: rows of other people's tables that describe the same thing, or state the same, become one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import alike_key, match_key
from opgavenkaart.loaders.mapping.codes import FIRST_COUNTS, ROWS_DIFFER
from opgavenkaart.loaders.mapping.left_out import NOT_NEW, REFUSED, SAME_CLAIM, SAME_THING, Account
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Detail, Problem, shortened
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.made_ids import ids_of
from opgavenkaart.loaders.tables.recognise import place_name
from opgavenkaart.loaders.tables.records import TableRecords, id_field, name_field

Cells = dict[str, str]  # field id -> value


class Made(NamedTuple):
    """A table that one part of a mapping made, and what holds for its rows: see `MappedTable`."""

    records: TableRecords
    distinct: bool = False
    only_new: bool = False
    account: Account | None = None  # None for a document, which the mapping itself describes


@dataclass
class _Seen:
    """A row that was met first; later ones are added to its cells."""

    records: TableRecords
    row: int  # its number where it stands
    cells: Cells
    part: int  # which of the parts it came from


class _Described:
    """The names, by kind, that parts which are not `only_new` describe, and those of rows that were not approved."""

    def __init__(self, made: Sequence[Made]) -> None:
        parts = made if any(part.only_new for part in made) else ()
        self._names = {
            (part.records.table.kind, alike_key(name))
            for part in parts
            if part.records.table.kind and not part.only_new
            for name in part.records.column(name_field(part.records.table).id)
        }
        self._refused = {(part.records.table.kind, name) for part in parts for name, _ in part.records.refused}

    def leave_out(self, part: Made, row: int, id: str) -> bool:
        """Whether a row of one that is `only_new` names what is described by another id, or was not approved."""
        records, _, only_new, account = part
        if not (only_new and account and id):
            return False
        kind, name = records.table.kind, alike_key(records.column(name_field(records.table).id)[row])
        if not records.column(id_field(records.table).id)[row] and (kind, name) in self._names:
            account.leave_out(NOT_NEW, [records.rows[row]])
            return True
        if {(kind, name), (kind, alike_key(id))} & self._refused:
            account.leave_out(REFUSED, [records.rows[row]])
            return True
        return False


def each_once(made: Sequence[Made], problems: list[Problem]) -> list[TableRecords]:
    """The same tables with each row once, and each thing described once.

    Rows of one thing complete each other. Where they contradict each other that is an error; where the later one is
    `distinct` the first counts, columns that may hold several values hold those of both, and the rest is a warning.
    """
    seen: dict[tuple[str, ...], _Seen] = {}
    kept: list[list[_Seen]] = [[] for _ in made]
    differing: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    described = _Described(made)
    for at in sorted(range(len(made)), key=lambda at: made[at].only_new):
        records, distinct, only_new, account = made[at]
        table = records.table
        for row, (number, id) in enumerate(zip(records.rows, ids_of(records), strict=True)):
            cells = {field: column[row] for field, column in records.columns.items()}
            key = (table.kind, id) if id else (table.id, "", *(cells.get(field.id, "") for field in table.columns))
            first = seen.get(key)
            if first is None and described.leave_out(made[at], row, id):
                continue
            if first is None:
                seen[key] = first = _Seen(records, number, cells, at)
                kept[at].append(first)
                if account:
                    account.used.add(number)
                continue
            completes = not only_new or first.part == at
            if account:
                account.leave_out((SAME_THING if completes else NOT_NEW) if id else SAME_CLAIM, [number])
            if id and completes:
                for field, value in _added(first, cells, records, distinct):
                    differing[*key, field.id].append(_differ(first, made[at], number, id, field, value))
    problems += bounded(chain.from_iterable(map(_reported, differing.values())))
    return [_rebuilt(part.records, rows) for part, rows in zip(made, kept, strict=True)]


def _reported(same: Sequence[Problem]) -> Sequence[Problem]:
    """What is reported of rows that differ from the first in one field: every error, of warnings one."""
    if same[0].severity == "error":
        return same
    return [replace(same[0], details={**same[0].details, "times": str(len(same))})]


def _added(first: _Seen, cells: Cells, records: TableRecords, distinct: bool) -> list[tuple[Field, str]]:
    """Adds to a thing what a later row says of it; what contradicts is given back."""
    differ = []
    fields = {field.id: field for field in (*KINDS[records.table.kind].fields, *records.table.columns)}
    already = dict(first.records.table.preset) | first.cells
    for id, value in (*records.table.preset, *cells.items()):
        before = already.get(id, "")
        if not value or value == before:
            continue
        if not before:
            first.cells[id] = value
        elif fields[id].many and distinct:
            parts = (*before.split(SEPARATOR), *value.split(SEPARATOR))
            first.cells[id] = SEPARATOR.join(dict.fromkeys(part.strip() for part in parts))
        else:
            differ.append((fields[id], value))
    return differ


def _differ(first: _Seen, again: Made, number: int, id: str, field: Field, value: str) -> Problem:
    details: dict[str, Detail] = {
        "thing": f'"{shortened(id)}"',
        "other": place_name(first.records.place, first.row),
        "field": field.text,
        "before": shortened(first.cells.get(field.id) or dict(first.records.table.preset)[field.id]),
    }
    column = again.records.headings.get(field.id, field.id)
    names = value, first.cells.get(field.id, "")
    if (
        again.account
        and again.distinct
        and field == name_field(again.records.table)
        and len({*map(match_key, names)}) > 1
    ):
        again.account.merged[number] = names
    code = FIRST_COUNTS if again.distinct else ROWS_DIFFER
    return Problem(code, *again.records.place, number, column, value, details)


def _rebuilt(records: TableRecords, rows: Sequence[_Seen]) -> TableRecords:
    ids = [field.id for field in records.table.columns if any(field.id in row.cells for row in rows)]
    headings = {id: records.headings.get(id, id) for id in (*records.columns, *ids)}
    columns = {id: [row.cells.get(id, "") for row in rows] for id in headings}
    return replace(records, headings=headings, rows=[row.row for row in rows], columns=columns)
