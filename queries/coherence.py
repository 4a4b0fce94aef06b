"""Which issues help or hinder each other, and who has to deal with it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.graph import Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.text import Text, counted, join, listed, sort_key
from opgavenkaart.queries.core.grouping import by_name, grouped, nested, sorted_labels
from opgavenkaart.queries.core.participation import seats
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import LINK
from opgavenkaart.queries.owners.question import OWNERS, Owner, owners

SCALE = {  # Nilsson, Griggs and Visbeck (2016), Map the interactions between Sustainable Development Goals
    -3: Text("sluit uit", "cancels"),
    -2: Text("werkt tegen", "counteracts"),
    -1: Text("beperkt", "constrains"),
    0: Text("heeft geen invloed op", "is consistent with"),
    1: Text("maakt mogelijk", "enables"),
    2: Text("versterkt", "reinforces"),
    3: Text("is onlosmakelijk van", "is indivisible from"),
}


@dataclass(frozen=True, kw_only=True)
class Coherence(Finding):
    """How one issue works on another, by one score. `status` is `unmanaged_conflict` where it hinders the other,
    their owners are not the same, and there is no group in which both issues or both owners meet."""

    brief = ("issue_name", "score", "other_name", "status", "reason")
    key = ("issue", "other", "score")
    words = {
        "synergy": Text("synergie", "synergy"),
        "neutral": Text("neutraal", "neutral"),
        "managed_conflict": Text("conflict met een tafel of één eigenaar", "conflict with a table or one owner"),
        "unmanaged_conflict": Text("conflict dat niemand beheert", "unmanaged conflict"),
    }

    issue: str
    issue_name: str
    other: str
    other_name: str
    score: int
    status: str
    owners: tuple[str, ...]
    other_owners: tuple[str, ...]
    common_groups: tuple[str, ...]
    reason: Text


def coherence(graph: Graph, *, about: Ref | None = None) -> list[Coherence]:
    """One finding per ordered pair of issues and score, unmanaged conflicts first, then from -3 up to +3.

    Owners are those stated as accountable or responsible, else those that would follow.
    """
    links = grouped(graph.claims["RELATES_TO"], lambda c: (c.from_id, c.to_id, int(c.props["score"])))
    owned = nested(_owners(graph) if links else (), lambda o: (o.issue, str(o.owner)))
    agenda = nested(graph.claims["ADDRESSES"], lambda c: (c.to_id, c.from_id))
    tables = nested(seats(graph), lambda c: (c.from_id, c.to_id))
    found = []
    for (issue, other, score), claims in links.items():
        sides = [sorted(owned.get(end, ())) for end in (issue, other)]
        found.append(_finding(graph, (issue, other), score, claims, sides, agenda, tables))
    return sorted((f for f in found if about is None or _concerns(f, about)), key=_order)


def _owners(graph: Graph) -> Iterator[Owner]:
    return (o for o in owners(graph) if o.owner and (o.basis == "stated" or o.status.startswith("derived")))


Places = Mapping[str, Mapping[str, Sequence[Claim]]]  # of issues or organisations: by group the claims on it


def _finding(
    graph: Graph,
    ends: tuple[str, str],
    score: int,
    claims: Sequence[Claim],
    owners: Sequence[Sequence[str]],
    agenda: Places,
    tables: Places,
) -> Coherence:
    on_agenda = [agenda.get(end, {}) for end in ends]
    both = on_agenda[0].keys() & on_agenda[1].keys()
    meeting = [{group for owner in side for group in tables.get(owner, {})} for side in owners]
    common = both | (meeting[0] & meeting[1])
    status = "synergy" if score > 0 else "neutral" if score == 0 else "managed_conflict"
    if score < 0 and not common and set(owners[0]).isdisjoint(owners[1]):
        status = "unmanaged_conflict"
    proof = [
        *claims,
        *(claim for of in on_agenda for group in both for claim in of[group]),
        *(claim for owner in {*owners[0], *owners[1]} for g in common for claim in tables.get(owner, {}).get(g, ())),
    ]
    names = [graph.name("issue", end) for end in ends]
    why = "; ".join(sorted({c.props["reason"] for c in claims if c.props.get("reason")}, key=sort_key))
    finding = Coherence(
        issue=ends[0],
        issue_name=names[0],
        other=ends[1],
        other_name=names[1],
        score=score,
        status=status,
        owners=tuple(owners[0]),
        other_owners=tuple(owners[1]),
        common_groups=tuple(sorted(common)),
        reason=join(f"“{names[0]}” ", SCALE[score], f" “{names[1]}” ({score:+d})", f": {why}." if why else "."),
        evidence=EvidenceList(proof),
    )
    return finding.with_added_reason(_who_deals_with(graph, finding)) if score < 0 else finding


def _who_deals_with(graph: Graph, conflict: Coherence) -> Text:
    if conflict.common_groups:
        groups = listed(sorted_labels(graph, "group", conflict.common_groups))
        return Text("Te bespreken in {groups}.", "To be discussed in {groups}.").format(groups=groups)
    sides = conflict.owners, conflict.other_owners
    mine, theirs = (listed(sorted_labels(graph, "organisation", side) or [_NOBODY]) for side in sides)
    if conflict.status == "managed_conflict":
        return Text("In één hand: {owner}.", "In one hand: {owner}.").format(owner=mine)
    return Text(
        "Eigenaren: {mine} tegenover {theirs}, zonder gedeelde werkgroep.",
        "Owners: {mine} against {theirs}, without a common group.",
    ).format(mine=mine, theirs=theirs)


_NOBODY = Text("niemand", "nobody")


def _concerns(finding: Coherence, about: Ref) -> bool:
    named = {
        "issue": (finding.issue, finding.other),
        "organisation": (*finding.owners, *finding.other_owners),
        "group": finding.common_groups,
    }
    return about.id in named.get(about.kind, ())


def _order(finding: Coherence) -> tuple[object, ...]:
    ends = by_name(finding.issue_name, finding.issue), by_name(finding.other_name, finding.other)
    return finding.status != "unmanaged_conflict", finding.score, *ends


def _title(findings: Sequence[Coherence]) -> Text:
    if not findings:
        return Text(
            "Van geen opgaven is vastgelegd hoe zij op elkaar inwerken.",
            "No source tells how issues work on each other.",
        )
    return Text(
        "{links} tussen opgaven: {conflicts} conflicten, waarvan {unmanaged} die niemand beheert.",
        "{links} between issues: {conflicts} conflicts, {unmanaged} of them unmanaged.",
    ).format(
        links=counted(len(findings), LINK),
        conflicts=sum(f.score < 0 for f in findings),
        unmanaged=sum(f.status == "unmanaged_conflict" for f in findings),
    )


COHERENCE = Question(
    "coherence",
    Text("Welke opgaven versterken of hinderen elkaar?", "Which issues help or hinder each other?"),
    Coherence,
    OWNERS.reads | Reads((), ("RELATES_TO", "PARTICIPATES_IN")),
    coherence,
    _title,
)
