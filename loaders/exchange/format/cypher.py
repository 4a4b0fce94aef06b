"""A Cypher script for cypher-shell and Neo4j Browser: in an empty database it makes the graph as this tool keeps it.

Run twice it makes nothing twice: nodes and relationships are merged by their mark and key.
"""

import re
from collections.abc import Iterator, Sequence

from opgavenkaart.graph.store.neo4j.schema import MARK, constraints
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.property_graph import NOT_IN_NEO4J, Properties, Value, links_of, nodes_of

SUFFIX = ".cypher"
WHAT = Text("Een Cypher-script, voor een lege Neo4j", "A Cypher script, for an empty Neo4j")
CANNOT = NOT_IN_NEO4J
BATCH = 200  # rows of a statement
HEAD = """\
// A graph of Opgavenkaart, for an empty Neo4j 5.26 or newer:
//   cypher-shell -f graph.cypher
// or paste it into Neo4j Browser. Then: opgavenkaart ask gaps --graph neo4j://localhost
"""
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def write(going: Outgoing) -> bytes:
    """The script in UTF-8, a statement a line."""
    return ("\n".join((HEAD, *_statements(going))) + "\n").encode()


def _statements(going: Outgoing) -> Iterator[str]:
    yield from (f"{statement};" for _, statement in constraints())
    for labels, _, rows in nodes_of(going):
        for batch in _batches([_map(row) for row in rows]):
            yield (
                f"UNWIND [{batch}] AS row MERGE (n:{MARK} {{graph: row.graph, key: row.key}}) SET n:{labels}, n += row;"
            )
    for type, start, end, links in links_of(going):
        for batch in _batches([f"[{_text(a)}, {_text(b)}, {_map(properties)}]" for a, b, properties in links]):
            yield (
                f"UNWIND [{batch}] AS row MATCH (a:{MARK} {{graph: row[2].graph, key: '{start}:' + row[0]}}) "
                f"MATCH (b:{MARK} {{graph: row[2].graph, key: '{end}:' + row[1]}}) "
                f"MERGE (a)-[r:{type} {{graph: row[2].graph, key: row[2].key}}]->(b) SET r += row[2];"
            )


def _batches(rows: Sequence[str]) -> Iterator[str]:
    return (", ".join(rows[at : at + BATCH]) for at in range(0, len(rows), BATCH))


def _map(properties: Properties) -> str:
    return f"{{{', '.join(f'{name}: {_literal(value)}' for name, value in properties.items())}}}"


def _literal(value: Value) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    return str(value) if isinstance(value, int) else _text(value)


def _text(text: str) -> str:
    """A string literal that stands on one line.

    Escapes: https://neo4j.com/docs/cypher-manual/current/syntax/parsing/#literals
    """
    inside = _ESCAPED.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}", text)
    return f"'{inside}'"
