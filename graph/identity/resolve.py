"""Which records of a graph are one organisation, and which are in dispute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.identity.official_ids import OfficialCode, at_odds, codes_of
from opgavenkaart.graph.model import IDENTITY

KIND = "organisation"
SAME, DIFFERENT = IDENTITY
Pair = tuple[str, str]


class Dispute(NamedTuple):
    """Two records that would be one by some claims or codes, were it not for others: they stay two.

    `why` is "different" where a claim says so, "code" where one register has two codes for them, "apart" where one
    data set describes both under one code. `claims` are all that say who is who among what hangs together with them.
    """

    one: str
    other: str
    why: str
    claims: tuple[Claim, ...]


class Judged(NamedTuple):
    """Which records are one, each group in order of id, and which are in dispute."""

    groups: tuple[tuple[str, ...], ...] = ()
    disputes: tuple[Dispute, ...] = ()


def judged(graph: Graph) -> Judged:
    """Which organisations are one: by an equal official id, then by what is claimed; neither where it is disputed.

    A dispute leaves all that hangs together by these claims, or by that code, as it was: nothing depends on the
    order in which claims are looked at.
    """
    coded = ((id, codes_of(node)) for id, node in graph.nodes[KIND].items() if _coded(node))
    codes = {id: of for id, of in coded if of}
    told = {relation: _told(graph, relation) for relation in IDENTITY}
    alike = list(_alike(codes))
    if not (alike or told[SAME]):
        return Judged()
    against = _Against(graph.nodes[KIND], codes, told)
    disputes: list[Dispute] = []
    of: dict[str, list[str]] = {}  # records that are one, by the first of them
    for group in _together(alike):
        found = against.by_code(group)
        disputes += found
        of |= {} if found else {min(group): group}
    one = {id: head for head, ids in of.items() for id in ids}
    for heads in _together((one.get(a, a), one.get(b, b)) for a, b in told[SAME]):
        group = [id for head in heads for id in of.get(head, [head])]
        found = against.by_claims(group)
        disputes += found
        if not found:
            for head in heads:
                of.pop(head, None)
            of[min(heads)] = group
    groups = sorted(tuple(sorted(ids)) for ids in of.values() if len(ids) > 1)
    return Judged(tuple(groups), tuple(sorted(disputes, key=lambda d: d[:3])))


def _coded(node: Node) -> bool:
    """Asked first of every organisation, so it is quick."""
    return bool(node.described) or "official_id" in node.props


def _alike(codes: Mapping[str, Iterable[OfficialCode]]) -> Iterator[Pair]:
    first: dict[OfficialCode, str] = {}
    for id, of in codes.items():
        for code in of:
            if (other := first.setdefault(code, id)) != id:
                yield other, id


def _told(graph: Graph, relation: str) -> Mapping[Pair, list[Claim]]:
    """The claims by the two records they join, in order of id, as far as these are not one here."""
    found: dict[Pair, list[Claim]] = defaultdict(list)
    for claim in graph.claims.get(relation, ()):
        ends = sorted(graph.shown.get(id, id) for id in (claim.from_id, claim.to_id))
        if ends[0] != ends[1] and all(id in graph.nodes[KIND] for id in ends):
            found[ends[0], ends[1]].append(claim)
    return found


class _Against:
    """What speaks against making one of records that hang together."""

    def __init__(
        self,
        organisations: Mapping[str, Node],
        codes: Mapping[str, frozenset[OfficialCode]],
        told: Mapping[str, Mapping[Pair, list[Claim]]],
    ) -> None:
        self._organisations, self._codes, self._told = organisations, codes, told
        self._denied: dict[str, list[str]] = defaultdict(list)
        for one, other in sorted(told[DIFFERENT]):
            self._denied[one].append(other)

    def by_code(self, group: Sequence[str]) -> list[Dispute]:
        """Where codes make them one; a data set that lists two under one code means two, until a claim says not."""
        inside, of = set(group), defaultdict[str, set[str]](set)
        said = [pair for pair in self._told[SAME] if inside.issuperset(pair)]
        head = {id: min(ids) for ids in _together(said) for id in ids}
        for id in group:
            for dataset in self._organisations[id].datasets:
                of[dataset].add(head.get(id, id))
        apart = sorted({pair for ids in of.values() for pair in pairwise(sorted(ids))})
        return [*self.by_claims(group), *self._disputes(group, "apart", apart)]

    def by_claims(self, group: Sequence[str]) -> list[Dispute]:
        """Where claims make them one."""
        inside = set(group)
        denied = [(id, other) for id in sorted(group) for other in self._denied[id] if other in inside]
        first: dict[frozenset[OfficialCode], str] = {}
        for id in sorted(group):
            if id in self._codes:
                first.setdefault(self._codes[id], id)
        odd = [(one, other) for (x, one), (y, other) in combinations(first.items(), 2) if at_odds(x, y)]
        return [*self._disputes(group, "different", denied), *self._disputes(group, "code", odd)]

    def _disputes(self, group: Iterable[str], why: str, pairs: Sequence[Pair]) -> Iterator[Dispute]:
        if not pairs:
            return
        inside = set(group)
        claims = tuple(
            claim
            for told in self._told.values()
            for pair, of in told.items()
            if inside.issuperset(pair)
            for claim in of
        )
        for one, other in pairs:
            yield Dispute(one, other, why, claims)


def _together(pairs: Iterable[Pair]) -> list[list[str]]:
    """What hangs together by these pairs."""
    above: dict[str, str] = {}

    def top(id: str) -> str:
        above.setdefault(id, id)
        while above[id] != id:
            above[id] = above[above[id]]
            id = above[id]
        return id

    for a, b in pairs:
        above[top(a)] = top(b)
    groups: dict[str, list[str]] = defaultdict(list)
    for id in above:
        groups[top(id)].append(id)
    return list(groups.values())
