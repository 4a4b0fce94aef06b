"""Writes and deletes a data set's nodes and relationships."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from json import dumps
from typing import TYPE_CHECKING, Any, TypeVar

from opgavenkaart.graph.edition import DataSet, Delta, Edition, Reference
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.base import Kept
from opgavenkaart.graph.store.columns import grouped, relation_fields
from opgavenkaart.graph.store.neo4j import checksums
from opgavenkaart.graph.store.neo4j.in_the_way import FOREIGN_LINKS, refuse_links, refuse_twins
from opgavenkaart.graph.store.neo4j.node_changes import NodeChanges
from opgavenkaart.graph.store.neo4j.read import BATCH_SIZE, Neo4jReader, rows_of
from opgavenkaart.graph.store.neo4j.schema import (
    CLAIM_PROPERTIES,
    MARK,
    dataset_key,
    ends_of,
    key_of,
    node_key,
    shown_fields,
)

if TYPE_CHECKING:
    import neo4j

Item = TypeVar("Item")


class Neo4jTransaction(Neo4jReader):
    """The port's transaction on Neo4j."""

    _has_dropped_nodes = False  # some nodes may have no data set left

    def apply(self, dataset: DataSet, references: Sequence[Reference], delta: Delta, order: str = "") -> None:
        others = [d for d in self.datasets() if d.name != dataset.name]
        self._run(
            f"MERGE (d:{MARK} {{graph: $graph, key: $key}}) SET d:DataSet, d.name = $name, d.position = $position, "
            "d.origin = $origin, d.loaded_at = $loaded_at, d.nodes = $nodes, d.claims = $claims, "
            "d.references = $references, d.row_order = $row_order",
            {
                **dataset._asdict(),
                "key": dataset_key(dataset.name),
                "references": dumps(references),
                "row_order": order,
            },
        )
        positions = {d.name: d.position for d in (*others, dataset)}
        put_claims = self._drop_claims(dataset.name, delta) if delta.drop_claims else delta.put_claims
        for kind in KINDS:
            changed: dict[str, Node | None] = {n.id: None for n in delta.drop_nodes if n.kind == kind}
            changed |= {n.id: n for n in delta.put_nodes if n.kind == kind}
            for batch in _batches(changed.items()):
                self._change_nodes(kind, dataset.name, batch, positions)
        for ends, claims in grouped(put_claims, ends_of):
            self._put_claims(ends, claims)
        self._has_dropped_nodes |= bool(delta.drop_nodes)

    def keep_checksums(self, dataset: DataSet, edition: Edition, kept: Kept) -> None:
        text = checksums.as_text(dataset, checksums.checksums_of(dataset, edition, kept))
        key = dataset_key(dataset.name)
        self._run(f"MATCH (d:{MARK} {{graph: $graph, key: $key}}) SET d.checksums = $text", {"key": key, "text": text})

    def delete_undescribed(self) -> None:
        """Delete the nodes that no data set describes any more. Raises GraphUnavailable where others have linked one.

        At the end, at once and not by id: after it, a look-up in an index copies all deleted nodes, and may fail on
        one.
        """
        if self._has_dropped_nodes:
            undescribed = f"MATCH (n:{MARK} {{graph: $graph}}) WHERE n.datasets = []"
            refuse_links(self._found(f"{undescribed} {FOREIGN_LINKS}"))
            self._run(f"{undescribed} DELETE n", {})

    def forget(self, dataset: str) -> None:
        entry, key = f"MATCH (n:{MARK} {{graph: $graph, key: $key}})", dataset_key(dataset)
        refuse_links(self._found(f"{entry} {FOREIGN_LINKS}", key=key))
        self._run(f"{entry} DELETE n", {"key": key})

    def _drop_claims(self, dataset: str, delta: Delta) -> Sequence[Claim]:
        """Delete the relationships of claims; the claims that are then still to be put.

        In one query: the time of batches grows with the square of their number.
        """
        ours = f"MATCH ()-[r:{'|'.join(RELATIONS)} {{graph: $graph, dataset: $dataset}}]->()"
        gone = [key_of(claim) for claim in delta.drop_claims]
        delete, parameters = f"{ours} WHERE r.key IN $gone DELETE r", {"dataset": dataset, "gone": gone}
        if self._run(delete, parameters).relationships_deleted >= len(gone):
            return delta.put_claims
        # Others set a property with a name of ours on some: these read as other claims than they were written as.
        stored = {key for (key,) in self._found(f"{ours} RETURN r.key AS key", dataset=dataset)}
        kept = {key_of(claim) for claims in self.claims(RELATIONS, [dataset]).values() for claim in claims}
        put = {key_of(claim): claim for claim in delta.put_claims}
        self._run(delete, parameters | {"gone": [*(stored - kept - put.keys())]})
        return [claim for key, claim in put.items() if key not in stored]

    def _change_nodes(
        self, kind: str, dataset: str, batch: Sequence[tuple[str, Node | None]], order: Mapping[str, int]
    ) -> None:
        """Write the records of one data set, or delete them (None); the records of other data sets stay."""
        shown = ", ".join(f"n.{field}" for field in shown_fields(kind))
        stored = self._found(
            f"MATCH (n:{MARK} {{graph: $graph}}) WHERE n.key IN $keys "
            f"RETURN substring(n.key, {len(node_key(kind, ''))}), n.descriptions, [{shown}]",
            keys=[node_key(kind, id) for id, _ in batch],
        )
        changes = NodeChanges(kind, dataset, batch, stored, order)
        if changes.new:
            columns = _columns(changes.columns, changes.new)
            self._refuse_twins(kind, columns["id"])
            values = ", ".join(f"{column}: ${column}[i]" for column in changes.columns)
            create = f"CREATE (:{KINDS[kind].label}:{MARK} {{graph: $graph, {values}}})"
            self._run(f"UNWIND range(0, size($id) - 1) AS i {create}", columns)
        if changes.changes:
            self._run(
                f"UNWIND range(0, size($key) - 1) AS i MATCH (n:{MARK} {{graph: $graph, key: $key[i]}}) "
                "SET n += $changes[i]",
                {"key": [*changes.changes], "changes": [*changes.changes.values()]},
            )

    def _refuse_twins(self, kind: str, ids: Sequence[str]) -> None:
        """Other people's nodes of a label are counted first, because theirs may have no index on their ids."""
        foreign = f"MATCH (n:{KINDS[kind].label}&!{MARK})"
        ((count,),) = self._found(f"{foreign} RETURN count(n)")
        if count:
            refuse_twins(kind, (id for (id,) in self._found(f"{foreign} WHERE n.id IN $ids RETURN n.id", ids=ids)))

    def _put_claims(self, ends: tuple[str, str, str], claims: Iterable[Claim]) -> None:
        """CREATE, not MERGE: a delta holds only claims that are not there, and no other load can bring them now."""
        relation, *kinds = ends
        fields = (*CLAIM_PROPERTIES, *relation_fields(relation))
        values = ", ".join(f"{field}: ${field}[i]" for field in ("key", *fields))
        start, end = (
            f"MATCH ({node}:{MARK} {{graph: $graph, key: '{node_key(kind, '')}' + ${side}_id[i]}})"
            for node, side, kind in zip("ab", ("from", "to"), kinds, strict=True)
        )
        write = (
            f"UNWIND range(0, size($key) - 1) AS i {start} {end} "
            f"CREATE (a)-[:{relation} {{graph: $graph, {values}}}]->(b)"
        )
        by_key = {key_of(claim): claim for claim in claims}
        for batch in _batches(by_key.items()):
            rows = ((c.from_id, c.to_id, key, *c[5:13], *map(c.props.get, fields[8:])) for key, c in batch)
            made = self._run(write, _columns(("from_id", "to_id", "key", *fields), rows)).relationships_created
            if made != len(batch):
                raise ValueError(
                    f"{len(batch) - made} of {len(batch)} {relation} claims point at nodes that are not there"
                )

    def _run(self, cypher: str, parameters: dict[str, Any]) -> "neo4j.SummaryCounters":
        return self._tx.run(cypher, {"graph": self._graph, **parameters}).consume().counters

    def _found(self, cypher: str, **parameters: object) -> list["neo4j.Record"]:
        return rows_of(self._tx, cypher, graph=self._graph, **parameters)


def _columns(names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    """Rows as a parameter a column: a third less to pack than maps. Empty text is null, an empty column []."""
    columns: dict[str, Any] = {}
    for name, column in zip(names, zip(*rows, strict=True), strict=True):
        values = [None if value == "" else value for value in column]
        columns[name] = values if any(value is not None for value in values) else []
    return columns


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH_SIZE)):
        yield batch
