"""What the page is given: all that its script shows, in one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import asdict
from typing import Any

from opgavenkaart.graph.graph import Claim, Graph
from opgavenkaart.graph.model import SUBJECTS
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.footer import footer, shown_day
from opgavenkaart.viz.page.contradictions import odds
from opgavenkaart.viz.page.details import both, claims, relations, things
from opgavenkaart.viz.page.story import story
from opgavenkaart.viz.page.string_table import StringTable
from opgavenkaart.viz.page.vis_network import network
from opgavenkaart.viz.scene.picture import Box, Cell, DayState, Picture, TableData
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.style import links as roles
from opgavenkaart.viz.style import nodes as looks
from opgavenkaart.viz.style import scores
from opgavenkaart.viz.style.boxes import FRAMES
from opgavenkaart.viz.style.colours import DARK_PAGE, LIGHT_PAGE, seen_on
from opgavenkaart.viz.style.shapes import in_legend
from opgavenkaart.viz.texts import PAGE
from opgavenkaart.viz.views import tab
from opgavenkaart.viz.views.about import about


def content(asked: Answers, pictures: Mapping[str, Picture], spec: PageSpec) -> dict[str, Any]:
    """Words, things, claims, views and the footer."""
    graph = asked.graph
    foot = footer(graph, spec)
    other, texts = _of_other_days(asked, pictures.values()), StringTable()
    return {
        "lang": spec.lang,
        "words": {name: both(text) for name, text in PAGE.items()},
        "things": things(graph) | {id: facts | {"other": True} for id, facts in things(other).items()},
        "claims": claims(graph),
        "others": claims(other),
        "relations": relations(graph) | relations(other),
        "looks": _looks(pictures.values(), graph, other),
        "roles": _roles(pictures.values(), asked, other),
        "shapes": in_legend(),
        "frames": {look: frame.for_page() for look, frame in FRAMES.items()},
        "views": [_view(id, picture, texts) for id, picture in pictures.items()],
        "story": story(graph),
        "page": {
            "title": spec.title,
            "asOf": shown_day(graph, spec),
            "story": spec.story,
            "madeOn": spec.made_on,
            "footer": {"sources": list(foot.sources), "days": both(foot.days)},
        },
        "odds": odds(asked),
        **about(asked, texts),
        "tables": {id: [_table(table, texts) for table in picture.tables] for id, picture in pictures.items()},
        "texts": texts.written,
    }


def _view(id: str, picture: Picture, texts: StringTable) -> dict[str, Any]:
    return {
        "id": id,
        "tab": both(tab(id)),
        "title": both(picture.title),
        "how": both(picture.how),
        "tip": both(picture.tip),
        "message": both(picture.message),
        "count": picture.count,
        "network": network(picture),
        "boxes": [_box(box) for box in picture.boxes],
        "near": picture.near,
        "said": {thing: [texts(text) for text in of] for thing, of in picture.said.items()},
    } | ({"days": [_day(day) for day in picture.days]} if picture.days else {})


def _day(day: DayState) -> dict[str, Any]:
    return asdict(day) | {
        "text": both(day.text),
        "names": {at: both(name) for at, name in day.names.items()},
        "changes": [both(text) for text in day.changes],
    }


def _of_other_days(asked: Answers, pictures: Iterable[Picture]) -> Graph:
    """What is drawn of other days than that of the graph, with the claims that join it to what the page knows."""
    drawn = {
        thing for picture in pictures for mark in picture.marks if picture.days for thing in (mark.thing, *mark.holds)
    }
    graph, ever = asked.graph, asked.ever
    known = {f"{node.kind}:{node.id}" for of in graph.nodes.values() for node in of.values()}
    known |= {f"organisation:{id}" for id in graph.successors}
    new = drawn - known
    nodes = {kind: {id: n for id, n in of.items() if f"{kind}:{id}" in new} for kind, of in ever.nodes.items()}
    every = new | known
    joins = {relation: [c for c in of if new and _joins(c, new, every)] for relation, of in ever.claims.items()}
    return Graph(nodes, joins)


def _joins(claim: Claim, new: Set[str], every: Set[str]) -> bool:
    ends = {f"{claim.from_kind}:{claim.from_id}", f"{claim.to_kind}:{claim.to_id}"}
    return not ends.isdisjoint(new) and ends <= every


def _box(box: Box) -> dict[str, Any]:
    place = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, "text": box.text}
    return {name: round(value, 1) for name, value in place.items()} | {
        "look": box.look,
        "heading": both(box.heading),
        "note": both(box.note),
    }


def _table(table: TableData, texts: StringTable) -> dict[str, Any]:
    return {
        "caption": both(table.caption),
        "headings": [both(heading) for heading in table.headings],
        "rows": [[_cell(cell, texts) for cell in row] for row in table.rows],
        "things": table.things,
    }


def _cell(cell: Cell, texts: StringTable) -> object:
    return texts(cell) if isinstance(cell, Text | str) else cell


def _looks(pictures: Iterable[Picture], *graphs: Graph) -> dict[str, Any]:
    used = {mark.look for picture in pictures for mark in picture.marks if mark.look not in looks.UNSEEN}
    used |= {looks.look_of(node) for graph in graphs for kind in SUBJECTS for node in graph.nodes[kind].values()}
    used.add("gathered")
    return {
        look: {"text": both(looks.words_of(look)), "shape": style.shape, "colour": style.colour}
        | ({"ink": scores.ink_on(style.colour)} if looks.has_number(look) else {})
        for look in sorted(used, key=looks.place_of)
        for style in [looks.style_of(look)]
    }


def _roles(pictures: Iterable[Picture], asked: Answers, other: Graph) -> dict[str, Any]:
    used = {line.role for picture in pictures for line in picture.lines}
    used |= {roles.role_of(claim) for graph in (asked.graph, other) for of in graph.claims.values() for claim in of}
    used |= {roles.derived_role(owner.basis) for owner in asked.derived}
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
