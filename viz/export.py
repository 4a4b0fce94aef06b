"""The map as the file that is asked for: the page, or one view of it as a picture to take along."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.core.reference import find
from opgavenkaart.viz.footer import footer
from opgavenkaart.viz.issue_fields import asked
from opgavenkaart.viz.page.html import draw
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.svg import browser
from opgavenkaart.viz.svg.sheet import HEIGHT, WIDTH, svg
from opgavenkaart.viz.views import VIEWS, known
from opgavenkaart.viz.views.time.one_day import one_day

_EMPTY = Text(
    "Er is niets te tekenen. {why}. Laad daar gegevens van, of kies een andere weergave.",
    "There is nothing to draw. {why}. Load data on it, or choose another view.",
)
_NOT_SAID = Text(
    "De weergave {view} gaat over één ding: noem het met --about, zoals in --about VWS.",
    "The view {view} is about one thing: name it with --about, as in --about VWS.",
)
AROUND = "about"  # the view of one thing, which the page draws itself
PAGES, PICTURES = (".html", ".htm"), (".svg", ".png", ".pdf")


def ending(out: str, views: Sequence[str] = ()) -> str:
    """The ending of the file's name, in small letters; with what it needs, all is there to make the file.

    Raises
    ------
    UnknownWord
        Where no such file can be made, or a picture is asked for of none or several views.
    OpgavenkaartError
        Where it takes a browser and there is none.
    """
    end = Path(out).suffix.lower()
    if end not in PAGES + PICTURES:
        raise UnknownWord(
            f"{out}: een kaart is .html (de pagina), of één weergave als .svg, .png of .pdf.",
            f"{out}: a map is written as .html (the page), or one view as .svg, .png or .pdf.",
        )
    chosen = {*known([view for view in views if view != AROUND]), *({AROUND} & {*views})}
    if end in PICTURES and len(chosen) != 1:
        how, views_known = f"opgavenkaart map overlap --out {out}", ", ".join(VIEWS)
        raise UnknownWord(
            f"{out} toont één weergave: noem haar, zoals in: {how}. Weergaven: {views_known}.",
            f"{out} shows one view: name it, as in: {how}. Views: {views_known}.",
        )
    if end in (".png", ".pdf"):
        browser.found(out)
    elif end == ".svg" and AROUND in chosen:
        browser.found(out, ".html")
    return end


def export(graph: Graph, out: str, spec: PageSpec) -> bytes:
    """The content of a file with this name.

    Raises
    ------
    OpgavenkaartError
        Where the graph has no data for the view that a picture is asked for of.
    """
    end = ending(out, spec.views)
    if AROUND in spec.views:
        return _around(graph, out, spec)
    if end in PAGES:
        return draw(graph, spec).encode(errors="replace")
    (view,) = known(spec.views, spec.about)
    picture = VIEWS[view](asked(graph, spec))
    if picture.without_data:
        raise OpgavenkaartError(_EMPTY.format(why=Text(*(words.rstrip(".") for words in picture.title))))
    if picture.days:
        picture = one_day(picture, graph.day.last if graph.day else spec.made_on or "9999")
    else:
        picture = replace(picture, how=join(*filter(any, (spec.period, picture.how)), between=" "))
    text = svg(picture, spec, footer(graph, spec, picture))
    if end == ".svg":
        return text.encode()
    return browser.pdf(text, out) if end == ".pdf" else browser.png(text, int(WIDTH), int(HEIGHT), out)


def _around(graph: Graph, out: str, spec: PageSpec) -> bytes:
    """The page that opens on what is around one thing, or the picture that this page makes of it."""
    if not spec.about:
        raise UnknownWord(_NOT_SAID.format(view=AROUND))
    kind, id = find(spec.ever or graph, spec.about)
    others = tuple(view for view in spec.views if view != AROUND)
    start = urlencode({"view": AROUND, "about": f"{kind}:{id}"})
    end = Path(out).suffix.lower()
    if end in PAGES:
        return draw(graph, replace(spec, views=others, about="", start=start)).encode(errors="replace")
    page = draw(graph, replace(spec, views=others, about="", story=False, start=f"{start}&picture=1"))
    text = browser.drawn_by(page, out)
    if end == ".svg":
        return text.encode()
    width, height = (int(float(size)) for size in re.findall(r'\b(?:width|height)="([\d.]+)"', text)[:2])
    return browser.pdf(text, out) if end == ".pdf" else browser.png(text, width, height, out)
