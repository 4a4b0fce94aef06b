"""The map: views of the graph, drawn on one page that works without a network."""

from __future__ import annotations

from opgavenkaart.viz.brand import brand
from opgavenkaart.viz.export import ending, export
from opgavenkaart.viz.page.html import READS, draw
from opgavenkaart.viz.views import VIEWS, View

__all__ = ["READS", "VIEWS", "View", "brand", "draw", "ending", "export"]
