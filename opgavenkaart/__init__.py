"""Opgavenkaart: who owns which issue, where work overlaps, and what nobody picks up.

>>> import opgavenkaart as kaart
>>> graph = kaart.open_graph("opgavenkaart.db").read()      # doctest: +SKIP
>>> kaart.gaps(graph)[0].explanation.nl                     # doctest: +SKIP
>>> kaart.ask(graph, "owners", about="VWS").to_pandas()     # doctest: +SKIP
"""

from importlib.metadata import version

from opgavenkaart.errors import GraphInUse, GraphUnavailable, OpgavenkaartError, UnknownWord
from opgavenkaart.graph.graph import Claim, Evidence, Graph, Node, Reads
from opgavenkaart.graph.open import open_graph
from opgavenkaart.graph.store import Store
from opgavenkaart.graph.time import as_of, day
from opgavenkaart.loaders.dataset import load
from opgavenkaart.loaders.problems import DataProblems, Problem
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.gaps import Gap, gaps
from opgavenkaart.queries.overlap import Overlap, overlap
from opgavenkaart.queries.owners import Owner, owners
from opgavenkaart.queries.question import Answer, Finding, Question

__version__ = version("opgavenkaart")

__all__ = [
    "QUESTIONS",
    "Answer",
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
    "day",
    "gaps",
    "load",
    "open_graph",
    "overlap",
    "owners",
]
