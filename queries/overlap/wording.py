"""What does it mean that two parties overlap, and how is that said?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from opgavenkaart.graph.text import Text, counted, listed
from opgavenkaart.queries.overlap.finding import Overlap

DOING = ("accountable", "responsible", "lead")  # roles in which one does something, rather than hears of it

_ITEM_WORDS = {
    "issues": (Text("opgave", "issue"), Text("opgaven", "issues")),
    "groups": (Text("werkgroep", "group"), Text("werkgroepen", "groups")),
    "domains": (Text("domein", "domain"), Text("domeinen", "domains")),
    "organisations": (Text("organisatie", "organisation"), Text("organisaties", "organisations")),
}
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


def reason_of(
    a: str,
    b: str,
    shared: Sequence[str],
    label: Callable[[str], str],
    through: str,
    either: int,
    q_value: float,
    reading: str,
) -> Text:
    """Why this pair was found; `either` is how many items either of them has."""
    items = counted(len(shared), _ITEM_WORDS[through])
    names = [label(item) for item in shared[:4]]
    some = listed(names) if len(shared) <= 4 else Text(*2 * [", ".join(names) + " …"])
    luck = (
        Text("meer dan toeval zou geven", "more than chance would give")
        if q_value < 0.05
        else Text("niet meer dan toeval kan geven", "no more than chance may give")
    )
    how = _READINGS[reading]
    return Text(
        f"{a} en {b} delen {items.nl} van de {either} die een van beide heeft ({some.nl}); "
        f"{luck.nl} (q = {q_value:.2g}). {how.nl}".replace("q = 0.", "q = 0,"),
        f"{a} and {b} share {items.en} of the {either} that either has ({some.en}); {luck.en} (q = {q_value:.2g}). "
        f"{how.en}",
    )


def reading_of(
    a: Mapping[str, set[str]], b: Mapping[str, set[str]], *, alike: bool = False, close: bool = False
) -> str:
    """How a pair reads after GAO-15-49SP: is the same work done twice, is there like work, or only a common field?

    Two that do the same for one issue, in one role, or groups with one agenda: duplication. Two that each do
    something for one issue, or groups that share one: overlap. Two that only sit at a table where it comes up,
    or that have no more than a field in common: fragmentation.
    """
    both = a.keys() & b.keys()
    if alike or any(a[item] & b[item] for item in both):
        return "duplication"
    return "overlap" if close or both else "fragmentation"


def title(findings: Sequence[Overlap]) -> Text:
    """The conclusion of an answer, the strongest pair first."""
    if not findings:
        return Text("Er is geen overlap gevonden.", "No overlap was found.")
    pairs = counted(len(findings), (Text("paar overlapt", "pair overlaps"), Text("paren overlappen", "pairs overlap")))
    top = findings[0]
    return Text(
        f"{pairs.nl}; het meest {top.a_name} en {top.b_name} ({top.shared_count} gedeeld).",
        f"{pairs.en}; most of all {top.a_name} and {top.b_name} ({top.shared_count} shared).",
    )
