"""Is a view to take along one well-formed picture that says what the page says, in any program that opens it?"""

import re
from xml.etree import ElementTree

import pytest

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.text import same
from opgavenkaart.viz import VIEWS, PageSpec, brand, export
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.footer import Footer
from opgavenkaart.viz.scene.picture import SILENT, Assertion, Box, Line, Mark, Picture
from opgavenkaart.viz.svg.sheet import svg
from tests.viz.page.test_page import HOSTILE
from tests.viz.worlds import large, stated
from tests.worlds import claim, node, world

NAMESPACE = "{http://www.w3.org/2000/svg}"
# What PowerPoint, Inkscape and browsers all know: no styles, no classes, no markup of other kinds.
TAGS = {"svg", "title", "desc", "g", "rect", "line", "path", "text", "image"}


def drawn(graph, view, **options):
    content = export(graph, "x.svg", PageSpec(views=(view,), **{"made_on": "2026-01-01"} | options))
    return ElementTree.fromstring(content)


def texts(root):
    return [element.text or "" for element in root.iter(f"{NAMESPACE}text")]


def picture(*marks, lines=(), boxes=()):
    return Picture(Assertion(same("Title"), ()), same("How"), tuple(marks), tuple(lines), tuple(boxes))


def paths(made):
    return [e.attrib for e in ElementTree.fromstring(svg(made, PageSpec(lang="en"), Footer())).iter(f"{NAMESPACE}path")]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_word_and_mark_of_a_view_is_there(graph_for, view, lang):
    graph = graph_for(view)
    made = VIEWS[view](Answers(graph))
    root = drawn(graph, view, lang=lang)
    assert {e.tag.removeprefix(NAMESPACE) for e in root.iter()} <= TAGS
    assert not {name for e in root.iter() for name in e.attrib} & {"class", "style", "paint-order"}
    assert root.findtext(f"{NAMESPACE}title") == made.title.text.in_(lang)
    shown = " ".join(texts(root))
    assert made.title.text.in_(lang) in shown
    labels = [mark.label.in_(lang) for mark in made.marks] + [box.heading.text.in_(lang) for box in made.boxes]
    for row in filter(None, "\n".join(labels).split("\n")):
        assert row in shown


@pytest.mark.parametrize("view", VIEWS)
def test_it_does_not_tell_what_only_the_page_can_do(graph_for, view):
    without_data_of_a_thousand = view in ("coherence", "documents", "domains", "positions", "time")
    for graph in (graph_for(view), *([] if without_data_of_a_thousand else [large(1000)])):
        for lang in ("nl", "en"):
            root = drawn(graph, view, lang=lang)
            assert not re.search(r"\b(klik|click)\b", " ".join(texts(root)), re.IGNORECASE)
            assert not re.search(r"\b(de tabel|the table)\b", root.findtext(f"{NAMESPACE}desc") or "?")


def test_it_depends_on_its_arguments_only(programme):
    def made(day):
        return export(programme, "x.svg", PageSpec(views=("whole",), made_on=day))

    assert made("2026-01-01") == made("2026-01-01") != made("2026-01-02")


def test_its_foot_has_the_sources_the_day_it_is_of_and_the_day_it_was_made(programme):
    of = as_of(programme, day("2021-01-18"))
    foot = " ".join(texts(drawn(of, "gaps", lang="en", as_of="2021-01-18")))
    assert "Domeinoverstijgende herstelopgaven" not in foot  # cited by what this view does not show
    assert "LT-werkgroepen" in foot
    assert "As of 18 January 2021 · Made on 1 January 2026 · Data sets: programme, enrichment" in foot
    assert "Sources: De nota" in texts(drawn(stated(), "gaps", lang="en"))


def test_more_sources_than_fit_are_counted():
    names = [f"Een document met een lange titel, nummer {n}" for n in range(60)]
    made = svg(picture(Mark("a", 0, 0, "issue")), PageSpec(), Footer({name: name for name in names}))
    foot = " ".join(texts(ElementTree.fromstring(made)))
    counted = re.search(r"; en nog (\d+)", foot)
    assert counted
    assert foot.count("Een document met een lange titel, nummer") == 60 - int(counted[1]) > 10


def test_the_legend_has_only_what_is_shown(graph_for):
    whole, owners = (texts(drawn(graph_for(""), view, lang="nl")) for view in ("whole", "owners"))
    assert {"planbureau", "werkgroep", "lid", "meerdere samen"} <= set(whole)
    assert not {"planbureau", "werkgroep", "lid", "meerdere samen"} & set(owners)
    assert "provincie" not in whole


def test_a_quiet_line_is_not_drawn_and_is_not_in_the_legend():
    marks = Mark("a", 0, 0, "issue"), Mark("b", 100, 50, "group")
    one = Line("a", "b", "ADDRESSES", SILENT)
    quiet = Line("a", "b", "LEADS", SILENT, quiet=True)
    assert svg(picture(*marks, lines=[one, quiet]), PageSpec(lang="en"), Footer()) == svg(
        picture(*marks, lines=[one]), PageSpec(lang="en"), Footer()
    )


