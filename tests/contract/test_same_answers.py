"""Neo4j, asked by Cypher in place, and a graph value, asked in Python, give equal findings in the same order."""

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from opgavenkaart.graph.neo4j import Neo4jStore
from opgavenkaart.graph.sqlite import SqliteStore
from opgavenkaart.graph.store import Store
from opgavenkaart.loaders.dataset import load
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.ask import ask, possible
from opgavenkaart.queries.overlap import ROUTES
from tests.contract.programmes import PROGRAMMES

DATA = Path(__file__).parents[2] / "data"
ASKED = [
    *((question.id, {}) for question in possible()),
    *(("overlap", {"between": between, "through": through}) for between, through in ROUTES),
    ("overlap", {"role": "member"}),
    ("gaps", {"kind": "owner_absent"}),
]
EXAMPLES = settings(
    max_examples=int(os.environ.get("CONTRACT_EXAMPLES", "30")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def neo4j(neo4j_uri):
    user, password, database = (os.environ.get(f"NEO4J_{name}") for name in ("USERNAME", "PASSWORD", "DATABASE"))
    with Neo4jStore(neo4j_uri, user, password, database) as store:
        _empty(store)
        yield store
        _empty(store)


@pytest.fixture
def sqlite(tmp_path):
    with SqliteStore(tmp_path / "graph.db") as store:
        yield store


def _empty(store: Store) -> None:
    for dataset in reversed(store.datasets()):
        store.unload(dataset.name)


def same_answers(one: Store, other: Store, about: tuple[str, ...] = ("",), days: tuple[str, ...] = ("",)) -> None:
    for question, options in ASKED:
        for subject in about:
            for day in days:
                given_: dict[str, Any] = {"about": subject, "as_of": day, **options}
                assert ask(one, question, **given_) == ask(other, question, **given_), (question, given_)


def test_of_the_shipped_programme(sqlite, neo4j):
    for store in (sqlite, neo4j):
        for name in ("programme", "enrichment"):
            load(store, DATA / name)
    same_answers(sqlite, neo4j, ("", "VWS", "lt1", "domain:wonen", "thuiswerken"), ("", "2021", "2024-07-02", "today"))
    statuses = Counter({owner.issue: owner.status for owner in ask(neo4j, "owners").findings}.values())
    assert statuses == {"derived": 5, "derived_differs": 10, "nobody": 4}


@given(PROGRAMMES)
@EXAMPLES
def test_of_random_programmes(sqlite, neo4j, programme):
    for store in (sqlite, neo4j):
        _empty(store)
        for edition in programme:
            store.load(edition.name, lambda names, edition=edition: edition)
    same_answers(sqlite, neo4j)


def test_every_cypher_text_runs_by_itself(neo4j):
    texts = [text for question in QUESTIONS.values() for text in question.cypher.values()]
    assert texts
    for text in texts:
        for statement in filter(None, map(str.strip, text.split("\n\n"))):
            neo4j.run(statement, relations=[], organisation="")
