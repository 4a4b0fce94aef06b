"""Who wants which issue raised or kept out, and what was asked but never answered?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import PERIOD, STANCE
from opgavenkaart.graph.store.around import Around, Follow
from opgavenkaart.graph.text import Text, counted, join, listed, sort_key
from opgavenkaart.queries.core.grouping import by_name, grouped
from opgavenkaart.queries.core.question import CypherPlace, Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import OURS, cited, cites
from opgavenkaart.queries.core.wording import full_stop

UNANSWERED = "unanswered"


@dataclass(frozen=True, kw_only=True)
class Position(Finding):
    """What an organisation wants with an issue; `unanswered` is a question put to one that took no position."""

    brief = ("organisation_name", "issue_name", "stance", "period", "reason")
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
    """A position of one organisation on one issue; or `UNANSWERED`, on a question that was put to it."""

    organisation: str
    name: str
    label: str
    subject: str
    subject_name: str
    stance: str
    period: str
    why: str
    claims: Iterable[Citable]


CYPHER = {
    "positions": f"""
MATCH (party:Organisation)-[r:TAKES_POSITION {OURS}]->(issue:Issue)
RETURN party.id AS organisation, party.name AS name, coalesce(party.abbreviation, party.name) AS label,
       issue.id AS issue, issue.name AS issue_name, coalesce(r.stance, r.role, '') AS stance,
       coalesce(r.period, '') AS period, coalesce(r.reason, '') AS why,
       [{cites("r")}] AS claims
ORDER BY organisation, issue, stance, period, r.key
""",
    "agenda": f"""
MATCH (group:Group)-[:ADDRESSES {OURS}]->(issue:Issue)<-[:TAKES_POSITION {OURS}]-(:Organisation)
RETURN DISTINCT issue.id AS issue, group.id AS group
ORDER BY issue, group
""",
    "asked": f"""
MATCH (asked:Activity {{kind: 'discussion_question'}})-[r:INVOLVES {OURS}]->(party:Organisation)
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
    asked = (
        Stance(*who(c.to_id), c.from_id, activities[c.from_id].name, UNANSWERED, "", "", (c,))
        for c in graph.claims["INVOLVES"]
        if activities[c.from_id].type == "discussion_question"
    )
    return _conclude(stances, asked, ((c.to_id, c.from_id) for c in graph.claims["ADDRESSES"]), about)


def _period_and_reason(claim: Claim) -> tuple[str, str]:
    return claim.props.get("period", ""), claim.props.get("reason", "")


def _in_place(place: CypherPlace, *, about: Ref | None = None) -> list[Position]:
    stances = (Stance._make((*row, cited(claims))) for *row, claims in place.run(CYPHER["positions"]))
    asked = (Stance._make((*row, UNANSWERED, "", "", cited(claims))) for *row, claims in place.run(CYPHER["asked"]))
    return _conclude(stances, asked, ((issue, group) for issue, group in place.run(CYPHER["agenda"])), about)


def _conclude(
    stances: Iterable[Stance], asked: Iterable[Stance], agenda: Iterable[tuple[str, str]], about: Ref | None
) -> list[Position]:
    taken = grouped(stances, lambda s: (s.organisation, s.subject, s.stance, s.period))
    answered = {organisation for organisation, *_ in taken}
    unanswered = grouped((q for q in asked if q.organisation not in answered), lambda q: (q.organisation, q.subject))
    groups = {issue: sorted({group for _, group in of}) for issue, of in grouped(agenda, lambda on: on[0]).items()}
    found = [*_taken(taken.values(), groups), *map(_unanswered, unanswered.values())]
    return sorted((f for f in found if about is None or _concerns(f, about)), key=_order)


