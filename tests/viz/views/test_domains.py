"""The view of domains: kinds of issue by domain, in their tree, with whose they are and who discusses them."""

import pytest

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.text import join
from opgavenkaart.queries.domains import DOMAINS
from opgavenkaart.viz import PageSpec, draw, export
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.layout import LABEL, STAGE
from opgavenkaart.viz.svg.marks import extent
from opgavenkaart.viz.views.domains import domains
from tests.viz.page.test_page import data_of
from tests.viz.views.test_readable import named
from tests.viz.worlds import in_domains, stated
from tests.worlds import claim, node, world


def row_of(shown, thing):
    """What stands in the row of a thing: by column the words of its marks."""
    (head,) = (mark for mark in shown.marks if mark.thing == thing and mark.id.startswith("head/"))
    cells: dict[str, list[str]] = {}
    for mark in shown.marks:
        place, row, *rest = mark.id.split("/")
        if (place, row) == ("cell", head.id.split("/")[1]):
            cells.setdefault(rest[0], []).append(mark.label.nl.replace("\n", " "))
    return cells


def small():
    return world(
        *(node("domain", id, "", id.capitalize()) for id in ("zorg", "jeugd", "wonen", "leeg")),
        claim("jeugd", "PART_OF", "zorg", kind="domain"),
        node("issue", "thuis", "opportunity;weakness", "Langer thuis"),
        node("issue", "wachttijd", "white_spot", "Wachttijden"),
        node("issue", "los", "", "Nergens in"),
        claim("thuis", "IN_DOMAIN", "wonen", kind="issue"),
        claim("thuis", "IN_DOMAIN", "zorg", kind="issue"),
        claim("wachttijd", "IN_DOMAIN", "jeugd", kind="issue"),
        *(node("organisation", id, "ministry", abbreviation=id.upper()) for id in ("vws", "bzk")),
        node("group", "lt1", abbreviation="LT1"),
        claim("bzk", "RESPONSIBLE_FOR", "thuis", "accountable"),
        claim("lt1", "ADDRESSES", "thuis"),
    )


def test_a_row_has_the_issues_of_a_domain_and_below_it_by_kind_with_owner_and_table():
    shown = domains(Answers(small()))
    assert row_of(shown, "domain:wonen") == {
        "opportunity": ["Langer thuis"],
        "weakness": ["Langer thuis"],
        "owner": ["BZK"],
        "table": ["LT1"],
    }
    assert row_of(shown, "domain:jeugd") == {"white_spot": ["Wachttijden"]}
    assert row_of(shown, "domain:zorg") == row_of(shown, "domain:wonen") | row_of(shown, "domain:jeugd")
    assert row_of(shown, "domain:leeg") == {}
    assert {mark.thing for mark in shown.marks if mark.gap} == {"issue:wachttijd", "issue:los"}


def test_domains_stand_in_their_tree_with_how_many_they_have():
    shown = domains(Answers(small()))
    heads = [mark for mark in shown.marks if mark.id.startswith("head/")]
    assert [head.label.nl for head in heads] == ["Leeg (0)", "Wonen (1)", "Zorg (2)", "Jeugd (1)"]
    assert heads[3].x > heads[2].x == heads[1].x
    headings = {box.heading.text.en.replace("\n", " "): box.heading.counts for box in shown.boxes}
    assert headings["White spot (1)"] == ("issue:wachttijd",)
    assert headings["No domain (1)"] == ("issue:los",)


def test_of_the_shipped_programme_it_says_which_kinds_no_source_names(programme):
    graph = as_of(programme, day("2021"))
    shown = domains(Answers(graph))
    assert shown.title.text == DOMAINS.title(DOMAINS.findings(graph))
    assert shown.how.en.endswith("No source names any change, dilemma or white spot.")
    assert "Gezonde mensen in een groene leefomgeving" in row_of(shown, "domain:wonen")["challenge"]
    assert row_of(shown, "domain:werken")["opportunity"] == ["Thuiswerken"]
    assert {"derived", "table"} <= row_of(shown, "domain:werken").keys()
    assert "owner" not in row_of(shown, "domain:werken")  # no source states one


def test_of_a_ministry_it_shows_which_domains_touch_its_own(programme):
    graph = as_of(programme, day("2021"))
    shown = domains(Answers(graph, programme, "VWS"))
    heads = {mark.thing: mark.bold for mark in shown.marks if mark.id.startswith("head/")}
    assert heads == {"domain:samenleven": False, "domain:zorg-en-welzijn": True, "domain:wonen": False}
    found = DOMAINS(graph, about="VWS")
    assert shown.title.text == join("VWS: ", DOMAINS.title(found))
    assert len(shown.tables[0].rows) == len(found)
    assert shown.how.nl.endswith("Vet: in portefeuille bij VWS.")
    issues = {mark.thing for mark in shown.marks if mark.look == "issue"}
    assert issues == {f"issue:{finding.issue}" for finding in found}


def test_only_views_that_can_be_are_about_one_thing(programme):
    page = draw(programme, PageSpec(about="VWS", made_on="2026-01-01"))
    assert [view["id"] for view in data_of(page)["views"]] == ["domains", "positions"]
    with pytest.raises(UnknownWord, match="The view owners cannot be about one thing"):
        export(programme, "x.svg", PageSpec(views=("owners",), about="VWS"))
    with pytest.raises(UnknownWord, match='Did you mean "VWS"'):
        export(programme, "x.svg", PageSpec(views=("domains",), about="VWX"))
    with pytest.raises(OpgavenkaartError, match="AZ: No issue is in a domain"):
        export(as_of(programme, day("2021")), "x.svg", PageSpec(views=("domains",), about="AZ"))


def test_without_domains_there_is_no_such_view():
    assert domains(Answers(world(node("issue", "a")))).without_data
    assert domains(Answers(world())).without_data
    assert not domains(Answers(stated())).without_data


@pytest.mark.parametrize("issues", [10, 40, 200, 2000])
@pytest.mark.parametrize(("many", "letters"), [(4, 150), (30, 10), (120, 60)])
def test_it_can_be_read_and_holds_every_issue_whatever_there_is(issues, many, letters):
    graph = named(in_domains(issues, many), letters)
    shown = domains(Answers(graph))
    for lang in ("nl", "en"):
        left, top, right, bottom = extent(shown, lang)
        assert LABEL * min(STAGE[0] / (right - left), STAGE[1] / (bottom - top)) >= 11
    drawn = {thing for mark in shown.marks for thing in (mark.thing, *mark.holds)}
    assert {f"issue:{id}" for id in graph.nodes["issue"]} <= drawn
    assert {f.domain for f in DOMAINS.findings(graph) if f.domain and not f.part_of} <= {
        thing.partition(":")[2] for thing in drawn if thing.startswith("domain:")
    }
    assert len(shown.marks) <= 300
    without_row = {f"domain:{id}" for id in graph.nodes["domain"]} - drawn
    assert ("Kleinere domeinen zijn meegeteld" in shown.message.nl) == bool(without_row)
