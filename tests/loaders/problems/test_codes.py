"""Every problem that data can have: where it is, and how to mend it."""

import json

import pytest

from opgavenkaart.graph.text import LANGS
from opgavenkaart.loaders.files.sheet import NOT_CALCULATED
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.problems.problem import CODES, DataProblems, Problem, format_problem
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.tables.codes import NOTHING_TO_LOAD
from tests.loaders.handed_in import folder, no_names, told, xlsx

DOC = {"documents": [["title"], ["n"]]}
ORGS = {"organisations": [["name"], ["a"], ["b"]], **DOC}
LINKS = {"issues": [["name"], ["x"], ["y"]], "groups": [["name"], ["g"]], "domains": [["name"], ["d"]], **ORGS}

# code, tables, and of each such problem: file, row, column, value
CASES = [
    ("unknown_table", {"isues": [["name"], ["x"]], **DOC}, [("isues.csv", None, "", "isues")]),
    ("duplicate_table", {"opgaven": [["name"]], "issues": [["name"]]}, [("opgaven.csv", None, "", "")]),
    ("unknown_column", {"issues": [["name", "knd"], ["x", "kans"]]}, [("issues.csv", 1, "knd", "knd")]),
    ("unknown_column", {"issues": [["name", "", ""], ["x", "", "y"]]}, [("issues.csv", 1, "C", "C")]),
    ("duplicate_column", {"issues": [["naam", "Name"], ["x", "y"]]}, [("issues.csv", 1, "Name", "Name")]),
    ("missing_column", {"issues": [["id"], ["x"]]}, [("issues.csv", 1, "name", "name")]),
    ("extra_cell", {"issues": [["name", "note"], ["x", "y", "z"]]}, [("issues.csv", 2, "", "z")]),
    ("missing_value", {"issues": [["id", "Naam"], ["x", ""]]}, [("issues.csv", 2, "Naam", "")]),
    ("missing_value", {"in_domain": [["opgave", "domain", "source"], ["", "d", "n"]], **LINKS},
     [("in_domain.csv", 2, "opgave / group", "")]),
    ("missing_value", {"succession": [["from", "naar", "event", "source"], ["a", "", "merge", "n"]], **ORGS},
     [("succession.csv", 2, "naar", "")]),
    ("bad_value", {"issues": [["name", "kind"], ["x", "kansje"]]}, [("issues.csv", 2, "kind", "kansje")]),
    ("bad_value", {"relations": [["from", "to", "score", "source"], ["x", "y", "7", "n"]], **LINKS},
     [("relations.csv", 2, "score", "7")]),
    ("url_left_out", {"documents": [["title", "url"], ["x", "javascript:alert(1)"]]},
     [("documents.csv", 2, "url", "javascript:alert(1)")]),
    ("date_left_out", {"issues": [["name", "geldig tot"], ["x", "30-02-2021"]]},
     [("issues.csv", 2, "geldig tot", "30-02-2021")]),
    ("formula_error", {"issues": [["name", "note"], ["x", "#N/B"]]}, [("issues.csv", 2, "note", "#N/B")]),
    ("formula_unsaved", {"issues": [["name", "note"], ["x", NOT_CALCULATED]]},
     [("issues.csv", 2, "note", NOT_CALCULATED)]),
    ("misread_text", {"issues": [["name"], ["cafÃ©"]]}, [("issues.csv", 2, "", "cafÃ©")]),
    ("duplicate_id", {"ministries": [["name"], ["A"]], **ORGS}, [("organisations.csv", 2, "id", "a")]),
    ("duplicate_id", {"issues": [["id", "name"], ["x", "1"], ["", "X"]]}, [("issues.csv", 3, "id", "x")]),
    ("unseen_signs", {"issues": [["name"], ["Zo\u00adrg"]]}, [("issues.csv", 2, "name", "Zo\u00adrg")]),
    ("control_characters", {"issues": [["name"], ["Zo_x0002_rg"]]}, [("issues.csv", 2, "name", "Zo\ufffdrg")]),
    ("nearly_alike", {"issues": [["name"], ["Klaar?"], ["Klaar!"]]}, [("issues.csv", 3, "name", "Klaar!")]),
    ("unknown_reference", {"agenda": [["group", "issue", "source"], ["g", "z;x;w", "m"]], **LINKS},
     [("agenda.csv", 2, "issue", "z"), ("agenda.csv", 2, "issue", "w"), ("agenda.csv", 2, "source", "m")]),
    ("ambiguous_reference", {"agenda": [["group", "issue", "source"], ["g", "Q", "n"]], "groups": [["name"], ["g"]],
     "issues": [["id", "name"], ["1", "q"], ["2", "q."]], **DOC}, [("agenda.csv", 2, "issue", "Q")]),
    ("self_reference", {"relations": [["from", "to", "score", "source"], ["x", "X;y", "1", "n"]], **LINKS},
     [("relations.csv", 2, "to", "x")]),
    ("self_reference", {"domains": [["name", "part_of", "source"], ["d", "D", "n"]], **DOC},
     [("domains.csv", 2, "part_of", "d")]),
    ("dates_reversed", {"issues": [["name", "valid_from", "valid_to"], ["x", "2021-05", "2021-05"],
     ["y", "2021", "2021-02"]]},
     [("issues.csv", 2, "valid_to", "2021-05")]),
    ("cycle", {"domains": [["name", "part_of", "source"], ["a", "b", "n"], ["b", "C", "n"], ["c", "a", "n"],
     ["d", "a", "n"], ["e", "f", "n"], ["f", "e", "n"]], **DOC}, None),
    ("too_deep", {"domains": [["name", "part_of", "source"], ["d0", "", "n"],
     *([f"d{level}", f"d{level - 1}", "n"] for level in range(1, 110))], **DOC},
     [("domains.csv", 103, "part_of", "d100")]),
    ("no_source", {"agenda": [["group", "issue"], ["g", "x;y"]], **LINKS}, [("agenda.csv", 2, "source", "")]),
    ("no_source", {"domains": [["name", "part_of", "bron"], ["a", "", ""], ["b", "a", ""]]},
     [("domains.csv", 3, "bron", "")]),
    ("duplicate_row", {"agenda": [["group", "issue", "source"], ["g", "x", "n"], ["g", "y;x", "n"]], **LINKS},
     [("agenda.csv", 3, "", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "tables", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_problem_names_its_cell(tmp_path, code, tables, expected):
    found = told(folder(tmp_path / "d", tables))
    assert {p.code.id for p in found} == {code}, [format_problem(p, "en") for p in found]
    if expected is not None:
        assert [(p.file, p.row, p.column, p.value) for p in found] == expected
    for problem in found:
        for lang in LANGS:
            assert "{" not in format_problem(problem, lang)


def test_every_circle_is_told_once_at_one_of_its_rows(tmp_path):
    tables = next(tables for code, tables, _ in CASES if code == "cycle")
    found = told(folder(tmp_path / "d", tables))
    assert [(p.file, p.column) for p in found] == [("domains.csv", "part_of")] * 2
    assert {p.row for p in found} <= {2, 3, 4, 6, 7}
    assert sorted(len(p.message.en.split(" → ")) for p in found) == [3, 4]


def test_files_that_cannot_be_read(tmp_path):
    assert [p.code.id for p in told(tmp_path / "nowhere")] == ["unreadable"]
    assert [p.code.id for p in told(tmp_path)] == ["nothing_to_load"]
    (tmp_path / "README.md").write_text("# Read me")
    (tmp_path / ".~lock.issues.csv#").write_text("x")
    assert [p.code.id for p in told(tmp_path)] == ["nothing_to_load"]
    (tmp_path / "iets.csv").write_text("a,b\n")
    assert {p.code.id for p in told(tmp_path)} == {"nothing_to_load", "unknown_table"}
    xlsx(tmp_path / "p.xlsx", {"Blad1": [["x"]], "Blad2": []})
    assert [p.code.id for p in told(tmp_path / "p.xlsx")] == ["nothing_to_load", "unknown_table"]


def test_a_workbook_beside_csv_files_is_not_passed_over_in_silence(tmp_path):
    xlsx(folder(tmp_path / "d", DOC) / "issues.xlsx", {"issues": [["name"], ["x"]]})
    assert [(p.code.id, p.file) for p in told(tmp_path / "d")] == [("not_read", "issues.xlsx")]


def test_a_broken_quotation_mark_ends_the_file(tmp_path):
    for text in ('name\n"a\n\nb"\nc\n"d" e\nf\n', 'name\n"a\n\nb"\nc\n"d e\nf\n'):
        (tmp_path / "issues.csv").write_text(text)
        assert [(p.code.id, p.row) for p in told(tmp_path)] == [("broken_quotes", 4)]


def test_a_table_without_rows_is_no_problem(tmp_path):
    assert told(folder(tmp_path / "d", {"issues": [["name"]], "ownership": [["issue", "organisation", "role"]]})) == []


def test_all_problems_of_all_tables_are_told_in_order(tmp_path):
    path = folder(
        tmp_path / "d",
        {
            "issues": [["name", "kind", "valid_from"], ["x", "?", "ooit"], ["", "kans", ""]],
            "agenda": [["group", "issue"], ["g", "x"]],
        },
    )
    with pytest.raises(DataProblems) as raised:
        read(LoadRequest(path)).build(no_names)
    assert [(p.file, p.row, p.column, p.code.id) for p in raised.value.problems] == [
        ("agenda.csv", 2, "group", "unknown_reference"),
        ("agenda.csv", 2, "source", "no_source"),
        ("issues.csv", 2, "kind", "bad_value"),
        ("issues.csv", 2, "valid_from", "date_left_out"),
        ("issues.csv", 3, "name", "missing_value"),
    ]
    assert str(raised.value).count("\n") == 2


def test_problems_of_a_workbook_come_in_the_order_of_its_sheets(tmp_path):
    wrong = [["name", "knd"], ["", ""], ["", "x"]]
    path = xlsx(tmp_path / "p.xlsx", {"issues": wrong, "documents": [["title"]], "leeg": [], "domains": wrong})
    found = [(p.sheet, p.row) for p in check([path])]
    assert found == [("", None), *((sheet, row) for sheet in ("issues", "domains") for row in (1, 3))]


def test_a_problem_as_json(tmp_path):
    path = xlsx(tmp_path / "p.xlsx", {"issues": [["naam", "soort"], ["x", "kan"]]})
    (problem,) = check([path])
    assert json.loads(json.dumps(problem.as_dict("nl"))) == {
        "severity": "error",
        "code": "bad_value",
        "file": "p.xlsx",
        "sheet": "issues",
        "row": 2,
        "column": "soort",
        "value": "kan",
        "message": '"kan" kan hier niet staan.',
        "hint": 'Bedoelt u "kans"? Kies uit uitdaging, verandering, kans, zwakte, dilemma, witte vlek of les.',
    }
    assert format_problem(problem, "nl").startswith('p.xlsx, blad "issues", rij 2, kolom "soort": "kan" kan hier niet')
    empty = Problem(NOTHING_TO_LOAD, "d", details={"tables": "x", "suggest": ""}).as_dict("en")
    assert (empty["sheet"], empty["row"], empty["column"]) == (None, None, None)


def test_long_values_braces_and_line_breaks_fit_in_one_line(tmp_path):
    value = "{0}{value}\n</script>" + "x" * 10_000
    (problem,) = told(folder(tmp_path / "d", {"issues": [["name", "kind"], ["x", value]]}))
    line = format_problem(problem, "en")
    assert problem.value == value
    assert len(line) < 500
    assert "{0}{value} </script>" in line
    assert "\n" not in line


def test_every_code_is_in_a_test():
    elsewhere = {
        "unreadable",
        "nothing_to_load",
        "not_read",
        "broken_quotes",
        "unchecked_format",
        "hidden_rows",
        "hidden_columns",
        "table_totals",
        "bad_date",
        "encoding_in_doubt",
        "copied",
        "same_code",
        "met_later",
        "not_approved",
        "refused_reference",
        "lost_letter",
        "mixed_letters",
        "open_conflicts",
    }
    assert {code for code, _, _ in CASES} | elsewhere == {code.id for code in CODES["Tables"]}


@pytest.mark.parametrize("root", ["searchRetrieveResponse", "schema"])
def test_xml_of_something_else_is_named_by_its_first_element(tmp_path, root):
    path = tmp_path / "antwoord.xml"
    path.write_text(f'<?xml version="1.0"?>\n<a:{root} xmlns:a="urn:x"><a:record/></a:{root}>', "utf-8")
    (problem,) = told(path)
    assert problem.code.id == "unreadable"
    assert f"its first element is {root}" in problem.message.en
    assert "exportOO.xml" in problem.hint.nl


def test_two_families_may_use_one_id_and_each_has_its_words():
    families = CODES
    of = {family: {code.id: code for code in codes} for family, codes in families.items()}
    assert [len(of[family]) for family in families] == [len(codes) for codes in families.values()]
    in_table, in_register = of["Tables"]["duplicate_id"], of["Registers"]["duplicate_id"]
    assert (in_table.severity, in_register.severity) == ("error", "warning")
    assert Problem(in_register, "r.xml", details={"first": "x"}).as_dict("en")["code"] == "duplicate_id"
