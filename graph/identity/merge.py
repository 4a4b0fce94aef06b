"""Who is who: what several records say of one organisation is said of one node, unless anything speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Graph, Node, Reads, merged
from opgavenkaart.graph.identity.resolve import KIND, SAME, judged
from opgavenkaart.graph.model import IDENTITY, RELATIONS

TEXT_ID = "text-"  # begins the id of a name in a text, which a decision makes one with an organisation
READS = Reads((KIND,), IDENTITY)
_JOINS = {id for id, relation in RELATIONS.items() if any(KIND in ends for ends in relation.ends)}


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


class Uniting(NamedTuple):
    """What came of who is who: `records` of how many `organisations`, and how many pairs stay two, in `disputes`.

    Claims that `fall` away join two records of one organisation; of others, so many are said again.
    """

    organisations: int
    records: int
    disputes: int
    fall: tuple[Claim, ...]
    again: int


def uniting(graph: Graph) -> Uniting:
    """What uniting does to a graph as the data sets have it."""
    groups, disputes = judged(graph)
    head = {id: group[0] for group in groups for id in group}
    fall, gone = list[Claim](), 0
    for relation in _JOINS - {SAME}:
        claims = graph.claims[relation]
        gone += len(claims) - len(_moved(claims, {id: to for id, to in head.items() if id != to}))
        fall += [c for c in claims if _joins_itself(c, head)]
    return Uniting(len(groups), len(head), len(disputes), tuple(sorted(fall, key=lambda c: c.key)), gone - len(fall))


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
            falls = _joins_itself(claim, shown)
            claim = claim._replace(from_id=start, to_id=end)
            if falls or claim.key in told:
                continue
            told.add(claim.key)
        moved.append(claim)
    return moved


def _joins_itself(claim: Claim, shown: Mapping[str, str]) -> bool:
    """Whether a claim joins two records of one organisation. An end without an heir is of one record."""
    start, end = claim.from_id, claim.to_id
    return claim.from_kind == claim.to_kind == KIND and start != end and shown.get(start, start) == shown.get(end, end)


def _about(step: Node, shown: Mapping[str, str]) -> Node:
    """A step of the story, which shows the organisation under the id by which it goes."""
    kind, _, id = step.props.get("about", "").partition(":")
    return step._replace(props={**step.props, "about": f"{KIND}:{shown[id]}"}) if kind == KIND and id in shown else step
