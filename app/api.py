"""What Python code may use of this package: each name here is one of `opgavenkaart`, the questions among them.

`X as X` is how a type checker is shown that a name is offered and not only used.
"""

from opgavenkaart import queries as _queries
from opgavenkaart.errors import GraphInUse as GraphInUse
from opgavenkaart.errors import GraphUnavailable as GraphUnavailable
from opgavenkaart.errors import OpgavenkaartError as OpgavenkaartError
from opgavenkaart.errors import UnknownWord as UnknownWord
from opgavenkaart.graph.as_of import as_of as as_of
from opgavenkaart.graph.as_of import day as day
from opgavenkaart.graph.graph import Claim as Claim
from opgavenkaart.graph.graph import Evidence as Evidence
from opgavenkaart.graph.graph import Graph as Graph
from opgavenkaart.graph.graph import Node as Node
from opgavenkaart.graph.graph import Reads as Reads
from opgavenkaart.graph.store.base import Store as Store
from opgavenkaart.graph.store.open import open_graph as open_graph
from opgavenkaart.graph.succession import what_if as what_if
from opgavenkaart.loaders.load import check as check
from opgavenkaart.loaders.load import load as load
from opgavenkaart.loaders.load import plan as plan
from opgavenkaart.loaders.problems.problem import DataProblems as DataProblems
from opgavenkaart.loaders.problems.problem import Problem as Problem
from opgavenkaart.queries.ask import ask as ask
from opgavenkaart.queries.core.question import Answer as Answer
from opgavenkaart.queries.core.question import Finding as Finding
from opgavenkaart.queries.core.question import Question as Question
from opgavenkaart.queries.diff.graphs import Change as Change
from opgavenkaart.queries.diff.graphs import changes as changes
from opgavenkaart.queries.diff.graphs import diff as diff
from opgavenkaart.queries.gaps.question import Gap as Gap
from opgavenkaart.queries.overlap.finding import Overlap as Overlap
from opgavenkaart.queries.owners.question import Owner as Owner
from opgavenkaart.viz import PageSpec as PageSpec
from opgavenkaart.viz import draw as draw

QUESTIONS = _queries.QUESTIONS
owners, overlap, gaps, matrix = _queries.OWNERS, _queries.OVERLAP, _queries.GAPS, _queries.MATRIX
compare, domains, positions = _queries.COMPARE, _queries.DOMAINS, _queries.POSITIONS
coordination, brokers, path = _queries.COORDINATION, _queries.BROKERS, _queries.PATH
coherence, profile, history = _queries.COHERENCE, _queries.PROFILE, _queries.HISTORY
contradictions, evidence = _queries.CONTRADICTIONS, _queries.EVIDENCE
