"""Which records describe the same organisation, and about which pairs sources disagree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.identity.official_ids import OfficialCode, codes_conflict, official_code, official_codes
from opgavenkaart.graph.model import IDENTITY

KIND = "organisation"
SAME, DIFFERENT = IDENTITY
Pair = tuple[str, str]


class Dispute(NamedTuple):
    """A pair of records whose merge is disputed; it is not merged.

    `why` is "different" where a claim states that they differ, "code" where one register has two codes for them,
    "apart" where one data set describes both under one code. `claims` are the SAME_AS and DIFFERENT_FROM claims of all
    records that would be merged with them.
    """

    one: str
    other: str
    why: str
    claims: tuple[Claim, ...]


class Resolution(NamedTuple):
    """Groups of records of one organisation, each in order of id, and the disputed pairs."""

    groups: tuple[tuple[str, ...], ...] = ()
    disputes: tuple[Dispute, ...] = ()


def resolve(graph: Graph) -> Resolution:
    """Resolves identity: records with one official id, or joined by SAME_AS, are one organisation unless disputed.

    A dispute leaves the whole group that these claims, or that code, would merge as it was: the result does not
    depend on the order of the claims.
    """
    may_have_code = ((id, n) for id, n in graph.nodes[KIND].items() if n.described or "official_id" in n.props)  # quick
    codes = {id: coded for id, node in may_have_code if (coded := official_codes(node))}
    decisions = {relation: _by_pair(graph, relation) for relation in IDENTITY}
    same_code = list(_pairs_with_one_code(codes))
    if not (same_code or decisions[SAME]):
        return Resolution()
    objections = _Objections(graph.nodes[KIND], codes, decisions)
    disputes: list[Dispute] = []
    of: dict[str, list[str]] = {}  # records that are one, by the first of them
    for group in _components(same_code):
        found = objections.by_code(group)
        disputes += found
        of |= {} if found else {min(group): group}
    one = {id: head for head, ids in of.items() for id in ids}
    for heads in _components((one.get(a, a), one.get(b, b)) for a, b in decisions[SAME]):
        group = [id for head in heads for id in of.get(head, [head])]
        found = objections.by_claims(group)
        disputes += found
        if not found:
            for head in heads:
                of.pop(head, None)
            of[min(heads)] = group
    groups = sorted(tuple(sorted(ids)) for ids in of.values() if len(ids) > 1)
    return Resolution(tuple(groups), tuple(sorted(disputes, key=lambda d: d[:3])))


def may_be_one(official_ids: Iterable[tuple[str, str]], same: Iterable[Pair]) -> list[list[str]]:
    """The ids of records that are one organisation by their codes or by SAME_AS, or would be were it not disputed.

    Each official id stands beside the id of its record.
    """
    codes: dict[str, set[OfficialCode]] = defaultdict(set)
    for id, official_id in official_ids:
        if code := official_code(official_id):
            codes[id].add(code)
    return _components([*_pairs_with_one_code(codes), *same])


def _pairs_with_one_code(codes: Mapping[str, Iterable[OfficialCode]]) -> Iterator[Pair]:
    first: dict[OfficialCode, str] = {}
    for id, of in codes.items():
        for code in of:
            if (other := first.setdefault(code, id)) != id:
                yield other, id


def _by_pair(graph: Graph, relation: str) -> Mapping[Pair, list[Claim]]:
    """Claims by the pair of records that they join, in order of id, without pairs already merged."""
    found: dict[Pair, list[Claim]] = defaultdict(list)
    for claim in graph.claims.get(relation, ()):
        ends = sorted(graph.canonical_ids.get(id, id) for id in (claim.from_id, claim.to_id))
        if ends[0] != ends[1] and all(id in graph.nodes[KIND] for id in ends):
            found[ends[0], ends[1]].append(claim)
    return found


@dataclass(frozen=True)
class _Objections:
    """Reasons against merging the records of a group."""

    organisations: Mapping[str, Node]
    codes: Mapping[str, frozenset[OfficialCode]]
    decisions: Mapping[str, Mapping[Pair, list[Claim]]]

    def by_code(self, group: Sequence[str]) -> list[Dispute]:
        """Against a merge by code. A data set that lists two records under one code means two organisations, unless a
        SAME_AS claim joins them."""
        inside, of = set(group), defaultdict[str, set[str]](set)
        stated = [pair for pair in self.decisions[SAME] if inside.issuperset(pair)]
        head = {id: min(ids) for ids in _components(stated) for id in ids}
        for id in group:
            for dataset in self.organisations[id].datasets:
                of[dataset].add(head.get(id, id))
        apart = sorted({pair for ids in of.values() for pair in pairwise(sorted(ids))})
        return [*self.by_claims(group), *self._disputes(group, "apart", apart)]

    def by_claims(self, group: Sequence[str]) -> list[Dispute]:
        """Against a merge by claims."""
        inside = set(group)
        denied = sorted(pair for pair in self.decisions[DIFFERENT] if inside.issuperset(pair))
        first: dict[frozenset[OfficialCode], str] = {}
        for id in sorted(group):
            if id in self.codes:
                first.setdefault(self.codes[id], id)
        conflicts = [(one, other) for (x, one), (y, other) in combinations(first.items(), 2) if codes_conflict(x, y)]
        return [*self._disputes(group, "different", denied), *self._disputes(group, "code", conflicts)]

    def _disputes(self, group: Iterable[str], why: str, pairs: Sequence[Pair]) -> Iterator[Dispute]:
        if not pairs:
            return
        inside = set(group)
        claims = tuple(
            claim
            for claims_by_pair in self.decisions.values()
            for pair, of in claims_by_pair.items()
            if inside.issuperset(pair)
            for claim in of
        )
        for one, other in pairs:
            yield Dispute(one, other, why, claims)


def _components(pairs: Iterable[Pair]) -> list[list[str]]:
    """Groups of ids that are connected by these pairs."""
    group_of: dict[str, list[str]] = {}
    for pair in pairs:
        large, small = sorted((group_of.setdefault(end, [end]) for end in pair), key=len, reverse=True)
        if large is not small:
            large += small
            group_of |= dict.fromkeys(small, large)
    return list({min(group): group for group in group_of.values()}.values())
