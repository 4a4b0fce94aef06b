"""Text from bytes: UTF-8 and UTF-16, else what makes the likeliest letters: Windows, MS-DOS or Macintosh."""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.sheet import UnreadableFile

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF_32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
NAMES = {"cp1252": "Windows", "cp858": "MS-DOS", "cp437": "MS-DOS", "mac_roman": "Macintosh"}  # the likeliest first
MAX_LOOKED_AT = 2_000  # places with letters that are not ASCII
MIN_LEAD = 2.0  # of an encoding over the next, by which it is sure
_HIGH = re.compile(rb"[\x80-\xff]+")
_USUAL, _SELDOM = frozenset("éëïöüè"), frozenset("êçáóàäíñâôûîú")  # in Dutch and English
_OTHER = frozenset("åøæãòìùßõýšžœÿ")
_VOWELS, _ON_A_VOWEL = frozenset("aeiouAEIOU"), frozenset("ëïöü")
_BETWEEN = frozenset("’´\xad")  # signs that may stand within a word; the last is a hyphen that is not seen
_BEFORE, _AFTER = frozenset("“„‘‚«€£§©•¿¡ƒ–—"), frozenset("”’»…°²³½¼™®‰–—•·")  # a word or number, or behind one
SAVE_AGAIN = Text(
    'Open het in het rekenblad en bewaar het opnieuw als "CSV UTF-8".',
    'Open it in the spreadsheet program and save it again as "CSV UTF-8".',
)


class Decoded(NamedTuple):
    """A text, what its encoding is called where that was guessed, and whether that is in doubt."""

    text: str
    guessed: str = ""
    in_doubt: bool = False


def decoded(data: bytes) -> Decoded:
    """UTF-32 with its mark, UTF-16 and UTF-8 with theirs or without, else an encoding of one byte a letter.

    Raises UnreadableFile.
    """
    encoding = "utf-16" if data.startswith(UTF_16_MARKS) else _unmarked_utf16(data) or "utf-8-sig"
    if data.startswith(UTF_32_MARKS):  # the first begins as the mark of UTF-16 does
        encoding = "utf-32"
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        wrong = error
    if encoding == "utf-8-sig" and not data.startswith(codecs.BOM_UTF8):
        hoped = data.decode(errors="replace")
        broken = hoped.count("\ufffd")
        if len(hoped) - len(hoped.encode("ascii", "ignore")) <= 2 * broken:  # no more that is UTF-8 than is not
            return _guessed(data, wrong)
    raise _damaged(data, wrong) from wrong


def _guessed(data: bytes, wrong: UnicodeDecodeError) -> Decoded:
    """The text by the encoding that makes the likeliest letters of the bytes that are not ASCII, where they stand."""
    places = [data[max(0, m.start() - 1) : m.end() + 1] for m in islice(_HIGH.finditer(data), MAX_LOOKED_AT)]
    scores = {encoding: _likeliness(dict.fromkeys(places), encoding) for encoding in NAMES}
    scores["cp1252"] += 1
    best, *others = sorted(scores, key=lambda encoding: -scores[encoding])
    if scores[best] <= 0:
        best = "cp1252"
    try:
        text = data.decode(best)
    except UnicodeDecodeError as error:
        raise _damaged(data, error) from wrong
    rivals = [e for e in others if any(place.decode(e, "replace") != place.decode(best, "replace") for place in places)]
    in_doubt = scores[best] <= 0 or any(scores[best] - scores[rival] < MIN_LEAD for rival in rivals)
    return Decoded(text, NAMES[best], in_doubt)


def _likeliness(places: Iterable[bytes], encoding: str) -> float:
    """How well the letters that an encoding makes go with their neighbours, in points."""
    total = 0.0
    for place in places:
        text = f" {place.decode(encoding, 'replace')} "
        total += sum(_points(*text[at - 1 : at + 2]) for at in range(1, len(text) - 1) if not text[at].isascii())
    return total


def _points(before: str, letter: str, after: str) -> float:
    """Of one letter or sign between its neighbours: above 0 where people type such, below it where they do not."""
    in_word = before.isalpha() or after.isalpha()
    if letter == "\xa0":
        return 1.5 if before.isalpha() and after.isalpha() else 2
    if not letter.isalpha() or unicodedata.category(letter) == "Lo" or letter in "ƒˆ":
        if letter in _BETWEEN and before.isalpha() and after.isalpha():
            return 3
        goes_on = after.isalnum() or after.isspace()
        good = (letter in _BEFORE and not before.isalpha() and goes_on) or (letter in _AFTER and not after.isalpha())
        return 2 if good else -3
    if not in_word:
        return 0 if letter == "à" else -2
    small = letter.lower()
    if "GREEK" in unicodedata.name(letter) or small not in _USUAL | _SELDOM | _OTHER:
        return -2
    if letter.isupper():
        alike = not after.islower() if before.isupper() else not before.isalpha() and after.isalpha()
        return 2 * alike - 3 * (not alike) - (small in _OTHER)
    if before.isupper() and after.isupper():
        return -2
    common = 3 if small in _USUAL else 1 if small in _SELDOM else 0
    return common + (2 * (before in _VOWELS) - 1 if letter in _ON_A_VOWEL else 0)


def _unmarked_utf16(data: bytes) -> str:
    """The encoding of a text that begins with letters of two bytes each, as plain ones have in UTF-16."""
    begin = data[:16]
    if len(begin) >= 8 and not any(begin[1::2]) and all(begin[::2]):
        return "utf-16-le"
    return "utf-16-be" if len(begin) >= 8 and not any(begin[::2]) and all(begin[1::2]) else ""


def _damaged(data: bytes, wrong: UnicodeDecodeError) -> UnreadableFile:
    line = data.count(b"\n", 0, wrong.start) + 1
    return UnreadableFile(
        Text(f"de tekens van regel {line} kloppen niet", f"the characters of line {line} are damaged"), SAVE_AGAIN
    )
