"""The rules by which gaps are found, one declaration a kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from opgavenkaart.graph.graph import Cited
from opgavenkaart.graph.model import SEATS
from opgavenkaart.graph.schema import Text
from opgavenkaart.queries.coordination import COORDINATION, Item, Need, needs, without_table
from opgavenkaart.queries.cypher import cites
from opgavenkaart.queries.evidence_age import READS as STALE
from opgavenkaart.queries.evidence_age import stale_issues
from opgavenkaart.queries.gaps_records import Found, Records, Rule, labels, sentence
from opgavenkaart.queries.owners import OWNERS, OWNING, Owner
from opgavenkaart.queries.positions import POSITIONS, UNANSWERED, Position


def _by_status(*statuses: str) -> Callable[[Sequence[Owner]], Iterator[Found]]:
    """Issues whose ownership stands as given, with the owners that are stated or would follow."""

    def found(owners: Iterable[Owner]) -> Iterator[Found]:
        rows: dict[str, list[Owner]] = defaultdict(list)
        for owner in owners:
            if owner.status in statuses:
                rows[owner.issue].append(owner)
        for issue, of in rows.items():
            at_odds = [o for o in of if o.basis == "stated" and (o.role == OWNING[0] or o.status != "several_owners")]
            related = labels(str(o.owner_name) for o in at_odds) or tuple(o.reason for o in of if o.owner)
            yield Found(issue, of[0].issue_name, related, partial(_of_rows, of))

    return found


def _of_rows(rows: Sequence[Owner]) -> Iterator[Cited]:
    return (item for row in rows for item in row.evidence)


def _explain_no_owner(name: str, reasons: Sequence[Text]) -> Text:
    nothing = Text("Uit een trekker of een portefeuille volgt er ook geen.", "None follows from a lead or a portfolio.")
    follows = reasons or [nothing]
    return Text(
        " ".join([f"Geen eigenaar genoemd van “{name}”.", *(text.nl for text in follows)]),
        " ".join([f"No stated owner of “{name}”.", *(text.en for text in follows)]),
    )


def _owner_absent(records: Records) -> Iterator[Found]:
    graph = records.graph
    seats = {(c.from_id, c.to_id) for r in SEATS for c in graph.claims[r]}
    for issue in graph.nodes["issue"].values():
        claims = records.of["issue", issue.id]
        groups = [c.from_id for c in claims if c.relation == "ADDRESSES"]
        stated = {c.from_id for c in claims if c.relation == "RESPONSIBLE_FOR" and c.role in OWNING}
        absent = [owner for owner in stated if groups and not any((owner, group) in seats for group in groups)]
        if absent:
            yield records.found(issue, (graph.label("organisation", owner) for owner in absent))


def _domain_without_issue(records: Records) -> Iterator[Found]:
    used: set[str] = set()
    for claim in records.graph.claims["IN_DOMAIN"]:
        if claim.from_kind == "issue":
            used |= records.above(claim.to_id)
    return (records.found(d) for d in records.graph.nodes["domain"].values() if d.id not in used)


def _domain_without_owner(records: Records) -> Iterator[Found]:
    held = {c.to_id for c in records.graph.claims["HAS_PORTFOLIO"]}
    return (records.found(d) for d in records.graph.nodes["domain"].values() if not records.above(d.id) & held)


def _ministry_without_issue(records: Records) -> Iterator[Found]:
    graph = records.graph
    addressing = {c.from_id for c in graph.claims["ADDRESSES"]}
    busy = {c.from_id for r in ("RESPONSIBLE_FOR", "TAKES_POSITION") for c in graph.claims[r]}
    busy |= {c.from_id for r in SEATS for c in graph.claims[r] if c.to_id in addressing}
    ministries = (o for o in graph.nodes["organisation"].values() if o.type == "ministry")
    return (records.found(ministry) for ministry in ministries if ministry.id not in busy)


def _owner_ended(records: Records) -> Iterator[Found]:
    graph = records.graph
    ended: dict[str, set[str]] = defaultdict(set)
    for claim in graph.claims["RESPONSIBLE_FOR"]:
        if claim.role in OWNING:
            owner = claim.stated.from_id
            heirs = (claim.from_id,) if claim.via else graph.heirs.get(owner)
            if heirs is not None:
                labels = [graph.label("organisation", id) for id in (owner, *heirs)]
                ended[claim.to_id].add(f"{labels[0]} → {' / '.join(labels[1:]) or '?'}")
    for issue, gone in ended.items():
        yield records.found(graph.nodes["issue"][issue], gone)


def _no_table(records: Records) -> Iterator[Found]:
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


def _shared_claims(need: Need, id: str, others: Iterable[tuple[str, Sequence[Item]]]) -> Iterator[Cited]:
    for other, items in others:
        yield from need.claims((id, other), items)


def _unanswered(positions: Iterable[Position]) -> Iterator[Found]:
    asked: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        if position.stance == UNANSWERED:
            asked[str(position.question), str(position.question_name)].append(position)
    for (id, name), of in asked.items():
        yield Found(id, name, labels(p.organisation_name for p in of), [item for p in of for item in p.evidence])


def _stale(records: Records) -> Iterator[Found]:
    for old in stale_issues(records.graph):
        name = records.graph.nodes["issue"][old.issue].name
        yield Found(old.issue, name, labels([old.newest]), old.claims)


_CLAIMS = f"[(s)-[r]-() WHERE type(r) IN $relations | {cites('r')}] AS claims"


def _pattern(of: str, condition: str) -> str:
    """Cypher for the nodes `s` that a condition holds of."""
    return f"""
