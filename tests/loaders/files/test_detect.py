"""Files that are not what they are called, are damaged, or would stop a computer: read, or refused with a remedy."""

import io
import subprocess
import sys
import zlib
from base64 import b85decode
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from opgavenkaart.graph.text import LANGS
from opgavenkaart.loaders.problems.problem import format_problem
from tests.loaders.files.workbook.test_read import XLS
from tests.loaders.handed_in import edition, folder, ods, parts_of, told, xlsx

ISSUES = {"issues": [["name"], ["Zorg"]]}


def refused(path) -> str:
    """Why a file is refused, in English, with the remedy."""
    (problem,) = told(path)
    assert problem.code.id == "unreadable"
    assert all(format_problem(problem, lang).count(".") >= 2 for lang in LANGS)
    return format_problem(problem, "en")


@pytest.mark.parametrize("name", ["p.xls", "issues.csv", "p.xlsb", "p.ods"])
@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_workbook_is_read_whatever_it_is_called(tmp_path, make, name):
    path = make(tmp_path / f"made.{make.__name__}", ISSUES).rename(tmp_path / name)
    assert [n.name for n in edition(path).nodes] == ["Zorg"]
    assert told(path) == []


@pytest.mark.parametrize("name", ["p.docx", "p.bak", "p", "p.xlsx.txt"])
@pytest.mark.parametrize("make", [xlsx, ods])
def test_so_it_is_under_a_name_of_something_else(tmp_path, make, name):
    path = make(tmp_path / f"made.{make.__name__}", ISSUES).rename(tmp_path / name)
    assert [n.name for n in edition(path).nodes] == ["Zorg"]


