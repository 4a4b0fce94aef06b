"""How a graph is stored in Neo4j: constraints, properties of nodes and relationships, and the key of a claim."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from json import dumps
from typing import Any

from opgavenkaart.graph.graph import Claim, Node, merged
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, kind_fields

VERSION = 1  # of how a graph is stored in the database, kept in (:Opgavenkaart {id: "graph"})
NODE_PROPERTIES = ("id", *NODE_COLUMNS)
CLAIM_PROPERTIES = (*CLAIM_COLUMNS, "dataset")


def constraints() -> Iterator[tuple[str, str]]:
    """By name. Ids and names are unique, which also finds them quickly; a claim is found through its ends."""
    keys = {"Opgavenkaart": "id", "DataSet": "name"} | {kind.label: "id" for kind in KINDS.values()}
    for label, key in keys.items():
        name = f"opgavenkaart_{label.lower()}_{key}"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"


def node_row(kind: str, id: str, records: Sequence[Node]) -> tuple[Any, ...]:
    """A node with its records as JSON where there are several. Without `datasets` it is to be deleted."""
    shown = merged(records) if records else Node(kind, id, "")
    each = {node.datasets[0]: (*node[2:7], node.props) for node in records} if len(records) > 1 else {}
    own = map(shown.props.get, kind_fields(kind))
    return *shown[1:7], list(shown.datasets), dumps(each) if each else "", *own


def key_of(claim: Claim) -> str:
    """The key of a claim: a digest of all its fields. Databases keep it, so it must never change."""
    fields = (*claim[:13], *sorted(claim.props.items()))
    return blake2b(dumps(fields).encode(), digest_size=12).hexdigest()


def ends_of(claim: Claim) -> tuple[str, str, str]:
    return claim.relation, claim.from_kind, claim.to_kind
