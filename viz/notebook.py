"""The map in a notebook: the page of a view in a cell, or its network to go on with in pyvis."""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Lang
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.page.html import draw
from opgavenkaart.viz.page.vis_network import pyvis_network
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.views import VIEWS, known

if TYPE_CHECKING:
    from pyvis.network import Network

HEIGHT = 720  # of a cell, in pixels: that of the projector that views are laid out for
LABEL_SIZE = 14  # of letters, in pixels


@dataclass(frozen=True)
class NotebookMap:
    """The page of one view; a notebook shows it as the output of a cell. `html` is the page as a file has it."""

    html: str
    view: str

    def __repr__(self) -> str:
        return f"<NotebookMap: {self.view}, {len(self.html):,} characters>"

    def _repr_html_(self) -> str:
        """A frame that holds the whole page, so that its styles and scripts and the notebook's stay apart."""
        return (
            f'<iframe title="{escape(self.view)}" srcdoc="{escape(self.html)}" width="100%" height="{HEIGHT}" '
            'style="border: 0" allowfullscreen></iframe>'
        )


def show(graph: Graph, view: str = "whole", lang: Lang = "nl") -> NotebookMap:
    """The page of one view, for a notebook cell; what pages can do, such as search and filter, works there too.

    Raises
    ------
    UnknownWord
        Where there is no such view; the message names the nearest one.
    """
    return NotebookMap(draw(graph, PageSpec(views=(view,), lang=lang)), view)


def to_pyvis(graph: Graph, view: str = "whole", lang: Lang = "nl") -> "Network":
    """The nodes and edges of one view as a `pyvis.network.Network`, each where it stands on the map.

    pyvis draws no boxes, and writes labels below their nodes. Node ids and labels are those of the map; `thing` is the
    "kind:id" that a node stands for. Edges that the map draws only on selection are hidden. Of the view `time` it
    has what is there on any day.

    Raises
    ------
    UnknownWord
        Where there is no such view; the message names the nearest one.
    """
    (name,) = known((view,))
    net = pyvis_network(VIEWS[name](Answers(graph)))
    for node in net.nodes:
        node["label"] = _in(node.pop("words", ""), lang) or " "  # vis-network shows the id where there is no label
        if "name" in node:
            node["name"] = _in(node["name"], lang)
    for edge in net.edges:
        edge["title"] = _in(edge.pop("words"), lang)
    net.options["nodes"]["font"]["size"] = LABEL_SIZE
    del net.options["interaction"]  # nodes can be moved and selected: here it is the analyst's own
    return net


def _in(words: list[str] | str, lang: Lang) -> str:
    return words if isinstance(words, str) else words[lang == "en"]
