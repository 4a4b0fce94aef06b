"""Where a table begins, and what its heading rows say together."""

import pytest

from opgavenkaart.loaders.tables.find_header import joined_headers, probable_header

DATA = [["Zorg", "A", "12"], ["Wonen", "B", "1.250,5"], ["Water", "A", "n.v.t."]]
TEXTS = [["Zorg", "kans", "VWS"], ["Wonen", "kans", "BZK"], ["Water", "les", "IenW"], ["Jeugd", "kans", "VWS"]]
TITLE = [["Aan deze gegevens kunnen geen rechten worden ontleend."], ["Bedragen in miljoenen euro"], []]


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        ([], []),
        ([["a", ""], ["", ""]], ["a", ""]),
        ([[" Totale_x000D_\n kosten\xa0", "a_x0020_b"]], ["Totale kosten", "a b"]),
        ([["Naam", "Budget", ""], ["", "2020", "2021"]], ["Naam", "Budget 2020", "Budget 2021"]),
        ([["Naam", "", "Budget"], ["", "soort", "2020", "2021"]], ["Naam", "soort", "Budget 2020", "Budget 2021"]),
        ([["A", "", "", "B"], ["", "", "", ""], ["1", "2", "", "3"]], ["A 1", "A 2", "", "B 3"]),
        ([["Balans", "", ""], ["Activa", "", "Passiva"], ["x", "y", "z"]],
         ["Balans Activa x", "Balans Activa y", "Balans Passiva z"]),
        ([["Naam", "Naam"], ["Naam", "kort"]], ["Naam", "Naam kort"]),
    ],
)  # fmt: skip
def test_heading_rows_are_read_from_top_to_bottom(rows, headings):
    assert joined_headers(rows) == headings


@pytest.mark.parametrize("data", [DATA, TEXTS])
@pytest.mark.parametrize("above", [[], TITLE, [*TITLE, [], ["Peildatum", "1-1-2020"], []], [[], []]])
@pytest.mark.parametrize("blank", [False, True])
def test_the_heading_row_stands_below_what_is_said_first(data, above, blank):
    rows = [*above, ["naam", "soort", "aantal"], *([["", "", ""]] if blank else []), *data]
    assert probable_header(rows) == range(len(above), len(above) + 1)


@pytest.mark.parametrize("above", [[], TITLE])
def test_groups_of_columns_are_headings_too(above):
    groups = ["Naam", "", "Budget", "", "Personeel", ""]
    columns = ["", "Soort", "2020", "2021", "fte", "kosten"]
    rows = [["a", "x", "1", "2", "3", "4"], ["b", "y", "3", "4", "5", "6"]]
    assert probable_header([*above, groups, columns, *rows]) == range(len(above), len(above) + 2)
    assert probable_header([*above, ["", "", "Geld", "", "", ""], groups, columns, *rows]) == range(
        len(above), len(above) + 3
    )


def test_a_title_over_the_table_is_no_heading():
    rows = [["Overzicht", "", ""], ["naam", "soort", "aantal"], *DATA]
    assert probable_header(rows) == range(1, 2)


def test_a_column_without_a_heading_does_not_make_the_first_row_one():
    assert probable_header([["naam", "soort", "", "wie"], *([*row, "z"] for row in TEXTS)]) == range(1)


def test_a_small_table_above_is_not_taken_for_the_large_one():
    rows = [["Data", "Datum", "Versie"], ["Groepen", "24 Feb 2015", "1.2"], [], ["naam", "id", "hoort bij"]]
    assert probable_header([*rows, *([f"naam {n}", str(n), str(n // 3)] for n in range(30))]) == range(3, 4)


def test_where_nothing_stands_there_are_no_headings():
    assert probable_header([]) == probable_header([[], ["", " "]]) == range(0)
    assert probable_header([["naam"]]) == range(1)
