"""The marks of issues are coloured by a field: truly counted, in every view, with a letter, and kept by the address."""

from collections import Counter

import pytest

from opgavenkaart.viz import draw
from opgavenkaart.viz.page.colours import PALETTE
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.style.colours import contrast, ink_on
from tests.worlds import claim, node, world

VALUES = "() => opgavenkaart.shown().marks.filter((mark) => mark.value).map((mark) => [mark.thing, mark.value])"
COLOURS = (
    "() => network.body.data.nodes.get().filter((node) => node.color).map((node) => [node.id, node.color.background])"
)
ENTRIES = "() => [...document.querySelectorAll('#legend [data-entry^=\"by/\"]')].map((entry) => entry.textContent)"

OPEN = "(view) => document.querySelector(`#views [data-view=${view}]`).click()"  # in the menu too


def test_issues_are_coloured_by_domain_and_the_legend_counts_them(opened, programme):
    page = opened("#view=whole&lang=nl")
    assert page.evaluate(VALUES) == []
    page.select_option("#colour", "domain")
    domains: dict[str, set[str]] = {f"issue:{id}": set() for id in programme.nodes["issue"]}
    for each in (each for each in programme.claims["IN_DOMAIN"] if each.from_kind == "issue"):
        domains[f"{each.from_kind}:{each.from_id}"].add(f"domain:{each.to_id}")
    expected = {id: "?several" if len(of) > 1 else next(iter(of), "?none") for id, of in domains.items()}
    assert dict(page.evaluate(VALUES)) == expected
    counts = Counter(expected.values())
    assert {entry.rpartition(" ")[2] for entry in page.evaluate(ENTRIES)} == {f"({n})" for n in counts.values()}
    assert len({colour for _, colour in page.evaluate(COLOURS)}) == len(counts)
    assert page.locator('#legend [data-entry="issue"]').count() == 0
    assert page.inner_text("#spoken") == "Opgaven naar domein:"
    page.select_option("#colour", "")
    assert page.evaluate(COLOURS) == []


def test_a_colour_stays_across_views_and_in_the_address_and_is_saved(opened):
    page = opened("#view=whole&lang=en")
    page.select_option("#colour", "kind")
    before = dict(page.evaluate(COLOURS))
    page.evaluate(OPEN, "owners")
    owners = page.evaluate(
        "network.body.data.nodes.get().filter((n) => n.color).map((n) => [n.thing, n.color.background])"
    )
    assert dict(owners) == {id: colour for id, colour in before.items() if id in dict(owners)}
    page = opened(page.url[page.url.index("#") :])
    assert page.input_value("#colour") == "kind"
    page.click("#to_take")
    with page.expect_download() as saved:
        page.click("#take [data-take=take_svg]")
    text = saved.value.path().read_text("utf-8")
    assert "Issues by kind:" in text
    assert "opportunity (" in text
    assert PALETTE[0].lower() in text.lower()


def test_an_entry_of_a_colour_hides_its_issues(opened):
    page = opened("#view=whole&lang=nl&colour=kind")
    lessons = [thing for thing, value in page.evaluate(VALUES) if value == "lesson"]
    page.click('#legend [data-entry="by/lesson"]')
    assert lessons
    assert not [value for _, value in page.evaluate(VALUES) if value == "lesson"]
    assert page.inner_text("#title") == f"{19 - len(lessons)} van 19 opgaven; verborgen: les"
    page = opened(page.url[page.url.index("#") :])
    assert page.inner_text("#title").endswith("; verborgen: les")
    page.select_option("#colour", "domain")
    assert "verborgen" not in page.inner_text("#title")


def test_what_has_no_colour_of_its_own_is_counted_as_other(opened):
    things = [node("domain", f"d{n}", "", f"Domein {n}") for n in range(12)]
    issues = [node("issue", f"i{n}-{m}", "challenge", f"Opgave {n} {m}") for n in range(12) for m in range(1 + (n < 3))]
    claims = [claim(each.id, "IN_DOMAIN", f"d{each.id[1:].split('-')[0]}", kind="issue") for each in issues]
    page = opened("#view=gaps&lang=nl&colour=domain", text=draw(world(*things, *issues, *claims), PageSpec()))
    entries = page.evaluate(ENTRIES)
    assert len(entries) == len(PALETTE) + 1
    assert entries[-1] == "…andere (5)"


def test_who_owns_what_is_not_coloured_on_other_days(opened):
    page = opened("#view=owners&lang=nl&colour=status")
    assert page.evaluate(VALUES)
    page.evaluate(OPEN, "time")
    assert page.evaluate(VALUES) == []
    assert page.input_value("#colour") == ""
    assert page.locator("#colour option[value=status]").count() == 0
    page.evaluate(OPEN, "whole")
    assert page.evaluate(VALUES)


@pytest.mark.parametrize("colour", PALETTE)
def test_a_letter_can_be_read_on_its_colour(colour):
    assert contrast(colour, ink_on(colour)) >= 4.5
