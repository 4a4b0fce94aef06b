"""Does a view to take along look as the page's does, and do PNG and PDF come out of a real browser?"""

import base64
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.queries.ask import ask
from opgavenkaart.viz import VIEWS, PageSpec, draw, export
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.folding import curve_of
from opgavenkaart.viz.svg.browser import on_this_computer
from opgavenkaart.viz.svg.marks import at, curve
from tests.viz.worlds import large, stated

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SVG = "{http://www.w3.org/2000/svg}"
ON_CURVE = """() => network.body.edgeIndices.map((id) => {
  const { x, y } = network.body.edges[id].edgeType.getPoint(0.3);
  return [x, y];
})"""
INKED = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const brush = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  brush.drawImage(image, 0, 0);
  const inked = (...at) => brush.getImageData(...at).data.filter((value, place) => place % 4 < 3 && value < 200).length;
  return [[width, height], inked(0, 0, width, 120), inked(0, 1380, width, 60), inked(2400, 0, 160, height)];
}"""
SEEN = """() => [...document.querySelectorAll("text")].map((text) => {
  const { left, top, right, bottom } = text.getBoundingClientRect();
  return { text: text.textContent, halo: text.hasAttribute("stroke"), at: [left, top, right, bottom] };
})"""


@pytest.fixture
def headless(chromium: "Browser", monkeypatch, tmp_path) -> None:
    """Whoever is no root in a container needs the option by which the tests' own browser starts."""
    browser = on_this_computer()
    assert browser
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nexec "{browser}" --no-sandbox "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(script))


@pytest.mark.parametrize("view", ["whole", "overlap"])
def test_lines_run_as_vis_network_draws_them(opened, view):
    graph = stated()
    made = VIEWS[view](Answers(graph))
    page = opened(f"#view={view}", text=draw(graph))
    places = {mark.id: (mark.x, mark.y) for mark in made.marks}
    lines = [line for line in made.lines if not line.quiet]
    mine = [at(curve(places[line.start], places[line.end], curve_of(made)), 0.3) for line in lines]
    theirs = page.evaluate(ON_CURVE)
    assert len(mine) == len(theirs) > 0
    for one, other in zip(mine, theirs, strict=True):
        assert one == pytest.approx(other, abs=1)  # vis-network leaves the fractions off where marks stand


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_all_words_are_on_the_sheet_and_not_over_each_other(chromium, graph_for, tmp_path, view, lang):
    file = tmp_path / "view.svg"
    file.write_bytes(export(graph_for(view), str(file), PageSpec(views=(view,), lang=lang, title="Een kaart")))
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.goto(file.as_uri())
    seen = [each for each in page.evaluate(SEEN) if not each["halo"]]
    page.close()
    for number, each in enumerate(seen):
        left, top, right, bottom = each["at"]
        assert left >= 0, each
        assert top >= 0, each
        assert right <= 1280, each
        assert bottom <= 720, each
        for other in seen[number + 1 :]:
            x, y, to_x, to_y = other["at"]
            # The boxes of letters are higher than the letters: lines of one text touch.
            apart = left >= to_x or x >= right or top >= to_y - 4 or y >= bottom - 4
            assert apart, (each, other)


def test_png_has_twice_the_size_and_shows_all_of_the_sheet(headless, chromium):
    made = export(stated(), "view.PNG", PageSpec(views=("whole",)))
    page = chromium.new_page()
    address = f"data:image/png;base64,{base64.b64encode(made).decode()}"
    size, head, foot, right = page.evaluate(INKED, address)
    page.close()
    assert size == [2560, 1440]
    assert min(head, foot, right) > 100


