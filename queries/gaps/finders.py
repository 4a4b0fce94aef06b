"""What is missing: each kind of gap, looked for in a graph value or in the answer to another question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from opgavenkaart.graph.graph import Citable
from opgavenkaart.graph.model import SEATS
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.coordination import Item, Need, needs, without_table
from opgavenkaart.queries.evidence.staleness import stale_issues
from opgavenkaart.queries.gaps.context import Found, GapContext, labels
from opgavenkaart.queries.owners.finding import OWNING, Owner
from opgavenkaart.queries.positions import UNANSWERED, Position


def by_status(*statuses: str) -> Callable[[Sequence[Owner]], Iterator[Found]]:
    """Issues whose ownership stands as given, with the owners that are stated or would follow."""

    def found(owners: Iterable[Owner]) -> Iterator[Found]:
        rows: dict[str, list[Owner]] = defaultdict(list)
        for owner in owners:
            if owner.status in statuses:
                rows[owner.issue].append(owner)
        for issue, of in rows.items():
            stated = [o for o in of if o.basis == "stated" and (o.role == OWNING[0] or o.status != "several_owners")]
            related = labels(str(o.owner_name) for o in stated) or tuple(o.reason for o in of if o.owner)
            yield Found(issue, of[0].issue_name, related, partial(_of_rows, of))

    return found


def _of_rows(rows: Sequence[Owner]) -> Iterator[Citable]:
    return (item for row in rows for item in row.evidence)


def explain_no_owner(name: str, reasons: Sequence[Text]) -> Text:
    nothing = Text("Uit een trekker of een portefeuille volgt er ook geen.", "None follows from a lead or a portfolio.")
    none = Text(f"Geen eigenaar genoemd van “{name}”.", f"No stated owner of “{name}”.")
    return join(none, *(reasons or [nothing]), between=" ")


def owner_absent(records: GapContext) -> Iterator[Found]:
    graph = records.graph
    seats = {(c.from_id, c.to_id) for r in SEATS for c in graph.claims[r]}
    for issue in graph.nodes["issue"].values():
        claims = records.of["issue", issue.id]
        groups = [c.from_id for c in claims if c.relation == "ADDRESSES"]
        stated = {c.from_id for c in claims if c.relation == "RESPONSIBLE_FOR" and c.role in OWNING}
        absent = [owner for owner in stated if groups and not any((owner, group) in seats for group in groups)]
        if absent:
            yield records.found(issue, (graph.label("organisation", owner) for owner in absent))


def domain_without_issue(records: GapContext) -> Iterator[Found]:
    used: set[str] = set()
    for claim in records.graph.claims["IN_DOMAIN"]:
        if claim.from_kind == "issue":
            used |= records.above(claim.to_id)
    return (records.found(d) for d in records.graph.nodes["domain"].values() if d.id not in used)


def domain_without_owner(records: GapContext) -> Iterator[Found]:
    held = {c.to_id for c in records.graph.claims["HAS_PORTFOLIO"]}
    return (records.found(d) for d in records.graph.nodes["domain"].values() if not records.above(d.id) & held)


def ministry_without_issue(records: GapContext) -> Iterator[Found]:
    graph = records.graph
    addressing = {c.from_id for c in graph.claims["ADDRESSES"]}
    busy = {c.from_id for r in ("RESPONSIBLE_FOR", "TAKES_POSITION") for c in graph.claims[r]}
    busy |= {c.from_id for r in SEATS for c in graph.claims[r] if c.to_id in addressing}
    ministries = (o for o in graph.nodes["organisation"].values() if o.type == "ministry")
    return (records.found(ministry) for ministry in ministries if ministry.id not in busy)


def owner_ended(records: GapContext) -> Iterator[Found]:
    graph = records.graph
    ended: dict[str, set[str]] = defaultdict(set)
    for claim in graph.claims["RESPONSIBLE_FOR"]:
        if claim.role in OWNING:
            owner = claim.stated.from_id
            heirs = (claim.from_id,) if claim.via else graph.successors.get(owner)
            if heirs is not None:
                labels = [graph.label("organisation", id) for id in (owner, *heirs)]
                ended[claim.to_id].add(f"{labels[0]} → {' / '.join(labels[1:]) or '?'}")
    for issue, gone in ended.items():
        yield records.found(graph.nodes["issue"][issue], gone)


def no_table(records: GapContext) -> Iterator[Found]:
    """Parties that have work in common with others whom they meet nowhere."""
    for need in needs(records.graph):
        others: dict[str, list[tuple[str, Sequence[Item]]]] = defaultdict(list)
        for (a, b), items in without_table(need, at_least=1).items():
            others[a].append((b, items))
            others[b].append((a, items))
        for id, of in others.items():
            name = partial(records.graph.name, need.kind)
            related = labels(name(other) for other, _ in of)
            yield Found(id, name(id), related, partial(_shared_claims, need, id, of), need.kind)


def _shared_claims(need: Need, id: str, others: Iterable[tuple[str, Sequence[Item]]]) -> Iterator[Citable]:
    for other, items in others:
        yield from need.claims((id, other), items)


def unanswered(positions: Iterable[Position]) -> Iterator[Found]:
    asked: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        if position.stance == UNANSWERED:
            asked[str(position.question), str(position.question_name)].append(position)
    for (id, name), of in asked.items():
        yield Found(id, name, labels(p.organisation_name for p in of), [item for p in of for item in p.evidence])


def stale(records: GapContext) -> Iterator[Found]:
    for old in stale_issues(records.graph):
        name = records.graph.nodes["issue"][old.issue].name
        yield Found(old.issue, name, labels([old.newest]), old.claims)
