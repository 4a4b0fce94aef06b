"""What people put below a table and between its rows: notes, second tables, subtotals, rows that go on."""

import pytest

from opgavenkaart.graph.text import LANGS
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.problems.problem import format_problem
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.handed_in import edition, folder, no_names, told, xlsx

MINISTRIES = [["naam", "afkorting"], ["Min V", "VWS"], ["Min B", "BZK"]]
LINKS = {
    "documents": [["id", "title"], ["n", "Nota"]],
    "groups": [["name"], ["LT1"], ["LT2"]],
    "organisations": [["name", "abbreviation"], ["V", "VWS"], ["B", "BZK"], ["S", "SZW"]],
}
HEADINGS = ["werkgroep", "organisatie", "rol", "bron"]


Rows = list[list[object]]


def names(path):
    return [node.name for node in edition(path).nodes]


def found(path, *codes):
    return [(p.code.id, p.row) for p in told(path, *codes)]


def test_footnotes_are_no_ministries(tmp_path):
    notes = [["Toelichting"], ["VWS is leidend"], ["Opgesteld door afdeling X"], [], ["Laatst bijgewerkt: 3 mei"]]
    path = xlsx(tmp_path / "p.xlsx", {"ministeries": [*MINISTRIES, [], *notes]})
    assert names(path) == ["Min V", "Min B"]
    assert found(path) == [("note_row", row) for row in (5, 6, 7, 9)]
    assert all(format_problem(p, lang).endswith(".") for p in told(path) for lang in LANGS)


@pytest.mark.parametrize(
    "note", ["* exclusief gasten", "Bron: enquête 2021", "Noot: x", "Source: survey", "Stand 1-1-2020"]
)
def test_a_note_right_below_a_table_is_no_row(tmp_path, note):
    path = folder(tmp_path / "p", {"ministeries": [*MINISTRIES, [note]]})
    assert names(path) == ["Min V", "Min B"]
    assert found(path) == [("note_row", 4)]


def test_a_note_below_links_is_no_link_and_a_total_above_it_is_a_total(tmp_path):
    rows: Rows = [[*HEADINGS], ["LT1", "VWS", "lid", "n"], ["Totaal", 1], [], ["Bron: x"]]
    path = xlsx(tmp_path / "p.xlsx", {**LINKS, "deelname": rows})
    assert len(edition(path).claims) == 1
    assert found(path) == [("total_row", 3), ("note_row", 5)]


def test_a_name_alone_below_an_empty_row_is_read_and_told(tmp_path):
    path = folder(tmp_path / "p", {"ministeries": [*MINISTRIES, [], ["Min S"]]})
    assert names(path) == ["Min V", "Min B", "Min S"]
    assert found(path) == [("lone_name", 5)]


def grouped(*rows):
    return {"issues": [["id", "name", "kind", "horizon", "note"], *rows]}


THEMES = [["", "Thema A"], ["a", "Zorg", "les", "2030"], ["b", "Wonen", "kans", "2040", "x"], ["", "Thema B"]]


def test_titles_of_the_rows_below_are_read_and_told_once(tmp_path):
    path = folder(tmp_path / "p", grouped(*THEMES, ["c", "Werk", "les", "2050"]))
    assert len(names(path)) == 5
    (problem,) = told(path)
    assert (problem.code.id, problem.row, problem.column) == ("group_rows", 2, "name")
    assert problem.value == "Thema A / Thema B"
    assert "(2)" in format_problem(problem, "nl")


@pytest.mark.parametrize(
    "rows",
    [
        [*THEMES, ["c", "Werk", "les"]],  # people leave cells empty
        [["", "Thema A"], ["a", "Zorg", "les", "2030"]],
        [["a", "Zorg", "les", "2030"], ["b", "Wonen", "kans", "2040"], ["", "Werk"]],
    ],
    ids=["gaps", "as many", "the last one"],
)
def test_names_alone_that_may_be_rows_like_the_others_are_not_told(tmp_path, rows):
    assert found(folder(tmp_path / "p", grouped(*rows))) == []


@pytest.mark.parametrize("rows", [[["a"], [], ["b"]], [["Bron van inkomsten"], ["Toelichting op zorg"]]])
def test_a_programme_of_names_alone_says_nothing(tmp_path, rows):
    path = folder(tmp_path / "p", {"issues": [["name", "kind"], *rows]})
    assert names(path) == [row[0] for row in rows if row]
    assert told(path) == []


def test_a_record_among_others_is_no_note(tmp_path):
    rows = [["name", "kind"], ["Bron: water", ""], ["* ster", "kans"], ["Noot", ""], ["Zorg", "les"], ["Wonen", "les"]]
    path = folder(tmp_path / "p", {"issues": rows})
    assert len(names(path)) == 5
    assert told(path) == []


@pytest.mark.parametrize(
    "between", [[[]], [[], ["Opgaven"]]], ids=["an empty row", "a title"]
)  # fmt: skip
def test_a_second_table_is_an_error_that_says_so(tmp_path, between):
    below = [["naam", "soort"], ["Thuiswerken", "opgave"]]
    path = xlsx(tmp_path / "p.xlsx", {"ministeries": [*MINISTRIES, *between, *below]})
    (problem,) = told(path, "second_table")
    assert (problem.severity, problem.row, problem.value) == ("error", 4 + len(between), "naam, soort")
    assert "opgaven" in problem.hint.nl
    assert "issues" in problem.hint.en


