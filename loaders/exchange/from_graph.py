"""What a data set or a graph says, as a network that any tool can draw: flat attributes, a claim a connection."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from opgavenkaart.graph.edition import DataSet, Edition
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.text import Lang
from opgavenkaart.loaders.exchange.network import Connection, Element, Network
from opgavenkaart.loaders.exchange.vocabulary import (
    DATASET,
    DATASETS,
    KIND,
    LABEL,
    REFERENCE,
    RELATION,
    ROLE,
    SUBKIND,
    node_table,
)
from opgavenkaart.loaders.template.rows import Words


@dataclass(frozen=True)
class Outgoing:
    """What is to be written: one data set, or all of a graph.

    `datasets` and `editions` go together, in the order of the graph. `earlier` gives what data sets before the first
    of them describe.
    """

    datasets: Sequence[DataSet]
    editions: Sequence[Edition]
    shown: Edition  # that data set, or all as a map shows it
    earlier: Callable[[], Names]
    lang: Lang

    @cached_property
    def network(self) -> Network:
        """The things that are described and those that claims refer to, each called "kind:id", joined by the claims.

        What earlier data sets describe is an element without more than its kind and the words that find it.
        """
        words = Words(self.shown, self.earlier)
        elements = {id: Element(id, _of_node(n, words)) for n in self.shown.nodes for id in [f"{n.kind}:{n.id}"]}
        connections = []
        for claim in self.shown.claims:
            start, end = f"{claim.from_kind}:{claim.from_id}", f"{claim.to_kind}:{claim.to_id}"
            for key, kind, id in ((start, claim.from_kind, claim.from_id), (end, claim.to_kind, claim.to_id)):
                if key not in elements:
                    found_by = words.of(kind, id)
                    elements[key] = Element(key, {LABEL: found_by, KIND: kind, REFERENCE: found_by})
            connections.append(Connection(start, end, _of_claim(claim, words, self.lang)))
        return Network(list(elements.values()), connections)


def outgoing(store: Store, dataset: str, lang: Lang) -> Outgoing:
    """A data set of a graph, or all of it where none is named. Raises UnknownWord where there is none of that name."""
    datasets = list(store.datasets())
    order = [dataset.name for dataset in datasets]
    if dataset:
        edition, at = store.edition(dataset), order.index(dataset)
        earlier = order[:at]
        return Outgoing([datasets[at]], [edition], edition, lambda: Names(store.lookup_entries(earlier)), lang)
    graph = store.read()
    nodes = tuple(node for of_kind in graph.nodes.values() for node in of_kind.values())
    shown = Edition("", nodes, tuple(claim for claims in graph.claims.values() for claim in claims))
    return Outgoing(datasets, [store.edition(name) for name in order], shown, lambda: Names(()), lang)


def _of_node(node: Node, words: Words) -> dict[str, str]:
    refers_to = {field.id: field.to for field in node_table(node.kind).columns if field.type == "reference"}
    attributes = {
        LABEL: node.label,
        KIND: node.kind,
        SUBKIND: node.type,
        **{name: getattr(node, name) for name in ("name", "abbreviation", "valid_from", "valid_to")},
        **{n: words.of(refers_to[n], text) if n in refers_to else text for n, text in node.props.items()},
        DATASETS: "; ".join(node.datasets),
    }
    return {name: text for name, text in attributes.items() if text}


def _of_claim(claim: Claim, words: Words, lang: Lang) -> dict[str, str]:
    attributes = {
        LABEL: RELATIONS[claim.relation].text.in_(lang),
        RELATION: claim.relation,
        ROLE: claim.role,
        **claim.props,
        "source": words.of("document", claim.source) if claim.source else "",
        **{name: getattr(claim, name) for name in ("locator", "quote", "valid_from", "valid_to", "note", DATASET)},
    }
    return {name: text for name, text in attributes.items() if text}
