"""What falls between: issues without an owner, groups without a lead, bureaus that nobody involved …"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opgavenkaart.graph.graph import Cited, Claim, Graph, Node, Proof, Reads
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.schema import Text
from opgavenkaart.graph.text import sort_key
from opgavenkaart.queries.owners import CYPHER as OWNERS_CYPHER
from opgavenkaart.queries.owners import OWNERS, OWNING, Owner, owners, owners_in_place
from opgavenkaart.queries.question import AND, Finding, Option, Question, Ref, Run, cited, listed

READS = OWNERS.reads | Reads(
    ("activity", "product"),
    (
        "PARTICIPATES_IN",
        "COMMISSIONED",
        "DELIVERS",
        "CARRIES_OUT",
        "INVOLVES",
        "TAKES_POSITION",
        "SUCCEEDED_BY",
    ),
)


@dataclass(frozen=True)
class Gap(Finding):
    """Something that nobody has picked up, or that two sides have picked up differently."""

    brief = ("kind", "explanation")
    key = ("kind", "subject_kind", "subject")
    sentence = "explanation"
    headings = {
        "kind": Text("soort", "kind"),
        "subject_kind": Text("soort onderwerp", "subject_kind"),
        "subject": Text("onderwerp", "subject"),
        "subject_name": Text("naam onderwerp", "subject_name"),
        "explanation": Text("toelichting", "explanation"),
    }
    words = {
        "no_owner": Text("geen eigenaar genoemd", "no stated owner"),
        "several_owners": Text("meer dan één eigenaar", "more than one owner"),
        "responsible_only": Text("wel een uitvoerder, geen eigenaar", "someone responsible, nobody accountable"),
        "not_on_agenda": Text("op geen enkele agenda", "on no agenda"),
        "owner_absent": Text("eigenaar zit niet aan tafel", "owner is not at the table"),
        "no_domain": Text("in geen beleidsdomein", "in no policy domain"),
        "domain_without_issue": Text("domein zonder opgave", "domain without issue"),
        "domain_without_owner": Text("domein in niemands portefeuille", "domain in nobody's portfolio"),
        "group_without_lead": Text("werkgroep zonder trekker", "group without lead"),
        "group_without_issue": Text("werkgroep zonder opgave", "group without issue"),
        "group_without_product": Text("werkgroep zonder product", "group without product"),
        "bureau_not_involved": Text("planbureau niet betrokken", "planning bureau not involved"),
        "umbrella_not_involved": Text("koepel niet betrokken", "umbrella organisation not involved"),
        "ministry_without_issue": Text("ministerie zonder opgave", "ministry without issue"),
        "owner_ended": Text("eigenaar bestaat niet meer", "owner has ended"),
    }

    kind: str
    subject_kind: str
    subject: str
    subject_name: str
    explanation: Text

    @property
    def reason(self) -> Text:
        """Why this is a gap."""
        return self.explanation


class Found(NamedTuple):
    """The subject of a gap, the things that its explanation names, and what the sources say of it."""

    subject: str
    name: str
    related: tuple[Text, ...] = ()
    claims: Iterable[Cited] = ()


@dataclass(frozen=True)
class Rule:
    """One kind of gap: of what, how to find it in a graph, how in Neo4j, and how to put it in words.

    `cypher` returns subject, name, the labels of related things, and the claims; empty where the kind follows
    from the answer to `owners` or needs a day.
    """

    kind: str
    of: str
    find: Callable[[Records], Iterable[Found]]
    explain: Callable[[str, Sequence[Text]], Text]
    cypher: str = ""


class Records:
    """A graph with what its sources say of each node at hand."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.owners = owners(graph)
        self.of: Mapping[tuple[str, str], list[Claim]] = defaultdict(list)
        for relation in READS.relations:
            for claim in graph.claims[relation]:
                self.of[claim.from_kind, claim.from_id].append(claim)
                if (claim.from_kind, claim.from_id) != (claim.to_kind, claim.to_id):
                    self.of[claim.to_kind, claim.to_id].append(claim)

    def without(self, kind: str, relations: Sequence[str], type_: str = "") -> Iterator[Found]:
        """The nodes of a kind that no claim of these relations touches."""
        for node in self.graph.nodes[kind].values():
            if type_ in ("", node.type) and not any(c.relation in relations for c in self.of[kind, node.id]):
                yield self.found(node)

    def found(self, node: Node, related: Iterable[str] = ()) -> Found:
        """A node with all that the sources say of it."""
        return Found(node.id, node.name, _labels(related), self.of[node.kind, node.id])

    def above(self, domain: str) -> set[str]:
        """A domain and all that it is part of."""
        reached, ahead = set(), [domain]
        while ahead:
            if (at := ahead.pop()) not in reached:
                reached.add(at)
                ahead += [c.to_id for c in self.of["domain", at] if c.relation == "PART_OF" and c.from_id == at]
        return reached


