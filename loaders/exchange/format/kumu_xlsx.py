"""Kumu's workbook: a sheet Elements and a sheet Connections, with what its JSON holds.

Format: https://docs.kumu.io/guides/import/import (headings) and, for the column ID,
https://docs.kumu.io/faq/how-do-i-avoid-duplicating-data
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import MAX_CELL_LENGTH, Text, match_key
from opgavenkaart.loaders.exchange.format import kumu
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Network
from opgavenkaart.loaders.files.detect import WORKBOOK_PART, FileStart
from opgavenkaart.loaders.files.sheet import Progress, Sheet
from opgavenkaart.loaders.files.workbook.read import read_workbook
from opgavenkaart.loaders.files.workbook.write import MAX_ROWS, DoesNotFit, NewWorkbook, cell_length

SUFFIX = ".xlsx"
WHAT = Text("Kumu: een werkmap om te importeren", "Kumu: a workbook to import")
CANNOT = Text(
    "kleuren en vormen; en een | in een tekst (Kumu leest die als scheiding van waarden)",
    "colours and shapes; and a | in a text (which Kumu takes to divide values)",
)
SHEETS = ("Elements", "Connections")
HEADINGS = {name: name.capitalize() for name in ("label", "type", "from", "to", "direction")} | {"id": "ID"}
SEVERAL = "|"


def write(going: Outgoing) -> bytes:
    """The workbook. Raises DoesNotFit where a sheet or cell is too small."""
    new = NewWorkbook()
    elements, connections = kumu.blueprint(going).values()
    _sheet(new.book, SHEETS[0], ("id", "label", "type"), elements)
    _sheet(new.book, SHEETS[1], ("from", "to", "direction", "type"), [row | {"id": ""} for row in connections])
    return new.content()


def _sheet(book: Any, name: str, first: tuple[str, ...], rows: Sequence[Mapping[str, str]]) -> None:
    if len(rows) >= MAX_ROWS:
        raise DoesNotFit(f'The sheet "{name}" would get {len(rows)} rows; it can hold {MAX_ROWS - 1}.')
    sheet = book.add_worksheet(name)
    titles = dict.fromkeys((*first, *(title for row in rows for title, text in row.items() if text)))
    sheet.write_row(0, 0, [HEADINGS.get(title, title) for title in titles])
    for at, row in enumerate(rows, 1):
        for column, title in enumerate(titles):
            text = row.get(title, "")
            if cell_length(text) > MAX_CELL_LENGTH:
                where = f'Sheet "{name}", row {at + 1}'
                raise DoesNotFit(f"{where}: its {title} is longer than the {MAX_CELL_LENGTH} that fit in a cell.")
            if text:
                sheet.write_string(at, column, text)
    sheet.freeze_panes(1, 0)


def detect(start: FileStart) -> bool:
    """Whether a workbook has Kumu's sheets; looks at the list of sheets alone."""
    names = re.findall(rb'<(?:\w+:)?sheet [^>]*?name="([^"]*)"', start.parts.get(WORKBOOK_PART, b""))
    return {name.lower() for name in SHEETS} <= {name.decode(errors="replace").lower() for name in names}


def read(path: Path, progress: Progress) -> Network:
    """The network."""
    sheets = {sheet.name.lower(): sheet for sheet in read_workbook(path, progress)}
    elements, connections = (sheets.pop(name.lower()) for name in SHEETS)
    links = [
        kumu.connection_of(at, row | {"to": end.strip()})
        for at, row in _rows(connections)
        for end in row.get("to", "").split(SEVERAL)
    ]
    left_out = [Text(f'blad "{s.name}"', f'sheet "{s.name}"') for s in sheets.values() if any(s.cells)]
    found = [kumu.element_of(at, row) for at, row in _rows(elements)]
    return Network(
        found, kumu.by_id_or_label(links, found), "row", (elements.name, connections.name), left_out=left_out
    )


def _rows(sheet: Sheet) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that is not empty, with its number; headings of Kumu's own in lower case."""
    own = {match_key(name): name for name in HEADINGS}
    titles = [own.get(match_key(title), title.strip()) for title in next(iter(sheet.cells), [])]
    for at, cells in enumerate(sheet.cells[1:], 2):
        if row := {title: text for title, text in zip(titles, cells, strict=False) if title and text.strip()}:
            yield at, row
