"""What a column of other people looks like: its cells, and how many of them are dates, addresses, codes or names."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.model import Toml
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft
from opgavenkaart.loaders.suggest.vocabulary import Heading, heading_of
from opgavenkaart.loaders.tables.cells import read_cells
from opgavenkaart.loaders.tables.find_header import plain

LOOKED_AT = 2_000  # rows, spread over the sheet; what a mapping makes is tried on all of them
BETWEEN = re.compile(r"\s*[,;/|+•\n]\s*(?:en\s+)?|\s+(?:en|and|&|i\.?s\.?m\.?|samen met)\s+")  # several parties
MIN_NAMES = 0.4  # the share of known names by which a column holds organisations
SEPARATORS = ("; ", ";", "\n", " | ", "|", " / ", "/", ", ", " + ", " & ")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
CODE = re.compile(r"(?:https?://identifier\.overheid\.nl/tooi/id/\S+|(?:mnre|gm|pv|ws|oorg|zb|ao)\d{3,6})")
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*")
_NONE = frozenset(("", "-", "n.v.t.", "n.v.t", "nvt", "onbekend", "n/a", "ntb", "n.t.b."))


@dataclass(frozen=True)
class ColumnProfile:
    """A column that has anything in it."""

    position: int
    heading: str
    cells: Sequence[str]  # that are filled
    rows: int  # of the sheet

    @cached_property
    def parts(self) -> Heading:
        """Its heading taken apart."""
        return heading_of(self.heading)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each different cell is there."""
        return Counter(cell for cell in map(plain, self.cells) if cell.casefold() not in _NONE)

    def share(self, good: Callable[[str], object]) -> float:
        """How many of the cells are so, as a share of 1."""
        total = self.counts.total()
        return sum(n for cell, n in self.counts.items() if good(cell)) / total if total else 0.0

    def holds(self, field: Field) -> float:
        """How many of its cells a column of ours accepts."""
        _, bad = read_cells(field, list(self.counts))
        return self.share(lambda cell: cell not in bad)

    @cached_property
    def numbers(self) -> float:
        """The share of numbers and amounts."""
        return self.share(NUMBER.fullmatch)

    @cached_property
    def length(self) -> float:
        """Of a cell, in letters, on average."""
        return sum(len(cell) * n for cell, n in self.counts.items()) / max(self.counts.total(), 1)

    def separator(self, names: Names, kind: str) -> str:
        """What stands between several names in one cell: each side of it is a name elsewhere, and the whole is not."""
        alone = {match_key(cell) for cell in self.counts}

        def is_name(text: str) -> bool:
            return match_key(text) in alone or bool(names.find(kind, text))

        best, most = "", 0
        for mark in SEPARATORS:
            joint = [cell for cell in set(self.cells) if mark in cell and not names.find(kind, cell)]
            enough = all if mark == ", " else any  # a comma stands within names too
            found = sum(enough(is_name(part) for part in cell.split(mark) if part.strip()) for cell in joint)
            if found > most:
                best, most = mark, found
        return best.strip(" ") or best

    def names(self, names: Names, kind: str) -> float:
        """The share of cells that are known names of things of a kind, or several of them."""

        def is_name(cell: str) -> bool:
            return len(cell) > 1 and bool(names.find(kind, cell))

        def is_several(cell: str) -> bool:
            return len(parts := BETWEEN.split(cell)) > 1 and all(map(is_name, parts))

        return self.share(lambda cell: is_name(cell) or is_several(cell))

    @property
    def example(self) -> str:
        """Its first cell."""
        return next(iter(self.counts), "")

    def as_column(self, field: str, sure: float, why: Text, value: Toml = "") -> ColumnDraft:
        """The line of a draft that fills a column of ours with it, or with what `value` makes of it."""
        return ColumnDraft(field, value or self.heading, sure, why, self.example)


def profiles(foreign: Foreign) -> list[ColumnProfile]:
    """Every column with anything in it, by its heading, or by its letter where others bear the same."""
    every = foreign.below
    rows = [cells for _, cells in every[:: max(1, len(every) // LOOKED_AT)]]
    columns = ((at, [row[at].strip() for row in rows if row[at].strip()]) for at in range(foreign.width))
    return [ColumnProfile(at, foreign.unique_name(at), cells, len(rows)) for at, cells in columns if cells]
