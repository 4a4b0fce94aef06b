"""Reads what is around some things, and no more, for a question that is about one of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby, product
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from opgavenkaart.graph import as_of
from opgavenkaart.graph.graph import Claim, Graph, Node, Reads, merged
from opgavenkaart.graph.identity import merge
from opgavenkaart.graph.identity.lookup import entry_keys, reference_keys
from opgavenkaart.graph.identity.resolve import KIND, may_be_one
from opgavenkaart.graph.model import IDENTITY, RELATIONS

if TYPE_CHECKING:
    from opgavenkaart.graph.store.base import Transaction

Direction = Literal["", "out", "in"]  # of claims that are followed: either, from start to end, or from end to start
Thing = tuple[str, str]  # kind and id
MAX_LETTERS = 50  # of a name that engines look for: more do not make it rarer


class Follow(NamedTuple):
    """From each thing of a kind that was reached, along its claims of some relations, to what they join it with.

    `far`: and so on, from what is reached by that.
    """

    kind: str
    relations: tuple[str, ...]
    direction: Direction = ""
    far: bool = False


UP, DOWN = (Follow("domain", ("PART_OF",), direction, far=True) for direction in ("out", "in"))


class Around(NamedTuple):
    """How far a question looks around a thing: the steps in their order, and the kinds of which it needs all nodes."""

    steps: tuple[Follow, ...] = ()
    all_of: tuple[str, ...] = ()


def read_around(
    transaction: "Transaction", reads: Reads, things: Iterable[Thing], around: Around, *, at_times: bool
) -> Graph:
    """The part of a graph that is around some things; with all else that `as_of` needs, where it is `at_times`.

    Of what was reached last it holds only the claims by which it was.
    """
    needed = reads | as_of.READS if at_times else reads
    merges = merge.needs_merging(needed)
    found = _Reached(transaction, needed | merge.READS if merges else needed, at_times=at_times, merges=merges)
    for kind, id in things:
        found.add(kind, {id})
    for step in around.steps:
        found.follow(step)
    graph = found.graph(around.all_of)
    if not merges:
        return graph
    graph = merge.merge_records(graph, lambda: [dataset.name for dataset in transaction.datasets()])
    nodes, claims = graph.nodes, graph.claims
    return replace(graph, nodes={k: nodes[k] for k in needed.kinds}, claims={r: claims[r] for r in needed.relations})


class _Reached:
    """What was reached so far: ids of things by kind, and claims by relation."""

    def __init__(self, transaction: "Transaction", reads: Reads, *, at_times: bool, merges: bool) -> None:
        self._transaction, self._reads, self._at_times = transaction, reads, at_times
        parts = may_be_one(transaction.official_ids(), transaction.same_as()) if merges else ()
        self._one_with = {id: part for part in parts for id in part}
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._claims: dict[str, dict[object, Claim]] = defaultdict(dict)

    def add(self, kind: str, ids: Collection[str]) -> set[str]:
        """Add things: with an organisation its other records, and in time whom it came from and went into.

        Returns those that are new.
        """
        new = set(ids) - self._ids[kind]
        self._ids[kind] |= new
        if kind == KIND and new:
            more = {other for id in new for other in self._one_with.get(id, ())}
            if self._at_times:
                more |= {id for claim in self._claims_of(("SUCCEEDED_BY",), KIND, new) for _, id in claim.ends}
            new |= self.add(KIND, more)
        return new

    def follow(self, step: Follow) -> None:
        """Add what a step leads to."""
        start = set(self._ids[step.kind])
        while start:
            ends = defaultdict[str, set[str]](set)
            claims = self._claims_of(step.relations, step.kind, start, step.direction)
            for kind, id in chain.from_iterable(claim.ends for claim in claims):
                ends[kind].add(id)
            new = {kind: self.add(kind, ids) for kind, ids in ends.items()}
            start = new.get(step.kind, set()) if step.far else set()

    def _claims_of(
        self, relations: Iterable[str], kind: str, ids: Collection[str], direction: Direction = ""
    ) -> list[Claim]:
        wanted = [relation for relation in relations if relation in self._reads.relations]
        claims = list(self._transaction.claims_of(wanted, kind, ids, direction)) if wanted and ids else []
        for claim in claims:
            self._claims[claim.relation][claim.key] = claim
        return claims

    def graph(self, all_of: Collection[str]) -> Graph:
        """All of it, with the names that organisations bore and the documents that are cited."""
        self.follow(Follow(KIND, ("HAS_NAME", *IDENTITY)))
        read = self._transaction
        nodes = read.nodes_of({kind: self._ids[kind] for kind in self._reads.kinds if kind not in all_of})
        nodes |= {kind: by_id(read.records(kind)) for kind in all_of}
        if "document" in nodes:
            nodes["document"] = self._documents(nodes)
        return Graph(nodes, {relation: [*self._claims[relation].values()] for relation in self._reads.relations})

    def _documents(self, nodes: Mapping[str, Mapping[str, Node]]) -> dict[str, Node]:
        """Those that were reached, and those that claims and records name as their source."""
        found = dict(nodes["document"])
        described = [node for of in nodes.values() for node in of.values()]
        sources = {claim.source for of in self._claims.values() for claim in of.values()}
        while True:
            sources |= {of.props.get("source", "") for node in described for of in node.described or (node,)}
            if not (missing := sources - found.keys() - {""}):
                return found
            more = self._transaction.nodes_of({"document": missing})["document"]
            if not more:
                return found
            described = list(more.values())
            found |= more


def things_called(transaction: "Transaction", text: str, kinds: Sequence[str]) -> Graph:
    """All things of some kinds that a reference may mean, with the names that they bear and bore (see `Names`).

    Of one kind a thing with this very id is meant, whatever others are called.
    """
    found: set[Thing] = set()
    if len(kinds) == 1 and transaction.nodes_of({kinds[0]: {text}})[kinds[0]]:
        found.add((kinds[0], text))
    else:
        keys = reference_keys(text)
        for kind, key in product((*kinds, "name") if KIND in kinds else kinds, keys):
            like = transaction.entries_like(kind, key)
            found |= {(kind, e.id) for e in like if key in entry_keys(e._replace(kind=KIND) if kind == "name" else e)}
    reads = Reads((*kinds, "name"), ("HAS_NAME",))
    return read_around(transaction, reads, found, Around((Follow("name", ("HAS_NAME",)),)), at_times=False)


def is_dated(transaction: "Transaction", relations: Iterable[str]) -> bool:
    """As `as_of.is_dated` of the whole graph: claims that only join two records of one organisation are none."""
    among = [r for r in relations if (KIND, KIND) in RELATIONS[r].ends and r not in IDENTITY]
    if not (among and may_be_one(transaction.official_ids(), transaction.same_as())):
        return transaction.has_dated([*relations])
    graph = transaction.graph(merge.READS | Reads((), tuple(among)))
    merged = merge.merge_records(graph, lambda: [dataset.name for dataset in transaction.datasets()])
    return as_of.is_dated(merged, among) or transaction.has_dated([r for r in relations if r not in among])


def by_id(records: Iterable[Node]) -> dict[str, Node]:
    """Nodes by id, each made of its records, which follow each other."""
    return {id: merged(list(of)) for id, of in groupby(records, attrgetter("id"))}
