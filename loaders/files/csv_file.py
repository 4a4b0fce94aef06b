"""CSV as people have it: any encoding, comma, semicolon, tab or bar, named in a first line or not."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from itertools import islice
from pathlib import Path

from opgavenkaart.graph.text import clean, has_control, unusual_signs
from opgavenkaart.loaders.files.codes import BROKEN_QUOTES, ENCODING_IN_DOUBT, MISREAD_TEXT
from opgavenkaart.loaders.files.detect import HEADINGS, check_is_table, content_of
from opgavenkaart.loaders.files.encodings import Decoded, decoded
from opgavenkaart.loaders.files.limits import MAX_CSV, check_lines, check_table, contents
from opgavenkaart.loaders.files.misread import is_misread, may_be_misread, misread_details
from opgavenkaart.loaders.files.sheet import Progress, Sheet, not_opened
from opgavenkaart.loaders.problems.problem import Place, Problem

DELIMITERS = ",;\t|"
NOTHING = DELIMITERS + ' \r\n"'
END = "\x1a"  # of a file of MS-DOS
STRIDE = 5_000  # rows between two reports of progress
LINES = 30  # in which rows are compared
_NAMED = re.compile(r"""\ufeff?"?sep=([,;\t|])"?(?:\r\n|\r|\n|$)""", re.IGNORECASE)  # what Excel heeds, and never shows


def read_csv(path: Path, progress: Progress) -> Sheet:
    """The rows of a CSV file; a broken quotation mark ends it with a problem. Raises UnreadableFile."""
    try:
        data = contents(path, MAX_CSV)
        check_lines(data)
        check_is_table(content_of(data), as_text=True)
        read = decoded(data)
    except OSError as error:
        raise not_opened(error) from error
    text, place, rows, problems = read.text, Place(path.name), list[list[str]](), list[Problem]()
    named = _NAMED.match(text)
    text = text[named.end() if named else 0 :].removesuffix(END)
    text = text if named else _unwrapped(text)
    text = text if text.strip(NOTHING) else ""
    delimiter = named[1] if named else delimiter_of(text)
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        done, cells = -1, 0
        while done < len(rows):
            done = len(rows)
            rows.extend(islice(reader, STRIDE))
            cells += sum(map(len, rows[done:]))
            check_table(len(rows), cells)
            progress(lines.tell() / max(len(text), 1))
    except csv.Error:
        problems.append(Problem(BROKEN_QUOTES, place.file, row=len(rows) + 1))
    broken = bool(problems)
    signs = unusual_signs(read.text)
    problems += _misread(place, read, signs, rows)
    if has_control(signs):
        rows = [[clean(cell) for cell in row] for row in rows]
    return Sheet(place, path.stem, rows, delimiter, broken, problems)


def delimiter_of(text: str) -> str:
    """The delimiter that divides the first line that is not empty into most cells.

    Where the lines below it are not divided so, but by another one alike, the first is a title and the other is right.
    """
    start = re.search(r"[^\r\n]", text)
    beginning = text[start.start() : start.start() + HEADINGS] if start else ""
    widths = {delimiter: _widths(beginning, delimiter) for delimiter in DELIMITERS}
    first = max(DELIMITERS, key=lambda delimiter: widths[delimiter][0])  # the first of equals
    other = max(DELIMITERS, key=lambda delimiter: _alike(widths[delimiter][1:]))
    headed, below, elsewhere = widths[first][0], widths[first][1:], widths[other][1:]
    same = headed > 1 and 2 * below.count(headed) >= len(below)
    heads_them = not below or same or _alike(below) >= _alike(elsewhere)
    narrow = _usual(elsewhere) < max(headed, 3)
    return first if heads_them or narrow or _alike(elsewhere) < 0.8 else other


def _unwrapped(text: str) -> str:
    """A text without the quotation marks around each whole row, as some exports put them; any other as it is."""
    if not text.startswith('"'):
        return text
    lines: list[str] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), strict=True):
            if len(row) > 1 or any("\n" in cell or "\r" in cell for cell in row):
                return text
            lines += row or [""]
    except csv.Error:
        return text
    inside = "\n".join(lines)
    widths = _widths(inside, delimiter_of(inside))
    return inside if len(widths) > 1 and len(set(widths)) == 1 and widths[0] > 1 else text


def _widths(text: str, delimiter: str) -> list[int]:
    """How many cells the first lines that are not empty have; at least one line."""
    found: list[int] = []
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        found.extend(islice((len(row) for row in reader if any(map(str.strip, row))), LINES))
    except csv.Error:
        pass
    return found or [0]


def _usual(widths: Sequence[int]) -> int:
    """How many cells most rows have."""
    return Counter(widths).most_common(1)[0][0] if widths else 0


def _alike(widths: Sequence[int]) -> float:
    """The share of the rows that have as many cells as most, if that is more than one."""
    usual = _usual(widths)
    return widths.count(usual) / len(widths) if usual > 1 else 0


def _misread(place: Place, read: Decoded, signs: str, rows: Sequence[Sequence[str]]) -> list[Problem]:
    """A warning with the first cell that nobody typed so, or whose encoding is in doubt."""
    text, guessed, in_doubt = read
    if may_be_misread(text, signs):
        found = [(n, cell) for n, row in enumerate(rows, 1) for cell in row if is_misread(cell)]
    else:
        found = [(n, cell) for n, row in enumerate(rows if in_doubt else (), 1) for cell in row if not cell.isascii()]
    if not found:
        return []
    row, cell = found[0]
    if not is_misread(cell):
        return [Problem(ENCODING_IN_DOUBT, *place, row, "", cell.strip(), {"encoding": guessed})]
    return [Problem(MISREAD_TEXT, *place, row, "", clean(cell.strip()), misread_details(cell, len(found)))]
