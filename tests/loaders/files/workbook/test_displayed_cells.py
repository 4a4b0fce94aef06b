"""What a cell shows is what it says: codes that a format makes of numbers, formulas without a result."""

from datetime import date

import openpyxl
import pytest
import xlsxwriter

from opgavenkaart.graph.text import LANGS
from opgavenkaart.loaders.problems.problem import format_problem
from tests.loaders.files.test_detect import changed
from tests.loaders.handed_in import edition, told, xlsx

FORMATS = {
    "0000": "0072",
    '"mnre"0000': "mnre0072",
    '"mnre"0000;@': "mnre0072",
    "00\\-00": "00-72",
    "[$-413]000": "072",
    '"LT"0': "LT72",
    "0": "72",
    "General": "72",
    "#,##0": "72",
    '0" jaar"': "72",
    '"€" 0.00': "72",
    "0.0%": "7200.0%",
    "0%": "7200%",
    "0.00": "72.00",
    "0.00;-0.00": "72.00",
    "#,##0.00": "72",
}


def ids(path):
    return [node.props["official_id"] for node in edition(path).nodes]


@pytest.mark.parametrize("code", FORMATS)
@pytest.mark.parametrize("writer", ["xlsxwriter", "openpyxl"])
def test_a_number_is_the_code_that_its_format_makes_of_it(tmp_path, code, writer):
    path = tmp_path / "p.xlsx"
    if writer == "openpyxl":
        book = openpyxl.Workbook()
        book.active.title = "ministeries"
        book.active.append(["naam", "officiële_id"])
        book.active.append(["A", 72])
        book.active["B2"].number_format = code
        book.save(path)
    else:
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet("ministeries")
        sheet.write_row(0, 0, ["naam", "officiële_id"])
        sheet.write_row(1, 0, ["A"])
        sheet.write_number(1, 1, 72, book.add_format({"num_format": code}))
        book.close()
    assert ids(path) == [FORMATS[code]]
    assert told(path) == []


def test_days_and_fractions_in_such_a_format_stay_what_they_are(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "p.xlsx")
    sheet = book.add_worksheet("ministeries")
    sheet.write_row(0, 0, ["naam", "officiële_id"])
    padded = book.add_format({"num_format": "0000"})
    for row, number in enumerate((7.5, -7, 12345), 1):
        sheet.write(row, 0, f"M{row}")
        sheet.write(row, 1, number, padded)
    book.close()
    assert ids(tmp_path / "p.xlsx") == ["7.5", "-7", "12345"]


def ods_with(path, zeros, prefix, shown, repeated=1):
    from odf.number import Number, NumberStyle
    from odf.number import Text as Literal
    from odf.office import Annotation
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.style import Style
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book, sheet = OpenDocumentSpreadsheet(), Table(name="ministeries")
    form = NumberStyle(name="N1")
    if prefix:
        form.addElement(Literal(text=prefix))
    form.addElement(Number(minintegerdigits=zeros, decimalplaces=0))
    book.automaticstyles.addElement(form)
    book.automaticstyles.addElement(Style(name="ce1", family="table-cell", datastylename="N1"))
    head = TableRow()
    for text in ("officiële_id", "opmerking", "naam"):
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=text))
        head.addElement(cell)
    row = TableRow()
    code = TableCell(valuetype="float", value="72", stylename="ce1", numbercolumnsrepeated=repeated)
    note = Annotation()
    note.addElement(P(text="van het ROO"))
    code.addElement(note)
    code.addElement(P(text=shown))
    row.addElement(code)
    if repeated == 1:
        row.addElement(TableCell())
    name = TableCell(valuetype="string")
    name.addElement(P(text="A"))
    row.addElement(name)
    sheet.addElement(head)
    sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("zeros", "prefix", "shown", "expected"),
    [(4, "", "0072", "0072"), (4, "mnre", "mnre0072", "mnre0072"), (1, "LT", "LT72", "LT72"), (1, "", "72", "72")],
)
def test_so_it_is_in_ods(tmp_path, zeros, prefix, shown, expected):
    assert ids(ods_with(tmp_path / "p.ods", zeros, prefix, shown)) == [expected]


def test_a_repeated_code_of_ods_is_one_in_each_cell(tmp_path):
    (node,) = edition(ods_with(tmp_path / "p.ods", 4, "", "0072", repeated=2)).nodes
    assert (node.props["official_id"], node.props["note"]) == ("0072", "0072")


