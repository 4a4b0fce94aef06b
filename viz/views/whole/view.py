"""The whole map: ministries | issues within their group | the other parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.text import Text, counted, join
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.folding import MOST_MARKS, message, tip
from opgavenkaart.viz.scene.layout import STAGE, Placed
from opgavenkaart.viz.scene.picture import NOTHING, Box, Cell, Line, Mark, Picture, TableData, same
from opgavenkaart.viz.style.links import place_of
from opgavenkaart.viz.texts import GROUP, ISSUE
from opgavenkaart.viz.views.whole import issue_boxes as sections
from opgavenkaart.viz.views.whole import organisation_columns as sides
from opgavenkaart.viz.views.whole.links import WholeLink, ties

WAY = 150.0  # for lines between columns
WIDE = (300.0, 330.0, 360.0, 390.0, 420.0)  # of a column of issues: the one with which all is drawn largest


@dataclass(frozen=True)
class Laid:
    """Where everything stands, without the lines; beyond `edge` lines end at the edge of the boxes."""

    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    near: tuple[tuple[str, str], ...]
    edge: float
    things: int

    @property
    def folded(self) -> bool:
        """Whether issues stand together, because there are too many."""
        return self.things > MOST_MARKS


def whole(asked: Answers) -> Picture:
    """Ministries left, issues in their group's box in the middle, all others right."""
    all_ties = ties(asked)
    laid = laid_out(asked, all_ties)
    lines, ports = lines_between(all_ties, laid)
    return Picture(
        title=_title(asked),
        how=Text(
            "Dik en donker: genoemde eigenaar. Donker gestreept: eigenaar volgens portefeuille. "
            "Wie een groep trekt, is afgeleid eigenaar van alles in het vak.",
            "Thick and dark: stated owner. Dark dashes: owner by portfolio. "
            "Whoever leads a group is a derived owner of all in its box.",
        ),
        marks=(*laid.marks, *ports),
        lines=lines,
        boxes=laid.boxes,
        near=laid.near,
        tables=_tables(asked, all_ties),
        tip=folded_tip(laid) if laid.folded else NOTHING,
        message=folded_message(laid) if laid.folded else NOTHING,
    )


def laid_out(asked: Answers, all_ties: Sequence[WholeLink], *, counts: bool = True) -> Laid:
    """Everything in its place, with room for the lines of these ties; headings may have counts."""
    tied = {tie.organisation for tie in all_ties} | {tie.to for tie in all_ties if not tie.quiet}
    parties = [*asked.sorted("organisation"), *(asked.graph.former[id] for id in asked.graph.successors)]
    things = len(asked.graph.nodes["issue"]) + len(parties)
    left = sides.side([party for party in parties if party.type == "ministry"], tied)
    others = (party for party in parties if party.type != "ministry")
    right = sides.side(sorted(others, key=lambda party: _rank(party.type)), tied)
    boxes = sections.sections(asked, tied, folded=things > MOST_MARKS, counts=counts)
    beside = left.room + right.room + 2 * WAY
    middle = max((sections.placed(boxes, wide) for wide in WIDE), key=lambda placed: _scale(placed, beside))
    parts = (
        sides.placed(left, middle.height, 0.0, left=True),
        middle.moved(WAY, 0.0),
        sides.placed(right, middle.height, middle.width + 2 * WAY, left=False),
    )
    marks = tuple(mark for part in parts for mark in part.marks)
    return Laid(marks, tuple(box for part in parts for box in part.boxes), middle.near, WAY + middle.width, things)


def _scale(middle: Placed, beside: float) -> float:
    """How large the whole map would be drawn around it."""
    return min(STAGE[0] / (middle.width + beside), STAGE[1] / middle.height)


def folded_message(laid: Laid) -> Text:
    """What the page says of issues that stand together."""
    return message(
        laid.things,
        Text(
            "Opgaven staan per groep bijeen, partijen per soort.",
            "Issues stand together by group, parties by kind.",
        ),
    )


