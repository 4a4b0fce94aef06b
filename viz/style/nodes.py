"""How things look: the shape and colour of a kind, of a kind of organisation, of a score or of a share."""

from __future__ import annotations

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.model import GREY, KINDS, ORGANISATION_KIND
from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.style import overlap as shares
from opgavenkaart.viz.style import scores

_EXTRA = {
    "gathered": (Text("meer bijeen (klik)", "several together (click)"), Style(GREY, "square")),
    "port": (Text("", ""), Style(GREY)),
    "number": (Text("", ""), Style(GREY)),
}
UNSEEN = ("port", "number")  # without a shape, and not in the legend


def look_of(node: Node) -> str:
    """The name of its look: the kind, with the kind of organisation where that has a style."""
    styled = node.kind == "organisation" and any(value.id == node.type for value in ORGANISATION_KIND.values)
    return f"organisation/{node.type}" if styled else node.kind


def has_number(look: str) -> bool:
    """Whether its marks have a number on them, which must be read on their colour."""
    return scores.is_score(look) or shares.is_share(look)


def style_of(look: str) -> Style:
    """Shape and colour."""
    if look in _EXTRA:
        return _EXTRA[look][1]
    if has_number(look):
        return scores.style_of(look) if scores.is_score(look) else shares.style_of(look)
    kind, _, type_ = look.partition("/")
    return (ORGANISATION_KIND.value(type_).style if type_ else None) or KINDS[kind].style


def words_of(look: str) -> Text:
    """What it is called in the legend."""
    if look in _EXTRA:
        return _EXTRA[look][0]
    if has_number(look):
        return scores.words_of(look) if scores.is_score(look) else shares.words_of(look)
    kind, _, type_ = look.partition("/")
    return ORGANISATION_KIND.value(type_).text if type_ else KINDS[kind].text


def place_of(look: str) -> tuple[int, int]:
    """Where it stands in the legend: as in the vocabulary, and after it the scores."""
    if has_number(look):
        return len(KINDS) + len(_EXTRA), scores.place_of(look) if scores.is_score(look) else shares.place_of(look)
    kind, _, type_ = look.partition("/")
    types = [value.id for value in ORGANISATION_KIND.values]
    kinds = [*KINDS, *_EXTRA]
    return kinds.index(kind), types.index(type_) if type_ else len(types)
