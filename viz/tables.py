"""Findings as a table of the page, and as sentences beside the things that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from opgavenkaart.graph.schema import Text
from opgavenkaart.queries.question import Finding
from opgavenkaart.viz.picture import Cell, Table
from opgavenkaart.viz.words import spelled


def table(caption: Text, findings: Sequence[Finding], of: type[Finding], kind: str, column: str) -> Table:
    """All findings, a row each, with the columns and words of the answer.

    `kind` and `column` say what a row is about: the kind of thing (or the column that holds it), and its id.
    """
    columns = of.columns()
    headings = tuple(spelled(of.heading(name)) for name in columns)
    rows = tuple(tuple(_cell(finding, name) for name in columns) for finding in findings)
    things = tuple(f"{getattr(finding, kind, kind)}:{getattr(finding, column)}" for finding in findings)
    return Table(caption, headings, rows, things)


def _cell(finding: Finding, column: str) -> Cell:
    value: object = getattr(finding, column)
    if isinstance(value, Text):
        return value
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, str):
        return type(finding).words.get(value, value)
    return value if isinstance(value, int) else None


def said(sentences: Iterable[tuple[str, Text]]) -> dict[str, tuple[Text, ...]]:
    """Sentences by the thing that they are about."""
    result: dict[str, list[Text]] = defaultdict(list)
    for thing, sentence in sentences:
        if sentence not in result[thing]:
            result[thing].append(sentence)
    return {thing: tuple(of_thing) for thing, of_thing in result.items()}
