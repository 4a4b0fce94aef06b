"""Numbers of ODS that show zeros or letters which calamine leaves out: the text that stands in the cell itself."""

from __future__ import annotations

import re
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from opgavenkaart.loaders.unseen import Cell, get, local

MOST = 1_100_000  # cells that one repeated code fills: a column
_BODY = b"<office:body"
_MAKES_CODES = re.compile(  # more digits than one, or letters before them
    rb"""<number:number-style(?:(?!</number:number-style).)*?(?:min-integer-digits=["'](?:[2-9]|\d\d)"""
    rb"""|<number:text>[^<]*[A-Za-z][^<]*</number:text><number:number )""",
    re.DOTALL,
)


def makes_codes(styles: bytes) -> bool:
    """Whether a part has a format that makes codes of numbers."""
    return bool(_MAKES_CODES.search(styles.partition(_BODY)[0]))


def shown_cells(content: IO[bytes]) -> dict[str, dict[Cell, str]]:
    """By sheet, the codes that numbers are shown as: their digits, with zeros or letters before them."""
    found: dict[str, dict[Cell, str]] = {}
    name, row, rows, column = "", 0, 0, 0
    with content:
        for event, element in iterparse(content, ("start", "end")):  # noqa: S314  a document type was refused
            tag = local(element.tag)
            if tag == "table" and event == "start":
                name, row, rows = get(element, "name"), 0, 0
            elif tag == "table-row" and event == "start":
                row, rows, column = row + rows, int(get(element, "number-rows-repeated") or 1), 0
            elif tag == "table-row":
                element.clear()
            elif tag in ("table-cell", "covered-table-cell") and event == "end":
                columns = int(get(element, "number-columns-repeated") or 1)
                if get(element, "value-type") == "float" and (code := _code(element)):
                    if rows * columns > MOST:
                        raise ValueError(name)
                    cells = ((r, c) for r in range(row, row + rows) for c in range(column, column + columns))
                    found.setdefault(name, {}).update(dict.fromkeys(cells, code))
                column += columns
    return found


def _code(cell: Element) -> str:
    """The text of a cell, where it is its number with zeros or letters before it; else ""."""
    text = next(("".join(p.itertext()) for p in cell if local(p.tag) == "p"), "")
    digits = "".join(filter(str.isdigit, text))
    try:
        value = float(get(cell, "value"))
    except ValueError:
        return ""
    same = digits.isdecimal() and value == int(digits)
    return text if same and (text[0].isalpha() or (text[0] == "0" and len(text) > 1)) else ""
