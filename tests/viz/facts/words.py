"""What the title, the tables and the sentences of a view assert, held against the facts that they name."""

import re
from collections.abc import Iterator, Sequence

from opgavenkaart.graph.graph import Claim
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.core.question import Finding
from opgavenkaart.queries.owners.question import Owner
from opgavenkaart.viz.scene.picture import Assertion, Cell, Picture, TableData, TableRow
from opgavenkaart.viz.style.links import LINKS
from tests.viz.facts.boxes import named_by
from tests.viz.facts.lines import Facts, ends_shown, question_of, role_shown

FIGURE = re.compile(r"\d[\d.]*")
COUNTED_AS = "groep", "opgave", "met een genoemde eigenaar", "met alleen een uitvoerder", "zonder enige eigenaar"
QUESTIONS_OF = {  # those of which a view has all findings, in its title and in a table each
    "owners": ("owners",),
    "gaps": ("gaps",),
    "groups": ("compare", "matrix"),
    "domains": ("domains",),
    "overlap": ("overlap",),
    "coherence": ("coherence",),
    "coordination": ("coordination", "brokers"),
    "documents": ("evidence",),
    "positions": ("positions",),
}


def false_words(view: str, picture: Picture, facts: Facts) -> Iterator[str]:
    """Of a view; and the titles of the parts that a number opens."""
    asked = QUESTIONS_OF.get(view, ())
    if not all(map(facts.have, picture.title.facts)):
        yield "the title rests on what is no fact"
    yield from _false_title(picture.title, asked, facts) if asked else _false_count(picture.title.text, facts)
    for table, question in zip(picture.tables, asked or ("",), strict=True):
        yield from (f"table “{table.caption.nl}”: {wrong}" for wrong in _false_table(table, question, facts))
    for thing, of in picture.sentences.items():
        yield from (
            f"{thing}: “{each.text.nl}” {wrong}" for each in of for wrong in _false_sentence(thing, each, facts)
        )
    for name, part in picture.parts.items():
        found = [fact for fact in part.title.facts if isinstance(fact, Finding)]
        words = {question_of(finding).title(found).nl for finding in found}
        counts = FIGURE.findall(part.title.text.nl.removeprefix(part.name.nl))
        if not part.title.text.nl.endswith(tuple(words)) and counts != [str(len(found))]:
            yield f"{name}: “{part.title.text.nl}”, but {words}"


def _false_title(title: Assertion, asked: Sequence[str], facts: Facts) -> Iterator[str]:
    """A title is that of the questions whose findings it has, which are all of them."""
    asked = [id for id in asked if id != "matrix"]
    if list(title.facts) != [finding for id in asked for finding in facts.in_order(id)]:
        yield f"the title does not rest on all findings of {asked}"
    if title.text != (words := join(*map(facts.title, asked), between=" ")):
        yield f"“{title.text.nl}”, but “{words.nl}”"


def _false_count(title: Text, facts: Facts) -> Iterator[str]:
    """Groups, issues, and of these those with a stated owner, with only an executor, and without any."""
    graph = facts.graph
    accountable, responsible = (
        {claim.to_id for claim in graph.claims["RESPONSIBLE_FOR"] if claim.role == role}
        for role in ("accountable", "responsible")
    )
    nobody = {
        getattr(owner, "issue", "") for owner in facts.in_order("owners") if getattr(owner, "status", "") == "nobody"
    }
    counted = graph.nodes["group"], graph.nodes["issue"], accountable, responsible - accountable, nobody
    for words, of in zip(COUNTED_AS, counted, strict=True):
        number = re.search(rf"([\d.]+) {words}", title.nl)
        if (int(number[1].replace(".", "")) if number else 0) != len(of):
            yield f"“{title.nl}”, but {len(of)} {words}"


def _false_table(table: TableData, question: str, facts: Facts) -> Iterator[str]:
    """A table of a question has all its findings in their order, a row each; one of links all that there are."""
    for row in table.rows:
        if not row.facts or not all(map(facts.have, row.facts)):
            yield f"{row.cells} rests on what is no fact"
        finding = row.facts[0] if question else None
        false = _false_cells(row.cells, finding) if isinstance(finding, Finding) else _false_link(row, facts)
        yield from (f"{row.cells} {wrong}" for wrong in false)
    if question:
        every = [f for f in facts.in_order(question) if question != "evidence" or getattr(f, "level", "") == "document"]
        if [row.facts for row in table.rows] != [(finding,) for finding in every]:
            yield f"has {len(table.rows)} rows, of {len(every)} findings"
    else:
        shown = [fact for row in table.rows for fact in row.facts]
        there = {id(fact) for fact in shown}
        lost = [(ends, role) for ends, role, fact in facts.links if id(fact) not in there and fact not in shown]
        yield from (f"no row of {each}" for each in lost)


def _false_cells(cells: Sequence[Cell], finding: Finding) -> Iterator[str]:
    """Numbers are those of the finding, and its names and reason are there."""
    values = [value for name in finding.__dataclass_fields__ for value in _values(getattr(finding, name))]
    numbers = [value for value in values if isinstance(value, int | float)]
    numbers += [float(f"{value:.3g}") for value in numbers if isinstance(value, float)]
    if wrong := [cell for cell in cells if isinstance(cell, int | float) and cell not in numbers]:
        yield f"has {wrong}, which is no number of the finding"
    columns = [name for name in finding.__dataclass_fields__ if name.endswith("_name") or name == "reason"]
    shown = [getattr(finding, name) for name in columns if question_of(finding).id != "evidence"]
    if lost := [value for value in shown if isinstance(value, str | Text) and value not in cells]:
        yield f"has not {lost}"


def _false_link(row: TableRow, facts: Facts) -> Iterator[str]:
    """A link has its ends and roles."""
    linked = [fact for fact in row.facts if isinstance(fact, Claim | Owner)]
    for ends in {ends_shown(fact) for fact in linked}:
        if (row.cells[0], row.cells[2]) != tuple(facts.graph.name(*end.split(":", 1)) for end in ends):
            yield f"is not of {ends}"
    roles = [LINKS[role].text for role in dict.fromkeys(map(role_shown, linked))]
    if roles and row.cells[1] != join(*roles, between=" · "):
        yield f"is not {roles}"


def _values(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, tuple) and not isinstance(value, Text):
        for part in value:
            yield from _values(part)


def _false_sentence(thing: str, sentence: Assertion, facts: Facts) -> Iterator[str]:
    """It is the reason of a finding of what it is about, or ends with it."""
    if not sentence.facts or not all(map(facts.have, sentence.facts)):
        yield "rests on what is no fact"
    for fact in (fact for fact in sentence.facts if isinstance(fact, Finding)):
        if not sentence.text.nl.endswith(getattr(fact, fact.reason_column).nl):
            yield "is not its reason"
        kind, _, id = thing.partition(":")
        if kind in facts.graph.nodes and id not in named_by(fact):
            yield f"is not about it, but about {fact}"
