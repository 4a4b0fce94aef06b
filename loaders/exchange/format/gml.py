"""GML, which older tools write. It is not written: GraphML says the same, and more tools read it.

Format: Himsolt, GML: A portable Graph File Format (1997), section 2: keys, each with a number, a text between quotes,
which may go on over lines and has &-entities, or more keys between brackets.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from opgavenkaart.graph.text import Text, same
from opgavenkaart.loaders.exchange.network import Connection, Direction, Element, Network, text_of, texts
from opgavenkaart.loaders.files.detect import FileStart
from opgavenkaart.loaders.files.encodings import decoded
from opgavenkaart.loaders.files.limits import MAX_JSON, contents
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile, not_opened

SUFFIX = ".gml"
WHAT = same("GML")
AGAIN = Text("Exporteer het opnieuw, liefst als GraphML.", "Export it again, as GraphML if possible.")
MAX_DEPTH = 100  # of brackets
_WORD = re.compile(r'(?m)^\s*#.*$|"(?P<text>[^"]*)"|(?P<bare>[\[\]]|[^\s\[\]"]+)|(?P<open>")')
_NOT_A_KEY = Text(
    "op regel {line} staat {word} waar een woord hoort, zoals node of label",
    "line {line} has {word} where a word belongs, such as node or label",
)
_NO_VALUE = Text(
    "op regel {line} staat {word} waar een waarde hoort: een getal, een tekst tussen aanhalingstekens of [",
    "line {line} has {word} where a value belongs: a number, a text between quotes or [",
)
_NOT_CLOSED = Text("wat op regel {line} begint, wordt niet gesloten", "what begins on line {line} is not closed")
_TOO_DEEP = Text("op regel {line} is het te diep genest", "line {line} is nested too deep")
_NO_GRAPH = Text("er staat geen graph [ … ] in", "there is no graph [ … ] in it")


class _Word(NamedTuple):
    """A key, number, bracket, or text between quotes."""

    text: str
    line: int
    is_quoted: bool


class _Block(NamedTuple):
    """What stands between brackets: keys, which may repeat, with their values."""

    line: int
    pairs: "list[tuple[str, str | _Block]]"

    def blocks(self, key: str) -> "Iterator[_Block]":
        return (value for name, value in self.pairs if name == key and isinstance(value, _Block))

    def text(self, key: str) -> str:
        """The value of a key, of the first if it repeats; "" where there is none."""
        return next((value for name, value in self.pairs if name == key and isinstance(value, str)), "")

    def attributes(self, *apart: str) -> dict[str, str]:
        """All values by key; those of one key as a list, those between brackets as an object."""
        found: dict[str, list[object]] = {}
        for name, value in self.pairs:
            if name not in apart:
                found.setdefault(name, []).append(value if isinstance(value, str) else value.attributes())
        return texts((name, values[0] if len(values) == 1 else values) for name, values in found.items())


def detect(start: FileStart) -> bool:
    """Whether a file is called so and has a bracket."""
    return start.suffix == ".gml" and b"[" in start.text and not start.text.startswith(b"<")


def read(path: Path, progress: Progress) -> Network:
    """The nodes and edges of every graph in the file."""
    try:
        whole = _parse(decoded(contents(path, MAX_JSON)).text)
    except OSError as error:
        raise not_opened(error) from error
    progress(1)
    graphs = list(whole.blocks("graph"))
    if not graphs:
        raise _wrong(_NO_GRAPH)
    elements, connections = [], []
    for graph in graphs:
        direction: Direction = "directed" if graph.text("directed") == "1" else "undirected"
        elements += [Element(node.text("id"), node.attributes("id"), node.line) for node in graph.blocks("node")]
        for edge in graph.blocks("edge"):
            ends = edge.text("source"), edge.text("target")
            attributes = edge.attributes("source", "target", "key", "id")
            connections.append(Connection(*ends, attributes, direction, edge.text("id"), edge.line))
    return Network(elements, connections)


def _parse(text: str) -> _Block:
    """The file as one block. Raises UnreadableFile with the line at which it goes wrong."""
    enclosing = [_Block(1, [])]
    words = _words(text)
    for word in words:
        if word.text == "]" and not word.is_quoted and len(enclosing) > 1:
            enclosing.pop()
            continue
        if word.is_quoted or not (word.text[0].isalpha() or word.text[0] == "_"):
            raise _wrong(_NOT_A_KEY, word)
        value = next(words, None)
        if value is None:
            raise _wrong(_NOT_CLOSED, word)
        if value.is_quoted:
            enclosing[-1].pairs.append((word.text, value.text))
        elif value.text == "[":
            block = _Block(word.line, [])
            enclosing[-1].pairs.append((word.text, block))
            enclosing.append(block)
            if len(enclosing) > MAX_DEPTH:
                raise _wrong(_TOO_DEEP, word)
        elif value.text == "]":
            raise _wrong(_NO_VALUE, value)
        else:
            enclosing[-1].pairs.append((word.text, value.text))
    if len(enclosing) > 1:
        raise _wrong(_NOT_CLOSED, _Word("[", enclosing[-1].line, is_quoted=False))
    return enclosing[0]


def _words(text: str) -> Iterator[_Word]:
    line, counted = 1, 0
    for found in _WORD.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        if found["open"]:
            raise _wrong(_NOT_CLOSED, _Word('"', line, is_quoted=True))
        if found["text"] is not None:
            yield _Word(text_of(unescape(found["text"])), line, is_quoted=True)
        elif found["bare"]:
            yield _Word(found["bare"], line, is_quoted=False)


def _wrong(reason: Text, word: _Word | None = None) -> UnreadableFile:
    shown = reason.format(line=word.line, word=f'"{word.text[:40]}"') if word else reason
    return UnreadableFile(Text(f"de GML klopt niet: {shown.nl}", f"the GML is wrong: {shown.en}"), AGAIN)
