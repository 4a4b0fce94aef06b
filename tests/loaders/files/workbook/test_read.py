"""Workbooks: rows and columns where the spreadsheet program shows them, and formulas that went wrong."""

import base64
import zlib
from datetime import datetime, time, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from opgavenkaart.loaders.files.sheet import column_letters, column_number
from opgavenkaart.loaders.files.workbook.read import as_text, read_workbook
from tests.loaders.handed_in import edition, ods, parts_of, told, xlsx

ISSUES = {"issues": [["id", "name", "valid_from"], ["a", "A", "ooit"], ["", "", ""], ["b", "B", "nooit"]]}


@pytest.mark.parametrize(("row", "column"), [(0, 0), (4, 0), (2, 3)])
def test_a_table_may_start_anywhere(tmp_path, row, column):
    path = xlsx(tmp_path / "p.xlsx", ISSUES, row, column)
    assert [(p.file, p.sheet, p.row, p.column, p.value) for p in told(path)] == [
        ("p.xlsx", "issues", row + 2, "valid_from", "ooit"),
        ("p.xlsx", "issues", row + 4, "valid_from", "nooit"),
    ]


def test_the_errors_of_formulas_are_found_in_xlsx(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "p.xlsx")
    book.add_worksheet("toelichting").write(0, 0, "x")
    sheet = book.add_worksheet("issues")
    sheet.write_row(1, 1, ["name", "note", "horizon"])
    sheet.write_row(3, 1, ["Zorg", "goed"])
    sheet.write_formula(3, 3, "=NA()", value="#N/A")
    sheet.write_formula(4, 1, "=1/0", value="#DIV/0!")
    sheet.write_formula(5, 1, '="Wo"&"nen"', value="Wonen")
    book.close()
    found = told(tmp_path / "p.xlsx", "formula_error", "missing_value")
    assert [(p.code.id, p.row, p.column, p.value) for p in found] == [
        ("formula_error", 4, "horizon", "#N/A"),
        ("formula_error", 5, "name", "#DIV/0!"),
    ]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        (b"", b""),
        (b'<mergeCell ref="B2:C3"/>', b"<mergeCell  x='1' ref='B2:C3'></mergeCell>"),
        (b"mergeCell", b"x:mergeCell"),
        (b"<sheetData>", b"<!--" + b" " * 300_000 + b"--><sheetData>"),
    ],
)
def test_merged_cells_of_xlsx_are_those_that_calamine_finds(tmp_path, written, instead):
    book = xlsxwriter.Workbook(tmp_path / "p.xlsx")
    for name, ranges in {"one": ["B2:C3", "A5:A9", "AA7:AC7"], "none": [], "two": ["A1:B1"]}.items():
        sheet = book.add_worksheet(name)
        sheet.write_column(0, 0, ["x"] * 10)
        for where in ranges:
            sheet.merge_range(where, "m")
    book.close()
    of = parts_of(tmp_path / "p.xlsx")
    with ZipFile(tmp_path / "q.xlsx", "w") as copy:
        for name, data in of.items():
            copy.writestr(name, data.replace(written, instead) if name.endswith("sheet1.xml") else data)
    with CalamineWorkbook.from_path(tmp_path / "q.xlsx") as calamine:
        sheets = {s.name: s.merged for s in read_workbook(tmp_path / "q.xlsx", lambda _share: None)}
        assert sheets == {name: calamine.get_sheet_by_name(name).merged_cell_ranges for name in sheets}
    assert [len(ranges) for ranges in sheets.values()] == [3, 0, 1]


@pytest.mark.parametrize("comment", [b"", b"<office:annotation><text:p>kijk hier</text:p></office:annotation>"])
def test_the_errors_of_formulas_are_found_in_ods(tmp_path, comment):
    path = ods(tmp_path / "p.ods", {"issues": [["id", "name"], ["", ""], ["", ""], ["a", "FOUT"]]})
    parts = parts_of(path)
    cell = b'<table:table-cell office:value-type="string"><text:p>FOUT</text:p></table:table-cell>'
    error = cell.replace(b'"string"', b'"string" office:string-value="" xmlns:c="urn:calcext" c:value-type="error"')
    error = error.replace(b"<text:p>", comment + b"<text:p>")
    content = parts["content.xml"]
    assert cell in content
    twice = b"<table:table-row><table:table-cell/><table:table-cell/></table:table-row>"
    assert content.count(twice) == 2
    repeated = b'<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>'
    parts["content.xml"] = (
        content.replace(cell, error.replace(b"FOUT", b"#N/B")).replace(twice, b"", 1).replace(twice, repeated)
    )
    with ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    assert [(p.code.id, p.row, p.column, p.value) for p in told(path)] == [("formula_error", 7, "name", "#N/B")]


def test_a_repeated_error_of_ods_is_one_in_each_cell(tmp_path):
    path = ods(tmp_path / "p.ods", {"issues": [["name", "note", "horizon"], ["Zorg", "FOUT", ""]]})
    parts = parts_of(path)
    cell = b'<table:table-cell office:value-type="string"><text:p>FOUT</text:p></table:table-cell>'
    error = cell.replace(b"FOUT", b"#N/B").replace(
        b'"string"', b'"string" table:number-columns-repeated="2" xmlns:c="urn:calcext" c:value-type="error"'
    )
    assert cell in parts["content.xml"]
    with ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data.replace(cell, error))
    assert {(p.value, p.column) for p in told(path, "formula_error")} == {("#N/B", "note"), ("#N/B", "horizon")}


