"""How things look: the shape and colour of a kind, of a kind of organisation, of a score or of a share."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from opgavenkaart.graph.graph import Graph, Node
from opgavenkaart.graph.model import GREY, KINDS, ORGANISATION_KIND
from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text, same
from opgavenkaart.viz.scene.layout import RADIUS, Entry
from opgavenkaart.viz.scene.picture import NOTHING
from opgavenkaart.viz.style.counts import COUNT, LARGEST, count_looks
from opgavenkaart.viz.style.overlap import SHARE, share_looks
from opgavenkaart.viz.style.scores import SCORE, UNMANAGED, score_looks

UNSEEN = ("port", "number")  # without a shape, and not in the legend
NUMBERED = (SCORE, UNMANAGED, SHARE, COUNT)  # with a number on the mark, which must be read on its colour
# Half their width, about: hexagons look larger than dots of the same size.
_SIZES = {"group": 12.0, "organisation": 8.0, SCORE: 13.0, UNMANAGED: 15.0, SHARE: 16.0, COUNT: 16.0}
_LARGEST_COUNT = 24.0


class Look(NamedTuple):
    """What something is called in the legend, and how it is drawn."""

    text: Text
    style: Style


def _looks() -> Iterator[tuple[str, Text, Style]]:
    for kind in KINDS.values():
        if kind.id == "organisation":
            for value in ORGANISATION_KIND.values:
                yield f"organisation/{value.id}", value.text, value.style or kind.style
        yield kind.id, kind.text, kind.style
    yield "gathered", Text("meerdere samen (klik)", "several together (click)"), Style(GREY, "square")
    for unseen in UNSEEN:
        yield unseen, NOTHING, Style(GREY)
    yield from score_looks()
    yield from share_looks()
    yield from count_looks()


LOOKS: Mapping[str, Look] = {look: Look(text, style) for look, text, style in _looks()}
"""All looks, in the order of the legend: as in the vocabulary, and after it the scores, shares and counts."""


def look_of(node: Node) -> str:
    """The name of its look: the kind, with the kind of organisation where that has a style."""
    look = f"{node.kind}/{node.type}"
    return look if node.kind == "organisation" and look in LOOKS else node.kind


def party(graph: Graph, thing: str, because: tuple[str, ...]) -> Entry:
    """Someone who stands in a row because of these things: with the last of them it goes."""
    kind, id = thing.split(":", 1)
    node = graph.node(kind, id)
    return Entry(look_of(node) if node else kind, same(graph.label(kind, id)), thing, needs=(because,))


def family(look: str) -> str:
    """What a look is one of: "organisation" of "organisation/ministry"."""
    return look.partition("/")[0]


def size_of(look: str) -> float:
    """Half the width of its marks, about."""
    if family(look) == COUNT and look.endswith(LARGEST):
        return _LARGEST_COUNT
    return _SIZES.get(family(look), RADIUS - 1)
