"""A database that others use too: what they put there is not read, changed or deleted, and is named if in the way."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j
import pytest

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.neo4j import schema as form
from opgavenkaart.graph.store.neo4j.store import Neo4jStore
from opgavenkaart.graph.store.notices import ChangedByOthers, GraphUpgraded
from opgavenkaart.queries.ask import ask
from tests.graph.store.test_neo4j import BZK, ISSUE, OWNS, A, B, change, connect, load
from tests.worlds import edition, node

pytestmark = pytest.mark.neo4j

FORMAT_1 = Path(__file__).with_name("format_1.cypher")  # A, and B with a domain, as the first format had them
FOREIGN = "MATCH (n) WHERE NOT n:Opgavenkaart RETURN labels(n), properties(n), COUNT { (n)--() } ORDER BY elementId(n)"


@pytest.fixture
def store(neo4j_uri: str) -> Iterator[Neo4jStore]:
    with connect(neo4j_uri) as opened:
        empty(opened)
        yield opened
        empty(opened)


def empty(store: Neo4jStore) -> None:
    change(store, "MATCH (n) DETACH DELETE n")
    for name in form.former_constraints():
        change(store, f"DROP CONSTRAINT {name} IF EXISTS")


def found(store: Neo4jStore, cypher: str) -> list[tuple[Any, ...]]:
    with store._session("READ") as session:
        return [tuple(record) for record in session.run(neo4j.Query(cypher))]


def without(made: Any, id: str) -> Any:
    """An edition without a thing and what is stated of it."""
    things = [*(n for n in made.nodes if n.id != id), *(c for c in made.claims if id not in (c.from_id, c.to_id))]
    return edition(made.name, things)


# ── What others changed of ours ───────────────────────────────────────────────────────────────────────────


def test_what_others_did_not_change_is_as_it_was_loaded(store):
    """Properties and links of their own are theirs; a graph of which nothing was loaded is all that it should be."""
    assert store.verify() == ((), True)
    load(store, A, B, edition("c", [node("issue", "water", name="Water é", note="")]))
    change(store, "MATCH (n:Organisation) SET n.score = 7 CREATE (n)<-[:OVER]-(:Catalogus)")
    assert store.verify() == ((), True)
    load(store, A, edition("b", []))
    store.unload("c")
    assert store.verify() == ((), True)


CHANGED = {
    "MATCH (n:Issue) SET n.descriptions = replace(n.descriptions, 'Wonen', 'Water')": 'The issues of data set "a" are',
    "MATCH ()-[r:RESPONSIBLE_FOR]->() SET r.quote = 'Niet waar'": 'The claims "is responsible for" of data set "a" are',
    "MATCH ()-[r:RESPONSIBLE_FOR]->() DELETE r": 'Data set "a" has 2 things and 0 claims',
    "MATCH (d:DataSet {name: 'a'}) SET d.origin = 'elders'": 'Name, counts and origin of data set "a" are',
}


@pytest.mark.parametrize("cypher", CHANGED)
def test_what_others_changed_is_named_and_loaded_over(store, cypher):
    load(store, A, B)
    change(store, cypher)
    damaged, is_compared = store.verify()
    assert is_compared
    assert damaged[0].en.startswith(CHANGED[cypher])
    with pytest.warns(ChangedByOthers, match="Somebody else changed that"):
        load(store, A)
    store.unload("a")
    load(store, A)
    assert store.verify() == ((), True)


def test_a_load_of_an_earlier_version_is_not_compared_with_checksums_of_one_before(store):
    load(store, A)
    change(store, "MATCH (d:DataSet) SET d.loaded_at = '2030-01-01T00:00:00', d.origin = 'elders'")
    assert store.verify() == ((), False)
    change(store, "MATCH (d:DataSet) REMOVE d.checksums")
    assert store.verify() == ((), False)
    load(store, A)
    assert store.verify() == ((), True)


# ── Nodes of others ───────────────────────────────────────────────────────────────────────────────────────


def test_a_node_without_data_sets_stays_when_things_go(store):
    load(store, A)
    change(store, "CREATE (c:Catalogus {datasets: []}) CREATE (c)-[:OVER]->(:Issue {id: 'x', datasets: []})")
    before = found(store, FOREIGN)
    load(store, without(A, "wonen"))
    store.unload("a")
    assert found(store, FOREIGN) == before


@pytest.mark.parametrize("kind", ["Organisation", "Document"])
def test_a_node_with_a_label_and_id_of_ours_is_named_and_stays_as_it_is(store, kind):
    load(store, A)
    change(store, f"CREATE (:{kind} {{id: 'eigen', name: 'Van de analist', abbreviation: 'VA'}})")
    before = found(store, FOREIGN)
    named = edition("b", [node(kind.lower(), "eigen", name="Andere naam")])
    with pytest.raises(GraphUnavailable, match=rf'{kind} "eigen".*Nothing was changed.*another label or id'):
        load(store, named)
    assert found(store, FOREIGN) == before
    assert [d.name for d in store.datasets()] == ["a"]
    change(store, f"MATCH (n:{kind} {{id: 'eigen'}}) SET n.id = 'van-de-analist'")
    before = found(store, FOREIGN)
    load(store, named)
    store.unload("b")
    assert found(store, FOREIGN) == before


def test_a_node_of_others_that_says_to_have_a_data_set_does_not_count(store):
    load(store, A)
    change(store, "CREATE (:Issue {id: 'y', name: 'Y', datasets: ['mijn']}), (:Issue {id: 'z', datasets: 7})")
    change(store, "MATCH (n:Issue {id: 'wonen'}) CREATE (m:Issue) SET m = properties(n), m.id = 'kopie'")
    assert list(store.read().nodes["issue"]) == ["wonen"]
    assert [owner.issue for owner in ask(store, "owners").findings] == ["wonen"]
    assert {gap.subject for gap in ask(store, "gaps").findings} <= {"wonen", "bzk"}
    with pytest.raises(GraphUnavailable, match='Issue "y"'):
        load(store, edition("b", [node("issue", "y")]))


def test_a_data_set_of_others_is_none_of_ours(store):
    load(store, A)
    change(store, "CREATE (:DataSet {name: 'hun', position: 7})")
    assert [d.name for d in store.datasets()] == ["a"]
    load(store, edition("hun", [node("issue", "x")]))
    store.unload("hun")
    assert found(store, FOREIGN) == [(["DataSet"], {"name": "hun", "position": 7}, 0)]


def test_a_constraint_of_others_is_named(store):
    load(store, A)
    change(store, "CREATE CONSTRAINT theirs IF NOT EXISTS FOR (n:Issue) REQUIRE n.name IS UNIQUE")
    try:
        with pytest.raises(GraphUnavailable, match="label `Issue` and property `name` = 'Wonen'"):
            load(store, edition("b", [node("issue", "elders", name="Wonen")]))
    finally:
        change(store, "DROP CONSTRAINT theirs")


# ── What others add to our nodes ──────────────────────────────────────────────────────────────────────────


def test_properties_labels_and_links_on_our_nodes_survive(store):
    load(store, A, B)
    change(
        store,
        "MATCH (n:Issue {id: 'wonen'}) SET n:Belangrijk, n.score = 1, n.note = 'mijn', n.horizon = 2030 "
        "CREATE (n)-[:ZIE {p: 1}]->(:Notitie {id: 7})-[:RELATES_TO]->(n)",
    )
    added = (
        "MATCH (n:Issue {id: 'wonen'})-[r]-(m:Notitie) RETURN n:Belangrijk, n.score, n.note, n.horizon, type(r), "
        "properties(r), m.id ORDER BY type(r)"
    )
    before = found(store, added)
    renamed = edition("a", [BZK, ISSUE._replace(name="Anders", valid_from=""), OWNS])
    for made in (renamed, A, renamed):
        load(store, made)
        assert found(store, added) == before
        assert store.edition("a").nodes == made.nodes  # theirs is no part of what a data set states
    assert found(store, "MATCH (n:Issue) RETURN n.name, n.valid_from") == [("Anders", None)]


def test_a_property_of_others_that_would_be_written_over_is_named(store):
    load(store, A)
    change(store, "MATCH (n:Issue) SET n.note = 'mijn'")
    noted = edition("a", [BZK, ISSUE._replace(props={"note": "van ons"}), OWNS])
    with pytest.raises(GraphUnavailable, match=r'note of Issue "wonen".*another name'):
        load(store, noted)
    assert found(store, "MATCH (n:Issue) RETURN n.note") == [("mijn",)]
    change(store, "MATCH (n:Issue) SET n.opmerking = n.note REMOVE n.note")
    load(store, noted)
    assert found(store, "MATCH (n:Issue) RETURN n.note, n.opmerking") == [("van ons", "mijn")]


def test_a_link_of_others_on_what_would_go_is_named(store):
    load(store, A)
    change(store, "MATCH (n:Issue) CREATE (n)-[:ZIE]->(:Catalogus {id: 9}), (:Leeg)-[:RELATES_TO]->(n)")
    before = found(store, FOREIGN)
    for work in (lambda: load(store, without(A, "wonen")), lambda: store.unload("a")):
        with pytest.raises(GraphUnavailable) as caught:
            work()
        assert 'Issue "wonen" (ZIE – Catalogus "9")' in str(caught.value)
        assert 'Issue "wonen" (RELATES_TO – Leeg without an id)' in str(caught.value)
    assert (found(store, FOREIGN), store.read().claims["RESPONSIBLE_FOR"]) == (before, list(A.claims))
    change(store, "MATCH (:Issue)-[r]-(n) WHERE NOT n:Opgavenkaart DELETE r")
    store.unload("a")
    assert store.datasets() == []


def test_a_link_of_others_on_a_data_set_is_named(store):
    load(store, A)
    change(store, "MATCH (d:DataSet) CREATE (:Verslag {id: 'v'})-[:OVER]->(d)")
    load(store, A)
    with pytest.raises(GraphUnavailable, match=r'DataSet "a" \(OVER – Verslag "v"\)'):
        store.unload("a")


def test_links_of_others_between_our_nodes_are_no_claims(store):
    load(store, A)
    plain = {id: ask(store, id).as_dict("en") for id in ("owners", "gaps", "positions")}
    change(
        store,
        "MATCH (o:Organisation), (i:Issue) CREATE (o)-[:TAKES_POSITION {stance: 'raise', dataset: 'mijn'}]->(i) "
        "CREATE (o)-[:RESPONSIBLE_FOR {role: 'accountable'}]->(i)-[:IN_DOMAIN]->(:Domain {id: 'd', name: 'D'})",
    )
    assert {id: ask(store, id).as_dict("en") for id in plain} == plain
    assert store.read().claims["TAKES_POSITION"] == []


def test_a_claim_on_which_others_set_a_property_is_not_doubled(store):
    load(store, A)
    change(store, "MATCH ()-[r:RESPONSIBLE_FOR]->() SET r.note = 'mijn', r.weight = 3")
    with pytest.warns(ChangedByOthers):
        load(store, A)
    links = "MATCH ()-[r:RESPONSIBLE_FOR]->() RETURN r.role, r.note, r.weight"
    assert found(store, links) == [("accountable", "mijn", 3)]
    with pytest.warns(ChangedByOthers):
        load(store, edition("a", [BZK, ISSUE, OWNS._replace(role="informed")]))
    assert found(store, links) == [("informed", None, None)]


# ── Several graphs in one database ────────────────────────────────────────────────────────────────────────


def test_two_graphs_in_one_database_are_told_apart(store, neo4j_uri):
    load(store, A)
    with connect(neo4j_uri, graph="tweede") as second:
        assert second.datasets() == []
        load(second, B, edition("a", [node("issue", "wonen", name="Anders")]))
        assert [d.name for d in second.datasets()] == ["b", "a"]
        assert second.read().nodes["issue"]["wonen"].name == "Anders"
        assert [owner.issue_name for owner in ask(second, "owners").findings] == ["Anders"]
        assert store.read().nodes["issue"] == {"wonen": A.nodes[1]}
        second.unload("a")
        second.unload("b")
    assert store.read().nodes["issue"] == {"wonen": A.nodes[1]}
    assert [owner.issue_name for owner in ask(store, "owners").findings] == ["Wonen"]


def test_another_graph_than_the_usual_one_is_to_be_named(store, neo4j_uri):
    with connect(neo4j_uri, graph="tweede") as second:
        load(second, A)
        with pytest.raises(GraphUnavailable, match=r"another graph: tweede\. Name the one you want with NEO4J_GRAPH"):
            store.read()


# ── A graph of the first format ───────────────────────────────────────────────────────────────────────────


def of_format_1(store: Neo4jStore) -> Neo4jStore:
    for line in FORMAT_1.read_text("utf-8").splitlines():
        if line and not line.startswith("//"):
            change(store, line.removesuffix(";"))
    change(
        store,
        "CREATE (:Catalogus {datasets: []})-[:LEADS {dataset: 'mijn'}]->(:Issue {id: 'x', datasets: ['mijn']}), "
        "(:Group {id: 7}), (:DataSet {name: 8})",
    )
    return store


@pytest.mark.parametrize("first", ["read", "load"])
def test_a_graph_of_the_first_format_is_brought_up_to_date_once(store, neo4j_uri, first):
    before = found(of_format_1(store), FOREIGN)
    foreign = [row for row in before if row[1].get("id") in (None, "x", 7) and row[1].get("name") in (None, 8)]
    with pytest.warns(GraphUpgraded) as told:
        store.read() if first == "read" else load(store, A)
    (warning,) = told
    assert str(warning.message) == (
        f"{store.address} was brought up to date, once: the label Opgavenkaart and the property graph now mark what is "
        "Opgavenkaart's (6 nodes, 1 link). What is of others stayed as it was (4 nodes)."
    )
    assert found(store, FOREIGN) == foreign
    assert (store.edition("a").nodes, store.edition("a").claims) == (A.nodes, A.claims)
    assert [record.name for record in store.edition("b").nodes] == ["Binnenlandse Zaken", "Wonen"]
    assert {d.origin for d in store.datasets()} <= {"a", "b.xlsx", ""}
    names = {name for (name,) in found(store, "SHOW CONSTRAINTS YIELD name RETURN name")}
    assert names & {*form.former_constraints()} == set()
    with connect(neo4j_uri) as other:
        assert len(load(other, A, B).datasets()) == 2
    store.unload("a")
    store.unload("b")
    assert found(store, FOREIGN) == foreign


def test_two_who_bring_a_graph_up_to_date_at_once_do_it_once(store, neo4j_uri):
    of_format_1(store)

    def read(_: int) -> None:
        with connect(neo4j_uri) as other:
            other.read()

    with pytest.warns(GraphUpgraded) as told, ThreadPoolExecutor(3) as pool:
        list(pool.map(read, range(3)))
    assert len(told) == 1
    assert store.edition("a").claims == A.claims


# ── Privacy ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("origin", ["/home/anna/opgaven/stand.xlsx", r"C:\Users\anna\stand.xlsx", "stand.xlsx"])
def test_a_database_does_not_hold_where_a_file_lies(store, origin):
    load(store, replace(A, origin=origin))
    assert store.datasets()[0].origin == store.edition("a").origin == "stand.xlsx"
    assert found(store, "MATCH (d:DataSet) RETURN d.origin") == [("stand.xlsx",)]
    assert "anna" not in str(found(store, "MATCH (n) RETURN properties(n)"))


@pytest.mark.parametrize("value", ["'hallo'", "'[1, 2]'", "['{', 'x']", "7", '\'{"a": ["x"]}\''])
def test_records_that_others_replaced_are_a_sentence_that_says_how_to_mend_it(store, value):
    load(store, A)
    change(store, f"MATCH (n:Organisation) SET n.descriptions = {value}")
    with pytest.raises(GraphUnavailable, match="and load the data set again"):
        store.read()
    change(store, "MATCH (n:Organisation) REMOVE n.descriptions")
    with pytest.warns(ChangedByOthers):
        load(store, A)
    assert store.read().nodes["organisation"][A.nodes[0].id] == A.nodes[0]


def test_an_id_or_role_that_others_wrote_is_not_read(store):
    load(store, A)
    change(store, "MATCH (n:Organisation)-[r:RESPONSIBLE_FOR]->() SET n.id = 7, r.role = ['baas']")
    graph = store.read()
    (claim,) = graph.claims["RESPONSIBLE_FOR"]
    assert list(graph.nodes["organisation"]) == [A.nodes[0].id]
    assert (claim.from_id, claim.role) == (A.nodes[0].id, "")
    assert "The claims" in str(store.verify()[0])