MATCH (s:{of})
WHERE {condition}
RETURN s.id AS subject, s.name AS name, [] AS related,
       {_CLAIMS}
ORDER BY subject
"""


_INVOLVED = ("LEADS", "PARTICIPATES_IN", "COMMISSIONED", "INVOLVES")

RULES: dict[str, Rule] = {
    rule.kind: rule
    for rule in (
        Rule(
            "no_owner",
            "issue",
            _explain_no_owner,
            question=OWNERS,
            follows=_by_status("nobody", "derived", "derived_differs"),
        ),
        Rule(
            "several_owners",
            "issue",
            sentence(
                "{name} heeft meer dan één eindverantwoordelijke: {related}.",
                "{name} has more than one accountable owner: {related}.",
            ),
            question=OWNERS,
            follows=_by_status("several_owners"),
        ),
        Rule(
            "responsible_only",
            "issue",
            sentence(
                "Voor {name} is alleen een uitvoerder genoemd ({related}), geen eindverantwoordelijke.",
                "For {name} only someone responsible is stated ({related}), nobody accountable.",
            ),
            question=OWNERS,
            follows=_by_status("responsible_only"),
        ),
        Rule(
            "not_on_agenda",
            "issue",
            sentence("Geen enkele werkgroep agendeert {name}.", "No group has {name} on its agenda."),
            lambda records: records.without("issue", ["ADDRESSES"]),
            _pattern("Issue", "NOT EXISTS { (s)<-[:ADDRESSES]-(:Group) }"),
        ),
        Rule(
            "owner_absent",
            "issue",
            sentence(
                "{related} bezit {name}, maar zit in geen werkgroep die deze opgave agendeert.",
                "{related} owns {name}, but is in no group that has the issue on its agenda.",
            ),
            _owner_absent,
            f"""
MATCH (s:Issue)<-[stated:RESPONSIBLE_FOR]-(owner:Organisation)
WHERE stated.role IN ['accountable', 'responsible']
  AND EXISTS {{ (s)<-[:ADDRESSES]-(:Group) }}
  AND NOT EXISTS {{ (s)<-[:ADDRESSES]-(:Group)<-[:LEADS|PARTICIPATES_IN]-(owner) }}
WITH s, collect(DISTINCT coalesce(owner.abbreviation, owner.name)) AS related
RETURN s.id AS subject, s.name AS name, related,
       {_CLAIMS}
