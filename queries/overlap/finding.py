"""What two parties share, how that reads, and a sentence on it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from opgavenkaart.graph.model import OWNERSHIP_ROLE
from opgavenkaart.graph.text import Text, counted, figure, join, sort_key
from opgavenkaart.queries.core.findings import summary_of
from opgavenkaart.queries.core.question import Finding
from opgavenkaart.queries.core.wording import NOUNS, examples


@dataclass(frozen=True, kw_only=True)
class Overlap(Finding):
    """What two parties share: k items of the m that any party has.

    `reading` is a verdict where it rests on what sources state, else "shared": that they share it says nothing more.
    """

    brief = ("a_name", "b_name", "shared_count", "reading", "reason")
    figures = ("jaccard", "containment", "p_value", "q_value")
    key = ("a", "b")
    words = {
        "shared": Text("alleen gedeeld", "only shared"),
        "fragmentation": Text("versnippering", "fragmentation"),
        "overlap": Text("overlap", "overlap"),
        "duplication": Text("doublure", "duplication"),
    }

    a: str
    a_name: str
    b: str
    b_name: str
    shared_count: int
    shared: tuple[str, ...]
    a_count: int
    b_count: int
    total: int
    jaccard: float
    containment: float
    p_value: float
    q_value: float
    reading: str
    reason: Text


ACTING = ("accountable", "responsible")  # roles in which an organisation acts, rather than is kept informed

_READINGS = {
    "fragmentation": Text(
        "Beide zijn betrokken, maar niet allebei aan zet: versnippering.",
        "Both are involved, but not both act: fragmentation.",
    ),
    "overlap": Text("Beide zijn aan zet bij dezelfde opgave: overlap.", "Both act on the same issue: overlap."),
    "duplication": Text(
        "Beide doen hetzelfde voor dezelfde opgave: mogelijk dubbel werk.",
        "Both do the same for the same issue: work may be done twice.",
    ),
}
_SAME_AGENDA = Text(
    "Zij hebben dezelfde agenda: mogelijk dubbel werk.", "They have the same agenda: work may be done twice."
)
_REASON = Text("{a} en {b} delen {items} ({names}). {luck}", "{a} and {b} share {items} ({names}). {luck}")
_OF_EITHER = Text("{n} van de {items} die een van beide heeft", "{n} of the {items} that either has")
_NO_OTHERS = Text(" en hebben geen andere", " and have no others")
_MORE_THAN_CHANCE = Text("Dat is meer dan toeval zou geven.", "That is more than chance would give.")
_MAYBE_CHANCE = Text("Dat is niet meer dan toeval kan geven.", "That is no more than chance may give.")
MAX_FALSE_DISCOVERY = 0.05  # the q-value below which more than chance is at work


def reason_of(
    a: str, b: str, first: Sequence[str], k: int, between: str, through: str, either: int, q_value: float, reading: str
) -> Text:
    """Why this pair was found: labels of both and, in order, of the first that they share.

    They share `k` of the items that either has. A sentence cuts its examples by itself: hand over one more.
    """
    one, other = sorted((a, b), key=sort_key)
    noun = NOUNS[through.removesuffix("s")]
    reason = _REASON.format(
        a=one,
        b=other,
        items=_OF_EITHER.format(n=k, items=counted(either, noun)) if either > k else join(counted(k, noun), _NO_OTHERS),
        names=examples(first),
        luck=_MORE_THAN_CHANCE if q_value < MAX_FALSE_DISCOVERY else _MAYBE_CHANCE,
    )
    verdict = _SAME_AGENDA if (between, reading) == ("groups", "duplication") else _READINGS.get(reading)
    return join(reason, " ", verdict) if verdict else reason


OWNER_ROLES = {role.id for role in OWNERSHIP_ROLE.values}  # in an issue itself


def reading_of(a: Mapping[str, Set[str]], b: Mapping[str, Set[str]]) -> str:
    """How a pair of organisations reads after GAO-15-49SP, by the issues in which each has which role.

    Is the same work done twice, is there like work, or only a common field? Two that do the same for one issue:
    duplication. Two that each do something for one issue: overlap. Two with a role in one issue of which not both act:
    fragmentation. Of two that share anything else, such as a table, that is no verdict.
    """
    if any(role in a and role in b and a[role] & b[role] for role in ACTING):
        return "duplication"
    for reading, roles in (("overlap", ACTING), ("fragmentation", OWNER_ROLES)):
        own, others = (set[str]().union(*(of[role] for role in roles if role in of)) for of in (a, b))
        if own & others:
            return reading
    return "shared"


class AboveChance(NamedTuple):
    """What a title says of pairs: how many overlap by more than chance, the most that any of these share, and by whom.

    `a_name` and `b_name` are the pair that shares most, where that is one.
    """

    pairs: int
    shared: int
    sharing_most: int
    a_name: str = ""
    b_name: str = ""


def _above_chance(findings: Sequence[Overlap]) -> AboveChance:
    above = [pair for pair in findings if pair.q_value < MAX_FALSE_DISCOVERY]
    most = [pair for pair in above if pair.shared_count == above[0].shared_count]
    return AboveChance(len(above), most[0].shared_count, len(most), most[0].a_name, most[0].b_name) if most else NONE


NONE = AboveChance(0, 0, 0)


def title(findings: Sequence[Overlap]) -> Text:
    """The conclusion of an answer. Of the pairs above chance it names the one that shares most, if that is one."""
    if not findings:
        return Text("Er is geen overlap gevonden.", "No overlap was found.")
    pairs = counted(len(findings), (Text("paar overlapt", "pair overlaps"), Text("paren overlappen", "pairs overlap")))
    above: AboveChance = summary_of(findings) or _above_chance(findings)
    if not above.pairs:
        none = Text("geen ervan meer dan toeval", "none of them by more than chance")
        luck = none if len(findings) > 1 else Text("niet meer dan toeval", "not by more than chance")
        return join(pairs, ", ", luck, ".")
    one = Text("{a} en {b}", "{a} and {b}").format(a=above.a_name, b=above.b_name)
    how_many = _SOME if above.pairs < len(findings) else _ALL if len(findings) > 1 else _THIS_ONE
    strongest = _ALONE if above.pairs == 1 else _MOST if above.sharing_most < above.pairs else _EQUAL
    several = counted(above.sharing_most, (Text("paar", "pair"), Text("paren", "pairs")))
    return join(pairs, ", ", how_many, strongest).format(
        n=figure(above.pairs),
        who=one if above.sharing_most == 1 else several,
        k=figure(above.shared),
    )


_THIS_ONE = Text("meer dan toeval", "by more than chance")
_ALL = Text("alle meer dan toeval", "all by more than chance")
_SOME = Text("waarvan {n} meer dan toeval", "{n} of them by more than chance")
_ALONE = Text(": {who} ({k} gedeeld).", ": {who} ({k} shared).")
_MOST = Text("; daarvan delen {who} het meest ({k}).", "; of these {who} share most ({k}).")
_EQUAL = Text(", met elk {k} gedeeld.", ", each sharing {k}.")
