"""Where things stand: rows, blocks and columns, the same at every run, made for a projector of 1280 by 720.

Units are pixels at that size: a picture that fits in `STAGE` is drawn with its labels at their full size there.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from opgavenkaart.graph.text import Text
from opgavenkaart.viz.scene.picture import NOTHING, SILENT, Assertion, Box, BoxLook, Counted, Facts, Mark
from opgavenkaart.viz.scene.text_metrics import FACE, apart, rows, width, wrapped

STAGE = (1240.0, 548.0)
LABEL, HEADING, NOTE = 18, 19, 15  # sizes of letters
LINE, HEADING_LINE, NOTE_LINE, HEAD_LINE = 21.0, 23.0, 19.0, 31.0  # from one line to the next
ROW = 7.0  # and what a row has beside its lines
PAD, GAP = 13.0, 18.0  # within and between boxes
BESIDE = 17.0  # from the middle of a mark to its label
RADIUS = 9.0
ROUND = 9.0  # of the corners of a box
REACH = 13.0  # of a mark around its middle
HALO = 5.0  # around letters that a line runs below
MOST_COLUMNS = 14
MOST_BELOW, ENOUGH_FOR_COLUMNS = 4, 8  # blocks below each other, with their many rows in columns
LARGEST = 1.15  # of the full size of labels
MEASURES = {  # as the page's script draws with them
    "FACE": FACE,
    "LABEL": LABEL,
    "HEADING": HEADING,
    "NOTE": NOTE,
    "LINE": LINE,
    "HEADING_LINE": HEADING_LINE,
    "NOTE_LINE": NOTE_LINE,
    "ROW": ROW,
    "PAD": PAD,
    "GAP": GAP,
    "BESIDE": BESIDE,
    "RADIUS": RADIUS,
    "ROUND": ROUND,
    "REACH": REACH,
    "HALO": HALO,
    "HIGH": STAGE[1],
}


@dataclass(frozen=True)
class Entry:
    """Something to be placed: a mark without its place. Its label is not yet broken into lines."""

    look: str
    label: Text
    thing: str = ""
    gap: Facts = ()
    bold: bool = False
    holds: tuple[str, ...] = ()
    heads: bool = False
    number: Assertion = SILENT
    needs: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Block:
    """A box with a heading, the marks in its head beside each other, and the others in rows below.

    The look and the note rest on what the heading does, which may be without words; `noted` is what the note counts.
    """

    heading: Assertion
    entries: tuple[Entry, ...]
    look: BoxLook = "plain"
    note: Text = NOTHING
    heads: tuple[Entry, ...] = ()
    noted: tuple[Counted, ...] = ()


def label_of(entry: Entry, room: float, most: int = 2) -> Text:
    """The label as it fits in the room beside its mark."""
    return wrapped(entry.label, LABEL, room, most, bold=entry.bold)


def labels_of(entries: Sequence[Entry], room: float) -> list[Text]:
    """The names on one line; those that would be cut to the same, cut so that they differ."""
    labels = [label_of(entry, room, 1) for entry in entries]
    alike = {label for label, count in Counter(labels).items() if count > 1}
    cut_alike = [label in alike and label != entry.label for entry, label in zip(entries, labels, strict=True)]
    names = [entry.label for entry, cut in zip(entries, cut_alike, strict=True) if cut]
    return [
        apart(entry.label, names, LABEL, room, bold=entry.bold) if cut else label
        for entry, label, cut in zip(entries, labels, cut_alike, strict=True)
    ]


def height_of(label: Text, beside: float = ROW) -> float:
    """The height of a row with this label, and what it has beside its lines."""
    return rows(label) * LINE + beside


def mark_of(entry: Entry, id: str, x: float, y: float, label: Text) -> Mark:
    """The entry where it stands."""
    return Mark(
        id,
        x,
        y,
        entry.look,
        label,
        entry.thing,
        bold=entry.bold,
        gap=entry.gap,
        holds=entry.holds,
        heads=entry.heads,
        number=entry.number,
        needs=entry.needs,
    )


@dataclass(frozen=True)
class Placed:
    """Marks and boxes that stand together, and how wide and high they are; `near` as in a picture."""

    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    width: float
    height: float
    near: tuple[tuple[str, str], ...] = ()

    @property
    def scale(self) -> float:
        """How much larger (or smaller) than 1 it is drawn on the stage."""
        return min(STAGE[0] / self.width, STAGE[1] / self.height)

    def moved(self, x: float, y: float) -> "Placed":
        """The same, elsewhere."""
        marks = tuple(replace(mark, x=mark.x + x, y=mark.y + y) for mark in self.marks)
        boxes = tuple(replace(box, x=box.x + x, y=box.y + y) for box in self.boxes)
        return replace(self, marks=marks, boxes=boxes)


def together(parts: Iterable[Placed]) -> Placed:
    """Several that already stand where they should, as one."""
    all_parts = list(parts)
    boxes = [box for part in all_parts for box in part.boxes]
    return Placed(
        tuple(mark for part in all_parts for mark in part.marks),
        tuple(boxes),
        max((box.x + box.width for box in boxes), default=1.0),
        max((box.y + box.height for box in boxes), default=1.0),
        tuple(pair for part in all_parts for pair in part.near),
    )


def block(given: Block, wide: float, name: str, columns: int = 1) -> Placed:
    """One block, its top left corner at (0, 0), with its rows in so many columns of this width.

    `name` makes the ids of its marks unique.
    """
    inner = columns * wide - 2 * PAD
    heading = wrapped(given.heading.text, HEADING, inner, bold=True)
    note = wrapped(given.note, NOTE, inner, 3)
    lines = in_lines(given.heads, inner, 3 if len(given.heads) == 1 else 1)
    heads_first = not heading.nl
    text = PAD + (sum(map(_high, lines)) if heads_first else 0.0)
    y = PAD if heads_first else PAD + head_height(heading, note)
    marks: list[Mark] = []
    for number, line in enumerate(lines):
        high = _high(line)
        for place, (x, entry, label) in enumerate(line):
            marks.append(mark_of(entry, f"{name}/head{number}.{place}", x, y + high / 2, label))
        y += high
    y += head_height(heading, note) if heads_first else 0.0
    indent = PAD + RADIUS + (10.0 if given.heads else 0.0)
    top, high = y, max(-(-len(given.entries) // columns), 1)
    below = top
    for number, entry in enumerate(given.entries):
        column, row = divmod(number, high)
        below = top if row == 0 else below
        label = label_of(entry, wide - PAD - indent - BESIDE, 3)
        height = height_of(label)
        marks.append(mark_of(entry, f"{name}/{number}", column * wide + indent, below + height / 2, label))
        below += height
        y = max(y, below)
    stated = replace(given.heading, text=heading)
    box = Box(0.0, 0.0, columns * wide, y + PAD - 3.0, stated, given.look, note, text, noted=given.noted)
    heads = [mark.id for mark in marks[: len(given.heads)]]
    near = tuple((head, mark.id) for head in heads for mark in marks[len(heads) :])
    return Placed(tuple(marks), (box,), box.width, box.height, near)


def head_height(heading: Text, note: Text) -> float:
    """What a heading and the note below it take of a box."""
    height = rows(heading) * HEADING_LINE if heading.nl else 0.0
    height += rows(note) * NOTE_LINE if note.nl else 0.0
    return height + (4.0 if height else 0.0)


def _high(line: Sequence[tuple[float, Entry, Text]]) -> float:
    return HEAD_LINE + LINE * (max(rows(label) for _, _, label in line) - 1)


def in_lines(heads: Sequence[Entry], room: float, most: int = 1) -> list[list[tuple[float, Entry, Text]]]:
    """Marks beside each other, on a new line where they no longer fit; each name on at most this many lines."""
    lines: list[list[tuple[float, Entry, Text]]] = []
    x = room
    for entry in heads:
        label = label_of(entry, room - RADIUS - BESIDE, most)
        wide = RADIUS + BESIDE + max(width(words, LABEL, bold=entry.bold) for words in label) + 14.0
        if x + wide > room + 14.0 or not lines:
            lines.append([])
            x = 0.0
        lines[-1].append((PAD + RADIUS + x, entry, label))
        x += wide
    return lines


def pack(blocks: Sequence[Block], widths: Sequence[float] = (280.0, 330.0, 390.0)) -> Placed:
    """Blocks in columns, in reading order, each in the column that is shortest so far; or below each other, each with
    its rows in columns.

    Of all numbers and widths of columns it takes those with which the whole is drawn largest.
    """
    best: tuple[float, Sequence[Placed], list[tuple[float, float]]] = 0.0, (), []
    for wide, across in [(each, across) for each in widths for across in _across(blocks, each)]:
        placed = [block(given, wide, str(number), across) for number, given in enumerate(blocks)]
        for columns in range(1, min(len(blocks), MOST_COLUMNS if across == 1 else 1) + 1):
            places = _places(placed, columns, GAP)
            area = [(x + part.width, y + part.height) for part, (x, y) in zip(placed, places, strict=True)]
            scale = min(STAGE[0] / max(x for x, _ in area), STAGE[1] / max(y for _, y in area), LARGEST)
            if round(scale, 3) > best[0]:
                best = round(scale, 3), placed, places
        if best[0] == LARGEST:
            break
    return together(part.moved(*place) for part, place in zip(best[1], best[2], strict=True))


def _across(blocks: Sequence[Block], wide: float) -> list[int]:
    """In how many columns the rows of a block may stand: one, and of few blocks with many as many as fill the stage."""
    if len(blocks) > MOST_BELOW or all(len(given.entries) <= ENOUGH_FOR_COLUMNS for given in blocks):
        return [1]
    rows_of_all = sum(len(given.entries) for given in blocks)
    ideal = round((rows_of_all * (LINE + ROW) * STAGE[0] / STAGE[1] / wide) ** 0.5)
    return [1, *range(max(ideal, 2), ideal + 3)]


def in_columns(blocks: Sequence[Placed], columns: int, between: float = GAP) -> Placed:
    """Blocks of one width, each in the column that is shortest so far."""
    places = _places(blocks, columns, between)
    return together(part.moved(*place) for part, place in zip(blocks, places, strict=True))


def _places(blocks: Sequence[Placed], columns: int, between: float) -> list[tuple[float, float]]:
    depth = [0.0] * columns
    places: list[tuple[float, float]] = []
    for placed in blocks:
        column = min(range(columns), key=lambda c: (round(depth[c]), c))
        places.append((column * (placed.width + GAP), depth[column]))
        depth[column] += placed.height + between
    return places
