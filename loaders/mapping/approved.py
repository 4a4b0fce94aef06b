"""Which rows of a foreign sheet were approved, where a column says so; and what the others are called."""

from collections.abc import Mapping, Sequence

from opgavenkaart.graph.model import DECISION
from opgavenkaart.graph.text import Text, alike_key
from opgavenkaart.loaders.mapping.left_out import Account
from opgavenkaart.loaders.mapping.model import MappedTable
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.mapping.transform import SourceRow, ValueCache, reader
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.tables.approval import Answer, answer_in, answer_of, decision_columns, not_approved
from opgavenkaart.loaders.tables.recognise import place_name
from opgavenkaart.loaders.tables.records import id_field, name_field

_NOT_APPROVED = Text('zonder "ja" in {heading}', 'without "yes" in {heading}')


def approved(
    part: MappedTable,
    foreign: Foreign,
    positions: Mapping[str, int],
    rows: list[SourceRow],
    problems: list[Problem],
    account: Account,
) -> tuple[list[SourceRow], Sequence[tuple[str, Text]]]:
    """The rows with yes; what the others are called, and where each stands.

    Which column decides the mapping may say, as `decision` or by a rule of its own on that column; else the sheet does.
    """
    answers, columns = _answers(part, foreign, positions, rows)
    if not columns or answers.count("yes") == len(rows):
        return rows, ()
    heading = " / ".join(map(foreign.unique_name, columns))
    found = not_approved(foreign.sheet.place, foreign.rows.stop or None, heading, answers)
    problems += [problem for problem in found if problem not in problems]  # of another table made of the same rows
    left_out = [row for row, answer in zip(rows, answers, strict=True) if answer != "yes"]
    account.leave_out(_NOT_APPROVED.format(heading=f'"{heading}"'), (row.number for row in left_out))
    kept = [row for row, answer in zip(rows, answers, strict=True) if answer == "yes"]
    return kept, _called(part, foreign, positions, left_out)


def _answers(
    part: MappedTable, foreign: Foreign, positions: Mapping[str, int], rows: Sequence[SourceRow]
) -> tuple[list[Answer], list[int]]:
    """What each row says, and in which columns; none where no column decides on these rows."""
    if DECISION in part.makes.columns:  # who is who has a law of its own
        return [], []
    if of := part.columns.get(DECISION.id):
        read, values = reader(of, dict(positions)), ValueCache(of)
        return [answer_of(" ".join(values[read(row).strip()])) for row in rows], [positions[name] for name in of.names]
    columns = decision_columns(foreign.headings, [cells for _, cells in foreign.below], ours=False)
    if ruled := {positions[name] for name in (*part.where, *part.skip)}.intersection(columns):
        foreign.used.update(ruled)
        return [], []
    foreign.used.update(columns)
    return [answer_in(row.cells, columns) for row in rows], columns


def _called(
    part: MappedTable, foreign: Foreign, positions: Mapping[str, int], rows: Sequence[SourceRow]
) -> Sequence[tuple[str, Text]]:
    """What the rows' things are called; none of a part for things that others describe, which no row decides on."""
    table = part.makes
    names = (
        dict.fromkeys((id_field(table).id, name_field(table).id, "abbreviation"))
        if table.kind and not part.only_new
        else ()
    )
    found = []
    for of in (part.columns[name] for name in names if name in part.columns):
        read, values = reader(of, dict(positions)), ValueCache(of)
        found += [
            (alike_key(value), place_name(foreign.sheet.place, row.number))
            for row in rows
            for value in values[read(row).strip()]
        ]
    return found
