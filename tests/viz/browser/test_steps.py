"""One, two or three steps around a thing: drawn, counted, in the table, and kept by the address."""

import pytest

from opgavenkaart.graph.model import IDENTITY

LIT = "network.body.data.nodes.get().filter((node) => node.group !== 'port' && node.opacity !== 0.1).map((n) => n.id)"
SIZES = "opgavenkaart.labels().map((each) => ({ size: 18 * network.getScale() }))"
HELD = """() => [...new Set(opgavenkaart.shown().boxes
  .filter((box) => /^(Op|Two|Three) /.test(box.heading))
  .flatMap((box) => box.marks)
  .map((id) => opgavenkaart.shown().marks.find((mark) => mark.id === id))
  .flatMap((mark) => (mark.thing ? [mark.thing] : mark.holds)))].sort()"""


@pytest.fixture(scope="module")
def rings(programme):
    """What claims join with a thing in exactly so many steps."""
    near: dict[str, set[str]] = {}
    for relation, claims in programme.claims.items():
        for claim in claims if relation not in ("HAS_NAME", *IDENTITY) else ():
            ends = f"{claim.from_kind}:{claim.from_id}", f"{claim.to_kind}:{claim.to_id}"
            for one, other in (ends, ends[::-1]):
                near.setdefault(one, set()).add(other)

    def of(thing, steps):
        seen, ring = {thing}, {thing}
        for _ in range(steps):
            ring = {other for one in ring for other in near.get(one, ())} - seen
            seen |= ring
        return ring

    return of


@pytest.mark.parametrize("thing", ["organisation:bzk", "issue:thuiswerken", "domain:wonen"])
def test_around_a_thing_stands_what_is_two_steps_away_and_the_title_counts_it(opened, rings, thing):
    page = opened(f"#view=about&about={thing}&lang=nl")
    assert page.evaluate(HELD) == []
    page.select_option("#far", "2")
    assert page.evaluate(HELD) == sorted(rings(thing, 2))
    assert f"; op twee stappen nog {len(rings(thing, 2))}" in page.inner_text("#title")
    rows = page.locator("#tables tbody tr", has_text="Op twee stappen")
    rows.first.wait_for(state="attached")  # tables are drawn when the browser has nothing else to do
    assert rows.count() == len(rings(thing, 2))
    page.select_option("#far", "3")
    assert page.evaluate(HELD) == sorted(rings(thing, 2) | rings(thing, 3))
    assert min(box["size"] for box in page.evaluate(SIZES)) >= 11
    page = opened(page.url[page.url.index("#") :])
    assert page.input_value("#far") == "3"
    assert page.evaluate(HELD) == sorted(rings(thing, 2) | rings(thing, 3))


def test_what_is_two_steps_away_names_what_is_between(opened):
    page = opened("#view=about&about=organisation:bzk&far=2&lang=en")
    words = {mark["thing"]: mark["words"] for mark in page.evaluate("opgavenkaart.shown().marks")}
    assert any(", via LT1" in text for text in words.values())


def test_a_selection_in_the_whole_lights_what_is_so_many_steps_away(opened):
    page = opened("#view=whole&lang=nl&node=issue:thuiswerken")
    one = set(page.evaluate(LIT))
    page.select_option("#far", "2")
    two = set(page.evaluate(LIT))
    assert one < two
    assert "binnen twee stappen op deze kaart" in page.inner_text("#spoken")
    assert "far=2" in page.url
    page.select_option("#far", "1")
    assert set(page.evaluate(LIT)) == one
    assert "far" not in page.url


def test_where_steps_mean_nothing_there_is_no_choice(opened):
    page = opened("#view=owners&lang=nl&far=2")
    assert not page.is_visible("#far")
    page = opened("#view=about&about=document:presentatie-vws&far=2&lang=nl")
    assert not page.is_visible("#far")
    assert page.evaluate(HELD) == []
