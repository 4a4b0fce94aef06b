"""How a graph lies in Neo4j: the properties of nodes and relationships, and what tells one from another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from json import dumps
from typing import Any

from opgavenkaart.graph.graph import Claim, Node, merged
from opgavenkaart.graph.model import KINDS, NODE_FIELDS, RELATIONS

VERSION = 1  # of how a graph lies in the database, kept in (:Opgavenkaart {id: "graph"})
NODE = ("id", "name", "kind", "abbreviation", "valid_from", "valid_to")
CLAIM = ("role", "source", "locator", "quote", "valid_from", "valid_to", "note", "dataset")


def constraints() -> Iterator[tuple[str, str]]:
    """By name. Ids and names are unique, which also finds them quickly; a claim is found through its ends."""
    keys = {"Opgavenkaart": "id", "DataSet": "name"} | {kind.label: "id" for kind in KINDS.values()}
    for label, key in keys.items():
        name = f"opgavenkaart_{label.lower()}_{key}"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"


def own_fields(kind: str) -> tuple[str, ...]:
    return tuple(f.id for f in (*KINDS[kind].fields, *NODE_FIELDS) if f.id not in NODE)


def relation_fields(relation: str) -> tuple[str, ...]:
    return tuple(f.id for f in RELATIONS[relation].fields)


def node_row(kind: str, id: str, told: Sequence[Node]) -> tuple[Any, ...]:
    """A node as it is shown, what several data sets tell of it as JSON. With no `datasets` it is to go."""
    shown = merged(told) if told else Node(kind, id, "")
    each = {node.datasets[0]: (*node[2:7], node.props) for node in told} if len(told) > 1 else {}
    own = map(shown.props.get, own_fields(kind))
    return *shown[1:7], list(shown.datasets), dumps(each) if each else "", *own


def key_of(claim: Claim) -> str:
    """What tells a claim from any other: a digest of all that it says. Graphs keep it, so it never changes."""
    said = (*claim[:13], *sorted(claim.props.items()))
    return blake2b(dumps(said).encode(), digest_size=12).hexdigest()


def ends_of(claim: Claim) -> tuple[str, str, str]:
    return claim.relation, claim.from_kind, claim.to_kind
