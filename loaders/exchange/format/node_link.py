"""Node-link JSON, of networkx and d3: a list of nodes and one of links or edges.

Format: https://networkx.org/documentation/stable/reference/readwrite/json_graph.html (node_link_data)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.format.to_networkx import multigraph
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Connection, Direction, Element, Network, text_of, texts

CANNOT = Text("kleuren en vormen", "colours and shapes")
DOCUMENT = "source_document"  # "source" is where an edge starts
_ENDS = ("source", "target", "key", "id")


def write(going: Outgoing) -> bytes:
    """A file in UTF-8, as `networkx.node_link_graph(…, edges="edges")` reads it."""
    import networkx as nx

    graph = multigraph(going.network)
    for _, _, attributes in graph.edges(data=True):
        if source := attributes.pop("source", ""):
            attributes[DOCUMENT] = source
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def lists(whole: Mapping[str, Any]) -> tuple[list[Any], list[Any]] | None:
    """The nodes and edges of a file that is of this format; older ones call the latter links."""
    nodes, edges = whole.get("nodes"), whole.get("links", whole.get("edges"))
    return (nodes, edges) if isinstance(nodes, list) and isinstance(edges, list) else None


def network(
    whole: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]
) -> Network:
    """The network; where no node has an id, edges count the nodes from 0, as in d3."""
    counted = not any("id" in node for node in nodes)
    ids = [str(at) if counted else text_of(node.get("id")) for at, node in enumerate(nodes)]
    direction: Direction = "undirected" if whole.get("directed") is False else "directed"
    return Network(
        [Element(id, _attributes(node, ("id",)), at) for at, (id, node) in enumerate(zip(ids, nodes, strict=True), 1)],
        [
            Connection(
                text_of(edge.get("source")), text_of(edge.get("target")), _attributes(edge, _ENDS), direction, at=at
            )
            for at, edge in enumerate(edges, 1)
        ],
        "number",
    )


def _attributes(item: Mapping[str, Any], ends: Sequence[str]) -> dict[str, str]:
    return texts(("source" if name == DOCUMENT else name, value) for name, value in item.items() if name not in ends)
