"""What was done of its own accord, which whoever opened a graph should know."""

from opgavenkaart.graph.text import Text


class Notice(UserWarning):
    """A warning of Python with `text` in both languages; a command prints it, in the language of the user."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


class GraphUpgraded(Notice):
    """A graph in Neo4j that an earlier version wrote was brought up to date."""