def folded_tip(laid: Laid) -> Text:
    """How to see issues that stand together."""
    unfold = Text("Dubbelklik een groep om haar uit te vouwen.", "Double-click a group to unfold it.")
    return tip(laid.things, unfold)


def _title(asked: Answers) -> Text:
    statuses: dict[str, str] = {owner.issue: owner.status for owner in asked.owners}
    nobody = sum(status == "nobody" for status in statuses.values())
    derived = sum(status.startswith("derived") for status in statuses.values())
    stated = len(statuses) - nobody - derived
    groups = len(asked.graph.nodes["group"])
    start = counted(len(statuses), ISSUE)
    if groups:
        start = join(counted(groups, GROUP), same(", "), start)
    owned = (
        Text("geen enkele heeft een genoemde eigenaar", "none has a stated owner")
        if not stated
        else Text(f"{stated} met een genoemde eigenaar", f"{stated} with a stated owner")
    )
    end = Text(f", {nobody} ook geen afgeleide", f", {nobody} not even a derived one") if nobody else NOTHING
    return join(start, same(": "), owned, end)


def _rank(type_: str) -> int:
    types = [value.id for value in ORGANISATION_KIND.values]
    return types.index(type_) if type_ in types else len(types)


def lines_between(all_ties: Sequence[WholeLink], laid: Laid) -> tuple[tuple[Line, ...], list[Mark]]:
    """A line for each pair of marks; from the right they end at the edge of the box, clear of labels.

    Where issues stand together, the lines of their owners show on selection only.
    """
    at = {thing: mark for mark in laid.marks for thing in (mark.thing, *mark.holds) if thing}
    pairs: dict[tuple[str, str], list[WholeLink]] = defaultdict(list)
    for tie in all_ties:
        quiet = tie.quiet or (laid.folded and tie.to.startswith("issue:"))
        pairs[at[tie.organisation].id, at[tie.to].id].append(tie._replace(quiet=quiet))
    by_id = {mark.id: mark for mark in laid.marks}
    ports: dict[str, Mark] = {}
    lines: list[Line] = []
    for (start, end), between in pairs.items():
        label = between[0].label if len(between) == 1 else same(f"{len(between)} ×")
        to = by_id[end]
        if by_id[start].x > laid.edge:
            to = ports.setdefault(end, Mark(f"port/{end}", laid.edge, to.y, "port", thing=to.thing, holds=to.holds))
        shown = [tie.role for tie in between if not tie.quiet] or [tie.role for tie in between]
        lines.append(Line(start, to.id, min(shown, key=place_of), label, all(tie.quiet for tie in between)))
    return tuple(lines), list(ports.values())


def _tables(asked: Answers, all_ties: Sequence[WholeLink]) -> tuple[TableData, ...]:
    """All lines, and all that stands alone."""
    graph = asked.graph

    def named(thing: str) -> str:
        kind, _, id = thing.partition(":")
        return graph.name(kind, id)

    agenda = sorted({(f"group:{c.from_id}", f"issue:{c.to_id}") for c in graph.claims["ADDRESSES"]})
    every = [*all_ties, *(WholeLink(group, issue, ("ADDRESSES",)) for group, issue in agenda)]
    rows: list[tuple[Cell, ...]] = [(named(tie.organisation), tie.label, named(tie.to)) for tie in every]
    things = [tie.organisation for tie in every]
    mentioned = {end for tie in every for end in (tie.organisation, tie.to)}
    nothing = Text("geen verband op deze kaart", "nothing on this map")
    for kind in ("organisation", "group", "issue"):
        for node in asked.sorted(kind):
            if (thing := f"{kind}:{node.id}") not in mentioned:
                rows.append((node.name, nothing, None))
                things.append(thing)
    headings = Text("wie of wat", "who or what"), Text("verband", "link"), Text("met", "to")
    return (
        TableData(Text("Alle verbanden op deze kaart", "All links on this map"), headings, tuple(rows), tuple(things)),
    )
