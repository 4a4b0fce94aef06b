"""The rules by which gaps are found, one declaration a kind."""

from collections.abc import Sequence

from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import Text
from opgavenkaart.queries.coordination import COORDINATION
from opgavenkaart.queries.core.participation import is_seat
from opgavenkaart.queries.core.sources import OURS, cites, node
from opgavenkaart.queries.evidence.staleness import READS as STALE
from opgavenkaart.queries.gaps import finders as found
from opgavenkaart.queries.gaps.context import READS, GapRule
from opgavenkaart.queries.owners.grounds import OWNING
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.queries.positions import POSITIONS

_CLAIMS = f"[(s)-[r {OURS}]-() WHERE type(r) IN {list(READS.relations)} | {cites('r')}] AS claims"


def _pattern(of: str, condition: str) -> str:
    """Cypher for the nodes `s` that a condition holds of."""
    return f"""
MATCH {node("s", of)}
WHERE {condition}
RETURN s.id AS subject, s.name AS name, [] AS related,
       {_CLAIMS}
ORDER BY subject
"""


def _untouched(
    kind: str, of: str, sentence: Text, *relations: str, type_: str = "", known: Sequence[str] = ()
) -> GapRule:
    """The rule that a claim of one of these relations is on every node of a kind, or of one type of it."""
    conditions = [f"s.kind = '{type_}'"] if type_ else []
    conditions.append(f"NOT EXISTS {{ (s)-[:{'|'.join(relations)} {OURS}]-() }}")
    if known:
        there = " OR ".join(f"EXISTS {{ MATCH {node('', KINDS[other].label)} }}" for other in known)
        conditions.append(f"({there})")
    cypher = _pattern(KINDS[of].label, "\n  AND ".join(conditions))
    return GapRule(kind, of, sentence, lambda records: records.without(of, relations, type_), cypher, known=known)


_INVOLVING = ("LEADS", "PARTICIPATES_IN", "COMMISSIONED", "INVOLVES")
_NOT_INVOLVED = Text(
    "{name} zit in geen werkgroep en is bij geen activiteit betrokken.",
    "{name} is in no group and involved in no activity.",
)

