"""The law of the page: whatever its state, it shows nothing but what the answers of that day say."""

import itertools
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.viz import draw
from opgavenkaart.viz.spec import PageSpec
from tests.contract.programmes import programmes
from tests.viz.law.truth import Check, Truth
from tests.viz.law.truth_of_overviews import OVERVIEWS
from tests.viz.worlds import large, measures, stated

VIEWS = (
    "whole",
    "domains",
    "owners",
    "gaps",
    "time",
    "about",
    "groups",
    "overlap",
    "coordination",
    "documents",
    "positions",
    "path",
)
CHOICES = (
    *("kind~issue", "kind~organisation/ministry", "role~LEADS", "role~PARTICIPATES_IN/member"),
    *("group~group:lt1", "group~group:lt2", "domain~domain:wonen", "source~presentatie-vws"),
)
AT = """(address) => new Promise((done) => {
  if (location.hash === address || decodeURIComponent(location.hash) === address) return done(opgavenkaart.shown());
  addEventListener("hashchange", () => done(opgavenkaart.shown()), { once: true });
  location.hash = address;
})"""
MIDDLES = {
    "programme": ("issue:thuiswerken", "organisation:bzk", "domain:wonen", "document:presentatie-vws", "document:roo"),
    "stated": ("issue:thuiswerken", "issue:buurt", "organisation:szw", "document:nota"),
}
PARTIES = {
    "programme": ("organisation:bzk", "organisation:vws", "group:lt1", "domain:wonen", "issue:thuiswerken"),
    "stated": ("organisation:szw", "group:lt2", "organisation:alleen", "domain:onderwijs"),
}
HIDDEN = (
    *("organisation/ministry", "issue", "group", "gap", "LEADS", "PARTICIPATES_IN/member"),
    *("derived/portfolio|organisation/ministry", "domain|gap|LEADS"),
)
GROUPINGS = ("domain", "kind", "horizon", "period", "status")
DAYS = ("2021-01-18", "2025-01-01")


def states(world: str) -> Iterator[tuple[str, str]]:
    """Addresses of states, each with the day that it is of where it is not that of the page."""
    for view, lang in itertools.product(VIEWS, ("nl", "en")):
        yield f"#view={view}&lang={lang}", ""
    for thing, lang in itertools.product(MIDDLES[world], ("nl", "en")):
        for far in "123":
            yield f"#view=about&about={thing}&lang={lang}&far={far}", ""
        yield f"#view=about&about={thing}&lang={lang}&far=3&narrow=kind~issue|kind~group", ""
    for view, party, lang in itertools.product(("overlap", "about"), PARTIES[world], ("nl", "en")):
        yield f"#view={view}&node={party}&lang={lang}", ""
    for view, chosen in itertools.product(VIEWS, (*((one,) for one in CHOICES), *itertools.combinations(CHOICES, 2))):
        yield f"#view={view}&lang=nl&narrow={'|'.join(chosen)}", ""
    for view, entries in itertools.product(VIEWS, HIDDEN):
        yield f"#view={view}&lang=nl&hide={entries}", ""
        yield f"#view={view}&lang=nl&hide={entries}&narrow=group~group:lt2", ""
    for view, field in itertools.product(VIEWS, ("kind", "domain", "horizon", "group", "status")):
        yield f"#view={view}&lang=nl&colour={field}", ""
        yield f"#view={view}&lang=nl&colour={field}&narrow=group~group:lt2&hide=by/?none|by/domain:wonen", ""
    for on, field in itertools.product(DAYS, ("domain", "group", "status")):
        yield f"#view=time&lang=nl&colour={field}&on={on}", on
    for view, on in itertools.product(VIEWS, DAYS):
        yield f"#view={view}&lang=nl&on={on}", on
    yield from groupings()


def groupings() -> Iterator[tuple[str, str]]:
    """The whole grouped by each field, with filters, with what is hidden, and coloured."""
    for field, lang in itertools.product(GROUPINGS, ("nl", "en")):
        yield f"#view=whole&lang={lang}&group={field}", ""
        yield f"#view=whole&lang={lang}&group={field}&hide={'|'.join(HIDDEN[:1])}&colour=kind", ""
    for field, chosen in itertools.product(GROUPINGS, (*((one,) for one in CHOICES), CHOICES[:2], CHOICES[4:6])):
        yield f"#view=whole&lang=nl&group={field}&narrow={'|'.join(chosen)}", ""
    for field, entries in itertools.product(GROUPINGS, HIDDEN):
        yield f"#view=whole&lang=nl&group={field}&hide={entries}&narrow=kind~issue|kind~group", ""


