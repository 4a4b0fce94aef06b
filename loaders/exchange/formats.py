"""The formats of other tools: what each is, what it cannot carry, and who reads and writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

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
from opgavenkaart.loaders.files.detect import FileStart
from opgavenkaart.loaders.files.sheet import Progress

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


NetworkKind = Literal["graphml", "gexf", "json", "gml", "kumu-xlsx", "edges"]
NETWORK_READERS: Mapping[NetworkKind, Read] = {
    "graphml": graphml.read,
    "gexf": gexf.read,
    "json": json_file.read,
    "gml": gml.read,
    "kumu-xlsx": kumu_xlsx.read,
    "edges": edges.read,
}
WRITTEN = tuple(format.id for format in FORMATS.values() if format.write)


def network_kind(start: FileStart) -> NetworkKind | None:
    """Which network of another tool a file is, by its content; None of any other."""
    if start.text.startswith(b"<"):
        root, has_doctype = start.root
        named = start.suffix.removeprefix(".") if has_doctype else root  # one with a document type is not looked into
        return "graphml" if named == graphml.ROOT else "gexf" if named == gexf.ROOT else None
    if start.text.startswith((b"{", b"[")) and (
        start.suffix == ".json" or (start.text.startswith(b"{") and start.suffix not in edges.SUFFIXES)
    ):
        return "json"
    if start.suffix == ".gml" and b"[" in start.text:
        return "gml"
    if kumu_xlsx.is_kumu(start):
        return "kumu-xlsx"
    return "edges" if edges.is_list(start) else None
