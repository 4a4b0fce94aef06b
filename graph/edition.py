"""An edition: the content of one data set at one moment, ready to be put into a graph."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple
from zlib import crc32

from opgavenkaart.graph.graph import Claim, Node, repeats


class Reference(NamedTuple):
    """A reference to a node of an earlier data set, as it was written, and the id that it meant.

    A reference to any subject has no kind, and "kind:id" as its id. An empty id means that nothing was found: that a
    register looked for an organisation and found none is part of its edition too.
    """

    kind: str
    text: str
    id: str


class DataSet(NamedTuple):
    """A data set in a graph: its place in the order in which data sets first came, and what it holds now."""

    name: str
    position: int
    origin: str  # the own name of the folder or file it came from
    loaded_at: str  # ISO time, UTC
    nodes: int
    claims: int


def own_name(origin: str) -> str:
    """The name of a file or folder without the folders above it: these say who somebody is, and a graph is shared."""
    return re.split(r"[\\/]", origin.rstrip("\\/"))[-1]


@dataclass(frozen=True, repr=False)
class Edition:
    """The nodes and claims of one data set, each naming it, and its references to earlier data sets.

    Equal claims are kept once.
    """

    name: str
    nodes: tuple[Node, ...] = ()
    claims: tuple[Claim, ...] = ()
    references: tuple[Reference, ...] = ()
    origin: str = ""  # the folder or file it came from

    def __repr__(self) -> str:
        return f"<Edition {self.name!r}: {len(self.nodes):,} nodes, {len(self.claims):,} claims>"

    def __post_init__(self) -> None:
        again = repeats(self.claims)
        claims = [claim for at, claim in enumerate(self.claims) if at not in again] if again else self.claims
        object.__setattr__(self, "claims", tuple(claims))


def same_rows(one: Edition, other: Edition) -> int:
    """How many nodes and claims two editions have alike, whatever these are called."""
    nodes = ({repr(node._replace(datasets=())) for node in of.nodes} for of in (one, other))
    claims = ({claim._replace(dataset="").key for claim in of.claims} for of in (one, other))
    return len(set.intersection(*nodes)) + len(set.intersection(*claims))


MAX_ORDERED_ROWS = 50_000  # nodes and claims; larger data sets are not made by hand, so their order does not matter
_MARK_LENGTH = 8  # letters that stand for one node or claim in a row order


def row_order(edition: Edition) -> str:
    """The order of the nodes and claims of an edition, for `in_row_order`; empty for a large one."""
    if len(edition.nodes) + len(edition.claims) > MAX_ORDERED_ROWS:
        return ""
    return "".join((*map(_mark_of, edition.nodes), *map(_mark_of, edition.claims)))


def in_row_order(edition: Edition, order: str) -> Edition:
    """An edition in the order that it had: stores keep kinds and relations apart, and add changed ones at the end."""
    places = {order[at : at + _MARK_LENGTH]: at for at in range(0, len(order), _MARK_LENGTH)}

    def place(item: Node | Claim) -> int:
        return places.get(_mark_of(item), len(order))

    nodes, claims = sorted(edition.nodes, key=place), sorted(edition.claims, key=place)
    return replace(edition, nodes=tuple(nodes), claims=tuple(claims)) if order else edition


def _mark_of(item: Node | Claim) -> str:
    identity = item.key if isinstance(item, Claim) else (item.kind, item.id)
    return f"{crc32(repr(identity).encode()):08x}"


@dataclass(frozen=True)
class Delta:
    """What must be written to turn one edition into another. Claims have no key: a changed one is dropped and put."""

    put_nodes: tuple[Node, ...]
    drop_nodes: tuple[Node, ...]
    put_claims: tuple[Claim, ...]
    drop_claims: tuple[Claim, ...]

    @classmethod
    def between(cls, old: Edition, new: Edition) -> "Delta":
        """The difference of two editions of one data set."""
        if not (old.nodes or old.claims):
            return cls(new.nodes, (), new.claims, ())
        nodes_before = {(n.kind, n.id): n for n in old.nodes}
        nodes_now = {(n.kind, n.id) for n in new.nodes}
        claims_before = {c.key for c in old.claims}
        claims_now = {c.key for c in new.claims}
        return cls(
            tuple(n for n in new.nodes if nodes_before.get((n.kind, n.id)) != n),
            tuple(n for key, n in nodes_before.items() if key not in nodes_now),
            tuple(c for c in new.claims if c.key not in claims_before),
            tuple(c for c in old.claims if c.key not in claims_now),
        )


class ChangeCount(NamedTuple):
    """How many nodes, or claims, a load added, changed and removed."""

    added: int
    changed: int
    removed: int

    @classmethod
    def of_nodes(cls, delta: Delta, old: Edition) -> "ChangeCount":
        """Nodes with the same kind and id are the same node."""
        before = {(n.kind, n.id) for n in old.nodes}
        changed = sum((n.kind, n.id) in before for n in delta.put_nodes)
        return cls(len(delta.put_nodes) - changed, changed, len(delta.drop_nodes))

    @classmethod
    def of_claims(cls, delta: Delta) -> "ChangeCount":
        """A dropped and a put claim with the same source, relation, role and ends are one changed claim."""
        if not delta.drop_claims or not delta.put_claims:
            return cls(len(delta.put_claims), 0, len(delta.drop_claims))
        dropped = Counter((*c[:6], c.source) for c in delta.drop_claims)
        put = Counter((*c[:6], c.source) for c in delta.put_claims)
        changed = (dropped & put).total()
        return cls(put.total() - changed, changed, dropped.total() - changed)
