"""What is compared: an organisation as data sets describe it, or a name in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from opgavenkaart.graph.graph import Graph, Node, Reads, merged
from opgavenkaart.graph.identity.official_ids import OfficialCode, official_codes
from opgavenkaart.graph.model import IDENTITY
from opgavenkaart.queries.matching.name_parts import Name, name_of
from opgavenkaart.queries.matching.parents import Parent, parents

READS = Reads(("organisation", "name"), ("HAS_NAME", "PART_OF", "SUCCEEDED_BY", *IDENTITY))
NONE: Mapping[str, str] = {}


class RecordName(NamedTuple):
    """A name of a record, from when to when; `former` where it bore it for a time beside the name that it has."""

    text: str
    name: Name
    valid_from: str = ""
    valid_to: str = ""
    former: bool = False


class Record(NamedTuple):
    """One side of a proposal. A name in a text has no id, and nothing but that name."""

    id: str
    name: str
    called: tuple[RecordName, ...]
    kind: str = ""
    valid_from: str = ""
    valid_to: str = ""
    official_id: str = ""
    codes: frozenset[OfficialCode] = frozenset()
    parents: tuple[Parent, ...] = ()
    heirs: frozenset[str] = frozenset()  # all that followed it, and followed those
    datasets: tuple[str, ...] = ()
    stated: frozenset[str] = frozenset()  # abbreviations of all its names
    initials: frozenset[str] = frozenset()


def text_record(text: str) -> Record:
    """A name as some text has it."""
    return _shortened(Record("", text, (RecordName(text, name_of(text)),)))


def _shortened(record: Record) -> Record:
    names = [called.name for called in record.called]
    none = frozenset[str]()
    return record._replace(
        stated=none.union(*(n.stated for n in names)), initials=none.union(*(n.initials for n in names))
    )


def records(graph: Graph, dataset: str = "", heads: Mapping[str, str] = NONE) -> list[Record]:
    """The organisations of a graph as its data sets have them, or as one does, in order of id.

    `heads` has the id by which a record goes that is one with others (`identity.merge`), where the graph does not.
    """
    names: dict[str, list[Node]] = defaultdict(list)
    above = parents(graph, heads)
    ahead: dict[str, set[str]] = defaultdict(set)
    for claim in graph.claims["HAS_NAME"]:
        if name := graph.nodes["name"].get(claim.to_id):
            names[claim.from_id].append(name)
    for claim in graph.claims["SUCCEEDED_BY"]:
        ahead[claim.from_id].add(claim.to_id)
    found = []
    for id, node in sorted(graph.nodes["organisation"].items()):
        told = [d for d in node.described or (node,) if not dataset or dataset in d.datasets]
        if told:
            found.append(_shortened(_record(merged(told), names[id], above.get(id, ()), _reached(id, ahead))))
    return found


def _record(node: Node, names: Iterable[Node], parents: tuple[Parent, ...], heirs: frozenset[str]) -> Record:
    called: dict[str, RecordName] = {}
    for told in node.described or (node,):
        name = name_of(told.name, told.abbreviation)
        called.setdefault(
            f"{name.key} {told.abbreviation}", RecordName(told.name, name, told.valid_from, told.valid_to)
        )
    now = {one.name.key for one in called.values()}
    for told in names:
        name = name_of(told.name, told.abbreviation)
        former = name.key not in now
        called.setdefault(
            f"{name.key} {told.abbreviation}", RecordName(told.name, name, told.valid_from, told.valid_to, former)
        )
    return Record(
        node.id,
        node.name,
        tuple(called.values()),
        node.type,
        node.valid_from,
        node.valid_to,
        node.props.get("official_id", ""),
        official_codes(node),
        parents,
        heirs,
        node.datasets,
    )


def _reached(start: str, ahead: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """All that followed it; succession that comes back to where it began ends there."""
    if start not in ahead:
        return frozenset()
    seen: set[str] = set()
    todo = [start]
    while todo:
        for heir in ahead.get(todo.pop(), ()):
            if heir not in seen:
                seen.add(heir)
                todo.append(heir)
    return frozenset(seen - {start})
