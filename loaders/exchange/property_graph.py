"""A graph as it lies in Neo4j: what a script or an import makes, the store (`graph/neo4j.py`) reads as its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import dumps

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.store.columns import kind_fields
from opgavenkaart.graph.store.neo4j.schema import CLAIM_PROPERTIES, NODE_PROPERTIES, VERSION, ends_of, key_of, node_row
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.from_graph import Outgoing

NOT_IN_NEO4J = Text(
    "kleuren en vormen; met --dataset ook wat andere datasets over dezelfde dingen zeggen",
    "colours and shapes; with --dataset also what other data sets say of the same things",
)
Value = str | int | list[str]
Properties = Mapping[str, Value]  # empty ones left out
Nodes = tuple[str, str, Sequence[Properties]]  # all of one label: the label, and the property that identifies each
Links = tuple[str, str, str, Sequence[tuple[str, str, Properties]]]  # of one type between two labels, by their ids


def nodes_of(going: Outgoing) -> Iterator[Nodes]:
    """The mark of a graph of this tool, its data sets, and the things of each kind; no label without any."""
    yield ("Opgavenkaart", "id", [{"id": "graph", "version": VERSION}])
    both = zip(going.datasets, going.editions, strict=True)
    yield ("DataSet", "name", [_filled({**d._asdict(), "references": dumps(e.references)}) for d, e in both])
    records: dict[str, dict[str, list[Node]]] = {kind: {} for kind in KINDS}
    for edition in going.editions:
        for node in edition.nodes:
            records[node.kind].setdefault(node.id, []).append(node)
    for claim in _claims(going):  # what other data sets describe is there to be pointed at, and no more
        records[claim.from_kind].setdefault(claim.from_id, [])
        records[claim.to_kind].setdefault(claim.to_id, [])
    for kind, ids in records.items():
        names = (*NODE_PROPERTIES, "datasets", "descriptions", *kind_fields(kind))
        rows = [
            _filled(dict(zip(names, node_row(kind, id, of), strict=True))) if of else {"id": id}
            for id, of in ids.items()
        ]
        if rows:
            yield (KINDS[kind].label, "id", rows)


def links_of(going: Outgoing) -> Iterator[Links]:
    """The claims, by relation and ends."""
    groups: dict[tuple[str, str, str], dict[str, tuple[str, str, Properties]]] = {}
    for claim in _claims(going):
        properties = {name: getattr(claim, name) for name in CLAIM_PROPERTIES}
        link = claim.from_id, claim.to_id, _filled({"key": (key := key_of(claim)), **properties, **claim.props})
        groups.setdefault(ends_of(claim), {})[key] = link
    for (relation, start, end), links in groups.items():
        yield (relation, KINDS[start].label, KINDS[end].label, list(links.values()))


def _claims(going: Outgoing) -> Iterable[Claim]:
    return (claim for edition in going.editions for claim in edition.claims)


def _filled(properties: Mapping[str, Value | None]) -> Properties:
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
