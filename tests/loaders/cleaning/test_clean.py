"""Tables as people keep them: each comes to what the clean one says, and tells what it left out."""

from datetime import date

import pytest
import xlsxwriter

from opgavenkaart.loaders.problems.problem import format_problem
from tests.loaders.handed_in import csv_text, edition, folder, told, xlsx

DOC = {"documents": [["id", "title"], ["n", "Nota"]]}
ISSUES = [["id", "name", "kind", "valid_from"], ["0072", "Zorg", "kans", "2021"], ["b", "Wonen", "les", "2022-03"]]
LINKS = {
    **DOC,
    "groups": [["name"], ["LT1"], ["LT2"]],
    "issues": [["name"], ["Zorg"], ["Wonen"], ["Water"]],
    "organisations": [["name"], ["VWS"], ["BZK"]],
}


def same(path, clean):
    """Whether two data sets say the same."""
    one, other = edition(path, name="d"), edition(clean, name="d")
    assert (one.nodes, one.claims) == (other.nodes, other.claims)


def codes(path):
    return [(p.code.id, p.sheet or p.file, p.row) for p in told(path)]


def test_headings_below_a_disclaimer(tmp_path):
    above = [["Aan deze lijst kunnen geen rechten worden ontleend."], [], ["Stand", "1-1-2020"]]
    path = xlsx(tmp_path / "p.xlsx", {"issues": [*above, *ISSUES]})
    same(path, folder(tmp_path / "clean", {"issues": ISSUES}))
    (problem,) = told(path)
    assert (problem.code.id, problem.row, problem.sheet) == ("above_headings", 1, "issues")
    assert problem.value == "Aan deze lijst kunnen geen rechten worden ontleend. / Stand 1-1-2020"
    assert "(2)" in problem.message.nl


def test_headings_over_two_rows(tmp_path):
    rows = [["id", "Naam", "soort", "geldig", ""], ["", "", "", "van", "tot"], ["a", "Zorg", "kans", "2021", "2022"]]
    path = xlsx(tmp_path / "p.xlsx", {"issues": rows})
    clean = [["id", "name", "kind", "valid_from", "valid_to"], rows[2]]
    same(path, folder(tmp_path / "clean", {"issues": clean}))
    assert told(path) == []


def test_a_row_of_mere_groups_above_the_headings_is_told(tmp_path):
    rows = [["Wat", "", "Wanneer", ""], ["id", "naam", "geldig_van", "geldig_tot"], ["a", "Zorg", "2021", "2022"]]
    path = xlsx(tmp_path / "p.xlsx", {"issues": rows})
    same(path, xlsx(tmp_path / "clean.xlsx", {"issues": rows[1:]}))
    assert codes(path) in ([], [("above_headings", "issues", 1)])


def test_a_problem_still_names_the_row_of_the_file(tmp_path):
    path = xlsx(tmp_path / "p.xlsx", {"issues": [["Titel"], [], *ISSUES, ["c", "Water", "kansje", ""]]})
    assert codes(path)[-1] == ("bad_value", "issues", 6)


@pytest.mark.parametrize("write", [folder, xlsx])
def test_headings_that_stand_there_again_are_no_rows(tmp_path, write):
    suffix = ".xlsx" if write is xlsx else ""
    path = write(tmp_path / f"p{suffix}", {"issues": [*ISSUES[:2], ISSUES[0], ISSUES[2], ISSUES[0]]})
    same(path, folder(tmp_path / "clean", {"issues": ISSUES}))
    (problem,) = told(path)
    assert (problem.code.id, problem.row) == ("headings_again", 3)
    assert "(2 keer)" in problem.message.nl


def test_a_thing_may_be_called_as_a_column_is(tmp_path):
    path = folder(tmp_path / "p", {"issues": [["name", "kind"], ["name", "kans"], ["kind", ""], ["name 2", "les"]]})
    assert [node.name for node in edition(path).nodes] == ["name", "kind", "name 2"]
    assert not told(path)


@pytest.mark.parametrize("word", ["Totaal", "TOTAAL:", "Eindtotaal", "Total", "Subtotaal", "Totaal 12"])
def test_a_total_at_the_bottom_is_left_out(tmp_path, word):
    path = xlsx(
        tmp_path / "p.xlsx", {"issues": [*ISSUES, ["", "", "", ""], ["", word, "", ""], ["", "Totaal", 12, ""]]}
    )
    same(path, folder(tmp_path / "clean", {"issues": ISSUES}))
    assert codes(path) == [("total_row", "issues", 5), ("total_row", "issues", 6)]


