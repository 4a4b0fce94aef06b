"""What does each source state, and which others state the same?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, Evidence, Graph
from opgavenkaart.graph.model import DECIDED_BY
from opgavenkaart.queries.core.reference import Ref

Backing = Mapping[tuple[object, ...], Set[str]]  # the documents that state a fact, by fact
_WORDED_FREELY = ("reason", "date")  # fields in which sources that state the same may differ


class Statement(NamedTuple):
    """What one source states: a claim, or the description of a thing.

    `fact` is what others may state too: a relation (of a description ""), the kinds and ids of what it is about, and
    the rest of it.
    """

    source: str
    locator: str
    quote: str
    fact: tuple[object, ...]
    cited: Citable

    def concerns(self, thing: Ref) -> bool:
        """Whether it is about a thing, or stated by it."""
        return thing in (self.fact[1:3], self.fact[3:5], ("document", self.source))


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
    for of in graph.claims.values():
        for c in of:
            if DECIDED_BY.id in c.props and not c.source:
                continue
            same = tuple(sorted((k, v) for k, v in c.props.items() if k not in _WORDED_FREELY)) if c.props else ()
            yield Statement(c.source, c.locator, c.quote, (*c[:6], same), c)
    for nodes in graph.nodes.values():
        for node in nodes.values():
            for cited in map(Evidence.of_node, node.described or (node,)):
                if cited.source or cited.locator or cited.quote:
                    yield Statement(cited.source, cited.locator, cited.quote, ("", node.kind, node.id), cited)


def backing(statements: Iterable[Statement]) -> Backing:
    """Which documents state which fact."""
    found: dict[tuple[object, ...], set[str]] = {}
    for statement in statements:
        found.setdefault(statement.fact, set()).update({statement.source} - {""})
    return found


def counts(statements: Iterable[Statement], backing: Backing) -> Counts:
    """How much it is together."""
    of = list(statements)
    return Counts(
        claims=sum(isinstance(s.cited, Claim) for s in of),
        descriptions=sum(isinstance(s.cited, Evidence) for s in of),
        with_locator=sum(bool(s.locator) for s in of),
        with_quote=sum(bool(s.quote) for s in of),
        only_source=sum(backing[s.fact] == {s.source} for s in of),
    )
