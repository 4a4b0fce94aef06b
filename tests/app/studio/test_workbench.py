"""What does the studio do with files, questions and saved work, in plain values?"""

import io
import json

import openpyxl
import pytest

from opgavenkaart import open_graph
from opgavenkaart.cli import main
from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.studio import asking
from opgavenkaart.studio.calls import call
from opgavenkaart.studio.workbench import Workbench, export_formats


@pytest.fixture
def bench(tmp_path):
    return Workbench(tmp_path / "work")


@pytest.fixture
def filled(bench):
    bench.example("nl")
    return bench


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    return Workbench(tmp_path_factory.mktemp("empty")).template("nl", example=True)


def with_a_mistake(workbook):
    """The example, with an issue on the agenda of a group that is nowhere."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    sheet = book["agenda"]
    column = next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == "werkgroep")
    row = sheet.max_row
    while not sheet.cell(row, column).value:
        row -= 1
    sheet.cell(row, column).value = "lt99"
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue(), row, column


def test_a_workbook_loads_and_its_map_is_that_of_the_command(bench, workbook, tmp_path, monkeypatch):
    assert bench.put(r"C:\mijn\programma.xlsx", workbook) == "programma.xlsx"
    (loaded,) = bench.load(["programma.xlsx"], "nl")["files"]
    assert (loaded["dataset"], loaded["loaded"], loaded["sheets"]) == ("programma", True, [])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "programma.xlsx").write_bytes(workbook)
    for command in (["load", "programma.xlsx", "--lang", "nl"], ["map", "--lang", "nl", "--out", "map.html"]):
        with pytest.raises(SystemExit) as done:
            main(command)
        assert done.value.code == 0
    assert bench.draw("nl") == (tmp_path / "map.html").read_text("utf-8")


def test_a_mistake_is_shown_in_its_row_and_cell(bench, workbook):
    content, row, column = with_a_mistake(workbook)
    bench.put("fout.xlsx", content)
    (refused,) = bench.load(["fout.xlsx"], "nl")["files"]
    assert not refused["loaded"]
    assert bench.state() == {"datasets": []}
    (sheet,) = refused["sheets"]
    (shown,) = sheet["rows"]
    (mark,) = shown["marks"]
    assert (sheet["sheet"], shown["row"], mark["column"] + 1, mark["severity"]) == ("agenda", row, column, "error")
    assert shown["cells"][mark["column"]] == "lt99"
    assert sheet["headings"][mark["column"]] == "werkgroep"
    assert "lt99" in mark["text"]


def test_a_mistake_leaves_what_was_loaded_before(filled, workbook):
    before = filled.state()
    filled.put("fout.xlsx", with_a_mistake(workbook)[0])
    assert filled.load(["fout.xlsx"], "nl")["datasets"] == before["datasets"]


def test_every_question_is_a_form_with_the_options_of_the_command():
    forms = {form["id"]: form for form in asking.questions("nl")}
    assert [*forms] == [*QUESTIONS]
    for id, question in QUESTIONS.items():
        fields = [field["id"] for field in forms[id]["fields"]]
        assert fields == [*(option.id for option in question.options), "about", "as_of"]
    assert {field["required"] for field in forms["path"]["fields"] if field["id"] in ("from", "to")} == {True}


def test_an_answer_has_words_and_evidence_and_is_saved_as_the_command_writes_it(filled, tmp_path):
    answer = asking.answer(filled, "owners", {"about": "issue:thuiswerken"}, "nl")
    assert answer["rows"]
    assert all(row["evidence"] for row in answer["rows"])
    assert not any("_" in cell for row in answer["rows"] for cell in row["cells"])
    out = tmp_path / "out.csv"
    with pytest.raises(SystemExit):
        main(["ask", "gaps", "--graph", str(filled.graph), "--lang", "nl", "--out", str(out)])
    assert asking.answer_file(filled, "gaps", {}, "csv", "nl") == out.read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(asking.answer_file(filled, "all", {}, "xlsx", "nl")))
    assert "gaps" in book.sheetnames


def test_forms_refer_to_things_that_questions_find(filled):
    things = asking.things(filled, "nl")
    assert ("issue:thuiswerken", "Thuiswerken (opgave)") in things
    assert asking.answer(filled, "owners", {"about": things[0][0]}, "nl")["title"]


def test_saved_work_is_a_graph_that_the_command_opens_and_the_studio_too(filled, tmp_path):
    file = tmp_path / "work.opgavenkaart"
    file.write_bytes(filled.save())
    with open_graph(str(file), create=False) as store:
        assert [dataset.name for dataset in store.datasets()] == ["programme", "enrichment"]
    other = Workbench(tmp_path / "other")
    assert other.open(filled.save()) == filled.state()
    with pytest.raises(OpgavenkaartError, match="no saved work"):
        other.open(b"PK\3\4")
    assert other.state() == filled.state()
    assert other.forget() == {"datasets": []}
    assert [path for path in other.folder.rglob("*") if path.is_file()] == []


def test_what_changed_since_saved_work_is_an_answer(filled):
    filled.put("before.opgavenkaart", filled.save())
    filled.unload("enrichment", "nl")
    assert asking.diff(filled, "before.opgavenkaart", "", "nl")["rows"]


def test_every_format_of_one_file_is_written(filled):
    for form, _ in export_formats():
        assert filled.export(form, "nl")
    assert filled.export("xlsx", "nl", "programme")[:2] == b"PK"
    assert filled.match("nl")[:2] == b"PK"


def test_a_table_of_others_gets_a_mapping_that_it_loads_with(bench):
    bench.put("lijst.csv", b"Opgave;Ministerie\nRoken;VWS\nWonen;BZK\n")
    (refused,) = bench.load(["lijst.csv"], "nl")["files"]
    assert "nothing_to_load" in {problem["code"] for problem in refused["problems"]}
    proposed = bench.suggest("lijst.csv", "nl")
    assert str(bench.folder) not in proposed["mapping"]
    (loaded,) = bench.load(["lijst.csv"], "nl", {"lijst.csv": proposed["mapping"]})["files"]
    assert isinstance(loaded["loaded"], bool)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("draw", {}),
        ("answer", {"question": "owners", "options": {}}),
        ("load", {"names": ["../graph.db"]}),
        ("save", {}),
    ],
)
def test_what_cannot_be_done_is_said_in_both_languages(bench, name, given):
    found, file = call(bench, name, json.dumps({**given, **({"lang": "nl"} if name != "save" else {})}))
    assert file is None
    assert {*json.loads(found)["error"]} == {"nl", "en"}


def test_files_come_back_apart_from_plain_values(filled):
    assert call(filled, "state", "{}") == (json.dumps(filled.state(), ensure_ascii=False), None)
    answer, file = call(filled, "draw", '{"lang": "en"}')
    assert (answer, str(file)[:15]) == ("null", "<!doctype html>")
    assert call(filled, "put", '{"name": "a.csv"}', b"x") == ('"a.csv"', None)
