"""The page with a hostile text in every cell, opened in a browser: nothing runs, and what is shown is the text."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.load import load
from opgavenkaart.viz import READS, PageSpec, draw
from tests.attack.attack import Attack
from tests.attack.hostile.drawing import false_in_drawing
from tests.attack.hostile.payloads import PAYLOADS
from tests.attack.hostile.tables import HARMLESS, columns, hostile_tables
from tests.attack.hostile.text import false_texts, formulas, kept_texts, marks_in
from tests.paths import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

LOOK = (Path(__file__).parent / "look.js").read_text("utf-8")
ASSETS = ROOT / "viz" / "assets"
TAGS = {  # of the template, the scripts of the page, and its map
    *re.findall(r"<(\w+)", (ROOT / "viz" / "templates" / "page.html").read_text("utf-8")),
    *re.findall(r'element\("(\w+)"', "".join(file.read_text("utf-8") for file in ASSETS.glob("[mpv]*/*.js"))),
    *("canvas", "svg", "text", "g", "path", "line", "rect", "circle", "ellipse", "polygon"),
}
FEW = {"script": 4, "style": 1, "meta": 4, "title": 1, "img": 1}  # what would run or fetch, by how many there are
OF_FILE = ("file:", "data:", "blob:")  # addresses that lead nowhere else
CLICKS = 6  # marks of a view whose details are opened
TIME_LIMIT = 60_000  # milliseconds for one look at a page


def trial(browser: "Browser", number: int) -> str:
    """One payload in every column, on one page."""
    name, payload = [*PAYLOADS.items()][number % len(PAYLOADS)]
    lang = "nl" if number // len(PAYLOADS) % 2 else "en"
    wrong = found_in(browser, payload, lang, is_long=name == "very long")
    return next((f"{name}: {each[:2000]}" for each in wrong), "")


def found_in(browser: "Browser", payload: str, lang: str, *, is_long: bool) -> Iterator[str]:
    """What gave way on the page of a payload."""
    graph = graph_of(payload)
    kept = kept_texts(graph)
    looks, complaints = looked_at(browser, graph, payload, lang)
    plain_looks, _ = plain_page(browser, lang)
    yield from complaints
    for look in looks:
        yield from look["run"]
        yield from (f"<{tag}> out of a text" for tag in {*look["tags"]} - TAGS)
        yield from (
            f"<{tag}>: {look['tags'].get(tag, 0)}, not {count}"
            for tag, count in FEW.items()
            if look["tags"].get(tag, 0) != count
        )
        yield from false_texts(kept, look["texts"])
        for text in look["csv"]:
            yield from formulas(text, ";" if lang == "nl" else ",")
        for text in look["pasted"]:
            yield from formulas(text, "\t", also="")
        yield from (wrong for text in look["drawings"] for wrong in false_in_drawing(text))
    if not is_long:  # which is cut where there is no room
        missing = _marks(plain_looks[:-1]) - _marks(looks[:-1])  # the last is what searches found
        yield from (f"not shown: {mark}" for mark in sorted(missing)[:3])


def graph_of(payload: str) -> Graph:
    """What a data set with it in every column loads as."""
    with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "g.db") as store:
        load(store, hostile_tables(payload).write(Path(folder) / "tables"))
        return store.read(READS)


def looked_at(browser: "Browser", graph: Graph, payload: str, lang: str) -> tuple[list[Any], list[str]]:
    """What is seen in every view and panel of its page, and what the browser complained of, asked for or fetched."""
    complaints: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map.html"
        file.write_bytes(draw(graph, PageSpec(title=payload, lang=lang)).encode())  # type: ignore[arg-type]
        context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
        context.set_default_timeout(TIME_LIMIT)
        page = context.new_page()
        _listen(page, complaints)
        page.goto(file.as_uri())
        page.wait_for_function("() => Boolean(opgavenkaart.late())")
        page.evaluate(LOOK)
        looks = [
            page.evaluate("([id, clicks]) => look.view(id, clicks)", [id, CLICKS])
            for id in page.evaluate("look.views()")
        ]
        words = ["⟦1⟧", payload[:20], payload[-20:]]
        looks.append(page.evaluate("(words) => look.panels(words)", words))
        page.pdf()
        if not page.evaluate("document.querySelector('#printed').naturalWidth"):
            complaints.append("no map on paper")
        context.close()
    return looks, complaints


def _listen(page: "Page", complaints: list[str]) -> None:
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: _dismissed(dialog, complaints))
    page.on("popup", lambda popup: complaints.append(f"a window of {popup.url}"))
    page.on("framenavigated", lambda frame: _only_of_file(frame.url, "went to", complaints))
    page.on("request", lambda request: _only_of_file(request.url, "asked for", complaints))


def _dismissed(dialog: "Dialog", complaints: list[str]) -> None:
    complaints.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _only_of_file(url: str, what: str, complaints: list[str]) -> None:
    if not url.startswith(OF_FILE):
        complaints.append(f"{what} {url}")


_plain: dict[str, tuple[list[Any], list[str]]] = {}


def plain_page(browser: "Browser", lang: str) -> tuple[list[Any], list[str]]:
    """The same tables with nothing hostile in them: what every page has, and shows."""
    if lang not in _plain:
        _plain[lang] = looked_at(browser, graph_of(HARMLESS), HARMLESS, lang)
    return _plain[lang]


def _marks(looks: Iterable[Any]) -> set[str]:
    return {mark for look in looks for text in look["texts"] for mark in marks_in(text)}


_open = ExitStack()  # the browser is there until the program ends


@cache
def own_browser() -> "Browser":
    """A browser of this computer, started for the attack."""
    from playwright.sync_api import sync_playwright

    from opgavenkaart.viz.svg.browser import QUIETLY, on_this_computer

    playwright = _open.enter_context(sync_playwright())
    options = ["--no-sandbox", *QUIETLY]
    browser = playwright.chromium.launch(executable_path=on_this_computer(), args=options)
    _open.callback(browser.close)
    return browser


def attack(browser: "Browser | None" = None) -> Attack:
    """In a browser that is there, or one of its own."""
    return Attack(
        "hostile cells on the page",
        lambda number: trial(browser or own_browser(), number),
        in_test=1,
        in_all=len(PAYLOADS),
        inputs=len(columns()),
    )
