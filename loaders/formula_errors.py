"""Where formulas of a workbook gave an error (#N/A, #REF! …), which calamine reads as an empty cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile, is_zipfile
from zlib import error as ZlibError  # noqa: N812

Cell = tuple[int, int]  # row and column, counted from 0
_IN_XLSX = re.compile(rb"""\st=["']e["']""")
_IN_ODS = re.compile(rb"""value-type=["']error["']""")


def formula_errors(path: Path) -> dict[str, dict[Cell, str]]:
    """Sheet, then cell, to error; empty for other types of file. Raises ValueError for a damaged one."""
    if not is_zipfile(path):
        return {}
    try:
        with ZipFile(path) as parts:
            names = set(parts.namelist())
            if "content.xml" in names:
                return _of_ods(parts.read("content.xml"))
            if "xl/workbook.xml" in names:
                return {sheet: dict(_of_xlsx(xml)) for sheet, xml in _xlsx_sheets(parts) if _IN_XLSX.search(xml)}
    except (BadZipFile, ZlibError, ParseError, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ValueError(str(error)) from error
    return {}


def _xlsx_sheets(parts: ZipFile) -> Iterator[tuple[str, bytes]]:
    targets = {r.get("Id"): r.get("Target", "") for r in _tree(parts.read("xl/_rels/workbook.xml.rels"))}
    for sheet in _all(_tree(parts.read("xl/workbook.xml")), "sheet"):
        of = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        if target := targets.get(of):
            yield sheet.get("name", ""), parts.read(normpath(join("/xl", target)).lstrip("/"))


def _of_xlsx(xml: bytes) -> Iterator[tuple[Cell, str]]:
    row = -1
    for line in _all(_tree(xml), "row"):
        row = int(line.get("r", row + 2)) - 1
        column = -1
        for cell in _all(line, "c"):
            letters = cell.get("r", "").rstrip("0123456789")
            column = column_number(letters) if letters else column + 1
            if cell.get("t") == "e":
                yield (row, column), "".join(v.text or "" for v in _all(cell, "v"))


def _of_ods(xml: bytes) -> dict[str, dict[Cell, str]]:
    if not _IN_ODS.search(xml):
        return {}
    return {_get(table, "name"): dict(_of_ods_table(table)) for table in _all(_tree(xml), "table")}


def _of_ods_table(table: Element) -> Iterator[tuple[Cell, str]]:
    row = 0
    for line in _all(table, "table-row"):
        column = 0
        for cell in line:
            if any(key.endswith("}value-type") and value == "error" for key, value in cell.attrib.items()):
                yield (row, column), "".join("".join(p.itertext()) for p in cell if p.tag.endswith("}p"))
            column += int(_get(cell, "number-columns-repeated") or 1)
        row += int(_get(line, "number-rows-repeated") or 1)


def _tree(xml: bytes) -> Element:
    if b"<!DOCTYPE" in xml:  # no spreadsheet program writes one; it is where entity bombs hide
        raise ValueError
    return fromstring(xml)  # noqa: S314


def _all(element: Element, name: str) -> Iterator[Element]:
    return (e for e in element.iter() if e.tag.rpartition("}")[2] == name)


def _get(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def column_number(letters: str) -> int:
    """A column's place, counted from 0.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """What the spreadsheet program calls a column, counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters, number = "", number + 1
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(65 + last) + letters
    return letters
