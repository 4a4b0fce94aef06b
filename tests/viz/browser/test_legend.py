"""Entries of the legend hide what they explain, say so, and show it again."""

import pytest

MARKS = "() => opgavenkaart.shown().marks.map((mark) => [mark.look, mark.gap])"
BOXES = """() => opgavenkaart.shown().boxes
  .filter((box) => box.marks.some((id) => /issue:/.test(network.body.data.nodes.get(id).thing)))"""
ROLES = "() => opgavenkaart.shown().lines.map((line) => line.role)"

OPEN = "(view) => document.querySelector(`#views [data-view=${view}]`).click()"  # in the menu too


def entry(id):
    return f'#legend [data-entry="{id}"]'


def test_an_entry_of_a_line_hides_these_lines_and_shows_them_again(opened):
    page = opened("#view=whole&lang=nl")
    lines = page.evaluate(ROLES)
    marks = page.evaluate(MARKS)
    title = page.inner_text("#title")
    assert page.get_attribute(entry("LEADS"), "aria-pressed") == "true"
    page.click(entry("LEADS"))
    assert page.get_attribute(entry("LEADS"), "aria-pressed") == "false"
    assert page.evaluate(ROLES) == [role for role in lines if role != "LEADS"]
    assert page.evaluate(MARKS) == marks
    assert page.inner_text("#title") == f"{title}; verborgen: trekt"
    assert page.inner_text("#spoken") == "Verborgen: trekt"
    page.click(entry("LEADS"))
    assert page.evaluate(ROLES) == lines
    assert page.inner_text("#title") == title
    assert page.inner_text("#spoken") == "Weer getoond: trekt"


def test_an_entry_of_a_mark_hides_it_in_every_view_and_counts_what_is_left(opened):
    page = opened("#view=owners&lang=nl")
    page.click(entry("gap"))
    assert not [gap for _, gap in page.evaluate(MARKS) if gap]
    left = {mark["thing"] for mark in page.evaluate("opgavenkaart.shown().marks") if mark["thing"].startswith("issue:")}
    assert page.inner_text("#title").startswith(f"{len(left)} van 19 opgaven")
    assert page.inner_text("#title").endswith("; verborgen: geen eigenaar, ook niet afgeleid")
    page.evaluate(OPEN, "whole")
    assert not [gap for _, gap in page.evaluate(MARKS) if gap]
    page.evaluate(OPEN, "time")
    assert not [gap for _, gap in page.evaluate(MARKS) if gap]
    page.click(entry("gap"))
    assert [gap for _, gap in page.evaluate(MARKS) if gap]


@pytest.mark.parametrize(("view", "look"), [("whole", "group"), ("owners", "organisation/ministry")])
def test_the_words_of_a_box_stay_where_the_marks_of_its_head_are_hidden(opened, view, look):
    page = opened(f"#view={view}&lang=nl")
    page.click(entry(look))
    assert look not in {seen for seen, _ in page.evaluate(MARKS)}
    looks = ("plain", "owner", "derived")
    with_issues = [box for box in page.evaluate(BOXES) if box["look"] in looks]
    assert with_issues
    assert all(box["heads"] for box in with_issues)


def test_by_keyboard_the_focus_stays_at_the_entry(opened):
    page = opened("#view=whole&lang=en")
    page.focus(entry("issue"))
    page.keyboard.press("Space")
    assert page.get_attribute(entry("issue"), "aria-pressed") == "false"
    assert page.evaluate("document.activeElement.dataset.entry") == "issue"
    assert page.inner_text("#title") == "0 of 19 issues; hidden: issue"
    page.keyboard.press("Enter")
    assert "hidden" not in page.inner_text("#title")


def test_what_is_hidden_is_in_the_address_and_in_the_saved_drawing(opened):
    page = opened("#view=whole&lang=nl")
    page.click(entry("organisation/ministry"))
    page.click(entry("LEADS"))
    shown = page.evaluate("opgavenkaart.shown()")
    page = opened(page.url[page.url.index("#") :])
    assert page.evaluate("opgavenkaart.shown()") == shown
    page.click("#to_take")
    with page.expect_download() as saved:
        page.click("#take [data-take=take_svg]")
    text = saved.value.path().read_text("utf-8")
    assert "; verborgen: ministerie, trekt" in text
    assert ">ministerie<" not in text  # its legend has what is drawn only


def test_where_more_is_cannot_be_hidden(opened):
    page = opened("#view=groups&lang=nl&hide=gathered")
    assert page.locator('#legend button[data-entry="gathered"]').count() == 0
    assert "verborgen" not in page.inner_text("#title")
