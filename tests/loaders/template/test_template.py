"""The workbook to fill in: every column has its words, its lists and its rules; filled in, it loads."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string

from opgavenkaart import cli
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.loaders.export import workbook as written
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.tables.recognise import LISTS, READ_ME
from opgavenkaart.loaders.tables.references import CREATED_KINDS
from opgavenkaart.loaders.template.workbook import ROOM, workbook
from tests.loaders.handed_in import edition
from tests.loaders.template.dropdown_lists import listed
from tests.paths import DATA

COLUMNS = [(table, field) for table in TABLES.values() for field in table.columns]


@pytest.fixture(scope="module", params=["nl", "en"])
def lang(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def content(lang):
    return workbook({}, lang, 10)


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(BytesIO(content))


def save(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def column(sheet: Any, field: Field, lang: Any) -> str:
    """The letter of a field's column."""
    return next(str(cell.column_letter) for cell in sheet[1] if cell.value == field.text.in_(lang))


def look(sheet: Any, letter: str) -> Any:
    """The width and format of a column; columns alike may be kept together."""
    at = column_index_from_string(letter)
    return next(look for look in sheet.column_dimensions.values() if look.min <= at <= look.max)


def rule(book: Any, table: Table, field: Field, lang: Any) -> Any:
    """The validation of a column, from its second row to the last that there can be."""
    sheet = book[table.text.in_(lang)]
    letter = column(sheet, field, lang)
    return next(
        (v for v in sheet.data_validations.dataValidation if str(v.sqref) == f"{letter}2:{letter}1048576"), None
    )


def test_a_sheet_a_table_with_its_headings_in_sight_and_explained(book, lang):
    names = [table.text.in_(lang) for table in TABLES.values()]
    assert book.sheetnames == [READ_ME.in_(lang), *names, LISTS.in_(lang)]
    for table in TABLES.values():
        sheet = book[table.text.in_(lang)]
        assert [cell.value for cell in sheet[1]] == [field.text.in_(lang) for field in table.columns]
        assert (sheet.freeze_panes, sheet.max_row) == ("A2", 1)
        for cell, field in zip(sheet[1], table.columns, strict=True):
            assert field.what.in_(lang) in cell.comment.text
            assert look(sheet, cell.column_letter).width > len(cell.value)
            assert ("Verplicht" in cell.comment.text or "Required" in cell.comment.text) == field.required
    assert book[LISTS.in_(lang)].sheet_state == "hidden"


def test_every_choice_has_a_list_of_its_words(book, lang):
    for table, field in [(table, field) for table, field in COLUMNS if field.type == "choice"]:
        of = rule(book, table, field, lang)
        assert (of.type, of.errorStyle or "stop") == ("list", "warning" if field.many else "stop")
        (words,) = listed(book, of.formula1)
        assert words == [value.text.in_(lang) for value in field.values]


def test_every_reference_has_a_list_and_may_hold_something_else(book, lang):
    for table, field in [(table, field) for table, field in COLUMNS if field.type == "reference"]:
        of = rule(book, table, field, lang)
        if field.to and field.to not in CREATED_KINDS:
            assert (of.type, of.errorStyle, of.formula1) == ("list", "warning", f"list_{field.to}")
            assert "OFFSET(" in book.defined_names[of.formula1].value
        else:
            assert of is None  # anything, or a name that need not be there yet


def test_dates_scores_and_numbers_have_rules(book, lang):
    for table, field in COLUMNS:
        of = rule(book, table, field, lang)
        if field.type == "date":
            assert (of.type, of.errorStyle) == ("custom", "warning")
            cell = f"{column(book[table.text.in_(lang)], field, lang)}2"
            assert set(re.findall(r"\b[A-Z]+\d+\b", of.formula1)) == {cell}
        elif field.type == "score":
            assert (of.type, of.formula1, of.formula2, of.errorStyle or "stop") == ("whole", "-3", "3", "stop")
        elif field.type == "number":
            assert (of.type, of.operator, of.formula1) == ("whole", "greaterThanOrEqual", "1")
        elif not field.values and field.type != "reference":
            assert of is None


