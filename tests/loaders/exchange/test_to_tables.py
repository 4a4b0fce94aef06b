"""Files of other tools are read as data sets, or problems state, with their place, why not."""

import csv
import json
import tracemalloc
from time import process_time

import networkx as nx
import openpyxl
import pytest

from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.loaders.exchange.formats import network_kind, read_sheets
from opgavenkaart.loaders.files.detect import start_of
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.problems.problem import format_problem
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.exchange.networks import as_json, brief, examined, graphml, item, links

VWS = item("node", id="n0", label="VWS", type="Ministerie")
HOMES = item("node", id="n1", label="Wonen", type="opgave")
OWNS = item("edge", id="e0", source="n0", target="n1", type="is verantwoordelijk voor", role="accountable")
KEYS = ("label", "type", "role", "score", "kind")
KUMU = {
    "elements": [
        {"_id": "elem-1", "_type": "element",
         "attributes": {"label": "VWS", "element type": "ministerie", "tags": ["a", "b"]}},
        {"_id": "elem-2", "attributes": {"label": "LT 1", "element type": "Werkgroep"}},
        {"_id": "elem-3", "attributes": {"label": "Wonen", "element type": "Opgave", "description": "Een *dak*."}},
    ],
    "connections": [
        {"_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "directed", "delayed": False,
         "attributes": {"connection type": "trekt"}},
        {"_id": "conn-2", "from": "elem-3", "to": "elem-2", "direction": "undirected",
         "attributes": {"connection type": "staat op de agenda van"}},
    ],
    "loops": [{"_id": "loop-1"}],
    "maps": [],
}  # fmt: skip


def test_words_of_the_vocabulary_are_kinds_and_relations_in_either_language(tmp_path):
    made, problems = examined(graphml(tmp_path, VWS + HOMES + OWNS, KEYS))
    assert [(n.kind, n.id, n.name, n.type) for n in made.nodes] == [
        ("organisation", "vws", "VWS", "ministry"), ("issue", "wonen", "Wonen", "")
    ]  # fmt: skip
    assert links(made) == [("vws", "RESPONSIBLE_FOR", "wonen")]
    assert made.claims[0].role == "accountable"
    assert problems == []


def test_a_relation_read_from_its_other_end_is_turned_round(tmp_path):
    inverse = item("edge", source="n1", target="n0", type="is the responsibility of", role="accountable")
    assert links(examined(graphml(tmp_path, VWS + HOMES + inverse, KEYS))[0]) == [("vws", "RESPONSIBLE_FOR", "wonen")]


def test_an_edge_without_direction_leads_the_way_that_its_relation_can(tmp_path):
    back = item("edge", source="n1", target="n0", type="responsible for", role="accountable")
    made, problems = examined(graphml(tmp_path, VWS + HOMES + back, KEYS, "undirected"))
    assert (links(made), problems) == ([("vws", "RESPONSIBLE_FOR", "wonen")], [])
    other = item("node", id="n2", label="Zorg", type="opgave")
    both = item("edge", source="n1", target="n2", type="relates to", score="2")
    made, problems = examined(graphml(tmp_path, HOMES + other + both, KEYS, "undirected"))
    assert links(made) == [("wonen", "RELATES_TO", "zorg")]
    assert [p.code.id for p in problems] == ["undirected"]


def test_a_project_of_kumu(tmp_path):
    made, problems = examined(as_json(tmp_path, KUMU))
    assert [(n.kind, n.id, n.type) for n in made.nodes] == [
        ("organisation", "vws", "ministry"), ("group", "lt-1", ""), ("issue", "wonen", "")
    ]  # fmt: skip
    assert made.nodes[2].props == {"description": "Een *dak*."}
    assert links(made) == [("vws", "LEADS", "lt-1"), ("lt-1", "ADDRESSES", "wonen")]
    assert sorted(brief(problems)) == [("left_out", None, "", ""), ("unused_attribute", None, "", "tags")]


def test_a_blueprint_of_kumu_without_ids_and_with_a_mutual_connection(tmp_path):
    whole = {
        "elements": [{"label": "A", "type": "issue"}, {"label": "B", "type": "issue"}],
        "connections": [{"from": "A", "to": "B", "type": "influences", "direction": "mutual", "score": -2}],
    }
    made, problems = examined(as_json(tmp_path, whole))
    assert links(made) == [("a", "RELATES_TO", "b"), ("b", "RELATES_TO", "a")]
    assert made.claims[0].props == {"score": "-2"}
    assert problems == []


