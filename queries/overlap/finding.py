"""What two parties share, how that reads, and a sentence on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.text import Text, counted
from opgavenkaart.queries.core.grouping import Holding
from opgavenkaart.queries.core.question import Finding
from opgavenkaart.queries.core.wording import NOUNS, examples


@dataclass(frozen=True, kw_only=True)
class Overlap(Finding):
    """What two parties share: k items of the m that any party has."""

    brief = ("a", "b", "shared_count", "jaccard", "q_value", "reading", "reason")
    key = ("a", "b")
    words = {
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


DOING = ("accountable", "responsible", "lead")  # roles in which a party acts, rather than is kept informed

_READINGS = {
    "fragmentation": Text(
        "Samen betrokken, maar niet allebei aan zet: versnippering.",
        "Both are involved, but not both act: fragmentation.",
    ),
    "overlap": Text("Beide zijn aan zet bij dezelfde opgave: overlap.", "Both act on the same issue: overlap."),
    "duplication": Text(
        "Beide doen hetzelfde voor dezelfde opgave: mogelijk dubbel werk.",
        "Both do the same for the same issue: work may be done twice.",
    ),
}


_REASON = Text(
    "{a} en {b} delen {items} van de {either} die een van beide heeft ({names}); {luck} (q = {q}). {how}",
    "{a} and {b} share {items} of the {either} that either has ({names}); {luck} (q = {q}). {how}",
)
_MORE_THAN_CHANCE = Text("meer dan toeval zou geven", "more than chance would give")
_MAYBE_CHANCE = Text("niet meer dan toeval kan geven", "no more than chance may give")
MAX_FALSE_DISCOVERY = 0.05  # the q-value below which more than chance is at work


def reason_of(a: str, b: str, shared: Sequence[str], through: str, either: int, q_value: float, reading: str) -> Text:
    """Why this pair was found: labels of both and of what they share; `either` is how many items either has."""
    q = f"{q_value:.2g}"
    return _REASON.format(
        a=a,
        b=b,
        items=counted(len(shared), NOUNS[through.removesuffix("s")]),
        either=either,
        names=examples(shared),
        luck=_MORE_THAN_CHANCE if q_value < MAX_FALSE_DISCOVERY else _MAYBE_CHANCE,
        q=Text(q.replace("0.", "0,"), q),
        how=_READINGS[reading],
    )


def reading_of(a: Mapping[str, Sequence[Holding]], b: Mapping[str, Sequence[Holding]], *, groups: bool) -> str:
    """How a pair reads after GAO-15-49SP: is the same work done twice, is there like work, or only a common field?

    Two that do the same for one issue, in one role, or groups with one agenda: duplication. Two that each do
    something for one issue, or groups that share one: overlap. Two that only sit at a table where it comes up,
    or that have no more than a field in common: fragmentation. `a` and `b` are what each has, by issue.
    """
    if groups:
        return "duplication" if a.keys() == b.keys() else "overlap"
    doing = [
        ({tie.role for tie in a[item] if tie.role in DOING}, {tie.role for tie in b[item] if tie.role in DOING})
        for item in a.keys() & b.keys()
    ]
    if any(roles & others for roles, others in doing):
        return "duplication"
    return "overlap" if any(roles and others for roles, others in doing) else "fragmentation"


def title(findings: Sequence[Overlap]) -> Text:
    """The conclusion of an answer, the strongest pair first."""
    if not findings:
        return Text("Er is geen overlap gevonden.", "No overlap was found.")
    pairs = counted(len(findings), (Text("paar overlapt", "pair overlaps"), Text("paren overlappen", "pairs overlap")))
    top = findings[0]
    return Text(
        "{pairs}; het meest {a} en {b} ({k} gedeeld).", "{pairs}; most of all {a} and {b} ({k} shared)."
    ).format(pairs=pairs, a=top.a_name, b=top.b_name, k=top.shared_count)
