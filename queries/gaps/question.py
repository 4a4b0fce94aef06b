"""What falls between: issues without an owner, groups without a lead, bureaus that nobody involved."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any, NamedTuple

from opgavenkaart.graph.graph import EvidenceList, Graph, Reads
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import Text, counted, join, listed
from opgavenkaart.queries.coordination import NO_TABLES
from opgavenkaart.queries.core.findings import Findings, summary_of
from opgavenkaart.queries.core.grouping import by_name
from opgavenkaart.queries.core.question import CypherPlace, Finding, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import cited, node
from opgavenkaart.queries.core.wording import GAP, tally
from opgavenkaart.queries.gaps.context import Found, GapContext, GapRule, labels
from opgavenkaart.queries.gaps.rules import RULES

MAX_NAMED_KINDS = 3  # kinds of gaps in the title, most frequent first


@dataclass(frozen=True, kw_only=True)
class Gap(Finding):
    """Something that nobody has picked up, or that two sides have picked up differently."""

    brief = ("kind", "explanation")
    key = ("kind", "subject_kind", "subject")
    reason_column = "explanation"
    words = {
        "no_owner": Text("geen eigenaar genoemd", "no stated owner"),
        "several_owners": Text("meer dan één eigenaar", "more than one owner"),
        "responsible_only": Text("wel een uitvoerder, geen eigenaar", "someone responsible, nobody accountable"),
        "not_on_agenda": Text("op geen enkele agenda", "on no agenda"),
        "owner_absent": Text("verantwoordelijke zit niet aan tafel", "responsible party is not at the table"),
        "no_domain": Text("in geen beleidsdomein", "in no policy domain"),
        "domain_without_issue": Text("domein zonder opgave", "domain without issue"),
        "domain_without_owner": Text("domein in niemands portefeuille", "domain in nobody's portfolio"),
        "group_without_lead": Text("werkgroep zonder trekker", "group without lead"),
        "group_without_issue": Text("werkgroep zonder opgaven", "group without issues"),
        "group_without_product": Text("werkgroep zonder product", "group without product"),
        "bureau_not_involved": Text("planbureau niet betrokken", "planning bureau not involved"),
        "umbrella_not_involved": Text("koepel niet betrokken", "umbrella organisation not involved"),
        "ministry_without_issue": Text("ministerie zonder opgave", "ministry without issue"),
        "owner_ended": Text("verantwoordelijke bestaat niet meer", "responsible party has ended"),
        "coordination": Text("gedeeld werk, geen overleg", "shared work, no table"),
        "unanswered_question": Text("vraag zonder antwoord", "unanswered question"),
        "stale": Text("verouderd", "stale"),
    }

    kind: str
    subject_kind: str
    subject: str
    subject_name: str
    explanation: Text

    @property
    def reason(self) -> Text:
        """Why this is a gap."""
        return self.explanation


class Summary(NamedTuple):
    """How many gaps there are of each kind, and whether those at tables were not looked for, as no group is known."""

    counts: Counter[str]
    without_tables: bool


def gaps(graph: Graph, *, kind: str = "", about: Ref | None = None) -> Findings[Gap]:
    """One finding per gap and subject, in the order of the kinds; `about` is a subject, or named beside it."""
    records = GapContext(graph)
    return _conclude(
        kind,
        about,
        lambda question: question.ask(graph, about=None),
        lambda rule: rule.find(records),
        lambda other: bool(graph.nodes[other]),
    )


def _in_place(place: CypherPlace, *, kind: str = "", about: Ref | None = None) -> Findings[Gap]:
    def ask(question: Question[Any]) -> Sequence[Any]:
        if question.in_place:
            return question.in_place(place, about=None)
        return question.ask(place.read(question.reads), about=None)

    def find(rule: GapRule) -> Iterable[Found]:
        if rule.cypher:
            return (
                Found(subject, name, labels(related), cited(claims))
                for subject, name, related, claims in place.run(rule.cypher)
            )
        return rule.find(GapContext(place.read(rule.reads))) if rule.reads else ()

    @cache
    def known(other: str) -> bool:
        text = f"MATCH {node('it', KINDS[other].label)}\nRETURN it.id AS id\nORDER BY id\nLIMIT 1"
        return any(True for _ in place.run(text))

    return _conclude(kind, about, ask, find, known)


def _conclude(
    kind: str,
    about: Ref | None,
    ask: Callable[[Question[Any]], Sequence[Any]],
    find: Callable[[GapRule], Iterable[Found]],
    known: Callable[[str], bool],
) -> Findings[Gap]:
    asked = [RULES[kind]] if kind else list(RULES.values())
    rules = [rule for rule in asked if not rule.known or any(map(known, rule.known))]
    questions = {rule.question.id: rule.question for rule in rules if rule.question}
    answers = {id: ask(question) for id, question in questions.items()}
    items = (
        (rule, item)
        for rule in rules
        for item in (rule.find(answers[rule.question.id]) if rule.question else find(rule))
    )
    order = list(RULES)
    found = sorted(items, key=lambda it: (order.index(it[0].kind), *by_name(it[1].name, it[1].subject), it[1].of))
    if about is not None:
        found = [it for it in found if _concerns(_gap(it), about)]
    summary = Summary(Counter(rule.kind for rule, _ in found), without_tables=rules != asked)
    return Findings(found, _gap, lambda: summary)


def _gap(found: tuple[GapRule, Found]) -> Gap:
    rule, item = found
    return Gap(
        kind=rule.kind,
        subject_kind=item.of or rule.of,
        subject=item.subject,
        subject_name=item.name,
        explanation=rule.sentence.format(name=f"“{item.name}”", related=listed(item.related)),
        evidence=EvidenceList(item.claims),
    )


def _summary(findings: Sequence[Gap]) -> Summary:
    found: Summary = summary_of(findings) or Summary(Counter(gap.kind for gap in findings), without_tables=False)
    return found


def _counts(findings: Sequence[Gap]) -> Counter[str]:
    """How many gaps there are of each kind, in the order of the answer."""
    return _summary(findings).counts


def _concerns(gap: Gap, about: Ref) -> bool:
    """Whether it is of a thing, or what the sources say of its subject is about that thing too."""
    return about == (gap.subject_kind, gap.subject) or any(about in proof.ends for proof in gap.evidence)


def _title(findings: Sequence[Gap]) -> Text:
    found, without_tables = _summary(findings)
    numbers = _numbers(len(findings), found.most_common())
    return join(numbers, " ", NO_TABLES) if without_tables else numbers


def _numbers(all_: int, counts: Sequence[tuple[str, int]]) -> Text:
    if not counts:
        return Text("Er zijn geen witte vlekken gevonden.", "No gaps were found.")
    if len(counts) == 1:
        return join(counted(all_, GAP), ": ", Gap.words[counts[0][0]], ".")
    mostly = Text("waarvan", "among them") if len(counts) > MAX_NAMED_KINDS else Text("te weten", "namely")
    kinds = tally(((count, Gap.words[kind]) for kind, count in counts[:MAX_NAMED_KINDS]), " × ")
    return join(counted(all_, GAP), ", ", mostly, " ", kinds, ".")


def _narrowed(*, kind: str = "") -> Reads:
    return reduce(or_, (rule.needs for rule in ([RULES[kind]] if kind else RULES.values())))


def _cypher() -> dict[str, str]:
    """A text for each kind that is a pattern; kinds that follow from another question share its texts."""
    texts: dict[str, str] = {}
    for rule in RULES.values():
        if rule.cypher:
            texts[rule.kind] = rule.cypher
        elif rule.question:
            kinds = ", ".join(other.kind for other in RULES.values() if other.question is rule.question)
            texts |= {f"{kinds}: {name}": text for name, text in rule.question.cypher.items()}
    return texts


GAPS = Question(
    "gaps",
    Text("Wat pakt niemand op?", "What does nobody pick up?"),
    Gap,
    _narrowed(),
    gaps,
    _title,
    _in_place,
    _cypher(),
    (Option("kind", Text("Alleen deze soort", "Only this kind"), tuple(RULES)),),
    narrowed=_narrowed,
    sections=_counts,
)
