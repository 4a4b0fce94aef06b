"""Can the story be told with keys, a clicker and buttons, and does a link return to its step?"""

import re

import pytest

from opgavenkaart.viz import PageSpec, draw
from opgavenkaart.viz.page.story import story
from tests.viz.browser.test_axe import findings
from tests.viz.worlds import stated
from tests.worlds import node, world


def counter(page):
    return page.inner_text("#counter")


def test_the_button_starts_it_and_the_stop_button_ends_it(opened, programme):
    steps = story(programme)
    page = opened("#view=owners&lang=nl")
    assert not page.is_visible("#story")
    page.click("#start_story")
    assert counter(page) == f"1 / {len(steps)}"
    assert page.inner_text("#step_title") == steps[0]["title"][0]
    assert page.inner_text("#step_text") == steps[0]["text"][0]
    assert page.inner_text("#spoken").startswith(f"Stap 1 van {len(steps)}. {steps[0]['title'][0]}")
    assert page.evaluate("document.activeElement.id") == "next"
    assert not page.is_visible(".tools")
    assert page.is_visible("h1")
    page.click("#stop")
    assert not page.is_visible("#story")
    assert page.is_visible(".tools")
    assert "step=" not in page.url
    assert page.evaluate("document.activeElement.id") == "start_story"


def test_the_story_is_told_in_the_language_of_the_page(opened, programme):
    first = story(programme)[0]
    page = opened("#step=1&lang=en")
    assert page.inner_text("#step_title") == first["title"][1]
    assert page.inner_text("#step_text") == first["text"][1]
    page.keyboard.press("End")
    assert page.inner_text("#spoken").startswith("Step 8 of 8. What we ask now. VWS was asked")


def test_each_step_opens_its_view_and_lights_its_thing(opened, programme):
    page = opened("#step=1&lang=nl")
    for number, step in enumerate(story(programme), 1):
        assert counter(page).startswith(f"{number} /")
        assert page.get_attribute("#views [aria-current]", "data-view") == step["view"]
        assert page.evaluate("opgavenkaart.state.node") == step["thing"]
        faded = "network.body.data.nodes.get({ filter: (node) => node.opacity < 1 }).length"
        assert bool(page.evaluate(faded)) == (bool(step["thing"]) and step["view"] != "about")
        if step["view"] == "about":
            assert page.evaluate("opgavenkaart.state.about") == step["thing"]
        assert not page.is_visible("#panel")
        page.keyboard.press("PageDown")


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        (["ArrowRight", "ArrowRight", "ArrowLeft"], 2),
        (["PageDown", "PageDown", "PageDown", "PageUp"], 3),
        (["End"], 8),
        (["End", "PageDown"], 8),
        (["End", "Home"], 1),
        (["PageUp"], 1),
        ([" "], 2),
        (["Enter"], 2),
        (["b", "PageDown", "PageDown"], 2),
        (["Control+ArrowRight"], 1),
    ],
)
def test_keys_and_a_clicker_turn_the_steps(opened, keys, at):
    page = opened("#lang=nl")
    page.click("#start_story")
    for key in keys:
        page.keyboard.press(key)
    assert counter(page) == f"{at} / 8"
    assert f"step={at}" in page.url


def test_arrows_turn_the_steps_on_the_map_too_and_walk_it_again_afterwards(opened):
    page = opened("#step=2&lang=nl")
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert counter(page) == "3 / 8"
    page.keyboard.press("Escape")
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("opgavenkaart.state.node") != ""
    assert not page.is_visible("#story")


def test_a_clicker_makes_the_screen_black_and_any_key_brings_it_back(opened):
    black = "getComputedStyle(document.documentElement, '::after').content"
    page = opened("#step=2&lang=nl")
    for key in ("b", "."):
        page.keyboard.press(key)
        assert page.evaluate(black) == '""'
        page.keyboard.press("x")
        assert page.evaluate(black) == "none"
    page.keyboard.press("b")
    page.mouse.click(600, 400)
    assert page.evaluate(black) == "none"
    assert counter(page) == "2 / 8"


