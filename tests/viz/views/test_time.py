"""Is each day of the view what the graph was on that day, with everything in its place?"""

from collections import Counter
from itertools import pairwise

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.text import Text
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.viz import PageSpec, draw
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.picture import Cell, DayState, Picture
from opgavenkaart.viz.views.columns.links import ties
from opgavenkaart.viz.views.time.one_day import one_day
from opgavenkaart.viz.views.time.states import dates, first_day, most
from opgavenkaart.viz.views.time.view import MOST_DAYS, time
from tests.viz.page.test_page import data_of
from tests.viz.views.test_views import overlapping, place
from tests.viz.worlds import stated
from tests.worlds import claim, node, world


def reorganised() -> Graph:
    """A rename, a split, a merger, a seat that ends, an owner that comes, and a name with a date of its own."""
    return world(
        node("organisation", "old", "ministry", "Ministerie van Oud", abbreviation="OUD", valid_to="2023-01-01"),
        node("organisation", "new", "ministry", "Ministerie van Nieuw", abbreviation="NIEUW", valid_from="2023-01-01"),
        node("organisation", "lnv", "ministry", "Ministerie van Landbouw", abbreviation="LNV"),
        node("organisation", "part", "agency", "Afgesplitst", valid_from="2024-07"),
        node("organisation", "vng", "umbrella", "Vereniging", abbreviation="VNG"),
        node("name", "lvvn", "", "Landbouw en Visserij", abbreviation="LVVN en nog veel meer", valid_from="2024-07-02"),
        node("domain", "later", "", "Domein van later", valid_from="2024-07"),
        node("group", "lt1", "", "Nederland na de crisis", abbreviation="LT1"),
        node("issue", "free", "", "Van niemand"),
        node("issue", "owned", "", "Van iemand"),
        claim("lnv", "HAS_NAME", "lvvn", valid_from="2024-07-02"),
        claim("old", "SUCCEEDED_BY", "new", "rename", date="2023-01-01"),
        claim("lnv", "SUCCEEDED_BY", "part", "split", date="2024-07"),
        claim("old", "LEADS", "lt1"),
        claim("vng", "PARTICIPATES_IN", "lt1", "member", valid_to="2024-07-02"),
        claim("vng", "PARTICIPATES_IN", "lt1", "consulted", valid_from="2024-07-02"),
        claim("lnv", "RESPONSIBLE_FOR", "owned", "accountable", valid_from="2022"),
        claim("lt1", "ADDRESSES", "free", valid_from="2025-02-28"),
        claim("part", "HAS_PORTFOLIO", "later"),
    )


def drawn(graph: Graph) -> Picture:
    return time(Answers(graph))


def in_dutch(cell: Cell) -> Cell:
    return cell.nl if isinstance(cell, Text) else cell


def on(shown: Picture, date: str) -> DayState:
    return next(each for each in shown.days if each.day == date)


@pytest.fixture
def any_graph(request: pytest.FixtureRequest, programme: Graph) -> Graph:
    return programme if request.param == "programme" else reorganised()


every_graph = pytest.mark.parametrize("any_graph", ["programme", "reorganised"], indirect=True)


def test_there_is_a_day_for_each_date_and_the_day_before_the_first():
    days = [each.day for each in drawn(reorganised()).days]
    assert days == ["2021-12-31", "2022-01-01", "2023-01-01", "2024-07-01", "2024-07-02", "2025-02-28"]


@every_graph
def test_each_day_has_the_things_the_graph_has_that_day(any_graph):
    shown = drawn(any_graph)
    assert len(shown.days) > 4
    for each in shown.days:
        then = as_of(any_graph, day(each.day))
        there = {f"{kind}:{id}" for kind in ("organisation", "group", "issue") for id in then.nodes[kind]}
        there |= {f"organisation:{id}" for id in then.successors}
        marks = [shown.marks[at] for at in each.marks if shown.marks[at].look != "port"]
        assert there <= {thing for mark in marks for thing in (mark.thing, *mark.holds)}
        assert all(there & {mark.thing, *mark.holds} for mark in marks)


@every_graph
def test_each_day_has_the_lines_of_that_day_between_marks_that_are_there(any_graph):
    shown = drawn(any_graph)
    by_id = {mark.id: mark for mark in shown.marks}
    for each in shown.days:
        then = {(tie.organisation, tie.to, tie.role) for tie in ties(Answers(as_of(any_graph, day(each.day))))}
        lines = [shown.lines[at] for at in each.lines]
        assert {(by_id[line.start].thing, by_id[line.end].thing, line.role) for line in lines} == then
        ids = {shown.marks[at].id for at in each.marks}
        assert {end for line in lines for end in (line.start, line.end)} <= ids


