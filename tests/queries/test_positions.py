"""Who wants which issue raised or kept out, and what was asked but never answered?"""

from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.positions import positions
from tests.worlds import claim, node, world

THINGS = [
    *(node("organisation", o, "ministry") for o in ("vws", "szw", "ocw")),
    node("issue", "x"),
    node("group", "lt1"),
    node("activity", "vraag", "discussion_question", name="Wat wilt u?"),
]
RAISE = claim("vws", "TAKES_POSITION", "x", "raise", period="during", reason="nodig")
ASKED = claim("vraag", "INVOLVES", "vws")


def test_who_takes_the_same_stance_and_who_the_opposite():
    others = [claim("szw", "TAKES_POSITION", "x", "raise"), claim("ocw", "TAKES_POSITION", "x", "avoid")]
    (finding,) = ask(world(*THINGS, RAISE, *others), "positions", about="VWS").findings
    assert (finding.stance, finding.period, finding.others, finding.opposed) == ("raise", "during", ("szw",), ("ocw",))
    assert finding.reason.en == (
        "Position of VWS: raise “X”. Reason: nodig. No group has it on its agenda. Likewise SZW. Unlike OCW."
    )


def test_the_groups_that_address_it_are_named():
    (finding,) = positions(world(*THINGS, RAISE, claim("lt1", "ADDRESSES", "x")))
    assert finding.on_agenda == ("lt1",)
    assert "agenda" not in finding.reason.en


def test_a_question_without_any_position_of_the_one_asked_is_unanswered():
    (finding,) = positions(world(*THINGS, ASKED))
    assert (finding.stance, finding.question, finding.issue) == ("unanswered", "vraag", None)
    assert finding.reason.nl == "Aan VWS is gevraagd: “Wat wilt u?” Er is geen standpunt van VWS vastgelegd."
    assert [f.stance for f in positions(world(*THINGS, ASKED, RAISE))] == ["raise"]


def test_another_kind_of_activity_asks_nothing():
    table = node("activity", "tafel", "table")
    assert positions(world(*THINGS, table, claim("tafel", "INVOLVES", "vws"))) == []
