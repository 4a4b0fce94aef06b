"""What other people put into a database and a load would have to change: it is named, and nothing happens."""

from collections.abc import Iterable, Sequence
from typing import Any

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.store.neo4j.schema import MARK
from opgavenkaart.graph.text import Text, join, listed_at_most

MAX_SHOWN = 3  # nodes, links or properties that are named
FOREIGN_LINKS = (
    "MATCH (n)-[r]-(other) RETURN DISTINCT labels(n), coalesce(n.id, n.name), type(r), labels(other), other.id"
)
_TWINS = Text(
    "In Neo4j staat al {found}, niet gemaakt door Opgavenkaart. De gegevensset zou er een tweede naast zetten, met "
    "hetzelfde label en dezelfde id. Er is niets gewijzigd. Geef wat er staat een ander label of een andere id of haal "
    "het weg, en laad dan opnieuw.",
    "Neo4j already holds {found}, which Opgavenkaart did not make. The data set would put a second one beside it, with "
    "the same label and id. Nothing was changed. Give what is there another label or id, or take it out, then load "
    "again.",
)
_PROPERTIES = Text(
    "In Neo4j heeft iemand zelf {found} ingevuld, waar de gegevensset nu iets anders zegt. Er is niets gewijzigd. Geef "
    "die eigenschap een andere naam of haal haar weg, en laad dan opnieuw.",
    "In Neo4j somebody filled in {found}, where the data set now says something else. Nothing was changed. Give that "
    "property another name or take it out, then load again.",
)
_LINKS = Text(
    "In Neo4j hangen verbanden die van geen gegevensset zijn aan wat nu zou vervallen: {found}. Er is niets gewijzigd. "
    "Haal die verbanden weg, of houd in de gegevensset waar ze aan hangen.",
    "In Neo4j what would go now still has links which no data set made: {found}. Nothing was changed. Take these links "
    "out, or keep in the data set what they hang on.",
)


def refuse_twins(kind: str, ids: Iterable[str]) -> None:
    """Refuse to make nodes with a label and id that nodes of other people have."""
    _refuse(_TWINS, [_named([KINDS[kind].label], id) for id in ids])


def refuse_properties(kind: str, id: str, names: Iterable[str]) -> None:
    """Refuse to write properties that other people set."""
    _refuse(_PROPERTIES, [join(name, Text(" van ", " of "), _named([KINDS[kind].label], id)) for name in names])


def refuse_links(rows: Iterable[Sequence[Any]]) -> None:
    """Refuse to delete nodes that others have linked; the rows are those of `FOREIGN_LINKS`."""
    _refuse(
        _LINKS, [join(_named(labels, id), f" ({type} – ", _named(*other), ")") for labels, id, type, *other in rows]
    )


def _refuse(text: Text, found: Sequence[Text]) -> None:
    if found:
        raise GraphUnavailable(text.format(found=listed_at_most(found, MAX_SHOWN)))


def _named(labels: Sequence[str], id: object) -> Text:
    """A node by its labels and id, as Cypher has them."""
    shown = ":".join(label for label in labels if label != MARK)
    return join(
        shown or Text("een knoop", "a node"), Text(" zonder id", " without an id") if id is None else f' "{id}"'
    )
