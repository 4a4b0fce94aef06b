"""Small worlds for tests: a graph in a few lines, and the same world as an edition for a store."""

from collections.abc import Sequence
from typing import Any

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import EVERYTHING, Claim, Graph, Node
from opgavenkaart.graph.model import RELATIONS


def node(kind: str, id: str, type: str = "", name: str = "", **fields: str) -> Node:
    """A node of data set "w"; its name is its id in capitals unless given."""
    own: dict[str, Any] = {key: fields.pop(key) for key in ("abbreviation", "valid_from", "valid_to") if key in fields}
    return Node(kind, id, name or id.upper(), type, props=fields, datasets=("w",), **own)


def claim(from_id: str, relation: str, to_id: str, role: str = "", *, kind: str = "", **fields: str) -> Claim:
    """A claim of data set "w"; `kind` chooses among a relation's ends by what it starts from."""
    ends = next(end for end in RELATIONS[relation].ends if kind in ("", end[0]))
    own: dict[str, Any] = {
        key: fields.pop(key) for key in ("source", "locator", "quote", "valid_from", "valid_to") if key in fields
    }
    return Claim(relation, ends[0], from_id, ends[1], to_id, role, dataset="w", props=fields, **own)


def world(*things: Node | Claim) -> Graph:
    """A graph of these nodes and claims."""
    nodes: dict[str, dict[str, Node]] = {kind: {} for kind in EVERYTHING.kinds}
    claims: dict[str, list[Claim]] = {relation: [] for relation in EVERYTHING.relations}
    for thing in things:
        if isinstance(thing, Node):
            nodes[thing.kind][thing.id] = thing
        else:
            claims[thing.relation].append(thing)
    return Graph(nodes, claims)


def edition(name: str, things: Sequence[Node | Claim]) -> Edition:
    """The same as a data set of that name."""
    nodes = tuple(t._replace(datasets=(name,)) for t in things if isinstance(t, Node))
    claims = tuple(t._replace(dataset=name) for t in things if isinstance(t, Claim))
    return Edition(name, nodes, claims)
