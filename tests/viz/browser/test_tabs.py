"""Do the title of the programme and the tabs of all views fit, whatever the width of the page?"""

import pytest

from opgavenkaart.viz import PageSpec, draw
from tests.viz.browser.test_axe import LARGE, PHONE, findings
from tests.viz.worlds import stated

TITLE = "Programma Leven met onzekerheid: de lange termijn na COVID-19"
CUT = "(each) => each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight"
IN_LINE = "document.querySelectorAll('#views > [data-view]').length"
FOCUS = "document.activeElement.dataset.view ?? document.activeElement.id"


def open_view(page, view):
    """Open a view by its tab, which may stand in the menu."""
    tab = f"#views [data-view={view}]"
    if not page.is_visible(tab):
        page.click("#more_views")
    page.click(tab)


@pytest.mark.parametrize("size", [LARGE, PHONE, (1920, 1080), (640, 360)], ids=str)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_title_and_the_tabs_fit_on_one_line_each(opened, programme, lang, size):
    page = opened(f"#view=time&lang={lang}", text=draw(programme, PageSpec(title=TITLE)), width=size[0], height=size[1])
    assert TITLE in page.inner_text("#brand")
    assert not page.eval_on_selector("#brand", CUT)
    assert not page.eval_on_selector("#title", CUT)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    boxes = [tab.bounding_box() for tab in page.locator("#views > button:visible").all()]
    assert len({box["y"] for box in boxes}) == 1
    assert max(box["x"] + box["width"] for box in boxes) <= size[0]
    assert page.is_visible("#views > [data-view=time]")


def test_what_does_not_fit_is_in_the_menu_and_nothing_is_where_all_fits(opened):
    text = draw(stated(), PageSpec(views=("whole", "owners", "gaps", "overlap")))
    wide, narrow = opened(text=text), opened(text=text, width=390)
    every = wide.locator("#views [data-view]").count()
    assert not wide.is_visible("#more_views")
    assert wide.evaluate(IN_LINE) == every > narrow.evaluate(IN_LINE)
    assert narrow.locator("#views [data-view]").count() == every
    narrow.set_viewport_size({"width": 1280, "height": 720})
    narrow.wait_for_function(f"(every) => {IN_LINE} === every", arg=every)
    assert not narrow.is_visible("#more_views")


@pytest.mark.parametrize("size", [LARGE, PHONE], ids=["large", "phone"])
def test_the_menu_opens_walks_and_closes_by_keys(opened, programme, size):
    text = draw(programme, PageSpec(title=TITLE))
    page = opened("#view=whole&lang=nl", text=text, width=size[0], height=size[1])
    in_menu = page.eval_on_selector_all("#other_views [data-view]", "tabs => tabs.map((tab) => tab.dataset.view)")
    page.focus("#more_views")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#more_views", "aria-expanded") == "true"
    assert findings(page, "header") == []
    assert page.evaluate(FOCUS) == in_menu[0]
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUS) == in_menu[-1]
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUS) == "more_views"
    assert not page.is_visible("#other_views")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert f"view={in_menu[-1]}" in page.url
    assert page.evaluate(FOCUS) == in_menu[-1]
    assert page.is_visible(f"#views > [data-view={in_menu[-1]}][aria-current]")
    assert page.get_attribute("#more_views", "aria-expanded") == "false"
    page.click("#more_views")
    page.mouse.click(3, 3)
    assert not page.is_visible("#other_views")
