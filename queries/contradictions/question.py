"""Where do the sources contradict each other?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.graph import EvidenceList, Graph, Reads
from opgavenkaart.graph.model import IDENTITY, KINDS
from opgavenkaart.graph.text import Text, counted, listed, sort_key
from opgavenkaart.queries.contradictions import finders as odds
from opgavenkaart.queries.contradictions.fields import field_text
from opgavenkaart.queries.contradictions.finders import Odds
from opgavenkaart.queries.contradictions.identity import identities
from opgavenkaart.queries.core.question import Finding, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import CitedSource

SHOWN = 15  # names in a sentence; the column `says` has them all


@dataclass(frozen=True)
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
    find: Callable[[Graph], Iterable[Odds]]
    sentence: Text


_WHO = ("organisation", "document")

RULES: dict[str, ContradictionRule] = {
    rule.kind: rule
    for rule in (
        ContradictionRule(
            "lead",
            Reads((*_WHO, "group"), ("LEADS",)),
            odds.leads,
            Text("De bronnen noemen verschillende trekkers van {name}", "The sources name different leads of {name}"),
        ),
        ContradictionRule(
            "owner",
            Reads((*_WHO, "issue"), ("RESPONSIBLE_FOR",)),
            odds.owners,
            Text(
                "De bronnen noemen verschillende eigenaren van “{name}”",
                "The sources name different owners of “{name}”",
            ),
        ),
        ContradictionRule(
            "participants",
            Reads((*_WHO, "group"), ("PARTICIPATES_IN", "LEADS")),
            odds.participants,
            Text(
                "De lijsten van deelnemers aan {name} verschillen. Niet in elke lijst",
                "The lists of participants in {name} differ. Not in every list",
            ),
        ),
        ContradictionRule(
            "score",
            Reads((*_WHO, "issue"), ("RELATES_TO",)),
            odds.scores,
            Text(
                "De invloed van “{name}” op “{other}” krijgt tegengestelde scores",
                "The influence of “{name}” on “{other}” is given opposite scores",
            ),
        ),
        ContradictionRule(
            "position",
            Reads((*_WHO, "issue"), ("TAKES_POSITION",)),
            odds.positions,
            Text(
                "Van {other} is over “{name}” een tegengesteld standpunt vastgelegd",
                "Opposite positions of {other} on “{name}” are on record",
            ),
        ),
        ContradictionRule(
            "identity",
            Reads(_WHO, IDENTITY),
            identities,
            Text(
                "Of {name} en {other} één organisatie zijn, is in geschil; het blijven er twee",
                "Whether {name} and {other} are one organisation is disputed; they stay two",
            ),
        ),
        ContradictionRule(
            "description",
            Reads(tuple(KINDS), ("HAS_NAME",)),
            odds.descriptions,
            Text(
                "De gegevenssets zijn het niet eens over {name}, {field}",
                "The data sets do not agree on {name}, {field}",
            ),
        ),
    )
}


def contradictions(graph: Graph, *, kind: str = "", about: Ref | None = None) -> list[Contradiction]:
    """One finding per kind and thing, in the order of the kinds; of descriptions one per field."""
    order = {kind: place for place, kind in enumerate(RULES)}
    found = [
        _finding(graph, rule, at_odds)
        for rule in ([RULES[kind]] if kind else RULES.values())
        for at_odds in rule.find(graph)
        if about is None or _concerns(at_odds, about)
    ]
    return sorted(found, key=lambda f: (order[f.kind], sort_key(f.subject_name), *_key(f)))


def _key(finding: Contradiction) -> tuple[str, ...]:
    return finding.subject_kind, finding.subject, finding.other or "", finding.field or ""


def _finding(graph: Graph, rule: ContradictionRule, at_odds: Odds) -> Contradiction:
    subject, other = at_odds.subject, at_odds.other
    sources = sorted(at_odds.says, key=lambda source: source.order(graph))
    return Contradiction(
        rule.kind,
        subject.kind,
        subject.id,
        graph.name(*subject),
        other.kind if other else None,
        other.id if other else None,
        graph.name(*other) if other else None,
        at_odds.field or None,
        tuple(_says(source.named(graph), at_odds.says[source]) for source in sources),
        _reason(graph, rule, at_odds, sources),
        evidence=EvidenceList(at_odds.claims),
    )


def _says(source: Text, said: Sequence[Text]) -> Text:
    return Text(f"{source.nl}: {listed(t.nl for t in said).nl}", f"{source.en}: {listed(t.en for t in said).en}")


def _reason(graph: Graph, rule: ContradictionRule, at_odds: Odds, sources: Sequence[CitedSource]) -> Text:
    """What it is about, and then who says what; those that say the same together."""
    differs = at_odds.differs or at_odds.says
    together: dict[tuple[Text, ...], list[Text]] = {}
    for source in sources:
        if source in differs:
            together.setdefault(tuple(differs[source]), []).append(source.named(graph))
    nl = "; ".join(f"{_few(t.nl for t in of).nl} volgens {listed(s.nl for s in by).nl}" for of, by in together.items())
    en = "; ".join(f"{_few(t.en for t in of).en} by {listed(s.en for s in by).en}" for of, by in together.items())
    start = _filled(graph, rule.sentence, at_odds)
    return Text(
        " ".join((f"{start.nl}: {nl}.", *(t.nl for t in at_odds.more))),
        " ".join((f"{start.en}: {en}.", *(t.en for t in at_odds.more))),
    )


def _filled(graph: Graph, sentence: Text, at_odds: Odds) -> Text:
    name, other = (graph.label(*thing) if thing else "" for thing in (at_odds.subject, at_odds.other))
    field = field_text(at_odds.subject.kind, at_odds.field)
    return Text(
        sentence.nl.format(name=name, other=other, field=field.nl),
        sentence.en.format(name=name, other=other, field=field.en),
    )


def _few(names: Iterable[str]) -> Text:
    every = list(names)
    if len(every) <= SHOWN:
        return listed(every)
    rest = len(every) - SHOWN
    shown = ", ".join(every[:SHOWN])
    return Text(f"{shown} en {rest} andere", f"{shown} and {rest} others")


def _concerns(at_odds: Odds, about: Ref) -> bool:
    """Whether it is about a thing, or what is said names it, or it is what says so."""
    proofs = EvidenceList(at_odds.claims)
    named = {at_odds.subject, at_odds.other, *(end for proof in proofs for end in proof.ends)}
    return about in named or about in {("document", proof.source) for proof in proofs}


def _title(findings: Sequence[Contradiction]) -> Text:
    if not findings:
        return Text("De bronnen spreken elkaar niet tegen.", "The sources do not contradict each other.")
    counts = {kind: sum(f.kind == kind for f in findings) for kind in RULES}
    nl = listed(f"{count} × {Contradiction.words[kind].nl}" for kind, count in counts.items() if count).nl
    en = listed(f"{count} × {Contradiction.words[kind].en}" for kind, count in counts.items() if count).en
    all_ = counted(len(findings), (Text("tegenspraak", "contradiction"), Text("tegenspraken", "contradictions")))
    return Text(f"{all_.nl} tussen bronnen: {nl}.", f"{all_.en} between sources: {en}.")


def _narrowed(kind: str = "") -> Reads:
    if kind:
        return RULES[kind].reads
    reads = Reads((), ())
    for rule in RULES.values():
        reads |= rule.reads
    return reads


CONTRADICTIONS = Question(
    "contradictions",
    Text("Waar spreken de bronnen elkaar tegen?", "Where do the sources contradict each other?"),
    Contradiction,
    _narrowed(),
    contradictions,
    _title,
    options=(Option("kind", Text("Alleen deze soort", "Only this kind"), tuple(RULES)),),
    narrowed=_narrowed,
)
