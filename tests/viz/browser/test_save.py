"""Taking along: a drawing, a picture, paper, tables and text, each as it is on the page."""

import csv
import io
import struct
import xml.etree.ElementTree as ET
import zlib

import pytest

from opgavenkaart.queries.gaps.question import GAPS
from opgavenkaart.viz import VIEWS, draw
from opgavenkaart.viz.answers import Answers
from tests.viz.page.test_page import HOSTILE
from tests.worlds import claim, node, world

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "title", "rect", "g", "text", "path", "defs", "circle", "line"}


def taken(page, way):
    page.click("#to_take")
    with page.expect_download() as download:
        page.click(f"[data-take={way}]")
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", [*VIEWS, "about"])
def test_a_drawing_has_all_that_is_written_as_text(opened, graph_for, view, theme):
    page = opened(f"#view={view}&lang=nl", text=draw(graph_for(view)), color_scheme=theme)
    name, drawing = taken(page, "take_svg")
    root = ET.fromstring(drawing)
    written = [text.text for text in root.iter(f"{SVG}text")]
    assert name.endswith(".svg")
    for label in page.evaluate("opgavenkaart.labels().flatMap((each) => each.lines)"):
        assert label in written
    title = page.inner_text("h1")
    assert title.startswith(written[0])
    for entry in page.locator("#legend > span > span").all_inner_texts():
        assert entry.removesuffix(" (klik)") in written  # paper has nothing to click on
    assert not [each for each in root.iter() if each.tag in (f"{SVG}image", f"{SVG}foreignObject", f"{SVG}script")]
    assert "#ffffff" in drawing.decode()


def test_a_drawing_has_a_path_for_each_mark_and_line(opened, programme):
    page = opened("#view=whole&lang=nl")
    root = ET.fromstring(taken(page, "take_svg")[1])
    seen = [path for path in root.iter(f"{SVG}path") if path.get("d")]
    picture = VIEWS["whole"](Answers(programme))
    marks = [mark for mark in picture.marks if mark.look != "port"]
    lines = [line for line in picture.lines if not line.quiet]
    assert len(seen) >= len(marks) + len(lines) + len(picture.boxes)
    assert len([path for path in seen if path.get("stroke-dasharray")]) >= len(lines) / 2


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text_in_a_drawing(opened, name):
    graph = world(node("organisation", "a", "ministry", name), node("group", "g"), claim("a", "LEADS", "g"))
    page = opened("#view=whole", text=draw(graph))
    root = ET.fromstring(taken(page, "take_svg")[1])
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= SHAPES


def test_a_picture_is_twice_the_size_and_not_empty(opened):
    page = opened("#view=owners&lang=nl", color_scheme="dark")
    root = ET.fromstring(taken(page, "take_svg")[1])
    name, picture = taken(page, "take_png")
    wide, high = struct.unpack(">II", picture[16:24])
    assert name.endswith(".png")
    assert abs(wide - 2 * float(root.get("width", 0))) <= 2
    assert high == 2 * int(root.get("height", 0))
    assert len(set(_pixels(picture)[: 4 * wide * 200])) > 5


def _pixels(picture):
    """The bytes of a PNG as they are before its filters are taken off: enough to see that they differ."""
    parts, at = b"", 8
    while at < len(picture):
        size, kind = struct.unpack(">I4s", picture[at : at + 8])
        parts += picture[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += size + 12
    return zlib.decompress(parts)


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_paper_has_the_view_on_its_first_page_as_a_drawing(opened, paper):
    page = opened("#view=whole&lang=nl", color_scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_function("document.getElementById('printed').complete")
    assert page.get_attribute("#printed", "src").startswith("data:image/svg+xml")
    assert not page.is_visible("header")
    drawing = page.locator("#printed").bounding_box()
    assert page.locator("#tables").bounding_box()["y"] >= drawing["y"] + drawing["height"] - 1
    printed = page.pdf(format=paper, landscape=True)
    assert 2 <= printed.count(b"/Type /Page\n") <= 12
    assert b"/Subtype /Image" not in printed  # a drawing, not a picture of one


def test_a_table_is_csv_as_spreadsheets_here_read_it_and_runs_nothing(opened, programme):
    page = opened("#view=gaps&lang=nl")
    with page.expect_download() as download:
        page.click("#tables .take button >> nth=0")
    text = download.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 1 + len(Answers(programme).of(GAPS))
    assert {len(row) for row in rows} == {len(rows[0])}


def test_what_looks_like_a_formula_is_text_in_a_spreadsheet(opened):
    ministry, issue = node("organisation", "a", "ministry", "=1+1"), node("issue", "i", "", "@SUM(A1)")
    page = opened("#view=gaps&lang=en", text=draw(world(ministry, issue, node("issue", "j", "", "Zorg;=1+41;einde"))))
    with page.expect_download() as download:
        page.click("#tables .take button >> nth=0")
    text = download.value.path().read_text("utf-8-sig")
    assert "'=1+1" in [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    for separator in ",;\t":  # whatever the program that reads it takes to divide cells
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=separator) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "@"))]