def _labels(names: Iterable[str]) -> tuple[Text, ...]:
    """Names that are the same in both languages, each once and in order."""
    return tuple(Text(name, name) for name in sorted(set(names), key=sort_key))


def _by_status(*statuses: str) -> Callable[[Records], Iterator[Found]]:
    return lambda records: _of_owners(records.owners, statuses)


def _of_owners(found: Iterable[Owner], statuses: Sequence[str]) -> Iterator[Found]:
    """Issues whose ownership stands as given, with the owners that are stated or would follow."""
    rows: dict[str, list[Owner]] = defaultdict(list)
    for owner in found:
        if owner.status in statuses:
            rows[owner.issue].append(owner)
    for issue, of in rows.items():
        at_odds = [o for o in of if o.basis == "stated" and (o.role == OWNING[0] or o.status != "several_owners")]
        related = _labels(str(o.owner_name) for o in at_odds) or tuple(o.reason for o in of if o.owner)
        yield Found(issue, of[0].issue_name, related, [item for o in of for item in o.evidence])


def _explain_no_owner(name: str, reasons: Sequence[Text]) -> Text:
    nothing = Text("Uit een trekker of een portefeuille volgt er ook geen.", "None follows from a lead or a portfolio.")
    follows = reasons or [nothing]
    return Text(
        " ".join([f"Geen eigenaar genoemd van “{name}”.", *(text.nl for text in follows)]),
        " ".join([f"No stated owner of “{name}”.", *(text.en for text in follows)]),
    )


def _sentence(nl: str, en: str) -> Callable[[str, Sequence[Text]], Text]:
    """A sentence with {name} and {related} to be filled in."""

    def explain(name: str, related: Sequence[Text]) -> Text:
        them = listed(text.nl for text in related).nl, listed(text.en for text in related).en
        return Text(nl.format(name=f"“{name}”", related=them[0]), en.format(name=f"“{name}”", related=them[1]))

    return explain


def _owner_absent(records: Records) -> Iterator[Found]:
    graph = records.graph
    seats = {(c.from_id, c.to_id) for r in ("LEADS", "PARTICIPATES_IN") for c in graph.claims[r]}
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
    busy |= {c.from_id for r in ("LEADS", "PARTICIPATES_IN") for c in graph.claims[r] if c.to_id in addressing}
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


