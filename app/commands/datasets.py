"""Data sets into the graph and out of it, and what is wrong with them."""

import json
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opgavenkaart.commands.options import (
    DatasetOption,
    GraphOption,
    KindsOption,
    LangOption,
    LinkedOption,
    MappingOption,
    PathsArgument,
    argument,
    format_of,
    is_there,
    lang_of,
    one_of,
    option,
)
from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Text, counted
from opgavenkaart.output import terminal

if TYPE_CHECKING:
    from opgavenkaart.loaders.request import LoadRequest
    from opgavenkaart.loaders.source import Source

app = typer.Typer()
_PROBLEM = Text("probleem", "problem"), Text("problemen", "problems")
FORMATS = {".txt": "text", ".json": "json", ".html": "html"}  # that `check` writes, by the ending of a file


@app.command(epilog="Example: opgavenkaart load data/programme data/enrichment --graph map.db")
@without_garbage_search()
def load(
    paths: PathsArgument,
    dataset: DatasetOption = "",
    kinds: KindsOption = None,
    only_linked: LinkedOption = False,
    mapping: MappingOption = "",
    set_aside: Annotated[
        str, option("--set-aside", "REST.xlsx", "Write rows with errors to a workbook, and load all others.")
    ] = "",
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Put data sets into the graph; each replaces its former edition, or nothing happens."""
    from opgavenkaart.graph.store.open import open_graph
    from opgavenkaart.loaders.load import copies, met_later, read
    from opgavenkaart.loaders.set_aside import WithoutErrors
    from opgavenkaart.output import load_summary as summary

    words = lang_of(lang)
    requests = _requests(paths, dataset, kinds, only_linked, mapping)
    if set_aside:
        _check_set_aside(set_aside, paths)
    made_by = {"--mapping": mapping, "--graph": graph}
    keep = partial(terminal.put, out=set_aside)
    loaded: list[tuple[str, Source]] = []
    with open_graph(graph) as store:
        for place, (path, request) in enumerate(zip(paths, requests, strict=True), 1):
            nothing = summary.nothing_loaded(path, paths[place:], words)
            with terminal.data_problems(words, nothing), terminal.progress(path) as step:
                request = replace(request, progress=step)
                source = WithoutErrors(request, words, keep) if set_aside else read(request)
                changes = store.load(source.name, source.build)
                source.problems = [*source.problems, *copies(source, store), *met_later(source, store)]
            terminal.answer(terminal.change_summary(changes, words))
            terminal.say(summary.load_summary(source, words))
            if isinstance(source, WithoutErrors):
                terminal.say(summary.set_aside_summary(source.count, set_aside, made_by, words))
            loaded.append((path, source))
        if any(summary.decides(source) for _, source in loaded):
            terminal.say(summary.merge_summary(store.records(), words))
        options = {"--mapping": mapping, "--dataset": dataset, "--graph": graph, "--lang": lang}
        terminal.say(summary.next_commands(loaded, options, words))
        terminal.say(f"-> {store.address}")


@app.command(epilog="Example: opgavenkaart check programme.xlsx --out problems.html")
def check(
    paths: PathsArgument,
    dataset: DatasetOption = "",
    kinds: KindsOption = None,
    only_linked: LinkedOption = False,
    mapping: MappingOption = "",
    graph: GraphOption = "",
    format: Annotated[
        str,
        option("--format", "text|json|html", "How to show them; html is a page to send back.", FORMATS.values()),
    ] = "",
    out: Annotated[str, option("--out", "FILE", "Write them to a file.")] = "",
    lang: LangOption = "",
) -> None:
    """Show every problem in data sets; nothing is loaded."""
    from opgavenkaart.graph.store.open import open_graph
    from opgavenkaart.loaders.load import examined
    from opgavenkaart.loaders.problems.problem import total
    from opgavenkaart.output import load_summary as summary
    from opgavenkaart.output import problems_html as problem_page

    words = lang_of(lang)
    requests = _requests(paths, dataset, kinds, only_linked, mapping)
    if any(_is_same_file(out, path) for path in paths):
        raise UnknownWord(
            f"--out {out} is wat gecontroleerd wordt; het zou worden overschreven. Kies een andere naam.",
            f"--out {out} is what is to be checked; it would be written over. Choose another name.",
        )
    form = format_of(format, out, FORMATS)
    with open_graph(graph) if is_there(graph) else nullcontext() as store:
        found = list(examined(requests, store, terminal.progress))
    problems = [problem for _, of in found for problem in of]
    for line in summary.accounts((source for source, _ in found), words):
        terminal.say(line)
    if form == "json":
        text = json.dumps([p.as_dict(words) for p in problems], ensure_ascii=False, indent=1) + "\n"
    elif form == "html":
        text = problem_page.page(problems, [Path(path).name for path in paths], words)
    else:
        text = terminal.listed(problems, words, most=None if out else terminal.MAX_SHOWN_PROBLEMS)
    if out:
        terminal.put(text.encode(), out)
        terminal.say(f"{counted(total(problems), _PROBLEM).in_(words)} -> {out}")
    else:
        terminal.answer(text)
    if any(p.severity == "error" for p in problems):
        raise typer.Exit(1)


def _is_same_file(out: str, path: str) -> bool:
    """Whether two names are of one file: Windows and macOS see no difference between upper and lower case."""
    with suppress(OSError):
        return bool(out) and Path(out).samefile(path)
    return False


def _check_set_aside(out: str, paths: Sequence[str]) -> None:
    """Raises UnknownWord, or OpgavenkaartError where the workbook is there already."""
    if len(paths) > 1:
        raise UnknownWord(
            "--set-aside zet de rijen van één gegevensset apart; laad er één pad tegelijk mee.",
            "--set-aside sets rows of one data set aside; load one path at a time with it.",
        )
    if Path(out).suffix.lower() != ".xlsx":
        raise UnknownWord(
            f"--set-aside schrijft een werkmap; {out} eindigt niet op .xlsx.",
            f"--set-aside writes a workbook; {out} does not end in .xlsx.",
        )
    terminal.new(out)


_COLUMNS = {
    "name": Text("naam", "name"),
    "nodes": Text("zaken", "nodes"),
    "claims": Text("uitspraken", "claims"),
    "loaded_at": Text("geladen op", "loaded_at"),
    "origin": Text("herkomst", "origin"),
}  # of the list of data sets, by the names that its JSON has
_AS_LOADED = Text("Alles staat er zoals het geladen is.", "All is as it was loaded.")
_NOT_COMPARED = Text(
    "De aantallen kloppen. De inhoud zelf is niet te vergelijken: van deze grafiek zijn geen controlegetallen bewaard. "
    "Een bestand krijgt ze bij de eerstvolgende load, een gegevensset op een server als zij opnieuw geladen wordt.",
    "The counts agree. The content itself cannot be compared: this graph keeps no checksums. A file gets them at its "
    "next load, a data set on a server when it is loaded again.",
)


@app.command(epilog="Example: opgavenkaart datasets --graph map.db")
def datasets(
    graph: GraphOption = "",
    format: Annotated[str, option("--format", "table|json", "How to show them.", ("table", "json"))] = "table",
    verify: Annotated[bool, typer.Option("--verify", help="Check that all is still as it was loaded.")] = False,
    lang: LangOption = "",
) -> None:
    """List the data sets in the graph, with counts and the time of loading."""
    from opgavenkaart.graph.store.open import open_graph

    words, form = lang_of(lang), one_of("--format", format, ("table", "json"))
    with open_graph(graph, create=False) as store:
        found = [item._asdict() for item in store.datasets()]
        verified = store.verify() if verify else None
    if form == "json":
        terminal.answer(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        terminal.table(_COLUMNS.values(), [[str(item[column]) for column in _COLUMNS] for item in found], words)
    if verified:
        for part in verified.damaged or [_AS_LOADED if verified.is_compared else _NOT_COMPARED]:
            terminal.say(part.in_(words))
        raise typer.Exit(1 if verified.damaged else 0)


@app.command(epilog="Example: opgavenkaart unload enrichment")
def unload(
    dataset: Annotated[str, argument("NAME", "As in: opgavenkaart datasets")],
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Take a data set out of the graph, as if it had never been loaded."""
    from opgavenkaart.graph.store.open import open_graph

    with open_graph(graph, create=False) as store:
        terminal.answer(terminal.change_summary(store.unload(dataset), lang_of(lang)))


def _requests(
    paths: Sequence[str], dataset: str, kinds: Sequence[str] | None, only_linked: bool, mapping: str
) -> list["LoadRequest"]:
    """What to read; kinds may be in Dutch, and several in one word. Raises UnknownWord."""
    from opgavenkaart.loaders.registers.select import chosen
    from opgavenkaart.loaders.request import LoadRequest

    if dataset and len(paths) > 1:
        raise UnknownWord(
            "--dataset geeft één naam; laad er één pad tegelijk mee.",
            "--dataset gives one name; load one path at a time with it.",
        )
    choice = chosen(paths, ",".join(kinds or ()), only_linked)
    return [LoadRequest(path, dataset, None, choice, mapping) for path in paths]
