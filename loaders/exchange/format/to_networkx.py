"""A network as networkx has it, to be written by networkx."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from opgavenkaart.loaders.exchange.network import Network

if TYPE_CHECKING:
    import networkx as nx


def multigraph(network: Network, text: Callable[[str], str] = str) -> nx.MultiDiGraph[str]:
    """Elements and connections with their attributes, each text put through `text`."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for element in network.elements:
        graph.add_node(text(element.id), **{name: text(value) for name, value in element.attributes.items()})
    for link in network.connections:
        said = {name: text(value) for name, value in link.attributes.items()}
        graph.add_edges_from([(text(link.start), text(link.end), said)])
    return graph
