"""A Neo4j that others use too: they put in nodes, labels, properties and links while data sets are loaded and unloaded.

After each step everything of theirs is node by node as they left it, and the answers equal those of a file that holds
the same data sets. What stands in the way of a load is named by label and id; it is then cleared as the message says.
"""

import os
import random
import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache, partial
from typing import Any

import neo4j

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.store.neo4j.schema import DEFAULT_GRAPH
from opgavenkaart.graph.store.neo4j.store import Neo4jStore
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.queries.ask import ask
from tests.attack.attack import Attack
from tests.bench.server import started
from tests.worlds import claim, edition, node

STEPS = 8  # of a trial
IDS = "abcd"
DATASETS = "een", "twee"
QUESTIONS = "gaps", "owners", "overlap", "matrix", "positions"
LINKS = (
    *(("organisation", type, "issue") for type in ("RESPONSIBLE_FOR", "TAKES_POSITION")),
    *(("organisation", type, "group") for type in ("LEADS", "PARTICIPATES_IN")),
    *(("group", "ADDRESSES", "issue"), ("issue", "IN_DOMAIN", "domain"), ("domain", "PART_OF", "domain")),
    ("organisation", "HAS_PORTFOLIO", "domain"),
)
TYPES = (*(type for _, type, _ in LINKS), "ZIE")
LABELS = (*(KINDS[kind].label for kind in ("organisation", "group", "issue", "domain")), "DataSet", "Catalogus")
THEIRS = "score", "note", "description", "horizon", "eigen"  # properties that they set on our nodes
FOREIGN_NODES = """
MATCH (n) WHERE coalesce(n.graph, '') <> $graph OR NOT n:Opgavenkaart
RETURN elementId(n), labels(n), properties(n) ORDER BY elementId(n)
"""
FOREIGN_LINKS = """
MATCH (a)-[r]->(b) WHERE coalesce(r.graph, '') <> $graph
RETURN elementId(r), elementId(a), elementId(b), type(r), properties(r) ORDER BY elementId(r)
"""
ADDED = """
MATCH (n:Opgavenkaart {graph: $graph}) WHERE n.theirs IS NOT NULL
RETURN n.key, n.theirs, [name IN n.theirs | n[name]], n:Eigen ORDER BY n.key
"""


def trial(number: int) -> str:
    """Some steps of both, in an order that the number decides; what gave way."""
    chance = random.Random(number)
    with server_of_attack() as server, SqliteStore(":memory:") as file:
        change(server, "MATCH (n) DETACH DELETE n")
        for store in (server, file):
            _load(store, edition("nul", [node("issue", "z")]))
        for step in range(STEPS):
            for _ in range(chance.randrange(4)):
                change(server, chance.choice((_foreign_node, _foreign_link, _addition))(chance))
            if gave_way := _step(server, file, chance):
                return f"step {step}: {gave_way}"
    return ""


def _step(server: Neo4jStore, file: SqliteStore, chance: random.Random) -> str:
    """A load or unload of one data set in both; what is then not as it was, or not the same."""
    name = chance.choice(DATASETS)
    known = [dataset.name for dataset in file.datasets()]
    made = None if name in known and chance.random() < 0.3 else edition(name, [*_things(chance)])
    for _ in range(30):  # each time one thing less stands in the way
        before, theirs = server.edition(name) if name in known else None, _theirs(server)
        try:
            server.unload(name) if made is None else _load(server, made)
            break
        except GraphUnavailable as refused:
            if (server.edition(name) if name in known else None) != before or _theirs(server) != theirs:
                return f"changed, though refused: {refused}"
            if not (clearing := _as_told(str(refused))):
                return f"what is in the way is not named: {refused}"
            change(server, clearing)
    else:
        return "it stays refused"
    if (now := _theirs(server)) != _without_gone(server, theirs):
        return f"theirs was {theirs}, is {now}"
    file.unload(name) if made is None else _load(file, made)
    return next((f"{id} differs" for id in QUESTIONS if _answer(server, id) != _answer(file, id)), "")


def _theirs(server: Neo4jStore) -> list[list[tuple[Any, ...]]]:
    return [_found(server, query) for query in (FOREIGN_NODES, FOREIGN_LINKS, ADDED)]


def _without_gone(server: Neo4jStore, theirs: list[list[tuple[Any, ...]]]) -> list[list[tuple[Any, ...]]]:
    """What they set on nodes that no data set describes any more goes with these."""
    keys = {key for (key,) in _found(server, "MATCH (n:Opgavenkaart {graph: $graph}) RETURN n.key")}
    nodes, links, added = theirs
    return [nodes, links, [row for row in added if row[0] in keys]]


