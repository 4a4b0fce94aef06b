"""Which kinds of issue are in which policy domain, whose are they, and where do other domains touch them?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from opgavenkaart.graph.graph import Citable, EvidenceList, Graph
from opgavenkaart.graph.model import ISSUE_KIND
from opgavenkaart.graph.text import Text, counted, figure, join, listed
from opgavenkaart.queries.core.findings import Findings, summary_of
from opgavenkaart.queries.core.grouping import Holding, by_name, grouped, nested, sorted_labels
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import NOUNS
from opgavenkaart.queries.overlap.routes import ROUTES, below
from opgavenkaart.queries.owners.question import OWNERS, Owner, owners


@dataclass(frozen=True, kw_only=True)
class DomainIssue(Finding):
    """An issue in a domain or in one below it; without `domain` it is in none, without `issue` the domain is empty.

    `owners` are those stated as accountable, or where no source names anyone those that would follow; `responsible` are
    those stated to carry it out and no more. `also_in` are the domains that the issue is in as well, where neither is
    part of the other: there two policy areas touch.
    """

    brief = ("domain_name", "issue_name", "kinds", "status", "reason")
    key = ("domain", "issue")
    headings = {
        "part_of": Text("onderdeel van", "part of"),
        "portfolio": Text("portefeuille van", "in the portfolio of"),
        "kinds": Text("soorten", "kinds"),
        "responsible": Text("uitvoerders", "responsible"),
        "also_in": Text("ook in", "also in"),
    }
    words = {kind.id: kind.text for kind in ISSUE_KIND.values} | {**Owner.words}

    domain: str | None = None
    domain_name: str | Text
    part_of: tuple[str, ...] = ()
    portfolio: tuple[str, ...] = ()
    issue: str | None = None
    issue_name: str | None = None
    kinds: tuple[str, ...] = ()
    status: str | None = None
    owners: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    on_agenda: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
    reason: Text


class PlacedIssue(NamedTuple):
    """A domain and an issue, or one of the two alone; with the domains that the issue is in as well."""

    domain: str | None
    issue: str | None = None
    also_in: tuple[str, ...] = ()


class DomainCounts(NamedTuple):
    """What a title says of all findings: how many issues there are, are in a domain and touch several domains."""

    issues: int
    placed: int
    touching: int
    domains: int

    @classmethod
    def of(cls, places: Sequence[PlacedIssue | DomainIssue]) -> "DomainCounts":
        """Those of findings, made or not."""
        issues = {at.issue for at in places if at.issue}
        placed = {at.issue for at in places if at.issue and at.domain}
        touching = {at.issue for at in places if at.also_in}
        return cls(len(issues), len(placed), len(touching), len({at.domain for at in places if at.issue and at.domain}))


def domains(graph: Graph, *, about: Ref | None = None) -> Findings[DomainIssue]:
    """One finding per domain and issue, one per issue in no domain, and one per domain without issues.

    `about` keeps what concerns a thing, in each domain that it is in: an issue; the issues of a domain, or on the
    agenda of a group; of an organisation the issues that it owns and those of its portfolio.
    """
    whole = _AllIssues(graph)
    found = sorted(whole.places(), key=lambda at: _order(graph, at))
    if about:
        concerned = {at for at in found if _concerns(whole.finding(at), about)}
        issues = {at.issue for at in concerned}
        found = [at for at in found if at in concerned or (at.issue and at.issue in issues)]
    return Findings(found, whole.finding, partial(DomainCounts.of, found))


class _AllIssues:
    """What all findings look at: what is in which domain, on which agenda, and whose it is."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        ties = (tie for route in ROUTES["domains", "issues"] for tie in route.ties(graph))
        self._held: Mapping[str, Mapping[str, Sequence[Holding]]] = nested(ties, lambda tie: (tie.item, tie.party))
        self._agenda = grouped(graph.claims["ADDRESSES"], lambda claim: claim.to_id)
        self._owners = grouped(owners(graph), lambda owner: owner.issue)
        self._known = _known(graph)

    def places(self) -> Iterator[PlacedIssue]:
        """Where a finding is, in no order."""
        kin = below(self._graph)
        for issue in self._owners:
            inside = self._held.get(issue, {})
            for domain in inside or (None,):
                also = (id for id in inside if domain != id and kin.isdisjoint(((domain, id), (id, domain))))
                yield PlacedIssue(domain, issue, tuple(sorted(also)))
        filled = {domain for inside in self._held.values() for domain in inside}
        yield from map(PlacedIssue, self._known.keys() - filled)

    def finding(self, at: PlacedIssue) -> DomainIssue:
        """What there is to say of one."""
        domain, issue, also = at
        if not issue:
            return DomainIssue(**self._known[str(domain)], reason=_NO_ISSUE)
        owned, addressed = self._owners[issue], self._agenda.get(issue, ())
        acting = [owner for owner in owned if owner.owner and (owner.basis == "stated" or "derived" in owner.status)]
        owning = {str(owner.owner) for owner in acting if owner.role != "responsible"}
        proof: list[Citable] = [
            *(claim for id in (domain, *also) if id for tie in self._held[issue][id] for claim in tie.claims),
            *addressed,
            *(claim for owner in acting for claim in owner.evidence),
        ]
        finding = DomainIssue(
            **self._known.get(domain or "", {"domain_name": _NOWHERE}),
            issue=issue,
            issue_name=self._graph.name("issue", issue),
            kinds=_kinds(self._graph, issue),
            status=owned[0].status,
            owners=tuple(sorted(owning)),
            responsible=tuple(sorted({str(owner.owner) for owner in acting} - owning)),
            on_agenda=tuple(sorted({claim.from_id for claim in addressed})),
            also_in=also,
            reason=_NO_ISSUE,
            evidence=EvidenceList(proof),
        )
        return replace(finding, reason=_reason(self._graph, finding))


