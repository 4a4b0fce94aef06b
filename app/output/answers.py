"""An answer as a table on a terminal, plain text, JSON or CSV; `workbook` has XLSX."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.text import Lang, Text, clean, figure, join, listed

if TYPE_CHECKING:
    from rich.table import Table

    from opgavenkaart.queries.core.question import Answer, Finding

MAX_COLUMN_WIDTH = 32  # letters of a column on a terminal
SENTENCES = ("reason", "explanation")  # columns that take what width is left
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet program might run as a formula
_RISKY_WITHIN = re.compile(r"""([,;\t\r\n]["' ]*)([=+@-])""")  # the same where it takes another sign to divide cells


def pieces(answers: Sequence["Answer"], form: str, lang: Lang, several: bool) -> Iterator[str]:
    """Answers as "json" (the contract's; of `several` a list), "csv" or "table" (one after another).

    Piece by piece: each finding is made when its piece is asked for, and forgotten.
    """
    if form == "json":
        yield from _as_json(answers, lang, several)
        return
    for number, answer in enumerate(answers):
        yield "\n" if number else ""
        yield from (_as_csv if form == "csv" else _as_lines)(answer, lang)


def _as_json(answers: Sequence["Answer"], lang: Lang, several: bool) -> Iterator[str]:
    outer = " " if several else ""
    for number, answer in enumerate(answers):
        yield ("," if number else "[") + "\n" if several else ""
        yield outer + _indented(answer.head(lang), outer).removesuffix(f"\n{outer}}}")
        yield f',\n{outer} "findings": ['
        between = "\n"
        for row in answer.rows(lang):
            yield between + f"{outer}  " + _indented(row, f"{outer}  ")
            between = ",\n"
        yield f"\n{outer} ]" if len(answer.shown) else "]"
        yield f"\n{outer}}}"
    yield "\n]\n" if several else "\n"


def _indented(value: Mapping[str, Any], indent: str) -> str:
    """An object as JSON, its further lines moved to the right; there are no ends of lines within texts."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{indent}")


def _as_csv(answer: "Answer", lang: Lang) -> Iterator[str]:
    """The findings, a line each, under the names of their columns; what looks like a formula gets a `'`.

    As Excel writes and reads it in that language: in Dutch with `;` between cells and `,` in numbers.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "nl" else ",")
    rows = ([_csv_cell(value, lang) for value in of.row(lang).values()] for of in answer.shown)
    for row in chain([answer.finding.columns()], rows):
        writer.writerow(row)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _as_lines(answer: "Answer", lang: Lang) -> Iterator[str]:
    """The conclusion, then the findings a line each, tabs between columns: for pipes and files."""
    cut = shown_part(answer)
    yield answer.title.in_(lang) + (f"\n{cut.in_(lang)}" if cut else "") + "\n\n"
    yield "\t".join(answer.finding.columns()) + "\n"
    for row in (finding.row(lang).values() for finding in answer.shown):
        yield "\t".join(" ".join(str(flat(value)).split()) for value in row) + "\n"


def shown_part(answer: "Answer") -> Text | None:
    """How many of how many findings are shown; None where all are."""
    cut = {part: size for part, size in answer.sections.items() if answer.limit is not None and size > answer.limit}
    if not cut:
        return None
    words = answer.finding.words
    sizes = [join(figure(size), " × ", words[part]) if part else figure(size) for part, size in cut.items()]
    return _PART.format(limit=figure(answer.limit or 0), sizes=listed(sizes))


_PART = Text(
    "De eerste {limit} van {sizes}; --limit all geeft alle.", "The first {limit} of {sizes}; --limit all gives all."
)


def as_table(answer: "Answer", lang: Lang) -> "Table":
    """The findings in words, in the columns that a reader needs first, to be drawn by rich."""
    from rich.table import Table
    from rich.text import Text as Plain

    finding = answer.finding
    table = Table(
        title=Plain(clean(answer.title.in_(lang))), title_justify="left", header_style="bold", show_lines=False
    )
    for column, heading in brief_headings(finding, lang).items():
        width, ratio = (None, 1) if column in SENTENCES else (MAX_COLUMN_WIDTH, None)
        table.add_column(Plain(heading), overflow="fold", max_width=width, ratio=ratio)
    for found in answer.shown:
        table.add_row(*map(Plain, brief_cells(found, finding, lang)))
    return table


def brief_headings(finding: type["Finding"], lang: Lang) -> dict[str, str]:
    """What the columns that a reader needs first are called, in words."""
    own = finding.headings
    names = {column: column if column in own else column.removesuffix("_name") for column in finding.brief}
    return {column: finding.heading(name).in_(lang) for column, name in names.items()}


def brief_cells(found: "Finding", finding: type["Finding"], lang: Lang) -> list[str]:
    """The cells of these columns, in words."""
    row = found.row(lang)
    return [clean(_word(finding, row[column], lang)) for column in finding.brief]


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