def test_a_workbook_of_kumu_with_several_ends_in_a_cell(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Elements"
    for row in (["Label", "Type", "Tags"], ["LT 1", "group", ""], ["Wonen", "issue", "x|y"], ["Zorg", "issue", ""]):
        book.active.append(row)
    sheet = book.create_sheet("Connections")
    for row in (["From", "To", "Type"], ["LT 1", "Wonen | Zorg", "addresses"], ["LT 1", "Zurg", "addresses"]):
        sheet.append(row)
    book.create_sheet("Notes (ignore)").append(["x"])
    book.save(tmp_path / "k.xlsx")
    made, problems = examined(tmp_path / "k.xlsx")
    assert links(made) == [("lt-1", "ADDRESSES", "wonen"), ("lt-1", "ADDRESSES", "zorg")]
    assert brief(problems) == [
        ("left_out", None, "", ""), ("unused_attribute", None, "", "Tags"), ("unknown_element", 3, "to", "Zurg")
    ]  # fmt: skip
    assert format_problem(problems[-1], "en").startswith('k.xlsx, sheet "Connections", row 3, column "to": ')


def test_node_link_json_of_networkx_and_of_d3(tmp_path):
    graph: nx.Graph[int] = nx.Graph()
    graph.add_node(1, label="LT 1", kind="group")
    graph.add_node(2, name="Wonen", kind="issue")
    graph.add_edge(2, 1, relation="addresses", weight=3)
    made, problems = examined(as_json(tmp_path, nx.node_link_data(graph, edges="links")))
    assert links(made) == [("lt-1", "ADDRESSES", "wonen")]
    assert brief(problems) == [("unused_attribute", None, "", "weight")]
    d3 = {"nodes": [{"name": "LT 1", "type": "group"}, {"name": "Wonen", "type": "issue"}],
          "links": [{"source": 0, "target": 1, "type": "addresses"}]}  # fmt: skip
    assert links(examined(as_json(tmp_path, d3))[0]) == [("lt-1", "ADDRESSES", "wonen")]


def test_gexf_of_gephi_with_its_layout_defaults_and_nested_nodes(tmp_path):
    file = tmp_path / "x.gexf"
    file.write_text(
        """<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
        <graph defaultedgetype="directed">
        <attributes class="node"><attribute id="0" title="kind" type="string"><default>issue</default></attribute>
        <attribute id="modularity_class" title="Modularity Class" type="integer"/></attributes>
        <nodes><node id="1" label="Wonen"><viz:size value="3.0"/><viz:position x="1" y="2"/>
          <nodes><node id="2" label="LT 1"><attvalues><attvalue for="0" value="group"/></attvalues></node></nodes>
        </node>
        </nodes><edges><edge source="2" target="1" label="agendeert" weight="2.0"/></edges></graph></gexf>""",
        "utf-8",
    )
    made, problems = examined(file)
    assert links(made) == [("lt-1", "ADDRESSES", "wonen")]
    assert brief(problems) == [("left_out", None, "", ""), ("unused_attribute", None, "", "weight")]


def test_the_labels_that_yed_draws_are_names(tmp_path):
    drawn = '<node id="n1"><data key="kind">issue</data><data key="d5"><y:ShapeNode xmlns:y="y"><y:Geometry/>'
    drawn += "<y:NodeLabel> Wonen </y:NodeLabel></y:ShapeNode></data></node>"
    made, problems = examined(graphml(tmp_path, drawn, ["kind", "d5"]))
    assert [(n.id, n.name) for n in made.nodes] == [("wonen", "Wonen")]
    assert problems == []


def test_gml(tmp_path):
    file = tmp_path / "x.gml"
    file.write_text('graph [ directed 1 node [ id 0 label "LT 1" kind "group" ] node [ id 1 label "Z" kind "issue" ]'
                    ' edge [ source 0 target 1 label "addresses" ] ]')  # fmt: skip
    assert links(examined(file)[0]) == [("lt-1", "ADDRESSES", "z")]
    file.write_text("graph [ node [ ")
    assert [p.code.id for p in examined(file)[1]] == ["unreadable"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("grap [ ]", "no graph"),
        ("graph [\n node [ id 1\n", "what begins on line 2 is not closed"),
        ('graph [\n node [ label "a\n\nb ] ]', "what begins on line 2 is not closed"),
        ("graph [\n node", "what begins on line 2 is not closed"),
        ("graph [\n\n 5 node ]", 'line 3 has "5" where a word belongs'),
        ('graph [ "node" [ ] ]', 'line 1 has "node" where a word belongs'),
        ("graph [ node ]", 'line 1 has "]" where a value belongs'),
        ("graph [ ] ]", 'line 1 has "]" where a word belongs'),
        ("graph [ " * 200, "nested too deep"),
    ],
)
def test_gml_of_another_shape_is_reported_with_its_line(tmp_path, text, reason):
    (tmp_path / "x.gml").write_text(text)
    (problem,) = examined(tmp_path / "x.gml")[1]
    assert problem.code.id == "unreadable"
    assert reason in problem.message.en


