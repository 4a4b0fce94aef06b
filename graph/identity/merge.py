"""Merges the records of one organisation into one node, and moves their claims to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Graph, Node, Reads, merged
from opgavenkaart.graph.identity.resolve import KIND, SAME, resolve
from opgavenkaart.graph.model import IDENTITY, RELATIONS

TEXT_ID_PREFIX = "text-"  # starts the id of a name in a text, which a decision merges with an organisation
READS = Reads((KIND,), IDENTITY)
_ORGANISATION_RELATIONS = {id for id, relation in RELATIONS.items() if any(KIND in ends for ends in relation.ends)}


def needs_merging(reads: Reads) -> bool:
    """Whether what is read mentions organisations, so that records must be merged."""
    return KIND in reads.kinds or "step" in reads.kinds or not _ORGANISATION_RELATIONS.isdisjoint(reads.relations)


def merge_records(graph: Graph, order: Callable[[], Sequence[str]]) -> Graph:
    """The graph with one node for all records of one organisation, and their claims moved to it.

    Its id is that of the first record by `order`, the names of the data sets. `Node.described` has all records,
    `Graph.canonical_ids` the ids of the others. Claims that then join an organisation to itself are dropped, and so
    are duplicates within one data set. SAME_AS claims stay as they are stated.
    """
    groups = resolve(graph).groups
    if not groups:
        return graph
    places = {name: place for place, name in enumerate(order())}
    organisations = dict(graph.nodes[KIND])
    canonical_ids: dict[str, str] = {}
    for group in groups:
        records = [d for id in group for d in (organisations[id].described or (organisations[id],))]
        node = merged(sorted(records, key=lambda d: (places.get(d.datasets[0], len(places)), d.datasets, d.id)))
        canonical_ids |= {id: node.id for id in group if id != node.id}
        for id in group:
            del organisations[id]
        organisations[node.id] = node
    nodes = {**graph.nodes, KIND: organisations}
    if "step" in nodes:
        nodes["step"] = {id: _about(step, canonical_ids) for id, step in nodes["step"].items()}
    claims = {
        r: _moved(of, canonical_ids) if r in _ORGANISATION_RELATIONS and r != SAME else of
        for r, of in graph.claims.items()
    }
    return Graph(nodes, claims, graph.day, graph.former, graph.successors, canonical_ids)


class MergeResult(NamedTuple):
    """Result of merging: how many records were merged into how many organisations, and how many pairs are disputed.

    `self_links` are the claims between two records of one organisation, which are dropped; `duplicates` counts the
    claims that became equal to another one of their data set.
    """

    organisations: int
    records: int
    disputes: int
    self_links: tuple[Claim, ...]
    duplicates: int


def merge_result(graph: Graph) -> MergeResult:
    """What `merge_records` would do to a graph that has a node for each record."""
    groups, disputes = resolve(graph)
    head = {id: group[0] for group in groups for id in group}
    self_links, dropped = list[Claim](), 0
    for relation in _ORGANISATION_RELATIONS - {SAME}:
        claims = graph.claims[relation]
        dropped += len(claims) - len(_moved(claims, {id: to for id, to in head.items() if id != to}))
        self_links += [c for c in claims if _joins_itself(c, head)]
    return MergeResult(
        len(groups), len(head), len(disputes), tuple(sorted(self_links, key=lambda c: c.key)), dropped - len(self_links)
    )


def with_canonical_ids(edition: Edition, canonical_ids: Mapping[str, str]) -> Edition:
    """An edition in which organisations have the ids under which a graph shows them."""
    if not canonical_ids:
        return edition
    nodes = tuple(n._replace(id=canonical_ids.get(n.id, n.id)) if n.kind == KIND else n for n in edition.nodes)
    return replace(edition, nodes=nodes, claims=tuple(_moved(edition.claims, canonical_ids)))


def _moved(claims: Sequence[Claim], canonical_ids: Mapping[str, str]) -> Sequence[Claim]:
    heads = set(canonical_ids.values())
    moved: list[Claim] = []
    seen = set[object]()
    for claim in claims:
        start = canonical_ids.get(claim.from_id, claim.from_id) if claim.from_kind == KIND else claim.from_id
        end = canonical_ids.get(claim.to_id, claim.to_id) if claim.to_kind == KIND else claim.to_id
        if (start in heads and claim.from_kind == KIND) or (end in heads and claim.to_kind == KIND):
            is_self_link = _joins_itself(claim, canonical_ids)
            claim = claim._replace(from_id=start, to_id=end)
            if is_self_link or claim.key in seen:
                continue
            seen.add(claim.key)
        moved.append(claim)
    return moved


def _joins_itself(claim: Claim, canonical_ids: Mapping[str, str]) -> bool:
    """Whether a claim joins two records of one organisation. One from a record to itself
    (an end without a successor) does not."""
    start, end = claim.from_id, claim.to_id
    return (
        claim.from_kind == claim.to_kind == KIND
        and start != end
        and canonical_ids.get(start, start) == canonical_ids.get(end, end)
    )


def _about(step: Node, canonical_ids: Mapping[str, str]) -> Node:
    """A step of the story, with the canonical id of the organisation that it is about."""
    kind, _, id = step.props.get("about", "").partition(":")
    if kind != KIND or id not in canonical_ids:
        return step
    return step._replace(props={**step.props, "about": f"{KIND}:{canonical_ids[id]}"})
