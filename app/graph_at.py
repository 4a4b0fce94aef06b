"""A graph at an address, or as a data set would make it, as it stood on a day."""

from pathlib import Path

from opgavenkaart.errors import GraphUnavailable, UnknownWord
from opgavenkaart.graph import as_of as time
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.store.address import looks_like_server
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.files.find import holds_tables
from opgavenkaart.loaders.load import detect, read
from opgavenkaart.loaders.request import LoadRequest


def state(address: str) -> Graph:
    """The graph that an address names: as for `--graph`, or any data set that can be loaded; with `@DATE` behind it.

    Raises `GraphUnavailable` where there is none, and `DataProblems` where a data set has errors.
    """
    where, mark, text = address.rpartition("@")
    try:
        day = time.day(text) if mark else None
    except UnknownWord:  # an @ of its own
        if not Path(text).suffix and not looks_like_server(address) and not Path(address).exists():
            raise
        day = None
    graph = _read(where if day else address)
    return time.as_of(graph, day) if day else graph


def _read(where: str) -> Graph:
    path = Path(where)
    if where != "neo4j" and not looks_like_server(where) and not path.exists():
        raise GraphUnavailable(
            f"Er is geen grafiek of gegevensset in {where}. Geef een bestand, een map of een werkmap.",
            f"There is no graph or data set in {where}. Give a file, a folder or a workbook.",
        )
    if holds_tables(path) or detect(path)[0] != "tables":
        return Graph.of(read(LoadRequest(path)).build(lambda: Names(())))
    with open_graph(where, create=False) as store:
        return store.read()
