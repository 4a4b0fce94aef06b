"""Who is who: what several records say of one organisation is said of one node, unless anything speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Graph, Node, Reads, merged
from opgavenkaart.graph.model import IDENTITY, RELATIONS
from opgavenkaart.graph.official import Code, at_odds, codes_of

KIND = "organisation"
SAME, DIFFERENT = IDENTITY
TEXT_ID = "text-"  # begins the id of a name in a text, which a decision makes one with an organisation
READS = Reads((KIND,), IDENTITY)
_JOINS = {id for id, relation in RELATIONS.items() if any(KIND in ends for ends in relation.ends)}
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


def _alike(codes: Mapping[str, Iterable[Code]]) -> Iterator[Pair]:
    first: dict[Code, str] = {}
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
        codes: Mapping[str, frozenset[Code]],
        told: Mapping[str, Mapping[Pair, list[Claim]]],
    ) -> None:
        self._organisations, self._codes, self._told = organisations, codes, told

    def by_code(self, group: Sequence[str]) -> list[Dispute]:
        """Where codes make them one; a data set that lists two under one code means two, until a claim says not."""
        apart = [
            pair
            for pair in combinations(sorted(group), 2)
            if set.intersection(*(set(self._organisations[id].datasets) for id in pair))
            and pair not in self._told[SAME]
        ]
        return [*self.by_claims(group), *self._disputes(group, "apart", apart)]

    def by_claims(self, group: Sequence[str]) -> list[Dispute]:
        """Where claims make them one."""
        inside = set(group)
        denied = [pair for pair in self._told[DIFFERENT] if inside.issuperset(pair)]
        coded = sorted(id for id in group if id in self._codes)
        different = len({self._codes[id] for id in coded}) > 1
        pairs = combinations(coded, 2) if different else ()
        odd = [pair for pair in pairs if at_odds(self._codes[pair[0]], self._codes[pair[1]])]
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


def concerns(reads: Reads) -> bool:
    """Whether what is read speaks of organisations."""
    return KIND in reads.kinds or "step" in reads.kinds or not _JOINS.isdisjoint(reads.relations)


def united(graph: Graph, order: Callable[[], Sequence[str]]) -> Graph:
    """The graph with one node for the records of one organisation, and what is claimed of any of them claimed of it.

    It goes by the id of the record that came first, by `order`, the names of the data sets. `Node.described` has all
    records, `Graph.shown` the ids of the others. What then joins an organisation to itself falls away, and of what
    one data set says twice one stays. Claims that records are the same stay as they are stated.
    """
    groups = judged(graph).groups
    if not groups:
        return graph
    places = {name: place for place, name in enumerate(order())}
    organisations = dict(graph.nodes[KIND])
    shown: dict[str, str] = {}
    for group in groups:
        told = [d for id in group for d in (organisations[id].described or (organisations[id],))]
        node = merged(sorted(told, key=lambda d: (places.get(d.datasets[0], len(places)), d.datasets, d.id)))
        shown |= {id: node.id for id in group if id != node.id}
        for id in group:
            del organisations[id]
        organisations[node.id] = node
    nodes = {**graph.nodes, KIND: organisations}
    if "step" in nodes:
        nodes["step"] = {id: _about(step, shown) for id, step in nodes["step"].items()}
    claims = {r: _moved(of, shown) if r in _JOINS and r != SAME else of for r, of in graph.claims.items()}
    return Graph(nodes, claims, graph.day, graph.former, graph.heirs, shown)


def as_shown(edition: Edition, shown: Mapping[str, str]) -> Edition:
    """What an edition says, of organisations by the ids under which a graph shows them."""
    if not shown:
        return edition
    nodes = tuple(n._replace(id=shown[n.id]) if n.kind == KIND and n.id in shown else n for n in edition.nodes)
    return replace(edition, nodes=nodes, claims=tuple(_moved(edition.claims, shown)))


def _moved(claims: Sequence[Claim], shown: Mapping[str, str]) -> Sequence[Claim]:
    heads = set(shown.values())
    moved: list[Claim] = []
    told = set[object]()
    for claim in claims:
        start = shown.get(claim.from_id, claim.from_id) if claim.from_kind == KIND else claim.from_id
        end = shown.get(claim.to_id, claim.to_id) if claim.to_kind == KIND else claim.to_id
        if (start in heads and claim.from_kind == KIND) or (end in heads and claim.to_kind == KIND):
            alone = (claim.from_kind, claim.from_id) == (claim.to_kind, claim.to_id)
            claim = claim._replace(from_id=start, to_id=end)
            if (start == end and claim.from_kind == claim.to_kind and not alone) or claim.key in told:
                continue
            told.add(claim.key)
        moved.append(claim)
    return moved


def _about(step: Node, shown: Mapping[str, str]) -> Node:
    """A step of the story, which shows the organisation under the id by which it goes."""
    kind, _, id = step.props.get("about", "").partition(":")
    return step._replace(props={**step.props, "about": f"{KIND}:{shown[id]}"}) if kind == KIND and id in shown else step
