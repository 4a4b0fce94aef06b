"""A row as claims: one for each pair of things that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, repeat

from opgavenkaart.graph.edition import claim_key
from opgavenkaart.graph.graph import NONE, Claim
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.schema import Link, Relation
from opgavenkaart.graph.store import find_circle
from opgavenkaart.loaders.checks import ends_alone, links_with_rows
from opgavenkaart.loaders.nodes import Described
from opgavenkaart.loaders.problems import Problem
from opgavenkaart.loaders.records import Records

Pair = tuple[int, str, str]  # a row, and the things that it joins


def claims_of(table: Described, dataset: str, problems: list[Problem]) -> list[Claim]:
    """The claims of a table, each once; a row that refers to itself or says it all again is a problem."""
    claims: list[Claim] = []
    told = set[int]()
    for link, rows in links_with_rows(table.records):
        pairs = _pairs(table, link, rows, problems)
        made = _of_pairs(table, link, pairs, dataset)
        if len({(a, b) for _, a, b in pairs}) < len(pairs):  # else no two can say the same
            made = _each_once(table.records, pairs, made, told, problems)
        claims += made
    return claims


def circles(tables: Sequence[Described], claims: Sequence[Claim]) -> Iterator[Problem]:
    """Circles in relations that must have none, each told at one of its rows."""
    for relation in RELATIONS.values():
        rest = [claim for claim in claims if claim.relation == relation.id] if relation.acyclic else []
        while circle := find_circle(rest):
            edge = next(c for c in rest if (c.from_id, c.to_id) in set(pairwise(circle)))
            rest = [claim for claim in rest if claim[1:5] != edge[1:5]]
            yield from _at_its_row(tables, edge, " → ".join(circle))


def _pairs(table: Described, link: Link, rows: Sequence[int], problems: list[Problem]) -> list[Pair]:
    """What the rows join: every thing at one end to every thing at the other, but nothing to itself."""
    records = table.records
    from_kind, from_ids = _end(table, link.source)
    to_kind, to_ids = _end(table, link.target)
    pairs = [(row, a, b) for row in rows for a in from_ids[row] for b in to_ids[row]]
    if from_kind != to_kind:
        return pairs
    alone = ends_alone(records, link)
    for row, a, b in pairs:
        if a == b and not alone[row]:
            problems.append(records.problem("self_reference", row, link.target or link.source, b))
    pairs = [(row, a, b) for row, a, b in pairs if a != b or alone[row]]
    return pairs + [(row, a, a) for row in rows if alone[row] and not to_ids[row] for a in from_ids[row]]


def _of_pairs(table: Described, link: Link, pairs: Sequence[Pair], dataset: str) -> list[Claim]:
    """A claim for each pair, put together column by column."""
    if not pairs:
        return []
    records, relation = table.records, RELATIONS[link.relation]
    rows, starts, ends = zip(*pairs, strict=True)
    note = "" if records.table.kind else "note"  # that of a node table is about the node
    texts = map(records.column, ("locator", "quote", "valid_from", "valid_to", note))
    said = [[column[row] for row in rows] for column in (_roles(records, relation), table.source(), *texts)]
    props = _props(records, relation)
    kinds = (repeat(_end(table, end)[0]) for end in (link.source, link.target))
    columns = (repeat(relation.id), next(kinds), starts, next(kinds), ends, *said, repeat(dataset))
    return list(map(Claim._make, zip(*columns, (props[row] for row in rows), repeat(()), strict=False)))


def _each_once(
    records: Records, pairs: Sequence[Pair], claims: Sequence[Claim], told: set[int], problems: list[Problem]
) -> list[Claim]:
    first: dict[tuple[object, ...], int] = {}
    once: list[Claim] = []
    for (row, _, _), claim in zip(pairs, claims, strict=True):
        if (other := first.setdefault(claim_key(claim), row)) == row:
            once.append(claim)
        elif row not in told:
            told.add(row)
            problems.append(_again(records, row, other))
    return once


def _end(table: Described, end: str) -> tuple[str, Sequence[tuple[str, ...]]]:
    """The kind and the ids at one end of a link: of the row itself, or what a column refers to."""
    if not end:
        return table.records.table.kind, [(id,) if id else () for id in table.ids]
    return table.records.field(end).to, table.found[end]


def _roles(records: Records, relation: Relation) -> Sequence[str]:
    if not relation.role:
        return [""] * len(records.rows)
    return [role or relation.role.default for role in records.column(relation.role.id)]


def _props(records: Records, relation: Relation) -> Sequence[Mapping[str, str]]:
    ids = [field.id for field in relation.fields if field.id in records.columns]
    if not ids:
        return [NONE] * len(records.rows)
    rows = zip(*map(records.column, ids), strict=True)
    return [{id: value for id, value in zip(ids, row, strict=True) if value} or NONE for row in rows]


def _again(records: Records, row: int, other: int) -> Problem:
    where = records.place
    return Problem("duplicate_row", *where, records.rows[row], details={"other": str(records.rows[other])})


def _at_its_row(tables: Sequence[Described], edge: Claim, circle: str) -> Iterator[Problem]:
    for table in tables:
        for link in table.records.table.links:
            if link.relation != edge.relation or table.records.table.kind != edge.from_kind:
                continue
            for row, ids in enumerate(_end(table, link.target)[1]):
                if table.ids[row] == edge.from_id and edge.to_id in ids:
                    cell = table.records.column(link.target)[row]
                    yield table.records.problem("cycle", row, link.target, cell, {"circle": circle})
                    return
