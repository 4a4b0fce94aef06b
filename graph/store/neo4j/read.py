"""Reads nodes with their records, and claims, a page at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from json import loads
from typing import TYPE_CHECKING, Any

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.edition import DataSet, Edition
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node, merged
from opgavenkaart.graph.identity.lookup import LookupEntry
from opgavenkaart.graph.identity.resolve import KIND, SAME
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.around import MAX_LETTERS, Direction
from opgavenkaart.graph.store.base import Kept, Transaction
from opgavenkaart.graph.store.columns import relation_fields
from opgavenkaart.graph.store.neo4j import checksums
from opgavenkaart.graph.store.neo4j.schema import CLAIM_PROPERTIES, MARK, dataset_key, node_key
from opgavenkaart.graph.text import Text

if TYPE_CHECKING:
    import neo4j

    Runner = neo4j.Transaction | neo4j.ManagedTransaction

BATCH_SIZE = 10_000  # rows written, or nodes read, at a time
_TEXT_TYPES = {str, type(None)}
_ROLES = {of.id: {value.id for value in of.role.values} if of.role else set[str]() for of in RELATIONS.values()}
_FOREIGN_RECORDS = Text(
    "In deze database is `descriptions` van {node} niet meer wat de opgavenkaart er schreef. Verwijder die eigenschap "
    "(MATCH (n:Opgavenkaart {{key: '{node}'}}) REMOVE n.descriptions) en laad de gegevensset opnieuw.",
    "In this database `descriptions` of {node} is no longer what Opgavenkaart wrote there. Remove that property "
    "(MATCH (n:Opgavenkaart {{key: '{node}'}}) REMOVE n.descriptions) and load the data set again.",
)
_ARE_TEXTS = {str}
_DATASET_TYPES = [str, int, str, str, int, int]


class Neo4jReader(Transaction):
    """What a transaction on Neo4j reads of one graph."""

    def __init__(self, tx: "Runner", graph: str) -> None:
        self._tx, self._graph = tx, graph

    def datasets(self) -> list[DataSet]:
        columns = ", ".join(f"coalesce(d.{name}, '') AS {name}" for name in DataSet._fields)
        rows = self._rows(
            f"MATCH (d:Opgavenkaart) WHERE {_has_keys('d')} RETURN {columns} ORDER BY position", "dataset"
        )
        found = [DataSet._make(row) for row in rows]
        for dataset in found:
            if [*map(type, dataset)] != _DATASET_TYPES:
                raise changed_by_others(dataset_key(str(dataset.name)), ", ".join(DataSet._fields))
        return found

    def kept(self, dataset: str) -> Kept:
        query = (
            "MATCH (d:Opgavenkaart {graph: $graph, key: $key}) RETURN coalesce(d.origin, '') AS origin, "
            "d.references AS references, coalesce(d.row_order, '') AS row_order"
        )
        found = Kept(*rows_of(self._tx, query, graph=self._graph, key=dataset_key(dataset))[0])
        if not _ARE_TEXTS.issuperset(map(type, found)):
            raise changed_by_others(dataset_key(dataset), "origin, references, row_order")
        return found

    def changed_parts(self, dataset: DataSet, edition: Edition) -> list[str] | None:
        query = "MATCH (d:Opgavenkaart {graph: $graph, key: $key}) RETURN d.checksums AS checksums"
        ((text,),) = rows_of(self._tx, query, graph=self._graph, key=dataset_key(dataset.name))
        if not isinstance(text, str):
            return None
        return checksums.different(dataset, text, checksums.checksums_of(dataset, edition, self.kept(dataset.name)))

    def records(self, kind: str, datasets: Sequence[str] | None = None) -> Iterator[Node]:
        """In order of id, a page at a time: lists cost the driver half of what records cost."""
        which = "size(n.datasets) > 0" if datasets is None else "any(name IN n.datasets WHERE name IN $datasets)"
        query = (
            f"MATCH (n:Opgavenkaart) WHERE {_has_keys('n')} AND {which} "
            f"WITH n ORDER BY n.graph, n.key LIMIT $page RETURN collect([{_id('n', kind)}, n.descriptions]) AS rows"
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
                f"RETURN {_id('a', from_kind)} AS from_id, "
                f"COLLECT {{ MATCH (a)-[r:{types} {{graph: $graph}}]->(b) {which}"
                f"RETURN [{values}] }} AS rows ORDER BY a.graph, a.key"
            )
            for from_id, rows in self._rows(query, from_kind, datasets=datasets):
                for relation, to_key, *stored in rows:
                    found[relation].append(_claim(relation, from_kind, from_id, *_kind_and_id(to_key), own, stored))
        return found

    @property
    def finds_quickly(self) -> bool:
        return True

    def nodes_of(self, ids: Mapping[str, Collection[str]]) -> dict[str, dict[str, Node]]:
        query = (
            f"UNWIND $keys AS key MATCH (n:{MARK} {{graph: $graph, key: key}}) WHERE size(n.datasets) > 0 "
            "RETURN key, n.descriptions AS descriptions"
        )
        found: dict[str, dict[str, Node]] = {kind: {} for kind in ids}
        for key, descriptions in self._of((node_key(kind, id) for kind, of in ids.items() for id in of), query):
            kind, id = _kind_and_id(key)
            if records := [*records_in(kind, id, descriptions)]:
                found[kind][id] = merged(records)
        return found

    def claims_of(
        self, relations: Sequence[str], kind: str, ids: Iterable[str], direction: Direction = ""
    ) -> Iterator[Claim]:
        own = tuple(dict.fromkeys(field for relation in relations for field in relation_fields(relation)))
        texts = (*(f"coalesce(r.{name}, '')" for name in CLAIM_PROPERTIES), *(f"r.{name}" for name in own))
        start, end = {"": ("-", "-"), "out": ("-", "->"), "in": ("<-", "-")}[direction]
        query = (
            f"UNWIND $keys AS key MATCH (n:{MARK} {{graph: $graph, key: key}})"
            f"{start}[r:{'|'.join(relations)} {{graph: $graph}}]{end}(:{MARK}) "
            "RETURN type(r) AS relation, startNode(r).key AS start, endNode(r).key AS end, "
            f"[{', '.join(texts)}] AS texts"
        )
        for relation, start, end, stored in self._of((node_key(kind, id) for id in ids), query):
            yield _claim(relation, *_kind_and_id(start), *_kind_and_id(end), own, stored)

    def entries_like(self, kind: str, key: str) -> Iterator[LookupEntry]:
        """By the letters of the key in their order, in what nodes show; nodes of several records show not all."""
        letters = ".*".join(c for c in key[:MAX_LETTERS].replace("en", "*") if c.isascii() and c.isalnum())
        query = (
            f"MATCH (n:{MARK}) WHERE {_has_keys('n')} AND (size(n.datasets) > 1 OR any(text IN "
            "[n.id, n.name, n.abbreviation, n.official_id] WHERE text =~ $letters OR text =~ '(?s).*[^ -~].*')) "
            f"RETURN {_id('n', kind)} AS id, n.descriptions AS descriptions"
        )
        for id, descriptions in self._rows(query, kind, letters=f"(?is).*{letters}.*"):
            for record in records_in(kind, id, descriptions):
                yield LookupEntry(kind, id, record.name, record.abbreviation, record.props.get("official_id", ""))

    def official_ids(self) -> Iterator[tuple[str, str]]:
        query = (
            f"MATCH (n:{MARK}) WHERE {_has_keys('n')} AND n.descriptions CONTAINS '\"official_id\"' "
            f"RETURN {_id('n', KIND)} AS id, n.descriptions AS descriptions"
        )
        for id, descriptions in self._rows(query, KIND):
            for record in records_in(KIND, id, descriptions):
                yield id, record.props.get("official_id", "")

    def same_as(self) -> Iterator[tuple[str, str]]:
        ids = f"{_id('a', KIND)} AS one, {_id('b', KIND)} AS other"
        query = f"MATCH (a:{MARK})-[:{SAME} {{graph: $graph}}]->(b:{MARK}) RETURN {ids}"
        return ((one, other) for one, other in self._rows(query, KIND))

    def has_dated(self, relations: Sequence[str]) -> bool:
        dated = "r.valid_from > '' OR r.valid_to > ''"
        query = f"MATCH ()-[r:{'|'.join(relations)} {{graph: $graph}}]->() WHERE {dated} RETURN true AS dated LIMIT 1"
        return bool(rows_of(self._tx, query, graph=self._graph))

    def _of(self, keys: Iterable[str], cypher: str) -> "Sequence[neo4j.Record]":
        """The rows of a query about the nodes with these keys."""
        sought = sorted(set(keys))
        return rows_of(self._tx, cypher, graph=self._graph, keys=sought) if sought else ()

    def _rows(self, cypher: str, kind: str, *, after: str = "", **parameters: object) -> Iterator["neo4j.Record"]:
        """The rows of a query about the nodes of a kind, or of those with ids behind one."""
        keys = {"after": node_key(kind, after), "end": f"{kind};"}  # ";" is the sign behind ":"
        yield from self._tx.run(cypher, {"graph": self._graph, **keys, **parameters})


def rows_of(tx: "Runner", cypher: str, /, **parameters: object) -> list["neo4j.Record"]:
    return list(tx.run(cypher, parameters))


def _has_keys(node: str) -> str:
    """The condition that a node is of the kind that `_rows` names: labels may have been added by others."""
    return f"{node}.graph = $graph AND {node}.key > $after AND {node}.key < $end"


def _id(node: str, kind: str) -> str:
    """The id of a node of a kind, by its key: what it shows as its id may be of others."""
    return f"substring({node}.key, {len(node_key(kind, ''))})"


def records_in(kind: str, id: str, descriptions: str | None) -> Iterator[Node]:
    """The records that `descriptions_of` wrote. Raises GraphUnavailable where others wrote something else there."""
    try:
        found = loads(descriptions or "{}").items()
        records = [Node._make((kind, id, *values, (dataset,), ())) for dataset, values in found]
        if any(
            not isinstance(record.props, dict)
            or not _TEXT_TYPES.issuperset(map(type, (*record[2:7], *record.props.values())))
            for record in records
        ):
            raise TypeError
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise GraphUnavailable(_FOREIGN_RECORDS.format(node=node_key(kind, id))) from error
    yield from records


def changed_by_others(key: str, properties: str) -> GraphUnavailable:
    """That something of ours is no longer as it was written, so that nothing can be read of it."""
    return GraphUnavailable(
        f'In de database is {properties} van "{key}" door iets anders gewijzigd, en niet meer te lezen. Haal die '
        "knoop weg of zet terug wat er stond, en laad de gegevenssets opnieuw, of laad ze in een andere grafiek.",
        f'In the database {properties} of "{key}" was changed by something else, and can no longer be read. Delete '
        "that node or put back what was there, and load the data sets again, or load them into another graph.",
    )


def _kind_and_id(key: str) -> tuple[str, str]:
    kind, _, id = key.partition(":")
    return kind, id


def _claim(
    relation: str, from_kind: str, from_id: str, to_kind: str, to_id: str, own: Sequence[str], stored: Sequence[Any]
) -> Claim:
    """A claim of what is stored of it: `CLAIM_PROPERTIES`, and then its own fields."""
    row = _as_texts(stored)
    if row[0] and row[0] not in _ROLES[relation]:
        row = ["", *row[1:]]  # others wrote it: of the role nothing is known
    props = {name: value for name, value in zip(own, row[8:], strict=True) if value} or NO_PROPS
    return Claim._make((relation, from_kind, from_id, to_kind, to_id, *row[:8], props, ()))


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
