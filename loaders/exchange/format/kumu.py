"""Kumu's JSON: its blueprints to import, and the export of a whole project.

Format: https://docs.kumu.io/guides/import/blueprints. An export has ids in `_id` and all else in `attributes`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Connection, Direction, Element, Network, text_of, texts
from opgavenkaart.loaders.exchange.vocabulary import KIND, LABEL, RELATION, SUBKIND

CANNOT = Text("kleuren en vormen (die kiest u in Kumu bij het type)", "colours and shapes (chosen in Kumu by type)")
KUMU_SUBKIND = "subkind"  # "type" is what Kumu shows
_OWN = ("id", "_id", "_type", "attributes", "from", "to", "direction", "delayed", "reversed")
_ARROWS: Mapping[str, Direction] = {"undirected": "undirected", "mutual": "mutual"}


def write(going: Outgoing) -> bytes:
    """A blueprint in UTF-8. Ids are unique across elements and connections."""
    elements = [
        {"id": element.id, **element_fields(element.attributes, going.lang)} for element in going.network.elements
    ]
    connections = [
        {"id": f"c{at}", "from": link.start, "to": link.end, "direction": "directed", **link_fields(link.attributes)}
        for at, link in enumerate(going.network.connections, 1)
    ]
    whole = {"elements": elements, "connections": connections}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def element_fields(attributes: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """An element as Kumu names its fields: the type is the kind in words, the label the short name."""
    rest = {name: text for name, text in attributes.items() if name not in (LABEL, SUBKIND)}
    subkind = attributes.get(SUBKIND, "")
    own = {KUMU_SUBKIND: subkind} if subkind else {}
    return {LABEL: attributes[LABEL], "type": _type(attributes, lang), **rest, **own}


def link_fields(attributes: Mapping[str, str]) -> dict[str, str]:
    """A connection as Kumu names its fields: the type is the relation in words."""
    return {"type": attributes[LABEL], **{name: text for name, text in attributes.items() if name != LABEL}}


def _type(attributes: Mapping[str, str], lang: Lang) -> str:
    kind = KINDS[attributes[KIND]]
    values = kind.subkinds.values if kind.subkinds else ()
    own = (value.text for value in values if value.id == attributes.get(SUBKIND))
    return next(own, kind.text).in_(lang)


def lists(whole: Mapping[str, Any]) -> tuple[list[Any], list[Any]] | None:
    """The elements and connections of a file that is of this format."""
    elements, connections = whole.get("elements"), whole.get("connections", [])
    return (elements, connections) if isinstance(elements, list) and isinstance(connections, list) else None


def network(
    whole: Mapping[str, Any], elements: Sequence[Mapping[str, Any]], connections: Sequence[Mapping[str, Any]]
) -> Network:
    """The network. Connections name elements by id, or by label where an element has no id."""
    loops = whole.get("loops")
    left_out = (
        [Text(f"{len(loops)} lussen (loops)", f"{len(loops)} loops")] if isinstance(loops, list) and loops else []
    )
    return Network(
        [
            Element(_id(e) or text_of(_fields(e).get(LABEL)), attributes(_fields(e)), at)
            for at, e in enumerate(elements, 1)
        ],
        [
            Connection(
                text_of(link.get("from")),
                text_of(link.get("to")),
                attributes(_fields(link)),
                _ARROWS.get(str(link.get("direction")), "directed"),
                _id(link),
                at,
            )
            for at, link in enumerate(connections, 1)
        ],
        "number",
        left_out=left_out,
    )


def _id(item: Mapping[str, Any]) -> str:
    return text_of(item.get("_id", item.get("id")))


def _fields(item: Mapping[str, Any]) -> dict[str, Any]:
    inside = item.get("attributes")
    return {n: v for n, v in item.items() if n not in _OWN} | (inside if isinstance(inside, dict) else {})


def attributes(fields: Mapping[str, Any]) -> dict[str, str]:
    """Attributes by our names; of our own export Kumu's type only says in words what kind or relation says."""
    found = texts(fields.items())
    if found.get(KIND) in KINDS or found.get(RELATION) in RELATIONS:
        found = {name: text for name, text in found.items() if name not in ("type", "element type", "connection type")}
        if subkind := found.pop(KUMU_SUBKIND, ""):
            found[SUBKIND] = subkind
    return found
