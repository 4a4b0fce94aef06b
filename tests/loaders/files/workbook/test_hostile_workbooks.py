"""Small workbooks that would fill the memory, each by another way round the checks: all are refused, and cheaply."""

import re
from contextlib import nullcontext
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from tests.loaders.files.workbook.hostile import MOST, read, refused, zipped
from tests.loaders.handed_in import ods, parts_of, told, xlsx

SHEET, STRINGS, BOOK, RELATED = (
    f"xl/{name}" for name in ("worksheets/sheet1.xml", "sharedStrings.xml", "workbook.xml", "_rels/workbook.xml.rels")
)
ISSUES = {"issues": [["name", "note"], ["Zorg", "x"]]}
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
pytestmark = pytest.mark.slow


def book(path: Path, rows: str) -> Path:
    """A workbook whose first sheet has more rows."""
    of = parts_of(xlsx(path, ISSUES))
    of[SHEET] = of[SHEET].replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    return zipped(path, of)


@pytest.mark.parametrize(
    "row",
    [
        FAR,
        FAR.replace('"', "'"),
        FAR.replace("=", " = "),
        FAR.replace("=", "=\n"),
        FAR.replace("<c ", "<c" + " " * 3_000),
        FAR.replace("<c ", '<c s="0" '),
        FAR.replace("<c ", '<c x=">" '),
        FAR.replace("<c ", "<c\t"),
        FAR.replace("<c ", "<x:c ").replace("</c", "</x:c").replace("<row", "<x:row").replace("</row", "</x:row"),
        FAR.replace(">1<", "><![CDATA[1]]><"),
        FAR.replace("<row", "<!-- > --><row"),
        FAR.replace("<v>1</v>", "<is><t>1</t></is>").replace('r="X', 't="inlineStr" r="X'),
        FAR.replace("XFD", "xfd"),
        '<row r="1048576">' + '<c r="A1048576"><v>1</v></c>' + "<c><v>1</v></c>" * 5_000 + "</row>",
        '<row r="1048576">' + "<c><v>1</v></c>" * 5_000 + "</row>",
        "<row></row>" * 60_000 + "<row>" + "<c><v>1</v></c>" * 5_000 + "</row>",
        '<row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>',
        '<row r="9">' + '<c r="&#65;9"><v>1</v></c>' * 5_000 + "</row>" + "<row r='1000000'><c><v>1</v></c></row>",
        '<row><c r="A4294967295"><v>1</v></c><c r="ZZZZZZZ1"><v>1</v></c></row>',
        '<row r="3"><c r="A3" r="XFD1048576"><v>1</v></c></row>',
        '<row r="3"><c r="A3" t="str" r="XFD1048576"><v>1</v></c></row>',
        '<row r="3"><c r="A3" x=">" r="XFD1048576"><v>1</v></c></row>',
        """<row r="3"><c r="A3" x='a">' r='XFD1048576'><v>1</v></c></row>""",
    ],
)
def test_a_cell_far_away_however_it_is_spelled(tmp_path, row):
    refused(book(tmp_path / "p.xlsx", row))


def test_a_sheet_in_another_encoding(tmp_path):
    of = parts_of(book(tmp_path / "p.xlsx", FAR))
    text = of[SHEET].decode().replace("UTF-8", "UTF-16")
    refused(zipped(tmp_path / "p.xlsx", of | {SHEET: text.encode("utf-16")}))
    of[SHEET] = of[SHEET].replace(b"UTF-8", b"cp037")
    refused(zipped(tmp_path / "p.xlsx", of))


def test_a_dimension_that_lies(tmp_path):
    path = book(tmp_path / "p.xlsx", FAR)
    of = parts_of(path)
    of[SHEET] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', of[SHEET])
    refused(zipped(path, of))


def test_many_sheets_of_a_size_that_one_may_have(tmp_path):
    far = '<row r="1000000"><c r="T1000000"><v>1</v></c></row>'
    of = parts_of(book(tmp_path / "p.xlsx", far))
    (one,) = re.findall(rb"<sheet [^>]*/>", of[BOOK])
    many = b"".join(one.replace(b'"issues"', b'"s%d"' % n).replace(b'Id="1"', b'Id="%d"' % n) for n in range(1, 300))
    path = zipped(tmp_path / "p.xlsx", of | {BOOK: of[BOOK].replace(one, many)})
    refused(path, 3_000)  # two such sheets; three hundred would take a hundred times as much


def test_more_merged_cells_than_anybody_has(tmp_path):
    of = parts_of(xlsx(tmp_path / "p.xlsx", ISSUES))
    merged = b"<mergeCells>" + b'<mergeCell ref="A1:B2"/>' * 1_100_000 + b"</mergeCells>"
    refused(zipped(tmp_path / "p.xlsx", of | {SHEET: of[SHEET].replace(b"</sheetData>", b"</sheetData>" + merged)}))


