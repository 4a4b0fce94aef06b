"""Answers as a workbook: a sheet a question, with the evidence beside it; no cell can run a formula."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.files.workbook.write import NewWorkbook
from opgavenkaart.output.answers import flat
from opgavenkaart.queries.core.question import CITED, Answer

CONTENTS, SOURCES = Text("inhoud", "contents"), Text("bronnen", "sources")
_SHEET, _ROW, _TITLE = Text("blad", "sheet"), Text("rij", "row"), Text("titel", "title")
_CONTENTS = _SHEET, Text("vraag", "question"), Text("bevindingen", "findings"), Text("conclusie", "conclusion")


def of_answer(answer: Answer, lang: Lang) -> bytes:
    """One answer: its findings under a row of headings, which scripts can read too, and their evidence."""
    new = NewWorkbook()
    new.book.set_properties(
        {"title": answer.title.in_(lang), "comments": json.dumps(dict(answer.parameters), ensure_ascii=False)}
    )
    new.table(answer.question.id, *_findings(answer, lang))
    evidence = ([number, *item[: len(CITED)]] for number, of in enumerate(answer.findings, 2) for item in of.evidence)
    beside = Text("bewijs", "evidence") if answer.question.id != "evidence" else SOURCES  # two sheets, two names
    new.table(beside.in_(lang), [_ROW.in_(lang), *CITED], evidence)
    return new.content()


def of_answers(answers: Sequence[Answer], lang: Lang, documents: Mapping[str, Node]) -> bytes:
    """Many answers: contents, a sheet a question with its conclusion on top, and the sources of all of them."""
    new = NewWorkbook()
    contents = ([a.question.id, a.question.text.in_(lang), len(a.findings), a.title.in_(lang)] for a in answers)
    sheet, _ = new.table(CONTENTS.in_(lang), [text.in_(lang) for text in _CONTENTS], contents)
    for row, answer in enumerate(answers, 1):
        sheet.write_url(row, 0, f"internal:'{answer.question.id}'!A1", string=answer.question.id)
        new.table(answer.question.id, *_findings(answer, lang), title=answer.title.in_(lang))
    titles = {id: document.name for id, document in documents.items()}
    evidence = (
        [answer.question.id, number, titles.get(item.source, ""), *item[: len(CITED)]]
        for answer in answers
        for number, of in enumerate(answer.findings, 4)
        for item in of.evidence
    )
    new.table(SOURCES.in_(lang), [*(text.in_(lang) for text in (_SHEET, _ROW, _TITLE)), *CITED], evidence)
    return new.content()


def _findings(answer: Answer, lang: Lang) -> tuple[list[str], Iterable[list[Any]]]:
    columns = answer.finding.columns()
    headings = [answer.finding.heading(column).in_(lang) for column in columns]
    rows = (finding.row(lang) for finding in answer.findings)
    return headings, ([flat(row[column]) for column in columns] for row in rows)
