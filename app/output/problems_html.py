"""Problems as a page for whoever made the workbook: by sheet and row, in their language, without a script."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from itertools import groupby
from typing import Any, NamedTuple

from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.problems.group import MAX_SHOWN_GROUPS, group_problems
from opgavenkaart.loaders.problems.problem import Problem, shortened

SHOWN = 1_000  # rows of a table: more would be a page that no browser scrolls well
_TITLE = Text("Wat er in {file} te verbeteren is", "What is to be mended in {file}")
_FINE = Text("Er is niets op aan te merken: het kan zo geladen worden.", "Nothing is wrong: it can be loaded as it is.")
_COUNTS = {
    "error": Text(
        "{n} × fout: zolang die er zijn, wordt er niets geladen.",
        "{n} × error: as long as there are any, nothing is loaded.",
    ),
    "warning": Text(
        "{n} × waarschuwing: het laadt wel, maar kijk ze na.",
        "{n} × warning: it loads, but look at them.",
    ),
}
_WORDS = {
    "error": Text("Fout:", "Error:"),
    "warning": Text("Waarschuwing:", "Warning:"),
    "first": Text("Het eerst te doen", "To do first"),
    "row": Text("rij", "row"),
    "column": Text("kolom", "column"),
    "value": Text("wat er staat", "what it says"),
    "what": Text("wat eraan schort", "what is the matter"),
    "remedy": Text("hoe het goed komt", "how to mend it"),
    "more": Text("… en nog {n} in dit blad.", "… and {n} more in this sheet."),
    "footer": Text(
        "Rij en kolom zijn die van het rekenblad; de koppen van een CSV-bestand zijn rij 1.",
        "Row and column are those of the spreadsheet program; the headings of a CSV file are row 1.",
    ),
}


class _Listed(list[dict[str, Any]]):
    """The rows of a table, and what is said where there are too many of them."""

    more = ""


class _Place(NamedTuple):
    heading: str
    problems: _Listed


def page(problems: Sequence[Problem], names: Sequence[str], lang: Lang) -> str:
    """The page, as the text of an HTML file that loads nothing and runs nothing."""
    from jinja2 import Environment

    folder = files("opgavenkaart") / "templates"
    style = (folder / "problems.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    shown = group_problems(problems)[:MAX_SHOWN_GROUPS] if len(problems) > MAX_SHOWN_GROUPS else []
    return template.from_string((folder / "problems.html").read_text("utf-8")).render(
        lang=lang,
        policy=f"'sha256-{digest}'",
        style=style,
        title=_TITLE.in_(lang).format(file=", ".join(names)),
        summary=_summary(problems, lang),
        most=[group.text(lang) for group in shown],
        places=[_place(list(of), lang) for _, of in groupby(problems, key=lambda p: (p.file, p.sheet))],
        words={name: text.in_(lang) for name, text in _WORDS.items()},
        footer=_WORDS["footer"].in_(lang),
    )


def _summary(problems: Sequence[Problem], lang: Lang) -> str:
    counts = Counter[str](problem.severity for problem in problems)
    said = [text.in_(lang).format(n=counts[severity]) for severity, text in _COUNTS.items() if counts[severity]]
    return " ".join(said) or _FINE.in_(lang)


def _place(problems: Sequence[Problem], lang: Lang) -> _Place:
    first = problems[0]
    heading = f"{first.file}: {first.sheet}" if first.sheet else first.file
    listed = _Listed(_row(problem, lang) for problem in problems[:SHOWN])
    if len(problems) > SHOWN:
        listed.more = _WORDS["more"].in_(lang).format(n=len(problems) - SHOWN)
    return _Place(heading, listed)


def _row(problem: Problem, lang: Lang) -> dict[str, Any]:
    return {
        "severity": problem.severity,
        "word": _WORDS[problem.severity].in_(lang),
        "row": problem.row if problem.row is not None else "",
        "column": problem.column,
        "value": shortened(problem.value),
        "message": problem.message.in_(lang),
        "hint": problem.hint.in_(lang),
    }
