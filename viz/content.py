"""What the page is given: all that its script shows, in one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.schema import Lang, Text
from opgavenkaart.viz import looks, roles, scores
from opgavenkaart.viz.colours import DARK_PAGE, LIGHT_PAGE, seen_on
from opgavenkaart.viz.details import both, claims, relations, things
from opgavenkaart.viz.network import network
from opgavenkaart.viz.picture import Box, Cell, Picture, Table
from opgavenkaart.viz.views import VIEWS
from opgavenkaart.viz.words import PAGE


def content(graph: Graph, pictures: Mapping[str, Picture], lang: Lang, page: Mapping[str, str]) -> dict[str, Any]:
    """Words, things, claims and views; `page` are its title and its days."""
    return {
        "lang": lang,
        "words": {name: both(text) for name, text in PAGE.items()},
        "things": things(graph),
        "claims": claims(graph),
        "relations": relations(graph),
        "looks": _looks(pictures.values()),
        "roles": _roles(pictures.values()),
        "views": [_view(id, picture) for id, picture in pictures.items()],
        "page": page,
        "tables": {id: [_table(table) for table in picture.tables] for id, picture in pictures.items()},
    }


def _view(id: str, picture: Picture) -> dict[str, Any]:
    return {
        "id": id,
        "tab": both(VIEWS[id].tab),
        "title": both(picture.title),
        "how": both(picture.how),
        "message": both(picture.message),
        "count": picture.count,
        "network": network(picture),
        "boxes": [_box(box) for box in picture.boxes],
        "near": picture.near,
        "said": {thing: [both(text) for text in texts] for thing, texts in picture.said.items()},
    }


def _box(box: Box) -> dict[str, Any]:
    place = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, "text": box.text}
    return {name: round(value, 1) for name, value in place.items()} | {
        "look": box.look,
        "heading": both(box.heading),
        "note": both(box.note),
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": both(table.caption),
        "headings": [both(heading) for heading in table.headings],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "things": table.things,
    }


def _cell(cell: Cell) -> object:
    return both(cell) if isinstance(cell, Text) else cell


def _looks(pictures: Iterable[Picture]) -> dict[str, Any]:
    used = {mark.look for picture in pictures for mark in picture.marks if mark.look not in looks.UNSEEN}
    return {
        look: {"text": both(looks.words_of(look)), "shape": style.shape, "colour": style.colour}
        | ({"ink": scores.ink_on(style.colour)} if looks.has_number(look) else {})
        for look in sorted(used, key=looks.place_of)
        for style in [looks.style_of(look)]
    }


def _roles(pictures: Iterable[Picture]) -> dict[str, Any]:
    used = {line.role for picture in pictures for line in picture.lines}
    return {
        role: {
            "text": both(roles.words_of(role)),
            "light": seen_on(LIGHT_PAGE, style.colour),
            "dark": seen_on(DARK_PAGE, style.colour),
            "dash": style.dash,
            "width": style.width,
        }
        for role in sorted(used, key=roles.place_of)
        for style in [roles.style_of(role)]
    }
