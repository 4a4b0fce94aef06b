"""For everybody: large type, high contrast, little movement, other eyes, and lines that run clear of names."""

import re

import pytest

from opgavenkaart.viz import VIEWS, draw
from tests.viz.browser.test_axe import AXE, findings

ACROSS = """() => {
  const found = [];
  let looked = 0;
  for (const line of opgavenkaart.lines()) {
    const run = network.body.edges[line.id].edgeType;
    for (const label of opgavenkaart.labels()) {
      if (label.id === line.from || label.id === line.to) continue;
      for (let at = 0; at <= 1; at += 1 / 64) {
        const { x, y } = run.getPoint(at);
        looked += 1;
        if (x <= label.left + 1 || x >= label.right - 1 || y <= label.top + 3 || y >= label.bottom - 3) continue;
        found.push(`${line.from} – ${line.to} through ${label.lines.join(" ")}`);
        break;
      }
    }
  }
  return [found, looked];
}"""
SMALL = """() => [...document.querySelectorAll("#narrow label, #time input, #time button")]
  .map((each) => each.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).length"""
TABLE = """() => {
  const brush = document.createElement("canvas").getContext("2d");
  const cells = [...document.querySelectorAll("#tables th, #tables td")];
  const tooWide = (cell) => {
    brush.font = getComputedStyle(cell).font;
    return cell.textContent.split(/[\\s-]+/).some((word) => brush.measureText(word).width > cell.clientWidth);
  };
  const captions = [...document.querySelectorAll("#tables caption")].map((each) => each.getBoundingClientRect());
  const broken = cells.filter(tooWide).length;
  return [broken, Math.max(...captions.map((each) => each.right))];
}"""


@pytest.mark.parametrize("view", [*VIEWS, "about"])
def test_no_line_runs_through_a_name_that_is_not_its_own(opened, graph_for, view):
    page = opened(f"#view={view}&lang=nl", text=draw(graph_for(view)))
    found, looked = page.evaluate(ACROSS)
    assert found == []
    without_lines = ("groups", "domains", "positions", "owners", "gaps", "coherence", "coordination", "documents")
    assert looked > 0 or view in without_lines


@pytest.mark.parametrize("view", [*VIEWS, "about"])
def test_at_twice_the_size_nothing_is_cut_off(opened, graph_for, view):
    """A window of 1280 by 720 at 200 % has 640 by 360 to show."""
    page = opened(f"#view={view}&lang=nl", text=draw(graph_for(view)), width=640, height=360, device_scale_factor=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    for button in page.locator("header button:visible").all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 640
    assert page.locator("#map").bounding_box()["height"] >= 250


@pytest.mark.parametrize("view", ["whole", "about"])
def test_forced_colours_keep_everything_that_can_be_pressed(opened, view):
    page = opened(f"#view={view}&lang=nl", forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    page.evaluate(AXE)
    assert findings(page, "header") == []
    outline = page.evaluate("getComputedStyle(document.querySelector('#views [aria-current]')).outlineStyle")
    assert outline == "solid"


def test_who_wants_little_movement_gets_none(opened):
    page = opened("#view=whole&lang=nl")
    before = page.evaluate("network.getScale()")
    page.click("#zoom_in")
    assert page.evaluate("network.getScale()") == pytest.approx(before * 1.25)


def test_positions_are_the_same_at_every_load(opened):
    places = "() => [network.getPositions(), network.getScale(), network.getViewPosition()]"
    first, second = (opened("#view=whole&lang=nl").evaluate(places) for _ in range(2))
    assert first == second


def test_nothing_jumps_after_loading(opened):
    page = opened("#view=whole&lang=nl")
    shifts = """() => new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 300);
    })"""
    assert page.evaluate(shifts) < 0.02


def test_the_spoken_sentence_names_where_the_arrows_lead(opened):
    page = opened("#view=about&about=issue:thuiswerken&lang=nl")
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert re.fullmatch(r".+, .+, \d+ verbonden op deze kaart", page.inner_text("#spoken"))


def test_on_a_phone_words_of_tables_are_whole_and_captions_within_the_page(opened):
    page = opened("#view=groups&lang=nl", width=390, height=844)
    broken, right = page.evaluate(TABLE)
    assert broken == 0
    assert right <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_choices_and_days_are_high_enough_to_touch(opened):
    page = opened("#view=time&lang=nl")
    page.click("#to_narrow")
    assert page.evaluate(SMALL) == 0


def test_the_dashes_around_who_has_no_owner_stay_open_below_dashed_lines(opened):
    page = opened("#view=whole&lang=nl")
    assert page.evaluate("network.canvas.getContext().lineCap") == "butt"
