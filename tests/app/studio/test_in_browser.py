"""Does the studio do its work from a file, with the network off, and without one request?"""

import io
import subprocess
import sys

import openpyxl
import pytest

from opgavenkaart.studio.page import page
from opgavenkaart.studio.parts import locked
from opgavenkaart.studio.workbench import Workbench
from tests.app.studio.test_workbench import with_a_mistake
from tests.conftest import left_out
from tests.paths import ROOT
from tests.viz.browser.test_axe import findings

MAX_SIZE = 14_000_000  # bytes: what goes by mail
PARTS = ROOT / "build" / "studio"
WIDER = """() => [...document.querySelectorAll("body *")].filter((of) => !of.closest(".table, iframe, .skip")
  && of.getBoundingClientRect().right > innerWidth + 1).map((of) => `${of.tagName} ${of.id} ${of.className}`)"""
START = 180_000  # milliseconds: a busy machine is no fault


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    """The studio in a file."""
    if not all((PARTS / part.file).exists() for part in locked()):
        fetched = subprocess.run([sys.executable, str(ROOT / "docs" / "studio_parts.py"), str(PARTS)], check=False)
        if fetched.returncode:
            left_out("studio", "its parts could not be fetched: make studio")
    file = tmp_path_factory.mktemp("studio") / "studio.html"
    file.write_text(page(PARTS, "nl"), "utf-8")
    return file


@pytest.fixture(scope="module")
def opened(chromium, studio):
    """The studio in a browser without a network; afterwards no complaint and no request is left."""
    complaints, requests = [], []
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    context.set_offline(True)
    context.set_default_timeout(START)
    context.on("request", lambda request: requests.append(request.url))
    shown = context.new_page()
    shown.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.on("dialog", lambda dialog: dialog.accept())
    shown.goto(studio.as_uri(), wait_until="commit")
    yield shown
    context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("blob:", "data:")) and url != studio.as_uri()] == []


def tab(shown, number):
    shown.click(f"#tabs button:nth-child({number})")


def saved(shown, button):
    """What a button saves."""
    with shown.expect_download() as download:
        shown.get_by_role("button", name=button, exact=True).click()
    return download.value.path().read_bytes()


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    return Workbench(tmp_path_factory.mktemp("native")).template("nl", example=True)


def hand_in(shown, name, content):
    shown.set_input_files("#drop input", {"name": name, "mimeType": "", "buffer": content})
    shown.wait_for_selector(f".outcome h2:has-text('{name}')")


def test_it_fits_in_a_mail(studio):
    assert studio.stat().st_size <= MAX_SIZE


@pytest.mark.slow
def test_a_programme_from_nothing_to_a_map_an_answer_and_a_file(opened, workbook, tmp_path):
    opened.wait_for_selector("#bar")  # before the engine is there
    assert opened.is_visible("text=Alles gebeurt op deze computer")
    opened.wait_for_selector("html[data-ready]")
    assert findings(opened) == []
    empty = openpyxl.load_workbook(io.BytesIO(saved(opened, "Bewaar een lege werkmap")))
    assert "opgaven" in empty.sheetnames

    wrong, row, column = with_a_mistake(workbook)
    hand_in(opened, "fout.xlsx", wrong)
    assert opened.text_content("td.marked") == "lt99"
    assert opened.text_content("tbody th.number") == str(row)
    assert opened.locator("tr:has(td.marked) > *").nth(column).text_content() == "lt99"
    assert findings(opened) == []

    hand_in(opened, "programma.xlsx", workbook)
    native = Workbench(tmp_path)
    native.put("programma.xlsx", workbook)
    native.load(["programma.xlsx"], "nl")
    tab(opened, 2)
    opened.wait_for_selector("iframe")
    opened.frame_locator("iframe").locator("#tables table").first.wait_for(state="attached")
    assert saved(opened, "Bewaar de kaart als bestand").decode() == native.draw("nl")

    tab(opened, 3)
    opened.wait_for_selector("form button.first")
    opened.select_option("main select", "gaps")
    opened.click("form button.first")
    opened.wait_for_selector("#answer table")
    assert findings(opened, "main") == []
    assert b"thuiswerken" in saved(opened, "Bewaar als CSV")

    opened.set_viewport_size({"width": 390, "height": 844})
    opened.emulate_media(color_scheme="dark")
    for number in (1, 3, 4):
        tab(opened, number)
        assert findings(opened) == []
        assert opened.evaluate(WIDER) == []
    opened.set_viewport_size({"width": 1280, "height": 720})

    work = saved(opened, "Bewaar het werk (.opgavenkaart)")
    assert Workbench(tmp_path / "other").open(work)["datasets"][0]["name"] == "programma"

    opened.reload(wait_until="commit")  # as closing and opening again
    opened.wait_for_selector("iframe")
    assert opened.is_visible("text=Opgavenkaart studio")
    tab(opened, 4)
    opened.get_by_role("button", name="Vergeet alles").click()
    opened.wait_for_selector("text=Alles is vergeten")
    tab(opened, 1)
    assert opened.is_visible("text=Er is nog niets geladen")
