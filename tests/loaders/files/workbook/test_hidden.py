"""What a sheet hides is read and reported; the row of totals of a table of Excel is none of its rows."""

import pytest
import xlsxwriter

from tests.loaders.files.workbook.hostile import zipped
from tests.loaders.handed_in import edition, ods, parts_of, told, xlsx

ROWS = [["id", "name", "note"], ["a", "Zorg", "x"], ["b", "Wonen", "y"], ["c", "Werk", "z"]]


def book(path, hidden_row=None, hidden_column=None, total=False):
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("issues")
    for at, row in enumerate(ROWS):
        sheet.write_row(at, 0, row)
    if hidden_row:
        sheet.set_row(hidden_row - 1, None, None, {"hidden": True})
    if hidden_column:
        sheet.set_column(hidden_column, None, None, {"hidden": True})
    if total:
        columns = [{"header": "id", "total_string": "Alles"}, {"header": "name", "total_function": "count"}, {}]
        columns[2] = {"header": "note"}
        sheet.add_table(0, 0, 4, 2, {"total_row": True, "columns": columns, "data": ROWS[1:]})
    made.close()
    return path


def test_hidden_rows_and_columns_are_read_and_reported(tmp_path):
    path = book(tmp_path / "p.xlsx", hidden_row=3, hidden_column="C:C")
    assert [(p.code.id, p.row) for p in told(path)] == [("hidden_columns", None), ("hidden_rows", 3)]
    assert [node.name for node in edition(path).nodes] == ["Zorg", "Wonen", "Werk"]


def test_hidden_rows_without_anything_are_not(tmp_path):
    assert told(book(tmp_path / "p.xlsx", hidden_row=9, hidden_column="F:XFD")) == []


def test_so_it_is_in_ods(tmp_path):
    made = ods(tmp_path / "p.ods", {"issues": ROWS})
    parts = parts_of(made)
    content = parts["content.xml"].decode().split("<table:table-row>")
    parts["content.xml"] = '<table:table-row table:visibility="filter">'.join(
        ["<table:table-row>".join(content[:3]), "<table:table-row>".join(content[3:])]
    ).encode()
    path = zipped(tmp_path / "q.ods", parts)
    assert [(p.code.id, p.row) for p in told(path)] == [("hidden_rows", 3)]


def test_the_row_of_totals_of_a_table_is_none_of_its_rows(tmp_path):
    path = book(tmp_path / "p.xlsx", total=True)
    assert [(p.code.id, p.row) for p in told(path)] == [("table_totals", 5)]
    assert [node.name for node in edition(path).nodes] == ["Zorg", "Wonen", "Werk"]


@pytest.mark.parametrize("last", [["Totaal", "3", ""], ["Totaal", "", "3"], ["Aantal: 3", "", ""], ["", "Totaal", "3"]])
def test_a_total_may_stand_in_any_column(tmp_path, last):
    path = xlsx(tmp_path / "p.xlsx", {"issues": [*ROWS, last]})
    assert [(p.code.id, p.row) for p in told(path)] == [("total_row", 5)]
    assert len(edition(path).nodes) == 3
