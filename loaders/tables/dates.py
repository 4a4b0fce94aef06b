"""Days as people write them in tables that are none, or stand for none: a hint for each kind of them."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from opgavenkaart.graph.dates import iso_of
from opgavenkaart.graph.text import Text, with_plain_dashes

NO_DAY = frozenset((  # what people write where there is no day
    "-", "--", "n.v.t.", "nvt", "n.v.t", "n.b.", "onbekend", "unknown", "geen", "none", "?", "n/a", "n.t.b.",
    "ntb", "nnb", "n.n.b.", "n.n.b", "n.t.b", "tbd", "t.b.d.", "tbc", "nog niet bekend", "nog onbekend",
    "nog te bepalen", "nader te bepalen", "niet bekend", "to be determined", "to be confirmed", "not known",
))  # fmt: skip
FROM_THAT_DAY = re.compile(  # before the first day of what begins, or of what no longer holds
    r"(?:per|d\.?d\.?|m\.?i\.?v\.?|met ingang van|ingaande|with effect from|as of)\s+(?=\d|1e)", re.IGNORECASE
)
OPEN_END = frozenset(
    ("heden", "nu", "vandaag", "nog steeds", "lopend", "doorlopend", "present", "now", "today", "ongoing", "current")
)
DAYS_FOR_NONE = frozenset(  # what programs write where there is no day
    (
        *("9999-12-31", "9999-01-01", "9999", "2999-12-31", "2099-12-31"),
        *("1899-12-30", "1899-12-31", "1753-01-01"),
    )
)
FIRST_DAY = "1000"  # a year before it, as in 1-1-0021, is a slip
_GENERIC = Text(
    "Schrijf een dag, maand of jaar: 2021-01-18, 18-01-2021, 2021-01 of 2021.",
    "Write a day, month or year: 2021-01-18, 18-01-2021, 2021-01 or 2021.",
)
_INSTEAD = Text("{what} Schrijf bijvoorbeeld {example}.", "{what} Write for example {example}.")
_FOR_NONE = Text(
    "Zo'n datum staat er voor “geen”; u hoeft niets te doen, of laat de cel leeg.",
    "Such a date stands for “none”; there is nothing to do, or leave the cell empty.",
)
_GOES_ON = Text("Geldt het nog, laat de einddatum dan leeg.", "If it still holds, leave the end empty.")
_NO_SUCH_DAY = Text("Die dag bestaat niet; kijk hem na.", "There is no such day; check it.")
_FULL_DAY = re.compile(r"\d{1,4}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{4}|\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}")
_YEAR = r"((?:19|20)\d\d)"
_QUARTER = Text("Een kwartaal is geen dag of maand.", "A quarter is no day or month.")
_HALF = Text("Een halfjaar is geen dag of maand.", "Half a year is no day or month.")
_ENOUGH = Text("Zo precies als het bekend is, is genoeg.", "As exact as it is known is enough.")
MONTHS = 12
_ONLY_A_DAY = Text("Hier past alleen een dag, maand of jaar.", "Only a day, month or year fits here.")
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "first", "second", "third", "fourth")
_WEEK = Text("Een week is geen dag of maand.", "A week is no day or month.")
_EXCEL_BEGINS = date(1899, 12, 30)  # the day that Excel stores as 0
_MONTH_ELSEWHERE = Text(
    "Elders in deze kolom staat de maand voorop.", "The month comes first elsewhere in this column."
)
_NO_YEAR = re.compile(
    r"0001-01-01(?:[ t].*)?|0?1[-/.]0?1[-/.]0001|(?:0000-00|1900-01)-0?0|0?0[-/.](?:0?0[-/.]0000|0?1[-/.]1900)"
)
_SHORT_YEAR = re.compile(r"(?<=[a-z\d ]) ?['’](\d\d)\b")  # Q1'21
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: .*)?", re.ASCII)
_KINDS: tuple[tuple[str, Text, Callable[[re.Match[str]], str]], ...] = (  # pattern, what it is, and what to write
    (
        r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})",
        Text("De maand lijkt hier voorop te staan.", "The month seems to come first here."),
        lambda found: iso_of(f"{found[2]}-{found[1]}-{found[3]}"),
    ),
    (rf"(?:week|wk|w)\.? ?(\d{{1,2}})[ ,-]+{_YEAR}", _WEEK, lambda found: _monday(found[2], found[1])),
    (rf"{_YEAR}[ -]?w(?:eek)? ?(\d{{1,2}})", _WEEK, lambda found: _monday(found[1], found[2])),
    (
        rf"(?:q|k|kw|kwartaal )?\s?([1-4])(?:e|ste|de|st|nd|rd|th)?[ -]?(?:kwartaal|quarter|kw|q)?[ -](?:van )?{_YEAR}",
        _QUARTER,
        lambda found: f"{found[2]}-{3 * int(found[1]) - 2:02}",
    ),
    (
        rf"(eerste|tweede|derde|vierde|first|second|third|fourth) (?:kwartaal|quarter)(?: van| of)? {_YEAR}",
        _QUARTER,
        lambda found: f"{found[2]}-{3 * (_ORDINALS.index(found[1]) % 4) + 1:02}",
    ),
    (rf"{_YEAR}[ -]?[qk]([1-4])", _QUARTER, lambda found: f"{found[1]}-{3 * int(found[2]) - 2:02}"),
    (rf"(?:1e|eerste|first|1st|h1)(?: helft| half)?(?: van| of)? {_YEAR}", _HALF, lambda found: f"{found[1]}-01"),
    (rf"(?:2e|tweede|second|2nd|h2)(?: helft| half)?(?: van| of)? {_YEAR}", _HALF, lambda found: f"{found[1]}-07"),
    (
        rf"{_YEAR} ?(?:[-/]|t/m|tot|to) ?((?:19|20)?\d\d)",
        Text("Dit zijn twee jaren; elk past in een eigen kolom.", "These are two years; each fits its own column."),
        lambda found: found[1] if int(found[2][-2:]) > int(found[1][-2:]) else "",
    ),
    (
        rf"([a-z]{{3,9}}) ?(?:[-/+]|t/m|tot en met|tot|en|to|and|until) ?[a-z]{{3,9}} {_YEAR}",
        Text(
            "Dit zijn twee maanden; elk heeft een eigen kolom.", "These are two months; each has a column of its own."
        ),
        lambda found: iso_of(f"{found[1]} {found[2]}"),
    ),
    (
        r"([2-7]\d{4})(?:[.,]\d+)?",
        Text("Zo bewaart Excel een dag.", "So Excel stores a day."),
        lambda found: (_EXCEL_BEGINS + timedelta(int(found[1]))).isoformat(),
    ),
    (
        r"([a-z]{3,9})\.?[- ]'?(\d\d)",
        Text("Dit kan een dag van de maand zijn of een jaar.", "This may be a day of the month or a year."),
        lambda found: iso_of(f"{found[1]} 20{found[2]}"),
    ),
    (rf"[^\d]*?\b([a-z]{{3,9}}) {_YEAR}\??", _ENOUGH, lambda found: iso_of(f"{found[1]} {found[2]}")),
    (rf"[^\d]*{_YEAR}\??", _ENOUGH, lambda found: found[1]),
)


def hint_of(text: str) -> Text:
    """How to write a text that is no day, by what it seems to be."""
    low = " ".join(with_plain_dashes(text).lower().split())
    if low in OPEN_END:
        return _GOES_ON
    if (day := iso_of(text)) in DAYS_FOR_NONE or _NO_YEAR.fullmatch(low):
        return _FOR_NONE
    if day:
        return _NO_SUCH_DAY
    low = _SHORT_YEAR.sub(r" 20\1", low)
    for pattern, what, example_of in _KINDS:
        if (found := re.fullmatch(pattern, low)) and (example := example_of(found)):
            return _INSTEAD.format(what=what, example=example)
    if _FULL_DAY.fullmatch(low):
        return _NO_SUCH_DAY
    return _INSTEAD.format(what=_ONLY_A_DAY, example=part) if (part := _part(low)) else _GENERIC


def month_first(written: Iterable[str]) -> dict[str, Text]:
    """A hint for each day of a column that may be read in two ways, where another has its month in front: 5/6/2021.

    >>> list(month_first(["05/21/2021", "5/6/2021", "3/3/2021", "5-6-2021"])), month_first(["5/6/2021", "21/5/2021"])
    (['5/6/2021'], {})
    """
    days = [(text, found) for text in written if (found := _SLASHED.fullmatch(text.strip()))]
    in_front = {found[2] for _, found in days if int(found[3]) > MONTHS >= int(found[1])}
    in_front -= {found[2] for _, found in days if int(found[1]) > MONTHS}
    return {
        text: _INSTEAD.format(what=_MONTH_ELSEWHERE, example=iso_of(f"{found[3]}-{found[1]}-{found[4]}"))
        for text, found in days
        if found[2] in in_front and int(found[3]) <= MONTHS and int(found[1]) != int(found[3])
    }


def _part(text: str) -> str:
    """The longest run of words that is a day, month or year: "uiterlijk 1 mei 2021"."""
    words = [word.strip('()[],;:?!"') for word in text.split()]
    runs = (words[i : i + size] for size in range(len(words) - 1, 0, -1) for i in range(len(words) - size + 1))
    return next(filter(None, (iso_of(" ".join(run)) for run in runs)), "")


def _monday(year: str, week: str) -> str:
    try:
        return date.fromisocalendar(int(year), int(week), 1).isoformat()
    except ValueError:
        return ""