_CLAIMS = (
    "[(s)-[r]-() WHERE type(r) IN $relations | [type(r), startNode(r).id, endNode(r).id, properties(r)]] AS claims"
)


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
        Rule("no_owner", "issue", _by_status("nobody", "derived", "derived_differs"), _explain_no_owner),
        Rule(
            "several_owners",
            "issue",
            _by_status("several_owners"),
            _sentence(
                "{name} heeft meer dan één eindverantwoordelijke: {related}.",
                "{name} has more than one accountable owner: {related}.",
            ),
        ),
        Rule(
            "responsible_only",
            "issue",
            _by_status("responsible_only"),
            _sentence(
                "Voor {name} is alleen een uitvoerder genoemd ({related}), geen eindverantwoordelijke.",
                "For {name} only someone responsible is stated ({related}), nobody accountable.",
            ),
        ),
        Rule(
            "not_on_agenda",
            "issue",
            lambda records: records.without("issue", ["ADDRESSES"]),
            _sentence("Geen enkele werkgroep agendeert {name}.", "No group has {name} on its agenda."),
            _pattern("Issue", "NOT EXISTS { (s)<-[:ADDRESSES]-(:Group) }"),
        ),
        Rule(
            "owner_absent",
            "issue",
            _owner_absent,
            _sentence(
                "{related} bezit {name}, maar zit in geen werkgroep die deze opgave agendeert.",
                "{related} owns {name}, but is in no group that has the issue on its agenda.",
            ),
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
            lambda records: records.without("issue", ["IN_DOMAIN"]),
            _sentence("{name} valt in geen enkel beleidsdomein.", "{name} is in no policy domain."),
            _pattern("Issue", "NOT EXISTS { (s)-[:IN_DOMAIN]->(:Domain) }"),
        ),
        Rule(
            "domain_without_issue",
            "domain",
            _domain_without_issue,
            _sentence(
                "In het domein {name} of daaronder is geen opgave benoemd.",
                "No issue is identified in the domain {name} or below it.",
            ),
            _pattern("Domain", "NOT EXISTS { (s)<-[:PART_OF*0..]-(:Domain)<-[:IN_DOMAIN]-(:Issue) }"),
        ),
        Rule(
            "domain_without_owner",
            "domain",
            _domain_without_owner,
            _sentence(
                "Niemand heeft het domein {name}, of een domein daarboven, in portefeuille.",
                "Nobody has the domain {name}, or one above it, in its portfolio.",
            ),
            _pattern("Domain", "NOT EXISTS { (s)-[:PART_OF*0..]->(:Domain)<-[:HAS_PORTFOLIO]-(:Organisation) }"),
        ),
        Rule(
            "group_without_lead",
            "group",
            lambda records: records.without("group", ["LEADS"]),
            _sentence("Geen bron noemt een trekker van {name}.", "No source names a lead of {name}."),
            _pattern("Group", "NOT EXISTS { (s)<-[:LEADS]-(:Organisation) }"),
        ),
        Rule(
            "group_without_issue",
            "group",
            lambda records: records.without("group", ["ADDRESSES"]),
            _sentence("{name} heeft geen opgave op de agenda.", "{name} has no issue on its agenda."),
            _pattern("Group", "NOT EXISTS { (s)-[:ADDRESSES]->(:Issue) }"),
        ),
        Rule(
            "group_without_product",
            "group",
            lambda records: records.without("group", ["DELIVERS"]),
            _sentence("Voor {name} is geen product benoemd.", "No product is named for {name}."),
            _pattern("Group", "NOT EXISTS { (s)-[:DELIVERS]->(:Product) }"),
        ),
        Rule(
            "bureau_not_involved",
            "organisation",
            lambda records: records.without("organisation", _INVOLVED, "planning_bureau"),
            _sentence(
                "{name} zit in geen werkgroep en is bij geen activiteit betrokken.",
                "{name} is in no group and involved in no activity.",
            ),
            _pattern(
                "Organisation",
                f"s.kind = 'planning_bureau' AND NOT EXISTS {{ (s)-[:{'|'.join(_INVOLVED)}]-() }}",
            ),
        ),
        Rule(
            "umbrella_not_involved",
            "organisation",
            lambda records: records.without("organisation", _INVOLVED, "umbrella"),
            _sentence(
                "{name} zit in geen werkgroep en is bij geen activiteit betrokken.",
                "{name} is in no group and involved in no activity.",
            ),
            _pattern(
                "Organisation",
                f"s.kind = 'umbrella' AND NOT EXISTS {{ (s)-[:{'|'.join(_INVOLVED)}]-() }}",
            ),
        ),
        Rule(
            "ministry_without_issue",
            "organisation",
            _ministry_without_issue,
            _sentence(
                "{name} bezit geen opgave, nam geen standpunt in en zit in geen werkgroep met een opgave.",
                "{name} owns no issue, takes no position on one and is in no group that has one.",
            ),
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
            _owner_ended,
            _sentence(
                "De genoemde eigenaar van {name} bestaat op deze dag niet meer ({related}).",
                "The stated owner of {name} no longer exists on this day ({related}).",
            ),
        ),
    )
}


