"""Rows that are totals of others: known by what they name or by their sum; those that may be are kept and reported."""

import pytest

from opgavenkaart.loaders.cleaning.totals import find_totals
from tests.loaders.handed_in import edition, folder, told

HEADINGS = ["Thema", "Maatregel", "Bedrag"]
ROWS = [["BZK", "Wonen", "10"], ["BZK", "Zorg", "5,5"], ["VWS", "Sport", "3"], ["VWS", "Jeugd", "4"]]


def totals(*rows, headings=HEADINGS):
    """The words of the totals that can be nothing else, and of those that may be something else."""
    found = find_totals(list(enumerate(rows, 2)), headings)[::-1]
    return [t.words for t in found if t.is_certain], [t.words for t in found if not t.is_certain]


@pytest.mark.parametrize(
    "row",
    [
        ["Totaal BZK", "", "99"],
        ["BZK Totaal", "", "99"],
        ["", "Totaal voor BZK en VWS", "99"],
        ["Sum of Bedrag", "", "99"],
        ["Som van bedrag:", "", "99"],
        ["Eindtotaal", "", "99"],
        ["", "TOT.", "99"],
        ["Σ", "", "99"],
        ["Totaal BZK (2)", "", ""],
        ["Totals:", "", "99"],
        ["Gemiddelde (n=5)", "", "4,6"],
        ["Totaal overig", "", "22,5"],  # the sum of all
        ["", "Totaal overig", "€ 22,50"],
        ["VWS", "Totaal", "22,5"],
        ["", "", "22,5"],
    ],
)
def test_what_names_things_of_the_table_or_is_their_sum_is_a_total(row):
    certain, maybe = totals(*ROWS, row)
    assert len(certain) == 1
    assert maybe == []


@pytest.mark.parametrize(
    "row", [["Totaal overig", "", "99"], ["VWS", "Totaal", "99"], ["Totaal overig", "", ""], ["", "Totaal", "anders"]]
)
def test_what_may_be_a_total_or_a_thing_is_reported(row):
    certain, maybe = totals(*ROWS, row, ["VWS", "Ouderen", "1"])
    assert certain == []
    assert len(maybe) == 1


@pytest.mark.parametrize(
    "row", [["BZK", "Totaal verbod", "1"], ["", "Totaalbeeld", "3"], ["", "Somber weer", ""], ["BZK", "", "22,5"]]
)
def test_things_are_no_totals(row):
    assert totals(*ROWS, row, ["VWS", "Ouderen", "1"]) == ([], [])


def test_a_subtotal_is_the_sum_of_the_rows_since_the_one_before():
    rows = [*ROWS[:2], ["Totaal A", "", "15,5"], *ROWS[2:], ["Totaal B", "", "7"], ["Totaal C", "", "8"]]
    assert totals(*rows) == (["Totaal A", "Totaal B"], ["Totaal C"])
    assert totals(*rows, ["Alles totaal", "", "22,5"])[0] == ["Totaal A", "Totaal B", "Alles totaal"]


def test_numbers_that_count_rows_are_no_sum():
    assert totals(["1", "a"], ["2", "b"], ["3", ""], headings=["nr", "naam"]) == ([], [])


def test_the_last_row_that_is_the_sum_of_all_is_reported_whatever_it_is_called():
    assert totals(*ROWS, ["Opgeteld", "", "22,5"]) == ([], ["Opgeteld"])
    assert totals(*ROWS, ["Opgeteld", "", "22,5"], ["VWS", "Ouderen", "1"]) == ([], [])
    assert totals(["1", "a"], ["2", "b"], ["3", "c"], headings=["nr", "naam"]) == ([], [])


def test_a_total_with_an_id_is_a_thing_and_reported(tmp_path):
    rows = [["id", "name", "horizon"], ["1", "Wonen", "4"], ["2", "Zorg", "6"], ["3", "Totaal", "10"]]
    path = folder(tmp_path / "p", {"issues": rows})
    assert len(edition(path).nodes) == 3
    assert [(p.code.id, p.row) for p in told(path)] == [("maybe_total", 4)]


def test_of_our_own_tables_too(tmp_path):
    rows = [["name", "horizon"], ["Werkgroep 1", "2030"], ["Totaal werkgroep 1", "1"], ["Totaal anders", "2"]]
    path = folder(tmp_path / "p", {"issues": rows})
    assert [node.name for node in edition(path).nodes] == ["Werkgroep 1", "Totaal anders"]
    assert [(p.code.id, p.row) for p in told(path)] == [("total_row", 3), ("maybe_total", 4)]
