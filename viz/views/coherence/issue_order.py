"""In what order do issues stand, so that those that hinder each other are neighbours?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from opgavenkaart.graph.text import sort_key
from opgavenkaart.queries.coherence import Coherence
from opgavenkaart.viz.answers import Answers

Pairs = Mapping[tuple[str, str], Sequence[Coherence]]


def by_links(asked: Answers, pairs: Pairs) -> list[str]:
    """The issues with links, those with the most first."""
    count: dict[str, int] = defaultdict(int)
    for pair, findings in pairs.items():
        for issue in pair:
            count[issue] += len(findings)
    return sorted(count, key=lambda issue: (-count[issue], *_by_name(asked, issue)))


def _by_name(asked: Answers, issue: str) -> tuple[object, ...]:
    return sort_key(asked.graph.label("issue", issue)), issue


def in_blocks(asked: Answers, issues: Sequence[str], pairs: Pairs) -> list[str]:
    """Issues that conflict beside each other: each next one is that which hinders those before it most.

    Where none does, a new block starts with the issue with the most conflict left.
    """
    hinder: dict[frozenset[str], int] = defaultdict(int)
    for pair, findings in pairs.items():
        hinder[frozenset(pair)] += sum(max(-finding.score, 0) for finding in findings)
    rest = sorted(issues, key=lambda issue: _by_name(asked, issue))
    order: list[str] = []
    beside: list[str] = []
    while rest:
        of_block = {issue: sum(hinder[frozenset((issue, other))] for other in beside) for issue in rest}
        if not any(of_block.values()):
            beside = []
            of_block = {issue: sum(hinder[frozenset((issue, other))] for other in rest) for issue in rest}
        following = max(rest, key=lambda issue: of_block[issue])  # of equals, the first by name
        rest.remove(following)
        order.append(following)
        beside.append(following)
    return order
