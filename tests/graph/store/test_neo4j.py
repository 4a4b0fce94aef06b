"""The shared store: what analysts find in Neo4j, and what a user reads when something is wrong with the server."""

import os
import signal
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import neo4j
import pytest

from opgavenkaart.errors import GraphInUse, GraphUnavailable
from opgavenkaart.graph.as_of import as_of
from opgavenkaart.graph.edition import Edition, Reference
from opgavenkaart.graph.graph import Reads
from opgavenkaart.graph.model import KINDS, NODE_FIELDS, RELATIONS
from opgavenkaart.graph.store.columns import kind_fields
from opgavenkaart.graph.store.neo4j import read as neo4j_read
from opgavenkaart.graph.store.neo4j import schema as form
from opgavenkaart.graph.store.neo4j import store as engine
from opgavenkaart.graph.store.neo4j import write as neo4j_write
from opgavenkaart.graph.store.neo4j.store import Neo4jStore
from tests.worlds import claim, edition, node

pytestmark = pytest.mark.neo4j

BZK = node("organisation", "bzk", "ministry", abbreviation="BZK", official_id="mnre1034", note="x")
ISSUE = node("issue", "wonen", "challenge;change", "Wonen", valid_from="2020")
OWNS = claim("bzk", "RESPONSIBLE_FOR", "wonen", "accountable", source="nota", quote="De minister …")
A = edition("a", [BZK, ISSUE, OWNS])
B = edition("b", [node("organisation", "bzk", name="Binnenlandse Zaken", valid_to="2030", focus="")])


def connect(uri: str, **changed: str) -> Neo4jStore:
    """The store as the environment says, but for what is changed."""
    given = {name: os.environ.get(f"NEO4J_{name.upper()}") for name in ("username", "password", "database")}
    return Neo4jStore(uri, **given | changed)


@pytest.fixture
def store(neo4j_uri: str) -> Iterator[Neo4jStore]:
    with connect(neo4j_uri) as opened:
        change(opened, "MATCH (n) DETACH DELETE n")
        yield opened
    with connect(neo4j_uri) as opened:
        change(opened, "MATCH (n) DETACH DELETE n")


def change(store: Neo4jStore, cypher: str) -> None:
    with store._session("WRITE") as session:
        session.run(cypher).consume()


def load(store: Neo4jStore, *editions: Edition) -> Neo4jStore:
    for made in editions:
        store.load(made.name, partial(_ready, made))
    return store


def _ready(made: Edition, names: object) -> Edition:
    return made


def many(name: str, word: str, n: int = 3000) -> Edition:
    things = [node("issue", str(i), name=f"{word} {i}") for i in range(n)]
    return edition(name, [*things, *(claim(str(i), "RELATES_TO", str(i * 7 % n), source=word) for i in range(n))])


# ── What analysts find ────────────────────────────────────────────────────────────────────────────────────


def test_a_thing_is_one_node_and_a_claim_one_relationship(store):
    load(store, A)
    query = "MATCH (n:Organisation {id: 'bzk'}) UNWIND labels(n) AS label WITH n, label ORDER BY label "
    assert store.run(f"{query} RETURN collect(label) AS labels, properties(n) AS all") == [
        (
            ["Opgavenkaart", "Organisation"],
            {
                "graph": "opgavenkaart",
                "key": "organisation:bzk",
                "id": "bzk",
                "name": "BZK",
                "kind": "ministry",
                "abbreviation": "BZK",
                "official_id": "mnre1034",
                "note": "x",
                "datasets": ["a"],
                "descriptions": '{"a": ["BZK", "ministry", "BZK", "", "", {"official_id": "mnre1034", "note": "x"}]}',
            },
        )
    ]
    ((key, owns),) = store.run(
        "MATCH (:Organisation)-[r:RESPONSIBLE_FOR]->(:Issue {kind: $kind}) RETURN r.key AS key, properties(r) AS all",
        kind="challenge;change",
    )
    stated = {"role": "accountable", "source": "nota", "quote": "De minister …"}
    assert owns == {"graph": "opgavenkaart", "key": key, "dataset": "a", **stated}