def test_a_line_has_the_dash_width_and_colour_of_its_role():
    marks = Mark("a", 0, 0, "issue"), Mark("b", 100, 50, "group")
    member, owner = (Line("b", "a", role, SILENT) for role in ("PARTICIPATES_IN/member", "RESPONSIBLE_FOR/accountable"))
    first, second = (p for p in paths(picture(*marks, lines=[member, owner])) if p["fill"] == "none")
    assert first["stroke-dasharray"] == "6 4"
    assert first["stroke-opacity"] == "0.75"
    assert first["d"] == second["d"] == "M100 50C50 50 50 0 0 0"
    assert "stroke-dasharray" not in second
    assert "stroke-opacity" not in second
    assert float(second["stroke-width"]) > 3 > float(first["stroke-width"])


def test_a_gap_is_an_empty_shape_with_a_dashed_outline():
    marks = Mark("a", 0, 0, "issue"), Mark("b", 0, 50, "issue", gap=(node("issue", "b"),))
    whole, gap, _, of_legend = paths(picture(*marks))
    assert whole["d"].partition("a")[2] == gap["d"].partition("a")[2]
    assert "stroke-dasharray" not in whole
    for outline in (gap, of_legend):
        assert (outline["fill"], outline["stroke"], outline["stroke-dasharray"]) == ("#FFFFFF", "#A83E00", "4 3")


def test_a_halo_is_a_text_of_its_own_and_only_where_a_line_runs():
    marks = [
        Mark("a", 0, 0, "issue", same("under")),
        Mark("b", 200, 0, "issue"),
        Mark("c", 0, 90, "issue", same("free")),
    ]
    shown = texts(
        ElementTree.fromstring(
            svg(picture(*marks, lines=[Line("a", "b", "LEADS", SILENT)]), PageSpec(lang="en"), Footer())
        )
    )
    assert (shown.count("under"), shown.count("free")) == (2, 1)


def test_what_stands_far_out_is_still_on_the_sheet():
    made = picture(Mark("a", -4000, 900, "issue", same("left"), side="left"), boxes=[Box(5000, -300, 700, 90)])
    root = ElementTree.fromstring(svg(made, PageSpec(lang="en"), Footer()))
    moved = next(g.attrib["transform"] for g in root.iter(f"{NAMESPACE}g"))
    x, y, scale = map(float, re.findall(r"-?[\d.]+", moved))
    assert x + (-4000 - 17 - 40) * scale >= 0
    assert x + 5700 * scale <= 1280
    assert y - 300 * scale >= 0
    assert y + 913 * scale <= 720


def test_hostile_names_are_text_in_well_formed_xml():
    names = (*HOSTILE[:5], "bell \x07, null \x00, half \ud800, not a letter \uffff", "]]><!-- &amp; -->")
    things: list[Node | Claim] = [node("group", "g", "", names[0]), node("document", "d", "", names[-1])]
    for number, name in enumerate(names):
        things += [
            node("issue", f"i{number}", "", name),
            claim("g", "ADDRESSES", f"i{number}", source="d"),
        ]
    for view in ("whole", "owners", "gaps"):
        root = drawn(world(*things), view, title=names[5] + names[0])
        shown = " ".join(texts(root))
        assert "bell \ufffd, null \ufffd, half \ufffd" in shown
        assert "<script>alert(1)</script>" in shown
        assert view == "owners" or f"Bronnen: {names[-1]}" in shown
        assert {e.tag.removeprefix(NAMESPACE) for e in root.iter()} <= TAGS


def test_a_picture_with_nothing_in_it_has_its_conclusion():
    assert "Title" in texts(ElementTree.fromstring(svg(picture(), PageSpec(lang="en"), Footer())))


def test_logo_title_and_accent_stand_above_the_conclusion(programme, tmp_path):
    file = tmp_path / "logo"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"/>')
    root = drawn(programme, "gaps", title="Mijn kaart", brand=brand(str(file), "#154273"))
    (logo,) = root.iter(f"{NAMESPACE}image")
    assert logo.attrib["{http://www.w3.org/1999/xlink}href"].startswith("data:image/svg+xml;base64,")
    assert (logo.attrib["width"], logo.attrib["height"]) == ("120", "40")
    shown = texts(root)
    conclusion = " ".join(shown[shown.index("Opgavenkaart · Mijn kaart") + 1 :])
    assert conclusion.startswith(root.findtext(f"{NAMESPACE}title") or "?")
    assert "#154273" in {e.attrib.get("fill") for e in root.iter(f"{NAMESPACE}rect")}


def test_the_view_through_time_is_a_picture_of_one_day_under_that_day(programme):
    shown = as_of(programme, day("2021"))
    root = drawn(shown, "time", lang="nl", ever=programme)
    written = texts(root)
    assert not {"VRO", "KGG", "AenM", "LVVN"} & set(written)
    assert {"LNV", "EZK"} <= set(written)
    assert " ".join(written).count("Peildatum") == 1
    assert "Peildatum oktober 2020 ·" in " ".join(written)
    assert "geen eigenaar, ook niet afgeleid" in written


@pytest.mark.parametrize("view", ["coherence", "groups", "time"])
def test_a_view_without_data_is_no_picture_but_a_sentence(view):
    with pytest.raises(OpgavenkaartError, match=r"There is nothing to draw\. .*, or choose another view\."):
        drawn(world(node("issue", "x")), view)
