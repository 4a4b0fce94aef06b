"""What a record is part of, so that two can be compared: the "SG" of one ministry is not that of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Text, match_key

KIND = "organisation"


class Parent(NamedTuple):
    """An organisation that a record is part of. `ids` and `names` are of it and of all above it, up to the top."""

    ids: tuple[str, ...]  # canonical
    names: tuple[str, ...]  # as they are compared
    shown: str  # its short name, with the name of what is at the top
    datasets: tuple[str, ...]


def parents(graph: Graph, heads: Mapping[str, str]) -> Mapping[str, tuple[Parent, ...]]:
    """What each organisation is part of, in order of id; `heads` has the canonical id of each merged record."""
    above: dict[str, list[str]] = {}
    for claim in graph.claims["PART_OF"]:
        if claim.from_kind == KIND and claim.to_id in graph.nodes[KIND]:
            above.setdefault(claim.from_id, []).append(claim.to_id)
    found = {of: _parent(graph, above, of, heads) for ids in above.values() for of in ids}
    return {id: tuple(found[of] for of in sorted(set(ids))) for id, ids in above.items()}


def shared(a: Sequence[Parent], b: Sequence[Parent]) -> tuple[float, Text] | None:
    """What two records are both part of, and how much that says: by its id, or by all names up to the top."""
    both = [(x, y) for x in a for y in b]
    if common := next((x for x, y in both if x.ids[0] == y.ids[0]), None):
        return 0.2, Text(f"onderdeel van hetzelfde: {common.shown}", f"part of the same: {common.shown}")
    if common := next((x for x, y in both if x.names == y.names and not set(x.datasets) & set(y.datasets)), None):
        return 0.15, Text(
            f"onderdeel van wat gelijk heet: {common.shown}", f"part of what has the same name: {common.shown}"
        )
    pairs = ((x, y) for p in both for x, y in (p, p[::-1]))
    if common := next((x for x, y in pairs if x.ids[0] in y.ids), None):
        return 0.1, Text(f"beide onder {common.shown}", f"both below {common.shown}")
    return None


def _parent(graph: Graph, above: Mapping[str, Sequence[str]], id: str, heads: Mapping[str, str]) -> Parent:
    """Where something is part of several, the first by id counts; what comes back to where it began ends there."""
    nodes = graph.nodes[KIND]
    path = [id]
    while (up := min(above.get(path[-1], ()), default="")) and up not in path:
        path.append(up)
    first, top = nodes[id], nodes[path[-1]]
    shown = first.label if len(path) == 1 else f"{first.label} ({top.name})"
    names = tuple(match_key(nodes[of].name) for of in path)
    return Parent(tuple(heads.get(of, of) for of in path), names, shown, first.datasets)
