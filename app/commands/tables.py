"""Tables to start from: our own to fill in, and other people's by a mapping."""

from pathlib import Path
from typing import Annotated

import typer

from opgavenkaart.commands.options import (
    GraphOption,
    LangOption,
    argument,
    check_ending,
    is_there,
    lang_of,
    one_of,
    option,
)
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import Text
from opgavenkaart.output import terminal

app = typer.Typer()
_HEADINGS = Text("kolom", "column"), Text("", ""), Text("wat", "what"), Text("waarden", "values")


@app.command(epilog="Example: opgavenkaart tables ownership --lang nl")
def tables(
    table: Annotated[str, argument("[TABLE]", "Only this table.", TABLES)] = "",
    lang: LangOption = "",
) -> None:
    """Show the tables of a data set: columns, what they hold and which values they take."""
    words = lang_of(lang)
    shown = [TABLES[one_of(Text("De tabel", "The table"), table, tuple(TABLES))]] if table else list(TABLES.values())
    for item in shown:
        terminal.answer(f"\n{item.text.in_(words)} ({item.id}): {item.what.in_(words)}\n")
        rows = []
        for column in item.columns:
            values = ", ".join(dict.fromkeys(v.text.in_(words) if words == "nl" else v.id for v in column.values))
            rows.append([column.text.in_(words), "*" if column.required else "", column.what.in_(words), values])
        terminal.table(_HEADINGS, rows, words)


@app.command(epilog="Example: opgavenkaart template programma.xlsx --lang nl")
def template(
    file: Annotated[str, argument("FILE.xlsx", "A new workbook.")],
    example: Annotated[bool, typer.Option("--example", help="Filled in with the shipped programme.")] = False,
    lang: LangOption = "",
) -> None:
    """Write a workbook to fill in: a sheet a table, with drop-down lists and explanations."""
    from opgavenkaart.loaders.export import workbook as written

    words = lang_of(lang)
    check_ending(file, ".xlsx")
    terminal.new(file)
    content = written.example(words) if example else written.template(words)
    then = f"opgavenkaart check {file}; opgavenkaart load {file}"
    terminal.wrote(content, file, words, Text(f"Vul het in; dan: {then}", f"Fill it in; then: {then}"))


@app.command(epilog="Example: opgavenkaart example programme")
def example(
    folder: Annotated[str, argument("DIR", "A new or empty folder.")],
    dataset: Annotated[str, option("--dataset", "programme|enrichment", "Which of the two.")] = "programme",
    lang: LangOption = "",
) -> None:
    """Write the shipped programme data as a data set to start from."""
    from importlib.resources import as_file, files
    from shutil import copytree

    words = lang_of(lang)
    shipped = one_of("--dataset", dataset, ("programme", "enrichment"))
    target = Path(folder)
    terminal.new(folder)
    with terminal.writing(folder), as_file(files("opgavenkaart.data") / shipped) as source:
        copytree(source, target, dirs_exist_ok=True)
    for path in sorted(target.iterdir()):
        terminal.answer(f"{path}\n")
    then = f"opgavenkaart check {folder}; opgavenkaart load {folder}"
    terminal.say(Text(f"Nu: {then}", f"Now: {then}").in_(words))


@app.command(epilog="Example: opgavenkaart suggest budget.csv --out budget.toml")
def suggest(
    path: Annotated[str, argument("PATH", "A table that is not ours, or a folder of them.")],
    out: Annotated[str, option("--out", "FILE.toml", "A new file. Default: show it.")] = "",
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Write a first mapping of a table that is not ours: what was recognised, and how sure that is."""
    from opgavenkaart.graph.identity.lookup import Names
    from opgavenkaart.graph.store.open import open_graph
    from opgavenkaart.loaders.suggest.suggest import shipped_things
    from opgavenkaart.loaders.suggest.suggest import suggest as first_mapping

    words = lang_of(lang)
    if out:
        check_ending(out, ".toml")
        terminal.new(out)
    things = []
    if is_there(graph):
        with open_graph(graph, create=False) as store:
            things = list(store.lookup_entries([dataset.name for dataset in store.datasets()]))
    known = Names((*things, *shipped_things()))
    with terminal.data_problems(words), terminal.progress(path) as step:
        text = first_mapping(Path(path), Names(things), known, words, step)
    if not out:
        terminal.answer(text)
        return
    then = f"opgavenkaart check {path} --mapping {out}"
    mend = Text(f"Lees en verbeter het; dan: {then}", f"Read it and mend it; then: {then}")
    terminal.wrote(text.encode(), out, words, mend)
