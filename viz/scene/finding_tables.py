"""Findings as a table of the page, and as sentences beside the things that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.core.pivot import PivotRow
from opgavenkaart.queries.core.question import F, Finding, Question
from opgavenkaart.viz.scene.picture import Cell, TableData
from opgavenkaart.viz.texts import spelled


def table(question: Question[F], findings: Sequence[F], kind: str, column: str) -> TableData:
    """All findings, a row each, with the columns and words of the answer.

    `kind` and `column` say what a row is about: the kind of thing (or the column `…_kind` that holds it), and its id.
    A row of a sheet has the columns of its own class: one for each of the things side by side.
    """
    of = type(findings[0]) if findings else question.finding
    columns = of.columns()
    headings = tuple(spelled(of.heading(name)) for name in columns)
    rows = tuple(_row(finding, columns) for finding in findings)
    kinds = (getattr(finding, kind) if kind.endswith("_kind") else kind for finding in findings)
    things = tuple(f"{of_row}:{getattr(finding, column)}" for of_row, finding in zip(kinds, findings, strict=True))
    return TableData(question.text, headings, rows, things)


def _row(finding: Finding, columns: Iterable[str]) -> tuple[Cell, ...]:
    beside: Mapping[str, object] = {}
    if isinstance(finding, PivotRow):
        beside = dict(zip(finding.across, finding.cells, strict=True))  # type: ignore[attr-defined]
    return tuple(_cell(finding, beside[name] if name in beside else getattr(finding, name)) for name in columns)


def _cell(finding: Finding, value: object) -> Cell:
    if isinstance(value, Text):
        return value
    if isinstance(value, tuple):
        return join(*(finding.words.get(part, part) for part in value), between=", ")
    if isinstance(value, float):
        return float(f"{value:.3g}")  # three digits that matter
    if isinstance(value, str):
        return finding.words.get(value, value)
    return value if isinstance(value, int) else None


def by_thing(sentences: Iterable[tuple[str, Text]]) -> dict[str, tuple[Text, ...]]:
    """Sentences by the thing that they are about."""
    result: dict[str, list[Text]] = defaultdict(list)
    for thing, sentence in sentences:
        if sentence not in result[thing]:
            result[thing].append(sentence)
    return {thing: tuple(of_thing) for thing, of_thing in result.items()}
