"""What the page is given: all that its script shows, in one value."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.model import SUBJECTS
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.footer import footer, period, shown_day
from opgavenkaart.viz.page.about import about
from opgavenkaart.viz.page.colours import issue_colours
from opgavenkaart.viz.page.details import claims, contradictions, relations, things
from opgavenkaart.viz.page.groupings import GROUPED, choices, differing, groupings
from opgavenkaart.viz.page.overlaps import overlaps
from opgavenkaart.viz.page.story import story
from opgavenkaart.viz.page.string_table import StringTable, both
from opgavenkaart.viz.page.vis_network import network, nodes
from opgavenkaart.viz.scene.layout import MEASURES
from opgavenkaart.viz.scene.picture import Box, Counted, DayState, Picture, TableData, ends_of
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.style.boxes import FRAMES
from opgavenkaart.viz.style.colours import DARK_PAGE, LIGHT_PAGE, ink_on, seen_on
from opgavenkaart.viz.style.counts import in_legend as look_in_legend
from opgavenkaart.viz.style.legend import BOX, BOXES, ON_PAPER, LegendEntry, legend
from opgavenkaart.viz.style.links import CITES, derived_role, role_of
from opgavenkaart.viz.style.nodes import NUMBERED, family, look_of
from opgavenkaart.viz.style.shapes import in_legend
from opgavenkaart.viz.texts import PAGE
from opgavenkaart.viz.views import tab


def content(answers: Answers, pictures: Mapping[str, Picture], spec: PageSpec) -> dict[str, Any]:
    """Words, things, claims, views and the footer."""
    graph = answers.graph
    foot = footer(graph, spec)
    other, texts = _of_other_days(answers, pictures.values()), StringTable()
    views = {id: _view(id, picture, texts) for id, picture in pictures.items()}
    grouped = groupings(answers, pictures)
    if grouped:
        views[GROUPED]["groupings"] = choices(answers, pictures[GROUPED], grouped)
    return {
        "lang": spec.lang,
        "words": {name: both(text) for name, text in PAGE.items()},
        "things": things(graph) | {id: facts | {"other": True} for id, facts in things(other).items()},
        "claims": claims(graph),
        "others": claims(other),
        "relations": relations(graph) | relations(other),
        "legend": _legend(answers, [*pictures.values(), *grouped.values()], other),
        "measures": MEASURES,
        "frames": {look: asdict(frame) | {"width": frame.width} for look, frame in FRAMES.items()},
        "views": [*views.values()],
        "story": story(graph),
        "page": {
            "title": spec.title,
            "asOf": date.last if (date := shown_day(graph, spec)) else "",
            "period": both(period(graph, spec)),
            "whichDays": both(spec.period),
            "story": spec.story,
            "start": spec.start,
            "madeOn": spec.made_on,
            "footer": {"days": both(foot.days), "timeless": both(foot.timeless)},
        },
        "odds": contradictions(answers),
        **about(answers, texts),
        **issue_colours(answers),
        "parts": {id: _parts(picture) for id, picture in pictures.items()},
        "groupings": {
            field: differing(views[GROUPED], _view(GROUPED, picture, texts)) | {"parts": _parts(picture)}
            for field, picture in grouped.items()
        },
        "overlaps": overlaps(answers, texts),
        "tables": {id: [_table(table, texts) for table in picture.tables] for id, picture in pictures.items()},
        "texts": texts.written,
    }


def _view(id: str, picture: Picture, texts: StringTable) -> dict[str, Any]:
    return {
        "id": id,
        "tab": both(tab(id)),
        "title": both(picture.title.text),
        "how": both(picture.how),
        "tip": both(picture.tip),
        "message": both(picture.message),
        "count": picture.count,
        "network": network(picture),
        "boxes": [_box(box) for box in picture.boxes],
        "near": picture.near,
        "flow": picture.flow,
        "sources": picture.sources,
        "grouped": picture.grouped,
        "counted": picture.counted and _counted(picture.counted),
        "sentences": {thing: [texts(each.text) for each in of] for thing, of in picture.sentences.items()},
    } | ({"days": [_day(day) for day in picture.days]} if picture.days else {})


def _parts(picture: Picture) -> dict[str, Any]:
    return {key: _part(part) for key, part in picture.parts.items()}


def _part(part: Picture) -> dict[str, Any]:
    """A part of an overview, which is a view of its own once it is opened."""
    return {
        "name": both(part.name),
        "title": both(part.title.text),
        "how": both(part.how),
        "tip": both(part.tip),
        "nodes": nodes(part),
        "boxes": [_box(box) for box in part.boxes],
        "near": part.near,
        "sources": part.sources,
        "counted": part.counted and _counted(part.counted),
    }


def _counted(counted: Counted) -> dict[str, Any]:
    return {"nouns": [both(noun) for noun in counted.nouns], "things": counted.things}


def _day(day: DayState) -> dict[str, Any]:
    return {
        "day": day.day,
        "text": both(day.text),
        "marks": day.marks,
        "lines": day.lines,
        "boxes": day.boxes,
        "gaps": [*day.gaps],
        "names": {at: both(name) for at, name in day.names.items()},
        "held": day.held,
        "changes": [both(text) for text in day.changes],
        "sources": day.sources,
    }


def _of_other_days(answers: Answers, pictures: Iterable[Picture]) -> Graph:
    """What is drawn of other days than that of the graph, with the claims that join it to what the page knows."""
    drawn = {
        thing for picture in pictures for mark in picture.marks if picture.days for thing in (mark.thing, *mark.holds)
    }
    graph, ever = answers.graph, answers.ever
    known = {f"{node.kind}:{node.id}" for of in graph.nodes.values() for node in of.values()}
    known |= {f"organisation:{id}" for id in graph.successors}
    new = drawn - known
    nodes = {kind: {id: n for id, n in of.items() if f"{kind}:{id}" in new} for kind, of in ever.nodes.items()}
    joins = {
        relation: [claim for claim in of if new and (ends := set(ends_of(claim))) & new and ends <= new | known]
        for relation, of in ever.claims.items()
    }
    return Graph(nodes, joins)


def _box(box: Box) -> dict[str, Any]:
    place = {name: round(getattr(box, name), 1) for name in ("x", "y", "width", "height", "text")}
    counts: dict[str, Any] = {"counts": box.heading.counts, "unit": box.unit, "opens": box.opens}
    counts |= {"with": box.stands_with, "each": box.each}
    counts = {name: value for name, value in counts.items() if value}
    if box.noted:
        counts["noted"] = [_counted(each) for each in box.noted]
    return place | {"look": box.look, "heading": both(box.heading.text), "note": both(box.note)} | counts


def _table(table: TableData, texts: StringTable) -> dict[str, Any]:
    return {
        "caption": both(table.caption),
        "headings": [both(heading) for heading in table.headings],
        "rows": [[texts(cell) if isinstance(cell, Text | str) else cell for cell in row.cells] for row in table.rows],
        "things": [row.thing for row in table.rows],
        "figures": table.figures,
    }


def _legend(answers: Answers, pictures: Collection[Picture], other: Graph) -> dict[str, Any]:
    """How all that the page may draw is called and drawn, in the order of the legend; a page shows what is in view."""
    graphs = answers.graph, other
    shown = {mark.look for picture in pictures for mark in picture.marks} | {"gathered"}
    shown |= set(map(look_in_legend, shown))
    shown |= {look_of(node) for graph in graphs for kind in SUBJECTS for node in graph.nodes[kind].values()}
    roles = {line.role for picture in pictures for line in picture.lines}
    roles |= {role_of(claim) for graph in graphs for of in graph.claims.values() for claim in of}
    roles |= {derived_role(owner.basis) for owner in answers.derived} | {CITES}
    return {entry.id: {"text": both(entry.text)} | _sample(entry) for entry in legend(shown, roles, BOXES, gaps=True)}


def _sample(entry: LegendEntry) -> dict[str, Any]:
    colour = entry.style.colour
    if entry.shape == BOX:
        return {"box": entry.id.removeprefix(f"{BOX}/")}
    if not entry.shape:
        on_page = {"light": seen_on(LIGHT_PAGE, colour), "dark": seen_on(DARK_PAGE, colour)}
        return on_page | {"dash": entry.style.dash, "width": entry.style.width}
    mark: dict[str, Any] = {"shape": in_legend(entry.shape), "colour": colour}
    if family(entry.id) in NUMBERED:
        mark["ink"] = ink_on(colour)
    return mark | ({"onPaper": both(ON_PAPER[entry.id])} if entry.id in ON_PAPER else {})
