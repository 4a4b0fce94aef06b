"""What calamine does not tell of a workbook, and what is read of its XML instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element, fromstring

from opgavenkaart.loaders.sheets import Merged

Cell = tuple[int, int]  # row and column, counted from 0


@dataclass
class Unseen:
    """By sheet, the errors of formulas (#N/A …), which calamine reads as empty cells, and the merged cells of ODS."""

    errors: dict[str, dict[Cell, str]] = field(default_factory=dict)
    merged: dict[str, list[Merged]] = field(default_factory=dict)
    day_0: date | None = None  # of the numbers that are days, where the file says so


def tree(xml: bytes) -> Element:
    """A part of a workbook as XML. Raises ValueError for a document type: no spreadsheet program writes one."""
    if b"<!DOCTYPE" in xml:  # it is where entity bombs hide
        raise ValueError
    return fromstring(xml)  # noqa: S314


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def get(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")
