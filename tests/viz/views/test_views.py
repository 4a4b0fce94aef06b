"""What does each view show, and can it be read?"""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from math import dist
from statistics import median

import pytest

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.text import Text
from opgavenkaart.queries.compare import COMPARE
from opgavenkaart.queries.gaps.question import GAPS
from opgavenkaart.queries.matrix import MATRIX
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.layout import BESIDE, LABEL, LINE, STAGE
from opgavenkaart.viz.scene.picture import Box, Mark, Picture
from opgavenkaart.viz.scene.text_metrics import width
from opgavenkaart.viz.views import VIEWS
from tests.viz.worlds import large, related, stated
from tests.worlds import claim, node, world


def picture(graph: Graph, view: str) -> Picture:
    return VIEWS[view](Answers(graph))


def place(mark: Mark, lang: int) -> tuple[float, float, float, float]:
    lines = mark.label[lang].split("\n")
    wide = max(width(line, LABEL, bold=mark.bold) for line in lines)
    high = len(lines) * LINE
    left = {"left": mark.x - BESIDE - wide, "on": mark.x - wide / 2, "right": mark.x + BESIDE}[mark.side]
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
    for graph in (programme, stated(), related()):
        assert overlapping(picture(graph, view), lang) == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_shipped_views_are_readable_on_a_projector(graph_for, view):
    shown = picture(graph_for(view), view)
    boxes = shown.boxes
    wide = max(box.x + box.width for box in boxes) - min(box.x for box in boxes)
    high = max(box.y + box.height for box in boxes) - min(box.y for box in boxes)
    assert min(STAGE[0] / wide, STAGE[1] / high) * LABEL >= 14


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_the_same_at_every_run(graph_for, view):
    assert picture(graph_for(view), view) == picture(graph_for(view), view)


@pytest.mark.parametrize("view", ["whole", "groups", "overlap", "time"])
def test_after_a_small_change_of_data_most_of_it_stands_where_it_stood(programme, view):
    """One issue more: half of what is drawn has not moved at all. (Packed boxes, in owners and gaps, may move.)"""
    new = node("issue", "new", "opportunity", "Een nieuwe opgave")
    issues = {**programme.nodes["issue"], "new": new}
    agenda = [*programme.claims["ADDRESSES"], claim("lt1", "ADDRESSES", "new")]
    grown = replace(
        programme, nodes={**programme.nodes, "issue": issues}, claims={**programme.claims, "ADDRESSES": agenda}
    )
    before = {mark.id: (mark.x, mark.y) for mark in picture(programme, view).marks}
    after = {mark.id: (mark.x, mark.y) for mark in picture(grown, view).marks}
    both = before.keys() & after.keys()
    assert len(both) > len(before) / 2
    assert median(dist(before[mark], after[mark]) for mark in both) == 0


@pytest.mark.parametrize("view", VIEWS)
def test_marks_are_unique_and_lines_end_at_them(programme, view):
    for graph in (programme, stated(), related(), world()):
        shown = picture(graph, view)
        ids = Counter(mark.id for mark in shown.marks)
        assert max(ids.values(), default=1) == 1
        assert {end for line in shown.lines for end in (line.start, line.end)} <= ids.keys()
        assert {end for pair in shown.near for end in pair} <= ids.keys()


@pytest.mark.parametrize("view", VIEWS)
def test_rows_of_tables_are_about_things_that_there_are(graph_for, view):
    graph = graph_for(view)
    about = [row.thing for table in VIEWS[view](Answers(graph)).tables for row in table.rows]
    there = {f"{kind}:{id}" for kind, nodes in graph.nodes.items() for id in nodes}
    assert about
    assert {thing for thing in about if not thing.startswith("aspect:")} - {"organisation:None", ""} <= there
    assert there & set(about)  # compare has aspects of its own too, and matrix a row of totals


@pytest.mark.parametrize("view", VIEWS)
def test_titles_and_readings_are_in_both_languages(programme, view):
    shown = picture(programme, view)
    assert all([*shown.title.text, shown.how.nl, shown.how.en])
    assert shown.how.nl != shown.how.en


