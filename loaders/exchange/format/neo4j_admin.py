"""CSV files for `neo4j-admin database import`: the quickest way to fill a new database with a large graph.

Format: https://neo4j.com/docs/operations-manual/current/import/ (typed headings, ID spaces)
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from opgavenkaart.graph.store.neo4j.schema import constraints
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.property_graph import Links, Nodes, Properties, Value, links_of, nodes_of

CANNOT = Text(
    "kleuren en vormen; met --dataset ook wat andere datasets over dezelfde dingen zeggen",
    "colours and shapes; with --dataset also what other data sets say of the same things",
)
READ_ME = "README.txt"
APART = "\u001f"  # between the parts of a list: in no text that people type
TYPES: Mapping[type, str] = {str: "", int: ":long", list: ":string[]"}
HOW = """\
A graph of Opgavenkaart as CSV files for Neo4j 5.26 or newer.

1. Stop the database, go to this folder, and run:

neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true \\
  --array-delimiter=U+001F {files}

2. Start the database, and run these once in cypher-shell or Neo4j Browser:

{constraints}

3. opgavenkaart ask gaps --graph neo4j://localhost
"""


def write(going: Outgoing) -> Mapping[str, bytes]:
    """The files by name, with a read-me that holds the command."""
    files: dict[str, bytes] = {}
    options: list[str] = []
    for nodes in nodes_of(going):
        file = f"{nodes.label}.csv"
        files[file] = _nodes(nodes)
        options.append(f"--nodes={nodes.label}={file}")
    for links in links_of(going):
        file = f"{links.start}-{links.type}-{links.end}.csv"
        files[file] = _links(links)
        options.append(f"--relationships={links.type}={file}")
    statements = "\n".join(f"{statement};" for _, statement in constraints())
    told = HOW.format(files=" \\\n  ".join(options), constraints=statements)
    return {READ_ME: told.encode(), **files}


def _nodes(nodes: Nodes) -> bytes:
    names = _names(nodes.rows)
    headings = [f"{name}:ID({nodes.label})" if name == nodes.key else f"{name}{type}" for name, type in names.items()]
    return _csv(headings, ([_cell(row.get(name, "")) for name in names] for row in nodes.rows))


def _links(links: Links) -> bytes:
    names = _names([said for _, _, said in links.rows])
    headings = [f":START_ID({links.start})", f":END_ID({links.end})", *(f"{n}{type}" for n, type in names.items())]
    return _csv(headings, ([a, b, *(_cell(said.get(name, "")) for name in names)] for a, b, said in links.rows))


def _names(rows: Iterable[Properties]) -> dict[str, str]:
    """Every property with the type that its heading says."""
    return {name: TYPES[type(value)] for row in rows for name, value in row.items()}


def _cell(value: Value) -> str:
    return APART.join(value) if isinstance(value, list) else str(value)


def _csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue().encode()
