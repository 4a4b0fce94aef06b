"""The view about one thing: whatever is on the map can stand in the middle, with all that joins it."""

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.viz import PageSpec, draw
from tests.viz.browser.test_page_in_browser import ON_SCREEN, click
from tests.viz.worlds import large, stated


def around(page):
    """The things that are drawn around the middle, those in gathered marks too."""
    return page.evaluate(
        """() => [...new Set(opgavenkaart.state.view.network.nodes
             .filter((node) => node.group !== "port" && !node.bold)
             .flatMap((node) => node.holds ?? [node.thing]))].sort()"""
    )


@pytest.mark.parametrize("thing", ["organisation:vws", "issue:thuiswerken", "group:lt1", "domain:wonen"])
def test_around_a_thing_stands_all_that_claims_join_it_with(opened, programme, thing):
    page = opened(f"#view=about&about={thing}")
    joined = set()
    for relation, claims in programme.claims.items():
        for c in claims:
            ends = f"{c.from_kind}:{c.from_id}", f"{c.to_kind}:{c.to_id}"
            if relation != "HAS_NAME" and thing in ends:
                joined |= {*ends} - {thing}
    drawn = set(around(page))
    assert joined <= drawn
    assert {end.partition(":")[0] for end in drawn - joined} <= {"organisation", "issue"}  # derived owners


def test_no_owner_is_derived_where_one_is_stated(opened):
    """SZW is the stated owner of working from home, and BZK leads the group."""
    page = opened("#view=about&about=issue:thuiswerken", text=draw(stated()))
    assert around(page) == ["group:lt1", "organisation:szw"]


def test_derived_owners_are_those_that_owners_names(opened, programme):
    from opgavenkaart.queries.ask import ask

    page = opened("#view=about&about=issue:thuiswerken&lang=en")
    found = ask(programme, "owners", about="issue:thuiswerken").findings
    rows = page.locator("#tables tbody tr", has_text="derived owner").all_inner_texts()
    assert len(rows) == len([f for f in found if f.basis in ("group_lead", "portfolio")]) > 0
    assert all(any(f.reason.en in row for row in rows) for f in found if f.basis != "stated")


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("thing", ["organisation:vws", "issue:thuiswerken", "group:lt1", "organisation:bzk"])
def test_its_labels_are_on_the_screen_and_not_over_each_other(opened, thing, size):
    page = opened(f"#view=about&about={thing}", width=size[0], height=size[1])
    boxes = page.evaluate(ON_SCREEN)
    stage = page.evaluate("(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(window.map)")
    assert len(boxes) > 2
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert min(left, top, stage[0] - right, stage[1] - bottom) >= 0
        for other in boxes[number + 1 :]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


def test_every_details_panel_leads_there_and_the_address_remembers(opened):
    page = opened("#view=owners&lang=en")
    click(page, page.evaluate("opgavenkaart.labels().find((each) => each.lines[0].startsWith('Thuiswerken')).id"))
    page.click("text=Put in the middle")
    assert page.inner_text("h1").startswith("Thuiswerken: linked to")
    assert "view=about" in page.url
    assert "about=issue:thuiswerken" in page.url
    page = opened(page.url[page.url.index("#") :])
    assert page.inner_text("h1").startswith("Thuiswerken: linked to")
    page.click("#language")
    assert page.inner_text("h1").startswith("Thuiswerken: verbonden met")


def test_what_is_found_but_not_drawn_opens_in_the_middle(opened):
    page = opened("#view=owners&lang=nl")
    page.keyboard.press("/")
    page.keyboard.type("clusteroverleg 18")
    page.keyboard.press("Enter")
    assert page.get_attribute("#views [aria-current]", "data-view") == "about"
    assert page.inner_text("#details h2") == "Clusteroverleg 18 januari"


def test_around_a_source_stands_what_rests_on_it(opened, programme):
    page = opened("#view=about&about=document:presentatie-vws&node=document:presentatie-vws&lang=en")
    cited = [c for claims in programme.claims.values() for c in claims if c.source == "presentatie-vws"]
    assert f"source of {len(cited)} links" in page.inner_text("h1")
    assert {f"{c.from_kind}:{c.from_id}" for c in cited if c.relation == "LEADS"} <= set(around(page))
    assert "No source links" not in page.inner_text("#details")
    assert page.locator("#details h3", has_text="Leads").count() == 1
    assert page.locator("#tables tbody tr").count() >= len(cited)


@pytest.fixture(scope="session")
def of_2021(programme):
    return draw(as_of(programme, day("2021")), PageSpec(as_of="2021", ever=programme, made_on="2026-01-01"))


def test_what_is_only_there_on_other_days_is_the_same_however_it_is_opened(opened, of_2021):
    """A ministry of 2024 on a page of 2021."""
    address = "&about=organisation:vro&node=organisation:vro&lang=en"
    page = opened("#view=time&day=2024-07-02&node=organisation:vro&lang=en", text=of_2021)
    page.click("text=Put in the middle")
    title, details = page.inner_text("h1"), page.inner_text("#details")
    assert "1 domain" in title
    assert "No source links" not in details
    page = opened(f"#view=about{address}", text=of_2021)
    assert page.inner_text("h1") == title
    assert page.inner_text("#details") == details
    assert "other days" in page.inner_text("#message")


def test_the_title_around_a_thing_counts_no_derived_owners(opened):
    page = opened("#view=about&about=issue:thuiswerken&lang=en", text=draw(stated()))
    assert page.inner_text("h1") == "Thuiswerken: linked to 1 organisation and 1 group"
    page = opened("#view=about&about=issue:leren&lang=en", text=draw(stated()))
    title = page.inner_text("h1")
    assert title == "Hybride vormen van leren: linked to 1 domain; no source states an owner"


def test_of_a_thousand_issues_one_can_stand_in_the_middle(opened):
    page = opened("#view=about", text=draw(large(1000)))
    assert len(around(page)) > 1
    assert len(page.evaluate("opgavenkaart.labels()")) < 100


def test_rows_around_a_thing_read_from_left_to_right_in_the_language_of_the_page(opened):
    page = opened("#view=about&about=group:lt1&lang=nl")
    rows = page.locator("#tables tbody tr")
    given = rows.filter(has_text="kreeg opdracht van").locator("td").all_inner_texts()
    assert (given[0], given[1], given[4]) == ("kreeg opdracht van", "MCC-19", "vanaf oktober 2020")
    page.click("#language")
    page.locator("#tables th", has_text="link").first.wait_for(state="attached")
    given = rows.filter(has_text="was commissioned by").locator("td").all_inner_texts()
    assert given[4] == "from October 2020"
    rows.first.locator("button").click()
    assert page.inner_text("#details h2") == rows.first.locator("td").nth(1).inner_text()


def test_a_role_that_the_heading_has_is_not_said_again_at_each_name(opened):
    page = opened("#view=about&about=group:lt1&lang=nl")
    words = page.evaluate("opgavenkaart.labels().map((each) => each.lines.join(' '))")
    assert "AZ" in words
    assert "AZ (lid)" in words
    assert not [each for each in words if "(geraadpleegd)" in each or "(sponsor)" in each]
