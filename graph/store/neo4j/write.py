"""Writes and deletes a data set's nodes and relationships."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from json import dumps
from typing import TYPE_CHECKING, Any, TypeVar

from opgavenkaart.graph.edition import DataSet, Delta, Reference
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.columns import grouped, kind_fields, relation_fields
from opgavenkaart.graph.store.neo4j.read import BATCH_SIZE, Neo4jReader
from opgavenkaart.graph.store.neo4j.schema import CLAIM_PROPERTIES, NODE_PROPERTIES, ends_of, key_of, node_row

if TYPE_CHECKING:
    import neo4j

Item = TypeVar("Item")


class Neo4jTransaction(Neo4jReader):
    """The port's transaction on Neo4j."""

    _has_dropped_nodes = False  # some nodes may have no data set left

    def apply(self, dataset: DataSet, references: Sequence[Reference], delta: Delta, order: str = "") -> None:
        others = [d for d in self.datasets() if d.name != dataset.name]
        self._run(
            "MERGE (d:DataSet {name: $name}) SET d.position = $position, d.origin = $origin, d.loaded_at = $loaded_at, "
            "d.nodes = $nodes, d.claims = $claims, d.references = $references, "
            "d.row_order = $row_order",
            {**dataset._asdict(), "references": dumps(references), "row_order": order},
        )
        positions = {d.name: d.position for d in (*others, dataset)}
        if delta.drop_claims:  # in one query too: the time of batches grows with the square of their number
            gone = [key_of(claim) for claim in delta.drop_claims]
            self._run(f"MATCH ()-[r:{'|'.join(RELATIONS)}]->() WHERE r.key IN $gone DELETE r", {"gone": gone})
        for kind in KINDS:
            changed: dict[str, Node | None] = {n.id: None for n in delta.drop_nodes if n.kind == kind}
            changed |= {n.id: n for n in delta.put_nodes if n.kind == kind}
            for batch in _batches(changed.items()):
                self._change_nodes(kind, dataset.name, batch, positions)
        for ends, claims in grouped(delta.put_claims, ends_of):
            self._put_claims(ends, claims)
        self._has_dropped_nodes |= bool(delta.drop_nodes)

    def delete_undescribed(self) -> None:
        """Delete the nodes that no data set describes any more.

        At the end, at once and not by id: after it, a look-up in an index copies all deleted nodes, and may fail on
        one. Not DETACH either: other people may have linked it.
        """
        if self._has_dropped_nodes:
            self._run("MATCH (n) WHERE n.datasets = [] DELETE n", {})

    def forget(self, dataset: str) -> None:
        self._run("MATCH (d:DataSet {name: $name}) DELETE d", {"name": dataset})

    def _change_nodes(
        self, kind: str, dataset: str, batch: Sequence[tuple[str, Node | None]], order: Mapping[str, int]
    ) -> None:
        """Write the records of one data set, or delete them (None); the records of other data sets stay."""
        known: dict[str, dict[str, Node]] = {}
        for record in self.records_with(kind, [id for id, _ in batch]):
            known.setdefault(record.id, {}).update(dict.fromkeys(record.datasets, record))
        new: list[tuple[Any, ...]] = []
        old: list[tuple[Any, ...]] = []
        for id, now in batch:
            records = {name: node for name, node in known.get(id, {}).items() if name != dataset}
            if now:
                records[dataset] = now
            row = node_row(kind, id, [records[name] for name in sorted(records, key=order.__getitem__)])
            (old if id in known else new).append(row)
        label, fields = KINDS[kind].label, (*NODE_PROPERTIES, "datasets", "descriptions", *kind_fields(kind))
        shown = f"{{{', '.join(f'{field}: ${field}[i]' for field in fields)}}}"
        rows = "UNWIND range(0, size($id) - 1) AS i "
        if new:
            self._run(f"{rows}CREATE (:{label} {shown})", _columns(fields, new))
        if old:
            self._run(f"{rows}MATCH (n:{label} {{id: $id[i]}}) SET n += {shown}", _columns(fields, old))

    def _put_claims(self, ends: tuple[str, str, str], claims: Iterable[Claim]) -> None:
        """CREATE, not MERGE: a delta holds only claims that are not there, and no other load can bring them now."""
        fields = (*CLAIM_PROPERTIES, *relation_fields(ends[0]))
        values = ", ".join(f"{field}: ${field}[i]" for field in ("key", *fields))
        write = (
            f"UNWIND range(0, size($key) - 1) AS i MATCH (a:{KINDS[ends[1]].label} {{id: $from_id[i]}}) "
            f"MATCH (b:{KINDS[ends[2]].label} {{id: $to_id[i]}}) CREATE (a)-[:{ends[0]} {{{values}}}]->(b)"
        )
        by_key = {key_of(claim): claim for claim in claims}
        for batch in _batches(by_key.items()):
            rows = ((c.from_id, c.to_id, key, *c[5:13], *map(c.props.get, fields[8:])) for key, c in batch)
            made = self._run(write, _columns(("from_id", "to_id", "key", *fields), rows)).relationships_created
            if made != len(batch):
                raise ValueError(
                    f"{len(batch) - made} of {len(batch)} {ends[0]} claims point at nodes that are not there"
                )

    def _run(self, cypher: str, parameters: dict[str, Any]) -> "neo4j.SummaryCounters":
        return self._tx.run(cypher, parameters).consume().counters


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
