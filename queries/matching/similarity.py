"""What the names of two records have in common, and how much that says."""

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.matching.name_parts import Name
from opgavenkaart.queries.matching.name_vocabulary import opposed
from opgavenkaart.queries.matching.records import Record, RecordName

MIN_LIKENESS = 88.0  # of 100, of two spellings (rapidfuzz's ratio: 200 * matching letters / all letters)
MIN_LENGTH = 5  # letters from which on spellings are compared
FORMER_NAME_FACTOR = 0.8  # what is left of a reason that rests on a former name


class Reason(NamedTuple):
    """Something that speaks for or against, and how much: from 0 to 1."""

    weight: float
    text: Text
    equal: bool = False  # of a name: the whole name, of one time


def alike(a: Record, b: Record) -> Iterator[Reason]:
    """The best that the names of two records say for them being one, and what their abbreviations say."""
    name = max((*_names(a, b), *_begins(a, b)), key=lambda reason: reason[:2], default=None)
    if name:
        yield name
    if short := _abbreviations(a, b, name is not None):
        yield short


def _names(a: Record, b: Record) -> Iterator[Reason]:
    for one in a.called:
        for other in b.called:
            if reason := _compared(one, other):
                if one.former or other.former:
                    text = join(reason.text, Text(" (een eerdere naam)", " (a former name)"))
                    yield Reason(round(reason.weight * FORMER_NAME_FACTOR, 2), text)
                else:
                    yield reason


def _compared(one: RecordName, other: RecordName) -> Reason | None:
    x, y = one.name, other.name
    if x.key == y.key:
        now = meet(one, other)
        return Reason(0.9 if now else 0.8, Text(f"zelfde naam: “{one.text}”", f"same name: “{one.text}”"), now)
    if not x.core or _apart(x, y):
        return None
    like = 0.0 if x.bag == y.bag else _likeness(x, y)
    if not like and x.bag != y.bag:
        return None
    names = f"“{one.text}” – “{other.text}”"
    if x.words == y.words and x.slip != y.slip and x.form and y.form:
        like = fuzz.ratio(x.key, y.key)  # all that differs is the word for the form, and small words
    elif x.words == y.words:
        weight, so = _but_for(x, y)
        return Reason(weight, Text(f"{so.nl}: {names}", f"{so.en}: {names}"))
    elif x.bag == y.bag:
        return Reason(0.7, Text(f"zelfde woorden in andere volgorde: {names}", f"same words in another order: {names}"))
    return Reason(
        round(0.75 * (like - 60) / 40, 2),
        Text(f"spelling lijkt ({like:.0f} van 100): {names}", f"alike in spelling ({like:.0f} of 100): {names}"),
    )


def _apart(x: Name, y: Name) -> bool:
    """Whether two names say that they are bodies of two kinds, or places in two provinces."""
    return bool((x.form and y.form and x.form != y.form) or (x.where and y.where and x.where != y.where))


def _but_for(x: Name, y: Name) -> tuple[float, Text]:
    """What two names differ in that have the same words."""
    if x.city != y.city:
        return 0.7, Text("zelfde naam, met de andere naam van de stad", "same name, with the city's other name")
    if x.slip != y.slip:
        return 0.7, Text("zelfde naam op een schrijffout na", "same name but for a slip")
    if x.where != y.where:
        return 0.65, Text("zelfde naam op de provincie erachter na", "same name but for the province behind it")
    return 0.75, Text("zelfde naam op kleine woorden na", "same name but for small words")


def _likeness(x: Name, y: Name) -> float:
    """How alike two names are, 0 where too little; other numbers make another name."""
    if x.numbers != y.numbers or opposed(x.sides, y.sides) or len(x.core) < MIN_LENGTH or len(y.core) < MIN_LENGTH:
        return 0.0
    like = fuzz.ratio(x.core, y.core, score_cutoff=MIN_LIKENESS)
    if len(x.words) > 1 and len(y.words) > 1:
        like = max(like, fuzz.ratio(x.sorted, y.sorted, score_cutoff=MIN_LIKENESS))
    if not like and (_one_slip(x.core, y.core) or _one_slip(x.key, y.key)):
        return MIN_LIKENESS  # in a short name, or in the word for its form
    return like


def _one_slip(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) < 2 and OSA.distance(one, other, score_cutoff=1) < 2


def _begins(a: Record, b: Record) -> Iterator[Reason]:
    """A text that is the beginning of a ministry's name: people say Binnenlandse Zaken for BZK."""
    if a.id:
        return
    begin = a.called[0].name
    for other in b.called:
        name = other.name
        ministry = b.kind == "ministry" or name.form == "ministry"
        begins = begin.words != name.words and begin.words == name.words[: len(begin.words)]
        if ministry and begins and begin.form in ("", "ministry"):
            names = f"“{other.text}”"
            yield Reason(0.45, Text(f"het begin van de naam: {names}", f"the beginning of the name: {names}"))


def _abbreviations(a: Record, b: Record, named: bool) -> Reason | None:
    """One abbreviation for both; or one that is made of the first letters of the other's name.

    First letters say nothing of two full names that have nothing else in common, but for the word for their form.
    """
    if both := a.stated & b.stated:
        short = min(both).upper()
        return Reason(0.5, Text(f"zelfde afkorting: {short}", f"same abbreviation: {short}"))
    if short := _called_by(a, b) or _called_by(b, a):
        is_short = Text(
            f"de naam is de afkorting van de ander: {short}", f"the name is the other's abbreviation: {short}"
        )
        return Reason(0.5, is_short)
    made = (a.stated & b.initials) | (b.stated & a.initials)
    if made and (named or _alone(a, made) or _alone(b, made) or _forms(a) & _forms(b)):
        short = min(made).upper()
        return Reason(0.4, Text(f"{short} kan de beginletters zijn", f"{short} may be the first letters"))
    return None


def _called_by(a: Record, b: Record) -> str:
    """The name of `a` that is an abbreviation of `b`, of more than a word too: Den Bosch, Nuenen c.a."""
    if not b.stated:
        return ""
    candidates = (one.name for one in a.called if one.name.bare in b.stated and len(one.name.bare) > 1)
    return next(
        (name.bare.upper() for name in candidates if not any(_apart(name, other.name) for other in b.called)), ""
    )


def _alone(record: Record, shorts: frozenset[str]) -> bool:
    """Whether one of these abbreviations is all that a record is called."""
    return any(not shorts.isdisjoint((one.name.bare, "".join(one.name.words))) for one in record.called)


def _forms(record: Record) -> frozenset[str]:
    return frozenset(one.name.form for one in record.called) - {""}


def meet(one: RecordName | Record, other: RecordName | Record) -> bool:
    """Whether two periods have a day in common; empty ends are open."""
    return (not one.valid_to or one.valid_to > other.valid_from) and (
        not other.valid_to or other.valid_to > one.valid_from
    )
