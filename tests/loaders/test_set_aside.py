"""Rows with errors go to a workbook that loads after mending; all other rows load."""

from pathlib import Path

import openpyxl
import pytest

from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.graph.text import Lang
from opgavenkaart.loaders.load import load, read
from opgavenkaart.loaders.problems.problem import DataProblems
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.set_aside import WithoutErrors
from opgavenkaart.loaders.tables.recognise import SET_ASIDE
from opgavenkaart.output.load_summary import set_aside_summary

ISSUES = """id,naam,soort,geldig_van,geldig_tot
a,Wonen,opgave,2020,2021
b,,opgave,,
c,Zorg,opgave,2021,2020
a,Wonen nog eens,opgave,,
d,Water,onbekend,,
e,"Energie, twee
regels",opgave,,
"""
FILES = {"issues.csv": ISSUES, "lt_groepen.csv": "id,naam\nG,Groep\n", "agenda.csv": "groep,opgave\nG,a\nG,c\nG,e\n"}
MAPPING = """[[table]]
makes = "issues"
heading = [2, 3]
columns = { name = "Wat Maatregel", valid_from = "Wanneer Van", valid_to = "Wanneer Tot" }
"""


def folder(tmp_path: Path, files: dict[str, str]) -> Path:
    made = tmp_path / "prog"
    made.mkdir()
    for name, text in files.items():
        (made / name).write_text(text, "utf-8")
    return made


def loaded(tmp_path: Path, request: LoadRequest, lang: Lang = "nl") -> tuple[WithoutErrors, Path]:
    """What was loaded into graph.db, and the workbook of the rest."""
    rest = tmp_path / "REST.xlsx"
    source = WithoutErrors(request, lang, rest.write_bytes)
    with open_graph(str(tmp_path / "graph.db")) as store:
        store.load(source.name, source.build)
    return source, rest


def cells(file: Path) -> dict[str, list[list[str]]]:
    return {
        sheet.title: [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet]
        for sheet in openpyxl.load_workbook(file)
    }


def test_rows_with_errors_are_set_aside_with_those_that_rest_on_them(tmp_path):
    source, rest = loaded(tmp_path, LoadRequest(folder(tmp_path, FILES)))
    assert source.count == 5
    assert [node.id for node in source.edition.nodes] == ["G", "a", "e"]
    assert [(claim.from_id, claim.to_id) for claim in source.edition.claims] == [("G", "a"), ("G", "e")]
    found = cells(rest)
    assert [[row[0] for row in found[sheet]] for sheet in ("issues", "agenda")] == [
        ["id", "b", "c", "a", "d"], ["groep", "G"]
    ]  # fmt: skip
    assert found["issues"][0][-1] == SET_ASIDE.nl
    assert [row[-1].partition(" ")[0] for row in found["issues"][1:]] == ["naam:", "geldig_tot:", "id:", "soort:"]
    assert '"c"' in found["agenda"][1][-1]


def test_what_was_set_aside_loads_after_mending_and_all_is_there(tmp_path):
    whole = folder(tmp_path, FILES)
    _, rest = loaded(tmp_path, LoadRequest(whole))
    book = openpyxl.load_workbook(rest)
    for row, (column, text) in enumerate((("B", "Beter"), ("E", "2022"), ("A", "a2"), ("C", "opgave")), 2):
        book["issues"][f"{column}{row}"] = text
    book.save(rest)
    with open_graph(str(tmp_path / "graph.db")) as store:
        load(store, rest)
        problems = read(LoadRequest(rest)).problems
        graph = store.read()
    assert [problem.code.id for problem in problems if "unknown" in problem.code.id] == []
    assert sorted(graph.nodes["issue"]) == ["a", "a2", "b", "c", "d", "e"]
    assert sorted(claim.to_id for claim in graph.claims["ADDRESSES"]) == ["a", "c", "e"]
    assert graph.nodes["issue"]["e"].name.split() == ["Energie,", "twee", "regels"]