def test_pdf_is_one_page_of_a4_with_letters_and_without_pixels(headless):
    made = export(large(1000), "view.pdf", PageSpec(views=("whole",)))
    assert made.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", made)) == 1
    (size,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", made)
    assert [round(float(side)) for side in size] == [842, 595]
    assert b"/BaseFont" in made
    assert b"/Subtype /Image" not in made


def test_a_browser_that_makes_nothing_is_told_with_what_it_said(monkeypatch, tmp_path):
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\necho no display here >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    with pytest.raises(OpgavenkaartError) as error:
        export(stated(), "view.pdf", PageSpec(views=("gaps",)))
    assert "ended with status 3 and said no display here. Take --out view.svg" in str(error.value)


def test_a_browser_that_does_not_come_back_is_not_waited_for(monkeypatch, tmp_path):
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\nexec sleep 30\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    monkeypatch.setattr("opgavenkaart.viz.svg.browser.TIME_LIMIT", 0.2)
    with pytest.raises(OpgavenkaartError, match=r"was not ready within 0\.2 seconds"):
        export(stated(), "view.png", PageSpec(views=("gaps",)))


def test_the_browser_that_chromium_names_overrules(monkeypatch, tmp_path):
    program = tmp_path / "mine"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert on_this_computer() == str(program)
    monkeypatch.setenv("CHROMIUM", str(Path(tmp_path, "none")))
    assert on_this_computer() is None


@pytest.mark.parametrize("path", [".", "", "programs", f"{os.pathsep}."])
def test_a_browser_is_never_one_of_the_current_folder(monkeypatch, tmp_path, path):
    """Which may be a stranger's. On Windows the current folder is looked in first, wherever PATH leads."""
    (tmp_path / "programs").mkdir()
    for place in (tmp_path, tmp_path / "programs"):
        for name in ("chromium", "chromium.exe", "chrome.exe"):
            (place / name).write_text("#!/bin/sh\n")
            (place / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    for chosen in ("chromium", "./chromium", "programs/chromium"):
        monkeypatch.setenv("CHROMIUM", chosen)
        assert on_this_computer() is None
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    monkeypatch.setenv("CHROMIUM", "chromium")
    assert on_this_computer() == str(tmp_path / "programs" / "chromium")


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "coherence"])
def test_below_the_page_stand_the_sources_of_the_view_that_is_open_and_the_same_on_a_slide(opened, programme, view):
    spec = PageSpec(views=(view,), lang="nl", as_of="2021", ever=programme, made_on="2026-01-01")
    shown = as_of(programme, day("2021"))
    below = opened(f"#view={view}", text=draw(shown, spec)).locator("#colophon button").all_inner_texts()
    slide = ET.fromstring(export(shown, "x.svg", spec))
    line = next(text.text for text in slide.iter(f"{SVG}text") if (text.text or "").startswith("Bronnen: "))
    every = {claim.source for of in shown.claims.values() for claim in of if claim.source}
    assert 0 < len(below) < len(every) + (view == "documents")  # that shows them all
    assert below[0] in (line or "")


def test_sources_follow_the_day_the_filter_and_the_thing_in_the_middle(opened, programme):
    def sources(page):
        return set(page.locator("#colophon button").all_text_contents())

    page = opened("#view=whole&lang=nl")
    whole = sources(page)
    page.evaluate("location.hash = '#view=whole&narrow=kind~organisation/planning_bureau'")
    page.wait_for_function("document.querySelectorAll('#chips button').length === 2")
    assert set() < sources(page) < whole
    page = opened("#view=about&about=document:notitie-lt1")
    assert sources(page) == {programme.name("document", "notitie-lt1")}
    page = opened("#view=time&day=1900-01-01")
    before = sources(page)
    page.evaluate("location.hash = '#view=time&day=2025-01-01'")
    page.wait_for_function("opgavenkaart.state.day.startsWith('2025')")
    assert sources(page) != before


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_around_one_thing_is_the_picture_that_its_page_saves(headless, opened, programme, lang):
    spec = PageSpec(views=("about",), about="VWS", lang=lang, made_on="2026-01-01")
    made = export(programme, "x.svg", spec).decode()
    page = opened(text=export(programme, "x.html", spec).decode())
    assert page.evaluate("opgavenkaart.state.about") == "organisation:vws"
    assert page.locator("#title").inner_text() in made
    with page.expect_download() as saved:
        page.locator("#to_take").click()
        page.locator("[data-take=take_svg]").click()
    words = [re.findall(">([^<>]+)<", text) for text in (Path(saved.value.path()).read_text("utf-8"), made.strip())]
    assert words[0] == [text for text in words[1] if text.strip()]
    assert "een bron noemt de eigenaar" not in made  # no source states one: the box in the middle is no owner's
    assert "a source states the owner" not in made
    assert export(programme, "x.png", spec).startswith(b"\x89PNG")
    assert len(export(programme, "x.pdf", spec)) > 5_000


def test_a_chain_between_two_things_is_a_picture_and_a_page_that_opens_there(headless, opened, programme):
    spec = PageSpec(views=("path",), between=("VWS", "thuiswerken"), made_on="2026-01-01")
    title = ask(programme, "path", from_="VWS", to="thuiswerken").title.nl.partition(" (over")[0]
    made = export(programme, "x.svg", spec).decode()
    page = opened(text=export(programme, "x.html", spec).decode())
    assert page.locator("#title").inner_text().startswith(title)
    assert title in " ".join(re.findall(">([^<>]+)<", made))
    with pytest.raises(OpgavenkaartError, match="--from and --to"):
        export(programme, "x.html", PageSpec(views=("path",), between=("VWS", "")))


def test_what_is_around_nothing_is_refused(programme, monkeypatch):
    with pytest.raises(OpgavenkaartError, match="name it with --about"):
        export(programme, "x.html", PageSpec(views=("about",)))
    with pytest.raises(OpgavenkaartError, match="Did you mean"):
        export(programme, "x.html", PageSpec(views=("about",), about="VWSS"))
    monkeypatch.setenv("CHROMIUM", "/none")
    with pytest.raises(OpgavenkaartError, match=r"Take --out x\.html"):
        export(programme, "x.svg", PageSpec(views=("about",), about="VWS"))
