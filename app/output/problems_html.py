"""Problems as a page for whoever made the workbook: by sheet and row, in their language, without a script."""

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from itertools import groupby

from opgavenkaart.graph.text import Lang, Text, and_more
from opgavenkaart.loaders.problems.group import MAX_SHOWN_GROUPS, group_problems
from opgavenkaart.loaders.problems.problem import Problem, shortened, total

MAX_SHOWN_ROWS = 1_000  # of a table: more would be a page that no browser scrolls well
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
    "sheet": Text("in dit blad.", "in this sheet."),
    "footer": Text(
        "Rij en kolom zijn die van het rekenblad; de koppen van een CSV-bestand zijn rij 1.",
        "Row and column are those of the spreadsheet program; the headings of a CSV file are row 1.",
    ),
}


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
        title=_TITLE.format(file=", ".join(names)).in_(lang),
        summary=_summary(problems, lang),
        most=[group.text(lang) for group in shown],
        sheets=[list(of) for _, of in groupby(problems, key=lambda p: (p.file, p.sheet))],
        max_rows=MAX_SHOWN_ROWS,
        shortened=shortened,
        more=and_more,
        total=total,
        words={name: text.in_(lang) for name, text in _WORDS.items()},
    )


def _summary(problems: Sequence[Problem], lang: Lang) -> str:
    counts = Counter[str]()
    for problem in problems:
        counts[problem.severity] += total([problem])
    lines = [text.format(n=counts[severity]).in_(lang) for severity, text in _COUNTS.items() if counts[severity]]
    return " ".join(lines) or _FINE.in_(lang)
