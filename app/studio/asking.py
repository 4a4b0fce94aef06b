"""Questions as forms, and answers as tables with their evidence, in plain values."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from itertools import islice
from typing import Any

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Evidence
from opgavenkaart.graph.model import KINDS, SUBJECTS
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.text import Lang, Text, join, sort_key
from opgavenkaart.output.answers import brief_cells, brief_headings, pieces, shown_part
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.ask import ask, find_question
from opgavenkaart.queries.core.arguments import DEFAULT_LIMIT
from opgavenkaart.queries.core.question import Answer, Finding, Option
from opgavenkaart.studio.workbench import Plain, Workbench

MAX_SHOWN_EVIDENCE = 10  # claims under a finding; a workbook has all
FORMATS = ("xlsx", "csv", "json")
_ABOUT = Text("Waarover", "About what")
_AS_OF = Text("Zoals het was op (dag, maand of jaar)", "As it stood on (day, month or year)")


def questions(lang: Lang) -> list[Plain]:
    """All questions, each with the fields of its form: as the command `ask` has them, from the same declarations."""
    return [
        {
            "id": question.id,
            "text": question.text.in_(lang),
            "fields": [
                *(_field(option, lang) for option in question.options),
                {"id": "about", "what": _ABOUT.in_(lang), "kinds": [*SUBJECTS], "required": question.needs_about},
                {"id": "as_of", "what": _AS_OF.in_(lang), "kinds": [], "required": False},
            ],
        }
        for question in QUESTIONS.values()
    ]


def _field(option: Option, lang: Lang) -> Plain:
    words = {f"{kind.id}s": kind.plural for kind in KINDS.values()}
    return {
        "id": option.id,
        "what": option.what.in_(lang),
        "values": [[value, words[value].in_(lang) if value in words else value] for value in option.values],
        "default": option.default,
        "kinds": [*option.kinds],
        "many": option.many,
        "number": option.number,
        "required": option.required,
    }


def things(of: Workbench, lang: Lang) -> list[tuple[str, str]]:
    """What a form may refer to: how it is referred to, and what it is called, by name."""
    with of.filled() as store:
        nodes = store.read().nodes
    found = [(kind, node) for kind in SUBJECTS for node in nodes.get(kind, {}).values()]
    found.sort(key=lambda thing: (sort_key(thing[1].name), thing[1].id))
    return [(f"{kind}:{node.id}", f"{node.name} ({KINDS[kind].text.in_(lang)})") for kind, node in found]


def answer(of: Workbench, question: str, options: Mapping[str, str], lang: Lang) -> Plain:
    """An answer as a table: the conclusion, headings, and of each finding its cells and what it rests on."""
    with of.filled() as store:
        found = _asked(store, question, options)
        return _table(found, lang)


def diff(of: Workbench, name: str, question: str, lang: Lang) -> Plain:
    """What is other in the present work than in a file that was handed in; or in the answers to a question on both."""
    from opgavenkaart.graph_at import state
    from opgavenkaart.queries.diff.graphs import diff as differences

    before = state(str(of.path_of(name)))
    with of.filled() as store:
        after = store.read()
    asked = find_question(question) if question else None
    return _table(differences(before, after, asked, old=name, new=of.graph.name), lang)


def answer_file(of: Workbench, question: str, options: Mapping[str, str], form: str, lang: Lang) -> bytes:
    """An answer as XLSX, CSV or JSON, as the command `ask` writes it; the question "all" is a workbook of all."""
    from opgavenkaart.output import answers_xlsx
    from opgavenkaart.queries.ask import possible

    if form not in FORMATS or (question == "all" and form != "xlsx"):
        raise UnknownWord(join(Text("Kies uit: ", "Choose one of: "), ", ".join(FORMATS), "."))
    with of.filled() as store:
        if question == "all":
            graph = store.read()
            found = [ask(graph, each, limit=_limit(each.own_limit)) for each in possible("")]
            return answers_xlsx.of_answers(found, lang, graph.nodes["document"])
        one = _asked(store, question, options)
        if form == "xlsx":
            return answers_xlsx.of_answer(one, lang)
        text = "".join(pieces([one], form, lang, several=False)).encode()
        return BOM_UTF8 + text if form == "csv" else text


def _asked(store: Store, question: str, options: Mapping[str, str]) -> Answer:
    asked = find_question(question)
    given: dict[str, Any] = {name: value for name, value in options.items() if value}
    return ask(store, asked, limit=_limit(asked.own_limit), **given)


def _limit(own_limit: bool) -> int | None:
    return None if own_limit else DEFAULT_LIMIT


def _table(found: Answer, lang: Lang) -> Plain:
    """The columns that a reader needs first, in words; the files have all of them."""
    part = shown_part(found)
    return {
        "title": found.title.in_(lang),
        "part": part.in_(lang) if part else "",
        "headings": [*brief_headings(found.finding, lang).values()],
        "rows": [_row(finding, found, lang) for finding in found.shown],
    }


def _row(finding: Finding, found: Answer, lang: Lang) -> Plain:
    return {
        "cells": brief_cells(finding, found.finding, lang),
        "evidence": [_proof(item) for item in islice(finding.evidence, MAX_SHOWN_EVIDENCE)],
        "more": max(0, len(finding.evidence) - MAX_SHOWN_EVIDENCE),
    }


def _proof(item: Evidence) -> str:
    """Where a claim stands, and its own words."""
    return " · ".join(filter(None, (item.source, item.locator, item.quote and f"“{item.quote}”")))