def test_every_issue_stands_on_the_whole_map_once_and_those_on_no_agenda_apart(programme):
    shown = picture(programme, "whole")
    things = Counter(mark.thing for mark in shown.marks if mark.look == "issue")
    assert things == {f"issue:{issue}": 1 for issue in programme.nodes["issue"]}
    gaps = {mark.thing for mark in shown.marks if mark.gap}
    assert gaps == {f"issue:{finding.issue}" for finding in Answers(programme).of(OWNERS) if finding.status == "nobody"}


def test_stated_ownership_is_drawn_otherwise_than_derived():
    roles = {(line.start, line.end): line.role for line in picture(stated(), "whole").lines if not line.quiet}
    assert roles["organisation:szw", "issue:thuiswerken"] == "RESPONSIBLE_FOR/accountable"
    assert roles["organisation:ocw", "issue:leren"] == "derived/portfolio"


def test_what_follows_from_a_lead_is_drawn_on_selection_only():
    lines = {(line.start, line.end): line for line in picture(stated(), "whole").lines}
    assert lines["organisation:bzk", "issue:buurt"].quiet
    assert not lines["organisation:bzk", "group:lt1"].quiet


def test_nothing_is_derived_where_an_owner_is_stated():
    answers = Answers(stated())  # of working from home SZW is the stated owner, and BZK leads the group
    lines = [(line.start, line.end, line.role) for line in VIEWS["whole"](answers).lines]
    assert ("organisation:bzk", "issue:thuiswerken", "derived/group_lead") not in lines
    assert all(owner.status.startswith("derived") for owner in answers.derived)


def test_a_position_has_a_line_beside_that_of_an_owner_and_opponents_are_both_drawn():
    shown = picture(stated(), "whole")
    things = {mark.id: mark.thing for mark in shown.marks}
    lines = [(things[line.start], line.role) for line in shown.lines if things[line.end] == "issue:buurt"]
    assert sorted(lines) == [
        ("organisation:bzk", "TAKES_POSITION/raise"),
        ("organisation:bzk", "derived/group_lead"),
        ("organisation:vng", "TAKES_POSITION/avoid"),
    ]
    drawn = {line.role for line in shown.lines if not line.quiet}
    assert {"TAKES_POSITION/raise", "TAKES_POSITION/avoid"} <= drawn


def test_the_subtitle_of_whole_explains_the_lines_that_are_drawn_and_no_others():
    shown = picture(stated(), "whole")
    assert all(words in shown.how.en for words in ("stated owner", "portfolio", "leads a group"))
    alone = world(node("organisation", "bzk", "ministry"), node("issue", "wijk"))
    assert not any(words in picture(alone, "whole").how.en for words in ("owner", "portfolio", "leads"))


def test_a_heading_that_does_not_fit_keeps_its_number():
    long = node("group", "lt1", "", "Nederland na de crisis en alles wat daar verder nog bij hoort en komt kijken " * 2)
    shown = picture(world(long, node("issue", "wijk"), claim("lt1", "ADDRESSES", "wijk")), "whole")
    assert next(mark.label.nl for mark in shown.marks if mark.thing == "group:lt1").endswith("… (1)")


def test_owners_stand_in_blocks_by_how_sure_they_are():
    shown = picture(stated(), "owners")
    looks = {box.look for box in shown.boxes}
    assert looks == {"owner", "derived", "contested", "gap"}
    assert [mark.thing for mark in shown.marks if mark.gap] == ["issue:niemand"]


def box_of(shown: Picture, thing: str) -> Box:
    mark = next(mark for mark in shown.marks if thing in (mark.thing, *mark.holds))
    return next(b for b in shown.boxes if b.x < mark.x < b.x + b.width and b.y < mark.y < b.y + b.height)


