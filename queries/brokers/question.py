"""Who ties the groups together?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from opgavenkaart.graph.graph import Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import SEATS
from opgavenkaart.graph.text import Text, counted, listed, sort_key
from opgavenkaart.queries.brokers import centrality as brokerage
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reference import Ref

NAMED = 6  # groups, organisations or pairs that a sentence names before it counts the others


@dataclass(frozen=True)
class Broker(Finding):
    """An organisation that takes part in groups, and what it ties together.

    `betweenness` is how much of the shortest ways between organisations and groups runs through it, of the most
    that it could be (0 to 1). `constraint` is Burt's: how far those whom it meets in groups meet each other as
    well; None where it meets nobody. `falls_apart` are the groups that would no longer hang together with most of
    those that they now hang together with, were it not there: the organisation is then an articulation point.
    """

    brief = ("organisation_name", "groups", "betweenness", "reason")
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
    """One finding per organisation that takes part in a group, in whatever role; who most ties them together first.

    Leading a group and taking part in it count; giving it its assignment does not. `about` keeps one organisation,
    or those of one group; the measures are always those of the whole.
    """
    claims = _seats(graph)
    seats = {organisation: tuple(groups) for organisation, groups in claims.items()}
    whole = _Whole(graph, seats)
    found = [
        whole.broker(organisation, EvidenceList([claim for of in groups.values() for claim in of]))
        for organisation, groups in claims.items()
        if about is None or (about.kind, about.id) in {("organisation", organisation), *(("group", g) for g in groups)}
    ]
    return sorted(found, key=lambda f: (-f.betweenness, sort_key(f.organisation_name), f.organisation))


def _seats(graph: Graph) -> dict[str, dict[str, list[Claim]]]:
    """The groups of each organisation, both in order of their names, each with the claims that say so."""
    said: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in (c for relation in SEATS for c in graph.claims[relation]):
        said[claim.from_id][claim.to_id].append(claim)

    def by_label(kind: str, ids: Mapping[str, object]) -> list[str]:
        return sorted(ids, key=lambda it: (sort_key(graph.label(kind, it)), it))

    return {o: {g: said[o][g] for g in by_label("group", said[o])} for o in by_label("organisation", said)}


class _Whole:
    """All seats together, and what follows from them for each organisation."""

    def __init__(self, graph: Graph, seats: brokerage.Seats) -> None:
        self.graph, self.seats = graph, seats
        self.inside = brokerage.members(seats)
        self.betweenness = brokerage.betweenness(seats)
        self.constraint = brokerage.constraint(seats)
        self.pieces = brokerage.pieces(seats, self.inside)
        self.place = {group: at for at, group in enumerate(sorted(self.inside, key=self._by_name))}

    def _by_name(self, group: str) -> tuple[tuple[str, str], str]:
        return sort_key(self.graph.label("group", group)), group

    def broker(self, organisation: str, seats: EvidenceList) -> Broker:
        """What one organisation ties together."""
        parts = self.pieces.get(organisation, [])
        rest = parts[:1] if parts and len(parts[0]) > len(parts[1]) else []
        loose = sorted((g for part in parts[len(rest) :] for g in part), key=self.place.__getitem__)
        return Broker(
            organisation,
            self.graph.name("organisation", organisation),
            len(self.seats[organisation]),
            self.betweenness[organisation],
            self.constraint[organisation],
            bool(parts),
            tuple(loose),
            self._reason(organisation, loose, bool(rest)),
            evidence=seats,
        )

    def _reason(self, organisation: str, loose: Sequence[str], rest: bool) -> Text:
        who = self.graph.label("organisation", organisation)
        said = [self._part(who, organisation), *self._ties(organisation)]
        if loose:
            named = self._groups(loose)
            said.append(
                Text(
                    f"Zonder {who} {'raakt' if len(loose) == 1 else 'raken'} {named.nl} los van de andere werkgroepen.",
                    f"Without {who}, {named.en} {'is' if len(loose) == 1 else 'are'} cut off from the other groups.",
                )
                if rest
                else Text(
                    f"Zonder {who} vallen {named.nl} uiteen.",
                    f"Without {who}, {named.en} fall apart.",
                )
            )
        if len(self.seats[organisation]) > 1 and brokerage.estimated(self.seats, self.inside):
            said.append(_ESTIMATED)
        return Text(" ".join(text.nl for text in said), " ".join(text.en for text in said))

    def _part(self, who: str, organisation: str) -> Text:
        groups = self.seats[organisation]
        named = self._groups(groups)
        if len(groups) == 1:
            return Text(
                f"{who} doet alleen mee in {named.nl} en verbindt dus geen werkgroepen.",
                f"{who} takes part in {named.en} only, and so ties no groups together.",
            )
        return Text(f"{who} doet mee in {named.nl}.", f"{who} takes part in {named.en}.")

    def _ties(self, organisation: str) -> Iterator[Text]:
        """Who else could tie the same groups together, or that nobody does."""
        groups = self.seats[organisation]
        if len(groups) == 1:
            return
        pairs = brokerage.alone(organisation, self.seats, self.inside)
        everywhere = set.intersection(*(set(self.inside[g]) for g in groups)) - {organisation}
        if len(pairs) == len(list(combinations(groups, 2))):
            yield _NOBODY[len(groups) == 2]
        elif pairs:
            named = self._pairs(pairs)
            yield Text(f"Alleen deze organisatie verbindt {named.nl}.", f"It alone ties {named.en}.")
        elif everywhere:
            others = [self.graph.label("organisation", o) for o in self.seats if o in everywhere]
            named = _some(others, Text("andere", "others"))
            one = len(others) == 1
            yield Text(f"Dat {'doet' if one else 'doen'} ook {named.nl}.", f"So {'does' if one else 'do'} {named.en}.")
        else:
            yield Text(
                "Niemand anders doet in al deze mee, maar elk tweetal ervan delen ook anderen.",
                "Nobody else takes part in all of these, but any two of them have others in common too.",
            )

    def _groups(self, groups: Sequence[str]) -> Text:
        return _some([self.graph.label("group", group) for group in groups], Text("andere", "others"))

    def _pairs(self, pairs: Sequence[tuple[str, str]]) -> Text:
        named = [[self.graph.label("group", group) for group in pair] for pair in pairs]
        nl = _some([f"{a} met {b}" for a, b in named], Text("andere paren", "more pairs")).nl
        return Text(nl, _some([f"{a} to {b}" for a, b in named], Text("andere paren", "more pairs")).en)


_NOBODY = (
    Text("Niemand anders doet mee in twee van deze.", "Nobody else takes part in two of these."),
    Text("Niemand anders doet mee in allebei.", "Nobody else takes part in both."),
)
_ESTIMATED = Text(
    f"De tussenpositie is geschat: uit een steekproef van {brokerage.SAMPLE} organisaties en werkgroepen.",
    f"Betweenness is estimated: from a sample of {brokerage.SAMPLE} organisations and groups.",
)


def _some(names: Sequence[str], others: Text) -> Text:
    """Names as a sentence has them; of many the first, and how many more."""
    if len(names) <= NAMED:
        return listed(names)
    first, more = ", ".join(names[: NAMED - 1]), len(names) - NAMED + 1
    return Text(f"{first} en {more} {others.nl}", f"{first} and {more} {others.en}")


def _title(findings: Sequence[Broker]) -> Text:
    if not findings:
        return Text("Geen organisatie gevonden die meedoet in een werkgroep.", "No organisation takes part in a group.")
    first = findings[0]
    most = [f for f in findings if f.betweenness == first.betweenness]
    if not first.betweenness:
        return Text(
            "Geen organisatie verbindt werkgroepen: geen ervan doet mee in meer dan één.",
            "No organisation ties groups together: none takes part in more than one.",
        )
    names = listed(f.organisation_name for f in most)
    if len(findings) == 1:
        groups = counted(first.groups, (Text("werkgroep", "group"), Text("werkgroepen", "groups")))
        tied = Text(f"{names.nl} verbindt {groups.nl}", f"{names.en} ties {groups.en} together")
    elif len(most) == 1:
        tied = Text(f"{names.nl} verbindt de werkgroepen het meest", f"{names.en} ties the groups together most")
    elif len(most) == 2:
        tied = Text(f"{names.nl} verbinden de werkgroepen het meest", f"{names.en} tie the groups together most")
    else:
        tied = Text(
            f"{len(most)} organisaties verbinden de werkgroepen het meest, allemaal even sterk",
            f"{len(most)} organisations tie the groups together most, all equally",
        )
    needed = _needed([f for f in findings if f.articulation], len(findings))
    return Text(f"{tied.nl}; {needed.nl}.", f"{tied.en}; {needed.en}.")


def _needed(cuts: Sequence[Broker], of: int) -> Text:
    if not cuts:
        if of == 1:
            return Text("onmisbaar is die daarvoor niet", "it is not indispensable for that")
        return Text("geen van alle is daarvoor onmisbaar", "none of them is indispensable for that")
    if len(cuts) == 1:
        name = cuts[0].organisation_name
        return Text(f"zonder {name} vallen werkgroepen uiteen", f"without {name} groups fall apart")
    return Text(
        f"{len(cuts)} organisaties zijn onmisbaar: zonder elk daarvan vallen werkgroepen uiteen",
        f"{len(cuts)} organisations are indispensable: without each of them groups fall apart",
    )


BROKERS = Question(
    "brokers",
    Text("Wie verbindt de werkgroepen?", "Who ties the groups together?"),
    Broker,
    Reads(("organisation", "group"), SEATS),
    brokers,
    _title,
)
