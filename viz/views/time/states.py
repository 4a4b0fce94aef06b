"""On which dates does anything change, and what is there on each?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph import as_of as time
from opgavenkaart.graph.dates import iso_of, spelled_out
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.succession import succession_date
from opgavenkaart.graph.text import Text
from opgavenkaart.queries.owners.question import Owner
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.views.columns.links import WholeLink, sources, ties


class State(NamedTuple):
    """What is there on a day: things by "kind:id", the label and name of organisations, ties, what nobody owns,
    and the documents that say so."""

    day: str
    things: frozenset[str]
    names: Mapping[str, tuple[str, str]]
    ties: Sequence[WholeLink]
    nobody: Mapping[str, Owner]
    sources: tuple[str, ...]


def dates(graph: Graph) -> tuple[Counter[str], dict[str, Text]]:
    """How much begins or ends on which day, and the day in words, no more precise than any source states it.

    A month or year begins on its first day, as `graph.as_of` reads it. Documents are there at all times.
    """
    found: Counter[str] = Counter()
    for kind, nodes in graph.nodes.items():
        if kind != "document":
            for node in nodes.values():
                found.update((node.valid_from, node.valid_to))
    for relation, claims in graph.claims.items():
        for claim in claims:
            succeeds = relation == "SUCCEEDED_BY"
            found.update([succession_date(claim)] if succeeds else [claim.valid_from, claim.valid_to])
    days: Counter[str] = Counter()
    stated: dict[str, str] = {}
    for text in sorted(found, key=len, reverse=True):
        if first := first_day(iso := iso_of(text)):
            days[first] += found[text]
            stated[first] = iso
    return days, {first: spelled_out(iso) for first, iso in stated.items()}


def first_day(text: str) -> str:
    """The first day of a date; empty where it is none."""
    try:
        return time.day(text).first if text else ""
    except UnknownWord:
        return ""


def most(found: Counter[str], count: int) -> list[str]:
    """So many of these days, in order: the first, the last, and those on which most changes; of equals the first."""
    ends = {min(found), max(found)}
    rest = sorted(found.keys() - ends, key=lambda day: (-found[day], day))
    return sorted([*ends, *rest[: max(count - len(ends), 0)]])


def states(graph: Graph, days: Sequence[str]) -> Iterator[State]:
    """What is there on each of these days, as `graph.as_of` says."""
    for day in days:
        answers = Answers(time.as_of(graph, time.day(day)))
        there = answers.graph
        names = {f"organisation:{id}": (n.label, n.name) for id, n in there.nodes["organisation"].items()}
        names |= {f"organisation:{id}": (there.former[id].label, there.former[id].name) for id in there.successors}
        things = {f"{kind}:{id}" for kind in ("group", "issue") for id in there.nodes[kind]}
        nobody = {f"issue:{issue}": owner for issue, owner in answers.without_owner.items()}
        yield State(day, frozenset({*things, *names}), names, ties(answers), nobody, sources(answers))
