"""The map as one HTML file that works anywhere: nothing to load, nothing to install, nothing to send."""

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.graph import EVERYTHING, Graph, Reads
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Text, figure
from opgavenkaart.viz.issue_fields import asked
from opgavenkaart.viz.page.payload import content
from opgavenkaart.viz.page.story import NO_STORY
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.texts import PAGE
from opgavenkaart.viz.views import ABOUT, VIEWS, known

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
    *(
        "panels/overlaps",
        "panels/steps",
        "views/about",
        "views/opened",
        "panels/filter",
        "panels/narrowed",
        "panels/hide",
        "panels/colours",
        "panels/group",
        "panels/tables",
        "panels/search",
        "views/path",
        "page/keys",
        "map/vector",
        "panels/save",
    ),
    *("page/print", "views/story", "views/time", "page/shown", "page/tabs", "page/page"),
)
LATE = ("tables", "parts", "groupings", "overlaps", "texts")
LARGE = 5_000_000  # letters of data: above it they are packed, an eighth of what they are, and the map comes later
_OLD_BROWSER = Text(
    "Deze browser is te oud voor een kaart van deze omvang. Met een Edge, Chrome, Firefox of Safari van na april 2023 "
    "is zij te zien.",
    "This browser is too old for a map of this size. With an Edge, Chrome, Firefox or Safari from after April 2023 it "
    "can be seen.",
)
MOST = 100_000  # things and links of a page: 100 MB
LIBRARY = "vendor/vis-network.min.js"
_HERE = files("opgavenkaart.viz")
_COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)  # that has its lines to itself
_INDENT = re.compile(r"^ +", re.MULTILINE)
_UNSAFE = re.compile("[<>&\u2028\u2029]")


@without_garbage_search()
def draw(graph: Graph, spec: PageSpec | None = None, *, packs: bool = True) -> str:
    """The page as the text of an HTML file, which `packs` the data of a large map or is drawn as soon as it is read.

    Raises
    ------
    OpgavenkaartError
        Where the story is asked for and the graph has none, or the graph is larger than a browser can show.
    UnknownWord
        Where there is no such view.
    """
    spec = spec or PageSpec()
    if spec.story and not graph.nodes.get("step"):
        raise OpgavenkaartError(NO_STORY)
    if (size := sum(map(len, (*graph.nodes.values(), *graph.claims.values())))) > MOST:
        raise OpgavenkaartError(_TOO_LARGE.format(size=figure(size), most=figure(MOST)))
    answers = asked(graph, spec)
    chosen = known(spec.views or (ABOUT if spec.about else tuple(VIEWS)), spec.about)
    pictures = {id: VIEWS[id](answers) for id in chosen}
    if not spec.views:
        pictures = {id: picture for id, picture in pictures.items() if not picture.without_data} or pictures
    return _page(spec, content(answers, pictures, spec), packs=packs)


def _page(spec: PageSpec, data: Mapping[str, Any], *, packs: bool) -> str:
    from jinja2 import Environment

    first = as_json({name: part for name, part in data.items() if name not in LATE})
    large = packs and len(first) > LARGE
    library, script = _asset(LIBRARY), _script(large=large)
    accent, logo = spec.brand.accent, spec.brand.logo
    styles = [style(), *([accent.style] if accent else [])]
    policy = (
        f"default-src 'none'; script-src {policy_hash(library)} {policy_hash(script)}; "
        f"style-src {' '.join(map(policy_hash, styles))}; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    return template.from_string((_HERE / "templates" / "page.html").read_text("utf-8")).render(
        title=spec.title or PAGE["name"].in_(spec.lang),
        lang=spec.lang,
        policy=policy,
        styles=styles,
        logo=logo and logo.address,
        library=library,
        script=script,
        data="" if large else first,
        large=large and packed_text(first),
        old_browser=_OLD_BROWSER.in_(spec.lang),
        # apart, after the scripts: the map is drawn before a browser has read them
        late=packed({name: data[name] for name in LATE}),
        words={name: text.in_(spec.lang) for name, text in PAGE.items()},
    )


def scripts() -> tuple[str, ...]:
    """The scripts that a page may have: the library, its own, and its own where its data are packed."""
    return _asset(LIBRARY), _script(large=False), _script(large=True)


def style() -> str:
    """The style of every page."""
    return _asset("page/page.css")


def as_json(data: object) -> str:
    """JSON that may stand in a script element: it holds no markup, and no line ends that scripts do not know."""
    return _UNSAFE.sub(lambda letter: f"\\u{ord(letter[0]):04x}", _json(data))


def packed(data: object) -> str:
    """JSON compressed as zlib does it, as text in base64: an eighth of what it would be, which the page unpacks."""
    return packed_text(_json(data))


def packed_text(text: str) -> str:
    """The same of what is JSON already."""
    return base64.b64encode(zlib.compress(text.encode(errors="replace"), level=6)).decode()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


@cache
def _asset(name: str) -> str:
    return (_HERE / "assets" / name).read_text("utf-8")


@cache
def _script(*, large: bool) -> str:
    """The page's own script, without comments and indentation: they would be a sixth of it."""
    unpack, *parts = (
        f"// {name}.js\n{_INDENT.sub('', _COMMENT.sub('', _asset(f'{name}.js')))}" for name in ("page/unpack", *SCRIPTS)
    )
    begin, end = ("afterUnpacking(function () {\n", "});\n") if large else ("", "")
    return '(function () {\n"use strict";\n' + unpack + begin + "\n".join(parts) + end + "})();\n"


@cache
def policy_hash(text: str) -> str:
    """How a policy names a script or style that may run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
