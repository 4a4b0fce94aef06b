"""Where sentences come from: those written in the code, and those that answers and views make of programmes."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Text
from opgavenkaart.queries.ask import ask, possible
from opgavenkaart.viz import VIEWS, PageSpec
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.page.payload import content
from tests.paths import ROOT

PRODUCT = ("app", "graph", "loaders", "queries", "viz")
MANY_VALUES = ("role",)  # options that change which findings there are, and none of their words


class Sentence(NamedTuple):
    """Words in both languages, and where they stand."""

    place: str
    nl: str
    en: str


def written() -> Iterator[Sentence]:
    """Each `Text(nl, en)` of the code, with {…} for what is filled in."""
    for folder in PRODUCT:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text" and len(node.args) == 2:
                    nl, en = map(_spelled, node.args)
                    if nl is not None and en is not None:
                        yield Sentence(f"{file.relative_to(ROOT)}:{node.lineno}", nl, en)


def _spelled(value: ast.expr) -> str | None:
    """A text in the code; None where it is not written there."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, ast.JoinedStr):
        return "".join(
            f"{{{ast.unparse(part.value)}}}" if isinstance(part, ast.FormattedValue) else str(ast.literal_eval(part))
            for part in value.values
        )
    return None


def answered(graph: Graph) -> Iterator[Sentence]:
    """What every question answers, with its options, about the whole and about each thing: titles and findings."""
    for question, options in _ways(graph):
        place = f"{question} {' '.join(options.values())}".strip()
        try:
            answer = ask(graph, question, **options)
        except UnknownWord as refused:
            yield Sentence(f"{place}: refused", refused.nl, refused.en)
            continue
        yield Sentence(f"{place}: title", *answer.title)
        for finding in answer.findings:
            yield from _texts(place, vars(finding))


def headings(graph: Graph) -> Iterator[Sentence]:
    """What the columns of every answer are called."""
    for question, options in _ways(graph):
        if not options:
            finding = ask(graph, question).finding
            yield from (Sentence(f"{question}: {column}", *finding.heading(column)) for column in finding.columns())


def _ways(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    for question in possible():
        yield question.id, {}
        values = [
            [(option.id, value) for value in option.values if option.id not in MANY_VALUES]
            for option in question.options
        ]
        yield from ((question.id, dict(choice)) for choice in product(*filter(None, values)) if choice)
    things = {kind: [f"{kind}:{id}" for id in of] for kind, of in graph.nodes.items() if kind not in ("name", "step")}
    for kind, of in things.items():
        yield from (("profile", {"about": thing}) for thing in of)
        if kind == "organisation":
            yield from (("history", {"about": thing}) for thing in of)
    ends = [thing for kind in ("organisation", "issue", "group") for thing in things[kind]]
    for start, end in zip(ends, [*ends[7:], *ends[:7]], strict=True):
        yield "path", {"from": start, "to": end}


def shown(graph: Graph) -> Iterator[Sentence]:
    """What the page shows: its views with their tables, the legend, headings and the story."""
    answers = Answers(graph)
    pictures = {id: view(answers) for id, view in VIEWS.items()}
    for id, picture in pictures.items():
        yield from _texts(f"view {id}", vars(picture))
    data = content(answers, {id: picture for id, picture in pictures.items() if not picture.without_data}, PageSpec())
    for part in ("relations", "legend", "aboutHeadings", "sourceHeadings", "story"):
        yield from _pairs(f"page {part}", data[part])


def _texts(place: str, value: Any) -> Iterator[Sentence]:
    """The texts of a value and of its parts, on one line each; of tables the names in their cells too."""
    if isinstance(value, Text):
        yield Sentence(place, *(words.replace("\n", " ") for words in value))
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts(f"{place} {name}" if isinstance(name, str) and name.isidentifier() else place, part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(place, part)
    elif hasattr(value, "__dataclass_fields__"):
        yield from _texts(place, vars(value))
    elif isinstance(value, str) and place.endswith(" rows"):
        yield Sentence(place, value, value)


def _pairs(place: str, value: Any) -> Iterator[Sentence]:
    """The texts of what a page is given: [Dutch, English]."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value):
        yield Sentence(place, *value)
    elif isinstance(value, Mapping | list):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _pairs(place, part)


def unique(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Each pair of words once, at its first place."""
    found: dict[tuple[str, str], Sentence] = {}
    for sentence in sentences:
        found.setdefault((sentence.nl, sentence.en), sentence)
    return [sentence for sentence in found.values() if sentence.nl or sentence.en]
