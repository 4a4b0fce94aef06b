"""A pass over the XML of an XLSX workbook, without parsing what needs no parsing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from posixpath import join, normpath
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile

from opgavenkaart.loaders.columns import column_letters, column_number
from opgavenkaart.loaders.limits import check_reach
from opgavenkaart.loaders.unseen import Cell, Unseen, get, local, tree
from opgavenkaart.loaders.xlsx_shown import FORMULA, formats_of, shown_cells

STYLES = "xl/styles.xml"
CHUNK = 1 << 20
SEAM = 200  # bytes that are looked at again in the next chunk: no start of a cell is longer
ROW_DIGITS = 7  # of the last row that a spreadsheet program has
DAY_0, DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FILLED = re.compile(rb"""\sr=["']([A-Za-z]*)(\d+)["'][^>]*(?<!/)>""")  # calamine takes small letters too
_MARKS = {  # as a writer quotes: what an error has, and what a cell beyond column Z or row 999,999 has
    b'"': (b't="e"', re.compile(rb' r="(?:.[A-Za-z]|.\d{7})')),
    b"'": (b"t='e'", re.compile(rb" r='(?:.[A-Za-z]|.\d{7})")),
}  # begin with fixed letters, which makes the search four times as fast


def look_into_xlsx(parts: ZipFile) -> Unseen:
    """What a workbook has that calamine does not tell. Raises UnreadableFile for cells that are too far apart."""
    book = tree(parts.read("xl/workbook.xml"))
    targets = {r.get("Id"): r.get("Target", "") for r in tree(parts.read("xl/_rels/workbook.xml.rels"))}
    since_1904 = any(get(e, "date1904") in ("1", "true") for e in book.iter() if local(e.tag) == "workbookPr")
    formats = formats_of(parts.read(STYLES) if STYLES in parts.namelist() else b"")
    unseen = Unseen(day_0=DAY_0_OF_1904 if since_1904 else DAY_0)
    for sheet in (e for e in book.iter() if local(e.tag) == "sheet"):
        if target := targets.get(get(sheet, "id")):
            name, part = get(sheet, "name"), normpath(join("/xl", target)).lstrip("/")
            errors, far, formulas = _scan(parts, part)
            if far:
                _check_reach(parts, part, name)
            if errors:
                unseen.errors[name] = dict(_errors(parts, part))
            if (formulas or formats) and (shown := shown_cells(parts.open(part), formats)):
                unseen.errors.setdefault(name, {}).update(shown)
    return unseen


def _scan(parts: ZipFile, part: str) -> tuple[bool, bool, bool]:
    """Whether a sheet has errors of formulas, cells far off, and formulas.

    Only a sheet with cells far off can be too large.
    """
    errors = far = formulas = False
    marks = None
    for chunk in _chunks(parts, part):
        if marks is None:
            if b"<!DOCTYPE" in chunk:
                raise ValueError(part)
            marks = _MARKS[max(_MARKS, key=chunk.count)]
        errors = errors or marks[0] in chunk
        formulas = formulas or FORMULA in chunk
        far = far or bool(marks[1].search(chunk))
    return errors, far, formulas


def _check_reach(parts: ZipFile, part: str, name: str) -> None:
    rows, columns = 0, 1
    for chunk in _chunks(parts, part):
        for letters, row in _FILLED.findall(chunk):
            if letters or len(row) > ROW_DIGITS:  # else a row, in which there may be nothing
                rows = max(rows, int(row))
            columns = max(columns, column_number(letters.decode().upper()) + 1)
    check_reach(name, rows, columns, f"{column_letters(columns - 1)}{rows}")


def _chunks(parts: ZipFile, part: str) -> Iterator[bytes]:
    with parts.open(part) as file:
        seam = b""
        while chunk := file.read(CHUNK):
            yield seam + chunk
            seam = chunk[-SEAM:]


def _errors(parts: ZipFile, part: str) -> Iterator[tuple[Cell, str]]:
    row = column = -1
    with parts.open(part) as file:
        for event, element in iterparse(file, ("start", "end")):  # noqa: S314  a document type was refused
            tag = local(element.tag)
            if tag == "row":
                if event == "start":
                    row, column = int(element.get("r", row + 2)) - 1, -1
                else:
                    element.clear()
            elif tag == "c" and event == "end":
                letters = element.get("r", "").rstrip("0123456789").upper()
                column = column_number(letters) if letters else column + 1
                if element.get("t") == "e":
                    yield (row, column), "".join(v.text or "" for v in element if local(v.tag) == "v")
