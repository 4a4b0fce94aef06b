"""Brings a graph of format 1, which had no marks, up to date: what a data set made is marked, all else is left."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.edition import own_name
from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.store.neo4j.read import BATCH_SIZE, as_text, rows_of
from opgavenkaart.graph.store.neo4j.schema import (
    DEFAULT_GRAPH,
    GRAPH_KEY,
    MARK,
    VERSION,
    dataset_key,
    descriptions_of,
    node_key,
    shown_fields,
)
from opgavenkaart.graph.text import Text, counted

if TYPE_CHECKING:
    from opgavenkaart.graph.store.neo4j.read import Runner

_GRAPH = f"MATCH (g:{MARK} {{id: 'graph'}}) WHERE g.graph IS NULL"
_DONE = Text(
    "is eenmalig bijgewerkt: het label {mark} en de eigenschap graph merken nu wat van Opgavenkaart is ({nodes}, "
    "{links}). Wat van anderen is bleef zoals het was ({others}).",
    "was brought up to date, once: the label {mark} and the property graph now mark what is Opgavenkaart's ({nodes}, "
    "{links}). What is of others stayed as it was ({others}).",
)
_NODE_NOUN = Text("knoop", "node"), Text("knopen", "nodes")
_LINK_NOUN = Text("verband", "link"), Text("verbanden", "links")


def former_version(tx: "Runner") -> bool:
    """Whether there is a graph of format 1."""
    return bool(rows_of(tx, f"{_GRAPH} AND g.version = 1 RETURN g.version AS version"))


def upgrade(tx: "Runner", now: str) -> Text | None:
    """Mark everything that data sets made, in one transaction; what follows the address, or None if others did it."""
    rows_of(tx, f"{_GRAPH} SET g.changed_at = $now RETURN g.version AS version", now=now)  # whoever is second waits
    if not former_version(tx):
        return None
    _mark(tx, f"{_GRAPH} SET g.version = {VERSION},", "g", f"'{GRAPH_KEY}'")
    datasets = _mark_datasets(tx)
    for kind in KINDS:
        for batch in _described(tx, kind, datasets):
            _mark(
                tx,
                f"UNWIND $rows AS row MATCH (n:{KINDS[kind].label} {{id: row[0]}}) SET n.descriptions = row[1],",
                "n",
                f"'{node_key(kind, '')}' + n.id",
                rows=batch,
            )
    types = "|".join(RELATIONS)
    rows_of(
        tx,
        f"MATCH ()-[r:{types}]->() WHERE r.dataset IN $datasets AND r.key IS :: STRING NOT NULL SET r.graph = $graph",
        datasets=datasets,
        graph=DEFAULT_GRAPH,
    )
    for kind in KINDS:  # what a claim is about is ours, where no data set describes it too
        ends = f"MATCH (n:{KINDS[kind].label}&!{MARK}) WHERE EXISTS {{ (n)-[:{types} {{graph: $graph}}]-() }} SET"
        _mark(tx, ends, "n", f"'{node_key(kind, '')}' + n.id")
    return _account(tx)


def _mark(tx: "Runner", match_and_set: str, node: str, key: str, **parameters: object) -> None:
    query = f"{match_and_set} {node}:{MARK}, {node}.graph = $graph, {node}.key = {key}"
    rows_of(tx, query, graph=DEFAULT_GRAPH, **parameters)


def _mark_datasets(tx: "Runner") -> list[str]:
    """The names of the data sets, whose origins keep no more than the name of a file."""
    query = (
        "MATCH (d:DataSet) WHERE d.name IS :: STRING NOT NULL AND d.position IS :: INTEGER NOT NULL "
        "RETURN d.name, coalesce(d.origin, '')"
    )
    rows = [[name, own_name(str(origin)), dataset_key(name)] for name, origin in rows_of(tx, query)]
    write = "UNWIND $rows AS row MATCH (d:DataSet {name: row[0]}) SET d.origin = row[1],"
    _mark(tx, write, "d", "row[2]", rows=rows)
    return [name for name, *_ in rows]


def _described(tx: "Runner", kind: str, datasets: Sequence[str]) -> Iterator[list[list[str]]]:
    """The nodes of a kind that these data sets describe: id and records, a batch at a time."""
    fields = ", ".join(f"n.{field}" for field in shown_fields(kind))
    query = (
        f"MATCH (n:{KINDS[kind].label}) WHERE n.id > $last AND n.datasets IS :: LIST<STRING NOT NULL> NOT NULL "
        "AND size(n.datasets) > 0 AND all(name IN n.datasets WHERE name IN $datasets) "
        f"WITH n ORDER BY n.id LIMIT $page RETURN n.id, n.datasets[0], n.descriptions, [{fields}]"
    )
    last = ""
    while rows := rows_of(tx, query, last=last, page=BATCH_SIZE, datasets=datasets):
        yield [[id, descriptions or _description(kind, id, of, values)] for id, of, descriptions, values in rows]
        last = rows[-1][0]


def _description(kind: str, id: str, dataset: str, values: Sequence[Any]) -> str:
    """The one record of a node, which format 1 kept in what it shows."""
    name, type_, abbreviation, valid_from, valid_to, *rest = (as_text(value) or "" for value in values)
    own = zip(shown_fields(kind)[5:], rest, strict=True)
    props = {field: value for field, value in own if value}
    return descriptions_of([Node(kind, id, name, type_, abbreviation, valid_from, valid_to, props, (dataset,))])


def _account(tx: "Runner") -> Text:
    ((nodes, others),) = rows_of(
        tx, f"MATCH (n) RETURN count(CASE WHEN n:{MARK} THEN 1 END), count(CASE WHEN NOT n:{MARK} THEN 1 END)"
    )
    ((links,),) = rows_of(tx, "MATCH ()-[r]->() WHERE r.graph = $graph RETURN count(r)", graph=DEFAULT_GRAPH)
    marked = {"nodes": counted(nodes, _NODE_NOUN), "links": counted(links, _LINK_NOUN)}
    return _DONE.format(mark=MARK, others=counted(others, _NODE_NOUN), **marked)
