"""Who took over from whom: claims about an organisation that ended are moved to its successor."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import chain
from typing import NamedTuple

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Graph, Node, Reads
from opgavenkaart.graph.identity.merge import with_canonical_ids
from opgavenkaart.graph.model import IDENTITY
from opgavenkaart.graph.text import OR, Text, listed

READS = Reads(("organisation",), ("SUCCEEDED_BY",))
TAKEOVER_EVENTS = ("rename", "merge")  # events that name who takes over, even if another part splits off
ENDING_EVENTS = (*TAKEOVER_EVENTS, "end")  # events after which an organisation is no more
HISTORY_RELATIONS = ("SUCCEEDED_BY", "HAS_NAME", *IDENTITY)  # their claims stay with the organisation that ended


@dataclass(eq=False, slots=True)
class _Held:
    """An organisation from when it took over until it ended, if it did; `passed` has who took over then, by what."""

    id: str
    event: int = -1  # which of all events ended it
    passed: Sequence[tuple["_Held", tuple[Claim, ...]]] = ()


class Outcome(NamedTuple):
    """What became of an organisation that ended: ids of its possible successors."""

    successors: tuple[str, ...] = ()
    ended: _Held | None = None

    @property
    def steps(self) -> tuple[Claim, ...]:
        """The successions that lead to its successors. Each is found anew: of a long chain they are many together."""
        if not (former := self.ended):
            return ()
        alone = list[Claim]()
        while len(former.passed) == 1:  # a chain, which is most of them
            ((former, step),) = former.passed
            alone += step
        held: dict[_Held, _Way] = {former: _Way(None, tuple(alone))}
        waiting = [(former.event, former)] if former.event >= 0 else []
        while waiting:
            _, former = heappop(waiting)
            way = held.pop(former)
            for taker, step in former.passed:
                if taker not in held:
                    held[taker] = _Way(way, step)
                    if taker.event >= 0:
                        heappush(waiting, (taker.event, taker))
        return tuple(step for way in held.values() for step in way.steps())


class _Way(NamedTuple):
    """How something came to a successor: by these successions, after those before."""

    before: "_Way | None"
    last: tuple[Claim, ...]

    def steps(self) -> list[Claim]:
        """All of them, the first one first."""
        parts = list[tuple[Claim, ...]]()
        way: _Way | None = self
        while way is not None:
            parts.append(way.last)
            way = way.before
        return [step for part in reversed(parts) for step in part]


def succession_date(succession: Claim) -> str:
    """The date of a succession; empty where no source gives it."""
    return succession.props.get("date", "") or succession.valid_from


def outcomes(
    dated: Iterable[tuple[str, Claim]], ends: Callable[[str, str, Sequence[Claim]], bool]
) -> dict[str, Outcome]:
    """What became of the organisations that ended, from successions with their dates, taken in order of date.

    `ends(id, date, successions)` is whether an organisation has ended after its successions on that date. One whose
    only successor is itself has not ended.
    """
    events: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for date, succession in dated:
        events[date, succession.from_id].append(succession)
    now: dict[str, _Held] = {}
    first: dict[str, _Held] = {}  # of each that ended, when it did so first
    ended: list[_Held] = []
    before: dict[str, list[Claim]] = defaultdict(list)
    for (date, former), of in sorted(events.items(), key=lambda event: event[0]):
        before[former] += of
        if ends(former, date, of):
            takers = _takers(of) or _takers(before[former])
            if former not in first:
                first[former] = now.setdefault(former, _Held(former))
            if held := now.pop(former, None):
                held.event = len(ended)
                held.passed = [(now.setdefault(taker, _Held(taker)), step) for taker, step in takers.items()]
                ended.append(held)
    successors = _successors(ended)
    return {
        id: Outcome(tuple(sorted(successors[held])), held) for id, held in first.items() if successors[held] != {id}
    }


def _successors(ended: Sequence[_Held]) -> dict[_Held, Set[str]]:
    """The ids of those who have in the end what each had; whoever takes over ends later, if at all."""
    found: dict[_Held, Set[str]] = {}
    for held in reversed(ended):
        takers = [found[taker] if taker.event >= 0 else {taker.id} for taker, _ in held.passed]
        found[held] = takers[0] if len(takers) == 1 else frozenset().union(*takers)
    return found


def _takers(successions: Sequence[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Who took over in one event: the one that a rename or merger names, else all candidates."""
    named = {c.to_id for c in successions if c.role in TAKEOVER_EVENTS}
    takers: dict[str, tuple[Claim, ...]] = {}
    for c in successions:
        if c.to_id != c.from_id and (c.to_id in named or len(named) != 1):
            takers[c.to_id] = (*takers.get(c.to_id, ()), c)
    return takers


