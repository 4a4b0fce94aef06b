"""Ministries left, issues in their group's box in the middle, all other parties right, and the lines between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.text import Text, same
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.folding import MOST_MARKS, message, tip
from opgavenkaart.viz.scene.layout import RADIUS, STAGE, Placed, together
from opgavenkaart.viz.scene.picture import NOTHING, Box, Line, Mark
from opgavenkaart.viz.style.links import place_of
from opgavenkaart.viz.views.columns import issue_boxes as sections
from opgavenkaart.viz.views.columns import organisations as sides
from opgavenkaart.viz.views.columns.links import WholeLink

WAY = 150.0  # for lines between columns
ASIDE = {"raise": -7.0, "avoid": 7.0}  # beside the line of an owner, where both end
WIDE = (300.0, 330.0, 360.0, 390.0, 420.0)  # of a column of issues: the one with which all is drawn largest

TOGETHER = Text(
    "Opgaven staan per groep bijeen, partijen per soort.", "Issues stand together by group, parties by kind."
)
UNFOLD = Text("Dubbelklik een groep om haar uit te vouwen.", "Double-click a group to unfold it.")


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

    @property
    def message(self) -> Text:
        """What the page says of issues that stand together."""
        return message(self.things, TOGETHER) if self.folded else NOTHING

    @property
    def tip(self) -> Text:
        """How to see issues that stand together."""
        return tip(self.things, UNFOLD) if self.folded else NOTHING


def laid_out(answers: Answers, all_ties: Sequence[WholeLink], *, counts: bool = True) -> Laid:
    """Everything in its place, with room for the lines of these ties; headings may have counts."""
    tied = {tie.organisation for tie in all_ties} | {tie.to for tie in all_ties if not tie.quiet}
    parties = [*answers.sorted("organisation"), *(answers.graph.former[id] for id in answers.graph.successors)]
    things = len(answers.graph.nodes["issue"]) + len(parties)
    left = sides.side([party for party in parties if party.type == "ministry"], tied)
    others = (party for party in parties if party.type != "ministry")
    right = sides.side(sorted(others, key=lambda party: _rank(party.type)), tied)
    boxes = sections.sections(answers, tied, folded=things > MOST_MARKS, counts=counts)
    beside = left.room + right.room + 2 * WAY
    middle = max((sections.placed(boxes, wide) for wide in WIDE), key=lambda placed: _scale(placed, beside))
    parts = (
        sides.placed(left, middle.height, 0.0, left=True),
        middle.moved(WAY, 0.0),
        sides.placed(right, middle.height, middle.width + 2 * WAY, left=False),
    )
    whole = together(parts)
    return Laid(whole.marks, whole.boxes, whole.near, WAY + middle.width, things)


def _scale(middle: Placed, beside: float) -> float:
    """How large the whole map would be drawn around it."""
    return min(STAGE[0] / (middle.width + beside), STAGE[1] / middle.height)


def _rank(type_: str) -> int:
    types = [value.id for value in ORGANISATION_KIND.values]
    return types.index(type_) if type_ in types else len(types)


def lines_between(all_ties: Sequence[WholeLink], laid: Laid) -> tuple[tuple[Line, ...], list[Mark]]:
    """A line for each pair of marks; from the right they end at the edge of the box, clear of labels.

    Where issues stand together, the lines of their owners show on selection only.
    """
    at = {thing: mark for mark in laid.marks for thing in (mark.thing, *mark.holds) if thing}
    pairs: dict[tuple[str, str, str], list[WholeLink]] = defaultdict(list)
    for tie in all_ties:
        quiet = tie.quiet or (laid.folded and tie.to.startswith("issue:"))
        pairs[at[tie.organisation].id, at[tie.to].id, tie.position].append(tie._replace(quiet=quiet))
    by_id = {mark.id: mark for mark in laid.marks}
    ports: dict[str, Mark] = {}
    lines: list[Line] = []
    for (start, end, position), between in pairs.items():
        label = between[0].label if len(between) == 1 else same(f"{len(between)} ×")
        to, right = by_id[end], by_id[start].x > laid.edge
        if right or position:
            x = laid.edge if right else to.x - RADIUS - 2.0
            id = f"port {position}{' right' if right else ''}/{end}"
            port = Mark(id, x, to.y + ASIDE.get(position, 0.0), "port", thing=to.thing, holds=to.holds)
            to = ports.setdefault(id, port)
        shown = [tie.role for tie in between if not tie.quiet] or [tie.role for tie in between]
        lines.append(Line(start, to.id, min(shown, key=place_of), label, all(tie.quiet for tie in between)))
    return tuple(lines), list(ports.values())
