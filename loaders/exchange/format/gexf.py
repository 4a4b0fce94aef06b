"""GEXF, the format of Gephi: with the colours, shapes and widths of the map.

Format: GEXF 1.2 and 1.3, https://gexf.net/schema.html; earlier versions are read too.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.exchange.format import xml
from opgavenkaart.loaders.exchange.format.gexf_periods import TIMES, period
from opgavenkaart.loaders.exchange.format.to_networkx import multigraph
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Connection, Direction, Element, Network
from opgavenkaart.loaders.exchange.vocabulary import KIND, RELATION, SUBKIND
from opgavenkaart.loaders.files.sheet import Progress

ROOT = "gexf"
SHAPES = {"square": "square", "diamond": "diamond", "triangle": "triangle", "triangleDown": "triangle"}  # else disc
CANNOT = Text(
    f"{xml.CONTROL.nl}; van de vormen kent het alleen schijf, vierkant, driehoek en ruit",
    f"{xml.CONTROL.en}; of the shapes it knows only disc, square, triangle and diamond",
)
_OWN = {"node": ("id", "label"), "edge": ("id", "source", "target", "type")}
_DIRECTIONS: Mapping[str, Direction] = {"directed": "directed", "undirected": "undirected", "mutual": "mutual"}
_LAYOUT = Text("plaats en maat op het scherm (position, size)", "place and size on the screen (position, size)")
_TIMES = Text(
    "wanneer iets geldt, waar dat geen dagen zijn of het ook anders gezegd is (spell, slice)",
    "when something holds, where that is not in days or said in another way too (spell, slice)",
)
_GAPS = Text(
    "de tussenpozen van wat vaker dan eens geldt (spells): het geldt van het eerste begin tot het laatste eind",
    "the gaps of what holds more than once (spells): it holds from the first start to the last end",
)
_IN_TIME = Text(
    "wanneer een kenmerk welke waarde had (attvalue met start of end): de laatste telt",
    "when an attribute had which value (attvalue with start or end): the last one counts",
)


def write(going: Outgoing) -> bytes:
    """A file in UTF-8; every attribute is text."""
    import networkx as nx

    graph = multigraph(going.network, xml.holdable)
    for _, attributes in graph.nodes(data=True):
        attributes["viz"] = _node_look(attributes)
    for _, _, attributes in graph.edges(data=True):
        style = RELATIONS[attributes[RELATION]].style
        attributes["viz"] = {"color": _colour(style), "thickness": style.width}
    file = io.BytesIO()
    nx.write_gexf(graph, file, encoding="utf-8", version="1.2draft")
    return file.getvalue()


def _node_look(attributes: Mapping[str, Any]) -> dict[str, Any]:
    kind = KINDS[attributes[KIND]]
    values = kind.subkinds.values if kind.subkinds else ()
    own = (value.style for value in values if value.style and value.id == attributes.get(SUBKIND))
    style = next(own, kind.style)
    return {"color": _colour(style), "shape": SHAPES.get(style.shape, "disc")}


def _colour(style: Style) -> dict[str, float]:
    red, green, blue = bytes.fromhex(style.colour.removeprefix("#"))
    return {"r": red, "g": green, "b": blue, "a": 1.0}


def read(path: Path, progress: Progress) -> Network:
    """The nodes, nested ones too, and edges. Raises UnreadableFile."""
    reader = _GexfReader()
    xml.read(path, reader, progress)
    return reader.network()


class _GexfReader:
    def __init__(self) -> None:
        self._class, self._title = "node", ""
        self._titles: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self._direction: Direction = "undirected"  # what GEXF takes for granted
        self._open: list[tuple[str, dict[str, str]]] = []
        self._spells: list[list[Mapping[str, str]]] = []  # of each of those
        self._elements: list[Element] = []
        self._connections: list[Connection] = []
        self._left_out: Counter[Text] = Counter()

    def start(self, tag: str, attributes: Mapping[str, str], line: Callable[[], int]) -> bool:
        """A graph, declaration, node, edge or value begins."""
        if tag == "graph":
            self._direction = _DIRECTIONS.get(attributes.get("defaultedgetype", ""), "undirected")
        elif tag == "attributes":
            self._class = attributes.get("class", "node")
        elif tag == "attribute":
            id = attributes.get("id", "")
            self._title = self._titles[self._class, id] = clean(attributes.get("title") or id)
        elif tag in ("node", "edge"):
            self._begin(tag, attributes, line())
        elif tag == "attvalue" and self._open:
            of, held = self._open[-1]
            id = attributes.get("for") or attributes.get("id", "")  # the latter in GEXF 1.1
            if value := clean(attributes.get("value", "")).strip():
                held[self._titles.get((of, id), id)] = value
            self._left_out[_IN_TIME] += not attributes.keys().isdisjoint((*TIMES, "timestamp"))
        elif tag in ("position", "size"):
            self._left_out[_LAYOUT] += 1
        elif tag == "spell" and self._spells:
            self._spells[-1].append(attributes)
        elif tag in ("spell", "slice"):
            self._left_out[_TIMES] += 1
        return tag == "default"

    def _begin(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        held = {clean(name): clean(text) for name, text in attributes.items() if name not in _OWN[tag] and text.strip()}
        if label := attributes.get("label", "").strip():
            held["label"] = clean(label)
        self._open.append((tag, held))
        self._spells.append([])
        id = clean(attributes.get("id", ""))
        if tag == "node":
            self._elements.append(Element(id, held, line))
        else:
            direction = _DIRECTIONS.get(attributes.get("type", ""), self._direction)
            ends = clean(attributes.get("source", "")), clean(attributes.get("target", ""))
            self._connections.append(Connection(*ends, held, direction, id, line))

    def end(self, tag: str, text: str) -> None:
        """A default, node or edge ends."""
        if tag == "default" and text.strip():
            self._defaults.setdefault(self._class, {})[self._title] = clean(text).strip()
        elif tag in ("node", "edge"):
            of, held = self._open.pop()
            self._period(held, self._spells.pop())
            for name, value in self._defaults[of].items():
                held.setdefault(name, value)

    def _period(self, held: dict[str, str], spells: Sequence[Mapping[str, str]]) -> None:
        """Gives what was read the days on which it holds."""
        own = {name: held[name] for name in TIMES if name in held}
        if not (own or spells):
            return
        found = period(spells or [own])
        if found is None or not found.keys().isdisjoint(held):
            self._left_out[_TIMES] += bool(spells)  # else they are attributes that are not used, and told as such
            return
        for name in own if not spells else ():
            del held[name]
        held.update(found)
        self._left_out[_GAPS] += len(spells) > 1

    def network(self) -> Network:
        """All that was read."""
        told = [what for what, times in self._left_out.items() if times]
        return Network(self._elements, self._connections, left_out=told)
