"""What does each source say, and who else says so?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, Evidence, Graph
from opgavenkaart.graph.model import DECIDED_BY
from opgavenkaart.queries.core.reference import Ref

Backed = Mapping[tuple[object, ...], Set[str]]  # the documents that say something, by what they say
_LOOSE = ("reason", "date")  # what sources may word differently while they say the same


class Statement(NamedTuple):
    """What one source says: a claim, or the description of a thing.

    `fact` is what others may say too: a relation (of a description ""), the kinds and ids of what it is about, and
    the rest of it.
    """

    source: str
    locator: str
    quote: str
    fact: tuple[object, ...]
    cited: Citable

    def concerns(self, thing: Ref) -> bool:
        """Whether it is about a thing, or said by it."""
        return thing in (self.fact[1:3], self.fact[3:5], ("document", self.source))


class Counts(NamedTuple):
    """How much rests on a source: claims of two things and descriptions of one, and of both together the rest."""

    claims: int
    descriptions: int
    with_locator: int
    with_quote: int
    only_source: int


def said_in(graph: Graph) -> Iterator[Statement]:
    """All that the sources say: every claim, and every description of a thing that names where it is from.

    A decision on who is who rests on the one who made it; that asks for no document.
    """
    for of in graph.claims.values():
        for c in of:
            if DECIDED_BY.id in c.props and not c.source:
                continue
            same = tuple(sorted((k, v) for k, v in c.props.items() if k not in _LOOSE)) if c.props else ()
            yield Statement(c.source, c.locator, c.quote, (*c[:6], same), c)
    for nodes in graph.nodes.values():
        for node in nodes.values():
            for cited in map(Evidence.of_node, node.described or (node,)):
                if cited.source or cited.locator or cited.quote:
                    yield Statement(cited.source, cited.locator, cited.quote, ("", node.kind, node.id), cited)


def backed(every: Iterable[Statement]) -> Backed:
    """Which documents say what."""
    found: dict[tuple[object, ...], set[str]] = {}
    for said in every:
        found.setdefault(said.fact, set()).update({said.source} - {""})
    return found


def counted(of: Iterable[Statement], backed: Backed) -> Counts:
    """How much it is together."""
    claims = descriptions = with_locator = with_quote = only = 0
    for said in of:
        claims += isinstance(said.cited, Claim)
        descriptions += isinstance(said.cited, Evidence)
        with_locator += bool(said.locator)
        with_quote += bool(said.quote)
        only += backed[said.fact] == {said.source}
    return Counts(claims, descriptions, with_locator, with_quote, only)
