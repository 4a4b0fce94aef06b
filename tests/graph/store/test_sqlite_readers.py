"""Who may read a graph file but not write it reads what was committed, or is refused with what to do."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.sqlite import snapshot
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.rights import only_reading, shared_folder
from tests.worlds import edition, node

A = edition("a", [node("issue", "x")])
B = edition("b", [node("issue", str(number), name="n" * 200) for number in range(500)])


@pytest.fixture
def path():
    with shared_folder() as folder:
        file = folder / "één graaf.db"
        with SqliteStore(file) as store:
            store.load("a", lambda names: A)
        yield file


def read_by_another(path):
    """What somebody without rights to write sees: how many issues."""
    with only_reading(path.parent), SqliteStore(path) as store:
        return len(store.read().nodes["issue"])


def killed(script, path):
    """Runs a script in a process that is killed when it has printed something."""
    command = [sys.executable, "-c", f"import sqlite3, time\npath = {str(path)!r}\n{script}\ntime.sleep(60)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"now\n"
        os.kill(process.pid, signal.SIGKILL)


def with_wal(path):
    """The file as earlier versions made it."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA user_version = 4")


ADD_AN_ISSUE = """
db = sqlite3.connect(path, isolation_level=None)
db.execute("INSERT INTO node (kind, id) VALUES ('issue', 'y')")
db.execute("INSERT INTO issue SELECT last_insert_rowid(), * FROM (SELECT * FROM issue)".replace("*", ", ".join(
    f'"{column}"' for _, column, *_ in db.execute("PRAGMA table_info(issue)").fetchall()[1:])))
print("now", flush=True)
"""


def test_it_is_read_and_not_written_and_nothing_stays_beside_it(path):
    with only_reading(path.parent), SqliteStore(path) as store:
        assert list(store.read().nodes["issue"]) == ["x"]
        with pytest.raises(GraphUnavailable, match="may not be written"):
            store.load("b", lambda names: B)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_load_waits_for_a_reader_and_is_then_seen_by_all(path):
    reads = 'db = sqlite3.connect(path)\ndb.execute("BEGIN")\ndb.execute("SELECT * FROM node").fetchall()\n'
    command = [
        sys.executable,
        "-c",
        f"import sqlite3, time\npath = {str(path)!r}\n{reads}print(flush=True); time.sleep(1)",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        with SqliteStore(path) as store:
            store.load("b", lambda names: B)
        assert read_by_another(path) == 501


def test_a_load_killed_after_its_commit_is_seen(path):
    killed(ADD_AN_ISSUE, path)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_load_killed_while_it_changes_the_file_is_undone_by_who_may(path):
    with SqliteStore(path) as store:
        store.load("b", lambda names: B)
    killed(
        """
db = sqlite3.connect(path, isolation_level=None)
db.execute("PRAGMA cache_size = 1")  # so that it writes before the end
db.execute("BEGIN")
db.execute("UPDATE issue SET name = 'half'")
print("now", flush=True)""",
        path,
    )
    assert b"half" in path.read_bytes()
    with pytest.raises(GraphUnavailable, match=r"broken off.*datasets --graph.*-journal"):
        read_by_another(path)
    with SqliteStore(path) as store:
        assert store.read().nodes["issue"]["1"].name == "n" * 200
    assert read_by_another(path) == 501


def test_a_file_of_an_earlier_version_is_read_from_its_folder(path):
    with_wal(path)
    before = path.read_bytes()
    assert read_by_another(path) == 1
    assert path.read_bytes() == before


def test_a_file_of_an_earlier_version_is_read_with_what_was_committed_beside_it(path):
    with_wal(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("SELECT * FROM node").fetchall()
        killed(ADD_AN_ISSUE, path)
        assert path.with_name(path.name + "-wal").stat().st_size
        assert read_by_another(path) == 2


def test_a_file_of_an_earlier_version_whose_load_was_killed_after_its_commit(path):
    with_wal(path)
    killed(ADD_AN_ISSUE, path)
    assert read_by_another(path) == 2


def test_a_log_that_cannot_be_read_is_not_ignored(path, monkeypatch):
    with_wal(path)
    killed(ADD_AN_ISSUE, path)
    path.with_name(path.name + "-shm").unlink()  # as where only the file and its log were copied
    monkeypatch.setattr(snapshot, "MAX_WAIT", 0.1)
    with pytest.raises(GraphUnavailable, match=r"broken off.*-wal"):
        read_by_another(path)
    shutil.copytree(path.parent, own := path.parent / "own")
    with SqliteStore(own / path.name) as store:
        assert len(store.read().nodes["issue"]) == 2


def test_the_next_load_leaves_no_log_behind(path):
    with_wal(path)
    with SqliteStore(path) as store:
        store.load("b", lambda names: B)
        assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert read_by_another(path) == 501


def test_a_file_that_changes_while_it_is_read_whole_is_read_again(path, monkeypatch):
    content = path.read_bytes()
    half = [content[:-1], content, content, content]
    monkeypatch.setattr(type(path), "read_bytes", lambda _: half.pop(0))
    assert snapshot.unchanged(path) is None
    assert snapshot.unchanged(path) == content


def test_a_file_that_may_not_be_read_is_refused(path):
    with only_reading(path.parent, file_mode=0), pytest.raises(GraphUnavailable, match="may read it"):
        SqliteStore(path)
