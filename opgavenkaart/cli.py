"""The command line: parse, call, print. The answer goes to stdout, everything else to stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from opgavenkaart import terminal
from opgavenkaart.errors import OpgavenkaartError, UnknownWord, nearest
from opgavenkaart.graph.graph import Graph, Node
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.pause import without_garbage_search
from opgavenkaart.graph.schema import Lang, Text
from opgavenkaart.language import language
from opgavenkaart.queries import QUESTIONS

if TYPE_CHECKING:
    from opgavenkaart.graph.store import Store
    from opgavenkaart.loaders.registers.bodies import Choice
    from opgavenkaart.loaders.source import Source
    from opgavenkaart.queries.question import Answer

_TABLES = ", ".join(TABLES)
_QUESTIONS = "\n\n".join(
    f"{q.id}: {q.text.en}" + "".join(f" {o.usage}" if o.required else f" [{o.usage}]" for o in q.options)
    for q in QUESTIONS.values()
)

GraphOption = Annotated[
    str,
    typer.Option(
        "--graph",
        metavar="ADDRESS",
        help="A file, bolt://…, neo4j://…, or the word neo4j for NEO4J_URI. "
        "Default: OPGAVENKAART_GRAPH, else opgavenkaart.db here.",
    ),
]
LangOption = Annotated[
    str, typer.Option("--lang", metavar="nl|en", help="Language. Default: OPGAVENKAART_LANG, else the computer's.")
]
AsOfOption = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="As it stood that day, month or year; or today.")
]
FormatOption = Annotated[str, typer.Option("--format", metavar="table|json|csv|xlsx", help="How to show the answer.")]
OutOption = Annotated[str, typer.Option("--out", metavar="FILE", help="Write the answer to a file.")]
PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Folders of CSV files, XLSX or ODS workbooks, registers (ROO, TOOI), or networks (GraphML, GEXF, GML, "
        f"Kumu, node-link JSON, a list of edges). Tables: {_TABLES}.",
    ),
]
DatasetOption = Annotated[
    str, typer.Option("--dataset", metavar="NAME", help="Its name in the graph. Default: that of the folder or file.")
]

KindsOption = Annotated[
    list[str] | None,
    typer.Option("--kinds", metavar="KIND,…", help="Of a register (ROO, TOOI): only these kinds of organisation."),
]
LinkedOption = Annotated[
    bool,
    typer.Option(
        "--only-linked", help="Of a register: only what earlier data sets name, with its parents and successors."
    ),
]
MappingOption = Annotated[
    str,
    typer.Option(
        "--mapping", metavar="FILE.toml", help="What of tables that are not ours is which of ours: see suggest."
    ),
]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Who owns which issue, where work overlaps, and what nobody picks up.",
    epilog="Example: opgavenkaart example programme && opgavenkaart load programme && opgavenkaart ask gaps",
)


@app.callback(invoke_without_command=True)
def _program(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version.", is_eager=True)] = False,
) -> None:
    if show_version:
        from opgavenkaart import __version__

        terminal.answer(f"opgavenkaart {__version__}\n")
        raise typer.Exit


@app.command(epilog="Example: opgavenkaart load data/programme data/enrichment --graph map.db")
def load(
    paths: PathsArgument,
    dataset: DatasetOption = "",
    kinds: KindsOption = None,
    only_linked: LinkedOption = False,
    mapping: MappingOption = "",
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Put data sets into the graph; each replaces its former edition, or nothing happens."""
    from opgavenkaart import loading
    from opgavenkaart.graph.open import open_graph
    from opgavenkaart.loaders.dataset import read

    words = _lang(lang)
    _one_name(paths, dataset)
    choice = _choice(paths, kinds, only_linked)
    told: list[tuple[str, Source]] = []
    with open_graph(graph) as store:
        for path in paths:
            nothing = Text(f"{path}: er is niets van geladen.", f"{path}: nothing of it was loaded.").in_(words)
            with terminal.data_problems(words, nothing), terminal.progress(path) as step:
                source = read(path, dataset, step, choice, mapping)
                loaded = store.load(source.name, source.build)
            terminal.answer(terminal.told(loaded, words))
            terminal.say(loading.story(source, words))
            told.append((path, source))
        terminal.say(loading.next_commands(told, words))
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
        str, typer.Option("--format", metavar="text|json|html", help="How to show them; html is a page to send back.")
    ] = "",
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="Write them to a file.")] = "",
    lang: LangOption = "",
) -> None:
    """Show every problem in data sets; nothing is loaded."""
    from opgavenkaart import problem_page
    from opgavenkaart.graph.open import address_of, open_graph
    from opgavenkaart.loaders.dataset import check as check_datasets

    words, by_name = _lang(lang), Path(out).suffix.lstrip(".").lower()
    form = _one_of("--format", format or (by_name if by_name in ("json", "html") else "text"), ("text", "json", "html"))
    _one_name(paths, dataset)
    choice = _choice(paths, kinds, only_linked)
    store = open_graph(graph) if _is_there(address_of(graph)) else None
    try:
        problems = check_datasets(paths, dataset, store, choice, mapping)
    finally:
        if store:
            store.close()
    if form == "json":
        text = json.dumps([p.as_dict(words) for p in problems], ensure_ascii=False, indent=1) + "\n"
    elif form == "html":
        text = problem_page.page(problems, [Path(path).name for path in paths], words)
    else:
        text = terminal.listed(problems, words, most=None if out else terminal.SHOWN)
    if out:
        terminal.put(text.encode(), out)
        terminal.say(f"{Text(f'{len(problems)} problemen', f'{len(problems)} problems').in_(words)} -> {out}")
    else:
        terminal.answer(text)
    if any(p.severity == "error" for p in problems):
        raise typer.Exit(1)


