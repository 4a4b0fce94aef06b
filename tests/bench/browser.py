"""A page in a real browser: how long until it can be used, and how smoothly it is panned."""

import math
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from opgavenkaart.viz.svg.browser import on_this_computer
from tests.bench.measure import Cost
from tests.conftest import QUIETLY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE = 60.0  # seconds that a page gets; one that needs longer is counted as if it were ready then
SETTLED = 1500  # milliseconds in which a browser loads its own parts for a new window, on the same processors
PANNED = 2.0  # seconds
# Both pages keep their network in a global, so both are watched in the same way: from the event that says that the
# map stands still, to the end of the frame that shows it.
WATCH = """
let drawn, ready;
window.usable = new Promise((resolve) => (ready = resolve));
Object.defineProperty(window, "network", { configurable: true, get: () => drawn, set: (network) => {
  drawn = network;
  const moves = network.physics.options.enabled;
  network.once(moves ? "stabilizationIterationsDone" : "afterDrawing", () => requestAnimationFrame(() => {
    const shown = new MessageChannel();
    shown.port1.onmessage = () => ready(performance.now() / 1000);
    shown.port2.postMessage(0);
  }));
} });
"""
UNTIL = "(most) => Promise.race([usable, new Promise((late) => setTimeout(() => late(most), most * 1000))])"
COUNT = """(on) => {
  if (on) {
    window.frames_seen = 0;
    const tick = () => (window.frames_seen += 1, requestAnimationFrame(tick));
    requestAnimationFrame(tick);
  }
  return window.frames_seen;
}"""


@contextmanager
def browser() -> Iterator["Browser | None"]:
    """A browser to measure with; None with a sentence on stderr where there is none."""
    executable = on_this_computer()
    if not executable:
        print("Not measured: pages, which need a Chromium, Chrome or Edge.", file=sys.stderr)
        yield None
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(QUIETLY))
        yield started
        started.close()


@contextmanager
def opened(browser: "Browser", file: Path) -> Iterator["Page"]:
    """The page in a window of its own. What it asks of the network fails at once, which is kind to it."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
    page = context.new_page()
    page.wait_for_timeout(SETTLED)
    page.add_init_script(WATCH)
    page.goto(file.as_uri(), wait_until="commit")
    yield page
    context.close()


def usable(browser: "Browser", file: Path) -> Cost:
    """Seconds from opening the file until its map stands still on the screen; and the size of the file."""
    with opened(browser, file) as page:
        found = page.evaluate(UNTIL, PATIENCE)
    return Cost(float(found), file.stat().st_size / 1e6)


def works_at_once(browser: "Browser", file: Path) -> bool:
    """Whether our page, as soon as it counts as usable, finds what is typed and opens it."""
    with opened(browser, file) as page:
        page.evaluate("usable")
        page.keyboard.press("/")
        page.keyboard.type("groep 1")
        page.keyboard.press("Enter")
        return "Groep 1" in page.inner_text("#details h2")


def frames(browser: "Browser", file: Path) -> float:
    """Frames a second while the map is dragged around."""
    with opened(browser, file) as page:
        page.evaluate("usable")
        page.wait_for_selector("#tables table", state="attached")
        box = page.locator("canvas").bounding_box()
        assert box
        left, top = box["x"] + 8, box["y"] + 8  # a corner is empty
        page.mouse.move(left, top)
        page.mouse.down()
        page.evaluate(COUNT, True)
        began, turn = time.perf_counter(), 0
        while (took := time.perf_counter() - began) < PANNED:
            turn += 1
            page.mouse.move(left + 60 + 60 * math.cos(turn / 6), top + 60 + 60 * math.sin(turn / 6))
        return float(page.evaluate(COUNT, False)) / took
