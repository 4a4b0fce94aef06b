"""Node-link JSON, of networkx and d3: a list of nodes and one of links or edges.

Format: https://networkx.org/documentation/stable/reference/readwrite/json_graph.html (node_link_data)
"""

import json
from collections.abc import Sequence

from opgavenkaart.graph.text import Text, same
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import (
    Connection,
    Direction,
    Element,
    Network,
    Object,
    multigraph,
    objects,
    text_of,
    texts,
)

SUFFIX = ".json"
WHAT = same("Node-link JSON: networkx, d3")
CANNOT = Text("kleuren en vormen", "colours and shapes")
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


def from_json(whole: Object) -> Network | None:
    """The network; older files call edges links."""
    nodes, edges = objects(whole, "nodes"), objects(whole, "links", "edges")
    return None if nodes is None or edges is None else network(nodes, edges, whole.get("directed") is not False)


def network(nodes: Sequence[Object], edges: Sequence[Object], is_directed: bool) -> Network:
    """The network; where no node has an id, edges count the nodes from 0, as in d3."""
    is_counted = not any("id" in node for node in nodes)
    direction: Direction = "directed" if is_directed else "undirected"
    elements = [
        Element(str(at - 1) if is_counted else text_of(node.get("id")), _attributes(node, "id"), at)
        for at, node in enumerate(nodes, 1)
    ]
    connections = []
    for at, edge in enumerate(edges, 1):
        start, end, id = (text_of(edge.get(name)) for name in ("source", "target", "id"))
        attributes = _attributes(edge, "source", "target", "key", "id")
        connections.append(Connection(start, end, attributes, direction, id, at))
    return Network(elements, connections, "number")


def _attributes(item: Object, *apart: str) -> dict[str, str]:
    return texts(("source" if name == DOCUMENT else name, value) for name, value in item.items() if name not in apart)