def _known(graph: Graph) -> dict[str, dict[str, Any]]:
    """What is known of each domain itself."""
    above = grouped((claim for claim in graph.claims["PART_OF"] if claim.from_kind == "domain"), lambda c: c.from_id)
    holders = grouped(graph.claims["HAS_PORTFOLIO"], lambda claim: claim.to_id)
    return {
        id: {
            "domain": id,
            "domain_name": domain.name,
            "part_of": tuple(sorted({claim.to_id for claim in above.get(id, ())})),
            "portfolio": tuple(sorted({claim.from_id for claim in holders.get(id, ())})),
        }
        for id, domain in graph.nodes["domain"].items()
    }


def _kinds(graph: Graph, issue: str) -> tuple[str, ...]:
    stated = graph.nodes["issue"][issue].type.split(";")
    return tuple(kind.id for kind in ISSUE_KIND.values if kind.id in stated)


_NO_ISSUE = Text("Geen opgave valt in dit domein.", "No issue is in this domain.")
_NOWHERE = Text("geen domein", "no domain")
_IN = Text("In {domain}: {kinds}.", "In {domain}: {kinds}.")
_NO_KIND = Text("geen soort genoemd", "no kind stated")
_OWNED = (
    (Text("Eigenaar: {who}.", "Owner: {who}."), Text("Eigenaren: {who}.", "Owners: {who}.")),
    (
        Text("Afgeleide eigenaar: {who}.", "Derived owner: {who}."),
        Text("Afgeleide eigenaren: {who}.", "Derived owners: {who}."),
    ),
)
_NOT_STATED = Text("Geen eigenaar genoemd.", "No stated owner.")
_CARRIED_OUT = (
    Text("Uitvoerder: {who}.", "Responsible: {who}."),
    Text("Uitvoerders: {who}.", "Responsible: {who}."),
)
_NOBODY = Text("Geen eigenaar, ook niet afgeleid.", "No owner, not even a derived one.")
_AGENDA = Text("Op de agenda van {groups}.", "On the agenda of {groups}.")
_NO_AGENDA = Text("Op geen agenda.", "On no agenda.")
_ALSO_IN = Text("Raakt ook {domains}.", "Also touches {domains}.")


