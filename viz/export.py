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
_NOT_SAID = {
    "about": Text(
        "De weergave about gaat over één ding: noem het met --about, zoals in --about VWS.",
        "The view about is about one thing: name it with --about, as in --about VWS.",
    ),
    "path": Text(
        "De weergave path verbindt twee dingen: noem ze met --from en --to.",
        "The view path connects two things: name them with --from and --to.",
    ),
}
OF_PAGE = frozenset(_NOT_SAID)  # views of things that are chosen, which the page draws itself
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
    chosen = {*known([view for view in views if view not in OF_PAGE]), *(OF_PAGE & {*views})}
    if end in PICTURES and len(chosen) != 1:
        how, views_known = f"opgavenkaart map overlap --out {out}", ", ".join((*VIEWS, *sorted(OF_PAGE)))
        raise UnknownWord(
            f"{out} toont één weergave: noem haar, zoals in: {how}. Weergaven: {views_known}.",
            f"{out} shows one view: name it, as in: {how}. Views: {views_known}.",
        )
    if end in (".png", ".pdf"):
        browser.found(out)
    elif end == ".svg" and chosen & OF_PAGE:
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
    if OF_PAGE & {*spec.views}:
        return _of_page(graph, out, spec)
    if end in PAGES:
        return draw(graph, spec).encode(errors="replace")
    (view,) = known(spec.views, spec.about)
    picture = VIEWS[view](asked(graph, spec))
    if picture.without_data:
        raise OpgavenkaartError(_EMPTY.format(why=Text(*(words.rstrip(".") for words in picture.title.text))))
    if picture.days:
        picture = one_day(picture, graph.day.last if graph.day else spec.made_on or "9999")
    else:
        picture = replace(picture, how=join(*filter(any, (spec.period, picture.how)), between=" "))
    text = svg(picture, spec, footer(graph, spec, picture))
    if end == ".svg":
        return text.encode()
    return browser.pdf(text, out) if end == ".pdf" else browser.png(text, int(WIDTH), int(HEIGHT), out)


def _of_page(graph: Graph, out: str, spec: PageSpec) -> bytes:
    """The page that opens in a view of things that are chosen, or the picture that this page makes of it."""
    view = next(view for view in spec.views if view in OF_PAGE)
    chosen = {"about": spec.about} if view == "about" else dict(zip(("from", "to"), spec.between, strict=True))
    if not all(chosen.values()):
        raise UnknownWord(_NOT_SAID[view])
    others = tuple(other for other in spec.views if other not in OF_PAGE)
    things = {name: ":".join(find(spec.ever or graph, text)) for name, text in chosen.items()}
    start = urlencode({"view": view, **things})
    end = Path(out).suffix.lower()
    if end in PAGES:
        return draw(graph, replace(spec, views=others, about="", start=start)).encode(errors="replace")
    page = draw(graph, replace(spec, views=others, about="", story=False, start=f"{start}&picture=1"), packs=False)
    text = browser.drawn_by(page, out)
    if end == ".svg":
        return text.encode()
    width, height = (int(float(size)) for size in re.findall(r'\b(?:width|height)="([\d.]+)"', text)[:2])
    return browser.pdf(text, out) if end == ".pdf" else browser.png(text, width, height, out)