@app.command(epilog="Example: opgavenkaart suggest budget.csv --out budget.toml")
def suggest(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A table that is not ours, or a folder of them.")],
    out: Annotated[str, typer.Option("--out", metavar="FILE.toml", help="A new file. Default: show it.")] = "",
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Write a first mapping of a table that is not ours: what was recognised, and how sure that is."""
    from opgavenkaart.graph.edition import Names
    from opgavenkaart.graph.open import address_of, open_graph
    from opgavenkaart.loaders.mapping.shipped import shipped_things
    from opgavenkaart.loaders.mapping.suggest import suggest as first_mapping

    words = _lang(lang)
    if out and Path(out).exists():
        raise OpgavenkaartError(f"{out} is already there. Choose another name.")
    things = []
    if _is_there(address := address_of(graph)):
        with open_graph(address, create=False) as store:
            things = list(store.things([dataset.name for dataset in store.datasets()]))
    with terminal.data_problems(words):
        text = first_mapping(Path(path), Names(things), Names((*things, *shipped_things())), words)
    if not out:
        terminal.answer(text)
        return
    terminal.put(text.encode(), out)
    terminal.answer(f"{out}\n")
    terminal.say(f"Read it and mend it; then: opgavenkaart check {path} --mapping {out}")


@app.command(epilog="Example: opgavenkaart datasets --graph map.db")
def datasets(
    graph: GraphOption = "",
    format: Annotated[str, typer.Option("--format", metavar="table|json", help="How to show them.")] = "table",
) -> None:
    """List the data sets in the graph, with counts and the time of loading."""
    from opgavenkaart.graph.open import open_graph

    form = _one_of("--format", format, ("table", "json"))
    with open_graph(graph, create=False) as store:
        found = [item._asdict() for item in store.datasets()]
    if form == "json":
        terminal.answer(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return
    columns = ("name", "nodes", "claims", "loaded_at", "origin")
    terminal.table(columns, [[str(item[column]) for column in columns] for item in found])


@app.command(epilog="Example: opgavenkaart unload enrichment")
def unload(
    dataset: Annotated[str, typer.Argument(metavar="NAME", help="As in: opgavenkaart datasets")],
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Take a data set out of the graph, as if it had never been loaded."""
    from opgavenkaart.graph.open import open_graph

    with open_graph(graph, create=False) as store:
        terminal.answer(terminal.told(store.unload(dataset), _lang(lang)))


@app.command(epilog="Example: opgavenkaart questions owners")
def questions(
    question: Annotated[str, typer.Argument(metavar="[QUESTION]", help="Show its options, columns and Cypher.")] = "",
    lang: LangOption = "",
) -> None:
    """List the questions, one sentence each; or all of one, with its Cypher to paste into Neo4j's browser."""
    from opgavenkaart.queries.ask import find_question

    words = _lang(lang)
    if not question:
        terminal.table(("question", "text"), [[q.id, q.text.in_(words)] for q in QUESTIONS.values()])
        return
    asked = find_question(question)
    lines = [asked.text.in_(words), "", f"columns: {', '.join(asked.finding.columns())}"]
    if asked.needs_about:
        lines.append(f"--about X  * {Text('Waarover', 'About what').in_(words)}")
    lines += [f"{o.usage}  {'* ' if o.required else ''}{o.what.in_(words)}" for o in asked.options]
    lines += [f"\n// {name}{text}" for name, text in asked.cypher.items()]
    terminal.answer("\n".join(lines).rstrip() + "\n")


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    epilog=f"{_QUESTIONS}\n\nExample: opgavenkaart ask overlap --between domains --about VWS --out overlap.xlsx",
)
def ask(
    context: typer.Context,
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="As in: opgavenkaart questions; or all, into a workbook.")
    ],
    about: Annotated[
        str, typer.Option("--about", metavar="X", help="Only what concerns it: id, code, abbreviation or name.")
    ] = "",
    as_of: AsOfOption = "",
    what_if: Annotated[
        str,
        typer.Option("--what-if", metavar="FILE", help="Only what this succession table would change in the answer."),
    ] = "",
    format: FormatOption = "",
    out: OutOption = "",
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Ask a question; every finding comes with its evidence and a reason."""
    from opgavenkaart.graph.open import open_graph
    from opgavenkaart.loaders.dataset import plan as read_plan
    from opgavenkaart.queries import ask as asking

    words = _lang(lang)
    form = _format("xlsx" if question == "all" and not format else format, out)
    wanted = asking.possible(about) if question == "all" else [asking.find_question(question)]
    options: dict[str, Any] = _options(context.args)
    with open_graph(graph, create=False) as store:
        with terminal.data_problems(words):
            plan = read_plan(what_if, store) if what_if else None
        of: Store | Graph = store.read() if question == "all" else store
        answers = [asking.ask(of, asked, about=about, as_of=as_of, what_if=plan, **options) for asked in wanted]
        documents = of.nodes["document"] if isinstance(of, Graph) else {}
    _show(answers, form, out, words, documents)
    if any(answer.failed for answer in answers):
        raise typer.Exit(1)


@app.command(epilog="Example: opgavenkaart diff graph.db@2021-01-18 graph.db@today --question owners")
def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A graph, a data set, or either with a date: graph.db@2021.")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What to compare with it.")],
    question: Annotated[
        str,
        typer.Option("--question", metavar="Q", help="Compare the answers to this question. Default: all there is."),
    ] = "",
    format: FormatOption = "",
    out: OutOption = "",
    lang: LangOption = "",
) -> None:
    """Show what was added, removed and changed between two graphs, or between the answers to a question on both."""
    from opgavenkaart.queries.ask import find_question
    from opgavenkaart.queries.diff import diff as difference
    from opgavenkaart.states import state

    words = _lang(lang)
    form = _format(format, out)
    asked = find_question(question) if question else None
    with terminal.data_problems(words):
        before, after = state(old), state(new)
    _show([difference(before, after, asked, old=old, new=new)], form, out, words)


@app.command(
    name="map",
    epilog="Example: opgavenkaart map --out map.html --lang nl && opgavenkaart map overlap --out overlap.svg",
)
def map_(
    views: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[VIEW…]", help="whole, groups, owners, overlap, coherence, gaps, time. Default: all with data."
        ),
    ] = None,
    out: Annotated[
        str,
        typer.Option("--out", metavar="FILE", help="The page to write, .html; or one view as .svg, .png or .pdf."),
    ] = "opgavenkaart.html",
    as_of: AsOfOption = "",
    title: Annotated[str, typer.Option("--title", metavar="T", help="A title above the page's own conclusions.")] = "",
    logo: Annotated[str, typer.Option("--logo", metavar="FILE", help="A PNG, JPEG or SVG to show beside it.")] = "",
    accent: Annotated[str, typer.Option("--accent", metavar="#RRGGBB", help="The colour of buttons and links.")] = "",
    story: Annotated[bool, typer.Option("--story", help="A page that starts in the story, step by step.")] = False,
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Draw the map: one HTML file that needs no internet; or one view of it as a picture."""
    from opgavenkaart import viz
    from opgavenkaart.graph import time
    from opgavenkaart.graph.open import open_graph

    words = _lang(lang)
    day = time.day(as_of) if as_of else None
    viz.ending(out, views or ())  # what is wrong with it is said before a large graph is read
    brand = viz.brand(logo, accent)
    with open_graph(graph, create=False) as store:
        whole = store.read(viz.READS)
    shown = time.as_of(whole, day) if day else whole
    page = viz.export(
        shown, views or (), out, title=title, lang=words, as_of=as_of, brand=brand, story=story, ever=whole
    )
    terminal.put(page, out)
    terminal.answer(f"{out}\n")