def _reason(graph: Graph, finding: DomainIssue) -> Text:
    kinds = listed(ISSUE_KIND.value(kind).text for kind in finding.kinds)
    words = [_IN.format(domain=finding.domain_name, kinds=kinds if finding.kinds else _NO_KIND)]
    derived = str(finding.status).startswith("derived")
    nobody = _NOT_STATED if finding.responsible else _NOBODY
    words.append(_who(graph, _OWNED[derived], finding.owners) if finding.owners else nobody)
    if finding.responsible:
        words.append(_who(graph, _CARRIED_OUT, finding.responsible))
    groups = listed(sorted_labels(graph, "group", finding.on_agenda))
    words.append(_AGENDA.format(groups=groups) if finding.on_agenda else _NO_AGENDA)
    if finding.also_in:
        words.append(_ALSO_IN.format(domains=listed(sorted_labels(graph, "domain", finding.also_in))))
    return join(*words, between=" ")


def _who(graph: Graph, words: tuple[Text, Text], organisations: Sequence[str]) -> Text:
    return words[len(organisations) > 1].format(who=listed(sorted_labels(graph, "organisation", organisations)))


def _concerns(finding: DomainIssue, about: Ref) -> bool:
    named: dict[str, Sequence[str | None]] = {
        "issue": (finding.issue,),
        "domain": (finding.domain,),
        "group": finding.on_agenda,
        "organisation": (*finding.owners, *finding.responsible, *finding.portfolio),
    }
    return about.id in named.get(about.kind, ())


def _order(graph: Graph, at: PlacedIssue) -> tuple[object, ...]:
    domain, issue = (id and graph.name(kind, id) for kind, id in (("domain", at.domain), ("issue", at.issue)))
    return at.domain is None, *by_name(domain, at.domain), *by_name(issue, at.issue)


_IN_DOMAINS = (
    Text("{issues} valt in {domains}", "{issues} is in {domains}"),
    Text("{issues} vallen in {domains}", "{issues} are in {domains}"),
)
_OF_ALL = (
    Text("van {issues} valt er 1 in {domains}", "of {issues}, 1 is in {domains}"),
    Text("van {issues} vallen er {placed} in {domains}", "of {issues}, {placed} are in {domains}"),
)
_TOUCH = (
    Text("{issues} raakt meer dan één beleidsterrein", "{issues} touches more than one policy area"),
    Text("{issues} raken meer dan één beleidsterrein", "{issues} touch more than one policy area"),
)


def _title(findings: Sequence[DomainIssue]) -> Text:
    count: DomainCounts = summary_of(findings) or DomainCounts.of(findings)
    if not count.placed:
        return Text("Geen opgave valt in een domein.", "No issue is in a domain.")
    words = (_IN_DOMAINS if count.placed == count.issues else _OF_ALL)[count.placed > 1]
    domains = counted(count.domains, NOUNS["domain"])
    title = words.format(issues=counted(count.issues, NOUNS["issue"]), placed=figure(count.placed), domains=domains)
    if count.touching:
        title = join(title, "; ", _TOUCH[count.touching > 1].format(issues=figure(count.touching)))
    return join(title.capital(), ".")


DOMAINS = Question(
    "domains",
    Text(
        "Welke soorten opgaven vallen in welk domein, van wie zijn ze, en waar raken andere beleidsterreinen?",
        "Which kinds of issue are in which domain, whose are they, and where do other policy areas touch?",
    ),
    DomainIssue,
    OWNERS.reads,
    domains,
    _title,
    around=OWNERS.around,
)
