"""Reads nodes with their records, and claims, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from json import loads
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.edition import DataSet
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node
from opgavenkaart.graph.identity.lookup import LookupEntry, entries_of_decisions
from opgavenkaart.graph.model import IDENTITY, KINDS, RELATIONS
from opgavenkaart.graph.store.neo4j.schema import CLAIM_PROPERTIES, NODE_PROPERTIES, own_fields, relation_fields

if TYPE_CHECKING:
    import neo4j

    Runner = neo4j.Transaction | neo4j.ManagedTransaction

BATCH_SIZE = 10_000  # rows written, or nodes read, at a time


def rows_of(tx: Runner, cypher: str, /, **parameters: object) -> list[neo4j.Record]:
    return list(tx.run(cypher, parameters))


def datasets_of(tx: Runner) -> list[DataSet]:
    columns = ", ".join(f"coalesce(d.{name}, '') AS {name}" for name in DataSet._fields)
    return [DataSet._make(row) for row in rows_of(tx, f"MATCH (d:DataSet) RETURN {columns} ORDER BY position")]


Described = tuple[Node, dict[str, Node]]  # a node, and its records by data set


def nodes_of(tx: Runner, kind: str, dataset: str = "") -> Iterator[Described]:
    """The nodes of a kind in order of id, a page at a time: lists cost the driver half of what records cost."""
    which = "$dataset IN n.datasets" if dataset else "n.datasets IS NOT NULL"
    query = (
        f"MATCH (n:{KINDS[kind].label}) WHERE n.id > $last AND {which} "
        f"WITH n ORDER BY n.id LIMIT $page RETURN collect({_node_list(kind)}) AS rows"
    )
    last = ""
    while True:
        ((page,),) = rows_of(tx, query, dataset=dataset, last=last, page=BATCH_SIZE)
        yield from _described(kind, page)
        if len(page) < BATCH_SIZE:
            return
        last = page[-1][0]


def nodes_with(tx: Runner, kind: str, ids: Sequence[str]) -> Iterator[Described]:
    query = f"MATCH (n:{KINDS[kind].label}) WHERE n.id IN $ids RETURN collect({_node_list(kind)}) AS rows"
    ((rows,),) = rows_of(tx, query, ids=ids)
    return _described(kind, rows)


def _node_list(kind: str) -> str:
    filled = (f"coalesce(n.{name}, '')" for name in NODE_PROPERTIES)
    return f"[{', '.join((*filled, 'n.datasets', 'n.descriptions', *(f'n.{name}' for name in own_fields(kind))))}]"


def _described(kind: str, rows: Iterable[Sequence[Any]]) -> Iterator[Described]:
    fields = own_fields(kind)
    for row in rows:
        own = {name: value for name, value in zip(fields, row[8:], strict=True) if value is not None}
        node = Node._make((kind, *row[:6], own, tuple(row[6] or ()), ()))
        if row[7]:
            records = {of: Node._make((kind, node.id, *text, (of,), ())) for of, text in loads(row[7]).items()}
            yield node._replace(described=tuple(records.values())), records
        else:
            yield node, dict.fromkeys(node.datasets, node)


def claims_of(tx: Runner, relations: Iterable[str], dataset: str = "") -> dict[str, list[Claim]]:
    """Claims by relation. One query for all that starts from a kind, because a cold server plans each for 0.2 s."""
    found: dict[str, list[Claim]] = {relation: [] for relation in relations}
    kinds = {kind.label: kind.id for kind in KINDS.values()}
    which = "r.dataset = $dataset" if dataset else "r.dataset IS NOT NULL"
    for from_kind, label in ((kind.id, kind.label) for kind in KINDS.values()):
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
        for from_id, rows in tx.run(query, dataset=dataset):
            for relation, labels, to_id, *row in rows:
                to_kind = kinds.get(labels[0]) or next(kinds[label] for label in labels if label in kinds)
                props = {name: value for name, value in zip(own, row[8:], strict=True) if value} if own else NO_PROPS
                found[relation].append(
                    Claim._make((relation, from_kind, from_id, to_kind, to_id, *row[:8], props or NO_PROPS, ()))
                )
    return found


def lookup_entries_of(tx: Runner, datasets: Sequence[str]) -> Iterator[LookupEntry]:
    wanted = frozenset(datasets)
    described = {
        kind: [node for _, records in nodes_of(tx, kind) for dataset, node in records.items() if dataset in wanted]
        for kind in KINDS
    }
    names = {(node.datasets[0], node.id): node for node in described["name"]}
    former: dict[str, list[str]] = {}
    for claim in claims_of(tx, ["HAS_NAME"])["HAS_NAME"]:
        if name := names.get((claim.dataset, claim.to_id)):
            former.setdefault(claim.from_id, []).extend((name.name, name.abbreviation))
    for kind, nodes in described.items():
        for node in nodes:
            former_names = tuple(former.get(node.id, ())) if kind == "organisation" else ()
            code = node.props.get("official_id", "")
            yield LookupEntry(kind, node.id, node.name, node.abbreviation, code, former_names, dataset=node.datasets[0])
    decided = (claim for claims in claims_of(tx, IDENTITY).values() for claim in claims)
    yield from entries_of_decisions(claim for claim in decided if claim.dataset in wanted)