@pytest.mark.parametrize("name", ["issues.xlsx", "issues.ods", "issues.txt", "issues.xls"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_csv_is_read_whatever_it_is_called(tmp_path, name, encoding):
    (tmp_path / name).write_bytes("naam;omschrijving\nZorg;Eén, twee\n".encode(encoding))
    assert [n.name for n in edition(tmp_path / name).nodes] == ["Zorg"]
    assert told(tmp_path / name) == []


@pytest.mark.parametrize("inside", ["word/document.xml", "lees mij.txt"])
def test_another_document_is_no_workbook(tmp_path, inside):
    with ZipFile(tmp_path / "p.docx", "w") as parts:
        parts.writestr(inside, "x")
    assert "it is not CSV, XLSX" in refused(tmp_path / "p.docx")


@pytest.mark.parametrize("name", ["old.xlsx", "old.csv"])
def test_so_is_an_old_one(tmp_path, name):
    (tmp_path / name).write_bytes(zlib.decompress(b85decode(XLS)))
    assert [n.name for n in edition(tmp_path / name).nodes] == ["Zorg €"]
    assert [p.code.id for p in told(tmp_path / name)] == ["unchecked_format"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("p.xlsx", b"naam,soort\nZo\x01rg,kans\n", ("plain text", ".csv")),
        ("p.xls", b"<html><body><table><tr><td>naam", ("web page", ".xlsx")),
        ("p.xls", b"\xef\xbb\xbf\r\n<!DOCTYPE html><table>", ("web page", ".xlsx")),
        ("p.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', ("XML",)),
        ("issues.csv", b"<table><tr><td>naam", ("web page", ".xlsx")),
        ("issues.csv", b"%PDF-1.7\n%x", ("PDF", "spreadsheet")),
        ("p.xlsx", b"\0" * 5000, ("damaged", "save it again")),
    ],
)
def test_what_is_something_else_is_said_to_be_that(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    assert all(word in refused(tmp_path / name) for word in words)


@pytest.mark.parametrize("name", ["p.xlsx", "p.xls", "issues.csv"])
def test_a_workbook_with_a_password_is_said_to_have_one(tmp_path, name):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(3000)
    (tmp_path / name).write_bytes(ole)
    assert "password" in refused(tmp_path / name)


def changed(path, part, change):
    """The same ZIP file with one part changed, or added."""
    parts = parts_of(path)
    parts[part] = change(parts.get(part, b""))
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return path


def test_so_is_an_ods_of_either_kind(tmp_path):
    secret = (
        b'<manifest:file-entry manifest:full-path="x.xml" manifest:media-type="text/xml"><manifest:encryption-data '
        b'manifest:checksum-type="SHA1"><manifest:algorithm manifest:algorithm-name="x"/></manifest:encryption-data>'
        b"</manifest:file-entry></manifest:manifest>"
    )
    path = changed(
        ods(tmp_path / "p.ods", ISSUES),
        "META-INF/manifest.xml",
        lambda xml: xml.replace(b"</manifest:manifest>", secret),
    )
    assert "password" in refused(path)
    whole = changed(ods(tmp_path / "q.ods", ISSUES), "encrypted-package", lambda _: b"x" * 500)
    assert "password" in refused(whole)


@pytest.mark.parametrize(
    ("make", "part"), [(xlsx, "xl/worksheets/sheet1.xml"), (xlsx, "xl/media/picture.png"), (ods, "content.xml")]
)
def test_what_would_unpack_to_very_much_is_not_unpacked(tmp_path, make, part):
    path = make(tmp_path / f"p.{make.__name__}", ISSUES)
    changed(path, part, lambda data: data + b" " * 150_000_000)
    assert path.stat().st_size < 1_000_000
    assert "enormous" in refused(path)


def test_a_part_that_lies_about_its_size_is_damaged(tmp_path):
    path = changed(xlsx(tmp_path / "p.xlsx", ISSUES), "xl/worksheets/sheet1.xml", lambda data: data + b" " * 9_000_000)
    data = path.read_bytes()
    with ZipFile(path) as book:
        size = book.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    assert data.count(size) >= 2
    path.write_bytes(data.replace(size, (700).to_bytes(4, "little")))
    assert "damaged" in refused(path)


@pytest.mark.parametrize("doctype", [b'<!DOCTYPE x [<!ENTITY a "b">]>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd">'])
@pytest.mark.parametrize(
    ("make", "part"), [(xlsx, "xl/worksheets/sheet1.xml"), (xlsx, "xl/workbook.xml"), (ods, "content.xml")]
)
def test_entities_are_never_expanded(tmp_path, make, part, doctype):
    path = make(tmp_path / f"p.{make.__name__}", ISSUES)
    changed(path, part, lambda xml: xml.replace(b"?>", b"?>" + doctype, 1))
    assert "damaged" in refused(path)


@pytest.mark.parametrize(
    ("make", "part"), [(xlsx, "xl/worksheets/sheet1.xml"), (xlsx, "xl/workbook.xml"), (ods, "content.xml")]
)
def test_an_encoding_that_nobody_knows_is_damage(tmp_path, make, part):
    path = make(tmp_path / f"p.{make.__name__}", ISSUES)

    def broken(xml):  # with the error of a formula, which is looked up
        return xml.replace(b"UTF-8", b"UTF-9").replace(b't="s"', b't="e"').replace(b'type="string"', b'type="error"')

    changed(path, part, broken)
    assert "damaged" in refused(path)


@pytest.mark.parametrize(
    ("row", "reach"),
    [
        (b'<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>', "XFD1048576"),
        (b'<row r="400000000"><c r="A400000000"><v>1</v></c></row>', "B400000000"),
        (b'<row r="400000000"><c><v>1</v></c></row>', "B400000000"),
    ],
)
def test_cells_too_far_apart_are_refused_as_calamine_would_take_them(tmp_path, row, reach):
    path = xlsx(tmp_path / "p.xlsx", {"issues": [["name", "note"], ["Zorg", "x"]]})
    changed(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", row + b"</sheetData>"))
    assert f"reach to {reach}," in refused(path)


@pytest.mark.parametrize("end", [b"</table:table-row>", b"</table:table-cell>", b"<table:table-row>"])
def test_ods_that_breaks_off_is_damaged(tmp_path, end):
    path = changed(ods(tmp_path / "p.ods", ISSUES), "content.xml", lambda xml: xml[: xml.index(end) + len(end)])
    assert "damaged" in refused(path)


def test_cells_of_ods_outside_any_table_are_no_cells(tmp_path):
    cell = b'<table:table-cell office:value-type="string"/>'
    path = ods(tmp_path / "p.ods", {"issues": [["name"], ["Zorg"]]})
    changed(path, "content.xml", lambda xml: xml.replace(b"<office:body>", b"<office:body>" + cell))
    assert told(path) == []


@pytest.mark.parametrize("cell", ["XFD1048576", "AMJ500000"])
def test_cells_too_far_apart_are_named(tmp_path, cell):
    book = openpyxl.Workbook()
    book.active.title = "issues"
    book.active["A1"], book.active["A2"], book.active[cell] = "name", "Zorg", "ver"
    book.save(tmp_path / "p.xlsx")
    done = subprocess.run(  # a mistake here would end the process, not raise
        [sys.executable, "-m", "opgavenkaart", "check", "--lang", "en", str(tmp_path / "p.xlsx")],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert cell in done.stdout + done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("repeated", ["empty", "filled"])
def test_so_are_those_of_ods(tmp_path, repeated):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book, sheet = OpenDocumentSpreadsheet(), Table(name="issues")
    if repeated == "empty":
        sheet.addElement(TableRow(numberrowsrepeated=1_000_000))
    line = TableRow(numberrowsrepeated=1 if repeated == "empty" else 1_000_000)
    if repeated == "empty":
        line.addElement(TableCell(numbercolumnsrepeated=16_000))
    cell = TableCell(valuetype="string", numbercolumnsrepeated=1 if repeated == "empty" else 16_000)
    cell.addElement(P(text="x"))
    line.addElement(cell)
    sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(tmp_path / "p.ods")
    assert "Ctrl+End" in refused(tmp_path / "p.ods")


@pytest.mark.parametrize("place", ["A1048576", "XFD1"])
def test_one_cell_far_away_in_an_otherwise_small_sheet_is_no_matter(tmp_path, place):
    book = openpyxl.Workbook()
    book.active.title = "issues"
    book.active["A1"], book.active["A2"], book.active[place] = "name", "Zorg", "name" if place == "A1" else "Ver"
    book.save(tmp_path / "p.xlsx")
    assert [p.severity for p in told(tmp_path / "p.xlsx")] in ([], ["warning"])


def test_a_sheet_that_says_to_be_large_may_be_small(tmp_path):
    path = changed(
        xlsx(tmp_path / "p.xlsx", ISSUES),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'),
    )
    assert [n.name for n in edition(path).nodes] == ["Zorg"]


@pytest.mark.slow
def test_an_error_of_a_formula_is_found_across_the_seams_of_a_large_part(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "issues"
    book.active.append(["id", "name", "note"])
    for number in range(14_000):
        book.active.append([f"i{number}", f"Naam {number}", "#N/A" if number == 12_000 else "x" * 60])
    book.save(tmp_path / "p.xlsx")
    assert [(p.code.id, p.row, p.value) for p in told(tmp_path / "p.xlsx")] == [("formula_error", 12_002, "#N/A")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_csv_in_every_encoding(tmp_path, encoding, newline):
    text = 'naam;omschrijving\nZorg;"Eén, twee; drie"\n'.replace("\n", newline)
    (tmp_path / "issues.csv").write_bytes(text.encode(encoding))
    assert [(n.name, n.props["description"]) for n in edition(tmp_path).nodes] == [("Zorg", "Eén, twee; drie")]


@pytest.mark.parametrize("said", ["sep=;", '"sep=;"', "SEP=;"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_first_line_may_say_the_delimiter(tmp_path, said, encoding):
    text = f"{said}\r\nnaam;soort\r\nZorg, welzijn en sport;onzin\r\n"
    (tmp_path / "issues.csv").write_bytes(text.encode(encoding))
    assert [(p.code.id, p.row) for p in told(tmp_path)] == [("bad_value", 2)]  # Excel does not show that line


def test_a_title_with_commas_does_not_tell_the_delimiter(tmp_path):
    rows = [f"Opgave {n}; kans; Zorg, wonen, of {'water, ' * (n % 3)}" for n in range(6)]
    text = "\n".join(["Opgaven, kansen, en witte vlekken", "", "naam;soort;omschrijving", *rows])
    (tmp_path / "issues.csv").write_text(text)
    assert len(edition(tmp_path).nodes) == 6
    assert [p.code.id for p in told(tmp_path)] == ["above_headings"]


def test_semicolons_in_one_column_of_text_do_not_divide_it(tmp_path):
    (tmp_path / "issues.csv").write_text("naam\nZorg; wonen\nWater; bodem\n")
    assert [n.name for n in edition(tmp_path).nodes] == ["Zorg; wonen", "Water; bodem"]


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("opgavenkaart.loaders.files.csv_file.MAX_CSV", 1_000)
    monkeypatch.setattr("opgavenkaart.loaders.files.limits.MAX_BYTES", 1_000)
    folder(tmp_path / "d", {"issues": [["name"], ["x" * 1_000]]})
    assert "larger than" in refused(tmp_path / "d" / "issues.csv")
    assert "larger than" in refused(xlsx(tmp_path / "p.xlsx", ISSUES))


def test_a_truncated_file_inside_a_sound_zip_is_damaged(tmp_path):
    path = changed(xlsx(tmp_path / "p.xlsx", ISSUES), "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    assert "damaged" in refused(path)


def test_a_zip_of_something_else_is_no_workbook(tmp_path):
    data = io.BytesIO()
    with ZipFile(data, "w") as parts:
        parts.writestr("lees mij.txt", "x")
    (tmp_path / "p.xlsx").write_bytes(data.getvalue())
    assert "not a workbook" in refused(tmp_path / "p.xlsx")
