"""Where things stand: rows, blocks and columns, the same at every run, made for a projector of 1280 by 720.

Units are pixels at that size: a picture that fits in `STAGE` is drawn with its labels at their full size there.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from opgavenkaart.graph.text import Text
from opgavenkaart.viz.scene.picture import NOTHING, SILENT, Assertion, Box, BoxLook, Counted, Facts, Mark
from opgavenkaart.viz.scene.text_metrics import FACE, apart, most_alike, rows, width, wrapped

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

    The look and the note rest on what the heading does, which may be without words; `noted`, `stands_with` and `each`
    are as of a box.
    """

    heading: Assertion
    entries: tuple[Entry, ...]
    look: BoxLook = "plain"
    note: Text = NOTHING
    heads: tuple[Entry, ...] = ()
    noted: tuple[Counted, ...] = ()
    stands_with: tuple[str, ...] = ()
    each: tuple[tuple[str, ...], ...] = ()


def label_of(entry: Entry, room: float, most: int = 2) -> Text:
    """The label as it fits in the room beside its mark."""
    return wrapped(entry.label, LABEL, room, most, bold=entry.bold)


def labels_of(entries: Sequence[Entry], room: float) -> list[Text]:
    """The names on one line; those that would be cut to the same, cut so that they differ."""
    labels = [label_of(entry, room, 1) for entry in entries]
    alike = {label for label, count in Counter(labels).items() if count > 1}
    cut_alike = [label in alike and label != entry.label for entry, label in zip(entries, labels, strict=True)]
    other = most_alike([entry.label for entry, cut in zip(entries, cut_alike, strict=True) if cut])
    return [
        apart(entry.label, other[entry.label], LABEL, room, bold=entry.bold) if cut else label
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

    def standing_with(self, *things: str) -> "Placed":
        """The same, in the row, column or box of these things too."""
        marks = tuple(replace(mark, stands_with=(*mark.stands_with, *things)) for mark in self.marks)
        boxes = tuple(replace(box, stands_with=(*box.stands_with, *things)) for box in self.boxes)
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


def block(given: Block, wide: float, name: str, columns: int = 1, left_top: tuple[float, float] = (0.0, 0.0)) -> Placed:
    """One block with its top left corner there, and its rows in so many columns of this width.

    `name` makes the ids of its marks unique.
    """
    left, top = left_top
    measured = _measured(given, wide, columns)
    stated = replace(given.heading, text=measured.heading)
    size = columns * wide, measured.height
    box = Box(left, top, *size, stated, given.look, measured.note, measured.text, noted=given.noted, each=given.each)
    heads = [mark_of(entry, f"{name}/{id}", left + x, top + y, label) for id, x, y, entry, label in measured.heads]
    marks = [
        mark_of(entry, f"{name}/{number}", left + x, top + y, label)
        for number, (x, y, entry, label) in enumerate(measured.rows)
    ]
    near = tuple((head.id, mark.id) for head in heads for mark in marks)
    return Placed((*heads, *marks), (box,), *size, near).standing_with(*given.stands_with)


class _Measured(NamedTuple):
    """A block with its names broken into lines: where its marks stand from its top left corner, and its height."""

    heading: Text
    note: Text
    text: float  # the top of the heading
    heads: list[tuple[str, float, float, Entry, Text]]
    rows: list[tuple[float, float, Entry, Text]]
    height: float


def _measured(given: Block, wide: float, columns: int) -> _Measured:
    inner = columns * wide - 2 * PAD
    heading = wrapped(given.heading.text, HEADING, inner, bold=True)
    note = wrapped(given.note, NOTE, inner, 3)
    lines = in_lines(given.heads, inner, 3 if len(given.heads) == 1 else 1)
    heads_first = not heading.nl
    text = PAD + (sum(map(_high, lines)) if heads_first else 0.0)
    y = PAD if heads_first else PAD + head_height(heading, note)
    heads: list[tuple[str, float, float, Entry, Text]] = []
    for number, line in enumerate(lines):
        high = _high(line)
        heads += ((f"head{number}.{at}", x, y + high / 2, entry, label) for at, (x, entry, label) in enumerate(line))
        y += high
    y += head_height(heading, note) if heads_first else 0.0
    indent = PAD + RADIUS + (10.0 if given.heads else 0.0)
    top, most = y, max(-(-len(given.entries) // columns), 1)
    below = top
    found: list[tuple[float, float, Entry, Text]] = []
    for number, entry in enumerate(given.entries):
        column, row = divmod(number, most)
        below = top if row == 0 else below
        label = label_of(entry, wide - PAD - indent - BESIDE, 3)
        height = height_of(label)
        found.append((column * wide + indent, below + height / 2, entry, label))
        below += height
        y = max(y, below)
    return _Measured(heading, note, text, heads, found, y + PAD - 3.0)


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


WIDTHS = 280.0, 330.0, 390.0  # of a column, to choose from


def least_area(given: Block) -> float:
    """What a block takes at least of the stage: in the narrowest column, with each name on one line."""
    return WIDTHS[0] * (len(given.entries) * (LINE + ROW) + (HEAD_LINE if given.heads else 0.0) + 2 * PAD - 3.0)


def pack(blocks: Sequence[Block], widths: Sequence[float] = WIDTHS) -> Placed:
    """Blocks in columns, in reading order, each in the column that is shortest so far; or below each other, each with
    its rows in columns.

    Of all numbers and widths of columns it takes those with which the whole is drawn largest.
    """
    largest, best = 0.0, (widths[0], 1, list[tuple[float, float]]())
    for wide, across in [(each, across) for each in widths for across in _across(blocks, each)]:
        heights = [_measured(given, wide, across).height for given in blocks]
        for columns in range(1, min(len(blocks), MOST_COLUMNS if across == 1 else 1) + 1):
            places = _places(heights, across * wide, columns, GAP)
            right = max(x for x, _ in places) + across * wide
            bottom = max(y + height for (_, y), height in zip(places, heights, strict=True))
            scale = round(min(STAGE[0] / right, STAGE[1] / bottom, LARGEST), 3)
            if scale > largest:
                largest, best = scale, (wide, across, places)
        if largest == LARGEST:
            break
    wide, across, places = best
    return together(
        block(given, wide, str(number), across, place)
        for number, (given, place) in enumerate(zip(blocks, places, strict=True))
    )


def _across(blocks: Sequence[Block], wide: float) -> list[int]:
    """In how many columns the rows of a block may stand: one, and of few blocks with many as many as fill the stage."""
    if len(blocks) > MOST_BELOW or all(len(given.entries) <= ENOUGH_FOR_COLUMNS for given in blocks):
        return [1]
    rows_of_all = sum(len(given.entries) for given in blocks)
    ideal = round((rows_of_all * (LINE + ROW) * STAGE[0] / STAGE[1] / wide) ** 0.5)
    return [1, *range(max(ideal, 2), ideal + 3)]


def in_columns(blocks: Sequence[Placed], columns: int, between: float = GAP) -> Placed:
    """Blocks of one width, each in the column that is shortest so far."""
    wide = max((placed.width for placed in blocks), default=0.0)
    places = _places([placed.height for placed in blocks], wide, columns, between)
    return together(part.moved(*place) for part, place in zip(blocks, places, strict=True))


def _places(heights: Sequence[float], wide: float, columns: int, between: float) -> list[tuple[float, float]]:
    """Where blocks of these heights and one width stand: left and top."""
    depth, rounded = [0.0] * columns, [0] * columns
    places: list[tuple[float, float]] = []
    for height in heights:
        column = rounded.index(min(rounded))
        places.append((column * (wide + GAP), depth[column]))
        depth[column] += height + between
        rounded[column] = round(depth[column])
    return places
