"""Every Cypher text is right, and nothing in it is deprecated, for servers of today and of tomorrow."""

import shutil
from collections.abc import Callable
from functools import partial

import neo4j
import pytest

from opgavenkaart.graph.edition import Edition
from opgavenkaart.loaders.load import load
from opgavenkaart.queries import QUESTIONS
from tests.conftest import left_out
from tests.contract.asked import answer, every_way
from tests.contract.server import Neo4j
from tests.cypher_linter.linter import NEEDED, Problem, fetched, lint
from tests.paths import DATA

pytestmark = pytest.mark.cypher


@pytest.fixture(scope="module")
def problems() -> Callable[..., list[Problem]]:
    """What the linter says of statements."""
    if lacking := [program for program in NEEDED if not shutil.which(program)]:
        left_out("Cypher", f"no {' and no '.join(lacking)}: install Node.js 18 or newer with npm")
    return partial(lint, fetched())


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every text that goes to the server during a test."""
    texts: set[str] = set()
    for kind in (neo4j.Transaction, neo4j.ManagedTransaction):

        def run(self, query, *parameters, run=kind.run, **named):
            texts.add(str(query))
            return run(self, query, *parameters, **named)

        monkeypatch.setattr(kind, "run", run)
    return texts


def test_the_cypher_of_questions(problems):
    statements = {text.strip() for question in QUESTIONS.values() for text in question.cypher.values()}
    assert statements
    assert problems(sorted(statements)) == []


def test_all_that_is_sent_to_a_server(problems, neo4j_uri, sent):
    with Neo4j.at(neo4j_uri) as store:
        for name in ("programme", "enrichment"):
            load(store, DATA / name)
        for asked in every_way(("VWS", "lt1", "domain:wonen"), ""):
            answer(store, asked)
        store.lookup_entries(["programme"])
        store.unload("enrichment")
        store.load("programme", lambda names: Edition("programme"))
        store.empty()
    assert len(sent) > 50
    assert problems(sorted(sent)) == []


@pytest.mark.parametrize(
    ("statement", "language", "message"),
    [
        ("MATCH (n:Issue RETURN n.id AS id", ["CYPHER 5", "CYPHER 25"], "Invalid input 'RETURN'"),
        ("MATCH (n:Issue) RETURN m.id AS id", ["CYPHER 5", "CYPHER 25"], "Variable `m` not defined"),
        ("MATCH (n:Issue) RETURN id(n) AS id", ["CYPHER 5", "CYPHER 25"], "deprecated"),
        ("MATCH (n:Issue)-->(m) SET n = m", ["CYPHER 25"], "Type mismatch"),
        ("MATCH (n:Issue) FILTER n.id > 'a' RETURN n.id AS id", ["CYPHER 5"], "Invalid input 'FILTER'"),
    ],
)
def test_the_linter_finds_what_is_wrong(problems, statement, language, message):
    found = problems([statement])
    assert sorted({p.language for p in found if message in p.message}, key=language.index) == language


def test_a_parameter_is_no_problem(problems):
    assert problems(["UNWIND range(0, size($id) - 1) AS i MATCH (n:Issue {id: $id[i]}) RETURN n.id AS id"]) == []
