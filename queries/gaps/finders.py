"""What is missing: each kind of gap, looked for in a graph value or in the answer to another question."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from opgavenkaart.graph.dates import spelled_out
from opgavenkaart.graph.graph import Citable
from opgavenkaart.graph.text import Text, figure, join
from opgavenkaart.queries.coordination import Need, needs
from opgavenkaart.queries.core.grouping import claims_of, grouped
from opgavenkaart.queries.core.participation import seats
from opgavenkaart.queries.core.question import Finding
from opgavenkaart.queries.core.wording import OTHERS
from opgavenkaart.queries.evidence.staleness import stale_issues
from opgavenkaart.queries.gaps.context import Found, GapContext, labels
from opgavenkaart.queries.owners.grounds import OWNING
from opgavenkaart.queries.owners.question import Owner
from opgavenkaart.queries.positions import UNANSWERED, Position


def without_owner(owners: Iterable[Owner]) -> Iterator[Found]:
    """Issues of which no owner is stated, with the owners that would follow, or a sentence that none does."""
    ownerless = (o for o in owners if o.status in ("nobody", "derived", "derived_differs"))
    for issue, of in grouped(ownerless, lambda owner: owner.issue).items():
        reasons = [owner.reason for owner in of if owner.owner] or [_NONE_FOLLOWS]
        yield Found(issue, of[0].issue_name, (join(*reasons, between=" "),), partial(_evidence_of, of))


_NONE_FOLLOWS = Text(
    "Uit een trekker of een portefeuille volgt er ook geen.", "None follows from a lead or a portfolio."
)


def by_status(status: str, roles: Sequence[str] = OWNING) -> Callable[[Sequence[Owner]], Iterator[Found]]:
    """Issues whose ownership stands as given, with the owners that are stated in these roles."""

    def found(owners: Iterable[Owner]) -> Iterator[Found]:
        for issue, of in grouped((o for o in owners if o.status == status), lambda owner: owner.issue).items():
            stated = labels(str(o.owner_name) for o in of if o.basis == "stated" and o.role in roles)
            yield Found(issue, of[0].issue_name, stated, partial(_evidence_of, of))

    return found


def _evidence_of(rows: Iterable[Finding]) -> Iterator[Citable]:
    return (item for row in rows for item in row.evidence)


def owner_absent(records: GapContext) -> Iterator[Found]:
    graph = records.graph
    held = {(c.from_id, c.to_id) for c in seats(graph)}
    for issue in graph.nodes["issue"].values():
        claims = records.of["issue", issue.id]
        groups = [c.from_id for c in claims if c.relation == "ADDRESSES"]
        stated = {c.from_id for c in claims if c.relation == "RESPONSIBLE_FOR" and c.role in OWNING}
        absent = [owner for owner in stated if groups and not any((owner, group) in held for group in groups)]
        if absent:
            yield records.found(issue, (graph.label("organisation", owner) for owner in absent))


def domain_without_issue(records: GapContext) -> Iterator[Found]:
    filled = {claim.to_id for claim in records.graph.claims["IN_DOMAIN"] if claim.from_kind == "issue"}
    used = set[str]().union(*map(records.above, filled))
    return (records.found(d) for d in records.graph.nodes["domain"].values() if d.id not in used)


def domain_without_owner(records: GapContext) -> Iterator[Found]:
    held = {c.to_id for c in records.graph.claims["HAS_PORTFOLIO"]}
    return (records.found(d) for d in records.graph.nodes["domain"].values() if not records.above(d.id) & held)


def ministry_without_issue(records: GapContext) -> Iterator[Found]:
    graph = records.graph
    addressing = {c.from_id for c in graph.claims["ADDRESSES"]}
    busy = {c.from_id for c in claims_of(graph, ("RESPONSIBLE_FOR", "TAKES_POSITION"))}
    busy |= {c.from_id for c in seats(graph) if c.to_id in addressing}
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


MAX_NAMED_PARTIES = 10  # in a gap of coordination; of more, one less is named and the others are counted


def no_table(records: GapContext) -> Iterator[Found]:
    """Parties that have work in common with others whom they meet nowhere.

    Named are those with whom they have most in common.
    """
    for need in needs(records.graph):
        for party, others, count in need.strongest(MAX_NAMED_PARTIES):
            named = others if count <= MAX_NAMED_PARTIES else others[:-1]
            related = labels(records.graph.label(need.kind, need.ids[other]) for other in named)
            rest = (join(figure(count - len(named)), " ", OTHERS),) if count > len(named) else ()
            id, claims = need.ids[party], partial(_shared_claims, need, party, named)
            yield Found(id, records.graph.name(need.kind, id), (*related, *rest), claims, need.kind)


def _shared_claims(need: Need, party: int, others: Iterable[int]) -> Iterator[Citable]:
    return (claim for other in others for claim in need.claims((party, other), need.shared(party, other)))


def unanswered(positions: Iterable[Position]) -> Iterator[Found]:
    asked = (p for p in positions if p.stance == UNANSWERED)
    for (id, name), of in grouped(asked, lambda p: (str(p.question), str(p.question_name))).items():
        yield Found(id, name, labels(p.organisation_name for p in of), partial(_evidence_of, of))


def stale(records: GapContext) -> Iterator[Found]:
    for old in stale_issues(records.graph):
        name = records.graph.nodes["issue"][old.issue].name
        yield Found(old.issue, name, (spelled_out(old.newest),), old.claims)
