"""What does each view show, and can it be read?"""

from collections import Counter
from itertools import combinations

import pytest

from opgavenkaart.graph.graph import Graph
from opgavenkaart.viz.asked import Asked
from opgavenkaart.viz.layout import BESIDE, LABEL, LINE, STAGE
from opgavenkaart.viz.letters import width
from opgavenkaart.viz.picture import Mark, Picture
from opgavenkaart.viz.views import VIEWS
from tests.viz.worlds import large, stated
from tests.worlds import claim, node, world


def picture(graph: Graph, view: str) -> Picture:
    return VIEWS[view].picture(Asked(graph))


def place(mark: Mark, lang: int) -> tuple[float, float, float, float]:
    lines = mark.label[lang].split("\n")
    wide = max(width(line, LABEL, bold=mark.bold) for line in lines)
    high = len(lines) * LINE
    left = mark.x - BESIDE - wide if mark.side == "left" else mark.x + BESIDE
    return left, mark.y - high / 2, left + wide, mark.y + high / 2


def overlapping(shown: Picture, lang: int) -> list[tuple[str, str]]:
    places = [(mark.id, place(mark, lang)) for mark in shown.marks if mark.label[lang]]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(places, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", [0, 1])
def test_no_label_lies_over_another(programme, view, lang):
    assert overlapping(picture(programme, view), lang) == []
    assert overlapping(picture(stated(), view), lang) == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_shipped_views_are_readable_on_a_projector(programme, view):
    shown = picture(programme, view)
    boxes = shown.boxes
    wide = max(box.x + box.width for box in boxes) - min(box.x for box in boxes)
    high = max(box.y + box.height for box in boxes) - min(box.y for box in boxes)
    assert min(STAGE[0] / wide, STAGE[1] / high) * LABEL >= 14


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_the_same_at_every_run(programme, view):
    assert picture(programme, view) == picture(programme, view)


@pytest.mark.parametrize("view", VIEWS)
def test_marks_are_unique_and_lines_end_at_them(programme, view):
    for graph in (programme, stated(), world()):
        shown = picture(graph, view)
        ids = Counter(mark.id for mark in shown.marks)
        assert max(ids.values(), default=1) == 1
        assert {end for line in shown.lines for end in (line.start, line.end)} <= ids.keys()
        assert {end for pair in shown.near for end in pair} <= ids.keys()


@pytest.mark.parametrize("view", VIEWS)
def test_titles_and_readings_are_in_both_languages(programme, view):
    shown = picture(programme, view)
    assert all([shown.title.nl, shown.title.en, shown.how.nl, shown.how.en])
    assert shown.how.nl != shown.how.en


def test_every_issue_stands_on_the_whole_map_once_and_those_on_no_agenda_apart(programme):
    shown = picture(programme, "whole")
    things = Counter(mark.thing for mark in shown.marks if mark.look == "issue")
    assert things == {f"issue:{issue}": 1 for issue in programme.nodes["issue"]}
    gaps = {mark.thing for mark in shown.marks if mark.gap}
    assert gaps == {f"issue:{finding.issue}" for finding in Asked(programme).owners if finding.status == "nobody"}


def test_stated_ownership_is_drawn_otherwise_than_derived():
    roles = {(line.start, line.end): line.role for line in picture(stated(), "whole").lines if not line.quiet}
    assert roles["organisation:szw", "issue:thuiswerken"] == "RESPONSIBLE_FOR/accountable"
    assert roles["organisation:ocw", "issue:leren"] == "derived/portfolio"


def test_what_follows_from_a_lead_is_drawn_on_selection_only():
    lines = {(line.start, line.end): line for line in picture(stated(), "whole").lines}
    assert lines["organisation:bzk", "issue:buurt"].quiet
    assert not lines["organisation:bzk", "group:lt1"].quiet


def test_owners_stand_in_blocks_by_how_sure_they_are():
    shown = picture(stated(), "owners")
    looks = {box.look for box in shown.boxes}
    assert looks == {"owner", "derived", "contested", "gap"}
    assert [mark.thing for mark in shown.marks if mark.gap] == ["issue:niemand"]


def test_the_gaps_are_counted_on_the_tab(programme):
    shown = picture(programme, "gaps")
    assert shown.count == len(Asked(programme).gaps) == len(shown.tables[0].rows)


def test_what_groups_share_stands_below_exactly_those_who_share_it(programme):
    shown = picture(programme, "overlap")
    headings = [box.heading.en for box in shown.boxes if box.look == "shared"]
    assert sorted(heading.split(":")[0] for heading in headings) == ["LT1 + LT2", "LT1 + LT2 + LT3"]


def test_without_groups_organisations_overlap_and_many_pairs_stand_in_blocks():
    def shared_by(owners: str) -> Picture:
        shared = [claim(who, "RESPONSIBLE_FOR", what, "accountable") for who in owners for what in ("x", "y")]
        nodes = [node("organisation", id, "ministry") for id in owners] + [node("issue", id) for id in ("x", "y")]
        return picture(world(*nodes, *shared), "overlap")

    assert [box.heading.nl for box in shared_by("ab").boxes if box.look == "shared"] == ["A + B: 2 opgaven"]
    assert [box.heading.nl for box in shared_by("abcdef").boxes] == ["2 opgaven"] * 12


@pytest.mark.parametrize("view", VIEWS)
def test_a_thousand_issues_are_folded_and_the_view_says_so(view):
    shown = picture(large(1000), view)
    assert len(shown.marks) <= 300
    assert overlapping(shown, 0) == []
    if view in ("whole", "owners"):
        assert "te veel" in shown.message.nl
        assert "too much" in shown.message.en


def test_an_empty_graph_has_a_picture_too():
    for view in VIEWS:
        assert picture(world(), view).title.nl
