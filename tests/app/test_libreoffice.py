"""The workbooks that we write, opened and saved by LibreOffice: they say the same, and their lists still work."""

import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from opgavenkaart import cli
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.load import load, read
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.template.workbook import ROOM
from tests.libreoffice import Cell, Saved, opened_and_saved
from tests.loaders.handed_in import folder
from tests.loaders.template.dropdown_lists import listed
from tests.paths import DATA

SECOND = {"organisations": [["id", "name"], ["x1", "Volksgezondheid, Welzijn en Sport"], ["x2", "Financiën"]]}
DECIDED = {"who_is_who": [["decision", "from", "to", "decided_by"], ["yes", "x1", "vws", "secretaris"]]}
ADDED = {
    "ministries": [{"name": "Ministerie van Proeven", "abbreviation": "MvP"}],
    "organisations": [{"name": "Proefraad"}],
    "issues": [{"id": "proef-1", "name": "Proef"}, {"name": "Nog een proef"}],
}
LISTED = {"list_organisation": ["MvP", "Proefraad"], "list_issue": ["proef-1", "Nog een proef"]}
SHOWN = "shown"  # a sheet that is added, with what each list offers
WRITTEN = ("example", "empty", "export", "review")
ADDED_TO = {"grown": ("example", "nl"), "begun": ("empty", "en")}
ALL = (*WRITTEN, *ADDED_TO)
pytestmark = pytest.mark.slow


class Books(NamedTuple):
    """The folder of workbooks that we wrote, what LibreOffice made of them, and what a review is about."""

    ours: Path
    saved: Saved
    earlier: Names


