"""The map: views of the graph, drawn on one page that works without a network."""

from opgavenkaart.viz.brand import brand
from opgavenkaart.viz.export import ending, export
from opgavenkaart.viz.page.html import READS, draw
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.views import VIEWS

__all__ = ["READS", "VIEWS", "PageSpec", "brand", "draw", "ending", "export"]
