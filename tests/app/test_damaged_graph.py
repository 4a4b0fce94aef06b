"""A damaged graph file on the command line: where the damage is, and what can still be taken along."""

import sqlite3
from contextlib import closing

import pytest

from opgavenkaart.cli import main
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.worlds import claim, edition, node

A = edition("a", [node("organisation", "bzk", "ministry"), node("group", "lt1"), claim("bzk", "LEADS", "lt1")])


@pytest.fixture
def command(tmp_path, monkeypatch, capsys):
    """Runs a command beside a graph g.db: exit status, answer and talk."""
    monkeypatch.chdir(tmp_path)
    with SqliteStore("g.db") as store:
        store.load("a", lambda names: A)

    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main([*words, "--graph", "g.db"])
        answer, talk = capsys.readouterr()
        return ended.value.code, answer, talk

    return run


def changed(statement):
    with closing(sqlite3.connect("g.db", isolation_level=None)) as db:
        db.execute(statement)


def test_verify_says_that_all_is_as_it_was_loaded(command):
    status, answer, talk = command("datasets", "--verify", "--lang", "nl")
    assert (status, talk) == (0, "Alles staat er zoals het geladen is.\n")
    assert answer.splitlines()[1].startswith("a\t2\t1\t")


def test_verify_says_what_is_damaged(command):
    changed("UPDATE LEADS SET quote = 'x'")
    status, _, talk = command("datasets", "--verify", "--lang", "en")
    assert (status, talk) == (1, 'The claims "leads" of data set "a" are no longer as they were loaded.\n')


def test_verify_says_what_it_cannot_compare(command):
    changed("PRAGMA user_version = 4")
    status, _, talk = command("datasets", "--verify", "--lang", "en")
    assert status == 0
    assert talk.startswith("The counts agree. The content itself cannot be compared")


def test_a_damaged_data_set_is_exported_only_where_asked_and_with_what_to_check(command, tmp_path):
    changed("UPDATE LEADS SET quote = 'x'")
    status, _, talk = command("export", "--out", "a.xlsx", "--lang", "en")
    assert status == 1
    assert 'opgavenkaart export --salvage --graph "g.db"' in talk
    assert not (tmp_path / "a.xlsx").exists()
    status, _, talk = command("export", "--salvage", "--out", "a.xlsx", "--lang", "en")
    assert status == 0
    assert 'The claims "leads" of data set "a" are no longer as they were loaded: 1 of 1 were read.' in talk
    assert "opgavenkaart load a.xlsx --graph new.db" in talk
    assert (tmp_path / "a.xlsx").exists()