def with_successors(graph: Graph, ended: Mapping[str, Node], all_outcomes: Mapping[str, Outcome]) -> Graph:
    """The graph in which organisations that ended are `former`, and claims about them are moved to their successors.

    Where the sources do not state which of several took over, a claim stays with the former organisation; where nobody
    did, only ownership claims stay, so that questions can report them.
    """
    there = {id: node for id, node in graph.nodes["organisation"].items() if id not in ended}
    claims: dict[str, Sequence[Claim]] = {}
    pointed_at: set[str] = set()
    for relation, of in graph.claims.items():
        claims[relation] = of
        if relation not in HISTORY_RELATIONS:
            claims[relation] = [now for claim in of if (now := _followed(claim, there, all_outcomes))]
            ends = chain.from_iterable(claim.ends for claim in claims[relation])
            pointed_at |= {id for kind, id in ends if kind == "organisation" and id in ended}
    return replace(
        graph,
        nodes={**graph.nodes, "organisation": there},
        claims=claims,
        former={**graph.former, **ended},
        successors={**graph.successors, **{id: all_outcomes[id].successors for id in sorted(pointed_at)}},
    )


def _followed(claim: Claim, organisations: Mapping[str, Node], all_outcomes: Mapping[str, Outcome]) -> Claim | None:
    ends = {"from_id": claim.from_id, "to_id": claim.to_id}
    steps: tuple[Claim, ...] = ()
    for end, kind in (("from_id", claim.from_kind), ("to_id", claim.to_kind)):
        outcome = all_outcomes.get(ends[end]) if kind == "organisation" else None
        if outcome is None:
            continue
        if claim.relation == "PART_OF" and end == "from_id":
            return None  # where its successor belongs is another matter
        if len(outcome.successors) == 1 and outcome.successors[0] in organisations:
            ends[end] = outcome.successors[0]
            steps += outcome.steps
        elif not outcome.successors and claim.relation != "RESPONSIBLE_FOR":
            return None
    if not steps:
        return claim
    stated = claim.stated
    if (ends["from_id"], ends["to_id"]) == (stated.from_id, stated.to_id):
        return stated
    if claim.from_kind == claim.to_kind and ends["from_id"] == ends["to_id"]:
        return None  # part of what it now is itself
    return claim._replace(from_id=ends["from_id"], to_id=ends["to_id"], via=(*(claim.via or (claim,)), *steps))


def what_if(graph: Graph, plan: Edition) -> Graph:
    """The graph after a plan: its successions happen in order of date, and its other nodes and claims are added.

    Parameters
    ----------
    graph
        The graph before the plan. It is not changed.
    plan
        A data set, usually with one table of successions (see `opgavenkaart.plan`).

    Returns
    -------
    Graph
        A new graph; `former` and `successors` have the organisations that the plan ends.

    Notes
    -----
    An organisation that is renamed, merged, moved, ended or split into several ends, and its claims go to its
    successor. If only one part splits off, the rest stays as it is.
    """
    plan = with_canonical_ids(plan, graph.canonical_ids)
    nodes = {kind: dict(of) for kind, of in graph.nodes.items()}
    for node in plan.nodes:
        nodes.get(node.kind, {}).setdefault(node.id, node)
    new = [c for c in plan.claims if c.relation != "SUCCEEDED_BY"]
    claims = {relation: [*of, *(c for c in new if c.relation == relation)] for relation, of in graph.claims.items()}

    def ends(_: str, __: str, of: Sequence[Claim]) -> bool:
        return any(c.role in (*ENDING_EVENTS, "move") for c in of) or len({c.to_id for c in of}) > 1

    all_outcomes = outcomes(((succession_date(c), c) for c in plan.claims if c.relation == "SUCCEEDED_BY"), ends)
    back = {successor for outcome in all_outcomes.values() for successor in outcome.successors}
    ended = {id: nodes["organisation"][id] for id in all_outcomes if id in nodes["organisation"] and id not in back}
    return with_successors(replace(graph, nodes=nodes, claims=claims), ended, all_outcomes)


def unresolved_succession(graph: Graph, organisation: str) -> Text:
    """A sentence on a former organisation: its possible successors, and that the sources do not state which."""
    name = graph.label("organisation", organisation)
    successors = [graph.label("organisation", successor) for successor in graph.successors.get(organisation, ())]
    if not successors:
        return Text(
            f"{name} bestaat niet meer; de bronnen noemen geen opvolger.",
            f"{name} is no more; the sources name no successor.",
        )
    return Text(
        "{name} bestaat niet meer; de bronnen zeggen niet of {one} dit overnam.",
        "{name} is no more; the sources do not tell whether {one} took this over.",
    ).format(name=name, one=listed(successors, OR))
