"""What is compared: an organisation as data sets describe it, or a name in a text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.graph import Graph, Node, Reads, merged
from opgavenkaart.graph.identity.official_ids import OfficialCode, official_codes
from opgavenkaart.graph.model import IDENTITY
from opgavenkaart.graph.text import match_key
from opgavenkaart.queries.core.grouping import grouped, nested, reached
from opgavenkaart.queries.matching.name_parts import Name, name_of

READS = Reads(("organisation", "name"), ("HAS_NAME", "PART_OF", "SUCCEEDED_BY", *IDENTITY))
NO_HEADS: Mapping[str, str] = {}


class RecordName(NamedTuple):
    """A name of a record, from when to when; `former` where it bore it for a time beside the name that it has."""

    text: str
    name: Name
    valid_from: str = ""
    valid_to: str = ""
    former: bool = False


class Parent(NamedTuple):
    """An organisation that a record is part of. `ids` and `names` are of it and of all above it, up to the top."""

    ids: tuple[str, ...]  # canonical
    names: tuple[str, ...]  # as they are compared
    shown: str  # its short name, with the name of what is at the top
    datasets: tuple[str, ...]


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
    above = _parents(graph, heads)
    nodes = graph.nodes["name"]
    named = grouped((c for c in graph.claims["HAS_NAME"] if c.to_id in nodes), lambda c: c.from_id)
    ahead = nested(graph.claims["SUCCEEDED_BY"], lambda c: (c.from_id, c.to_id))
    found = []
    for id, node in sorted(graph.nodes["organisation"].items()):
        described = [d for d in node.described or (node,) if not dataset or dataset in d.datasets]
        if described:
            heirs = frozenset(reached(id, lambda at: ahead.get(at, ())) - {id})
            names = [nodes[claim.to_id] for claim in named.get(id, ())]
            found.append(_with_abbreviations(_record(merged(described), names, above.get(id, ()), heirs)))
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


def _parents(graph: Graph, heads: Mapping[str, str]) -> Mapping[str, tuple[Parent, ...]]:
    """What each organisation is part of, in order of id."""
    nodes = graph.nodes["organisation"]
    part_of = (c for c in graph.claims["PART_OF"] if c.from_kind == "organisation" and c.to_id in nodes)
    above = {id: sorted(of) for id, of in nested(part_of, lambda c: (c.from_id, c.to_id)).items()}
    found = {of: _parent(nodes, above, of, heads) for ids in above.values() for of in ids}
    return {id: tuple(found[of] for of in ids) for id, ids in above.items()}


def _parent(nodes: Mapping[str, Node], above: Mapping[str, Sequence[str]], id: str, heads: Mapping[str, str]) -> Parent:
    """Where something is part of several, the first by id counts; what comes back to where it began ends there."""
    path = [id]
    while (up := min(above.get(path[-1], ()), default="")) and up not in path:
        path.append(up)
    first, top = nodes[id], nodes[path[-1]]
    shown = first.label if len(path) == 1 else f"{first.label} ({top.name})"
    names = tuple(match_key(nodes[of].name) for of in path)
    return Parent(tuple(heads.get(of, of) for of in path), names, shown, first.datasets)
