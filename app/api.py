"""What Python code may use of this package: each name here is one of `opgavenkaart`, the questions among them."""

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
from opgavenkaart.queries.brokers.question import BROKERS as brokers
from opgavenkaart.queries.coherence import COHERENCE as coherence
from opgavenkaart.queries.compare import COMPARE as compare
from opgavenkaart.queries.contradictions.question import CONTRADICTIONS as contradictions
from opgavenkaart.queries.coordination import COORDINATION as coordination
from opgavenkaart.queries.core.question import Answer, Finding, Question
from opgavenkaart.queries.diff.graphs import Change, changes, diff
from opgavenkaart.queries.evidence.question import EVIDENCE as evidence
from opgavenkaart.queries.gaps.question import GAPS as gaps
from opgavenkaart.queries.gaps.question import Gap
from opgavenkaart.queries.history import HISTORY as history
from opgavenkaart.queries.matrix import MATRIX as matrix
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.overlap.question import OVERLAP as overlap
from opgavenkaart.queries.owners.question import OWNERS as owners
from opgavenkaart.queries.owners.question import Owner
from opgavenkaart.queries.path import PATH as path
from opgavenkaart.queries.positions import POSITIONS as positions
from opgavenkaart.queries.profile import PROFILE as profile
from opgavenkaart.viz import PageSpec, draw

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
