"""Figures of the page: how soon its first picture is there, how large it is, and how large its letters are."""

import statistics
from pathlib import Path
from typing import TYPE_CHECKING

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import load
from opgavenkaart.viz import READS, PageSpec, draw
from opgavenkaart.viz.scene.layout import LABEL
from tests.bench.browser import opened, usable
from tests.bench.pages import written
from tests.viz.worlds import large

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Things (issues, organisations and groups), and the seconds in which their map is to be seen.
FIRST_PICTURES = {100: ((70, 25, 5), 0.3), 1000: ((880, 100, 20), 0.5), 2000: ((1800, 180, 20), 1.5)}
MOST_MEGABYTES = 0.9  # of the page of the programme that comes along
LEAST_PIXELS = 11.0  # of a label at 1280 by 720
ISSUES = {10: 8, 25: 13, 40: 20, 60: 30, 100: 40, 200: 60, 300: 60, 681: 100, 2000: 200}  # with how many organisations
RUNS = 3
HEIGHTS = """(label) => [...document.querySelectorAll("#views [data-view]")].map(({ dataset: { view } }) => {
  document.querySelector(`#views [data-view=${view}]`).click();
  return [view, network.getScale() * label];
})"""


def first_pictures(browser: "Browser", folder: Path) -> None:
    """A line for each size, with its target."""
    for things, (size, most) in FIRST_PICTURES.items():
        file = written(folder / f"first-{things}.html", draw(large(*size)))
        seconds = statistics.median(usable(browser, file).seconds for _ in range(RUNS))
        print(f"first picture of {things:,} things: {seconds:.2f} s (at most {most:g})", flush=True)


def page_size(folder: Path, data: tuple[str, ...]) -> None:
    """Of the programme that comes along, as `make map` draws it."""
    with open_graph(str(folder / "figures.db")) as store:
        for name in data:
            load(store, name)
        ever = store.read(READS)
    page = draw(as_of(ever, day("2021")), PageSpec(as_of="2021", ever=ever))
    print(f"page of the programme: {len(page.encode()) / 1e6:.2f} MB (at most {MOST_MEGABYTES:g})", flush=True)


def label_heights(browser: "Browser", folder: Path) -> None:
    """A line for each number of issues, a column for each view: pixels of a letter at 1280x720; * where too small."""
    views: list[str] = []
    for issues, organisations in ISSUES.items():
        file = written(folder / f"heights-{issues}.html", draw(large(issues, organisations, max(issues // 20, 3))))
        with opened(browser, file) as page:
            page.evaluate("usable")
            found: dict[str, float] = dict(page.evaluate(HEIGHTS, LABEL))
        if not views:
            views = [*found]
            print(f"{'issues':>7} " + " ".join(f"{view:>12}" for view in views))
        cells = (f"{found[view]:.1f}{'*' * (found[view] < LEAST_PIXELS)}" if view in found else "" for view in views)
        print(f"{issues:>7,} " + " ".join(f"{cell:>12}" for cell in cells), flush=True)
