"""Is the page one file that loads nothing, and is every name on it only text?"""

import base64
import hashlib
import json
import re
import zlib
from typing import Any

import pytest

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import Graph
from opgavenkaart.viz import VIEWS, PageSpec, draw
from opgavenkaart.viz.page import html as page
from opgavenkaart.viz.page.html import LARGE, SCRIPTS, as_json
from tests.paths import ROOT
from tests.viz.worlds import large, related, stated
from tests.worlds import claim, node, world

ASSETS = ROOT / "viz" / "assets"
HOSTILE = (
    "</script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "=cmd|' /C calc'!A0",
    "\u202egnal\u2028\u2029 עברית 👩‍👩‍👧",
    "lang" * 2500,
)


def data_of(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_policy_names_the_scripts_and_styles_that_stand_on_the_page(html):
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    policy = policy.replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert policy.count("sha256-") == 3
    for tag in ("script", "style"):
        for text in re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_elsewhere(html):
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"(src|href|action)\s*=\s*[\"']?(https?:)?//", markup)
    assert "@import" not in html
    assert not re.search(r"<(link|iframe|object|embed|base)\b", markup)


def test_the_page_says_what_it_is(html):
    assert html.startswith('<!doctype html>\n<html lang="nl">')
    assert '<meta charset="utf-8">' in html
    assert "<title>" in html


def test_no_script_of_ours_makes_markup_of_text():
    for name in SCRIPTS:
        script = (ASSETS / f"{name}.js").read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script)


def test_data_in_the_page_cannot_end_its_element():
    assert as_json({"name": "</script><!--\u2028&"}) == '{"name":"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026"}'


def late_of(html: str) -> Any:
    """What stands packed at the end of the page."""
    (found,) = re.findall(r'<script type="text/plain" id="late">([A-Za-z0-9+/=]*)</script>', html)
    return json.loads(zlib.decompress(base64.b64decode(found)))


def test_the_data_of_a_large_map_are_packed(html):
    assert 'id="large"' not in html
    graph = world(*(node("issue", f"i{n}", description=f"{n}" * (LARGE // 100)) for n in range(100, 140)))
    written, packed = draw(graph, packs=False), draw(graph)
    (found,) = re.findall(r'<script type="text/plain" id="large"[^>]*>([A-Za-z0-9+/=]*)</script>', packed)
    assert '<script type="application/json" id="data"></script>' in packed
    assert json.loads(zlib.decompress(base64.b64decode(found))) == data_of(written)
    assert len(packed) < len(written) - LARGE


def test_tables_stand_packed_at_the_end_of_the_page(html):
    late = late_of(html)
    assert list(late) == ["tables", "parts", "groupings", "overlaps", "texts"]
    view = data_of(html)["views"][0]["id"]
    assert all(
        cell[0] < len(late["texts"]) for row in late["tables"][view][0]["rows"] for cell in row if type(cell) is list
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_survive_as_they_are(name):
    graph = world(node("issue", "x", "", name), node("group", "g", "", name), claim("g", "ADDRESSES", "x", quote=name))
    html = draw(graph, PageSpec(title=name))
    data = data_of(html)
    assert data["things"]["issue:x"]["name"] == name
    assert data["claims"][0][6] == name
    assert data["page"]["title"] == name
    assert name in [row[0] for row in late_of(html)["tables"]["owners"][0]["rows"]] or name in late_of(html)["texts"]
    assert html.count("<script") == 4


def test_a_kind_that_is_any_text_stays_one_text():
    graph = world(node("document", "d", "brief; nota", "D"), node("issue", "x", "weakness;opportunity"))
    things = data_of(draw(graph))["things"]
    assert things["document:d"]["kind"] == "document (brief; nota)"
    assert things["issue:x"]["kind"][1] == "issue (weakness, opportunity)"


def test_the_page_depends_on_its_arguments_only(programme, html):
    assert draw(programme, PageSpec(made_on="2026-01-01")) == html
    assert draw(programme, PageSpec(made_on="2026-01-02")) != html


def test_every_claim_is_there_with_its_source_place_and_quote(programme, html):
    data = data_of(html)
    there = {(c[0], c[1], c[2], *c[4:7]) for c in data["claims"]}
    for relation, claims in programme.claims.items():
        if relation != "HAS_NAME":
            for c in claims:
                ends = f"{c.from_kind}:{c.from_id}", f"{c.to_kind}:{c.to_id}"
                assert (relation, *ends, c.source, c.locator, c.quote) in there
    assert {end for c in data["claims"] for end in c[1:3]} <= data["things"].keys()


def test_former_names_can_be_searched(html):
    assert "EZ" in data_of(html)["things"]["organisation:ezk"]["also"]


def test_a_view_can_be_chosen_and_a_wrong_one_gets_the_nearest():
    assert [
        view["id"]
        for view in data_of(
            draw(
                stated(),
                PageSpec(
                    views=(
                        "gaps",
                        "owners",
                    )
                ),
            )
        )["views"]
    ] == ["gaps", "owners"]
    with pytest.raises(UnknownWord, match=r'no view "owner". Did you mean "owners"\?'):
        draw(stated(), PageSpec(views=("owner",)))
    assert " ".join(VIEWS) == "whole groups domains owners overlap coherence coordination documents positions gaps time"


def test_a_view_without_data_is_there_only_when_it_is_asked_for():
    def views(graph: Graph, *given: str) -> list[str]:
        return [view["id"] for view in data_of(draw(graph, PageSpec(views=given)))["views"]]

    assert views(stated()) == [
        "whole",
        "groups",
        "domains",
        "owners",
        "overlap",
        "coordination",
        "documents",
        "positions",
        "gaps",
    ]
    assert views(related()) == [
        view for view in VIEWS if view not in ("coordination", "documents", "domains", "positions", "time")
    ]
    assert views(world()) == ["whole", "owners", "overlap", "gaps"]
    assert views(stated(), "coherence") == ["coherence"]


def test_the_page_names_the_day_it_is_of(programme):
    data = data_of(draw(as_of(programme, day("2021-01-18")), PageSpec(as_of="2021-01-18")))
    assert data["page"]["asOf"] == "2021-01-18"
    assert "organisation:kgg" not in data["things"]


def test_a_page_of_a_thousand_issues_is_made_and_not_too_large():
    assert len(draw(large(1000))) < 6_000_000


def test_the_vendored_library_is_the_one_that_is_named():
    facts = json.loads((ASSETS / "vendor" / "vis-network.json").read_text("utf-8"))
    assert f"@version {facts['version']}" in (ASSETS / "vendor" / "vis-network.min.js").read_text("utf-8")[:400]
    assert facts["version"] in (ASSETS / "README.md").read_text("utf-8")


def test_a_graph_that_no_browser_can_show_is_refused_with_what_to_do(monkeypatch):
    graph = world(*(node("issue", id) for id in "abcd"), claim("a", "RELATES_TO", "b", kind="issue", score="1"))
    monkeypatch.setattr(page, "MOST", 5)
    assert draw(graph)
    monkeypatch.setattr(page, "MOST", 4)
    with pytest.raises(OpgavenkaartError, match=r"5 things and links.*--out overlap\.svg"):
        draw(graph)
