"""Reads nodes with their records, and claims, a page at a time."""

from collections.abc import Iterable, Iterator, Sequence
from json import loads
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.edition import DataSet
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.base import Kept, Transaction
from opgavenkaart.graph.store.columns import kind_fields, relation_fields
from opgavenkaart.graph.store.neo4j.schema import CLAIM_PROPERTIES, NODE_PROPERTIES

if TYPE_CHECKING:
    import neo4j

    Runner = neo4j.Transaction | neo4j.ManagedTransaction

BATCH_SIZE = 10_000  # rows written, or nodes read, at a time
_TEXT_TYPES = {str, type(None)}


class Neo4jReader(Transaction):
    """What a transaction on Neo4j reads."""

    def __init__(self, tx: "Runner") -> None:
        self._tx = tx

    def datasets(self) -> list[DataSet]:
        columns = ", ".join(f"coalesce(d.{name}, '') AS {name}" for name in DataSet._fields)
        rows = rows_of(self._tx, f"MATCH (d:DataSet) RETURN {columns} ORDER BY position")
        return [DataSet._make(row) for row in rows]

    def kept(self, dataset: str) -> Kept:
        query = (
            "MATCH (d:DataSet {name: $name}) RETURN coalesce(d.origin, '') AS origin, d.references AS references, "
            "coalesce(d.row_order, '') AS row_order"
        )
        return Kept(*rows_of(self._tx, query, name=dataset)[0])

    def records(self, kind: str, datasets: Sequence[str] | None = None) -> Iterator[Node]:
        """In order of id, a page at a time: lists cost the driver half of what records cost."""
        which = "size(n.datasets) > 0" if datasets is None else "any(name IN n.datasets WHERE name IN $datasets)"
        query = (
            f"MATCH (n:{KINDS[kind].label}) WHERE n.id > $last AND {which} "
            f"WITH n ORDER BY n.id LIMIT $page RETURN collect({_node_list(kind)}) AS rows"
        )
        last = ""
        while True:
            ((page,),) = rows_of(self._tx, query, datasets=datasets, last=last, page=BATCH_SIZE)
            for record in _records(kind, page):
                if datasets is None or record.datasets[0] in datasets:
                    yield record
            if len(page) < BATCH_SIZE:
                return
            last = page[-1][0]

    def records_with(self, kind: str, ids: Sequence[str]) -> Iterator[Node]:
        """The records of the nodes with these ids."""
        query = f"MATCH (n:{KINDS[kind].label}) WHERE n.id IN $ids RETURN collect({_node_list(kind)}) AS rows"
        ((rows,),) = rows_of(self._tx, query, ids=ids)
        return _records(kind, rows)

    def claims(self, relations: Iterable[str], datasets: Sequence[str] | None = None) -> dict[str, list[Claim]]:
        """One query for all that starts from a kind, because a cold server plans each for 0.2 s."""
        found: dict[str, list[Claim]] = {relation: [] for relation in relations}
        kinds = {kind.label: kind.id for kind in KINDS.values()}
        which = "r.dataset IS NOT NULL" if datasets is None else "r.dataset IN $datasets"
        for label, from_kind in kinds.items():
            leaving = [r for r in found if any(start == from_kind for start, _ in RELATIONS[r].ends)]
            if not leaving:
                continue
            types, own = "|".join(leaving), tuple(dict.fromkeys(f for r in leaving for f in relation_fields(r)))
            texts = (f"coalesce(r.{name}, '')" for name in CLAIM_PROPERTIES)
            values = ", ".join(("type(r)", "labels(b)", "b.id", *texts, *(f"r.{name}" for name in own)))
            query = (
                f"MATCH (a:{label}) WHERE EXISTS {{ (a)-[:{types}]->() }} RETURN a.id AS from_id, "
                f"COLLECT {{ MATCH (a)-[r:{types}]->(b) WHERE {which} RETURN [{values}] }} AS rows ORDER BY from_id"
            )
            for from_id, rows in self._tx.run(query, datasets=datasets):
                for relation, labels, to_id, *stored in rows:
                    row = _as_texts(stored)
                    to_kind = kinds.get(labels[0]) or next(kinds[label] for label in labels if label in kinds)
                    props = {name: value for name, value in zip(own, row[8:], strict=True) if value} or NO_PROPS
                    found[relation].append(
                        Claim._make((relation, from_kind, from_id, to_kind, to_id, *row[:8], props, ()))
                    )
        return found


def rows_of(tx: "Runner", cypher: str, /, **parameters: object) -> list["neo4j.Record"]:
    return list(tx.run(cypher, parameters))


def _node_list(kind: str) -> str:
    filled = (f"coalesce(n.{name}, '')" for name in NODE_PROPERTIES)
    return f"[{', '.join((*filled, 'n.datasets', 'n.descriptions', *(f'n.{name}' for name in kind_fields(kind))))}]"


def _records(kind: str, rows: Iterable[Sequence[Any]]) -> Iterator[Node]:
    """A node's own properties are its record where there is one; of several, `descriptions` has each.

    A node that somebody else made has one record, of no data set.
    """
    fields = kind_fields(kind)
    for row in rows:
        if row[7]:
            for dataset, values in loads(row[7]).items():
                yield Node._make((kind, row[0], *values, (dataset,), ()))
        else:
            own = {name: value for name, value in zip(fields, _as_texts(row[8:]), strict=True) if value is not None}
            yield Node._make((kind, *_as_texts(row[:6]), own, tuple(row[6] or ()), ()))


def _as_texts(values: Sequence[Any]) -> Sequence[Any]:
    """Values as we write them: texts, or None. Others may put days, numbers or lists into a shared database."""
    return values if _TEXT_TYPES.issuperset(map(type, values)) else [_as_text(value) for value in values]


def _as_text(value: Any) -> str | None:
    """A day or time in ISO 8601; the items of a list joined as in a cell."""
    if isinstance(value, list):
        return "; ".join(_as_text(item) or "" for item in value)
    if value is None or isinstance(value, str):
        return value
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
