"""How names are compared, sorted and turned into ids."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_NOT_WORD = re.compile(r"[\W_]+")
_SIGN_WORDS = {  # signs without which a name means something else, and what an id has for them
    "+": "plus", "\u2212": "min", "<": "onder", ">": "boven", "=": "is", "±": "plusmin", "×": "maal", "÷": "gedeeld",
    "≤": "hoogstens", "≥": "minstens", "≈": "circa", "%": "procent", "‰": "promille", "#": "nr", "€": "euro",
    "$": "dollar", "£": "pond",
}  # fmt: skip
_SIGN = re.compile(f"[{''.join(_SIGN_WORDS)}]")
_MAY_BE_SIGN = re.compile(f"[{''.join(_SIGN_WORDS)}≠\u2010-\u2015\ufe58\ufe63\uff0d-]")
_MINUS = re.compile(r"(?<!\d\s)(?<![\w-])-(?=\d)|(?<=\()\s*-\s*(?=\))|(?<=\s)-$")  # that is no hyphen or dash
_DASH = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_NOT_IN_KEY = re.compile(f"[^\\w{''.join(_SIGN_WORDS)}]+|_+")
_BETWEEN_DIGITS = re.compile(rf"(?<=\d)(?:{_NOT_IN_KEY.pattern})+(?=\d)")
MAX_ID_LENGTH = 200  # letters of an id made of a name
MAX_CELL_LENGTH = 32_767  # characters that a cell of a workbook can hold
_NUMBER, _MAX_DIGITS = re.compile(r"\d+"), 12  # longer numbers are ordered as text
_UNSAFE = re.compile("[\0\ud800-\udfff]")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe"})


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()


def _with_signs(text: str) -> str:
    """All hyphens and dashes as one, but for a minus."""
    if not _MAY_BE_SIGN.search(text):
        return text
    return _MINUS.sub("\u2212", _DASH.sub("-", text)).replace("≠", "<>")


@lru_cache(maxsize=200_000)
def match_key(text: str) -> str:
    """What two spellings of one name have in common: no case, accents or punctuation, `&` read as "en".

    Signs that mean something count, and that there is something between two digits.

    >>> match_key("J&V") == match_key("JenV"), match_key("Artikel 1.1") == match_key("artikel-1-1")
    (True, True)
    >>> match_key("Artikel 1.1") == match_key("Artikel 11"), match_key("Budget (+)") == match_key("Budget (-)")
    (False, False)
    """
    words = _plain(_with_signs(text.replace("&", "en")))
    if words.isalpha():
        return words
    parts = _BETWEEN_DIGITS.split(words)
    return ".".join(_NOT_IN_KEY.sub("", part) for part in parts) or text.strip()


def alike_key(text: str) -> str:
    """What two texts have in common that differ by no more than case, accents and white space."""
    return "".join(_plain(text).split())


@lru_cache(maxsize=200_000)
def sort_key(text: str) -> tuple[str, str]:
    """Order of names as a Dutch reader expects: "WG2" before "WG10"; accents, case and punctuation decide last."""
    words = _NOT_WORD.sub(" ", _plain(text)).strip()
    return _NUMBER.sub(lambda number: number[0].zfill(_MAX_DIGITS), words), text


def slug(text: str) -> str:
    """An id made of a name: lower case, ASCII, words joined by "-".

    Of a name without ASCII it is a digest, and a very long one is cut and ends in its digest: Neo4j cannot index
    more than about 8,000 bytes.
    """
    spelled = _SIGN.sub(lambda sign: f" {_SIGN_WORDS[sign[0]]} ", _with_signs(text))
    words = _NOT_WORD.sub("-", _plain(spelled.replace("&", " en " if " " in text else "en")))
    ascii_ = words.encode("ascii", "ignore").decode().strip("-")
    if ascii_ and len(ascii_) <= MAX_ID_LENGTH:
        return ascii_
    digest = blake2b(text.encode(), digest_size=4).hexdigest()
    return f"{ascii_[:MAX_ID_LENGTH]}-{digest}" if ascii_ else f"x{digest}"


def own_slug(text: str) -> str:
    """The id of a name where another name, that only looks like it, has the id that `slug` makes of both."""
    return f"{slug(text)}-{blake2b(alike_key(text).encode(), digest_size=4).hexdigest()}"


def clean(text: str) -> str:
    """Text that every engine and file can hold: lone surrogates and NUL become U+FFFD."""
    return _UNSAFE.sub("\ufffd", text)
