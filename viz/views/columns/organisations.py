"""Left and right on the whole map: ministries, and all other parties."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.text import Text, counted, join, same
from opgavenkaart.viz.scene import text_metrics as letters
from opgavenkaart.viz.scene.folding import LEAST, gathered
from opgavenkaart.viz.scene.layout import (
    BESIDE,
    HEADING,
    LABEL,
    PAD,
    RADIUS,
    STAGE,
    Entry,
    Placed,
    label_of,
    labels_of,
    mark_of,
)
from opgavenkaart.viz.scene.picture import Assertion, Box, Mark
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import PARTY

ROOM = 220.0  # for names, at most
ALONE = 186.0  # the box of those without lines
STEP, TIGHT, WIDEST = 29.0, 24.0, 49.0  # between marks, where there is room, at least and at most
MOST_HIGH = STAGE[1] / LEAST  # parties that stand higher are gathered by kind
MOST_ALONE = 5  # parties without lines before they are gathered


@dataclass(frozen=True)
class Side:
    """The parties on one side: those with lines, and those without; and whether those of a kind stand together.

    `without_lines` are the records of those without, which may be gathered in one mark.
    """

    tied: tuple[Entry, ...]
    alone: tuple[Entry, ...]
    without_lines: tuple[Node, ...]
    by_kind: bool

    @property
    def room(self) -> float:
        """What the widest name takes beside its mark."""
        names = [words for entry in self.tied for words in label_of(entry, ROOM, 1)]
        return BESIDE + max([letters.width(name, LABEL, bold=True) for name in names], default=0.0)

    @property
    def below(self) -> float:
        """How high the box of those without lines is, with what is above it."""
        return len(self.alone) * STEP + 50.0 if self.alone else 0.0

    @property
    def height(self) -> float:
        """How high it is at least."""
        return len(self.tied) * TIGHT + self.below


def side(parties: Sequence[Node], tied: set[str]) -> Side:
    """Too many are gathered by kind, the largest kinds first; too many that have no lines, in one mark."""
    without_lines = tuple(party for party in parties if f"organisation:{party.id}" not in tied)
    alone = [_entry(party) for party in without_lines]
    if len(alone) > MOST_ALONE:
        alone = [gathered(alone, counted(len(alone), PARTY))]
    of_kind: dict[str, list[Entry]] = defaultdict(list)
    for party in parties:
        if f"organisation:{party.id}" in tied:
            of_kind[party.type].append(_entry(party))

    def made() -> Side:
        shown = tuple(entry for of in of_kind.values() for entry in of)
        return Side(shown, tuple(alone), without_lines, by_kind=by_kind)

    by_kind = False
    while made().height > MOST_HIGH and len(largest := max(of_kind.items(), key=lambda item: len(item[1]))[1]) > 1:
        type_ = next(type_ for type_, of in of_kind.items() if of is largest)
        by_kind, of_kind[type_] = True, [_of_kind(type_, largest)]
    return made()


def _entry(party: Node) -> Entry:
    return Entry(look_of(party), same(party.label), f"organisation:{party.id}", bold=party.type == "ministry")


def _of_kind(type_: str, entries: Sequence[Entry]) -> Entry:
    """All of a kind in one mark."""
    noun = next((value.text for value in ORGANISATION_KIND.values if value.id == type_), PARTY[0])
    return replace(gathered(entries, join(noun, f" ({len(entries)})")), look=entries[0].look)


def placed(given: Side, height: float, x: float, *, left: bool) -> Placed:
    """Parties below each other over the height of the middle; those without lines in a box at the bottom.

    That box stands where no lines are, so it may be wider than the names above it.
    """
    room = max(height - given.below, len(given.tied) * TIGHT)
    step = min(room / max(len(given.tied), 1), WIDEST)
    labels = labels_of(given.tied, ROOM)
    marks = [_beside(entry, labels[at], x, step * (at + 0.5), left, at) for at, entry in enumerate(given.tied)]
    if not given.alone:
        return Placed(tuple(marks), (), given.room, room)
    top = max(height - given.below, step * len(given.tied)) + 8.0
    start = x - given.room if left else x - RADIUS - PAD
    for place, entry in enumerate(given.alone):
        y = top + 34.0 + STEP * (place + 0.5)
        marks.append(_beside(entry, label_of(entry, ROOM, 1), start + PAD + RADIUS, y, False, f"alone{place}{left}"))
    heading = letters.wrapped(Text("Niet in een groep", "In no group"), HEADING, ALONE, 1, bold=True)
    box = Box(start, top, ALONE, given.below - 8.0, Assertion(heading, given.without_lines))
    return Placed(tuple(marks), (box,), given.room, top + given.below)


def _beside(entry: Entry, label: Text, x: float, y: float, left: bool, place: object) -> Mark:
    id = entry.thing or f"{'left' if left else 'right'}/{place}"
    mark = mark_of(entry, id, x, y, label)
    return replace(mark, side="left") if left else mark
