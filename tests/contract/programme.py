"""A programme as a value. It prints as the few lines of tables that it is, so that a failing one can be read."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.model import KINDS

LONG = 60  # letters, of which a text prints no more


class Programme(tuple[Edition, ...]):
    """The data sets of a programme, in the order in which they come."""

    __slots__ = ()

    def __new__(cls, *editions: Edition) -> "Programme":
        """`Programme(first, second)`."""
        return super().__new__(cls, editions)

    def graph(self) -> Graph:
        """The graph that these data sets make, by the law of loading and without a store."""
        return Graph.of(*self)

    def records(self) -> Graph:
        """The same with each organisation under every id that it was given."""
        return Graph.of_records(*self)

    def __repr__(self) -> str:
        return "\n".join(line for edition in self for line in _lines(edition)) or "no data sets"


def _lines(edition: Edition) -> Iterator[str]:
    yield f'data set "{edition.name}":' + ("" if edition.nodes or edition.claims else " empty")
    yield from _rows(edition.nodes, "kind", _node)
    yield from _rows(edition.claims, "relation", _claim)


def _rows(items: Iterable[Any], heading: str, one: Any) -> Iterator[str]:
    for title, of in groupby(items, attrgetter(heading)):
        plural = KINDS[title].plural.en if title in KINDS else title
        yield f"  {plural}: {'; '.join(map(one, of))}"


def _node(node: Node) -> str:
    return f"{node.id} {_short(node.name)}" + _told(node.type, node.abbreviation, node, node.props)


def _claim(claim: Claim) -> str:
    said = {name: getattr(claim, name) for name in ("source", "locator", "quote", "note")}
    return f"{claim.from_id} -> {claim.to_id}" + _told(claim.role, "", claim, {**said, **claim.props})


def _told(type: str, abbreviation: str, item: Node | Claim, rest: Mapping[str, str]) -> str:
    period = (f"{word} {day}" for word, day in (("from", item.valid_from), ("until", item.valid_to)) if day)
    fields = (f"{name} {_short(text)}" for name, text in rest.items() if text)
    told = ", ".join(filter(None, (type, abbreviation, *period, *fields)))
    return f" ({told})" if told else ""


def _short(text: str) -> str:
    return repr(text) if len(text) <= LONG else f"{text[:20]!r}… ({len(text)} letters)"