def test_several_data_sets_make_one_node_that_shows_the_first_and_keeps_them_all(store):
    load(store, A, B)
    shown = "MATCH (n:Organisation) RETURN n.name AS name, n.valid_to AS valid_to, n.datasets AS datasets"
    assert store.run(shown) == [("BZK", "2030", ["a", "b"])]
    store.unload("a")
    assert store.run(shown) == [("Binnenlandse Zaken", "2030", ["b"])]
    assert store.run("MATCH (n:Organisation) RETURN n.kind AS k, n.note AS n") == [(None, None)]


def test_what_analysts_add_is_kept_and_not_taken_for_ours(store):
    load(store, A, B)
    change(store, "MATCH (n:Organisation) SET n.rank = 1 CREATE (n)-[:LEADS {sure: false}]->(:Group {id: 'mine'})")
    store.load("b", lambda names: edition("b", [BZK._replace(name="Anders")]))
    assert store.run("MATCH (n:Organisation) RETURN n.rank AS rank") == [(1,)]
    graph = store.read()
    assert (graph.nodes["group"], graph.claims["LEADS"]) == ({}, [])
    store.unload("b")
    with pytest.raises(GraphUnavailable, match="links which no data set made"):
        store.unload("a")
    assert store.read(Reads(("issue",), ())).nodes["issue"] == {"wonen": A.nodes[1]}


def test_the_vocabulary_leaves_room_for_what_the_store_keeps():
    kept = {*form.NODE_PROPERTIES, "graph", "key", "datasets", "descriptions"}
    for kind in KINDS.values():
        assert kept.isdisjoint(kind_fields(kind.id))
        assert all(field.id.isidentifier() for field in (*kind.fields, *NODE_FIELDS))
    for relation in RELATIONS.values():
        assert {*form.CLAIM_PROPERTIES, "graph", "key"}.isdisjoint(field.id for field in relation.fields)


@pytest.mark.parametrize(
    "text",
    [
        *("'\"`\\", "</script>", "$id", "}) DETACH DELETE n //", "שלום\u202e", "👩‍👧", "\n\t\u2028", "\0", "e\u0301é"),
        pytest.param("ñ" * 10_000, id="long"),
        pytest.param("😀" * 10_000, id="long emoji"),
    ],
)
def test_any_text_is_only_text(store, text):
    short = text[:1000]
    thing, other = node("issue", short, text, f"{text} ", description=text, note=text), node("issue", "b")
    said = claim(short, "RELATES_TO", "b", source=text, locator=text, quote=text, reason=text)
    made = edition("a", [thing, other, said])
    other_words = edition("b", [thing._replace(name=f"{text}!")])
    load(store, made, other_words)
    graph = store.read()
    described = (made.nodes[0], *other_words.nodes)
    assert graph.nodes["issue"][short] == made.nodes[0]._replace(datasets=("a", "b"), described=described)
    assert graph.claims["RELATES_TO"] == list(made.claims)
    store.unload("a")
    assert store.read().nodes["issue"][short].name == f"{text}!"


def test_what_is_more_than_a_page_is_read_whole(store, monkeypatch):
    monkeypatch.setattr(neo4j_read, "BATCH_SIZE", 3)
    monkeypatch.setattr(neo4j_write, "BATCH_SIZE", 3)
    ids = ["a", "b", "B", "z", "é", "e\u0301", "Ω", "\ue000", "\uffee", "😀", "𐀀", "10", "9", "-"]
    links = [claim(x, "RELATES_TO", y, source="s") for x in ids[:4] for y in ids]
    made = edition("a", [*(node("issue", id) for id in ids), *links])
    load(store, made)
    graph = store.read()
    assert set(graph.nodes["issue"]) == set(ids)
    assert len(graph.claims["RELATES_TO"]) == len(links)
    assert store.load("a", lambda names: made).nodes == (0, 0, 0)
    store.unload("a")
    assert store.read().nodes["issue"] == {}


