"""Opgavenkaart: who owns which issue, where work overlaps, and what nobody picks up.

    import opgavenkaart as kaart
    graph = kaart.open_graph("opgavenkaart.db").read()
    kaart.gaps(graph)[0].explanation.nl
    kaart.ask(graph, "owners", about="VWS").to_pandas()

What is named here is imported when first used, so that the command line starts quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opgavenkaart.errors import GraphInUse, GraphUnavailable, OpgavenkaartError, UnknownWord
    from opgavenkaart.graph.as_of import as_of, day
    from opgavenkaart.graph.graph import Claim, Evidence, Graph, Node, Reads
    from opgavenkaart.graph.store.base import Store
    from opgavenkaart.graph.store.open import open_graph
    from opgavenkaart.graph.succession import what_if
    from opgavenkaart.loaders.load import check, load, plan
    from opgavenkaart.loaders.problems.problem import DataProblems, Problem
    from opgavenkaart.queries import QUESTIONS
    from opgavenkaart.queries.ask import ask
    from opgavenkaart.queries.brokers.question import BROKERS
    from opgavenkaart.queries.coherence import COHERENCE
    from opgavenkaart.queries.compare import COMPARE
    from opgavenkaart.queries.contradictions.question import CONTRADICTIONS
    from opgavenkaart.queries.coordination import COORDINATION
    from opgavenkaart.queries.core.question import Answer, Finding, Question
    from opgavenkaart.queries.diff.graphs import Change, changes, diff
    from opgavenkaart.queries.evidence.question import EVIDENCE
    from opgavenkaart.queries.gaps.question import GAPS, Gap
    from opgavenkaart.queries.history import HISTORY
    from opgavenkaart.queries.matrix import MATRIX
    from opgavenkaart.queries.overlap.finding import Overlap
    from opgavenkaart.queries.overlap.question import OVERLAP
    from opgavenkaart.queries.owners.finding import Owner
    from opgavenkaart.queries.owners.question import OWNERS
    from opgavenkaart.queries.path import PATH
    from opgavenkaart.queries.positions import POSITIONS
    from opgavenkaart.queries.profile import PROFILE
    from opgavenkaart.viz import PageSpec, draw

    __version__: str
    brokers = BROKERS
    coherence = COHERENCE
    compare = COMPARE
    contradictions = CONTRADICTIONS
    coordination = COORDINATION
    evidence = EVIDENCE
    gaps = GAPS
    history = HISTORY
    matrix = MATRIX
    overlap = OVERLAP
    owners = OWNERS
    path = PATH
    positions = POSITIONS
    profile = PROFILE

_FROM = {
    "errors": ("GraphInUse", "GraphUnavailable", "OpgavenkaartError", "UnknownWord"),
    "graph.graph": ("Claim", "Evidence", "Graph", "Node", "Reads"),
    "graph.store.open": ("open_graph",),
    "graph.store.base": ("Store",),
    "graph.succession": ("what_if",),
    "graph.as_of": ("as_of", "day"),
    "loaders.load": ("check", "load", "plan"),
    "loaders.problems.problem": ("DataProblems", "Problem"),
    "queries": ("QUESTIONS",),
    "queries.ask": ("ask",),
    "queries.diff.graphs": ("Change", "changes", "diff"),
    "queries.gaps.question": ("Gap",),
    "queries.overlap.finding": ("Overlap",),
    "queries.owners.finding": ("Owner",),
    "queries.core.question": ("Answer", "Finding", "Question"),
    "viz": ("PageSpec", "draw"),
}
_MODULE = {name: module for module, names in _FROM.items() for name in names}

__all__ = [
    "QUESTIONS",
    "Answer",
    "Change",
    "Claim",
    "DataProblems",
    "Evidence",
    "Finding",
    "Gap",
    "Graph",
    "GraphInUse",
    "GraphUnavailable",
    "Node",
    "OpgavenkaartError",
    "Overlap",
    "Owner",
    "PageSpec",
    "Problem",
    "Question",
    "Reads",
    "Store",
    "UnknownWord",
    "__version__",
    "as_of",
    "ask",
    "brokers",
    "changes",
    "check",
    "coherence",
    "compare",
    "contradictions",
    "coordination",
    "day",
    "diff",
    "draw",
    "evidence",
    "gaps",
    "history",
    "load",
    "matrix",
    "open_graph",
    "overlap",
    "owners",
    "path",
    "plan",
    "positions",
    "profile",
    "what_if",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("opgavenkaart")
    if name in _MODULE:
        return getattr(import_module(f"opgavenkaart.{_MODULE[name]}"), name)
    if not name.startswith("_"):
        from opgavenkaart.queries import QUESTIONS

        if name in QUESTIONS:
            return QUESTIONS[name]
    from difflib import get_close_matches

    close = get_close_matches(name, __all__, 1)
    hint = f". Did you mean {close[0]!r}?" if close else ""
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}{hint}")


def __dir__() -> list[str]:
    return sorted(__all__)
