"""Cells by field as the records of a table, whose rows are called by the numbers of what made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opgavenkaart.graph.model.schema import Table
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.problems.problem import Place, Problem
from opgavenkaart.loaders.tables.recognise import Recognised
from opgavenkaart.loaders.tables.records import TableRecords, read_records

Row = tuple[int, dict[str, str]]  # the number of what makes it, and its cells by field


def records_of(table: Table, rows: Sequence[Row], file: str, problems: list[Problem]) -> TableRecords:
    """The records, every cell read as that of a spreadsheet is."""
    used = {field for _, cells in rows for field in cells}
    fields = [field.id for field in table.columns if field.id in used]
    cells = [fields, *([row.get(field, "") for field in fields] for _, row in rows)]
    positions = {field: position for position, field in enumerate(fields)}
    found: list[Problem] = []
    sheet = Sheet(Place(file), table.id, cells)
    records = read_records(Recognised(table, sheet, 0, positions, complete=True), found)
    numbers = [number for number, _ in rows]
    problems += (replace(p, row=numbers[p.row - 2]) if p.row else p for p in found)  # below the headings
    return replace(records, rows=numbers)
