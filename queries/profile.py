"""What do we know about this one thing?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.graph import EVERYTHING, Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import IDENTITY, KINDS, RELATIONS
from opgavenkaart.graph.text import Text, counted, listed, sort_key
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.gaps.question import Gap, gaps
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.overlap.question import overlap
from opgavenkaart.queries.overlap.routes import ROUTES
from opgavenkaart.queries.owners.finding import Owner
from opgavenkaart.queries.owners.question import owners

SECTIONS = ("out", "in", "owner", "overlap", "gap")
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


@dataclass(frozen=True)
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
    period: str | None
    reason: Text


def profile(graph: Graph, *, about: Ref) -> list[Known]:
    """All that is known of one thing: its claims both ways, its ownership, its overlaps and its gaps, in that order."""
    found = [*_claims(graph, about), *_ownership(graph, about), *_overlaps(graph, about), *_gaps(graph, about)]
    return sorted(found, key=_order)


def _claims(graph: Graph, about: Ref) -> Iterator[Known]:
    of: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for relation, claims in graph.claims.items():
        for c in claims:
            period = " – ".join((c.valid_from, c.valid_to)) if c.valid_from or c.valid_to else ""
            if (c.from_kind, c.from_id) == about:
                of[relation, "out", c.to_kind, c.to_id, c.role, period].append(c)
            elif (c.to_kind, c.to_id) == about:
                of[relation, "in", c.from_kind, c.from_id, c.role, period].append(c)
    for (relation, direction, kind, id, role, period), claims in of.items():
        yield Known(
            relation,
            direction,
            kind,
            id,
            told.name if relation in IDENTITY and (told := graph.record(kind, id)) else graph.name(kind, id),
            role or None,
            period.strip() or None,
            _sentence(graph, about, claims[0], direction, claims),
            evidence=EvidenceList(claims),
        )


def _sentence(graph: Graph, about: Ref, claim: Claim, direction: str, claims: Sequence[Claim]) -> Text:
    words = RELATIONS[claim.relation].text if direction == "out" else RELATIONS[claim.relation].inverse
    other = (claim.to_kind, claim.to_id) if direction == "out" else (claim.from_kind, claim.from_id)
    told = graph.record(*other) if claim.relation in IDENTITY else None
    me, them = graph.label(*about), told.name if told else graph.label(*other)
    values = sorted({value for c in claims for name in ("value", "score") if (value := c.props.get(name))})
    role = ROLES[claim.role] if claim.role in ROLES else Text(claim.role, claim.role)
    nl = ", ".join(filter(None, (role.nl, *values)))
    en = ", ".join(filter(None, (role.en, *values)))
    end = "" if them.endswith((".", "?", "!")) else "."
    return Text(
        f"{me} {words.nl} {them}{f' ({nl})' if nl else ''}{end}",
        f"{me} {words.en} {them}{f' ({en})' if en else ''}{end}",
    )


def _ownership(graph: Graph, about: Ref) -> Iterator[Known]:
    """Whose issue it is, or what it owns or would own; what is stated is among the claims already."""
    for owner in owners(graph, about=about):
        if owner.basis == "stated" or (about.kind not in ("issue", "organisation")):
            continue
        if about.kind == "issue":
            other = ("organisation", owner.owner, owner.owner_name)
        else:
            other = ("issue", owner.issue, owner.issue_name)
        yield Known("owners", "owner", *other, owner.basis, None, owner.reason, evidence=owner.evidence)


def _overlaps(graph: Graph, about: Ref) -> Iterator[Known]:
    between = f"{about.kind}s"
    if (between, "issues") in ROUTES:
        for pair in overlap(graph, between=between, about=about):
            other = (pair.b, pair.b_name) if pair.a == about.id else (pair.a, pair.a_name)
            yield Known(
                "overlap", "overlap", about.kind, *other, pair.reading, None, pair.reason, evidence=pair.evidence
            )


def _gaps(graph: Graph, about: Ref) -> Iterator[Known]:
    for gap in gaps(graph, about=about):
        other = (gap.subject_kind, gap.subject, gap.subject_name)
        yield Known("gaps", "gap", *other, gap.kind, None, gap.explanation, evidence=gap.evidence)


def _order(finding: Known) -> tuple[object, ...]:
    relations = [*RELATIONS, "owners", "overlap", "gaps"]
    return (
        SECTIONS.index(finding.direction),
        relations.index(finding.relation),
        list(KINDS).index(finding.other_kind) if finding.other_kind else 0,
        sort_key(finding.other_name or ""),
        finding.other or "",
        finding.role or "",
        finding.period or "",
    )


def _title(findings: Sequence[Known]) -> Text:
    if not findings:
        return Text("Hierover is niets bekend dan de naam.", "Nothing but the name is known of this.")
    count = {section: sum(f.direction == section for f in findings) for section in SECTIONS}
    derived = Text("afgeleid eigenaarschap", "derived ownership"), Text("afgeleide eigenaren", "derived ownerships")
    parts = [
        counted(count["out"] + count["in"], (Text("verband", "link"), Text("verbanden", "links"))),
        counted(count["owner"], derived),
        counted(count["overlap"], (Text("overlap", "overlap"), Text("overlappen", "overlaps"))),
        counted(count["gap"], (Text("witte vlek", "gap"), Text("witte vlekken", "gaps"))),
    ]
    return Text(f"{listed(p.nl for p in parts).nl}.", f"{listed(p.en for p in parts).en}.")


PROFILE = Question(
    "profile",
    Text("Wat weten we hierover?", "What do we know about this?"),
    Known,
    Reads(EVERYTHING.kinds, tuple(r for r in EVERYTHING.relations if r != "HAS_NAME")),
    profile,
    _title,
    needs_about=True,
)
