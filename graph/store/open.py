"""From an address to a store."""

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from pathlib import Path

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.base import Store

DEFAULT = "opgavenkaart.db"
SCHEMES = tuple(f"{name}{secure}://" for name in ("bolt", "neo4j") for secure in ("", "+s", "+ssc"))


def address_of(given: str = "") -> str:
    """The address asked for, else `OPGAVENKAART_GRAPH`, else `opgavenkaart.db` in the current folder."""
    return given or setting("OPGAVENKAART_GRAPH") or DEFAULT


def open_graph(address: str = "", *, create: bool = True) -> Store:
    """The store at an address.

    Parameters
    ----------
    address
        A file, `bolt://`, `neo4j://` …, or the word `neo4j` for `NEO4J_URI`. User, password and database come from
        `NEO4J_USERNAME`, `NEO4J_PASSWORD` and `NEO4J_DATABASE`. All of these are read from the environment, else from
        a file `.env` in the current folder. Without an address: `OPGAVENKAART_GRAPH`, else `opgavenkaart.db` here.
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
    address = address_of(address)
    if address == "neo4j":
        address = setting("NEO4J_URI")
        if not address:
            raise GraphUnavailable(
                "--graph neo4j vereist het adres van de server in NEO4J_URI, bijvoorbeeld bolt://localhost:7687.",
                "--graph neo4j needs the address of the server in NEO4J_URI, for instance bolt://localhost:7687.",
            )
    if address.startswith(SCHEMES):
        from opgavenkaart.graph.store.neo4j.store import Neo4jStore

        return Neo4jStore(
            address,
            setting("NEO4J_USERNAME") or None,
            setting("NEO4J_PASSWORD") or None,
            setting("NEO4J_DATABASE") or None,
        )
    if "://" in address:
        known = ", ".join(SCHEMES)
        raise GraphUnavailable(
            f'"{address}" is geen adres van een grafiek. Geef een bestand, of een adres dat begint met {known}.',
            f'"{address}" is not an address of a graph. Give a file, or one that begins with {known}.',
        )
    from opgavenkaart.graph.store.sqlite.errors import no_graph_yet
    from opgavenkaart.graph.store.sqlite.store import SqliteStore

    if not create and not Path(address).exists():
        raise GraphUnavailable(no_graph_yet(address))
    return SqliteStore(address)


def open_filled(address: str = "") -> Store:
    """The same for a graph to ask questions of: an empty one, such as a refused load leaves, has no gaps to report.

    Raises `GraphUnavailable` where it is not there, or holds no data set.
    """
    store = open_graph(address, create=False)
    if store.datasets():
        return store
    store.close()
    graph = address_of(address)
    raise GraphUnavailable(
        f"Er staat nog niets in {store.address}. Laad eerst een gegevensset: opgavenkaart load MAP --graph {graph}",
        f"There is nothing in {store.address} yet. Load a data set first: opgavenkaart load FOLDER --graph {graph}",
    )


def setting(name: str) -> str:
    """A setting from the environment, else from `.env` in the current folder."""
    return os.environ.get(name) or _dotenv().get(name, "")


def _dotenv() -> Mapping[str, str]:
    """The lines NAME=value of `.env`, in UTF-8 or UTF-16; quotes around a value are taken off."""
    try:
        content = Path(".env").read_bytes()
        marked = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))  # as PowerShell 5 writes it
        lines = content.decode("utf-16" if marked else "utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        where = Path(".env").absolute()
        raise GraphUnavailable(
            f"{where} kan niet worden gelezen ({error}). Bewaar het bestand als UTF-8, of haal het hier weg.",
            f"{where} cannot be read ({error}). Save the file as UTF-8, or take it away from here.",
        ) from error
    pairs = (line.removeprefix("export ").partition("=") for line in lines if not line.lstrip().startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, mark, value in pairs if mark}
