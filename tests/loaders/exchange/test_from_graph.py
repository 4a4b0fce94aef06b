"""What is written is what other tools read: networkx, rdflib, Kumu's documentation."""

import io
import json
import re
import warnings
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pytest
import rdflib

from opgavenkaart import cli
from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.loaders.exchange.format import WRITTEN
from opgavenkaart.loaders.exchange.formats import FORMATS
from opgavenkaart.loaders.export.other_tools import WORKBOOK, export, format_of
from opgavenkaart.loaders.load import load
from tests.contract.programmes import HOSTILE
from tests.contract.workbooks import put, rows
from tests.loaders.exchange.networks import written
from tests.paths import DATA
from tests.worlds import claim, edition, node

WORLD = edition(
    "w",
    [
        node("organisation", "ezk", "ministry", "Economische Zaken", abbreviation="EZK", valid_to="2024-07-02"),
        node("organisation", "ez", "ministry", "Economie", abbreviation="EZ"),
        node("organisation", "tno", "knowledge_institute"),
        node("group", "lt1", name="LT 1"),
        node("issue", "wonen", "challenge;change", "Wonen & <zorg>", description="\n".join(HOSTILE[:8])),
        node("domain", "z", name="Zorg"),
        node("domain", "g", name="Gezondheid"),
        node("document", "nota", name="Nota", date="2021-05", url="https://x.nl/?a='b'&c=<d>"),
        node("name", "oud", name="Handel", valid_from="1945"),
        claim("ezk", "SUCCEEDED_BY", "ez", "split", source="nota", date="2024-07-02"),
        claim("tno", "SUCCEEDED_BY", "tno", "end", date="2030"),
        claim("ez", "RESPONSIBLE_FOR", "wonen", "accountable", source="nota", quote="De minister …", locator="p. 3"),
        claim("tno", "RESPONSIBLE_FOR", "wonen", "consulted"),
        claim("ez", "LEADS", "lt1", source="nota"),
        claim("tno", "PARTICIPATES_IN", "lt1", "member"),
        claim("wonen", "IN_DOMAIN", "z", kind="issue"),
        claim("z", "PART_OF", "g", kind="domain"),
        claim("ez", "HAS_NAME", "oud"),
    ],
)


@pytest.fixture
def store(new):
    return put(new(), WORLD)


@pytest.mark.parametrize("format", ["graphml", "gexf", "node-link"])
def test_networkx_reads_every_thing_and_claim_with_what_they_say(store, format):
    content = written(store, format)
    graph: Any
    if format == "node-link":
        graph = nx.node_link_graph(json.loads(content), edges="edges")
    elif format == "gexf":
        graph = nx.read_gexf(io.BytesIO(content))
    else:
        graph = nx.read_graphml(io.BytesIO(content))
    assert (len(graph), graph.number_of_edges()) == (len(WORLD.nodes), len(WORLD.claims))
    issue = graph.nodes["issue:wonen"]
    assert {name: issue[name] for name in ("kind", "type", "name", "label", "description", "datasets")} == {
        "kind": "issue",
        "type": "challenge;change",
        "name": "Wonen & <zorg>",
        "label": "Wonen & <zorg>",
        "description": "\n".join(HOSTILE[:8]),
        "datasets": "w",
    }
    multi: Any = nx.MultiDiGraph(graph)  # networkx makes a simple one where no two things are joined twice
    (owns,) = multi["organisation:ez"]["issue:wonen"].values()
    stated = {name: owns.get(name) for name in ("relation", "role", "locator", "quote", "label", "dataset")}
    assert stated == {
        "relation": "RESPONSIBLE_FOR",
        "role": "accountable",
        "locator": "p. 3",
        "quote": "De minister …",
        "label": "is verantwoordelijk voor",
        "dataset": "w",
    }
    assert owns["source_document" if format == "node-link" else "source"] == "nota"
    assert graph.nodes["name:oud"]["name"] == "Handel"


def test_gexf_has_the_colours_shapes_and_widths_of_the_map(store):
    root = ElementTree.fromstring(written(store, "gexf"))
    spaces = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}
    look = root.find(".//g:node[@id='organisation:ez']", spaces)
    assert look is not None
    colour, shape = look.find("viz:color", spaces), look.find("viz:shape", spaces)
    assert colour is not None
    assert shape is not None
    assert bytes(int(colour.attrib[part]) for part in "rgb").hex() == "0072b2"  # that of ministries
    assert shape.attrib["value"] == "square"
    widths = {float(e.attrib["value"]) for e in root.iterfind(".//viz:thickness", spaces)}
    assert RELATIONS["RESPONSIBLE_FOR"].style.width in widths
    assert {e.attrib["value"] for e in root.iterfind(".//viz:shape", spaces)} <= {
        "disc",
        "square",
        "triangle",
        "diamond",
    }


