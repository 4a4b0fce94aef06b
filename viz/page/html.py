"""The map as one HTML file that works anywhere: nothing to load, nothing to install, nothing to send."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.graph import EVERYTHING, Graph, Reads
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Lang, Text, figure, join
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.brand import PLAIN, Brand
from opgavenkaart.viz.page.payload import content
from opgavenkaart.viz.page.story import needed
from opgavenkaart.viz.texts import PAGE
from opgavenkaart.viz.views import VIEWS

READS: Reads = EVERYTHING
_TOO_LARGE = Text(
    "De grafiek heeft {size} zaken en verbanden; geen browser toont een pagina van meer dan {most}. Teken één weergave "
    "als plaatje, zoals in: opgavenkaart map overlap --out overlap.svg. Of laad minder in een eigen grafiek: van een "
    "register --only-linked of --kinds.",
    "The graph has {size} things and links; no browser shows a page of more than {most}. Draw one view as a picture, "
    "as in: opgavenkaart map overlap --out overlap.svg. Or load less into a graph of its own: of a register "
    "--only-linked or --kinds.",
)
SCRIPTS = (  # in this order, as one function
    *("page/start", "page/address", "map/canvas", "map/labels", "page/words", "map/legend", "panels/details"),
    *("views/about", "panels/filter", "panels/tables", "panels/search", "page/keys", "map/vector", "panels/save"),
    *("page/print", "views/story", "views/time", "page/page"),
)
LATE = ("tables", "texts")
MOST = 100_000  # things and links of a page: 100 MB
_HERE = files("opgavenkaart.viz")
_UNSAFE = re.compile("[<>&\u2028\u2029]")


@without_garbage_search()
def draw(
    graph: Graph,
    views: Sequence[str] = (),
    *,
    title: str = "",
    lang: Lang = "nl",
    as_of: str = "",
    made_on: str | None = None,
    brand: Brand = PLAIN,
    story: bool = False,
    ever: Graph | None = None,
) -> str:
    """The page with these views, the first of them open, as the text of an HTML file.

    Where none is named, it has all that the graph has data for.

    Parameters
    ----------
    title
        What the page is called, beside the conclusion that each view has as its heading.
    as_of
        The day that `graph` is shown as of, to be named on the page.
    made_on
        The day the page was made, today if None. The rest of the page depends on the other arguments only.
    brand
        A logo beside its name, and an accent colour.
    story
        Whether the page starts in the story.
    ever
        The graph of all times, where `graph` is that of a day, for the view `time`.

    Raises
    ------
    OpgavenkaartError
        Where the story is asked for and the graph has none, or the graph is larger than a browser can show.
    UnknownWord
        Where there is no such view.
    """
    if story:
        needed(graph)
    if (size := sum(map(len, (*graph.nodes.values(), *graph.claims.values())))) > MOST:
        raise OpgavenkaartError(_TOO_LARGE.format(size=figure(size), most=figure(MOST)))
    asked = Answers(graph, ever)
    pictures = {id: VIEWS[id].picture(asked) for id in known(views or tuple(VIEWS))}
    if not views:
        pictures = {id: picture for id, picture in pictures.items() if not picture.without_data}
    page = {
        "title": title,
        "asOf": shown_day(graph, as_of),
        "story": story,
        "madeOn": date.today().isoformat() if made_on is None else made_on,  # noqa: DTZ011 - the user's own day
    }
    return _page(title or PAGE["name"].in_(lang), lang, content(asked, pictures, lang, page), brand)


def known(names: Sequence[str]) -> Sequence[str]:
    """These views, each once; UnknownWord where there is no such view."""
    for name in names:
        if name not in VIEWS:
            wrong = Text(f'Er is geen weergave "{name}". ', f'There is no view "{name}". ')
            raise UnknownWord(join(wrong, nearest_or_all(name, VIEWS)))
    return tuple(dict.fromkeys(names))


def shown_day(graph: Graph, as_of: str = "") -> str:
    """The day that the graph is shown as of, in words."""
    if not graph.day:
        return as_of
    first, last = graph.day
    return first if first == last else f"{first} – {last}"


def _page(title: str, lang: Lang, data: Mapping[str, Any], brand: Brand) -> str:
    from jinja2 import Environment

    library, script = _asset("vendor/vis-network.min.js"), _script()
    styles = [_asset("page/page.css"), *([brand.accent.style] if brand.accent else [])]
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; "
        f"style-src {' '.join(map(_hash, styles))}; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    return template.from_string((_HERE / "templates" / "page.html").read_text("utf-8")).render(
        title=title,
        lang=lang,
        policy=policy,
        styles=styles,
        logo=brand.logo and brand.logo.address,
        library=library,
        script=script,
        data=as_json({name: part for name, part in data.items() if name not in LATE}),
        # apart, after the scripts: the map is drawn before a browser has read them
        late=as_json({name: data[name] for name in LATE}),
        words={name: text.in_(lang) for name, text in PAGE.items()},
    )


def as_json(data: object) -> str:
    """JSON that may stand in a script element: it holds no markup, and no line ends that scripts do not know."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda letter: f"\\u{ord(letter[0]):04x}", text)


@cache
def _asset(name: str) -> str:
    return (_HERE / "assets" / name).read_text("utf-8")


@cache
def _script() -> str:
    parts = (f"// {name}.js\n{_asset(f'{name}.js')}" for name in SCRIPTS)
    return '(function () {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@cache
def _hash(text: str) -> str:
    """How a policy names a script or style that may run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
