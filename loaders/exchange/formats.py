"""The formats of other tools: what each is, what it cannot carry, and who reads and writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.format import (
    cypher,
    gexf,
    gml,
    graphml,
    json_file,
    jsonld,
    kumu,
    kumu_xlsx,
    neo4j_admin,
    node_link,
)
from opgavenkaart.loaders.exchange.format import edge_list as edges
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Network
from opgavenkaart.loaders.files.sheet import Progress
from opgavenkaart.loaders.registers.detect import beginning, root_of

Read = Callable[[Path, Progress], Network]
Write = Callable[[Outgoing], bytes | Mapping[str, bytes]]  # a file, or the files of a folder


@dataclass(frozen=True)
class Format:
    """One format. `suffix` is that of its files; several may share one, and a folder has none."""

    id: str
    suffix: str
    what: Text
    cannot: Text  # what is lost on the way
    write: Write | None = None
    read: Read | None = None


FORMATS: dict[str, Format] = {
    format.id: format
    for format in (
        Format(
            "graphml",
            ".graphml",
            Text(
                "GraphML: yEd, Cytoscape, Gephi, igraph, networkx", "GraphML: yEd, Cytoscape, Gephi, igraph, networkx"
            ),
            graphml.CANNOT,
            graphml.write,
            graphml.read,
        ),
        Format(
            "gexf",
            ".gexf",
            Text("GEXF: Gephi, met de kleuren van de kaart", "GEXF: Gephi, with the colours of the map"),
            gexf.CANNOT,
            gexf.write,
            gexf.read,
        ),
        Format(
            "kumu",
            ".json",
            Text("Kumu: een blueprint om te importeren", "Kumu: a blueprint to import"),
            kumu.CANNOT,
            kumu.write,
            json_file.read,
        ),
        Format(
            "kumu-xlsx",
            ".xlsx",
            Text("Kumu: een werkmap om te importeren", "Kumu: a workbook to import"),
            kumu_xlsx.CANNOT,
            kumu_xlsx.write,
            kumu_xlsx.read,
        ),
        Format(
            "node-link",
            ".json",
            Text("Node-link JSON: networkx, d3", "Node-link JSON: networkx, d3"),
            node_link.CANNOT,
            node_link.write,
            json_file.read,
        ),
        Format(
            "edges",
            ".csv",
            Text("Een lijst van verbindingen: van, naar, waarmee", "A list of edges: from, to, by what"),
            edges.CANNOT,
            edges.write,
            edges.read,
        ),
        Format("gml", ".gml", Text(*2 * ("GML",)), Text("", ""), read=gml.read),
        Format(
            "cypher",
            ".cypher",
            Text("Een Cypher-script, voor een lege Neo4j", "A Cypher script, for an empty Neo4j"),
            cypher.CANNOT,
            cypher.write,
        ),
        Format(
            "neo4j-admin",
            "",
            Text(
                "Een map met CSV-bestanden voor neo4j-admin database import",
                "A folder of CSV files for neo4j-admin database import",
            ),
            neo4j_admin.CANNOT,
            neo4j_admin.write,
        ),
        Format(
            "jsonld",
            ".jsonld",
            Text("JSON-LD: ORG, PROV-O, SKOS, Dublin Core", "JSON-LD: ORG, PROV-O, SKOS, Dublin Core"),
            jsonld.CANNOT,
            jsonld.write,
        ),
    )
}


WRITTEN = tuple(format.id for format in FORMATS.values() if format.write)


def network_reader(path: Path) -> Read | None:
    """What reads the network in a file, by its content; None where it is none, or cannot be opened."""
    try:
        begin, text = beginning(path)
    except OSError:
        return None
    suffix = path.suffix.lower()
    if text.startswith(b"<"):
        root, refused = root_of(begin)
        named = suffix.removeprefix(".") if refused else root  # one with a document type is not looked into
        return {graphml.ROOT: graphml.read, gexf.ROOT: gexf.read}.get(named)
    if text.startswith((b"{", b"[")) and (
        suffix == ".json" or (text.startswith(b"{") and suffix not in edges.SUFFIXES)
    ):
        return json_file.read
    if suffix == ".gml" and b"[" in text:
        return gml.read
    if kumu_xlsx.is_kumu(path):
        return kumu_xlsx.read
    return edges.read if edges.is_list(path) else None
