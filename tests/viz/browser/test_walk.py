"""Does the page show what its state says, whatever a reader does after whatever else?"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

SCRIPT = (Path(__file__).parent / "walk.js").read_text("utf-8")
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
CHOICES = (
    *("kind:organisation/ministry", "kind:issue", "kind:group", "role:LEADS", "role:PARTICIPATES_IN"),
    *("group:group:lt1", "group:group:lt2", "domain:domain:wonen", "domain:domain:leren"),
)
NAMES = ("vws", "lt2", "thuiswerken", "o", "zzzz")
KEYS = ("Escape", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter", "+", "0", "PageDown")
ANY = st.integers(0, 999)


def step(name, *arguments):
    return st.tuples(st.just(name), st.sampled_from(arguments or (None,)))


def numbered(name):
    return st.tuples(st.just(name), ANY)


STEPS = st.one_of(  # in the order in which a failing walk is made simpler
    step("fit"),
    step("view", *VIEWS),
    step("filter", *CHOICES),
    step("showAll"),
    numbered("mark"),
    step("key", *KEYS),
    step("search", *NAMES),
    step("doubleClick"),
    step("middle"),
    numbered("inDetails"),
    numbered("inTable"),
    step("day", "2021-01-18", "1990-01-01", "2040-12-31", ""),
    step("removeChip"),
    numbered("legend"),
    step("choice", "far 1", "far 2", "far 3", "colour kind", "colour domain", "colour status", "colour "),
    step("choice", "group domain", "group kind", "group status", "group "),
    step("language"),
    step("story", "#start_story", "#next", "#next", "#previous", "#stop"),
    numbered("onDay"),
    step("dayBefore"),
    step("close"),
    step("closeFilter"),
    step("zoom", "#zoom_in", "#zoom_out"),
    step("theme"),
    step("save"),
    step("address", "#view=whole", "#view=time&lang=en", "#view=owners&node=issue:thuiswerken", "#step=3"),
    step("reopen"),
)


class Walker:
    """A page and a second one, in which the address of the first is opened again; both keep what they complain of."""

    def __init__(self, browser, file):
        self.complaints = []
        self.saves = []
        self.context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
        self.file = file
        self.page, self.other = self._new_page(), self._new_page()

    def _new_page(self):
        page = self.context.new_page()
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(error.stack or str(error)))
        page.on("download", lambda download: self.saves.append(download))
        return page

    def open(self, page, address):
        page.goto("about:blank")  # otherwise it would be the same page at another hash
        page.goto(f"{self.file.as_uri()}{address}")
        page.wait_for_function("() => Boolean(opgavenkaart.late())")
        page.evaluate(SCRIPT)

    def step(self, name, argument):
        if name == "reopen":
            self.reopen()
            return
        found = self.page.evaluate("([name, argument]) => walk.step(name, argument)", [name, argument])
        assert self.complaints == []
        assert found["drawn"] == found["ofView"]
        assert found["heading"] == found["title"]
        assert found["tab"] == found["view"]
        assert f"view={found['view']}&" in f"{found['address']}&"

    def reopen(self):
        self.open(self.other, self.page.evaluate("location.hash"))
        here, there = self.page.evaluate("walk.seen()"), self.other.evaluate("walk.seen()")
        if here["faded"] is None:  # beside a mark that stands for several, which is in no address
            there["faded"] = None
        assert there == here
        assert self.complaints == []


@pytest.fixture(scope="module")
def walker(chromium, html, tmp_path_factory):
    file = tmp_path_factory.mktemp("walk") / "map.html"
    file.write_bytes(html.encode())
    made = Walker(chromium, file)
    yield made
    made.context.close()


@pytest.mark.slow
@settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=26,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
@given(st.lists(STEPS, min_size=20, max_size=60))
def test_a_walk_through_the_page_shows_what_its_state_says(walker, steps):
    walker.complaints.clear()
    walker.saves.clear()
    walker.open(walker.page, "#view=whole&lang=nl")
    for name, argument in steps:
        walker.step(name, argument)
    walker.reopen()
    assert len(walker.saves) == sum(name == "save" for name, _ in steps)
