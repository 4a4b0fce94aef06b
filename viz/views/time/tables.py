"""What changed when, and which link was there from when until when: the tables of the view `time`."""

from __future__ import annotations

from collections.abc import Sequence

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.scene.picture import Cell, TableData
from opgavenkaart.viz.views.time.changes import NOTHING_DRAWN, ChangeText
from opgavenkaart.viz.views.time.states import State


def of_changes(chosen: Sequence[str], happened: Sequence[Sequence[ChangeText]]) -> TableData:
    """A row for each thing that changes, with its day."""
    rows: list[tuple[Cell, ...]] = []
    things: list[str] = []
    for day, news in zip(chosen, happened, strict=True):
        for change in news or [ChangeText("nothing", NOTHING_DRAWN)]:
            rows.append((day, change.text))
            things.append(next(iter(change.things), ""))
    headings = Text("dag", "day"), Text("wat er verandert", "what changes")
    return TableData(Text("Wat er wanneer verandert", "What changes when"), headings, tuple(rows), tuple(things))


def of_ties(graph: Graph, there: Sequence[State]) -> TableData:
    """Every link with the days from and until which it is there."""
    since: dict[tuple[str, Text, str], str] = {}
    rows: list[tuple[tuple[str, Text, str], str, str]] = []
    for number, state in enumerate(there):
        here = {(tie.organisation, tie.label, tie.to) for tie in state.ties}
        rows += [(key, since.pop(key), state.day) for key in sorted(since.keys() - here)]
        for key in here:
            since.setdefault(key, state.day if number else "")
    rows += [(key, start, "") for key, start in since.items()]
    rows.sort()
    headings = (
        Text("wie", "who"),
        Text("verband", "link"),
        Text("met", "to"),
        Text("vanaf", "from"),
        Text("tot", "until"),
    )
    cells = tuple((_named(graph, who), link, _named(graph, to), start, end) for (who, link, to), start, end in rows)
    caption = Text("Alle verbanden op deze kaart, en wanneer", "All links on this map, and when")
    return TableData(caption, headings, cells, tuple(key[0] for key, _, _ in rows))


def _named(graph: Graph, thing: str) -> str:
    kind, _, id = thing.partition(":")
    return graph.name(kind, id)
