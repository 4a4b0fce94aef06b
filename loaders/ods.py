"""A pass over the XML of an ODS workbook, tag by tag: its tree is built only where a formula gave an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from opgavenkaart.loaders.columns import column_letters
from opgavenkaart.loaders.limits import check_reach
from opgavenkaart.loaders.ods_shown import makes_codes, shown_cells
from opgavenkaart.loaders.unseen import Cell, Unseen, check_sound, get, local, tree

_TAG = re.compile(rb"<(?:\w+:)?(table|table-row|(?:covered-)?table-cell)((?:\s[^>]*)?)>")
_NAME = re.compile(rb"""\s(?:\w+:)?name=["']([^"']*)""")
_REPEATED = re.compile(rb"""-repeated=["'](\d+)""")
_SPANNED = re.compile(rb"""-(rows|columns)-spanned=["'](\d+)""")
_ERROR = re.compile(rb"""value-type=["']error["']""")


def look_into_ods(parts: ZipFile) -> Unseen:
    """What a workbook has that calamine does not tell. Raises UnreadableFile for cells that are too far apart."""
    xml, unseen = parts.read("content.xml"), Unseen()
    check_sound(xml)  # of a table that breaks off, calamine seeks the end for ever
    name, row, column, rows = "", 0, 0, 1
    last = last_column = 0
    for tag, attributes in _TAG.findall(xml):
        if tag == b"table":
            name, row, rows = unescape(b"".join(_NAME.findall(attributes)[:1]).decode()), 0, 0
            last = last_column = 0
        elif tag == b"table-row":
            row, column, rows = row + rows, 0, _repeated(attributes)
        else:
            columns = _repeated(attributes)
            if b"value-type=" in attributes:
                last, last_column = max(last, row + rows), max(last_column, column + columns)
                check_reach(name, last, last_column, f"{column_letters(last_column - 1)}{last}")
                if b"-spanned=" in attributes:
                    spans = {way: int(count) for way, count in _SPANNED.findall(attributes)}
                    corner = row + spans.get(b"rows", 1) - 1, column + spans.get(b"columns", 1) - 1
                    if corner != (row, column):
                        unseen.merged.setdefault(name, []).append(((row, column), corner))
            column += columns
    if _ERROR.search(xml):
        tables = (e for e in tree(xml).iter() if local(e.tag) == "table")
        unseen.errors = {get(table, "name"): dict(_errors(table)) for table in tables}
    if makes_codes(xml) or ("styles.xml" in parts.namelist() and makes_codes(parts.read("styles.xml"))):
        for name, shown in shown_cells(parts.open("content.xml")).items():
            unseen.errors.setdefault(name, {}).update(shown)
    return unseen


def _repeated(attributes: bytes) -> int:
    found = _REPEATED.search(attributes) if b"-repeated" in attributes else None
    return int(found[1]) if found else 1


def _errors(table: Element) -> Iterator[tuple[Cell, str]]:
    row = 0
    for line in (e for e in table.iter() if local(e.tag) == "table-row"):
        column = 0
        for cell in line:
            if any(key.endswith("}value-type") and value == "error" for key, value in cell.attrib.items()):
                yield (row, column), "".join("".join(p.itertext()) for p in cell if local(p.tag) == "p")
            column += int(get(cell, "number-columns-repeated") or 1)
        row += int(get(line, "number-rows-repeated") or 1)
