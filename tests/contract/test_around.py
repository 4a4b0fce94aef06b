"""What a question finds about one thing in what is around that thing, it finds in the whole graph."""

import sqlite3
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import EVERYTHING
from opgavenkaart.graph.model import SUBJECTS
from opgavenkaart.graph.store.around import read_around, things_called
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.load import load
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.core.question import Answer
from opgavenkaart.queries.core.reference import find
from tests.contract.asked import answer, every_way
from tests.contract.effort import tried
from tests.contract.programmes import DAYS, programmes
from tests.contract.server import Neo4j
from tests.paths import DATA

TURN = 40  # of the ways to ask, each example takes every fortieth


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "graph.db") as store:
        yield store


@pytest.fixture
def server(neo4j_uri):
    with Neo4j.at(neo4j_uri) as store:
        store.looks_up = True
        yield store
        store.empty()


@pytest.mark.slow
@tried(20)
@given(programmes(), st.sampled_from(("1900", *DAYS, "2100")), st.integers(0, TURN - 1))
def test_so_it_does_on_a_server(server, programme, day, turn):
    server.empty()
    _same_around_as_in_the_whole(server, programme, day, turn)


@pytest.mark.slow
@tried(4)
@given(programmes(), st.sampled_from(("1900", *DAYS, "2100")), st.integers(0, TURN - 1))
def test_every_question_about_every_thing_finds_the_same_around_it_as_in_the_whole(store, programme, day, turn):
    for dataset in reversed(store.datasets()):
        store.unload(dataset.name)
    _same_around_as_in_the_whole(store, programme, day, turn)


def _same_around_as_in_the_whole(store, programme, day, turn):
    for edition in programme:
        store.load(edition.name, partial(_ready, edition))
    things = dict.fromkeys(f"{n.kind}:{n.id}" for of in programme for n in of.nodes if n.kind in SUBJECTS)
    ways = [way for way in every_way([*things], day) if way[1]["about"].partition(":")[0] in QUESTIONS[way[0]].around]
    for question, words in ways[turn::TURN]:
        around, whole = answer(store, (question, words)), answer(store, (_of_the_whole(question), words))
        assert _told(around) == _told(whole), (question, words)


def _ready(edition, names):
    return edition


def _of_the_whole(question):
    return replace(QUESTIONS[question], around={})


def _told(found):
    return (found.findings, found.title, found.all_times) if isinstance(found, Answer) else found


REFERENCES = (
    "vws", "VWS", "Ministerie van Volksgezondheid, Welzijn en Sport", "volksgezondheid welzijn & sport", "J&V", "jenv",
    "Economische Zaken en Klimaat", "issue:thuiswerken", "Thuiswerken", "lt1", "group:LT1", "mnre1025", "domain:wonen",
    "https://identifier.overheid.nl/tooi/id/ministerie/mnre1025", "min. van OCW", "EZ", "%",
    "wetenschappelijke raad", "nergens",
)  # fmt: skip


def test_references_mean_the_same_whether_looked_up_or_sought_among_all(store):
    _same_references(store)


def test_so_they_do_on_a_server(server):
    _same_references(server)


def _same_references(store):
    for name in ("programme", "enrichment", "rijk"):
        load(store, DATA / name)
    graph = store.read(EVERYTHING)
    found = {text: _meant(graph, text) for text in REFERENCES}
    looked_up = {text: store.look_up(lambda transaction, text=text: _called(transaction, text)) for text in REFERENCES}
    assert looked_up == found
    assert sum(bool(ref) for ref in found.values()) > len(REFERENCES) / 2


def _called(transaction, text):
    kind, _, wanted = text.rpartition(":") if text.startswith(SUBJECTS) else ("", "", text)
    return _meant(things_called(transaction, wanted, [kind] if kind else SUBJECTS), text)


def _meant(graph, text):
    try:
        return find(graph, text)
    except UnknownWord:
        return None


def test_a_question_about_an_issue_reads_no_other_issues(store):
    load(store, DATA / "programme")
    owners = QUESTIONS["owners"]
    graph = store.look_up(
        lambda transaction: read_around(
            transaction, owners.reads, [("issue", "thuiswerken")], owners.around["issue"], at_times=False
        )
    )
    assert list(graph.nodes["issue"]) == ["thuiswerken"]
    assert graph.claims["ADDRESSES"]


def test_of_a_file_that_another_program_changed_nothing_is_looked_up(store, tmp_path):
    load(store, DATA / "programme")
    assert store.look_up(lambda transaction: True)
    with sqlite3.connect(tmp_path / "graph.db") as other:
        other.execute("CREATE TABLE theirs (x)")
    assert store.look_up(lambda transaction: True) is None
    load(store, DATA / "programme")
    assert store.look_up(lambda transaction: True)
