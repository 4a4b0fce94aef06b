"""What a record is part of, so told that two can be compared: the "SG" of one ministry is not that of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import match_key

KIND = "organisation"


class Parent(NamedTuple):
    """An organisation that a record is part of. `path` are the names from it up to the top, as they are compared."""

    id: str  # of the first of the records that are one with it
    shown: str  # its short name, with the name of what is at the top
    path: tuple[str, ...]
    datasets: tuple[str, ...]


def parents(graph: Graph, heads: Mapping[str, str]) -> Mapping[str, tuple[Parent, ...]]:
    """What each organisation is part of, in order of id; `heads` has the id by which a record goes that is one."""
    above: dict[str, list[str]] = {}
    for claim in graph.claims["PART_OF"]:
        if claim.from_kind == KIND and claim.to_id in graph.nodes[KIND]:
            above.setdefault(claim.from_id, []).append(claim.to_id)
    told = {of: _parent(graph, above, of, heads.get(of, of)) for ids in above.values() for of in ids}
    return {id: tuple(told[of] for of in sorted(set(ids))) for id, ids in above.items()}


def shared(a: Sequence[Parent], b: Sequence[Parent]) -> tuple[Parent, bool] | None:
    """A parent of both, and whether it is one by its id: else all names up to the top are equal in two data sets."""
    ids = {parent.id for parent in b}
    if one := next((parent for parent in a if parent.id in ids), None):
        return one, True
    alike = (x for x in a for y in b if x.path == y.path and not set(x.datasets) & set(y.datasets))
    return (one, False) if (one := next(alike, None)) else None


def _parent(graph: Graph, above: Mapping[str, Sequence[str]], id: str, one: str) -> Parent:
    """Where something is part of several, the first by id counts; what comes back to where it began ends there."""
    nodes = graph.nodes[KIND]
    path = [id]
    while (up := min(above.get(path[-1], ()), default="")) and up not in path:
        path.append(up)
    first, top = nodes[id], nodes[path[-1]]
    shown = first.label if len(path) == 1 else f"{first.label} ({top.name})"
    return Parent(one, shown, tuple(match_key(nodes[of].name) for of in path), first.datasets)
