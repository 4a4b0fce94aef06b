"""The port: what a graph store must be able to do, and the law by which data sets are kept in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from graphlib import CycleError, TopologicalSorter
from types import TracebackType
from typing import NamedTuple, Protocol, Self, TypeVar

from opgavenkaart.errors import GraphInUse, UnknownWord
from opgavenkaart.graph.conversions import html_table
from opgavenkaart.graph.edition import ChangeCount, DataSet, Delta, Edition, Reference, row_order
from opgavenkaart.graph.graph import EVERYTHING, Claim, Graph, Reads
from opgavenkaart.graph.identity import merge
from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.graph.identity.resolve import resolve
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.store.refusals import described_too, makes_a_circle, would_be_lost
from opgavenkaart.graph.text import Text

T = TypeVar("T")
Build = Callable[[Callable[[], Names]], Edition]


class Loaded(NamedTuple):
    """What a load or unload did to the nodes and claims of one data set."""

    dataset: str
    nodes: ChangeCount
    claims: ChangeCount


class Transaction(Protocol):
    """What an engine offers inside one exclusive write transaction."""

    def datasets(self) -> Sequence[DataSet]:
        """The data sets, in the order in which they first came."""

    def edition(self, dataset: str) -> Edition:
        """The content of a data set, in its own order, with its references."""

    def lookup_entries(self, datasets: Sequence[str]) -> Iterable[LookupEntry]:
        """What references to these data sets may mean: an entry for each record, with its former names."""

    def references(self, dataset: str) -> Sequence[Reference]:
        """What a data set refers to in earlier ones."""

    def claims(self, relation: str) -> Iterable[Claim]:
        """All claims of one relation, whichever data set they are from."""

    def apply(self, dataset: DataSet, references: Sequence[Reference], delta: Delta, order: str = "") -> None:
        """Write a delta of a data set, and the order of its rows; nodes without any record left are deleted."""

    def forget(self, dataset: str) -> None:
        """Delete the entry of a data set whose nodes and claims were deleted."""


class Store(ABC):
    """A graph that lives somewhere, with several data sets in it.

    Loading replaces one data set. A reference means a node that its own data set describes, else one that an earlier
    data set describes; so the graph depends only on the newest edition of each data set and on their order.
    A load or unload that would change what a later data set refers to is refused.
    """

    address: str

    @abstractmethod
    def datasets(self) -> Sequence[DataSet]:
        """The data sets, in the order in which they first came."""

    @abstractmethod
    def records(self, reads: Reads = EVERYTHING) -> Graph:
        """The graph before merging: a node for each id that a data set gave an organisation."""

    @abstractmethod
    def edition(self, dataset: str) -> Edition:
        """The content of one data set. Raises UnknownWord where there is no such data set."""

    @abstractmethod
    def close(self) -> None:
        """Close the file or the connection."""

    @abstractmethod
    def _write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one exclusive transaction: all of it happens, or nothing."""

    def read(self, reads: Reads = EVERYTHING) -> Graph:
        """The graph as a value, limited to the kinds and relationships named; merged: one node an organisation."""
        if not merge.needs_merging(reads):
            return self.records(reads)
        graph = merge.merge_records(
            self.records(reads | merge.READS), lambda: [known.name for known in self.datasets()]
        )
        nodes, claims = graph.nodes, graph.claims
        return Graph(
            {k: nodes[k] for k in reads.kinds},
            {r: claims[r] for r in reads.relations},
            canonical_ids=graph.canonical_ids,
        )

    def merges_records(self) -> bool:
        """Whether it holds several records of one organisation, which `read` merges."""
        return bool(resolve(self.records(merge.READS)).groups)

    def lookup_entries(self, datasets: Sequence[str]) -> Sequence[LookupEntry]:
        """What references to these data sets may mean."""
        return self._write(lambda transaction: tuple(transaction.lookup_entries(datasets)))

    @without_garbage_search()
    def load(self, name: str, build: Build) -> Loaded:
        """Replace one data set by the edition that `build` makes, or add it at the end.

        `build` gets a function that returns the names of earlier data sets; if it raises, nothing is changed.
        """

        def work(transaction: Transaction) -> Loaded:
            known = transaction.datasets()
            old = next((d for d in known if d.name == name), None)
            position = old.position if old else max((d.position for d in known), default=0) + 1
            earlier = [d.name for d in known if d.position < position]
            edition = build(lambda: Names(transaction.lookup_entries(earlier)))
            before = transaction.edition(name) if old else Edition(name)
            delta = Delta.between(before, edition)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            record = DataSet(name, position, edition.origin, now, len(edition.nodes), len(edition.claims))
            transaction.apply(record, edition.references, delta, row_order(edition))
            _refuse_if_references_change(transaction, name, position)
            return Loaded(name, ChangeCount.of_nodes(delta, before), ChangeCount.of_claims(delta))

        return self._write(work)

    @without_garbage_search()
    def unload(self, name: str) -> Loaded:
        """Take a data set out, as if it had never been loaded."""

        def work(transaction: Transaction) -> Loaded:
            known = {d.name: d for d in transaction.datasets()}
            before = edition_of(transaction, name, self.address)
            delta = Delta.between(before, Edition(name))
            transaction.apply(known[name]._replace(nodes=0, claims=0), (), delta)
            transaction.forget(name)
            _refuse_if_references_change(transaction, name, known[name].position)
            return Loaded(name, ChangeCount.of_nodes(delta, before), ChangeCount.of_claims(delta))

        return self._write(work)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.address}>"

    def _repr_html_(self) -> str:
        """For notebooks: the data sets, with their sizes."""
        rows = ((d.name, d.nodes, d.claims, d.loaded_at, d.origin) for d in self.datasets())
        return html_table(repr(self), ("data set", "nodes", "claims", "loaded at", "origin"), rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def edition_of(transaction: Transaction, name: str, address: str) -> Edition:
    """The content of a data set of the graph at this address. Raises UnknownWord where there is no such data set."""
    known = [dataset.name for dataset in transaction.datasets()]
    if name not in known:
        there = ", ".join(known)
        raise UnknownWord(
            Text(
                f'Er is geen gegevensset "{name}" in {address}. Gegevenssets daar: {there or "geen"}.',
                f'There is no data set "{name}" in {address}. Data sets there: {there or "none"}.',
            )
        )
    return transaction.edition(name)


def _refuse_if_references_change(transaction: Transaction, changed: str, position: int) -> None:
    """Refuse a change that alters what later data sets refer to, or closes a circle across data sets."""
    earlier = [d.name for d in transaction.datasets() if d.position <= position]
    for later in transaction.datasets():
        if later.position <= position:
            continue
        if references := transaction.references(later.name):
            names = Names(transaction.lookup_entries(earlier))
            for reference in references:
                found = names.find(reference.kind, reference.text)
                if not reference.id and found:
                    raise GraphInUse(described_too(later.name, changed, reference))
                if reference.id and found != {reference.id}:
                    raise GraphInUse(would_be_lost(later.name, changed, reference))
        earlier.append(later.name)
    for relation in RELATIONS.values():
        if relation.acyclic and (circle := find_circle(transaction.claims(relation.id))):
            raise GraphInUse(makes_a_circle(changed, circle))


def find_circle(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The ids of a circle in the claims, first one repeated at the end; empty where there is none."""
    up: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for claim in claims:
        up.setdefault((claim.from_kind, claim.from_id), set()).add((claim.to_kind, claim.to_id))
    try:
        TopologicalSorter({node: sorted(up[node]) for node in sorted(up)}).prepare()
    except CycleError as error:
        return tuple(id for _, id in reversed(error.args[1]))
    return ()
