"""Competing candidates for one record or text, which one data set lists apart: at most one of them is it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from opgavenkaart.graph.text import Text
from opgavenkaart.queries.matching.records import Record
from opgavenkaart.queries.matching.similarity import Reason

MIN_SHARE_OF_SCORE = 0.85  # of a candidate's score, from which another is a candidate too


def competitors(pairs: Sequence[tuple[Record, Record, float]]) -> list[tuple[Reason, ...]]:
    """What speaks against each of these scored pairs: the number of competing candidates for either record."""
    by_end: dict[str, list[tuple[Record, float]]] = defaultdict(list)
    for a, b, score in pairs:
        by_end[_end(a)].append((b, score))
        by_end[_end(b)].append((a, score))
    return [_reason(_others(by_end[_end(a)], b, s) + _others(by_end[_end(b)], a, s)) for a, b, s in pairs]


def _end(record: Record) -> str:
    return f"id {record.id}" if record.id else f"text {record.name}"


def _others(candidates: Iterable[tuple[Record, float]], chosen: Record, score: float) -> int:
    listed = set(chosen.datasets)
    near = (other for other, theirs in candidates if theirs >= MIN_SHARE_OF_SCORE * score and other.id != chosen.id)
    return sum(not listed.isdisjoint(other.datasets) for other in near)


def _reason(others: int) -> tuple[Reason, ...]:
    if not others:
        return ()
    text = Text("er komt nog één in aanmerking", "one other comes into question")
    if others > 1:
        text = Text(f"er komen nog {others} in aanmerking", f"{others} others come into question")
    return (Reason(0.3, text),)
