"""Who has work in common but no table to meet at?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, combinations
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import SEATS
from opgavenkaart.graph.text import Text, counted, join, listed, sort_key
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

    brief = ("kind", "a_name", "b_name", "shared_count", "shared", "reason")
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
Pair = tuple[str, str]
Holdings = Mapping[str, Mapping[Item, Sequence[Iterable[Claim]]]]  # what parties have, and by which claims
NOWHERE: frozenset[Item] = frozenset()


class Need(NamedTuple):
    """Parties of one kind: what each has, and the places where each can meet others."""

    kind: str
    has: Holdings
    meets: Mapping[str, frozenset[Item]]

    def meet(self, a: str, b: str) -> bool:
        """Whether two parties have a place in common."""
        return not self.meets.get(a, NOWHERE).isdisjoint(self.meets.get(b, NOWHERE))

    def claims(self, parties: Iterable[str], items: Sequence[Item]) -> Iterator[Claim]:
        """The claims by which parties have these items."""
        return (claim for party in parties for item in items for of in self.has[party][item] for claim in of)


def coordination(graph: Graph, *, at_least: int = 1, about: Ref | None = None) -> list[MissingTable]:
    """One finding per pair of organisations, or of groups, with `at_least` so many in common and nowhere to meet.

    Organisations have the issues that they own, take a position on or meet in a group, and the domains of their
    portfolio; they meet in groups. Groups have the issues on their agenda and their own domains; they meet through
    a common member or lead, or a common activity.
    """
    found = chain.from_iterable(_missing(graph, need, max(1, at_least), about) for need in needs(graph))
    return sorted(found, key=_order)


def needs(graph: Graph) -> tuple[Need, Need]:
    """What organisations, and what groups, have in hand and where they meet."""
    return _organisations(graph), _groups(graph)


def without_table(need: Need, at_least: int) -> dict[Pair, list[Item]]:
    """The pairs that share at least so much and meet nowhere, with what they share."""
    return _apart(need, _shared(need.has, at_least))


def _apart(need: Need, shared: Mapping[Pair, list[Item]]) -> dict[Pair, list[Item]]:
    return {pair: items for pair, items in shared.items() if not need.meet(*pair)}


def _organisations(graph: Graph) -> Need:
    has: dict[str, dict[Item, list[Iterable[Claim]]]] = defaultdict(lambda: defaultdict(list))
    for through in ("issue", "domain"):
        for route in ROUTES["organisations", f"{through}s"]:
            for tie in route.ties(graph):
                has[tie.party][through, tie.item].append(tie.claims)  # type: ignore[arg-type]
    meets: dict[str, set[Item]] = defaultdict(set)
    for relation in SEATS:
        for claim in graph.claims[relation]:
            meets[claim.from_id].add(("group", claim.to_id))
    return Need("organisation", has, {id: frozenset(places) for id, places in meets.items()})


def _groups(graph: Graph) -> Need:
    has: dict[str, dict[Item, list[Iterable[Claim]]]] = defaultdict(lambda: defaultdict(list))
    for claim in chain(graph.claims["ADDRESSES"], graph.claims["IN_DOMAIN"]):
        if claim.from_kind == "group":
            has[claim.from_id][claim.to_kind, claim.to_id].append((claim,))
    meets: dict[str, set[Item]] = defaultdict(set)
    for relation in SEATS:
        for claim in graph.claims[relation]:
            meets[claim.to_id].add(("organisation", claim.from_id))
    for claim in graph.claims["CARRIES_OUT"]:
        meets[claim.from_id].add(("activity", claim.to_id))
    return Need("group", has, {id: frozenset(places) for id, places in meets.items()})


def _missing(graph: Graph, need: Need, at_least: int, about: Ref | None) -> Iterator[MissingTable]:
    needed = _shared(need.has, at_least)
    apart = _apart(need, needed)
    congruence = (len(needed) - len(apart)) / len(needed) if needed else 1.0
    for pair, items in apart.items():
        if about is None or about in items or about in ((need.kind, pair[0]), (need.kind, pair[1])):
            yield _finding(graph, need, pair, items, congruence)


def _shared(has: Holdings, at_least: int) -> dict[Pair, list[Item]]:
    holders: dict[Item, list[str]] = defaultdict(list)
    for party in sorted(has):
        for item in has[party]:
            holders[item].append(party)
    shared: dict[Pair, list[Item]] = defaultdict(list)
    for item, parties in holders.items():
        for pair in combinations(parties, 2):
            shared[pair].append(item)
    return {pair: items for pair, items in shared.items() if len(items) >= at_least}


def _finding(graph: Graph, need: Need, pair: Pair, items: Sequence[Item], congruence: float) -> MissingTable:
    def by_name(kind: str, id: str) -> tuple[object, ...]:
        return sort_key(graph.name(kind, id)), id

    a, b = sorted(pair, key=lambda party: by_name(need.kind, party))
    ordered = sorted(items, key=lambda item: (item[0] != "issue", *by_name(*item)))
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
        reason=_reason(graph, need.kind, a, b, ordered),
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


def _reason(graph: Graph, kind: str, a: str, b: str, items: Sequence[Item]) -> Text:
    return _REASON.format(
        a=graph.label(kind, a),
        b=graph.label(kind, b),
        items=each_counted((sum(item[0] == of for item in items), NOUNS[of]) for of in ("issue", "domain")),
        names=examples([graph.label(*item) for item in items]),
        nowhere=_NOWHERE[kind],
    )


def _order(finding: MissingTable) -> tuple[object, ...]:
    return (
        finding.kind != "organisation",
        -finding.shared_count,
        sort_key(finding.a_name),
        finding.a,
        sort_key(finding.b_name),
        finding.b,
    )


def _title(findings: Sequence[MissingTable]) -> Text:
    if not findings:
        return Text("Wie werk gemeen heeft, ontmoet elkaar ook.", "Whoever has work in common also meets.")
    parts = []
    for kind, noun in _PAIRS.items():
        if of_kind := [f for f in findings if f.kind == kind]:
            percent = f"{of_kind[0].congruence:.1%}"
            share = Text(percent.replace(".", ","), percent)
            parts.append(_MEETING.format(pairs=counted(len(of_kind), noun), share=share))
    start = Text("Werk gemeen, maar geen plek om elkaar te ontmoeten: ", "Work in common, but nowhere to meet: ")
    return join(start, listed(parts), ".")


_PAIRS = {
    "organisation": (
        Text("paar organisaties", "pair of organisations"),
        Text("paren organisaties", "pairs of organisations"),
    ),
    "group": (Text("paar werkgroepen", "pair of groups"), Text("paren werkgroepen", "pairs of groups")),
}
_MEETING = Text(
    "{pairs} (van wie moet afstemmen, ontmoet {share} elkaar)", "{pairs} ({share} of those that need to meet do)"
)


COORDINATION = Question(
    "coordination",
    Text(
        "Wie heeft werk gemeen, maar geen tafel om aan te overleggen?",
        "Who has work in common but no table to meet at?",
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
