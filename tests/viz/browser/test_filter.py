"""Narrowing: what does not meet all that was chosen is neither drawn nor in the tables, and the address keeps it."""

import itertools

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.viz import draw
from tests.viz.browser.test_tabs import open_view

VIEWS = (
    "whole",
    "groups",
    "domains",
    "owners",
    "overlap",
    "coordination",
    "documents",
    "positions",
    "gaps",
    "time",
    "about",
    "path",
)
IN_NETWORK = "network.body.data.nodes.get().filter((node) => !node.hidden).map((node) => node.id).sort()"
SHOWN = "() => [...new Set(opgavenkaart.labels().map((each) => each.id))].sort()"
TOTAL = "opgavenkaart.state.view.network.nodes.length"


def choose(page, facet, value):
    if not page.is_visible("#narrow"):
        page.click("#to_narrow")
    page.click(f'[data-choice="{facet}:{value}"]')


def of_kind(marks, kind):
    return [mark for mark in marks if mark.startswith(f"{kind}:")]


def test_of_a_group_remain_those_who_are_joined_with_it(opened, programme):
    page = opened("#view=whole&lang=nl")
    choose(page, "group", "group:lt2")
    shown = page.evaluate(SHOWN)
    addressed = {f"issue:{c.to_id}" for c in programme.claims["ADDRESSES"] if c.from_id == "lt2"}
    assert of_kind(shown, "group") == ["group:lt2"]
    assert set(of_kind(shown, "issue")) == addressed
    assert page.inner_text("#chips").startswith("Werkgroep: LT2")


def test_facets_count_together_and_a_role_is_the_role_in_that_group(opened, programme):
    page = opened("#view=whole&lang=nl")
    choose(page, "group", "group:lt2")
    choose(page, "role", "LEADS")
    leads = {f"organisation:{c.from_id}" for c in programme.claims["LEADS"] if c.to_id == "lt2"}
    assert set(of_kind(page.evaluate(SHOWN), "organisation")) == leads
    roles = {edge["role"] for edge in page.evaluate("opgavenkaart.lines()")}
    assert roles == {"LEADS"}


def test_the_number_at_a_choice_is_what_choosing_it_leaves(opened):
    page = opened("#view=whole&lang=nl")
    choose(page, "group", "group:lt1")
    for value in ("issue", "organisation/ministry"):
        told = int(page.inner_text(f'label:has([data-choice="kind:{value}"]) .many'))
        choose(page, "kind", value)
        assert f"{told} van " in page.inner_text("#spoken")
        choose(page, "kind", value)


def test_chips_take_a_choice_away_and_the_address_returns_to_it(opened):
    page = opened("#view=whole&lang=nl")
    before = page.evaluate(SHOWN)
    choose(page, "kind", "issue")
    choose(page, "domain", "domain:wonen")
    narrowed = page.evaluate(SHOWN)
    assert 0 < len(narrowed) < len(before)
    page = opened(page.url[page.url.index("#") :])
    assert page.evaluate(SHOWN) == narrowed
    page.click("#chips .chip >> nth=0")
    page.click("#chips .chip >> nth=0")
    assert page.evaluate(SHOWN) == before
    assert "narrow" not in page.url


def test_tables_have_the_rows_of_what_is_shown_only(opened):
    page = opened("#view=owners&lang=nl&narrow=domain~domain:leren")
    rows = page.locator("#tables tbody tr").count()
    page.click("text=Toon weer alles")
    page.locator("#tables tbody tr").nth(rows).wait_for(state="attached")
    assert rows > 0


@pytest.mark.parametrize("view", ["whole", "owners", "gaps"])
def test_boxes_close_up_over_what_a_filter_leaves_out_and_open_again(opened, view):
    page = opened(f"#view={view}&lang=nl")
    at = "() => Object.fromEntries(opgavenkaart.labels().map((each) => [each.id, [each.left, each.top]]))"
    before = page.evaluate(at)
    choose(page, "group", "group:lt2")
    after = page.evaluate(at)
    assert after
    assert all(before[mark][0] >= left and before[mark][1] >= top for mark, (left, top) in after.items())
    tops = sorted(top for _, top in after.values())
    assert len(tops) < 3 or max(b - a for a, b in itertools.pairwise(tops)) < 160
    page.click("#to_narrow")
    page.click("text=Toon weer alles")
    assert page.evaluate(at) == before


def test_a_box_without_an_issue_left_goes_with_its_owners(opened):
    page = opened("#view=owners&lang=nl&narrow=domain~domain:wonen")
    shown = page.evaluate("opgavenkaart.shown()")
    things = {mark["id"]: mark["thing"] for mark in shown["marks"]}
    assert shown["boxes"]
    for box in shown["boxes"]:
        assert any(things[mark].startswith("issue:") for mark in box["marks"])
    middle = page.evaluate("network.getViewPosition().x") * page.evaluate("network.getScale()")
    lefts = page.evaluate("opgavenkaart.labels().map((each) => each.left)")
    assert abs(middle - (min(lefts) + max(lefts)) / 2 * page.evaluate("network.getScale()")) < 300


def test_the_title_and_the_saved_drawing_say_what_a_filter_leaves(opened, tmp_path):
    page = opened("#view=gaps&lang=nl&narrow=group~group:lt2")
    rows = page.locator("#tables tbody tr").count()
    assert page.inner_text("#title") == f"Werkgroep LT2: {rows} van 62 witte vlekken"
    page.click("#to_take")
    with page.expect_download() as saved:
        page.click("#take [data-take=take_svg]")
    saved.value.save_as(tmp_path / "saved.svg")
    assert f"Werkgroep LT2: {rows} van 62 witte vlekken" in (tmp_path / "saved.svg").read_text("utf-8")


