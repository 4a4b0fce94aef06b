"""A register as a data set: those of its bodies that are asked for, as nodes and claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.problems.problem import in_order
from opgavenkaart.loaders.registers.checks import sound
from opgavenkaart.loaders.registers.edition import Making
from opgavenkaart.loaders.registers.model import Contents
from opgavenkaart.loaders.registers.selection import Choice
from opgavenkaart.loaders.source import Examined, Source


class Register(Source):
    """A register that was read."""

    def __init__(self, name: str, origin: str, contents: Contents, choice: Choice) -> None:
        self.name, self.origin = name, origin
        self._contents, self._choice = contents, choice
        self._bodies = list(sound(contents))
        self.problems = in_order(contents.problems)

    @property
    def recognised(self) -> Sequence[Text]:
        """The register, and how many bodies it has."""
        contents = self._contents
        count = f"{contents.file} → {contents.title}, {len(contents.bodies)}"
        return [Text(f"{count} organisaties", f"{count} organisations")]

    @without_garbage_search()
    def examine(self, names: Callable[[], Names]) -> Examined:
        found = replace(self._contents, problems=list(self._contents.problems))
        making = Making(self.name, self.origin, found, self._choice, self._bodies, names())
        made = making.made()
        self.accounts = making.accounts
        return made
