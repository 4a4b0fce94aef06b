"""Candidates for one record or text that one data set lists apart speak against each other: at most one is it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from opgavenkaart.graph.text import Text
from opgavenkaart.queries.matching.records import Record
from opgavenkaart.queries.matching.similarity import Reason

NEAR = 0.85  # of a candidate's score: another that has as much comes into question too


def rivals(pairs: Sequence[tuple[Record, Record, float]]) -> list[tuple[Reason, ...]]:
    """What speaks against each of these pairs of a score: how many others come into question in place of an end."""
    by_end: dict[str, list[tuple[Record, float]]] = defaultdict(list)
    for a, b, score in pairs:
        by_end[_end(a)].append((b, score))
        by_end[_end(b)].append((a, score))
    return [_reason(_others(by_end[_end(a)], b, s) + _others(by_end[_end(b)], a, s)) for a, b, s in pairs]


def _end(record: Record) -> str:
    return f"id {record.id}" if record.id else f"text {record.name}"


def _others(candidates: Iterable[tuple[Record, float]], chosen: Record, score: float) -> int:
    listed = set(chosen.datasets)
    near = (other for other, theirs in candidates if theirs >= NEAR * score and other.id != chosen.id)
    return sum(not listed.isdisjoint(other.datasets) for other in near)


def _reason(others: int) -> tuple[Reason, ...]:
    if not others:
        return ()
    nl = "er komt nog één" if others == 1 else f"er komen nog {others}"
    en = "one other comes" if others == 1 else f"{others} others come"
    return (Reason(0.3, Text(f"{nl} in aanmerking", f"{en} into question")),)
