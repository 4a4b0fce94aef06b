"""GEXF, the format of Gephi: with the colours, shapes and widths of the map.

Format: GEXF 1.2 and 1.3, https://gexf.net/schema.html; earlier versions are read too.
"""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.exchange.format import xml
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Direction, Network, multigraph
from opgavenkaart.loaders.exchange.vocabulary import KIND, RELATION, subkind_of
from opgavenkaart.loaders.files.sheet import Progress
from opgavenkaart.loaders.tables.cells import day_after

SUFFIX = ".gexf"
WHAT = Text("GEXF: Gephi, met de kleuren van de kaart", "GEXF: Gephi, with the colours of the map")
CANNOT = Text(
    "{control}; van de vormen kent het alleen schijf, vierkant, driehoek en ruit",
    "{control}; of the shapes it knows only disc, square, triangle and diamond",
).format(control=xml.CONTROL)
SHAPES = {"square": "square", "diamond": "diamond", "triangle": "triangle", "triangleDown": "triangle"}  # else disc
MOMENT = "timestamp"
TIMES = ("start", "end", "startopen", "endopen")
_UNNAMED = b' name=""'  # that networkx gives the graph, and the schema does not know
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?", re.ASCII)
_MIDNIGHT = re.compile(r"T00:00(:00(\.0*)?)?(Z|[-+]\d\d:?\d\d)?", re.ASCII)
_ALWAYS = ("", "-infinity", "infinity", "+infinity")
_OWN = {"node": ("id", "label"), "edge": ("id", "source", "target", "type")}
_DIRECTIONS: Mapping[str, Direction] = {"directed": "directed", "undirected": "undirected", "mutual": "mutual"}
_LAYOUT = Text("plaats en maat op het scherm (position, size)", "place and size on the screen (position, size)")
_TIMES = Text(
    "wanneer iets geldt, waar dat geen tijdvak in dagen is of het ook anders gezegd is (spell, slice, timestamp)",
    "when something holds, where that is no period in days or stated in another way too (spell, slice, timestamp)",
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
        subkind = subkind_of(attributes)
        style = subkind.style if subkind and subkind.style else KINDS[attributes[KIND]].style
        attributes["viz"] = {"color": _colour(style), "shape": SHAPES.get(style.shape, "disc")}
    for _, _, attributes in graph.edges(data=True):
        style = RELATIONS[attributes[RELATION]].style
        attributes["viz"] = {"color": _colour(style), "thickness": style.width}
    file = io.BytesIO()
    nx.write_gexf(graph, file, encoding="utf-8", version="1.2draft")
    return file.getvalue().replace(_UNNAMED, b"", 1)


def _colour(style: Style) -> dict[str, float]:
    red, green, blue = bytes.fromhex(style.colour.removeprefix("#"))
    return {"r": red, "g": green, "b": blue, "a": 1.0}


detect = partial(xml.has_root, "gexf")


def read(path: Path, progress: Progress) -> Network:
    """The nodes, nested ones too, and edges."""
    return xml.read(path, _GexfReader(), progress)


class _GexfReader(xml.NetworkReader):
    def __init__(self) -> None:
        super().__init__()
        self._class, self._title = "node", ""
        self._titles: dict[tuple[str, str], str] = {}
        self._direction: Direction = "undirected"  # what GEXF takes for granted

    def start(self, tag: str, attributes: Mapping[str, str], line: Callable[[], int]) -> bool:
        """A graph, declaration, node, edge or value begins."""
        if tag == "graph":
            self._direction = _DIRECTIONS.get(attributes.get("defaultedgetype", ""), "undirected")
        elif tag == "attributes":
            self._class = attributes.get("class", "node")
        elif tag == "attribute":
            id = attributes.get("id", "")
            self._title = self._titles[self._class, id] = clean(attributes.get("title") or id)
        elif tag in _OWN:
            stated = {clean(n): clean(text) for n, text in attributes.items() if n not in _OWN[tag] and text.strip()}
            if label := attributes.get("label", "").strip():
                stated["label"] = clean(label)
            direction = _DIRECTIONS.get(attributes.get("type", ""), self._direction)
            self.begin(tag, attributes, stated, direction, line())
        elif tag == "attvalue" and self.enclosing:
            self._set_value(self.enclosing[-1], attributes)
        elif tag in ("position", "size"):
            self.left_out[_LAYOUT] += 1
        elif tag == "spell" and self.enclosing:
            self.enclosing[-1].spells.append(attributes)
        elif tag in ("spell", "slice"):
            self.left_out[_TIMES] += 1
        return tag == "default"

    def _set_value(self, of: xml.Open, value: Mapping[str, str]) -> None:
        id = value.get("for") or value.get("id", "")  # the latter in GEXF 1.1
        if text := value.get("value", "").strip():
            of.attributes[self._titles.get((of.tag, id), id)] = text
        self.left_out[_IN_TIME] += not value.keys().isdisjoint((*TIMES, MOMENT))

    def end(self, tag: str, text: str) -> None:
        """A default, node or edge ends."""
        if tag == "default" and text.strip():
            self.defaults[self._class][self._title] = clean(text).strip()
        elif tag in _OWN:
            self._set_period(self.enclosing[-1])
            self.finish()

    def _set_period(self, of: xml.Open) -> None:
        """Gives a node or edge the days on which it holds; single moments are no period."""
        self.left_out[_TIMES] += bool(of.attributes.pop(MOMENT, ""))
        own = {name: of.attributes[name] for name in TIMES if name in of.attributes}
        found = period(of.spells or [own]) if own or of.spells else {}
        if found is None or not found.keys().isdisjoint(of.attributes):
            self.left_out[_TIMES] += bool(of.spells)  # else they are attributes that are not used, and reported as such
            return
        for name in own if not of.spells else ():
            del of.attributes[name]
        of.attributes.update(found)
        self.left_out[_GAPS] += len(of.spells) > 1


def period(spans: Sequence[Mapping[str, str]]) -> dict[str, str] | None:
    """`valid_from` and `valid_to`, from the first start to the last end; None where a time is no day, or a moment.

    Both days are inclusive in GEXF 1.3; those of 1.2 that are called open are not (https://gexf.net/dynamics.html).

    >>> period([{"start": "2019-01-01", "end": "2019-12-31"}, {"start": "2021-03-01", "endopen": "2022-01-01"}])
    {'valid_from': '2019-01-01', 'valid_to': '2022-01-01'}
    """
    if any(MOMENT in span for span in spans):
        return None
    starts, ends = ([_bound(span, name) for span in spans] for name in ("start", "end"))
    if None in (*starts, *ends):
        return None
    found = {"valid_from": min(filter(None, starts))} if all(starts) else {}
    return found | ({"valid_to": max(filter(None, ends))} if all(ends) else {})


def _bound(span: Mapping[str, str], name: str) -> str | None:
    """The day from which it holds, or no longer; "" where the span has no such bound, None where its time is no day."""
    closed, opened = (span.get(key, "").strip() for key in (name, f"{name}open"))
    text = closed or opened
    if text.casefold() in _ALWAYS:
        return ""
    if not (found := _DAY.fullmatch(text)):
        return None
    day, time = found.groups(default="")
    is_after = not closed if name == "start" else bool(closed) and not _MIDNIGHT.fullmatch(time)
    return day_after(day) if is_after else day
