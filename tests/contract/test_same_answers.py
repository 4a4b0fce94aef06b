"""Neo4j, asked by Cypher in place, and a graph value, asked in Python, give equal findings in the same order."""

import os
from collections import Counter
from functools import partial
from itertools import combinations, islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgavenkaart.graph.store.neo4j.store import Neo4jStore
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.load import load
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.overlap.routes import BELOW, ROUTES
from tests import worlds
from tests.bench.dense import things
from tests.contract.asked import answer, every_way, subjects
from tests.contract.effort import tried
from tests.contract.programmes import DAYS, programmes
from tests.contract.server import Neo4j
from tests.paths import DATA

TURNS = 5  # of the ways to ask, each random programme takes every fifth


@pytest.fixture
def neo4j(neo4j_uri):
    with Neo4j.at(neo4j_uri) as store:
        yield store
        store.empty()


@pytest.fixture
def sqlite(tmp_path):
    with SqliteStore(tmp_path / "graph.db") as store:
        yield store


def same_answers(one, other, about, day, turn=0, turns=1):
    """In every way to ask, or in one of so many."""
    for asked in islice(every_way(about, day), turn, None, turns):
        assert answer(one, asked) == answer(other, asked), asked


@pytest.mark.slow
@tried()
@given(programmes(), st.sampled_from(("1900", *DAYS, "2100")), st.integers(0, TURNS - 1))
def test_of_random_programmes(sqlite, neo4j, programme, day, turn):
    neo4j.empty()
    for dataset in reversed(sqlite.datasets()):
        sqlite.unload(dataset.name)
    for store in (sqlite, neo4j):
        for edition in programme:
            store.load(edition.name, partial(_ready, edition))
    same_answers(sqlite, neo4j, subjects(programme), day, turn, TURNS)


def _ready(edition, names):
    return edition


def test_of_the_shipped_programme(sqlite, neo4j):
    for store in (sqlite, neo4j):
        for name in ("programme", "enrichment"):
            load(store, DATA / name)
    for day in ("2021", "2024-07-02", "today"):
        same_answers(sqlite, neo4j, ("VWS", "lt1", "domain:wonen", "thuiswerken"), day)
    statuses = Counter({owner.issue: owner.status for owner in ask(neo4j, "owners").findings}.values())
    assert statuses == {"derived": 5, "derived_differs": 10, "nobody": 4}


def test_of_a_dense_programme_within_limits(sqlite, neo4j):
    """Titles, totals and what is shown, of answers with more findings than the limit."""
    dense = worlds.edition("dense", [*things(20)])
    for store in (sqlite, neo4j):
        store.load(dense.name, partial(_ready, dense))
    for limit in (1, 7, None):
        for question, between in (
            ("overlap", "organisations"),
            ("overlap", "groups"),
            ("coordination", ""),
            ("gaps", ""),
        ):
            options: dict[str, Any] = {"between": between} if between else {}
            one, other = (ask(store, question, about="", limit=limit, **options) for store in (sqlite, neo4j))
            assert one.as_dict("nl") == other.as_dict("nl"), (question, between)
            assert one.as_dict("nl")["total"] == len(one.findings) > 7


def test_of_a_server_as_people_open_it(neo4j):
    load(neo4j, DATA / "programme")
    settings = {name: os.environ.get(f"NEO4J_{name.upper()}") for name in ("username", "password", "database")}
    with Neo4jStore(neo4j.address, **settings) as theirs:
        assert theirs.read() == neo4j.read()
        for question in QUESTIONS:
            assert answer(theirs, (question, {"about": "VWS"})) == answer(neo4j, (question, {"about": "VWS"}))


def shown_texts(question: str) -> dict[str, str]:
    """What `opgavenkaart questions QUESTION` shows, to be pasted: each text by the comment above it."""
    from typer.testing import CliRunner

    from opgavenkaart.cli import app

    shown = CliRunner().invoke(app, ["questions", question]).stdout
    return dict(part.partition("\n")[::2] for part in shown.split("\n// ")[1:])


