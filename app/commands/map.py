"""The map as a page, or one view of it as a picture."""

from dataclasses import replace
from typing import Annotated

import typer

from opgavenkaart.commands.options import GraphOption, LangOption, argument, lang_of, option
from opgavenkaart.graph.model import VIEW
from opgavenkaart.output import terminal

VIEW_IDS = [*(value.id for value in VIEW.values), "path"]
FIELD_IDS = ["group", "domain", "kind", "horizon", "period", "status"]
_FIELDS = ", ".join(FIELD_IDS)
_VIEWS = ", ".join(VIEW_IDS)

_DEFAULT = "Default: today, or the last day that the sources speak of."

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
    as_of: Annotated[
        str, option("--as-of", "DATE", f"As it stood that day, month or year; or all times: ever. {_DEFAULT}")
    ] = "",
    about: Annotated[
        str, option("--about", "X", "Only what concerns it, in the views about, domains and positions: id or name.")
    ] = "",
    from_: Annotated[str, option("--from", "X", "Where the chain of the view path begins: id, code or name.")] = "",
    to: Annotated[str, option("--to", "X", "Where the chain of the view path ends.")] = "",
    title: Annotated[str, option("--title", "T", "A title above the page's own conclusions.")] = "",
    logo: Annotated[str, option("--logo", "FILE", "A PNG, JPEG or SVG to show beside it.")] = "",
    accent: Annotated[str, option("--accent", "#RRGGBB", "The colour of buttons and links.")] = "",
    story: Annotated[bool, typer.Option("--story", help="A page that starts in the story, step by step.")] = False,
    group_by: Annotated[
        str, option("--group-by", "FIELD", f"Boxes of the view whole: {_FIELDS}. Default: group.", FIELD_IDS)
    ] = "",
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Draw the map: one HTML file that needs no internet; or one view of it as a picture."""
    import opgavenkaart.viz as viz
    from opgavenkaart.graph import as_of as time
    from opgavenkaart.graph.store.open import open_filled
    from opgavenkaart.output.map_day import EVER, on_day

    words = lang_of(lang)
    if as_of and as_of.lower() not in EVER:
        time.day(as_of)  # what is wrong with it is reported before a large graph is read
    viz.ending(out, views or ())
    brand = viz.brand(logo, accent)
    with open_filled(graph) as store:
        whole = store.read(viz.READS)
    spec = viz.PageSpec(views=tuple(views or ()), title=title, lang=words, brand=brand, story=story, about=about)
    shown, spec, notes = on_day(whole, as_of, replace(spec, group_by=group_by, between=(from_, to)))
    terminal.wrote(viz.export(shown, out, spec), out, words, *notes)
