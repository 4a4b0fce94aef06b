"""What yEd, Gephi, Cytoscape and networkx themselves write: names, ids, relations and times are not lost."""

import csv

import pytest

from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.exchange.networks import as_json, brief, examined, graphml, item, links

YED = ("soort", "d7", "d11")
LABEL = '<y:LabelModel xmlns:y="y"><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel>'


def drawn(tag, attributes, label, sort=""):
    """A node or edge as yEd draws it: the label has its place on the screen inside."""
    kind = f'<data key="soort">{sort}</data>' if sort else ""
    figure = f'<y:Figure xmlns:y="y"><y:{tag.title()}Label>{label}</y:{tag.title()}Label></y:Figure>'
    return f'<{tag} {attributes}>{kind}<data key="d7">{figure}</data></{tag}>'


@pytest.mark.parametrize("inside", [LABEL, f"{LABEL}<y:Parameter xmlns:y='y'>x</y:Parameter>\n  "])
def test_a_label_of_yed_keeps_its_text_beside_where_it_stands(tmp_path, inside):
    nodes = drawn("node", 'id="n0"', f"VWS{inside}", "ministerie")
    nodes += drawn("node", 'id="n1"', f"Werkgroep\nHerstel{inside}", "werkgroep")
    edge = drawn("edge", 'source="n0" target="n1"', f"trekt{inside}")
    made, problems = examined(graphml(tmp_path, nodes + edge, YED))
    assert [(n.id, n.name) for n in made.nodes] == [("vws", "VWS"), ("werkgroep-herstel", "Werkgroep Herstel")]
    assert links(made) == [("vws", "LEADS", "werkgroep-herstel")]
    assert problems == []


def test_two_elements_with_one_label_are_two_things(tmp_path):
    nodes = [
        item("node", id=id, label=label, kind="organisatie")
        for id, label in (("n1", "Communicatie"), ("n2", "Communicatie"), ("n3", "VWS"))
    ]
    edge = item("edge", source="n2", target="n3", relation="is onderdeel van")
    made, problems = examined(graphml(tmp_path, "".join((*nodes, edge)), ("label", "kind", "relation")))
    assert [(n.id, n.name) for n in made.nodes] == [
        ("communicatie-n1", "Communicatie"), ("communicatie-n2", "Communicatie"), ("vws", "VWS")
    ]  # fmt: skip
    assert links(made) == [("communicatie-n2", "PART_OF", "vws")]
    assert [(p.code.id, p.severity) for p in problems] == [("same_name", "warning")]
    assert "2 elements" in problems[0].message.en
    assert "(Communicatie)" in problems[0].message.nl


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (("VWS", "LT1"), ["vws", "lt1"]),
        (("n0", "LT1"), ["ministerie-van-vws", "lt1"]),
        (("7", "12.0"), ["ministerie-van-vws", "12-0"]),
        (("elem-aBcDeFgH", "elem-XyZwVuTs"), ["ministerie-van-vws", "elem-xyzwvuts"]),
    ],
)
def test_ids_that_people_gave_are_kept_beside_a_name(tmp_path, ids, expected):
    nodes = item("node", id=ids[0], naam="Ministerie van VWS", kind="ministry") + item("node", id=ids[1], kind="group")
    made, problems = examined(graphml(tmp_path, nodes, ("naam", "kind")))
    assert [n.id for n in made.nodes] == expected
    assert problems == []


def test_the_interaction_of_cytoscape_is_the_relation(tmp_path):
    nodes = item("node", id="62", name="VWS", kind="ministry") + item("node", id="63", name="LT1", kind="group")
    stated = {"shared interaction": "trekt", "interaction": "trekt", "SUID": "7", "selected": "false"}
    edge = item("edge", source="62", target="63", name="VWS (trekt) LT1", **stated)
    made, problems = examined(graphml(tmp_path, nodes + edge, ("name", "kind", *stated)))
    assert links(made) == [("vws", "LEADS", "lt1")]
    assert [p.value for p in problems] == ["name", "shared interaction", "SUID", "selected"]
    assert not any("Did you mean" in p.hint.en for p in problems)


ONE = '<spell start="2019-01-01" end="2019-12-31"/>'
OTHER = '<spell start="2021-01-01" endopen="2022-01-01"/>'
GEXF = """<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph mode="dynamic" timeformat="date">
<attributes class="node"><attribute id="0" title="kind" type="string"><default>issue</default></attribute></attributes>
<nodes>{nodes}</nodes></graph></gexf>"""


