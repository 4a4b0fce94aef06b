"""A graph as it lies in Neo4j: what a script or an import makes, the store (`graph/neo4j.py`) reads as its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import dumps

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.store.neo4j.schema import (
    CLAIM_PROPERTIES,
    DEFAULT_GRAPH,
    GRAPH_KEY,
    MARK,
    VERSION,
    dataset_key,
    descriptions_of,
    ends_of,
    key_of,
    node_key,
    shown,
)
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.from_graph import Outgoing

NOT_IN_NEO4J = Text(
    "kleuren en vormen; met --dataset ook wat andere datasets over dezelfde dingen zeggen",
    "colours and shapes; with --dataset also what other data sets say of the same things",
)
Value = str | int | list[str]
Properties = Mapping[str, Value]  # empty ones left out
Nodes = tuple[str, str, Sequence[Properties]]  # all of one kind: the labels, and the property that identifies each
Links = tuple[str, str, str, Sequence[tuple[str, str, Properties]]]  # of one type between two kinds, by their ids


def nodes_of(going: Outgoing) -> Iterator[Nodes]:
    """The graph itself, its data sets, and the things of each kind, all with their mark; no label without any."""
    yield (MARK, "id", [_marked(GRAPH_KEY, {"id": "graph", "version": VERSION})])
    both = zip(going.datasets, going.editions, strict=True)
    entries = ((d, {**d._asdict(), "references": dumps(e.references)}) for d, e in both)
    yield (f"DataSet:{MARK}", "name", [_marked(dataset_key(d.name), entry) for d, entry in entries])
    records: dict[str, dict[str, list[Node]]] = {kind: {} for kind in KINDS}
    for edition in going.editions:
        for node in edition.nodes:
            records[node.kind].setdefault(node.id, []).append(node)
    for claim in _claims(going):  # what other data sets describe is there to be pointed at, and no more
        records[claim.from_kind].setdefault(claim.from_id, [])
        records[claim.to_kind].setdefault(claim.to_id, [])
    for kind, ids in records.items():
        rows = [_marked(node_key(kind, id), {"id": id, **_described(kind, of)}) for id, of in ids.items()]
        if rows:
            yield (f"{KINDS[kind].label}:{MARK}", "id", rows)


def _described(kind: str, records: Sequence[Node]) -> Mapping[str, Value | None]:
    """What a node holds of its records; nothing where no data set that goes along describes it."""
    if not records:
        return {}
    datasets = [record.datasets[0] for record in records]
    return {"datasets": datasets, "descriptions": descriptions_of(records), **shown(kind, records)}


def links_of(going: Outgoing) -> Iterator[Links]:
    """The claims, by relation and ends."""
    groups: dict[tuple[str, str, str], dict[str, tuple[str, str, Properties]]] = {}
    for claim in _claims(going):
        properties = {name: getattr(claim, name) for name in CLAIM_PROPERTIES}
        link = claim.from_id, claim.to_id, _marked((key := key_of(claim)), {**properties, **claim.props})
        groups.setdefault(ends_of(claim), {})[key] = link
    for (relation, start, end), links in groups.items():
        yield (relation, start, end, list(links.values()))


def _claims(going: Outgoing) -> Iterable[Claim]:
    return (claim for edition in going.editions for claim in edition.claims)


def _marked(key: str, properties: Mapping[str, Value | None]) -> Properties:
    """With the mark of what this tool makes, and without empty properties."""
    properties = {"graph": DEFAULT_GRAPH, "key": key, **properties}
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
