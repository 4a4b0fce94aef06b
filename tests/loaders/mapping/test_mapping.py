"""What a mapping says comes out; what is wrong in it is reported by its line, what is wrong in a table by its cell."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from opgavenkaart import cli
from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.text import LANGS
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.problems.problem import CODES, Problem, format_problem
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.tables.cells import day_after
from tests.loaders.handed_in import csv_text, folder, no_names, ods, xlsx

Rows = Sequence[Sequence[object]]

ROWS: Rows = [["Naam", "Soort", "Hoort bij"], ["VWS", "Ministerie", ""], ["RIVM", "Dienst", "VWS"]]
ORGANISATIONS = '[[table]]\nmakes = "organisations"\n[table.columns]\nname = "Naam"\n'
ISSUES = '[[table]]\nmakes = "issues"\n[table.columns]\n'
SUCCESSION = """
[[table]]
makes = "succession"
[table.columns]
from = "Naam"
to = "Naar"
event = { fixed = "move" }
[document]
title = "d"
"""
TELL = 'kind = { column = "Soort", values = { ministerie = "ministry" }, rest = "tell" }\n'


def mapping(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "theirs.toml"
    path.write_text(text, "utf-8")
    return path


def table(tmp_path: Path, rows: Rows = ROWS) -> Path:
    path = tmp_path / "theirs.csv"
    path.write_text(csv_text(rows, ";"), "utf-8")
    return path


def edition(tmp_path: Path, text: str, rows: Rows = ROWS, path: Path | None = None) -> Edition:
    return read(LoadRequest(path or table(tmp_path, rows), mapping=mapping(tmp_path, text))).build(no_names)


def problems_of(tmp_path: Path, text: str, rows: Rows = ROWS, path: Path | None = None) -> list[Problem]:
    return check([path or table(tmp_path, rows)], mapping=mapping(tmp_path, text))


def names(of: Edition, kind: str = "organisation") -> list[str]:
    return [node.name for node in of.nodes if node.kind == kind]


# ── what a mapping takes ──


def test_columns_by_heading_letter_text_and_constant(tmp_path):
    text = """
[[table]]
makes = "organisaties"
[table.columns]
naam = ["Naam", "Soort"]
id = { text = "x-{Naam}" }
soort = { fixed = "ministerie" }
note = "column C"
"""
    made = edition(tmp_path, text).nodes
    assert [(n.id, n.name, n.type, n.props.get("note")) for n in made] == [
        ("x-VWS", "VWS Ministerie", "ministry", None),
        ("x-RIVM", "RIVM Dienst", "ministry", "VWS"),
    ]


def test_what_is_before_and_after_split_and_said_in_other_words(tmp_path):
    rows = [["Wie", "Wat"], ["XVI, VWS/BZK", "Ja"], ["VII, BZK", "nee"], ["X, AZ", "soms"]]
    text = """
[[table]]
makes = "organisations"
[table.columns]
name = { column = "Wie", after = ", ", split = "/" }
[[table]]
makes = "issues"
[table.columns]
name = { column = "Wie", before = "," }
[[table]]
makes = "ownership"
[table.columns]
issue = { column = "Wie", before = "," }
organisation = { column = "wie ", after = ", ", split = "/" }
role = { column = "Wat", values = { ja = "eindverantwoordelijk", Nee = "", "*" = "consulted" } }
"""
    made = edition(tmp_path, text, rows)
    assert names(made) == ["VWS", "BZK", "AZ"]
    assert [(c.from_id, c.role, c.to_id) for c in made.claims] == [
        ("vws", "accountable", "xvi"),
        ("bzk", "accountable", "xvi"),
        ("az", "consulted", "x"),
    ]
    codes = [problem.code.id for problem in problems_of(tmp_path, text, rows)]
    assert set(codes) == {"no_source"}  # the row that the mapping empties is left out unsaid


def test_a_split_cell_is_a_row_each_where_ours_takes_one_value(tmp_path):
    rows = [["Namen", "Over"], ["A/B", "x"], ["C", "y"]]
    text = (
        '[[table]]\nmakes = "issues"\n[table.columns]\nname = { column = "Namen", split = "/" }\ndescription = "Over"\n'
    )
    made = [(node.name, node.props["description"]) for node in edition(tmp_path, text, rows).nodes]
    assert made == [("A", "x"), ("B", "x"), ("C", "y")]


def test_rows_are_chosen_and_group_cells_filled_down(tmp_path):
    rows = [
        ["Dep.", "Naam", "Jaar"],
        ["VWS", "RIVM", "2016"],
        ["", "CIBG", "2016"],
        ["", "Totaal", "2016"],
        ["AZ", "DPC", "2015"],
    ]
    text = """
