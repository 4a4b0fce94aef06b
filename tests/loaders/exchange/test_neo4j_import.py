"""What is written for Neo4j makes, in a real one, the graph that the store itself would have made."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.store.neo4j.store import Neo4jStore
from opgavenkaart.loaders.export.other_tools import export
from opgavenkaart.loaders.load import load
from tests.conftest import SERVER, left_out
from tests.contract.programmes import HOSTILE
from tests.contract.workbooks import put, said
from tests.paths import DATA
from tests.worlds import claim, edition, node

pytestmark = pytest.mark.neo4j

ODD = (
    *(*HOSTILE, "\\u0027 + \\u005c", "\\", "a\\'b", "\u2028\x07\x0b", "// x; y"),
    "\x85\ufeff'); MATCH (n) DETACH DELETE n;",
)


@pytest.fixture
def filled(new) -> Store:
    """The shipped data sets, and one of hostile texts that describes one of the same things."""
    store: Store = new()
    for name in ("programme", "enrichment"):
        load(store, DATA / name)
    things: list[Any] = [node("issue", f"odd{at}", name=text, note=text) for at, text in enumerate(ODD)]
    things += [node("issue", "'`\"\\u0027", name="x"), node("organisation", "vws", name="';\\")]
    things += [claim(f"odd{at}", "RELATES_TO", "'`\"\\u0027", quote=text, score="1") for at, text in enumerate(ODD)]
    return put(store, edition("odd'\\;", things))


@pytest.fixture
def database(neo4j_uri: str) -> Iterator[Neo4jStore]:
    user, password, name = (os.environ.get(f"NEO4J_{s}") for s in ("USERNAME", "PASSWORD", "DATABASE"))
    with Neo4jStore(neo4j_uri, user, password, name) as store:
        run(store, "MATCH (n) DETACH DELETE n")
        yield store
        run(store, "MATCH (n) DETACH DELETE n")


def run(store: Neo4jStore, *statements: str) -> None:
    with store._driver.session(database=store._database) as session:
        for statement in statements:
            session.run(neo4j.Query(statement)).consume()


def test_the_script_makes_the_graph_that_the_store_reads_as_its_own_and_twice_is_once(filled, database):
    script = export(filled, "cypher").content
    assert isinstance(script, bytes)
    lines = [line.removesuffix(";") for line in script.decode().split("\n") if line and not line.startswith("//")]
    for _ in range(2):
        run(database, *lines)
        assert said(database) == said(filled)
        assert database.datasets() == filled.datasets()
    read, theirs = database.read(), filled.read()
    assert read.nodes == theirs.nodes
    assert {r: sorted(map(repr, c)) for r, c in read.claims.items()} == {
        r: sorted(map(repr, c)) for r, c in theirs.claims.items()
    }
    thing = Node("issue", "new", "N", datasets=("odd'\\;",))
    done = database.load("odd'\\;", lambda names: edition("odd'\\;", [thing]))
    assert done.nodes.removed == len(ODD) + 2
    database.unload("odd'\\;")
    assert said(database) == said(filled)[:2]


def test_one_data_set_stands_by_itself(filled, database):
    script = export(filled, "cypher", "enrichment").content
    assert isinstance(script, bytes)
    run(database, *(line.removesuffix(";") for line in script.decode().split("\n") if line and line[0] != "/"))
    assert said(database) == said(filled)[1:2]


def test_the_import_tool_takes_the_files(filled, tmp_path):
    sys.path.insert(0, str(SERVER.parent))
    try:
        import server  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    try:
        java, jars = server.find_java(server.VERSION), server.fetch(server.VERSION)
    except server.NotInstalledError as missing:
        left_out("Neo4j", str(missing))
    files = export(filled, "neo4j-admin").content
    assert not isinstance(files, bytes)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    command = files["README.txt"].decode().split("neo4j-admin ", 1)[1].split("\n\n")[0].replace("\\\n", " ").split()
    home = tmp_path / "home"
    (home / "conf").mkdir(parents=True)
    done = subprocess.run(
        [java, *server.JVM_OPTIONS, "-Xmx512m", "-cp", f"{jars}/*", "org.neo4j.cli.AdminTool", *command],
        cwd=tmp_path,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True,
        text=True,
        timeout=240,
    )
    talk = done.stdout + done.stderr
    assert done.returncode == 0, talk
    graph = filled.read()
    nodes = sum(map(len, graph.nodes.values())) + len(filled.datasets()) + 1
    assert f"{nodes} nodes" in talk, talk
    assert f"{sum(map(len, graph.claims.values()))} relationships" in talk, talk