@every_graph
def test_each_day_has_the_names_and_the_gaps_of_that_day(any_graph):
    shown = drawn(any_graph)
    for each in shown.days:
        asked = Answers(as_of(any_graph, day(each.day)))
        nobody = {f"issue:{owner.issue}" for owner in asked.of(OWNERS) if owner.status == "nobody"}
        assert {shown.marks[at].thing for at in each.gaps} == nobody
        for at in each.marks:
            mark = shown.marks[at]
            if mark.look.startswith("organisation") and mark.thing:
                label = asked.graph.label("organisation", mark.thing.partition(":")[2])
                assert each.names.get(at, mark.label).nl == label


@every_graph
@pytest.mark.parametrize("lang", [0, 1])
def test_nothing_lies_over_another_or_leaves_its_frame_on_any_day(any_graph, lang):
    shown = drawn(any_graph)
    assert overlapping(shown, lang) == []
    frame = shown.boxes[-1]
    for each in shown.days:
        for at in each.marks:
            mark = shown.marks[at]
            if mark.label[lang]:
                left, top, right, bottom = place(mark, lang)
                assert frame.x <= left < right <= frame.x + frame.width
                assert frame.y <= (top + bottom) / 2 <= frame.y + frame.height
            if at in each.names:
                assert len(each.names[at][lang]) <= len(mark.label[lang])


def test_a_box_is_there_while_something_is_in_it():
    shown = drawn(reorganised())
    for each in shown.days:
        marks = [shown.marks[at] for at in each.marks if shown.marks[at].look != "port"]
        for at, box in enumerate(shown.boxes[:-1]):
            inside = [m for m in marks if box.x < m.x < box.x + box.width and box.y < m.y < box.y + box.height]
            assert (at in each.boxes) == bool(inside)


def test_what_changed_is_said_in_sentences():
    shown = drawn(reorganised())
    said = {each.day: [text.nl for text in each.changes] for each in shown.days}
    undated = "Wat geen datum heeft, staat er op elke dag."
    assert said["2021-12-31"] == ["Dit is vóór de eerste dag die de bronnen noemen.", undated]
    assert said["2022-01-01"] == ["1 verband erbij."]
    assert said["2023-01-01"] == ["Hernoeming: OUD → NIEUW.", "1 verband erbij, 1 weg."]
    assert said["2024-07-01"] == ["Splitsing: LNV → Afgesplitst."]
    assert said["2024-07-02"] == ["LNV heet voortaan LVVN en nog veel meer.", "1 verband anders."]
    assert said["2025-02-28"] == ["Op deze kaart verandert niets.", undated]
    english = [text.en for each in shown.days for text in each.changes]
    assert "Split: LNV → Afgesplitst." in english
    assert "LNV is called LVVN en nog veel meer from now on." in english


def test_a_name_that_was_borne_before_its_date_is_said_to_date_from_it():
    graph = world(
        node("organisation", "x", "ministry", "Naam", abbreviation="N"),
        node("name", "n", "", "Naam", abbreviation="N", valid_from="2018"),
        claim("x", "HAS_NAME", "n", valid_from="2018"),
    )
    assert [text.nl for text in drawn(graph).days[1].changes[:-1]] == ["N heet zo sinds deze dag."]


def test_a_ministry_of_which_no_source_tells_who_took_over_stays_where_it_was():
    graph = world(
        *(node("organisation", id, "ministry", abbreviation=id.upper()) for id in ("gone", "one", "two")),
        node("group", "g"),
        claim("gone", "LEADS", "g"),
        *(claim("gone", "SUCCEEDED_BY", heir, "end", date="2023") for heir in ("one", "two")),
    )
    shown = drawn(graph)
    assert as_of(graph, day("2023")).successors == {"gone": ("one", "two")}
    last = shown.days[-1]
    assert last.names == {}
    assert "organisation:gone" in {shown.marks[at].id for at in last.marks}
    assert [text.nl for text in last.changes[:-1]] == ["Opheffing: GONE → ONE.", "Opheffing: GONE → TWO."]


def test_what_comes_and_goes_without_a_succession_is_named():
    graph = world(
        *(node("issue", f"i{n}", "", f"Opgave {n}", valid_from="2021") for n in range(8)),
        node("organisation", "weg", "agency", "Weg", valid_to="2021"),
    )
    assert [text.en for text in drawn(graph).days[1].changes[:-1]] == [
        "New on the map: Opgave 0, Opgave 1, Opgave 2, Opgave 3, Opgave 4 and 3 more.",
        "No longer on the map: Weg.",
    ]


