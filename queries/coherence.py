"""Which issues help or hinder each other, and who has to deal with it?"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product

from opgavenkaart.graph.graph import Citable, Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.store.around import Around, Follow
from opgavenkaart.graph.text import Text, counted, figure, join, listed, sort_key
from opgavenkaart.queries.core.grouping import by_name, grouped, nested, sorted_labels
from opgavenkaart.queries.core.participation import SEATS, seats
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import LINK, full_stop, signed
from opgavenkaart.queries.owners.question import OWNERS, TO_GROUNDS, TO_ISSUES, Owner, owners

SCALE = {  # Nilsson, Griggs and Visbeck (2016), Map the interactions between Sustainable Development Goals
    -3: Text("{issue} sluit {other} uit", "{issue} cancels {other}"),
    -2: Text("{issue} werkt {other} tegen", "{issue} counteracts {other}"),
    -1: Text("{issue} beperkt {other}", "{issue} constrains {other}"),
    0: Text("{issue} heeft geen invloed op {other}", "{issue} is consistent with {other}"),
    1: Text("{issue} maakt {other} mogelijk", "{issue} enables {other}"),
    2: Text("{issue} versterkt {other}", "{issue} reinforces {other}"),
    3: Text("{issue} is onlosmakelijk verbonden met {other}", "{issue} is indivisible from {other}"),
}


@dataclass(frozen=True, kw_only=True)
class Coherence(Finding):
    """How one issue works on another, by one score. `status` is `unmanaged_conflict` where it hinders the other,
    they have no owner in common, and no group has both on its agenda or an owner of each at its table."""

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
    known = (o for o in owners(graph) if o.owner and (o.basis == "stated" or o.status.startswith("derived")))
    owned = nested(known if links else (), lambda o: (o.issue, str(o.owner)))
    agenda = nested(graph.claims["ADDRESSES"], lambda c: (c.to_id, c.from_id))
    tables = nested(seats(graph), lambda c: (c.from_id, c.to_id))
    found = []
    for (issue, other, score), claims in links.items():
        sides = owned.get(issue, {}), owned.get(other, {})
        found.append(_finding(graph, (issue, other), score, claims, sides, agenda, tables))
    return sorted((f for f in found if about is None or _concerns(f, about)), key=_order)


Places = Mapping[str, Mapping[str, Sequence[Claim]]]  # of issues or organisations: by group the claims on it
Owners = Mapping[str, Sequence[Owner]]  # those of an issue, each by what makes it one


def _finding(
    graph: Graph,
    ends: tuple[str, str],
    score: int,
    claims: Sequence[Claim],
    owners: tuple[Owners, Owners],
    agenda: Places,
    tables: Places,
) -> Coherence:
    on_agenda = [agenda.get(end, {}) for end in ends]
    both = on_agenda[0].keys() & on_agenda[1].keys()
    pairs = [pair for pair in product(*owners) if pair[0] != pair[1]]
    meeting = {group for one, other in pairs for group in tables.get(one, {}) if group in tables.get(other, {})}
    common = both | meeting
    status = "synergy" if score > 0 else "neutral" if score == 0 else "managed_conflict"
    if score < 0 and not common and owners[0].keys().isdisjoint(owners[1]):
        status = "unmanaged_conflict"
    proof: list[Citable] = [
        *claims,
        *(claim for of in on_agenda for group in both for claim in of[group]),
        *(claim for owner in {*owners[0], *owners[1]} for g in meeting for claim in tables.get(owner, {}).get(g, ())),
        *(claim for side in owners for of in side.values() for owner in of for claim in owner.evidence),
    ]
    names = [graph.name("issue", end) for end in ends]
    why = "; ".join(sorted({c.props["reason"].rstrip(". ") for c in claims if c.props.get("reason")}, key=sort_key))
    effect = SCALE[score].format(issue=f"“{names[0]}”", other=f"“{names[1]}”")
    finding = Coherence(
        issue=ends[0],
        issue_name=names[0],
        other=ends[1],
        other_name=names[1],
        score=score,
        status=status,
        owners=tuple(sorted(owners[0])),
        other_owners=tuple(sorted(owners[1])),
        common_groups=tuple(sorted(common)),
        reason=join(effect, f" ({signed(score)})", f": {why}" if why else "", full_stop(why)),
        evidence=EvidenceList(proof),
    )
    if score >= 0:
        return finding
    return finding.with_added_reason(_who_deals_with(graph, owners, {_ON_AGENDA: both, _AT_TABLE: meeting - both}))


_ON_AGENDA = Text("in {groups} (beide opgaven staan op de agenda)", "in {groups} (both issues are on the agenda)")
_AT_TABLE = Text("in {groups} (eigenaren van beide zitten aan tafel)", "in {groups} (owners of both are at the table)")


_OWN_BOTH = (
    Text("Eigenaar van beide: {who}.", "Owner of both: {who}."),
    Text("Eigenaren van beide: {who}.", "Owners of both: {who}."),
)


def _who_deals_with(graph: Graph, owners: tuple[Owners, Owners], places: Mapping[Text, Set[str]]) -> Text:
    """Where to discuss a conflict and on what that rests, and who owns both issues; or that neither is so."""
    found = []
    if any(places.values()):
        named = (words.format(groups=listed(sorted_labels(graph, "group", of))) for words, of in places.items() if of)
        found.append(Text("Te bespreken {places}.", "To be discussed {places}.").format(places=listed(named)))
    if both := {owner: [*owners[1][owner], *of] for owner, of in owners[0].items() if owner in owners[1]}:
        found.append(_OWN_BOTH[len(both) > 1].format(who=_named(graph, both)))
    unmanaged = Text(
        "Eigenaren: {issue} tegenover {other}, zonder gedeelde werkgroep.",
        "Owners: {issue} versus {other}, with no group in common.",
    ).format(issue=_named(graph, owners[0]), other=_named(graph, owners[1]))
    return join(*(found or [unmanaged]), between=" ")


def _named(graph: Graph, owners: Owners) -> Text:
    """Owners in words; those that no source states are called derived, and who only carries it out is called so."""
    if not owners:
        return Text("niemand", "nobody")
    derived = any(owner.basis != "stated" for of in owners.values() for owner in of)
    labels = ((graph.label("organisation", owner), _carries_out(of)) for owner, of in owners.items())
    names = sorted(labels, key=lambda name: sort_key(name[0]))
    listing = listed(join(label, Text(" (uitvoerend)", " (responsible)") if only else "") for label, only in names)
    return join(listing, Text(" (afgeleid)", " (derived)") if derived else "")


def _carries_out(rows: Sequence[Owner]) -> bool:
    """Whether a source has someone carry out one of the issues, and no source has them own it."""
    roles = nested(rows, lambda row: (row.issue, row.role))
    return any(of.keys() == {"responsible"} for of in roles.values())


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
            "Geen bron zegt hoe opgaven op elkaar inwerken.",
            "No source states how issues work on each other.",
        )
    return Text(
        "{links} tussen opgaven: {conflicts} ({unmanaged} onbeheerd).",
        "{links} between issues: {conflicts} ({unmanaged} unmanaged).",
    ).format(
        links=counted(len(findings), LINK),
        conflicts=counted(sum(f.score < 0 for f in findings), CONFLICT),
        unmanaged=figure(sum(f.status == "unmanaged_conflict" for f in findings)),
    )


CONFLICT = Text("conflict", "conflict"), Text("conflicten", "conflicts")


COHERENCE = Question(
    "coherence",
    Text("Welke opgaven versterken of hinderen elkaar?", "Which issues help or hinder each other?"),
    Coherence,
    OWNERS.reads | Reads((), ("RELATES_TO", "PARTICIPATES_IN")),
    coherence,
    _title,
    around={
        kind: Around((*TO_ISSUES[kind], Follow("issue", ("RELATES_TO",)), *TO_GROUNDS, Follow("organisation", SEATS)))
        for kind in ("issue", "organisation")
    },
)
