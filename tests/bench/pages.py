"""The same graph as two pages: ours, and the one that pyvis writes when it is left to itself."""

from pathlib import Path

from pyvis.network import Network

from opgavenkaart.graph.graph import Graph
from opgavenkaart.viz import draw
from tests.viz.worlds import large

SIZES = {100: (70, 25, 5), 1000: (880, 100, 20)}  # issues, organisations and groups


def ours(folder: Path, size: int) -> Path:
    """Our page of a graph of so many nodes."""
    return written(folder / f"ours-{size}.html", draw(large(*SIZES[size])))


def theirs(folder: Path, size: int) -> Path:
    """The page that pyvis writes of it: every node and claim, with its own settings, all scripts in the page."""
    network = Network(cdn_resources="in_line", directed=True)
    graph: Graph = large(*SIZES[size])
    for kind, nodes in graph.nodes.items():
        for node in nodes.values():
            network.add_node(f"{kind}:{node.id}", label=node.name)
    for claims in graph.claims.values():
        for claim in claims:
            network.add_edge(f"{claim.from_kind}:{claim.from_id}", f"{claim.to_kind}:{claim.to_id}", title=claim.role)
    return written(folder / f"pyvis-{size}.html", network.generate_html())


def written(file: Path, html: str) -> Path:
    """The file with this text."""
    file.write_text(html, encoding="utf-8")
    return file
