"""Answers as a workbook: a sheet a question, with the evidence beside it; no cell can run a formula."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.text import Lang, Text, and_more, figure, join
from opgavenkaart.loaders.files.workbook.write import MAX_ROWS, DoesNotFit, NewWorkbook, SheetLink
from opgavenkaart.output.answers import flat, shown_part
from opgavenkaart.queries.core.question import CITED, Answer

CONTENTS, SOURCES = Text("inhoud", "contents"), Text("bronnen", "sources")
_SHEET, _ROW, _TITLE = Text("blad", "sheet"), Text("rij", "row"), Text("titel", "title")
_CONTENTS = _SHEET, Text("vraag", "question"), Text("bevindingen", "findings"), Text("conclusie", "conclusion")


def of_answer(answer: Answer, lang: Lang) -> bytes:
    """One answer: its findings under a row of headings, which scripts can read too, and their evidence."""
    new = NewWorkbook(rows_only=True)
    new.book.set_properties(
        {"title": answer.title.in_(lang), "comments": json.dumps(dict(answer.parameters), ensure_ascii=False)}
    )
    headings, rows = _findings(answer, lang)
    part = shown_part(answer)
    new.table(answer.question.id, headings, chain(rows, [[part.in_(lang)]] if part else []))
    evidence = ([number, *cells] for number, _, cells in _evidence(answer, 2, lang))
    beside = Text("bewijs", "evidence") if answer.question.id != "evidence" else SOURCES  # two sheets, two names
    new.table(beside.in_(lang), [_ROW.in_(lang), *CITED], _that_fit(evidence, lang))
    return new.content()


def of_answers(answers: Sequence[Answer], lang: Lang, documents: Mapping[str, Node]) -> bytes:
    """Many answers: contents, a sheet a question with its conclusion on top, and the sources of all of them."""
    new = NewWorkbook(rows_only=True)
    contents = (
        [SheetLink(a.question.id), a.question.text.in_(lang), len(a.findings), a.title.in_(lang)] for a in answers
    )
    new.table(CONTENTS.in_(lang), [text.in_(lang) for text in _CONTENTS], contents)
    for answer in answers:
        title = join(answer.title, *filter(None, [shown_part(answer)]), between=" ")
        new.table(answer.question.id, *_findings(answer, lang), title=title.in_(lang))
    titles = {id: document.name for id, document in documents.items()}
    evidence = (
        [answer.question.id, number, titles.get(source, ""), *cells]
        for answer in answers
        for number, source, cells in _evidence(answer, 4, lang)
    )
    headings = [*(text.in_(lang) for text in (_SHEET, _ROW, _TITLE)), *CITED]
    new.table(SOURCES.in_(lang), headings, _that_fit(evidence, lang))
    return new.content()


def _findings(answer: Answer, lang: Lang) -> tuple[list[str], Iterable[list[Any]]]:
    if len(answer.shown) > MAX_FINDINGS:
        count = join(figure(len(answer.shown)), Text(" bevindingen passen", " findings do"))
        raise DoesNotFit(join(count, _DO_NOT_FIT))
    columns = answer.finding.columns()
    headings = [answer.finding.heading(column).in_(lang) for column in columns]
    rows = (finding.row(lang) for finding in answer.shown)
    return headings, ([flat(row[column]) for column in columns] for row in rows)


def _evidence(answer: Answer, first: int, lang: Lang) -> Iterator[tuple[int, str, Sequence[str]]]:
    """The row of each finding on its sheet, with the document and the cells of a piece of its evidence.

    Where some is left out, a line says how much.
    """
    most = answer.evidence_limit
    for row, finding in enumerate(answer.shown, first):
        yield from ((row, item.source, item[: len(CITED)]) for item in finding.evidence[:most])
        if most is not None and (rest := len(finding.evidence) - most) > 0:
            yield row, "", [join("… ", and_more(rest), "; --limit all").in_(lang)]


def _that_fit(rows: Iterator[list[Any]], lang: Lang) -> Iterator[list[Any]]:
    """The rows that a sheet can hold, with a line at the end where there are more."""
    yield from islice(rows, MAX_FINDINGS)
    if next(rows, None) is not None:
        yield [_MORE_EVIDENCE.in_(lang)]


MAX_FINDINGS = MAX_ROWS - 10  # on a sheet: beside them stand headings, a title and a line
_DO_NOT_FIT = Text(
    " niet op een blad. Kies een lagere --limit, of --format csv of json.",
    " not fit on a sheet. Choose a lower --limit, or --format csv or json.",
)
_MORE_EVIDENCE = Text(
    "Meer bewijs past niet op een blad: --format json --limit all geeft alles.",
    "More evidence does not fit on a sheet: --format json --limit all gives all.",
)
