"""What is wrong within a row whose cells are each right: dates reversed, an end left out, no source."""

from collections.abc import Iterator, Sequence

from opgavenkaart.graph.model import RELATIONS, SOURCE
from opgavenkaart.graph.model.schema import Link
from opgavenkaart.graph.text import OR, listed
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.tables.codes import DATES_REVERSED, MISSING_VALUE, NO_SOURCE
from opgavenkaart.loaders.tables.identity_decisions import of_identity
from opgavenkaart.loaders.tables.records import TableRecords


def check_rows(records: TableRecords) -> Iterator[Problem]:
    """Every problem that a row has in itself."""
    yield from _dates_reversed(records)
    if records.complete:
        yield from _no_end(records)
        if not of_identity(records.table):  # a decision rests on who decided
            yield from _no_source(records)


def links_with_rows(records: TableRecords) -> list[tuple[Link, Sequence[int]]]:
    """Each link of a table with the rows that make it: those of its own role, else those of no link's role."""
    links, every = records.table.links, range(len(records.rows))
    own = {link.when: link for link in links if link.when}
    if not own:
        return [(link, every) for link in links]
    (column,) = {field for field, _ in own}
    roles = records.column(column)
    rest = [row for row in every if (column, roles[row]) not in own]
    return [(link, [r for r in every if roles[r] == link.when[1]] if link.when else rest) for link in links]


def ends_alone(records: TableRecords, link: Link) -> Sequence[bool]:
    """For each row, whether its claim needs no other end."""
    relation = RELATIONS[link.relation]
    if not relation.role_without_target or not relation.role:
        return [False] * len(records.rows)
    return [role == relation.role_without_target for role in records.column(relation.role.id)]


def _dates_reversed(records: TableRecords) -> Iterator[Problem]:
    if not {"valid_from", "valid_to"} <= records.columns.keys():
        return
    for row, (start, end) in enumerate(zip(records.column("valid_from"), records.column("valid_to"), strict=True)):
        if start and end and end <= start:
            details = {"start": start, "to": records.headings["valid_to"]}
            yield records.problem(DATES_REVERSED, row, "valid_to", end, details)


def _no_end(records: TableRecords) -> Iterator[Problem]:
    """Rows of a link table that make no link, though every required cell is filled."""
    links = () if records.table.kind else records.table.links
    ends = dict.fromkeys(end for link in links for end in (link.source, link.target))
    optional = [field for field in records.table.columns if field.id in ends and not field.required]
    if not optional:
        return
    filled = zip(*(records.column(field.id) for field in optional), strict=True)
    alone = ends_alone(records, links[0])
    for row, cells in enumerate(filled):
        if not any(cells) and not alone[row]:
            column = " / ".join(records.headings.get(field.id, field.id) for field in optional)
            yield records.problem(MISSING_VALUE, row, column, "", {"what": listed((f.text for f in optional), OR)})


def _no_source(records: TableRecords) -> Iterator[Problem]:
    unsourced = {row for row, source in enumerate(records.column(SOURCE.id)) if not source}
    if not unsourced:
        return
    claimed = set[int]()
    for link, rows in links_with_rows(records):
        alone = ends_alone(records, link)
        ends = [records.column(end) for end in (link.source, link.target) if end]
        claimed.update(row for row in rows if alone[row] or all(end[row] for end in ends))
    details = {"column": records.headings.get(SOURCE.id) or SOURCE.text}
    for row in sorted(unsourced & claimed):
        yield records.problem(NO_SOURCE, row, SOURCE.id, "", details)