def test_a_control_character_of_an_older_graph_breaks_no_picture(opened):
    """Loading replaces it today; a graph that was made before may hold one."""
    graph = world(node("organisation", "a", "ministry", "VWS"), node("issue", "i", "", "Toe\x02komst"))
    page = opened("#view=gaps&lang=en", text=draw(graph))
    texts = [text.text for text in ET.fromstring(taken(page, "take_svg")[1]).iter(f"{SVG}text")]
    assert any("Toe\ufffdkomst" in text for text in texts if text)
    assert taken(page, "take_png")[1].startswith(b"\x89PNG")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_function("document.getElementById('printed').naturalWidth > 0")


def test_a_negative_number_with_a_comma_is_a_number_in_a_dutch_spreadsheet(opened):
    graph = world(node("organisation", "a", "ministry", "-0,5"), node("organisation", "b", "ministry", "-1+1"))
    page = opened("#view=gaps&lang=nl", text=draw(graph))
    with page.expect_download() as download:
        page.click("#tables .take button >> nth=0")
    text = download.value.path().read_text("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert "-0,5" in cells
    assert "'-1+1" in cells


def test_a_drawing_does_not_ask_to_be_clicked(opened):
    page = opened("#view=whole&lang=en")
    assert "several together (click)" in page.inner_text("#legend")
    written = [text.text for text in ET.fromstring(taken(page, "take_svg")[1]).iter(f"{SVG}text")]
    assert "several together" in written
    assert "several together (click)" not in written


def test_a_table_and_the_details_can_be_copied(opened):
    page = opened("#view=owners&node=issue:thuiswerken&lang=nl", permissions=["clipboard-read", "clipboard-write"])
    page.click("text=Kopieer als tekst")
    said = page.evaluate("navigator.clipboard.readText()")
    assert "Thuiswerken" in said
    assert "LT-team 1 ‘Nederland na de crisis’" in said
    assert "Kopieer" not in said
    assert page.inner_text("#spoken") == "Gekopieerd"
    page.click("#tables .take button >> nth=1")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert len({line.count("\t") for line in lines}) == 1
    assert len(lines) == 1 + page.locator("#tables tbody tr").count()


def test_the_details_of_a_party_say_whom_it_overlaps_with_and_why(opened):
    page = opened("#view=overlap&node=organisation:bzk&lang=nl", permissions=["clipboard-read", "clipboard-write"])
    row = page.locator("#details details[data-party='organisation:vws']")
    assert not row.locator("li").first.is_visible()
    row.locator("summary").click()
    assert row.locator("text=Thuiswerken").is_visible()
    page.click("text=Kopieer als tekst")
    said = page.evaluate("navigator.clipboard.readText()")
    assert all(f"BZK en {other} delen" in said for other in ("EZK", "VWS"))  # of closed ones too
    assert page.locator("#details details[open]").count() == 1
    page.evaluate("location.hash = '#view=time&node=organisation:bzk&lang=nl'")
    page.wait_for_function("opgavenkaart.state.view.id === 'time'")
    assert "Overlapt met (Alle perioden samen)" in page.inner_text("#details")


def test_contradicting_claims_stand_side_by_side(opened):
    page = opened("#view=whole&node=group:lt1&lang=nl")
    assert "Bronnen spreken elkaar tegen" in page.inner_text("#details")
    sides = [each.bounding_box() for each in page.locator("#details .odds >> nth=0").locator("li").all()]
    assert len(sides) > 1
    assert sides[0]["y"] == sides[1]["y"]


def test_a_fraction_has_the_decimal_mark_of_the_language_in_the_file_and_on_the_screen(opened):
    page = opened("#view=overlap&lang=nl")
    with page.expect_download() as download:
        page.locator("#tables button", has_text="CSV").first.click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig")), delimiter=";"))
    assert rows
    assert {row["deel van beide samen (Jaccard)"] for row in rows} == {"0,667", "0,6", "0,4"}
    assert all("." not in row["q-waarde"] for row in rows)
    on_screen = page.locator("#tables td", has_text="0,667")
    assert on_screen.count() == 1
    assert not on_screen.is_visible()  # measures that need an explanation come when asked for
    page.click("#tables button:text-is('Cijfers')")
    assert on_screen.is_visible()
    page.click("#language")
    page.locator("#tables td", has_text="0.667").wait_for(state="attached")
