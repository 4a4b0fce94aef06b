"""A data set that was read from wherever it was: what a graph can load."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import NamedTuple

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.problems.problem import DataProblems, Problem
from opgavenkaart.loaders.rijk import known


class Examined(NamedTuple):
    """What a data set comes to: its edition, as far as it can be made, and all that is wrong with it."""

    edition: Edition
    problems: list[Problem]


class Source(ABC):
    """A data set that was read; only what its references to earlier data sets mean is still to be found out.

    `problems` are those found so far: after `build` all of them. Building again starts afresh.
    """

    name: str
    origin: str
    problems: Sequence[Problem]
    edition: Edition  # once it was examined for a graph
    accounts: Sequence[Text] = ()  # what a mapping or choice left out by its own rules, a line each; once examined

    @property
    @abstractmethod
    def recognised(self) -> Sequence[Text]:
        """What it was taken for: a line for each table with its rows, or for the register."""

    @property
    def registered(self) -> Sequence[Text]:
        """What the shipped register has of its organisations that have no official id; once it was examined."""
        organisations = (node for node in self.edition.nodes if node.kind == "organisation")
        return list(known(node.name for node in organisations if "official_id" not in node.props))

    @abstractmethod
    def examine(self, names: Callable[[], Names]) -> Examined:
        """The edition as far as it goes, and every problem in order."""

    def build(self, names: Callable[[], Names]) -> Edition:
        """The edition, for `Store.load`. `names` gives what earlier data sets describe, and is asked only if needed.

        Raises DataProblems, with the warnings too, if anything is an error.
        """
        self.edition, self.problems = self.examine(names)
        if any(problem.severity == "error" for problem in self.problems):
            raise DataProblems(self.problems)
        return self.edition
