"""GraphML, which yEd, Gephi, Cytoscape, igraph and networkx read.

Format: Brandes, Eiglsperger, Lerner and Pich, Graph Markup Language, http://graphml.graphdrawing.org/specification.html
"""

import io
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from opgavenkaart.graph.text import Text, clean, same
from opgavenkaart.loaders.exchange.format import xml
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Direction, Network, multigraph
from opgavenkaart.loaders.files.sheet import Progress

SUFFIX = ".graphml"
WHAT = same("GraphML: yEd, Cytoscape, Gephi, igraph, networkx")
CANNOT = Text("kleuren en vormen; {more}", "colours and shapes; {more}").format(more=xml.CONTROL)
_STATES = "Realizers"  # of yEd: how a group is drawn open and closed, each with a label; the first is that of the group
_LABELS = ("NodeLabel", "EdgeLabel")  # as yEd writes them: a text, with its place on the screen inside
_MORE_LABELS = Text(
    "{count} × verdere opschriften van een element of verbinding",
    "{count} × further labels of an element or connection",
)
_UNREAD = {
    "hyperedge": Text(
        "{count} × verbindingen van meer dan twee (hyperedge)", "{count} × connections of more than two (hyperedge)"
    ),
    "port": Text("{count} × poorten van elementen (port)", "{count} × ports of elements (port)"),
}


def write(going: Outgoing) -> bytes:
    """A file in UTF-8; every attribute is text."""
    import networkx as nx

    file = io.BytesIO()
    nx.write_graphml_xml(multigraph(going.network, xml.holdable), file, encoding="utf-8")
    return file.getvalue()


detect = partial(xml.has_root, "graphml")


def read(path: Path, progress: Progress) -> Network:
    """The nodes and edges of every graph in the file, nested ones too."""
    return xml.read(path, _GraphmlReader(), progress)


class _GraphmlReader(xml.NetworkReader):
    def __init__(self) -> None:
        super().__init__()
        self._keys: dict[str, tuple[str, str]] = {}  # id of a key -> what it is for, the attribute's name
        self._key = ""
        self._is_directed = [True]  # by default, of each graph that encloses
        self._in_label = self._in_states = False

    def start(self, tag: str, attributes: Mapping[str, str], line: Callable[[], int]) -> bool | None:
        """A key, graph, node or edge begins, or a value of one."""
        if self._in_label:
            return None
        if tag == "key":
            self._key = attributes.get("id", "")
            self._keys[self._key] = attributes.get("for", "all"), clean(attributes.get("attr.name") or self._key)
        elif tag == "graph":
            self._is_directed.append(attributes.get("edgedefault") != "undirected")
        elif tag == "data":
            self._key = attributes.get("key", "")
            return True
        elif tag in ("node", "edge"):
            is_directed = {"true": True, "false": False}.get(attributes.get("directed", ""), self._is_directed[-1])
            direction: Direction = "directed" if is_directed else "undirected"
            self.begin(tag, attributes, {}, direction, line())
        elif tag == _STATES:
            self._in_states = True
        elif tag in _UNREAD:
            self.left_out[_UNREAD[tag]] += 1
        self._in_label = tag in _LABELS
        return tag == "default" or self._in_label

    def end(self, tag: str, text: str) -> None:
        """A value, or what it belongs to, ends."""
        scope, name = self._keys.get(self._key, ("all", self._key))
        if tag == "default":
            for of in ("node", "edge") if scope == "all" else (scope,):
                self.defaults[of][name] = clean(text)
        elif tag == "data" and self.enclosing and text.strip():
            self.enclosing[-1].attributes[name] = text
        elif tag in _LABELS:
            self._in_label = False
            label = " ".join(clean(text).split())  # drawn over several lines
            if self.enclosing and label:
                is_further = self.enclosing[-1].attributes.setdefault("label", label) != label
                self.left_out[_MORE_LABELS] += is_further and not self._in_states
        elif tag == _STATES:
            self._in_states = False
        elif tag == "graph":
            self._is_directed.pop()
        elif tag in ("node", "edge"):
            self.finish()
