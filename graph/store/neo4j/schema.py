"""How a graph is stored in Neo4j: its mark, constraint, properties of nodes and relationships, and their keys.

All that this tool makes is marked: a node by the label `MARK`, and nodes and relationships by the name of their graph
in `graph`. Whatever has no such mark is somebody else's, and is neither read nor changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from json import dumps

from opgavenkaart.graph.graph import Claim, Node, merged
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.store.columns import CLAIM_COLUMNS, NODE_COLUMNS, kind_fields

VERSION = 2  # of how a graph is stored in the database, kept in the node with the key `GRAPH_KEY`; 1 had no marks
MARK = "Opgavenkaart"  # a label of every node that this tool makes
DEFAULT_GRAPH = "opgavenkaart"  # the name of a graph, where nobody chose one
GRAPH_KEY = "graph"  # of the node that stands for the graph as a whole
NODE_PROPERTIES = ("id", *NODE_COLUMNS)
CLAIM_PROPERTIES = (*CLAIM_COLUMNS, "dataset")


def constraints() -> Iterator[tuple[str, str]]:
    """By name. Keys are unique within a graph, which also finds them quickly; a claim is found through its ends."""
    name = "opgavenkaart_graph_key"
    yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{MARK}) REQUIRE (n.graph, n.key) IS UNIQUE"


def former_constraints() -> Iterator[str]:
    """The names of those of format 1, which held for other people's nodes too; the first is in the way of the mark."""
    keys = {MARK: "id", "DataSet": "name"} | {kind.label: "id" for kind in KINDS.values()}
    return (f"opgavenkaart_{label.lower()}_{key}" for label, key in keys.items())


def node_key(kind: str, id: str) -> str:
    """The key of a node within its graph."""
    return f"{kind}:{id}"


def dataset_key(name: str) -> str:
    """The key of the node of a data set."""
    return f"dataset:{name}"


def shown_fields(kind: str) -> tuple[str, ...]:
    """The properties in which a node shows what its records state."""
    return (*NODE_COLUMNS, *kind_fields(kind))


def shown(kind: str, records: Sequence[Node]) -> dict[str, str | None]:
    """What a node shows of its records; None where there is nothing."""
    node = merged(records) if records else Node(kind, "", "")
    values = (*node[2:7], *map(node.props.get, kind_fields(kind)))
    return {name: value or None for name, value in zip(shown_fields(kind), values, strict=True)}


def descriptions_of(records: Iterable[Node]) -> str:
    """The records of a node as JSON, by data set: they are read from here, whatever others do to what is shown."""
    return dumps({node.datasets[0]: (*node[2:7], node.props) for node in records})


def key_of(claim: Claim) -> str:
    """The key of a claim: a digest of all its fields. Databases keep it, so it must never change."""
    fields = (*claim[:13], *sorted(claim.props.items()))
    return blake2b(dumps(fields).encode(), digest_size=12).hexdigest()


def ends_of(claim: Claim) -> tuple[str, str, str]:
    return claim.relation, claim.from_kind, claim.to_kind
