"""Node-link JSON, of networkx and d3: a list of nodes and one of links or edges.

Format: https://networkx.org/documentation/stable/reference/readwrite/json_graph.html (node_link_data)
"""

from __future__ import annotations

import json

from opgavenkaart.graph.text import Text, same
from opgavenkaart.loaders.exchange.file_format import Format
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.json_file import Object, objects
from opgavenkaart.loaders.exchange.network import Connection, Direction, Element, Network, multigraph, text_of, texts

DOCUMENT = "source_document"  # "source" is where an edge starts


def write(going: Outgoing) -> bytes:
    """A file in UTF-8, as `networkx.node_link_graph(…, edges="edges")` reads it."""
    import networkx as nx

    graph = multigraph(going.network)
    for _, _, attributes in graph.edges(data=True):
        if source := attributes.pop("source", ""):
            attributes[DOCUMENT] = source
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def network(whole: Object) -> Network | None:
    """The network. Older files call edges links; where no node has an id, they count the nodes from 0, as in d3."""
    nodes, edges = objects(whole, "nodes"), objects(whole, "links", "edges")
    if nodes is None or edges is None:
        return None
    is_counted = not any("id" in node for node in nodes)
    direction: Direction = "undirected" if whole.get("directed") is False else "directed"
    elements = [
        Element(str(at - 1) if is_counted else text_of(node.get("id")), _attributes(node, "id"), at)
        for at, node in enumerate(nodes, 1)
    ]
    connections = [
        Connection(
            text_of(edge.get("source")),
            text_of(edge.get("target")),
            _attributes(edge, "source", "target", "key", "id"),
            direction,
            at=at,
        )
        for at, edge in enumerate(edges, 1)
    ]
    return Network(elements, connections, "number")


def _attributes(item: Object, *apart: str) -> dict[str, str]:
    return texts(("source" if name == DOCUMENT else name, value) for name, value in item.items() if name not in apart)


FORMAT = Format(
    suffix=".json",
    what=same("Node-link JSON: networkx, d3"),
    cannot=Text("kleuren en vormen", "colours and shapes"),
    write=write,
    from_json=network,
)