def test_an_issue_stands_under_a_ground_that_is_its_own():
    shown = picture(
        world(
            node("organisation", "bzk", "ministry", "Ministerie van Binnenlandse Zaken", abbreviation="BZK"),
            node("group", "lt1", "", "Nederland na de crisis", abbreviation="LT1"),
            node("domain", "wonen", "", "Wonen"),
            node("issue", "wijk", "", "Zelfvoorzienendheid in de wijk"),
            node("issue", "veerkracht", "", "Sociale veerkracht"),
            claim("bzk", "LEADS", "lt1"),
            claim("bzk", "HAS_PORTFOLIO", "wonen"),
            claim("wijk", "IN_DOMAIN", "wonen", kind="issue"),
            claim("lt1", "ADDRESSES", "wijk"),
            claim("lt1", "ADDRESSES", "veerkracht"),
        ),
        "owners",
    )
    assert box_of(shown, "issue:veerkracht").note.nl == "trekker van LT1"
    assert box_of(shown, "issue:wijk").note.nl == "trekker van LT1; portefeuille Wonen"


def test_numbers_and_bars_of_many_are_of_one_status_each():
    shown = picture(large(300), "owners")
    statuses = {f"issue:{owner.issue}": owner.status for owner in Answers(large(300)).of(OWNERS)}
    counted = [(mark.look, mark.holds) for mark in shown.marks if mark.look.startswith("count/")]
    counted += [(box.look, box.heading.counts) for box in shown.boxes if box.unit]
    assert {look.split("/")[1] for look, _ in counted} == set(statuses.values())
    for look, issues in counted:
        assert {statuses[issue] for issue in issues} == {look.split("/")[1]}


@pytest.mark.parametrize("view", VIEWS)
def test_tables_are_in_words_for_people(view):
    world = related() if view == "coherence" else stated()
    ids = {id for of_kind in world.nodes.values() for id in of_kind} - {"niemand"}
    roles = {value.id for of in RELATIONS.values() if of.role for value in of.role.values}
    for shown in picture(world, view).tables:
        words = {cell.nl if isinstance(cell, Text) else cell for row in shown.rows for cell in row.cells}
        assert not words & (ids | roles | KINDS.keys())
        assert not [heading.nl for heading in shown.headings if heading.nl.startswith("naam ")]


def test_the_gaps_are_counted_on_the_tab(programme):
    shown = picture(programme, "gaps")
    assert shown.count == len(Answers(programme).of(GAPS)) == len(shown.tables[0].rows)


def test_what_groups_share_stands_below_exactly_those_who_share_it(programme):
    shown = picture(programme, "overlap")
    headings = [box.heading.text.en for box in shown.boxes if box.look == "shared"]
    assert sorted(heading.split("\u00a0")[0] for heading in headings) == ["LT1 + LT2", "LT1 + LT2 + LT3"]


def test_a_group_is_a_column_with_its_seats_as_matrix_has_them(programme):
    asked = Answers(programme)
    shown = VIEWS["groups"](asked)
    heads = {mark.thing: mark for mark in shown.marks if mark.look == "group"}
    assert list(heads) == ["group:lt1", "group:lt2", "group:lt3"]
    named = {mark.id: mark.thing for mark in shown.marks}
    for at, group in enumerate(heads):
        seated = {f"organisation:{seats.organisation}" for seats in asked.of(MATRIX)[:-1] if seats.cells[at]}
        drawn = [named[mark] for head, mark in shown.near if head == group and named[mark].startswith("organisation:")]
        folded = [thing for mark in shown.marks if mark.id.startswith(f"{group}/") for thing in mark.holds]
        assert sorted([*drawn, *(thing for thing in folded if thing.startswith("organisation:"))]) == sorted(seated)


