"""From tables into a graph: all or nothing, and once is enough."""

from pathlib import Path

import pytest

from opgavenkaart.graph.open import open_graph
from opgavenkaart.loaders.dataset import check, load, read_dataset
from opgavenkaart.loaders.problems import DataProblems, format_problem
from tests.loaders.handed_in import folder, no_names, xlsx

DATA = Path(__file__).parents[2] / "data"
ISSUES = {"issues": [["name"], ["x"], ["y"]], "groups": [["name"], ["g"]], "documents": [["title"], ["n"]]}


@pytest.fixture
def store(tmp_path):
    with open_graph(str(tmp_path / "map.db")) as opened:
        yield opened


def test_the_shipped_data_has_no_problems():
    assert [format_problem(p, "en") for p in check([DATA / "programme", DATA / "enrichment"])] == []


def test_loading_again_changes_nothing(store):
    for name in ("programme", "enrichment", "programme", "enrichment"):
        loaded, warnings = load(store, DATA / name)
        assert (loaded.dataset, warnings) == (name, [])
    assert (*loaded.nodes, *loaded.claims) == (0, 0, 0, 0, 0, 0)


def test_with_an_error_nothing_is_loaded(store, tmp_path):
    load(store, folder(tmp_path / "a", ISSUES))
    broken = folder(tmp_path / "b", {**ISSUES, "agenda": [["group", "issue", "source"], ["g", "z", "n"]]})
    with pytest.raises(DataProblems):
        load(store, broken, "a")
    assert [(d.name, d.nodes, d.claims) for d in store.datasets()] == [("a", 4, 0)]


def test_warnings_come_back_with_what_was_loaded(store, tmp_path):
    path = folder(tmp_path / "a", {**ISSUES, "agenda": [["group", "issue"], ["g", "x"], ["g", "x"]]})
    loaded, warnings = load(store, path)
    assert loaded.claims.added == 1
    assert [p.code for p in warnings] == ["no_source", "duplicate_row", "no_source"]


def test_a_check_knows_what_is_in_the_graph_and_leaves_it_alone(store, tmp_path):
    load(store, folder(tmp_path / "a", ISSUES))
    agenda = folder(tmp_path / "b", {"agenda": [["group", "issue", "source"], ["g", "x", "n"]]})
    assert check([agenda], store=store) == []
    assert [d.name for d in store.datasets()] == ["a"]
    load(store, agenda)
    emptied = folder(tmp_path / "new" / "a", {"issues": [["name"], ["z"]]})
    assert [p.value for p in check([emptied, agenda], store=store)] == ["g", "x", "n"]
    assert {p.code for p in check([agenda], "a", store=store)} == {"unknown_reference"}


def test_building_twice_gives_the_same(tmp_path):
    parsed = read_dataset(folder(tmp_path / "a", {**ISSUES, "agenda": [["group", "issue"], ["g", "x"]]}))
    first, problems = parsed.build(no_names), parsed.problems
    assert parsed.build(no_names) == first
    assert parsed.problems == problems
    assert [text.en for text in parsed.recognised] == ["lt_groups 1", "issues 2", "documents 1", "agenda 1"]


def test_progress_tells_the_rows_so_far(tmp_path):
    rows = [["name"], *([f"n{i}"] for i in range(12_000))]
    for path in (folder(tmp_path / "a", {"issues": rows}), xlsx(tmp_path / "a.xlsx", {"issues": rows})):
        told: list[int] = []
        read_dataset(path, progress=told.append)
        assert told == sorted(told)
        assert told[-1] == len(rows)
