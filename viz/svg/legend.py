"""The legend of a picture to take along, in rows."""

from typing import cast
from xml.etree.ElementTree import Element

from opgavenkaart.graph.text import Lang
from opgavenkaart.viz.scene import text_metrics as letters
from opgavenkaart.viz.scene.picture import Box, BoxLook, Picture
from opgavenkaart.viz.style.boxes import INK
from opgavenkaart.viz.style.colours import LIGHT_PAGE, seen_on
from opgavenkaart.viz.style.counts import in_legend
from opgavenkaart.viz.style.legend import BOX, GAP, LINE_LENGTH, ON_PAPER, LegendEntry, legend
from opgavenkaart.viz.style.shapes import IN_LEGEND, LEGEND
from opgavenkaart.viz.svg.elements import Attributes, element, words
from opgavenkaart.viz.svg.marks import box_shapes, dashes, mark_shape

SIZE, ROW = 14, 20.0
BESIDE, BETWEEN = 6.0, 16.0  # from a sample to its words, and from there to the next


def keys(picture: Picture, lang: Lang, room: float) -> tuple[list[Element], float]:
    """The samples with their words in rows, and how high they are together."""
    roles = {line.role for line in picture.lines if not line.quiet}
    entries = legend(
        {in_legend(mark.look) for mark in picture.marks},
        roles,
        {box.look for box in picture.boxes},
        gaps=any(mark.gap for mark in picture.marks),
    )
    placed: list[Element] = []
    x = y = 0.0
    for entry in entries:
        word, wide = ON_PAPER.get(entry.id, entry.text).in_(lang), LEGEND if entry.shape else LINE_LENGTH
        needs = wide + BESIDE + letters.width(word, SIZE)
        if x and x + needs > room:
            x, y = 0.0, y + ROW
        written = words(word, wide + BESIDE, LEGEND / 2, SIZE, INK)
        placed.append(element("g", _sample(entry), written, transform=f"translate({round(x, 2):g} {round(y, 2):g})"))
        x += needs + BETWEEN
    return placed, y + ROW if placed else 0.0


def _sample(entry: LegendEntry) -> Element:
    middle, style = LEGEND / 2, entry.style
    if entry.shape == BOX:
        frame = cast(BoxLook, entry.id.removeprefix(f"{BOX}/"))
        shape = next(box_shapes(Box(1.5, middle - 6.5, LEGEND - 3, 13, look=frame), "nl"))
        shape.set("rx", "2")  # rounder corners would make it a circle
        return shape
    if entry.shape:
        look = "issue" if entry.id == GAP else entry.id
        return mark_shape(look, middle, middle, IN_LEGEND[entry.shape], gap=entry.id == GAP)
    colour, dash = seen_on(LIGHT_PAGE, style.colour), dashes(style.dash)
    ends: Attributes = {"x1": 0, "y1": middle, "x2": LINE_LENGTH, "y2": middle}
    return element("line", **ends, stroke=colour, stroke_width=style.width, stroke_dasharray=dash)