def test_a_mapping_sets_aside_rows_as_they_stand_below_all_their_headings(tmp_path):
    file, mapping = tmp_path / "lijst.xlsx", tmp_path / "m.toml"
    book = openpyxl.Workbook()
    for row in (["Lijst van 2021"], ["Wat", "Wanneer", ""], ["Maatregel", "Van", "Tot"],
                ["Steun", "2020", "2021"], ["Korting", "2021", "2020"], ["Zorg", "2020", ""]):  # fmt: skip
        book.active.append(row)
    book.save(file)
    mapping.write_text(MAPPING, "utf-8")
    source, rest = loaded(tmp_path, LoadRequest(file, mapping=mapping), "en")
    assert [node.name for node in source.edition.nodes] == ["Steun", "Zorg"]
    ((sheet, rows),) = cells(rest).items()
    assert sheet == "Sheet"
    assert [row[:3] for row in rows] == [
        ["Lijst van 2021", "", ""], ["Wat", "Wanneer", ""], ["Maatregel", "Van", "Tot"], ["Korting", "2021", "2020"]
    ]  # fmt: skip
    assert rows[2][3] == SET_ASIDE.en
    (problem,) = [p for p in read(LoadRequest(rest, mapping=mapping)).problems if p.severity == "error"]
    assert problem.row == 4
    assert not any("aside" in p.message.en for p in read(LoadRequest(rest, mapping=mapping)).problems)


def test_nothing_is_set_aside_where_nothing_is_wrong(tmp_path):
    source, rest = loaded(tmp_path, LoadRequest(folder(tmp_path, {"lt_groepen.csv": "id,naam\nG,Groep\n"})))
    assert (source.count, rest.exists()) == (0, False)


@pytest.mark.parametrize(
    "files",
    [
        {"agenda.csv": "groep\nG\n", "lt_groepen.csv": "id,naam\nG,Groep\n"},  # a column is not there
        {"issues.csv": "id,naam\na,\nb,\n"},  # no row would be left
    ],
)
def test_what_is_not_in_a_row_refuses_all(tmp_path, files):
    with pytest.raises(DataProblems) as refused:
        loaded(tmp_path, LoadRequest(folder(tmp_path, files)))
    assert any(problem.severity == "error" for problem in refused.value.problems)
    assert not (tmp_path / "REST.xlsx").exists()


def test_a_mapping_that_names_its_files_and_sheets_reads_what_was_set_aside_of_them(tmp_path):
    whole = folder(
        tmp_path,
        {
            "een.csv": "Naam;Van;Tot\nWonen;2020;2021\nZorg;2021;2020\n",
            "twee.csv": "Naam;Van;Tot\nBureau;2020;2021\n",
            "drie.csv": "Naam;Van;Tot\nDienst;2022;2020\n",
        },
    )
    mapping = tmp_path / "m.toml"
    columns = 'columns = {{ name = "Naam", valid_from = "Van", valid_to = "Tot" }}'
    part = f'[[table]]\nmakes = "{{}}"\nfile = "{{}}.csv"\n{columns}\n'
    kinds = {"een": "issues", "twee": "organisations", "drie": "organisations"}
    mapping.write_text("".join(part.format(makes, file) for file, makes in kinds.items()))
    source, rest = loaded(tmp_path, LoadRequest(whole, mapping=mapping))
    assert [node.name for node in source.edition.nodes] == ["Bureau", "Wonen"]
    book = openpyxl.load_workbook(rest)
    book["een"]["C2"] = book["drie"]["C2"] = "2023"
    book.save(rest)
    with open_graph(str(tmp_path / "graph.db")) as store:
        load(store, rest, mapping=mapping)
        graph = store.read()
    assert sorted(node.name for kind in graph.nodes.values() for node in kind.values()) == [
        "Bureau",
        "Dienst",
        "Wonen",
        "Zorg",
    ]


def test_the_summary_says_how_to_load_them_with_the_mapping_that_made_them():
    options = {"--mapping": "m.toml", "--graph": "g.db"}
    text = set_aside_summary(3, "rest.xlsx", options, "en")
    assert text.endswith("opgavenkaart load rest.xlsx --mapping m.toml --graph g.db")
