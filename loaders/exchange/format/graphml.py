"""GraphML, which yEd, Gephi, Cytoscape, igraph and networkx read.

Format: Brandes, Eiglsperger, Lerner and Pich, Graph Markup Language, http://graphml.graphdrawing.org/specification.html
"""

import io
import re
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
_NOT_IN_TOKEN = re.compile(  # XML 1.0, production 4a (NameChar); and what begins as such a character is written
    "_(?=x[0-9A-F]{4,6}_)|[^-.:0-9_A-Za-z\xb7\xc0-\xd6\xd8-\xf6\xf8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)
_NUMBERED = re.compile("_x([0-9A-F]{4,6})_")
_UNREAD = {
    "hyperedge": Text(
        "{count} × verbindingen van meer dan twee (hyperedge)", "{count} × connections of more than two (hyperedge)"
    ),
    "port": Text("{count} × poorten van elementen (port)", "{count} × ports of elements (port)"),
}


def write(going: Outgoing) -> bytes:
    """A file in UTF-8; every attribute is text."""
    import networkx as nx

    file, graph = io.BytesIO(), multigraph(going.network, xml.holdable)
    graph = nx.relabel_nodes(graph, {id: as_token(id) for id in graph if _NOT_IN_TOKEN.search(id)})
    nx.write_graphml_xml(graph, file, encoding="utf-8")
    return file.getvalue()


def as_token(id: str) -> str:
    """An id as the schema wants it, an NMTOKEN: other characters by their number, as Excel writes them in XML.

    >>> as_token("group:LT 1"), from_token("group:LT_x0020_1"), from_token(as_token("a_x0020_b"))
    ('group:LT_x0020_1', 'group:LT 1', 'a_x0020_b')
    """
    return _NOT_IN_TOKEN.sub(lambda sign: f"_x{ord(sign[0]):04X}_", id)


def from_token(token: str) -> str:
    """The id that was written so."""
    return _NUMBERED.sub(lambda number: chr(int(number[1], 16)), token)


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
            named = {key: from_token(text) for key, text in attributes.items() if key in ("id", "source", "target")}
            self.begin(tag, named, {}, direction, line())
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
