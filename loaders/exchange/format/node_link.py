"""Node-link JSON: nodes and links or edges. Written as networkx does; read in the ways of other tools too.

Format: https://networkx.org/documentation/stable/reference/readwrite/json_graph.html (node_link_data). Ends are called
`from` and `to` by vis-network (https://visjs.github.io/vis-network/docs/network/edges.html), pyvis and PRSM, `node1_id`
and `node2_id` by Oligrapher, which keeps nodes and edges by their ids; d3 replaces them with the nodes themselves.
"""

import json

from opgavenkaart.graph.text import Text, same
from opgavenkaart.loaders.exchange.ends import Ends, ends_of
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
WHAT = same("Node-link JSON: networkx, d3, sigma, vis-network, PRSM, Oligrapher")
CANNOT = Text("kleuren en vormen", "colours and shapes")
DOCUMENT = "source_document"  # "source" is where an edge starts
_INNER = ("metadata", "attributes", "properties")  # of an item that keeps what it says in an object of its own
_ENDS = (
    ("source", "target"),
    ("from", "to"),
    ("node1_id", "node2_id"),
    ("fromId", "toId"),  # arrows.app
    ("fromNode", "toNode"),
    ("start", "end"),
)


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
    nodes, edges = objects(whole, "nodes"), objects(whole, "links", "edges", "relationships")
    if nodes is None or edges is None:
        return None
    if all("key" in node and "id" not in node for node in nodes):  # as graphology has it
        nodes = [{"id": node["key"], **node} for node in nodes]
    named = [(edge.get(name), name in _ENDS[0]) for edge in edges for name in _names_of_ends(edge)]
    ends = ends_of([end for end, _ in named], nodes, may_be_places=all(as_in_d3 for _, as_in_d3 in named))
    usual: Direction = "undirected" if whole.get("directed") is False else "directed"
    elements = [
        Element(id, _attributes(node, "id", "key"), at)
        for at, (id, node) in enumerate(zip(ends.ids, nodes, strict=True), 1)
    ]
    connections = [_connection(edge, ends, usual, at) for at, edge in enumerate(edges, 1)]
    return Network(elements, connections, "number", notes=ends.notes)


def _connection(edge: Object, ends: Ends, usual: Direction, at: int) -> Connection:
    """An edge, with an arrow at one end or both where it states so."""
    names = _names_of_ends(edge)
    start, end = (ends.id_of(edge.get(name)) for name in names)
    arrows = edge.get("arrows") if names == ("from", "to") else None
    heads = [name for name in names if arrows and name in arrows]
    if heads == ["from"]:
        start, end = end, start
    direction: Direction = usual if not heads else "mutual" if len(heads) == len(names) else "directed"
    attributes = _attributes(edge, *names, "key", "id", *(["arrows"] if heads else []))
    return Connection(start, end, attributes, direction, text_of(edge.get("id")), at)


def _names_of_ends(edge: Object) -> tuple[str, str]:
    """What its two ends are called."""
    return next((names for names in _ENDS if any(name in edge for name in names)), _ENDS[0])


def _attributes(item: Object, *apart: str) -> dict[str, str]:
    """Those of the item but for its ends; and all of its `metadata` (JSON Graph Format), `attributes` (graphology and
    sigma) or `properties`."""
    own = {name: value for name, value in item.items() if name not in apart}
    for inner in _INNER:
        if isinstance(more := own.get(inner), dict):
            del own[inner]
            own = {**more, **own}
    return texts(("source" if name == DOCUMENT else name, value) for name, value in own.items())
