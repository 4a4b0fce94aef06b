"""Who wants which issue raised or kept out, and what was asked but never answered?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import PERIOD, STANCE
from opgavenkaart.graph.text import Text, counted, join, listed, sort_key
from opgavenkaart.queries.core.cypher import cited, cites
from opgavenkaart.queries.core.question import CypherPlace, Finding, Question
from opgavenkaart.queries.core.reference import Ref

UNANSWERED = "unanswered"


@dataclass(frozen=True, kw_only=True)
class Position(Finding):
    """What an organisation wants with an issue; `unanswered` is a question put to one that took no position."""

    brief = ("organisation_name", "issue_name", "stance", "period", "on_agenda", "others", "opposed", "reason")
    key = ("organisation", "issue", "question", "stance", "period")
    words = {
        UNANSWERED: Text("gevraagd, niet beantwoord", "asked, not answered"),
        **{value.id: value.text for field in (STANCE, PERIOD) for value in field.values},
    }

    organisation: str
    organisation_name: str
    issue: str | None = None
    issue_name: str | None = None
    question: str | None = None
    question_name: str | None = None
    stance: str
    period: str | None = None
    on_agenda: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()
    reason: Text


class Stance(NamedTuple):
    """A position of one organisation on one issue."""

    organisation: str
    name: str
    label: str
    issue: str
    issue_name: str
    stance: str
    period: str
    why: str
    claims: Iterable[Citable]


class OpenQuestion(NamedTuple):
    """A discussion question that involves an organisation."""

    organisation: str
    name: str
    label: str
    question: str
    question_name: str
    claims: Iterable[Citable]


CYPHER = {
    "positions": f"""
MATCH (party:Organisation)-[r:TAKES_POSITION]->(issue:Issue)
RETURN party.id AS organisation, party.name AS name, coalesce(party.abbreviation, party.name) AS label,
       issue.id AS issue, issue.name AS issue_name, coalesce(r.stance, r.role, '') AS stance,
       coalesce(r.period, '') AS period, coalesce(r.reason, '') AS why,
       [{cites("r")}] AS claims
ORDER BY organisation, issue, stance, period, r.key
""",
    "agenda": """
MATCH (group:Group)-[:ADDRESSES]->(issue:Issue)<-[:TAKES_POSITION]-(:Organisation)
RETURN DISTINCT issue.id AS issue, group.id AS group
ORDER BY issue, group
""",
    "asked": f"""
MATCH (asked:Activity {{kind: 'discussion_question'}})-[r:INVOLVES]->(party:Organisation)
RETURN party.id AS organisation, party.name AS name, coalesce(party.abbreviation, party.name) AS label,
       asked.id AS question, asked.name AS question_name,
       [{cites("r")}] AS claims
