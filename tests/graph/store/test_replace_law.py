"""The law of loading, on every engine and on random data sets: the graph is what the newest editions make it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgavenkaart.errors import GraphInUse, UnknownWord
from opgavenkaart.graph.edition import ChangeCount, Edition, Reference, own_name
from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.store.neo4j.store import Neo4jStore
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.contract.effort import tried
from tests.contract.programme import Programme
from tests.contract.programmes import editions

NewStore = Callable[[], Store]

NAMES = ("a", "b", "c")
PROGRAMMES = st.tuples(*map(editions, NAMES)).map(lambda made: Programme(*made))  # each may come and go by itself
LAW = tried(10)  # each loads five data sets

# ── Stores to try it on ───────────────────────────────────────────────────────────────────────────────────


def sqlite_stores(request: pytest.FixtureRequest) -> Iterator[NewStore]:
    folder = request.getfixturevalue("tmp_path_factory").mktemp("law")
    opened: list[Store] = []

    def new() -> Store:
        opened.append(SqliteStore(folder / f"{len(opened)}.db"))
        return opened[-1]

    yield new
    for store in opened:
        store.close()


def neo4j_stores(request: pytest.FixtureRequest) -> Iterator[NewStore]:
    uri = request.getfixturevalue("neo4j_uri")
    user, password, database = (os.environ.get(f"NEO4J_{s}") for s in ("USERNAME", "PASSWORD", "DATABASE"))
    with Neo4jStore(uri, user, password, database) as store:

        def new() -> Store:
            with store._driver.session(database=database) as session:
                session.run("MATCH (n) DETACH DELETE n").consume()
            return store

        yield new
        new()


ENGINES = {"sqlite": sqlite_stores, "neo4j": neo4j_stores}


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=[pytest.mark.neo4j, pytest.mark.slow])])
def empty(request: pytest.FixtureRequest) -> Iterator[NewStore]:
    """Makes an empty store; on Neo4j the one before it is emptied."""
    yield from ENGINES[request.param](request)


def comparable(graph: Graph) -> Any:
    """All that a graph says; the order of claims and nodes says nothing."""
    claims = {relation: sorted((claim.key for claim in said), key=repr) for relation, said in graph.claims.items()}
    return graph.nodes, claims


def everything(store: Store) -> Any:
    """All that a store holds, but for when it was loaded and by what number."""
    sets = [(d.name, d.origin, d.nodes, d.claims) for d in store.datasets()]
    things = [repr(thing._replace(former=tuple(sorted(set(thing.former))))) for thing in store.lookup_entries(NAMES)]
    return comparable(store.read()), sets, sorted(things)


def loaded(store: Store, *editions: Edition) -> Store:
    for edition in editions:
        load(store, edition)
    return store


def load(store: Store, edition: Edition) -> Any:
    return store.load(edition.name, lambda names: edition)


def value(*editions: Edition) -> Any:
    """The graph that these editions make."""
    return comparable(Programme(*editions).graph())


# ── The law ───────────────────────────────────────────────────────────────────────────────────────────────


@LAW
@given(PROGRAMMES, editions("a"))
def test_only_the_newest_edition_of_each_data_set_counts(empty, programme, newer):
    a, b, c = programme
    store = loaded(empty(), a, b, newer, c)
    assert comparable(store.read()) == value(newer, b, c)
    assert [d.name for d in store.datasets()] == ["a", "b", "c"]


@LAW
@given(PROGRAMMES, st.sampled_from(NAMES))
def test_a_data_set_taken_out_was_never_there_and_loaded_again_comes_last(empty, programme, out):
    gone, rest = next(e for e in programme if e.name == out), [e for e in programme if e.name != out]
    store = loaded(empty(), *programme)
    store.unload(out)
    assert comparable(store.read()) == value(*rest)
    assert comparable(loaded(store, gone).read()) == value(*rest, gone)


@LAW
@given(PROGRAMMES)
def test_what_a_data_set_says_can_be_asked_back_whatever_others_say_of_the_same_things(empty, programme):
    store = loaded(empty(), *programme)
    for asked in programme:
        told = store.edition(asked.name)
        assert comparable(Programme(told).graph()) == value(asked)
        assert (told.name, told.origin) == (asked.name, own_name(asked.origin))
        assert set(told.references) == set(asked.references)
    with pytest.raises(UnknownWord, match=r'no data set "z" .* there: a, b, c\.'):
        store.edition("z")


@LAW
@given(PROGRAMMES, st.sampled_from(range(len(NAMES))))
def test_the_same_edition_again_changes_nothing_and_without_any_nothing_is_left(empty, programme, which):
    store = loaded(empty(), *programme)
    again = load(store, programme[which])
    assert (again.nodes, again.claims) == (ChangeCount(0, 0, 0), ChangeCount(0, 0, 0))
    assert comparable(store.read()) == value(*programme)
    for name in NAMES:
        store.unload(name)
    assert everything(store) == (value(), [], [])


@LAW
@given(PROGRAMMES, editions("b"))
def test_a_failure_leaves_everything_as_it_was(empty, programme, newer):
    store = loaded(empty(), *programme, Edition("z", references=(Reference("organisation", "nobody", "nobody"),)))
    before = everything(store)

    def fails(names: object) -> Edition:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.load("b", fails)
    with pytest.raises(GraphInUse):  # found out when all of it was written
        load(store, newer)
    assert everything(store) == before


@pytest.mark.neo4j
@pytest.mark.slow
@LAW
@given(PROGRAMMES, editions("b"))
def test_engines_agree(request, engines, programme, newer):
    made = [new() for new in engines]
    first, second = ([load(store, edition) for edition in (*programme, newer)] for store in made)
    assert first == second
    assert everything(made[0]) == everything(made[1])


@pytest.fixture
def engines(request: pytest.FixtureRequest) -> Iterator[list[NewStore]]:
    with contextmanager(sqlite_stores)(request) as one, contextmanager(neo4j_stores)(request) as other:
        yield [one, other]


# ── The same by hand ──────────────────────────────────────────────────────────────────────────────────────


def test_the_data_set_loaded_first_is_shown_and_the_others_fill_in(empty):
    a = Edition("a", (Node("organisation", "ez", "EZ", "ministry", props={"note": "n"}, datasets=("a",)),))
    b = Edition(
        "b",
        (
            Node(
                "organisation",
                "ez",
                "Economie",
                "agency",
                "EZ",
                "2024",
                props={"official_id": "mnre1"},
                datasets=("b",),
            ),
        ),
    )
    store = empty()
    load(store, a)
    load(store, b)
    shown = store.read().nodes["organisation"]["ez"]
    assert shown == Node(
        *("organisation", "ez", "EZ", "ministry", "EZ", "2024", ""),
        props={"note": "n", "official_id": "mnre1"},
        datasets=("a", "b"),
        described=(*a.nodes, *b.nodes),
    )
    store.unload("a")
    assert store.read().nodes["organisation"]["ez"] == b.nodes[0]


def test_a_claim_may_point_at_what_an_earlier_data_set_describes(empty):
    a = Edition("a", (Node("organisation", "ez", "EZ", datasets=("a",)), Node("issue", "i", "I", datasets=("a",))))
    owns = Claim("RESPONSIBLE_FOR", "organisation", "ez", "issue", "i", "accountable", dataset="b")
    b = Edition("b", (), (owns,), (Reference("organisation", "EZ", "ez"), Reference("issue", "i", "i")))
    store = empty()
    load(store, a)
    load(store, b)
    assert list(store.read().claims["RESPONSIBLE_FOR"]) == [owns]
    with pytest.raises(GraphInUse, match='"b" refers to the organisation "EZ"'):
        store.unload("a")
    with pytest.raises(GraphInUse, match='"b" refers to the issue "i"'):
        load(store, Edition("a", a.nodes[:1]))
    renamed = Edition("a", (a.nodes[0]._replace(name="Economische Zaken", abbreviation="EZ"), a.nodes[1]))
    assert load(store, renamed).nodes == (0, 1, 0)
    assert list(store.read().claims["RESPONSIBLE_FOR"]) == [owns]


def test_former_names_are_those_that_the_asked_data_sets_tell(empty):
    name = Node("name", "old", "Oude naam", abbreviation="ON", datasets=("b",))
    organisation = Node("organisation", "o", "Nieuwe naam", datasets=("a",))
    bore = Claim("HAS_NAME", "organisation", "o", "name", "old", dataset="b")
    store = empty()
    load(store, Edition("a", (organisation,)))
    load(store, Edition("b", (name,), (bore,), (Reference("organisation", "o", "o"),)))
    former = {thing.id: set(thing.former) for thing in store.lookup_entries(["a", "b"]) if thing.kind == "organisation"}
    assert former == {"o": {"Oude naam", "ON"}}
    assert [thing.former for thing in store.lookup_entries(["a"])] == [()]


def test_a_reference_rests_on_the_decisions_of_earlier_data_sets(empty):
    store = empty()
    for name in "ab":
        load(store, Edition(name, (Node("organisation", name, "Zorg", datasets=(name,)),)))
    same = Claim("SAME_AS", "organisation", "b", "organisation", "a", dataset="review")
    load(store, Edition("review", (), (same,)))
    assert len(Names(store.lookup_entries(["a", "b"])).find("organisation", "Zorg")) == 2
    assert Names(store.lookup_entries(["a", "b", "review"])).find("organisation", "Zorg") == {"a"}
    load(store, Edition("later", (), (), (Reference("organisation", "Zorg", "a"),)))
    with pytest.raises(GraphInUse, match='"later" refers to the organisation "Zorg"'):
        store.unload("review")


@pytest.mark.parametrize("gone", ["a", "b"])
def test_what_a_decision_rests_on_is_not_taken_away(empty, gone):
    store = empty()
    for name in "ab":
        load(store, Edition(name, (Node("organisation", name, "Zorg", datasets=(name,)),)))
    same = Claim("SAME_AS", "organisation", "b", "organisation", "a", dataset="review")
    rests = tuple(Reference("organisation", id, id) for id in "ba")
    load(store, Edition("review", (), (same,), rests))
    before = everything(store)
    for change in (lambda: store.unload(gone), lambda: load(store, Edition(gone))):
        with pytest.raises(GraphInUse, match=f'"review" refers to the organisation "{gone}"'):
            change()
    assert everything(store) == before


def test_a_data_set_is_asked_back_in_the_order_in_which_it_was_told(empty):
    """Stores keep kinds and relations apart, and what changed at the end; a person's rows stand as he left them."""
    nodes = [Node("organisation", id, id, datasets=("a",)) for id in "cab"]
    nodes.insert(1, Node("group", "g", "g", datasets=("a",)))
    ties = [
        Claim(relation, "organisation", id, "group", "g", role, dataset="a")
        for id in "bca"
        for relation, role in (("PARTICIPATES_IN", "member"), ("LEADS", ""), ("COMMISSIONED", ""))
    ]
    first = Edition("a", tuple(nodes), tuple(ties))
    changed = (*nodes[:2], nodes[2]._replace(name="anders"), nodes[3])
    then = Edition("a", changed, (ties[4], ties[0]._replace(note="nieuw"), *reversed(ties[1:4]), *ties[5:]))
    store = empty()
    for edition in (first, then, replace(then, nodes=tuple(reversed(changed)))):
        load(store, edition)
        back = store.edition("a")
        assert [n.id for n in back.nodes] == [n.id for n in edition.nodes]
        assert [c.key for c in back.claims] == [c.key for c in edition.claims]
