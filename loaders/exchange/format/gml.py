"""GML, read by networkx: what older tools write. It is not written: GraphML says the same, and more tools read it.

Format: Himsolt, GML: A portable Graph File Format (1997)
"""

from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import Text, same
from opgavenkaart.loaders.exchange.format import node_link
from opgavenkaart.loaders.exchange.network import Network
from opgavenkaart.loaders.files.csv_file import decoded
from opgavenkaart.loaders.files.detect import FileStart
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile, not_opened

SUFFIX = ".gml"
WHAT = same("GML")
AGAIN = Text("Exporteer het opnieuw, liefst als GraphML.", "Export it again, as GraphML if possible.")
_SHAPE = Text(
    "de GML klopt niet: een graph, node of edge hoort tussen [ en ] te staan, en een id of key is een getal of tekst",
    "the GML is wrong: a graph, node or edge stands between [ and ], and an id or key is a number or text",
)


def detect(start: FileStart) -> bool:
    """Whether a file is called so and has a bracket."""
    return start.suffix == ".gml" and b"[" in start.text and not start.text.startswith(b"<")


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
    data = nx.node_link_data(graph, edges="edges")
    return node_link.network(data["nodes"], data["edges"], graph.is_directed())
