"""From an address to a store."""

from collections.abc import Sequence
from pathlib import Path

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.address import address_of
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.text import Text


def open_graph(address: str = "", *, create: bool = True) -> Store:
    """The store at an address.

    Parameters
    ----------
    address
        A file, `bolt://`, `neo4j://` …, or the word `neo4j` for `NEO4J_URI`. Without one: `OPGAVENKAART_GRAPH`, else
        `opgavenkaart.db` here. User, password and database are `NEO4J_USERNAME`, `NEO4J_PASSWORD` and
        `NEO4J_DATABASE` of the environment, and `NEO4J_GRAPH` names one of several graphs in one database; for an
        address from a file `.env` in this folder they are from there.
    create
        Whether a file need not be there yet: the first load makes it.

    Returns
    -------
    Store
        Open until `close()`, or the end of a `with`.

    Raises
    ------
    GraphUnavailable
        Where the graph cannot be opened.
    """
    at = address_of(address)
    at.warn()
    if at.is_server:
        from opgavenkaart.graph.store.neo4j.store import Neo4jStore

        return Neo4jStore(at.text, at.username, at.password, at.database, at.graph)
    if at.text.startswith((":memory:", "file:")):
        raise GraphUnavailable(
            f"{at.text} is geen bestand: wat erin geladen wordt, is daarna weg. Geef een bestand met --graph.",
            f"{at.text} is no file: what is loaded into it is gone afterwards. Give a file with --graph.",
        )
    from opgavenkaart.graph.store.sqlite.errors import no_graph_yet
    from opgavenkaart.graph.store.sqlite.store import SqliteStore

    if not create and not Path(at.text).exists():
        raise GraphUnavailable(no_graph_yet(at.text))
    return SqliteStore(at.text)


def open_filled(address: str = "") -> Store:
    """The same for a graph to ask questions of: an empty one, such as a refused load leaves, has no gaps to report.

    Raises `GraphUnavailable` where it is not there, or holds no data set.
    """
    store = open_graph(address, create=False)
    if store.datasets():
        return store
    store.close()
    graph = address_of(address).text
    raise GraphUnavailable(
        f"Er staat nog niets in {store.address}. Laad eerst een gegevensset: opgavenkaart load MAP --graph {graph}",
        f"There is nothing in {store.address} yet. Load a data set first: opgavenkaart load FOLDER --graph {graph}",
    )


def open_salvaged(address: str = "") -> tuple[Store, Sequence[Text]]:
    """What can still be read of a damaged graph file, and a sentence for each part that is not as it was loaded.

    Raises `GraphUnavailable` where it is no file, or no database any more.
    """
    from opgavenkaart.graph.store.sqlite.errors import no_graph_yet
    from opgavenkaart.graph.store.sqlite.salvage import salvaged

    at = address_of(address)
    if at.is_server or not Path(at.text).is_file():
        raise GraphUnavailable(no_graph_yet(at.text))
    return salvaged(Path(at.text))
