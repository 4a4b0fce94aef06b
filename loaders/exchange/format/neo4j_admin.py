"""CSV files for `neo4j-admin database import`: the quickest way to fill a new database with a large graph.

Format: https://neo4j.com/docs/operations-manual/current/import/ (typed headings, ID spaces)
"""

import csv
import io
from collections.abc import Mapping, Sequence

from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.store.neo4j.schema import constraints
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.property_graph import NOT_IN_NEO4J, Properties, links_of, nodes_of

SUFFIX = ""
WHAT = Text(
    "Een map met CSV-bestanden voor neo4j-admin database import",
    "A folder of CSV files for neo4j-admin database import",
)
CANNOT = NOT_IN_NEO4J
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
    for labels, key, rows in nodes_of(going):
        label = labels.partition(":")[0]
        file = f"{label}.csv"
        files[file] = _csv(rows, {key: f"{key}:ID({label})"})
        options.append(f"--nodes={labels}={file}")
    for type, *kinds, links in links_of(going):
        start, end = (KINDS[kind].label for kind in kinds)
        file = f"{start}-{type}-{end}.csv"
        ends = {":START_ID": f":START_ID({start})", ":END_ID": f":END_ID({end})"}
        files[file] = _csv([{":START_ID": a, ":END_ID": b, **properties} for a, b, properties in links], ends)
        options.append(f"--relationships={type}={file}")
    statements = "\n".join(f"{statement};" for _, statement in constraints())
    read_me = HOW.format(files=" \\\n  ".join(options), constraints=statements)
    return {"README.txt": read_me.encode(), **files}


def _csv(rows: Sequence[Properties], headings: Mapping[str, str]) -> bytes:
    """A column for each property, under a heading of its own or the name with its type."""
    types = {name: TYPES[type(value)] for row in rows for name, value in row.items()}
    out = io.StringIO()
    writer = csv.DictWriter(out, types, restval="", lineterminator="\n")
    writer.writerow({name: headings.get(name, f"{name}{type}") for name, type in types.items()})
    writer.writerows({n: APART.join(v) if isinstance(v, list) else v for n, v in row.items()} for row in rows)
    return out.getvalue().encode()
