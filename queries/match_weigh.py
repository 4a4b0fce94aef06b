"""What speaks for two records being one organisation, and what against: each with a weight, and the score of it all.

The score is (1 - product of (1 - w) over what speaks for it) * (product of (1 - w) over what speaks against it): the
"noisy or" of Pearl (1988, Probabilistic Reasoning in Intelligent Systems, section 4.3), so that reasons add up to
less than 1 in any order. The weights are chosen, not learnt; they order proposals and decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.official import at_odds
from opgavenkaart.graph.schema import Text
from opgavenkaart.queries.match_names import Name
from opgavenkaart.queries.match_records import Called, Record

LIKE = 88.0  # of 100: how alike two spellings must be (rapidfuzz's ratio: 200 * matching letters / all letters)
LONG = 5  # letters from which on spellings are compared
FORMER = 0.8  # what is left of a reason that rests on a former name


class Reason(NamedTuple):
    """Something that speaks for or against, and how much: from 0 to 1."""

    weight: float
    text: Text
    equal: bool = False  # of a name: the whole name, of one time


class Weighed(NamedTuple):
    """All of it. `vetoed` where one register has two codes for them."""

    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]
    by_code: bool
    vetoed: bool

    @property
    def score(self) -> float:
        """From 0 to 1; see above."""
        if self.vetoed:
            return 0.0
        if self.by_code:
            return 1.0
        yes = 1 - prod(1 - reason.weight for reason in self.for_)
        return round(yes * prod(1 - reason.weight for reason in self.against), 2)

    @property
    def strong(self) -> bool:
        """Equal names of one time, and nothing against it."""
        return not self.vetoed and not self.against and any(reason.equal for reason in self.for_)


def weigh(a: Record, b: Record) -> Weighed | None:
    """Two records weighed; None where neither a code nor any name speaks for them."""
    common = a.codes & b.codes
    for_: list[Reason] = []
    if common:
        code = min(common).key
        for_ = [Reason(1.0, Text(f"zelfde officiële id ({code})", f"same official id ({code})"))]
    name = max(_names(a, b), key=_weight, default=None)
    if name:
        for_.append(name)
    if short := _abbreviations(a, b):
        for_.append(short)
    if not for_:
        return None
    against = list(_against(a, b))
    return Weighed((*for_, *_beside(a, b)), tuple(against), bool(common), not common and at_odds(a.codes, b.codes))


def _weight(reason: Reason) -> tuple[float, Text]:
    return reason.weight, reason.text


def _names(a: Record, b: Record) -> Iterator[Reason]:
    for one in a.called:
        for other in b.called:
            if reason := _compared(one, other):
                former = one.former or other.former
                if former:
                    text = Text(f"{reason.text.nl} (een eerdere naam)", f"{reason.text.en} (a former name)")
                    yield Reason(round(reason.weight * FORMER, 2), text)
                else:
                    yield reason


def _compared(one: Called, other: Called) -> Reason | None:
    x, y = one.name, other.name
    if x.key == y.key:
        now = _meet(one, other)
        return Reason(0.9 if now else 0.8, Text(f"zelfde naam: “{one.text}”", f"same name: “{one.text}”"), now)
    if not x.core or (x.form and y.form and x.form != y.form):
        return None
    like = 0.0 if x.bag == y.bag else _likeness(x, y)
    if not like and x.bag != y.bag:
        return None
    said = f"“{one.text}” – “{other.text}”"
    if x.words == y.words:
        return Reason(0.75, Text(f"zelfde naam op kleine woorden na: {said}", f"same name but for small words: {said}"))
    if x.bag == y.bag:
        return Reason(0.7, Text(f"zelfde woorden in andere volgorde: {said}", f"same words in another order: {said}"))
    return Reason(
        round(0.75 * (like - 60) / 40, 2),
        Text(f"spelling lijkt ({like:.0f} van 100): {said}", f"alike in spelling ({like:.0f} of 100): {said}"),
    )


def _likeness(x: Name, y: Name) -> float:
    """How alike two names are, 0 where too little; other numbers make another name."""
    if x.numbers != y.numbers or len(x.core) < LONG or len(y.core) < LONG:
        return 0.0
    like = fuzz.ratio(x.core, y.core, score_cutoff=LIKE)
    if len(x.words) > 1 and len(y.words) > 1:
        like = max(like, fuzz.ratio(x.sorted, y.sorted, score_cutoff=LIKE))
    if not like and (_one_slip(x.core, y.core) or _one_slip(x.key, y.key)):
        return LIKE  # in a short name, or in the word for its form
    return like


def _one_slip(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) < 2 and OSA.distance(one, other, score_cutoff=1) < 2


def _abbreviations(a: Record, b: Record) -> Reason | None:
    """One abbreviation for both; or one that is made of the first letters of the other's name."""
    if both := a.stated & b.stated:
        short = min(both).upper()
        return Reason(0.5, Text(f"zelfde afkorting: {short}", f"same abbreviation: {short}"))
    if made := (a.stated & b.initials) | (b.stated & a.initials):
        short = min(made).upper()
        return Reason(0.4, Text(f"{short} kan de beginletters zijn", f"{short} may be the first letters"))
    return None


