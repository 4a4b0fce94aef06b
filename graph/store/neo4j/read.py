"""Reads nodes with their records, and claims, a page at a time."""

from collections.abc import Iterable, Iterator, Sequence
from json import loads
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.edition import DataSet
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.base import Kept, Transaction
from opgavenkaart.graph.store.columns import relation_fields
from opgavenkaart.graph.store.neo4j.schema import CLAIM_PROPERTIES, dataset_key, node_key

if TYPE_CHECKING:
    import neo4j

    Runner = neo4j.Transaction | neo4j.ManagedTransaction

BATCH_SIZE = 10_000  # rows written, or nodes read, at a time
_TEXT_TYPES = {str, type(None)}


class Neo4jReader(Transaction):
    """What a transaction on Neo4j reads of one graph."""

    def __init__(self, tx: "Runner", graph: str) -> None:
        self._tx, self._graph = tx, graph

    def datasets(self) -> list[DataSet]:
        columns = ", ".join(f"coalesce(d.{name}, '') AS {name}" for name in DataSet._fields)
        rows = self._rows(
            f"MATCH (d:Opgavenkaart) WHERE {_has_keys('d')} RETURN {columns} ORDER BY position", "dataset"
        )
        return [DataSet._make(row) for row in rows]

    def kept(self, dataset: str) -> Kept:
        query = (
            "MATCH (d:Opgavenkaart {graph: $graph, key: $key}) RETURN coalesce(d.origin, '') AS origin, "
            "d.references AS references, coalesce(d.row_order, '') AS row_order"
        )
        return Kept(*rows_of(self._tx, query, graph=self._graph, key=dataset_key(dataset))[0])

    def records(self, kind: str, datasets: Sequence[str] | None = None) -> Iterator[Node]:
        """In order of id, a page at a time: lists cost the driver half of what records cost."""
        which = "size(n.datasets) > 0" if datasets is None else "any(name IN n.datasets WHERE name IN $datasets)"
        query = (
            f"MATCH (n:Opgavenkaart) WHERE {_has_keys('n')} AND {which} "
            "WITH n ORDER BY n.graph, n.key LIMIT $page RETURN collect([n.id, n.descriptions]) AS rows"
        )
        last = ""
        while True:
            ((page,),) = self._rows(query, kind, after=last, datasets=datasets, page=BATCH_SIZE)
            for record in (record for id, descriptions in page for record in records_in(kind, id, descriptions)):
                if datasets is None or record.datasets[0] in datasets:
                    yield record
            if len(page) < BATCH_SIZE:
                return
            last = page[-1][0]

    def claims(self, relations: Iterable[str], datasets: Sequence[str] | None = None) -> dict[str, list[Claim]]:
        """One query for all that starts from a kind, because a cold server plans each for 0.2 s."""
        found: dict[str, list[Claim]] = {relation: [] for relation in relations}
        which = "" if datasets is None else "WHERE r.dataset IN $datasets "
        for from_kind in KINDS:
            leaving = [r for r in found if any(start == from_kind for start, _ in RELATIONS[r].ends)]
            if not leaving:
                continue
            types, own = "|".join(leaving), tuple(dict.fromkeys(f for r in leaving for f in relation_fields(r)))
            texts = (f"coalesce(r.{name}, '')" for name in CLAIM_PROPERTIES)
            values = ", ".join(("type(r)", "b.key", *texts, *(f"r.{name}" for name in own)))
            query = (
                f"MATCH (a:Opgavenkaart) WHERE {_has_keys('a')} AND EXISTS {{ (a)-[:{types}]->() }} "
                f"RETURN a.id AS from_id, COLLECT {{ MATCH (a)-[r:{types} {{graph: $graph}}]->(b) {which}"
                f"RETURN [{values}] }} AS rows ORDER BY a.graph, a.key"
            )
            for from_id, rows in self._rows(query, from_kind, datasets=datasets):
                for relation, to_key, *stored in rows:
                    row = _as_texts(stored)
                    to_kind, _, to_id = to_key.partition(":")
                    props = {name: value for name, value in zip(own, row[8:], strict=True) if value} or NO_PROPS
                    found[relation].append(
                        Claim._make((relation, from_kind, from_id, to_kind, to_id, *row[:8], props, ()))
                    )
        return found

    def _rows(self, cypher: str, kind: str, *, after: str = "", **parameters: object) -> Iterator["neo4j.Record"]:
        """The rows of a query about the nodes of a kind, or of those with ids behind one."""
        keys = {"after": node_key(kind, after), "end": f"{kind};"}  # ";" is the sign behind ":"
        yield from self._tx.run(cypher, {"graph": self._graph, **keys, **parameters})


def rows_of(tx: "Runner", cypher: str, /, **parameters: object) -> list["neo4j.Record"]:
    return list(tx.run(cypher, parameters))


def _has_keys(node: str) -> str:
    """The condition that a node is of the kind that `_rows` names: labels may have been added by others."""
    return f"{node}.graph = $graph AND {node}.key > $after AND {node}.key < $end"


def records_in(kind: str, id: str, descriptions: str | None) -> Iterator[Node]:
    """The records that `descriptions_of` wrote."""
    for dataset, values in loads(descriptions or "{}").items():
        yield Node._make((kind, id, *values, (dataset,), ()))


def _as_texts(values: Sequence[Any]) -> Sequence[Any]:
    """Values as we write them: texts, or None. Others may put days, numbers or lists into a shared database."""
    return values if _TEXT_TYPES.issuperset(map(type, values)) else [as_text(value) for value in values]


def as_text(value: Any) -> str | None:
    """A day or time in ISO 8601; the items of a list joined as in a cell."""
    if isinstance(value, list):
        return "; ".join(as_text(item) or "" for item in value)
    if value is None or isinstance(value, str):
        return value
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
