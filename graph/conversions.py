"""The graph for analysts: pandas frames, a networkx graph, and a table of counts for a notebook."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.model import KINDS, NODE_FIELDS, RELATIONS
from opgavenkaart.graph.text import Text, join
from opgavenkaart.graph.text.did_you_mean import nearest_or_all

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from opgavenkaart.graph.graph import Graph

NODE_COLUMNS = ("id", "name", "type", "abbreviation", "valid_from", "valid_to")
CLAIM_COLUMNS = ("relation", "from_kind", "from_id", "to_kind", "to_id", "role")
EVIDENCE_COLUMNS = ("source", "locator", "quote", "valid_from", "valid_to", "note", "dataset")


def nodes_frame(graph: "Graph", kind: str) -> "pd.DataFrame":
    """The nodes of a kind as a pandas DataFrame, a row a node.

    Parameters
    ----------
    kind
        A kind of node, such as "issue" or "organisation".

    Returns
    -------
    pandas.DataFrame
        Columns `id`, `name`, `type`, `abbreviation`, `valid_from`, `valid_to`; then the fields of the kind, and
        `description`, `source`, `locator`, `quote` and `note` where it has them; then `datasets`. All are text:
        "" where nothing is stated, dates as ISO days, months or years, several values joined by ";".

    Raises
    ------
    UnknownWord
        Where the graph has no such kind.
    """
    if kind not in graph.nodes:
        wrong = Text(f'"{kind}" is geen soort in deze grafiek. ', f'"{kind}" is not a kind of node in this graph. ')
        raise UnknownWord(join(wrong, nearest_or_all(kind, graph.nodes)))
    declared = (*KINDS[kind].fields, *NODE_FIELDS) if kind in KINDS else ()
    own = tuple(field.id for field in declared if field.id not in (*NODE_COLUMNS, "kind"))
    return _frame(
        (*NODE_COLUMNS, *own, "datasets"),
        ((*n[1:7], *(n.props.get(name, "") for name in own), ";".join(n.datasets)) for n in graph.nodes[kind].values()),
    )


def claims_frame(graph: "Graph") -> "pd.DataFrame":
    """All claims as a pandas DataFrame, a row a claim.

    Returns
    -------
    pandas.DataFrame
        Columns `relation`, `from_kind`, `from_id`, `to_kind`, `to_id`, `role`, `from_name`, `to_name`, `source`
        (the id of a document), `locator`, `quote`, `valid_from`, `valid_to`, `note`, `dataset`; then the fields
        of all relations (`value`, `score`, `reason`, `period`, `date`, `decided_by`). All are text, as in
        `nodes_frame`.
    """
    own = tuple(dict.fromkeys(field.id for relation in RELATIONS.values() for field in relation.fields))
    return _frame(
        (*CLAIM_COLUMNS, "from_name", "to_name", *EVIDENCE_COLUMNS, *own),
        (
            (
                *c[:6],
                *(graph.name(*end) if end[0] in graph.nodes else end[1] for end in c.ends),
                *c[6:13],
                *(c.props.get(name, "") for name in own),
            )
            for claims in graph.claims.values()
            for c in claims
        ),
    )


def _frame(columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(columns), dtype=str)


def to_networkx(graph: "Graph") -> "nx.MultiDiGraph[str]":
    """The graph in networkx, for measures, paths and layout, and for what networkx can write.

    Returns
    -------
    networkx.MultiDiGraph
        A node is named "kind:id" ("issue:thuiswerken"), and has the columns of `nodes_frame` with `kind` and
        `label`. An edge is a claim, with `relation`, `role`, `document` (its source), `locator`, `quote`,
        `valid_from`, `valid_to`, `note`, `dataset` and the relation's fields. All attributes are text, so
        that `nx.write_graphml`, `nx.write_gexf` and `nx.to_pandas_edgelist` take it.
    """
    import networkx as nx

    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    former = (graph.former[id] for id in graph.successors)
    for node in (*(node for nodes in graph.nodes.values() for node in nodes.values()), *former):
        own = dict(zip(NODE_COLUMNS, node[1:7], strict=True))
        attributes = {**node.props, "kind": node.kind, **own, "label": node.label, "datasets": ";".join(node.datasets)}
        result.add_node(f"{node.kind}:{node.id}", **attributes)
    for claims in graph.claims.values():
        for claim in claims:
            for kind, id in claim.ends:
                if (name := f"{kind}:{id}") not in result:  # of a kind that was not read
                    result.add_node(name, kind=kind, id=id, name=id, label=id)
            # `document` instead of `source`, which is the name of an edge's start in frames of edges
            evidence = dict(zip(("document", *EVIDENCE_COLUMNS[1:]), claim[6:13], strict=True))
            attributes = {**claim.props, "relation": claim.relation, "role": claim.role, **evidence}
            result.add_edge(*(f"{kind}:{id}" for kind, id in claim.ends), **attributes)
    return result


def html_table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A small table for a notebook cell; all texts are escaped."""
    lines = (("th", headings), *(("td", row) for row in rows))
    cells = ("".join(f"<{tag}>{escape(str(cell))}</{tag}>" for cell in line) for tag, line in lines)
    return f"<table><caption>{escape(caption)}</caption>{''.join(f'<tr>{line}</tr>' for line in cells)}</table>"
