"""How wide a name will be on the map, and how it is broken into lines, before any browser has seen it."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from opgavenkaart.graph.text import Text

FACE = "Arial, Liberation Sans, Helvetica, sans-serif"
# Advance widths, in thousandths of the size, of Arial and of the fonts made to its measure (Liberation Sans,
# Helvetica, Nimbus Sans), which the page asks for by these names.
_WIDTHS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~×",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…—→",
    1015: "@",
}
_WIDTH = {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 0.78  # Cyrillic, Hebrew, Arabic and so on, on the wide side
_WIDE = 1.3  # Chinese, Japanese, Korean, emoji
BOLD = 1.1
_SPACES = re.compile(r"[ \t\r\n\f\v]+")  # where lines may end; a no-break space is none
MOST = 2000  # letters of a name that are looked at; the rest cannot be on a label anyway


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    if known := _WIDTH.get(letter):
        return known
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if plain := _WIDTH.get(unicodedata.normalize("NFKD", letter)[:1]):
        return plain
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in the page's font at this size."""
    return sum(map(_letter, text)) * size * (BOLD if bold else 1.0)


@lru_cache(maxsize=1 << 16)
def lines(text: str, size: float, room: float, most: int = 2, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most `most` lines no wider than `room`, broken at spaces, cut off with "…" where it must be."""
    rest = _SPACES.sub(" ", text[:MOST]).strip()
    result: list[str] = []
    while len(result) < most - 1 and width(rest, size, bold=bold) > room:
        head = _fitting(rest, size, room, bold)
        if " " in head and rest[len(head)] != " ":
            head = head[: head.rindex(" ")]
        result.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return (*result, _cut(rest, size, room, bold))


def wrapped(text: Text, size: float, room: float, most: int = 2, *, bold: bool = False) -> Text:
    """The text in both languages, its lines joined by line breaks."""
    return Text(*("\n".join(lines(words, size, room, most, bold=bold)) for words in text))


def rows(text: Text) -> int:
    """How many lines a wrapped text takes, in the language in which it takes most."""
    return max(words.count("\n") + 1 for words in text)


def _fitting(text: str, size: float, room: float, bold: bool) -> str:
    """As many letters as fit, at least one."""
    used = 0.0
    for end, letter in enumerate(text):
        used += width(letter, size, bold=bold)
        if used > room and end:
            return text[:end]
    return text


def most_alike(names: Collection[Text]) -> dict[Text, Text]:
    """For each name, in each language, another that begins with the most of the same letters; "" where all are one."""
    alike = [_most_alike(sorted(set(of))) for of in zip(*names, strict=True)]
    return {name: Text(*(of[words] for of, words in zip(alike, name, strict=True))) for name in names}


def _most_alike(ordered: Sequence[str]) -> dict[str, str]:
    """In the order of letters it stands beside the name."""
    beside = zip(ordered, ["", *ordered], [*ordered[1:], ""], strict=False)
    return {name: max(both, key=lambda other: _same_start(name, other)) for name, *both in beside}


def apart(text: Text, other: Text, size: float, room: float, *, bold: bool = False) -> Text:
    """A name on one line, cut in the middle so that it is not cut to the same as the other, which is most like it.

    What is left out ends before the word in which the two first differ.
    """
    return Text(*(_apart(own, unlike, size, room, bold) for own, unlike in zip(text, other, strict=True)))


def _apart(text: str, other: str, size: float, room: float, bold: bool) -> str:
    differs = text[: _same_start(text, other)].rfind(" ") + 1
    half = _fitting(text[::-1], size, room / 2, bold)[::-1]
    place = len(text) - len(half)
    if place < differs:
        before, end = text[:place], half
    else:
        before, end = text[:differs], _cut(text[differs:], size, room * 2 / 3, bold)
    start = _fitting(before, size, room - width(f"…{end}", size, bold=bold), bold)
    return _cut(text, size, room, bold) if start == before else f"{start.rstrip()}…{end.lstrip()}"


def _same_start(one: str, other: str) -> int:
    """How many letters both begin with."""
    letters = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in letters if a != b), min(len(one), len(other)))


def _cut(text: str, size: float, room: float, bold: bool) -> str:
    if width(text, size, bold=bold) <= room:
        return text
    return _fitting(text, size, room - width("…", size, bold=bold), bold).rstrip(" ,:;–-") + "…"
