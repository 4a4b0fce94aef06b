"""Does the slider work by keyboard and by address, does nothing jump, and does a click on a number open its pair?"""

import re

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.viz import PageSpec, draw
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.views.time.view import time
from tests.viz.browser.test_axe import LARGE, PHONE, findings
from tests.viz.browser.test_page_in_browser import AT, ON_SCREEN, click
from tests.viz.browser.test_tabs import open_view
from tests.viz.views.test_overlap import blocks, crowd
from tests.viz.views.test_time import reorganised
from tests.worlds import node, world

SHOWN = """() => ({
  marks: network.body.data.nodes.getIds(),
  lines: network.body.data.edges.getIds(),
  labels: Object.fromEntries(opgavenkaart.labels().map((each) => [each.id, each.lines.join(" ")])),
})"""
PLACES = """() => Object.fromEntries(network.body.data.nodes.get().map((node) => {
  const at = network.canvasToDOM({ x: network.body.nodes[node.id].x, y: network.body.nodes[node.id].y });
  return [node.id, [Math.round(at.x), Math.round(at.y)]];
}))"""
LINE_AT = """([from, to]) => {
  const [a, b] = [from, to].map((id) => network.canvasToDOM(network.getPosition(id)));
  const box = document.getElementById("map").getBoundingClientRect();
  return [box.left + (a.x + b.x) / 2, box.top + (a.y + b.y) / 2];
}"""


def test_each_stop_shows_what_is_there_that_day_and_nothing_jumps(opened, programme):
    shown = time(Answers(programme))
    page = opened("#view=time&day=0001-01-01&lang=nl")
    page.focus("#day")
    page.keyboard.press("Home")
    places: dict[str, list[int]] = {}
    for each in shown.days:
        now = page.evaluate(SHOWN)
        assert set(now["marks"]) == {shown.marks[at].id for at in each.marks}
        assert set(now["lines"]) == {at for at in each.lines if not shown.lines[at].quiet}
        for at, name in each.names.items():
            assert now["labels"][shown.marks[at].id] == name.nl
        assert page.get_attribute("#day", "aria-valuetext") == page.inner_text("#which_day") == each.text.nl
        assert page.locator("#changes p").all_inner_texts() == [text.nl for text in each.changes]
        assert f"day={each.day}" in page.url
        for id, place in page.evaluate(PLACES).items():
            assert places.setdefault(id, place) == place
        page.keyboard.press("ArrowRight")
    assert len(places) == len(shown.marks)


def test_the_buttons_go_a_day_back_and_on_and_stop_at_the_ends(opened):
    page = opened("#view=time&lang=en", text=draw(reorganised(), PageSpec(made_on="2026-01-01")))
    assert page.inner_text("#which_day") == "28 February 2025"
    assert page.get_attribute("#later", "aria-disabled") == "true"
    page.click("#later", force=True)
    assert page.inner_text("#which_day") == "28 February 2025"
    page.click("#earlier")
    assert page.inner_text("#which_day") == "2 July 2024"
    page.focus("#earlier")
    for _ in range(9):
        page.keyboard.press("Enter")
    assert page.inner_text("#which_day") == "before 2022"
    assert page.evaluate("document.activeElement.id") == "earlier"
    assert page.get_attribute("#earlier", "aria-disabled") == "true"


@pytest.mark.parametrize(
    ("asked", "stop"), [("2024-07-02", "2024-07-02"), ("2024-12-31", "2024-07-02"), ("nope", "2025-02-28")]
)
def test_the_address_opens_the_day_and_holds_it(opened, asked, stop):
    page = opened(f"#view=time&day={asked}&lang=nl", text=draw(reorganised(), PageSpec(made_on="2026-01-01")))
    assert re.search(rf"#view=time&day={stop}&lang=nl$", page.url)
    open_view(page, "whole")
    assert not page.is_visible("#time")
    assert "day=" not in page.url
    open_view(page, "time")
    assert f"day={stop}" in page.url


def test_a_page_of_a_day_opens_on_that_day(opened):
    graph = reorganised()
    page = opened(
        "#view=time&lang=nl", text=draw(as_of(graph, day("2023")), PageSpec(made_on="2026-01-01", ever=graph))
    )
    assert page.inner_text("#which_day") == "1 januari 2023"
    assert "organisation:part" not in page.evaluate(SHOWN)["marks"]
    page.click("#later")
    page.keyboard.press("Escape")
    click(page, "organisation:part")
    assert page.inner_text("#details h2") == "Afgesplitst"
    assert "juli 2024: Splitsing: LNV → Afgesplitst." in page.inner_text("#details")


