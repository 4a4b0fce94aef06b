"""What few parties share: they stand above, and below them a box for each set of them that shares something."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.text import Text, counted, join, same, sort_key
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.folding import at_most
from opgavenkaart.viz.scene.layout import GAP, Block, Entry, Placed, block, together
from opgavenkaart.viz.scene.picture import NOTHING, Line, Mark, named
from opgavenkaart.viz.style.nodes import look_of

KIND = {"groups": "group", "organisations": "organisation", "issues": "issue", "domains": "domain"}
NOUN = {
    "groups": (Text("groep", "group"), Text("groepen", "groups")),
    "organisations": (Text("partij", "party"), Text("partijen", "parties")),
    "issues": (Text("opgave", "issue"), Text("opgaven", "issues")),
    "domains": (Text("domein", "domain"), Text("domeinen", "domains")),
}
MOST_SHARED = 12  # in a box
LEAST = 190.0  # wide is a box


def entry(answers: Answers, kind: str, id: str, *, bold: bool = False) -> Entry:
    """A thing by its short name."""
    node = answers.graph.node(kind, id)
    return Entry(look_of(node) if node else kind, same(node.label if node else id), f"{kind}:{id}", bold=bold)


def counts(pairs: Sequence[Overlap]) -> dict[str, int]:
    """How many items each has of those who overlap with anyone."""
    return {id: count for pair in pairs for id, count in ((pair.a, pair.a_count), (pair.b, pair.b_count))}


def shared_by(pairs: Sequence[Overlap]) -> Mapping[tuple[str, ...], list[str]]:
    """What is shared, by exactly who shares it."""
    sharing: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for item in pair.shared:
            sharing[item] |= {pair.a, pair.b}
    result: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for item, who in sharing.items():
        result[tuple(sorted(who))].append(item)
    return result


def head(party: str) -> str:
    """The mark of a party above the boxes."""
    return f"side/{party}/head0.0"


def columns(
    answers: Answers, between: str, through: str, pairs: Sequence[Overlap], order: Sequence[str], room: float
) -> tuple[Placed, tuple[Line, ...]]:
    """The parties beside each other in this order, with their boxes below, in about so much room; from (0, 0)."""
    boxes, held = shared_by(pairs), counts(pairs)
    room = max(room, LEAST * len(boxes))
    step = room / len(order)
    middles = {id: step * (place + 0.5) for place, id in enumerate(order)}
    shared = Counter(id for who, items in boxes.items() for id in who for _ in items)
    parts: list[Placed] = []
    for id, x in middles.items():
        node = answers.graph.node(KIND[between], id)
        alone = held[id] - shared[id]
        note = join(counted(held[id], NOUN[through]), Text(f", {alone} niet gedeeld", f", {alone} not shared"))
        party = entry(answers, KIND[between], id, bold=True)
        above = Block(NOTHING, (), "plain", note, (replace(party, label=named(node)) if node else party,))
        width = min(380.0, step - GAP)
        parts.append(block(above, width, f"side/{id}").moved(x - width / 2, 0.0))
    top = max((part.height for part in parts), default=0.0)
    lines: list[Line] = []
    sets = sorted(boxes, key=lambda who: (sum(middles[id] for id in who) / len(who), len(who), who))
    place = room / max(len(sets), 1)
    for number, who in enumerate(sets):
        x, y = place * (number + 0.5), top + 110.0
        parts.append(_box(answers, between, through, who, boxes[who], min(290.0, place - GAP), number).moved(x, y))
        for id in who:
            under = parts[list(middles).index(id)].height
            start = Mark(f"side/{id}/port{number}", middles[id], under, "port", thing=f"{KIND[between]}:{id}")
            parts.append(Placed((start,), (), 0.0, 0.0))
            lines.append(Line(start.id, f"box{number}/port", "SHARES", counted(len(boxes[who]), NOUN[through])))
    return together(parts), tuple(lines)


def _box(
    answers: Answers, between: str, through: str, who: Sequence[str], items: Sequence[str], wide: float, number: int
) -> Placed:
    """What exactly these share, the middle of its top at (0, 0)."""
    names = " + ".join(answers.graph.label(KIND[between], id) for id in who)
    heading = join(f"{names}: ", counted(len(items), NOUN[through]))
    entries = [entry(answers, KIND[through], item) for item in items]
    shown = at_most(sorted(entries, key=lambda each: (sort_key(each.label.nl), each.thing)), MOST_SHARED)
    drawn = block(Block(heading, shown, "shared"), wide, f"box{number}")
    port = Mark(f"box{number}/port", wide / 2, 0.0, "port", holds=tuple(f"{KIND[through]}:{item}" for item in items))
    near = tuple((head(id), mark.id) for id in who for mark in drawn.marks)
    return replace(drawn, marks=(*drawn.marks, port), near=near).moved(-wide / 2, 0.0)
