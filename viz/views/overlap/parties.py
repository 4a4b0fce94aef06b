"""Who overlaps through what, as the views of it need them: parties, what they share, and what these are called."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from opgavenkaart.graph.graph import Claim
from opgavenkaart.graph.text import Noun, same
from opgavenkaart.queries.core.wording import NOUNS
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.overlap.routes import ROUTES
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.layout import Entry
from opgavenkaart.viz.scene.picture import Facts
from opgavenkaart.viz.style.nodes import look_of

MOST_PARTIES = 14
Likeness = Callable[[str, str], float]


@dataclass(frozen=True)
class Overlapping:
    """Pairs of parties that overlap: between what, through what, and the findings, the strongest first."""

    answers: Answers
    between: str
    through: str
    pairs: Sequence[Overlap]

    @property
    def kind(self) -> str:
        """Of the parties."""
        return self.between.removesuffix("s")

    @property
    def item_kind(self) -> str:
        """Of what they share."""
        return self.through.removesuffix("s")

    @property
    def noun(self) -> Noun:
        """What they share, in words."""
        return NOUNS[self.item_kind]

    def party(self, id: str, *, bold: bool = False) -> Entry:
        """One of those who overlap, by its short name."""
        return self._entry(self.kind, id, bold)

    def item(self, id: str) -> Entry:
        """Something that they share."""
        return self._entry(self.item_kind, id, False)

    def _entry(self, kind: str, id: str, bold: bool) -> Entry:
        node = self.answers.graph.node(kind, id)
        return Entry(look_of(node) if node else kind, same(node.label if node else id), f"{kind}:{id}", bold=bold)

    @cached_property
    def items(self) -> Mapping[str, Mapping[str, Facts]]:
        """The things that each has of those who overlap with anyone, with the claims; the strongest pairs first."""
        held: dict[str, dict[str, Facts]] = {id: {} for pair in self.pairs for id in (pair.a, pair.b)}
        for tie in (tie for route in ROUTES[self.between, self.through] for tie in route.ties(self.answers.graph)):
            if tie.party in held:
                thing, claims = self.item(tie.item).thing, (claim for claim in tie.claims if isinstance(claim, Claim))
                held[tie.party][thing] = (*held[tie.party].get(thing, ()), *claims)
        return held

    @cached_property
    def shared_by(self) -> Mapping[tuple[str, ...], list[str]]:
        """What is shared, by exactly who shares it."""
        sharing: dict[str, set[str]] = defaultdict(set)
        for pair in self.pairs:
            for item in pair.shared:
                sharing[item] |= {pair.a, pair.b}
        result: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for item, who in sharing.items():
            result[tuple(sorted(who))].append(item)
        return result

    def things(self, pair: Overlap) -> tuple[str, str]:
        """The two of a pair, as "kind:id"."""
        return self.party(pair.a).thing, self.party(pair.b).thing

    def pairs_among(self, who: Collection[str]) -> tuple[Overlap, ...]:
        """What each two of these share."""
        return tuple(pair for pair in self.pairs if pair.a in who and pair.b in who)

    @cached_property
    def order(self) -> list[str]:
        """The parties of the strongest pairs, in blocks of those that are alike."""
        jaccard = {frozenset((pair.a, pair.b)): pair.jaccard for pair in self.pairs}
        return in_blocks([*self.items][:MOST_PARTIES], lambda a, b: jaccard.get(frozenset((a, b)), 0.0))

    @property
    def shown(self) -> list[Overlap]:
        """The pairs of these parties."""
        return [pair for pair in self.pairs if pair.a in self.order and pair.b in self.order]


def in_blocks(ids: Sequence[str], likeness: Likeness) -> list[str]:
    """The ids in an order of their own: the same for the same ids in the same order.

    Average linkage: the two rows that are most alike are joined, time and again, each turned so that the ends that
    meet are as alike as can be. Of equals, the first.
    """
    rows = [[id] for id in ids]
    while len(rows) > 1:
        pairs = combinations(range(len(rows)), 2)
        one, other = max(pairs, key=lambda pair: _mean(rows[pair[0]], rows[pair[1]], likeness))
        second = rows.pop(other)
        rows[one] = _joined(rows[one], second, likeness)
    return rows[0] if rows else []


def _mean(one: Sequence[str], other: Sequence[str], likeness: Likeness) -> float:
    return round(sum(likeness(a, b) for a in one for b in other) / (len(one) * len(other)), 9)


def _joined(one: list[str], other: list[str], likeness: Likeness) -> list[str]:
    """Both in a row, either of them turned around where that brings what is alike together."""
    ways = [(a, b) for a in (one, one[::-1]) for b in (other, other[::-1])]
    first, second = max(ways, key=lambda way: likeness(way[0][-1], way[1][0]))
    return [*first, *second]
