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
    from opgavenkaart.queries.core.ask import ask
    from opgavenkaart.queries.core.question import Answer, Finding, Question
    from opgavenkaart.queries.diff.graphs import Change, changes, diff
    from opgavenkaart.queries.gaps.question import Gap, gaps
    from opgavenkaart.queries.overlap.finding import Overlap
    from opgavenkaart.queries.overlap.question import overlap
    from opgavenkaart.queries.owners.finding import Owner
    from opgavenkaart.queries.owners.question import owners
    from opgavenkaart.viz import draw

    __version__: str

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
    "queries.core.ask": ("ask",),
    "queries.diff.graphs": ("Change", "changes", "diff"),
    "queries.gaps.question": ("Gap", "gaps"),
    "queries.overlap.question": ("overlap",),
    "queries.overlap.finding": ("Overlap",),
    "queries.owners.question": ("owners",),
    "queries.owners.finding": ("Owner",),
    "queries.core.question": ("Answer", "Finding", "Question"),
    "viz": ("draw",),
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
    "Problem",
    "Question",
    "Reads",
    "Store",
    "UnknownWord",
    "__version__",
    "as_of",
    "ask",
    "changes",
    "check",
    "day",
    "diff",
    "draw",
    "gaps",
    "load",
    "open_graph",
    "overlap",
    "owners",
    "plan",
    "what_if",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("opgavenkaart")
    if name in _MODULE:
        return getattr(import_module(f"opgavenkaart.{_MODULE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
