"""The whole map with its issues grouped by a field: in the box of their value, and with nothing left out."""

import pytest

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.viz import PageSpec, draw
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.issue_fields import FIELDS, asked
from opgavenkaart.viz.views.overview.columns_of_issues import divided
from opgavenkaart.viz.views.whole import whole
from tests.viz.page.test_page import data_of, late_of
from tests.viz.worlds import in_domains, large, measures, stated
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
    assert asked(programme, PageSpec()).group_by == ""


def test_a_page_has_a_grouping_for_each_other_field_that_is_filled(programme):
    def choices(graph, **spec):
        (view,) = [view for view in data_of(draw(graph, PageSpec(**spec)))["views"] if view["id"] == "whole"]
        return [id for id, _ in view.get("groupings", ())]

    assert choices(programme) == ["", "domain", "kind", "horizon", "status"]
    assert choices(programme, group_by="domain") == ["group", "", "kind", "horizon", "status"]
    assert choices(measures()) == ["", "status"]  # one kind of issue makes no two columns
    assert choices(world()) == []


def test_a_grouping_of_the_page_is_what_the_command_draws(programme):
    whole_of = {field: data_of(draw(programme, PageSpec(group_by=field)))["views"][0] for field in ("", *FILLED)}
    for field, grouping in late_of(draw(programme))["groupings"].items():
        shown = whole_of[""] | grouping
        assert {name: shown[name] for name in ("network", "boxes", "near", "how", "title", "sources", "grouped")} == {
            name: whole_of[field][name] for name in ("network", "boxes", "near", "how", "title", "sources", "grouped")
        }


def test_an_overview_grouped_by_groups_has_them_as_columns():
    graph = in_domains(600, 12)
    assert divided(Answers(graph), 8).field == "kind"
    division = divided(Answers(graph, group_by="group"), 9)
    assert [column.id for column in division.columns] == [*(f"group:g{n}" for n in range(0, 8, 2)), "none"]


def test_boxes_of_domains_have_their_sources_below_them(programme):
    cites = {claim.source for claim in programme.claims["IN_DOMAIN"] if claim.from_kind == "issue"}
    assert cites <= {*whole(Answers(programme, group_by="domain")).sources}


BOXES = "() => opgavenkaart.shown().boxes.map((box) => box.heading).filter(Boolean)"


def test_another_grouping_is_chosen_in_the_page_and_kept_by_its_address(opened):
    page = opened("#view=whole&lang=nl&node=issue:thuiswerken")
    assert page.input_value("#group") == ""
    assert page.inner_text("#group option:checked") == "Groepeer op: werkgroep"
    page.focus("#group")
    page.keyboard.press("ArrowDown")
    assert page.input_value("#group") == "domain"
    assert page.inner_text("#how").startswith("Opgaven per domein.")
    assert {"Zonder domein (13)", "Meer dan één domein (3)"} <= {*page.evaluate(BOXES)}
    assert "group=domain" in page.url
    assert page.inner_text("#details h2") == "Thuiswerken"
    page.click("#language")
    assert page.inner_text("#group option:checked") == "Group by: domain"
    assert page.inner_text("#how").startswith("Issues by domain.")
    page.click("#views [data-view=owners]")
    assert not page.is_visible("#group")
    page.click("#views [data-view=whole]")
    page = opened(page.url[page.url.index("#") :])
    assert page.input_value("#group") == "domain"
    assert "Without domain (13)" in page.evaluate(BOXES)
    page.click("#start_story")
    assert "group=" not in page.url
    page.click("#stop")
    page = opened("#view=whole&group=nonsense&lang=nl")
    assert page.input_value("#group") == ""


def test_an_overview_is_grouped_and_its_numbers_open(opened):
    page = opened("#view=whole&lang=nl&group=status", text=draw(measures()))
    assert " per eigenaarschap" in page.inner_text("#how")
    page.evaluate("openPart = opgavenkaart.shown().marks.find((mark) => mark.opens.endsWith('nobody')).opens")
    page.evaluate("location.hash = `#view=whole&group=status&lang=nl&part=${openPart}`")
    page.wait_for_selector("#back")
    assert not page.is_visible("#group")
    page.click("#back")
    assert page.input_value("#group") == "status"
    assert " per eigenaarschap" in page.inner_text("#how")


def test_a_phone_can_group(opened):
    page = opened("#view=whole&lang=nl", width=390, height=844)
    page.select_option("#group", "status")
    box = page.locator("#group").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