def test_the_shipped_programme_was_reorganised_and_the_title_says_so(programme):
    shown = drawn(programme)
    assert shown.title.text == Text(
        "Tussen 26 oktober 2017 en 23 februari 2026 verandert er op 5 dagen iets: 6 reorganisaties en 3 nieuwe namen",
        "Between 26 October 2017 and 23 February 2026 things change on 5 days: 6 reorganisations and 3 new names",
    )
    assert Text("LNV heet voortaan LVVN.", "LNV is called LVVN from now on.") in on(shown, "2024-07-02").changes
    assert Text("Splitsing: EZK → KGG.", "Split: EZK → KGG.") in on(shown, "2024-07-02").changes
    assert Text("2 juli 2024: LNV heet voortaan LVVN.", "2 July 2024: LNV is called LVVN from now on.") in [
        each.text for each in shown.sentences["organisation:lnv"]
    ]


def test_the_tables_have_every_change_and_every_link_with_its_days():
    shown = drawn(reorganised())
    of_changes, of_links = shown.tables
    renamed = Text("Hernoeming: OUD → NIEUW.", "Rename: OUD → NIEUW.")
    assert (Text("1 januari 2023", "1 January 2023"), renamed) in [row.cells for row in of_changes.rows]
    assert len(of_changes.rows) == sum(len(each.changes) for each in shown.days[1:]) - 1
    rows = {(row.cells[0], row.cells[2], *map(in_dutch, row.cells[3:])) for row in of_links.rows}
    assert ("Ministerie van Oud", "Nederland na de crisis", "", "1 januari 2023") in rows
    assert ("Ministerie van Nieuw", "Nederland na de crisis", "1 januari 2023", "") in rows
    assert ("Ministerie van Landbouw", "Van iemand", "2022", "") in rows


def test_each_role_has_a_row_with_its_own_period_as_precise_as_its_source():
    graph = world(
        node("organisation", "bzk", "ministry", "BZK"),
        node("group", "lt1", "", "LT1"),
        node("issue", "x", "", "Opgave"),
        node("domain", "wonen", "", "Wonen"),
        claim("bzk", "LEADS", "lt1"),
        claim("lt1", "ADDRESSES", "x"),
        claim("x", "IN_DOMAIN", "wonen"),
        claim("bzk", "HAS_PORTFOLIO", "wonen", valid_from="2020-10", valid_to="2024-07-02"),
    )
    rows = {tuple(map(in_dutch, row.cells[1:])) for row in drawn(graph).tables[1].rows}
    assert rows == {
        ("trekt", "LT1", "", ""),
        ("afgeleid: trekker", "Opgave", "", ""),
        ("afgeleid: portefeuille", "Opgave", "oktober 2020", "2 juli 2024"),
    }


@pytest.mark.parametrize(("asked", "stop"), [("2024-12-31", "2 juli 2024"), ("2000", "vóór 2022"), ("2022", "2022")])
def test_a_picture_of_the_view_is_of_one_day_with_its_names_gaps_and_owners(asked, stop):
    graph = reorganised()
    shown = drawn(graph)
    made = one_day(shown, day(asked).last)
    assert made.as_of.nl == stop
    assert not made.days
    then = Answers(as_of(graph, day(asked)))
    labels = {mark.thing: mark.label.nl for mark in made.marks if mark.look != "port"}
    assert {thing for thing in labels if thing.startswith("organisation:")} == {
        f"organisation:{id}" for id in then.graph.nodes["organisation"]
    }
    assert labels["organisation:lnv"] == then.graph.label("organisation", "lnv")
    assert {mark.thing for mark in made.marks if mark.gap} == {f"issue:{id}" for id in then.without_owner}
    assert {(line.start, line.role) for line in made.lines} == {(tie.organisation, tie.role) for tie in ties(then)}


def test_of_too_many_days_those_on_which_most_changes_are_shown_and_the_view_says_so():
    things: list[Node | Claim] = [node("issue", f"i{n}", valid_from=f"{1900 + n}") for n in range(80)]
    things += [node("organisation", "x", "agency", valid_from="1970")]
    shown = drawn(world(*things))
    assert len(shown.days) == MOST_DAYS + 1
    assert "1970-01-01" in [each.day for each in shown.days]
    assert "60 van 80 dagen" in shown.message.nl
    assert shown.title.text.en == "Between 1900 and 1979 things change on 80 days: no reorganisations"
    there = [len(each.marks) for each in shown.days]
    assert all(one < other for one, other in pairwise(there))


