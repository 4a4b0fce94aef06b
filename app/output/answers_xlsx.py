"""Answers as a workbook: a sheet a question, with the evidence beside it; no cell can run a formula."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from opgavenkaart.graph.graph import Evidence, Node
from opgavenkaart.graph.text import MAX_CELL_LENGTH, Lang, Text
from opgavenkaart.loaders.files.workbook.write import MAX_ROWS, NewWorkbook
from opgavenkaart.output.answers import flat, rows
from opgavenkaart.queries.core.question import CITED, Answer

CONTENTS, SOURCES = Text("inhoud", "contents"), Text("bronnen", "sources")


def of_answer(answer: Answer, lang: Lang) -> bytes:
    """One answer: its findings under a row of headings, which scripts can read too, and their evidence."""
    book = _Book()
    book.book.set_properties(
        {"title": answer.title.in_(lang), "comments": json.dumps(dict(answer.parameters), ensure_ascii=False)}
    )
    book.table(answer.question.id, *_findings(answer, lang))
    evidence = ([number, *item[: len(CITED)]] for number, of in enumerate(answer.findings, 2) for item in of.evidence)
    beside = Text("bewijs", "evidence") if answer.question.id != "evidence" else SOURCES  # two sheets, two names
    book.table(beside.in_(lang), [Text("rij", "row").in_(lang), *CITED], evidence)
    return book.content()


def of_answers(answers: Sequence[Answer], lang: Lang, documents: Mapping[str, Node]) -> bytes:
    """Many answers: contents, a sheet a question with its conclusion on top, and the sources of all of them."""
    book = _Book()
    headings = [Text(*words).in_(lang) for words in _CONTENTS]
    book.table(
        CONTENTS.in_(lang),
        headings,
        [[a.question.id, a.question.text.in_(lang), len(a.findings), a.title.in_(lang)] for a in answers],
        links=0,
    )
    for answer in answers:
        book.table(answer.question.id, *_findings(answer, lang), conclusion=answer.title.in_(lang))
    evidence = (
        [answer.question.id, number, _title(documents, item), *item[: len(CITED)]]
        for answer in answers
        for number, of in enumerate(answer.findings, 4)
        for item in of.evidence
    )
    beside = Text("blad", "sheet"), Text("rij", "row"), Text("titel", "title")
    book.table(SOURCES.in_(lang), [*(text.in_(lang) for text in beside), *CITED], evidence)
    return book.content()


def _title(documents: Mapping[str, Node], item: Evidence) -> str:
    return documents[item.source].name if item.source in documents else ""


_CONTENTS = (("blad", "sheet"), ("vraag", "question"), ("bevindingen", "findings"), ("conclusie", "conclusion"))


def _findings(answer: Answer, lang: Lang) -> tuple[list[str], Iterable[list[Any]]]:
    finding = answer.finding
    columns = finding.columns()
    return [finding.heading(c).in_(lang) for c in columns], (
        [flat(row[c]) for c in columns] for row in rows(answer, lang)
    )


class _Book(NewWorkbook):
    """A workbook in the making."""

    def __init__(self) -> None:
        super().__init__()
        self.bold = self.book.add_format({"bold": True})
        self.wrapped = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.large = self.book.add_format({"bold": True, "font_size": 14})

    def table(
        self,
        name: str,
        headings: Sequence[str],
        rows: Iterable[Sequence[Any]],
        *,
        conclusion: str = "",
        links: int | None = None,
    ) -> None:
        """A sheet with headings that stay in sight, filters and widths; one column may lead to other sheets."""
        sheet = self.book.add_worksheet(name)
        top = 2 if conclusion else 0
        if conclusion:
            sheet.write_string(0, 0, conclusion, self.large)
        widths = [len(text) + 4 for text in headings]
        for column, text in enumerate(headings):
            sheet.write_string(top, column, text, self.bold)
        last = top
        for last, row in zip(range(top + 1, MAX_ROWS), rows, strict=False):
            for column, value in enumerate(row):
                if column == links:
                    sheet.write_url(last, column, f"internal:'{value}'!A1", string=str(value))
                elif isinstance(value, bool):
                    sheet.write_boolean(last, column, value, self.wrapped)
                elif isinstance(value, int | float):
                    sheet.write_number(last, column, value, self.wrapped)
                elif value:
                    sheet.write_string(last, column, str(value)[:MAX_CELL_LENGTH], self.wrapped)
                widths[column] = min(60, max(widths[column], len(str(value)) + 2))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, max(top + 1, last), len(headings) - 1)
