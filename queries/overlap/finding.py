"""The finding: what two parties share, and how that reads."""

from __future__ import annotations

from dataclasses import dataclass

from opgavenkaart.graph.text import Text
from opgavenkaart.queries.core.question import Finding


@dataclass(frozen=True, kw_only=True)
class Overlap(Finding):
    """What two parties share: k items of the m that any party has."""

    brief = ("a", "b", "shared_count", "jaccard", "q_value", "reading", "reason")
    key = ("a", "b")
    words = {
        "fragmentation": Text("versnippering", "fragmentation"),
        "overlap": Text("overlap", "overlap"),
        "duplication": Text("doublure", "duplication"),
    }

    a: str
    a_name: str
    b: str
    b_name: str
    shared_count: int
    shared: tuple[str, ...]
    a_count: int
    b_count: int
    total: int
    jaccard: float
    containment: float
    p_value: float
    q_value: float
    reading: str
    reason: Text
