"""The graph as a value: nodes by kind and claims by relationship, read once and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from opgavenkaart.graph.model import KINDS, RELATIONS

if TYPE_CHECKING:
    import networkx as nx

NONE: Mapping[str, str] = {}


class Node(NamedTuple):
    """A thing on the map, as one data set describes it or, in a graph, as all of them do together.

    `kind` is the kind of node ("organisation"), `type` its own kind column ("ministry"; several are joined by
    ";"). Dates are ISO days, months or years; empty is open. `props` holds the kind's other fields, empty ones
    left out. In a graph the first data set that fills a field is shown; `datasets` names all that describe it.
    """

    kind: str
    id: str
    name: str
    type: str = ""
    abbreviation: str = ""
    valid_from: str = ""
    valid_to: str = ""
    props: Mapping[str, str] = NONE
    datasets: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The short name: the abbreviation where there is one, else the name."""
        return self.abbreviation or self.name


class Claim(NamedTuple):
    """What one source says of two things. Two sources that say the same are two claims."""

    relation: str
    from_kind: str
    from_id: str
    to_kind: str
    to_id: str
    role: str = ""
    source: str = ""
    locator: str = ""
    quote: str = ""
    valid_from: str = ""
    valid_to: str = ""
    note: str = ""
    dataset: str = ""
    props: Mapping[str, str] = NONE


class Evidence(NamedTuple):
    """A claim as an answer cites it; the same keys as in JSON."""

    relation: str
    from_: str
    to: str
    source: str
    locator: str
    quote: str
    valid_from: str
    valid_to: str
    dataset: str

    @classmethod
    def of(cls, claim: Claim) -> Evidence:
        """The claim without what the answer's own columns already say."""
        return cls(
            claim.relation,
            claim.from_id,
            claim.to_id,
            claim.source,
            claim.locator,
            claim.quote,
            claim.valid_from,
            claim.valid_to,
            claim.dataset,
        )


def evidence(claims: Iterable[Claim]) -> tuple[Evidence, ...]:
    """Claims as evidence, each once, in an order that does not depend on the engine."""
    return tuple(sorted({Evidence.of(claim) for claim in claims}))


class Reads(NamedTuple):
    """What a question needs of a graph: kinds of node and relationships."""

    kinds: tuple[str, ...]
    relations: tuple[str, ...]

    def __or__(self, other: object) -> Reads:
        if not isinstance(other, Reads):
            return NotImplemented
        return Reads(
            tuple(dict.fromkeys((*self.kinds, *other.kinds))),
            tuple(dict.fromkeys((*self.relations, *other.relations))),
        )


EVERYTHING = Reads(tuple(KINDS), tuple(RELATIONS))


class Day(NamedTuple):
    """A date asked for: its first and last day. A month or a year is all its days."""

    first: str
    last: str

    def meets(self, valid_from: str, valid_to: str) -> bool:
        """Whether the half-open period overlaps this date; empty ends are open."""
        return valid_from <= self.last and (not valid_to or valid_to > self.first)


@dataclass(frozen=True)
class Graph:
    """Nodes by kind and id, and claims by relationship; only what was read (see `Reads`).

    `day` is set where the graph is shown as of a date. `former` then holds the organisations that had ended by
    that day but that claims still point at, by id.
    """

    nodes: Mapping[str, Mapping[str, Node]]
    claims: Mapping[str, Sequence[Claim]]
    day: Day | None = None
    former: Mapping[str, Node] = field(default_factory=dict)

    def node(self, kind: str, id: str) -> Node | None:
        """One node, or None; organisations that have ended by the day of the graph are found too."""
        found = self.nodes[kind].get(id)
        return found or (self.former.get(id) if kind == "organisation" else None)

    def label(self, kind: str, id: str) -> str:
        """The short name of a node; its id where the graph does not hold it."""
        node = self.node(kind, id)
        return node.label if node else id

    def networkx(self) -> nx.MultiDiGraph[tuple[str, str]]:
        """The graph for whole-graph measures: nodes are (kind, id), edges carry the claim's fields."""
        import networkx as nx

        result: nx.MultiDiGraph[tuple[str, str]] = nx.MultiDiGraph()
        for kind, nodes in self.nodes.items():
            for node in nodes.values():
                result.add_node((kind, node.id), **{**node.props, **node._asdict(), "props": None})
        for claims in self.claims.values():
            for claim in claims:
                ends = (claim.from_kind, claim.from_id), (claim.to_kind, claim.to_id)
                result.add_edge(*ends, **{**claim.props, **claim._asdict(), "props": None})
        return result


def merged(descriptions: Sequence[Node]) -> Node:
    """One node from what several data sets say of it, in the order in which they first came.

    Each field is that of the first data set that fills it.
    """
    first = descriptions[0]
    if len(descriptions) == 1:
        return first
    props: dict[str, str] = {}
    for description in descriptions:
        for name, value in description.props.items():
            props.setdefault(name, value)
    filled = {
        name: next((value for d in descriptions if (value := getattr(d, name))), "")
        for name in ("name", "type", "abbreviation", "valid_from", "valid_to")
    }
    datasets = tuple(dataset for d in descriptions for dataset in d.datasets)
    return first._replace(**filled, props=props, datasets=datasets)
