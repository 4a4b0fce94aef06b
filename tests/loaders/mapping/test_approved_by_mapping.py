"""Tables of other people with a column of decisions: only rows with yes load, whatever a mapping makes of them."""

from pathlib import Path

import pytest

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.suggest.suggest import suggest
from tests.loaders.handed_in import csv_text, folder, no_names, ods, xlsx

ROWS: list[list[object]] = [
    ["Nr", "Maatregel", "Trekker", "Besluit"],
    [1, "Wonen", "BZK", "nee"],
    [2, "Zorg", "VWS", "Ja"],
    [3, "Sport", "VWS", ""],
    [4, "Werk", "SZW", "ja, mits"],
]
PART = '[[table]]\nmakes = "{}"\n'
COLUMNS = "[table.columns]\n"
ISSUES = PART.format("issues") + COLUMNS + 'name = "Maatregel"\n'
PARTIES = PART.format("organisations") + COLUMNS + 'name = "Trekker"\n'
OWNERS = (
    PART.format("ownership")
    + COLUMNS
    + 'issue = "Maatregel"\norganisation = "Trekker"\nrole = { fixed = "accountable" }\n'
)


def toml(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "theirs.toml"
    path.write_text(text, "utf-8")
    return path


def theirs(tmp_path: Path, rows=ROWS) -> Path:
    path = tmp_path / "theirs.csv"
    path.write_text(csv_text(rows, ";"), "utf-8")
    return path


def loaded(tmp_path: Path, text: str, path: Path | None = None) -> Edition:
    return read(LoadRequest(path or theirs(tmp_path), mapping=toml(tmp_path, text))).build(no_names)


def names(edition: Edition, kind: str = "issue") -> list[str]:
    return [node.name for node in edition.nodes if node.kind == kind]


def errors(problems: list[Problem]) -> list[tuple[str, str, int | None]]:
    return [(problem.code.id, problem.value, problem.row) for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize("hand_in", [folder, xlsx, ods])
def test_only_approved_rows_are_loaded_in_every_table_that_they_make(tmp_path, hand_in):
    path = hand_in(tmp_path / "theirs.book", {"lijst": ROWS})
    source = read(LoadRequest(path, mapping=toml(tmp_path, ISSUES + PARTIES + OWNERS)))
    edition = source.build(no_names)
    assert (names(edition), names(edition, "organisation")) == (["Zorg"], ["VWS"])
    assert len(edition.claims) == 1
    counted = [problem for problem in source.problems if problem.code.id == "not_approved"]
    assert [problem.message.en for problem in counted] == ["refused: 1, undecided: 2; these rows are not used."]
    assert [line.en.split("; ")[1] for line in source.accounts] == ['3 without "yes" in "Besluit"'] * 3


def test_what_another_sheet_says_of_a_refused_row_is_an_error_that_names_it(tmp_path):
    more: list[list[object]] = [["Maatregel", "Partij"], ["Zorg", "VWS"], ["wonen", "VWS"]]
    path = folder(tmp_path / "set", {"a": ROWS, "b": more})
    parts = [part.replace("[table.columns]", 'file = "a.csv"\n[table.columns]') for part in (ISSUES, PARTIES)]
    of_b = OWNERS.replace("Trekker", "Partij").replace("[table.columns]", 'file = "b.csv"\n[table.columns]')
    problems = check(path, mapping=toml(tmp_path, "".join((*parts, of_b))))
    assert errors(problems) == [("refused_reference", "wonen", 3)]
    assert 'issue "wonen" was not approved: a.csv, row 2.' in [problem.message.en for problem in problems]


def test_a_sheet_that_would_describe_it_anew_does_not(tmp_path):
    more: list[list[object]] = [["Maatregel", "Partij"], ["Wonen", "VWS"]]
    path = folder(tmp_path / "set", {"a": ROWS, "b": more})
    of_a = ISSUES.replace("[table.columns]", 'file = "a.csv"\n[table.columns]')
    of_b = ISSUES.replace("[table.columns]", 'file = "b.csv"\nonly_new = true\n[table.columns]')
    assert names(loaded(tmp_path, of_a + of_b, path)) == ["Zorg"]


def test_a_mapping_may_say_which_column_decides_and_by_which_words(tmp_path):
    rows = [["Maatregel", "Akkoord?"], ["Wonen", "niet akkoord"], ["Zorg", "akkoord"], ["Sport", ""]]
    text = ISSUES + 'decision = { column = "Akkoord?", values = { akkoord = "ja", "niet akkoord" = "nee" } }\n'
    source = read(LoadRequest(theirs(tmp_path, rows), mapping=toml(tmp_path, text)))
    assert names(source.build(no_names)) == ["Zorg"]
    assert [p.message.en for p in source.problems] == ["refused: 1, undecided: 1; these rows are not used."]


def test_a_rule_of_the_mapping_on_that_column_decides_instead(tmp_path):
    text = ISSUES.replace("[table.columns]", 'where = { Besluit = ["ja", "ja, mits"] }\n[table.columns]')
    assert names(loaded(tmp_path, text)) == ["Zorg", "Werk"]


def test_a_column_of_the_decisions_themselves_decides_nothing(tmp_path):
    rows = [["Maatregel", "Besluit"], ["Wonen", "Kabinetsbesluit van 3 mei"], ["Zorg", "Besluit 12"]]
    problems = check(theirs(tmp_path, rows), mapping=toml(tmp_path, ISSUES))
    assert [problem.code.id for problem in problems] == ["unused_columns"]


def test_where_nothing_is_decided_nothing_loads(tmp_path):
    rows = [["Maatregel", "Besluit"], ["Wonen", ""], ["Zorg", ""]]
    problems = check(theirs(tmp_path, rows), mapping=toml(tmp_path, ISSUES))
    assert [problem.code.id for problem in problems] == ["no_rows", "not_approved"]


def test_a_suggested_mapping_makes_no_thing_of_decisions_and_says_what_they_do(tmp_path):
    path = theirs(tmp_path)
    text = suggest(path, Names(()), Names(()), "en")
    assert '"Besluit": says which rows were approved: only those with yes are loaded' in text
    assert names(loaded(tmp_path, text, path)) == ["Zorg"]


def test_a_suggested_mapping_keeps_the_links_to_what_was_not_approved_as_an_error(tmp_path):
    more: list[list[object]] = [
        ["Organisatie", "Rol", "Maatregel"],
        ["VWS", "accountable", "Zorg"],
        ["VWS", "accountable", "Wonen"],
    ]
    path = folder(tmp_path / "set", {"a": ROWS, "b": more}, ";")
    text = suggest(path, Names(()), Names(()), "en")
    assert "errors: 1." in text
    assert errors(check(path, mapping=toml(tmp_path, text))) == [("refused_reference", "Wonen", 3)]


def test_a_sheet_refers_by_name_to_what_another_describes_by_number(tmp_path):
    more: list[list[object]] = [
        ["Organisatie", "Rol", "Maatregel"],
        ["VWS", "accountable", "zorg"],
        ["VWS", "accountable", "Wonen"],
    ]
    path = folder(tmp_path / "set", {"a": [row[:2] for row in ROWS], "b": more}, ";")
    edition = loaded(tmp_path, suggest(path, Names(()), Names(()), "en"), path)
    assert (len(names(edition)), len(edition.claims)) == (4, 2)
