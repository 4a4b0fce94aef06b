"""What two parties share, how that reads, and a sentence on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.model import OWNERSHIP_ROLE
from opgavenkaart.graph.text import Text, counted, figure, join, sort_key
from opgavenkaart.queries.core.grouping import Holding
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
    a: str, b: str, shared: Sequence[str], between: str, through: str, either: int, q_value: float, reading: str
) -> Text:
    """Why this pair was found: labels of both and of what they share; `either` is how many items either has."""
    one, other = sorted((a, b), key=sort_key)
    noun = NOUNS[through.removesuffix("s")]
    reason = _REASON.format(
        a=one,
        b=other,
        items=_OF_EITHER.format(n=len(shared), items=counted(either, noun))
        if either > len(shared)
        else join(counted(len(shared), noun), _NO_OTHERS),
        names=examples(sorted(shared, key=sort_key)),
        luck=_MORE_THAN_CHANCE if q_value < MAX_FALSE_DISCOVERY else _MAYBE_CHANCE,
    )
    verdict = _SAME_AGENDA if (between, reading) == ("groups", "duplication") else _READINGS.get(reading)
    return join(reason, " ", verdict) if verdict else reason


def reading_of(
    a: Mapping[str, Sequence[Holding]], b: Mapping[str, Sequence[Holding]], between: str, through: str
) -> str:
    """How a pair reads after GAO-15-49SP: is the same work done twice, is there like work, or only a common field?

    Two organisations that do the same for one issue, or groups with one agenda: duplication. Two that each do
    something for one issue, or groups that share one: overlap. Two organisations with a role in one issue of which not
    both act: fragmentation. Of two that share anything else, such as a table or a domain, that is no verdict. `a` and
    `b` are what each has, by issue.
    """
    if through != "issues" or between == "domains":
        return "shared"
    if between == "groups":
        return "duplication" if a.keys() == b.keys() else "overlap"
    roles = [(_roles(a[issue]), _roles(b[issue])) for issue in a if issue in b]
    acting = [(own.intersection(ACTING), others.intersection(ACTING)) for own, others in roles]
    if any(own & others for own, others in acting):
        return "duplication"
    if any(own and others for own, others in acting):
        return "overlap"
    return "fragmentation" if any(own and others for own, others in roles) else "shared"


def _roles(ties: Sequence[Holding]) -> set[str]:
    """The roles in an issue itself: not the seat at a table where it comes up, nor a position on it."""
    return {tie.role for tie in ties} & {role.id for role in OWNERSHIP_ROLE.values}


def title(findings: Sequence[Overlap]) -> Text:
    """The conclusion of an answer. Of the pairs above chance it names the one that shares most, if that is one."""
    if not findings:
        return Text("Er is geen overlap gevonden.", "No overlap was found.")
    pairs = counted(len(findings), (Text("paar overlapt", "pair overlaps"), Text("paren overlappen", "pairs overlap")))
    above = [pair for pair in findings if pair.q_value < MAX_FALSE_DISCOVERY]
    if not above:
        none = Text("geen ervan meer dan toeval", "none of them by more than chance")
        luck = none if len(findings) > 1 else Text("niet meer dan toeval", "not by more than chance")
        return join(pairs, ", ", luck, ".")
    most = [pair for pair in above if pair.shared_count == above[0].shared_count]
    one = Text("{a} en {b}", "{a} and {b}").format(a=most[0].a_name, b=most[0].b_name)
    how_many = _SOME if len(above) < len(findings) else _ALL if len(findings) > 1 else _THIS_ONE
    strongest = _ALONE if len(above) == 1 else _MOST if len(most) < len(above) else _EQUAL
    return join(pairs, ", ", how_many, strongest).format(
        n=figure(len(above)),
        who=one if len(most) == 1 else counted(len(most), (Text("paar", "pair"), Text("paren", "pairs"))),
        k=figure(most[0].shared_count),
    )


_THIS_ONE = Text("meer dan toeval", "by more than chance")
_ALL = Text("alle meer dan toeval", "all by more than chance")
_SOME = Text("waarvan {n} meer dan toeval", "{n} of them by more than chance")
_ALONE = Text(": {who} ({k} gedeeld).", ": {who} ({k} shared).")
_MOST = Text("; daarvan delen {who} het meest ({k}).", "; of these {who} share most ({k}).")
_EQUAL = Text(", met elk {k} gedeeld.", ", each sharing {k}.")
