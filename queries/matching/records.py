"""What is compared: an organisation as data sets describe it, or a name in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from opgavenkaart.graph.graph import Graph, Node, Reads, merged
from opgavenkaart.graph.identity.official_ids import OfficialCode, official_codes
from opgavenkaart.graph.model import IDENTITY
from opgavenkaart.queries.core.grouping import reached
from opgavenkaart.queries.matching.name_parts import Name, name_of
from opgavenkaart.queries.matching.parents import Parent, parents

READS = Reads(("organisation", "name"), ("HAS_NAME", "PART_OF", "SUCCEEDED_BY", *IDENTITY))
NO_HEADS: Mapping[str, str] = {}


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
    return _with_abbreviations(Record("", text, (RecordName(text, name_of(text)),)))


def _with_abbreviations(record: Record) -> Record:
    names = [called.name for called in record.called]
    none = frozenset[str]()
    return record._replace(
        stated=none.union(*(n.stated for n in names)), initials=none.union(*(n.initials for n in names))
    )


def records(graph: Graph, dataset: str = "", heads: Mapping[str, str] = NO_HEADS) -> list[Record]:
    """The organisations of a graph as its data sets have them, or as one does, in order of id.

    `heads` has the canonical id of each merged record (`identity.merge`), where the graph does not.
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
        described = [d for d in node.described or (node,) if not dataset or dataset in d.datasets]
        if described:
            heirs = frozenset(reached(id, ahead.__getitem__) - {id} if id in ahead else ())
            found.append(_with_abbreviations(_record(merged(described), names[id], above.get(id, ()), heirs)))
    return found


def _record(node: Node, names: Iterable[Node], parents: tuple[Parent, ...], heirs: frozenset[str]) -> Record:
    called: dict[str, RecordName] = {}

    def add(named: Node, former: bool) -> None:
        name = name_of(named.name, named.abbreviation)
        shown = RecordName(named.name, name, named.valid_from, named.valid_to, former and name.key not in now)
        called.setdefault(f"{name.key} {named.abbreviation}", shown)

    now: set[str] = set()
    for description in node.described or (node,):
        add(description, former=False)
    now |= {one.name.key for one in called.values()}
    for name in names:
        add(name, former=True)
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
