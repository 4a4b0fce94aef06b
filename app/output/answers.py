"""An answer as a table on a terminal, plain text, JSON or CSV; `workbook` has XLSX."""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.text import Lang, clean

if TYPE_CHECKING:
    from rich.table import Table

    from opgavenkaart.queries.core.question import Answer, Finding

MAX_COLUMN_WIDTH = 32  # letters of a column on a terminal
SENTENCES = ("reason", "explanation")  # columns that take what width is left
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet program might run as a formula
_RISKY_WITHIN = re.compile(r"""([,;\t\r\n]["' ]*)([=+@-])""")  # the same where it takes another sign to divide cells


def as_text(answers: Sequence["Answer"], form: str, lang: Lang, several: bool) -> str:
    """Answers as "json" (the contract's; of `several` a list), "csv" or "table" (one after another)."""
    if form == "json":
        found = [answer.as_dict(lang) for answer in answers]
        return json.dumps(found if several else found[0], ensure_ascii=False, indent=1) + "\n"
    return "\n".join((_as_csv if form == "csv" else _as_lines)(answer, lang) for answer in answers)


def _as_csv(answer: "Answer", lang: Lang) -> str:
    """The findings, a line each, under the names of their columns; what looks like a formula gets a `'`.

    As Excel writes and reads it in that language: in Dutch with `;` between cells and `,` in numbers.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "nl" else ",")
    writer.writerow(answer.finding.columns())
    writer.writerows([_csv_cell(value, lang) for value in of.row(lang).values()] for of in answer.findings)
    return out.getvalue()


def _as_lines(answer: "Answer", lang: Lang) -> str:
    """The conclusion, then the findings a line each, tabs between columns: for pipes and files."""
    lines = ["\t".join(answer.finding.columns())]
    rows = (finding.row(lang).values() for finding in answer.findings)
    lines += ["\t".join(" ".join(str(flat(value)).split()) for value in row) for row in rows]
    return f"{answer.title.in_(lang)}\n\n" + "\n".join(lines) + "\n"


def as_table(answer: "Answer", lang: Lang) -> "Table":
    """The findings in words, in the columns that a reader needs first, to be drawn by rich."""
    from rich.table import Table
    from rich.text import Text as Plain

    finding = answer.finding
    table = Table(
        title=Plain(clean(answer.title.in_(lang))), title_justify="left", header_style="bold", show_lines=False
    )
    for column in finding.brief:
        width, ratio = (None, 1) if column in SENTENCES else (MAX_COLUMN_WIDTH, None)
        heading = finding.heading(column.removesuffix("_name") if column not in finding.headings else column)
        table.add_column(Plain(heading.in_(lang)), overflow="fold", max_width=width, ratio=ratio)
    for row in (found.row(lang) for found in answer.findings):
        table.add_row(*(Plain(clean(_word(finding, row[column], lang))) for column in finding.brief))
    return table


def flat(value: Any) -> Any:
    """A value for one cell: lists joined, nothing as empty text."""
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else value


def _csv_cell(value: Any, lang: Lang) -> Any:
    cell = flat(value)
    if isinstance(cell, float):
        return str(cell).replace(".", "," if lang == "nl" else ".")
    if not isinstance(cell, str):
        return cell
    text = _RISKY_WITHIN.sub(r"\1'\2", cell)
    return f"'{text}" if text.startswith(_RISKY) else text


def _word(finding: type["Finding"], value: Any, lang: Lang) -> str:
    if isinstance(value, float):
        return f"{value:.2g}".replace(".", "," if lang == "nl" else ".")
    if isinstance(value, list):
        return "; ".join(_word(finding, item, lang) for item in value)
    if isinstance(value, str) and value in finding.words:
        return finding.words[value].in_(lang)
    return str(flat(value))
