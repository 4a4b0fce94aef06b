"""Findings as a table of the page, and as sentences beside the things that they are about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.core.pivot import PivotRow
from opgavenkaart.queries.core.question import F, Finding, Question
from opgavenkaart.viz.scene.picture import Assertion, Cell, TableData, TableRow

_ROLES = {value.id: value.text for of in RELATIONS.values() if of.role for value in of.role.values}


YES_OR_NO = Text("ja", "yes"), Text("nee", "no")
Named = Mapping[str, Callable[[Finding, str, int], str]]
NO_GRAPH = Graph({}, {})


def table(
    question: Question[F], findings: Sequence[F], kind: str, column: str, graph: Graph = NO_GRAPH, **refers: str
) -> TableData:
    """All findings, a row each, in words: no column of ids where another has their names, no id of the vocabulary.

    `kind` and `column` say what a row is about: the kind of thing (or the column that holds it), and its id.
    `refers` says of which kind the things of the graph are that a column holds several ids of, or in which column
    their kinds stand. A row of a sheet has
    the columns of its own class: one for each of the things side by side.
    """
    of = type(findings[0]) if findings else question.finding
    names = {name.removesuffix("_name"): name for name in of.columns() if name.endswith("_name")}
    columns = {name: names.get(name, name) for name in of.columns() if name not in names.values()}
    headings = tuple(map(of.heading, columns))
    named = {name: partial(_label, graph, of_things) for name, of_things in refers.items()}
    kinds = (getattr(finding, kind) if kind.endswith("kind") else kind for finding in findings)
    rows = tuple(
        TableRow(_row(finding, columns.values(), named), (finding,), f"{of_row}:{getattr(finding, column)}")
        for of_row, finding in zip(kinds, findings, strict=True)
    )
    figures = tuple(place for place, name in enumerate(columns) if name in of.figures)
    return TableData(question.text, headings, rows, figures)


def _label(graph: Graph, kind: str, finding: Finding, id: str, at: int) -> str:
    return graph.label(getattr(finding, kind)[at] if kind.endswith("_kind") else kind, id)


def _row(finding: Finding, columns: Iterable[str], named: Named) -> tuple[Cell, ...]:
    beside: Mapping[str, object] = {}
    if isinstance(finding, PivotRow):
        beside = dict(zip(finding.across, finding.cells, strict=True))  # type: ignore[attr-defined]
    return tuple(
        _cell(finding, name, beside[name] if name in beside else getattr(finding, name), named) for name in columns
    )


def _cell(finding: Finding, column: str, value: object, named: Named) -> Cell:
    if isinstance(value, tuple) and not isinstance(value, Text):
        parts = [_words(finding, column, part, named, at) for at, part in enumerate(value)]
        return join(*(dict.fromkeys(parts) if column.endswith("_kind") else parts), between=", ")
    if isinstance(value, float):
        return float(f"{value:.3g}")  # three digits that matter
    if isinstance(value, str | Text):
        return _words(finding, column, value, named)
    if isinstance(value, bool):
        return YES_OR_NO[not value]
    return value if isinstance(value, int) else None


def _words(finding: Finding, column: str, value: str | Text, named: Named, at: int = 0) -> str | Text:
    if isinstance(value, Text):
        return value
    if column in named:
        return named[column](finding, value, at)
    if value in finding.words:
        return finding.words[value]
    if column.endswith("_kind") and value in KINDS:
        return KINDS[value].text
    return _ROLES.get(value, value) if column == "role" else value


def by_thing(sentences: Iterable[tuple[str, Assertion]]) -> dict[str, tuple[Assertion, ...]]:
    """Sentences by the thing that they are about."""
    result: dict[str, list[Assertion]] = defaultdict(list)
    for thing, sentence in sentences:
        if sentence not in result[thing]:
            result[thing].append(sentence)
    return {thing: tuple(of_thing) for thing, of_thing in result.items()}
