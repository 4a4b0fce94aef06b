"""The foot of the page and of a picture: what it rests on, which day it is of, and when it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Text, join
from opgavenkaart.viz.scene.picture import NOTHING
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.texts import PAGE


@dataclass(frozen=True)
class Footer:
    """The titles of the documents that claims cite, by id, and the line of days and data sets below them.

    `timeless` is that line without the day that the map is of, for a view that has a day of its own.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    days: Text = NOTHING
    timeless: Text = NOTHING


def footer(graph: Graph, spec: PageSpec) -> Footer:
    """What stands there for this graph."""
    cited = {claim.source for of_relation in graph.claims.values() for claim in of_relation if claim.source}
    nodes = (node for of_kind in graph.nodes.values() for node in of_kind.values())
    day, sets = shown_day(graph, spec), dict.fromkeys(name for node in nodes for name in node.datasets)
    of = PAGE["as_of"].format(day=day) if day else PAGE["all_times"]
    parts = [
        *([PAGE["made_on"].format(day=spec.made_on)] if spec.made_on else []),
        *([join(PAGE["datasets" if len(sets) > 1 else "dataset"], ": ", ", ".join(sets))] if sets else []),
    ]
    titles = {id: graph.name("document", id) for id in sorted(cited)}
    return Footer(titles, join(of, *parts, between=" · "), join(*parts, between=" · "))


def shown_day(graph: Graph, spec: PageSpec) -> str:
    """The day that the graph is shown as of, in words; empty where it is of all times."""
    if not graph.day:
        return spec.as_of
    first, last = graph.day
    return first if first == last else f"{first} – {last}"
