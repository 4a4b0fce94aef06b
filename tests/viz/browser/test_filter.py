"""Narrowing: what does not meet all that was chosen is neither drawn nor in the tables, and the address keeps it."""

import itertools

import pytest

VIEWS = ("whole", "groups", "owners", "overlap", "gaps", "time", "about")
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


def test_positions_stay_and_boxes_with_nothing_left_go(opened):
    page = opened("#view=whole&lang=nl")
    at = "() => Object.fromEntries(opgavenkaart.labels().map((each) => [each.id, [each.left, each.top]]))"
    before = page.evaluate(at)
    choose(page, "group", "group:lt1")
    after = page.evaluate(at)
    assert after
    assert all(before[mark] == place for mark, place in after.items())


def test_on_a_day_only_what_holds_then_is_shown(opened, programme):
    page = opened("#view=whole&lang=nl&on=2021-01-18")
    shown = page.evaluate(SHOWN)
    later = [n for n in programme.nodes["organisation"].values() if n.valid_from > "2021-01-18"]
    assert later
    assert not {f"organisation:{n.id}" for n in later} & set(shown)
    assert "Datum: 2021-01-18" in page.inner_text("#chips")


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
    assert set(VIEWS) == set(page.eval_on_selector_all("#views button", "tabs => tabs.map((tab) => tab.dataset.view)"))
    alone = {}
    for view in VIEWS:
        reopened = opened(f"#view={view}&narrow=kind~organisation/ministry&lang=nl")
        alone[view] = (reopened.inner_text("#title"), reopened.evaluate(IN_NETWORK), reopened.inner_text("#legend"))
    page = opened("#view=whole&narrow=kind~organisation/ministry&lang=nl")
    for first, second in itertools.permutations(VIEWS, 2):
        page.click(f"#views [data-view={first}]")
        page.click(f"#views [data-view={second}]")
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
        page.click(f"#views [data-view={view}]")
        page.click("text=Toon weer alles")
        unfiltered = page.evaluate(IN_NETWORK)
        assert unfiltered == opened(f"#view={view}&lang=nl").evaluate(IN_NETWORK)
        page.click("#to_narrow")
        page.click("[data-choice='kind:organisation/ministry']")
        page.click("#to_narrow")


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