@pytest.mark.parametrize("question", [question.id for question in QUESTIONS.values() if question.cypher])
def test_each_shown_text_runs_as_it_is_pasted(neo4j, question):
    load(neo4j, DATA / "programme")
    texts = shown_texts(question)
    assert texts.keys() == QUESTIONS[question].cypher.keys()
    rows = {name: neo4j.run(text) for name, text in texts.items()}
    assert any(rows.values())


def test_an_answer_over_all_periods_says_so_in_place_too(sqlite, neo4j):
    load(neo4j, DATA / "programme")
    load(sqlite, DATA / "programme")
    asked = ("owners", "gaps", "matrix", "coherence", "positions")
    assert {id: ask(neo4j, id).all_times for id in asked} == {id: ask(sqlite, id).all_times for id in asked}
    assert {ask(neo4j, id).all_times for id in asked} == {True, False}
    assert not ask(neo4j, "matrix", as_of="2021").all_times


def test_pasted_texts_find_what_the_questions_find(neo4j):
    for name in ("programme", "enrichment"):
        load(neo4j, DATA / name)
    gaps = shown_texts("gaps")
    patterns = [kind for kind in gaps if ":" not in kind]
    assert len(patterns) == 11
    for kind in patterns:
        found = [row[0] for row in neo4j.run(gaps[kind])]
        assert sorted(found) == sorted(gap.subject for gap in ask(neo4j, "gaps", kind=kind).findings)
    owners = shown_texts("owners")
    pasted = {(row[0], row[1], row[2]) for name, text in owners.items() if name != "issues" for row in neo4j.run(text)}
    nearest = {(f.issue, f.basis, f.owner) for f in ask(neo4j, "owners").findings if f.owner}
    assert nearest <= pasted
    assert {row[0] for row in neo4j.run(owners["issues"])} == {f.issue for f in ask(neo4j, "owners").findings}
    positions = shown_texts("positions")
    taken = [f for f in ask(neo4j, "positions").findings if f.issue]
    unanswered = {(f.organisation, f.question) for f in ask(neo4j, "positions").findings if f.question}
    assert {(row[0], row[3], row[5], row[6]) for row in neo4j.run(positions["positions"])} == {
        (f.organisation, f.issue, f.stance, f.period or "") for f in taken
    }
    assert unanswered <= {(row[0], row[3]) for row in neo4j.run(positions["asked"])}
    assert set(map(tuple, neo4j.run(positions["agenda"]))) == {(f.issue, group) for f in taken for group in f.on_agenda}


def test_a_pasted_text_of_the_matrix_has_each_cell(neo4j):
    load(neo4j, DATA / "programme")
    texts, found = shown_texts("matrix"), ask(neo4j, "matrix").findings
    groups = sorted(row[0] for row in neo4j.run(texts["groups"]))
    assert groups == sorted(found[0].across)
    assert sorted(row[0] for row in neo4j.run(texts["organisations"])) == sorted(f.organisation for f in found[:-1])
    seats = {(row[0], row[1]) for row in neo4j.run(texts["seats"])}
    assert seats == {
        (f.organisation, group) for f in found[:-1] for group, roles in zip(f.across, f.cells, strict=True) if roles
    }


def test_pasted_texts_of_overlap_join_the_parties_that_share(neo4j):
    for name in ("programme", "enrichment"):
        load(neo4j, DATA / name)
    texts = shown_texts("overlap")
    for (between, through), routes in ROUTES.items():
        has: dict[str, set[str]] = {}
        for number in range(1, len(routes) + 1):
            for party, _, _, item, *_ in neo4j.run(texts[f"{between} through {through}, {number}"]):
                has.setdefault(party, set()).add(item)
        kin = set(map(tuple, neo4j.run(BELOW))) if between == "domains" else set()
        pairs = ((a, b) for a, b in combinations(sorted(has), 2) if not kin & {(a, b), (b, a)})
        shared = {(a, b): has[a] & has[b] for a, b in pairs if has[a] & has[b]}
        found = ask(neo4j, "overlap", between=between, through=through).findings
        assert {tuple(sorted((f.a, f.b))): set(f.shared) for f in found} == shared
