"""What calamine does not tell of a workbook, and what is read of its XML instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn
from xml.etree.ElementTree import Element, fromstring
from xml.parsers import expat

from opgavenkaart.loaders.files.sheet import Merged

Cell = tuple[int, int]  # row and column, counted from 0


@dataclass
class XmlExtras:
    """By sheet, texts of cells that calamine reads as something else, and the merged cells of ODS.

    Such texts are the errors of formulas (#N/A …), that they were not calculated, and codes that numbers are shown as.
    """

    errors: dict[str, dict[Cell, str]] = field(default_factory=dict)
    merged: dict[str, list[Merged]] = field(default_factory=dict)
    day_0: date | None = None  # of the numbers that are days, where the file says so


def check_sound(xml: bytes) -> None:
    """Raises ValueError for XML that breaks off, or has a document type: no spreadsheet program writes one."""

    def refuse(*_: object) -> NoReturn:  # it is where entity bombs hide
        raise ValueError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise ValueError from error


def tree(xml: bytes) -> Element:
    """A part of a workbook as XML. Raises ValueError for what is not sound."""
    check_sound(xml)
    return fromstring(xml)  # noqa: S314


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def get(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")
