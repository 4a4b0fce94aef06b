"""Cells of XLSX that show something else than calamine reads: formats that make codes, formulas without a result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import IO
from xml.etree.ElementTree import iterparse

from opgavenkaart.loaders.cells import NOT_CALCULATED
from opgavenkaart.loaders.columns import column_number
from opgavenkaart.loaders.number_formats import Part, parts_of, shown
from opgavenkaart.loaders.unseen import Cell, local, tree

Formats = Mapping[str, Sequence[Part]]  # by the number of a style
FORMULA = b"</f>"  # in a sheet that has any


def formats_of(styles: bytes) -> Formats:
    """The formats that make codes of numbers, if any. Raises ValueError."""
    if b"formatCode" not in styles:
        return {}
    book = tree(styles)
    codes = {e.get("numFmtId"): parts_of(e.get("formatCode", "")) for e in book.iter() if local(e.tag) == "numFmt"}
    styled = next((e for e in book if local(e.tag) == "cellXfs"), ())
    numbered = ((str(number), codes.get(style.get("numFmtId"), ())) for number, style in enumerate(styled))
    return {number: parts for number, parts in numbered if parts}


def shown_cells(sheet: IO[bytes], formats: Formats) -> dict[Cell, str]:
    """What stands in such cells. A formula that was never calculated has an error of ours."""
    found: dict[Cell, str] = {}
    row = column = -1
    with sheet:
        for event, element in iterparse(sheet, ("start", "end")):  # noqa: S314  a document type was refused
            tag = local(element.tag)
            if tag == "row" and event == "start":
                row, column = int(element.get("r", row + 2)) - 1, -1
            elif tag == "row":
                element.clear()
            elif tag == "c" and event == "end":
                letters = element.get("r", "").rstrip("0123456789").upper()
                column = column_number(letters) if letters else column + 1
                inside = {local(part.tag): part.text or "" for part in element}
                value, kind = inside.get("v", ""), element.get("t", "n")
                if "f" in inside and not value and kind != "str":  # which is "" where it says so
                    found[row, column] = NOT_CALCULATED
                elif kind == "n" and (parts := formats.get(element.get("s", ""))) and (text := shown(value, parts)):
                    found[row, column] = text
    return found
