"""Does the page work in a real browser, for the mouse, the keyboard and the reader of tables?"""

import re

import pytest

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.queries.gaps.question import GAPS
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.viz import VIEWS, PageSpec, draw
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.page.html import LARGE
from opgavenkaart.viz.views import tab
from tests.viz.browser.test_tabs import open_view
from tests.viz.page.test_page import HOSTILE, data_of
from tests.viz.worlds import large, related, stated
from tests.worlds import claim, node, world

AT = """(id) => {
  const label = opgavenkaart.labels().find((each) => each.id === id);
  const at = network.canvasToDOM({ x: label.left + 8, y: (label.top + label.bottom) / 2 });
  const box = document.getElementById('map').getBoundingClientRect();
  return [box.left + at.x, box.top + at.y];
}"""
ON_SCREEN = """() => opgavenkaart.labels().map((each) => {
  const from = network.canvasToDOM({ x: each.left, y: each.top });
  const to = network.canvasToDOM({ x: each.right, y: each.bottom });
  return [from.x, from.y, to.x, to.y];
})"""


def click(page, mark):
    page.mouse.click(*page.evaluate(AT, mark))


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_shows_its_conclusion_in_both_languages(opened, graph_for, view, lang):
    graph = graph_for(view)
    page = opened(f"#view={view}&lang={lang}", text=draw(graph))
    title = VIEWS[view](Answers(graph)).title.text
    assert page.inner_text("h1") == title.in_(lang)
    assert page.get_attribute("html", "lang") == lang
    assert page.inner_text("#views [aria-current]").startswith(tab(view).in_(lang))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("view", VIEWS)
def test_labels_are_on_the_screen_and_not_over_each_other(opened, graph_for, view, size):
    page = opened(f"#view={view}", text=draw(graph_for(view)), width=size[0], height=size[1])
    assert page.get_attribute("#views [aria-current]", "data-view") == view
    boxes = page.evaluate(ON_SCREEN)
    stage = page.evaluate("(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(window.map)")
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert min(left, top, stage[0] - right, stage[1] - bottom) >= 0
        for other in boxes[number + 1 :]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


def test_labels_are_as_wide_as_they_were_reckoned(opened, programme):
    from opgavenkaart.viz.scene.layout import LABEL
    from opgavenkaart.viz.scene.text_metrics import width

    page = opened("#view=whole")
    for label in page.evaluate("() => opgavenkaart.labels()"):
        reckoned = max(width(line, LABEL, bold=True) for line in label["lines"])
        assert label["right"] - label["left"] <= reckoned + 4


def test_a_click_on_a_name_opens_its_details_with_source_and_quote(opened):
    page = opened("#view=whole&lang=nl")
    click(page, "issue:thuiswerken")
    details = page.inner_text("#details")
    assert "Thuiswerken" in details
    assert "LT-team 1 ‘Nederland na de crisis’" in details
    assert "bijvoorbeeld thuiswerken als kans" in details
    assert "1. Wat is de opdracht?" in details
    assert "BZK trekt LT1" in details
    assert "node=issue:thuiswerken" in page.url


def test_the_other_end_of_a_claim_is_a_button_that_goes_there(opened):
    page = opened("#view=whole&node=issue:thuiswerken&lang=nl")
    page.click("#details .to >> text=Werken")
    assert page.inner_text("#details h2") == "Werken"
    assert "SZW" in page.inner_text("#details") or "Sociale Zaken" in page.inner_text("#details")


def test_search_finds_by_abbreviation_and_by_former_name(opened):
    page = opened("#lang=nl")
    page.keyboard.press("/")
    page.keyboard.type("vws")
    assert page.inner_text("#results [role=option]").startswith("VWS")
    page.keyboard.press("Enter")
    assert page.inner_text("#details h2") == "Ministerie van Volksgezondheid, Welzijn en Sport"
    page.keyboard.press("Control+k")
    page.keyboard.type("lvvn")
    page.keyboard.press("Enter")
    assert "node=organisation:lnv" in page.url


def test_arrows_walk_enter_opens_and_escape_goes_back(opened):
    page = opened("#view=owners&lang=nl")
    page.focus("#map")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("opgavenkaart.state.node")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("opgavenkaart.state.node")
    assert len({"", first, second}) == 3
    assert page.inner_text("#spoken")
    page.keyboard.press("Enter")
    assert page.is_visible("#panel")
    page.keyboard.press("Escape")
    assert not page.is_visible("#panel")
    assert page.evaluate("document.activeElement.id") == "map"
    page.keyboard.press("Escape")
    assert page.evaluate("opgavenkaart.state.node") == ""