def test_two_equal_claims_are_one(store):
    load(store, edition("a", [BZK, ISSUE, OWNS, OWNS]))
    assert store.read().claims["RESPONSIBLE_FOR"] == [OWNS._replace(dataset="a")]


def test_nothing_that_the_server_advises_against(store, neo4j_uri, monkeypatch):
    plain = neo4j.GraphDatabase.driver

    def strict(*args, notifications_min_severity, **settings):
        off: list[Any] = ["UNRECOGNIZED"]  # labels that nobody has used yet
        return plain(
            *args, **settings, warn_notification_severity="INFORMATION", notifications_disabled_classifications=off
        )

    monkeypatch.setattr(neo4j.GraphDatabase, "driver", strict)
    with warnings.catch_warnings(record=True) as told, connect(neo4j_uri) as watched:
        warnings.simplefilter("always")
        load(watched, A, B, edition("a", [BZK, ISSUE._replace(name="Anders"), OWNS._replace(role="informed")]))
        load(
            watched, edition("b", [node("domain", "d"), node("domain", "e"), claim("d", "PART_OF", "e", kind="domain")])
        )
        watched.read()
        watched.lookup_entries(["a", "b"])
        assert [d.name for d in watched.datasets()] == ["a", "b"]
        watched.unload("a")
        watched.unload("b")
    assert [str(warning.message) for warning in told] == []


# ── All or nothing ────────────────────────────────────────────────────────────────────────────────────────

SLOW_LOAD = """
import sys, neo4j
from tests.graph.store.test_neo4j import connect, many
run, wait_at = neo4j.Transaction.run, int(sys.argv[2])
def counted(*args, seen=[], **parameters):
    result = run(*args, **parameters)
    seen.append(result)
    if len(seen) == wait_at:
        print("waiting", flush=True)
        sys.stdin.read()
    return result
with connect(sys.argv[1]) as store:
    neo4j.Transaction.run = counted
    store.load("a", lambda names: many("a", "new"))
print("done", flush=True)
"""


@pytest.mark.parametrize("moment", [1, 4, 6, 8, 10])
def test_a_process_killed_while_loading_leaves_the_graph_as_it_was(store, neo4j_uri, moment):
    load(store, many("a", "old", 500))
    before = store.read()
    command = [sys.executable, "-c", SLOW_LOAD, neo4j_uri, str(moment)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=os.environ | {"PYTHONPATH": "."}) as process:
        assert process.stdout
        assert process.stdout.readline() == b"waiting\n"
        assert store.read() == before
        os.kill(process.pid, signal.SIGKILL)
    assert store.read() == before
    load(store, many("a", "newer", 400))  # nobody holds the lock any more
    assert len(store.read().nodes["issue"]) == 400


def test_of_two_loads_at_once_one_waits(store, neo4j_uri):
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", SLOW_LOAD, neo4j_uri, "6"]
    done = []
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=os.environ | {"PYTHONPATH": "."}) as process:
        assert process.stdout
        assert process.stdout.readline() == b"waiting\n"
        others = [
            threading.Thread(target=lambda made=made: done.append(load(store, made))) for made in (many("b", "b", 5), A)
        ]
        for other in others:
            other.start()
        others[0].join(1)
        assert done == []
        assert process.communicate()[0] == b"done\n"
        for other in others:
            other.join()
    assert len(done) == 2
    positions = {d.name: d.position for d in store.datasets()}
    assert sorted(positions.values()) == [1, 2]
    assert len(store.read().nodes["issue"]) in (3000, 5, 6)  # "a" is loaded twice: the last one counts


