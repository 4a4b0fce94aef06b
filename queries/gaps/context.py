"""What a rule about gaps looks at, and what it finds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, Graph, Node, Reads
from opgavenkaart.graph.text import Text, sort_key
from opgavenkaart.queries.core.grouping import claims_of, reached
from opgavenkaart.queries.core.question import Question
from opgavenkaart.queries.core.wording import with_article
from opgavenkaart.queries.owners.question import OWNERS

READS = OWNERS.reads | Reads(
    ("activity", "product"),
    ("PARTICIPATES_IN", "COMMISSIONED", "DELIVERS", "CARRIES_OUT", "INVOLVES", "TAKES_POSITION", "SUCCEEDED_BY"),
)


class Found(NamedTuple):
    """The subject of a gap, the things that its explanation names, and what the sources say of it.

    `of` is its kind, where the rule finds more than one.
    """

    subject: str
    name: str
    related: tuple[Text, ...] = ()
    claims: Iterable[Citable] | Callable[[], Iterable[Citable]] = ()
    of: str = ""


@dataclass(frozen=True)
class GapRule:
    """One kind of gap: of what, in words with {name} and {related} to be filled in, and how to find it.

    Where it follows from the answer to another `question`, `find` is given those findings, else a `GapContext`. In
    Neo4j it is found by `cypher`, which returns subject, name, the labels of related things and the claims, or in the
    part of the graph that it `reads`. One that has none of these needs a day. Where nothing of its `known` kinds is
    known there are no such gaps: a list of measures by owner has no agendas.
    """

    kind: str
    of: str
    sentence: Text
    find: Callable[[Any], Iterable[Found]]
    cypher: str = ""
    question: Question[Any] | None = None
    reads: Reads | None = None
    known: Sequence[str] = ()

    @property
    def needs(self) -> Reads:
        """All that it may need of a graph."""
        return self.reads or (self.question.reads if self.question else READS)


class GapContext:
    """A graph with what its sources say of each node at hand."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @cached_property
    def of(self) -> Mapping[tuple[str, str], Sequence[Claim]]:
        """The claims on each node, by kind and id."""
        of: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims_of(self.graph, READS.relations):
            for end in set(claim.ends):
                of[end].append(claim)
        return of

    def without(self, kind: str, relations: Sequence[str], type_: str = "") -> Iterator[Found]:
        """The nodes of a kind that no claim of these relations touches."""
        for node in self.graph.nodes[kind].values():
            if type_ in ("", node.type) and not any(c.relation in relations for c in self.of[kind, node.id]):
                yield self.found(node)

    def found(self, node: Node, related: Iterable[str] = ()) -> Found:
        """A node with all that the sources say of it."""
        return Found(node.id, node.name, labels(related), self.of[node.kind, node.id])

    def above(self, domain: str) -> set[str]:
        """A domain and all that it is part of."""

        def up(at: str) -> Iterator[str]:
            return (c.to_id for c in self.of["domain", at] if c.relation == "PART_OF" and c.from_id == at)

        return reached(domain, up)


def labels(names: Iterable[str]) -> tuple[Text, ...]:
    """Names that are the same in both languages, each once and in order; a ministry's has its article."""
    return tuple(map(with_article, sorted(set(names), key=sort_key)))
