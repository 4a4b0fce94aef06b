"""Who has work in common but no table, and whom the tables hang on: drawn is what is answered."""

import pytest

from opgavenkaart.graph.graph import Graph
from opgavenkaart.queries.brokers.question import BROKERS
from opgavenkaart.queries.coordination import COORDINATION
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.picture import Box, Picture
from opgavenkaart.viz.views import VIEWS
from tests.viz.worlds import large, stated
from tests.worlds import claim, node, world


def drawn(graph: Graph) -> Picture:
    return VIEWS["coordination"](Answers(graph))


def inside(shown: Picture, box: Box) -> list[str]:
    return [thing for mark in shown.marks if box.holds(mark) for thing in ([mark.thing] if mark.thing else mark.holds)]


def test_each_pair_without_a_table_is_drawn_once_with_the_work_that_it_shares():
    shown = drawn(stated())
    boxes = [inside(shown, box) for box in shown.boxes if box.look == "gap"]
    pairs = [frozenset((first, other)) for first, *others in boxes for other in others]
    found = COORDINATION.findings(stated())
    assert sorted(map(sorted, pairs)) == sorted(sorted((f"{f.kind}:{f.a}", f"{f.kind}:{f.b}")) for f in found)
    assert shown.count == len(found) == 3
    assert any(mark.label.nl.replace("\n", " ") == "LT2: Staat op twee agenda's" for mark in shown.marks)


def test_a_party_whose_pairs_stand_with_another_too_says_with_whom():
    graph = world(
        node("group", "g"),
        *(node("organisation", id, abbreviation=id.upper()) for id in "abc"),
        *(node("issue", id) for id in "xyz"),
        *(claim(who, "RESPONSIBLE_FOR", issue, "accountable") for who, issue in ("ax", "bx", "ay", "cy", "bz", "cz")),
    )
    first, second = (box for box in drawn(graph).boxes if box.look == "gap")
    assert first.note.nl.replace("\n", " ") == "heeft geen gezamenlijke tafel met"
    assert second.note.nl.replace("\n", " ") == "heeft geen gezamenlijke tafel met A (zie daar) en met"
    assert second.note.en.replace("\n", " ") == "has no table in common with A (see there) and with"


def test_who_ties_the_groups_together_stands_by_the_number_of_tables(programme):
    shown = drawn(programme)
    found = sorted(BROKERS.findings(programme), key=lambda f: programme.label("organisation", f.organisation).lower())
    for box in shown.boxes:
        if box.heading.text.nl.startswith("Aan "):
            tables = int(box.heading.text.nl.split()[1])
            assert inside(shown, box) == [f"organisation:{f.organisation}" for f in found if f.groups == tables]
    assert sum(len(inside(shown, box)) for box in shown.boxes if box.look == "plain") == len(found)


def test_whoever_is_indispensable_stands_apart_with_what_hangs_loose_without_them():
    graph = large(30, 12, 5)
    shown = drawn(graph)
    (box,) = (box for box in shown.boxes if box.look == "needed")
    needed = [f for f in BROKERS.findings(graph) if f.articulation]
    assert inside(shown, box) == [f"organisation:{f.organisation}" for f in needed] != []
    label = next(
        mark.label.nl for mark in shown.marks if box.holds(mark) and mark.thing.endswith(needed[0].organisation)
    )
    assert graph.label("group", needed[0].falls_apart[0]) in label.replace("\n", " ")


@pytest.mark.parametrize("graph", [large(100), large(2000, 200, 60)], ids=["100", "2000"])
def test_what_does_not_fit_is_counted(graph):
    shown = drawn(graph)
    for box in shown.boxes:
        if box.heading.text.nl:
            assert int(box.heading.text.nl.rpartition("(")[2].rstrip(")")) == len(inside(shown, box))
    for mark in shown.marks:
        if mark.look == "gathered":
            assert mark.label.nl == f"en nog {len(mark.holds)}"


def test_without_groups_there_is_nothing_to_say():
    assert drawn(world()).without_data