def test_kumu_gets_labels_types_and_ids_that_are_unique(store):
    whole = json.loads(written(store, "kumu"))
    ids = [item["id"] for item in (*whole["elements"], *whole["connections"])]
    assert len(set(ids)) == len(ids) == len(WORLD.nodes) + len(WORLD.claims)
    first = whole["elements"][0]
    assert (first["id"], first["label"], first["type"]) == ("organisation:ezk", "EZK", "ministerie")
    assert {link["direction"] for link in whole["connections"]} == {"directed"}
    assert {link["from"] for link in whole["connections"]} <= set(ids)
    assert {link["type"] for link in whole["connections"]} >= {"is opgevolgd door", "trekt", "heet"}
    book = openpyxl.load_workbook(io.BytesIO(written(store, "kumu-xlsx")))
    assert book.sheetnames == ["Elements", "Connections"]
    assert [cell.value for cell in book["Elements"][1]][:3] == ["ID", "Label", "Type"]
    assert [cell.value for cell in book["Connections"][1]][:4] == ["From", "To", "Direction", "Type"]
    assert [row["Label"] for row in rows(book["Elements"])] == [node.label for node in WORLD.nodes]


# ── Linked data ──

PREFIXES = """PREFIX ok: <urn:opgavenkaart:def:> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""


@pytest.fixture
def triples(store) -> rdflib.Graph:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        return rdflib.Graph().parse(data=written(store, "jsonld").decode(), format="json-ld")


def answers(triples: rdflib.Graph, query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(str(value) for value in row) for row in triples.query(PREFIXES + query))  # type: ignore[union-attr]


def test_sparql_finds_which_organisation_succeeded_which_and_on_whose_word(triples):
    assert answers(
        triples,
        """SELECT ?old ?new ?day ?paper WHERE { ?event a org:ChangeEvent ; dcterms:date ?day ; dcterms:source ?source ;
        org:originalOrganization/skos:prefLabel ?old ; org:resultingOrganization/skos:prefLabel ?new .
        ?source dcterms:title ?paper }""",
    ) == [("Economische Zaken", "Economie", "2024-07-02", "Nota")]
    assert answers(
        triples,
        """SELECT ?ended WHERE { ?event org:originalOrganization/skos:prefLabel ?ended
        FILTER NOT EXISTS { ?event org:resultingOrganization ?any } }""",
    ) == [("TNO",)]


def test_sparql_finds_who_is_responsible_for_which_issue_and_as_what(triples):
    assert answers(
        triples,
        """SELECT ?who ?what ?role WHERE { ?who_ ok:responsibleFor ?what_ . ?who_ skos:prefLabel ?who .
        ?what_ skos:prefLabel ?what . ?claim rdf:subject ?who_ ; rdf:object ?what_ ; org:role/skos:prefLabel ?role
        FILTER (lang(?role) = "nl") }""",
    ) == [("Economie", "Wonen & <zorg>", "eindverantwoordelijk"), ("TNO", "Wonen & <zorg>", "geraadpleegd")]


def test_domains_are_a_tree_and_members_are_in_groups(triples):
    assert answers(triples, "SELECT ?b WHERE { ?i dcterms:subject/skos:broader/skos:prefLabel ?b }") == [
        ("Gezondheid",)
    ]
    found = answers(triples, "SELECT ?m WHERE { ?x a org:Membership ; org:member/skos:prefLabel ?m }")
    assert found == [("Economie",), ("TNO",)]
    dates = {v.datatype for v in triples.objects() if isinstance(v, rdflib.Literal) and v.datatype}
    assert {str(name).rpartition("#")[2] for name in dates} >= {"gYear", "gYearMonth", "date", "anyURI"}


# ── The command ──


def test_every_format_writes_the_shipped_data_and_an_empty_graph(new):
    for names in (("programme", "enrichment"), ()):
        store = put(new(), Edition("gone", ()))
        store.unload("gone")
        for name in names:
            load(store, DATA / name)
        for format in WRITTEN:
            assert export(store, format).content


def test_each_format_says_what_it_cannot_hold():
    for format in FORMATS.values():
        assert all(format.what)
        assert all(format.cannot) == bool(format.write)


def test_what_would_not_come_back_is_noted(new):
    store = put(new(), Edition("a", (node("issue", "i", name="a\x07b")._replace(datasets=("a",)),)))
    notes = export(store, "graphml", "a").notes
    assert notes[0] == FORMATS["graphml"].what
    assert notes[1].en == "This format cannot hold: colours and shapes; control characters in texts (they become �)."
    assert notes[2].en == "Other once loaded: 1, such as issue \"i\" (name 'a\\x07b')."
    assert export(store, "node-link", "a").notes[2:] == notes[2:]  # whoever loads it puts � for such a character
    two = put(new(), Edition("a"), Edition("b"))
    assert "2 datasets" in export(two, "graphml").notes[2].nl


@pytest.mark.parametrize(
    ("given", "out", "chosen"),
    [
        *(("", "x.graphml", "graphml"), ("", "x.GEXF", "gexf"), ("", "x.xlsx", WORKBOOK), ("", "x.csv", "edges")),
        *(("kumu-xlsx", "x.xlsx", "kumu-xlsx"), ("neo4j-admin", "folder", "neo4j-admin"), ("kumu", "x.json", "kumu")),
    ],
)
def test_the_name_of_the_file_says_which_format(given, out, chosen):
    assert format_of(given, out) == chosen


@pytest.mark.parametrize(
    ("given", "out", "why"),
    [
        ("", "x.json", "--format kumu, node-link"),
        ("", "x", "does not say which format"),
        ("", "x.gml", "does not say which format"),
        ("gml", "x.gml", "cannot be"),
        ("grafml", "x.graphml", "graphml"),
        ("gexf", "x.graphml", "x.gexf"),
        ("neo4j-admin", "x.zip", "folder"),
    ],
)
def test_what_the_name_does_not_say_is_asked(given, out, why):
    with pytest.raises(UnknownWord, match=why):
        format_of(given, out)


def test_on_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[object, str]:
        with pytest.raises(SystemExit) as done:
            cli.main([*arguments, "--graph", "g.db", "--lang", "en"])
        seen = capsys.readouterr()
        return done.value.code, seen.out + seen.err

    run("load", str(DATA / "programme"), str(DATA / "enrichment"))
    status, talk = run("export", "--out", "p.graphml", "--dataset", "enrichment")
    assert (status, talk.split("\n")[:2]) == (0, ["p.graphml", "48 things, 48 claims."])
    again = run("load", "p.graphml", "--dataset", "enrichment")[1]
    assert "things 0 added, 0 changed, 0 removed; claims 0 added, 0 changed, 0 removed" in again
    assert run("export", "--out", "csvs", "--format", "neo4j-admin")[0] == 0
    read_me = Path("csvs/README.txt").read_text("utf-8")
    assert all(f"={file.name}" in read_me for file in Path("csvs").glob("*.csv"))
    assert run("export", "--out", "csvs", "--format", "neo4j-admin")[0] == 1
    assert {Path(f"csvs/{kind.label}.csv").exists() for kind in KINDS.values() if kind.id in ("issue", "group")} == {
        True
    }


@pytest.mark.parametrize("format", ["graphml", "gexf", "cytoscape", "kumu", "kumu-xlsx", "node-link"])
def test_who_is_who_comes_back(new, tmp_path, format):
    store = new()
    decisions = [claim("a", "SAME_AS", "b", decided_by="secretaris"), claim("a", "DIFFERENT_FROM", "c", source="n")]
    put(store, edition("d", [*(node("organisation", id) for id in "abc"), node("document", "n"), *decisions]))
    file = tmp_path / f"d{FORMATS[format].suffix}"
    content = export(store, format, "d").content
    assert isinstance(content, bytes)
    file.write_bytes(content)
    again = new()
    load(again, file)
    assert {c.key for c in again.edition("d").claims} == {c.key for c in store.edition("d").claims}


def test_no_two_connections_have_one_id(store):
    """yEd keeps one edge of each id; the schema of GraphML has a key on it (edge_id_unique)."""
    for format in ("graphml", "gexf"):
        ids = re.findall(r'<edge [^>]*\bid="([^"]*)"', written(store, format).decode())
        assert len(ids) == len(set(ids)) == len(WORLD.claims), format
    edges = json.loads(written(store, "cytoscape"))["elements"]["edges"]
    assert len({edge["data"]["id"] for edge in edges}) == len(edges)
