"""The legend of a picture to take along: what it shows and nothing else, each by two codes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.viz.scene import text_metrics as letters
from opgavenkaart.viz.scene.picture import Mark, Picture
from opgavenkaart.viz.style import links as roles
from opgavenkaart.viz.style import nodes as looks
from opgavenkaart.viz.style.boxes import INK
from opgavenkaart.viz.style.colours import LIGHT_PAGE, seen_on
from opgavenkaart.viz.style.shapes import IN_LEGEND, LEGEND
from opgavenkaart.viz.svg.elements import element, words
from opgavenkaart.viz.svg.marks import dashes, mark_shape
from opgavenkaart.viz.texts import PAGE

SIZE, ROW = 14, 20.0
LINE = 40.0  # the length of a line in it
BESIDE, BETWEEN = 6.0, 16.0  # from a sample to its words, and from there to the next
GATHERED = Text("meer bijeen", "several together")  # paper has nothing to click on

Sample = tuple[Element, float, Text]  # drawn from (0, 0), its width, its words


def keys(picture: Picture, lang: Lang, room: float) -> tuple[list[Element], float]:
    """The samples with their words in rows, and how high they are together."""
    placed: list[Element] = []
    x = y = 0.0
    for sample, wide, text in _samples(picture):
        word = text.in_(lang)
        needs = wide + BESIDE + letters.width(word, SIZE)
        if x and x + needs > room:
            x, y = 0.0, y + ROW
        written = words(word, wide + BESIDE, LEGEND / 2, SIZE, INK)
        placed.append(element("g", sample, written, transform=f"translate({round(x, 2):g} {round(y, 2):g})"))
        x += needs + BETWEEN
    return placed, y + ROW if placed else 0.0


def _samples(picture: Picture) -> list[Sample]:
    shown = {mark.look for mark in picture.marks} - set(looks.UNSEEN)
    samples = [
        (_mark(look), LEGEND, GATHERED if look == "gathered" else looks.words_of(look))
        for look in sorted(shown, key=looks.place_of)
    ]
    if gaps := sorted({mark.look for mark in picture.marks if mark.gap}, key=looks.place_of):
        samples.append((_mark(gaps[0], gap=True), LEGEND, PAGE["gap"]))
    used = {line.role for line in picture.lines if not line.quiet}
    return samples + [(_line(role), LINE, roles.words_of(role)) for role in sorted(used, key=roles.place_of)]


def _mark(look: str, *, gap: bool = False) -> Element:
    return mark_shape(Mark("", LEGEND / 2, LEGEND / 2, look, gap=gap), IN_LEGEND[looks.style_of(look).shape])


def _line(role: str) -> Element:
    style = roles.style_of(role)
    return element(
        "line",
        x1=0,
        y1=LEGEND / 2,
        x2=LINE,
        y2=LEGEND / 2,
        stroke=seen_on(LIGHT_PAGE, style.colour),
        stroke_width=style.width,
        stroke_dasharray=dashes(style.dash),
    )
