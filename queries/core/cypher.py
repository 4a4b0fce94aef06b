"""How a Cypher text returns the claims that an answer rests on, and how they are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from opgavenkaart.graph.graph import Evidence
from opgavenkaart.graph.model import KINDS

_EVIDENCE_FIELDS = ("source", "locator", "quote", "valid_from", "valid_to", "dataset")
_KINDS = {kind.label: kind.id for kind in KINDS.values()}


def cites(r: str) -> str:
    """Cypher for the evidence of a relationship, a list; `cited` reads lists of them."""
    ends = f"startNode({r}).id, endNode({r}).id", f"labels(startNode({r})), labels(endNode({r}))"
    return f"[type({r}), {ends[0]}, {', '.join(f'{r}.{name}' for name in _EVIDENCE_FIELDS)}, {ends[1]}]"


def cited(claims: Iterable[Sequence[Any]]) -> frozenset[Evidence]:
    """Evidence from what `cites` returns, one list a claim."""
    return frozenset(
        Evidence._make((*(text or "" for text in texts), _kind(from_labels), _kind(to_labels)))
        for *texts, from_labels, to_labels in claims
    )


def _kind(labels: Iterable[str]) -> str:
    """The kind of a node by its labels; others may have given it more of them."""
    return next(_KINDS[label] for label in labels if label in _KINDS)