ORDER BY subject
""",
        ),
        Rule(
            "no_domain",
            "issue",
            sentence("{name} valt in geen enkel beleidsdomein.", "{name} is in no policy domain."),
            lambda records: records.without("issue", ["IN_DOMAIN"]),
            _pattern("Issue", "NOT EXISTS { (s)-[:IN_DOMAIN]->(:Domain) }"),
        ),
        Rule(
            "domain_without_issue",
            "domain",
            sentence(
                "In het domein {name} of daaronder is geen opgave benoemd.",
                "No issue is identified in the domain {name} or below it.",
            ),
            _domain_without_issue,
            _pattern("Domain", "NOT EXISTS { (s)<-[:PART_OF*0..]-(:Domain)<-[:IN_DOMAIN]-(:Issue) }"),
        ),
        Rule(
            "domain_without_owner",
            "domain",
            sentence(
                "Niemand heeft het domein {name}, of een domein daarboven, in portefeuille.",
                "Nobody has the domain {name}, or one above it, in its portfolio.",
            ),
            _domain_without_owner,
            _pattern("Domain", "NOT EXISTS { (s)-[:PART_OF*0..]->(:Domain)<-[:HAS_PORTFOLIO]-(:Organisation) }"),
        ),
        Rule(
            "group_without_lead",
            "group",
            sentence("Geen bron noemt een trekker van {name}.", "No source names a lead of {name}."),
            lambda records: records.without("group", ["LEADS"]),
            _pattern("Group", "NOT EXISTS { (s)<-[:LEADS]-(:Organisation) }"),
        ),
        Rule(
            "group_without_issue",
            "group",
            sentence("{name} heeft geen opgave op de agenda.", "{name} has no issue on its agenda."),
            lambda records: records.without("group", ["ADDRESSES"]),
            _pattern("Group", "NOT EXISTS { (s)-[:ADDRESSES]->(:Issue) }"),
        ),
        Rule(
            "group_without_product",
            "group",
            sentence("Voor {name} is geen product benoemd.", "No product is named for {name}."),
            lambda records: records.without("group", ["DELIVERS"]),
            _pattern("Group", "NOT EXISTS { (s)-[:DELIVERS]->(:Product) }"),
        ),
        Rule(
            "bureau_not_involved",
            "organisation",
            sentence(
                "{name} zit in geen werkgroep en is bij geen activiteit betrokken.",
                "{name} is in no group and involved in no activity.",
            ),
            lambda records: records.without("organisation", _INVOLVED, "planning_bureau"),
            _pattern(
                "Organisation",
                f"s.kind = 'planning_bureau' AND NOT EXISTS {{ (s)-[:{'|'.join(_INVOLVED)}]-() }}",
            ),
        ),
        Rule(
            "umbrella_not_involved",
            "organisation",
            sentence(
                "{name} zit in geen werkgroep en is bij geen activiteit betrokken.",
                "{name} is in no group and involved in no activity.",
            ),
            lambda records: records.without("organisation", _INVOLVED, "umbrella"),
            _pattern(
                "Organisation",
                f"s.kind = 'umbrella' AND NOT EXISTS {{ (s)-[:{'|'.join(_INVOLVED)}]-() }}",
            ),
        ),
        Rule(
            "ministry_without_issue",
            "organisation",
            sentence(
                "{name} bezit geen opgave, nam geen standpunt in en zit in geen werkgroep met een opgave.",
                "{name} owns no issue, takes no position on one and is in no group that has one.",
            ),
            _ministry_without_issue,
            _pattern(
                "Organisation",
                """s.kind = 'ministry'
  AND NOT EXISTS { (s)-[:RESPONSIBLE_FOR|TAKES_POSITION]->(:Issue) }
  AND NOT EXISTS { (s)-[:LEADS|PARTICIPATES_IN]->(:Group)-[:ADDRESSES]->(:Issue) }""",
            ),
        ),
        Rule(
            "owner_ended",
            "issue",
            sentence(
                "De genoemde eigenaar van {name} bestaat op deze dag niet meer ({related}).",
                "The stated owner of {name} no longer exists on this day ({related}).",
            ),
            _owner_ended,
        ),
        Rule(
            "coordination",
            "organisation",
            sentence(
                "{name} heeft werk gemeen met {related}, maar ontmoet hen in geen werkgroep of activiteit.",
                "{name} has work in common with {related}, but meets them in no group or activity.",
            ),
            _no_table,
            reads=COORDINATION.reads,
        ),
        Rule(
            "unanswered_question",
            "activity",
            sentence(
                "De vraag {name} is gesteld aan {related}; er is geen standpunt vastgelegd.",
                "The question {name} was put to {related}; no position is on record.",
            ),
            question=POSITIONS,
            follows=_unanswered,
        ),
        Rule(
            "stale",
            "issue",
            sentence(
                "Alles wat over {name} is vastgelegd, is ouder dan twee jaar; de jongste bron is van {related}.",
                "All that is on record on {name} is more than two years old; the newest source is of {related}.",
            ),
            _stale,
            reads=STALE,
        ),
    )
}