@app.command(epilog="Example: opgavenkaart example programme")
def example(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    dataset: Annotated[
        str, typer.Option("--dataset", metavar="programme|enrichment", help="Which of the two.")
    ] = "programme",
) -> None:
    """Write the shipped programme data as a data set to start from."""
    from importlib.resources import as_file, files
    from shutil import copytree

    shipped = _one_of("--dataset", dataset, ("programme", "enrichment"))
    target = Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OpgavenkaartError(f"{folder} is already there and not empty. Choose another folder.")
    with terminal.writing(folder), as_file(files("opgavenkaart.data") / shipped) as source:
        copytree(source, target, dirs_exist_ok=True)
    for path in sorted(target.iterdir()):
        terminal.answer(f"{path}\n")
    terminal.say(f"Now: opgavenkaart check {folder}; opgavenkaart load {folder}")


@app.command(epilog="Example: opgavenkaart template programma.xlsx --lang nl")
def template(
    file: Annotated[str, typer.Argument(metavar="FILE.xlsx", help="A new workbook.")],
    example: Annotated[bool, typer.Option("--example", help="Filled in with the shipped programme.")] = False,
    lang: LangOption = "",
) -> None:
    """Write a workbook to fill in: a sheet a table, with drop-down lists and explanations."""
    from opgavenkaart.loaders.writing import written

    words = _lang(lang)
    _workbook_name(file)
    if Path(file).exists():
        raise OpgavenkaartError(f"{file} is already there. Choose another name.")
    terminal.put(written.example(words) if example else written.template(words), file)
    terminal.answer(f"{file}\n")
    terminal.say(f"Fill it in; then: opgavenkaart check {file}; opgavenkaart load {file}")


