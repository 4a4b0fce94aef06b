"""A first mapping of a network or a list of edges: it loads, and says what is to be filled in."""

import re
from typing import Any

import networkx as nx
import pytest

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.loaders.load import check
from opgavenkaart.loaders.problems.problem import DataProblems
from opgavenkaart.loaders.suggest.suggest import suggest
from tests.loaders.exchange.networks import as_json
from tests.loaders.mapping.test_documented_examples import EXAMPLES
from tests.loaders.suggest.test_suggest import made, suggested, table

WRITERS: dict[str, Any] = {"graphml": nx.write_graphml, "gexf": nx.write_gexf, "gml": nx.write_gml}


def layers() -> Any:
    """Two of one layer, each joined with both of another."""
    graph: Any = nx.DiGraph()
    for id, layer in (("VWS", "a"), ("BZK", "a"), ("Tafel", "b"), ("Raad", "b")):
        graph.add_node(id, laag=layer)
    graph.add_edges_from((a, b) for a in ("VWS", "BZK") for b in ("Tafel", "Raad"))
    return graph


def as_issues(text: str) -> str:
    """A draft as somebody fills it in: these are issues, and what waited for that is no comment any more."""
    waiting = re.compile(r"^# (\[\[table\]\]\n(?:# .+\n)+)", re.MULTILINE)
    return waiting.sub(lambda found: found[1].replace("\n# ", "\n"), text.replace('"?"', '"issues"'))


@pytest.mark.parametrize("suffix", WRITERS)
def test_what_elements_are_that_nothing_describes_is_left_to_be_chosen(tmp_path, suffix):
    path = tmp_path / f"net.{suffix}"
    WRITERS[suffix](nx.cycle_graph(["a", "b", "c"], nx.DiGraph), path)
    text, (things,) = suggested(path)
    assert (things["makes"], things["sheet"], things["columns"]["id"]) == ("?", "nodes", "id")
    assert "CHOOSE FIRST" in text[: text.index("[document]")]
    with pytest.raises(DataProblems, match=r"Put at makes .*: organisations, issues, domains"):
        made(path, text)
    found = made(path, as_issues(text))
    assert [name for name in found[0] if name.startswith("issue")] == ["issue:a", "issue:b", "issue:c"]
    a, b, c = "012" if suffix == "gml" else "abc"  # that one numbers its elements, and labels them
    assert sorted(found[1]) == [f"{a} RELATES_TO {b}", f"{b} RELATES_TO {c}", f"{c} RELATES_TO {a}"]


def test_two_layers_are_parties_and_what_they_take_part_in(tmp_path):
    path = tmp_path / "net.graphml"
    nx.write_graphml(layers(), path)
    text, tables = suggested(path)
    assert [(one["makes"], one.get("where")) for one in tables] == [
        ("organisations", {"laag": "a"}), ("lt_groups", {"laag": "b"}), ("participation", None),
    ]  # fmt: skip
    assert len(made(path, text)[1]) == 4
    assert '"laag"' not in text.partition("# Not used:")[2]


def test_words_of_other_people_for_kinds_are_taken_as_they_are_meant(tmp_path):
    graph = layers()
    for id, kind in (("VWS", "Departement"), ("BZK", "Departement"), ("Tafel", "Knelpunt"), ("Raad", "Knelpunt")):
        graph.nodes[id]["type"] = kind
    path = tmp_path / "net.gexf"
    nx.write_gexf(graph, path)
    text, tables = suggested(path)
    assert [one["makes"] for one in tables] == ["organisations", "issues"]
    assert '# makes = "ownership"' in text  # no role is known: it is left to whoever reads it
    assert len(made(path, text)[0]) == 5  # four, and the document


@pytest.mark.parametrize(
    ("rows", "makes", "claims"),
    [
        ([["a", "b"], ["b", "c"]], ["?", "?"], ["a RELATES_TO b", "b RELATES_TO c"]),
        ([["a", "x"], ["b", "x"]], ["organisations", "lt_groups", "participation"],
         ["a PARTICIPATES_IN x", "b PARTICIPATES_IN x"]),
    ],
)  # fmt: skip
def test_a_list_of_edges(tmp_path, rows, makes, claims):
    path = table(tmp_path, [["source", "target"], *rows])
    text, tables = suggested(path)
    assert [one["makes"] for one in tables] == makes
    assert sorted(made(path, as_issues(text))[1]) == claims


def test_connections_of_several_kinds_wait_for_a_choice(tmp_path):
    nodes = [{"id": i, "type": kind} for i, kind in enumerate(("ministerie", "opgave", "werkgroep"))]
    path = as_json(tmp_path, {"nodes": nodes, "links": [{"source": 0, "target": 1}, {"source": 0, "target": 2}]})
    text, tables = suggested(path)
    assert [one["makes"] for one in tables] == ["organisations", "issues", "lt_groups"]
    assert "The connections join several kinds" in text


def test_what_is_refused_says_to_ask_for_a_mapping(tmp_path):
    path = tmp_path / "een net.graphml"
    nx.write_graphml(layers(), path)
    hints = [problem.hint for problem in check([path])]
    assert len(hints) == 2
    assert all('opgavenkaart suggest "een net.graphml" --out mapping.toml' in text for hint in hints for text in hint)


def test_of_a_table_of_others_too_but_not_of_one_odd_sheet(tmp_path):
    path = table(tmp_path, [["Dienst", "Eigenaar"], ["DPC", "AZ"]])
    (hint,) = [problem.hint for problem in check([path]) if problem.code.id == "nothing_to_load"]
    assert f"opgavenkaart suggest {path}" in hint.nl
    assert f"opgavenkaart suggest {path}" in hint.en
    table(tmp_path, [["naam"], ["Zorg"]], "opgaven")
    assert [problem.code.id for problem in check([tmp_path])] == ["unknown_table"]
    assert "suggest" not in check([tmp_path])[0].hint.en


def test_the_example_of_the_documentation_is_nearly_what_is_suggested(tmp_path):
    path = tmp_path / "overleg.graphml"
    path.write_text(EXAMPLES["overleg.graphml"]["rows"], "utf-8")
    text = suggest(path, Names(()), Names(()), "nl")
    for line in ('where = { laag = "partij" }', 'where = { laag = "overleg" }', 'makes = "participation"'):
        assert line in text
