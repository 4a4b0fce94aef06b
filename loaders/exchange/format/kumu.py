"""Kumu's JSON: its blueprints to import, and the export of a whole project.

Format: https://docs.kumu.io/guides/import/blueprints. An export has ids in `_id` and all else in `attributes`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.exchange.ends import ids_by_label
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import (
    Connection,
    Direction,
    Element,
    Network,
    Object,
    objects,
    text_of,
    texts,
)
from opgavenkaart.loaders.exchange.vocabulary import KIND, LABEL, RELATION, SUBKIND, subkind_of

SUFFIX = ".json"
WHAT = Text("Kumu: een blueprint om te importeren", "Kumu: a blueprint to import")
CANNOT = Text("kleuren en vormen (die kiest u in Kumu bij het type)", "colours and shapes (chosen in Kumu by type)")
KUMU_SUBKIND = "subkind"  # "type" is what Kumu shows
_ARROWS: Mapping[str, Direction] = {"undirected": "undirected", "mutual": "mutual"}


def write(going: Outgoing) -> bytes:
    """A blueprint in UTF-8."""
    return (json.dumps(blueprint(going), ensure_ascii=False, indent=1) + "\n").encode()


def blueprint(going: Outgoing) -> dict[str, list[dict[str, str]]]:
    """Elements and connections with the fields of Kumu. Ids are unique across both."""
    elements = [{"id": element.id, **_shown(element, going.lang)} for element in going.network.elements]
    connections = []
    for at, link in enumerate(going.network.connections, 1):
        rest = {name: text for name, text in link.attributes.items() if name != LABEL}
        ends = {"id": f"c{at}", "from": link.start, "to": link.end, "direction": "directed"}
        connections.append({**ends, "type": link.attributes[LABEL], **rest})
    return {"elements": elements, "connections": connections}


def _shown(element: Element, lang: Lang) -> dict[str, str]:
    """The type is the kind in words, the label the short name."""
    rest = dict(element.attributes)
    label, subkind = rest.pop(LABEL), rest.pop(SUBKIND, "")
    shown = (subkind_of(element.attributes) or KINDS[rest[KIND]]).text.in_(lang)
    return {LABEL: label, "type": shown, **rest, **({KUMU_SUBKIND: subkind} if subkind else {})}


def from_json(whole: Object) -> Network | None:
    """The network."""
    elements, connections = objects(whole, "elements"), objects({"connections": [], **whole}, "connections")
    if elements is None or connections is None:
        return None
    loops = whole.get("loops")
    count = len(loops) if isinstance(loops, list) else 0
    found = [element_of(at, item) for at, item in enumerate(elements, 1)]
    return Network(
        found,
        by_id_or_label([connection_of(at, item) for at, item in enumerate(connections, 1)], found),
        "number",
        left_out=[Text(f"{count} lussen (loops)", f"{count} loops")] if count else (),
    )


def by_id_or_label(connections: Iterable[Connection], elements: Sequence[Element]) -> list[Connection]:
    """Connections name elements by id, or by a label that one alone has; Kumu does so too."""
    labels = ids_by_label((e.id for e in elements), (e.attributes.get(LABEL, "") for e in elements))
    return [c._replace(start=labels.get(c.start, c.start), end=labels.get(c.end, c.end)) for c in connections]


def element_of(at: int, item: Object) -> Element:
    """An element, in a file as an object, in a workbook as a row."""
    attributes = _attributes(item)
    return Element(_id(item) or attributes.get(LABEL, ""), attributes, at)


def connection_of(at: int, item: Object) -> Connection:
    """A connection, in a file as an object, in a workbook as a row."""
    start, end, arrow = (text_of(item.get(name)) for name in ("from", "to", "direction"))
    attributes = _attributes(item, "from", "to", "direction", "delayed", "reversed")
    return Connection(start, end, attributes, _ARROWS.get(arrow.lower(), "directed"), _id(item), at)


def _id(item: Object) -> str:
    return text_of(item.get("_id", item.get("id")))


def _attributes(item: Object, *apart: str) -> dict[str, str]:
    """Attributes by our names; of our own export Kumu's type only says in words what kind or relation says."""
    fields: dict[str, Any] = {n: v for n, v in item.items() if n not in ("id", "_id", "_type", "attributes", *apart)}
    inside = item.get("attributes")
    found = texts((fields | (inside if isinstance(inside, dict) else {})).items())
    if found.get(KIND) in KINDS or found.get(RELATION) in RELATIONS:
        found = {name: text for name, text in found.items() if name not in ("type", "element type", "connection type")}
        if subkind := found.pop(KUMU_SUBKIND, ""):
            found[SUBKIND] = subkind
    return found