@app.command(epilog="Example: opgavenkaart export --format xlsx --out programma.xlsx --dataset programme")
def export(
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="The file to write; for neo4j-admin a folder.")],
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="xlsx|graphml|gexf|kumu|kumu-xlsx|node-link|edges|cypher|neo4j-admin|jsonld",
            help="How to write it. Default: as the name of the file says.",
        ),
    ] = "",
    dataset: Annotated[
        str,
        typer.Option("--dataset", metavar="NAME", help="As in: opgavenkaart datasets. Default: all; for xlsx, one."),
    ] = "",
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Write a data set as a workbook to fill in further, or the graph in the format of another tool."""
    from opgavenkaart.graph.open import open_graph
    from opgavenkaart.loaders.exchange.export import WORKBOOK, format_of
    from opgavenkaart.loaders.writing import written

    words, form = _lang(lang), format_of(format, out)
    if form != WORKBOOK:
        _exchange(form, out, dataset, graph, words)
        return
    with open_graph(graph, create=False) as store:
        edition, book = written.export(store, dataset, words)
    terminal.put(book, out)
    terminal.answer(f"{out}\n")
    named = "" if Path(out).stem == edition.name else f' --dataset "{edition.name}"'
    terminal.say(
        f"{edition.name}: {len(edition.nodes)} things, {len(edition.claims)} claims. Change it; then: "
        f"opgavenkaart load {out}{named}"
    )


def _exchange(form: str, out: str, dataset: str, graph: str, words: Lang) -> None:
    """A file or folder for another tool; what it cannot hold is said."""
    from opgavenkaart.graph.open import open_graph
    from opgavenkaart.loaders.exchange.export import export as exported

    target = Path(out)
    if target.is_dir() and any(target.iterdir()):
        raise OpgavenkaartError(f"{out} is already there and not empty. Choose another folder.")
    with open_graph(graph, create=False) as store:
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
    for text in (counts, *done.told):
        terminal.say(text.in_(words))


@app.command(epilog="Example: opgavenkaart match --out review.xlsx; fill it in; opgavenkaart load review.xlsx")
def match(
    out: Annotated[str, typer.Option("--out", metavar="FILE.xlsx", help="The workbook to write.")],
    dataset: Annotated[
        list[str] | None,
        typer.Option("--dataset", metavar="NAME", help="Compare these two with each other, or one with itself."),
    ] = None,
    names: Annotated[str, typer.Option("--names", metavar="FILE", help="Which do the names in this table mean?")] = "",
    column: Annotated[str, typer.Option("--column", metavar="HEADING", help="The column of --names.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="POST", help="The post that will decide; no person's name.")] = "",
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Propose which records are one organisation, in a workbook where a person says yes or no. Nothing is changed."""
    from opgavenkaart import review
    from opgavenkaart.graph.open import open_graph
    from opgavenkaart.loaders.names_file import read_names
    from opgavenkaart.queries import match as matching
    from opgavenkaart.queries.match_records import READS

    words = _lang(lang)
    _workbook_name(out)
    with terminal.data_problems(words):
        texts = read_names(names, column) if names else []
    with open_graph(graph, create=False) as store:
        order = [known.name for known in store.datasets()]
        found = matching.review(store.records(READS), order, _two_of(order, dataset or []), texts)
    terminal.put(review.workbook(found, words, by), out)
    terminal.answer(f"{out}\n")
    terminal.say(review.told(found, out).in_(words))


