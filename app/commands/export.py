"""The graph for other tools, or a data set as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from opgavenkaart.commands.options import GraphOption, LangOption, lang_of, option, same_graph
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.exchange.format import WRITTEN
from opgavenkaart.output import terminal

app = typer.Typer()
FORMATS = ("xlsx", *WRITTEN)


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
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Write a data set as a workbook to fill in further, or the graph in the format of another tool."""
    from opgavenkaart.graph.store.open import open_filled
    from opgavenkaart.loaders.export import workbook as written
    from opgavenkaart.loaders.export.other_tools import WORKBOOK, format_of

    words, form = lang_of(lang), format_of(format, out)
    if form != WORKBOOK:
        _exchange(form, out, dataset, graph, words)
        return
    terminal.new(out)  # it may be the master copy, and hold what was never loaded
    with open_filled(graph) as store:
        edition, book = written.export(store, dataset, words)
    terminal.put(book, out)
    terminal.answer(f"{out}\n")
    named = "" if Path(out).stem == edition.name else f' --dataset "{edition.name}"'
    nodes, claims, then = len(edition.nodes), len(edition.claims), f"opgavenkaart load {out}{named}{same_graph(graph)}"
    done = Text(
        f"{edition.name}: {nodes} zaken, {claims} uitspraken. Wijzig het; dan: {then}",
        f"{edition.name}: {nodes} things, {claims} claims. Change it; then: {then}",
    )
    terminal.say(done.in_(words))


def _exchange(form: str, out: str, dataset: str, graph: str, words: Lang) -> None:
    """A file or folder for another tool; what it cannot hold is said."""
    from opgavenkaart.graph.store.open import open_filled
    from opgavenkaart.loaders.export.other_tools import export as exported

    target = Path(out)
    if target.is_dir():
        terminal.new(out)
    with open_filled(graph) as store:
        done = exported(store, form, dataset, words)
    if isinstance(done.content, bytes):
        terminal.put(done.content, out)
    else:
        with terminal.writing(out):
            target.mkdir(exist_ok=True)
        for name, content in done.content.items():
            terminal.put(content, str(target / name))
    terminal.answer(f"{out}\n")
    counts = Text(f"{done.things} zaken, {done.claims} uitspraken.", f"{done.things} things, {done.claims} claims.")
    for text in (counts, *done.notes):
        terminal.say(text.in_(words))
