"""The words of names: small ones, legal forms, what it is a body of, opposites, and how such words are abbreviated."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

# Words that a name may have or lack without being another: small words, and legal forms.
_ARTICLES = ("de", "het", "een", "der", "den", "des", "the")
_PREPOSITIONS = ("van", "voor", "in", "te", "ten", "ter", "aan", "op", "bij", "tot", "of", "for", "to")
SMALL = frozenset((*_ARTICLES, *_PREPOSITIONS, "en", "and"))
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
NOT_DISTINCTIVE = SMALL | LEGAL | FORMS.keys()
# The two cities that have two names.
CITIES = {"gravenhage": "haag", "hertogenbosch": "bosch"}
# The province behind the name of a place that there are several of: Bergen (NH), Bergen (L).
PROVINCES = {
    **dict.fromkeys(("l", "lb", "li"), "l"),
    **dict.fromkeys(("o", "ov"), "o"),
    **dict.fromkeys(("z", "zl", "zld"), "z"),
    **dict.fromkeys(("u", "ut"), "u"),
    **{short: short for short in ("nh", "zh", "nb", "gld", "fr", "dr", "fl")},
}
# Names that differ in how a word begins in one of these ways are names of others, however alike in spelling.
_OPPOSITES = (
    ("noord", "oost", "zuid", "west", "midden"),
    ("binnen", "buiten"),
    ("boven", "beneden", "onder"),
    ("hoog", "laag"),
    ("groot", "klein"),
    ("oud", "nieuw"),
)
_BEGINS = {begin: group for group, begins in enumerate(_OPPOSITES) for begin in begins}
_OPPOSED = re.compile("|".join(_BEGINS))
_LONG_FORMS = tuple(form for form in FORMS if len(form) > 7)
_SPELT_OUT = (
    (re.compile(r"\bv(?:\.?\s?d)?\.?(?=\s)"), "van"),  # Min. v. VWS, v.d.
    (re.compile(r"\b(Min|Gem|Prov)(?=[A-Z]{2})"), r"\1 "),  # MinBZK
    (re.compile(r"^WS(?=\s[A-Z])"), "Waterschap"),
    (re.compile(r"(?<!\w)['’‘`´]s[-\s]|\bs-(?=gravenh|hertogenb)", re.IGNORECASE), "des "),
    (re.compile(r"\b[bn]\.v\.", re.IGNORECASE), " "),
    (re.compile("&"), " en "),
)


def spelt_out(text: str) -> str:
    """A name with the abbreviations of small words in full: "Min. v. VWS" is "Min. van VWS"."""
    for written, full in _SPELT_OUT:
        text = written.sub(full, text)
    return text


@lru_cache(maxsize=50_000)
def form_word(word: str) -> str:
    """The word for a form that this is, or is but for a slip: "minsterie". Plurals are longer, and none."""
    if word in FORMS or len(word) < 7:
        return word
    slips = (form for form in _LONG_FORMS if len(word) <= len(form) and OSA.distance(word, form, score_cutoff=1) < 2)
    return next(slips, word)


def sides(words: Sequence[str]) -> frozenset[tuple[int, str]]:
    """With which words that have an opposite a name's words begin, and of which group of opposites each is."""
    found = (match[0] for word in words if (match := _OPPOSED.match(word)))
    return frozenset((_BEGINS[begin], begin) for begin in found)


def opposed(one: frozenset[tuple[int, str]], other: frozenset[tuple[int, str]]) -> bool:
    """Whether two names have other words of one group of opposites: west and oost."""
    if one == other or not one or not other:
        return False
    both = {group for group, _ in one} & {group for group, _ in other}
    return any(group in both for group, _ in one ^ other)