ORDER BY organisation, question, r.key
""",
}


def positions(graph: Graph, *, about: Ref | None = None) -> list[Position]:
    """One finding per organisation, issue, stance and period, and one per question that it left unanswered."""

    def who(id: str) -> tuple[str, str, str]:
        return id, graph.name("organisation", id), graph.label("organisation", id)

    activities = graph.nodes["activity"]
    stances = (
        Stance(*who(c.from_id), c.to_id, graph.name("issue", c.to_id), c.role, *_period_and_reason(c), (c,))
        for c in graph.claims["TAKES_POSITION"]
    )
    questions = (
        OpenQuestion(*who(c.to_id), c.from_id, activities[c.from_id].name, (c,))
        for c in graph.claims["INVOLVES"]
        if activities[c.from_id].type == "discussion_question"
    )
    return _conclude(stances, questions, ((c.to_id, c.from_id) for c in graph.claims["ADDRESSES"]), about)


def _period_and_reason(claim: Claim) -> tuple[str, str]:
    return claim.props.get("period", ""), claim.props.get("reason", "")


def _in_place(place: CypherPlace, *, about: Ref | None = None) -> list[Position]:
    stances = (Stance._make((*row, cited(claims))) for *row, claims in place.run(CYPHER["positions"]))
    questions = (OpenQuestion._make((*row, cited(claims))) for *row, claims in place.run(CYPHER["asked"]))
    return _conclude(stances, questions, ((issue, group) for issue, group in place.run(CYPHER["agenda"])), about)


Key = tuple[str, str, str, str]  # organisation, issue, stance and period


def _conclude(
    stances: Iterable[Stance], questions: Iterable[OpenQuestion], agenda: Iterable[tuple[str, str]], about: Ref | None
) -> list[Position]:
    taken: dict[Key, list[Stance]] = defaultdict(list)
    for stance in stances:
        taken[stance.organisation, stance.issue, stance.stance, stance.period].append(stance)
    groups: dict[str, set[str]] = defaultdict(set)
    for issue, group in agenda:
        groups[issue].add(group)
    found = [*_taken(taken, groups), *_unanswered(questions, {key[0] for key in taken})]
    return sorted((f for f in found if about is None or _concerns(f, about)), key=_order)


def _taken(taken: Mapping[Key, Sequence[Stance]], groups: Mapping[str, set[str]]) -> Iterator[Position]:
    labels: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)  # of who takes a stance on an issue
    for (organisation, issue, stance, _), of in taken.items():
        labels[issue, stance][organisation] = of[0].label
    for (organisation, issue, stance, period), of in taken.items():
        others, opposed = (
            {o: label for o, label in labels.get((issue, side), {}).items() if o != organisation}
            for side in (stance, "avoid" if stance == "raise" else "raise")
        )
        yield Position(
            organisation=organisation,
            organisation_name=of[0].name,
            issue=issue,
            issue_name=of[0].issue_name,
            stance=stance,
            period=period or None,
            on_agenda=tuple(sorted(groups.get(issue, ()))),
            others=tuple(sorted(others)),
            opposed=tuple(sorted(opposed)),
            reason=_reason(of, issue in groups, others.values(), opposed.values()),
            evidence=EvidenceList([claim for each in of for claim in each.claims]),
        )


_WANTS = {
    "raise": Text("{who} wil “{issue}” agenderen.", "{who} wants “{issue}” raised."),
    "avoid": Text("{who} wil “{issue}” niet aan bod laten komen.", "{who} wants “{issue}” kept out."),
}


def _reason(of: Sequence[Stance], on_agenda: bool, others: Iterable[str], opposed: Iterable[str]) -> Text:
    first = of[0]
    sentences = [_WANTS[first.stance].format(who=first.label, issue=first.issue_name)]
    if why := "; ".join(sorted({each.why for each in of if each.why})):
        sentences.append(Text(f"Reden: {why}.", f"Reason: {why}."))
    if first.stance == "raise" and not on_agenda:
        sentences.append(Text("Geen werkgroep agendeert het.", "No group has it on its agenda."))
    if first.stance == "avoid" and on_agenda:
        sentences.append(Text("Het staat wel op een agenda.", "It is on an agenda all the same."))
    for labels, words in ((others, Text("Ook {names}.", "So does {names}.")), (opposed, _UNLIKE)):
        if names := sorted(labels, key=sort_key):
            sentences.append(words.format(names=listed(names)))
    return join(*sentences, between=" ")


_UNLIKE = Text("Anders dan {names}.", "Unlike {names}.")
_NO_ANSWER = Text(
    "Aan {who} is gevraagd: “{question}” Er is geen standpunt van {who} vastgelegd.",
    "{who} was asked: “{question}” No position of {who} is on record.",
)


def _unanswered(questions: Iterable[OpenQuestion], answered: set[str]) -> Iterator[Position]:
    """The questions put to organisations of whom no position at all is on record."""
    of: dict[tuple[str, str], list[OpenQuestion]] = defaultdict(list)
    for question in questions:
        if question.organisation not in answered:
            of[question.organisation, question.question].append(question)
    for first, *more in of.values():
        yield Position(
            organisation=first.organisation,
            organisation_name=first.name,
            question=first.question,
            question_name=first.question_name,
            stance=UNANSWERED,
            reason=_NO_ANSWER.format(who=first.label, question=first.question_name),
            evidence=EvidenceList([claim for each in (first, *more) for claim in each.claims]),
        )


def _concerns(finding: Position, about: Ref) -> bool:
    if about.kind == "group":
        return about.id in finding.on_agenda
    named = {"organisation": finding.organisation, "issue": finding.issue, "activity": finding.question}
    return named.get(about.kind) == about.id


def _order(finding: Position) -> tuple[object, ...]:
    return (
        sort_key(finding.organisation_name),
        finding.organisation,
        finding.stance == UNANSWERED,
        sort_key(finding.issue_name or ""),
        finding.issue or "",
        finding.stance != "raise",
        finding.period or "",
        finding.question or "",
    )


def _title(findings: Sequence[Position]) -> Text:
    asked = sum(f.stance == UNANSWERED for f in findings)
    taken = len(findings) - asked
    if not findings:
        return Text("Er zijn geen standpunten vastgelegd.", "No positions are on record.")
    count = counted(taken, (Text("standpunt", "position"), Text("standpunten", "positions")))
    title = join(count if taken else Text("Geen standpunt", "No position"), Text(" vastgelegd", " on record"))
    if asked:
        left = counted(asked, (Text("vraag", "question"), Text("vragen", "questions")))
        title = join(title, ", ", left, Text(" onbeantwoord", " unanswered"))
    return join(title, ".")


POSITIONS = Question(
    "positions",
    Text(
        "Wie wil wat agenderen of juist niet, en wat bleef onbeantwoord?",
        "Who wants what raised or kept out, and what was never answered?",
    ),
    Position,
    Reads(("organisation", "issue", "activity"), ("TAKES_POSITION", "ADDRESSES", "INVOLVES")),
    positions,
    _title,
    _in_place,
    CYPHER,
)
