"""The law of loading, on every engine and on random data sets: the graph is what the newest editions make it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opgavenkaart.errors import GraphInUse
from opgavenkaart.graph.edition import Change, Edition, Reference, claim_key
from opgavenkaart.graph.graph import Claim, Graph, Node, merged
from opgavenkaart.graph.model import KINDS, NODE_FIELDS, RELATIONS
from opgavenkaart.graph.neo4j import Neo4jStore
from opgavenkaart.graph.sqlite import SqliteStore
from opgavenkaart.graph.store import Store

NewStore = Callable[[], Store]

# ── Random programmes ─────────────────────────────────────────────────────────────────────────────────────

NAMES = ("a", "b", "c")
IDS = ("x", "y", "z'\"`$", "ÿ", "é", "﷽", "😀", "A")
HOSTILE = (
    *("", "", "x", "'", '"', "`", "\\", "</script>", "$id", "{a: 1}", "\n\t", "=cmd|' /C calc'!A0", "null", "[]"),
    *("de zorg\u202eregroz", "שלום", "👩‍👩‍👧", "é", "e\u0301", "\ufffd", "\u2028", "😀" * 50),
)
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
SOME = {kind: IDS[:5] if kind in ("organisation", "issue") else IDS[:2] for kind in KINDS}


def props(fields: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    if not fields:
        return st.just({})
    return st.dictionaries(st.sampled_from(fields), TEXTS.filter(bool), max_size=3)


@st.composite
def nodes(draw: st.DrawFn, dataset: str) -> tuple[Node, ...]:
    things = [(kind, id) for kind in KINDS for id in SOME[kind]]
    found = []
    for kind, id in draw(st.lists(st.sampled_from(things), unique=True, max_size=8)):
        own = tuple(f.id for f in (*KINDS[kind].fields, *NODE_FIELDS) if f.id not in Node._fields and f.id != "kind")
        name, type_, abbreviation, valid_from, valid_to = (draw(TEXTS) for _ in range(5))
        rest = draw(props(own))
        found.append(Node(kind, id, name or "n", type_, abbreviation, valid_from, valid_to, rest, (dataset,)))
    return tuple(found)


@st.composite
def claims(draw: st.DrawFn, dataset: str, ends: list[tuple[str, str]]) -> tuple[Claim, ...]:
    possible = [
        (relation.id, *start, *end)
        for relation in RELATIONS.values()
        for start in ends
        for end in ends
        if (start[0], end[0]) in relation.ends and not (relation.acyclic and start >= end)
    ]
    found: dict[tuple[object, ...], Claim] = {}
    for five in draw(st.lists(st.sampled_from(possible), max_size=8)) if possible else ():
        own = tuple(f.id for f in RELATIONS[five[0]].fields)
        texts = [draw(TEXTS) for _ in range(7)]
        made = Claim._make((*five, *texts, dataset, draw(props(own)), ()))
        found[claim_key(made)] = made
    return tuple(found.values())


@st.composite
def editions(draw: st.DrawFn, name: str) -> Edition:
    """A data set that describes all that it speaks of, so that it may come and go."""
    described = draw(nodes(name))
    said = draw(claims(name, [(n.kind, n.id) for n in described]))
    return Edition(name, described, said, origin=draw(st.sampled_from(("", "C:\\data", "/tmp/é"))))


PROGRAMMES = st.tuples(*map(editions, NAMES))
LAW = settings(
    max_examples=int(os.environ.get("LAW_EXAMPLES", "15")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)

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
    return graph.nodes, {relation: sorted(map(claim_key, said), key=repr) for relation, said in graph.claims.items()}


def everything(store: Store) -> Any:
    """All that a store holds, but for when it was loaded and by what number."""
    sets = [(d.name, d.origin, d.nodes, d.claims) for d in store.datasets()]
    things = [repr(thing._replace(former=tuple(sorted(set(thing.former))))) for thing in store.things(NAMES)]
    return comparable(store.read()), sets, sorted(things)


def loaded(store: Store, *editions: Edition) -> Store:
    for edition in editions:
        load(store, edition)
    return store


def load(store: Store, edition: Edition) -> Any:
    return store.load(edition.name, lambda names: edition)


def value(*editions: Edition) -> Any:
    """The graph that these editions make, by the law and without a store."""
    told: dict[str, dict[str, list[Node]]] = {kind: {} for kind in KINDS}
    said: dict[str, list[Claim]] = {relation: [] for relation in RELATIONS}
    for edition in editions:
        for node in edition.nodes:
            told[node.kind].setdefault(node.id, []).append(node)
        for claim in edition.claims:
            said[claim.relation].append(claim)
    return comparable(Graph({k: {id: merged(of) for id, of in ids.items()} for k, ids in told.items()}, said))


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
@given(PROGRAMMES, st.sampled_from(range(len(NAMES))))
def test_the_same_edition_again_changes_nothing_and_without_any_nothing_is_left(empty, programme, which):
    store = loaded(empty(), *programme)
    again = load(store, programme[which])
    assert (again.nodes, again.claims) == (Change(0, 0, 0), Change(0, 0, 0))
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
    former = {thing.id: set(thing.former) for thing in store.things(["a", "b"]) if thing.kind == "organisation"}
    assert former == {"o": {"Oude naam", "ON"}}
    assert [thing.former for thing in store.things(["a"])] == [()]
