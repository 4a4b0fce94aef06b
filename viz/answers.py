"""A graph with the answers that views draw, each asked at most once."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from itertools import chain
from typing import Any

from opgavenkaart.graph.graph import Claim, Evidence, Graph, Node
from opgavenkaart.graph.text import join, sort_key
from opgavenkaart.queries.core.findings import Findings
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.core.question import F, Finding, Question
from opgavenkaart.queries.core.reference import find
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.overlap.question import OVERLAP
from opgavenkaart.queries.owners.question import OWNERS, Owner
from opgavenkaart.viz.scene.picture import Assertion

READINGS = (
    ("groups", "issues"),
    ("groups", "organisations"),
    ("organisations", "issues"),
    ("domains", "issues"),
)


def cited(*findings: Iterable[Finding], claims: Iterable[Claim] = ()) -> tuple[str, ...]:
    """The ids of the documents that are cited by these claims, and by those on which the findings rest."""
    evidence: Iterable[Claim | Evidence] = (each for of in findings for finding in of for each in finding.evidence)
    return tuple(sorted({each.source for each in chain(evidence, claims) if each.source}))


class Answers:
    """What views may look at: the graph, and the findings of the questions about it.

    `ever` is the graph of all times, where `graph` is that of a day. `about` is what the map is about, referred to as
    in the tables; UnknownWord where that is nothing, or more than one thing. `group_by` is the field by which the whole
    map groups issues; where it is "", by groups, and an overview by what most issues have.
    """

    def __init__(self, graph: Graph, ever: Graph | None = None, about: str = "", group_by: str = "") -> None:
        self.group_by = group_by
        self.graph = graph
        self.ever = ever or graph
        self.about = find(self.ever, about) if about else None
        self._found: dict[str, Sequence[Any]] = {}
        self._sorted: dict[str, list[Node]] = {}

    def grouped_by(self, field: str) -> "Answers":
        """The same, with the issues of the whole map grouped by this field; what was asked is not asked again."""
        other = copy(self)
        other.group_by = field
        return other

    @property
    def by_groups(self) -> bool:
        """Whether the boxes of the whole map are those of groups."""
        return self.group_by in ("", "group")

    def sorted(self, kind: str) -> list[Node]:
        """The nodes of a kind, by short name."""
        if kind not in self._sorted:
            nodes = self.graph.nodes.get(kind, {}).values()
            self._sorted[kind] = sorted(nodes, key=lambda node: (sort_key(node.label), node.id))
        return self._sorted[kind]

    def of(self, question: Question[F]) -> Sequence[F]:
        """The findings of a question."""
        if question.id not in self._found:
            found = question.findings(self.graph)
            self._found[question.id] = found.made() if isinstance(found, Findings) else found
        return self._found[question.id]

    def narrowed(self, question: Question[F]) -> Sequence[F]:
        """The findings of a question; of a map that is about something those about that."""
        return tuple(question.findings(self.graph, about=self.about)) if self.about else self.of(question)

    def title(self, question: Question[F], found: Sequence[F]) -> Assertion:
        """The conclusion from these findings, with what the map is about before it."""
        words = question.title(found)
        return Assertion(join(self.graph.label(*self.about), ": ", words) if self.about else words, tuple(found))

    @property
    def derived(self) -> Sequence[Owner]:
        """The owners of issues for which no source states who acts: those that follow from a lead or a portfolio."""
        return [owner for owner in self.of(OWNERS) if owner.owner and owner.status.startswith("derived")]

    @cached_property
    def owners(self) -> Mapping[str, Sequence[Owner]]:
        """The findings on whose each issue is, by issue."""
        return grouped(self.of(OWNERS), lambda owner: owner.issue)

    @cached_property
    def without_owner(self) -> Mapping[str, Owner]:
        """The issues that nobody owns, not even by derivation."""
        return {owner.issue: owner for owner in self.of(OWNERS) if owner.status == "nobody"}

    @cached_property
    def overlap(self) -> tuple[str, str, Sequence[Overlap]]:
        """Where work overlaps: between what, through what, and the pairs.

        Between groups where they share issues, else where they share organisations, else between organisations, else
        between policy domains.
        """
        for between, through in READINGS:
            if pairs := self.pairs(between, through):
                break
        return between, through, pairs

    def pairs(self, between: str, through: str) -> Sequence[Overlap]:
        """Those that overlap, between whom and through what."""
        key = f"overlap {between} {through}"
        if key not in self._found:
            self._found[key] = OVERLAP.findings(self.graph, between=between, through=through)
        return self._found[key]