@pytest.mark.parametrize(
    ("row", "problems"),
    [
        (["t", "Totaal", "", ""], []),
        (["", "Totaal vervoer", "", ""], ["maybe_total"]),
        (["", "Totaal", "kans", ""], ["maybe_total"]),
        (["", "Totaalbeeld", "", ""], []),
    ],
)
def test_a_record_is_never_taken_for_a_total(tmp_path, row, problems):
    path = folder(tmp_path / "d", {"issues": [*ISSUES, row]})
    assert len(edition(path).nodes) == 3
    assert [problem.code.id for problem in told(path)] == problems


def test_a_total_in_the_middle_without_a_number_is_no_total(tmp_path):
    rows = [ISSUES[0], ["", "Totaal", "", ""], ISSUES[1]]
    assert [n.name for n in edition(folder(tmp_path / "d", {"issues": rows})).nodes] == ["Totaal", "Zorg"]


def test_a_row_that_goes_on_belongs_to_the_row_above(tmp_path):
    rows = [["group", "issue", "source"], ["LT1", "Zorg", "n"], ["", "Wonen; Water", ""], ["LT2", "Zorg", "n"]]
    path = folder(tmp_path / "d", {**LINKS, "agenda": rows})
    clean = [rows[0], ["LT1", "Zorg;Wonen;Water", "n"], rows[3]]
    same(path, folder(tmp_path / "clean", {**LINKS, "agenda": clean}))
    (problem,) = told(path)
    assert (problem.code.id, problem.row, problem.value) == ("continued_row", 3, "Wonen; Water")
    assert "rij 2" in problem.message.nl
    assert "group" in problem.hint.nl


@pytest.mark.parametrize(
    "rows",
    [
        [["", "Wonen", "n"]],  # a source of its own
        [["", "", ""], ["", "Wonen", ""]],  # below an empty row
    ],
)
def test_a_row_that_may_be_another_keeps_its_missing_cell(tmp_path, rows):
    agenda = [["group", "issue", "source"], ["LT1", "Zorg", "n"], *rows]
    assert [p.code.id for p in told(folder(tmp_path / "d", {**LINKS, "agenda": agenda}))] == ["missing_value"]


def test_a_row_that_lacks_its_last_column_does_not_go_on(tmp_path):
    tables = {**LINKS, "domains": [["name"], ["Welzijn"]]}
    rows = [["issue", "domain", "source"], ["Zorg", "Welzijn", "n"], ["Wonen", "", ""]]
    found = told(folder(tmp_path / "d", {**tables, "in_domain": rows}))
    assert [(p.code.id, p.row, p.column) for p in found] == [("missing_value", 3, "domain")]


def test_a_role_is_not_handed_down_where_an_empty_one_means_another(tmp_path):
    rows = [["group", "organisation", "role", "source"], ["LT1", "VWS", "trekker", "n"], ["", "BZK", "", ""]]
    found = told(folder(tmp_path / "d", {**LINKS, "participation": rows}))
    assert [(p.code.id, p.row, p.column) for p in found] == [("missing_value", 3, "group")]


