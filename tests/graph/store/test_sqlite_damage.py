"""A damaged graph file: it is refused with what to do, `verify` says where, and what can be read can be taken along."""

import sqlite3
from contextlib import closing

import pytest

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.edition import Edition, Reference
from opgavenkaart.graph.store.open import open_graph, open_salvaged
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.worlds import claim, edition, node

BZK, LT1 = node("organisation", "bzk", "ministry", abbreviation="BZK"), node("group", "lt1")
A = edition("a", [BZK, LT1, claim("bzk", "LEADS", "lt1", source="nota", quote="Staat er")])
B = edition("b", [node("issue", "x"), claim("lt1", "ADDRESSES", "x")])


@pytest.fixture
def path(tmp_path):
    with SqliteStore(tmp_path / "g.db") as store:
        store.load("a", lambda names: A)
        store.load("b", lambda names: Edition("b", B.nodes, B.claims, (Reference("group", "lt1", "lt1"),)))
    return tmp_path / "g.db"


def everything(store):
    """All that can be read."""
    return store.read(), [store.edition(name) for name in "ab"], store.datasets()


def changed(path, *statements):
    """The file after somebody, or a disk, changed it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


DAMAGE = {
    "a value": ("UPDATE LEADS SET quote = 'Staat et'", '"trekt" van gegevensset "a"'),
    "a name": ("UPDATE organisation SET name = 'BZ'", 'organisaties van gegevensset "a"'),
    "an id": ("UPDATE node SET id = 'bzq' WHERE id = 'bzk'", 'van gegevensset "a"'),
    "a row that is gone": ("DELETE FROM LEADS", 'van gegevensset "a"'),
    "a row too many": ("INSERT INTO LEADS SELECT * FROM LEADS", 'van gegevensset "a"'),
    "a column that is no column": ('ALTER TABLE "LEADS" RENAME COLUMN quote TO quote2', 'van gegevensset "a"'),
    "a value that is no text": ("UPDATE issue SET name = x'ff00'", "opgaven"),
    "an end that is no node": ("UPDATE ADDRESSES SET to_node = 99", "uitspraken"),
    "a count": ("UPDATE dataset SET claims = 7 WHERE name = 'a'", 'herkomst van gegevensset "a"'),
    "what it refers to": ("UPDATE dataset SET refers_to = '[[1]]' WHERE name = 'b'", 'herkomst van gegevensset "b"'),
}


@pytest.mark.parametrize(("statement", "where"), DAMAGE.values(), ids=DAMAGE)
def test_what_is_no_longer_as_it_was_loaded_is_refused_and_named(path, statement, where):
    changed(path, statement)
    with SqliteStore(path) as store, pytest.raises(GraphUnavailable) as refused:
        everything(store)
    assert where in refused.value.nl
    assert "is beschadigd" in refused.value.nl
    assert f'opgavenkaart export --salvage --graph "{path}"' in refused.value.en
    with SqliteStore(path) as store:
        damaged, is_compared = store.verify()
    assert is_compared
    assert any(where in part.nl for part in damaged)


@pytest.mark.parametrize("statement", ["UPDATE LEADS SET quote = 'Staat et'", "DELETE FROM LEADS"])
def test_nothing_is_loaded_over_a_data_set_that_is_damaged(path, statement):
    changed(path, statement)
    before = path.read_bytes()
    with SqliteStore(path) as store, pytest.raises(GraphUnavailable, match="damaged"):
        store.load("a", lambda names: A)
    assert path.read_bytes() == before


def test_a_text_that_is_no_text_is_a_sentence(path):
    changed(path, "UPDATE issue SET name = CAST(x'ff41' AS TEXT)")
    with SqliteStore(path) as store, pytest.raises(GraphUnavailable, match="damaged"):
        store.read()


def test_a_sound_graph_is_verified_after_every_change(path):
    with SqliteStore(path) as store:
        assert store.verify() == ((), True)
        store.load("a", lambda names: edition("a", [BZK._replace(name="Binnenlandse Zaken"), LT1]))
        assert store.verify() == ((), True)
        store.unload("b")
        assert store.verify() == ((), True)


def test_tables_that_an_analyst_added_and_a_file_written_anew_are_no_damage(path):
    changed(path, "CREATE TABLE notes (x)", "INSERT INTO notes VALUES (1)", "VACUUM")
    with SqliteStore(path) as store:
        assert store.verify() == ((), True)
        assert "bzk" in store.read().nodes["organisation"]


def earlier(path):
    """The file as a version without checksums made it."""
    changed(path, "DROP TABLE checksum", "PRAGMA user_version = 4")


def test_a_file_of_an_earlier_version_is_read_and_gets_checksums_at_its_next_load(path):
    earlier(path)
    before = path.read_bytes()
    with SqliteStore(path) as store:
        assert "bzk" in store.read().nodes["organisation"]
        assert store.verify() == ((), False)
        assert path.read_bytes() == before
        store.load("c", lambda names: edition("c", [node("issue", "y")]))
        assert store.verify() == ((), True)
    changed(path, "UPDATE LEADS SET quote = 'Staat et'")
    with SqliteStore(path) as store, pytest.raises(GraphUnavailable, match="damaged"):
        store.read()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE issue SET name = x'ff00'", "UPDATE ADDRESSES SET to_node = 99", "UPDATE issue SET dataset = 9",
     "UPDATE dataset SET refers_to = '[[1]]'", "UPDATE dataset SET nodes = 'x'"],
)  # fmt: skip
def test_damage_in_a_file_of_an_earlier_version_is_a_sentence(path, statement):
    earlier(path)
    changed(path, statement)
    with SqliteStore(path) as store, pytest.raises(GraphUnavailable, match="damaged"):
        everything(store)


def test_of_a_file_of_an_earlier_version_the_counts_are_verified(path):
    earlier(path)
    changed(path, "UPDATE dataset SET nodes = 9 WHERE name = 'a'")
    with SqliteStore(path) as store:
        ((sentence,), is_compared) = store.verify()
    assert not is_compared
    assert sentence.en == 'Data set "a" has 2 things and 1 claims; when it was loaded it had 9 and 1.'


def test_what_can_be_read_of_a_damaged_file_can_be_taken_along(path):
    changed(
        path,
        "UPDATE LEADS SET quote = 'Staat et'",
        "DELETE FROM issue",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE TABEL step (' WHERE name = 'step'",
    )
    store, notes = open_salvaged(str(path))
    with store:
        assert store.edition("a").claims[0].quote == "Staat et"
        assert store.edition("b").claims == B.claims
        assert store.read().nodes["issue"]["x"].name == "x"  # its record is lost, what is stated of it is not
    assert [note.nl for note in notes] == [
        'De opgaven van gegevensset "b" zijn niet meer zoals ze geladen zijn: gelezen 0 van 1. Kijk ze na.',
        'De uitspraken "trekt" van gegevensset "a" zijn niet meer zoals ze geladen zijn: gelezen 1 van 1. Kijk ze na.',
    ]


@pytest.mark.parametrize("value", ["'x'", "x'ff'", "1e99"])
def test_a_position_that_is_no_whole_number_is_salvaged(path, value):
    """One bit of the header of a row turns a number into a text: it ended in a traceback."""
    changed(path, f"UPDATE OR IGNORE checksum SET dataset = {value} WHERE \"table\" = 'LEADS'")
    store, notes = open_salvaged(str(path))
    with store, SqliteStore(path) as sound:
        assert [store.edition(name).claims for name in "ab"] == [A.claims, B.claims]
        assert len(notes) == 2
        assert sound.verify().damaged


def test_a_sound_file_is_salvaged_as_it_is(path):
    store, notes = open_salvaged(str(path))
    with store, SqliteStore(path) as sound:
        assert notes == []
        assert [store.edition(name).claims for name in "ab"] == [sound.edition(name).claims for name in "ab"]
        assert store.read().nodes == sound.read().nodes


@pytest.mark.parametrize("address", [":memory:", "file:g.db?mode=memory", "file:///x.db"])
def test_a_graph_that_would_be_gone_is_refused(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GraphUnavailable, match=r"gone afterwards|not an address"):
        open_graph(address)
    assert list(tmp_path.iterdir()) == []
