"""The source of a claim: a document, or the data set itself where it names none."""

from __future__ import annotations

from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, Graph
from opgavenkaart.graph.text import Text, same, sort_key


class CitedSource(NamedTuple):
    """A document by its id; or a data set by its name, where that names no document."""

    document: str = ""
    dataset: str = ""

    @classmethod
    def of(cls, claim: Claim) -> CitedSource:
        """The source of a claim."""
        return cls(claim.source) if claim.source else cls(dataset=claim.dataset)

    def named(self, graph: Graph) -> Text:
        """The source as a sentence names it: “LT-werkgroepen” (2021-01-18)."""
        if not self.document:
            return Text(f"gegevensset {self.dataset}", f"data set {self.dataset}")
        date = dated(graph, self.document)
        title = graph.name("document", self.document)
        return same(f"“{title}”" + (f" ({date})" if date else ""))

    def order(self, graph: Graph) -> tuple[object, ...]:
        """Oldest first; undated documents after the dated ones, and data sets last."""
        date = dated(graph, self.document) if self.document else ""
        return not self.document, date or "9999", sort_key(graph.name("document", self.document)), self


def dated(graph: Graph, document: str) -> str:
    """The date of a document: an ISO day, month or year; empty where it is not known."""
    node = graph.nodes["document"].get(document)
    return node.props.get("date", "") if node else ""
