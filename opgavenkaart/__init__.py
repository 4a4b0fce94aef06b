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
    from opgavenkaart.graph.graph import Claim, Evidence, Graph, Node, Reads
    from opgavenkaart.graph.open import open_graph
    from opgavenkaart.graph.store import Store
    from opgavenkaart.graph.succession import what_if
    from opgavenkaart.graph.time import as_of, day
    from opgavenkaart.loaders.dataset import check, load, plan
    from opgavenkaart.loaders.problems import DataProblems, Problem
    from opgavenkaart.queries import QUESTIONS
    from opgavenkaart.queries.ask import ask
    from opgavenkaart.queries.diff import Change, changes, diff
    from opgavenkaart.queries.gaps import Gap, gaps
    from opgavenkaart.queries.overlap import overlap
    from opgavenkaart.queries.overlap_found import Overlap
    from opgavenkaart.queries.owners import owners
    from opgavenkaart.queries.owners_found import Owner
    from opgavenkaart.queries.question import Answer, Finding, Question
    from opgavenkaart.viz import draw

    __version__: str

_FROM = {
    "errors": ("GraphInUse", "GraphUnavailable", "OpgavenkaartError", "UnknownWord"),
    "graph.graph": ("Claim", "Evidence", "Graph", "Node", "Reads"),
    "graph.open": ("open_graph",),
    "graph.store": ("Store",),
    "graph.succession": ("what_if",),
    "graph.time": ("as_of", "day"),
    "loaders.dataset": ("check", "load", "plan"),
    "loaders.problems": ("DataProblems", "Problem"),
    "queries": ("QUESTIONS",),
    "queries.ask": ("ask",),
    "queries.diff": ("Change", "changes", "diff"),
    "queries.gaps": ("Gap", "gaps"),
    "queries.overlap": ("overlap",),
    "queries.overlap_found": ("Overlap",),
    "queries.owners": ("owners",),
    "queries.owners_found": ("Owner",),
    "queries.question": ("Answer", "Finding", "Question"),
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
