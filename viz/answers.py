"""A graph with the answers that views draw, each asked at most once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from opgavenkaart.graph.graph import Graph, Node
from opgavenkaart.graph.text import sort_key
from opgavenkaart.queries.coherence import COHERENCE, Coherence
from opgavenkaart.queries.compare import COMPARE, Comparison
from opgavenkaart.queries.contradictions.question import CONTRADICTIONS, Contradiction
from opgavenkaart.queries.gaps.question import GAPS, Gap
from opgavenkaart.queries.matrix import MATRIX, Seats
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.overlap.question import OVERLAP
from opgavenkaart.queries.owners.question import OWNERS, Owner

READINGS = (
    ("groups", "issues"),
    ("groups", "organisations"),
    ("organisations", "issues"),
    ("domains", "issues"),
)


class Answers:
    """What views may look at: the graph, and the findings of the questions about it.

    `ever` is the graph of all times, where `graph` is that of a day.
    """

    def __init__(self, graph: Graph, ever: Graph | None = None) -> None:
        self.graph = graph
        self.ever = ever or graph

    def sorted(self, kind: str) -> list[Node]:
        """The nodes of a kind, by short name."""
        return sorted(self.graph.nodes.get(kind, {}).values(), key=lambda node: (sort_key(node.label), node.id))

    @cached_property
    def owners(self) -> Sequence[Owner]:
        """Who owns which issue."""
        return OWNERS.findings(self.graph)

    @property
    def derived(self) -> Sequence[Owner]:
        """The owners that no source states."""
        return [owner for owner in self.owners if owner.owner and owner.basis != "stated"]

    @cached_property
    def gaps(self) -> Sequence[Gap]:
        """What nobody picks up."""
        return GAPS.findings(self.graph)

    @cached_property
    def matrix(self) -> Sequence[Seats]:
        """Who sits at which table, and as what."""
        return MATRIX.findings(self.graph)

    @cached_property
    def compare(self) -> Sequence[Comparison]:
        """In what groups are alike, and in what they differ."""
        return COMPARE.findings(self.graph)

    @cached_property
    def coherence(self) -> Sequence[Coherence]:
        """Which issues help or hinder each other."""
        return COHERENCE.findings(self.graph)

    @cached_property
    def contradictions(self) -> Sequence[Contradiction]:
        """Where sources contradict each other."""
        return CONTRADICTIONS.findings(self.graph)

    @cached_property
    def overlap(self) -> tuple[str, str, Sequence[Overlap]]:
        """Where work overlaps: between what, through what, and the pairs.

        Between groups where they share issues, else where they share organisations, else between organisations, else
        between policy domains.
        """
        for between, through in READINGS:
            if pairs := OVERLAP.findings(self.graph, between=between, through=through):
                break
        return between, through, pairs
