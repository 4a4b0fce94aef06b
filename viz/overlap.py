"""Where work overlaps: groups (or organisations) above, what they share in boxes below."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from opgavenkaart.graph.schema import Text
from opgavenkaart.graph.text import sort_key
from opgavenkaart.queries.overlap import OVERLAP, Overlap
from opgavenkaart.viz.asked import Asked
from opgavenkaart.viz.fold import at_most
from opgavenkaart.viz.layout import GAP, STAGE, Block, Entry, Placed, block, pack, together
from opgavenkaart.viz.looks import look_of
from opgavenkaart.viz.picture import NOTHING, Line, Mark, Picture, named, same
from opgavenkaart.viz.tables import said, table
from opgavenkaart.viz.words import counted, joined

KIND = {"groups": "group", "organisations": "organisation", "issues": "issue", "domains": "domain"}
NOUN = {
    "groups": (Text("groep", "group"), Text("groepen", "groups")),
    "organisations": (Text("partij", "party"), Text("partijen", "parties")),
    "issues": (Text("opgave", "issue"), Text("opgaven", "issues")),
    "domains": (Text("domein", "domain"), Text("domeinen", "domains")),
}
MOST_COLUMNS, MOST_BOXES, MOST_SHARED, MOST_OF_PAIR, MOST_PAIRS = 5, 5, 12, 6, 12


def overlap(asked: Asked) -> Picture:
    """Columns with what they share where few overlap, else a block for each of the strongest pairs."""
    between, through, pairs = asked.overlap
    sides = {end for pair in pairs for end in (pair.a, pair.b)}
    few = 1 < len(sides) <= MOST_COLUMNS and len(_shared_by(pairs)) <= MOST_BOXES
    draw = _columns if few else _pairs
    placed, lines = draw(asked, between, through, pairs)
    kind = KIND[between]
    return Picture(
        title=OVERLAP.title(pairs),
        how=_how(few, between, through),
        marks=placed.marks,
        lines=lines,
        boxes=placed.boxes,
        near=placed.near,
        curve="vertical",
        tables=(table(OVERLAP.text, pairs, Overlap, kind, "a"),),
        message=_message(len(pairs)) if not few and len(pairs) > MOST_PAIRS else NOTHING,
        said=said((f"{kind}:{end}", pair.reason) for pair in pairs for end in (pair.a, pair.b)),
    )


def _how(few: bool, between: str, through: str) -> Text:
    who, what = NOUN[between][1], NOUN[through][1]
    if not few:
        return Text(
            f"Een vak per paar {who.nl}, het sterkste eerst, met de {what.nl} die zij delen.",
            f"A box for each pair of {who.en}, the strongest first, with the {what.en} they share.",
        )
    return Text(
        f"Boven de {who.nl}; eronder de {what.nl} die zij delen. De tabel heeft per paar de cijfers en de reden.",
        f"Above the {who.en}; below, the {what.en} they share. The table has the figures and the reason for each pair.",
    )


def _sides(asked: Asked, kind: str, pairs: Sequence[Overlap]) -> dict[str, int]:
    """Who overlaps with anyone, with how many items each has."""
    counts = {id: count for pair in pairs for id, count in ((pair.a, pair.a_count), (pair.b, pair.b_count))}
    return {id: counts[id] for _, id in sorted((sort_key(asked.graph.label(kind, id)), id) for id in counts)}


def _shared_by(pairs: Sequence[Overlap]) -> dict[tuple[str, ...], list[str]]:
    """What is shared, by exactly who shares it."""
    sharing: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for item in pair.shared:
            sharing[item] |= {pair.a, pair.b}
    result: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for item, who in sharing.items():
        result[tuple(sorted(who))].append(item)
    return result


def _entry(asked: Asked, kind: str, id: str, *, bold: bool = False) -> Entry:
    node = asked.graph.node(kind, id)
    return Entry(look_of(node) if node else kind, same(node.label if node else id), f"{kind}:{id}", bold=bold)


def _items(asked: Asked, through: str, ids: Sequence[str], most: int) -> tuple[Entry, ...]:
    entries = [_entry(asked, KIND[through], id) for id in ids]
    return at_most(sorted(entries, key=lambda entry: (sort_key(entry.label.nl), entry.thing)), most)


def _columns(asked: Asked, between: str, through: str, pairs: Sequence[Overlap]) -> tuple[Placed, tuple[Line, ...]]:
    """Those who overlap beside each other, and below a box for each set of them that shares something."""
    sides, boxes = _sides(asked, KIND[between], pairs), _shared_by(pairs)
    width = min(380.0, (STAGE[0] - GAP * (len(sides) - 1)) / len(sides))
    step = STAGE[0] / len(sides)
    middles = {id: step * (place + 0.5) for place, id in enumerate(sides)}
    shared = Counter(id for who, items in boxes.items() for id in who for _ in items)
    parts: list[Placed] = []
    for id, x in middles.items():
        node = asked.graph.node(KIND[between], id)
        count = counted(sides[id], NOUN[through])
        alone = sides[id] - shared[id]
        note = joined(count, Text(f", {alone} niet gedeeld", f", {alone} not shared"))
        entry = _entry(asked, KIND[between], id, bold=True)
        head = Block(NOTHING, (), "plain", note, (replace(entry, label=named(node)) if node else entry,))
        parts.append(block(head, width, f"side/{id}").moved(x - width / 2, 0.0))
    top = max((part.height for part in parts), default=0.0)
    lines: list[Line] = []
    order = sorted(boxes, key=lambda who: (sum(middles[id] for id in who) / len(who), len(who), who))
    wide = min(290.0, (STAGE[0] - GAP * (len(order) - 1)) / max(len(order), 1))
    place = STAGE[0] / max(len(order), 1)
    for number, who in enumerate(order):
        names = " + ".join(asked.graph.label(KIND[between], id) for id in who)
        heading = joined(same(f"{names}: "), counted(len(boxes[who]), NOUN[through]))
        x, y = place * (number + 0.5), top + 110.0
        drawn = block(Block(heading, _items(asked, through, boxes[who], MOST_SHARED), "shared"), wide, f"box{number}")
        port = Mark(f"box{number}/port", x, y, "port", holds=tuple(f"{KIND[through]}:{item}" for item in boxes[who]))
        near = tuple((f"side/{id}/head0.0", mark.id) for id in who for mark in drawn.marks)
        parts.append(replace(drawn.moved(x - wide / 2, y), near=near))
        parts.append(Placed((port,), (), 0.0, 0.0))
        for id in who:
            side = list(middles).index(id)
            thing = f"{KIND[between]}:{id}"
            start = Mark(f"side/{id}/port{number}", middles[id], parts[side].height, "port", thing=thing)
            parts.append(Placed((start,), (), 0.0, 0.0))
            lines.append(Line(start.id, port.id, "SHARES", counted(len(boxes[who]), NOUN[through])))
    return together(parts), tuple(lines)


def _pairs(asked: Asked, between: str, through: str, pairs: Sequence[Overlap]) -> tuple[Placed, tuple[Line, ...]]:
    """A block for each of the strongest pairs."""
    blocks = [
        Block(
            counted(pair.shared_count, NOUN[through]),
            _items(asked, through, pair.shared, MOST_OF_PAIR),
            "shared",
            heads=(_entry(asked, KIND[between], pair.a, bold=True), _entry(asked, KIND[between], pair.b, bold=True)),
        )
        for pair in pairs[:MOST_PAIRS]
    ]
    return pack(blocks), ()


def _message(count: int) -> Text:
    return Text(
        f"De {MOST_PAIRS} sterkste van {count:,} paren; de tabel heeft ze alle.".replace(",", "."),
        f"The {MOST_PAIRS} strongest of {count:,} pairs; the table has them all.",
    )
