"""A data set with a hostile text in every column that takes text, made of the declarations of the tables.

A column that is declared later joins by itself. Each text ends in a mark that no other cell has, so that it is known
wherever it is shown or written.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from opgavenkaart.graph.model import KINDS, TABLES
from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.loaders.tables.cells import SEPARATOR

ROWS = 3  # of each table
MARK = re.compile(r"⟦\d+⟧")
HARMLESS = "Gewone tekst"
MAX_ID_LENGTH = 150  # characters of a payload in an id, which Neo4j keeps in an index
_HOSTILE = ("text", "id", "reference", "url")  # types of field; all others take only what is on a list, or a number
_SPACE_AND_CONTROL = re.compile(r"[\s\0-\x1f\x7f-\x9f]+")


@dataclass(frozen=True)
class HostileTables:
    """The tables: rows by the id of their table, a cell by the id of its column."""

    payload: str
    rows: Mapping[str, list[dict[str, str]]]

    @property
    def cells(self) -> dict[str, str]:
        """The hostile texts, by their marks; of an id as it stands in its own table, which comes before a story."""
        found: dict[str, str] = {}
        for cell in (cell for rows in self.rows.values() for row in rows for cell in row.values()):
            for mark in MARK.findall(cell):
                found.setdefault(mark, cell)
        return found

    def write(self, folder: Path) -> Path:
        """As a folder of CSV files."""
        folder.mkdir()
        for table, rows in self.rows.items():
            with (folder / f"{table}.csv").open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
                writer = csv.DictWriter(file, [field.id for field in TABLES[table].columns])
                writer.writeheader()
                writer.writerows(rows)
        return folder


def columns() -> list[tuple[Table, Field]]:
    """Every column that takes text."""
    return [(table, field) for table in TABLES.values() for field in table.columns if field.type in _HOSTILE]


def hostile_tables(payload: str) -> HostileTables:
    """The payload in every column that takes text; what a choice, a date or a number is, is right."""
    made = _Cells(payload)
    return HostileTables(payload, {id: [made.row(table, at) for at in range(ROWS)] for id, table in TABLES.items()})


def wrong_tables(payload: str) -> HostileTables:
    """The payload in every column whatever its type, so that each is refused and named in a message."""
    made = _Cells(payload)
    rows = {
        id: [{field.id: made.text() for field in table.columns} for _ in range(ROWS)] for id, table in TABLES.items()
    }
    return HostileTables(payload, rows)


class _Cells:
    """Makes cells, each with a mark of its own."""

    def __init__(self, payload: str) -> None:
        self._payload, self._number = payload, 0
        self._tables = {kind: [table.id for table in TABLES.values() if table.kind == kind] for kind in KINDS}

    def text(self, payload: str = "") -> str:
        self._number += 1
        return f"{payload or self._payload}⟦{self._number}⟧"

    def row(self, table: Table, at: int) -> dict[str, str]:
        """A row; its decision on who is who is about a text every second time, about an organisation otherwise."""
        row = {field.id: self._cell(table, field, at) for field in table.columns}
        if "text" in row and "from" in row:
            row["text" if at % 2 else "from"] = ""
        return row

    def _cell(self, table: Table, field: Field, at: int) -> str:
        match field.type:
            case "text":
                return self.text()
            case "id":
                return self._id(table.id, at)
            case "reference":
                return self._reference(table, field, at)
            case "choice":
                return field.values[at % len(field.values)].id
            case "url":
                return f"https://example.org/{_SPACE_AND_CONTROL.sub('', self.text())}"
            case "score":
                return str(at - 1)
            case "number":
                return str(at + 1)
            case "date":
                return f"{2030 if field.id == 'valid_to' else 2020 + at}"

    def _id(self, table: str, at: int) -> str:
        """An id; several would be read where one has the sign that divides them."""
        return f"{self._payload[:MAX_ID_LENGTH].replace(SEPARATOR, ',')}⟦{1000 * (1 + [*TABLES].index(table)) + at}⟧"

    def _reference(self, table: Table, field: Field, at: int) -> str:
        """The id of a row of that kind; of one before it where something is part of its like."""
        if field.to not in self._tables and field.to:
            return self.text()
        kind = field.to or "issue"
        if not self._tables[kind]:
            return self.text()  # what is made by naming it
        if field.to == table.kind:
            return self._id(table.id, at - 1) if at and field.id == "part_of" else ""
        tables = self._tables[kind]
        other = at + (field.id == "to")
        id = self._id(tables[other % len(tables)], other % ROWS)
        return id if field.to else f"{kind}:{id}"