def test_loads_of_an_empty_database_may_begin_at_once(store, neo4j_uri):
    change(store, "MATCH (n) DETACH DELETE n")
    for name, _ in form.constraints():
        change(store, f"DROP CONSTRAINT {name} IF EXISTS")
    names, errors = [f"set{i}" for i in range(4)], []

    def one(name: str) -> None:
        try:
            with connect(neo4j_uri) as own:
                load(own, many(name, name, 50))
        except GraphUnavailable as error:
            errors.append(error)

    threads = [threading.Thread(target=one, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [d.position for d in store.datasets()] == [1, 2, 3, 4]
    assert sorted(d.name for d in store.datasets()) == names


def test_a_reader_sees_the_graph_as_it_was_or_as_it_became(store, neo4j_uri):
    load(store, many("a", "w0"))
    stop = threading.Event()
    seen: list[set[str]] = []

    def look() -> None:
        with connect(neo4j_uri) as other:
            while not stop.is_set():
                graph = other.read(Reads(("issue",), ("RELATES_TO",)))
                words = {n.name.split()[0] for n in graph.nodes["issue"].values()}
                seen.append(words | {c.source for c in graph.claims["RELATES_TO"]})

    reader = threading.Thread(target=look)
    reader.start()
    for i in range(1, 6):
        load(store, many("a", f"w{i}"))
    stop.set()
    reader.join()
    assert seen
    assert [words for words in seen if len(words) != 1] == []


def test_a_refused_unload_leaves_all_as_it_was(store):
    refers = (Reference("organisation", "BZK", "bzk"), Reference("issue", "wonen", "wonen"))
    load(store, A, Edition("b", (), (OWNS._replace(dataset="b"),), refers))
    with pytest.raises(GraphInUse, match="would be lost"):
        store.unload("a")
    assert len(store.read().claims["RESPONSIBLE_FOR"]) == 2


def test_a_claim_about_what_nobody_describes_is_a_mistake_of_ours(store):
    with pytest.raises(ValueError, match="1 of 1 RESPONSIBLE_FOR claims"):
        load(store, edition("a", [BZK, OWNS]))
    assert store.datasets() == []


# ── Questions in Cypher ───────────────────────────────────────────────────────────────────────────────────


def test_a_question_may_only_read(store):
    load(store, A)
    assert store.run("UNWIND $ids AS id RETURN id AS id, [id] AS list ORDER BY id", ids=[2, 1]) == [(1, [1]), (2, [2])]
    with pytest.raises(GraphUnavailable, match="only read"):
        store.run("CREATE (n:Issue {id: 'x'}) RETURN n.id AS id")
    with pytest.raises(neo4j.exceptions.CypherSyntaxError):
        store.run("RETURN")


# ── Other people's databases ──────────────────────────────────────────────────────────────────────────────


def test_a_database_of_something_else_is_left_alone(store):
    change(store, "CREATE (:Issue {id: 1}), (:Issue {id: 2})")
    for work in (store.read, store.datasets, lambda: load(store, A), lambda: store.run("RETURN 1 AS one")):
        with pytest.raises(GraphUnavailable, match="2 nodes of something else"):
            work()
    with store._session("READ") as session:
        assert session.run("MATCH (n) RETURN count(n) AS n").single() == (2,)


def test_an_empty_database_is_an_empty_graph(store):
    assert store.datasets() == []
    assert not any(store.read().nodes.values())


def test_a_graph_of_a_newer_version_is_left_alone(store):
    load(store, A)
    change(store, "MATCH (g:Opgavenkaart) SET g.version = 3")
    for work in (store.read, lambda: load(store, A), lambda: store.unload("a")):
        with pytest.raises(GraphUnavailable, match=r"newer version of Opgavenkaart \(format 3"):
            work()


# ── What is wrong with the server ─────────────────────────────────────────────────────────────────────────


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_a_server_that_is_down(scheme):
    with pytest.raises(GraphUnavailable, match=r"does not answer \(.*docker compose up"):
        Neo4jStore(f"{scheme}://127.0.0.1:{free_port()}")


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+ssc"])
def test_a_server_without_tls(neo4j_uri, scheme):
    with pytest.raises(GraphUnavailable, match="gives no encrypted connection"):
        connect(neo4j_uri.replace("bolt", scheme))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_every_plain_scheme_is_served(store, neo4j_uri, scheme):
    with connect(neo4j_uri.replace("bolt", scheme)) as other:
        load(other, A)
        assert len(other.datasets()) == 1


def test_a_wrong_password(neo4j_uri):
    if not os.environ.get("NEO4J_PASSWORD"):
        pytest.skip("Neo4j test (the server of NEO4J_URI asks for no password)")
    with pytest.raises(GraphUnavailable, match=r'the user name "nobody".*NEO4J_PASSWORD') as caught:
        connect(neo4j_uri, username="nobody", password="s3cr3t")
    assert "s3cr3t" not in str(caught.value)
    with pytest.raises(GraphUnavailable, match=r"without a user name.*NEO4J_USERNAME"):
        Neo4jStore(neo4j_uri)


def test_an_unknown_database(neo4j_uri):
    with (
        connect(neo4j_uri, database="nowhere") as store,
        pytest.raises(GraphUnavailable, match=r'has no database "nowhere".*NEO4J_DATABASE'),
    ):
        store.datasets()


def test_a_server_that_is_too_old(neo4j_uri, monkeypatch):
    monkeypatch.setattr(engine, "MIN_SERVER_VERSION", (9999, 1))
    with pytest.raises(GraphUnavailable, match=r"runs Neo4j/\S+, which is too old.* 9999\.1 or newer"):
        connect(neo4j_uri)


def test_an_id_that_is_too_long_for_an_index(store):
    with pytest.raises(GraphUnavailable, match="an id of more than 8,000"):
        load(store, edition("a", [node("issue", "x" * 10_000)]))
    assert store.datasets() == []


def test_a_connection_lost_while_loading(store, neo4j_uri, monkeypatch):
    monkeypatch.setattr(engine, "RETRY_PAUSES", ())
    port = int(neo4j_uri.rsplit(":", 1)[1])
    before = load(store, A).read()
    with Wire(port) as wire, connect(f"bolt://127.0.0.1:{wire.port}") as other:
        load(other, A)

        def build(names: object) -> Edition:
            wire.cut()
            return many("b", "b")

        with pytest.raises(GraphUnavailable, match=r"(was lost on the way|does not answer).*Nothing was changed"):
            other.load("b", build)
    assert store.read() == before


class Wire:
    """A wire to a server that can be cut."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self.port = self._listener.getsockname()[1]

    def __enter__(self) -> "Wire":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            self._ends += [near, far]
            for ends in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=ends, daemon=True).start()

    @staticmethod
    def _carry(start: socket.socket, end: socket.socket) -> None:
        with suppress(OSError):
            while data := start.recv(65536):
                end.sendall(data)

    def cut(self) -> None:
        self._listener.close()
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._ends.clear()


def test_values_that_others_put_in_are_read_as_text(store):
    """An analyst may set days, numbers, truths and lists on a link; on a node they are not what its records state."""
    load(store, A)
    change(
        store,
        "MATCH (o:Organisation)-[r:RESPONSIBLE_FOR]->(i) SET o.valid_from = date('2020-01-01'), o.official_id = 7, "
        "o.abbreviation = ['B', 'ZK'], r.valid_from = datetime('2021-02-03T00:00:00Z'), r.note = true, r.locator = 3 "
        "CREATE (o)-[:LEADS]->(:Group {id: 'g'})",
    )
    graph = store.read()
    (ministry,), (claimed,) = graph.nodes["organisation"].values(), graph.claims["RESPONSIBLE_FOR"]
    assert ministry == A.nodes[0]
    assert (claimed.valid_from[:10], claimed.note, claimed.locator) == ("2021-02-03", "True", "3")
    assert graph.claims["LEADS"] == []
    assert as_of(graph, "2022").claims["RESPONSIBLE_FOR"]
