"""The view of the chains between two things: what the page finds by itself is what `ask path` says."""

import itertools
import random

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.model import SUBJECTS
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.path import PATH, path
from opgavenkaart.viz import PageSpec, draw
from tests.viz.worlds import related, stated
from tests.worlds import claim, node, world

PAIRS = 600  # of the shipped programme, of which there are 20,000
STEPS = """(pairs) => pairs.map(([from, to]) => opgavenkaart.stepsOf(from, to).flatMap((chain, number) =>
  chain.map(({ one, other, claims: [best] }, at) => [number + 1, at + 1, best[0], one, other,
    best[1] === one ? "->" : "<-", best[11].split("/")[1] ?? null, best[4] || null])))"""


def asked(graph, start, end):
    steps = path(graph, from_=Ref(*start.split(":", 1)), to=Ref(*end.split(":", 1)))
    return [
        [
            *(f.chain, f.step, f.relation, f"{f.from_kind}:{f.from_}", f"{f.to_kind}:{f.to}"),
            *(f.direction, f.role, f.source),
        ]
        for f in steps
    ]


def pairs_of(graph):
    things = [f"{kind}:{id}" for kind in SUBJECTS for id in graph.nodes.get(kind, ())]
    every = list(itertools.permutations(things, 2))
    return [list(pair) for pair in random.Random(1).sample(every, min(PAIRS, len(every)))]


@pytest.mark.parametrize("name", ["programme", "of 2021", "of all times", "stated", "related"])
def test_the_page_finds_the_chains_that_the_question_finds(opened, programme, name):
    graph = {"stated": stated, "related": related}.get(name, lambda: programme)()
    graph = as_of(programme, day("2021")) if name == "of 2021" else graph
    pairs = pairs_of(graph)
    page = opened("", text=draw(graph, PageSpec(made_on="2026-01-01")))
    found = page.evaluate(STEPS, pairs)
    assert any(len(steps) > 2 for steps in found)
    for (start, end), steps in zip(pairs, found, strict=True):
        assert steps == asked(graph, start, end), (start, end)


@pytest.mark.parametrize(("lang", "place"), [("nl", 0), ("en", 1)])
def test_the_title_is_that_of_the_question_and_the_address_keeps_both_ends(opened, programme, lang, place):
    activity = f"activity:{next(iter(programme.nodes['activity']))}"
    for end in ("organisation:bzk", "issue:thuiswerken", "document:roo", activity):
        page = opened(f"#view=path&lang={lang}&from=organisation:vng&to={end}")
        found = path(programme, from_=Ref("organisation", "vng"), to=Ref(*end.split(":", 1)))
        assert page.inner_text("h1") == PATH.title(found)[place]
        assert f"from=organisation:vng&to={end}" in page.url
        assert page.locator("#tables tbody tr").count() == len(found)


def test_both_ends_are_chosen_by_name(opened, programme):
    page = opened("#view=path&lang=nl")
    page.fill("#end_from", "vng")
    page.keyboard.press("Enter")
    page.fill("#end_to", "thuiswerken")
    page.keyboard.press("Tab")
    found = path(programme, from_=Ref("organisation", "vng"), to=Ref("issue", "thuiswerken"))
    assert page.inner_text("h1") == PATH.title(found).nl
    page.fill("#end_to", "zzzz")
    page.keyboard.press("Enter")
    assert page.inner_text("h1") == PATH.title(found).nl
    page.fill("#end_to", "VNG")
    page.keyboard.press("Enter")
    assert page.inner_text("h1") == "Kies twee verschillende zaken."
    page.click("#views [data-view=whole]")
    assert not page.is_visible("#ends")


def test_chains_can_be_read_and_lie_apart(opened):
    """Five chains of three steps, each through other things."""
    things = [node("group", f"g{n}", "", f"Werkgroep met een lange naam, nummer {n}") for n in range(6)]
    things += [node("issue", f"i{n}", "challenge", f"Opgave met een lange naam {n}") for n in range(6)]
    links = [claim("o", "LEADS", f"g{n}", source="d") for n in range(6)]
    links += [claim(f"g{n}", "ADDRESSES", f"i{n}", source="d") for n in range(6)]
    links += [claim(f"i{n}", "IN_DOMAIN", "x", kind="issue", source="d") for n in range(6)]
    graph = world(node("organisation", "o"), node("domain", "x"), node("document", "d"), *things, *links)
    page = opened("#view=path&from=organisation:o&to=domain:x", text=draw(graph))
    assert page.evaluate("network.getScale()") * 18 >= 11
    boxes = page.evaluate("opgavenkaart.labels()")
    assert len(boxes) == 2 + 5 * 2 + 5 * 3
    for one, other in itertools.combinations(boxes, 2):
        apart = one["right"] <= other["left"] or other["right"] <= one["left"]
        assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"], (one["lines"], other["lines"])
