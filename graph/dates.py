"""A day, month or year as people write it, and as it stands in a sentence."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple
from unicodedata import decimal

from opgavenkaart.graph.text import Text, join, with_plain_dashes

_IN_DIGITS = tuple(  # how a day, month or year is written, and the groups of its year, month and day
    (re.compile(pattern, re.ASCII), places)
    for pattern, places in (
        (r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T]\d{2}:\d{2}.*)?)?)?", (1, 2, 3)),
        (r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}.*)?", (4, 3, 1)),
        (r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})", (1, 3, 4)),
        (r"((?:19|20)\d\d)([01]\d)(\d\d)", (1, 2, 3)),
        (r"(\d\d)([01]\d)((?:19|20)\d\d)", (3, 2, 1)),  # 21052021: no month is 19 or 20
        (r"(\d{1,2})([-/.])(\d{1,2})\2['\u2019](\d\d)", (4, 3, 1)),  # 1-3-'21
        (r"(\d{1,2})[-/.](\d{4})", (2, 1)),
    )
)
_TIME = re.compile(r"(?:,? (?:om )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: uur)?)$")
_WEEKDAY = re.compile(
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:ma|di|wo|do|vr|za|zo)\.?)"
    r",? ",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(\d{1,2})([- ])([A-Za-z]{3,9})\.?\2'?(\d\d)", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})(?:-|(?:\.|st|nd|rd|th|e)? ))?([A-Za-z]{3,9})\.?,?[- ]?(\d{4})\.?", re.ASCII)
_NAMED_LAST = re.compile(r"(\d{4}),?[- ]([A-Za-z]{3,9})\.?(?:[- ](\d{1,2}))?", re.ASCII)  # 2021 mei 5
_ENGLISH = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)  # March 1st, 2021
MONTHS = Text(
    "januari februari maart april mei juni juli augustus september oktober november december",
    "January February March April May June July August September October November December",
)
FIRST_SHORT_YEAR = 70  # of 1970; what comes before it is of this century
_SHORT = "jan feb mrt apr mei jun jul aug sep okt nov dec", "jan feb mar apr may jun jul aug sept oct nov dec"
_MONTHS = {name.lower(): number for names in (*MONTHS, *_SHORT) for number, name in enumerate(names.split(), 1)}


class DateSpan(NamedTuple):
    """A date as the first and last of its days; a month or a year has many."""

    first: str
    last: str

    def __str__(self) -> str:
        """The date in ISO form, as it was given: a year and a month are their own days together."""
        year, month, day = self.first.split("-")
        if day == "01" and self.last == f"{year}-{month}-{monthrange(int(year), int(month))[1]}":
            return f"{year}-{month}"
        if self == (f"{year}-01-01", f"{year}-12-31"):
            return year
        return self.first if self.first == self.last else f"{self.first} to {self.last}"

    def overlaps(self, valid_from: str, valid_to: str) -> bool:
        """Whether the half-open period overlaps this date; empty ends are open."""
        return valid_from <= self.last and (not valid_to or valid_to > self.first)


def iso_of(text: str) -> str:
    """A day, month or year in ISO form, with the precision it was given in; "" for what is none.

    >>> iso_of("18-1-2021"), iso_of("2020-10"), iso_of("1 maart 2021"), iso_of("okt 2010"), iso_of("okt-10")
    ('2021-01-18', '2020-10', '2021-03-01', '2010-10', '')
    >>> iso_of("2021/05/03"), iso_of("05-2021"), iso_of("maandag 18 januari 2021 14:30"), iso_of("3 maart '21")
    ('2021-05-03', '2021-05', '2021-01-18', '2021-03-03')
    >>> iso_of("1-3-'21"), iso_of("March 1st, 2021"), iso_of("1-3-21")
    ('2021-03-01', '2021-03-01', '')
    >>> iso_of("21052021"), iso_of("2021, mei"), iso_of("vr 21-5-2021"), iso_of("１-5-2021")
    ('2021-05-21', '2021-05', '2021-05-21', '2021-05-01')
    """
    text = with_plain_dashes(text)
    if not text.isascii():
        text = _with_plain_digits(text)
    if text[:1].isalpha():
        text = _WEEKDAY.sub("", text, count=1)
    parts = _in_digits(text) or _in_words(_TIME.sub("", text))
    if not parts:
        return ""
    try:
        return date(*[*parts, 1, 1][:3]).isoformat()[: (4, 7, 10)[len(parts) - 1]]
    except ValueError:
        return ""


def _in_digits(text: str) -> list[int]:
    """The year, month and day of a date without words."""
    for pattern, places in _IN_DIGITS:
        if found := pattern.fullmatch(text):
            year, *rest = (found[place] for place in places if found[place])
            return [int(year) if len(year) > len("21") else _whole_year(year), *map(int, rest)]
    return []


def _in_words(text: str) -> list[int]:
    """The year, month and day of a date whose month is a word; of a year of two digits the nearest to ours."""
    if (found := _NAMED.fullmatch(text)) and (month := _MONTHS.get(found[2].lower())):
        return [int(found[3]), month, *([int(found[1])] if found[1] else [])]
    if (found := _NAMED_LAST.fullmatch(text)) and (month := _MONTHS.get(found[2].lower())):
        return [int(found[1]), month, *([int(found[3])] if found[3] else [])]
    if (found := _SHORT_YEAR.fullmatch(text)) and (month := _MONTHS.get(found[3].lower())):
        return [_whole_year(found[4]), month, int(found[1])]
    if (found := _ENGLISH.fullmatch(text)) and (month := _MONTHS.get(found[1].lower())):
        return [int(found[3]), month, int(found[2])]
    return []


def _with_plain_digits(text: str) -> str:
    """The digits of other scripts and widths as those of the keyboard; ² and ½ are none."""
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _whole_year(two_digits: str) -> int:
    year = int(two_digits)
    return year + (2000 if year < FIRST_SHORT_YEAR else 1900)


def spelled_out(iso: str) -> Text:
    """A date in words, no more precise than it is.

    >>> spelled_out("2024-07-02").en, spelled_out("2020-10").nl, spelled_out("2021").nl
    ('2 July 2024', 'oktober 2020', '2021')
    """
    year, *rest = map(int, iso.split("-"))
    month = [Text(*(names.split()[rest[0] - 1] for names in MONTHS))] if rest else []
    return join(*map(str, rest[1:]), *month, str(year), between=" ")


def day_before(iso: str) -> str:
    """The day before a full day; the first of the calendar has none, and is its own."""
    first = date.fromisoformat(iso)
    return iso if first == date.min else (first - timedelta(1)).isoformat()
