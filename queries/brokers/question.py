"""Who ties the groups together?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import comb

from opgavenkaart.graph.graph import Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.text import Text, counted, join, listed
from opgavenkaart.queries.brokers import centrality
from opgavenkaart.queries.core.grouping import by_name, nested
from opgavenkaart.queries.core.participation import SEATS, of_singles, seats
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import NOUNS, OTHERS, as_start, listed_or_cut, with_article

MAX_NAMES = 6  # groups, organisations or pairs in a sentence; of more, one less is named and the others are counted


@dataclass(frozen=True, kw_only=True)
class Broker(Finding):
    """An organisation that takes part in groups, and what it ties together.

    `betweenness` is how much of the shortest ways between organisations and groups runs through it, of the most
    that it could be (0 to 1). `constraint` is Burt's: how far those whom it meets in groups meet each other as
    well; None where it meets nobody. `falls_apart` are the groups that would no longer hang together with most of
    those that they now hang together with, were it not there: the organisation is then an articulation point.
    """

    brief = ("organisation_name", "groups", "reason")
    figures = ("betweenness", "constraint")
    key = ("organisation",)

    organisation: str
    organisation_name: str
    groups: int
    betweenness: float
    constraint: float | None
    articulation: bool
    falls_apart: tuple[str, ...]
    reason: Text


def brokers(graph: Graph, *, about: Ref | None = None) -> list[Broker]:
    """One finding per organisation that takes part in a group, who most ties them together first.

    Whoever is at its table counts, but for collectives (`queries.core.participation`). `about` keeps one organisation,
    or those of one group; the measures are always those of the whole.
    """
    held = nested(of_singles(graph, seats(graph)), lambda c: (c.from_id, c.to_id))
    whole = _Whole(graph, held)
    found = [
        whole.broker(organisation, held[organisation])
        for organisation in whole.seats
        if about is None
        or about == ("organisation", organisation)
        or (about.kind == "group" and about.id in held[organisation])
    ]
    return sorted(found, key=lambda f: (-f.betweenness, *by_name(f.organisation_name, f.organisation)))


class _Whole:
    """All seats together, and what follows from them for each organisation."""

    def __init__(self, graph: Graph, claims: Mapping[str, Mapping[str, Sequence[Claim]]]) -> None:
        self.graph = graph
        self.seats = {o: self._in_order("group", claims[o]) for o in self._in_order("organisation", claims)}
        self.inside = centrality.members(self.seats)
        self.betweenness = centrality.betweenness(self.seats)
        self.constraint = centrality.constraint(self.seats)
        self.pieces = centrality.pieces(self.seats)

    def _in_order(self, kind: str, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=lambda it: by_name(self.graph.label(kind, it), it))

    def broker(self, organisation: str, claims: Mapping[str, Sequence[Claim]]) -> Broker:
        """What one organisation ties together."""
        parts = self.pieces.get(organisation, [])
        rest = parts[:1] if parts and len(parts[0]) > len(parts[1]) else []
        loose = self._in_order("group", (g for part in parts[len(rest) :] for g in part))
        return Broker(
            organisation=organisation,
            organisation_name=self.graph.name("organisation", organisation),
            groups=len(self.seats[organisation]),
            betweenness=self.betweenness[organisation],
            constraint=self.constraint[organisation],
            articulation=bool(parts),
            falls_apart=tuple(loose),
            reason=self._reason(organisation, loose, bool(rest)),
            evidence=EvidenceList([claim for of in claims.values() for claim in of]),
        )

    def _reason(self, organisation: str, loose: Sequence[str], rest: bool) -> Text:
        who = self.graph.label("organisation", organisation)
        groups = self.seats[organisation]
        part = _TAKES_PART if len(groups) > 1 else _TAKES_PART_IN_ONE
        reason = [part.format(who=who, groups=self._groups(groups)), *self._ties(organisation)]
        if loose:
            apart = (_CUT_OFF[len(loose) > 1]) if rest else _FALL_APART
            reason.append(apart.format(who=who, groups=self._groups(loose)))
        if len(groups) > 1 and len(self.seats) + len(self.inside) > centrality.MAX_EXACT_NODES:
            reason.append(_ESTIMATED)
        return join(*reason, between=" ")

    def _ties(self, organisation: str) -> Iterator[Text]:
        """Who else could tie the same groups together, or that nobody does."""
        groups = self.seats[organisation]
        if len(groups) == 1:
            return
        pairs = centrality.alone(organisation, self.seats, self.inside)
        everywhere = set.intersection(*(set(self.inside[g]) for g in groups)) - {organisation}
        if len(pairs) == comb(len(groups), 2):
            yield _NOBODY[len(groups) == 2]
        elif pairs:
            labels = [[self.graph.label("group", group) for group in pair] for pair in pairs]
            tied = _names([Text(f"{a} met {b}", f"{a} to {b}") for a, b in labels], Text("andere paren", "more pairs"))
            yield Text("Alleen deze organisatie verbindt {pairs}.", "It alone ties {pairs}.").format(pairs=tied)
        elif everywhere:
            others = _names([self.graph.label("organisation", o) for o in self.seats if o in everywhere])
            yield _SO_DO[len(everywhere) > 1].format(others=others)
        else:
            yield _NOT_ALL

    def _groups(self, groups: Sequence[str]) -> Text:
        return _names([self.graph.label("group", group) for group in groups])


_TAKES_PART = Text("{who} doet mee aan {groups}.", "{who} takes part in {groups}.")
_TAKES_PART_IN_ONE = Text(
    "{who} doet alleen mee aan {groups} en verbindt dus geen werkgroepen.",
    "{who} takes part in {groups} only, and so ties no groups together.",
)
_CUT_OFF = (
    Text(
        "Zonder {who} raakt {groups} los van de andere werkgroepen.",
        "Without {who}, {groups} is cut off from the other groups.",
    ),
    Text(
        "Zonder {who} raken {groups} los van de andere werkgroepen.",
        "Without {who}, {groups} are cut off from the other groups.",
    ),
)
_FALL_APART = Text("Zonder {who} vallen {groups} uiteen.", "Without {who}, {groups} fall apart.")
_NOBODY = (
    Text("Niemand anders doet mee aan twee van deze.", "Nobody else takes part in two of these."),
    Text("Niemand anders doet mee aan allebei.", "Nobody else takes part in both."),
)
_SO_DO = Text("Dat doet ook {others}.", "So does {others}."), Text("Dat doen ook {others}.", "So do {others}.")
_NOT_ALL = Text(
    "Niemand anders doet aan al deze mee, maar elk tweetal ervan delen ook anderen.",
    "Nobody else takes part in all of these, but any two of them have others in common too.",
)
_ESTIMATED = Text(
    f"De tussenpositie is geschat: uit een steekproef van {centrality.SAMPLE_SIZE} organisaties en werkgroepen.",
    f"Betweenness is estimated: from a sample of {centrality.SAMPLE_SIZE} organisations and groups.",
)


def _names(names: Sequence[Text | str], others: Text = OTHERS) -> Text:
    return listed_or_cut(names, MAX_NAMES, MAX_NAMES - 1, others)


def _title(findings: Sequence[Broker]) -> Text:
    if not findings:
        return Text("Geen enkele organisatie doet mee aan een werkgroep.", "No organisation takes part in a group.")
    first = findings[0]
    most = [f for f in findings if f.betweenness == first.betweenness]
    if not first.betweenness:
        return Text(
            "Geen organisatie verbindt werkgroepen: geen ervan doet mee aan meer dan één.",
            "No organisation ties groups together: none takes part in more than one.",
        )
    names = listed(with_article(f.organisation_name) for f in most)
    if len(findings) == 1:
        tied = Text("{names} verbindt {groups}", "{names} ties {groups} together")
    elif len(most) == 1:
        tied = Text("{names} verbindt de werkgroepen het meest", "{names} ties the groups together most")
    elif len(most) == 2:
        tied = Text("{names} verbinden de werkgroepen het meest", "{names} tie the groups together most")
    else:
        tied = Text(
            "{n} organisaties verbinden de werkgroepen het meest, allemaal even sterk",
            "{n} organisations tie the groups together most, all equally",
        ).format(n=len(most))
    needed = _needed([f for f in findings if f.articulation], len(findings))
    tied = tied.format(names=names, groups=counted(first.groups, NOUNS["group"]))
    return join(as_start(tied), "; ", needed, ".")


def _needed(cuts: Sequence[Broker], of: int) -> Text:
    if len(cuts) > 1:
        return Text(
            "{n} organisaties zijn onmisbaar: zonder elk daarvan vallen werkgroepen uiteen",
            "{n} organisations are indispensable: without each of them groups fall apart",
        ).format(n=len(cuts))
    if cuts:
        name = with_article(cuts[0].organisation_name)
        return Text("zonder {name} vallen werkgroepen uiteen", "without {name} groups fall apart").format(name=name)
    if of == 1:
        return Text("onmisbaar is die daarvoor niet", "it is not indispensable for that")
    return Text("geen enkele organisatie is daarvoor onmisbaar", "no organisation is indispensable for that")


BROKERS = Question(
    "brokers",
    Text("Wie verbindt de werkgroepen?", "Who ties the groups together?"),
    Broker,
    Reads(("organisation", "group"), SEATS),
    brokers,
    _title,
)