@app.command(epilog="Example: opgavenkaart tables ownership --lang nl")
def tables(
    table: Annotated[str, typer.Argument(metavar="[TABLE]", help="Only this table.")] = "", lang: LangOption = ""
) -> None:
    """Show the tables of a data set: columns, what they hold and which values they take."""
    words = _lang(lang)
    shown = [TABLES[_one_of("The table", table, tuple(TABLES))]] if table else list(TABLES.values())
    for item in shown:
        terminal.answer(f"\n{item.text.in_(words)} ({item.id}): {item.what.in_(words)}\n")
        rows = []
        for column in item.columns:
            values = ", ".join(dict.fromkeys(v.text.in_(words) if words == "nl" else v.id for v in column.values))
            rows.append([column.text.in_(words), "*" if column.required else "", column.what.in_(words), values])
        terminal.table(("column", "", "what", "values"), rows)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; exit 0 answered or loaded, 1 a problem in data or graph, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and not stream.isatty():
            reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        app(arguments, prog_name="opgavenkaart")
    except UnknownWord as error:
        terminal.say(str(error))
        return 2
    except OpgavenkaartError as error:
        terminal.say(str(error))
        return 1
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def _format(given: str, out: str) -> str:
    """How to write an answer: as asked, else as the file's name says, else as a table."""
    from opgavenkaart.formats import FORMATS

    by_name = Path(out).suffix.lstrip(".").lower()
    form = _one_of("--format", given or (by_name if by_name in FORMATS else "table"), FORMATS)
    if form == "xlsx" and not out:
        raise UnknownWord("A workbook needs a file: add --out answers.xlsx.")
    return form


