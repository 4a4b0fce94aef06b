"""Does a quote stand in a text, and on which line?

White space, hyphens, dashes, bullets and quotation marks do not count, nor do numbers of a list at the start of a
line: a text taken from a PDF breaks and hyphenates lines as its pages did. A word is never left out, unless the
quote itself has "…" there. Capitals count first, and then not.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

_LINE = re.compile("\r\n|\r|\n")  # what an editor counts as lines
_MARKER = re.compile(r"\A(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)]{1,2}|o)\s+")  # 1. (a) iv) and Word's o
_OMITTED = re.compile(r"[\[(]?(?:\.{3,}|…)[\])]?")
_LOOSE = re.compile(
    "[\\s\u00ad\u200b-\u200f\u2060\ufeff"  # white space and what cannot be seen, soft hyphens among it
    "\\-_\u2010-\u2015\u2043\u2212"  # hyphens and dashes
    "'\"`´\u2018-\u201f\u2032\u2033\u2039\u203a«»"  # quotation marks and apostrophes
    "*•‣▪▫◦●○■□►▶➢➤✓·∙\uf0b7\uf0a7]+"  # bullets, also those of Word
)


class Written:
    """A text in which quotes can be looked up."""

    def __init__(self, text: str) -> None:
        self._lines = _LINE.split(text)
        self._form = cache(self._made)

    def find(self, quote: str) -> tuple[int, bool] | None:
        """The line on which a quote begins, from 1, and whether its capitals are the same; None where it is not."""
        for exactly in (True, False):
            for markers in (True, False):
                text, starts = self._form(markers, exactly)
                if (at := _find(text, starts, quote, markers, exactly)) is not None:
                    return bisect_right(starts, at), exactly
        return None

    def _made(self, markers: bool, exactly: bool) -> tuple[str, list[int]]:
        """The text as it is compared, and where in it each line begins."""
        lines = [_bare(line, markers, exactly) for line in self._lines]
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line)
        return "".join(lines), starts


def _find(text: str, starts: Sequence[int], quote: str, markers: bool, exactly: bool) -> int | None:
    for parts in ([quote], _OMITTED.split(quote)):
        bare = ["".join(_bare(line, markers, exactly) for line in _LINE.split(part)) for part in parts]
        wanted = [part for part in bare if any(map(str.isalnum, part))]
        if wanted and (at := _in_order(text, wanted)) is not None:
            return _whole_line(text, starts, wanted[0], at) if len(wanted) == 1 else at
    return None


def _whole_line(text: str, starts: Sequence[int], part: str, first: int) -> int:
    """Of the places where something stands, the first that fills a line: "Doel" is rather a heading than a word."""
    edges, at = {*starts, len(text)}, first
    while at >= 0:
        if {at, at + len(part)} <= edges:
            return at
        at = text.find(part, at + 1)
    return first


def _in_order(text: str, parts: list[str]) -> int | None:
    """Where the first part begins, if all of them stand in the text one after another."""
    first, after = None, 0
    for part in parts:
        if (at := text.find(part, after)) < 0:
            return None
        first, after = at if first is None else first, at + len(part)
    return first


def _bare(line: str, markers: bool, exactly: bool) -> str:
    """A line without what does not count; ligatures, accents and "…" are written in one way."""
    without = line if markers else _MARKER.sub("", _LOOSE.sub(" ", line).lstrip(), count=1)
    bare = _LOOSE.sub("", unicodedata.normalize("NFKC", _LOOSE.sub(" ", without)))
    return bare if exactly else bare.casefold()
