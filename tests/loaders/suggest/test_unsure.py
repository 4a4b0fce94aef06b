"""A first mapping says what it does not know, and recognises tables that are more than things."""

import pytest

from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.mapping.model import TABLE_OF
from opgavenkaart.loaders.problems.problem import DataProblems
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.handed_in import no_names, xlsx
from tests.loaders.suggest.test_suggest import KNOWN, made, suggested, table

UNDESCRIBED = [["Wat", "Naam", "Opmerking", "Geldig van"], ["x", "Iets", "let op", "2020"], ["y", "Anders", "", "2021"]]


def test_what_nothing_describes_is_left_to_be_chosen_and_the_first_lines_say_so(tmp_path):
    path = table(tmp_path, UNDESCRIBED)
    text, (one,) = suggested(path)
    assert "CHOOSE FIRST" in text[: text.index("[document]")]
    assert one["makes"] == "?"
    assert one["columns"] == {"name": "Naam", "note": "Opmerking", "valid_from": "Geldig van"}
    assert "nothing says what the rows are" in text
    (line,) = [line for line in text.splitlines() if line.startswith("makes")]
    assert all(name in line for name in TABLE_OF.values())
    with pytest.raises(DataProblems, match=r"still to be chosen here, .*: organisations, issues"):
        made(path, text)


@pytest.mark.parametrize("makes", [makes for makes in TABLE_OF.values() if makes != "documents"])
def test_once_it_is_chosen_it_loads_whatever_it_is(tmp_path, makes):
    path = table(tmp_path, UNDESCRIBED)
    things, _ = made(path, suggested(path)[0].replace('makes = "?"', f'makes = "{makes}"'))
    assert [name.partition(":")[2] for name in things if not name.startswith("document")] == ["Iets", "Anders"]


def test_where_no_heading_says_anything_the_words_that_differ_most_are_the_name(tmp_path):
    path = table(tmp_path, [["Foo", "Bar", "Nr"], ["a", "Een", "1"], ["a", "Twee", "2"], ["b", "Drie", "3"]])
    _, (one,) = suggested(path)
    assert (one["makes"], one["columns"]["name"]) == ("?", "Bar")
    with pytest.raises(DataProblems, match="nothing was recognised"):
        suggested(table(tmp_path, [["Foo", "Bar"], ["1", "2"], ["3", "4"]], "getallen"))


def test_what_is_recognised_beside_it_loads_and_the_rest_is_reported(tmp_path):
    path = xlsx(tmp_path / "boek.xlsx", {"Blad1": UNDESCRIBED, "Opgaven": [["Naam"], ["Wonen"]]})
    text, tables = suggested(path)
    assert [one["makes"] for one in tables] == ["?", "issues"]
    assert made(path, text)[0] == ["issue:Wonen", "document:boek"]
    (waiting,) = [p for p in check([path], mapping=tmp_path / "suggested.toml") if p.code.id == "mapping_choose"]
    assert text.splitlines()[(waiting.row or 0) - 1].startswith('makes = "?"')
    assert "organisations, issues" in waiting.hint.en


@pytest.mark.parametrize(
    ("cells", "makes", "role"),
    [(("R", "A"), "issues", "ownership"), (("lid", "trekker"), "lt_groups", "participation")],
)
def test_the_roles_of_organisations_say_what_the_rows_are(tmp_path, cells, makes, role):
    rows = [["Naam", "VWS", "BZK"], ["Wonen", *cells]]
    if makes == "lt_groups":
        rows = [["Naam", "Ministerie", "Rol"], *(["Wonen", *pair] for pair in zip(("VWS", "BZK"), cells, strict=True))]
    _, tables = suggested(table(tmp_path, rows))
    assert [tables[0]["makes"], tables[-1]["makes"]] == [makes, role]


NAMES = [
    ["id", "naam", "afkorting", "geldig_vanaf", "geldig_tot"],
    ["org:jenv", "Justitie", "Jus", "2000-01-01", "2010-10-14"],
    ["org:jenv", "Veiligheid en Justitie", "VenJ", "2010-10-14", "2017-10-26"],
    ["org:jenv", "Justitie en Veiligheid", "JenV", "2017-10-26", ""],
    ["org:vrom", "VROM", "", "1982-01-01", "2010-10-14"],
    ["org:fin", "Financiën", "FIN", "1900-01-01", ""],
]


