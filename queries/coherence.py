"""Which issues help or hinder each other, and who has to deal with it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.graph import Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import SEATS
from opgavenkaart.graph.text import Text, counted, join, listed, sort_key
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import LINK
from opgavenkaart.queries.owners.question import OWNERS, owners

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
    of: dict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for claim in graph.claims["RELATES_TO"]:
        of[claim.from_id, claim.to_id, int(claim.props["score"])].append(claim)
    owned = _owned(graph)
    agenda, seats = _by_end(graph, ("ADDRESSES",), "to_id"), _by_end(graph, SEATS, "from_id")
    found = [_finding(graph, key, claims, owned, agenda, seats) for key, claims in of.items()]
    return sorted((f for f in found if about is None or _concerns(f, about)), key=_order)


Ends = Mapping[str, Mapping[str, Sequence[Claim]]]


def _owned(graph: Graph) -> dict[str, set[str]]:
    owned: dict[str, set[str]] = defaultdict(set)
    if graph.claims["RELATES_TO"]:
        for owner in owners(graph):
            if owner.owner and (owner.basis == "stated" or owner.status.startswith("derived")):
                owned[owner.issue].add(owner.owner)
    return owned


def _by_end(graph: Graph, relations: Sequence[str], end: str) -> Ends:
    """Claims by one of their ends, and then by the group at the other."""
    found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    other = "from_id" if end == "to_id" else "to_id"
    for relation in relations:
        for claim in graph.claims[relation]:
            found[getattr(claim, end)][getattr(claim, other)].append(claim)
    return found


def _finding(
    graph: Graph,
    key: tuple[str, str, int],
    claims: Sequence[Claim],
    owned: Mapping[str, set[str]],
    agenda: Ends,
    seats: Ends,
) -> Coherence:
    issue, other, score = key
    mine, theirs = owned.get(issue, set()), owned.get(other, set())
    both = agenda.get(issue, {}).keys() & agenda.get(other, {}).keys()
    tables = [{group for owner in side for group in seats.get(owner, {})} for side in (mine, theirs)]
    common = both | (tables[0] & tables[1])
    status = "synergy" if score > 0 else "neutral" if score == 0 else "managed_conflict"
    if score < 0 and not common and not (mine & theirs):
        status = "unmanaged_conflict"
    proof = [
        *claims,
        *(claim for of in (agenda.get(issue, {}), agenda.get(other, {})) for group in both for claim in of[group]),
        *(claim for o in mine | theirs for group in common for claim in seats.get(o, {}).get(group, ())),
    ]
    return Coherence(
        issue=issue,
        issue_name=graph.name("issue", issue),
        other=other,
        other_name=graph.name("issue", other),
        score=score,
        status=status,
        owners=tuple(sorted(mine)),
        other_owners=tuple(sorted(theirs)),
        common_groups=tuple(sorted(common)),
        reason=join(*_reason(graph, key, status, claims, (mine, theirs), common), between=" "),
        evidence=EvidenceList(proof),
    )


def _reason(
    graph: Graph,
    key: tuple[str, str, int],
    status: str,
    claims: Sequence[Claim],
    owned: tuple[set[str], set[str]],
    common: set[str],
) -> Iterator[Text]:
    """The sentences of the reason: what works on what, and of a conflict who has to deal with it where."""
    issue, other, score = key
    why = "; ".join(sorted({c.props["reason"] for c in claims if c.props.get("reason")}, key=sort_key))
    issues = f"“{graph.name('issue', issue)}”", f"“{graph.name('issue', other)}” ({score:+d})"
    yield join(issues[0], " ", SCALE[score], " ", issues[1], f": {why}." if why else ".")
    if score >= 0:
        return
    owners = [listed(sorted((graph.label("organisation", o) for o in side), key=sort_key)) for side in owned]
    if common:
        groups = listed(sorted((graph.label("group", g) for g in common), key=sort_key))
        yield Text("Te bespreken in {groups}.", "To be discussed in {groups}.").format(groups=groups)
    elif status == "unmanaged_conflict":
        mine, theirs = (side if side.en else Text("niemand", "nobody") for side in owners)
        yield Text(
            "Eigenaren: {mine} tegenover {theirs}, zonder gedeelde werkgroep.",
            "Owners: {mine} against {theirs}, without a common group.",
        ).format(mine=mine, theirs=theirs)
    else:
        yield Text("In één hand: {owner}.", "In one hand: {owner}.").format(owner=owners[0])


def _concerns(finding: Coherence, about: Ref) -> bool:
    named = {
        "issue": (finding.issue, finding.other),
        "organisation": (*finding.owners, *finding.other_owners),
        "group": finding.common_groups,
    }
    return about.id in named.get(about.kind, ())


def _order(finding: Coherence) -> tuple[object, ...]:
    return (
        finding.status != "unmanaged_conflict",
        finding.score,
        sort_key(finding.issue_name),
        finding.issue,
        sort_key(finding.other_name),
        finding.other,
    )


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
