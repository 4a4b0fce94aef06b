"""What was done of its own accord, which whoever opened a graph should know."""

from collections.abc import Iterable

from opgavenkaart.graph.store.damage import changed_part
from opgavenkaart.graph.text import Text, join


class Notice(UserWarning):
    """A warning of Python with `text` in both languages; a command prints it, in the language of the user."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


class GraphUpgraded(Notice):
    """A graph in Neo4j that an earlier version wrote was brought up to date."""


class ChangedByOthers(Notice):
    """Others changed something of a data set in a shared graph, which is being loaded over."""

    def __init__(self, address: str, dataset: str, parts: Iterable[str]) -> None:
        found = join(*(changed_part(part, dataset) for part in parts), between=" ")
        done = Text(
            "Iemand anders heeft dat gewijzigd. Wat na deze load nog anders is, zegt opgavenkaart datasets --verify; "
            "na unload en load is alles weer zoals het in uw bestand staat.",
            "Somebody else changed that. What still differs after this load is said by opgavenkaart datasets --verify; "
            "unload and load make all as it is in your file.",
        )
        super().__init__(join(f"{address}:", found, done, between=" "))
