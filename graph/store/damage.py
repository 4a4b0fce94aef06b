"""What is no longer as it was loaded, in words: the same for a file and a server."""

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