def false_statements(page: Any, graph: Any, ever: Any, addresses: Any) -> tuple[int, int, list[str]]:
    """How many states and statements there were, and which are false."""
    truths: dict[str, Truth] = {}
    of_all_days = Truth(ever)
    tried, stated_, false = 0, 0, []
    for address, on in addresses:
        shown = page.evaluate(AT, address)
        key = on or shown["day"]
        if key not in truths:
            truths[key] = Truth(as_of(ever, day(key)) if key else graph)
        check = Check(shown, truths[key], of_all_days)
        tried += 1
        stated_ += check.statements
        false += [f"{address} {wrong}" for wrong in check.false]
    return tried, stated_, false


@pytest.mark.slow
@pytest.mark.parametrize("world", ["programme", "stated"])
def test_every_statement_of_the_page_follows_from_the_answers(opened, programme, world):
    ever = programme if world == "programme" else stated()
    shown = as_of(ever, day("2021"))
    text = draw(shown, PageSpec(as_of="2021", ever=ever, made_on="2026-01-01"))
    page = opened("", text=text)
    tried, stated_, false = false_statements(page, shown, ever, states(world))
    print(f"{tried} states, {stated_} statements, {len(false)} false")
    assert false == []


@pytest.mark.slow
@settings(derandomize=True, database=None, deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(programme=programmes())
def test_of_random_programmes_too(chromium, tmp_path_factory, programme):
    ever = programme.graph()
    file = tmp_path_factory.mktemp("law") / "map.html"
    file.write_text(draw(ever, PageSpec(made_on="2026-01-01")), "utf-8")
    with chromium.new_context(viewport={"width": 1280, "height": 720}) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_function("() => Boolean(opgavenkaart.late())")
        views = page.evaluate("[...document.querySelectorAll('#views [data-view]')].map((tab) => tab.dataset.view)")
        addresses = [(f"#view={view}&lang={lang}", "") for view in views for lang in ("nl", "en")]
        things = [f"{kind}:{id}" for kind in ("organisation", "group", "domain") for id in list(ever.nodes[kind])[:2]]
        addresses += [(f"#view=overlap&node={quote(thing)}&lang=en", "") for thing in things]
        fields = page.evaluate("[...document.querySelectorAll('#group option')].map((option) => option.value)")
        addresses += [(f"#view=whole&group={field}&lang={lang}", "") for field in fields for lang in ("nl", "en")]
        _, _, false = false_statements(page, ever, ever, addresses)
    assert false == []


NARROWED = (
    "kind~issue",
    "domain~domain:c3s1",
    "domain~domain:c3",
    "group~group:g2",
    "role~RESPONSIBLE_FOR/responsible",
)


@pytest.mark.slow
@pytest.mark.parametrize("made", [measures, lambda: large(300, 60, 30), lambda: large(150, 8, 4)])
def test_numbers_bars_and_parts_of_overviews_too(opened, made):
    graph = made()
    page = opened("", text=draw(graph, PageSpec(made_on="2026-01-01")))
    late = page.evaluate("opgavenkaart.late()")
    parts = late["parts"]
    overviews = [f"#view={view}&lang={lang}" for view in OVERVIEWS for lang in ("nl", "en")]
    narrowed = [f"#view={view}&lang=nl&narrow={choice}" for view in OVERVIEWS for choice in NARROWED]
    keys = [(view, key.replace("|", "%7C")) for view in OVERVIEWS for key in list(parts[view])[::7]]
    opened_parts = [f"#view={view}&part={key}&lang=nl" for view, key in keys]
    opened_parts += [f"#view={view}&part={key}&lang=nl&narrow=domain~domain:c3s1" for view, key in keys[::4]]
    for field, grouping in late["groupings"].items():
        narrowed += [f"#view=whole&lang=nl&group={field}{rest}" for rest in ("", *(f"&narrow={c}" for c in NARROWED))]
        keys = [key.replace("|", "%7C") for key in list(grouping["parts"])[::7]]
        opened_parts += [f"#view=whole&group={field}&part={key}&lang=en" for key in keys]
    addresses = [(address, "") for address in (*overviews, *narrowed, *opened_parts)]
    tried, stated_, false = false_statements(page, graph, graph, addresses)
    print(f"{tried} states, {stated_} statements, {len(false)} false")
    assert all(parts[view] for view in OVERVIEWS)
    assert late["groupings"]
    assert false == []