@without_garbage_search()
def _show(
    answers: Sequence[Answer], form: str, out: str, words: Lang, documents: Mapping[str, Node] | None = None
) -> None:
    """Answers on the terminal or in a file; several make one workbook, a list in JSON, or one text after another."""
    from opgavenkaart import formats, workbook

    several = documents or len(answers) > 1
    if form == "xlsx":
        book = (
            workbook.of_answers(answers, words, documents or {}) if several else workbook.of_answer(answers[0], words)
        )
        terminal.put(book, out)
    elif form == "csv" and several:
        raise UnknownWord("All answers do not fit in one CSV file: add --out answers.xlsx, or --format json.")
    elif form == "table" and not out and sys.stdout.isatty():
        for answer in answers:
            terminal.draw(formats.as_table(answer, words))
    else:
        if form == "json" and several:
            text = formats.all_as_json(answers, words)
        else:
            write = {"json": formats.as_json, "csv": formats.as_csv, "table": formats.as_text}[form]
            text = "\n".join(write(answer, words) for answer in answers)
        if out:
            terminal.put(text.encode("utf-8-sig" if form == "csv" else "utf-8"), out)
        else:
            terminal.answer(text)
    if out:
        count = Text(f"{len(answers)} antwoorden", f"{len(answers)} answers")
        title = count.in_(words) if several else answers[0].title.in_(words)
        terminal.say(f"{title} -> {out}")


def _is_there(address: str) -> bool:
    """Whether a graph was made already: a server is always there."""
    return "://" in address or address == "neo4j" or Path(address).exists()


def _lang(given: str) -> Lang:
    return language(_one_of("--lang", given, ("nl", "en")) if given else None)


def _one_of(name: str, given: str, possible: Sequence[str]) -> str:
    if given in possible:
        return given
    raise UnknownWord(f'{name} cannot be "{given}". {nearest(given, possible)}')


def _workbook_name(file: str) -> None:
    if Path(file).suffix.lower() != ".xlsx":
        raise UnknownWord(f"{file} should be the name of a workbook: {Path(file).stem or 'programma'}.xlsx")


def _one_name(paths: Sequence[str], dataset: str) -> None:
    if dataset and len(paths) > 1:
        raise UnknownWord("--dataset gives one name; load one path at a time with it.")


def _choice(paths: Sequence[str], kinds: Sequence[str] | None, only_linked: bool) -> Choice:
    """Which bodies of registers are wanted; kinds may be in Dutch, and several in one word."""
    from opgavenkaart.loaders.dataset import chosen

    return chosen(paths, ",".join(kinds or ()), only_linked)


def _two_of(known: Sequence[str], given: Sequence[str]) -> Sequence[str]:
    if len(given) > 2:
        raise UnknownWord("--dataset is given twice at most: the two to compare.")
    return [_one_of("--dataset", name, known) for name in given]


def _options(arguments: Sequence[str]) -> dict[str, str]:
    """A question's own options: `--between groups`, `--between=groups`, or several words, which ";" joins."""
    options: dict[str, list[str]] = {}
    words: list[str] = []
    for word in arguments:
        if word.startswith("--"):
            name, mark, value = word[2:].partition("=")
            words = options.setdefault(name.replace("-", "_"), [])
            words += [value] if mark else []
        elif options:
            words.append(word)
        else:
            raise UnknownWord(f'Unexpected word "{word}". Options are written --name VALUE.')
    for name, values in options.items():
        if not any(values):
            raise UnknownWord(f"--{name.replace('_', '-')} needs a value.")
    return {name: ";".join(values) for name, values in options.items()}
