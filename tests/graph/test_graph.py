"""The graph as analysts have it: made of editions, in a line, in frames, in networkx and in a notebook."""

import io

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.edition import in_row_order, row_order
from opgavenkaart.graph.graph import EVERYTHING, EvidenceList, Graph
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.contract.effort import tried
from tests.contract.programme import Programme
from tests.contract.programmes import programmes
from tests.worlds import claim, edition, node, world

VWS = node("organisation", "vws", "ministry", "Ministerie van VWS", abbreviation="VWS", official_id="mnre1025")
WORK = node("issue", "work", "challenge;lesson", "Thuis werken", valid_to="2021-06")
OWNS = claim("vws", "RESPONSIBLE_FOR", "work", "accountable", source="doc", quote="wij", valid_from="2020")
SCORE = claim("work", "RELATES_TO", "work2", score="3", reason="samen")
GRAPH = world(VWS, WORK, node("issue", "work2"), node("document", "doc"), OWNS, SCORE)


@given(programmes())
@tried(10)
def test_a_graph_of_editions_is_what_a_store_that_loaded_them_reads(programme: Programme):
    graph = Graph.of(*programme)
    with SqliteStore(":memory:") as store:
        for part in programme:
            store.load(part.name, lambda names: part)  # noqa: B023 (called at once)
        read = store.read()
    assert (graph.nodes, graph.canonical_ids) == (read.nodes, read.canonical_ids)
    for relation in EVERYTHING.relations:
        by_key = [sorted((c.key for c in of.claims[relation]), key=repr) for of in (graph, read)]
        assert by_key[0] == by_key[1]


def test_a_later_edition_of_a_data_set_replaces_the_earlier_one():
    old, other, new = edition("a", [node("issue", "x")]), edition("b", [node("issue", "y")]), edition("a", [WORK])
    assert Graph.of(old, other, new).nodes["issue"].keys() == {"work", "y"}
    assert Graph.of() == world()


def test_a_date_may_be_text():
    assert as_of(GRAPH, "2021") == as_of(GRAPH, day("2021"))
    assert "work" not in as_of(GRAPH, "2022").nodes["issue"]
    with pytest.raises(UnknownWord, match='"20221" is not a date'):
        as_of(GRAPH, "20221")


def test_a_graph_a_store_and_an_edition_are_a_line(tmp_path):
    assert repr(GRAPH) == "<Graph: 4 nodes, 2 claims>"
    assert repr(as_of(GRAPH, "2021-01-18")) == "<Graph: 4 nodes, 2 claims, as of 2021-01-18>"
    assert repr(as_of(GRAPH, "2022")) == "<Graph: 3 nodes, 0 claims, as of 2022>"
    assert repr(edition("a", [VWS, OWNS])) == "<Edition 'a': 1 nodes, 1 claims>"
    with SqliteStore(":memory:") as store:
        assert repr(store) == "<SqliteStore :memory:>"


def test_a_notebook_shows_counts_and_nothing_in_them_is_html():
    html = GRAPH._repr_html_()
    assert "<tr><td>issue</td><td>2</td></tr>" in html
    assert "<tr><td>RESPONSIBLE_FOR</td><td>1</td></tr>" in html
    assert "domain" not in html
    with SqliteStore(":memory:") as store:
        store.load("<b>a & b", lambda names: edition("<b>a & b", [VWS]))
        assert "<tr><td>&lt;b&gt;a &amp; b</td><td>1</td><td>0</td>" in store._repr_html_()


def test_nodes_as_a_frame():
    frame = GRAPH.nodes_frame("issue")
    assert list(frame.columns) == [
        *("id", "name", "type", "abbreviation", "valid_from", "valid_to"),
        *("description", "horizon", "note", "source", "locator", "quote", "datasets"),
    ]
    shown = frame[frame["id"] == "work"][["name", "type", "valid_to", "datasets"]]
    assert shown.to_numpy().tolist() == [["Thuis werken", "challenge;lesson", "2021-06", "w"]]
    assert GRAPH.nodes_frame("organisation")["official_id"].tolist() == ["mnre1025"]
    assert len(GRAPH.nodes_frame("domain")) == 0
    assert list(GRAPH.nodes_frame("domain").columns)[:2] == ["id", "name"]


def test_a_kind_that_does_not_exist_names_the_nearest():
    with pytest.raises(
        UnknownWord, match=r'"issues" is not a kind of node in this graph\. Did you mean "issue"\?'
    ) as error:
        GRAPH.nodes_frame("issues")
    assert error.value.nl == '"issues" is geen soort in deze grafiek. Bedoelt u "issue"?'


def test_claims_as_a_frame():
    frame = GRAPH.claims_frame().set_index("relation")
    owns = frame.loc["RESPONSIBLE_FOR"]
    assert (owns["from_name"], owns["to_name"], owns["role"]) == ("Ministerie van VWS", "Thuis werken", "accountable")
    assert (owns["source"], owns["quote"], owns["valid_from"], owns["score"]) == ("doc", "wij", "2020", "")
    assert (frame.loc["RELATES_TO", "score"], frame.loc["RELATES_TO", "to_id"]) == ("3", "work2")
    assert len(world().claims_frame()) == 0


def test_networkx_writes_it_and_pandas_takes_its_edges(tmp_path):
    graph = GRAPH.to_networkx()
    assert graph.nodes["organisation:vws"]["label"] == "VWS"
    nx.write_graphml(graph, tmp_path / "g.graphml")
    nx.write_gexf(graph, tmp_path / "g.gexf")
    assert nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True).nodes == graph.nodes
    assert nx.read_gexf(tmp_path / "g.gexf").number_of_edges() == 2
    edges = nx.to_pandas_edgelist(graph)
    assert set(zip(edges["source"], edges["target"], edges["relation"], strict=True)) == {
        ("organisation:vws", "issue:work", "RESPONSIBLE_FOR"),
        ("issue:work", "issue:work2", "RELATES_TO"),
    }
    assert edges.set_index("relation").loc["RESPONSIBLE_FOR", "document"] == "doc"
    assert nx.utils.graphs_equal(GRAPH.networkx(), graph)


@given(programmes())
@tried(10)
def test_networkx_takes_any_programme(programme: Programme):
    whole = Graph.of(*programme)
    for graph in (whole, as_of(whole, "2021"), Graph({}, whole.claims)):
        made = graph.to_networkx()
        assert made.number_of_edges() == len(graph.claims_frame())
        assert all(made.nodes[name]["label"] for name in made)
        nx.write_gexf(made, io.BytesIO())
        assert isinstance(nx.to_pandas_edgelist(made), pd.DataFrame)


def test_a_record_is_found_by_its_own_id_where_it_was_merged():
    register = node("organisation", "mnre1025", "", "VWS in the register", official_id="mnre1025")
    graph = Graph.of(edition("a", [VWS]), edition("b", [register]))
    names = [record.name for id in ("vws", "mnre1025") if (record := graph.record("organisation", id))]
    assert names == ["Ministerie van VWS", "VWS in the register"]


def test_evidence_equals_only_the_same_evidence():
    assert EvidenceList([OWNS, OWNS]) == EvidenceList([OWNS])
    assert EvidenceList([OWNS]) != EvidenceList([SCORE])
    assert EvidenceList() != 5


def test_an_edition_comes_back_in_the_order_of_its_rows():
    rows = edition("a", [WORK, VWS, SCORE, OWNS])
    mixed = edition("a", [VWS, WORK, OWNS, SCORE])
    assert in_row_order(mixed, row_order(rows)) == rows
