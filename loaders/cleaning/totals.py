"""Rows of a table that are totals, counts or averages of others: those that can be nothing else, and the doubtful."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.tables.find_header import is_number

Row = tuple[int, Sequence[str]]  # its number, and its cells

_TOTAL = re.compile(
    r"(?:sub|eind|deel|tussen|grand|general|generaal)?[\s-]*(?:totaal|totalen|totals?)(?:[\s-]+(?:generaal|general|aantal))?(?:\s*\([^()]*\))?[\s:=]*[\d.,]*"
    r"|(?:gemiddelden?|gemiddeld|average)(?:\s*\([^()]*\))?[\s:=]*[\d.,]*"
    r"|(?:aantal|number of)\b[^:=]{0,60}[:=]\s*\d[\d.,]*|n\s*=\s*\d[\d.,]*",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(  # with numbers beside it
    r"sub[\s-]?tota(?:al|l|len|ls)\b.*|(?:(?:sub|eind)?som|sum|saldo|mediaan|median|minimum|maximum|mean|gem\.|avg\.?|tot\.?"
    r"|[Σ∑]|gesamt(?:summe)?|summe|somme)(?:\s*\([^()]*\))?[\s:=]*",
    re.IGNORECASE | re.DOTALL,
)
_STRONG = r"(?:(?:sub|eind|deel|tussen|grand|general|generaal)?[\s-]*(?:totaal|totalen|totals?)|gemiddelden?|gemiddeld)"
_OF = r"(?:som|sum|average|mean|count|aantal|number|mediaan|median|maximum|minimum|max\.?|min\.?)\s+(?:of|van)"
_BEFORE = re.compile(
    rf"(?:{_STRONG}|{_OF})[\s:-]+(?:(?:van|of|voor|for|per|de|het|the|alle|all)\s+)*(?P<what>.+)", re.IGNORECASE
)
_BEHIND = re.compile(rf"(?P<what>.+?)[\s:-]+(?:{_STRONG}|som|sum|aantal|count|average|saldo)[\s:=]*", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:,|&|\+|\ben\b|\band\b)\s*")
_COUNTED = re.compile(r"\(.*?\)|\b\d[\d.,]*\b")
_BEGIN: tuple[str, ...] = ("tot", "subt", "sub-t", "sub t", "subs", "eindt", "eind-t", "eind t", "einds", "deelt")
_BEGIN += (
    "deel-t",
    "tussent",
    "grand",
    "general",
    "gemid",
    "gem.",
    "average",
    "avg",
    "aantal",
    "number of",
    "n=",
    "n =",
)
_BEGIN += ("som", "sum", "σ", "∑", "gesamt", "saldo", "mean", "media", "minimum", "maximum", "min.", "max.", "count")
_BEGIN += ("min of", "min van", "max of", "max van")
_BEGINS = re.compile(f"\n(?:{'|'.join(map(re.escape, _BEGIN))})")
_END: tuple[str, ...] = ("totaal", "totalen", "total", "totals", "gemiddelde", "gemiddeld", "som", "sum", "aantal")
_END += ("count", "average", "saldo")
LABEL_COLUMNS = 4
MAX_LENGTH = 100  # characters of the words of a total
MIN_ADDED = 2  # numbers that make a sum
MAX_OFF = 0.01  # of a sum that was rounded


class Total(NamedTuple):
    """A row by its number, the column of its words, and whether it can be nothing else."""

    row: int
    column: int
    words: str
    is_certain: bool


def find_totals(
    rows: Sequence[Row], headings: Iterable[str], ids: Set[int] = frozenset(), *, lone: bool = False
) -> list[Total]:
    """The totals among the rows of a table that have anything in them, from below upwards.

    `ids` are columns that only a thing fills; `lone`: a word without numbers is a total between other rows too.
    """
    return _Search(rows, headings, ids, lone=lone).found()


def _may_be_total(cell: str) -> bool:
    """Whether a cell begins or ends as the words of a total do; most do not."""
    text = cell.strip().lower()
    return len(text) <= MAX_LENGTH and (text.startswith(_BEGIN) or text.rstrip(" :=").endswith(_END))


class _Search:
    """One table, of which rows that are totals are sought. Rows are counted from 0."""

    def __init__(self, rows: Sequence[Row], headings: Iterable[str], ids: Set[int], *, lone: bool) -> None:
        self._rows, self._headings, self._ids, self._lone = rows, list(headings), ids, lone
        self._added: dict[int, list[tuple[int, float, float]]] = {}

    def found(self) -> list[Total]:
        totals = []
        is_last = True
        first = 0 if self._words else max(len(self._rows) - 1, 0)  # the last may be a sum without these words
        for at in range(len(self._rows) - 1, first - 1, -1):
            number, cells = self._rows[at]
            total = self._total(at, is_last)
            is_last = is_last and total is not None and total[1]
            if total:
                totals.append(Total(number, total[0], cells[total[0]].strip(), total[1]))
        return totals

    @cached_property
    def _words(self) -> Mapping[int, int]:
        """The first column that has the words of a total, by row; most tables have none."""
        if self._lone:  # of links there are many, and few rows begin otherwise than with a name
            cells = {row[0] for _, row in self._rows if row[0]}
            cells |= {cell for _, row in self._rows if not row[0] for cell in row}
        else:
            cells = {cell for _, row in self._rows for cell in self._label_cells(row)}
        text = "\n".join(("", *map(str.strip, cells), "")).lower()
        if not _BEGINS.search(text) and not any(f" {word}" in text for word in _END):
            return {}
        labels = {cell for cell in cells if _may_be_total(cell) and _form(cell.strip())}
        return {
            at: next(column for column, cell in enumerate(self._label_cells(row)) if cell in labels)
            for at, (_, row) in enumerate(self._rows if labels else ())
            if not labels.isdisjoint(self._label_cells(row))
        }

    def _label_cells(self, row: Sequence[str]) -> Sequence[str]:
        """The cells in which a total says that it is one: the first few, of a link the first; all where these are
        empty."""
        first = row[: 1 if self._lone else LABEL_COLUMNS]
        return first if any(first) else row

    def _other_sum(self, at: int) -> tuple[int, bool] | None:
        """A row without the words of a total that is a sum: certain where it has no words, and leaves out what names
        the row above it; doubtful where its one word may be that of a thing."""
        cells, filled = self._rows[at][1], self._filled(at)
        words = [column for column in filled if not is_number(cells[column].strip())]
        is_without_name = at > 0 and any(self._rows[at - 1][1][: filled[0]])
        if not words and is_without_name and self._is_sum(at):
            return filled[0], True
        return (words[0], False) if len(words) == 1 and self._ids.isdisjoint(filled) and self._is_sum(at) else None

    def _total(self, at: int, is_last: bool) -> tuple[int, bool] | None:
        """The column of its words, and whether a row can be nothing but a total; None of any other row."""
        if (column := self._words.get(at)) is None:
            return self._other_sum(at) if is_last else None
        cells, text = self._rows[at][1], self._cell(at, column)
        others = [other for other in self._filled(at) if other != column]
        words = [other for other in others if not is_number(cells[other].strip())]
        exact, has_numbers = bool(_TOTAL.fullmatch(text)), len(others) > len(words)
        if not self._ids.isdisjoint(others):
            return (column, False) if exact and self._is_sum(at) else None
        if words:
            repeats = at > 0 and all(self._cell(at - 1, other) == cells[other].strip() for other in words)
            return (column, repeats and self._is_sum(at)) if exact or (repeats and has_numbers) else None
        if exact and (is_last or has_numbers or self._lone):
            return column, True
        if has_numbers or self._lone:
            return column, self._lone or bool(_SUBTOTAL.fullmatch(text)) or self._is_known(text) or self._is_sum(at)
        if is_last and _COUNTED.search(text) and self._is_known(text):
            return column, True
        return (column, False) if exact or self._usual_width > 1 or "tota" in text.lower() else None

    def _filled(self, at: int) -> list[int]:
        return [column for column, cell in enumerate(self._rows[at][1]) if cell.strip()]

    def _cell(self, at: int, column: int) -> str:
        cells = self._rows[at][1]
        return cells[column].strip() if column < len(cells) else ""

    @cached_property
    def _usual_width(self) -> int:
        """How many cells most rows fill."""
        widths = sorted(sum(1 for cell in cells if cell.strip()) for _, cells in self._rows)
        return widths[len(widths) // 2]

    @cached_property
    def _named(self) -> Set[str]:
        """What the headings and other cells say, to be compared."""
        rows = (cells for at, (_, cells) in enumerate(self._rows) if at not in self._words)
        return {match_key(text) for cells in (self._headings, *rows) for text in cells if text.strip()}

    def _is_known(self, text: str) -> bool:
        """Whether a total says of what, and that stands elsewhere in the table."""
        match = _BEFORE.fullmatch(text) or _BEHIND.fullmatch(text)
        what = _COUNTED.sub("", match["what"]).strip() if match else ""
        keys = {match_key(part) for part in _PARTS.split(what) if part}
        return bool(keys) and (keys <= self._named or match_key(match["what"] if match else "") in self._named)

    def _is_sum(self, at: int) -> bool:
        """Whether a number of the row is the sum of those above it: of all, or of those since the total before."""
        begin = next((row + 1 for row in range(at - 1, -1, -1) if row in self._words), 0)
        for column, cell in enumerate(self._rows[at][1]):
            numbers = _numbers(cell) if column not in self._ids and not self._counts(at, column) else ()
            sums = self._sums(column) if any(numbers) else []
            for before in {0, begin} if sums else ():
                count = sums[at][0] - sums[before][0]
                found = (until - since for until, since in zip(sums[at][1:], sums[before][1:], strict=True))
                if count >= MIN_ADDED and any(abs(a - b) < MAX_OFF for a, b in zip(found, numbers, strict=True)):
                    return True
        return False

    def _counts(self, at: int, column: int) -> bool:
        """Whether a column numbers its rows: the number is one more than that above it."""
        above = _numbers(self._cell(at - 1, column)) if at else ()
        return bool(above) and _numbers(self._cell(at, column)) == tuple(number + 1 for number in above)

    def _sums(self, column: int) -> list[tuple[int, float, float]]:
        """Above each row: how many numbers a column has that are no totals, and their sums as `_numbers` has them."""
        if column not in self._added:
            count, dutch, english = 0, 0.0, 0.0
            sums = [(count, dutch, english)]
            for at in range(len(self._rows)):
                if at not in self._words and (numbers := _numbers(self._cell(at, column))):
                    count, dutch, english = count + 1, dutch + numbers[0], english + numbers[1]
                sums.append((count, dutch, english))
            self._added[column] = sums
        return self._added[column]


def _form(text: str) -> str:
    """Whether a text has the form of a total, and says of what; "" of any other text."""
    if _TOTAL.fullmatch(text) or _SUBTOTAL.fullmatch(text):
        return "total"
    return "of what" if _BEFORE.fullmatch(text) or _BEHIND.fullmatch(text) else ""


def _numbers(cell: str) -> tuple[float, ...]:
    """A cell as a number, with a decimal comma and with a decimal point; nothing where it is no number."""
    text = re.sub(r"[€$£\s\xa0\u202f]|EUR", "", cell).replace("−", "-")
    if not re.fullmatch(r"-?\d[\d.,]*", text):
        return ()
    found = []
    for group, decimal in ((".", ","), (",", ".")):
        try:
            found.append(float(text.replace(group, "").replace(decimal, ".")))
        except ValueError:
            found.append(float("nan"))
    return tuple(found)