def test_a_selection_stays_from_day_to_day_and_is_gone_with_what_it_was(opened):
    page = opened("#view=time&day=2024-07-02&node=organisation:kgg&lang=nl")
    faded = "network.body.data.nodes.get().filter((node) => node.opacity < 1).length"
    assert page.evaluate(faded) > 0
    page.click("#earlier")
    assert page.evaluate(faded) == 0
    assert page.inner_text("#details h2") == "Ministerie van Klimaat en Groene Groei"
    page.click("#later")
    assert page.evaluate(faded) > 0
    page.click("#language")
    assert page.inner_text("#which_day") == "2 July 2024"


def test_a_gathered_mark_lists_what_is_there_that_day(opened):
    parties = [node("organisation", f"o{n}", "municipality", valid_from="2021" if n < 3 else "2022") for n in range(9)]
    page = opened("#view=time&day=2021-06-01&lang=nl", text=draw(world(*parties)))
    (mark,) = page.evaluate(SHOWN)["marks"]
    click(page, mark)
    assert page.locator("#details li").all_inner_texts() == ["O0", "O1", "O2"]
    page.click("#close")
    page.click("#later")
    click(page, mark)
    assert page.locator("#details li").count() == 9


def test_what_is_new_that_day_is_told_from_the_rest(opened, programme):
    page = opened("#view=time&day=2024-07-02&lang=nl")
    fresh = page.evaluate(
        "network.body.data.nodes.get().filter((node) => node.fresh && node.group !== 'port').map((node) => node.id)"
    )
    assert sorted(fresh) == ["organisation:aenm", "organisation:kgg", "organisation:vro"]
    halo = page.evaluate(
        "network.body.data.edges.get().filter((edge) => edge.background?.enabled).map((edge) => edge.from)"
    )
    assert halo == ["organisation:vro"] * 2
    page.click("#earlier")
    assert page.evaluate("network.body.data.edges.get().filter((edge) => edge.background?.enabled).length") == 3


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_labels_are_on_the_screen_on_every_day(opened, programme, lang):
    page = opened(f"#view=time&lang={lang}")
    page.focus("#day")
    page.keyboard.press("Home")
    wide, high = page.evaluate("(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(window.map)")
    for _ in time(Answers(programme)).days:
        for left, top, right, bottom in page.evaluate(ON_SCREEN):
            assert min(left, top, wide - right, high - bottom) >= 0
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("size", [LARGE, PHONE], ids=["large", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_busy_day_or_in_a_pair(opened, theme, size):
    page = opened("#view=time&day=2024-07-02&lang=nl", width=size[0], height=size[1], color_scheme=theme)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert findings(page) == []
    page = opened("#view=overlap&lang=nl", text=draw(blocks()), width=size[0], height=size[1], color_scheme=theme)
    page.focus("#map")
    page.keyboard.press("Enter")
    assert findings(page) == []


def test_a_click_on_a_number_opens_what_the_pair_shares_and_why(opened):
    graph = blocks()
    pair = next(each for each in Answers(graph).overlap[2] if {each.a, each.b} == {"a", "e"})
    page = opened("#view=overlap&lang=nl", text=draw(graph))
    page.mouse.click(*page.evaluate(AT, "cell/e/a"))
    assert page.inner_text("#details h2") == "A en E (3 gedeeld)"
    details = page.inner_text("#details")
    assert pair.reason.nl in details
    assert "q-waarde" not in details
    assert page.locator("#details li").all_inner_texts() == ["Opgave a", "Opgave b", "Opgave c"]
    assert "A en E (3 gedeeld)" in page.inner_text("#spoken")


def test_a_click_on_a_line_opens_its_pair_and_lights_it(opened):
    page = opened("#view=overlap&lang=en", text=draw(blocks()))
    page.mouse.click(*page.evaluate(LINE_AT, ["party/a", "party/e"]))
    assert page.inner_text("#details h2") == "A and E (3 shared)"
    lit = page.evaluate(
        "network.body.data.edges.get().filter((edge) => edge.color.opacity === 1).map((edge) => edge.opens)"
    )
    assert lit == [["cell/a/e", "cell/e/a"]]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_labels_of_a_crowd_are_on_the_screen_and_not_over_each_other(opened, size):
    page = opened("#view=overlap&lang=nl", text=draw(crowd()), width=size[0], height=size[1])
    boxes = page.evaluate(ON_SCREEN)
    assert len(boxes) > 60
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert min(left, top) >= 0
        assert right <= size[0]
        for other in boxes[number + 1 :]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom
