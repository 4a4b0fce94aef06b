"""Which rows head a table of ours: those in which most cells are spellings of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.tables.find_header import SEARCHED, Cells, is_group, joined_headers, plain
from opgavenkaart.loaders.tables.recognise import spellings


class Heads(NamedTuple):
    """The heading rows of a table, and the heading of each column."""

    rows: range
    headings: list[str]


def fields_by_key(table: Table) -> Mapping[str, Field]:
    """Each spelling of a column, as names are compared, to the column."""
    return {match_key(word): field for field in table.columns for word in spellings(field)}


def heads_of(table: Table, cells: Cells) -> Heads | None:
    """The first row that is not empty, unless one of the first fifty, or two together, name more of the columns."""
    known = fields_by_key(table)
    texts = [[plain(cell) for cell in row] for row in cells[:SEARCHED]]
    filled = [index for index, row in enumerate(texts) if any(row)]
    best: Heads | None = None
    most = 0
    for index in filled:
        alone = Heads(range(index, index + 1), texts[index])
        count = _named(alone.headings, known)
        if best is None or (count > most and 2 * count >= sum(map(bool, texts[index]))):
            best, most = alone, count
    for upper, lower in pairwise(filled):
        if lower == upper + 1 and is_group(texts[upper], texts[lower]):
            headings = _together(texts[upper], texts[lower], known)
            count = _named(headings, known)
            if count > most and 2 * count >= sum(map(bool, headings)):
                best, most = Heads(range(upper, lower + 1), headings), count
    return best


def _named(headings: Sequence[str], known: Mapping[str, Field]) -> int:
    return len({known[key].id for key in map(match_key, headings) if key in known})


def _together(upper: Sequence[str], lower: Sequence[str], known: Mapping[str, Field]) -> list[str]:
    """What two rows say together; where only the lower one is a column of ours, the upper one is a mere group."""
    both = joined_headers([upper, lower])
    below = [*lower, *[""] * (len(both) - len(lower))]
    return [
        low if match_key(low) in known and match_key(whole) not in known else whole
        for whole, low in zip(both, below, strict=True)
    ]
