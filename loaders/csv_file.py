"""CSV as people have it: any of four encodings, comma, semicolon or tab."""

from __future__ import annotations

import codecs
import csv
import re
from io import StringIO
from itertools import islice
from pathlib import Path

from opgavenkaart.graph.schema import Text
from opgavenkaart.loaders.problems import Place, Problem
from opgavenkaart.loaders.sheets import STRIDE, Progress, Sheet, UnreadableFile, not_opened

DELIMITERS = ",;\t"
HEADINGS = 100_000  # characters: no line of headings is longer
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # ZIP and OLE, how such files begin
SAVE_AGAIN = Text(
    'Open het in het rekenblad en bewaar het opnieuw als "CSV UTF-8".',
    'Open it in the spreadsheet program and save it again as "CSV UTF-8".',
)


def read_csv(path: Path, progress: Progress) -> Sheet:
    """The rows of a CSV file; a broken quotation mark ends it with a problem. Raises UnreadableFile."""
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        raise not_opened(error) from error
    place, rows, problems = Place(path.name), list[list[str]](), list[Problem]()
    delimiter = delimiter_of(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        done = -1
        while done < len(rows):
            done = len(rows)
            rows.extend(islice(reader, STRIDE))
            progress(len(rows) - done)
    except csv.Error:
        problems.append(Problem("broken_quotes", place.file, row=len(rows) + 1))
    return Sheet(place, path.stem, rows, delimiter, bool(problems), problems)


def decoded(data: bytes) -> str:
    """Text from bytes: UTF-16 with its mark, UTF-8 with or without, else Windows-1252."""
    if data.startswith(WORKBOOKS):
        raise UnreadableFile(
            Text("het is een werkmap, geen CSV", "it is a workbook, not CSV"),
            Text("Geef het de goede extensie, zoals .xlsx.", "Give it the right extension, such as .xlsx."),
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16")
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data, "utf-8-sig")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        hoped = data.decode(errors="replace")
        broken = hoped.count("\ufffd")
        if sum(not c.isascii() for c in hoped) - broken > broken:  # more that is UTF-8 than is not
            raise _undecodable(data, error.start) from error
        return _strictly(data, "cp1252")


def delimiter_of(text: str) -> str:
    """The delimiter that divides the first line that is not empty into most cells."""
    start = re.search(r"[^\r\n]", text)
    beginning = text[start.start() : start.start() + HEADINGS] if start else ""

    def headings(delimiter: str) -> int:
        try:
            return len(next(csv.reader(StringIO(beginning, newline=""), delimiter=delimiter), ()))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=headings)  # the first of equals


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start) from error


def _undecodable(data: bytes, position: int) -> UnreadableFile:
    line = data.count(b"\n", 0, position) + 1
    return UnreadableFile(
        Text(f"de tekens van regel {line} kloppen niet", f"the characters of line {line} are damaged"), SAVE_AGAIN
    )
