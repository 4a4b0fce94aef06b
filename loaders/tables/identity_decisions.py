"""The table of who is who as it counts: decided rows only, and a thing of its own for each text that names one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.identity.merge import TEXT_ID_PREFIX
from opgavenkaart.graph.model import DECIDED_BY, DECISION, IDENTITY
from opgavenkaart.graph.model.schema import Table
from opgavenkaart.graph.text import slug
from opgavenkaart.loaders.problems.code import Code
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.tables.identity_codes import NO_DECIDER, ONE_OF_TWO, TEXT_REFUSED, TWO_ANSWERS, UNDECIDED
from opgavenkaart.loaders.tables.records import TableRecords


def decides(table: Table) -> bool:
    """Whether rows of a table are decisions on who is who. A connection of a network says its answer itself."""
    return DECISION in table.columns


def of_identity(table: Table) -> bool:
    """Whether rows of a table say who is who, be it as a decision or as a connection."""
    return any(link.relation in IDENTITY for link in table.links)


def apply_decisions(records: TableRecords, problems: list[Problem]) -> tuple[TableRecords, Mapping[str, str]]:
    """The rows that count, with texts replaced by ids, and those texts by id. Reports how many were passed over."""
    if not decides(records.table):
        return records, {}
    answers, texts = records.column("decision"), records.column("text")
    _both(records, problems)
    named = [bool(text) and not start for text, start in zip(texts, records.column("from"), strict=True)]
    kept = [row for row, answer in enumerate(answers) if answer == "same" or (answer and not named[row])]
    refused = sum(answer == "different" and name for answer, name in zip(answers, named, strict=True))
    _report(records, UNDECIDED, answers.count(""), problems)
    _report(records, TEXT_REFUSED, refused, problems, records.headings.get("to", "to"))
    deciders = zip(records.column(DECIDED_BY.id), records.column("source"), strict=True)
    unsigned = [not (by or source) for by, source in deciders]
    by = records.headings.get(DECIDED_BY.id, DECIDED_BY.text.en)
    _report(records, NO_DECIDER, sum(unsigned[row] for row in kept), problems, by)
    ids = {row: TEXT_ID_PREFIX + slug(texts[row]) for row in kept if named[row]}
    _two_answers(records, ids, problems)
    starts = [ids.get(row, start) for row, start in enumerate(records.column("from"))]
    columns = {**records.columns, "from": starts}
    cut = {field: [cells[row] for row in kept] for field, cells in columns.items()}
    return replace(records, rows=[records.rows[row] for row in kept], columns=cut), {
        id: texts[row] for row, id in ids.items()
    }


def _both(records: TableRecords, problems: list[Problem]) -> None:
    for row, (start, text) in enumerate(zip(records.column("from"), records.column("text"), strict=True)):
        if start and text:
            problems.append(records.problem(ONE_OF_TWO, row, "text", text))


def _two_answers(records: TableRecords, ids: Mapping[int, str], problems: list[Problem]) -> None:
    """A text that two rows decide differently names neither thing."""
    first: dict[str, int] = {}
    ends: Sequence[str] = records.column("to")
    for row, id in ids.items():
        if ends[other := first.setdefault(id, row)] != ends[row]:
            text, where = records.column("text")[row], str(records.rows[other])
            problems.append(records.problem(TWO_ANSWERS, row, "text", text, {"other": where}))


def _report(records: TableRecords, code: Code, count: int, problems: list[Problem], column: str = "") -> None:
    if count:
        problems.append(Problem(code, *records.place, details={"count": str(count), "column": column}))
