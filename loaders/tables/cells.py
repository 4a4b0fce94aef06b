"""What a cell of each type of field may hold, and the one form in which it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from opgavenkaart.graph.dates import iso_of
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import OR, Text, clean, listed, match_key
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.files.sheet import CODE, NOT_CALCULATED, unescaped
from opgavenkaart.loaders.problems.code import Code
from opgavenkaart.loaders.problems.problem import Detail
from opgavenkaart.loaders.tables.codes import BAD_DATE, BAD_VALUE, FORMULA_ERROR, FORMULA_UNSAVED

SEPARATOR = ";"
PLAIN = ("id", "text", "reference")
SCORES = range(-3, 4)
_SCORE = re.compile(r"([+-]?\d{1,4})(?:[.,]0*)?", re.ASCII)
_NUMBER = re.compile(r"(\d{1,6})(?:[.,]0*)?", re.ASCII)
_ERRORS = frozenset(
    (
        *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!"),
        *("#N/B", "#VERW!", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#GETAL!", "#LEEG!", "#OVERLOOP!", "#BEREKENEN!"),
        *("#VELD!", "#BLOCKED!", "#GEBLOKKEERD!", "#CONNECT!", "#UNKNOWN!", "#ONBEKEND!"),
    )
)
_UNTIDY = re.compile("[\0\r\ud800-\udfff]")
_SUSPECT = ("\0", "\r", CODE, "#", "Err:", "Fout:")  # beside surrogates, what tidy and read_text look for
_OFFICE_ERROR = re.compile(r"(?:Err|Fout):\d{3}", re.ASCII)


class BadCell(ValueError):
    """A cell that its column cannot hold."""

    def __init__(self, code: Code, **details: Detail) -> None:
        super().__init__(code.id)
        self.code, self.details = code, details


def read_cells(field: Field, written: Sequence[str]) -> tuple[list[str], Mapping[str, BadCell]]:
    """A column's values, "" for cells that it cannot hold, and what is wrong with those, by what was written."""
    if field.type in PLAIN and not _suspect("\n".join(written)):
        return list(map(str.strip, written)), {}
    reader = _CellReader(field)
    return list(map(reader.__getitem__, written)), reader.bad


def _suspect(text: str) -> bool:
    """Whether a text may hold what a cell may not; a search for fixed words takes a tenth of a pattern's time."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return any(word in text for word in _SUSPECT)


class _CellReader(dict[str, str]):
    """From a cell as written to its value, each different text read once."""

    def __init__(self, field: Field) -> None:
        super().__init__({"": ""})
        self.bad: dict[str, BadCell] = {}
        self._read = _reader(field)

    def __missing__(self, written: str) -> str:
        value = tidy(written)
        try:
            if value:
                value = self._read(value)
        except BadCell as bad:
            self.bad[written] = bad
            value = ""
        self[written] = value
        return value


def tidy(written: str) -> str:
    """A cell without outer white space, with `\\n` between lines, and without what no file can hold."""
    written = unescaped(written)
    if _UNTIDY.search(written):
        written = clean(written).replace("\r\n", "\n").replace("\r", "\n")
    return written.strip()


def _reader(field: Field) -> Callable[[str], str]:
    if field.type == "choice":
        return _choice(field)
    readers = {"date": read_date, "score": read_score, "url": read_url, "number": read_number}
    return readers.get(field.type, read_text)


def read_text(text: str) -> str:
    """Text, an id or a reference: anything but the error of a formula."""
    if text == NOT_CALCULATED:
        raise BadCell(FORMULA_UNSAVED)
    if text[0] in "#EF" and (text in _ERRORS or _OFFICE_ERROR.fullmatch(text)):
        raise BadCell(FORMULA_ERROR)
    return text


def read_date(text: str) -> str:
    """A day, month or year in ISO form, with the precision it was given in.

    >>> read_date("18-1-2021"), read_date("2020-10"), read_date("2021-01-18 00:00:00"), read_date("1 maart 2021")
    ('2021-01-18', '2020-10', '2021-01-18', '2021-03-01')
    """
    if not (day := iso_of(read_text(text))):
        raise BadCell(BAD_DATE)
    return day


def read_score(text: str) -> str:
    """A whole number from -3 to 3, with or without plus or a real minus sign."""
    found = _SCORE.fullmatch(read_text(text).replace("−", "-").replace("–", "-"))
    if not found or int(found[1]) not in SCORES:
        raise BadCell(
            BAD_VALUE,
            expected=Text("Vul een heel getal van -3 tot en met +3 in.", "Fill in a whole number from -3 to +3."),
        )
    return str(int(found[1]))


def read_number(text: str) -> str:
    """A whole number from 1.

    >>> read_number("3"), read_number("03"), read_number("12.0")
    ('3', '3', '12')
    """
    found = _NUMBER.fullmatch(read_text(text))
    if not found or not int(found[1]):
        raise BadCell(
            BAD_VALUE,
            expected=Text("Vul een heel getal in: 1, 2, 3 …", "Fill in a whole number: 1, 2, 3 …"),
        )
    return str(int(found[1]))


def read_url(text: str) -> str:
    """A web address that a page may link to: nothing but http and https."""
    read_text(text)
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and parts.hostname and not any(map(str.isspace, text))
    except ValueError:
        good = False
    if not good:
        raise BadCell(
            BAD_VALUE,
            expected=Text(
                "Vul een webadres in dat met https:// of http:// begint.",
                "Fill in a web address that begins with https:// or http://.",
            ),
        )
    return text


def _choice(field: Field) -> Callable[[str], str]:
    order = [value.id for value in field.values]
    words = {match_key(word): value.id for value in field.values for word in (value.id, *value.text, *value.also)}
    shown = {match_key(word): word for value in field.values for word in (value.id, *value.text, *value.also)}
    allowed = listed((value.text for value in field.values), OR)

    def read(text: str) -> str:
        read_text(text)
        parts = [part for part in map(str.strip, text.split(SEPARATOR)) if part] if field.many else [text]
        chosen = {words.get(match_key(part), "") for part in parts}
        if "" in chosen:
            wrong = next(part for part in parts if match_key(part) not in words)
            nearest = did_you_mean(nearest_word(wrong, shown))
            raise BadCell(
                BAD_VALUE,
                expected=Text(f"{nearest.nl}Kies uit {allowed.nl}.", f"{nearest.en}Choose {allowed.en}."),
            )
        return SEPARATOR.join(id for id in order if id in chosen)

    return read
