"""Matching: proposals that two records are one organisation, or that a text names one. A person decides."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, Graph
from opgavenkaart.graph.identity.merge import TEXT_ID_PREFIX, merge_records
from opgavenkaart.graph.identity.resolve import resolve
from opgavenkaart.graph.model import IDENTITY
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.queries.core.grouping import by_name, claims_of
from opgavenkaart.queries.matching.blocking import pairs
from opgavenkaart.queries.matching.records import Record, records, text_record
from opgavenkaart.queries.matching.scoring import STRENGTHS, Proposal, weigh
from opgavenkaart.queries.matching.similarity import Reason

MIN_SCORE = 0.3  # below it nothing is proposed
MIN_SHARE_OF_SCORE = 0.85  # of a candidate's score, from which another is a candidate too


class Decided(NamedTuple):
    """Two records on which somebody decided before."""

    a: Record
    b: Record
    claim: Claim


class Review(NamedTuple):
    """All that a person is shown. `united` are one by an official id; `vetoed` bear one name and two codes.

    `unproposed` are the texts for which there is nothing to propose. `within` counts by data set the weak proposals
    that are left out, as that one data set lists both apart.
    """

    proposals: list[Proposal]
    decided: list[Decided]
    united: list[Proposal]
    vetoed: list[Proposal]
    unproposed: list[str]
    within: Mapping[str, int]


def proposals(
    a: Sequence[Record], b: Sequence[Record], settled: Container[frozenset[str]] = frozenset()
) -> list[Proposal]:
    """Every pair of a record of `a` and one of `b` that has anything to say for it, the strongest first.

    Of one list with itself, each pair once. The order is total. Pairs that share no block (`blocking`)
    are not looked at, nor those that are `settled` (by `_pair`).
    """
    found: dict[tuple[str, str, str], Proposal] = {}
    for one, other in pairs(a, b):
        if one.id == other.id or not (weighed := weigh(one, other)) or _pair(one, other) in settled:
            continue
        if weighed.score >= MIN_SCORE or (weighed.vetoed and any(reason.equal for reason in weighed.for_)):
            ends = sorted((one.id, other.id))
            found.setdefault((ends[0], ends[1], "" if one.id else one.name), weighed)
    candidates = list(found.values())
    others = _competitors(candidates)
    return sorted(map(_with_competitors, candidates, others), key=_order)


def _with_competitors(proposal: Proposal, others: int) -> Proposal:
    """With the other candidates as what speaks against it."""
    decided = proposal.vetoed or proposal.by_code or set(proposal.a.datasets) & set(proposal.b.datasets)
    if decided or not others:
        return proposal
    text = Text("er komt nog één in aanmerking", "one other comes into question")
    if others > 1:
        text = Text(f"er komen nog {others} in aanmerking", f"{others} others come into question")
    return proposal._replace(against=(*proposal.against, Reason(0.3, text)))


def _competitors(pairs: Sequence[Proposal]) -> list[int]:
    """How many other candidates each pair has for either record that one data set lists apart: at most one is it."""
    by_end: dict[tuple[str, str], list[tuple[Record, float]]] = defaultdict(list)
    for p in pairs:
        by_end[_end(p.a)].append((p.b, p.score))
        by_end[_end(p.b)].append((p.a, p.score))
    return [_others(by_end[_end(p.a)], p.b, p.score) + _others(by_end[_end(p.b)], p.a, p.score) for p in pairs]


def _end(record: Record) -> tuple[str, str]:
    return record.id, "" if record.id else record.name


def _others(candidates: Iterable[tuple[Record, float]], chosen: Record, score: float) -> int:
    listed = set(chosen.datasets)
    near = (other for other, theirs in candidates if theirs >= MIN_SHARE_OF_SCORE * score and other.id != chosen.id)
    return sum(not listed.isdisjoint(other.datasets) for other in near)


def _order(proposal: Proposal) -> tuple[object, ...]:
    ends = (by_name(record.name, record.id) for record in (proposal.a, proposal.b))
    return STRENGTHS.index(proposal.strength), -proposal.score, *ends


def review(graph: Graph, order: Sequence[str], datasets: Sequence[str] = (), texts: Iterable[str] = ()) -> Review:
    """What to show of a graph before merging (`Store.records`); records that are merged by then are compared as one.

    `order` has the names of the data sets as they came. Of one in `datasets` the records are compared with each other,
    of two those of one with those of the other, each by itself; by default all are, of which what one data set lists
    apart is counted and left out. `texts` are names that are sought among the organisations instead.
    """
    groups = {id: group for group in resolve(graph).groups for id in group}
    heads = {id: group[0] for id, group in groups.items()}
    of = graph if datasets else merge_records(graph, lambda: order)
    a, b = (*datasets, *datasets, "", "")[:2]
    theirs = _described(of, b, heads)
    named = [text_record(text) for text in dict.fromkeys(texts)]
    decided = _decided(graph)
    settled = {_pair(one.a, one.b) for one in decided}
    found = proposals(named or (theirs if a == b else _described(of, a, heads)), theirs, settled)
    left = [p for p in found if p.b.id not in groups.get(p.a.id, ())]
    weak = [p for p in left if p.strength != "vetoed"]
    listed = [(p, set(p.a.datasets) & set(p.b.datasets) if not datasets else set[str]()) for p in weak]
    known = {match_key(p.a.name) for p in weak}
    known |= {match_key(one.a.name) for one in decided if one.a.id.startswith(TEXT_ID_PREFIX)}
    return Review(
        [p for p, by in listed if not by],
        decided,
        _united(graph, heads),
        [p for p in left if p.strength == "vetoed"],
        [record.name for record in named if match_key(record.name) not in known],
        Counter(min(by) for _, by in listed if by),
    )


def _united(graph: Graph, heads: Mapping[str, str]) -> list[Proposal]:
    """Each record that is one with another by a code, beside the first of those."""
    merged = [record for record in records(graph, heads=heads) if record.id in heads]
    return [p for p in proposals(merged, merged) if p.strength == "official_id" and heads[p.a.id] == heads[p.b.id]]


def _described(graph: Graph, dataset: str, heads: Mapping[str, str]) -> list[Record]:
    """The records to compare: not the texts on which somebody decided before."""
    return [record for record in records(graph, dataset, heads) if not record.id.startswith(TEXT_ID_PREFIX)]


def _pair(a: Record, b: Record) -> frozenset[str]:
    """What a decision is about: two organisations, or one and a text by its words."""
    text = not a.id or a.id.startswith(TEXT_ID_PREFIX)
    return frozenset((f"{TEXT_ID_PREFIX} {a.name}" if text else a.id, b.id))


def _decided(graph: Graph) -> list[Decided]:
    """Each decision once, also where two reviews that are loaded both have it."""
    by_id = {record.id: record for record in records(graph)}
    claims = claims_of(graph, IDENTITY)
    distinct = {(c.relation, c.from_id, c.to_id, *sorted(c.props.items())): c for c in claims}
    found = [Decided(by_id[c.from_id], by_id[c.to_id], c) for c in distinct.values()]
    return sorted(found, key=lambda d: (by_name(d.a.name, d.a.id), by_name(d.b.name, d.b.id), d.claim.key))
