"""What do we know about this one thing?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.graph import EVERYTHING, Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import IDENTITY, KINDS, RELATIONS
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.core.grouping import by_name, claims_of
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import GAP, LINK, each_counted, full_stop, is_plural, of_several, predicate
from opgavenkaart.queries.gaps.question import Gap, gaps
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.overlap.question import overlap
from opgavenkaart.queries.overlap.routes import ROUTES
from opgavenkaart.queries.owners.question import Owner, owners

DIRECTIONS = {
    "out": Text("zelf", "outwards"),
    "in": Text("van een ander", "inwards"),
    "owner": Text("eigenaarschap", "ownership"),
    "overlap": Text("overlap", "overlap"),
    "gap": Text("witte vlek", "gap"),
}
ROLES = {
    value.id: value.text
    for field in (*(r.role for r in RELATIONS.values()), *(f for r in RELATIONS.values() for f in r.fields))
    if field
    for value in field.values
}


@dataclass(frozen=True, kw_only=True)
class Known(Finding):
    """One thing that is known of what was asked about: a claim, or what an answer to another question says of it.

    `direction` is out or in for a claim, by which of its ends it is; else owner, overlap or gap: the role is then the
    basis of ownership, the reading of the overlap or the kind of gap.
    """

    brief = ("direction", "relation", "other_name", "role", "period", "reason")
    key = ("relation", "direction", "other_kind", "other", "role", "period")
    words = {
        **{kind.id: kind.text for kind in KINDS.values()},
        **{relation.id: relation.text for relation in RELATIONS.values()},
        **Gap.words,
        **Overlap.words,
        **Owner.words,
        **ROLES,
        **DIRECTIONS,
    }

    relation: str
    direction: str
    other_kind: str | None
    other: str | None
    other_name: str | None
    role: str | None
    period: str | None = None
    reason: Text


def profile(graph: Graph, *, about: Ref) -> list[Known]:
    """All that is known of one thing: its claims both ways, its ownership, its overlaps and its gaps, in that order."""
    return sorted((*_claims(graph, about), *_answers(graph, about)), key=_order)


def _claims(graph: Graph, about: Ref) -> Iterator[Known]:
    of: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for c in claims_of(graph, graph.claims):
        period = f"{c.valid_from} – {c.valid_to}".strip() if c.valid_from or c.valid_to else ""
        if (c.from_kind, c.from_id) == about:
            of[c.relation, "out", c.to_kind, c.to_id, c.role, period].append(c)
        elif (c.to_kind, c.to_id) == about:
            of[c.relation, "in", c.from_kind, c.from_id, c.role, period].append(c)
    for (relation, direction, kind, id, role, period), claims in of.items():
        merged = graph.record(kind, id) if relation in IDENTITY else None
        yield Known(
            relation=relation,
            direction=direction,
            other_kind=kind,
            other=id,
            other_name=merged.name if merged else graph.name(kind, id),
            role=role or None,
            period=period or None,
            reason=_sentence(graph, about, claims, direction, merged.name if merged else graph.label(kind, id)),
            evidence=EvidenceList(claims),
        )


def _sentence(graph: Graph, about: Ref, claims: Sequence[Claim], direction: str, other: str) -> Text:
    words, role = RELATIONS[claims[0].relation].words(claims[0].role, forwards=direction == "out")
    values = sorted({value for c in claims for name in ("value", "score") if (value := c.props.get(name))})
    qualified: list[Text | str] = [*([role] if role else []), *values]
    more = join(" (", join(*qualified, between=", "), ")") if qualified else ""
    said = predicate(of_several(words) if is_plural(graph.node(*about)) else words, other)
    return join(graph.label(*about), " ", said, more, "." if more else full_stop(said.nl))


def _answers(graph: Graph, about: Ref) -> Iterator[Known]:
    """What owners, overlap and gaps answer on it; an owner that is stated is among the claims already."""
    is_issue, between = about.kind == "issue", f"{about.kind}s"
    for owner in owners(graph, about=about) if about.kind in ("issue", "organisation") else ():
        if owner.basis != "stated":
            kind = "organisation" if is_issue else "issue"
            other = (owner.owner, owner.owner_name) if is_issue else (owner.issue, owner.issue_name)
            yield _known("owners", "owner", owner, kind, *other, owner.basis)
    for pair in overlap(graph, between=between, about=about) if (between, "issues") in ROUTES else ():
        party = (pair.b, pair.b_name) if pair.a == about.id else (pair.a, pair.a_name)
        yield _known("overlap", "overlap", pair, about.kind, *party, pair.reading)
    for gap in gaps(graph, about=about):
        yield _known("gaps", "gap", gap, gap.subject_kind, gap.subject, gap.subject_name, gap.kind)


def _known(
    question: str, direction: str, of: Owner | Overlap | Gap, kind: str, id: str | None, name: str | None, role: str
) -> Known:
    return Known(
        relation=question,
        direction=direction,
        other_kind=kind,
        other=id,
        other_name=name,
        role=role,
        reason=of.reason,
        evidence=of.evidence,
    )


def _order(finding: Known) -> tuple[object, ...]:
    return (
        list(DIRECTIONS).index(finding.direction),
        [*RELATIONS, "owners", "overlap", "gaps"].index(finding.relation),
        list(KINDS).index(finding.other_kind) if finding.other_kind else 0,
        *by_name(finding.other_name, finding.other),
        finding.role or "",
        finding.period or "",
    )


def _title(findings: Sequence[Known]) -> Text:
    if not findings:
        return Text("Hierover is niets bekend dan de naam.", "Nothing but the name is known of this.")
    count = {section: sum(f.direction == section for f in findings) for section in DIRECTIONS}
    parts = (
        (count["out"] + count["in"], LINK),
        (count["owner"], _DERIVED),
        (count["overlap"], _OVERLAP),
        (count["gap"], GAP),
    )
    return join(each_counted(parts), ".")


_DERIVED = (
    Text("afgeleid eigenaarschap", "derived ownership"),
    Text("afgeleide eigenaarschappen", "derived ownerships"),
)
_OVERLAP = Text("overlap", "overlap"), Text("overlappingen", "overlaps")


PROFILE = Question(
    "profile",
    Text("Wat weten we hierover?", "What do we know about this?"),
    Known,
    Reads(EVERYTHING.kinds, tuple(r for r in EVERYTHING.relations if r != "HAS_NAME")),
    profile,
    _title,
    needs_about=True,
)
