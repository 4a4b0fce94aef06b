"""One view as a picture to take along: an SVG file of 16 by 9, with its conclusion, legend, sources and dates."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from opgavenkaart.graph.text import Lang, and_more
from opgavenkaart.viz.footer import Footer
from opgavenkaart.viz.scene import text_metrics as letters
from opgavenkaart.viz.scene.picture import Picture
from opgavenkaart.viz.scene.text_metrics import FACE
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.style.boxes import GAP_INK, INK, RULE, SOFT
from opgavenkaart.viz.style.colours import LIGHT_PAGE
from opgavenkaart.viz.svg.elements import Attributes, as_file, element, words
from opgavenkaart.viz.svg.legend import keys
from opgavenkaart.viz.svg.marks import drawn, extent
from opgavenkaart.viz.texts import PAGE

WIDTH, HEIGHT = 1280.0, 720.0
MARGIN, EDGE = 20.0, 16.0  # of the sheet's words, and around what is drawn
WIDE = WIDTH - 2 * MARGIN
TITLE, HOW, MESSAGE, SMALL = 23, 15, 14, 11  # sizes of letters
LOGO = (180.0, 40.0)  # the most it takes
MOST_SCALE = 1.5
MOST_SOURCES = 4  # lines
_ROOT: Attributes = {
    "xmlns": "http://www.w3.org/2000/svg",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",  # for the logo: not every program knows href without it
    "width": WIDTH,
    "height": HEIGHT,
    "viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}",
    "role": "img",
    "aria-labelledby": "title desc",
    "font-family": FACE,
}


def svg(picture: Picture, spec: PageSpec, foot: Footer) -> str:
    """The text of the file: text stays text and lines stay lines, for PowerPoint, Inkscape and printers."""
    lang = spec.lang
    head, top = _head(picture, spec)
    legend_and_footer, bottom = _foot(picture, lang, foot)
    about = " ".join(filter(None, (text.in_(lang) for text in (picture.how, picture.message))))
    root = element(
        "svg",
        element("title", text=picture.title.text.in_(lang), id="title"),
        element("desc", text=about, id="desc"),
        element("rect", width=WIDTH, height=HEIGHT, fill=LIGHT_PAGE),
        *_stage(picture, lang, top, bottom),
        *head,
        *legend_and_footer,
        **_ROOT,
        **{"xml:lang": lang},
    )
    return as_file(root)


def _stage(picture: Picture, lang: Lang, top: float, bottom: float) -> Iterator[Element]:
    """The picture, as large as it may be in the middle of what head and foot leave free."""
    area = extent(picture, lang)
    wide, high = area.right - area.left, area.bottom - area.top
    scale = min((WIDTH - 2 * EDGE) / wide, (bottom - top - 2 * EDGE) / high, MOST_SCALE)
    x = (WIDTH - wide * scale) / 2 - area.left * scale
    y = (top + bottom - high * scale) / 2 - area.top * scale
    for edge in (top, bottom):
        yield element("line", x1=0, y1=edge, x2=WIDTH, y2=edge, stroke=RULE)
    yield element(
        "g", *drawn(picture, lang), transform=f"translate({round(x, 2):g} {round(y, 2):g}) scale({round(scale, 5):g})"
    )


def _head(picture: Picture, spec: PageSpec) -> tuple[list[Element], float]:
    """Title of the map, conclusion, how to read it and what was left out; and where they end."""
    parts: list[Element] = []
    y, room, lang = 12.0, WIDE, spec.lang
    if spec.brand.accent:
        parts.append(element("rect", width=WIDTH, height=6, fill=spec.brand.accent.light))
        y += 6
    if logo := spec.brand.logo:
        wide, high = logo.within(*LOGO)
        place: Attributes = {"x": WIDTH - MARGIN - wide, "y": y, "width": wide, "height": high}
        parts.append(element("image", **place, **{"xlink:href": logo.address}))
        room -= wide + MARGIN
    if spec.title:
        y = _write(parts, f"{PAGE['name'].in_(lang)} · {spec.title}", y, HOW, SOFT, room=room, most=1)
    y = _write(parts, picture.title.text.in_(lang), y, TITLE, INK, room=room, bold=True)
    y = _write(parts, picture.how.in_(lang), y + 2, HOW, SOFT, room=room)
    if message := picture.message.in_(lang):
        start = y + 5
        y = _write(parts, message, start, MESSAGE, INK, room=room - 12, x=MARGIN + 12)
        parts.append(element("rect", x=MARGIN, y=start, width=4, height=y - start, fill=GAP_INK))
    return parts, y + 9


def _foot(picture: Picture, lang: Lang, foot: Footer) -> tuple[list[Element], float]:
    """Legend, sources and days, at the lower edge; and where they begin."""
    legend, high = keys(picture, lang, WIDE)
    parts: list[Element] = []
    y = _write(parts, _listed([*foot.sources.values()], lang), 0, SMALL, SOFT, room=WIDE, most=MOST_SOURCES)
    end = _write(parts, foot.days.in_(lang), y, SMALL, SOFT, room=WIDE - 100)
    parts.append(words(PAGE["name"].in_(lang), WIDTH - MARGIN, (y + end) / 2, SMALL, SOFT, text_anchor="end"))
    top = HEIGHT - 10 - end
    moved = element("g", *legend, transform=f"translate({MARGIN:g} {round(top - high - 4, 2):g})")
    return [moved, element("g", *parts, transform=f"translate(0 {round(top, 2):g})")], top - high - 10


def _write(
    parts: list[Element],
    text: str,
    y: float,
    size: int,
    ink: str,
    *,
    room: float,
    bold: bool = False,
    most: int = 3,
    x: float = MARGIN,
) -> float:
    """Add lines of text from `y` down; returns where they end."""
    step = round(size * 1.25)
    for line in filter(None, letters.lines(text, size, room, most, bold=bold)):
        parts.append(words(line, x, y + step / 2, size, ink, font_weight="bold" if bold else None))
        y += step
    return y


def _listed(sources: Sequence[str], lang: Lang) -> str:
    """The titles of sources in as many lines as they may take, and how many more there are."""
    for shown in range(len(sources), 0, -1):
        rest = len(sources) - shown
        listed = [*sources[:shown], *([and_more(rest).in_(lang)] if rest else [])]
        text = f"{PAGE['sources'].in_(lang)}: {'; '.join(listed)}"
        if len(text) < letters.MOST and len(letters.lines(text, SMALL, WIDE, 99)) <= MOST_SOURCES:
            return text
    return f"{PAGE['sources'].in_(lang)}: {len(sources)}" if sources else ""
