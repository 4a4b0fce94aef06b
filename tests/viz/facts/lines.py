"""The facts of a graph (its claims, records and findings), and the lines of a view held against them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.text import Text
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.owners.question import OWNERS, Owner
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.picture import DayState, Fact, Line, Mark, Picture, ends_of
from opgavenkaart.viz.style.links import LINKS, derived_role, role_of
from opgavenkaart.viz.views.columns.links import DRAWN

TIMES = re.compile(r"^(\d+) ×$")


class Facts:
    """The facts about a graph."""

    def __init__(self, graph: Graph, about: str = "") -> None:
        self.graph = graph
        self.answers = Answers(graph, about=about)
        self.of_question = cache(self._of_question)
        self.known: dict[int, tuple[Fact, bool]] = {}  # with the fact, whose id is no other's as long as it is there

    @cached_property
    def claims(self) -> set[Any]:
        return {claim.key for of in self.graph.claims.values() for claim in of}

    def _of_question(self, id: str) -> set[Finding]:
        return {*self.in_order(id)}

    def in_order(self, id: str) -> Sequence[Finding]:
        """The findings of a question, as `ask` gives them."""
        return self.answers.overlap[2] if id == "overlap" else self.answers.narrowed(QUESTIONS[id])

    def title(self, id: str) -> Text:
        """The conclusion of a question."""
        return QUESTIONS[id].title(self.in_order(id))

    @cached_property
    def links(self) -> list[tuple[tuple[str, str], str, Fact]]:
        """All that joins parties with groups and issues: both ends, the role, and what says so."""
        found: list[tuple[tuple[str, str], str, Fact]] = [
            (ends_of(claim), role_of(claim), claim) for relation in DRAWN for claim in self.graph.claims[relation]
        ]
        acting = ("accountable", "responsible")
        owned = {claim.to_id for claim in self.graph.claims["RESPONSIBLE_FOR"] if claim.role in acting}
        for owner in OWNERS.findings(self.graph):
            if owner.basis in ("group_lead", "portfolio") and owner.issue not in owned:
                ends = f"organisation:{owner.owner}", f"issue:{owner.issue}"
                found.append((ends, derived_role(owner.basis), owner))
        return found

    def have(self, fact: Fact) -> bool:
        """Whether it is one."""
        if id(fact) not in self.known:
            self.known[id(fact)] = fact, self._have(fact)
        return self.known[id(fact)][1]

    def _have(self, fact: Fact) -> bool:
        if isinstance(fact, Claim):
            return fact.key in self.claims
        if isinstance(fact, Node):
            return self.graph.node(fact.kind, fact.id) == fact
        return fact in self.of_question(question_of(fact).id)


def question_of(finding: Finding) -> Question[Any]:
    """The question that it answers."""
    return next(question for question in QUESTIONS.values() if isinstance(finding, question.finding))


def things_of(mark: Mark) -> set[str]:
    return {*mark.holds, *([mark.thing] if mark.thing else [])}


def false_lines(picture: Picture, facts: Facts) -> Iterator[str]:
    """Lines that rest on nothing or on something else, and links of parties that no line shows."""
    marks = {mark.id: things_of(mark) for mark in picture.marks}
    shown: list[Fact] = []
    for line in picture.lines:
        at = f"line {line.start} - {line.end}"
        own = [fact for fact in line.label.facts if facts.have(fact)]
        shown += own
        if not own or (len(own) != len(line.label.facts)):
            yield f"{at}: rests on what is no fact"
        yield from (f"{at}: {wrong}" for wrong in _false_line(line, own, marks))
    if any(line.role in LINKS and not line.role.startswith("SHARES") for line in picture.lines):
        there = {id(fact) for fact in shown}
        every = {thing for things in marks.values() for thing in things}
        for ends, role, fact in facts.links:
            if every.issuperset(ends) and not (id(fact) in there or fact in shown):
                yield f"no line shows {ends}, {role}"


def _false_line(line: Line, facts: Sequence[Fact], marks: Mapping[str, set[str]]) -> Iterator[str]:
    """What of a line is not what its facts say: its ends, its role, its words."""
    if pairs := [fact for fact in facts if isinstance(fact, Overlap)]:
        yield from _false_overlap(line, pairs, marks)
        return
    links = [(ends_shown(fact), role_shown(fact)) for fact in facts]
    roles = {role for _, role in links}
    if line.role not in roles:
        yield f"is drawn as {line.role}, but {roles}"
    if line.role.startswith("derived/") and any(role.startswith("RESPONSIBLE_FOR/a") for role in roles):
        yield "is drawn as derived, but an owner is stated"
    for (start, end), _ in links:
        if start not in marks[line.start] or end not in marks[line.end]:
            yield f"rests on {start} - {end}"
    yield from _false_label(line.label.text, links)


def _false_label(text: Text, links: Sequence[tuple[tuple[str, str], str]]) -> Iterator[str]:
    """The roles of one link, or how many links there are."""
    roles = {role for _, role in links}
    ties = {(ends, role if role.startswith("TAKES_POSITION") else "") for ends, role in links}
    for lang in ("nl", "en"):
        words = text.in_(lang)
        if times := TIMES.match(words):
            if int(times[1]) != len(ties) or len(ties) < 2:
                yield f"“{words}”, but {len(ties)} links"
        elif len(ties) > 1:
            yield f"“{words}” for {ties}"
        elif {*words.split(" · ")} != {LINKS[role].text.in_(lang) for role in roles}:
            yield f"“{words}”, but {roles}"


def _false_overlap(line: Line, pairs: list[Overlap], marks: Mapping[str, set[str]]) -> Iterator[str]:
    """What a line counts is shared by each of the pairs, whose ends it joins, or one of them with a box."""
    number = int(re.sub(r"\D", "", line.label.text.nl.split(" ")[0]))
    things = {thing.partition(":")[2] for thing in line.label.counts} or {*pairs[0].shared}
    if number != len(things) or (not line.label.counts and number != pairs[0].shared_count):
        yield f"“{line.label.text.nl}”, but {len(things)}"
    if not all(things <= {*pair.shared} for pair in pairs):
        yield "counts what a pair does not share"
    if not line.label.counts:
        ends = {thing.partition(":")[2] for mark in (line.start, line.end) for thing in marks[mark]}
        if ends != {pairs[0].a, pairs[0].b}:
            yield f"joins {ends}"


def ends_shown(fact: Fact) -> tuple[str, str]:
    if isinstance(fact, Owner):
        return f"organisation:{fact.owner}", f"issue:{fact.issue}"
    assert isinstance(fact, Claim)
    return ends_of(fact)


def role_shown(fact: Fact) -> str:
    return derived_role(fact.basis) if isinstance(fact, Owner) else role_of(fact) if isinstance(fact, Claim) else ""


def false_lines_of(picture: Picture, facts: Facts, ever: Graph) -> list[str]:
    """Lines of a picture that are not as the facts say; of every day that it has."""
    if not picture.days:
        return list(false_lines(picture, facts))
    return [f"{each.day}: {wrong}" for each in picture.days for wrong in _false_on(each, picture, ever)]


def _false_on(each: DayState, picture: Picture, ever: Graph) -> Iterator[str]:
    """What is drawn on a day, by the facts of that day."""
    facts = Facts(as_of(ever, day(each.day)))
    lines = []
    for line in (picture.lines[at] for at in each.lines):
        own = tuple(fact for fact in line.label.facts if facts.have(fact))
        lines.append(replace(line, label=replace(line.label, facts=own)))
    marks = tuple(picture.marks[at] for at in each.marks)
    yield from false_lines(replace(picture, marks=marks, lines=tuple(lines)), facts)
