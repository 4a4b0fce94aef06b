"""A file with very many problems: a thousand of each kind are kept, and all of them are counted."""

import json
from pathlib import Path

import pytest

from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.files.find import read_tables
from opgavenkaart.loaders.load import check
from opgavenkaart.loaders.problems.bound import MAX_ALIKE, add, bounded
from opgavenkaart.loaders.problems.group import group_problems
from opgavenkaart.loaders.problems.problem import Problem, format_problem, total
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.set_aside import WithoutErrors
from opgavenkaart.loaders.tables.codes import MISSING_VALUE
from opgavenkaart.output import terminal
from opgavenkaart.output.problems_html import page

MANY = 5_000
DETAILS = {"what": "a name"}


def table(folder: Path, heading: str, row: str, count: int = MANY) -> Path:
    path = folder / "issues.csv"
    path.write_text(heading + "\n" + "".join(row.format(n=n) + "\n" for n in range(count)), encoding="utf-8")
    return path


def network(folder: Path, nodes: list[object], links: list[object]) -> Path:
    path = folder / "n.json"
    path.write_text(json.dumps({"nodes": nodes, "links": links}), encoding="utf-8")
    return path


ISSUE = {"id": "a", "kind": "issue", "name": "a"}


@pytest.mark.parametrize(
    ("nodes", "links", "code", "count"),
    [
        ([{"id": ""}] * MANY, [], "missing_value", MANY),
        ([ISSUE] * MANY, [], "duplicate_id", MANY - 1),
        ([ISSUE], [{}] * MANY, "missing_value", 2 * MANY),
        ([ISSUE], [{"source": "a", "target": "b"}] * MANY, "unknown_element", MANY),
        ([ISSUE], [{"source": "a", "target": "a", "relation": "PART_OF"}] * MANY, "wrong_ends", MANY),
    ],
)
def test_networks(tmp_path: Path, nodes: list[object], links: list[object], code: str, count: int) -> None:
    found = check(network(tmp_path, nodes, links))
    same = [problem for problem in found if problem.code.id == code]
    assert total(same) == count
    assert len(same) <= 2 * MAX_ALIKE


@pytest.mark.parametrize(
    ("heading", "row", "codes"),
    [
        ("id,name,kind", "x{n},,kansje", {"missing_value": MANY, "bad_value": MANY}),
        ("id,name", "a,b", {"duplicate_id": MANY - 1}),
        ("id,name", "x{n},b,more", {"extra_cell": MANY}),
        ("id,name,valid_from,valid_to", "x{n},b,2021,2020", {"dates_reversed": MANY}),
        ("id,name,source", "x{n},b,y{n}", {"unknown_reference": MANY}),
    ],
)
def test_tables(tmp_path: Path, heading: str, row: str, codes: dict[str, int]) -> None:
    found = check(table(tmp_path, heading, row))
    for code, count in codes.items():
        same = [problem for problem in found if problem.code.id == code]
        assert total(same) == count
        assert len(same) <= 2 * MAX_ALIKE


def test_a_mapping(tmp_path: Path) -> None:
    path = table(tmp_path, "naam,noot", "x{n},noot {n}")
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        '[[table]]\nmakes = "issues"\n[table.columns]\nname = "naam"\n'
        'note = {column = "noot", values = {"x" = "y"}, rest = "tell"}\n',
        encoding="utf-8",
    )
    found = check(path, mapping=mapping)
    same = [problem for problem in found if problem.code.id == "not_in_values"]
    assert (total(same), len(same)) == (MANY, MAX_ALIKE)


def test_rows_set_aside_are_all_kept(tmp_path: Path) -> None:
    path = table(tmp_path, "id,name,kind", "x{n},naam {n},kansje", 1_200)
    with path.open("a", encoding="utf-8") as file:
        file.write("goed,goed,opportunity\n")
    kept: list[bytes] = []
    source = WithoutErrors(LoadRequest(path), "en", kept.append)
    with SqliteStore(tmp_path / "g.db") as store:
        store.load(source.name, source.build)
    assert [node.id for node in source.edition.nodes] == ["goed"]
    book = tmp_path / "rest.xlsx"
    book.write_bytes(kept[0])
    (sheet,) = read_tables(book, [])
    assert [row[0] for row in sheet.cells[1:]] == [f"x{n}" for n in range(1_200)]
    assert all("kansje" in row[3] for row in sheet.cells[1:])


def test_what_is_not_kept_is_counted_wherever_problems_are_shown() -> None:
    found = bounded(Problem(MISSING_VALUE, "f.csv", "", row, "name", "", DETAILS) for row in range(2, 3_502))
    assert (len(found), total(found), found[-1].more) == (MAX_ALIKE, 3_500, 2_500)
    assert format_problem(found[-1], "en").endswith("[the same in 2,500 more rows]")
    assert found[-1].as_dict("nl")["more"] == 2_500
    assert "more" not in found[0].as_dict("nl")
    (group,) = group_problems(found)
    assert "[net zo in nog 3.499 rijen (3, 4, 5, 6, 7 …)]" in group.text("nl")
    assert terminal.listed(found, "en").splitlines()[-1].startswith("… and 3,450 more")
    text = page(found, ["f.csv"], "en")
    assert "3,500 × error" in text
    assert "and 2,500 more in this sheet" in text


def test_bounding_twice_loses_no_count() -> None:
    one = bounded(Problem(MISSING_VALUE, "f.csv", "", row, "name", "", DETAILS) for row in range(2_500))
    other = bounded(Problem(MISSING_VALUE, "f.csv", "", row, "id", "", DETAILS) for row in range(10))
    assert total(bounded([*one, *other, *one])) == 5_010
    assert bounded(bounded(one)) == one


def test_a_list_that_is_added_to_stays_small() -> None:
    problems: list[Problem] = []
    for row in range(250_000):
        add(problems, Problem(MISSING_VALUE, "f.csv", "", row, "name", "", DETAILS))
        assert len(problems) <= 100_000
    assert total(problems) == 250_000
