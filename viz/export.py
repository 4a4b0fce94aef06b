"""The map as the file that is asked for: the page, or one view of it as a picture to take along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.brand import PLAIN, Brand
from opgavenkaart.viz.page.html import draw, known, shown_day
from opgavenkaart.viz.svg import browser
from opgavenkaart.viz.svg.sheet import HEIGHT, WIDTH, Facts, svg
from opgavenkaart.viz.texts import PAGE
from opgavenkaart.viz.views import VIEWS

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
            Text(
                f"{out}: een kaart is .html (de pagina), of één weergave als .svg, .png of .pdf.",
                f"{out}: a map is written as .html (the page), or one view as .svg, .png or .pdf.",
            )
        )
    chosen = known(views)
    if end in PICTURES and len(chosen) != 1:
        how, views_known = f"opgavenkaart map overlap --out {out}", ", ".join(VIEWS)
        raise UnknownWord(
            Text(
                f"{out} toont één weergave: noem haar, zoals in: {how}. Weergaven: {views_known}.",
                f"{out} shows one view: name it, as in: {how}. Views: {views_known}.",
            )
        )
    if end in (".png", ".pdf"):
        browser.found(out)
    return end


def export(
    graph: Graph,
    views: Sequence[str],
    out: str,
    *,
    title: str = "",
    lang: Lang = "nl",
    as_of: str = "",
    made_on: str | None = None,
    brand: Brand = PLAIN,
    story: bool = False,
    ever: Graph | None = None,
) -> bytes:
    """The content of a file with this name; the arguments are those of `draw`."""
    end = ending(out, views)
    if end in PAGES:
        page = draw(
            graph, views, title=title, lang=lang, as_of=as_of, made_on=made_on, brand=brand, story=story, ever=ever
        )
        return page.encode(errors="replace")
    days = _days(graph, lang, as_of, made_on)
    picture = VIEWS[views[0]].picture(Answers(graph, ever))
    text = svg(picture, lang, Facts(title, sources(graph), days, brand))
    if end == ".svg":
        return text.encode()
    return browser.pdf(text, out) if end == ".pdf" else browser.png(text, int(WIDTH), int(HEIGHT), out)


def sources(graph: Graph) -> list[str]:
    """The titles of the documents that claims cite, in the order of their ids."""
    cited = {claim.source for of_relation in graph.claims.values() for claim in of_relation if claim.source}
    return [graph.name("document", id) for id in sorted(cited)]


def _days(graph: Graph, lang: Lang, as_of: str, made_on: str | None) -> str:
    """As at the foot of the page: the day that it is of, the day it was made, and the data sets."""
    of = shown_day(graph, as_of)
    made = date.today().isoformat() if made_on is None else made_on  # noqa: DTZ011 - the user's own day
    sets = list(
        dict.fromkeys(name for of_kind in graph.nodes.values() for n in of_kind.values() for name in n.datasets)
    )
    parts = [
        PAGE["as_of"].in_(lang).format(day=of) if of else PAGE["all_times"].in_(lang),
        PAGE["made_on"].in_(lang).format(day=made) if made else "",
        f"{PAGE['datasets' if len(sets) > 1 else 'dataset'].in_(lang)}: {', '.join(sets)}" if sets else "",
    ]
    return " · ".join(filter(None, parts))