@pytest.mark.parametrize(
    ("says", "inside", "days", "problems"),
    [
        ('start="2010-10-14" end="2017-10-25"', "", ("2010-10-14", "2017-10-26"), []),
        ('startopen="2010-10-13" endopen="2017-10-26"', "", ("2010-10-14", "2017-10-26"), []),
        ('start="-Infinity" end="2017-10-26T00:00:00"', "", ("", "2017-10-26"), []),
        ("", '<spells><spell start="2019-01-01"/></spells>', ("2019-01-01", ""), []),
        ("", f"<spells>{ONE}{OTHER}</spells>",
         ("2019-01-01", "2022-01-01"), [("left_out", None, "", "")]),
        ("", '<spells><spell start="1.0"/></spells>', ("", ""), [("left_out", None, "", "")]),
        ('start="3.0"', "", ("", ""), [("unused_attribute", None, "", "start")]),
        ('timestamp="2019-01-01"', "", ("", ""), [("left_out", None, "", "")]),
        ("", '<spells><spell timestamp="2019-01-01"/><spell timestamp="2020-01-01"/></spells>',
         ("", ""), [("left_out", None, "", "")]),
    ],
)  # fmt: skip
def test_the_times_of_gephi_are_days_on_which_things_hold(tmp_path, says, inside, days, problems):
    file = tmp_path / "x.gexf"
    file.write_text(GEXF.format(nodes=f'<node id="1" label="Wonen" {says}>{inside}</node>'))
    made, found = examined(file)
    assert (made.nodes[0].valid_from, made.nodes[0].valid_to) == days
    assert brief(found) == problems


def test_connections_of_gephi_hold_in_time_and_attributes_that_change_are_reported(tmp_path):
    nodes = '<node id="1" label="Wonen"/><node id="2" label="LT 1"><attvalues><attvalue for="0" value="group" '
    nodes += 'start="2020-01-01"/></attvalues></node></nodes><edges><edge source="2" target="1" type="directed" '
    nodes += 'label="agendeert" start="2020-01-01"/></edges><nodes>'
    file = tmp_path / "x.gexf"
    file.write_text(GEXF.format(nodes=nodes))
    made, problems = examined(file)
    assert [(c.relation, c.valid_from) for c in made.claims] == [("ADDRESSES", "2020-01-01")]
    assert ["had which value" in p.message.en for p in problems] == [True]


def test_a_list_of_unknown_edges_is_reported_once_and_a_typing_error_at_its_row(tmp_path):
    file = tmp_path / "lijst.csv"
    rows = [["from", "to", "type"], ["VWS", "LT1", "trekt"], ["VWS", "LT2", "trekt"], ["BZK", "LT9", "trekt"]]
    with file.open("w", newline="") as out:
        csv.writer(out).writerows(rows)
    (problem,) = examined(file)[1]
    assert problem.code.id == "unknown_ends"
    assert "(5: VWS, BZK, LT1, LT2, LT9)" in problem.message.nl
    assert "opgavenkaart suggest lijst.csv --out mapping.toml" in problem.hint.en
    known = [LookupEntry("organisation", id, id) for id in ("VWS", "BZK")]
    known += [LookupEntry("group", id, id) for id in ("LT1", "LT2")]
    problems = read(LoadRequest(file)).examine(lambda: Names(known))[1]
    assert [(p.code.id, p.row, p.column) for p in problems if p.severity == "error"] == [("unknown_reference", 4, "to")]


def test_a_description_is_a_note_where_there_is_no_other_place(tmp_path):
    nodes = item("node", id="n0", label="VWS", kind="ministry", description="Over zorg")
    nodes += item("node", id="n1", label="Wonen", kind="issue", description="Een dak")
    made, problems = examined(graphml(tmp_path, nodes, ("label", "kind", "description")))
    assert [dict(n.props) for n in made.nodes] == [{"note": "Over zorg"}, {"description": "Een dak"}]
    assert problems == []


def test_further_labels_of_yed_are_reported_but_not_those_of_a_group_that_is_closed(tmp_path):
    both = "<y:NodeLabel xmlns:y='y'>Wonen</y:NodeLabel><y:NodeLabel xmlns:y='y'>{}</y:NodeLabel>"
    node = f'<node id="n0"><data key="soort">opgave</data><data key="d7">{both.format("of bouwen")}</data></node>'
    made, problems = examined(graphml(tmp_path, node, YED))
    assert [n.name for n in made.nodes] == ["Wonen"]
    assert ["1 × further labels" in p.message.en for p in problems] == [True]
    states = f"<y:Realizers xmlns:y='y'>{both.format('Folder 1')}</y:Realizers>"
    node = f'<node id="n0"><data key="soort">opgave</data><data key="d7">{states}</data></node>'
    assert examined(graphml(tmp_path, node, YED))[1] == []


VWS, ZORG = {"id": "v", "label": "VWS", "kind": "ministry"}, {"id": "z", "label": "Zorg", "kind": "issue"}
OWNS = {"relation": "RESPONSIBLE_FOR", "role": "accountable"}
ARROWED = {**OWNS, "from": "z", "to": "v"}
AS_DATA = [{"data": VWS}, {"data": ZORG}, {"data": {**OWNS, "id": "e", "source": "v", "target": "z"}}]