def test_a_list_of_edges_joins_what_is_known_already(tmp_path):
    file = tmp_path / "lijst.csv"
    rows = [["Source", "Target", "relation"], ["VWS", "Wonen", "RESPONSIBLE_FOR:accountable"],
            ["issue:Wonen", "Zorg", "valt onder"], ["Wonen", "Zorg", "valt onder"]]  # fmt: skip
    with file.open("w", newline="") as out:
        csv.writer(out).writerows(rows)
    things = [
        LookupEntry("organisation", "vws", "V", "VWS"),
        LookupEntry("issue", "wonen", "Wonen"),
        LookupEntry("domain", "z", "Zorg"),
    ]
    made, problems = read(LoadRequest(file)).examine(lambda: Names(things))
    assert links(made) == [("vws", "RESPONSIBLE_FOR", "wonen"), ("wonen", "IN_DOMAIN", "z")]
    assert made.nodes == ()
    assert [(p.code.id, p.row, p.column) for p in problems if p.severity == "error"] == [("which_kind", 4, "from")]


# ── What is wrong ──


def test_what_has_no_kind_or_relation_is_reported_once_with_what_there_is(tmp_path):
    file = tmp_path / "karate.graphml"
    nx.write_graphml(nx.karate_club_graph(), file)
    made, problems = examined(file)
    assert not made.nodes
    assert not made.claims
    assert [p.code.id for p in problems] == ["unknown_kind", "unknown_relation"]
    assert "34 elements" in problems[0].message.en
    assert "club" in problems[0].message.en
    assert "(sheets nodes, edges): opgavenkaart suggest karate.graphml --out" in problems[0].hint.en
    assert "78 verbindingen" in problems[1].message.nl
    people = item("node", id="a", type="persoon") + item("node", id="b", type="persoon")
    assert "type = persoon (2)" in examined(graphml(tmp_path, people, KEYS))[1][0].message.nl


def test_of_elements_without_a_kind_the_attributes_that_most_of_them_have_are_reported(tmp_path):
    nodes = item("node", id="a", score="1") + item("node", id="b", score="2", role="x") + item("node", id="c")
    _, problems = examined(graphml(tmp_path, nodes, KEYS))
    assert [p.code.id for p in problems] == ["unknown_kind"]
    assert "score, role" in problems[0].message.en


def test_as_tables_for_a_mapping(tmp_path):
    file = tmp_path / "karate.gexf"
    nx.write_gexf(nx.karate_club_graph(), file)
    (nodes, edges), _ = read_sheets(file)
    assert (nodes.name, nodes.cells[0], len(nodes.cells)) == ("nodes", ["id", "label", "club"], 35)
    assert (edges.name, edges.cells[:2], len(edges.cells)) == (
        "edges", [["from", "to", "direction", "weight"], ["0", "1", "undirected", "4"]], 79
    )  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (HOMES + "\n" + item("node", id="n1", label="x", type="issue"), ("duplicate_id", 10, "n1 · id", "n1")),
        (item("node", label="x", type="issue"), ("missing_value", 9, "id", "")),
        (VWS + HOMES + item("edge", source="n9", target="n1", type="leads"),
         ("unknown_element", 9, "n9 → n1 · from", "n9")),
        (VWS + HOMES + item("edge", id="e", source="n0", type="leads"), ("missing_value", 9, "e · to", "")),
        (HOMES + item("edge", id="e", source="n1", target="n1", type="relates to", score="1"),
         ("self_reference", 9, "e · to", "wonen")),
        (HOMES + "\n" + VWS + item("edge", id="e", source="n1", target="n0", type="leads"),
         ("wrong_ends", 10, "e", "LEADS")),
        (VWS + HOMES + item("edge", id="e", source="n0", target="n1", type="RESPONSIBLE_FOR", role="baas"),
         ("bad_value", 9, "e · role", "baas")),
    ],
)  # fmt: skip
def test_each_problem_has_its_line_and_element(tmp_path, inside, expected):
    _, problems = examined(graphml(tmp_path, inside, KEYS))
    assert brief(problems) == [expected]
    assert format_problem(problems[0], "en").startswith(f'x.graphml, line {expected[1]}, element "{expected[2]}": ')


