"""Who shares work but no table to meet at?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, EvidenceList, Graph, Reads
from opgavenkaart.graph.text import Text, counted, join
from opgavenkaart.queries.core.grouping import by_name, claims_of, grouped, nested
from opgavenkaart.queries.core.participation import SEATS, seats
from opgavenkaart.queries.core.question import Finding, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import NOUNS, each_counted, examples
from opgavenkaart.queries.overlap.routes import ROUTES


@dataclass(frozen=True, kw_only=True)
class MissingTable(Finding):
    """Two parties that have issues or domains in common, and nowhere to meet.

    `congruence` is that of all parties of this kind: the share of the pairs with work in common that also meet
    (needed and present / needed; Cataldo, Herbsleb and Carley 2008, Socio-technical congruence).
    """

    brief = ("kind", "a_name", "b_name", "shared_count", "reason")
    figures = ("congruence",)
    key = ("kind", "a", "b")
    words = {
        "organisation": Text("organisaties", "organisations"),
        "group": Text("werkgroepen", "groups"),
        "issue": Text("opgave", "issue"),
        "domain": Text("domein", "domain"),
    }

    kind: str
    a: str
    a_name: str
    b: str
    b_name: str
    shared_count: int
    shared: tuple[str, ...]
    shared_kind: tuple[str, ...]
    congruence: float
    reason: Text


Item = tuple[str, str]  # kind and id of what two parties share
Shared = Mapping[tuple[str, str], Sequence[Item]]  # what pairs of parties share
Tie = tuple[str, Item, Iterable[Citable]]  # a party, what it has, and by which claims
NOWHERE: frozenset[Item] = frozenset()


class Need(NamedTuple):
    """Parties of one kind: what each has, and the places where each can meet others."""

    kind: str
    has: Mapping[str, Mapping[Item, Sequence[Tie]]]
    meets: Mapping[str, Set[Item]]

    def shared(self, at_least: int = 1) -> Shared:
        """The pairs that share at least so much, with what they share."""
        holders = grouped(((item, party) for party in sorted(self.has) for item in self.has[party]), lambda h: h[0])
        pairs = ((item, pair) for item, of in holders.items() for pair in combinations((p for _, p in of), 2))
        shared = {pair: [item for item, _ in of] for pair, of in grouped(pairs, lambda held: held[1]).items()}
        return {pair: items for pair, items in shared.items() if len(items) >= at_least}

    def without_table(self, shared: Shared) -> Shared:
        """Those of the pairs that meet nowhere."""
        places = {party: self.meets.get(party, NOWHERE) for party in self.has}
        return {pair: items for pair, items in shared.items() if places[pair[0]].isdisjoint(places[pair[1]])}

    def claims(self, parties: Iterable[str], items: Sequence[Item]) -> Iterator[Citable]:
        """The claims by which parties have these items."""
        return (claim for party in parties for item in items for *_, of in self.has[party][item] for claim in of)


def coordination(graph: Graph, *, at_least: int = 1, about: Ref | None = None) -> list[MissingTable]:
    """One finding per pair of organisations, or of groups, with work in common and nowhere to meet.

    Organisations have the issues that they own, take a position on or meet in a group, and the domains of their
    portfolio; they meet in groups. Groups have the issues on their agenda and their own domains; they meet through
    a common member or lead, or a common activity. `about` is a party, or an issue or domain that pairs have in common.
    """
    found = []
    for need in needs(graph):
        needed = need.shared(at_least)
        missing = need.without_table(needed)
        congruence = (len(needed) - len(missing)) / len(needed) if needed else 1.0
        for (a, b), items in missing.items():
            if about is None or about in items or about in ((need.kind, a), (need.kind, b)):
                found.append(_finding(graph, need, (a, b), items, congruence))
    return sorted(found, key=_order)


def needs(graph: Graph) -> tuple[Need, Need]:
    """What organisations, and what groups, have in hand and where they meet."""
    ties = [
        (tie.party, (through, tie.item), tie.claims)
        for through in ("issue", "domain")
        for route in ROUTES["organisations", f"{through}s"]
        for tie in route.ties(graph)
    ]
    on_agenda = [
        (c.from_id, (c.to_kind, c.to_id), (c,))
        for c in claims_of(graph, ("ADDRESSES", "IN_DOMAIN"))
        if c.from_kind == "group"
    ]
    members = [(c.to_id, ("organisation", c.from_id)) for c in seats(graph)]
    members += [(c.from_id, ("activity", c.to_id)) for c in graph.claims["CARRIES_OUT"]]
    groups = [(c.from_id, ("group", c.to_id)) for c in seats(graph)]
    return _need("organisation", ties, groups), _need("group", on_agenda, members)


def _need(kind: str, ties: Iterable[Tie], places: Iterable[tuple[str, Item]]) -> Need:
    meets = {party: {place for _, place in of} for party, of in grouped(places, lambda place: place[0]).items()}
    return Need(kind, nested(ties, lambda tie: (tie[0], tie[1])), meets)


def _finding(graph: Graph, need: Need, pair: tuple[str, str], items: Sequence[Item], congruence: float) -> MissingTable:
    def place(kind: str, id: str) -> tuple[object, ...]:
        return by_name(graph.name(kind, id), id)

    a, b = sorted(pair, key=lambda party: place(need.kind, party))
    ordered = sorted(items, key=lambda item: (item[0] != "issue", place(*item)))
    return MissingTable(
        kind=need.kind,
        a=a,
        a_name=graph.name(need.kind, a),
        b=b,
        b_name=graph.name(need.kind, b),
        shared_count=len(ordered),
        shared=tuple(id for _, id in ordered),
        shared_kind=tuple(kind for kind, _ in ordered),
        congruence=congruence,
        reason=_REASON.format(
            a=graph.label(need.kind, a),
            b=graph.label(need.kind, b),
            items=each_counted((sum(item[0] == of for item in ordered), NOUNS[of]) for of in ("issue", "domain")),
            names=examples([graph.label(*item) for item in ordered]),
            nowhere=_NOWHERE[need.kind],
        ),
        evidence=EvidenceList(partial(need.claims, pair, items)),
    )


_NOWHERE = {
    "organisation": Text("zitten in geen enkele werkgroep samen", "sit in no common group"),
    "group": Text(
        "hebben geen gemeenschappelijk lid, trekker of activiteit", "have no common member, lead or activity"
    ),
}
_REASON = Text(
    "{a} en {b} delen {items} ({names}), maar {nowhere}.", "{a} and {b} share {items} ({names}), but {nowhere}."
)


def _order(finding: MissingTable) -> tuple[object, ...]:
    sides = by_name(finding.a_name, finding.a), by_name(finding.b_name, finding.b)
    return finding.kind != "organisation", -finding.shared_count, *sides


def _title(findings: Sequence[MissingTable]) -> Text:
    if not findings:
        return Text("Wie werk deelt, ontmoet elkaar ook.", "Whoever shares work also meets.")
    parts = []
    for kind, noun in _PAIRS.items():
        if of_kind := [f for f in findings if f.kind == kind]:
            percent = f"{of_kind[0].congruence:.1%}"
            share = Text(percent.replace(".", ","), percent)
            parts.append(_MEETING.format(pairs=counted(len(of_kind), noun), share=share))
    start = Text("Gedeeld werk, maar geen plek om elkaar te ontmoeten: ", "Shared work, but nowhere to meet: ")
    return join(start, join(*parts, between="; "), ".")


_PAIRS = {
    "organisation": (
        Text("paar organisaties", "pair of organisations"),
        Text("paren organisaties", "pairs of organisations"),
    ),
    "group": (Text("paar werkgroepen", "pair of groups"), Text("paren werkgroepen", "pairs of groups")),
}
_MEETING = Text(
    "{pairs}; {share} van wie moet afstemmen, ontmoet elkaar", "{pairs}; {share} of those that need to meet do"
)


COORDINATION = Question(
    "coordination",
    Text(
        "Wie deelt werk, maar geen tafel om aan te overleggen?",
        "Who shares work but no table to meet at?",
    ),
    MissingTable,
    Reads(
        ("organisation", "group", "issue", "domain"),
        (*SEATS, "RESPONSIBLE_FOR", "TAKES_POSITION", "ADDRESSES", "HAS_PORTFOLIO", "IN_DOMAIN", "CARRIES_OUT"),
    ),
    coordination,
    _title,
    options=(
        Option("at_least", Text("Minstens zoveel gedeeld (1)", "With at least so many in common (1)"), number=True),
    ),
)
