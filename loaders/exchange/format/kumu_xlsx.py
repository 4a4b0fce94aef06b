"""Kumu's workbook: a sheet Elements and a sheet Connections.

Format: https://docs.kumu.io/guides/import/import (headings) and, for the column ID,
https://docs.kumu.io/faq/how-do-i-avoid-duplicating-data
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import MAX_CELL_LENGTH, Text, clean, match_key
from opgavenkaart.loaders.exchange.format import kumu
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Connection, Direction, Element, Network
from opgavenkaart.loaders.files.detect import WORKBOOK_PART, FileStart
from opgavenkaart.loaders.files.sheet import Progress, Sheet
from opgavenkaart.loaders.files.workbook.read import read_workbook
from opgavenkaart.loaders.files.workbook.write import MAX_ROWS, DoesNotFit, NewWorkbook, cell_length

SHEETS = ("Elements", "Connections")
CANNOT = Text(
    "kleuren en vormen; en een | in een tekst (Kumu leest die als scheiding van waarden)",
    "colours and shapes; and a | in a text (which Kumu takes to divide values)",
)
SEVERAL = "|"
_ARROWS: Mapping[str, Direction] = {"undirected": "undirected", "mutual": "mutual"}


def write(going: Outgoing) -> bytes:
    """The workbook. Raises DoesNotFit where a sheet or cell is too small."""
    new = NewWorkbook()
    elements = [{"ID": e.id, **kumu.element_fields(e.attributes, going.lang)} for e in going.network.elements]
    links = [
        {"From": link.start, "To": link.end, "Direction": "directed", **kumu.link_fields(link.attributes)}
        for link in going.network.connections
    ]
    _sheet(new.book, SHEETS[0], ("ID", "label", "type"), elements)
    _sheet(new.book, SHEETS[1], ("From", "To", "Direction", "type"), links)
    return new.content()


def _sheet(book: Any, name: str, first: tuple[str, ...], rows: Sequence[Mapping[str, str]]) -> None:
    if len(rows) >= MAX_ROWS:
        raise DoesNotFit(f'The sheet "{name}" would get {len(rows)} rows; it can hold {MAX_ROWS - 1}.')
    sheet = book.add_worksheet(name)
    titles = list(dict.fromkeys((*first, *(title for row in rows for title in row))))
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title.capitalize() if title in ("label", "type") else title)
    for at, row in enumerate(rows, 1):
        for column, title in enumerate(titles):
            if text := row.get(title):
                if cell_length(text) > MAX_CELL_LENGTH:
                    where = f'Sheet "{name}", row {at + 1}'
                    raise DoesNotFit(f"{where}: its {title} is longer than the {MAX_CELL_LENGTH} that fit in a cell.")
                sheet.write_string(at, column, text)
    sheet.freeze_panes(1, 0)


def is_kumu(start: FileStart) -> bool:
    """Whether a workbook has Kumu's sheets; looks at the list of sheets alone."""
    names = re.findall(rb'<(?:\w+:)?sheet [^>]*?name="([^"]*)"', start.parts.get(WORKBOOK_PART, b""))
    return {name.lower() for name in SHEETS} <= {name.decode(errors="replace").lower() for name in names}


def read(path: Path, progress: Progress) -> Network:
    """The network. Raises UnreadableFile."""
    sheets = {sheet.name.lower(): sheet for sheet in read_workbook(path, progress)}
    of = [sheets.pop(name.lower()) for name in SHEETS]
    elements = [
        Element(row.pop("id", "") or row.get("label", ""), kumu.attributes(row), at) for at, row in _rows(of[0])
    ]
    links = [link for at, row in _rows(of[1]) for link in _links(at, row)]
    left_out = [Text(*(f'{word} "{s.name}"' for word in ("blad", "sheet"))) for s in sheets.values() if any(s.cells)]
    return Network(elements, links, "row", (of[0].name, of[1].name), left_out=left_out)


def _links(at: int, row: dict[str, str]) -> Iterator[Connection]:
    start, end, direction, id = (row.pop(name, "") for name in ("from", "to", "direction", "id"))
    for one in map(str.strip, end.split(SEVERAL)):
        yield Connection(start, one, kumu.attributes(row), _ARROWS.get(direction.lower(), "directed"), id, at)


def _rows(sheet: Sheet) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that is not empty, with its number; headings of Kumu's own in lower case."""
    if not sheet.cells:
        return
    own = {match_key(name): name for name in ("id", "label", "type", "from", "to", "direction")}
    titles = [own.get(match_key(title), clean(title.strip())) for title in sheet.cells[0]]
    for at, cells in enumerate(sheet.cells[1:], 2):
        row = {title: clean(text) for title, text in zip(titles, cells, strict=False) if title and text.strip()}
        if row:
            yield at, row
