"""Who shares work but no table to meet at?"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from opgavenkaart.graph.graph import Citable, EvidenceList, Graph, Reads
from opgavenkaart.graph.text import Text, counted, join
from opgavenkaart.queries.core.findings import Findings, Ranked, summary_of
from opgavenkaart.queries.core.grouping import by_name, claims_of, grouped
from opgavenkaart.queries.core.pairs import Bundle, Pairs, in_common, numbered, pairs, shared_counts
from opgavenkaart.queries.core.participation import SEATS, seats
from opgavenkaart.queries.core.question import Finding, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import MAX_EXAMPLES, NOUNS, each_counted, examples
from opgavenkaart.queries.overlap.routes import ROUTES

if TYPE_CHECKING:
    from opgavenkaart.queries.core.pairs import Numbers


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


class Need:
    """Parties of one kind, by name: what each has, where each can meet others, and the pairs that need to and do not.

    `missing` are those pairs by the places of the parties, and `congruence` is the share of the others.
    """

    def __init__(
        self,
        graph: Graph,
        kind: str,
        bundles: Iterable[Bundle[Item]],
        places: Iterable[tuple[str, Item]],
        at_least: int = 1,
    ) -> None:
        import numpy as np

        self._graph, self.kind = graph, kind
        self._held = grouped(bundles, lambda bundle: bundle.party)
        self.ids = sorted(self._held, key=lambda party: self._by_name((kind, party)))
        items = set[Item]().union(*(bundle.items for of in self._held.values() for bundle in of))
        self._items = sorted(items, key=lambda item: (item[0] != "issue", self._by_name(item)))
        at = {item: place for place, item in enumerate(self._items)}
        self._has = numbered({party: self._held[party] for party in self.ids}, at)
        meets = grouped(places, lambda place: place[0])
        number = {place: at for at, place in enumerate({place for of in meets.values() for _, place in of})}
        met = [np.unique(np.array([number[place] for _, place in meets.get(party, ())], np.intp)) for party in self.ids]
        needing = 0

        def apart() -> Iterator["Numbers"]:
            nonlocal needing
            work, tables = shared_counts(self._has, len(self._items)), shared_counts(met, len(number))
            for shared, together in zip(work, tables, strict=True):
                shared[shared < at_least] = 0
                needing += int(np.count_nonzero(shared))
                shared[together > 0] = 0
                yield shared

        self.missing = pairs(apart())
        self.congruence = (needing - len(self.missing.a)) / needing if needing else 1.0

    def _by_name(self, thing: Item) -> tuple[object, ...]:
        return by_name(self._graph.name(*thing), thing[1])

    def shared(self, a: int, b: int) -> list[Item]:
        """What two parties have in common, issues first."""
        return [self._items[at] for at in in_common(self._has[a], self._has[b], len(self._items))]

    def claims(self, parties: Iterable[int], items: Sequence[Item]) -> Iterator[Citable]:
        """The claims by which parties have these items."""
        return (c for party in parties for bundle in self._held[self.ids[party]] for c in bundle.claims_for(items))

    def about(self, about: Ref) -> Pairs:
        """The missing pairs with this party, or that have this issue or domain in common."""
        import numpy as np

        if about.kind == self.kind:
            party = np.array([id == about.id for id in self.ids], bool)
            return self.missing.where(party[self.missing.a] | party[self.missing.b])
        item = self._items.index(about) if about in self._items else -1
        holding = np.array([item in own for own in self._has], bool)
        return self.missing.where(holding[self.missing.a] & holding[self.missing.b])

    def strongest(self, most: int) -> Iterator[tuple[int, list[int], int]]:
        """Each party that misses others, with those of them with whom it shares most, and how many they are."""
        import numpy as np

        a, b, shared = self.missing
        as_second, parties = np.argsort(b, kind="stable"), np.arange(len(self.ids) + 1)
        firsts, seconds = a.searchsorted(parties), b[as_second].searchsorted(parties)
        for party in range(len(self.ids)):
            before, after = as_second[slice(*seconds[party : party + 2])], slice(*firsts[party : party + 2])
            others = np.concatenate([a[before], b[after]])
            common = np.concatenate([shared[before], shared[after]]).astype(np.int64)
            if len(others):
                yield party, others[Ranked(common.max() - common)[:most]].tolist(), len(others)

    def finding(self, a: int, b: int) -> MissingTable:
        """What one of the pairs has in common."""
        items = self.shared(a, b)
        (a_id, a_label), (b_id, b_label) = ((id, self._graph.label(self.kind, id)) for id in (self.ids[a], self.ids[b]))
        return MissingTable(
            kind=self.kind,
            a=a_id,
            a_name=self._graph.name(self.kind, a_id),
            b=b_id,
            b_name=self._graph.name(self.kind, b_id),
            shared_count=len(items),
            shared=tuple(id for _, id in items),
            shared_kind=tuple(kind for kind, _ in items),
            congruence=self.congruence,
            reason=_REASON.format(
                a=a_label,
                b=b_label,
                items=each_counted((sum(item[0] == of for item in items), NOUNS[of]) for of in ("issue", "domain")),
                names=examples([self._graph.label(*item) for item in items[: MAX_EXAMPLES + 1]]),
                nowhere=_NOWHERE[self.kind],
            ),
            evidence=EvidenceList(partial(self.claims, (a, b), items)),
        )


def coordination(graph: Graph, *, at_least: int = 1, about: Ref | None = None) -> Findings[MissingTable]:
    """One finding per pair of organisations, or of groups, with work in common and nowhere to meet.

    Organisations have the issues that they own, take a position on or meet in a group, and the domains of their
    portfolio; they meet in groups. Groups have the issues on their agenda and their own domains; they meet through
    a common member or lead, or a common activity. Where no group is known nothing can be said of where they meet.
    `about` is a party, or an issue or domain that pairs have in common.
    """
    found = [(need, need.about(about) if about else need.missing) for need in needs(graph, at_least)]
    ranked = [(need, of, Ranked(of.shared.max(initial=0) - of.shared.astype("int64"))) for need, of in found]
    first = len(ranked[0][2]) if ranked else 0

    def make(at: int) -> MissingTable:
        need, of, order = ranked[at >= first]
        place = order[at - first if at >= first else at]
        return need.finding(int(of.a[place]), int(of.b[place]))

    summary = [(need.kind, len(order), need.congruence) for need, _, order in ranked]
    return Findings(range(sum(count for _, count, _ in summary)), make, lambda: summary)


def needs(graph: Graph, at_least: int = 1) -> Sequence[Need]:
    """What organisations, and what groups, have in hand and where they meet; nothing where no group is known."""
    if not graph.nodes["group"]:
        return ()
    on_agenda = (
        Bundle(c.from_id, "", (), {(c.to_kind, c.to_id): [(c,)]})
        for c in claims_of(graph, ("ADDRESSES", "IN_DOMAIN"))
        if c.from_kind == "group"
    )
    members = [(c.to_id, ("organisation", c.from_id)) for c in seats(graph)]
    members += [(c.from_id, ("activity", c.to_id)) for c in graph.claims["CARRIES_OUT"]]
    groups = [(c.from_id, ("group", c.to_id)) for c in seats(graph)]
    work = _work(graph)
    return Need(graph, "organisation", work, groups, at_least), Need(graph, "group", on_agenda, members, at_least)


def _work(graph: Graph) -> Iterator[Bundle[Item]]:
    """The issues and domains of organisations; those of a group are one and the same for all at its table."""
    for through in ("issue", "domain"):
        known: dict[int, tuple[object, Mapping[Item, Sequence[Collection[Citable]]]]] = {}  # by identity
        for route in ROUTES["organisations", f"{through}s"]:
            for bundle in route.bundles(graph):
                if id(bundle.items) not in known:
                    named = {(through, item): ways for item, ways in bundle.items.items()}
                    known[id(bundle.items)] = bundle.items, named
                yield Bundle(bundle.party, bundle.role, bundle.claims, known[id(bundle.items)][1])


_NOWHERE = {
    "organisation": Text("zitten in geen enkele werkgroep samen", "sit in no common group"),
    "group": Text(
        "hebben geen gemeenschappelijk lid, trekker of activiteit", "have no common member, lead or activity"
    ),
}
_REASON = Text(
    "{a} en {b} delen {items} ({names}), maar {nowhere}.", "{a} and {b} share {items} ({names}), but {nowhere}."
)


def _title(findings: Sequence[MissingTable]) -> Text:
    summary = summary_of(findings)
    if not findings:
        return NO_TABLES if summary == [] else _NO_PAIRS
    parts = []
    for kind, count, congruence in summary or _counted(findings):
        if count:
            percent = f"{congruence:.1%}"
            share = Text(percent.replace(".", ","), percent)
            parts.append(_MEETING.format(pairs=counted(count, _PAIRS[kind]), share=share))
    start = Text("Gedeeld werk, maar geen plek om elkaar te ontmoeten: ", "Shared work, but nowhere to meet: ")
    return join(start, join(*parts, between="; "), ".")


def _counted(findings: Sequence[MissingTable]) -> list[tuple[str, int, float]]:
    return [(kind, len(of), of[0].congruence) for kind, of in grouped(findings, lambda f: f.kind).items()]


NO_TABLES = Text(
    "Er is geen werkgroep bekend: over agenda's en tafels is dan niets te zeggen.",
    "No group is known: nothing can then be said of agendas and tables.",
)
_NO_PAIRS = Text(
    "Er is geen paar gevonden dat werk deelt en elkaar nergens ontmoet.",
    "No pair was found that shares work and meets nowhere.",
)
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
