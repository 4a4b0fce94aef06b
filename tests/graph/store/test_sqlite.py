"""The embedded store: what a user can do to its file, and what it answers."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from opgavenkaart.errors import GraphInUse, GraphUnavailable, UnknownWord
from opgavenkaart.graph.edition import Edition, Reference
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.graph.store.sqlite import store as sqlite
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.worlds import claim, edition, node

BZK, LT1 = node("organisation", "bzk", "ministry", abbreviation="BZK"), node("group", "lt1")
A = edition("a", [BZK, LT1, claim("bzk", "LEADS", "lt1", source="nota")])


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "g.db") as opened:
        yield opened


def test_what_is_loaded_is_read_back(store):
    loaded = store.load("a", lambda names: A)
    assert loaded.nodes == (2, 0, 0)
    assert loaded.claims == (1, 0, 0)
    graph = store.read()
    assert graph.nodes["organisation"] == {"bzk": A.nodes[0]}
    assert list(graph.claims["LEADS"]) == list(A.claims)


def test_a_newer_edition_tells_what_it_changed(store):
    store.load("a", lambda names: A)
    newer = edition(
        "a", [BZK._replace(name="Binnenlandse Zaken"), claim("bzk", "LEADS", "lt1", source="nota", quote="…"), LT1]
    )
    loaded = store.load("a", lambda names: newer)
    assert (loaded.nodes, loaded.claims) == ((0, 1, 0), (0, 1, 0))


def test_an_error_in_the_build_leaves_everything_as_it_was(store):
    store.load("a", lambda names: A)

    def build(names):
        raise ValueError("problem")

    with pytest.raises(ValueError, match="problem"):
        store.load("a", build)
    assert store.read().nodes["organisation"] == {"bzk": A.nodes[0]}


def test_a_claim_made_twice_is_one_claim(store):
    says = claim("bzk", "LEADS", "lt1")
    loaded = store.load("a", lambda names: Edition("a", A.nodes, (says, says, says._replace(quote="…"))))
    assert loaded.claims == (2, 0, 0)
    assert store.datasets()[0].claims == len(store.read().claims["LEADS"]) == 2
    assert store.unload("a").claims == (0, 0, 2)


def test_a_data_set_that_another_refers_to_cannot_be_pulled_from_under_it(store):
    store.load("a", lambda names: A)
    b = Edition("b", claims=(claim("bzk", "PARTICIPATES_IN", "lt1", "member")._replace(dataset="b"),))
    refers = (Reference("organisation", "BZK", "bzk"), Reference("group", "lt1", "lt1"))
    store.load("b", lambda names: Edition("b", b.nodes, b.claims, refers))
    with pytest.raises(GraphInUse, match=r'"b" refers to the organisation "BZK".*unload b'):
        store.unload("a")
    with pytest.raises(GraphInUse, match='"b" refers'):
        store.load("a", lambda names: edition("a", [LT1]))
    assert "bzk" in store.read().nodes["organisation"]
    store.unload("b")
    store.unload("a")
    assert store.datasets() == []


def test_a_circle_over_two_data_sets_is_refused(store):
    here, there = node("domain", "x"), node("domain", "y")
    store.load("a", lambda names: edition("a", [here, there, claim("x", "PART_OF", "y", kind="domain")]))
    with pytest.raises(GraphInUse, match="x is part of y is part of x"):
        store.load("b", lambda names: edition("b", [here, there, claim("y", "PART_OF", "x", kind="domain")]))


def test_a_tree_of_100_levels_is_loaded_and_a_deeper_one_over_two_data_sets_refused(store):
    things = [node("domain", f"d{level}") for level in range(102)]
    up = [claim(f"d{level}", "PART_OF", f"d{level - 1}", kind="domain") for level in range(1, 102)]
    store.load("a", lambda names: edition("a", [*things, *up[:100]]))
    with pytest.raises(GraphInUse, match='"d101" is more than 100 levels deep'):
        store.load("b", lambda names: edition("b", [*things, up[100]]))


def test_unloading_what_is_not_there_names_what_is(store):
    store.load("a", lambda names: A)
    with pytest.raises(UnknownWord, match=r'no data set "b".*: a\.'):
        store.unload("b")


def test_a_process_killed_while_loading_leaves_the_graph_as_it_was(tmp_path):
    path = tmp_path / "g.db"
    with SqliteStore(path) as store:
        store.load("a", lambda names: A)
    script = f"""
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.worlds import edition, node
import time
store = SqliteStore({str(path)!r})
inner = store._write
def slow(work):
    def then_wait(transaction):
        result = work(transaction)
        print("written", flush=True)
        time.sleep(60)
        return result
    return inner(then_wait)
store._write = slow
store.load("a", lambda names: edition("a", [node("issue", str(n)) for n in range(20_000)]))
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"written\n"
        os.kill(process.pid, signal.SIGKILL)
    with SqliteStore(path) as store:
        assert store.read().nodes["organisation"] == {"bzk": A.nodes[0]}
        assert store.read().nodes["issue"] == {}


def test_of_two_loads_at_once_one_waits(tmp_path):
    def slowly(names):
        time.sleep(0.3)
        return A

    def load():
        with SqliteStore(tmp_path / "g.db") as store:
            store.load("a", slowly)

    threads = [threading.Thread(target=load) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with SqliteStore(tmp_path / "g.db") as store:
        assert [d.name for d in store.datasets()] == ["a"]


def test_a_load_that_waits_too_long_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "LOCK_TIMEOUT", 0.1)
    with SqliteStore(tmp_path / "g.db") as one, SqliteStore(tmp_path / "g.db") as other:

        def meanwhile(names):
            with pytest.raises(GraphUnavailable, match=r"another load, or .* has been busy"):
                other.load("a", lambda names: A)
            return A

        one.load("a", meanwhile)


