"""A name taken apart, so that it can be compared: its distinctive words, its numbers, and how it may be abbreviated."""

import re
from functools import lru_cache
from typing import NamedTuple

from opgavenkaart.graph.text import match_key
from opgavenkaart.queries.matching.name_vocabulary import (
    CITIES,
    FORMS,
    LEGAL,
    NOT_DISTINCTIVE,
    PROVINCES,
    SMALL,
    form_word,
    sides,
    spelt_out,
)

_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_WORDS = re.compile(r"[^\W_]+")
MAX_ABBREVIATION_LENGTH = 10
MAX_LOWER_CASE_LENGTH = 4  # of an abbreviation without capitals


class Name(NamedTuple):
    """A name to compare. `words` are the distinctive ones, in order; `initials` are abbreviations it might have."""

    key: str
    words: tuple[str, ...]
    bag: tuple[str, ...]  # the words in order of the alphabet
    core: str  # the words as a text
    sorted: str  # those in order of the alphabet
    form: str
    numbers: tuple[str, ...]
    stated: frozenset[str]
    initials: frozenset[str]
    bare: str  # the name without the word for its form, in one
    where: str = ""  # the province in brackets behind it
    sides: frozenset[tuple[int, str]] = frozenset()
    slip: bool = False  # the word for its form is misspelt
    city: bool = False  # it has the other name of a city that has two


@lru_cache(maxsize=200_000)
def name_of(text: str, abbreviation: str = "") -> Name:
    """A name as it is compared, with the abbreviation that stands beside it or in brackets behind it.

    >>> name_of("Ministerie van Volksgezondheid, Welzijn en Sport (VWS)").core
    'volksgezondheid welzijn sport'
    >>> sorted(name_of("Justitie en Veiligheid").initials)
    ['jenv', 'jv']
    >>> name_of("Bergen (NH)").where
    'nh'
    """
    stated = {abbreviation}
    written, where = text, ""
    if found := _BRACKETS.search(text):
        before = text[: found.start()].strip()
        where = PROVINCES.get(match_key(found[1]), "") if _form(before) != "province" else ""
        if where:
            written = before
        elif _is_short(found[1]) and match_key(found[1]) not in FORMS:
            stated.add(found[1])
            written = text = before
    if _is_short(text):
        stated.add(text)
    written_words = _WORDS.findall(spelt_out(written))
    as_is = [match_key(word) for word in written_words]
    plain = [CITIES.get(word, word) for word in map(form_word, as_is)]
    words = tuple(word for word in plain if word not in NOT_DISTINCTIVE) or tuple(plain)
    if len(words) == 1 and _is_short(alone := written_words[plain.index(words[0])]):  # Ministerie van VWS
        stated.add(alone)
    bag = tuple(sorted(words))
    form = next((FORMS[word] for word in plain if word in FORMS), "")
    numbers = tuple(sorted(word for word in plain if any(map(str.isdigit, word))))
    keys = frozenset(match_key(word) for word in stated if word)
    return Name(
        match_key(text),
        words,
        bag,
        " ".join(words),
        " ".join(bag),
        form,
        numbers,
        keys,
        _initials(plain),
        "".join(word for word in as_is if form_word(word) not in FORMS),
        where,
        sides(words),
        any(form_word(word) != word for word in as_is),
        not CITIES.keys().isdisjoint(as_is),
    )


def _form(text: str) -> str:
    return next((FORMS[word] for word in map(match_key, _WORDS.findall(text)) if word in FORMS), "")


def _is_short(text: str) -> bool:
    """Whether a text looks like an abbreviation: one word with two capitals or more, or a very short one with none."""
    capitals = sum(map(str.isupper, text))
    return " " not in text and (
        1 < len(text) <= MAX_ABBREVIATION_LENGTH
        if capitals > 1
        else capitals == 0 and 1 < len(text) <= MAX_LOWER_CASE_LENGTH
    )


def _initials(plain: list[str]) -> frozenset[str]:
    """VWS of Volksgezondheid, Welzijn en Sport; JenV of Justitie en Veiligheid."""
    rest = [word for word in plain if word not in LEGAL and word not in FORMS and word != "van"]
    main = [word for word in rest if word not in SMALL]
    if len(main) < 2:
        return frozenset()
    with_en = (word if word == "en" else word[0] for word in rest if word == "en" or word not in SMALL)
    return frozenset(("".join(word[0] for word in main), "".join(with_en)))
