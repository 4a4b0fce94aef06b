"""A picture's boxes, lines, marks and labels as SVG elements, in the order and with the curves of the page."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from opgavenkaart.graph.model import BLACK
from opgavenkaart.graph.text import Lang
from opgavenkaart.viz.scene import text_metrics as letters
from opgavenkaart.viz.scene.folding import curve_of
from opgavenkaart.viz.scene.layout import (
    BESIDE,
    HALO,
    HEADING,
    HEADING_LINE,
    LABEL,
    LINE,
    NOTE,
    NOTE_LINE,
    PAD,
    REACH,
    ROUND,
)
from opgavenkaart.viz.scene.picture import Box, Curve, Line, Mark, Picture
from opgavenkaart.viz.style.boxes import FRAMES, GAP_INK, INK, SOFT
from opgavenkaart.viz.style.colours import LIGHT_PAGE, ink_on, seen_on
from opgavenkaart.viz.style.links import LINKS
from opgavenkaart.viz.style.nodes import LOOKS, NUMBERED, UNSEEN, family, size_of
from opgavenkaart.viz.style.shapes import path
from opgavenkaart.viz.svg.elements import Attributes, element, words

Point = tuple[float, float]
Curved = tuple[Point, Point, Point, Point]  # where it starts, what bends it there and at its end, where it ends
STEPS = 48
FAINT = 0.22  # of a line behind what it has nothing to do with, as on the page


class Rectangle(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float


def drawn(picture: Picture, lang: Lang) -> list[Element]:
    """All that the page draws when nothing is selected: quiet lines are not among it."""
    places = {mark.id: (mark.x, mark.y) for mark in picture.marks}
    lines = [line for line in picture.lines if not line.quiet]
    curves = [curve(places[line.start], places[line.end], curve_of(picture)) for line in lines]
    return [
        *(part for box in picture.boxes for part in box_shapes(box, lang)),
        *map(_line, lines, curves),
        *(
            mark_shape(mark.look, mark.x, mark.y, gap=bool(mark.gap))
            for mark in picture.marks
            if mark.look not in UNSEEN
        ),
        *_labels(picture.marks, curves, lang),
    ]


def extent(picture: Picture, lang: Lang) -> Rectangle:
    """What boxes, marks and labels take together."""
    seen = [mark for mark in picture.marks if mark.look != "port"]
    areas = [Rectangle(box.x, box.y, box.x + box.width, box.y + box.height) for box in picture.boxes]
    areas += [Rectangle(mark.x - REACH, mark.y - REACH, mark.x + REACH, mark.y + REACH) for mark in seen]
    areas += [area_of(mark, lang) for mark in seen if mark.label.in_(lang)]
    lefts, tops, rights, bottoms = zip(*areas or [Rectangle(0, 0, 1, 1)], strict=True)
    return Rectangle(min(lefts), min(tops), max(rights), max(bottoms))


def area_of(mark: Mark, lang: Lang) -> Rectangle:
    """The rectangle that the label of a mark takes."""
    lines = mark.label.in_(lang).split("\n")
    wide = max(letters.width(line, LABEL, bold=mark.bold) for line in lines)
    left = {"left": mark.x - BESIDE - wide, "on": mark.x - wide / 2, "right": mark.x + BESIDE}[mark.side]
    half = len(lines) * LINE / 2
    return Rectangle(left, mark.y - half, left + wide, mark.y + half)


def curve(start: Point, end: Point, way: Curve) -> Curved:
    """The line that vis-network draws between two points: its cubicBezier with a roundness of a half."""
    (x, y), (to_x, to_y) = start, end
    across, down = (to_x - x) / 2, (to_y - y) / 2
    if way == "straight":
        return start, start, end, end
    if way == "horizontal":
        return start, (x + across, y), (to_x - across, to_y), end
    return start, (x, y + down), (to_x, to_y - down), end


def at(curved: Curved, share: float) -> Point:
    """The point at this share of the way along a curve."""
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x, y = (sum(w * p[axis] for w, p in zip(weights, curved, strict=True)) for axis in (0, 1))
    return x, y


def _line(line: Line, curved: Curved) -> Element:
    style = LINKS[line.role].style
    start, bend, back, end = (f"{round(x, 2):g} {round(y, 2):g}" for x, y in curved)
    return element(
        "path",
        d=f"M{start}L{end}" if curved[0] == curved[1] else f"M{start}C{bend} {back} {end}",
        fill="none",
        stroke=seen_on(LIGHT_PAGE, style.colour),
        stroke_width=style.width,
        stroke_opacity=FAINT if line.faint else None if style.width > 3 else 0.75,
        stroke_dasharray=dashes(style.dash),
        stroke_linecap="round" if style.dash else None,
    )


def dashes(dash: Iterable[int]) -> str | None:
    """A dash pattern as SVG has it."""
    return " ".join(map(str, dash)) or None


def mark_shape(look: str, x: float, y: float, size: float = 0.0, *, gap: bool = False) -> Element:
    """The shape of a mark; a gap is an empty one with a dashed outline."""
    style = LOOKS[look].style
    outline = path(style.shape, x, y, size or size_of(look))
    if gap:
        return element("path", d=outline, fill=LIGHT_PAGE, stroke=GAP_INK, stroke_width=2.5, stroke_dasharray="4 3")
    return element("path", d=outline, fill=style.colour, stroke=BLACK, stroke_width=1.5 if not size else 1.0)


def box_shapes(box: Box, lang: Lang) -> Iterator[Element]:
    """The rectangle or rule of a box, then its words."""
    frame = FRAMES[box.look]
    facts: Attributes = {
        "stroke": frame.edge[0] if frame.edge else None,
        "stroke_width": frame.width,
        "stroke_dasharray": dashes(frame.dash),
    }
    if frame.fill:
        place: Attributes = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
        yield element("rect", **place, rx=ROUND, fill=frame.fill[0], **facts)
    elif frame.edge:
        yield element("line", x1=box.x, y1=box.y, x2=box.x + box.width, y2=box.y, **facts)
    y = box.y + box.text
    ink = GAP_INK if box.look == "gap" else INK
    for row in filter(None, box.heading.text.in_(lang).split("\n")):
        yield words(row, box.x + PAD, y + HEADING_LINE / 2, HEADING, ink, font_weight="bold")
        y += HEADING_LINE
    for row in filter(None, box.note.in_(lang).split("\n")):
        yield words(row, box.x + PAD, y + NOTE_LINE / 2, NOTE, SOFT)
        y += NOTE_LINE


def _crossed(area: Rectangle, points: Sequence[Point]) -> bool:
    """Whether a point of a line, as (y, x) and from the top down, is in an area or nearly so."""
    first, end = bisect_left(points, (area.top - HALO,)), bisect_left(points, (area.bottom + HALO,))
    return any(area.left - HALO <= x <= area.right + HALO for _, x in points[first:end])


def _labels(marks: Iterable[Mark], curves: Iterable[Curved], lang: Lang) -> Iterator[Element]:
    """Labels beside marks. Where a line runs below one, a halo of the page's colour stands under it as a text of
    its own: not every program that opens the file knows how to paint a letter's outline below its filling.
    """
    points = sorted((y, x) for curved in curves for x, y in (at(curved, step / STEPS) for step in range(STEPS + 1)))
    for mark in marks:
        if not mark.label.in_(lang):
            continue
        area = area_of(mark, lang)
        halo = mark.side != "on" and _crossed(area, points)
        numbered = mark.side == "on" and not mark.gap and family(mark.look) in NUMBERED
        ink = ink_on(LOOKS[mark.look].style.colour) if numbered else INK
        facts: Attributes = {
            "font_weight": "bold" if mark.bold else None,
            "text_anchor": {"left": "end", "on": "middle", "right": None}[mark.side],
        }
        x = {"left": mark.x - BESIDE, "on": mark.x, "right": mark.x + BESIDE}[mark.side]
        for number, row in enumerate(mark.label.in_(lang).split("\n")):
            y = area.top + LINE * (number + 0.5)
            if halo:
                around: Attributes = {"stroke": LIGHT_PAGE, "stroke_width": HALO, "stroke_linejoin": "round"}
                yield words(row, x, y, LABEL, LIGHT_PAGE, **facts, **around)
            yield words(row, x, y, LABEL, ink, **facts)
