"""GML, read by networkx: what older tools write. It is not written: GraphML says the same, and more tools read it.

Format: Himsolt, GML: A portable Graph File Format (1997)
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import Text, same
from opgavenkaart.loaders.exchange.file_format import Format
from opgavenkaart.loaders.exchange.network import Connection, Direction, Element, Network, texts
from opgavenkaart.loaders.files.csv_file import decoded
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile, not_opened

AGAIN = Text("Exporteer het opnieuw, liefst als GraphML.", "Export it again, as GraphML if possible.")
_SHAPE = Text(
    "de GML klopt niet: een graph, node of edge hoort tussen [ en ] te staan, en een id of key is een getal of tekst",
    "the GML is wrong: a graph, node or edge stands between [ and ], and an id or key is a number or text",
)


def read(path: Path, progress: Progress) -> Network:
    """The nodes and edges."""
    import networkx as nx

    try:
        graph: Any = nx.parse_gml(decoded(path.read_bytes()).splitlines(), label="id")
    except OSError as error:
        raise not_opened(error) from error
    except (nx.NetworkXError, ValueError, RecursionError) as error:
        why = str(error).partition("\n")[0].rstrip(".")
        raise UnreadableFile(Text(f"de GML klopt niet ({why})", f"the GML is wrong ({why})"), AGAIN) from error
    except (AttributeError, IndexError, TypeError) as error:  # networkx looks at no more than the brackets
        raise UnreadableFile(_SHAPE, AGAIN) from error
    progress(1)
    direction: Direction = "directed" if graph.is_directed() else "undirected"
    nodes, edges = (enumerate(items(data=True), 1) for items in (graph.nodes, graph.edges))
    return Network(
        [Element(str(id), texts(values.items()), at) for at, (id, values) in nodes],
        [Connection(str(a), str(b), texts(values.items()), direction, at=at) for at, (a, b, values) in edges],
        "number",
    )


FORMAT = Format(
    suffix=".gml",
    what=same("GML"),
    cannot=same(""),
    detect=lambda start: start.suffix == ".gml" and b"[" in start.text and not start.text.startswith(b"<"),
    read=read,
)
