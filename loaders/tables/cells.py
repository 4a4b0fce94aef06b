"""What a cell of each type of field may hold, and the one form in which it is kept."""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date, timedelta
from urllib.parse import urlsplit

from opgavenkaart.graph.dates import iso_of
from opgavenkaart.graph.model.schema import Field, by_key, spellings
from opgavenkaart.graph.text import (
    OR,
    Text,
    as_seen,
    clean,
    has_control,
    has_unseen,
    join,
    listed,
    match_key,
    unusual_signs,
    with_plain_dashes,
)
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.files.sheet import CODE, NOT_CALCULATED, unescaped
from opgavenkaart.loaders.problems.problem import Code, Detail
from opgavenkaart.loaders.tables.codes import BAD_DATE, BAD_VALUE, FORMULA_ERROR, FORMULA_UNSAVED
from opgavenkaart.loaders.tables.dates import (
    DAYS_FOR_NONE,
    FIRST_DAY,
    FROM_THAT_DAY,
    NO_DAY,
    OPEN_END,
    hint_of,
    month_first,
)

SEPARATOR = ";"
PLAIN = ("id", "text", "reference")
_NAMES = ("name", "title", "abbreviation", "text")
SCORES = range(-3, 4)
SCORE_EXPECTED = Text("Vul een heel getal van -3 tot en met +3 in.", "Fill in a whole number from -3 to +3.")
NUMBER_EXPECTED = Text("Vul een heel getal in: 1, 2, 3 …", "Fill in a whole number: 1, 2, 3 …")
URL_EXPECTED = Text(
    "Vul een webadres in dat met https:// of http:// begint.",
    "Fill in a web address that begins with https:// or http://.",
)
_SITE = re.compile(r"(?:www\.\S+|(?:[a-z\d-]+\.)+(?:nl|eu|org|com|net|info|gov)(?:[/?#]\S*)?)", re.IGNORECASE)
_AT_END = re.compile(  # of a text that says what the address is of, or between brackets
    r"(?:(?!https?://).)*[\s(<\[\"'“](https?://[^\s<>()\[\]\"]+?)[>)\]\"'”.,;:]*", re.IGNORECASE | re.DOTALL
)
_SCORE = re.compile(r"([+-]?\d{1,4})(?:[.,]0*)?", re.ASCII)
_NUMBER = re.compile(r"(\d{1,6})(?:[.,]0*)?", re.ASCII)
_ERRORS = frozenset(
    (
        *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!"),
        *("#N/B", "#VERW!", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#GETAL!", "#LEEG!", "#OVERLOOP!", "#BEREKENEN!"),
        *("#VELD!", "#BLOCKED!", "#GEBLOKKEERD!", "#CONNECT!", "#UNKNOWN!", "#ONBEKEND!"),
    )
)
_SUSPECT = ("\r", "#", CODE, "Err:", "Fout:")  # what tidy and read_text look for, beside control characters
_OFFICE_ERROR = re.compile(r"(?:Err|Fout):\d{3}", re.ASCII)


class BadCell(ValueError):
    """A cell that its column cannot hold."""

    def __init__(self, code: Code, **details: Detail) -> None:
        super().__init__(code.id)
        self.code, self.details = code, details


def read_cells(
    field: Field, written: Sequence[str], signs: Set[str] | None = None
) -> tuple[list[str], Mapping[str, BadCell]]:
    """A column's values, "" for cells that it cannot hold, and what is wrong with those, by what was written.

    `signs` are those of all cells that are on no plain keyboard, where they were looked for.
    """
    together = "\n".join(written)
    signs = set(unusual_signs(together)) if signs is None else signs
    is_free = field.type == "text" and field.id not in _NAMES  # words of a source, which stay as they are
    is_usual = together.isascii() or is_free or (field.type != "id" and not any(map(has_unseen, signs)))
    is_suspect = any(word in together for word in _SUSPECT) or any(map(has_control, signs))
    if field.type in PLAIN and is_usual and not is_suspect:
        return list(map(str.strip, written)), {}
    read, values, bad = _reader(field), {"": ""}, dict[str, BadCell]()
    doubtful = month_first(written) if field.type == "date" else {}
    for text in dict.fromkeys(written):  # each different text is read once
        value = tidy(text) if is_free else as_seen(tidy(text)).strip()
        try:
            if text in doubtful:
                raise BadCell(BAD_DATE, expected=doubtful[text])
            values[text] = read(value) if value else ""
        except BadCell as error:
            values[text], bad[text] = "", error
    return [values[text] for text in written], bad


def tidy(written: str) -> str:
    """A cell without outer white space, with `\\n` between lines, and without what no file can hold."""
    return clean(unescaped(written)).replace("\r\n", "\n").replace("\r", "\n").strip()


def _reader(field: Field) -> Callable[[str], str]:
    readers = {
        "id": read_id,
        "date": read_end if field.id == "valid_to" else read_date,
        "score": read_score,
        "url": read_url,
        "number": read_number,
    }
    return _choice(field) if field.type == "choice" else readers.get(field.type, read_text)


def read_text(text: str) -> str:
    """Text, an id or a reference: anything but the error of a formula."""
    if text == NOT_CALCULATED:
        raise BadCell(FORMULA_UNSAVED)
    if text[0] in "#EF" and (text in _ERRORS or _OFFICE_ERROR.fullmatch(text)):
        raise BadCell(FORMULA_ERROR)
    return text


def read_id(text: str) -> str:
    """An id, with the hyphens of the keyboard."""
    return with_plain_dashes(read_text(text))


def read_end(text: str) -> str:
    """The first day on which something no longer holds; "" where it goes on ("heden")."""
    return "" if text.lower() in OPEN_END else read_date(text)


def read_date(text: str) -> str:
    """A day, month or year in ISO form, with the precision it was given in.

    >>> read_date("18-1-2021"), read_date("2020-10"), read_date("2021-01-18 00:00:00"), read_date("1 maart 2021")
    ('2021-01-18', '2020-10', '2021-01-18', '2021-03-01')
    """
    if with_plain_dashes(read_text(text)).lower() in NO_DAY:
        return ""
    day = iso_of(FROM_THAT_DAY.sub("", text))
    if day < FIRST_DAY or day in DAYS_FOR_NONE:
        raise BadCell(BAD_DATE, expected=hint_of(text))
    return day


def day_after(text: str) -> str:
    """The first day, month or year after a last one, which tables of other people name; no date stays as it is.

    >>> day_after("31-12-2021"), day_after("2021-12"), day_after("2021")
    ('2022-01-01', '2022-01', '2022')
    """
    try:
        iso = read_date(text)
    except (BadCell, IndexError):
        return text
    if not iso:
        return text
    year, *rest = map(int, iso.split("-"))
    if not rest:
        return str(year + 1)
    if len(rest) == 1:
        return f"{year + rest[0] // 12}-{rest[0] % 12 + 1:02}"
    try:
        return (date(year, *rest) + timedelta(days=1)).isoformat()
    except OverflowError:
        return text


def read_score(text: str) -> str:
    """A whole number from -3 to 3, with or without plus or a real minus sign."""
    found = _SCORE.fullmatch(with_plain_dashes(read_text(text)))
    if not found or int(found[1]) not in SCORES:
        raise BadCell(BAD_VALUE, expected=SCORE_EXPECTED)
    return str(int(found[1]))


def read_number(text: str) -> str:
    """A whole number from 1.

    >>> read_number("3"), read_number("03"), read_number("12.0")
    ('3', '3', '12')
    """
    found = _NUMBER.fullmatch(read_text(text))
    if not found or not int(found[1]):
        raise BadCell(BAD_VALUE, expected=NUMBER_EXPECTED)
    return str(int(found[1]))


def read_url(text: str) -> str:
    """A web address that a page may link to: nothing but http and https.

    Of a text that ends with its only address that one is meant; the name of a site needs no https://.

    >>> read_url("zie https://example.org/nota."), read_url("www.example.org"), read_url("rijksoverheid.nl/nota")
    ('https://example.org/nota', 'https://www.example.org', 'https://rijksoverheid.nl/nota')
    """
    if text.lower() in NO_DAY:
        return ""
    if _SITE.fullmatch(read_text(text)):
        text = f"https://{text}"
    elif found := _AT_END.fullmatch(f" {text}" if text[:1] in "(<[" else text):
        text = found[1]
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and parts.hostname and not any(map(str.isspace, text))
    except ValueError:
        good = False
    if not good:
        raise BadCell(BAD_VALUE, expected=URL_EXPECTED)
    return text


def _choice(field: Field) -> Callable[[str], str]:
    order = [value.id for value in field.values]
    by_word = by_key(field.values)

    def read(text: str) -> str:
        read_text(text)
        parts = [part for part in map(str.strip, text.split(SEPARATOR)) if part] if field.many else [text]
        wrong = next((part for part in parts if match_key(part) not in by_word), None)
        if wrong is not None:
            allowed = listed((value.text for value in field.values), OR)
            nearest = did_you_mean(nearest_word(wrong, (word for value in field.values for word in spellings(value))))
            raise BadCell(BAD_VALUE, expected=join(nearest, Text("Kies uit ", "Choose "), allowed, "."))
        chosen = {by_word[match_key(part)].id for part in parts}
        return SEPARATOR.join(id for id in order if id in chosen)

    return read
