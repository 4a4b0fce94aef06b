"""From their cells to ours: what follows a mark, its parts, other words for them, the day after a last one."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from opgavenkaart.loaders.mapping.model import ANYTHING_ELSE, BRACED, CELL, HEADING, From, folded
from opgavenkaart.loaders.tables.cells import day_after
from opgavenkaart.loaders.tables.find_header import plain


class SourceRow(NamedTuple):
    """One row to be read: its number, its cells, and of a table across columns the heading and cell of one of those."""

    number: int
    cells: Sequence[str]
    across: tuple[str, str] = ("", "")


EMPTIED = "\0"  # a cell that the mapping itself makes empty


class ValueCache(dict[str, tuple[str, ...]]):
    """From a text of theirs to the values that it holds, each different text looked at once.

    A text that the mapping makes empty is `EMPTIED`. `unknown` are the parts of a text that are not among `values`,
    where the mapping wants that reported; `emptied` is how many parts of a text `values` makes nothing of. With
    `keeps_places` several values stay where they are, be they empty or equal.
    """

    def __init__(self, of: From, keeps_places: bool = False) -> None:
        super().__init__()
        self._of, self._keeps_places = of, keeps_places
        self.unknown: dict[str, list[str]] = {}
        self.emptied = Counter[str]()

    def __missing__(self, text: str) -> tuple[str, ...]:
        of, cut = self._of, text
        if of.after and of.after in cut:
            cut = cut.split(of.after, 1)[1]
        if of.before:
            cut = cut.split(of.before, 1)[0]
        whole = not of.split or folded(cut) in of.values
        parts = [cut.strip()] if whole else [part.strip() for part in cut.split(of.split) if part.strip()]
        every = [value for part in parts for value in self._values(text, part)]
        if self._keeps_places and len(every) > 1:
            self[text] = found = tuple(every)
        else:
            values = dict.fromkeys(every)
            filled = tuple(value for value in values if value and value != EMPTIED)
            self[text] = found = filled or ((EMPTIED,) if EMPTIED in values else ())
        return found

    def _values(self, text: str, part: str) -> list[str]:
        of = self._of
        found: tuple[str, ...] = (part,)
        ours = of.values.get(folded(part), of.values.get(ANYTHING_ELSE) if part else None)
        if ours is not None:
            found = tuple(value or EMPTIED for value in ours)
        elif part and of.rest == "tell":
            self.unknown.setdefault(text, []).append(part)
            return [EMPTIED]
        if part:
            self.emptied[text] += found.count(EMPTIED)
        return [day_after(value) if of.last_day else value for value in found]


def reader(of: From, positions: dict[str, int]) -> Callable[[SourceRow], str]:
    """What gives the text of a row, before it is taken apart; `positions` are those of the headings it names."""
    if (fixed := of.fixed) is not None:
        return lambda _row: fixed
    if of.across:
        at = (HEADING, CELL).index(of.across)
        return lambda row: row.across[at]
    if of.text:
        return _template(of.text, positions)
    at_all = [positions[name] for name in of.columns]
    if len(at_all) == 1:
        only = at_all[0]
        return lambda row: row.cells[only]
    return lambda row: " ".join(filter(None, (row.cells[at].strip() for at in at_all)))


def _template(text: str, positions: dict[str, int]) -> Callable[[SourceRow], str]:
    pieces = BRACED.split(text)  # words, a heading, words, a heading … words
    at = [positions[name] for name in pieces[1::2]]
    words = pieces[::2]

    def filled(row: SourceRow) -> str:
        cells = [plain(row.cells[position]) for position in at]
        if not any(cells):
            return ""
        return words[0] + "".join(cell + word for cell, word in zip(cells, words[1:], strict=True))

    return filled
