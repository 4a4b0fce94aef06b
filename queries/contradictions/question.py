"""Where do the sources contradict each other?"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter, or_

from opgavenkaart.graph.graph import EvidenceList, Graph, Reads
from opgavenkaart.graph.model import IDENTITY, KINDS, SUBJECTS
from opgavenkaart.graph.store.around import Around, Follow
from opgavenkaart.graph.text import Text, counted, join, listed, sort_key
from opgavenkaart.queries.contradictions import finders
from opgavenkaart.queries.contradictions.fields import field_text
from opgavenkaart.queries.contradictions.finders import Disagreement
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.core.question import Finding, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import CitedSource
from opgavenkaart.queries.core.wording import listed_or_cut, tally

MAX_NAMES = 15  # in a sentence; the column `says` has them all


@dataclass(frozen=True, kw_only=True)
class Contradiction(Finding):
    """Something of which the sources do not say the same. `says` holds what each of them says, oldest first."""

    brief = ("kind", "subject_name", "reason")
    key = ("kind", "subject_kind", "subject", "other", "field")
    words = {
        "lead": Text("trekker", "lead"),
        "owner": Text("eigenaar", "owner"),
        "participants": Text("deelnemers", "participants"),
        "score": Text("samenhang", "score"),
        "position": Text("standpunt", "position"),
        "identity": Text("wie is wie", "who is who"),
        "description": Text("beschrijving", "description"),
    }

    kind: str
    subject_kind: str
    subject: str
    subject_name: str
    other_kind: str | None
    other: str | None
    other_name: str | None
    field: str | None
    says: tuple[Text, ...]
    reason: Text


@dataclass(frozen=True)
class ContradictionRule:
    """One kind of contradiction: what to read, how to find it, and the first half of the sentence on it.

    The sentence has {name}, the subject, {other} and {field} to be filled in.
    """

    kind: str
    reads: Reads
    find: Callable[[Graph], Iterable[Disagreement]]
    sentence: Text


_WHO = ("organisation", "document")

RULES: dict[str, ContradictionRule] = {
    rule.kind: rule
    for rule in (
        ContradictionRule(
            "lead",
            Reads((*_WHO, "group"), ("LEADS",)),
            finders.leads,
            Text("De bronnen noemen verschillende trekkers van {name}", "The sources name different leads of {name}"),
        ),
        ContradictionRule(
            "owner",
            Reads((*_WHO, "issue"), ("RESPONSIBLE_FOR",)),
            finders.owners,
            Text(
                "De bronnen noemen verschillende eigenaren van “{name}”",
                "The sources name different owners of “{name}”",
            ),
        ),
        ContradictionRule(
            "participants",
            Reads((*_WHO, "group"), ("PARTICIPATES_IN", "LEADS")),
            finders.participants,
            Text(
                "De lijsten van deelnemers aan {name} verschillen. Niet in elke lijst",
                "The lists of participants in {name} differ. Not in every list",
            ),
        ),
        ContradictionRule(
            "score",
            Reads((*_WHO, "issue"), ("RELATES_TO",)),
            finders.scores,
            Text(
                "De invloed van “{name}” op “{other}” krijgt tegengestelde scores",
                "The influence of “{name}” on “{other}” is given opposite scores",
            ),
        ),
        ContradictionRule(
            "position",
            Reads((*_WHO, "issue"), ("TAKES_POSITION",)),
            finders.positions,
            Text(
                "Van {other} is over “{name}” een tegengesteld standpunt vastgelegd",
                "Opposite positions of {other} on “{name}” are on record",
            ),
        ),
        ContradictionRule(
            "identity",
            Reads(_WHO, IDENTITY),
            finders.identities,
            Text(
                "Of {name} en {other} één organisatie zijn, is in geschil; het blijven er twee",
                "Whether {name} and {other} are one organisation is disputed; they stay two",
            ),
        ),
        ContradictionRule(
            "description",
            Reads(tuple(KINDS), ("HAS_NAME",)),
            finders.descriptions,
            Text(
                "De gegevenssets zijn het niet eens over {name}, {field}",
                "The data sets do not agree on {name}, {field}",
            ),
        ),
    )
}


def contradictions(graph: Graph, *, kind: str = "", about: Ref | None = None) -> list[Contradiction]:
    """One finding per kind and thing, in the order of the kinds; of descriptions one per field.

    `about` is what the sources disagree on, a thing that their claims on it name, or one of these sources.
    """
    order = list(RULES)
    found = [
        _finding(graph, rule, disagreement)
        for rule in ([RULES[kind]] if kind else RULES.values())
        for disagreement in rule.find(graph)
        if about is None or _concerns(disagreement, about)
    ]
    ids = attrgetter("subject_kind", "subject", "other", "field")
    return sorted(found, key=lambda f: (order.index(f.kind), sort_key(f.subject_name), *(id or "" for id in ids(f))))


def _finding(graph: Graph, rule: ContradictionRule, disagreement: Disagreement) -> Contradiction:
    subject, other = disagreement.subject, disagreement.other
    sources = sorted(disagreement.says, key=lambda source: source.order(graph))
    return Contradiction(
        kind=rule.kind,
        subject_kind=subject.kind,
        subject=subject.id,
        subject_name=graph.name(*subject),
        other_kind=other.kind if other else None,
        other=other.id if other else None,
        other_name=graph.name(*other) if other else None,
        field=disagreement.field or None,
        says=tuple(join(source.named(graph), ": ", listed(disagreement.says[source])) for source in sources),
        reason=_reason(graph, rule, disagreement, sources),
        evidence=EvidenceList(disagreement.claims),
    )


_ACCORDING_TO = Text(" volgens ", " according to ")


def _reason(graph: Graph, rule: ContradictionRule, disagreement: Disagreement, sources: Sequence[CitedSource]) -> Text:
    """What it is about, and then which source states what; those that state the same together."""
    differs = disagreement.differs or disagreement.says
    together = grouped((source for source in sources if source in differs), lambda source: tuple(differs[source]))
    sides = (
        join(listed_or_cut(of, MAX_NAMES, MAX_NAMES), _ACCORDING_TO, listed(s.named(graph) for s in by))
        for of, by in together.items()
    )
    name, other = (graph.label(*thing) if thing else "" for thing in (disagreement.subject, disagreement.other))
    field = field_text(disagreement.subject.kind, disagreement.field)
    start = rule.sentence.format(name=name, other=other, field=field)
    return join(join(start, ": ", join(*sides, between="; "), "."), *disagreement.more, between=" ")


def _concerns(disagreement: Disagreement, about: Ref) -> bool:
    """Whether it is about a thing, a claim on it names that thing, or the thing is a source of it."""
    proofs = EvidenceList(disagreement.claims)
    named = {disagreement.subject, disagreement.other, *(end for proof in proofs for end in proof.ends)}
    return about in named or about in {("document", proof.source) for proof in proofs}


def _title(findings: Sequence[Contradiction]) -> Text:
    if not findings:
        return Text("De bronnen spreken elkaar niet tegen.", "The sources do not contradict each other.")
    counts = Counter(finding.kind for finding in findings)
    noun = Text("tegenspraak", "contradiction"), Text("tegenspraken", "contradictions")
    kinds = tally(((counts[kind], words) for kind, words in Contradiction.words.items()), " × ")
    return join(counted(len(findings), noun), Text(" tussen bronnen: ", " between sources: "), kinds, ".")


def _narrowed(kind: str = "") -> Reads:
    rules = [RULES[kind]] if kind else RULES.values()
    return reduce(or_, (rule.reads for rule in rules))


_OF_GROUP = Follow("group", ("LEADS", "PARTICIPATES_IN"))
_STEPS = {
    "organisation": (
        Follow("organisation", ("LEADS", "PARTICIPATES_IN", "RESPONSIBLE_FOR", "TAKES_POSITION")),
        _OF_GROUP,
        Follow("issue", ("RESPONSIBLE_FOR",)),
    ),
    "group": (_OF_GROUP,),
    "issue": (Follow("issue", ("RESPONSIBLE_FOR", "TAKES_POSITION", "RELATES_TO")),),
}

CONTRADICTIONS = Question(
    "contradictions",
    Text("Waar spreken de bronnen elkaar tegen?", "Where do the sources contradict each other?"),
    Contradiction,
    _narrowed(),
    contradictions,
    _title,
    options=(Option("kind", Text("Alleen deze soort", "Only this kind"), tuple(RULES)),),
    narrowed=_narrowed,
    around={kind: Around(_STEPS.get(kind, ())) for kind in SUBJECTS if kind != "document"},
)
