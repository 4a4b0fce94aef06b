"""The port: what a graph store must be able to do, and the law by which data sets are kept in it."""

import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from json import dumps, loads
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from opgavenkaart.errors import GraphUnavailable, UnknownWord
from opgavenkaart.graph.conversions import html_table
from opgavenkaart.graph.edition import (
    ChangeCount,
    DataSet,
    Delta,
    Edition,
    Reference,
    in_row_order,
    own_name,
    row_order,
)
from opgavenkaart.graph.graph import EVERYTHING, Claim, Graph, Node, Reads
from opgavenkaart.graph.identity import merge
from opgavenkaart.graph.identity.lookup import LookupEntry, Names, entries_of
from opgavenkaart.graph.identity.resolve import resolve
from opgavenkaart.graph.model import IDENTITY, KINDS, RELATIONS
from opgavenkaart.graph.store.around import Direction, by_id
from opgavenkaart.graph.store.damage import changed_part, wrong_counts
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.store.notices import ChangedByOthers
from opgavenkaart.graph.store.refusals import refuse_if_references_change
from opgavenkaart.graph.text import Text

T = TypeVar("T")
Build = Callable[[Callable[[], Names]], Edition]


class Loaded(NamedTuple):
    """What a load or unload did to the nodes and claims of one data set."""

    dataset: str
    nodes: ChangeCount
    claims: ChangeCount


class Kept(NamedTuple):
    """What a store keeps of a data set beside its nodes and claims; references as JSON, `order` for `in_row_order`."""

    origin: str
    references: str
    order: str


class Verification(NamedTuple):
    """Whether a graph holds what was loaded: a sentence for each part that is `damaged`.

    `is_compared`: the store keeps checksums; else only numbers of nodes and claims were compared.
    """

    damaged: tuple[Text, ...]
    is_compared: bool


class Transaction(ABC):
    """One consistent state of a graph; a transaction that writes is exclusive. What all engines do alike is here."""

    @abstractmethod
    def datasets(self) -> Sequence[DataSet]:
        """The data sets, in the order in which they first came."""

    @abstractmethod
    def kept(self, dataset: str) -> Kept:
        """What is kept of a data set beside its nodes and claims."""

    @abstractmethod
    def records(self, kind: str, datasets: Sequence[str] | None = None) -> Iterator[Node]:
        """The records of a kind in some data sets, or all; those of one node follow each other, in their order."""

    @abstractmethod
    def claims(self, relations: Iterable[str], datasets: Sequence[str] | None = None) -> dict[str, list[Claim]]:
        """The claims of some data sets, or all, by relation."""

    @abstractmethod
    def apply(self, dataset: DataSet, references: Sequence[Reference], delta: Delta, order: str = "") -> None:
        """Write a delta of a data set, and the order of its rows; nodes without any record left are deleted."""

    @abstractmethod
    def keep_checksums(self, dataset: DataSet, edition: Edition, kept: Kept) -> None:
        """Keep what says whether others change what was loaded, where an engine does not compare all that it reads."""

    @abstractmethod
    def changed_parts(self, dataset: DataSet, edition: Edition) -> Sequence[str] | None:
        """The kinds and relations of a data set that are no longer as they were loaded; None where nothing says so."""

    @abstractmethod
    def forget(self, dataset: str) -> None:
        """Delete the entry of a data set whose nodes and claims were deleted."""

    def graph(self, reads: Reads) -> Graph:
        """The nodes, each made of its records, and the claims."""
        return Graph({kind: by_id(self.records(kind)) for kind in reads.kinds}, self.claims(reads.relations))

    @property
    @abstractmethod
    def finds_quickly(self) -> bool:
        """Whether the methods below may be used, which find a few things without reading all."""

    @abstractmethod
    def nodes_of(self, ids: Mapping[str, Collection[str]]) -> dict[str, dict[str, Node]]:
        """Nodes by kind and id, those that are there."""

    @abstractmethod
    def claims_of(
        self, relations: Sequence[str], kind: str, ids: Collection[str], direction: Direction = ""
    ) -> Iterator[Claim]:
        """The claims of some relations on some nodes of a kind, in a direction; some may come twice."""

    @abstractmethod
    def entries_like(self, kind: str, key: str) -> Iterator[LookupEntry]:
        """All records of a kind of which an id, name, abbreviation or code has a match key, and others too."""

    @abstractmethod
    def official_ids(self) -> Iterator[tuple[str, str]]:
        """The id of each record of an organisation that has an official id, and that official id."""

    @abstractmethod
    def same_as(self) -> Iterator[tuple[str, str]]:
        """The pairs of ids that SAME_AS claims join."""

    @abstractmethod
    def has_dated(self, relations: Sequence[str]) -> bool:
        """Whether a claim of these relations holds only from or until a date."""

    def edition(self, dataset: str) -> Edition:
        """The content of a data set, in its own order, with its references."""
        nodes = tuple(node for kind in KINDS for node in self.records(kind, [dataset]))
        claims = tuple(chain.from_iterable(self.claims(RELATIONS, [dataset]).values()))
        origin, references, order = self.kept(dataset)
        return in_row_order(Edition(dataset, nodes, claims, _references(references), own_name(origin)), order)

    def references(self, dataset: str) -> tuple[Reference, ...]:
        """What a data set refers to in earlier ones."""
        return _references(self.kept(dataset).references)

    def lookup_entries(self, datasets: Sequence[str]) -> Iterator[LookupEntry]:
        """What references to these data sets may mean.

        Only their own claims are read: the nodes that others point at may just have been deleted.
        """
        records = [node for kind in KINDS for node in self.records(kind, datasets)]
        return entries_of(records, chain.from_iterable(self.claims(("HAS_NAME", *IDENTITY), datasets).values()))


