"""The whole map with its issues grouped by a field: in the box of their value, and with nothing left out."""

import pytest

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.viz import PageSpec, draw
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.issue_fields import FIELDS, asked
from opgavenkaart.viz.views.overview.columns_of_issues import divided
from opgavenkaart.viz.views.whole import whole
from tests.viz.worlds import large, stated
from tests.worlds import node, world

FILLED = ("domain", "kind", "horizon", "status")
SEVERAL, NONE = ("Meer dan één {}", "Zonder {}")


def boxes(picture):
    """What stands in which box, by its heading without the number; a box that a mark heads is called as that mark."""
    found = {}
    for box in picture.boxes:
        marks = [mark for mark in picture.marks if box.holds(mark) and mark.look != "port"]
        heading = next((mark.label.nl for mark in marks if mark.heads), box.heading.text.nl)
        name, _, count = heading.replace("\n", " ").rpartition(" (")
        things = {thing for mark in marks if not mark.heads for thing in (mark.holds or (mark.thing,))}
        if name and count:
            assert len(things) == int(count.rstrip(")"))
            found[name] = things
    return found


@pytest.mark.parametrize("field", FILLED)
def test_every_issue_stands_in_the_box_of_its_value(programme, field):
    answers = Answers(programme, group_by=field)
    of_field = FIELDS[field](answers)
    picture = whole(answers)
    found = boxes(picture)
    assert found.pop("Werkgroepen") == {f"group:{id}" for id in programme.nodes["group"]}
    names = {value: name.capital().nl for value, name in of_field.values.items()}
    for issue in (f"issue:{id}" for id in programme.nodes["issue"]):
        values = of_field.of.get(issue, ())
        name = of_field.text.nl
        box = names[values[0]] if len(values) == 1 else (SEVERAL if values else NONE).format(name)
        assert [heading for heading, things in found.items() if issue in things] == [box]
    assert f"Opgaven per {of_field.text.nl}." in picture.how.nl


def test_the_overview_of_what_does_not_fit_has_the_values_as_columns():
    graph = large(300)
    division = divided(Answers(graph, group_by="status"), 8)
    field = FIELDS["status"](Answers(graph))
    assert [column.id for column in division.columns] == list(field.values)
    assert {f"issue:{issue}": values for issue, values in division.of.items()} == field.of
    assert " per eigenaarschap" in whole(Answers(graph, group_by="status")).how.nl


def test_grouping_leaves_every_line_and_every_thing():
    graph = stated()
    by_group, by_kind = whole(Answers(graph)), whole(Answers(graph, group_by="kind"))

    def things(picture):
        return {thing for mark in picture.marks for thing in (mark.thing, *mark.holds) if thing}

    assert things(by_kind) >= things(by_group)
    assert by_kind.tables == by_group.tables
    assert by_kind.title == by_group.title


def test_without_groups_there_is_no_box_for_them():
    graph = world(node("issue", "a", "challenge"), node("issue", "b", "opportunity"))
    assert set(boxes(whole(Answers(graph, group_by="kind")))) == {"Uitdaging", "Kans"}


def test_periods_are_in_words():
    graph = world(node("issue", "a", valid_from="2021", valid_to="2024"), node("issue", "b", valid_from="2025"))
    assert set(boxes(whole(Answers(graph, group_by="period")))) == {"Van 2021 tot 2024", "Vanaf 2025"}


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        (PageSpec(group_by="domains"), 'Did you mean "domain"?'),
        (PageSpec(group_by="period"), "No issue has this filled in: period."),
        (PageSpec(group_by="domain", views=("gaps",)), "is about the view whole"),
    ],
)
def test_what_cannot_be_grouped_by_is_said(programme, spec, says):
    with pytest.raises(OpgavenkaartError) as raised:
        draw(programme, spec)
    assert says in str(raised.value)
    assert asked(programme, PageSpec()).group_by == "group"