def test_another_day_is_shown_by_the_view_of_all_days(opened):
    page = opened("#view=whole&lang=nl")
    page.click("#to_narrow")
    page.fill("#day_on", "2025-01-01")
    assert page.evaluate("opgavenkaart.state.view.id") == "time"
    assert page.inner_text("#which_day") == "2 juli 2024"
    page = opened("#view=whole&lang=nl&on=2025-01-01")  # an address of an earlier map
    assert page.inner_text("#which_day") == "2 juli 2024"
    page.click("#to_take")
    with page.expect_download() as saved:
        page.click("#take [data-take=take_svg]")
    text = saved.value.path().read_text("utf-8")
    assert "Peildatum 2 juli 2024" in text
    assert "Peildatum 2021" not in text


def test_the_sheet_works_by_keyboard_and_escape_closes_it(opened):
    page = opened("#view=whole&lang=nl")
    page.focus("#to_narrow")
    page.keyboard.press("Enter")
    assert page.get_attribute("#to_narrow", "aria-expanded") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#chips .chip").count() == 1
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Escape")
    assert not page.is_visible("#narrow")
    assert page.evaluate("document.activeElement.id") == "to_narrow"


@pytest.mark.slow
def test_every_view_opens_from_every_other_while_a_filter_is_on(opened, tmp_path):
    page = opened("#view=whole&lang=nl")
    assert set(VIEWS) == set(
        page.eval_on_selector_all("#views [data-view]", "tabs => tabs.map((tab) => tab.dataset.view)")
    )
    alone = {}
    for view in VIEWS:
        reopened = opened(f"#view={view}&narrow=kind~organisation/ministry&lang=nl")
        alone[view] = (reopened.inner_text("#title"), reopened.evaluate(IN_NETWORK), reopened.inner_text("#legend"))
    page = opened("#view=whole&narrow=kind~organisation/ministry&lang=nl")
    for first, second in itertools.permutations(VIEWS, 2):
        open_view(page, first)
        open_view(page, second)
        assert (page.inner_text("#title"), page.evaluate(IN_NETWORK), page.inner_text("#legend")) == alone[second]
        assert f"view={second}&" in page.url
        page.click("#to_take")
        with page.expect_download() as saved:
            page.click("#take [data-take=take_svg]")
        saved.value.save_as(tmp_path / "saved.svg")
        assert "<svg" in (tmp_path / "saved.svg").read_text("utf-8")


def test_all_of_a_view_is_shown_again_after_it_was_opened_with_a_filter_on(opened):
    page = opened("#view=whole&lang=nl&narrow=kind~organisation/ministry")
    for view in VIEWS:
        open_view(page, view)
        page.click("text=Toon weer alles")
        unfiltered = page.evaluate(IN_NETWORK)
        assert unfiltered == opened(f"#view={view}&lang=nl").evaluate(IN_NETWORK)
        page.click("#to_narrow")
        page.click("[data-choice='kind:organisation/ministry']")
        page.click("#to_narrow")


def test_a_number_on_a_square_counts_what_a_filter_leaves_and_stays_a_number(opened):
    page = opened("#view=overlap&lang=nl&narrow=kind~organisation/umbrella|kind~group")
    marks = {mark["id"]: mark for mark in page.evaluate("opgavenkaart.shown().marks")}
    assert (marks["cell/lt1/lt2"]["words"], len(marks["cell/lt1/lt2"]["holds"])) == ("1", 1)
    boxes = [box["heading"] for box in page.evaluate("opgavenkaart.shown().boxes") if box["look"] == "shared"]
    assert boxes == ["LT1 + LT2 + LT3\u00a0(1)"]


def test_an_address_without_a_filter_shows_all_again(opened):
    page = opened("#view=whole&lang=nl&narrow=kind~organisation/ministry")
    page.evaluate("location.hash = '#view=whole&lang=nl'")
    page.wait_for_function("!location.hash.includes('narrow')")
    page.wait_for_function("document.getElementById('chips').hidden")
    unfiltered = opened("#view=whole&lang=nl")
    assert page.evaluate(SHOWN) == unfiltered.evaluate(SHOWN)
    assert page.inner_text("#legend") == unfiltered.inner_text("#legend")


def test_what_faded_beside_a_selection_is_plain_again_when_a_filter_took_the_selection_away(opened):
    page = opened("#view=whole&lang=nl&node=organisation:vws")
    choose(page, "kind", "issue")
    page.click("#to_narrow")
    page.click("text=Toon weer alles")
    assert page.evaluate("network.body.data.nodes.get().filter((each) => each.opacity < 1).length") == 0


def test_of_a_list_of_which_only_the_rest_is_left_the_rest_is_counted_by_itself(opened):
    page = opened("#view=domains&lang=nl&narrow=group~group:lt1")
    words = page.evaluate("opgavenkaart.labels().map((each) => each.lines.join(' '))")
    assert "4 opgaven" in words
    assert "en nog 4" not in words
    assert page.inner_text("#title").startswith("Werkgroep LT1: ")


def test_a_table_without_rows_says_so(opened, programme):
    page = opened("#view=coordination&lang=nl", text=draw(as_of(programme, day("2021"))))
    assert page.locator("#tables table").first.inner_text().strip().endswith("Niets gevonden")
