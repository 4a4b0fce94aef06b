"""Cytoscape's JSON: nodes and edges, apart or in one list, each with its attributes as `data`.

Format: https://js.cytoscape.org/#notation/elements-json
"""

import json

from opgavenkaart.graph.text import Text, same
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Connection, Element, Network, Object, objects, text_of, texts

SUFFIX = ".cyjs"
WHAT = same("Cytoscape.js JSON")
CANNOT = Text("kleuren en vormen", "colours and shapes")


def write(going: Outgoing) -> bytes:
    """A file in UTF-8. The source of a claim is called "bron": "source" is where an edge starts."""
    nodes = [{"data": {**element.attributes, "id": element.id}} for element in going.network.elements]
    edges = []
    for at, link in enumerate(going.network.connections):
        attributes = {"bron" if name == "source" else name: text for name, text in link.attributes.items()}
        edges.append({"data": {**attributes, "id": f"e{at}", "source": link.start, "target": link.end}})
    return json.dumps({"elements": {"nodes": nodes, "edges": edges}}, ensure_ascii=False).encode()


def from_json(whole: Object) -> Network | None:
    """The network; edges have a direction."""
    inside = whole.get("elements")
    if isinstance(inside, list) and inside and all(isinstance(item, dict) and "data" in item for item in inside):
        apart: dict[str, list[Object]] = {"nodes": [], "edges": []}
        for item in inside:
            apart["edges" if "source" in _data(item) else "nodes"].append(item)
        inside = apart
    if not isinstance(inside, dict):
        return None
    nodes, edges = (objects({name: [], **inside}, name) or [] for name in ("nodes", "edges"))
    elements = []
    for at, data in enumerate(map(_data, nodes), 1):
        elements.append(Element(text_of(data.get("id")), _attributes(data, "id"), at))
    connections = []
    for at, data in enumerate(map(_data, edges), 1):
        start, end, id = (text_of(data.get(name)) for name in ("source", "target", "id"))
        connections.append(Connection(start, end, _attributes(data, "id", "source", "target"), id=id, at=at))
    return Network(elements, connections, "number")


def _data(item: Object) -> Object:
    data = item.get("data")
    return data if isinstance(data, dict) else {}


def _attributes(data: Object, *apart: str) -> dict[str, str]:
    return texts((name, value) for name, value in data.items() if name not in apart)
