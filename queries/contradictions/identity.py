"""Of which records do the sources not agree whether they are one organisation?"""

from __future__ import annotations

from collections.abc import Iterator

from opgavenkaart.graph.graph import Citable, Evidence, Graph
from opgavenkaart.graph.identity.resolve import KIND, SAME, resolve
from opgavenkaart.graph.text import Text, same
from opgavenkaart.queries.contradictions.finders import Disagreement
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import CitedSource

_SAME, _DIFFERENT = Text("dezelfde", "the same"), Text("niet dezelfde", "not the same")
_APART = Text(
    "Eén gegevensset beschrijft beide onder één officiële id.",
    "One data set describes both under one official id.",
)


def identities(graph: Graph) -> Iterator[Disagreement]:
    """Pairs that are not merged, because sources disagree."""
    found: set[tuple[str, str]] = set()
    for one, other, why, claims in resolve(graph).disputes:
        if (one, other) in found:
            continue
        found.add((one, other))
        says: dict[CitedSource, list[Text]] = {}
        cited: list[Citable] = [*claims]
        for claim in claims:
            _add(says, CitedSource.of(claim), _SAME if claim.relation == SAME else _DIFFERENT)
        for id in (one, other):
            node = graph.nodes[KIND][id]
            for description in node.described or (node,):
                if code := description.props.get("official_id"):
                    cited.append(Evidence.of_node(description))
                    for dataset in description.datasets:
                        _add(says, CitedSource(dataset=dataset), same(f"“{code}”"))
        more = [_APART] if why == "apart" else []
        yield Disagreement(Ref(KIND, one), says, cited, Ref(KIND, other), more=more)


def _add(says: dict[CitedSource, list[Text]], source: CitedSource, text: Text) -> None:
    if text not in says.setdefault(source, []):
        says[source].append(text)
        says[source].sort()
