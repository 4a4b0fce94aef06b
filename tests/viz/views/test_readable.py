"""Whatever there is to draw, the first screen can be read: labels of the whole map are at least 11 pixels high."""

from dataclasses import replace

import pytest

from opgavenkaart.graph.graph import Graph
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.layout import LABEL, STAGE
from opgavenkaart.viz.svg.marks import extent
from opgavenkaart.viz.views import VIEWS
from tests.viz.worlds import large
from tests.worlds import claim, node, world

LEAST = 11
OTHERS = ("coordination", "documents")
WORDS = (
    " zorg wonen aanpak duurzame samenwerking gemeenten veerkracht uitvoering toekomst ondersteuning arbeidsmarkt" * 2
)


def named(graph: Graph, letters: int) -> Graph:
    """The same, with names of so many letters."""
    nodes = {
        kind: {
            id: node._replace(name=f"{number} {id}{WORDS}"[:letters]) for number, (id, node) in enumerate(of.items())
        }
        for kind, of in graph.nodes.items()
    }
    return replace(graph, nodes=nodes)


@pytest.mark.parametrize("issues", [10, 25, 40, 60, 100, 200, 300, 681, 2000])
@pytest.mark.parametrize(
    ("organisations", "groups", "letters"), [(8, 4, 150), (60, 20, 10), (200, 8, 60), (30, 1, 150)]
)
def test_labels_of_the_whole_map_are_never_too_small(issues, organisations, groups, letters):
    graph = named(large(issues, organisations, groups), letters)
    shown = VIEWS["whole"](Answers(graph))
    for lang in ("nl", "en"):
        left, top, right, bottom = extent(shown, lang)
        assert LABEL * min(STAGE[0] / (right - left), STAGE[1] / (bottom - top)) >= LEAST
    drawn = [thing for mark in shown.marks if mark.look != "port" for thing in (mark.thing, *mark.holds)]
    assert {f"issue:{id}" for id in graph.nodes["issue"]} <= set(drawn)
    assert len(drawn) == len(set(drawn) - {""}) + drawn.count("")


@pytest.mark.parametrize("view", OTHERS)
@pytest.mark.parametrize("issues", [10, 100, 681])
@pytest.mark.parametrize(
    ("organisations", "groups", "letters"), [(8, 4, 150), (60, 20, 10), (200, 60, 60), (30, 1, 150)]
)
def test_labels_of_other_views_are_never_too_small(view, issues, organisations, groups, letters):
    shown = VIEWS[view](Answers(named(large(issues, organisations, groups), letters)))
    for lang in ("nl", "en"):
        left, top, right, bottom = extent(shown, lang)
        assert LABEL * min(STAGE[0] / (right - left), STAGE[1] / (bottom - top)) >= LEAST


def test_what_fits_is_not_folded():
    shown = VIEWS["whole"](Answers(large(40, 20, 4)))
    assert sum(mark.look == "issue" for mark in shown.marks) == 40
    assert not shown.message.nl


@pytest.mark.parametrize("issues", [40, 300])
def test_no_line_of_an_owner_runs_to_a_group(issues):
    shown = VIEWS["whole"](Answers(large(issues)))
    ends = {mark.id: mark.thing for mark in shown.marks}
    owning = [line for line in shown.lines if line.role.startswith(("RESPONSIBLE_FOR", "derived"))]
    assert owning
    assert not [line for line in owning if ends[line.end].startswith("group:")]


def test_two_parties_are_not_told_apart_only_by_what_was_cut_off():
    start = "Directoraat-generaal voor de Rijksdienst "
    graph = world(
        node("group", "g"),
        *(node("organisation", end, "agency", start + end) for end in ("noord", "zuid")),
        *(claim(end, "PARTICIPATES_IN", "g", "member") for end in ("noord", "zuid")),
    )
    labels = [mark.label.nl for mark in VIEWS["whole"](Answers(graph)).marks if mark.thing.startswith("organisation:")]
    assert [label.partition("…")[2][-4:] for label in labels] == ["oord", "zuid"]