def test_a_link_returns_to_what_was_shown(opened):
    page = opened("#view=owners&node=issue:thuiswerken&lang=en")
    assert page.inner_text("#views [aria-current]") == "Owners"
    assert page.inner_text("#details h2") == "Thuiswerken"
    assert page.get_attribute("html", "lang") == "en"
    page.click("#language")
    open_view(page, "gaps")
    assert re.search(r"#view=gaps&node=issue:thuiswerken&lang=nl$", page.url)


def test_an_address_that_means_nothing_opens_the_first_view(opened):
    page = opened("#view=nope&node=issue:nope&lang=xx")
    assert page.get_attribute("#views [aria-current]", "data-view") == "whole"
    assert not page.is_visible("#panel")


@pytest.mark.parametrize("view", ["owners", "overlap", "gaps"])
def test_the_table_has_a_row_for_each_finding(opened, programme, view):
    asked = Answers(programme)
    findings = {"owners": asked.of(OWNERS), "overlap": asked.overlap[2], "gaps": asked.of(GAPS)}[view]
    page = opened(f"#view={view}")
    assert page.locator("#tables tbody tr").count() == len(findings)


def test_someone_consulted_takes_no_part(opened):
    page = opened("#view=about&about=organisation:cpb&node=organisation:cpb&lang=nl")
    assert "Wordt geraadpleegd door" in page.inner_text("#details")
    assert "Neemt deel aan" not in page.inner_text("#details")
    assert "wordt geraadpleegd door" in page.inner_text("#tables")


def test_a_comparison_opens_its_reason_and_leads_to_the_groups(opened):
    page = opened("#view=groups&lang=nl")
    click(page, "compare/lead")
    assert "LT2: FIN" in page.inner_text("#details")
    page.click("#details .to >> text=Voorbereid de crisis door")
    assert "node=group:lt2" in page.url


def test_a_score_opens_its_reason_and_the_two_issues(opened):
    page = opened("#view=coherence&lang=nl", text=draw(related()))
    page.mouse.click(*page.evaluate(AT, "cell/wonen/natuur"))
    assert "dezelfde grond" in page.inner_text("#details")
    assert page.locator("#details li").all_inner_texts() == ["Woningbouw", "Natuurherstel"]
    legend = page.inner_text("#legend")
    assert "-2 werkt tegen; niemand beheert dit" in legend
    assert "+2" not in legend


def test_the_number_on_the_tab_is_that_of_the_gaps(opened, programme):
    assert opened().text_content("#views [data-view=gaps] .count") == str(len(Answers(programme).of(GAPS)))


def test_the_legend_has_only_what_the_view_shows(opened):
    page = opened("#view=whole&lang=nl")
    assert "planbureau" in page.inner_text("#legend")
    assert "provincie" not in page.inner_text("#legend")
    open_view(page, "owners")
    assert "planbureau" not in page.inner_text("#legend")


def test_hostile_names_are_text_and_run_nothing(opened):
    things: list[Node | Claim] = [node("group", "g", "", HOSTILE[0])]
    for number, name in enumerate(HOSTILE):
        things += [
            node("issue", f"i{number}", "", name, description=name),
            node("organisation", f"o{number}", "ministry", name, abbreviation=name),
            claim("g", "ADDRESSES", f"i{number}", source="d", quote=name, locator=name),
            claim(f"o{number}", "RESPONSIBLE_FOR", f"i{number}", "accountable", source="d"),
        ]
    things.append(node("document", "d", "", HOSTILE[1], url="javascript:alert(1)"))
    html = draw(world(*things), PageSpec(title=HOSTILE[0]))
    page = opened("#node=issue:i0&lang=nl", text=html)
    page.click("#to_narrow")
    for view in (*(view["id"] for view in data_of(html)["views"]), "about"):
        open_view(page, view)
        assert page.inner_text("#details h2") == HOSTILE[0]
        assert page.locator("img:not(#printed), script[src]").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
        assert page.locator("script").count() == 4


def test_only_web_addresses_are_links_and_they_do_not_know_the_page(opened):
    page = opened("#node=issue:thuiswerken", text=draw(stated()))
    link = page.locator("#details a").first
    assert link.get_attribute("href") == "https://example.org/nota"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"


