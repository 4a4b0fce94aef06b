"""What does each source state, and which others state the same?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, Evidence, Graph
from opgavenkaart.graph.model import DECIDED_BY
from opgavenkaart.queries.core.grouping import claims_of, grouped
from opgavenkaart.queries.core.reference import Ref

Backing = Mapping[tuple[object, ...], Set[str]]  # the documents that state a fact, by fact
_WORDED_FREELY = ("reason", "date")  # fields in which sources that state the same may differ


class Statement(NamedTuple):
    """What one source states: a claim, or the description of a thing, `cited` as it stands in the graph.

    `fact` is what others may state too: a relation (of a description ""), the kinds and ids of what it is about, and
    the rest of it.
    """

    fact: tuple[object, ...]
    cited: Citable

    def concerns(self, thing: Ref) -> bool:
        """Whether it is about a thing, or stated by it."""
        return thing in (self.fact[1:3], self.fact[3:5], ("document", self.cited.source))


class Counts(NamedTuple):
    """How much rests on a source: claims of two things and descriptions of one, and of both together the rest."""

    claims: int
    descriptions: int
    with_locator: int
    with_quote: int
    only_source: int


def statements_in(graph: Graph) -> Iterator[Statement]:
    """All that the sources state: every claim, and every description of a thing that names where it is from.

    A decision on which records are one organisation rests on who made it, and needs no document.
    """
    for c in claims_of(graph, graph.claims):
        if c.source or DECIDED_BY.id not in c.props:
            same = tuple(sorted((k, v) for k, v in c.props.items() if k not in _WORDED_FREELY)) if c.props else ()
            yield Statement((*c[:6], same), c)
    for node in (node for nodes in graph.nodes.values() for node in nodes.values()):
        for cited in map(Evidence.of_node, node.described or (node,)):
            if cited.source or cited.locator or cited.quote:
                yield Statement(("", node.kind, node.id), cited)


def backing(statements: Iterable[Statement]) -> Backing:
    """Which documents state which fact."""
    of = grouped(statements, lambda statement: statement.fact)
    return {fact: {statement.cited.source for statement in those} - {""} for fact, those in of.items()}


def counts(statements: Sequence[Statement], backing: Backing) -> Counts:
    """How much it is together."""
    return Counts(
        claims=sum(isinstance(s.cited, Claim) for s in statements),
        descriptions=sum(isinstance(s.cited, Evidence) for s in statements),
        with_locator=sum(bool(s.cited.locator) for s in statements),
        with_quote=sum(bool(s.cited.quote) for s in statements),
        only_source=sum(backing[s.fact] == {s.cited.source} for s in statements),
    )
