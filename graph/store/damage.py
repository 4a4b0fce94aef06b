"""What is no longer as it was loaded, in words: the same for a file and a server."""

from collections.abc import Iterator

from opgavenkaart.graph.edition import DataSet, Edition
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.text import Text, join

CHANGED = Text("zijn niet meer zoals ze geladen zijn", "are no longer as they were loaded")


def damaged_part(table: str, dataset: str) -> Text:
    """What is no longer as it was loaded: a kind, a relation, or what is kept of a data set itself."""
    of = Text(f' van gegevensset "{dataset}"', f' of data set "{dataset}"') if dataset else ""
    if table in KINDS:
        return join(Text("de", "the"), " ", KINDS[table].plural, of)
    if table in RELATIONS:
        return join(Text("de uitspraken", "the claims"), ' "', RELATIONS[table].text, '"', of)
    return join(Text("naam, aantallen en herkomst", "name, counts and origin"), of)


def changed_part(table: str, dataset: str) -> Text:
    """The same as a sentence."""
    return join(damaged_part(table, dataset).capital(), " ", CHANGED, ".")


def wrong_counts(known: DataSet, edition: Edition) -> Iterator[Text]:
    """A sentence where a data set has not as many things and claims as when it was loaded."""
    nodes, claims = len(edition.nodes), len(edition.claims)
    if (nodes, claims) != (known.nodes, known.claims):
        yield Text(
            f'Gegevensset "{known.name}" heeft {nodes} zaken en {claims} uitspraken; bij het laden waren het er '
            f"{known.nodes} en {known.claims}.",
            f'Data set "{known.name}" has {nodes} things and {claims} claims; when it was loaded it had '
            f"{known.nodes} and {known.claims}.",
        )
