"""Whatever there is to draw, the first screen can be read: labels are at least 11 pixels high, in a file too."""

from collections import Counter
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import LANGS, Lang
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.footer import Footer
from opgavenkaart.viz.scene.folding import curve_of
from opgavenkaart.viz.scene.layout import LABEL, STAGE
from opgavenkaart.viz.scene.picture import NOTHING, Picture
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.svg.marks import area_of, at, curve, extent
from opgavenkaart.viz.svg.sheet import svg
from opgavenkaart.viz.views import VIEWS
from tests.viz.views.test_views import overlapping
from tests.viz.worlds import large, measures
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


SIZES = [
    *((issues, *of) for issues in (10, 25, 40, 60, 100, 200, 300) for of in ((8, 4, 150), (60, 20, 10), (200, 8, 60))),
    *((681, 17, 1, 150), (681, 60, 40, 30), (2000, 200, 20, 60), (2000, 30, 1, 10)),
]


def height(picture: Picture, lang: Lang) -> float:
    """Of the labels, in pixels, at 1280 by 720."""
    left, top, right, bottom = extent(picture, lang)
    return LABEL * min(STAGE[0] / (right - left), STAGE[1] / (bottom - top))


def in_file(picture: Picture) -> float:
    """Of the smallest letters of what is drawn in a file of 1280 by 720, in its pixels."""
    root = fromstring(svg(picture, PageSpec(made_on="2026-01-01"), Footer({}, NOTHING, NOTHING)))
    sizes = [float("inf")]
    for part in root.iter():
        if part.tag.endswith("}g") and "scale(" in part.get("transform", ""):
            scale = float(part.get("transform", "").rpartition("scale(")[2].rstrip(")"))
            words = part.iter("{http://www.w3.org/2000/svg}text")
            sizes += [scale * float(word.get("font-size", "0")) for word in words]
    return min(sizes)


@pytest.mark.parametrize("view", ["whole", "owners", "gaps"])
@pytest.mark.parametrize(("issues", "organisations", "groups", "letters"), SIZES)
def test_labels_are_never_too_small_nor_over_each_other(view, issues, organisations, groups, letters):
    graph = named(large(issues, organisations, groups), letters)
    shown = VIEWS[view](Answers(graph))
    drawn = {thing for mark in shown.marks for thing in (mark.thing, *mark.holds)}
    if view != "gaps":
        assert {f"issue:{id}" for id in graph.nodes["issue"]} <= drawn
    for picture in (shown, *list(shown.parts.values())[::9]):
        assert min(height(picture, lang) for lang in LANGS) >= LEAST
        assert overlapping(picture, 0) == []
        assert cut_alike(picture) == []
    if issues in (100, 681):
        assert in_file(shown) >= LEAST


def cut_alike(picture: Picture) -> list[str]:
    """What is cut off, and then reads as something else does."""
    labels = Counter((mark.label.nl, mark.thing or mark.holds) for mark in picture.marks if "…" in mark.label.nl)
    return [label for label, count in Counter(label for label, _ in labels).items() if count > 1]


def test_a_director_sees_who_has_how_much_of_what_in_a_list_of_measures():
    graph = measures()
    shown = VIEWS["whole"](Answers(graph))
    rows = [mark.thing for mark in shown.marks if mark.id.startswith("row/organisation")]
    columns = [mark.thing for mark in shown.marks if mark.id.startswith("column/domain")]
    assert set(rows) == {f"organisation:{id}" for id in graph.nodes["organisation"]}
    assert columns == [f"domain:c{n}" for n in range(12)]  # the chapters, not their sections
    numbers = {mark.id: int(mark.label.nl) for mark in shown.marks if mark.id.startswith("cell/")}
    assert numbers["cell/total/total"] == 700
    assert sum(number for id, number in numbers.items() if id.startswith("cell/total/domain")) == 700
    assert min(height(shown, lang) for lang in LANGS) >= LEAST


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


@pytest.mark.parametrize("issues", [25, 40])
def test_no_line_of_an_owner_runs_to_a_group(issues):
    shown = VIEWS["whole"](Answers(large(issues, 20, 4)))
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


@pytest.mark.parametrize("of", [(10, 8, 4), (25, 13, 4), (25, 40, 8), (40, 20, 4), (30, 60, 10)])
def test_a_line_that_is_not_faint_runs_behind_no_words_but_those_of_its_ends(of):
    shown = VIEWS["whole"](Answers(large(*of)))
    marks = {mark.id: mark for mark in shown.marks}
    areas = {mark.id: area_of(mark, "nl") for mark in shown.marks if mark.label.nl}
    plain = [line for line in shown.lines if not line.quiet and not line.faint]
    assert plain
    for line in plain:
        ends = {line.start, line.end, line.end.partition("/")[2]}
        start, end = marks[line.start], marks[line.end]
        curved = curve((start.x, start.y), (end.x, end.y), curve_of(shown))
        points = [at(curved, step / 100) for step in range(101)]
        for id, area in areas.items():
            behind = any(area.left < x < area.right and area.top < y < area.bottom for x, y in points)
            assert id in ends or not behind, (line, id)
