"""Whatever others put into the properties that are ours: a sentence that names it, and never a traceback."""

from collections.abc import Callable, Iterator

import pytest

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.store.neo4j.store import Neo4jStore
from opgavenkaart.graph.store.notices import ChangedByOthers
from opgavenkaart.queries.ask import ask
from tests.graph.store.test_neo4j import A, B, change, connect, load
from tests.graph.store.test_neo4j_others import empty

pytestmark = pytest.mark.neo4j

CHANGED = (
    *(("organisation:bzk", "descriptions", value) for value in ("7", "'{'", "'{\"a\": [1]}'")),
    *(("organisation:bzk", "datasets", "7"), ("dataset:a", "row_order", "7"), ("graph", "version", "'x'")),
    ("dataset:a", "nodes", "['x']"),
)  # the key of a node, a property, and its value
USES: tuple[Callable[[Neo4jStore], object], ...] = (
    lambda store: store.read(),
    lambda store: store.datasets(),
    lambda store: store.verify(),
    lambda store: ask(store, "owners", about="X"),
    lambda store: load(store, A),
)


@pytest.fixture
def store(neo4j_uri: str) -> Iterator[Neo4jStore]:
    with connect(neo4j_uri) as opened:
        empty(opened)
        yield opened
        empty(opened)


def test_a_property_of_another_type(store: Neo4jStore) -> None:
    load(store, A, B)
    wrong = []
    for key, name, value in CHANGED:
        change(store, f"MATCH (n {{key: '{key}'}}) SET n.kept = n.`{name}`, n.`{name}` = {value}")
        for use in USES:
            try:
                use(store)
            except (OpgavenkaartError, ChangedByOthers):
                continue
            except Exception as error:  # noqa: BLE001 - what there should not be
                wrong.append((key, name, value, repr(error)[:150]))
        change(store, f"MATCH (n {{key: '{key}'}}) SET n.`{name}` = n.kept REMOVE n.kept")
    assert not wrong, "\n".join(map(str, wrong))