def _beside(a: Record, b: Record) -> Iterator[Reason]:
    if a.kind and a.kind == b.kind:
        word = ORGANISATION_KIND.value(a.kind).text
        yield Reason(0.1, Text(f"beide {word.nl}", f"both {word.en}"))
    if _same_parent(a, b):
        yield Reason(0.2, Text("onderdeel van hetzelfde", "part of the same"))


def _against(a: Record, b: Record) -> Iterator[Reason]:
    if at_odds(a.codes, b.codes):
        yield Reason(1.0, Text("het register heeft er twee codes voor", "the register has two codes for them"))
    if b.id in a.heirs or a.id in b.heirs:
        old, new = (a, b) if b.id in a.heirs else (b, a)
        yield Reason(0.6, Text(f"{new.name} volgde op {old.name}", f"{new.name} succeeded {old.name}"))
    if not _meet(a, b):
        yield Reason(0.4, Text("ze bestonden niet tegelijk", "they did not exist at the same time"))
    if a.kind and b.kind and a.kind != b.kind:
        words = [ORGANISATION_KIND.value(kind).text for kind in (a.kind, b.kind)]
        yield Reason(0.35, Text(f"de een is {words[0].nl}, de ander {words[1].nl}", f"{words[0].en} and {words[1].en}"))
    elif len(forms := sorted({of.called[0].name.form for of in (a, b)} - {""})) > 1:
        words = [ORGANISATION_KIND.value(kind).text for kind in forms]
        yield Reason(
            0.35, Text(f"de naam zegt {words[0].nl} en {words[1].nl}", f"names say {words[0].en} and {words[1].en}")
        )
    if a.parents and b.parents and not _same_parent(a, b):
        ours, theirs = (", ".join(of.parents.values()) for of in (a, b))
        yield Reason(0.3, Text(f"onderdeel van {ours} en van {theirs}", f"part of {ours} and of {theirs}"))
    if listed := sorted(set(a.datasets) & set(b.datasets)):
        yield Reason(0.3, Text(f"{listed[0]} noemt beide apart", f"{listed[0]} lists both apart"))


def _same_parent(a: Record, b: Record) -> bool:
    return bool(a.parents.keys() & b.parents.keys() or set(a.parents.values()) & set(b.parents.values()))


def _meet(one: Called | Record, other: Called | Record) -> bool:
    """Whether two periods have a day in common; empty ends are open."""
    return (not one.valid_to or one.valid_to > other.valid_from) and (
        not other.valid_to or other.valid_to > one.valid_from
    )


def texts(reasons: Iterable[Reason]) -> Text:
    """Reasons as a list in one text, each with its weight."""
    return Text(*("; ".join(f"{text} ({w:.2f})" for text, w in said) for said in _said(reasons)))


def _said(reasons: Iterable[Reason]) -> list[list[tuple[str, float]]]:
    of = list(reasons)
    return [[(reason.text.nl, reason.weight) for reason in of], [(reason.text.en, reason.weight) for reason in of]]
