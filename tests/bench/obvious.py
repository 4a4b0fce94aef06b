"""The obvious script: pandas reads the tables, networkx holds the graph, pyvis writes the page."""

import sys
from pathlib import Path

import networkx as nx
import pandas as pd
from pyvis.network import Network

LINKS = {
    "participation": ("organisation", "group"),
    "agenda": ("group", "issue"),
    "in_domain": ("issue", "domain"),
    "portfolios": ("organisation", "domain"),
    "involvement": ("activity", "organisation"),
    "characteristics": ("group", "aspect"),
    "succession": ("from", "to"),
    "activities": ("group", "id"),
    "products": ("group", "id"),
}


def main(out: str, *folders: str) -> None:
    """Draw the tables of some folders."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for folder in folders:
        for path in sorted(Path(folder).glob("*.csv")):
            table = pd.read_csv(path, dtype=str).fillna("")
            if "id" in table:
                for row in table.to_dict("records"):
                    graph.add_node(row["id"], label=row.get("name") or row.get("title"), title=row.get("quote", ""))
            if path.stem in LINKS:
                start, end = LINKS[path.stem]
                for row in table.to_dict("records"):
                    for source in filter(None, row[start].split(";")):
                        for target in filter(None, row[end].split(";")):
                            graph.add_edge(source, target, title=row.get("quote", ""))
    network = Network(cdn_resources="in_line", directed=True)
    network.from_nx(graph)
    Path(out).write_text(network.generate_html(), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
