"""The view of positions: who wants what raised or kept out, opponents side by side, and questions unanswered."""

import pytest

from opgavenkaart.queries.positions import POSITIONS
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.layout import LABEL, STAGE
from opgavenkaart.viz.svg.marks import extent
from opgavenkaart.viz.views.positions import positions
from tests.viz.views.test_domains import row_of
from tests.viz.views.test_readable import named
from tests.viz.worlds import with_positions
from tests.worlds import claim, node, world

PARTIES = [node("organisation", id, "ministry", abbreviation=id.upper()) for id in ("vws", "szw", "ezk", "bzk")]
ISSUES = [node("issue", id, "", id.capitalize()) for id in ("zorg", "werk")]


def small():
    return world(
        *PARTIES,
        *ISSUES,
        node("group", "lt1", abbreviation="LT1"),
        node("activity", "vraag", "discussion_question", "Wat wilt u?"),
        claim("vws", "TAKES_POSITION", "zorg", "raise", period="during"),
        claim("szw", "TAKES_POSITION", "werk", "raise", period="after"),
        claim("ezk", "TAKES_POSITION", "werk", "avoid", period="after"),
        claim("lt1", "ADDRESSES", "werk"),
        claim("vraag", "INVOLVES", "bzk"),
        claim("vraag", "INVOLVES", "vws"),
    )


def test_in_the_row_of_an_issue_stand_opponents_side_by_side_and_who_discusses_it():
    shown = positions(Answers(small()))
    assert row_of(shown, "issue:werk") == {"raise-after": ["SZW"], "avoid-after": ["EZK"], "table": ["LT1"]}
    assert row_of(shown, "issue:zorg") == {"raise-during": ["VWS"]}
    headings = [box.heading.text.nl.replace("\n", " ") for box in shown.boxes if box.heading.text.nl]
    assert headings == [
        *("Agenderen, tijdens", "Agenderen, na", "Vermijden, na"),
        *("Gevraagd, niet beantwoord", "Op de agenda van"),
    ]


def test_where_parties_are_opposed_comes_first_and_questions_come_last():
    shown = positions(Answers(small()))
    heads = [(mark.thing, mark.bold) for mark in shown.marks if mark.id.startswith("head/")]
    assert heads == [("issue:werk", True), ("issue:zorg", False), ("activity:vraag", False)]
    assert "Vet" in shown.how.nl
    assert row_of(shown, "activity:vraag") == {"unanswered-": ["BZK"]}  # VWS took a position


def test_of_the_shipped_programme_it_has_the_questions_to_vws(programme):
    shown = positions(Answers(programme))
    assert shown.title.text == POSITIONS.title(POSITIONS.findings(programme))
    assert {mark.label.nl for mark in shown.marks if mark.id.startswith("cell/")} == {"VWS"}
    assert shown.counted
    assert shown.counted.nouns[1].en == "questions"


def test_without_positions_and_questions_there_is_no_such_view():
    assert positions(Answers(world(*PARTIES, *ISSUES))).without_data


@pytest.mark.parametrize("issues", [10, 100, 681])
@pytest.mark.parametrize(("parties", "letters"), [(8, 150), (60, 10), (200, 60)])
def test_it_can_be_read_and_holds_all_whatever_there_is(issues, parties, letters):
    graph = named(with_positions(issues, parties), letters)
    shown = positions(Answers(graph))
    for lang in ("nl", "en"):
        left, top, right, bottom = extent(shown, lang)
        assert LABEL * min(STAGE[0] / (right - left), STAGE[1] / (bottom - top)) >= 11
    drawn = {thing for mark in shown.marks for thing in (mark.thing, *mark.holds)}
    found = POSITIONS.findings(graph)
    assert {f"issue:{f.issue}" for f in found if f.issue} | {f"organisation:{f.organisation}" for f in found} <= drawn
    assert len(shown.marks) <= 300