def test_a_large_graph_has_fewer_days():
    years = [claim("g", "ADDRESSES", "i", source=f"{n}", valid_from=f"{1950 + n % 70}") for n in range(2000)]
    shown = drawn(world(node("group", "g"), node("issue", "i"), *years))
    assert [shown.days[at].day for at in (1, -1)] == ["1950-01-01", "2019-01-01"]
    assert len(shown.days) == 1 + 15


def test_of_days_the_ends_are_kept_and_those_on_which_most_changes():
    found = Counter({"2021-01-01": 1, "2021-01-02": 2, "2021-01-03": 1, "2021-01-04": 2, "2021-01-05": 1})
    assert most(found, 3) == ["2021-01-01", "2021-01-02", "2021-01-05"]
    assert most(found, 9) == sorted(found)
    assert most(Counter({"2021-01-01": 1}), 3) == ["2021-01-01"]


def test_issues_that_stand_together_are_there_while_one_of_them_is():
    issues = [node("issue", f"i{n}", valid_from="2021" if n % 2 else "2022") for n in range(400)]
    agenda = [claim("g", "ADDRESSES", f"i{n}") for n in range(1, 400)]
    shown = drawn(world(node("group", "g", valid_from="2021"), *issues, *agenda))
    first, last = shown.days[1:]
    ((rest, held),) = first.held.items()
    there = [shown.marks[at].thing for at in first.marks if at != rest]
    there += [shown.marks[rest].holds[at] for at in held]
    assert sorted(there) == sorted(["group:g", *(f"issue:i{n}" for n in range(1, 400, 2))])
    assert first.names[rest].nl == f"en nog {len(held)}"
    assert (last.names, last.held) == ({}, {})
    assert "eerste opgaven" in shown.message.nl


def test_parties_that_stand_together_are_counted_as_they_are_that_day():
    parties = [node("organisation", f"o{n}", "municipality", valid_from="2021" if n < 3 else "2022") for n in range(9)]
    first, last = drawn(world(*parties)).days[1:]
    (at,) = first.marks
    assert first.names[at] == Text("3 partijen", "3 parties")
    assert len(first.held[at]) == 3
    assert (last.names, last.held) == ({}, {})
    seats = [claim(f"o{n}", "PARTICIPATES_IN", "g", "member") for n in range(50)]
    many = [node("organisation", f"o{n}", "municipality", valid_from="2021" if n < 3 else "2022") for n in range(50)]
    shown = drawn(world(node("group", "g"), *many, *seats))
    assert [name.nl for each in shown.days for name in each.names.values()] == ["gemeente (3)"]


def test_dates_are_full_days_and_documents_have_none():
    graph = world(
        node("document", "d", valid_from="1999"),
        node("issue", "x", valid_from="2021-03", valid_to="2022"),
        node("issue", "y", valid_from="ooit"),
    )
    found, words = dates(graph)
    assert found == {"2021-03-01": 1, "2022-01-01": 1}
    assert [words[each].nl for each in sorted(found)] == ["maart 2021", "2022"]
    assert first_day("2021-02-30") == ""


def test_without_a_date_or_on_one_day_there_is_nothing_to_slide():
    assert drawn(stated()).without_data
    assert drawn(as_of(reorganised(), day("2024"))).without_data
    assert not drawn(reorganised()).without_data


def test_the_page_of_a_day_can_slide_through_all_times_when_it_is_given_them():
    graph = reorganised()
    then = as_of(graph, day("2022"))
    assert "time" not in [view["id"] for view in data_of(draw(then))["views"]]
    data = data_of(draw(then, PageSpec(ever=graph)))
    shown = next(view for view in data["views"] if view["id"] == "time")
    assert len(shown["days"]) == 6
    assert data["things"]["organisation:part"]["name"] == "Afgesplitst"
    assert ["SUCCEEDED_BY", "organisation:lnv", "organisation:part"] in [each[:3] for each in data["others"]]
    every = [*data["claims"], *data["others"]]
    assert {end for each in every for end in each[1:3]} <= data["things"].keys()
    assert {each[0] for each in every} <= data["relations"].keys()


def test_days_of_what_no_map_draws_have_no_view():
    assert time(Answers(world(node("domain", "wonen", "", "Wonen", valid_from="2020", valid_to="2021")))).without_data