def test_a_graph_of_a_newer_version_is_left_alone(tmp_path):
    SqliteStore(tmp_path / "g.db").close()
    with sqlite3.connect(tmp_path / "g.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(GraphUnavailable, match="made by a newer version"):
        SqliteStore(tmp_path / "g.db")


@pytest.mark.parametrize("loads", [True, False])
def test_a_graph_of_an_older_version_gets_the_tables_that_it_lacks(tmp_path, loads):
    with SqliteStore(tmp_path / "g.db") as store:
        store.load("a", lambda names: A)
    with sqlite3.connect(tmp_path / "g.db") as db:
        db.execute("DROP TABLE step")
        db.execute("PRAGMA user_version = 1")
    db.close()
    before = (tmp_path / "g.db").read_bytes()
    with SqliteStore(tmp_path / "g.db") as store:
        assert store.read().nodes["organisation"] == {"bzk": A.nodes[0]}
        assert store.read().nodes["step"] == {}
        if loads:
            store.load("b", lambda names: edition("b", [node("step", "1")]))
            assert list(store.read().nodes["step"]) == ["1"]
    assert ((tmp_path / "g.db").read_bytes() == before) is not loads


@pytest.mark.parametrize("content", [b"id,name\n1,x\n" * 100, b"SQLite format 3\0" + b"\1" * 500])
def test_a_file_that_is_not_a_graph_is_left_alone(tmp_path, content):
    path = tmp_path / "data.csv"
    path.write_bytes(content)
    with pytest.raises(GraphUnavailable, match=r"not an Opgavenkaart graph|damaged"):
        SqliteStore(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("CREATE TABLE things (x)")
    db.close()
    with pytest.raises(GraphUnavailable, match="not an Opgavenkaart graph"):
        SqliteStore(tmp_path / "other.db")


def test_a_folder_that_does_not_exist_or_is_itself_the_address(tmp_path):
    with pytest.raises(GraphUnavailable, match="does not exist"):
        SqliteStore(tmp_path / "no" / "g.db")
    with pytest.raises(GraphUnavailable, match="this is a folder"):
        SqliteStore(tmp_path)


def test_a_full_disk_changes_nothing(store):
    store.load("a", lambda names: A)
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(GraphUnavailable, match="the disk is full"):
        store.load("b", lambda names: edition("b", [node("issue", "x" * n) for n in range(1, 3000)]))
    assert [d.name for d in store.datasets()] == ["a"]


def test_asking_a_graph_that_is_not_there_does_not_make_one(tmp_path):
    with pytest.raises(GraphUnavailable, match=r"no graph in .* yet"):
        open_graph(str(tmp_path / "g.db"), create=False)
    assert not (tmp_path / "g.db").exists()


def test_an_address_of_an_unknown_kind():
    with pytest.raises(GraphUnavailable, match="not an address"):
        open_graph("postgres://localhost/x")
    with pytest.raises(GraphUnavailable, match="NEO4J_URI"):
        open_graph("neo4j")


def test_reading_a_graph_that_is_not_there_says_so_and_does_not_make_one(tmp_path):
    with open_graph(str(tmp_path / "typo.db")) as store:
        for read in (store.read, store.records, lambda: store.edition("a"), store.merges_records):
            with pytest.raises(GraphUnavailable, match=r"no graph in .*typo\.db yet\. Load a data set first"):
                read()
        assert (store.datasets(), store.lookup_entries([])) == ([], [])
        assert not list(tmp_path.iterdir())
        store.load("a", lambda names: A)  # the first load makes it
        assert "bzk" in store.read().nodes["organisation"]


def test_a_file_that_another_load_made_meanwhile_is_read(tmp_path):
    with SqliteStore(tmp_path / "g.db") as early, SqliteStore(tmp_path / "g.db") as other:
        other.load("a", lambda names: A)
        assert "bzk" in early.read().nodes["organisation"]


@pytest.mark.parametrize("loads", [True, False])
def test_a_file_made_before_a_kind_had_a_field_gets_its_column(tmp_path, loads):
    with SqliteStore(tmp_path / "g.db") as store:
        store.load("a", lambda names: A)
    with sqlite3.connect(tmp_path / "g.db") as db:
        db.execute('ALTER TABLE organisation DROP COLUMN "official_id"')
    db.close()
    with SqliteStore(tmp_path / "g.db") as store:
        assert store.read().nodes["organisation"] == {"bzk": A.nodes[0]}
        if loads:
            store.load("b", lambda names: edition("b", [node("organisation", "x", official_id="mnre1")]))
            assert store.read().nodes["organisation"]["x"].props == {"official_id": "mnre1"}


def test_a_file_with_a_kind_that_is_not_known_here_is_of_a_newer_version(tmp_path):
    with SqliteStore(tmp_path / "g.db") as store:
        store.load("a", lambda names: A)
    with sqlite3.connect(tmp_path / "g.db") as db:
        db.execute("CREATE TABLE notes_of_an_analyst (x)")  # anybody may keep such a one
        db.execute("CREATE TABLE budget (node INTEGER, dataset INTEGER NOT NULL REFERENCES dataset, name TEXT)")
    db.close()
    with pytest.raises(GraphUnavailable, match=r'newer version of Opgavenkaart .*"budget"'):
        SqliteStore(tmp_path / "g.db")
