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
from opgavenkaart.queries.matching.scoring import Weighed, weigh
from opgavenkaart.queries.matching.similarity import Reason

STRENGTHS = ("official_id", "strong", "weak", "vetoed")
MIN_SCORE = 0.3  # below it nothing is proposed
MIN_SHARE_OF_SCORE = 0.85  # of a candidate's score, from which another is a candidate too


class Proposal(NamedTuple):
    """Two records that may be one. `strength` is one of STRENGTHS: only the first decides by itself."""

    a: Record
    b: Record
    strength: str
    score: float
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]


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
    found: dict[tuple[str, str, str], tuple[Record, Record, Weighed]] = {}
    for one, other in pairs(a, b):
        if one.id == other.id or not (weighed := weigh(one, other)) or _pair(one, other) in settled:
            continue
        if weighed.score >= MIN_SCORE or (weighed.vetoed and any(reason.equal for reason in weighed.for_)):
            ends = sorted((one.id, other.id))
            found.setdefault((ends[0], ends[1], "" if one.id else one.name), (one, other, weighed))
    candidates = list(found.values())
    others = _competitors(candidates)
    return sorted((_proposal(*pair, more) for pair, more in zip(candidates, others, strict=True)), key=_order)


def _proposal(a: Record, b: Record, weighed: Weighed, others: int) -> Proposal:
    if others and not (weighed.vetoed or weighed.by_code or set(a.datasets) & set(b.datasets)):
        text = Text("er komt nog één in aanmerking", "one other comes into question")
        if others > 1:
            text = Text(f"er komen nog {others} in aanmerking", f"{others} others come into question")
        weighed = weighed._replace(against=(*weighed.against, Reason(0.3, text)))
    return Proposal(a, b, weighed.strength, weighed.score, weighed.for_, weighed.against)


def _competitors(pairs: Sequence[tuple[Record, Record, Weighed]]) -> list[int]:
    """How many other candidates each pair has for either record that one data set lists apart: at most one is it."""
    by_end: dict[tuple[str, str], list[tuple[Record, float]]] = defaultdict(list)
    for a, b, weighed in pairs:
        by_end[_end(a)].append((b, weighed.score))
        by_end[_end(b)].append((a, weighed.score))
    return [_others(by_end[_end(a)], b, w.score) + _others(by_end[_end(b)], a, w.score) for a, b, w in pairs]


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
    """What to show of a graph as its data sets have it; records that are merged already are compared as one.

    Parameters
    ----------
    graph
        The records before merging (`Store.records`).
    order
        The names of the data sets, as they came.
    datasets
        One, whose records are compared with each other, or two; by default all records are compared, of which what
        one data set lists apart is counted and left out. Of named data sets each record stands by itself.
    texts
        Names that are sought among the organisations instead.
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