def workbook(path, sheets, merged=(), hidden=(), date_1904=False):
    """A workbook with merged cells on its first sheet."""
    book = xlsxwriter.Workbook(path, {"date_1904": date_1904, "strings_to_urls": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(y, x, cell, book.add_format({"num_format": "dd-mm-yyyy"}))
                elif cell != "":
                    sheet.write(y, x, cell)
    first = book.worksheets()[0]
    for where, text in merged:
        first.merge_range(where, text)
    book.close()
    return path


def test_a_cell_merged_over_rows_holds_for_each(tmp_path):
    rows = [["group", "issue", "source"], ["", "Zorg", "n"], ["", "Wonen", "n"], ["LT2", "Zorg", "n"]]
    path = workbook(tmp_path / "p.xlsx", {"agenda": rows, **LINKS}, [("A2:A3", "LT1")])
    clean = [rows[0], ["LT1", "Zorg", "n"], ["LT1", "Wonen", "n"], rows[3]]
    same(path, folder(tmp_path / "clean", {**LINKS, "agenda": clean}))
    assert [(p.code.id, p.row, p.column) for p in told(path)] == [("merged_down", 2, "group")]


def test_a_cell_merged_over_columns_is_told(tmp_path):
    path = workbook(tmp_path / "p.xlsx", {"issues": [["name", "note", "horizon"], ["Zorg"]]}, [("B2:C2", "2030")])
    assert [n.props for n in edition(path).nodes] == [{"note": "2030"}]
    assert [(p.code.id, p.row, p.column) for p in told(path)] == [("merged_across", 2, "note")]


def test_the_name_of_a_thing_merged_over_rows_is_not_made_two_things(tmp_path):
    rows = [["name", "kind"], ["", "kans"], ["", "les"]]
    path = workbook(tmp_path / "p.xlsx", {"issues": rows}, [("A2:A3", "Zorg")])
    assert codes(path) == [("missing_value", "issues", 3)]


def test_merged_cells_of_ods(tmp_path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    def cell(text, **more):
        made = TableCell(valuetype="string", **more)
        made.addElement(P(text=text))
        return made

    book, sheet = OpenDocumentSpreadsheet(), Table(name="ownership & co")
    lines = [
        [cell("organisation"), cell("issue"), cell("role"), cell("source")],
        [cell("VWS", numberrowsspanned=2), cell("Zorg"), cell("owner"), cell("n")],
        [CoveredTableCell(), cell("Wonen"), cell("owner"), cell("n")],
    ]
    for line in lines:
        row = TableRow()
        for one in line:
            row.addElement(one)
        sheet.addElement(row)
    sheet.addElement(TableRow(numberrowsrepeated=1048000))
    book.spreadsheet.addElement(sheet)
    sheet.setAttribute("name", "ownership")
    book.save(tmp_path / "p.ods")
    assert [(p.code.id, p.row, p.column) for p in told(tmp_path / "p.ods", "merged_down", "missing_value")] == [
        ("merged_down", 2, "organisation")
    ]


def test_hidden_and_empty_sheets_are_told(tmp_path):
    sheets = {"issues": ISSUES, "Blad2": [], "opgaven": [["name"], ["oud"]], "documents": DOC["documents"]}
    path = workbook(tmp_path / "p.xlsx", sheets, hidden=("opgaven", "documents"))
    assert [n.name for n in edition(path).nodes] == ["Zorg", "Wonen", "Nota"]
    assert codes(path) == [
        ("empty_sheets", "p.xlsx", None),
        ("hidden_copy", "opgaven", None),
        ("hidden_sheet", "documents", None),
    ]


@pytest.mark.parametrize(("date_1904", "number"), [(False, 44214), (True, 42752)])
def test_a_number_in_a_column_of_dates_is_a_day(tmp_path, date_1904, number):
    rows = [
        ["name", "valid_from", "valid_to"],
        ["a", number, 2022],
        ["b", str(number), date(2021, 1, 19)],
        ["c", 99999],
    ]
    path = workbook(tmp_path / "p.xlsx", {"issues": rows[:3]}, date_1904=date_1904)
    assert [n.valid_from for n in edition(path).nodes] == ["2021-01-18"] * 2
    (problem,) = told(path, "day_number")
    assert (problem.row, problem.column, problem.value) == (2, "valid_from", str(number))
    assert "2021-01-18" in problem.message.en
    far = workbook(tmp_path / "far.xlsx", {"issues": [rows[0], rows[3]]})
    assert codes(far) == [("date_left_out", "issues", 2)]


def test_a_number_in_csv_is_no_day_because_nobody_says_from_which(tmp_path):
    assert [p.code.id for p in told(folder(tmp_path / "d", {"issues": [["name", "valid_from"], ["a", "44214"]]}))] == [
        "date_left_out"
    ]


def test_codes_keep_their_zeros_and_cells_their_lines(tmp_path):
    rows = [["id", "name_x000D_\n", "note"], ["0072", "Zorg\xa0", "een_x000D_\ntwee_x000D_drie\r\nvier"]]
    for path in (workbook(tmp_path / "p.xlsx", {"issues": rows}), folder(tmp_path / "d", {"issues": rows})):
        (node,) = edition(path).nodes
        assert (node.id, node.name, node.props["note"]) == ("0072", "Zorg", "een\ntwee\ndrie\nvier")


def test_columns_beyond_the_thousandth_are_told(tmp_path):
    wide = [["name"], ["Zorg", *[""] * 1200, "ver"]]
    (tmp_path / "issues.csv").write_text(csv_text(wide))
    assert [n.name for n in edition(tmp_path).nodes] == ["Zorg"]
    assert [(p.code.id, p.row, p.value) for p in told(tmp_path)] == [("too_wide", 2, "ver")]


def test_a_cell_may_be_as_long_as_excel_allows(tmp_path):
    path = workbook(tmp_path / "p.xlsx", {"issues": [["name", "note"], ["Zorg", "x" * 32_767]]})
    assert [len(n.props["note"]) for n in edition(path).nodes] == [32_767]


def test_every_warning_reads_well_in_both_languages(tmp_path):
    rows = [["Titel"], ["name", "valid_from"], ["Zorg", 44214], ["Totaal", ""]]
    for problem in told(workbook(tmp_path / "p.xlsx", {"issues": rows, "leeg": []})):
        for lang in ("nl", "en"):
            line = format_problem(problem, lang)
            assert "{" not in line
            assert line.endswith(".")
