"""Where does a table begin? The heading rows of a sheet, one or more of them, and what they mean together.

Rows are counted from 0 and hold text; what is found is a range of rows, empty where there is nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile, zip_longest

from opgavenkaart.loaders.files.sheet import CODE, unescaped

Cells = Sequence[Sequence[str]]

SEARCHED = 50  # rows in which headings may stand
DEEPEST = 3  # heading rows that one table has at most
BODY = 150  # rows below by which headings are known
_NUMBER = re.compile(
    r"[€$£]?[-+−(]?[€$£]?\s?\d[\d.,\s%)]*-?|\d{1,4}[-/. ](?:\d{1,2}|[A-Za-z]{3,9}\.?)[-/. ]\d{1,4}.*"
)  # an amount, or a day
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_NOTHING = frozenset(("-", "–", "x", "?", "pm", "ntb", "n.t.b.", "nvt", "n.v.t.", "n.v.t", "n/a", "nb", "n.b.", "..."))


def plain(cell: str) -> str:
    """A heading on one line: line breaks, no-break spaces and `_x000D_` are a space, and outer ones go.

    >>> plain(" Totale_x000D_\\nkosten\\xa0")
    'Totale kosten'
    """
    return " ".join(unescaped(cell).split())


def joined_headers(rows: Cells) -> list[str]:
    """One heading a column: what stands above it in one or more heading rows, from top to bottom.

    A cell above is carried to the right over empty cells, as a merged cell is read, wherever something stands below.

    >>> joined_headers([["Naam", "Budget", ""], ["", "2020", "2021"]])
    ['Naam', 'Budget 2020', 'Budget 2021']
    """
    width = max(map(len, rows), default=0)
    texts = [[plain(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    for above, below in pairwise(range(len(texts))):
        _carry(texts[above], texts[below:])
    return [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*texts, strict=True)]


def probable_header(cells: Cells) -> range:
    """The heading rows of a sheet whose columns are unknown: below disclaimers, above the data.

    They are mostly text, filled as widely as the rows below, each cell another, and unlike the cells below it.
    """
    rows = [[plain(cell) for cell in row] for row in cells[: SEARCHED + BODY]]
    best, most = range(0), 0.0
    for bottom in (index for index, row in enumerate(rows[:SEARCHED]) if any(row)):
        top = bottom
        while True:
            score = _score(rows, top, bottom)
            if score > most:
                best, most = range(top, bottom + 1), score
            deepest = bottom - top + 1 == DEEPEST
            if not top or deepest or not is_group(rows[top - 1], joined_headers(rows[top : bottom + 1])):
                break
            top -= 1
    return best


def repeated_headers(headings: Sequence[str], rows: Cells) -> list[int]:
    """The places of rows that repeat the headings, as at the top of each page: two cells or more, and no other.

    >>> repeated_headers(["Naam", "Jaar"], [[" naam", "Jaar", ""], ["Naam", "Jaar"], ["Naam", ""], ["Naam", "2020"]])
    [1]
    """
    texts = [plain(heading) for heading in headings]
    first = next((at for at, text in enumerate(texts) if text), len(texts))
    if first == len(texts):
        return []
    begin = "".join(takewhile(str.isalnum, texts[first])), CODE  # which decides most rows at once

    def again(cells: Sequence[str]) -> bool:
        filled = [(at, text) for at, text in enumerate(map(plain, cells)) if text]
        return len(filled) > 1 and all(at < len(texts) and text == texts[at] for at, text in filled)

    likely = [row for row, cells in enumerate(rows) if len(cells) > first and cells[first].lstrip().startswith(begin)]
    return [row for row in likely if plain(rows[row][first]) == texts[first] and again(rows[row])]


def _carry(above: list[str], below: Cells) -> None:
    """Fill the empty cells of a row with the cell to their left that reaches over them."""
    reach = ""
    for column, text in enumerate(above):
        under = any(row[column] for row in below)
        if text:
            reach = text if under else ""  # one with nothing below it is merged downwards, not to the right
        elif under:
            above[column] = reach
        else:
            reach = ""


def is_group(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row names groups of the columns that the row below it names."""
    spans = singles = 0
    pairs = list(zip_longest(above, below, fillvalue=""))
    for column, (upper, lower) in enumerate(pairs):
        if upper and is_number(upper) and not _YEAR.fullmatch(upper):
            return False
        if upper and lower:
            over, under = pairs[column + 1] if column + 1 < len(pairs) else ("", "")
            if under and not over:
                spans += 1
            else:
                singles += 1
    first = next((column for column, cell in enumerate(below) if cell), 0)
    alone = sum(map(bool, above)) == 1
    return spans > 0 and singles <= spans and not (alone and above[first : first + 1] != [""])


def _score(rows: Cells, top: int, bottom: int) -> float:
    """How well some rows do as headings: the parts are shares of 1, weighed so that no one of them decides."""
    headings = joined_headers(rows[top : bottom + 1])
    below = [row for row in rows[bottom + 1 : bottom + 1 + BODY] if any(row)]
    columns = [[row[c] if c < len(row) else "" for row in below] for c in range(len(headings))]
    width = max(map(len, below), default=0)
    used = {c for c, column in enumerate(columns) if any(column)} | {
        c for c in range(len(headings), width) if any(row[c] for row in below if c < len(row))
    }
    named = [c for c, heading in enumerate(headings) if heading]
    if not named:
        return 0
    words = [headings[c] for c in named]
    fill = sum(c in used for c in named) / max(len(used), 1) if below else 1
    text = sum(1 - is_number(word) * (0.5 if _YEAR.fullmatch(word) else 1) for word in words) / len(words)
    distinct = len(set(words)) / len(words)
    unlike = sum(_unlike(headings[c], columns[c]) for c in named) / len(named)
    wide = sum(sum(map(bool, row)) > 0.5 * len(used) for row in rows[:top])
    short = sum(len(word) <= 80 for word in words) / len(words)
    return 2 * fill + text + distinct + 2 * unlike + short + _block(rows, bottom) - 0.4 * wide + 0.1 * (bottom - top)


def _unlike(heading: str, below: Sequence[str]) -> float:
    """How unlike the cells below it a heading is: 1 for a word over numbers, below 0 where it stands there again."""
    values = [cell for cell in below if cell and cell.lower() not in _NOTHING]
    if heading in values:
        return -1
    if not values or is_number(heading):
        return 0
    return sum(map(is_number, values)) / len(values)


def _block(rows: Cells, bottom: int) -> float:
    """How much stands right below, up to ten rows, as a share of 1."""
    below = rows[bottom + 1 :]
    start = next((index for index, row in enumerate(below) if any(row)), 0)
    end = next((index for index, row in enumerate(below[start : start + 10]) if not any(row)), len(below[start:]))
    return min(end, 10) / 10


def is_number(cell: str) -> bool:
    """Whether a cell is a number, an amount or a date, or a sign that there is none."""
    return any_number([cell])


def any_number(cells: Sequence[str]) -> bool:
    """Whether any of some cells is."""
    return any(map(_NUMBER.fullmatch, cells)) or not _NOTHING.isdisjoint(map(str.lower, cells))
