"""XML of other tools: read piece by piece, without entities; written without what XML cannot hold."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.exchange.network import Connection, Direction, Element, Network
from opgavenkaart.loaders.files.detect import FileStart
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile
from opgavenkaart.loaders.files.xml_events import Reader, read_xml

AGAIN = Text(
    "Exporteer het opnieuw uit het programma waar het vandaan komt, als GraphML of GEXF.",
    "Export it again from the program that it comes from, as GraphML or GEXF.",
)
CONTROL = Text("besturingstekens in teksten (die worden �)", "control characters in texts (they become �)")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)


class Open(NamedTuple):
    """A node or edge whose end is not met yet; `spells` are the times that GEXF gives it."""

    tag: str
    attributes: dict[str, str]
    spells: list[Mapping[str, str]]


class NetworkReader(Reader):
    """Gathers the elements and connections of a file; a format says what its tags are."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.connections: list[Connection] = []
        self.enclosing: list[Open] = []
        self.defaults: defaultdict[str, dict[str, str]] = defaultdict(dict)  # by tag: of attributes without a value
        self.left_out: Counter[Text] = Counter()  # may name its {count}

    def begin(
        self, tag: str, xml: Mapping[str, str], attributes: dict[str, str], direction: Direction, line: int
    ) -> None:
        """A node or edge begins, with what its tag states."""
        id, start, end = (clean(xml.get(name, "")) for name in ("id", "source", "target"))
        self.enclosing.append(Open(tag, attributes, []))
        if tag == "node":
            self.elements.append(Element(id, attributes, line))
        else:
            self.connections.append(Connection(start, end, attributes, direction, id, line))

    def finish(self) -> None:
        """The innermost node or edge ends: what it does not state is as by default."""
        tag, attributes, _ = self.enclosing.pop()
        for name, value in self.defaults[tag].items():
            attributes.setdefault(name, value)


def read(path: Path, reader: NetworkReader, progress: Progress) -> Network:
    """The network in a file. Raises UnreadableFile, which says where to get a better one."""
    try:
        read_xml(path, reader, progress)
    except UnreadableFile as error:
        if isinstance(error.__cause__, OSError):
            raise
        raise UnreadableFile(error.reason, AGAIN) from error
    left_out = [text.format(count=count) for text, count in reader.left_out.items() if count]
    return Network(reader.elements, reader.connections, left_out=left_out)


def has_root(tag: str, start: FileStart) -> bool:
    """Whether a file is XML with this first element; one with a document type is not looked into, its suffix counts."""
    root, has_doctype = start.root
    return tag == (start.suffix.removeprefix(".") if has_doctype else root)


def holdable(text: str) -> str:
    """A text as XML can hold it."""
    return _FORBIDDEN.sub("\ufffd", text)