@pytest.mark.parametrize("name", ["namen", "lijst"])
def test_names_through_time(tmp_path, name):
    path = table(tmp_path, NAMES, name)
    text, tables = suggested(path)
    assert [one["makes"] for one in tables] == ["organisations", "organisations", "names"]
    assert "errors: 0" in text
    (mapping := tmp_path / "m.toml").write_text(text, "utf-8")
    edition = read(LoadRequest(path, mapping=mapping)).build(no_names)
    now = {node.id: node.name for node in edition.nodes if node.kind == "organisation"}
    assert now == {"org:jenv": "Justitie en Veiligheid", "org:fin": "Financiën", "org:vrom": "VROM"}
    periods = [(node.name, node.valid_from, node.valid_to) for node in edition.nodes if node.kind == "name"]
    assert len(periods) == 5
    assert ("Veiligheid en Justitie", "2010-10-14", "2017-10-26") in periods
    assert [claim.from_id for claim in edition.claims].count("org:jenv") == 3


def test_names_of_what_the_graph_has_make_no_organisations(tmp_path):
    there = Names([LookupEntry("organisation", id, id, "") for id in ("org:jenv", "org:vrom", "org:fin")])
    _, tables = suggested(table(tmp_path, NAMES, "namen"), there)
    assert [one["makes"] for one in tables] == ["names"]


def test_a_column_of_former_names(tmp_path):
    rows = [["Organisatie", "Voormalige naam", "Tot"], ["JenV", "VenJ", "2017-10-26"], ["Fin", "", ""]]
    path = table(tmp_path, rows)
    text, tables = suggested(path)
    assert tables[-1]["columns"] == {"organisation": "Organisatie", "name": "Voormalige naam", "valid_to": "Tot"}
    assert made(path, text)[0] == ["organisation:JenV", "organisation:Fin", "document:lijst", "name:VenJ"]


@pytest.mark.parametrize("rows", [
    [["id", "naam", "geldig_vanaf"], ["a", "A", "2020"], ["b", "B", "2021"]],
    [["Ministerie", "Naam"], ["VWS", "Zorg"], ["VWS", "Welzijn"]],
])  # fmt: skip
def test_rows_that_each_have_one_name_are_no_names_through_time(tmp_path, rows):
    assert "names" not in [one["makes"] for one in suggested(table(tmp_path, rows))[1]]


def test_issues_with_several_names_are_issues(tmp_path):
    assert [one["makes"] for one in suggested(table(tmp_path, NAMES, "opgaven"))[1]] == ["issues"]


def test_characteristics_of_groups(tmp_path):
    rows = [["Werkgroep", "Kenmerk", "Waarde"], ["LT1", "Voorzitter", "extern"], ["LT2", "Voorzitter", "intern"]]
    path = table(tmp_path, rows)
    text, tables = suggested(path)
    assert [one["makes"] for one in tables] == ["lt_groups", "characteristics"]
    _, claims = made(path, text)
    assert claims == ["lt1 CHARACTERISED_BY voorzitter", "lt2 CHARACTERISED_BY voorzitter"]


def test_why_a_column_is_not_used_says_in_how_many_rows_it_fails(tmp_path):
    bad = ["2021-05-01"] * 2
    rows = [["Opgave", "Geldig van", "Geldig tot"], ["a", "2020-01-01", "2021-01-01"], ["b", *bad], ["c", *bad]]
    text, (one,) = suggested(table(tmp_path, rows))
    assert "valid_to" not in one["columns"]
    assert "[the same in 1 more rows (4)]" in text


def test_dates_that_differ_within_a_group_are_of_who_takes_part(tmp_path):
    joined = [[f"LT{n}", who, f"202{n}-{day}"] for n in range(3) for who, day in (("VWS", "01-01"), ("BZK", "07-01"))]
    rows = [["Werkgroep", "Ministerie", "toetredingsdatum"], *joined]
    _, tables = suggested(table(tmp_path, rows), known=KNOWN)
    assert [(one["makes"], "valid_from" in one["columns"]) for one in tables] == [
        ("lt_groups", False), ("organisations", False), ("participation", True),
    ]  # fmt: skip


def test_a_long_text_is_no_name_of_another_thing(tmp_path):
    rows = [["Werkgroep", "Doel"], ["LT1", "Het doel van deze werkgroep is " * 8]]
    _, (one,) = suggested(table(tmp_path, rows))
    assert (one["makes"], one["columns"]) == ("lt_groups", {"name": "Werkgroep", "assignment": "Doel"})
