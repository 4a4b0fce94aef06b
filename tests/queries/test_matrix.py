"""Who sits at which table?"""

from opgavenkaart.graph.text import Text
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.matrix import matrix
from tests.worlds import claim, node, world

PARTIES = [node("organisation", "vws", "ministry"), node("organisation", "cpb", "planning_bureau")]
GROUPS = [node("group", "g1", abbreviation="LT1"), node("group", "g2", abbreviation="LT2")]
SEATS = [claim("vws", "LEADS", "g1"), claim("vws", "PARTICIPATES_IN", "g1", "member")]


def rows(graph, **asked):
    return [(f.organisation, *f.cells, f.total) for f in matrix(graph, **asked)]


def test_a_row_an_organisation_with_its_roles_and_totals_on_both_sides():
    assert rows(world(*PARTIES, *GROUPS, *SEATS)) == [
        ("vws", ("lead", "member"), (), 1),
        ("cpb", (), (), 0),
        (None, 1, 0, 1),
    ]


def test_groups_are_columns_under_their_ids():
    (vws, *_) = ask(world(*PARTIES, *GROUPS, *SEATS), "matrix").findings
    assert vws.columns() == ("organisation", "organisation_name", "g1", "g2", "total", "reason")
    assert vws.row("nl")["g1"] == ["lead", "member"]
    assert vws.headings["g1"] == Text("LT1", "LT1")
    assert vws.reason.nl == "VWS zit in 1 werkgroep: LT1 (trekker en lid)."


def test_a_group_called_as_another_column_keeps_a_column_of_its_own():
    graph = world(*PARTIES, node("group", "total"), claim("vws", "LEADS", "total"))
    assert matrix(graph)[0].row("en")["group:total"] == ["lead"]


def test_about_keeps_one_organisation_or_the_members_of_one_group():
    graph = world(*PARTIES, *GROUPS, *SEATS, claim("cpb", "PARTICIPATES_IN", "g2", "consulted"))
    for about, expected in {"cpb": ["cpb", None], "LT1": ["vws", None]}.items():
        assert [f.organisation for f in ask(graph, "matrix", about=about).findings] == expected


def test_a_citizen_panel_without_a_seat_is_not_expected_at_the_table():
    assert rows(world(node("organisation", "burgers", "citizens"), *GROUPS)) == []


def test_without_groups_nobody_sits_at_all_of_them():
    assert ask(world(*PARTIES), "matrix").title.nl == (
        "0 van 2 organisaties zitten aan een of meer tafels, 0 aan alle."
    )