TEXT = b"<si><t>" + b"x" * 30_000 + b"</t></si>"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace(b"<t>", b"<r><t>").replace(b"</t>", b"</t></r>"),
        TEXT.replace(b"x" * 500, b'x<si><t a="</t></si>">' + b"x" * 500),
        TEXT.replace(b"<si", b"<y:si")
        .replace(b"</si", b"</y:si")
        .replace(b"x" * 500, b"x" * 500 + b"<!--</t></si>-->"),
        b"<si><t>" + b"x" * 40_000_000 + b"</t></si>",
    ],
)
def test_a_long_text_that_many_cells_share(tmp_path, text):
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(3, 100_000))
    of = parts_of(book(tmp_path / "p.xlsx", cells))
    at = of[STRINGS].index(b"<si>")
    refused(zipped(tmp_path / "p.xlsx", of | {STRINGS: of[STRINGS][:at] + text + of[STRINGS][at:]}))


def test_two_parts_of_one_name_and_parts_that_differ_in_capitals(tmp_path):
    of, far = parts_of(xlsx(tmp_path / "p.xlsx", ISSUES)), parts_of(book(tmp_path / "q.xlsx", FAR))[SHEET]
    for name in (SHEET, SHEET.upper(), SHEET.replace("/", "\\")):
        for order in ([(SHEET, of[SHEET]), (name, far)], [(name, far), (SHEET, of[SHEET])]):
            path = zipped(tmp_path / "two.xlsx", {n: d for n, d in of.items() if n != SHEET})
            with (
                ZipFile(path, "a") as parts,
                pytest.warns(UserWarning, match="Duplicate") if name == SHEET else nullcontext(),
            ):
                for each, data in order:
                    parts.writestr(ZipInfo(each), data)
            assert read(path)[1] < MOST


def test_a_part_that_is_longer_than_it_says(tmp_path):
    """Readers that believe the length see less than those that do not."""
    path = book(tmp_path / "p.xlsx", " " * 50_000 + FAR)
    data = path.read_bytes()
    with ZipFile(path) as parts:
        told_size = parts.getinfo(SHEET).file_size
    path.write_bytes(data.replace(told_size.to_bytes(4, "little"), (told_size - 200).to_bytes(4, "little")))
    refused(path)


def test_a_second_directory_at_the_end(tmp_path):
    """Its comment ends in the directory of another ZIP file."""
    good, bad = xlsx(tmp_path / "p.xlsx", ISSUES).read_bytes(), book(tmp_path / "q.xlsx", FAR).read_bytes()
    path = tmp_path / "two.xlsx"
    path.write_bytes(bad + good)
    assert read(path)[1] < MOST
    path.write_bytes(good + bad)
    assert read(path)[1] < MOST


def test_a_book_or_a_sheet_that_stands_elsewhere(tmp_path):
    of = parts_of(book(tmp_path / "p.xlsx", FAR))
    moved = {name: data for name, data in of.items() if name != SHEET}
    for target in ("../else/sheet1.xml", "/else/sheet1.xml", "worksheets/../worksheets/s.xml", "WORKSHEETS/s.xml"):
        there = {
            "else/sheet1.xml": of[SHEET],
            "xl/worksheets/s.xml": of[SHEET],
            "xl/worksheets/../worksheets/s.xml": of[SHEET],
        }
        related = of[RELATED].replace(b"worksheets/sheet1.xml", target.encode())
        refused(zipped(tmp_path / "p.xlsx", moved | there | {RELATED: related}))
    root = of["_rels/.rels"].replace(b"xl/workbook.xml", b"yl/workbook.xml")
    there = {name.replace("xl/", "yl/"): data for name, data in of.items()}
    refused(zipped(tmp_path / "p.xlsx", there | {"_rels/.rels": root}))


CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
ROW = "<table:table-row{}>" + CELL + "</table:table-row>"
MANY = ' table:number-rows-repeated="1000000"'


@pytest.mark.parametrize(
    "row",
    [
        ROW.format(MANY, ' table:number-columns-repeated="1000"'),
        ROW.format(MANY, ' table:number-columns-repeated = "1000"'),
        ROW.format(MANY, ' table:number-columns-repeated="&#49;000"'),
        ROW.format(MANY, ' table:style-name=">" table:number-columns-repeated="1000"'),
        ROW.format(MANY, ' table:number-columns-repeated="1000"').replace("-type", "").replace('"string"', '"1"'),
        ROW.format(MANY, ' table:number-columns-repeated="1000"').replace("office:value-type", "table:formula"),
        ROW.format(MANY, "").replace(">x<", f">{'x' * 30_000}<"),
        ROW.format("", "").replace(">x<", '><text:s text:c="4000000000"/><'),
    ],
)
def test_ods_that_repeats(tmp_path, row):
    path = ods(tmp_path / "p.ods", ISSUES)
    of = parts_of(path)
    of["content.xml"] = of["content.xml"].replace(b"</table:table>", row.encode() + b"</table:table>")
    refused(zipped(path, of))


def test_what_is_only_spelled_otherwise_is_read(tmp_path):
    for spelled in (
        lambda x: x.replace(b'"', b"'"),
        lambda x: x.replace(b"<c ", b"<c\n"),
        lambda x: re.sub(rb'<c r="[A-Z0-9]+"', b"<c", x),
    ):
        of = parts_of(xlsx(tmp_path / "p.xlsx", {"issues": [["name"], ["Zorg"], ["Wonen"]]}))
        assert told(zipped(tmp_path / "p.xlsx", of | {SHEET: spelled(of[SHEET])})) == []
