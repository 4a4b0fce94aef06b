"""Which kinds of issue are in which policy domain, whose are they, and where do other domains touch them?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from opgavenkaart.graph.graph import Citable, EvidenceList, Graph
from opgavenkaart.graph.model import ISSUE_KIND
from opgavenkaart.graph.text import Text, counted, figure, join, listed
from opgavenkaart.queries.core.grouping import by_name, grouped, nested, sorted_labels
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


def domains(graph: Graph, *, about: Ref | None = None) -> list[DomainIssue]:
    """One finding per domain and issue, one per issue in no domain, and one per domain without issues.

    `about` keeps what concerns a thing, in each domain that it is in: an issue; the issues of a domain, or on the
    agenda of a group; of an organisation the issues that it owns and those of its portfolio.
    """
    found = sorted(_found(graph), key=_order)
    if about is None:
        return found
    concerned = [finding for finding in found if _concerns(finding, about)]
    issues = {finding.issue for finding in concerned} - {None}
    return [finding for finding in found if finding.issue in issues or (not finding.issue and finding in concerned)]


def _found(graph: Graph) -> Iterator[DomainIssue]:
    ties = [tie for route in ROUTES["domains", "issues"] for tie in route.ties(graph)]
    held = nested(ties, lambda tie: (tie.item, tie.party))
    kin = below(graph)
    agenda = grouped(graph.claims["ADDRESSES"], lambda claim: claim.to_id)
    known = _known(graph)
    for issue, owned in grouped(owners(graph), lambda owner: owner.issue).items():
        inside, addressed = held.get(issue, {}), agenda.get(issue, ())
        acting = [owner for owner in owned if owner.owner and (owner.basis == "stated" or "derived" in owner.status)]
        owning = {str(owner.owner) for owner in acting if owner.role != "responsible"}
        for domain in inside or (None,):
            also = [id for id in inside if domain != id and kin.isdisjoint(((domain, id), (id, domain)))]
            proof: list[Citable] = [
                *(claim for id in (domain, *also) if id for tie in inside[id] for claim in tie.claims),
                *addressed,
                *(claim for owner in acting for claim in owner.evidence),
            ]
            finding = DomainIssue(
                **known.get(domain or "", {"domain_name": _NOWHERE}),
                issue=issue,
                issue_name=graph.name("issue", issue),
                kinds=_kinds(graph, issue),
                status=owned[0].status,
                owners=tuple(sorted(owning)),
                responsible=tuple(sorted({str(owner.owner) for owner in acting} - owning)),
                on_agenda=tuple(sorted({claim.from_id for claim in addressed})),
                also_in=tuple(sorted(also)),
                reason=_NO_ISSUE,
                evidence=EvidenceList(proof),
            )
            yield replace(finding, reason=_reason(graph, finding))
    for id in known.keys() - {tie.party for tie in ties}:
        yield DomainIssue(**known[id], reason=_NO_ISSUE)


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


def _order(finding: DomainIssue) -> tuple[object, ...]:
    return (
        finding.domain is None,
        *by_name(str(finding.domain_name), finding.domain),
        *by_name(finding.issue_name, finding.issue),
    )


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
    issues = {finding.issue for finding in findings} - {None}
    placed = {finding.issue for finding in findings if finding.domain} - {None}
    filled = {finding.domain for finding in findings if finding.issue} - {None}
    if not placed:
        return Text("Geen opgave valt in een domein.", "No issue is in a domain.")
    words = (_IN_DOMAINS if placed == issues else _OF_ALL)[len(placed) > 1]
    domains = counted(len(filled), NOUNS["domain"])
    title = words.format(issues=counted(len(issues), NOUNS["issue"]), placed=figure(len(placed)), domains=domains)
    if touching := len({finding.issue for finding in findings if finding.also_in}):
        title = join(title, "; ", _TOUCH[touching > 1].format(issues=figure(touching)))
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