def test_a_formula_without_a_result_is_told_with_its_place(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "opgaven"
    for row in [["naam", "omschrijving"], ["Zorg", '=A2&" x"'], ["=A2", "x"]]:
        book.active.append(row)
    book.create_sheet("domeinen").append(["naam"])
    book["domeinen"].append(["Welzijn"])
    book.save(tmp_path / "p.xlsx")
    problems = told(tmp_path / "p.xlsx")
    assert [(p.code.id, p.row, p.column) for p in problems] == [
        ("formula_unsaved", 2, "omschrijving"),
        ("formula_unsaved", 3, "naam"),
    ]
    assert all("{" not in format_problem(problems[0], lang) for lang in LANGS)


def test_a_formula_whose_result_is_empty_is_empty(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "p.xlsx")
    sheet = book.add_worksheet("opgaven")
    sheet.write_row(0, 0, ["naam", "omschrijving"])
    sheet.write_string(1, 0, "Zorg")
    sheet.write_formula(1, 1, '=IF(1,"","x")', None, "")
    sheet.write_formula(2, 0, '="Won"&"en"', None, "Wonen")
    book.close()
    part = "xl/worksheets/sheet1.xml"
    changed(tmp_path / "p.xlsx", part, lambda xml: xml.replace(b'<c r="B2">', b'<c r="B2" t="str">'))  # as Excel
    assert [node.name for node in edition(tmp_path / "p.xlsx").nodes] == ["Zorg", "Wonen"]
    assert told(tmp_path / "p.xlsx") == []


def test_a_day_where_a_text_belongs_is_told(tmp_path):
    rows: list[list[object]] = [
        ["titel", "opmerking", "datum"],
        ["A", date(2024, 4, 3), date(2024, 4, 3)],
        ["B", "2024-04-03", "2024"],
    ]
    path = xlsx(tmp_path / "p.xlsx", {"documenten": rows})
    (problem,) = told(path)
    assert (problem.code.id, problem.row, problem.column) == ("day_for_text", 2, "opmerking")
    assert problem.value == "2024-04-03"
    assert edition(path).nodes[0].props["note"] == "2024-04-03"


def test_a_day_typed_as_text_is_a_text(tmp_path):
    path = xlsx(tmp_path / "p.xlsx", {"documenten": [["titel", "opmerking"], ["A", "2024-04-03"]]})
    assert told(path) == []


def test_a_number_too_long_to_be_kept_is_told_and_a_text_of_digits_is_not(tmp_path):
    rows: list[list[object]] = [
        ["naam", "officiële_id"],
        ["A", 12345678901234567890],
        ["B", "12345678901234567891"],
        ["C", 1034],
    ]
    problems = told(xlsx(tmp_path / "p.xlsx", {"ministeries": rows}))
    assert [(p.code.id, p.row, p.column) for p in problems] == [("long_number", 2, "officiële_id")]
    assert all("{" not in format_problem(problems[0], lang) for lang in LANGS)


SHOWN = [(1.2000000000000002, None, "1.2"), (7.000000000000001, None, "7"), (1 / 3, None, "0.333333333333333"),
         (0.8, "0%", "80%"), (0.075, "0.0%", "7.5%"), (-0.125, "0%", "-13%"), (1.1, "0.00", "1.10"),
         (2.675, "0.00", "2.68"), (1234.5, "#,##0.00", "1234.5"), (1e20, "0.00", "100000000000000000000")]  # fmt: skip


@pytest.mark.parametrize(("number", "code", "shown"), SHOWN)
def test_a_number_is_what_the_sheet_shows(tmp_path, number, code, shown):
    book = xlsxwriter.Workbook(tmp_path / "p.xlsx")
    sheet = book.add_worksheet("ministeries")
    sheet.write_row(0, 0, ["naam", "officiële_id"])
    sheet.write_row(1, 0, ["A"])
    sheet.write_number(1, 1, number, book.add_format({"num_format": code}) if code else None)
    book.close()
    assert ids(tmp_path / "p.xlsx") == [shown]


@pytest.mark.parametrize(
    ("kind", "value", "text", "expected"),
    [("percentage", "0.075", "7,5%", "7.5%"), ("percentage", "0.8", "80 %", "80%"), ("float", "1.1", "1,10", "1.10"),
     ("float", "1234", "1.234", "1234"), ("float", "1.2000000000000002", "1,2", "1.2")],
)  # fmt: skip
def test_so_it_is_in_ods_with_a_point(tmp_path, kind, value, text, expected):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book, sheet = OpenDocumentSpreadsheet(), Table(name="ministeries")
    for cells in ([("string", "naam"), ("string", "officiële_id")], [("string", "A"), (kind, text)]):
        row = TableRow()
        for type_, shown in cells:
            cell = TableCell(valuetype=type_, **({"value": value} if type_ != "string" else {}))
            cell.addElement(P(text=shown))
            row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(tmp_path / "p.ods")
    assert ids(tmp_path / "p.ods") == [expected]
