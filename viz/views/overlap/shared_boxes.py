"""What few parties share: they stand above, and below them a box for each set of them that shares something."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opgavenkaart.graph.text import Text, counted, figure, join, sort_key
from opgavenkaart.viz.scene.folding import at_most
from opgavenkaart.viz.scene.layout import BESIDE, GAP, LABEL, PAD, RADIUS, Block, Placed, block, together
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Counted, Line, Mark, named
from opgavenkaart.viz.scene.text_metrics import width
from opgavenkaart.viz.views.overlap.parties import Overlapping

NOT = Text("niet", "not")
MOST_SHARED = 12  # in a box
LEAST, WIDEST = 190.0, 380.0  # wide is a box, but for a name that needs more


def head(party: str) -> str:
    """The mark of a party above the boxes."""
    return f"side/{party}/head0.0"


def columns(of: Overlapping, room: float) -> tuple[Placed, tuple[Line, ...]]:
    """The parties beside each other in their order, with their boxes below, in about so much room; from (0, 0)."""
    boxes = of.shared_by
    room = max(room, LEAST * len(boxes))
    heads = [_head(of, id) for id in of.order]
    middles: dict[str, float] = {}
    parts: list[Placed] = []
    start = 0.0
    for id, above, (slot, wide) in zip(of.order, heads, _widths(heads, room), strict=True):
        middles[id] = start + slot / 2
        parts.append(block(above, wide, f"side/{id}").moved(middles[id] - wide / 2, 0.0))
        start += slot
    top = max((part.height for part in parts), default=0.0)
    lines: list[Line] = []
    sets = sorted(boxes, key=lambda who: (sum(middles[id] for id in who) / len(who), len(who), who))
    place = room / max(len(sets), 1)
    for number, who in enumerate(sets):
        x, y = place * (number + 0.5), top + 110.0
        parts.append(_box(of, who, min(290.0, place - GAP), number).moved(x, y))
        for id in who:
            under = parts[list(middles).index(id)].height
            held = tuple(of.item(item).thing for item in boxes[who])
            own = (of.party(id).thing,)
            port = Mark(f"side/{id}/port{number}", middles[id], under, "port", holds=held, stands_with=own)
            parts.append(Placed((port,), (), 0.0, 0.0))
            label = Assertion(counted(len(boxes[who]), of.noun), of.pairs_among(who), held)
            lines.append(Line(port.id, f"box{number}/port", "SHARES", label))
    return together(parts), tuple(lines)


def _head(of: Overlapping, id: str) -> Block:
    """A party, and how much of what it has is shared."""
    party = of.party(id, bold=True)
    node = of.answers.graph.node(*party.thing.split(":", 1))
    shared = {of.item(item).thing for who, items in of.shared_by.items() if id in who for item in items}
    own = of.items[id]
    alone = tuple((thing,) for thing in own if thing not in shared)
    note = join(counted(len(own), of.noun), ", ", figure(len(alone)), " ", NOT, Text(" gedeeld", " shared"))
    noted = Counted(of.noun, tuple((thing,) for thing in own)), Counted((NOT, NOT), alone)
    head = replace(party, heads=True, label=named(node) if node else party.label)
    pairs = tuple(pair for pair in of.pairs if id in (pair.a, pair.b))
    return Block(Assertion(NOTHING, pairs), (), "plain", note, (head,), noted, (party.thing,))


def _widths(heads: Sequence[Block], room: float) -> Iterator[tuple[float, float]]:
    """The room of each party and the width of its box: what its name needs, and of what is left over as much as others.

    Where that is too much, all have as much room, and names are cut.
    """
    names = [width(head.heads[0].label.nl, LABEL, bold=True) for head in heads]
    needed = [name + 2 * PAD + RADIUS + BESIDE + 1.0 for name in names]
    left_over = (room - sum(needed)) / len(heads)
    for need in needed:
        slot = need + left_over if left_over >= GAP else room / len(heads)
        yield slot, min(max(WIDEST, need), slot - GAP)


def _box(of: Overlapping, who: Sequence[str], wide: float, number: int) -> Placed:
    """What exactly these share, the middle of its top at (0, 0)."""
    names = join(*(of.party(id).label for id in who), between=" + ")
    entries = [of.item(item) for item in of.shared_by[tuple(who)]]
    shown = at_most(sorted(entries, key=lambda each: (sort_key(each.label.nl), each.thing)), MOST_SHARED)
    heading = join(names, "\u00a0(", figure(len(entries)), ")")
    things = tuple(entry.thing for entry in entries)
    drawn = block(Block(Assertion(heading, of.pairs_among(who), things), shown, "shared"), wide, f"box{number}")
    port = Mark(f"box{number}/port", wide / 2, 0.0, "port", holds=things)
    near = tuple((head(id), mark.id) for id in who for mark in drawn.marks)
    whole = replace(drawn, marks=(*drawn.marks, port), near=near).moved(-wide / 2, 0.0)
    return whole.standing_with(*(of.party(id).thing for id in who))