@pytest.fixture(scope="module")
def books(office: str, tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Written by the commands, in both languages; into copies of two, rows are typed."""
    made, beside = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("beside")
    with SqliteStore(beside / "g.db") as store:
        load(store, DATA / "programme")
        load(store, folder(beside / "second", SECOND))
        load(store, folder(beside / "decided", DECIDED))
        earlier = Names(store.lookup_entries(["programme", "second"]))
    run("template", made / "example.xlsx", "--example", "--lang", "nl")
    run("template", made / "empty.xlsx", "--lang", "en")
    run("export", "--out", made / "export.xlsx", "--dataset", "programme", "--lang", "en", "--graph", beside / "g.db")
    run("match", "--out", made / "review.xlsx", "--lang", "nl", "--graph", beside / "g.db")
    for name, (source, _) in ADDED_TO.items():
        shutil.copy(made / f"{source}.xlsx", made / f"{name}.xlsx")
    typed = {f"{name}.xlsx": list(cells(made / f"{name}.xlsx", lang)) for name, (_, lang) in ADDED_TO.items()}
    return Books(made, opened_and_saved(office, made, typed), earlier)


def run(*arguments: object) -> None:
    with pytest.raises(SystemExit) as done:
        cli.main([*map(str, arguments)])
    assert done.value.code == 0


def cells(path: Path, lang: Any) -> Iterator[Cell]:
    """Rows below those that there are, and a sheet of formulas that show what each list has, as it is offered."""
    book = opened(path, data_only=True)
    for name, rows in ADDED.items():
        table = TABLES[name]
        sheet = table.text.in_(lang)
        for at, row in enumerate(rows, book[sheet].max_row):
            for column, field in enumerate(table.columns):
                if field.id in row:
                    yield Cell(sheet, column, at, row[field.id])
    for at, (name, words) in enumerate(wanted(book).items()):
        yield Cell(SHOWN, 0, at, name)
        yield Cell(SHOWN, 1, at, f"=ROWS({name})")
        for number in range(len(words)):
            yield Cell(SHOWN, 2 + number, at, f"=INDEX({name};{number + 1})")


def wanted(book: Any) -> dict[str, list[str]]:
    """What each list is to have once the rows are added, by its name."""
    found = {}
    for name in book.defined_names:
        if name.startswith("list_"):
            *_, words = listed(book, name)
            found[name] = sorted([word for word in words if word] + LISTED.get(name, []))
    return found


@cache
def opened(path: Path, data_only: bool = False) -> Any:
    return openpyxl.load_workbook(path, data_only=data_only)


def said(path: Path, earlier: Names) -> tuple[tuple[Any, ...], ...]:
    """What a workbook is read as, all of it: things and claims in order, and its problems."""
    edition, problems = read(LoadRequest(path, "p")).examine(lambda: earlier)
    return edition.nodes, edition.claims, tuple((p.code.id, p.sheet, p.row, p.column, p.value) for p in problems)


@pytest.mark.parametrize("name", WRITTEN)
def test_saved_as_xlsx_and_as_ods_it_is_the_same_data_set(books, name):
    earlier = books.earlier if name == "review" else Names(())
    ours = said(books.ours / f"{name}.xlsx", earlier)
    assert any(ours[:2]) == (name != "empty")
    assert said(books.saved.xlsx / f"{name}.xlsx", earlier) == ours
    assert said(books.saved.ods / f"{name}.ods", earlier) == ours


@pytest.mark.parametrize("name", ADDED_TO)
def test_rows_that_are_typed_in_libreoffice_load(books, name):
    source = said(books.ours / f"{name}.xlsx", Names(()))
    added = [row["name"] for rows in ADDED.values() for row in rows]
    for path in (books.saved.xlsx / f"{name}.xlsx", books.saved.ods / f"{name}.ods"):
        nodes, claims, problems = said(path, Names(()))
        assert [node.name for node in nodes if node not in source[0]] == added
        assert (claims, problems) == (source[1], (*source[2], ("unknown_table", SHOWN, None, "", SHOWN)))


@pytest.mark.parametrize("name", WRITTEN)
def test_every_list_and_rule_is_still_there_and_goes_on_below_the_rows(books, name):
    ours, theirs = (opened(path / f"{name}.xlsx") for path in (books.ours, books.saved.xlsx))
    assert theirs.sheetnames == ours.sheetnames
    assert [sheet.sheet_state for sheet in theirs] == [sheet.sheet_state for sheet in ours]
    assert Counter(rule for rule, _ in rules(theirs)) == Counter(rule for rule, _ in rules(ours))
    for (sheet, *_), last in rules(theirs):
        assert last >= theirs[sheet].max_row + (ROOM if name != "review" else 0)
    names = [{n: at.value.replace("'", "") for n, at in book.defined_names.items()} for book in (ours, theirs)]
    assert names[0] == names[1]


def rules(book: Any) -> Iterator[tuple[tuple[str, ...], int]]:
    """What each column may hold, and the last row for which that is so."""
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            (where,) = rule.sqref.ranges
            compared = rule.type not in ("list", "custom")  # then there is an operator, and with "between" two limits
            operator = (rule.operator or "between") if compared else ""
            last = rule.formula2 if operator == "between" else ""
            text = (rule.errorStyle or "stop", rule.error or "", str(bool(rule.showDropDown)))
            first = where.coord.split(":")[0]
            yield (sheet.title, first, rule.type, operator, rule.formula1, last, *text), where.max_row


@pytest.mark.parametrize("name", WRITTEN)
def test_headings_stay_in_sight(books, name):
    tables = [word for table in TABLES.values() for word in table.text]
    frozen = (1, 5) if name == "review" else (1, 0)
    wanted = [frozen if sheet in tables else (0, 0) for sheet in opened(books.ours / f"{name}.xlsx").sheetnames]
    assert books.saved.frozen[f"{name}.xlsx"] == wanted
    assert frozen in wanted


@pytest.mark.parametrize("name", ALL)
def test_no_cell_shows_an_error(books, name):
    book = opened(books.saved.xlsx / f"{name}.xlsx", data_only=True)
    every = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert every
    assert not [cell for cell in every if cell.data_type == "e"]


@pytest.mark.parametrize("name", ADDED_TO)
def test_a_list_has_what_was_typed_elsewhere(books, name):
    lists = wanted(opened(books.ours / f"{name}.xlsx", data_only=True))
    assert lists.keys() > LISTED.keys()
    shown = opened(books.saved.xlsx / f"{name}.xlsx", data_only=True)[SHOWN]
    assert shown.max_row == len(lists)
    for of, size, *words in shown.iter_rows(values_only=True):
        assert sorted(filter(None, words)) == lists[of]
        assert size == max(1, len(lists[of]))
