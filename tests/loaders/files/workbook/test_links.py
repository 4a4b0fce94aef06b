"""A web address behind the text of a cell is read in a column of addresses, and nowhere else."""

from pathlib import Path

import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import A, P

from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.handed_in import no_names

LETTER, NOTE, REPORT = (
    "https://www.example.org/brief.pdf?a=1&b=2",
    "https://example.org/nota",
    "www.example.org/verslag",
)
MAPPING = """
[[table]]
makes = "documents"
[table.columns]
title = "title"
url = "vindplaats"
"""


def xlsx(path: Path, heading: str) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("documents")
    sheet.write_row(0, 0, ["title", heading, "note"])
    sheet.write_column(1, 0, ["Brief", "Nota", "Verslag", "Memo", "Intern"])
    sheet.write_url(1, 1, LETTER, string="Kamerbrief (pdf)")
    sheet.write_formula(2, 1, f'=HYPERLINK("{NOTE}","nota")', None, "nota")
    sheet.write_url(3, 1, "https://elders.example.org", string=REPORT)  # what is shown is an address itself
    sheet.write_url(5, 1, "internal:documents!A1", string="hierboven")
    sheet.write_url(1, 2, "https://elders.example.org", string="zie daar")
    book.close()
    return path


def ods(path: Path, heading: str) -> Path:
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="documents")
    for cells in (
        ["title", heading, "note"],
        ["Brief", A(href=LETTER, type="simple", text="Kamerbrief (pdf)"), A(href="https://e.org", text="zie daar")],
        ["Nota", f'of:=HYPERLINK("{NOTE}";"nota")', ""],
        ["Verslag", A(href="https://elders.example.org", type="simple", text=REPORT), ""],
        ["Memo", "", ""],
        ["Intern", A(href="#documents.A1", type="simple", text="hierboven"), ""],
    ):
        line = TableRow()
        for cell in cells:
            formula = str(cell).startswith("of:")
            made = TableCell(valuetype="string", **({"formula": cell} if formula else {}))
            text = P(text="nota" if formula else cell if isinstance(cell, str) else "")
            if not isinstance(cell, str):
                text.addElement(cell)
            made.addElement(text)
            line.addElement(made)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(path)
    return path


@pytest.mark.parametrize("hand_in", [xlsx, ods])
@pytest.mark.parametrize("mapped", [False, True])
def test_the_link_behind_a_text_is_the_address(tmp_path, hand_in, mapped):
    mapping = tmp_path / "m.toml"
    mapping.write_text(MAPPING)
    path = hand_in(tmp_path / f"book.{hand_in.__name__}", "vindplaats" if mapped else "url")
    request = LoadRequest(path, mapping=mapping if mapped else "")
    nodes = read(request).build(no_names).nodes
    assert [node.props.get("url", "") for node in nodes] == [LETTER, NOTE, f"https://{REPORT}", "", ""]
    assert [node.props.get("note", "") for node in nodes][:1] == ([""] if mapped else ["zie daar"])
    left_out = [problem.value for problem in check(path, mapping=request.mapping) if problem.code.id == "url_left_out"]
    assert left_out == ["hierboven"]
