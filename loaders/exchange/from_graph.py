"""What a data set or a graph says, as a network that any tool can draw: flat attributes, a claim a connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from opgavenkaart.graph.edition import DataSet, Edition
from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.model.schema import Field
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

DATASETS_APART = "; "


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
        """The same as elements and connections."""
        return network_of(self.shown, self.earlier, self.lang)


def outgoing(store: Store, dataset: str, lang: Lang) -> Outgoing:
    """A data set of a graph, or all of it where none is named. Raises UnknownWord where there is none of that name."""
    known = list(store.datasets())
    order = [one.name for one in known]
    if not dataset:
        return Outgoing(known, [store.edition(name) for name in order], whole(store.read()), lambda: Names(()), lang)
    edition = store.edition(dataset)
    at = order.index(dataset)
    return Outgoing(known[at : at + 1], [edition], edition, lambda: Names(store.lookup_entries(order[:at])), lang)


def id_of(kind: str, id: str) -> str:
    """The id of a thing in a network, where all kinds stand together."""
    return f"{kind}:{id}"


def network_of(edition: Edition, earlier: Callable[[], Names], lang: Lang) -> Network:
    """The things that a data set describes and those that it refers to, joined by its claims.

    What earlier data sets describe is an element without more than its kind and the words that find it.
    """
    words = Words(edition, earlier)
    described = {key: Element(key, _node(node, words)) for node in edition.nodes for key in [id_of(node.kind, node.id)]}
    for kind, id in _ends(edition.claims):
        if (key := id_of(kind, id)) not in described:
            found_by = words.of(kind, id)
            described[key] = Element(key, {LABEL: found_by, KIND: kind, REFERENCE: found_by})
    return Network(list(described.values()), [_connection(claim, words, lang) for claim in edition.claims])


def whole(graph: Graph) -> Edition:
    """A graph as one data set: each thing as it is shown, each claim of every data set."""
    nodes = tuple(node for of_kind in graph.nodes.values() for node in of_kind.values())
    return Edition("", nodes, tuple(claim for claims in graph.claims.values() for claim in claims))


def _ends(claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    for claim in claims:
        yield claim.from_kind, claim.from_id
        yield claim.to_kind, claim.to_id


def _node(node: Node, words: Words) -> dict[str, str]:
    references = {field.id: field for field in node_table(node.kind).columns if field.type == "reference"}
    return _filled(
        {
            LABEL: node.label,
            KIND: node.kind,
            SUBKIND: node.type,
            "name": node.name,
            "abbreviation": node.abbreviation,
            "valid_from": node.valid_from,
            "valid_to": node.valid_to,
            **{name: _told(text, references.get(name), words) for name, text in node.props.items()},
            DATASETS: DATASETS_APART.join(node.datasets),
        }
    )


def _told(text: str, reference: Field | None, words: Words) -> str:
    return words.of(reference.to, text) if reference else text


def _connection(claim: Claim, words: Words, lang: Lang) -> Connection:
    said = {
        LABEL: RELATIONS[claim.relation].text.in_(lang),
        RELATION: claim.relation,
        ROLE: claim.role,
        **claim.props,
        "source": words.of("document", claim.source) if claim.source else "",
        **{name: getattr(claim, name) for name in ("locator", "quote", "valid_from", "valid_to", "note", DATASET)},
    }
    return Connection(id_of(claim.from_kind, claim.from_id), id_of(claim.to_kind, claim.to_id), _filled(said))


def _filled(said: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in said.items() if text}