def _as_told(message: str) -> str:
    """What clears away the first thing that a refusal names."""
    if link := re.search(r'(\w+) "(\w+)" \((\w+) – ', message):
        return (
            f"MATCH (n:{link[1]}:Opgavenkaart)-[r:{link[3]}]-() WHERE coalesce(n.id, n.name) = '{link[2]}' "
            f"AND coalesce(r.graph, '') <> '{DEFAULT_GRAPH}' DELETE r"
        )
    if own := re.search(r'(\w+) of (\w+) "(\w+)", where', message):
        left = f"[name IN n.theirs WHERE name <> '{own[1]}']"
        return f"MATCH (n:{own[2]}:Opgavenkaart {{id: '{own[3]}'}}) SET n.theirs = {left} REMOVE n.{own[1]}"
    if twin := re.search(r'holds (\w+) "(\w+)"', message):
        return f"MATCH (n:{twin[1]}&!Opgavenkaart {{id: '{twin[2]}'}}) SET n.id = 'niet ' + n.id"
    return ""


def _foreign_node(chance: random.Random) -> str:
    labels = ":".join({chance.choice((*LABELS, "Opgavenkaart")), chance.choice(LABELS)})
    id = chance.choice((*(f"'{id}'" for id in IDS), "7", "null", "'hun'"))
    datasets = chance.choice(("[]", "['mijn']", "['een']", "8", "null"))
    return f"CREATE (:{labels} {{id: {id}, name: 'Hun', datasets: {datasets}, key: 'issue:a', position: 3}})"


def _foreign_link(chance: random.Random) -> str:
    properties = chance.choice(("", "{dataset: 'een'}", "{dataset: 'hun', key: 'x', role: 'accountable'}"))
    one, other = (chance.choice(("", ":Opgavenkaart", "&!Opgavenkaart", ":Catalogus")) for _ in "ab")
    one, other = (label if not label.startswith("&") else f":{label[1:]}" for label in (one, other))
    skip = f"WITH a, b ORDER BY elementId(a), elementId(b) SKIP {chance.randrange(20)} LIMIT 1"
    return f"MATCH (a{one}), (b{other}) {skip} CREATE (a)-[:{chance.choice(TYPES)} {properties}]->(b)"


def _addition(chance: random.Random) -> str:
    """A label and a property on a node of ours that has no such property; `theirs` keeps what they set."""
    name = chance.choice(THEIRS)
    which = f"MATCH (n:Opgavenkaart {{graph: '{DEFAULT_GRAPH}'}}) WHERE n.{name} IS NULL AND n.datasets IS NOT NULL"
    value, one = chance.choice(("1", "true", "'hun'")), f"WITH n ORDER BY n.key SKIP {chance.randrange(6)} LIMIT 1"
    return f"{which} {one} SET n:Eigen, n.{name} = {value}, n.theirs = coalesce(n.theirs, []) + '{name}'"


def _things(chance: random.Random) -> Iterator[Node | Claim]:
    """A small programme."""
    ids = {kind: chance.sample(IDS, chance.randrange(1, 5)) for kind in ("organisation", "group", "issue", "domain")}
    for kind, of in ids.items():
        for id in of:
            more = {name: chance.choice(("x", "y")) for name in ("note", "abbreviation") if chance.random() < 0.4}
            yield node(kind, id, chance.choice(("", "ministry")) if kind == "organisation" else "", id * 2, **more)
    for start, type, end in LINKS:
        for _ in range(chance.randrange(4)):
            from_id, to_id = chance.choice(ids[start]), chance.choice(ids[end])
            role = {"RESPONSIBLE_FOR": "accountable", "TAKES_POSITION": "raise"}.get(type, "")
            if start != end or from_id < to_id:
                yield claim(from_id, type, to_id, role, kind=start, quote=chance.choice("pq"))


def _load(store: Neo4jStore | SqliteStore, made: Edition) -> None:
    store.load(made.name, partial(_ready, made))


def _ready(made: Edition, names: object) -> Edition:
    return made


def _answer(store: Neo4jStore | SqliteStore, question: str) -> dict[str, Any]:
    return ask(store, question).as_dict("en")


def change(server: Neo4jStore, cypher: str) -> None:
    """Cypher that is not the program's own."""
    with server._session("WRITE") as session:
        session.run(neo4j.Query(cypher)).consume()


def _found(server: Neo4jStore, cypher: str) -> list[tuple[Any, ...]]:
    with server._session("READ") as session:
        return [tuple(record) for record in session.run(neo4j.Query(cypher), graph=DEFAULT_GRAPH)]


def server_of_attack() -> Neo4jStore:
    """The server that NEO4J_URI names, else one of its own."""
    names = "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"
    return Neo4jStore(os.environ.get("NEO4J_URI") or _own_server(), *map(os.environ.get, names))


_open = ExitStack()  # the server that is started is there until the program ends


@cache
def _own_server() -> str:
    return _open.enter_context(started("512m"))


ATTACK = Attack("shared-database", trial, in_test=1, in_all=100)
