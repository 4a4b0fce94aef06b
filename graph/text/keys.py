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
_DASHES = (  # of every script, the minus sign among them
    "\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d"
    "\u301c\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\U00010ead"
)
_DASH = re.compile(f"[{_DASHES}]")
_SIGN = re.compile(f"[{''.join(_SIGN_WORDS)}]")
_MAY_BE_SIGN = re.compile(f"[{''.join(_SIGN_WORDS)}≠\xad{_DASHES}-]")
_MINUS = re.compile(r"(?<!\d\s)(?<![\w-])-(?=\d)|(?<=\()\s*-\s*(?=\))|(?<=\s)-$")  # that is no hyphen or dash
_NOT_IN_KEY = re.compile(f"[^\\w\\0{''.join(_SIGN_WORDS)}]+")
_BEFORE_DIGIT = re.compile(
    f"\\d(?=(?:[^\\w\\0{''.join(_SIGN_WORDS)}]|_)+\\d)"
)  # one that something stands after, and a digit
MAX_ID_LENGTH = 200  # letters of an id made of a name
MAX_CELL_LENGTH = 32_767  # characters that a cell of a workbook can hold
_RAISED = re.compile(
    "[\xaa\xb2\xb3\xb9\xba\xbc-\xbe\u2070-\u209c\u2150-\u215f\u2189\u2460-\u24ff\u2776-\u2793]"
)  # or in a ring
_NUMBER, _MAX_DIGITS = re.compile(r"\d+"), 12  # longer numbers are ordered as text
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = (  # Unicode's format characters (Cf), but for those of emoji; and letters that are blank
    "\xad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"
)
_JOINER = "(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"  # that joins no emoji
_TAG = "(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]"  # that makes no flag
_VARIANT = "(?<![#*0-9\xa9\xae\u203c-\u3299\U0001f000-\U0001faff])[\ufe00-\ufe0f]"  # of no emoji or symbol
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]|{_JOINER}|{_TAG}|{_VARIANT}")
_MAY_BE_UNSEEN = re.compile(f"[{_UNSEEN}\u200d\ufe00-\ufe0f\U000e0020-\U000e007f]")
_KEYBOARD = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe"})


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", as_seen(text).translate(_LETTERS))
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()


def _with_signs(text: str) -> str:
    """All hyphens and dashes as one, but for a minus."""
    if not _MAY_BE_SIGN.search(text):
        return text
    return _MINUS.sub("\u2212", as_seen(with_plain_dashes(text))).replace("≠", "<>")


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
    words = _NOT_IN_KEY.sub("", _BEFORE_DIGIT.sub("\\g<0>\0", words))
    return words.replace("_", "").replace("\0", ".") or text.strip()


def alike_key(text: str) -> str:
    """What two texts have in common that differ by no more than case, accents and white space: m² is not m2."""
    return "".join(_plain(_RAISED.sub("\0\\g<0>", with_plain_dashes(text))).split())


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


def unusual_signs(text: str) -> str:
    """The signs of a text that are not on a plain keyboard; a pattern finds one of them in these much sooner."""
    signs = text.encode("utf-8", "surrogatepass").translate(None, _KEYBOARD)
    return signs.decode("utf-8", "surrogatepass")


def has_unseen(text: str) -> bool:
    """Whether a text holds signs that cannot be seen, as Word, PDF and web pages leave them: soft hyphens and such."""
    return not text.isascii() and bool(_MAY_BE_UNSEEN.search(unusual_signs(text)) and _UNSEEN_SIGN.search(text))


def as_seen(text: str) -> str:
    """A text without the signs that cannot be seen."""
    return _UNSEEN_SIGN.sub("", text) if has_unseen(text) else text


def with_plain_dashes(text: str) -> str:
    """A text with the hyphen of the keyboard for all hyphens, dashes and minus signs, which look alike.

    >>> with_plain_dashes("18–01–2021")
    '18-01-2021'
    """
    return text if text.isascii() else _DASH.sub("-", text)


def has_control(text: str) -> bool:
    """Whether a text holds what XML and terminals cannot: control characters (C0 but tab and line ends, C1), lone
    surrogates, U+FFFE and U+FFFF."""
    return not text.isprintable() and bool(_CONTROL.search(unusual_signs(text)))


def clean(text: str) -> str:
    """Text that every engine, file and terminal can hold: what `has_control` finds becomes U+FFFD."""
    return _CONTROL.sub("\ufffd", text) if has_control(text) else text
