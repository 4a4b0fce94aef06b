"""The foot of the page and of a picture: what it rests on, which day it is of, and when it was made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from opgavenkaart.graph.as_of import day
from opgavenkaart.graph.dates import DateSpan, spelled_out
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Text, join
from opgavenkaart.viz.scene.picture import NOTHING, Picture
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.texts import PAGE


@dataclass(frozen=True)
class Footer:
    """The titles of the documents that a picture rests on, by id, and the line of days and data sets below them.

    `timeless` is that line without the day that the map is of, for a view that has a day of its own.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    days: Text = NOTHING
    timeless: Text = NOTHING


def footer(graph: Graph, spec: PageSpec, picture: Picture | None = None) -> Footer:
    """What stands there for this graph, under a picture of it; under the page, which has the sources of each view."""
    nodes = (node for of_kind in graph.nodes.values() for node in of_kind.values())
    sets = dict.fromkeys(name for node in nodes for name in node.datasets)
    parts = [
        *([PAGE["made_on"].format(day=spelled_out(spec.made_on))] if spec.made_on else []),
        *([join(PAGE["datasets" if len(sets) > 1 else "dataset"], ": ", ", ".join(sets))] if sets else []),
    ]
    as_of = PAGE["as_of"].format(day=picture.as_of) if picture and any(picture.as_of) else None
    titles = {id: graph.name("document", id) for id in picture.sources} if picture else {}
    return Footer(titles, join(as_of or period(graph, spec), *parts, between=" · "), join(*parts, between=" · "))


def shown_day(graph: Graph, spec: PageSpec) -> DateSpan | None:
    """The date that the graph is shown as of; None where it is of all times."""
    return graph.day or (day(spec.as_of) if spec.as_of else None)


def period(graph: Graph, spec: PageSpec) -> Text:
    """The same in words: "Peildatum 2021"."""
    date = shown_day(graph, spec)
    if date is None:
        return PAGE["all_times"]
    return PAGE["as_of"].format(day=join(*map(spelled_out, str(date).split(" to ")), between=" – "))