[[table]]
makes = "organisations"
where = { Jaar = 2016 }
skip = { naam = ["", "totaal"] }
fill_down = ["Dep."]
[table.columns]
name = "Naam"
note = "Dep."
"""
    made = edition(tmp_path, text, rows).nodes
    assert [(node.name, node.props["note"]) for node in made] == [("RIVM", "VWS"), ("CIBG", "VWS")]
    every = edition(tmp_path, text.replace('["Dep."]', "true"), rows).nodes
    assert every == made


def test_a_column_for_each_organisation(tmp_path):
    rows = [["Opgave", "VWS", "BZK"], ["Wonen", "A", ""], ["Zorg", "R", "C"]]
    text = """
[[table]]
makes = "issues"
[table.columns]
name = "Opgave"
[[table]]
makes = "organisations"
across = ["VWS", "BZK"]
[table.columns]
name = { across = "heading" }
[[table]]
makes = "ownership"
across = ["VWS", "BZK"]
[table.columns]
issue = "Opgave"
organisation = { across = "heading" }
role = { across = "cell", values = { A = "accountable", R = "responsible", C = "consulted" } }
"""
    made = edition(tmp_path, text, rows)
    assert [(c.from_id, c.role, c.to_id) for c in made.claims] == [
        ("vws", "accountable", "wonen"),
        ("vws", "responsible", "zorg"),
        ("bzk", "consulted", "zorg"),
    ]


@pytest.mark.parametrize(
    ("last", "first_not"),
    [
        ("31-12-2021", "2022-01-01"),
        ("2021-12", "2022-01"),
        ("2021", "2022"),
        ("28-2-2024", "2024-02-29"),
        ("n.v.t.", "n.v.t."),
    ],
)
def test_a_last_day_becomes_the_day_after(last, first_not):
    assert day_after(last) == first_not


def test_the_document_is_the_source_of_what_names_none(tmp_path):
    text = '[document]\ntitle = "De lijst"\ndate = 2021-01-18\n' + ORGANISATIONS + 'part_of = "Hoort bij"\n'
    made = edition(tmp_path, text)
    assert [(node.id, node.props) for node in made.nodes if node.kind == "document"] == [
        ("de-lijst", {"date": "2021-01-18"})
    ]
    assert [(c.from_id, c.to_id, c.source) for c in made.claims] == [("rivm", "vws", "de-lijst")]


def test_rows_of_one_thing_complete_each_other(tmp_path):
    rows = [["Naam", "Soort", "Nota"], ["RIVM", "", "a"], ["RIVM", "agentschap", ""], ["RIVM", "", "a"]]
    made = edition(tmp_path, ORGANISATIONS + 'kind = "Soort"\nnote = "Nota"\n', rows).nodes
    assert [(node.name, node.type, node.props) for node in made] == [("RIVM", "agency", {"note": "a"})]


def test_where_they_contradict_each_other_the_first_counts_only_if_that_is_said(tmp_path):
    rows = [
        ["Naam", "Nota", "Bij"],
        ["RIVM", "a", "VWS"],
        ["RIVM", "b", "AZ"],
        ["VWS", "", ""],
        ["AZ", "", ""],
        ["RIVM", "b", ""],
    ]
    text = ORGANISATIONS + 'note = "Nota"\npart_of = "Bij"\n'
    assert [(p.code.id, p.row, p.column) for p in problems_of(tmp_path, text, rows) if p.code.id == "rows_differ"] == [
        ("rows_differ", 3, "Bij"),
        ("rows_differ", 3, "Nota"),
        ("rows_differ", 6, "Nota"),
    ]
    text = text.replace("[table.columns]", "distinct = true\n[table.columns]")
    made = edition(tmp_path, text, rows)
    assert [node.props for node in made.nodes if node.id == "rivm"] == [{"note": "a"}]
    assert [c.to_id for c in made.claims] == ["vws", "az"]
    (warning,) = (p for p in problems_of(tmp_path, text, rows) if p.code.id == "first_counts")
    assert (warning.row, warning.column, warning.details["times"]) == (3, "Nota", "2")


def test_things_that_are_only_named_are_made_where_nothing_describes_them(tmp_path):
    named = '[[table]]\nmakes = "ministries"\nonly_new = true\n[table.columns]\nname = "Hoort bij"\n'
    text = named + ORGANISATIONS + 'part_of = "Hoort bij"\n'
    rows = [*ROWS, ["CPB", "", "EZ"]]
    made = edition(tmp_path, text, rows)
    assert {(node.name, node.type) for node in made.nodes} == {
        ("VWS", ""),
        ("RIVM", ""),
        ("CPB", ""),
        ("EZ", "ministry"),
    }


def test_headings_are_found_below_a_disclaimer_and_over_two_rows(tmp_path):
    rows = [["Geen rechten", "", ""], [], ["", "Cijfers", ""], ["Naam", "2020", "2021"], ["VWS", "1", "2"]]
    text = ORGANISATIONS + 'note = "Cijfers 2021"\n'
    for extra in ("", "heading = [3, 4]\n"):
        again = text.replace("[table.columns]", extra + "[table.columns]")
        (made,) = edition(tmp_path, again, rows).nodes
        assert (made.name, made.props) == ("VWS", {"note": "2"})


def test_headings_that_stand_there_again_are_left_out_and_told(tmp_path):
    rows = [*ROWS[:2], ROWS[0], ROWS[2], ["Naam", "", ""]]
    assert names(edition(tmp_path, ORGANISATIONS, rows)) == ["VWS", "RIVM", "Naam"]
    (again,) = (p for p in problems_of(tmp_path, ORGANISATIONS, rows) if p.code.id == "headings_again")
    assert again.row == 3


@pytest.mark.parametrize("book", [xlsx, ods])
@pytest.mark.parametrize("sheet", ['"blad 2"', "2", '"*2"'])
def test_a_sheet_by_name_or_number(tmp_path, book, sheet):
    path = book(tmp_path / f"t.{book.__name__}", {"Blad 1": [["iets"], ["x"]], "Blad 2": ROWS})
    text = ORGANISATIONS.replace("[table.columns]", f"sheet = {sheet}\n[table.columns]")
    assert names(edition(tmp_path, text, path=path)) == ["VWS", "RIVM"]
    (unused,) = (p for p in problems_of(tmp_path, text, path=path) if p.code.id == "unused_tables")
    assert unused.details["names"] == '"Blad 1"'


def test_several_files_of_a_folder(tmp_path):
    path = folder(tmp_path / "f", {"a_2020": ROWS, "a_2021": [ROWS[0], ["CPB", "", "VWS"]], "rest": [["x"], ["y"]]})
    text = ORGANISATIONS.replace("[table.columns]", 'file = "A_*.csv"\n[table.columns]')
    assert names(edition(tmp_path, text, path=path)) == ["VWS", "RIVM", "CPB"]
    (unused,) = (p for p in problems_of(tmp_path, text, path=path) if p.code.id == "unused_tables")
    assert unused.details["names"] == '"rest.csv"'


def test_a_mapping_saved_by_notepad_is_read(tmp_path):
    path = tmp_path / "m.toml"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        path.write_bytes((ORGANISATIONS + '# één\nnote = "Soort"\n').replace("\n", "\r\n").encode(encoding))
        assert names(read(LoadRequest(table(tmp_path), mapping=path)).build(no_names)) == ["VWS", "RIVM"]


# ── what is reported ──

NAMELESS = [["Naam", "Soort"], ["", "x"], ["VWS", "y"]]
CASES = [  # code, mapping, rows, and of each such problem: file, row, column, value
    ("mapping_unreadable", "[[table]\n", ROWS, [("theirs.toml", 1, "", "")]),
    ("mapping_key", "[[tabel]]\n", ROWS, [("theirs.toml", 1, "tabel", "tabel")]),
    ("mapping_key", ORGANISATIONS + 'nam = "Naam"\n', ROWS, [("theirs.toml", 5, "columns.nam", "nam")]),
    ("mapping_key", ORGANISATIONS + 'note = { colum = "Naam", fixed = "x" }\n', ROWS,
     [("theirs.toml", 5, "columns.note.colum", "colum")]),
    ("mapping_value", '[[table]]\nmakes = "organisaton"\n', ROWS, [("theirs.toml", 2, "makes", "organisaton")]),
    ("mapping_value", ORGANISATIONS + 'kind = { fixed = "mnistry" }\n', ROWS,
     [("theirs.toml", 5, "columns.kind", "mnistry")]),
    ("mapping_value", ORGANISATIONS + 'kind = { column = "Soort", values = { a = "zzz" } }\n', ROWS,
     [("theirs.toml", 5, "columns.kind.values.a", "zzz")]),
    ("mapping_value", ORGANISATIONS.replace("[table.", 'heading = 0\ndistinct = "ja"\n[table.'), ROWS,
     [("theirs.toml", 3, "heading", "0"), ("theirs.toml", 4, "distinct", "ja")]),
    ("mapping_value", ORGANISATIONS + 'note = true\n', ROWS, [("theirs.toml", 5, "columns.note", "True")]),
    ("mapping_value", ORGANISATIONS + 'naam = "Naam"\n', ROWS, [("theirs.toml", 5, "columns.naam", "naam")]),
    ("mapping_lacks", '[document]\nid = "x"\n' + ORGANISATIONS, ROWS, [("theirs.toml", 1, "", "title")]),
    ("mapping_lacks", "", ROWS, [("theirs.toml", None, "", "[[table]]")]),
    ("mapping_lacks", '[[table]]\nmakes = "issues"\n[table.columns]\nkind = "Soort"\n', ROWS,
     [("theirs.toml", 3, "columns", "name")]),
    ("mapping_lacks", ORGANISATIONS + 'note = { across = "cell" }\n', ROWS,
     [("theirs.toml", 5, "columns.note", "across")]),
    ("mapping_not_there", ORGANISATIONS + 'note = "Sort"\n' + ISSUES + 'name = "X"\n', ROWS,
     [("theirs.toml", 5, "", "Sort"), ("theirs.toml", 9, "", "X")]),
    ("mapping_not_there", ORGANISATIONS.replace("[table.", 'file = "x.csv"\n[table.'), ROWS,
     [("theirs.toml", 3, "", "x.csv")]),
    ("mapping_no_sheets", ORGANISATIONS.replace("[table.", 'sheet = "Blad9"\n[table.'), [["Naam"], ["VWS"]],
     [("theirs.toml", 3, "", "Blad9")]),
    ("mapping_twice", ORGANISATIONS, [["Naam", "naam "], ["a", "b"]],
     [("theirs.toml", 4, "", "Naam")]),
    ("rows_left_out", ORGANISATIONS + 'note = "Soort"\n', NAMELESS, [("theirs.csv", 2, "Naam", "")]),
    ("rows_left_out", ORGANISATIONS + SUCCESSION, [["Naam", "Naar"], ["a", "b"], ["b", ""]],
     [("theirs.csv", 3, "Naar", "")]),
    ("of_itself", ORGANISATIONS + 'part_of = "Bij"\n[document]\ntitle = "d"\n', [["Naam", "Bij"], ["VWS", "vws"]],
     [("theirs.csv", 2, "Bij", "")]),
    ("not_in_values", ORGANISATIONS + TELL + 'note = "Hoort bij"', ROWS, [("theirs.csv", 3, "Soort", "Dienst")]),
    ("no_rows", ORGANISATIONS.replace("[table.", 'where = { Soort = "?" }\n[table.') + 'note = "Hoort bij"\n', ROWS,
     [("theirs.csv", None, "", "")]),
    ("mapping_choose", ORGANISATIONS + 'note = ["Soort", "Hoort bij"]\n[[table]]\nmakes = "?"\n', ROWS,
     [("theirs.toml", 7, "makes", "?")]),
    ("mapping_choose_first", '[[table]]\nmakes = "?"\n', ROWS, [("theirs.toml", 2, "makes", "?")]),
    ("unused_columns", ORGANISATIONS, ROWS, [("theirs.csv", 1, "", "")]),
    ("extra_cell", ORGANISATIONS, [["Naam", ""], ["a", "", "b"]], [("theirs.csv", 2, "", "b")]),
    ("text_above", ORGANISATIONS, [["let op"], ["Naam"], ["a"]], [("theirs.csv", None, "", "")]),
    ("date_left_out", ORGANISATIONS + 'valid_from = "Soort"\nnote = "Hoort bij"\n', ROWS[:2],
     [("theirs.csv", 2, "Soort", "Ministerie")]),
    ("unknown_reference", ORGANISATIONS + 'part_of = "Hoort bij"\nnote = "Soort"\n[document]\ntitle = "d"\n',
     [ROWS[0], ["RIVM", "", "VSW"]], [("theirs.csv", 2, "Hoort bij", "VSW")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "rows", "expected"), CASES, ids=[f"{n}-{c[0]}" for n, c in enumerate(CASES)])
def test_a_problem_names_its_place(tmp_path, code, text, rows, expected):
    path = folder(tmp_path / "theirs", {"theirs": rows}) if "x.csv" in text else None
    found = problems_of(tmp_path, text, rows, path)
    assert {p.code.id for p in found} == {code}, [format_problem(p, "en") for p in found]
    assert [(p.file, p.row, p.column, p.value) for p in found] == expected
    for problem in found:
        for lang in LANGS:
            line = format_problem(problem, lang)
            assert "{" not in line.replace("skip = {", "")
            assert ("line" in line if lang == "en" else "regel" in line) or problem.row is None or ".csv" in line


def test_every_code_was_seen():
    elsewhere = {"rows_differ", "first_counts", "unused_tables", "nothing_to_map", "no_mapping_needed"}
    codes = {code.id for code in CODES["Mappings"]}
    assert {case[0] for case in CASES} & codes | elsewhere == codes


def test_of_a_folder_the_file_is_to_be_said(tmp_path):
    path = folder(tmp_path / "f", {"a": ROWS, "b": ROWS})
    assert [(p.code.id, p.value) for p in problems_of(tmp_path, ORGANISATIONS, path=path)] == [
        ("mapping_lacks", "file")
    ]


@pytest.mark.parametrize("missing", ["theirs.csv", "theirs.toml"])
def test_a_file_that_is_not_there(tmp_path, missing):
    path, toml = table(tmp_path), mapping(tmp_path, ORGANISATIONS)
    (tmp_path / missing).unlink()
    (found,) = check([path], mapping=toml)
    assert (found.file, found.code.id) == (missing, "unreadable" if missing.endswith("csv") else "mapping_unreadable")


def test_on_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    table(tmp_path)
    mapping(tmp_path, ORGANISATIONS + 'part_of = "Hoort bij"\n')

    def run(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as done:
            cli.main([*arguments, "--mapping", "theirs.toml", "--graph", "g.db", "--lang", "nl"])
        seen = capsys.readouterr()
        return done.value.code, seen.out, seen.err

    status, out, _ = run("check", "theirs.csv")
    assert (status, 'theirs.csv, rij 1: deze kolommen zijn niet gebruikt (1): "Soort".' in out) == (0, True)
    status, out, err = run("load", "theirs.csv")
    assert (status, out) == (0, "theirs: zaken 2 erbij, 0 gewijzigd, 0 eraf; uitspraken 1 erbij, 0 gewijzigd, 0 eraf\n")
    assert 'theirs.csv, rij 3, kolom "source": deze bewering noemt geen bron.' in err
    mapping(tmp_path, '[[table]]\nmakes = "opgave"\n')
    status, out, err = run("load", "theirs.csv")
    assert (status, out) == (1, "")
    assert err.startswith('error: theirs.toml, regel 2, sleutel "makes": "opgave" kan hier niet staan.')


def test_columns_made_of_one_column_go_together_part_by_part(tmp_path):
    rows = [["Partij"], ["A/B/C"], ["B en D"]]
    text = """
[[table]]
makes = "organisations"
[table.columns]
name = { column = "Partij", split = "/", values = { "B en D" = ["B", "D"] } }
abbreviation = { column = "Partij", split = "/", values = { A = "a", C = "c", "B en D" = ["", "d"], "*" = "" } }
kind = { column = "Partij", values = { "*" = "other" } }
"""
    made = edition(tmp_path, text, rows)
    found = [(node.name, node.abbreviation, node.type) for node in made.nodes if node.kind == "organisation"]
    assert found == [("A", "a", "other"), ("B", "", "other"), ("C", "c", "other"), ("D", "d", "other")]
