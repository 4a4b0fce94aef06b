"""The map as a page, or one view of it as a picture."""

from __future__ import annotations

from typing import Annotated

import typer

from opgavenkaart.commands.options import AsOfOption, GraphOption, LangOption, argument, lang_of, option
from opgavenkaart.graph.model import VIEW
from opgavenkaart.output import terminal

VIEW_IDS = [value.id for value in VIEW.values if value.id != "about"]
_VIEWS = ", ".join(VIEW_IDS)

app = typer.Typer()


@app.command(
    name="map",
    epilog="Example: opgavenkaart map --out map.html --lang nl && opgavenkaart map overlap --out overlap.svg",
)
def map_(
    views: Annotated[
        list[str] | None,
        argument("VIEW", f"{_VIEWS}. Default: all with data.", VIEW_IDS),
    ] = None,
    out: Annotated[
        str,
        option("--out", "FILE", "The page to write, .html; or one view as .svg, .png or .pdf."),
    ] = "opgavenkaart.html",
    as_of: AsOfOption = "",
    title: Annotated[str, option("--title", "T", "A title above the page's own conclusions.")] = "",
    logo: Annotated[str, option("--logo", "FILE", "A PNG, JPEG or SVG to show beside it.")] = "",
    accent: Annotated[str, option("--accent", "#RRGGBB", "The colour of buttons and links.")] = "",
    story: Annotated[bool, typer.Option("--story", help="A page that starts in the story, step by step.")] = False,
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Draw the map: one HTML file that needs no internet; or one view of it as a picture."""
    import opgavenkaart.viz as viz
    from opgavenkaart.graph import as_of as time
    from opgavenkaart.graph.store.open import open_filled

    words = lang_of(lang)
    day = time.day(as_of) if as_of else None
    viz.ending(out, views or ())  # what is wrong with it is reported before a large graph is read
    brand = viz.brand(logo, accent)
    with open_filled(graph) as store:
        whole = store.read(viz.READS)
    shown = time.as_of(whole, day) if day else whole
    spec = viz.PageSpec(
        views=tuple(views or ()), title=title, lang=words, as_of=as_of, brand=brand, story=story, ever=whole
    )
    terminal.wrote(viz.export(shown, out, spec), out, words)
