"""An answer as a table on a terminal, plain text, JSON, CSV or a workbook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.graph import Evidence
from opgavenkaart.graph.schema import Lang, Text

if TYPE_CHECKING:
    from rich.table import Table

    from opgavenkaart.queries.question import Answer, Finding

FORMATS = ("table", "json", "csv", "xlsx")
SENTENCES = ("reason", "explanation")  # columns that take what width is left
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet program might run as a formula
_EVIDENCE = tuple(name.rstrip("_") for name in Evidence._fields)


def as_json(answer: Answer, lang: Lang) -> str:
    """The contract's JSON."""
    return json.dumps(answer.as_dict(lang), ensure_ascii=False, indent=1) + "\n"


def as_csv(answer: Answer, lang: Lang) -> str:
    """The findings, a line each, under the names of their columns; text that looks like a formula gets a `'`."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = answer.question.finding.columns()
    writer.writerow(columns)
    writer.writerows([_harmless(_flat(row[column])) for column in columns] for row in _rows(answer, lang))
    return out.getvalue()


def as_text(answer: Answer, lang: Lang) -> str:
    """The conclusion, then the findings a line each, tabs between columns: for pipes and files."""
    columns = answer.question.finding.columns()
    lines = ["\t".join(columns)]
    lines += ["\t".join(" ".join(str(_flat(row[c])).split()) for c in columns) for row in _rows(answer, lang)]
    return f"{answer.title.in_(lang)}\n\n" + "\n".join(lines) + "\n"


def as_table(answer: Answer, lang: Lang) -> Table:
    """The findings in words, in the columns that a reader needs first, to be drawn by rich."""
    from rich.table import Table
    from rich.text import Text as Plain

    finding = answer.question.finding
    table = Table(title=Plain(answer.title.in_(lang)), title_justify="left", header_style="bold", show_lines=False)
    for column in finding.brief:
        sentence = column in SENTENCES
        width = None if sentence else 32
        heading = Plain(_heading(finding, column, lang))
        table.add_column(heading, overflow="fold", max_width=width, ratio=1 if sentence else None)
    for row in _rows(answer, lang):
        cells = [_word(finding, row[column], lang) for column in finding.brief]
        table.add_row(*(Plain(cell) for cell in cells))
    return table


def as_xlsx(answer: Answer, lang: Lang) -> bytes:
    """A workbook: the findings on one sheet, their evidence on another; no cell can run a formula."""
    import xlsxwriter

    finding = answer.question.finding
    columns = finding.columns()
    rows = list(_rows(answer, lang))
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": answer.title.in_(lang), "comments": json.dumps(dict(answer.parameters))})
        headings = [_heading(finding, column, lang) for column in columns]
        _sheet(book, answer.question.id, headings, [[_flat(row[c]) for c in columns] for row in rows])
        cited = [
            [number, *item] for number, of in enumerate(answer.findings, 2) for item in of.evidence
        ]  # the row of the finding on the first sheet
        _sheet(book, Text("bewijs", "evidence").in_(lang), [Text("rij", "row").in_(lang), *_EVIDENCE], cited)
    return file.getvalue()


def _sheet(book: Any, name: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    widths = [len(heading) + 4 for heading in headings]
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(number, column, value, wrap)
            elif value:
                sheet.write_string(number, column, str(value)[:32767], wrap)
                widths[column] = min(60, max(widths[column], len(str(value)) + 2))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(headings) - 1)


def _rows(answer: Answer, lang: Lang) -> Iterable[dict[str, Any]]:
    return (finding.row(lang) for finding in answer.findings)


def _heading(finding: type[Finding], column: str, lang: Lang) -> str:
    return finding.headings[column].in_(lang) if column in finding.headings else column


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else value


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _word(finding: type[Finding], value: Any, lang: Lang) -> str:
    if isinstance(value, float):
        return f"{value:.2g}".replace(".", "," if lang == "nl" else ".")
    if isinstance(value, str) and value in finding.words:
        return finding.words[value].in_(lang)
    return str(_flat(value))
