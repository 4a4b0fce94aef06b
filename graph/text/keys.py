"""How names are compared, sorted and turned into ids."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_NOT_WORD = re.compile(r"[\W_]+")
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


@lru_cache(maxsize=200_000)
def match_key(text: str) -> str:
    """What two spellings of one name have in common: no case, accents or punctuation, `&` read as "en".

    >>> match_key("J&V") == match_key("JenV")
    True
    """
    return _NOT_WORD.sub("", _plain(text.replace("&", "en"))) or text.strip()


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
    words = _NOT_WORD.sub("-", _plain(text.replace("&", " en " if " " in text else "en")))
    ascii_ = words.encode("ascii", "ignore").decode().strip("-")
    if ascii_ and len(ascii_) <= MAX_ID_LENGTH:
        return ascii_
    digest = blake2b(text.encode(), digest_size=4).hexdigest()
    return f"{ascii_[:MAX_ID_LENGTH]}-{digest}" if ascii_ else f"x{digest}"


def clean(text: str) -> str:
    """Text that every engine and file can hold: lone surrogates and NUL become U+FFFD."""
    return _UNSAFE.sub("\ufffd", text)
