"""Questions, their answers, and how two answers differ."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from opgavenkaart.commands.options import (
    ANSWER_FORMATS,
    AsOfOption,
    FormatOption,
    GraphOption,
    LangOption,
    OutOption,
    argument,
    lang_of,
    not_an_ending,
    one_of,
    option,
)
from opgavenkaart.commands.questions import QuestionGroup, add_questions
from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Graph, Node
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.output import terminal
from opgavenkaart.queries import QUESTIONS

if TYPE_CHECKING:
    from opgavenkaart.graph.store.base import Store
    from opgavenkaart.queries.core.question import Answer

app = typer.Typer()


@app.command(epilog="Example: opgavenkaart questions owners")
def questions(
    question: Annotated[
        str,
        argument("[QUESTION]", "Show its options, columns and Cypher.", QUESTIONS),
    ] = "",
    lang: LangOption = "",
) -> None:
    """List the questions, one sentence each; or all of one, with its Cypher to paste into Neo4j's browser."""
    from opgavenkaart.queries.ask import find_question

    words = lang_of(lang)
    if not question:
        terminal.table(("question", "text"), [[q.id, q.text.in_(words)] for q in QUESTIONS.values()])
        return
    asked = find_question(question)
    lines = [asked.text.in_(words), "", f"columns: {', '.join(asked.finding.columns())}"]
    if asked.needs_about:
        lines.append(f"--about X  * {Text('Waarover', 'About what').in_(words)}")
    lines += [f"{o.usage}  {'* ' if o.required else ''}{o.what.in_(words)}" for o in asked.options]
    lines += [f"\n// {name}\n{text.strip()};" for name, text in asked.cypher.items()]
    terminal.answer("\n".join(lines).rstrip() + "\n")


_COMMON = {
    "about": Annotated[str, option("--about", "X", "Only what concerns it: id, code, abbreviation or name.")],
    "as_of": AsOfOption,
    "what_if": Annotated[
        str,
        option("--what-if", "FILE", "Only what this succession table would change in the answer."),
    ],
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
    form = _format("xlsx" if question == "all" and not format else format, out)
    wanted = asking.possible(about) if question == "all" else [asking.find_question(question)]
    with open_filled(graph) as store:
        with terminal.data_problems(words):
            plan = read_plan(what_if, store) if what_if else None
        of: Store | Graph = store.read() if question == "all" else store
        answers = [asking.ask(of, asked, about=about, as_of=as_of, what_if=plan, **options) for asked in wanted]
        documents = of.nodes["document"] if isinstance(of, Graph) else {}
    _show(answers, form, out, words, documents)
    if any(answer.failed for answer in answers):
        raise typer.Exit(1)


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
    asked = find_question(question) if question else None
    with terminal.data_problems(words):
        before, after = state(old), state(new)
    _show([difference(before, after, asked, old=old, new=new)], form, out, words)


ENDINGS = {".txt": "table", ".json": "json", ".csv": "csv", ".xlsx": "xlsx"}


def _format(given: str, out: str) -> str:
    """How to write an answer: as asked, else as the file's name says, else as a table."""
    by_name = ENDINGS.get(Path(out).suffix.lower(), "")
    if out and not by_name and (Path(out).suffix or not given):
        raise not_an_ending(out, ENDINGS)
    form = one_of("--format", given or by_name or "table", ANSWER_FORMATS)
    if form == "xlsx" and not out:
        raise UnknownWord(
            Text(
                "Een werkmap vereist een bestand: voeg --out antwoorden.xlsx toe.",
                "A workbook needs a file: add --out answers.xlsx.",
            )
        )
    return form


@without_garbage_search()
def _show(
    answers: Sequence[Answer], form: str, out: str, words: Lang, documents: Mapping[str, Node] | None = None
) -> None:
    """Answers on the terminal or in a file; several make one workbook, a list in JSON, or one text after another."""
    from opgavenkaart.output import answers as formats
    from opgavenkaart.output import answers_xlsx as workbook

    several = documents or len(answers) > 1
    if form == "xlsx":
        book = (
            workbook.of_answers(answers, words, documents or {}) if several else workbook.of_answer(answers[0], words)
        )
        terminal.put(book, out)
    elif form == "csv" and several:
        raise UnknownWord(
            Text(
                "Meer antwoorden passen niet in één CSV-bestand: voeg --out antwoorden.xlsx toe, of --format json.",
                "All answers do not fit in one CSV file: add --out answers.xlsx, or --format json.",
            )
        )
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