def test_what_groups_are_alike_and_differ_in_is_what_compare_found(programme):
    asked = Answers(programme)
    shown = VIEWS["groups"](asked)
    starts = ("Alike", "Same", "Different")
    headings = [box.heading.text.en for box in shown.boxes if box.heading.text.en.startswith(starts)]
    assert headings == [
        "Alike according to a source\u00a0(5)",
        "Different according to a source\u00a0(4)",
        "Same value\u00a0(3)",
        "Different values\u00a0(1)",
    ]
    count = Counter((finding.basis, finding.verdict) for finding in asked.of(COMPARE))
    assert (count["compared", "same"], count["compared", "differs"]) == (5, 4)
    labels = {mark.id: mark.label.en for mark in shown.marks}
    assert labels["compare/lead"] == "Lead: BZK, pDG SC-19 | FIN | OCW"
    reasons = [f.reason for f in asked.of(COMPARE) if f.aspect == "lead"]
    assert [each.text for each in shown.sentences["compare/lead"]] == reasons
    held = {mark.id: mark.holds for mark in shown.marks}
    assert held["compare/lead"] == ("group:lt1", "group:lt2", "group:lt3")
    assert len(shown.marks) <= 90


def test_groups_have_the_answers_of_compare_and_matrix_as_tables(programme):
    asked = Answers(programme)
    of_compare, of_matrix = VIEWS["groups"](asked).tables
    assert [heading.nl for heading in of_matrix.headings[1:4]] == ["LT1", "LT2", "LT3"]
    assert len(of_matrix.rows) == len(asked.of(MATRIX))
    assert len(of_compare.rows) == len(asked.of(COMPARE))
    ocw = next(row for row in of_matrix.rows if str(row.cells[0]).startswith("Ministerie van Onderwijs"))
    assert ocw.cells[3] == Text("trekker, lid", "lead, member")


def test_scores_stand_where_issues_cross_and_unmanaged_conflicts_are_diamonds():
    shown = picture(related(), "coherence")
    at = {mark.id: (mark.x, mark.y) for mark in shown.marks}
    looks = {mark.id: mark.look for mark in shown.marks if mark.id.startswith("cell/")}
    for cell in looks:
        _, row, column = cell.split("/")
        assert at[cell] == (at[f"column/{column}"][0], at[f"row/{row}"][1])
    assert looks["cell/natuur/boeren"] == "score/-3"
    assert looks["cell/wonen/natuur"] == "unmanaged/-2"
    labels = {mark.id: mark.label.nl for mark in shown.marks}
    assert labels["cell/werken/steden"] == "-1*"
    assert labels["conflict/wonen/natuur/-2"].replace("\n", " ") == "Woningbouw → Natuurherstel (-2)"
    assert "row/los" not in at


def test_issues_that_hinder_each_other_stand_together():
    shown = picture(related(), "coherence")
    rows = [mark.thing for mark in shown.marks if mark.id.startswith("row/")]
    assert {f"issue:{id}" for id in ("wonen", "natuur", "boeren")} == set(rows[:3])
    assert {"issue:werken", "issue:steden"} == set(rows[3:5])


def test_only_the_issues_with_the_most_links_are_crossed_and_the_view_says_so():
    issues = [node("issue", f"i{n:02}") for n in range(30)]
    links = [claim("i00", "RELATES_TO", f"i{n:02}", score="-1") for n in range(1, 30)]
    shown = picture(world(*issues, *links), "coherence")
    assert sum(mark.id.startswith("row/") for mark in shown.marks) == 20
    assert "30 opgaven" in shown.message.nl
    assert overlapping(shown, 0) == []


def test_without_data_is_not_the_same_as_nothing_found():
    assert picture(stated(), "coherence").without_data
    assert not picture(related(), "coherence").without_data
    assert not picture(related(), "groups").without_data
    assert picture(world(), "groups").without_data
    assert not picture(world(), "gaps").without_data


@pytest.mark.parametrize("view", VIEWS)
def test_a_thousand_issues_are_counted_and_the_view_says_so(view):
    shown = picture(large(1000), view)
    assert len(shown.marks) <= 330
    assert overlapping(shown, 0) == []
    if view in ("whole", "owners", "gaps"):
        assert "hoeveel" in shown.how.nl.lower()
        assert "how many" in shown.how.en.lower()


def test_an_empty_graph_has_a_picture_too():
    for view in VIEWS:
        assert picture(world(), view).title.text.nl