def _taken(taken: Collection[Sequence[Stance]], groups: Mapping[str, Sequence[str]]) -> Iterator[Position]:
    labels: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)  # of who takes a stance on an issue
    for first, *_ in taken:
        labels[first.subject, first.stance][first.organisation] = first.label
    for of in taken:
        first, on_agenda = of[0], groups.get(of[0].subject, ())
        others, opposed = (
            {o: label for o, label in labels.get((first.subject, side), {}).items() if o != first.organisation}
            for side in (first.stance, "avoid" if first.stance == "raise" else "raise")
        )
        yield Position(
            organisation=first.organisation,
            organisation_name=first.name,
            issue=first.subject,
            issue_name=first.subject_name,
            stance=first.stance,
            period=first.period or None,
            on_agenda=tuple(on_agenda),
            others=tuple(sorted(others)),
            opposed=tuple(sorted(opposed)),
            reason=_reason(of, bool(on_agenda), others.values(), opposed.values()),
            evidence=EvidenceList([claim for each in of for claim in each.claims]),
        )


_WANTS = {
    "raise": Text("Standpunt van {who}: “{issue}” agenderen.", "Position of {who}: raise “{issue}”."),
    "avoid": Text("Standpunt van {who}: “{issue}” vermijden.", "Position of {who}: avoid “{issue}”."),
}


def _reason(of: Sequence[Stance], on_agenda: bool, others: Iterable[str], opposed: Iterable[str]) -> Text:
    first = of[0]
    sentences = [_WANTS[first.stance].format(who=first.label, issue=first.subject_name)]
    if why := "; ".join(sorted({why for each in of if (why := each.why.rstrip(". "))})):
        sentences.append(Text(f"Reden: {why}{full_stop(why)}", f"Reason: {why}{full_stop(why)}"))
    if first.stance == "raise" and not on_agenda:
        sentences.append(Text("Geen werkgroep agendeert het.", "No group has it on its agenda."))
    if first.stance == "avoid" and on_agenda:
        sentences.append(Text("Het staat wel op een agenda.", "It is on an agenda all the same."))
    for labels, words in ((others, Text("Ook {names}.", "Likewise {names}.")), (opposed, _UNLIKE)):
        if names := sorted(labels, key=sort_key):
            sentences.append(words.format(names=listed(names)))
    return join(*sentences, between=" ")


_UNLIKE = Text("Anders dan {names}.", "Unlike {names}.")
_NO_ANSWER = Text(
    "Aan {who} is gevraagd: “{question}” Er is geen standpunt van {who} vastgelegd.",
    "Asked of {who}: “{question}” No position of {who} is on record.",
)


def _unanswered(asked: Sequence[Stance]) -> Position:
    """A question put to an organisation of which no position at all is on record."""
    first = asked[0]
    return Position(
        organisation=first.organisation,
        organisation_name=first.name,
        question=first.subject,
        question_name=first.subject_name,
        stance=UNANSWERED,
        reason=_NO_ANSWER.format(who=first.label, question=first.subject_name),
        evidence=EvidenceList([claim for each in asked for claim in each.claims]),
    )


def _concerns(finding: Position, about: Ref) -> bool:
    if about.kind == "group":
        return about.id in finding.on_agenda
    named = {"organisation": finding.organisation, "issue": finding.issue, "activity": finding.question}
    return named.get(about.kind) == about.id


def _order(finding: Position) -> tuple[object, ...]:
    return (
        *by_name(finding.organisation_name, finding.organisation),
        finding.stance == UNANSWERED,
        *by_name(finding.issue_name, finding.issue),
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


_OF_ISSUE = Follow("issue", ("TAKES_POSITION", "ADDRESSES"))

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
    around={
        "organisation": Around((Follow("organisation", ("TAKES_POSITION", "INVOLVES")), _OF_ISSUE)),
        "issue": Around((_OF_ISSUE,)),
        "group": Around((Follow("group", ("ADDRESSES",)), _OF_ISSUE)),
        "activity": Around((Follow("activity", ("INVOLVES",)), Follow("organisation", ("TAKES_POSITION",)))),
    },
)
