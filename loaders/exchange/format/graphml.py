"""GraphML, which yEd, Gephi, Cytoscape, igraph and networkx read.

Format: Brandes, Eiglsperger, Lerner and Pich, Graph Markup Language, http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.exchange.format import xml
from opgavenkaart.loaders.exchange.format.to_networkx import multigraph
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Connection, Direction, Element, Network
from opgavenkaart.loaders.files.sheet import Progress

ROOT = "graphml"
CANNOT = Text(f"kleuren en vormen; {xml.CONTROL.nl}", f"colours and shapes; {xml.CONTROL.en}")
_STATES = "Realizers"  # of yEd: how a group is drawn open and closed, each with a label; the first is that of the group
_LABELS = ("NodeLabel", "EdgeLabel")  # as yEd writes them: a text, with its place on the screen inside
_UNREAD = {
    "hyperedge": Text("verbindingen van meer dan twee (hyperedge)", "connections of more than two (hyperedge)"),
    "label": Text("verdere opschriften van een element of verbinding", "further labels of an element or connection"),
    "port": Text("poorten van elementen (port)", "ports of elements (port)"),
}


def write(going: Outgoing) -> bytes:
    """A file in UTF-8; every attribute is text."""
    import networkx as nx

    file = io.BytesIO()
    nx.write_graphml_xml(multigraph(going.network, xml.holdable), file, encoding="utf-8")
    return file.getvalue()


def read(path: Path, progress: Progress) -> Network:
    """The nodes and edges of every graph in the file, nested ones too. Raises UnreadableFile."""
    reader = _GraphmlReader()
    xml.read(path, reader, progress)
    return reader.network()


class _GraphmlReader:
    def __init__(self) -> None:
        self._keys: dict[str, tuple[str, str]] = {}  # id of a key -> what it is for, the attribute's name
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}, "all": {}}
        self._key = ""
        self._directed = [True]  # by default, of each graph that encloses
        self._open: list[dict[str, str]] = []  # attributes of each node and edge that encloses
        self._elements: list[Element] = []
        self._connections: list[Connection] = []
        self._left_out: Counter[str] = Counter()
        self._in_label = self._in_states = False

    def start(self, tag: str, attributes: Mapping[str, str], line: Callable[[], int]) -> bool | None:
        """A key, graph, node or edge begins, or a value of one."""
        if self._in_label:
            return None
        if tag == "key":
            name = attributes.get("attr.name") or attributes.get("id", "")
            self._key = attributes.get("id", "")
            self._keys[self._key] = attributes.get("for", "all"), clean(name)
        elif tag == "graph":
            self._directed.append(attributes.get("edgedefault") != "undirected")
        elif tag == "data":
            self._key = attributes.get("key", "")
            return True
        elif tag in ("node", "edge"):
            self._open.append({})
            self._begin(tag, attributes, line())
        elif tag == _STATES:
            self._in_states = True
        elif tag in _UNREAD:
            self._left_out[tag] += 1
        self._in_label = tag in _LABELS
        return tag == "default" or self._in_label

    def _begin(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        id, held = clean(attributes.get("id", "")), self._open[-1]
        if tag == "node":
            self._elements.append(Element(id, held, line))
        else:
            directed = {"true": True, "false": False}.get(attributes.get("directed", ""), self._directed[-1])
            ends = clean(attributes.get("source", "")), clean(attributes.get("target", ""))
            direction: Direction = "directed" if directed else "undirected"
            self._connections.append(Connection(*ends, held, direction, id, line))

    def end(self, tag: str, text: str) -> None:
        """A value, or what it belongs to, ends."""
        scope, name = self._keys.get(self._key, ("all", self._key))
        if tag == "default":
            self._defaults.setdefault(scope, {})[name] = clean(text)
        elif tag == "data" and self._open and text.strip():
            self._open[-1][name] = clean(text)
        elif tag in _LABELS:
            self._in_label = False
            label = " ".join(clean(text).split())  # drawn over several lines
            if self._open and label and self._open[-1].setdefault("label", label) != label and not self._in_states:
                self._left_out["label"] += 1
        elif tag == _STATES:
            self._in_states = False
        elif tag == "graph":
            self._directed.pop()
        elif tag in ("node", "edge"):
            held = self._open.pop()
            for scope in (tag, "all"):
                for name, value in self._defaults[scope].items():
                    held.setdefault(name, value)

    def network(self) -> Network:
        """All that was read."""
        left_out = [Text(*(f"{count} × {text}" for text in _UNREAD[tag])) for tag, count in self._left_out.items()]
        return Network(self._elements, self._connections, left_out=left_out)