def test_the_dark_theme_can_be_chosen_and_follows_the_system(opened):
    page = opened(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 29)"
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_a_gathered_mark_lists_what_it_holds(opened, programme):
    html = draw(programme)
    page = opened("#view=whole&lang=nl", text=html)
    holds = next(n["id"] for n in data_of(html)["views"][0]["network"]["nodes"] if n.get("holds") and n.get("words"))
    click(page, holds)
    assert page.locator("#details li").count() > 1


@pytest.mark.parametrize("view", [*VIEWS, "about"])
def test_a_phone_can_use_it(opened, graph_for, view):
    page = opened(f"#view={view}", text=draw(graph_for(view)), width=390, height=844)
    page.click("#to_narrow")
    page.keyboard.press("Escape")
    page.click("#to_take")
    page.keyboard.press("Escape")
    seen = """() => opgavenkaart.labels().find(({ left, top, bottom }) => {
      const { x, y } = network.canvasToDOM({ x: left + 8, y: (top + bottom) / 2 });
      return x > 0 && y > 0 && x < window.map.clientWidth && y < window.map.clientHeight;
    }).id"""
    click(page, page.evaluate(seen))
    assert page.is_visible("#close")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for button in page.locator("header button:visible, #panel button:visible").all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    page.click("#close")
    assert not page.is_visible("#panel")


def test_print_shows_the_map_as_a_picture_and_the_table(opened):
    page = opened("#view=whole")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.wait_for_function("document.getElementById('printed').naturalWidth > 600")
    assert page.is_visible("#tables table")
    assert not page.is_visible(".tools")


def test_a_browser_that_cannot_unpack_has_the_map_and_says_what_it_lacks(chromium, html, tmp_path):
    complaints = []
    (tmp_path / "old.html").write_text(html, "utf-8")
    page = chromium.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("delete window.DecompressionStream")
    page.goto(f"{(tmp_path / 'old.html').as_uri()}#view=owners&node=issue:thuiswerken&lang=nl")
    assert page.inner_text("#message").startswith("Deze browser is te oud voor de tabellen")
    page.click("#views [data-view=groups]")
    page.click("#to_table")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.inner_text("#details h2") == "Thuiswerken"
    assert page.evaluate("opgavenkaart.labels().length") > 5
    assert complaints == []
    page.close()


def test_the_link_to_the_table_keeps_the_view(opened):
    page = opened("#view=owners&lang=nl")
    page.focus(".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "tables"
    assert page.get_attribute("#views [aria-current]", "data-view") == "owners"


def test_whoever_prints_at_once_has_the_table_of_the_view_too(opened):
    page = opened("#view=whole&lang=nl")
    shown = page.evaluate("""() => {
      document.querySelector("#views [data-view=gaps]").click();
      dispatchEvent(new Event("beforeprint"));
      return document.querySelector("#tables table").dataset.view;
    }""")
    assert shown == "gaps"


def test_lines_that_only_a_selection_shows_come_and_go_with_it(opened):
    html = draw(large(25))
    data = data_of(html)
    lines, nodes = (data["views"][0]["network"][part] for part in ("edges", "nodes"))
    quiet = next(line for line in lines if line.get("quiet"))
    thing = next(node["thing"] for node in nodes if node["id"] in (quiet["from"], quiet["to"]) and node.get("thing"))
    always = sum(not line.get("quiet") for line in lines)
    page = opened("#view=whole&lang=nl", text=html)
    drawn = "network.body.data.edges.length"
    assert page.evaluate(drawn) == always < len(lines)
    page.keyboard.press("/")
    page.keyboard.type(data["things"][thing]["name"])
    page.keyboard.press("Enter")
    assert page.evaluate(drawn) > always
    assert page.evaluate("network.body.data.edges.get().every((edge) => !edge.hidden)")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate(drawn) == always


def test_a_large_map_begins_once_its_data_are_unpacked(opened):
    graph = world(*(node("issue", f"i{n}", description=f"{n}" * (LARGE // 100)) for n in range(100, 140)))
    page = opened("#view=owners&node=issue:i101", text=draw(graph))
    assert page.locator("#large").count() == 1
    assert page.evaluate("opgavenkaart.shown().node") == "issue:i101"
    assert page.evaluate("Boolean(opgavenkaart.late())")
