"""A column that says of each row whether it was approved, in any table: only rows with yes count."""

import pytest

from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.handed_in import folder, no_names, xlsx

ISSUES = [["name", "decision"], ["Wonen", "no"], ["Zorg", "yes"], ["Sport", ""], ["Werk", "misschien"]]
OWNERS = [["issue", "organisation", "role", "source"], ["Zorg", "VWS", "accountable", "d"]]
BESIDE = {"ministries": [["name"], ["VWS"]], "documents": [["id", "title"], ["d", "D"]]}


@pytest.mark.parametrize("hand_in", [folder, xlsx])
@pytest.mark.parametrize(("heading", "yes"), [("decision", "yes"), ("Besluit", "JA"), ("besluit", "ja ")])
def test_only_approved_rows_are_loaded_and_the_others_are_counted(tmp_path, hand_in, heading, yes):
    issues = [["name", heading], *ISSUES[1:2], ["Zorg", yes], *ISSUES[3:]]
    path = hand_in(tmp_path / "set.xlsx", {"issues": issues, "ownership": OWNERS, **BESIDE})
    source = read(LoadRequest(path))
    edition = source.build(no_names)
    assert [node.name for node in edition.nodes if node.kind == "issue"] == ["Zorg"]
    (problem,) = source.problems
    assert (problem.code.id, problem.code.unused, problem.row, problem.column) == ("not_approved", True, 1, heading)
    assert problem.message.en == "refused: 1, undecided: 2; these rows are not used."


def test_links_count_by_their_own_column(tmp_path):
    said = [[*OWNERS[0], "besluit"], [*OWNERS[1], "nee"], ["Zorg", "VWS", "informed", "d", "ja"]]
    path = folder(tmp_path / "set", {"issues": [["name"], ["Zorg"]], "ownership": said, **BESIDE})
    assert [claim.role for claim in read(LoadRequest(path)).build(no_names).claims] == ["informed"]


def test_what_rests_on_a_row_that_was_not_approved_is_an_error_that_names_it(tmp_path):
    path = folder(tmp_path / "set", {"issues": ISSUES, "ownership": [OWNERS[0], ["sport", *OWNERS[1][1:]]], **BESIDE})
    (problem,) = [problem for problem in check(path) if problem.severity == "error"]
    assert (problem.code.id, problem.value) == ("refused_reference", "sport")
    assert problem.message.en == 'issue "sport" was not approved: issues.csv, row 4.'


def test_a_name_that_differs_by_a_sign_from_a_refused_one_is_just_unknown(tmp_path):
    issues = [["name", "besluit"], ["Budget (+)", "nee"], ["Zorg", "ja"]]
    path = folder(
        tmp_path / "set", {"issues": issues, "ownership": [OWNERS[0], ["Budget (-)", *OWNERS[1][1:]]], **BESIDE}
    )
    (problem,) = [problem for problem in check(path) if problem.severity == "error"]
    assert (problem.code.id, problem.value) == ("unknown_reference", "Budget (-)")


@pytest.mark.parametrize(
    "heading", ["Besluit (ja/nee)", "Besluit ja/nee", "Definitief besluit", "Besluit:", "Final decision"]
)
def test_a_heading_that_says_more_decides_too_where_a_cell_says_yes_or_no(tmp_path, heading):
    issues = [["name", heading], ["Wonen", "nee"], ["Zorg", "ja"]]
    edition = read(LoadRequest(folder(tmp_path / "set", {"issues": issues}))).build(no_names)
    assert [node.name for node in edition.nodes] == ["Zorg"]


@pytest.mark.parametrize("heading", ["Akkoord", "Akkoord?", "Goedgekeurd", "Approved (yes/no)", "Besluit stuurgroep"])
def test_words_like_it_decide_where_a_column_holds_nothing_but_yes_and_no(tmp_path, heading):
    rows = [["name", heading], ["Wonen", "nee"], ["Zorg", "ja"], ["Sport", ""]]
    made = read(LoadRequest(folder(tmp_path / "set", {"issues": rows})))
    assert [node.name for node in made.build(no_names).nodes] == ["Zorg"]
    assert [problem.code.id for problem in made.problems] == ["not_approved"]
    rows = [*rows, ["Werk", "met FIN"]]
    made = read(LoadRequest(folder(tmp_path / "other", {"issues": rows})))
    assert len(made.build(no_names).nodes) == 4
    assert [problem.code.id for problem in made.problems] == ["unknown_column"]


def test_of_two_decisions_both_must_be_yes(tmp_path):
    issues = [["name", "Voorlopig besluit", "Definitief besluit"], ["Wonen", "ja", "nee"], ["Zorg", "ja", "ja"]]
    source = read(LoadRequest(folder(tmp_path / "set", {"issues": [*issues, ["Sport", "ja", ""]]})))
    assert [node.name for node in source.build(no_names).nodes] == ["Zorg"]
    (problem,) = source.problems
    assert problem.message.en == "refused: 1, undecided: 1; these rows are not used."


def test_a_column_with_the_day_of_a_decision_decides_nothing(tmp_path):
    issues = [["name", "Datum besluit"], ["Wonen", "2021-01-01"], ["Zorg", ""]]
    assert [problem.code.id for problem in check(folder(tmp_path / "set", {"issues": issues}))] == ["unknown_column"]


def test_what_is_wrong_in_a_refused_row_is_no_problem(tmp_path):
    issues = [["name", "valid_from", "besluit"], ["Wonen", "ooit", "nee"], ["Zorg", "2021", "ja"]]
    assert [problem.code.id for problem in check(folder(tmp_path / "set", {"issues": issues}))] == ["not_approved"]
    assert check(folder(tmp_path / "all", {"issues": [issues[0], issues[2]]})) == []


@pytest.mark.parametrize(
    "heading", ["Akkoord?", "Vastgesteld", "Definitief", "Opnemen?", "Go/no-go", "Goedgekeurd door MT"]
)
def test_other_words_for_a_decision_hold_where_they_have_only_yes_and_no(tmp_path, heading):
    path = folder(tmp_path / "set", {"issues": [["name", heading], ["Wonen", "ja"], ["Zorg", "nee"], ["Sport", ""]]})
    assert [node.name for node in read(LoadRequest(path)).build(no_names).nodes] == ["Wonen"]
    other = folder(tmp_path / "other", {"issues": [["name", heading], ["Wonen", "ja"], ["Zorg", "in 2021"]]})
    assert len(read(LoadRequest(other)).build(no_names).nodes) == 2
