"""The graph as a value: nodes by kind and claims by relationship, read once and never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from opgavenkaart.graph.model import KINDS, RELATIONS

if TYPE_CHECKING:
    import networkx as nx

NONE: Mapping[str, str] = {}


class Node(NamedTuple):
    """A thing on the map, as one data set describes it or, in a graph, as all of them do together.

    `kind` is the kind of node ("organisation"), `type` its own kind column ("ministry"; several are joined by
    ";"). Dates are ISO days, months or years; empty is open. `props` holds the kind's other fields, empty ones
    left out. In a graph the first data set that fills a field is shown; `datasets` names all that describe it, and
    `described` holds what each of them says where there are several.
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
    described: tuple[Node, ...] = ()

    @property
    def label(self) -> str:
        """The short name: the abbreviation where there is one, else the name."""
        return self.abbreviation or self.name


class Claim(NamedTuple):
    """What one source says of two things. Two sources that say the same are two claims.

    `via` is empty as a source states it. Where an end was followed to its successor (see `graph.succession`) it
    holds the claim as stated, and the successions that lead from there to here.
    """

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
    via: tuple[Claim, ...] = ()

    @property
    def stated(self) -> Claim:
        """The claim as its source states it."""
        return self.via[0] if self.via else self

    @property
    def key(self) -> tuple[Any, ...]:
        """All that is claimed, hashable and in an order of its own: two claims with one key are one claim.

        Which data set says it comes last: that says least about it.
        """
        return (*self[:12], tuple(sorted(self.props.items())), self.dataset)


class Evidence(NamedTuple):
    """A claim as an answer cites it. All but the kinds of its ends are the keys in JSON."""

    relation: str
    from_: str
    to: str
    source: str
    locator: str
    quote: str
    valid_from: str
    valid_to: str
    dataset: str
    from_kind: str = ""
    to_kind: str = ""

    @property
    def ends(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two things that it joins: kind and id."""
        return (self.from_kind, self.from_), (self.to_kind, self.to)

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
            claim.from_kind,
            claim.to_kind,
        )

    @classmethod
    def of_node(cls, node: Node) -> Evidence:
        """What one data set says of a thing by itself: no relation, and nothing at the other end."""
        source, locator, quote = (node.props.get(name, "") for name in ("source", "locator", "quote"))
        period = node.valid_from, node.valid_to
        return cls("", node.id, "", source, locator, quote, *period, ";".join(node.datasets))


Cited = Claim | Evidence


class Proof(Sequence[Evidence]):
    """The evidence of a finding: each claim once, in an order that no engine decides.

    It is made when first looked at: an answer of a million findings is often asked for its figures alone.
    """

    def __init__(self, claims: Iterable[Cited] | Callable[[], Iterable[Cited]] = ()) -> None:
        self._claims = claims

    @cached_property
    def _items(self) -> tuple[Evidence, ...]:
        claims = self._claims() if callable(self._claims) else self._claims
        found: set[Evidence] = set()
        for item in claims:
            if isinstance(item, Evidence):
                found.add(item)
            else:
                found.update(map(Evidence.of, item.via or (item,)))
        return tuple(sorted(found))

    @overload
    def __getitem__(self, at: int) -> Evidence: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Evidence, ...]: ...
    def __getitem__(self, at: int | slice) -> Evidence | tuple[Evidence, ...]:
        return self._items[at]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._items == tuple(other)

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return repr(self._items)


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

    `day` is set where the graph is shown as of a date. `former` then holds the organisations that have left, by id.
    Claims still point at those among `heirs`, with the ids of who may have taken over: several where the sources
    do not tell which, none where nobody is on record. `shown` has the ids of organisations that data sets describe
    under several, each with the one under which it is here (see `graph.same`).
    """

    nodes: Mapping[str, Mapping[str, Node]]
    claims: Mapping[str, Sequence[Claim]]
    day: Day | None = None
    former: Mapping[str, Node] = field(default_factory=dict)
    heirs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)

    def node(self, kind: str, id: str) -> Node | None:
        """One node, or None; organisations that have left, or go by another id here, are found too."""
        found = self.nodes[kind].get(id)
        if found or kind != "organisation":
            return found
        return self.former.get(id) or (self.node(kind, self.shown[id]) if id in self.shown else None)

    def record(self, kind: str, id: str) -> Node | None:
        """What was told under this very id, also where it is shown as one with others."""
        node = self.node(kind, id)
        return next((told for told in node.described if told.id == id), node) if node else None

    def name(self, kind: str, id: str) -> str:
        """The full name of a node; its id where the graph does not hold it."""
        node = self.node(kind, id)
        return node.name if node else id

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
                result.add_node((kind, node.id), **_attributes(node))
        for claims in self.claims.values():
            for claim in claims:
                ends = (claim.from_kind, claim.from_id), (claim.to_kind, claim.to_id)
                result.add_edge(*ends, **_attributes(claim))
        return result


def _attributes(item: Node | Claim) -> dict[str, Any]:
    own = {name: value for name, value in item._asdict().items() if name not in ("props", "described", "via")}
    return {**item.props, **own}


def merged(descriptions: Sequence[Node]) -> Node:
    """One node from what several data sets say of it, in the order in which they first came.

    Each field is that of the first data set that fills it; a name that is only the id gives way to any other.
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
        for name in ("type", "abbreviation", "valid_from", "valid_to")
    }
    filled["name"] = next((d.name for d in descriptions if d.name != d.id), first.name)
    datasets = tuple(dict.fromkeys(dataset for d in descriptions for dataset in d.datasets))
    return first._replace(**filled, props=props, datasets=datasets, described=tuple(descriptions))
