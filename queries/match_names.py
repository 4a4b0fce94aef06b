"""A name taken apart, so that it can be compared: its words that tell, its numbers, and how it may be abbreviated."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from opgavenkaart.graph.text import match_key

# Words that a name may have or lack without being another: small words, and legal forms.
_DUTCH = (
    "de",
    "het",
    "een",
    "van",
    "der",
    "den",
    "des",
    "voor",
    "en",
    "in",
    "te",
    "ten",
    "ter",
    "aan",
    "op",
    "bij",
    "tot",
)
SMALL = frozenset((*_DUTCH, "of", "the", "and", "for", "to"))
LEGAL = frozenset(
    ("stichting", "vereniging", "cooperatie", "bv", "nv", "gr", "gemeenschappelijke", "regeling", "foundation")
)
# What it is a body of; one that has another of these is another body: gemeente Utrecht is not provincie Utrecht.
FORMS = {
    **dict.fromkeys(("ministerie", "ministry", "departement", "min"), "ministry"),
    **dict.fromkeys(("gemeente", "municipality", "gem"), "municipality"),
    **dict.fromkeys(("provincie", "province", "prov"), "province"),
    **dict.fromkeys(("waterschap", "hoogheemraadschap"), "water_authority"),
}
_BESIDE = SMALL | LEGAL | FORMS.keys()
_LETTERED = re.compile(r"\b[bn]\.v\.", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_WORDS = re.compile(r"[^\W_]+")
SHORT, LOWER = 10, 4  # letters of the longest abbreviation, and of one without capitals


class Name(NamedTuple):
    """A name to compare. `words` are those that tell, in order; `initials` are abbreviations that it might have."""

    key: str
    words: tuple[str, ...]
    bag: tuple[str, ...]  # the words in order of the alphabet
    core: str  # the words as a text
    sorted: str  # those in order of the alphabet
    form: str
    numbers: tuple[str, ...]
    stated: frozenset[str]
    initials: frozenset[str]


@lru_cache(maxsize=200_000)
def name_of(text: str, abbreviation: str = "") -> Name:
    """A name as it is compared, with the abbreviation that stands beside it or in brackets behind it.

    >>> name_of("Ministerie van Volksgezondheid, Welzijn en Sport (VWS)").core
    'volksgezondheid welzijn sport'
    >>> sorted(name_of("Justitie en Veiligheid").initials)
    ['jenv', 'jv']
    """
    stated = {abbreviation}
    if (found := _BRACKETS.search(text)) and _is_short(found[1]):
        stated.add(found[1])
        text = text[: found.start()].strip()
    if _is_short(text):
        stated.add(text)
    written = _WORDS.findall(_LETTERED.sub(" ", text.replace("&", " en ")))
    plain = [match_key(word) for word in written]
    words = tuple(word for word in plain if word not in _BESIDE) or tuple(plain)
    if len(words) == 1 and _is_short(alone := written[plain.index(words[0])]):  # Ministerie van VWS
        stated.add(alone)
    bag = tuple(sorted(words))
    form = next((FORMS[word] for word in plain if word in FORMS), "")
    numbers = tuple(sorted(word for word in plain if any(map(str.isdigit, word))))
    keys = frozenset(match_key(word) for word in stated if word)
    return Name(match_key(text), words, bag, " ".join(words), " ".join(bag), form, numbers, keys, _initials(plain))


def _is_short(text: str) -> bool:
    """Whether a text looks like an abbreviation: one word with two capitals or more, or a very short one with none."""
    capitals = sum(map(str.isupper, text))
    return " " not in text and (1 < len(text) <= SHORT if capitals > 1 else capitals == 0 and 1 < len(text) <= LOWER)


def _initials(plain: list[str]) -> frozenset[str]:
    """VWS of Volksgezondheid, Welzijn en Sport; JenV of Justitie en Veiligheid."""
    rest = [word for word in plain if word not in LEGAL and word not in FORMS and word != "van"]
    told = [word for word in rest if word not in SMALL]
    if len(told) < 2:
        return frozenset()
    with_en = (word if word == "en" else word[0] for word in rest if word == "en" or word not in SMALL)
    return frozenset(("".join(word[0] for word in told), "".join(with_en)))
