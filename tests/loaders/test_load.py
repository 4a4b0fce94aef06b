"""From tables into a graph: all or nothing, and once is enough."""

import json

import networkx as nx
import pytest

from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import check, load, read
from opgavenkaart.loaders.problems.problem import DataProblems, format_problem
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.handed_in import folder, no_names, xlsx
from tests.loaders.registers import samples as registers
from tests.paths import DATA

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
    assert [p.code.id for p in warnings] == ["no_source", "duplicate_row", "no_source"]


def test_a_check_knows_what_is_in_the_graph_and_leaves_it_alone(store, tmp_path):
    load(store, folder(tmp_path / "a", ISSUES))
    agenda = folder(tmp_path / "b", {"agenda": [["group", "issue", "source"], ["g", "x", "n"]]})
    assert check([agenda], store=store) == []
    assert [d.name for d in store.datasets()] == ["a"]
    load(store, agenda)
    emptied = folder(tmp_path / "new" / "a", {"issues": [["name"], ["z"]]})
    assert [p.value for p in check([emptied, agenda], store=store)] == ["g", "x", "n"]
    assert {p.code.id for p in check([agenda], "a", store=store)} == {"unknown_reference"}


def test_building_twice_gives_the_same(tmp_path):
    parsed = read(LoadRequest(folder(tmp_path / "a", {**ISSUES, "agenda": [["group", "issue"], ["g", "x"]]})))
    first, problems = parsed.build(no_names), parsed.problems
    assert parsed.build(no_names) == first
    assert parsed.problems == problems
    assert [text.en for text in parsed.recognised] == ["lt_groups 1", "issues 2", "documents 1", "agenda 1"]


def test_progress_tells_the_share_that_was_read(tmp_path):
    rows = [["name"], *([f"n{i}"] for i in range(12_000))]
    tables = {"issues": rows, "groups": [["name"], *([f"g{i}"] for i in range(5_000))]}
    for path in (folder(tmp_path / "a", tables), xlsx(tmp_path / "a.xlsx", tables)):
        told: list[float] = []
        read(LoadRequest(path, progress=told.append))
        assert told == sorted(told)
        assert told[-1] == 1
        assert any(0 < share < 1 for share in told), path


def test_of_a_folder_the_share_goes_by_bytes(tmp_path):
    path = folder(tmp_path / "a", {"groups": [["name"], ["x" * 1_000]], "issues": [["name"], ["y" * 2_000]]})
    told: list[float] = []
    read(LoadRequest(path, progress=told.append))
    assert told[0] == pytest.approx(1 / 3, abs=0.01)


@pytest.mark.parametrize("name", ["x.graphml", "x.gexf", "x.gml", "x.json", "x.xml", "edges.csv", "x.xlsx"])
def test_whatever_is_read_all_of_it_is_read_in_the_end(name, tmp_path):
    graph, path = nx.path_graph(5_000), tmp_path / name
    match path.suffix:
        case ".json":
            path.write_text(json.dumps(nx.node_link_data(graph, edges="links")))
        case ".xml":
            registers.export(path, *(registers.body(number, f"n{number}") for number in range(5_000)))
        case ".csv":
            path.write_text("from,to\n" + "".join(f"{a},{b}\n" for a, b in graph.edges))
        case ".xlsx":
            xlsx(path, {"Elements": [["Label"], ["a"]], "Connections": [["From", "To"], ["a", "a"]]})
        case _:
            getattr(nx, f"write_{path.suffix[1:]}")(graph, path)
    told: list[float] = []
    read(LoadRequest(path, progress=told.append))
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) > 1 or path.suffix in (".gml", ".json")  # which are read in one go


def test_of_files_that_a_mapping_names_all_is_read_in_the_end(tmp_path):
    path = folder(tmp_path / "d", {"a": [["Naam"], ["x"]], "b": [["Naam"], ["y"]], "c": [["Naam"], ["z"]]})
    part = '[[table]]\nmakes = "issues"\nfile = "{}"\n[table.columns]\nname = "Naam"\n'
    (tmp_path / "m.toml").write_text(part.format("b.csv") + part.format("a.csv"))
    told: list[float] = []
    read(LoadRequest(path, progress=told.append, mapping=tmp_path / "m.toml"))
    assert told == sorted(told)
    assert told[0] == pytest.approx(1 / 3)
    assert told[-1] == 1


def test_a_copy_under_another_name_is_reported_with_what_to_do(new, tmp_path):
    tables = {"issues": [["name"], *([f"Opgave {number}"] for number in range(10))]}
    with new() as store:
        assert load(store, folder(tmp_path / "prog", tables))[1] == []
        for name, rows in (("prog (1)", tables["issues"]), ("prog (2)", [*tables["issues"][:-2], ["Een andere"]])):
            path = folder(tmp_path / name, {"issues": rows})
            (problem,) = load(store, path)[1]
            assert (problem.code.id, problem.severity, problem.details["other"]) == ("copied", "warning", "prog")
            assert check(path, store=store) == [problem]
            assert f'unload "{name}"' in problem.hint.en
            store.unload(name)
        both = tmp_path / "prog", folder(tmp_path / "prog (3)", tables)
        assert [(p.code.id, p.value) for p in check(both)] == [("copied", "prog (3)")]
        other = {"issues": [["name"], *([f"Kans {number}"] for number in range(10))]}
        assert load(store, folder(tmp_path / "other", other))[1] == []
        assert load(store, folder(tmp_path / "new" / "prog", tables))[1] == []