def test_of_two_elements_with_one_id_the_first_is_named(tmp_path):
    _, problems = examined(graphml(tmp_path, HOMES + "\n" + item("node", id="n1", label="x", type="issue"), KEYS))
    assert problems[0].message.en == 'id "n1" is already used: n1 (line 9).'


def test_a_circle_of_parts_is_reported(tmp_path):
    nodes = "".join(item("node", id=f"n{at}", label=f"D{at}", type="domain") for at in range(2))
    edges = "".join(item("edge", id=f"e{a}", source=f"n{a}", target=f"n{1 - a}", type="part of") for a in range(2))
    _, problems = examined(graphml(tmp_path, nodes + edges, KEYS))
    assert [(p.code.id, p.severity) for p in problems] == [("cycle", "error")]


BOMB = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>\n'
OUTSIDE = '<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE])
@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_a_document_type_is_refused_before_anything_is_read(tmp_path, doctype, suffix):
    file = tmp_path / f"x.{suffix}"
    file.write_text(f'<?xml version="1.0"?>\n{doctype}<{suffix}><graph><node id="&x;"/></graph></{suffix}>')
    made, problems = examined(file)
    assert made.nodes == ()
    assert [p.code.id for p in problems] == ["unreadable"]
    assert "DOCTYPE" in problems[0].message.en
    assert "Export it again" in problems[0].hint.en


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("x.graphml", "<graphml><graph><node id='a'>", "line 1"),
        ("x.json", '{"nodes": [\n', "line 2"),
        ("x.json", '{"a": 1}', "it holds: a"),
        ("x.json", "[" * 100_000, "nested"),
        ("x.json", '[{"a": 1}]', "no network"),
        ("x.csv", 'from,to\na,"b', "line 2"),
    ],
)
def test_what_is_broken_or_something_else_is_refused_with_a_reason(tmp_path, name, content, word):
    file = tmp_path / name
    file.write_text(content)
    _, problems = examined(file)
    assert [p.code.id for p in problems] == ["unreadable"]
    assert word in problems[0].message.en


def test_our_own_tables_are_no_networks(tmp_path):
    for name, content in (("issues.csv", "{x},naam\na,b\n"), ("relations.csv", "from,to,score\na,b,1\n")):
        (tmp_path / name).write_text(content)
        assert network_kind(start_of(tmp_path / name)) is None


def test_entries_of_a_list_that_are_no_objects_are_reported(tmp_path):
    _, problems = examined(as_json(tmp_path, {"nodes": [{"id": "a", "kind": "issue"}, 3], "edges": [None]}))
    assert ("missing_value", 2, "id") in [(p.code.id, p.row, p.column.strip(" ·")) for p in problems]
    assert json.loads(json.dumps([p.as_dict("nl") for p in problems]))


def chain(folder, count):
    """So many issues, each with influence on the next."""
    nodes = (item("node", id=f"n{at}", label=f"Opgave {at}", kind="issue") for at in range(count))
    ends = ({"source": f"n{at}", "target": f"n{at + 1}"} for at in range(count - 1))
    edges = (item("edge", **of, type="relates to", score="1") for of in ends)
    return graphml(folder, "\n".join((*nodes, *edges)), KEYS)


@pytest.mark.slow
def test_a_hundred_thousand_nodes_are_read_quickly(tmp_path):
    file = chain(tmp_path, 100_000)
    start = process_time()
    made, problems = examined(file)
    assert process_time() - start < 60
    assert (len(made.nodes), len(made.claims), problems) == (100_000, 99_999, [])


def test_a_node_or_edge_takes_little_memory(tmp_path):
    file = chain(tmp_path, 2_000)
    examined(file)
    tracemalloc.start()
    kept = examined(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(kept[0].nodes) == 2_000
    assert peak / 4_000 < 3_000  # so that 100,000 of each stay under 600 MB
