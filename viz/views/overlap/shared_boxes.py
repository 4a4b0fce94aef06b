"""What few parties share: they stand above, and below them a box for each set of them that shares something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from opgavenkaart.graph.text import Text, counted, join, sort_key
from opgavenkaart.viz.scene.folding import at_most
from opgavenkaart.viz.scene.layout import GAP, Block, Placed, block, together
from opgavenkaart.viz.scene.picture import NOTHING, Line, Mark, named
from opgavenkaart.viz.views.overlap.parties import NOUN, Overlapping

MOST_SHARED = 12  # in a box
LEAST = 190.0  # wide is a box


def head(party: str) -> str:
    """The mark of a party above the boxes."""
    return f"side/{party}/head0.0"


def columns(of: Overlapping, room: float) -> tuple[Placed, tuple[Line, ...]]:
    """The parties beside each other in their order, with their boxes below, in about so much room; from (0, 0)."""
    boxes = of.shared_by
    room = max(room, LEAST * len(boxes))
    step = room / len(of.order)
    middles = {id: step * (place + 0.5) for place, id in enumerate(of.order)}
    shared = Counter(id for who, items in boxes.items() for id in who for _ in items)
    parts: list[Placed] = []
    for id, x in middles.items():
        party = of.party(id, bold=True)
        node = of.answers.graph.node(*party.thing.split(":", 1))
        alone = of.counts[id] - shared[id]
        note = join(counted(of.counts[id], NOUN[of.through]), Text(f", {alone} niet gedeeld", f", {alone} not shared"))
        above = Block(NOTHING, (), "plain", note, (replace(party, label=named(node)) if node else party,))
        width = min(380.0, step - GAP)
        parts.append(block(above, width, f"side/{id}").moved(x - width / 2, 0.0))
    top = max((part.height for part in parts), default=0.0)
    lines: list[Line] = []
    sets = sorted(boxes, key=lambda who: (sum(middles[id] for id in who) / len(who), len(who), who))
    place = room / max(len(sets), 1)
    for number, who in enumerate(sets):
        x, y = place * (number + 0.5), top + 110.0
        parts.append(_box(of, who, min(290.0, place - GAP), number).moved(x, y))
        for id in who:
            under = parts[list(middles).index(id)].height
            start = Mark(f"side/{id}/port{number}", middles[id], under, "port", thing=of.party(id).thing)
            parts.append(Placed((start,), (), 0.0, 0.0))
            lines.append(Line(start.id, f"box{number}/port", "SHARES", counted(len(boxes[who]), NOUN[of.through])))
    return together(parts), tuple(lines)


def _box(of: Overlapping, who: Sequence[str], wide: float, number: int) -> Placed:
    """What exactly these share, the middle of its top at (0, 0)."""
    names = join(*(of.party(id).label for id in who), between=" + ")
    entries = [of.item(item) for item in of.shared_by[tuple(who)]]
    shown = at_most(sorted(entries, key=lambda each: (sort_key(each.label.nl), each.thing)), MOST_SHARED)
    heading = join(names, ": ", counted(len(entries), NOUN[of.through]))
    drawn = block(Block(heading, shown, "shared"), wide, f"box{number}")
    port = Mark(f"box{number}/port", wide / 2, 0.0, "port", holds=tuple(entry.thing for entry in entries))
    near = tuple((head(id), mark.id) for id in who for mark in drawn.marks)
    return replace(drawn, marks=(*drawn.marks, port), near=near).moved(-wide / 2, 0.0)
