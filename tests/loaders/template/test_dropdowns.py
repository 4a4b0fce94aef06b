"""The lists of a workbook to fill in: what they gather from other sheets, now and when more is filled in."""

import re
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from opgavenkaart.graph.model import KINDS, TABLES
from opgavenkaart.loaders.tables.references import CREATED_KINDS
from opgavenkaart.loaders.template.workbook import workbook
from tests.loaders.template.dropdown_lists import listed


@pytest.fixture(params=["nl", "en"])
def lang(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_a_list_of_organisations_gathers_those_of_every_sheet_and_leaves_room_for_more(lang):
    rows = {
        "ministries": [{"id": "fin", "name": "Financiën", "abbreviation": "FIN"}],
        "organisations": [{"name": "Burgers"}, {"name": "Sociaal-Economische Raad", "abbreviation": "SER"}],
    }
    book = openpyxl.load_workbook(BytesIO(workbook(rows, lang, 4)), data_only=True)
    gathered, count, together = listed(book, "list_organisation")
    assert [text for text in together if text] == ["fin", "Burgers", "SER"]
    assert len(gathered) == 3 + 4 * len([table for table in TABLES.values() if table.kind == "organisation"])
    assert (gathered[0], gathered[-6:-4], count[-1]) == ("fin", ["Burgers", "SER"], 3)


def test_the_formulas_of_a_list_find_what_is_filled_in_later(lang):
    """Each points at its row of a sheet by number, so that rows may come, go and be sorted."""
    book = openpyxl.load_workbook(BytesIO(workbook({}, lang, 4)))
    gathered, count, together = listed(book, "list_group")
    sheet = TABLES["lt_groups"].text.in_(lang)
    first = [f"INDEX('{sheet}'!${letter}:${letter},2)" for letter in "ACB"]
    assert gathered[0] == f'=IF({first[0]}<>"",{first[0]},IF({first[1]}<>"",{first[1]},{first[2]}&""))'
    assert [re.findall(r",(\d+)\)", formula)[0] for formula in gathered] == ["2", "3", "4", "5"]
    (a, b) = re.findall(r"\$([A-Z]+)\$3:", together[0])[:1] + re.findall(r"\$([A-Z]+)\$2:", together[0])
    assert count[0] == f'=IF({a}3="",{b}2,{b}2+1)'
    assert together[1] == f'=IF(1<${b}$6,INDEX(${a}$3:${a}$6,MATCH(1,${b}$2:${b}$6,1)),"")'


def test_every_kind_that_is_referred_to_has_a_list(lang):
    book = openpyxl.load_workbook(BytesIO(workbook({}, lang, 1)))
    kinds = {field.to for table in TABLES.values() for field in table.columns if field.type == "reference"}
    wanted = {f"list_{kind}" for kind in kinds & KINDS.keys() - CREATED_KINDS}
    assert {name for name in book.defined_names if name.removeprefix("list_") in KINDS} == wanted
