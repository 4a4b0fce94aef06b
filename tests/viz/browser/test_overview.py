"""A number of an overview opens the map of what it counts; the address keeps it, and there are two ways back."""

import pytest

from opgavenkaart.viz import PageSpec, draw
from tests.viz.worlds import measures

CLICK = """(id) => {
  const at = network.getPosition(id);
  network.body.emitter.emit("click", { pointer: { canvas: at, DOM: network.canvasToDOM(at) } });
}"""
CELL = "cell/organisation:m1/domain:c0/one_owner"


@pytest.fixture(scope="module")
def html():
    return draw(measures(), PageSpec(made_on="2026-01-01"))


def test_a_number_opens_its_map_and_the_browser_and_a_button_lead_back(opened, html):
    page = opened("#view=whole&lang=nl", text=html)
    overview = page.inner_text("#title")
    page.evaluate(CLICK, CELL)
    title, address = page.inner_text("#title"), page.url
    assert title.startswith("Ministerie van Arbeid en Inkomen, Bestaanszekerheid: ")
    issues = page.evaluate("opgavenkaart.shown().marks.filter((mark) => mark.look === 'issue').length")
    assert f": {issues} opgaven" in title
    page.go_back()
    page.wait_for_function("(title) => document.getElementById('title').textContent === title", arg=overview)
    page.go_forward()
    page.wait_for_function("(title) => document.getElementById('title').textContent === title", arg=title)
    page.click("#back")
    assert page.inner_text("#title") == overview
    page = opened(address[address.index("#") :], text=html)
    page.wait_for_function("(title) => document.getElementById('title').textContent === title", arg=title)
