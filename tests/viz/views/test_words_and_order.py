"""What readers met on the shipped map: colours of the other theme, names cut in headings, orders of names not shown."""

import re

import pytest

from opgavenkaart.graph.text import sort_key
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.views import VIEWS
from tests.viz.worlds import stated
from tests.worlds import node, world

COLOURS = re.compile(r"\b(?:donker|licht|zwart|wit|dark|light|black|white)\b", re.IGNORECASE)


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_is_explained_by_a_colour_that_its_other_theme_does_not_have(programme, view):
    """Lines that are black on a light page are white on a dark one."""
    for graph in (programme, stated()):
        shown = VIEWS[view](Answers(graph))
        for text in (shown.how, shown.tip, shown.message):
            assert [COLOURS.findall(words.replace("white spot", "")) for words in text] == [[], []]


def test_documents_are_told_apart_by_their_names_and_not_by_what_was_cut(programme):
    heads = [mark for mark in VIEWS["documents"](Answers(programme)).marks if mark.heads]
    names = {mark.label.nl.replace("\n", " ") for mark in heads}
    assert sum(name.endswith("…") for name in names) <= 1
    assert len(names) == len(heads) > 9


def test_names_stand_in_the_order_in_which_they_are_shown(programme):
    """BZ before BZK, though Binnenlandse comes before Buitenlandse."""
    marks = {mark.id: mark for mark in VIEWS["groups"](Answers(programme)).marks}
    members = [
        mark.label.nl for id, mark in marks.items() if re.match(r"group:lt2/\d+/\d+\.\d+$", id) and not mark.bold
    ]
    ministries = [name for name in members if name not in ("MCC", "VNG")]
    assert ministries == sorted(ministries, key=sort_key)
    assert {"BZ", "BZK"} < set(ministries)


def test_a_period_is_as_its_source_has_it_in_words():
    graph = world(node("issue", "a", valid_from="2020-10"), node("issue", "b", valid_to="2024-07-02"))
    headings = {
        re.split(r"\s\(", box.heading.text.nl)[0] for box in VIEWS["whole"](Answers(graph, group_by="period")).boxes
    }
    assert headings == {"Vanaf oktober 2020", "Tot 2 juli 2024"}
