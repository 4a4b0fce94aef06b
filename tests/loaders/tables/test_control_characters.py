"""A control character, as a PDF leaves it, is reported at the door of every format, and nothing holds it afterwards."""

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.text import clean
from opgavenkaart.loaders.load import examined, read
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.handed_in import folder, told

NAME = "Toe\x02komst \x9b2J van \x1b]0;title\x07 zorg"
CLEANED = "Toe\ufffdkomst \ufffd2J van \ufffd]0;title\ufffd zorg"


def csv_file(folder: Path) -> Path:
    (folder / "issues.csv").write_text(f'id,name,description\na,"{NAME}",\nb,B,"{NAME}"\n', encoding="utf-8")
    return folder / "issues.csv"


def workbook(folder: Path) -> Path:
    with xlsxwriter.Workbook(folder / "p.xlsx") as book:  # which writes _x0002_
        sheet = book.add_worksheet("issues")
        for row, cells in enumerate((["id", "name", "description"], ["a", NAME, ""], ["b", "B", NAME])):
            sheet.write_row(row, 0, cells)
    return folder / "p.xlsx"


def node_link(folder: Path) -> Path:
    nodes = [{"id": "a", "kind": "issue", "name": NAME}, {"id": "b", "kind": "issue", "name": "B", "description": NAME}]
    (folder / "n.json").write_text(json.dumps({"nodes": nodes, "links": [], "directed": True}), encoding="utf-8")
    return folder / "n.json"


@pytest.mark.parametrize("made", [csv_file, workbook, node_link])
def test_it_is_reported_and_replaced(tmp_path, made):
    request = LoadRequest(made(tmp_path))
    [(_, problems)] = examined([request], None)
    assert any(problem.code.id in ("control_characters", "misread_text") for problem in problems)
    graph = Graph.of(read(request).build(lambda: Names(())))
    assert graph.nodes["issue"]["a"].name == CLEANED
    assert CLEANED in (graph.nodes["issue"]["b"].props.get("description"), graph.nodes["issue"]["b"].props.get("note"))


@pytest.mark.parametrize("sign", [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\ud800", "\ufffe", "\uffff"])
def test_what_is_left_can_be_held_by_xml(sign):
    kept = sign in "\t\n\r"
    assert clean(f"a{sign}b") == (f"a{sign}b" if kept else "a\ufffdb")
    ET.fromstring(f"<x>{clean(sign)}</x>")


def test_other_signs_stay():
    text = "één — €5 · 👩\u200d👩\u200d👧 \u00ad\u00a0 ĳ \U0010fffd"
    assert clean(text) == text


def test_a_workbook_that_was_cleaned_is_whole(tmp_path):
    with xlsxwriter.Workbook(file := io.BytesIO()) as book:
        book.add_worksheet().write_string(0, 0, clean(NAME))
    assert openpyxl.load_workbook(io.BytesIO(file.getvalue())).active["A1"].value == CLEANED


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        ("Financi?n", True),
        ("Co?rdinatie van zorg", True),
        ("de Financi?n, en meer", True),
        ("Wie doet wat? En wanneer", False),
        ("Klaar?Ja", False),
        ("https://voorbeeld.nl/zoek?q=zorg", False),
        ("voorbeeld.nl/index.php?id", False),
        ("wat?!", False),
    ],
)
def test_a_question_mark_in_a_word_is_a_lost_letter(tmp_path, text, is_lost):
    rows = [["name", "note"], [text, text], ["Zorg", text]]
    problems = told(folder(tmp_path / "p", {"issues": rows}))
    expected = [("lost_letter", "name", "1"), ("lost_letter", "note", "2")] if is_lost else []
    assert [(p.code.id, p.column, p.details["count"]) for p in problems] == expected