def _references(text: str) -> tuple[Reference, ...]:
    try:
        return tuple(Reference(*item) for item in loads(text))
    except (TypeError, ValueError) as error:
        raise GraphUnavailable(
            "Wat een gegevensset in deze grafiek van eerdere noemt, is beschadigd. Laad de gegevenssets in een nieuwe.",
            "What a data set in this graph names of earlier ones is damaged. Load the data sets into a new graph.",
        ) from error


class Store(ABC):
    """A graph that lives somewhere, with several data sets in it; `open_graph` opens one.

    Loading replaces one data set. A reference means a node that its own data set describes, else one that an earlier
    data set describes; so the graph depends only on the newest edition of each data set and on their order.
    A load or unload that would change what a later data set refers to is refused.
    All methods raise GraphUnavailable where the file or server cannot be read, or written to.
    """

    address: str

    @abstractmethod
    def close(self) -> None:
        """Close the file or the connection."""

    @abstractmethod
    def _read(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` on one state of the graph."""

    @abstractmethod
    def _write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one exclusive transaction: all of it happens, or nothing."""

    def datasets(self) -> Sequence[DataSet]:
        """The data sets, in the order in which they first came; older graphs hold the folders of their files too."""
        return [d._replace(origin=own_name(d.origin)) for d in self._read(lambda transaction: transaction.datasets())]

    @without_garbage_search()
    def records(self, reads: Reads = EVERYTHING) -> Graph:
        """The graph before merging: a node for each id that a data set gave an organisation."""
        return self._read(lambda transaction: transaction.graph(reads))

    def edition(self, dataset: str) -> Edition:
        """The content of one data set. Raises UnknownWord where there is no such data set."""
        return self._read(lambda transaction: _edition(transaction, dataset, self.address))

    def lookup_entries(self, datasets: Sequence[str]) -> Sequence[LookupEntry]:
        """What references to these data sets may mean."""
        return self._read(lambda transaction: list(transaction.lookup_entries(datasets))) if datasets else []

    def read(self, reads: Reads = EVERYTHING) -> Graph:
        """The graph as a value, limited to the kinds and relationships named; merged: one node an organisation.

        It is that of one moment: what is loaded meanwhile, or later, does not change it.
        """
        if not merge.needs_merging(reads):
            return self.records(reads)
        graph = merge.merge_records(
            self.records(reads | merge.READS), lambda: [known.name for known in self.datasets()]
        )
        nodes, claims = graph.nodes, graph.claims
        return replace(graph, nodes={k: nodes[k] for k in reads.kinds}, claims={r: claims[r] for r in reads.relations})

    def look_up(self, work: Callable[[Transaction], T]) -> T | None:
        """Run `work` on one state of the graph, where it finds a few things quickly; else None."""
        return self._read(lambda transaction: work(transaction) if transaction.finds_quickly else None)

    def verify(self) -> Verification:
        """Whether it still holds all that was loaded, and nothing else."""
        return self._read(_verified)

    def merges_records(self) -> bool:
        """Whether it holds several records of one organisation, which `read` merges."""
        return bool(resolve(self.records(merge.READS)).groups)

    @without_garbage_search()
    def load(self, name: str, build: Build) -> Loaded:
        """Replace one data set by the edition that `build` makes, or add it at the end.

        Parameters
        ----------
        name
            The name of the data set.
        build
            Gets a function that returns the `Names` of earlier data sets; if it raises, nothing is changed.

        Returns
        -------
        Loaded
            How many nodes and claims were added, changed and removed.

        Raises
        ------
        GraphInUse
            Where this would change what a later data set refers to, or close a circle across data sets.
        """

        def work(transaction: Transaction) -> Loaded:
            known = transaction.datasets()
            old = next((d for d in known if d.name == name), None)
            position = old.position if old else max((d.position for d in known), default=0) + 1
            earlier = [d.name for d in known if d.position < position]
            edition = build(lambda: Names(transaction.lookup_entries(earlier)))
            before = transaction.edition(name) if old else Edition(name)
            if old and (changed := transaction.changed_parts(old, before)):
                warnings.warn(ChangedByOthers(self.address, name, changed), stacklevel=2)
            delta = Delta.between(before, edition)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            record = DataSet(name, position, own_name(edition.origin), now, len(edition.nodes), len(edition.claims))
            order = row_order(edition)
            transaction.apply(record, edition.references, delta, order)
            transaction.keep_checksums(record, edition, Kept(record.origin, dumps(edition.references), order))
            refuse_if_references_change(transaction, name, position)
            return Loaded(name, ChangeCount.of_nodes(delta, before), ChangeCount.of_claims(delta))

        return self._write(work)

    @without_garbage_search()
    def unload(self, name: str) -> Loaded:
        """Take a data set out, as if it had never been loaded.

        Raises UnknownWord where there is no such data set, and GraphInUse as `load` does.
        """

        def work(transaction: Transaction) -> Loaded:
            known = {d.name: d for d in transaction.datasets()}
            before = _edition(transaction, name, self.address)
            delta = Delta.between(before, Edition(name))
            transaction.apply(known[name]._replace(nodes=0, claims=0), (), delta)
            transaction.forget(name)
            refuse_if_references_change(transaction, name, known[name].position)
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


def _verified(transaction: Transaction) -> Verification:
    damaged, is_compared = list[Text](), True
    for known in transaction.datasets():
        edition = transaction.edition(known.name)
        changed = transaction.changed_parts(known, edition)
        damaged += wrong_counts(known, edition)
        damaged += (changed_part(part, known.name) for part in changed or ())
        is_compared &= changed is not None
    return Verification(tuple(damaged), is_compared)


def _edition(transaction: Transaction, name: str, address: str) -> Edition:
    known = [dataset.name for dataset in transaction.datasets()]
    if name not in known:
        there = ", ".join(known)
        raise UnknownWord(
            f'Er is geen gegevensset "{name}" in {address}. Gegevenssets daar: {there or "geen"}.',
            f'There is no data set "{name}" in {address}. Data sets there: {there or "none"}.',
        )
    return transaction.edition(name)


def refuse_newer(address: str, reads: int, version: int, table: str = "") -> None:
    """Refuse a graph in a format that is newer than this version `reads`, or with a table that it lacks."""
    if version <= reads and not table:
        return
    found = Text(f"formaat {version}; deze leest tot en met {reads}", f"format {version}; this one reads up to {reads}")
    if table:
        found = Text(f'met een tabel "{table}"', f'with a table "{table}"')
    raise GraphUnavailable(
        Text(
            "{address} is gemaakt door een nieuwere versie van Opgavenkaart ({found}). Installeer die, of laad uw "
            "gegevenssets in een andere grafiek met --graph.",
            "{address} was made by a newer version of Opgavenkaart ({found}). Install the newer version, or load your "
            "data sets into another graph with --graph.",
        ).format(address=address, found=found)
    )