def test_cells_become_what_people_would_type():
    assert as_text(2021.0) == "2021"
    assert as_text(12) == "12"
    assert as_text(0.25) == "0.25"
    assert as_text(True) == "TRUE"
    assert as_text(datetime(2021, 1, 18)) == "2021-01-18"  # noqa: DTZ001
    assert as_text(datetime(2021, 1, 18, 9, 30)) == "2021-01-18 09:30:00"  # noqa: DTZ001
    assert as_text(time(9, 30)) == "09:30:00"


def test_words_that_pandas_takes_for_nothing_are_text(tmp_path):
    path = xlsx(tmp_path / "p.xlsx", {"issues": [["name"], ["NA"], ["null"], ["nan"], ["None"]]})
    assert [n.name for n in edition(path).nodes] == ["NA", "null", "nan", "None"]


def test_columns_are_lettered_as_in_the_spreadsheet():
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(column_number(column_letters(n)) == n for n in range(2000))


def test_a_remark_beside_the_table_is_told_by_its_letter(tmp_path):
    path = xlsx(tmp_path / "p.xlsx", {"issues": [["name", "", ""], ["Zorg", "", "let op"]]})
    assert [(p.code.id, p.row, p.column) for p in told(path)] == [("unknown_column", 1, "C")]


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_workbook_cut_off_anywhere_is_unreadable(tmp_path, make):
    whole = make(tmp_path / f"whole.{make.__name__}", ISSUES).read_bytes()
    path = tmp_path / f"part.{make.__name__}"
    for end in range(0, len(whole) - 1, 211):
        path.write_bytes(whole[:end])
        assert [p.code.id for p in told(path)] == ["unreadable"], end


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_workbook_with_a_wrong_byte_never_ends_in_a_traceback(tmp_path, make):
    whole = make(tmp_path / f"whole.{make.__name__}", ISSUES).read_bytes()
    path = tmp_path / f"wrong.{make.__name__}"
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        told(path)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("p.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "password"),
        ("p.xlsx", b"", "damaged"),
        ("p.ods", b"name\nZo\x02rg\n", "plain text"),
        ("p.docx", b"x", "not CSV"),
        ("issues.csv", b"PK\x03\x04", "workbook"),
    ],
)
def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path, name, data, word):
    (tmp_path / name).write_bytes(data)
    (problem,) = told(tmp_path / name)
    assert problem.code.id == "unreadable"
    assert word in problem.message.en


# An Excel 97 workbook (written by xlwt) with issue 1, "Zorg €", in row 4 under id and name in row 3, columns B and C.
XLS = (
    "c-rk)J!lj`6#i!S{z)#Ico7mI903!JX@ZSSvMOjQL$pyu(2KW(Bk@k|Oc5KS@k&9kQfvZg1c}=CgBIFZ1R`1pf^es$m7rje-"
    "1^?z-Q=Pva-bo~e8;?b^X9#ocRO$1?#!E|*2>(Y&MJPv5KPqEI3jg2MI|0IEKtAeG8@z}Dz3&qg?Nk>G7`q~=EW$lA+L881|Ei95"
    "d}U`IfIKBDde5>7UHn@kWuWzAW?<8BuSz}ylNAAUg!>?4@C2Y(1RkmA#{**E9x|s?2*0$eiWZFx}`4(9`}jZd=SY1+VPsB_{vS?>"
    "4tHrn9EFV&yKE86XrqdHtgh`VrH^}6fNL9zPoAQTd-"
    "4KrnP))<q9PKv0fhCKz_>z0W)yVNr0CrAQw$<6Xr^#DW|lIUXX?q3eQ}Yn0)4fLs2jg0Y!BIMU2y+_tOc^&9axRb$hv4V!VlH7A?"
    "ZJN~Bwqt(Wh8eS2(d)IKYc8Oh&Xmfy{e!Npa!AmgNHgrt`}?34CBq1R;8UBY(?O;LPO-80(mGe>7d=eqRv&^-"
    "GE@9f?>eh=~GFUOyDl|S2iiC-A5UQR8%x98AJZ=EdJ^KTaYs$bo?&3I-"
    "9wemB<N1+|RWrvtyNo~UQUu7*=LBf9?46kKSOZocd2Kwge^YdD)&w4{f8y>Tma?ctP(9qD((9qD((9qakP~Oo(zGC_NKJ1?xqW-"
    "<k3YD6^Ci!o1g3gcyT%t4N5#*^ZV!EOD*@>_U#!{QK3GNFSC*=$~fidx8qT%?ZbDygJKbtnR{@fO7bpBc+e*We8e*z?C!Qu"
)


def test_an_old_workbook_is_read_with_a_warning_that_its_formulas_are_not_checked(tmp_path):
    path = tmp_path / "old.xls"
    path.write_bytes(zlib.decompress(base64.b85decode(XLS)))
    assert [(n.id, n.name) for n in edition(path).nodes] == [("1", "Zorg €")]
    (problem,) = told(path)
    assert (problem.code.id, problem.row) == ("unchecked_format", None)
    assert "which web addresses are behind texts and what is hidden" in problem.message.en


def test_a_length_of_time_is_hours_as_the_sheet_shows_it():
    assert [as_text(timedelta(hours=30)), as_text(timedelta(seconds=75))] == ["30:00", "00:01:15"]
