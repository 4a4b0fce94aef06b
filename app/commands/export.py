"""The graph for other tools, or a data set as a workbook."""

from pathlib import Path
from typing import Annotated

import typer

from opgavenkaart.commands.options import GraphOption, LangOption, lang_of, option, same_graph
from opgavenkaart.graph.text import Text, join
from opgavenkaart.loaders.exchange.format import WRITTEN
from opgavenkaart.output import terminal

app = typer.Typer()
FORMATS = ("xlsx", *WRITTEN)

_COUNTS = Text("{nodes} zaken, {claims} uitspraken.", "{nodes} things, {claims} claims.")
_CHANGE_IT = Text(
    " Wijzig het; dan: opgavenkaart load {out}{options}", " Change it; then: opgavenkaart load {out}{options}"
)


@app.command(epilog="Example: opgavenkaart export --format xlsx --out programma.xlsx --dataset programme")
def export(
    out: Annotated[str, option("--out", "FILE", "The file to write; for neo4j-admin a folder.")],
    format: Annotated[
        str,
        option("--format", "FORMAT", f"{', '.join(FORMATS)}. Default: as the name of the file says.", FORMATS),
    ] = "",
    dataset: Annotated[
        str,
        option("--dataset", "NAME", "As in: opgavenkaart datasets. Default: all; for xlsx, one."),
    ] = "",
    salvage: Annotated[
        bool, typer.Option("--salvage", help="Write what can still be read of a damaged graph file.")
    ] = False,
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Write a data set as a workbook to fill in further, or the graph in the format of another tool."""
    from opgavenkaart.graph.store.open import open_filled, open_salvaged
    from opgavenkaart.loaders.export import other_tools, workbook

    words, form = lang_of(lang), other_tools.format_of(format, out)
    if form == other_tools.WORKBOOK or Path(out).is_dir():
        terminal.new(out)  # a workbook may be the master copy, and hold what was never loaded
    store, damaged = open_salvaged(graph) if salvage else (open_filled(graph), ())
    for part in damaged:
        terminal.say(part.in_(words))
    with store:
        if form != other_tools.WORKBOOK:
            exported = other_tools.export(store, form, dataset, words)
            counts = _COUNTS.format(nodes=exported.things, claims=exported.claims)
            terminal.wrote(exported.content, out, words, counts, *exported.notes)
            return
        edition, book = workbook.export(store, dataset, words)
    named = "" if Path(out).stem == edition.name else f' --dataset "{edition.name}"'
    then = _CHANGE_IT.format(out=out, options=named + (" --graph new.db" if salvage else same_graph(graph)))
    counts = _COUNTS.format(nodes=len(edition.nodes), claims=len(edition.claims))
    terminal.wrote(book, out, words, join(f"{edition.name}: ", counts, then))
