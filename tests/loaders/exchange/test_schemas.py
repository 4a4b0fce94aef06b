"""Every export against its schema, in so far as that says more than that it is XML; or by a reader that is not ours."""

import csv
import io
import json
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, fromstring

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgavenkaart.loaders.exchange.format import WRITTEN
from opgavenkaart.loaders.exchange.format.graphml import as_token, from_token
from opgavenkaart.loaders.export.other_tools import export
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.request import LoadRequest
from tests.contract.workbooks import put
from tests.loaders.exchange.networks import written
from tests.loaders.handed_in import no_names
from tests.worlds import claim, edition, node

NAMES = "A-Za-z0-9._:\\-\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff"
NMTOKEN, TEXT, DOUBLE, DATE = f"[{NAMES}]+", "(?s).*", r"-?\d+(\.\d+)?", r"\d{4}-\d\d-\d\d"
NO_CHILDREN: Mapping[str, str] = {}
# By tag: what it may hold, as a pattern of tags; and the pattern of each attribute, with "!" where it must be there.
GRAPHML: Mapping[str, tuple[str, Mapping[str, str]]] = {  # graphml-structure.xsd, graphml-attributes.xsd of 1.0
    "graphml": ("(desc )?(key )*(data |graph )*", {"schemaLocation": TEXT}),
    "key": (
        "(desc )?(default )?",
        {"!id": NMTOKEN, "for": "all|graph|node|edge|hyperedge|port|endpoint", "attr.name": NMTOKEN}
        | {"attr.type": "boolean|int|long|float|double|string"},
    ),
    "default": ("", NO_CHILDREN),
    "graph": ("(desc )?(data |node |edge |hyperedge )*", {"id": NMTOKEN, "!edgedefault": "directed|undirected"}),
    "node": ("(desc )?(data |port )*(graph )?", {"!id": NMTOKEN}),
    "edge": (
        "(desc )?(data )*(graph )?",
        {"id": NMTOKEN, "directed": "true|false", "!source": NMTOKEN, "!target": NMTOKEN},
    ),
    "data": ("", {"!key": NMTOKEN, "id": NMTOKEN}),
}
GEXF: Mapping[str, tuple[str, Mapping[str, str]]] = {  # gexf.xsd and viz.xsd of 1.2draft
    "gexf": ("(meta )?graph (meta )?", {"!version": r"1\.2", "variant": TEXT, "schemaLocation": TEXT}),
    "meta": ("(creator |keywords |description )*", {"lastmodifieddate": DATE}),
    "creator": ("", NO_CHILDREN),
    "graph": (
        "(attributes |nodes |edges )*",
        {"defaultedgetype": "directed|undirected|mutual", "mode": "static|dynamic", "idtype": "integer|string"}
        | {"timeformat": "integer|double|date|dateTime"},
    ),
    "attributes": ("(attribute )*", {"!class": "node|edge", "mode": "static|dynamic"}),
    "attribute": (
        "(default |options )*",
        {"!id": TEXT, "!title": TEXT, "!type": "integer|long|double|float|boolean|liststring|string|anyURI"},
    ),
    "nodes": ("(node )*", {"count": r"\d+"}),
    "edges": ("(edge )*", {"count": r"\d+"}),
    "node": (
        "(attvalues |spells |nodes |edges |parents |color |position |size |shape )*",
        {"!id": TEXT, "label": TEXT, "pid": TEXT},
    ),
    "edge": (
        "(attvalues |spells |color |thickness |shape )*",
        {"!id": TEXT, "!source": TEXT, "!target": TEXT, "type": "directed|undirected|mutual", "label": TEXT}
        | {"weight": DOUBLE},
    ),
    "attvalues": ("(attvalue )*", NO_CHILDREN),
    "attvalue": ("", {"!for": TEXT, "!value": TEXT, "start": TEXT, "end": TEXT}),
    "color": ("", {"!r": r"\d{1,3}", "!g": r"\d{1,3}", "!b": r"\d{1,3}", "a": DOUBLE}),
    "shape": ("", {"!value": "disc|square|triangle|diamond|image", "uri": TEXT}),
    "thickness": ("", {"!value": DOUBLE}),
}
WORLD = edition(
    "w",
    [
        node("organisation", "Bureau 1/2 (oost)", name="Bureau <1> & co", note="een\ntwee"),
        node("issue", "Één_x00E9_loket", name="Loket"),
        node("group", "lt", name="LT", valid_from="2020-01-01"),
        claim("Bureau 1/2 (oost)", "RESPONSIBLE_FOR", "Één_x00E9_loket", "accountable", quote="“Ja”"),
        claim("Bureau 1/2 (oost)", "LEADS", "lt"),
    ],
)


def tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def broken(element: Element, schema: Mapping[str, tuple[str, Mapping[str, str]]]) -> list[str]:
    """What of an element and all in it is not as the schema says."""
    name, found = tag(element), list[str]()
    inside, attributes = schema.get(name, ("", {"?": ""}))
    if not re.fullmatch(inside, "".join(f"{tag(child)} " for child in element)):
        found.append(f"{name} holds {[tag(child) for child in element][:9]}")
    known = {key.removeprefix("!"): pattern for key, pattern in attributes.items()}
    stated = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    found += [f"{name} lacks {key}" for key in attributes if key[0] == "!" and key[1:] not in stated]
    found += [f"{name} {k}={v!r}" for k, v in stated.items() if k not in known or not re.fullmatch(known[k], v)]
    return found + [wrong for child in element for wrong in broken(child, schema)]


def values(root: Element, name: str, key: str) -> list[str]:
    return [element.attrib[key] for element in root.iter() if tag(element) == name and key in element.attrib]


@pytest.fixture
def store(new):
    return put(new(), WORLD)


@pytest.mark.parametrize(("format", "schema"), [("graphml", GRAPHML), ("gexf", GEXF)])
def test_xml_is_as_its_schema_says(store, tmp_path, format, schema):
    root = fromstring(written(store, format))
    assert broken(root, schema) == []
    for name in ("node", "edge", "key", "attribute"):  # the keys of the schema: each is there once
        ids = values(root, name, "id")
        assert len(ids) == len(set(ids))
    nodes = set(values(root, "node", "id"))
    assert {*values(root, "edge", "source"), *values(root, "edge", "target")} <= nodes
    assert set(values(root, "data", "key")) <= set(values(root, "key", "id"))
    assert set(values(root, "attvalue", "for")) <= set(values(root, "attribute", "id"))
    path = tmp_path / f"x.{format}"
    path.write_bytes(written(store, format))
    back = read(LoadRequest(path)).build(no_names)
    assert {(thing.kind, thing.id) for thing in back.nodes} == {(thing.kind, thing.id) for thing in WORLD.nodes}


@given(st.text(max_size=30))
def test_an_id_of_graphml_comes_back(id):
    assert from_token(as_token(id)) == id


def test_json_is_read_by_networkx(store):
    graph = nx.node_link_graph(json.loads(written(store, "node-link")), edges="edges")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (3, 2)


def test_cytoscape_js_has_ids_of_its_own_for_all_and_ends_that_are_there(store):
    elements = json.loads(written(store, "cytoscape"))["elements"]
    nodes, edges = ([element["data"] for element in elements[group]] for group in ("nodes", "edges"))
    ids = [data["id"] for data in (*nodes, *edges)]
    assert len(ids) == len(set(ids)) == 5
    assert {data[end] for data in edges for end in ("source", "target")} <= {data["id"] for data in nodes}


def test_the_files_of_neo4j_admin_have_the_headers_of_its_manual(store):
    files = export(store, "neo4j-admin", lang="nl").content
    assert isinstance(files, Mapping)
    heads = {
        name: next(csv.reader(io.StringIO(content.decode()))) for name, content in files.items() if name.endswith("csv")
    }
    for head in heads.values():
        keys = [re.search(r":(START_ID|END_ID|TYPE|ID|LABEL)\b", cell) for cell in head]
        kinds = {key[1] for key in keys if key}
        assert {"START_ID", "END_ID"} <= kinds or "ID" in kinds


def test_edges_are_csv_with_as_many_cells_in_each_row(store):
    rows = list(csv.reader(io.StringIO(written(store, "edges").decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == 3


def test_each_export_is_checked_by_one_of_these():
    here = {"graphml", "gexf", "node-link", "cytoscape", "neo4j-admin", "edges"}
    elsewhere = {"cypher", "jsonld", "kumu", "kumu-xlsx"}  # test_neo4j_import; rdflib and Kumu in test_from_graph
    assert here | elsewhere == set(WRITTEN)
