"""Questions, their answers, and how two answers differ."""

import sys
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from opgavenkaart.commands.options import (
    ANSWER_FORMATS,
    AsOfOption,
    FormatOption,
    GraphOption,
    LangOption,
    LimitOption,
    OutOption,
    argument,
    format_of,
    lang_of,
    option,
)
from opgavenkaart.commands.questions import QuestionGroup, add_questions
from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Graph, Node
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.output import terminal
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.core.arguments import DEFAULT_LIMIT, limit_of

if TYPE_CHECKING:
    from opgavenkaart.graph.store.base import Store
    from opgavenkaart.queries.core.question import Answer, Question

app = typer.Typer()
_HEADINGS = Text("vraag", "question"), Text("tekst", "text")  # of the list of questions


@app.command(epilog="Example: opgavenkaart questions owners")
def questions(
    question: Annotated[
        str,
        argument("[QUESTION]", "Show its options, columns and Cypher.", QUESTIONS),
    ] = "",
    lang: LangOption = "",
) -> None:
    """List the questions, one sentence each; or all of one, with its Cypher to paste into Neo4j's browser."""
    from opgavenkaart.graph.store.address import graph_name
    from opgavenkaart.graph.store.neo4j.schema import DEFAULT_GRAPH
    from opgavenkaart.queries.ask import find_question

    words = lang_of(lang)
    if not question:
        terminal.table(_HEADINGS, [[q.id, q.text.in_(words)] for q in QUESTIONS.values()], words)
        return
    asked = find_question(question)
    lines = [
        asked.text.in_(words),
        "",
        f"{Text('kolommen', 'columns').in_(words)}: {', '.join(asked.finding.columns())}",
    ]
    if asked.needs_about:
        lines.append(f"--about X  * {Text('Waarover', 'About what').in_(words)}")
    lines += [f"{o.usage}  {'* ' if o.required else ''}{o.what.in_(words)}" for o in asked.options]
    in_graph = (graph_name() or DEFAULT_GRAPH).replace("\\", "\\\\").replace("'", "\\'")
    lines += [f"\n// {name}\n{text.strip()};".replace("$graph", f"'{in_graph}'") for name, text in asked.cypher.items()]
    terminal.answer("\n".join(lines).rstrip() + "\n")


_COMMON = {
    "about": Annotated[str, option("--about", "X", "Only what concerns it: id, code, abbreviation or name.")],
    "as_of": AsOfOption,
    "what_if": Annotated[
        str,
        option("--what-if", "FILE", "Only what this succession table would change in the answer."),
    ],
    "limit": LimitOption,
    "format": FormatOption,
    "out": OutOption,
    "graph": GraphOption,
    "lang": LangOption,
}


def _ask(
    question: str,
    about: str = "",
    as_of: str = "",
    what_if: str = "",
    limit: str = "",
    format: str = "",
    out: str = "",
    graph: str = "",
    lang: str = "",
    **options: Any,
) -> None:
    from opgavenkaart.graph.store.open import open_filled
    from opgavenkaart.loaders.load import plan as read_plan
    from opgavenkaart.queries import ask as asking

    words = lang_of(lang)
    form = _format(format or ("xlsx" if question == "all" and not out else ""), out)
    wanted = asking.possible(about) if question == "all" else [asking.find_question(question)]
    with open_filled(graph) as store:
        with terminal.data_problems(words):
            plan = read_plan(what_if, store) if what_if else None
        of: Store | Graph = store.read() if question == "all" else store
        answers = [
            asking.ask(of, asked, about=about, as_of=as_of, what_if=plan, limit=_limit(asked, limit), **options)
            for asked in wanted
        ]
        documents = of.nodes["document"] if isinstance(of, Graph) else {}
    _show(answers, form, out, words, documents)
    if any(answer.failed for answer in answers):
        raise typer.Exit(1)


def _limit(question: "Question[Any]", given: str) -> int | str | None:
    """What was given, else the usual number of findings; a question with an option of this name has its own."""
    return given or (None if question.own_limit else DEFAULT_LIMIT)


ask = typer.Typer(cls=QuestionGroup, no_args_is_help=True)
add_questions(ask, _COMMON, _ask)


app.add_typer(
    ask,
    name="ask",
    help="Ask a question; every finding comes with its evidence and a reason.",
    epilog="Example: opgavenkaart ask overlap --between domains --about VWS --out overlap.xlsx",
)


@app.command(epilog="Example: opgavenkaart diff graph.db@2021-01-18 graph.db@today --question owners")
def diff(
    old: Annotated[str, argument("OLD", "A graph, a data set, or either with a date: graph.db@2021.")],
    new: Annotated[str, argument("NEW", "What to compare with it.")],
    question: Annotated[
        str,
        option("--question", "QUESTION", "Compare the answers to this question. Default: all there is.", QUESTIONS),
    ] = "",
    limit: LimitOption = "",
    format: FormatOption = "",
    out: OutOption = "",
    lang: LangOption = "",
) -> None:
    """Show what was added, removed and changed between two graphs, or between the answers to a question on both."""
    from opgavenkaart.graph_at import state
    from opgavenkaart.queries.ask import find_question
    from opgavenkaart.queries.diff.graphs import diff as difference

    words = lang_of(lang)
    form = _format(format, out)
    asked, most = find_question(question) if question else None, limit_of(limit or DEFAULT_LIMIT)
    with terminal.data_problems(words):
        before, after = state(old), state(new)
    _show([replace(difference(before, after, asked, old=old, new=new), limit=most)], form, out, words)


def _format(given: str, out: str) -> str:
    form = format_of(given, out, ANSWER_FORMATS)
    if form == "xlsx" and not out:
        raise UnknownWord(
            "Een werkmap vereist een bestand: voeg --out antwoorden.xlsx toe.",
            "A workbook needs a file: add --out answers.xlsx.",
        )
    return form


@without_garbage_search()
def _show(
    answers: Sequence["Answer"], form: str, out: str, words: Lang, documents: Mapping[str, Node] | None = None
) -> None:
    """Answers on the terminal or in a file; several make one workbook, a list in JSON, or one text after another."""
    from opgavenkaart.output import answers as formats
    from opgavenkaart.output import answers_xlsx as workbook

    several = bool(documents) or len(answers) > 1
    if form == "csv" and several:
        raise UnknownWord(
            "Meer antwoorden passen niet in één CSV-bestand: voeg --out antwoorden.xlsx toe, of --format json.",
            "All answers do not fit in one CSV file: add --out answers.xlsx, or --format json.",
        )
    if form == "xlsx" and several:
        terminal.put(workbook.of_answers(answers, words, documents or {}), out)
    elif form == "xlsx":
        terminal.put(workbook.of_answer(answers[0], words), out)
    elif out:
        mark = BOM_UTF8 if form == "csv" else b""  # without it, Excel takes CSV for an old code page
        text = formats.pieces(answers, form, words, several)
        terminal.put(chain([mark], (piece.encode() for piece in text)), out)
    elif form == "table" and sys.stdout.isatty():
        for answer in answers:
            terminal.draw(formats.as_table(answer, words))
    else:
        terminal.answer(formats.pieces(answers, form, words, several))
    if out or form == "csv" or (form == "table" and sys.stdout.isatty()):
        for part in filter(None, map(formats.shown_part, answers)):
            terminal.say(part.in_(words))
    if out:
        count = Text(f"{len(answers)} antwoorden", f"{len(answers)} answers")
        terminal.say(f"{(count if several else answers[0].title).in_(words)} -> {out}")