RULES: dict[str, GapRule] = {
    rule.kind: rule
    for rule in (
        GapRule(
            "no_owner",
            "issue",
            Text("Geen eigenaar genoemd van {name}. {related}", "No stated owner of {name}. {related}"),
            found.without_owner,
            question=OWNERS,
        ),
        GapRule(
            "several_owners",
            "issue",
            Text(
                "{name} heeft meer dan één eindverantwoordelijke: {related}.",
                "{name} has more than one accountable owner: {related}.",
            ),
            found.by_status("several_owners", OWNING[:1]),
            question=OWNERS,
        ),
        GapRule(
            "responsible_only",
            "issue",
            Text(
                "Voor {name} is alleen een uitvoerder genoemd ({related}), geen eindverantwoordelijke.",
                "For {name} only someone responsible is stated ({related}), nobody accountable.",
            ),
            found.by_status("responsible_only"),
            question=OWNERS,
        ),
        _untouched(
            "not_on_agenda",
            "issue",
            Text("Geen enkele werkgroep agendeert {name}.", "No group has {name} on its agenda."),
            "ADDRESSES",
            known=("group",),
        ),
        GapRule(
            "owner_absent",
            "issue",
            Text(
                "Verantwoordelijk voor {name}, maar in geen werkgroep die deze opgave agendeert: {related}.",
                "Responsible for {name}, but in no group that has the issue on its agenda: {related}.",
            ),
            found.owner_absent,
            f"""
MATCH (s:Issue)<-[stated:RESPONSIBLE_FOR {OURS}]-(owner:Organisation)
WHERE stated.role IN ['accountable', 'responsible']
  AND EXISTS {{ (s)<-[:ADDRESSES {OURS}]-(:Group) }}
  AND NOT EXISTS {{
    MATCH (s)<-[:ADDRESSES {OURS}]-(:Group)<-[p:LEADS|PARTICIPATES_IN {OURS}]-(owner) WHERE {is_seat("p")}
  }}
WITH s, collect(DISTINCT coalesce(owner.abbreviation, owner.name)) AS related
RETURN s.id AS subject, s.name AS name, related,
       {_CLAIMS}
ORDER BY subject
""",
        ),
        _untouched(
            "no_domain",
            "issue",
            Text("{name} valt in geen enkel beleidsdomein.", "{name} is in no policy domain."),
            "IN_DOMAIN",
        ),
        GapRule(
            "domain_without_issue",
            "domain",
            Text(
                "In het domein {name} of daaronder is geen opgave genoemd.",
                "No issue is named in the domain {name} or below it.",
            ),
            found.domain_without_issue,
            _pattern("Domain", f"NOT EXISTS {{ (s)<-[:PART_OF*0.. {OURS}]-(:Domain)<-[:IN_DOMAIN {OURS}]-(:Issue) }}"),
        ),
        GapRule(
            "domain_without_owner",
            "domain",
            Text(
                "Niemand heeft het domein {name}, of een domein daarboven, in portefeuille.",
                "Nobody has the domain {name}, or one above it, in its portfolio.",
            ),
            found.domain_without_owner,
            _pattern(
                "Domain",
                f"NOT EXISTS {{ (s)-[:PART_OF*0.. {OURS}]->(:Domain)<-[:HAS_PORTFOLIO {OURS}]-(:Organisation) }}",
            ),
        ),
        _untouched(
            "group_without_lead",
            "group",
            Text("Geen bron noemt een trekker van {name}.", "No source names a lead of {name}."),
            "LEADS",
        ),
        _untouched(
            "group_without_issue",
            "group",
            Text("{name} heeft geen opgave op de agenda.", "{name} has no issue on its agenda."),
            "ADDRESSES",
        ),
        _untouched(
            "group_without_product",
            "group",
            Text("Voor {name} is geen product genoemd.", "No product is named for {name}."),
            "DELIVERS",
        ),
        *(
            _untouched(kind, "organisation", _NOT_INVOLVED, *_INVOLVING, type_=type_, known=("group", "activity"))
            for kind, type_ in (("bureau_not_involved", "planning_bureau"), ("umbrella_not_involved", "umbrella"))
        ),
        GapRule(
            "ministry_without_issue",
            "organisation",
            Text(
                "{name} is van geen opgave eigenaar, nam geen standpunt in en zit in geen werkgroep met een opgave.",
                "{name} owns no issue, took no position on one and is in no group that has one.",
            ),
            found.ministry_without_issue,
            _pattern(
                "Organisation",
                f"""s.kind = 'ministry'
  AND NOT EXISTS {{ (s)-[:RESPONSIBLE_FOR|TAKES_POSITION {OURS}]->(:Issue) }}
  AND NOT EXISTS {{
    MATCH (s)-[p:LEADS|PARTICIPATES_IN {OURS}]->(:Group)-[:ADDRESSES {OURS}]->(:Issue) WHERE {is_seat("p")}
  }}""",
            ),
        ),
        GapRule(
            "owner_ended",
            "issue",
            Text(
                "Wie als verantwoordelijke voor {name} genoemd is, bestaat op deze dag niet meer ({related}).",
                "Whoever is stated as responsible for {name} no longer exists on this day ({related}).",
            ),
            found.owner_ended,
        ),
        GapRule(
            "coordination",
            "organisation",
            Text(
                "Werk van {name} dat ook werk is van {related}, zonder gezamenlijke werkgroep of activiteit.",
                "Work of {name} that is also work of {related}, without a group or activity in common.",
            ),
            found.no_table,
            reads=COORDINATION.reads,
            known=("group",),
        ),
        GapRule(
            "unanswered_question",
            "activity",
            Text(
                "De vraag {name} is gesteld aan {related}; er is geen standpunt vastgelegd.",
                "The question {name} was put to {related}; no position is on record.",
            ),
            found.unanswered,
            question=POSITIONS,
        ),
        GapRule(
            "stale",
            "issue",
            Text(
                "Alles wat over {name} is vastgelegd, is ouder dan twee jaar; de jongste bron is van {related}.",
                "All that is on record on {name} is more than two years old; the newest source is of {related}.",
            ),
            found.stale,
            reads=STALE,
        ),
    )
}