def test_formulas_and_names_point_at_cells_of_sheets_that_are_there(book, content):
    formulas = [name.value for name in book.defined_names.values()]
    formulas += [c.value for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    pointed = set(re.findall(r"'([^']+)'!", "".join(formulas)))
    assert pointed < set(book.sheetnames)
    assert not any("#REF!" in formula for formula in formulas)
    with ZipFile(BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "external" in name.lower()]


def test_cells_are_text_so_that_the_spreadsheet_makes_no_date_of_a_month_or_a_page(book, lang):
    for table, field in COLUMNS:
        sheet = book[table.text.in_(lang)]
        style = look(sheet, column(sheet, field, lang)).number_format
        assert style == ("General" if field.type in ("score", "number") else "@"), field.id


def test_an_empty_one_loads_without_a_problem(content, tmp_path):
    path = save(tmp_path / "p.xlsx", content)
    assert check([path]) == []
    assert (edition(path).nodes, edition(path).claims) == ((), ())


def test_other_sheets_are_still_told_of(tmp_path):
    for name, codes in (("lees mij", []), ("READ ME", []), ("lijsten", []), ("kladblok", ["unknown_table"])):
        book = openpyxl.Workbook()
        book.active.title = "issues"
        book.active.append(["name"])
        book.create_sheet(name).append(["iets"])
        book.save(tmp_path / "p.xlsx")
        assert [problem.code.id for problem in check([tmp_path / "p.xlsx"])] == codes


def test_filled_in_by_hand_with_words_of_the_lists_it_loads(book, content, lang, tmp_path):
    mine = openpyxl.load_workbook(BytesIO(content))
    told: dict[str, list[dict[str, str]]] = {
        "ministries": [{"name": "Financiën", "abbreviation": "FIN"}],
        "planning_bureaus": [{"name": "Centraal Planbureau", "abbreviation": "CPB"}],
        "issues": [{"name": "Wonen", "kind": listed(book, "list_issues_kind")[0][0], "valid_from": "2020-10"}],
        "lt_groups": [{"name": "LT 1"}],
        "participation": [{"group": "LT 1", "organisation": "FIN; CPB"}],
        "ownership": [
            {"issue": "Wonen", "organisation": "FIN", "role": listed(book, "list_ownership_role")[0][0]},
        ],
    }
    for name, rows in told.items():
        table = TABLES[name]
        for row in rows:
            mine[table.text.in_(lang)].append([row.get(field.id) for field in table.columns])
    mine.save(tmp_path / "p.xlsx")
    made = edition(tmp_path / "p.xlsx")
    assert [(n.id, n.type) for n in made.nodes] == [
        ("fin", "ministry"), ("cpb", "planning_bureau"), ("lt-1", ""), ("wonen", "challenge")
    ]  # fmt: skip
    assert made.nodes[-1].valid_from == "2020-10"
    assert [(c.relation, c.from_id, c.to_id, c.role) for c in made.claims] == [
        ("PARTICIPATES_IN", "fin", "lt-1", "member"),
        ("PARTICIPATES_IN", "cpb", "lt-1", "member"),
        ("RESPONSIBLE_FOR", "fin", "wonen", "accountable"),
    ]


def test_the_example_is_the_shipped_programme(tmp_path):
    made = edition(save(tmp_path / "p.xlsx", written.example("en")), name="programme")
    shipped = read(LoadRequest(DATA / "programme")).build(written.no_names)
    assert {(n.kind, n.id): n for n in made.nodes} == {(n.kind, n.id): n for n in shipped.nodes}
    assert {c.key for c in made.claims} == {c.key for c in shipped.claims}
    assert check([tmp_path / "p.xlsx"]) == []


def test_on_the_command_line_an_existing_file_stays_as_it_is(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[object, str]:
        with pytest.raises(SystemExit) as done:
            cli.main([*arguments])
        seen = capsys.readouterr()
        return done.value.code, seen.out + seen.err

    status, talk = run("template", "p.xlsx", "--lang", "nl", "--example")
    assert status == 0
    assert talk.startswith("p.xlsx\n")
    before = Path("p.xlsx").read_bytes()
    assert run("template", "p.xlsx") == (1, "p.xlsx is already there. Choose another name.\n")
    assert Path("p.xlsx").read_bytes() == before
    assert run("template", "p.ods")[0] == 2
    assert run("template", "empty.xlsx", "--lang", "nl")[0] == 0
    assert run("check", "empty.xlsx") == (0, "")
    steps = [
        row[1]
        for row in openpyxl.load_workbook("empty.xlsx", read_only=True)["lees mij"].iter_rows(values_only=True)
        if row[1]
    ]
    assert any(f"de eerste {ROOM} rijen" in step for step in steps)
    assert run("template", "no/p.xlsx")[1].startswith("no/p.xlsx cannot be written")
    assert run("check", "p.xlsx") == (0, "")
