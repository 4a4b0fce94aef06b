"""Left and right on the whole map: ministries, and all other parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.text import Text, counted, join, same
from opgavenkaart.viz.scene import text_metrics as letters
from opgavenkaart.viz.scene.folding import gathered
from opgavenkaart.viz.scene.layout import BESIDE, HEADING, LABEL, PAD, RADIUS, Entry, Placed, label_of, mark_of
from opgavenkaart.viz.scene.picture import Box, Mark
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import PARTY

ROOM = 220.0  # for names, at most
ALONE = 186.0  # the box of those without lines
STEP = 29.0  # between marks, at least
MOST_TIED = 40  # parties before they are gathered by kind
MOST_ALONE = 5  # parties without lines before they are gathered


@dataclass(frozen=True)
class Side:
    """The parties on one side: those with lines, and those without."""

    tied: tuple[Entry, ...]
    alone: tuple[Entry, ...]

    @property
    def room(self) -> float:
        """What the widest name takes beside its mark."""
        names = [words for entry in self.tied for words in label_of(entry, ROOM, 1)]
        return BESIDE + max([letters.width(name, LABEL, bold=True) for name in names], default=0.0)


def side(parties: Sequence[Node], tied: set[str]) -> Side:
    """Too many are gathered by kind; too many that have no lines, in one mark."""
    with_lines = [party for party in parties if f"organisation:{party.id}" in tied]
    alone = [_entry(party) for party in parties if f"organisation:{party.id}" not in tied]
    if len(alone) > MOST_ALONE:
        alone = [gathered(alone, counted(len(alone), PARTY))]
    entries = map(_entry, with_lines) if len(with_lines) <= MOST_TIED else _by_kind(with_lines)
    return Side(tuple(entries), tuple(alone))


def _entry(party: Node) -> Entry:
    return Entry(look_of(party), same(party.label), f"organisation:{party.id}", bold=party.type == "ministry")


def _by_kind(parties: Sequence[Node]) -> list[Entry]:
    """One mark a kind of organisation, where it gathers several."""
    of_kind: dict[str, list[Entry]] = defaultdict(list)
    for party in parties:
        of_kind[party.type].append(_entry(party))
    nouns = {value.id: value.text for value in ORGANISATION_KIND.values}
    result: list[Entry] = []
    for type_, entries in of_kind.items():
        label = join(nouns.get(type_, PARTY[0]), f" ({len(entries)})")
        result.append(entries[0] if len(entries) == 1 else replace(gathered(entries, label), look=entries[0].look))
    return result


def placed(given: Side, height: float, x: float, *, left: bool) -> Placed:
    """Parties below each other over the height of the middle; those without lines in a box at the bottom.

    That box stands where no lines are, so it may be wider than the names above it.
    """
    below = len(given.alone) * STEP + 50.0 if given.alone else 0.0
    room = max(height - below, len(given.tied) * STEP)
    step = min(room / max(len(given.tied), 1), 1.7 * STEP)
    marks = [_beside(entry, x, step * (place + 0.5), left, place) for place, entry in enumerate(given.tied)]
    if not given.alone:
        return Placed(tuple(marks), (), given.room, room)
    top = max(height - below, step * len(given.tied)) + 8.0
    start = x - given.room if left else x - RADIUS - PAD
    for place, entry in enumerate(given.alone):
        y = top + 34.0 + STEP * (place + 0.5)
        marks.append(_beside(entry, start + PAD + RADIUS, y, False, f"alone{place}{left}"))
    heading = letters.wrapped(Text("Niet in een groep", "In no group"), HEADING, ALONE, 1, bold=True)
    return Placed(tuple(marks), (Box(start, top, ALONE, below - 8.0, heading),), given.room, top + below)


def _beside(entry: Entry, x: float, y: float, left: bool, place: object) -> Mark:
    id = entry.thing or f"{'left' if left else 'right'}/{place}"
    mark = mark_of(entry, id, x, y, label_of(entry, ROOM, 1))
    return replace(mark, side="left") if left else mark