def gaps(graph: Graph, *, kind: str = "", about: Ref | None = None) -> list[Gap]:
    """One finding per gap and subject, in the order of the kinds; `kind` limits it to one of them."""
    records = Records(graph)
    return _conclude(((rule, found) for rule in _rules(kind) for found in rule.find(records)), about)


def _in_place(run: Run, *, kind: str = "", about: Ref | None = None) -> list[Gap]:
    owned = owners_in_place(run)
    statuses = {
        "no_owner": ("nobody", "derived", "derived_differs"),
        "several_owners": ("several_owners",),
        "responsible_only": ("responsible_only",),
    }

    def found() -> Iterator[tuple[Rule, Found]]:
        for rule in _rules(kind):
            if rule.kind in statuses:
                yield from ((rule, item) for item in _of_owners(owned, statuses[rule.kind]))
            elif rule.cypher:
                for subject, name, related, claims in run(rule.cypher, relations=list(READS.relations)):
                    yield rule, Found(subject, name, _labels(related), cited(claims))

    return _conclude(found(), about)


def _rules(kind: str) -> Iterable[Rule]:
    return [RULES[kind]] if kind else RULES.values()


def _conclude(found: Iterable[tuple[Rule, Found]], about: Ref | None) -> list[Gap]:
    order = {kind: number for number, kind in enumerate(RULES)}
    findings = [
        Gap(
            rule.kind,
            rule.of,
            item.subject,
            item.name,
            rule.explain(item.name, item.related),
            evidence=Proof(item.claims),
        )
        for rule, item in found
        if about is None or about == (rule.of, item.subject) or _mentions(item, about)
    ]
    return sorted(findings, key=lambda gap: (order[gap.kind], sort_key(gap.subject_name), gap.subject))


def _mentions(item: Found, about: Ref) -> bool:
    """Whether the sources say something of this subject that also concerns the thing asked about."""
    for proof in Proof(item.claims):
        for from_kind, to_kind in RELATIONS[proof.relation].ends:
            if about in (Ref(from_kind, proof.from_), Ref(to_kind, proof.to)):
                return True
    return False


def _title(findings: Sequence[Gap]) -> Text:
    if not findings:
        return Text("Er zijn geen witte vlekken gevonden.", "No gaps were found.")
    counts: dict[str, int] = defaultdict(int)
    for gap in findings:
        counts[gap.kind] += 1
    largest = sorted(counts, key=lambda kind: -counts[kind])[:3]
    nl = listed((f"{counts[kind]} × {Gap.words[kind].nl}" for kind in largest), AND).nl
    en = listed((f"{counts[kind]} × {Gap.words[kind].en}" for kind in largest), AND).en
    spots = Text("witte vlek", "gap") if len(findings) == 1 else Text("witte vlekken", "gaps")
    mostly = Text("waarvan", "among them") if len(counts) > 3 else Text("te weten", "namely")
    return Text(
        f"{len(findings)} {spots.nl}, {mostly.nl} {nl}.",
        f"{len(findings)} {spots.en}, {mostly.en} {en}.",
    )


GAPS = Question(
    "gaps",
    Text("Wat pakt niemand op?", "What does nobody pick up?"),
    Gap,
    READS,
    gaps,
    _title,
    _in_place,
    {
        rule.kind: rule.cypher or "\n".join(OWNERS_CYPHER.values())
        for rule in RULES.values()
        if rule.kind != "owner_ended"
    },
    (Option("kind", Text("Alleen deze soort", "Only this kind"), tuple(RULES)),),
)
