"""Who wants which issue raised or kept out, and what was asked but never answered?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import PERIOD, STANCE
from opgavenkaart.graph.text import Text, counted, listed, sort_key
from opgavenkaart.queries.core.cypher import cited, cites
from opgavenkaart.queries.core.question import CypherPlace, Finding, Question
from opgavenkaart.queries.core.reference import Ref

UNANSWERED = "unanswered"


@dataclass(frozen=True)
class Position(Finding):
    """What an organisation wants with an issue; `unanswered` is a question on which it has said nothing."""

    brief = ("organisation_name", "issue_name", "stance", "period", "on_agenda", "others", "opposed", "reason")
    key = ("organisation", "issue", "question", "stance", "period")
    words = {
        UNANSWERED: Text("gevraagd, niet beantwoord", "asked, not answered"),
        **{value.id: value.text for field in (STANCE, PERIOD) for value in field.values},
    }

    organisation: str
    organisation_name: str
    issue: str | None
    issue_name: str | None
    question: str | None
    question_name: str | None
    stance: str
    period: str | None
    on_agenda: tuple[str, ...]
    others: tuple[str, ...]
    opposed: tuple[str, ...]
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
        node = graph.node("organisation", id)
        return (id, node.name, node.label) if node else (id, id, id)

    issues, activities = graph.nodes["issue"], graph.nodes["activity"]
    said = (
        Stance(*who(c.from_id), c.to_id, issues[c.to_id].name, c.role, *_own(c), (c,))
        for c in graph.claims["TAKES_POSITION"]
    )
    asked = (
        OpenQuestion(*who(c.to_id), c.from_id, activities[c.from_id].name, (c,))
        for c in graph.claims["INVOLVES"]
        if activities[c.from_id].type == "discussion_question"
    )
    return _conclude(said, asked, ((c.to_id, c.from_id) for c in graph.claims["ADDRESSES"]), about)


def _own(claim: Claim) -> tuple[str, str]:
    return claim.props.get("period", ""), claim.props.get("reason", "")


def _in_place(place: CypherPlace, *, about: Ref | None = None) -> list[Position]:
    said = (Stance._make((*row, cited(claims))) for *row, claims in place.run(CYPHER["positions"]))
    asked = (OpenQuestion._make((*row, cited(claims))) for *row, claims in place.run(CYPHER["asked"]))
    return _conclude(said, asked, ((issue, group) for issue, group in place.run(CYPHER["agenda"])), about)


def _conclude(
    said: Iterable[Stance], asked: Iterable[OpenQuestion], agenda: Iterable[tuple[str, str]], about: Ref | None
) -> list[Position]:
    takes: dict[tuple[str, str, str, str], list[Stance]] = defaultdict(list)
    for one in said:
        takes[one.organisation, one.issue, one.stance, one.period].append(one)
    groups: dict[str, set[str]] = defaultdict(set)
    for issue, group in agenda:
        groups[issue].add(group)
    stances: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for (organisation, issue, stance, _), of in takes.items():
        stances[issue][stance][organisation] = of[0].label
    found = [*_taken(takes, groups, stances), *_unanswered(asked, {key[0] for key in takes})]
    kept = [f for f in found if about is None or _concerns(f, about)]
    return sorted(kept, key=_order)


def _taken(
    takes: Mapping[tuple[str, str, str, str], Sequence[Stance]],
    groups: Mapping[str, set[str]],
    stances: Mapping[str, Mapping[str, Mapping[str, str]]],
) -> Iterator[Position]:
    for (organisation, issue, stance, period), of in takes.items():
        alike = {o: label for o, label in stances[issue][stance].items() if o != organisation}
        other = "avoid" if stance == "raise" else "raise"
        against = {o: label for o, label in stances[issue].get(other, {}).items() if o != organisation}
        yield Position(
            organisation,
            of[0].name,
            issue,
            of[0].issue_name,
            None,
            None,
            stance,
            period or None,
            tuple(sorted(groups.get(issue, ()))),
            tuple(sorted(alike)),
            tuple(sorted(against)),
            _reason(of, bool(groups.get(issue)), alike.values(), against.values()),
            evidence=EvidenceList([claim for one in of for claim in one.claims]),
        )


_WANTS = {"raise": Text("agenderen", "raised"), "avoid": Text("niet aan bod laten komen", "kept out")}


def _reason(of: Sequence[Stance], on_agenda: bool, alike: Iterable[str], against: Iterable[str]) -> Text:
    first = of[0]
    why = "; ".join(sorted({one.why for one in of if one.why}))
    wants = _WANTS[first.stance]
    nl = [f"{first.label} wil “{first.issue_name}” {wants.nl}."]
    en = [f"{first.label} wants “{first.issue_name}” {wants.en}."]
    if why:
        nl, en = [*nl, f"Reden: {why}."], [*en, f"Reason: {why}."]
    if first.stance == "raise" and not on_agenda:
        nl, en = [*nl, "Geen werkgroep agendeert het."], [*en, "No group has it on its agenda."]
    if first.stance == "avoid" and on_agenda:
        nl, en = [*nl, "Het staat wel op een agenda."], [*en, "It is on an agenda all the same."]
    for labels, words in ((alike, ("Ook", "So does")), (against, ("Anders dan", "Unlike"))):
        if names := sorted(labels, key=sort_key):
            nl, en = [*nl, f"{words[0]} {listed(names).nl}."], [*en, f"{words[1]} {listed(names).en}."]
    return Text(" ".join(nl), " ".join(en))


def _unanswered(asked: Iterable[OpenQuestion], answered: set[str]) -> Iterator[Position]:
    """The questions put to organisations of whom no position at all is on record."""
    questions: dict[tuple[str, str], list[OpenQuestion]] = defaultdict(list)
    for one in asked:
        if one.organisation not in answered:
            questions[one.organisation, one.question].append(one)
    for of in questions.values():
        one = of[0]
        yield Position(
            one.organisation,
            one.name,
            None,
            None,
            one.question,
            one.question_name,
            UNANSWERED,
            None,
            (),
            (),
            (),
            Text(
                f"Aan {one.label} is gevraagd: “{one.question_name}” Er is geen standpunt van {one.label} vastgelegd.",
                f"{one.label} was asked: “{one.question_name}” No position of {one.label} is on record.",
            ),
            evidence=EvidenceList([claim for each in of for claim in each.claims]),
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
    left = counted(asked, (Text("vraag", "question"), Text("vragen", "questions")))
    nl = f"{count.nl} vastgelegd" if taken else "Geen standpunt vastgelegd"
    en = f"{count.en} on record" if taken else "No position on record"
    return Text(
        f"{nl}, {left.nl} onbeantwoord." if asked else f"{nl}.", f"{en}, {left.en} unanswered." if asked else f"{en}."
    )


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
