"""Rows as parts of a graph: a node for each row of a node table, a claim for each pair of things that a row names."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, repeat
from operator import itemgetter
from typing import NamedTuple

from opgavenkaart.graph.graph import NO_PROPS, Claim, Node, as_claim, repeats
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.model.schema import Relation
from opgavenkaart.graph.store.refusals import MAX_DEPTH, find_circle, find_too_deep
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Code, Detail, Problem
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.codes import CYCLE, DUPLICATE_ROW, SELF_REFERENCE, TOO_DEEP
from opgavenkaart.loaders.tables.records import TableRecords, id_field, name_field
from opgavenkaart.loaders.tables.row_checks import ends_alone, links_with_rows


class Described(NamedTuple):
    """A table whose rows have their ids ("" in a link table) and whose references are found, column by column."""

    records: TableRecords
    ids: Sequence[str]
    found: Mapping[str, Sequence[tuple[str, ...]]]

    def end(self, column: str) -> tuple[str, Sequence[tuple[str, ...]]]:
        """The kind and the ids at one end of a link: of the row itself, or what a column refers to."""
        if not column:
            return self.records.table.kind, [(id,) if id else () for id in self.ids]
        return self.records.field(column).to, self.found[column]


def nodes_of(table: Described, dataset: str) -> list[Node]:
    """The nodes of a table; cells that are neither a field of `Node` nor the end of a link go into its props."""
    records = table.records
    key, name = id_field(records.table).id, name_field(records.table).id
    own = ("kind", "abbreviation", "valid_from", "valid_to")
    ends = {end for link in records.table.links for end in (link.source, link.target)}
    props = [id for id in records.columns if id not in {key, name, *own, *ends}]
    preset = dict(records.table.preset)
    columns = [[preset[id]] * len(table.ids) if id in preset else records.column(id) for id in (name, *own)]
    values = [list(map(SEPARATOR.join, table.found[id])) if id in table.found else records.column(id) for id in props]
    fields = (table.ids, *columns, _filled(props, values, len(table.ids)))
    rows = zip(repeat(records.table.kind), *fields, repeat((dataset,)), repeat(()), strict=False)
    return [Node._make(row) for row in rows if row[1]]


def claims_of(table: Described, dataset: str) -> tuple[list[tuple[int, Claim]], list[Problem]]:
    """The claims of a table, row by row, each with its row; a row that refers to itself is a problem."""
    records = table.records
    made: list[tuple[int, Claim]] = []
    problems: list[Problem] = []
    for link, rows in links_with_rows(records):
        (from_kind, from_ids), (to_kind, to_ids) = table.end(link.source), table.end(link.target)
        alone = ends_alone(records, link)
        pairs = [(row, a, b) for row in rows for a in from_ids[row] for b in to_ids[row]]
        if from_kind == to_kind:
            pairs += [(row, a, a) for row in rows if alone[row] and not to_ids[row] for a in from_ids[row]]
            of_itself = [pair for pair in pairs if pair[1] == pair[2] and not alone[pair[0]]]
            column = link.target or link.source
            problems += bounded(records.problem(SELF_REFERENCE, row, column, b) for row, _, b in of_itself)
            pairs = [pair for pair in pairs if pair[1] != pair[2] or alone[pair[0]]]
        rows, starts, targets = zip(*pairs, strict=True) if pairs else ((), (), ())
        qualifiers = _qualifiers(table, RELATIONS[link.relation], dataset)
        by_claim = (map(column.__getitem__, rows) for column in qualifiers)
        ends = repeat(link.relation), repeat(from_kind), starts, repeat(to_kind), targets
        made += zip(rows, map(as_claim, zip(*ends, *by_claim, strict=False)), strict=True)
    return sorted(made, key=itemgetter(0)), problems


def repeated_rows(table: Described, made: Sequence[tuple[int, Claim]]) -> Iterator[Problem]:
    """Each row of a table that makes a claim that an earlier row makes too."""
    rows, records = [row for row, _ in made], table.records
    again = {rows[at]: rows[other] for at, other in reversed(repeats([claim for _, claim in made]).items())}
    for row, other in again.items():
        details = {"other": str(records.rows[other])}
        yield Problem(DUPLICATE_ROW, *records.place, records.rows[row], details=details)


def circles(tables: Sequence[Described], claims: Sequence[Claim]) -> Iterator[Problem]:
    """Circles in relations that must have none, each reported at one of its rows, and what is nested too deep."""
    for relation in RELATIONS.values():
        rest = [claim for claim in claims if claim.relation == relation.id] if relation.acyclic else []
        while circle := find_circle(rest):
            edge = next(c for c in rest if (c.from_id, c.to_id) in set(pairwise(circle)))
            rest = [claim for claim in rest if claim[1:5] != edge[1:5]]
            yield from islice(_at_its_rows(tables, edge, CYCLE, {"circle": " → ".join(circle)}), 1)
        if deep := find_too_deep(rest):
            yield from islice(_at_its_rows(tables, deep, TOO_DEEP, {"most": str(MAX_DEPTH)}), 1)


def _at_its_rows(
    tables: Sequence[Described], edge: Claim, code: Code, details: Mapping[str, Detail]
) -> Iterator[Problem]:
    for table in tables:
        for link in table.records.table.links:
            kind, starts = table.end(link.source)
            if (link.relation, kind) == (edge.relation, edge.from_kind):
                for row, (start, ids) in enumerate(zip(starts, table.end(link.target)[1], strict=True)):
                    if edge.from_id in start and edge.to_id in ids:
                        cell = table.records.column(link.target)[row]
                        yield table.records.problem(code, row, link.target, cell, details)


def _qualifiers(table: Described, relation: Relation, dataset: str) -> Sequence[Sequence[object]]:
    """The fields, by row, that its claims have beside their ends: from the role to `via`."""
    records = table.records
    role = relation.role
    roles = [text or role.default for text in records.column(role.id)] if role else [""] * len(records.rows)
    sources = [ids[0] if ids else "" for ids in table.found["source"]]
    note = "" if records.table.kind else "note"  # that of a node table is about the node
    texts = map(records.column, ("locator", "quote", "valid_from", "valid_to", note))
    ids = [field.id for field in relation.fields if field.id in records.columns]
    props = _filled(ids, list(map(records.column, ids)), len(records.rows))
    count = len(roles)
    return roles, sources, *texts, [dataset] * count, props, [()] * count


def _filled(ids: Sequence[str], columns: Sequence[Sequence[str]], rows: int) -> Sequence[Mapping[str, str]]:
    """For each row its cells by field, empty ones left out."""
    if not ids:
        return [NO_PROPS] * rows
    return [
        {id: value for id, value in zip(ids, row, strict=True) if value} or NO_PROPS
        for row in zip(*columns, strict=True)
    ]
