"""Characters that nobody types: "CoÃ¶rdinatie" and "Co&ouml;rdinatie" for "Coördinatie", "Financi?n", a Cyrillic o."""

import re
from collections.abc import Mapping
from html import unescape

from opgavenkaart.loaders.problems.problem import shortened

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_TWICE = re.compile(  # UTF-8 that was taken for Windows-1252
    "[ÂÃÄÅ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€‚„][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
)
_ENTITY = re.compile(  # as web pages write letters and signs
    r"&(?:amp|lt|gt|quot|apos|nbsp|euro|[mn]dash|[lr][sd]quo|ccedil|[aeiou](?:uml|acute|grave|circ)|#\d{2,5}|#x[\da-f]{2,5});",
    re.IGNORECASE,
)
_ESCAPED = re.compile(  # as e-mail, programs and UTF-7 write letters
    r"=C[23]=[89AB][\dA-F]|\\u00[\dA-Fa-f]{2}|(?<=\w)\+A[A-P][\w/]-|(?<![/?&=#\w%][\w%])%C3%[89AB][\dA-F]"
)
_LOST = re.compile(r"(?<![\w/.?=&-])[^\W\d_]+\?[^\W\d_A-Z]+(?![\w/.?=&])")  # no address, and no "nu?Ja"
_LATIN, _LIKE = "A-Za-zÀ-ÿ", "авеорсухкмнтіјѕАВЕКМНОРСТУХІЈЅορνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
LIKE_LATIN = frozenset(_LIKE)  # Cyrillic and Greek letters
_MIXED = re.compile(f"[{_LATIN}][{_LIKE}]|[{_LIKE}][{_LATIN}]")


def may_be_misread(text: str, signs: str) -> bool:
    """Whether any cell of a text may be; `signs` are those of it that are not on a plain keyboard."""
    return bool(
        _CONTROL.search(signs)
        or (any(sign in text for sign in "ÂÃÄÅâ") and _TWICE.search(text))
        or ("&" in text and _ENTITY.search(text))
        or (any(mark[0] in text and mark in text for mark in ("=C", "\\u00", "+A", "%C3")) and _ESCAPED.search(text))
    )


def is_misread(cell: str) -> bool:
    """Whether a cell has characters that nobody types."""
    return any(sign.search(cell) for sign in (_CONTROL, _TWICE, _ENTITY, _ESCAPED))


def has_misread_letters(cell: str) -> bool:
    """Whether it is a cell whose letters nobody types so, control characters apart."""
    return "\ufffd" in cell or any(sign.search(cell) for sign in (_TWICE, _ENTITY, _ESCAPED))


def has_lost_letter(cell: str) -> bool:
    """Whether a question mark stands within a word, as where a program saved a letter that its encoding lacks."""
    return "?" in cell and bool(_LOST.search(cell))


def has_mixed_letters(cell: str) -> bool:
    """Whether a word has letters of another alphabet that look like Latin ones beside these."""
    return not cell.isascii() and bool(_MIXED.search(cell))


def misread_details(cell: str, count: int) -> Mapping[str, str]:
    """How many cells are so, and what was meant by this one where that can be known."""
    right = _mended(cell) if _TWICE.search(cell) else unescape(cell) if _ENTITY.search(cell) else ""
    return {"count": str(count), "meant": f' ("{shortened(right)}"?)' if right else ""}


def _mended(cell: str) -> str:
    """What was meant by text that was UTF-8, taken for Windows-1252; "" where that cannot be known."""
    try:
        return cell.strip().encode("cp1252").decode()
    except UnicodeError:
        return ""
