"""Whatever people hand in becomes the same edition: CSV of any kind, XLSX and ODS, in Dutch or English."""

import csv
import datetime
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from opgavenkaart.graph.edition import Names
from opgavenkaart.graph.sqlite import SqliteStore
from opgavenkaart.loaders.dataset import check, load, read_dataset

TABLES = {
    "ministeries": [["naam", "afkorting", "officiële id"], ["Justitie en Veiligheid", "JenV", "mnre1058"]],
    "lt_groepen": [["Afkorting", "Naam"], ["LT1", "Nederland na de crisis"]],
    "opgaven": [["naam", "soort", "geldig van"], ["Één loket", "kans; zwakte", "2020-10"], ["Thuiswerken", "", ""]],
    "deelname": [["werkgroep", "organisatie", "rol", "bron", "citaat"], ["LT1", "J&V", "trekker", "nota", "“zo”"]],
    "agenda": [["werkgroep", "opgave", "bron"], ["lt1", "een loket; thuiswerken", "Nota"]],
    "documenten": [["id", "titel"], ["nota", "Nota"]],
}


def as_csv(folder, encoding="utf-8", delimiter=",", newline="\r\n"):
    folder.mkdir()
    for name, rows in TABLES.items():
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows(rows)
        (folder / f"{name}.csv").write_bytes(out.getvalue().encode(encoding))
    return folder


def as_xlsx(path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in TABLES.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def as_ods(path):
    book = OpenDocumentSpreadsheet()
    for name, rows in TABLES.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for text in row:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=text))
                line.addElement(cell)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def edition(path):
    parsed = read_dataset(path, "mine")
    built = parsed.build(lambda: Names(()))
    return sorted(built.nodes, key=repr), sorted(built.claims, key=repr)


@pytest.fixture
def expected(tmp_path):
    return edition(as_csv(tmp_path / "expected"))


def test_the_rows_become_nodes_and_claims(expected):
    nodes, claims = expected
    named = {(n.kind, n.id): n for n in nodes}
    jenv = named["organisation", "jenv"]
    assert (jenv.type, jenv.abbreviation, jenv.props) == ("ministry", "JenV", {"official_id": "mnre1058"})
    issue = named["issue", "een-loket"]
    assert (issue.name, issue.type, issue.valid_from) == ("Één loket", "opportunity;weakness", "2020-10")
    assert [(c.relation, c.from_id, c.to_id, c.role, c.source) for c in claims] == [
        ("ADDRESSES", "lt1", "een-loket", "", "nota"),
        ("ADDRESSES", "lt1", "thuiswerken", "", "nota"),
        ("LEADS", "jenv", "lt1", "", "nota"),
    ]
    assert claims[2].quote == "“zo”"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_of_every_kind_is_the_same_data_set(tmp_path, expected, encoding, delimiter, newline):
    assert edition(as_csv(tmp_path / "x", encoding, delimiter, newline)) == expected


def test_a_workbook_is_the_same_data_set(tmp_path, expected):
    assert edition(as_xlsx(tmp_path / "x.xlsx")) == expected
    assert edition(as_ods(tmp_path / "x.ods")) == expected


def test_dates_and_numbers_of_a_spreadsheet_are_read_as_they_look(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "issues"
    sheet.append(["name", "horizon", "valid_from"])
    sheet.append(["a", 2030, datetime.date(2021, 1, 18)])
    sheet.append(["b", 2.5, datetime.datetime(2021, 1, 18)])  # noqa: DTZ001 - Excel knows no zones
    sheet.append(["c", "2030", "18-01-2021"])
    sheet.append(["d", True, 2021])
    book.save(tmp_path / "x.xlsx")
    nodes, _ = edition(tmp_path / "x.xlsx")
    assert [(n.id, n.props.get("horizon"), n.valid_from) for n in nodes][:3] == [
        ("a", "2030", "2021-01-18"),
        ("b", "2.5", "2021-01-18"),
        ("c", "2030", "2021-01-18"),
    ]
    assert nodes[3].valid_from == "2021"


def test_the_row_of_a_problem_is_the_one_that_the_spreadsheet_program_shows(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "opgaven"
    for row, (name, kind) in {1: ("naam", "soort"), 2: ("a", "kans"), 5: ("b", "kanss")}.items():
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, kind)
    book.save(tmp_path / "x.xlsx")
    (problem,) = check([tmp_path / "x.xlsx"])
    assert (problem.code, problem.sheet, problem.row, problem.column) == ("bad_value", "opgaven", 5, "soort")


def test_a_formula_error_in_a_workbook_is_told(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "issues"
    sheet.append(["name", "horizon"])
    sheet.append(["a", "#REF!"])
    sheet["B2"].data_type = "e"
    book.save(tmp_path / "x.xlsx")
    (problem,) = check([tmp_path / "x.xlsx"])
    assert (problem.code, problem.row, problem.column, problem.value) == ("formula_error", 2, "horizon", "#REF!")


def test_a_reference_to_an_earlier_data_set_is_kept_as_written(tmp_path):
    with SqliteStore(tmp_path / "g.db") as store:
        load(store, as_csv(tmp_path / "base"))
        later = tmp_path / "later"
        later.mkdir()
        (later / "ownership.csv").write_text("issue,organisation,role,source\nthuiswerken,mnre1058,eigenaar,nota\n")
        load(store, later)
        (claim,) = store.read().claims["RESPONSIBLE_FOR"]
        assert (claim.from_id, claim.to_id, claim.role, claim.dataset) == (
            "jenv",
            "thuiswerken",
            "accountable",
            "later",
        )


def test_an_organisation_that_ends_without_an_heir_is_on_record(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "organisations.csv").write_text("id,name\na,A\nb,B\n")
    (tmp_path / "x" / "succession.csv").write_text("from,to,date,event\na,,2024-07-02,end\nb,a,2020,merge\n")
    _, claims = edition(tmp_path / "x")
    assert [(c.from_id, c.to_id, c.role, c.props["date"]) for c in claims] == [
        ("a", "a", "end", "2024-07-02"),
        ("b", "a", "merge", "2020"),
    ]


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"]), min_size=1, max_size=40)


@given(st.lists(TEXTS, min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was_written(tmp_path, names, delimiter):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["id", "name", "note"])
    writer.writerows([f"i{number}", "x" + name, "x" + name] for number, name in enumerate(names))
    folder = tmp_path / "any"
    folder.mkdir(exist_ok=True)
    (folder / "issues.csv").write_bytes(out.getvalue().encode())
    nodes, _ = edition(folder)
    assert {n.id: (n.name, n.props["note"]) for n in nodes} == {
        f"i{number}": ("x" + name, "x" + name) for number, name in enumerate(names)
    }
