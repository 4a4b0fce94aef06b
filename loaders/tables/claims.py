"""A row as claims: one for each pair of things that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple, TypeVar

from opgavenkaart.graph.graph import NO_PROPS, Claim
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.model.schema import Link, Relation
from opgavenkaart.graph.store.refusals import find_circle
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.tables.codes import CYCLE, DUPLICATE_ROW, SELF_REFERENCE
from opgavenkaart.loaders.tables.nodes import Described
from opgavenkaart.loaders.tables.records import TableRecords
from opgavenkaart.loaders.tables.row_checks import ends_alone, links_with_rows

T = TypeVar("T")


class Pairs(NamedTuple):
    """What rows join, column by column; rows that are a range are all of them, in order."""

    rows: Sequence[int]
    starts: Sequence[str]
    ends: Sequence[str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str, str]]) -> Pairs:
        """Pairs given one by one."""
        return cls(*(zip(*pairs, strict=True) if (pairs := tuple(pairs)) else ((), (), ())))

    def taken(self, column: Sequence[T]) -> Sequence[T]:
        """A column of the table, as long as the pairs."""
        return column if self.rows == range(len(column)) else [column[row] for row in self.rows]


def claims_of(table: Described, dataset: str, problems: list[Problem]) -> list[Claim]:
    """The claims of a table, row by row, each once; a row that refers to itself or repeats another is a problem."""
    claims: list[Claim] = []
    reported, places = set[int](), dict[int, int]()
    for link, rows in links_with_rows(table.records):
        pairs = _not_themselves(table, link, _pairs(table, link, rows), problems)
        made = _of_pairs(table, link, pairs, dataset)
        places |= zip(map(id, made), pairs.rows, strict=True)
        if len(set(zip(pairs.starts, pairs.ends, strict=True))) < len(made):  # else no two can be the same
            made = _each_once(table.records, pairs, made, reported, problems)
        claims += made
    return sorted(claims, key=lambda claim: places[id(claim)])


def circles(tables: Sequence[Described], claims: Sequence[Claim]) -> Iterator[Problem]:
    """Circles in relations that must have none, each reported at one of its rows."""
    for relation in RELATIONS.values():
        rest = [claim for claim in claims if claim.relation == relation.id] if relation.acyclic else []
        while circle := find_circle(rest):
            edge = next(c for c in rest if (c.from_id, c.to_id) in set(pairwise(circle)))
            rest = [claim for claim in rest if claim[1:5] != edge[1:5]]
            yield from _at_its_row(tables, edge, " → ".join(circle))


def _pairs(table: Described, link: Link, rows: Sequence[int]) -> Pairs:
    """What the rows join: every thing at one end to every thing at the other, most often one to one."""
    from_ids, to_ids = _end(table, link.source)[1], _end(table, link.target)[1]
    every = range(len(table.ids))
    if rows == every and set(map(len, from_ids)) == set(map(len, to_ids)) == {1}:
        return Pairs(every, [a for (a,) in from_ids], [b for (b,) in to_ids])
    return Pairs.of((row, a, b) for row in rows for a in from_ids[row] for b in to_ids[row])


def _not_themselves(table: Described, link: Link, pairs: Pairs, problems: list[Problem]) -> Pairs:
    """The pairs without things joined to themselves, but for those that a row leaves alone on purpose."""
    records = table.records
    (from_kind, from_ids), (to_kind, to_ids) = _end(table, link.source), _end(table, link.target)
    if from_kind != to_kind:
        return pairs
    alone = ends_alone(records, link)
    for row, a, b in zip(*pairs, strict=True):
        if a == b and not alone[row]:
            problems.append(records.problem(SELF_REFERENCE, row, link.target or link.source, b))
    kept = ((row, a, b) for row, a, b in zip(*pairs, strict=True) if a != b or alone[row])
    left = ((row, a, a) for row, lone in enumerate(alone) if lone and not to_ids[row] for a in from_ids[row])
    return Pairs.of((*kept, *left))


def _of_pairs(table: Described, link: Link, pairs: Pairs, dataset: str) -> list[Claim]:
    """A claim for each pair, put together column by column."""
    records, relation = table.records, RELATIONS[link.relation]
    note = "" if records.table.kind else "note"  # that of a node table is about the node
    texts = map(records.column, ("locator", "quote", "valid_from", "valid_to", note))
    said = [pairs.taken(column) for column in (_roles(records, relation), table.source(), *texts)]
    props = pairs.taken(_props(records, relation))
    from_kind, to_kind = (repeat(_end(table, end)[0]) for end in (link.source, link.target))
    columns = (from_kind, pairs.starts, to_kind, pairs.ends, *said, repeat(dataset), props)
    return list(map(Claim._make, zip(repeat(relation.id), *columns, repeat(()), strict=False)))


def _each_once(
    records: TableRecords, pairs: Pairs, claims: Sequence[Claim], reported: set[int], problems: list[Problem]
) -> list[Claim]:
    first: dict[tuple[object, ...], int] = {}
    kept: list[Claim] = []
    for row, claim in zip(pairs.rows, claims, strict=True):
        if (other := first.setdefault(claim.key, row)) == row:
            kept.append(claim)
        elif row not in reported:
            reported.add(row)
            problems.append(_again(records, row, other))
    return kept


def _end(table: Described, end: str) -> tuple[str, Sequence[tuple[str, ...]]]:
    """The kind and the ids at one end of a link: of the row itself, or what a column refers to."""
    if not end:
        return table.records.table.kind, [(id,) if id else () for id in table.ids]
    return table.records.field(end).to, table.found[end]


def _roles(records: TableRecords, relation: Relation) -> Sequence[str]:
    if not relation.role:
        return [""] * len(records.rows)
    return [role or relation.role.default for role in records.column(relation.role.id)]


def _props(records: TableRecords, relation: Relation) -> Sequence[Mapping[str, str]]:
    ids = [field.id for field in relation.fields if field.id in records.columns]
    if not ids:
        return [NO_PROPS] * len(records.rows)
    rows = zip(*map(records.column, ids), strict=True)
    return [{id: value for id, value in zip(ids, row, strict=True) if value} or NO_PROPS for row in rows]


def _again(records: TableRecords, row: int, other: int) -> Problem:
    where = records.place
    return Problem(DUPLICATE_ROW, *where, records.rows[row], details={"other": str(records.rows[other])})


def _at_its_row(tables: Sequence[Described], edge: Claim, circle: str) -> Iterator[Problem]:
    for table in tables:
        for link in table.records.table.links:
            kind, starts = _end(table, link.source)
            if link.relation != edge.relation or kind != edge.from_kind:
                continue
            for row, (start, ids) in enumerate(zip(starts, _end(table, link.target)[1], strict=True)):
                if edge.from_id in start and edge.to_id in ids:
                    cell = table.records.column(link.target)[row]
                    yield table.records.problem(CYCLE, row, link.target, cell, {"circle": circle})
                    return
