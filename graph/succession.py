"""Who took over from whom: claims about an organisation that left are followed to its successor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Graph, Node, Reads
from opgavenkaart.graph.identity.merge import as_shown
from opgavenkaart.graph.model import IDENTITY
from opgavenkaart.graph.text import Text

READS = Reads(("organisation",), ("SUCCEEDED_BY",))
TOLD = ("rename", "merge")  # events that tell who takes over, whatever splits off beside them
ENDING = (*TOLD, "end")  # events after which an organisation is no more
FIXED = ("SUCCEEDED_BY", "HAS_NAME", *IDENTITY)  # history, which stays with those that it is about
Claims = Mapping[str, Sequence[Claim]]


class Fate(NamedTuple):
    """What became of an organisation that left: who may have taken over, by id, and the successions on the way."""

    heirs: tuple[str, ...] = ()
    steps: tuple[Claim, ...] = ()


def when(succession: Claim) -> str:
    """The date of a succession; empty where no source gives it."""
    return succession.props.get("date", "") or succession.valid_from


def fates(dated: Iterable[tuple[str, Claim]], leaves: Callable[[str, str, Sequence[Claim]], bool]) -> dict[str, Fate]:
    """What became of the organisations that left, by successions with their dates, in order of date.

    `leaves` says of an organisation, a date and its successions of then whether it is no more after them. One
    that comes back to itself has not left.
    """
    events: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for date, succession in dated:
        events[date, succession.from_id].append(succession)
    holders: dict[str, dict[str, tuple[Claim, ...]]] = {}
    before: dict[str, list[Claim]] = defaultdict(list)
    for (date, leaver), of in sorted(events.items(), key=lambda event: event[0]):
        before[leaver] += of
        if leaves(leaver, date, of):
            takers = _takers(of) or _takers(before[leaver])
            holders.setdefault(leaver, {leaver: ()})
            for held in holders.values():
                if leaver in held:
                    way = held.pop(leaver)
                    for taker, step in takers.items():
                        held.setdefault(taker, (*way, *step))
    return {
        start: Fate(tuple(sorted(held)), tuple(step for way in held.values() for step in way))
        for start, held in holders.items()
        if set(held) != {start}
    }


def _takers(successions: Sequence[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Who took over in one event: the one that a rename or merger tells, else all that may have."""
    told = {c.to_id for c in successions if c.role in TOLD}
    takers: dict[str, tuple[Claim, ...]] = {}
    for c in successions:
        if c.to_id != c.from_id and (c.to_id in told or len(told) != 1):
            takers[c.to_id] = (*takers.get(c.to_id, ()), c)
    return takers


def follow(claims: Claims, organisations: Mapping[str, Node], all_fates: Mapping[str, Fate]) -> Claims:
    """Claims with what is said of those that left said of their heirs.

    `organisations` are those that are there. Where the sources do not tell which of several took over, a claim
    stays where it was; where nobody did, only ownership does, so that it can be asked about.
    """
    if not all_fates:
        return claims
    return {
        relation: of
        if relation in FIXED
        else [there for claim in of if (there := _followed(claim, organisations, all_fates))]
        for relation, of in claims.items()
    }


def _followed(claim: Claim, organisations: Mapping[str, Node], all_fates: Mapping[str, Fate]) -> Claim | None:
    ends = {"from_id": claim.from_id, "to_id": claim.to_id}
    steps: tuple[Claim, ...] = ()
    for end, kind in (("from_id", claim.from_kind), ("to_id", claim.to_kind)):
        fate = all_fates.get(ends[end]) if kind == "organisation" else None
        if fate is None:
            continue
        if claim.relation == "PART_OF" and end == "from_id":
            return None  # where its successor belongs is another matter
        if len(fate.heirs) == 1 and fate.heirs[0] in organisations:
            ends[end] = fate.heirs[0]
            steps += fate.steps
        elif not fate.heirs and claim.relation != "RESPONSIBLE_FOR":
            return None
    if not steps:
        return claim
    stated = claim.stated
    if (ends["from_id"], ends["to_id"]) == (stated.from_id, stated.to_id):
        return stated
    if claim.from_kind == claim.to_kind and ends["from_id"] == ends["to_id"]:
        return None  # part of what it now is itself
    return claim._replace(from_id=ends["from_id"], to_id=ends["to_id"], via=(*(claim.via or (claim,)), *steps))


def without_leavers(graph: Graph, claims: Claims, left: Mapping[str, Node], all_fates: Mapping[str, Fate]) -> Graph:
    """The graph with these claims, and with those that left among the former."""
    pointed_at = {
        id
        for relation, of in claims.items()
        if relation not in FIXED
        for c in of
        for kind, id in ((c.from_kind, c.from_id), (c.to_kind, c.to_id))
        if kind == "organisation" and id in left
    }
    former = {**graph.former, **left}
    heirs = {**graph.heirs, **{id: all_fates[id].heirs for id in sorted(pointed_at)}}
    there = {id: node for id, node in graph.nodes["organisation"].items() if id not in left}
    return Graph({**graph.nodes, "organisation": there}, claims, graph.day, former, heirs, graph.shown)


def what_if(graph: Graph, plan: Edition) -> Graph:
    """The graph after a plan: its successions, in order of date, and whatever else it says, come to pass.

    Who is renamed, merged or moved leaves, as does who ends or is split into several; one part that splits off
    leaves the rest where it is.
    """
    plan = as_shown(plan, graph.shown)
    nodes = {kind: dict(of) for kind, of in graph.nodes.items()}
    for node in plan.nodes:
        nodes.get(node.kind, {}).setdefault(node.id, node)
    new = [c for c in plan.claims if c.relation != "SUCCEEDED_BY"]
    claims = {relation: [*of, *(c for c in new if c.relation == relation)] for relation, of in graph.claims.items()}

    def leaves(_: str, __: str, of: Sequence[Claim]) -> bool:
        return any(c.role in (*ENDING, "move") for c in of) or len({c.to_id for c in of}) > 1

    all_fates = fates(((when(c), c) for c in plan.claims if c.relation == "SUCCEEDED_BY"), leaves)
    back = {heir for fate in all_fates.values() for heir in fate.heirs}
    left = {id: nodes["organisation"][id] for id in all_fates if id in nodes["organisation"] and id not in back}
    there = {id: node for id, node in nodes["organisation"].items() if id not in left}
    after = Graph(nodes, graph.claims, graph.day, graph.former, graph.heirs, graph.shown)
    return without_leavers(after, follow(claims, there, all_fates), left, all_fates)


def untold(graph: Graph, organisation: str) -> Text:
    """A sentence on a former organisation of the graph: who may have taken over, and that the sources do not tell."""
    name = graph.label("organisation", organisation)
    heirs = [graph.label("organisation", heir) for heir in graph.heirs.get(organisation, ())]
    if not heirs:
        return Text(
            f"{name} bestaat niet meer; de bronnen noemen geen opvolger.",
            f"{name} is no more; the sources name no successor.",
        )
    nl, en = " of ".join(heirs), " or ".join(heirs)
    return Text(
        f"{name} bestaat niet meer; de bronnen zeggen niet of {nl} dit overnam.",
        f"{name} is no more; the sources do not tell whether {en} took this over.",
    )
