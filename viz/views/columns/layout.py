"""Ministries left, issues in their group's box in the middle, all other parties right, and the lines between them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.text import Text, join, same
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.folding import LEAST, message, tip
from opgavenkaart.viz.scene.layout import RADIUS, STAGE, Placed, together
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Box, Line, Mark
from opgavenkaart.viz.style.links import place_of
from opgavenkaart.viz.views.columns import issue_boxes as sections
from opgavenkaart.viz.views.columns import organisations as sides
from opgavenkaart.viz.views.columns.field_boxes import sections_by_field
from opgavenkaart.viz.views.columns.links import WholeLink

WAY = 150.0  # for lines between columns
ASIDE = {"raise": -7.0, "avoid": 7.0}  # beside the line of an owner, where both end
WIDE = (300.0, 330.0, 360.0, 390.0, 420.0)  # of a column of issues: the one with which all is drawn largest
NARROW = (240.0, 290.0, 340.0)  # of one where boxes stand beside each other
SHAPES = (
    (1, 2),
    (1, 3),
    (1, 4),
    (1, 5),
    (2, 1),
    (2, 2),
    (3, 1),
    (3, 2),
    (4, 1),
    (5, 1),
)  # how many boxes, and columns of issues in each
MOST_IN_BOX = (16, 12, 8, 6, 4, 3)  # issues of a box, where they cannot all be read
POINTS = 40  # of a curve, at which it is looked whether it runs through a box
_SHARES = [step / POINTS for step in range(1, POINTS)]
_CURVE = [(1.5 * share - 1.5 * share**2 + share**3, share**2 * (3 - 2 * share)) for share in _SHARES]
MOST_CROSSING = 24  # lines to issues where boxes stand beside each other
COMFORTABLE = 0.75  # of the full size of labels: below it boxes stand beside each other where that is larger

FIRST = Text("Van grote vakken staan de eerste opgaven er. ", "Large boxes show their first issues. ")
TOGETHER = Text("Opgaven staan per groep bijeen. ", "Issues stand together by group. ")
CHOOSE = Text(
    "Klik op een partij of opgave voor de lijnen van eigenaren.", "Click a party or issue for the lines of owners."
)
BY_KIND = Text("Partijen staan per soort bijeen.", "Parties stand together by kind.")
UNFOLD = Text("Dubbelklik een groep om haar uit te vouwen.", "Double-click a group to unfold it.")


@dataclass(frozen=True)
class Laid:
    """Where everything stands, without the lines; beyond `edge` lines end at the edge of the boxes.

    `folded` says which issues stand together, `by_kind` whether parties do; where so many lines would cross boxes
    that nobody can follow them, those to issues are `quiet`.
    """

    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    near: tuple[tuple[str, str], ...]
    edge: float
    things: int
    folded: Text
    by_kind: bool
    quiet: bool

    @cached_property
    def mark_of(self) -> dict[str, Mark]:
        """The mark of each thing, which may hold others too."""
        return {thing: mark for mark in self.marks for thing in (mark.thing, *mark.holds) if thing}

    @cached_property
    def boxes_of(self) -> dict[str, list[Box]]:
        """The boxes that each mark stands in, by its id."""
        return {mark.id: [box for box in self.boxes if box.holds(mark)] for mark in self.marks}

    @cached_property
    def _crossing(self) -> dict[tuple[str, str], bool]:
        return {}

    def crosses(self, start: Mark, end: Mark, inside: Mark) -> bool:
        """Whether a line runs through a box other than that of the mark that it leads to.

        It is looked at once: what is drawn of many days has the same lines on most of them.
        """
        ends = start.id, end.id
        if ends not in self._crossing:
            self._crossing[ends] = _crosses(start, end, [box for box in self.boxes if not box.holds(inside)])
        return self._crossing[ends]

    @property
    def message(self) -> Text:
        """What the page says of what stands together because it would be too much to read."""
        parts = join(self.folded, BY_KIND if self.by_kind else NOTHING)
        return message(self.things, parts) if parts.nl else NOTHING

    @property
    def tip(self) -> Text:
        """How to see issues that stand together, and lines that are not drawn."""
        unfold = tip(self.things, UNFOLD) if self.folded.nl else NOTHING
        return join(unfold, " " if unfold.nl and self.quiet else "", CHOOSE if self.quiet else NOTHING)


class _Columns(NamedTuple):
    """What is to be placed: the boxes in the middle, the parties at both sides, and what has lines."""

    left: sides.Side
    boxes: Sequence[sections.Section]
    right: sides.Side
    ties: Sequence[WholeLink]
    tied: set[str]
    things: int

    @property
    def longest(self) -> int:
        """How many marks the box with the most has."""
        return max((len(section.entries) for section in self.boxes), default=0)


def laid_out(answers: Answers, all_ties: Sequence[WholeLink], *, counts: bool = True) -> Laid:
    """Everything in its place, with room for the lines of these ties; headings may have counts.

    What does not fit is folded as little as can be.
    """
    columns = _columns(answers, all_ties, counts=counts)
    numbers = (columns.longest, *(most for most in (*MOST_IN_BOX, 1) if most < columns.longest))
    return next(laid for most in numbers if (laid := _laid(columns, most)))


def laid_out_in_full(answers: Answers, all_ties: Sequence[WholeLink]) -> Laid | None:
    """The same with nothing folded; None where that cannot be read."""
    columns = _columns(answers, all_ties, counts=True)
    return _laid(columns, columns.longest)


def _columns(answers: Answers, all_ties: Sequence[WholeLink], *, counts: bool) -> _Columns:
    tied = {tie.organisation for tie in all_ties} | {tie.to for tie in all_ties if not tie.quiet}
    parties = [*answers.sorted("organisation"), *(answers.graph.former[id] for id in answers.graph.successors)]
    left = sides.side([party for party in parties if party.type == "ministry"], tied)
    others = (party for party in parties if party.type != "ministry")
    right = sides.side(sorted(others, key=lambda party: _rank(party.type)), tied)
    boxes = sections.sections(answers, counts=counts) if answers.by_groups else sections_by_field(answers)
    return _Columns(left, boxes, right, all_ties, tied, len(answers.graph.nodes["issue"]) + len(parties))


def _laid(columns: _Columns, most: int) -> Laid | None:
    """With so many marks in a box; None where that cannot be read, though with fewer it could be."""
    left, boxes, right, all_ties, tied, things = columns
    beside, high = left.room + right.room + 2 * WAY, max(left.height, right.height)
    shown = [section.at_most(most) for section in boxes]
    area = (STAGE[0] / LEAST - beside) * STAGE[1] / LEAST
    if most > 1 and sum(section.least_height for section in shown) * NARROW[0] > area:
        return None
    middle, scale = _largest(shown, tied, beside, high)
    if most > 1 and scale < LEAST:
        return None
    folded = NOTHING if most == columns.longest else FIRST if most > 1 else TOGETHER
    crossing = sum(not tie.quiet and tie.to.startswith("issue:") for tie in all_ties)
    quiet = crossing > MOST_CROSSING and len({box.x for box in middle.boxes}) > 1
    parts = (
        sides.placed(left, middle.height, 0.0, left=True),
        middle.moved(WAY, 0.0),
        sides.placed(right, middle.height, middle.width + 2 * WAY, left=False),
    )
    whole = together(parts)
    by_kind = left.by_kind or right.by_kind
    return Laid(whole.marks, whole.boxes, whole.near, WAY + middle.width, things, folded, by_kind, quiet)


def _largest(boxes: Sequence[sections.Section], tied: set[str], beside: float, high: float) -> tuple[Placed, float]:
    """The boxes below each other, or where that is too small as they are drawn largest; with their scale."""

    def scale(middle: Placed) -> float:
        return min(STAGE[0] / (middle.width + beside), STAGE[1] / max(middle.height, high))

    below = max((sections.placed(boxes, wide, 1, 2, tied) for wide in WIDE), key=scale)
    if scale(below) >= COMFORTABLE:
        return below, scale(below)
    beside_each_other = [sections.placed(boxes, wide, *shape) for wide in reversed(NARROW) for shape in SHAPES]
    largest = max((below, *beside_each_other), key=lambda placed: min(scale(placed), COMFORTABLE))
    return largest, scale(largest)


def _rank(type_: str) -> int:
    types = [value.id for value in ORGANISATION_KIND.values]
    return types.index(type_) if type_ in types else len(types)


def lines_between(all_ties: Sequence[WholeLink], laid: Laid) -> tuple[tuple[Line, ...], list[Mark]]:
    """A line for each pair of marks; from the right they end at the edge of the box, clear of labels.

    Where issues stand together, the lines of their owners show on selection only.
    """
    at = laid.mark_of
    pairs: dict[tuple[str, str, str], list[WholeLink]] = defaultdict(list)
    for tie in all_ties:
        quiet = tie.quiet or (tie.to.startswith("issue:") and (laid.quiet or bool(at[tie.to].holds)))
        pairs[at[tie.organisation].id, at[tie.to].id, tie.position].append(tie._replace(quiet=quiet))
    by_id = {mark.id: mark for mark in laid.marks}
    ports: dict[str, Mark] = {}
    lines: list[Line] = []
    for (start, end, position), between in pairs.items():
        label = between[0].label
        if len(between) > 1:
            label = Assertion(same(f"{len(between)} ×"), tuple(fact for tie in between for fact in tie.label.facts))
        to, right = by_id[end], by_id[start].x > laid.edge
        if right or position:
            box = laid.boxes_of[end]
            x = box[-1].x + box[-1].width if right else to.x - RADIUS - 2.0
            id = f"port {position}{' right' if right else ''}/{end}"
            port = Mark(id, x, to.y + ASIDE.get(position, 0.0), "port", thing=to.thing, holds=to.holds)
            to = ports.setdefault(id, port)
        shown = [tie.role for tie in between if not tie.quiet] or [tie.role for tie in between]
        faint = laid.crosses(by_id[start], to, by_id[end])
        role, quiet = min(shown, key=place_of), all(tie.quiet for tie in between)
        lines.append(Line(start, to.id, role, label, quiet, faint=faint))
    return tuple(lines), list(ports.values())


def _crosses(start: Mark, end: Mark, boxes: Sequence[Box]) -> bool:
    """Whether the curve between these runs through one of the boxes."""
    left, right = sorted((start.x, end.x))
    top, bottom = sorted((start.y, end.y))  # the curve never leaves the rectangle of its ends
    boxes = [
        box
        for box in boxes
        if box.x < right and box.x + box.width > left and box.y < bottom and box.y + box.height > top
    ]
    for across, downwards in _CURVE if boxes else ():
        along, down = start.x + (end.x - start.x) * across, start.y + (end.y - start.y) * downwards
        if any(box.x < along < box.x + box.width and box.y < down < box.y + box.height for box in boxes):
            return True
    return False
