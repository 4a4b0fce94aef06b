"""Does axe find nothing against WCAG 2.1 A and AA, in whatever state a reader can bring the page?"""

import itertools
from pathlib import Path

import pytest

from opgavenkaart.viz import VIEWS

VENDOR = Path(__file__).parent / "vendor"
AXE = (VENDOR / "axe.min.js").read_text("utf-8")
FOUND = """async (part) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
  const { violations, passes } = await axe.run(part, { runOnly: { type: "tag", values: tags } });
  if (!passes.length) throw new Error(`axe looked at nothing in ${part}`);
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
}"""
LARGE, PHONE = (1280, 720), (390, 844)


def findings(page, part="html"):
    """What axe has against the page, or that part of it, as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(FOUND, part)


@pytest.mark.parametrize("size", [LARGE, PHONE], ids=["large", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("view", [*VIEWS, "about"])
def test_axe_finds_nothing(opened, view, lang, theme, size):
    page = opened(f"#view={view}&lang={lang}", width=size[0], height=size[1], color_scheme=theme)
    page.click("#to_table")
    assert findings(page) == []
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("/")
    page.keyboard.type("ministerie")
    assert page.is_visible("#results [role=option]")
    assert findings(page, "header") == []
    page.keyboard.press("Enter")
    assert page.is_visible("#panel")
    assert findings(page, "#stage") == []
    for sheet in ("narrow", "take"):
        page.click(f"#to_{sheet}")
        assert findings(page, "header") == []
        page.keyboard.press("Escape")
    page.click("#to_narrow")
    page.keyboard.press("Space")
    assert findings(page, "header") == []


STATES = (
    "narrow=kind~organisation/ministry",
    "narrow=group~group:lt2|role~LEADS&hide=issue",
    "colour=status",
    "far=3",
    "node=organisation:bzk",
)


@pytest.mark.slow
@pytest.mark.parametrize("size", [LARGE, PHONE], ids=["large", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_with_anything_chosen(opened, theme, size):
    """A filter, entries of the legend that are off, colours by a field, steps, and a selection, in every view."""
    page = opened("#view=whole", width=size[0], height=size[1], color_scheme=theme)
    views = page.eval_on_selector_all("#views [data-view]", "(tabs) => tabs.map((tab) => tab.dataset.view)")
    for number, (view, state) in enumerate(itertools.product(views, STATES)):
        address = f"#view={view}&lang={('nl', 'en')[number % 2]}&{state}"
        page.evaluate("(address) => (location.hash = address)", address)
        page.wait_for_function("(view) => opgavenkaart.state.view.id === view", arg=view)
        assert (address, findings(page, "header"), findings(page, "main")) == (address, [], [])


def test_the_vendored_axe_is_the_one_that_is_named():
    assert "axe v4.14.1\n" in AXE[:40]
    assert " 4.14.1 " in (VENDOR / "README.md").read_text("utf-8")
