"""The source of a claim, a document or else the data set itself; and how a Cypher text returns claims with theirs."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from opgavenkaart.graph.dates import spelled_out
from opgavenkaart.graph.graph import Claim, Evidence, Graph
from opgavenkaart.graph.store.neo4j.schema import MARK
from opgavenkaart.graph.text import Text, join, sort_key


class CitedSource(NamedTuple):
    """A document by its id; or a data set by its name, where that names no document."""

    document: str = ""
    dataset: str = ""

    @classmethod
    def of(cls, claim: Claim) -> "CitedSource":
        """The source of a claim."""
        return cls(claim.source) if claim.source else cls(dataset=claim.dataset)

    def named(self, graph: Graph) -> Text:
        """The source as a sentence names it: “LT-werkgroepen” (18 januari 2021)."""
        if not self.document:
            return Text(f"gegevensset {self.dataset}", f"data set {self.dataset}")
        date = dated(graph, self.document)
        title = graph.name("document", self.document)
        return join(f"“{title}”", join(" (", spelled_out(date), ")") if date else "")

    def order(self, graph: Graph) -> tuple[object, ...]:
        """Oldest first; undated documents after the dated ones, and data sets last."""
        date = dated(graph, self.document) if self.document else ""
        return not self.document, date or "9999", sort_key(graph.name("document", self.document)), self


def dated(graph: Graph, document: str) -> str:
    """The date of a document: an ISO day, month or year; empty where it is not known."""
    node = graph.nodes["document"].get(document)
    return node.props.get("date", "") if node else ""


_EVIDENCE_FIELDS = ("source", "locator", "quote", "valid_from", "valid_to", "dataset")
OURS = "{graph: $graph}"  # in a pattern: what others put into the database is no part of an answer


def node(name: str, label: str) -> str:
    """Cypher for a node that this tool made."""
    return f"({name}:{label}:{MARK} {OURS})"


def cites(r: str) -> str:
    """Cypher for the evidence of a relationship, a list; `cited` reads lists of them."""
    return f"[type({r}), startNode({r}).key, endNode({r}).key, {', '.join(f'{r}.{name}' for name in _EVIDENCE_FIELDS)}]"


def cited(claims: Iterable[Sequence[Any]]) -> frozenset[Evidence]:
    """Evidence from what `cites` returns, one list a claim."""
    found = []
    for relation, start, end, *texts in claims:
        (from_kind, _, from_id), (to_kind, _, to_id) = start.partition(":"), end.partition(":")
        ends = from_id, to_id, *(text or "" for text in texts), from_kind, to_kind
        found.append(Evidence._make((relation, *ends)))
    return frozenset(found)
