"""The graph as a value: nodes by kind and claims by relationship, read once and never changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from opgavenkaart.graph import conversions
from opgavenkaart.graph.dates import DateSpan
from opgavenkaart.graph.model import KINDS, RELATIONS

if TYPE_CHECKING:
    from pyvis.network import Network

    from opgavenkaart.graph.edition import Edition
    from opgavenkaart.graph.text import Lang
    from opgavenkaart.viz.notebook import NotebookMap

NO_PROPS: Mapping[str, str] = {}


class Node(NamedTuple):
    """A thing on the map: its record in one data set or, in a graph, all its records together.

    `kind` is the kind of node ("organisation"), `type` its own kind column ("ministry"; several are joined by
    ";"). Dates are ISO days, months or years; empty is open. `props` holds the kind's other fields, empty ones
    left out. In a graph each field is that of the first data set that fills it; `datasets` names all that describe
    the node, and `described` holds the record of each where there are several.
    """

    kind: str
    id: str
    name: str
    type: str = ""
    abbreviation: str = ""
    valid_from: str = ""
    valid_to: str = ""
    props: Mapping[str, str] = NO_PROPS
    datasets: tuple[str, ...] = ()
    described: "tuple[Node, ...]" = ()

    @property
    def label(self) -> str:
        """The short name: the abbreviation where there is one, else the name."""
        return self.abbreviation or self.name


class Claim(NamedTuple):
    """A relationship between two nodes with its source. Two sources that state the same are two claims.

    `via` is empty in a claim as its source states it. Where an end was moved to its
    successor (see `graph.succession`) it holds the claim as stated, and the successions that lead there.
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
    props: Mapping[str, str] = NO_PROPS
    via: "tuple[Claim, ...]" = ()

    @property
    def ends(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two nodes that it joins: kind and id."""
        return (self.from_kind, self.from_id), (self.to_kind, self.to_id)

    @property
    def stated(self) -> "Claim":
        """The claim as its source states it."""
        return self.via[0] if self.via else self

    @property
    def key(self) -> tuple[Any, ...]:
        """All fields as a hashable value that can be sorted: claims with one key are one claim.

        The data set comes last, because it matters least in an order.
        """
        return (*self[:12], tuple(sorted(self.props.items())), self.dataset)


as_claim: Callable[[tuple[object, ...]], Claim] = partial(tuple.__new__, Claim)
"""The claim of a tuple of all its fields; where many are made, quicker than `Claim._make`, which counts them."""


def repeats(claims: Sequence[Claim]) -> dict[int, int]:
    """The places of claims that are equal to an earlier one, each with the place of the first such.

    Few are looked at in full: those of a relation whose ends another joins too.
    """
    ends: dict[str, list[tuple[str, str]]] = {}
    for relation, of in groupby(claims, itemgetter(0)):
        ends.setdefault(relation, []).extend(map(itemgetter(2, 4), of))
    counts = {relation: Counter(of) for relation, of in ends.items() if len(set(of)) < len(of)}
    first: dict[tuple[Any, ...], int] = {}
    found: dict[int, int] = {}
    for at, claim in enumerate(claims) if counts else ():
        if claim[0] in counts and counts[claim[0]][claim[2], claim[4]] > 1:
            other = first.setdefault(claim.key, at)
            if other != at:
                found[at] = other
    return found


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
        """The two nodes that it joins: kind and id."""
        return (self.from_kind, self.from_), (self.to_kind, self.to)

    @classmethod
    def of(cls, claim: Claim) -> "Evidence":
        """The claim without what the answer's own columns already have."""
        (from_kind, from_id), (to_kind, to_id) = claim.ends
        return cls(claim.relation, from_id, to_id, *claim[6:11], claim.dataset, from_kind, to_kind)

    @classmethod
    def of_node(cls, node: Node) -> "Evidence":
        """A record as evidence: no relation, and nothing at the other end."""
        source, locator, quote = (node.props.get(name, "") for name in ("source", "locator", "quote"))
        period = node.valid_from, node.valid_to
        return cls("", node.id, "", source, locator, quote, *period, ";".join(node.datasets))


Citable = Claim | Evidence


class EvidenceList(Sequence[Evidence]):
    """The evidence of a finding: each claim once, in an order that no engine decides.

    It is made when first looked at: an answer of a million findings is often asked for its figures alone.
    """

    def __init__(self, claims: Iterable[Citable] | Callable[[], Iterable[Citable]] = ()) -> None:
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

    def __getitem__(self, at: Any) -> Any:
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
    """What a question needs of a graph: kinds of node ("issue") and relationships ("RESPONSIBLE_FOR").

    `first | second` is what both need.
    """

    kinds: tuple[str, ...]
    relations: tuple[str, ...]

    def __or__(self, other: object) -> "Reads":
        if not isinstance(other, Reads):
            return NotImplemented
        return Reads(*(tuple(dict.fromkeys((*own, *more))) for own, more in zip(self, other, strict=True)))


EVERYTHING = Reads(tuple(KINDS), tuple(RELATIONS))


@dataclass(frozen=True, repr=False)
class Graph:
    """Nodes by kind and id, and claims by relationship; only what was read (see `Reads`).

    Attributes
    ----------
    nodes, claims
        `nodes["issue"]["thuiswerken"]` is a `Node`, `claims["RESPONSIBLE_FOR"]` a sequence of `Claim`.
    day
        The date, where the graph is as of one.
    former
        The organisations that had ended by then, by id.
    successors
        Those of them that claims still point at, with the ids of who may have taken over: several where the sources
        do not state which, none where they name nobody.
    canonical_ids
        The ids of merged records of organisations, each with the id of its node (see `identity.merge`).
    """

    nodes: Mapping[str, Mapping[str, Node]]
    claims: Mapping[str, Sequence[Claim]]
    day: DateSpan | None = None
    former: Mapping[str, Node] = field(default_factory=dict)
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    canonical_ids: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, *editions: "Edition") -> "Graph":
        """The graph that data sets make in this order: what a store reads after loading them.

        Of editions with one name only the last counts, at the place of the first. References between data sets are
        not checked.
        """
        from opgavenkaart.graph.identity.merge import merge_records  # which needs this class

        return merge_records(cls.of_records(*editions), lambda: [edition.name for edition in editions])

    @classmethod
    def of_records(cls, *editions: "Edition") -> "Graph":
        """The same before merging: a node for each id that a data set gave an organisation."""
        records: dict[str, dict[str, list[Node]]] = {kind: {} for kind in KINDS}
        claims: dict[str, list[Claim]] = {relation: [] for relation in RELATIONS}
        for edition in {edition.name: edition for edition in editions}.values():  # a later one of a name replaces it
            for node in edition.nodes:
                records[node.kind].setdefault(node.id, []).append(node)
            for claim in edition.claims:
                claims[claim.relation].append(claim)
        return cls({kind: {id: merged(of) for id, of in ids.items()} for kind, ids in records.items()}, claims)

    def node(self, kind: str, id: str) -> Node | None:
        """One node, or None; former organisations and the ids of merged records are found too.

        Raises KeyError for a kind that was not read.
        """
        found = self.nodes[kind].get(id)
        if found or kind != "organisation":
            return found
        return self.former.get(id) or (self.node(kind, self.canonical_ids[id]) if id in self.canonical_ids else None)

    def record(self, kind: str, id: str) -> Node | None:
        """The record with exactly this id, also where it was merged with others."""
        node = self.node(kind, id)
        return next((record for record in node.described if record.id == id), node) if node else None

    def name(self, kind: str, id: str) -> str:
        """The full name of a node; its id where the graph does not hold it."""
        node = self.node(kind, id)
        return node.name if node else id

    def label(self, kind: str, id: str) -> str:
        """The short name of a node; its id where the graph does not hold it."""
        node = self.node(kind, id)
        return node.label if node else id

    def __repr__(self) -> str:
        nodes, claims = sum(map(len, self.nodes.values())), sum(map(len, self.claims.values()))
        return f"<Graph: {nodes:,} nodes, {claims:,} claims{f', as of {self.day}' if self.day else ''}>"

    def _repr_html_(self) -> str:
        """For notebooks: how many nodes of each kind, and claims of each relation."""
        counts = ((name, len(items)) for group in (self.nodes, self.claims) for name, items in group.items())
        return conversions.html_table(repr(self), ("kind or relation", "count"), (row for row in counts if row[1]))

    nodes_frame = conversions.nodes_frame
    claims_frame = conversions.claims_frame
    to_networkx = conversions.to_networkx
    networkx = to_networkx
    """The older name of `to_networkx`."""

    # The map is drawn by viz, which is above this folder: it is imported only when a cell asks for it.
    def show(self, view: str = "whole", lang: "Lang" = "nl") -> "NotebookMap":
        """A view of the map for a notebook cell, with search and filter.

        Parameters
        ----------
        view
            "whole", "groups", "owners", "overlap", "coherence", "gaps", "about" or "time".
        lang
            "nl" or "en".

        Raises
        ------
        UnknownWord
            Where there is no such view; the message names the nearest one.
        """
        from opgavenkaart.viz.notebook import show

        return show(self, view, lang)

    def to_pyvis(self, view: str = "whole", lang: "Lang" = "nl") -> "Network":
        """A view of the map as a `pyvis.network.Network`, to change and to show in a notebook.

        Parameters and errors are those of `show`. Nodes stand where they are on the map; `thing` of a node is the
        "kind:id" that it stands for.
        """
        from opgavenkaart.viz.notebook import to_pyvis

        return to_pyvis(self, view, lang)


def merged(descriptions: Sequence[Node]) -> Node:
    """One node from its records, in the order in which their data sets were first loaded.

    Each field is that of the first data set that fills it; a name that is only the id is replaced by any other.
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