def test_things_called_as_columns_are_need_no_table(tmp_path):
    rows = [["name", "kind"], ["Groep", "opgave"], ["naam", "kans"], [], ["Document", "kans"]]
    path = folder(tmp_path / "p", {"issues": rows})
    assert len(names(path)) == 3
    assert told(path) == []


def test_totals_of_links_are_no_links(tmp_path):
    rows: Rows = [
        [*HEADINGS],
        ["LT1", "VWS", "lid", "n"],
        ["Subtotaal LT1", 1],
        ["LT2", "VWS", "lid", "n"],
        ["Totaal generaal", 2],
    ]
    path = xlsx(tmp_path / "p.xlsx", {**LINKS, "deelname": rows})
    assert len(edition(path).claims) == 2
    assert found(path) == [("total_row", 3), ("total_row", 5)]


def test_averages_and_counts_below_issues_are_totals(tmp_path):
    rows: Rows = [["name", "kind"], ["Zorg", "les"], ["Aantal opgaven: 3"], ["Gemiddelde"], ["TOTAAL-generaal", 12]]
    path = xlsx(tmp_path / "p.xlsx", {"issues": rows})
    assert names(path) == ["Zorg"]
    assert found(path) == [("total_row", 3), ("total_row", 4), ("total_row", 5)]


def test_a_row_that_goes_on_is_told_to_be_filled_down(tmp_path):
    rows = [HEADINGS, ["LT1", "VWS", "trekker", "n"], ["", "BZK", "", "n"], ["", "SZW", "", "n"]]
    problems = told(folder(tmp_path / "p", {**LINKS, "deelname": rows}), "missing_value")
    assert [(p.row, '"LT1" van rij 2' in p.hint.nl, "fill it down" in p.hint.en) for p in problems] == [
        (3, True, True),
        (4, True, True),
    ]


@pytest.mark.parametrize("cell", ["BZK, SZW", "BZK/SZW", "BZK\nSZW", "BZK en SZW", "• BZK\n• SZW"])
def test_several_by_another_separator_are_told_which_one_is_ours(tmp_path, cell):
    rows = [HEADINGS, ["LT1", cell, "lid", "n"]]
    (problem,) = told(folder(tmp_path / "p", {**LINKS, "deelname": rows}), "unknown_reference")
    assert '"BZK; SZW"' in problem.hint.nl
    assert '"BZK; SZW"' in problem.hint.en


def test_a_part_that_is_unknown_keeps_the_nearest(tmp_path):
    rows = [HEADINGS, ["LT1", "BZK, SZWW", "lid", "n"]]
    (problem,) = told(folder(tmp_path / "p", {**LINKS, "deelname": rows}), "unknown_reference")
    assert "BZK;" not in problem.hint.nl


def test_totals_in_the_middle_are_left_out_and_reported(tmp_path):
    rows = [["id", "name", "horizon"], ["", "Wonen", "2021"], ["", "Subtotaal wonen", "3"], ["", "Zorg", "2022"]]
    rows += [
        ["", "Totaal", "5"],
        ["", "Som:", "5"],
        ["", "Som", ""],
        ["", "Sport", "2023"],
        ["t", "Totaal", "7"],
        ["", "Subtotalen afschaffen", ""],
    ]
    path = folder(tmp_path / "set", {"issues": rows})
    assert [node.name for node in edition(path).nodes] == [
        "Wonen",
        "Zorg",
        "Som",
        "Sport",
        "Totaal",
        "Subtotalen afschaffen",
    ]
    assert [(problem.row, problem.value) for problem in told(path, "total_row")] == [
        (3, "Subtotaal wonen"),
        (5, "Totaal"),
        (6, "Som:"),
    ]


def test_totals_may_say_of_what_and_averages_may_be_cut_short(tmp_path):
    rows = [["name", "horizon"], ["Wonen", "2021"], ["Totaal (mln)", "5"], ["Gem.", "5"], ["Totaal anders", "2022"]]
    path = folder(tmp_path / "set", {"issues": rows})
    assert [node.name for node in edition(path).nodes] == ["Wonen", "Totaal anders"]
    assert [problem.row for problem in told(path, "total_row")] == [3, 4]


def test_totals_in_the_tables_of_other_people_are_left_out_and_reported(tmp_path):
    path, mapping = tmp_path / "t.csv", tmp_path / "m.toml"
    path.write_text(
        "Maatregel;Bedrag\nWonen;12\nSubtotaal;12\nZorg;3\nTotaal wonen en zorg;15\nTotaal aanpak;7\nTotaal;15\n"
    )
    mapping.write_text('[[table]]\nmakes = "issues"\n[table.columns]\nname = "Maatregel"\n')
    found = read(LoadRequest(path, mapping=mapping)).build(no_names)
    assert [node.name for node in found.nodes] == ["Wonen", "Zorg", "Totaal aanpak"]
    problems = check(path, mapping=mapping)
    assert [problem.row for problem in problems if problem.code.id == "total_of_theirs"] == [3, 5, 7]
    assert [problem.row for problem in problems if problem.code.id == "maybe_total"] == [6]
