"""TOOI lists as they are published: expanded JSON-LD, and the XML of a value list (waardelijst)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile, not_opened
from opgavenkaart.loaders.files.xml_events import AGAIN, read_xml
from opgavenkaart.loaders.registers.model import Contents
from opgavenkaart.loaders.registers.tooi.bodies import contents_of
from opgavenkaart.loaders.registers.tooi.nodes import HISTORICAL, TooiNode, last

ROOT = "waardelijst"
_NOT_EXPANDED = Text("het is geen uitgevouwen JSON-LD van TOOI", "it is not expanded JSON-LD of TOOI")
_NO_BODIES = Text("in deze lijst van TOOI staan geen organisaties", "this list of TOOI holds no organisations")
_WHICH = Text(
    "Neem een registerlijst, zoals rwc_ministeries_compleet, in JSON of XML.",
    "Take a list of a register, such as rwc_ministeries_compleet, in JSON or XML.",
)
_KINDS = {"ministerie": "Ministerie", "gemeente": "Gemeente", "provincie": "Provincie", "waterschap": "Waterschap"}


def read_tooi_json(path: Path, progress: Progress) -> Contents:
    """All that a list in JSON-LD says of bodies. Raises UnreadableFile."""
    try:
        data: object = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise not_opened(error) from error
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        reason = Text(
            f"de JSON breekt af of klopt niet bij regel {line}", f"the JSON breaks off or goes wrong at line {line}"
        )
        raise UnreadableFile(reason, AGAIN) from error
    graph = data.get("@graph") if isinstance(data, dict) else data
    if not isinstance(graph, list) or not all(
        isinstance(item, dict) and isinstance(item.get("@id"), str) for item in graph
    ):
        raise UnreadableFile(_NOT_EXPANDED, _WHICH)
    return _checked(path, [_node(item) for item in graph], progress)


def read_tooi_xml(path: Path, progress: Progress) -> Contents:
    """All that a value list in XML says of bodies. Raises UnreadableFile."""
    listed = _ValueList()
    read_xml(path, listed, progress)
    about = TooiNode(listed.about.get("identifier", ("",))[0], (), listed.about)
    return _checked(path, [about, *listed.nodes], progress)


def _checked(path: Path, nodes: list[TooiNode], progress: Progress) -> Contents:
    contents = contents_of(path, nodes)
    if not contents.bodies and not contents.names:
        raise UnreadableFile(_NO_BODIES, _WHICH)
    progress(1)
    return contents


def _node(item: Mapping[str, Any]) -> TooiNode:
    types = item.get("@type")
    values: dict[str, tuple[str, ...]] = {}
    for key, stated in item.items():
        if not key.startswith("@") and isinstance(stated, list):
            texts = (v.get("@id") or v.get("@value") for v in stated if isinstance(v, dict))
            values[last(key)] = (*values.get(last(key), ()), *(str(text) for text in texts if text))
    named = (last(type) for type in types if isinstance(type, str)) if isinstance(types, list) else ()
    return TooiNode(item["@id"], tuple(named), values)


class _ValueList:
    """What the reader of XML finds of a value list: a code and statements for each value, and for the list."""

    def __init__(self) -> None:
        self.nodes: list[TooiNode] = []
        self.about: Mapping[str, tuple[str, ...]] = {}
        self._values: dict[str, list[str]] = defaultdict(list)
        self._code = self._key = ""
        self._inside = False

    def start(self, tag: str, _attributes: Mapping[str, str], _line: object) -> bool:
        if tag in ("waarden", "waarde"):
            if not self._inside:
                self.about = {key: tuple(texts) for key, texts in self._values.items()}
            self._inside = True
            self._values.clear()
            self._code = ""
        return tag in ("code", "key", "value", "omschrijving")

    def end(self, tag: str, text: str) -> None:
        if tag == "code":
            self._code = text.strip()
        elif tag == "key":
            self._key = last(text)
        elif tag == "value":
            self._values[self._key].append(text.strip())
        elif tag == "waarde" and self._code:
            kind = self._code.rstrip("/").split("/")[-2:-1]
            types = tuple(_KINDS.get(word, word) for word in kind)
            historical = (HISTORICAL,) if last(self._code).startswith("hv_") else ()
            values = {key: tuple(texts) for key, texts in self._values.items()}
            self.nodes.append(TooiNode(self._code, (*historical, *types), values))
