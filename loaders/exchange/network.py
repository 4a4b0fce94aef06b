"""A network as other tools keep it: elements and connections with attributes of text, each knowing where it stood."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.files.workbook.read import as_text
from opgavenkaart.loaders.problems.problem import Code, Counted, Place, Problem

if TYPE_CHECKING:
    import networkx as nx

Object = Mapping[str, Any]  # of JSON
Direction = Literal["directed", "undirected", "mutual"]


class Element(NamedTuple):
    """A node. `at` is its row, line or number in the file; 0 where it comes from no file."""

    id: str
    attributes: Mapping[str, str]
    at: int = 0


class Connection(NamedTuple):
    """An edge between the elements with these ids."""

    start: str
    end: str
    attributes: Mapping[str, str]
    direction: Direction = "directed"
    id: str = ""
    at: int = 0


class Note(NamedTuple):
    """What is to be reported of a file as a whole, with an example."""

    code: Code
    example: str


@dataclass
class Network:
    """All of a file. `left_out` are the parts of it that this tool has no use for; they are reported once."""

    elements: Sequence[Element]
    connections: Sequence[Connection]
    counted: Counted = "line"  # what `at` counts
    sheets: tuple[str, str] = ("", "")  # in a workbook: the sheets of elements and of connections
    bare: bool = False  # a list of connections, whose ends are known from elsewhere
    left_out: Sequence[Text] = field(default_factory=tuple)
    notes: Sequence[Note] = field(default_factory=tuple)


NODES, EDGES = "nodes", "edges"


def sheets_of(network: Network, file: str) -> tuple[Sheet, Sheet]:
    """The network as two tables, for a mapping: `nodes` with id, `edges` with from, to and direction."""
    nodes = _sheet(file, NODES, ("id",), [((e.id,), e.attributes) for e in network.elements])
    ends = [((c.start, c.end, c.direction), c.attributes) for c in network.connections]
    edges = _sheet(file, EDGES, ("from", "to", "direction"), ends)
    return nodes, replace(edges, problems=noted(network, file))


def noted(network: Network, file: str) -> list[Problem]:
    """The notes of a network as problems of its file."""
    return [Problem(note.code, file, value=note.example) for note in network.notes]


def _sheet(
    file: str, name: str, own: tuple[str, ...], rows: Sequence[tuple[tuple[str, ...], Mapping[str, str]]]
) -> Sheet:
    """One row for each; an attribute called like a column of our own gets a star."""
    titles = list(dict.fromkeys(title for _, attributes in rows for title in attributes))
    cells = [[*own, *(f"{title}*" if title in own else title for title in titles)]]
    cells += [[*first, *(attributes.get(title, "") for title in titles)] for first, attributes in rows]
    return Sheet(Place(file, name), name, cells)


def objects(whole: Object, *names: str) -> list[Object] | None:
    """The list in an object by the first of these names that it has; entries that are no objects count as empty ones.

    None where there is no list, nor an object of objects by their ids.
    """
    found = next((whole[name] for name in names if name in whole), None)
    if isinstance(found, dict) and all(isinstance(item, dict) for item in found.values()):
        found = [{"id": id, **item} for id, item in found.items()]
    return [item if isinstance(item, dict) else {} for item in found] if isinstance(found, list) else None


class TwiceInJson(ValueError):
    """A name that stands twice in one object of JSON."""


def only_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON. Raises TwiceInJson where a name stands twice: of the two a reader sees only the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _ in pairs)
        raise TwiceInJson(next(name for name in times if times[name] > 1))
    return found


def texts(values: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Attributes as text, empty ones left out; the parts of a list are joined by ";"."""
    found = ((clean(str(name)), text_of(value)) for name, value in values)
    return {name: text for name, text in found if text.strip()}


def text_of(value: object) -> str:
    """A value of JSON as it would stand in a cell, which is cleaned where all cells are."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(filter(None, map(text_of, value)))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return as_text(value)


def multigraph(network: Network, text: Callable[[str], str] = str) -> "nx.MultiDiGraph[str]":
    """The network as networkx has it, to be written by networkx; each text is put through `text`.

    The key of a connection becomes its id in XML, which no two may have (edge_id_unique in the schema of GraphML).
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for element in network.elements:
        graph.add_node(text(element.id), **{name: text(value) for name, value in element.attributes.items()})
    for at, link in enumerate(network.connections):
        start, end = text(link.start), text(link.end)
        key = graph.add_edge(start, end, f"e{at}")
        graph[start][end][key].update({name: text(value) for name, value in link.attributes.items()})
    return graph