def test_the_first_and_last_step_lead_no_further(opened):
    page = opened("#step=1")
    assert page.get_attribute("#previous", "aria-disabled") == "true"
    assert page.get_attribute("#next", "aria-disabled") == "false"
    page.focus("#previous")
    page.keyboard.press("Enter")
    assert counter(page) == "1 / 8"
    page.keyboard.press("End")
    assert page.get_attribute("#next", "aria-disabled") == "true"


def test_a_link_and_a_reload_return_to_the_step(opened):
    page = opened("#step=4&lang=nl")
    assert re.search(r"#view=about&about=issue:thuiswerken&node=issue:thuiswerken&lang=nl&step=4$", page.url)
    page = opened("#" + page.url.partition("#")[2])
    assert counter(page) == "4 / 8"
    assert page.evaluate("opgavenkaart.state.node") == "issue:thuiswerken"
    assert not page.is_visible("#panel")


@pytest.mark.parametrize("step", ["0", "99", "x", "-1", "1.5"])
def test_a_step_that_does_not_exist_is_no_story(opened, step):
    assert not opened(f"#step={step}").is_visible("#story")


def test_escape_closes_the_details_first(opened):
    page = opened("#step=4&lang=nl")
    page.focus("#map")
    page.keyboard.press("Enter")
    assert page.is_visible("#panel")
    page.keyboard.press("Escape")
    assert not page.is_visible("#panel")
    assert counter(page) == "4 / 8"
    page.keyboard.press("Escape")
    assert not page.is_visible("#story")


def test_full_screen_is_asked_for_and_left(opened):
    page = opened("#step=1&lang=nl")
    page.click("#full")
    page.wait_for_function("document.fullscreenElement === document.documentElement")
    page.wait_for_selector("#full[aria-label='Niet meer volledig scherm']")
    page.click("#stop")
    page.wait_for_function("document.fullscreenElement === null")


def test_a_page_made_for_it_starts_in_the_story_until_it_is_stopped(opened, programme):
    html = draw(programme, PageSpec(story=True))
    page = opened(text=html)
    assert counter(page) == "1 / 8"
    page.keyboard.press("Escape")
    page = opened("#" + page.url.partition("#")[2], text=html)
    assert not page.is_visible("#story")


def test_a_page_without_steps_has_no_button(opened):
    assert not opened(text=draw(stated())).is_visible("#start_story")


def test_a_step_of_another_day_or_a_view_that_is_not_there_says_so_or_shows_the_first(opened):
    step = node("step", "1", "", "Vandaag", view="coherence", about="issue:weg", as_of="2021")
    page = opened("#step=1&lang=nl", text=draw(world(step, node("issue", "er"))))
    assert page.inner_text("#step_day") == "(Stand van 2021; de kaart: alle perioden samen.)"
    assert page.get_attribute("#views [aria-current]", "data-view") == "whole"
    page = opened("#step=1&lang=nl", text=draw(world(step, node("issue", "er")), PageSpec(as_of="2021")))
    assert page.inner_text("#step_day") == ""


def test_hostile_steps_are_text(opened):
    name = "</script><img src=x onerror=alert(1)>"
    page = opened("#step=1", text=draw(world(node("step", "1", "", name, view="whole", text=name))))
    assert page.inner_text("#step_title") == name
    assert page.inner_text("#step_text") == name
    assert page.locator("img:not(#printed)").count() == 0


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=["large", "phone"])
@pytest.mark.parametrize("options", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_it_fits_and_axe_finds_nothing(opened, options, size):
    page = opened("#lang=nl", width=size[0], height=size[1], **options)
    page.click("#start_story")
    for _ in range(8):
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        bottom = page.evaluate("document.querySelector('.below').getBoundingClientRect().bottom")
        assert bottom <= size[1] + 1 or size[0] < 700
        page.keyboard.press("PageDown")
    assert findings(page) == []
    page.keyboard.press("Home")
    assert findings(page) == []


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=str)
def test_a_step_shows_its_view_whole_so_that_no_heading_and_no_box_is_cut(opened, programme, size):
    looked_at = "() => [network.getScale(), ...Object.values(network.getViewPosition())].map(Math.fround)"
    page = opened("#step=1", width=size[0], height=size[1])
    for _ in story(programme):
        before = page.evaluate(looked_at)
        page.evaluate("document.querySelector('#fit').click()")
        assert page.evaluate(looked_at) == before
        page.keyboard.press("PageDown")
