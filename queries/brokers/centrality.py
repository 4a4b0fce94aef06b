"""How much does an organisation tie together? Betweenness, Burt's constraint, and what falls apart without it.

Each measure looks at seats: the groups that each organisation takes part in.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from opgavenkaart.queries.core.grouping import grouped

MAX_EXACT_NODES = 1_500  # organisations and groups together; of more, betweenness is estimated
SAMPLE_SIZE = 200  # of them, from which it is estimated; the same at every run
MAX_CONSTRAINT_STEPS = 30_000_000  # in the computation of constraint
DIGITS = 12  # decimals: what is equal by its formula is then equal as a number

Seats = Mapping[str, Sequence[str]]  # the groups of each organisation, all in a fixed order
Members = Mapping[str, Sequence[str]]  # the organisations of each group
T = TypeVar("T", bound=Hashable)


def members(seats: Seats) -> dict[str, list[str]]:
    """The organisations of each group."""
    inside = grouped(((group, o) for o, groups in seats.items() for group in groups), lambda seat: seat[0])
    return {group: [organisation for _, organisation in of] for group, of in inside.items()}


def betweenness(seats: Seats) -> dict[str, float]:
    """How far organisations and groups reach each other through each organisation: from 0 (not at all) to 1.

    The pairs whose shortest ways run through it, as a share of the most that it could be with so many
    organisations and groups (Borgatti and Halgin 2011).
    """
    place = {group: number for number, group in enumerate(members(seats), len(seats))}
    through = ways_through({at: [place[group] for group in of] for at, of in enumerate(seats.values())})
    most = most_through(len(seats), len(place))
    return {who: round(through[at] / most, DIGITS) if most else 0.0 for at, who in enumerate(seats)}


def ways_through(ties: Mapping[T, Collection[T]]) -> dict[T, float]:
    """For each node of a graph the pairs of others whose shortest ways run through it (Freeman 1977, Brandes 2001).

    A pair with several shortest ways counts for the share of them that do. Of more than `MAX_EXACT_NODES` nodes it is
    estimated from the ways that start at `SAMPLE_SIZE` of them.
    """
    import networkx as nx

    graph: nx.Graph[T] = nx.Graph((one, other) for one, others in ties.items() for other in others)
    sample = SAMPLE_SIZE if len(graph) > MAX_EXACT_NODES else None
    through: dict[T, float] = nx.betweenness_centrality(graph, k=sample, normalized=False, seed=2011)
    return through


def most_through(own: int, others: int) -> float:
    """The most pairs that can run through one of so many organisations, beside so many groups; or the reverse.

    Borgatti and Halgin 2011.
    """
    s, t = divmod(own - 1, others) if own and others else (0, 0)
    return (others**2 * (s + 1) ** 2 + others * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def constraint(seats: Seats) -> dict[str, float | None]:
    """How far the contacts of an organisation are each other's as well: where little, it bridges (Burt 1992).

    Contacts are those that share a group with it, each weighing as much as the groups that they share. None
    without contacts, and for all where there are more of them than `MAX_CONSTRAINT_STEPS` allows. Organisations
    with the same groups are computed once, and the rest by numpy: `networkx.constraint` gives the same
    (tests/queries/test_published.py) more than a thousand times slower, measured without scipy.
    """
    alike = grouped(seats, lambda organisation: tuple(seats[organisation]))  # with the same groups, hence contacts
    found: dict[str, float | None] = dict.fromkeys(seats)
    if shared := _shared([*alike]):
        for organisations, value in zip(alike.values(), burt(shared, [*map(len, alike.values())]), strict=True):
            found |= dict.fromkeys(organisations, value)
    return found


def _shared(sets: Sequence[Collection[str]]) -> Sequence[Mapping[int, int]]:
    """For each set the sets, by place, that it has members in common with, and how many; none if too many do."""
    holders = grouped(((item, at) for at, items in enumerate(sets) for item in items), lambda holder: holder[0])
    if sum(len(of) ** 2 for of in holders.values()) > MAX_CONSTRAINT_STEPS:
        return []
    found: list[Counter[int]] = [Counter() for _ in sets]
    for of in holders.values():
        for _, at in of:
            found[at].update(other for _, other in of)
    steps = sum(min(len(ties), len(found[other])) for ties in found for other in ties)
    return found if steps <= MAX_CONSTRAINT_STEPS else []


def burt(ties: Sequence[Mapping[int, float]], sizes: Sequence[int]) -> list[float | None]:
    """Burt's constraint (1992, chapter 2) in a network whose nodes stand for so many of the same kind.

    `ties` are the weights between nodes, the same in both directions; a tie to itself is one between those of
    that kind. Constraint is the sum over contacts j of (p_ij + the sum over q of p_iq p_qj) squared.
    """
    import numpy as np

    strength = [sum(sizes[j] * tie for j, tie in of.items()) - of.get(i, 0) for i, of in enumerate(ties)]
    places = [np.fromiter(of, np.intp, len(of)) if strength[i] else np.empty(0, np.intp) for i, of in enumerate(ties)]
    invested = [
        np.array([of[j] for j in at.tolist()]) / strength[i]
        for i, (at, of) in enumerate(zip(places, ties, strict=True))
    ]
    itself = np.array([of.get(i, 0) / strength[i] if strength[i] else 0.0 for i, of in enumerate(ties)])
    count = np.array(sizes)

    def of(i: int) -> float:
        at, own = places[i], invested[i]
        contacts = count[at] - (at == i)
        further, ends = (np.concatenate([part[q] for q in at]) for part in (invested, places))
        weights = np.repeat(own * contacts, [len(places[q]) for q in at]) * further
        through = np.bincount(ends, weights, len(ties))[at] - own * itself[at]  # j is no way to j
        return float((contacts * (own + through) ** 2).sum())

    return [round(of(i), DIGITS) if len(places[i]) else None for i in range(len(ties))]


def pieces(seats: Seats) -> dict[str, list[list[str]]]:
    """The organisations without which groups come apart, each with the parts that are then left, largest first.

    Groups hang together where they share a participant, or a chain of groups that do joins them.
    """
    import networkx as nx

    graph = nx.Graph((("", o), (g, "")) for o, groups in seats.items() if len(groups) > 1 for g in groups)

    def parts(organisation: str) -> Iterator[list[str]]:
        groups = [(group, "") for group in seats[organisation]]
        graph.remove_node(("", organisation))
        seen = set[tuple[str, str]]()
        for group in groups:
            if group not in seen:
                seen |= (part := nx.node_connected_component(graph, group))
                yield sorted(name for name, _ in part if name)
        graph.add_edges_from((("", organisation), group) for group in groups)

    cuts = [organisation for _, organisation in nx.articulation_points(graph) if organisation]
    return {cut: sorted(parts(cut), key=lambda part: (-len(part), part)) for cut in cuts}


def alone(organisation: str, seats: Seats, inside: Members) -> list[tuple[str, str]]:
    """The pairs of groups that have no participant in common but this organisation."""
    own = seats[organisation]
    shared = {g: {other for o in inside[g] if o != organisation for other in seats[o]} for g in own}
    return [(a, b) for a, b in combinations(own, 2) if b not in shared[a]]