@pytest.mark.parametrize(
    "whole",
    [
        {"nodes": [VWS, ZORG], "edges": [{**OWNS, "from": "v", "to": "z", "arrows": "to"}]},  # vis-network, pyvis
        {"nodes": [VWS, ZORG], "edges": [{**ARROWED, "arrows": "from"}]},
        {"nodes": [VWS, ZORG], "edges": [{**ARROWED, "arrows": {"from": {"enabled": True}}}]},
        {"nodes": [VWS, ZORG], "links": [{**OWNS, "source": VWS, "target": ZORG}]},  # d3, once it has drawn them
        {"nodes": {"v": VWS, "z": ZORG}, "edges": {"e": {**OWNS, "node1_id": "v", "node2_id": "z"}}},  # Oligrapher
        {"elements": {"nodes": AS_DATA[:2], "edges": AS_DATA[2:]}},  # Cytoscape.js
        {"elements": AS_DATA},
    ],
)
def test_the_ends_of_an_edge_are_found_in_the_words_of_each_tool(tmp_path, whole):
    made, problems = examined(as_json(tmp_path, whole))
    assert [(node.kind, node.name) for node in made.nodes] == [("organisation", "VWS"), ("issue", "Zorg")]
    assert links(made) == [("v", "RESPONSIBLE_FOR", "z")]
    assert problems == []


LINES = """Creator "a tool"
# a remark with a " in it
graph [
  directed 1
  node
  [
    id 0 label "Zorg &amp; &#233;&#233;n
en welzijn" kind "issue" note "Eerste alinea.

Tweede ] alinea." graphics [ x 1.0 y -2 ]
  ]
  node [ id 1 label "VWS" kind "ministry" ]
  edge [ source 1 target 0 relation "RESPONSIBLE_FOR" role "accountable" ]
]
"""


def test_texts_of_gml_go_on_over_lines(tmp_path):
    (tmp_path / "x.gml").write_text(LINES, "utf-8")
    made, problems = examined(tmp_path / "x.gml")
    assert [node.name for node in made.nodes] == ["Zorg & één\nen welzijn", "VWS"]
    assert made.nodes[0].props["note"] == "Eerste alinea.\n\nTweede ] alinea."
    assert links(made) == [("vws", "RESPONSIBLE_FOR", "zorg-en-een-en-welzijn")]
    assert brief(problems) == [("unused_attribute", None, "", "graphics")]


@pytest.mark.parametrize(
    "whole",
    [
        {
            "graph": {
                "nodes": {
                    "w": {"metadata": {"kind": "issue"}},
                    "v": {"label": "VWS", "metadata": {"kind": "ministry"}},
                },
                "edges": [{"source": "v", "target": "w", "relation": "RESPONSIBLE_FOR"}],
            }
        },
        [
            {"group": "nodes", "data": {"id": "w", "kind": "issue"}},
            {"group": "nodes", "data": {"id": "v", "label": "VWS", "kind": "ministry"}},
            {"group": "edges", "data": {"source": "v", "target": "w", "relation": "RESPONSIBLE_FOR"}},
        ],
        {
            "nodes": [{"id": "w", "group": "issue"}, {"id": "v", "label": "VWS", "group": "ministry"}],
            "edges": [{"from": "v", "to": "w", "label": "is verantwoordelijk voor"}],
        },
    ],
)
def test_json_graph_format_a_bare_list_and_groups_of_vis_network_are_read(tmp_path, whole):
    made, problems = examined(as_json(tmp_path, whole))
    assert [problem.code.id for problem in problems] == []
    assert sorted((node.kind, node.id) for node in made.nodes) == [("issue", "w"), ("organisation", "v")]
    assert links(made) == [("v", "RESPONSIBLE_FOR", "w")]


@pytest.mark.parametrize("inner", ["attributes", "properties", "metadata"])
@pytest.mark.parametrize("id", ["id", "key"])
def test_json_may_keep_what_it_says_in_an_object_of_its_own(tmp_path, inner, id):
    of = (("1", "Wonen", "issue"), ("2", "Ruimte", "domain"))
    nodes = [{id: at, inner: {"label": name, "kind": kind}} for at, name, kind in of]
    edges = [{"key": "e", "source": "1", "target": "2", inner: {"relation": "in_domain"}}]
    made, problems = examined(as_json(tmp_path, {"nodes": nodes, "edges": edges}))
    assert links(made) == [("wonen", "IN_DOMAIN", "ruimte")]
    assert problems == []


def test_the_kind_of_an_edge_of_gexf_is_its_relation(tmp_path):
    kinds = '<attributes class="node"><attribute id="0" title="kind" type="string"/></attributes>'
    nodes = "".join(
        f'<node id="{id}" label="{id}"><attvalues><attvalue for="0" value="{kind}"/></attvalues></node>'
        for id, kind in (("a", "issue"), ("b", "domain"))
    )
    edges = '<edges><edge source="a" target="b" kind="in_domain"/></edges>'
    path = tmp_path / "x.gexf"
    path.write_text(f'<gexf xmlns="http://gexf.net/1.3"><graph>{kinds}<nodes>{nodes}</nodes>{edges}</graph></gexf>')
    assert links(examined(path)[0]) == [("a", "IN_DOMAIN", "b")]
