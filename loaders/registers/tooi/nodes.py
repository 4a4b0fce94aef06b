"""TOOI lists as they are published, as nodes: expanded JSON-LD, and the XML of a value list (waardelijst)."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.files.limits import MAX_JSON, contents
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile, not_opened
from opgavenkaart.loaders.files.xml_events import AGAIN, read_xml

ROOT = "waardelijst"
CHANGES = ("invalidated", "generated", "used")
WHICH = Text(
    "Neem een registerlijst, zoals rwc_ministeries_compleet, in JSON of XML.",
    "Take a list of a register, such as rwc_ministeries_compleet, in JSON or XML.",
)
_NOT_EXPANDED = Text("het is geen uitgevouwen JSON-LD van TOOI", "it is not expanded JSON-LD of TOOI")
_BROKEN = Text("de JSON breekt af of klopt niet bij regel {line}", "the JSON breaks off or goes wrong at line {line}")
_KINDS = {"ministerie": "Ministerie", "gemeente": "Gemeente", "provincie": "Provincie", "waterschap": "Waterschap"}
_NAMES = (
    "officieleNaamInclSoort",
    "label",
    "voorkeursnaamInclSoort",
    "officieleNaamExclSoort",
    "voorkeursnaamExclSoort",
)


class TooiNode(NamedTuple):
    """A node of a TOOI list: its types and values by the last part of their names."""

    id: str
    types: Sequence[str]
    values: Mapping[str, Sequence[str]]

    @property
    def code(self) -> str:
        """The last part of its address."""
        return last(self.id)

    @property
    def historical(self) -> bool:
        """Whether it is what a body was for a time."""
        return "HistorischeVersie" in self.types or self.code.startswith("hv_")

    @property
    def event(self) -> bool:
        """Whether it is something that happened."""
        return "tijdstipWijziging" in self.values or any(change in self.values for change in CHANGES)

    @property
    def name(self) -> str:
        """Its name with what it is, as the register writes it."""
        return next((text for key in _NAMES if (text := self.one(key))), "")

    def one(self, key: str) -> str:
        """The first value."""
        return next(iter(self.values.get(key, ())), "")

    def codes(self, key: str) -> tuple[str, ...]:
        """The codes of the nodes that it names, once each."""
        return tuple(dict.fromkeys(map(last, self.values.get(key, ()))))


def last(address: str) -> str:
    """The last part of an address."""
    return clean(address.rstrip("/").rpartition("/")[2].rpartition("#")[2].strip())


def nodes_of_json(path: Path) -> list[TooiNode]:
    """The nodes of a list in JSON-LD. Raises UnreadableFile."""
    try:
        data: object = json.loads(contents(path, MAX_JSON).decode("utf-8-sig"))
    except OSError as error:
        raise not_opened(error) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(_BROKEN.format(line=getattr(error, "lineno", 1)), AGAIN) from error
    graph = data.get("@graph") if isinstance(data, dict) else data
    if not isinstance(graph, list) or not all(
        isinstance(item, dict) and isinstance(item.get("@id"), str) for item in graph
    ):
        raise UnreadableFile(_NOT_EXPANDED, WHICH)
    return [_node(item) for item in graph]


def nodes_of_xml(path: Path, progress: Progress) -> list[TooiNode]:
    """The list itself and the nodes of its values, of a value list in XML. Raises UnreadableFile."""
    listed = _ValueList()
    read_xml(path, listed, progress)
    return listed.nodes


def _node(item: Mapping[str, Any]) -> TooiNode:
    types = item.get("@type")
    values: dict[str, list[str]] = defaultdict(list)
    for key, stated in item.items():
        if not key.startswith("@") and isinstance(stated, list):
            texts = (v.get("@id") or v.get("@value") for v in stated if isinstance(v, dict))
            values[last(key)] += [str(text) for text in texts if text]
    named = [last(type) for type in types if isinstance(type, str)] if isinstance(types, list) else []
    return TooiNode(item["@id"], named, values)


class _ValueList:
    """What the reader of XML finds of a value list: a code and statements for each value, and for the list."""

    def __init__(self) -> None:
        self.nodes: list[TooiNode] = []
        self._values: dict[str, list[str]] = defaultdict(list)
        self._code = self._key = ""

    def start(self, tag: str, _attributes: Mapping[str, str], _line: object) -> bool:
        if tag in ("waarden", "waarde"):
            if not self.nodes:  # what was stated before the first value is of the list
                self.nodes.append(TooiNode("".join(self._values["identifier"][:1]), (), self._values))
            self._values, self._code = defaultdict(list), ""
        return tag in ("code", "key", "value", "omschrijving")

    def end(self, tag: str, text: str) -> None:
        if tag == "code":
            self._code = text.strip()
        elif tag == "key":
            self._key = last(text)
        elif tag == "value":
            self._values[self._key].append(text.strip())
        elif tag == "waarde" and self._code:
            types = [_KINDS.get(word, word) for word in self._code.rstrip("/").split("/")[-2:-1]]
            self.nodes.append(TooiNode(self._code, types, self._values))
