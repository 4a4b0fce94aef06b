"""The same problem in many rows is one group; what is most useful to mend comes first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from opgavenkaart.graph.text import Lang
from opgavenkaart.loaders.problems.problem import Problem, alike, format_problem, same_in, shortened, total

MAX_SHOWN_GROUPS = 10  # groups that are shown at once
MAX_NAMED_ROWS = 5  # of each group
MAX_MESSAGE_LENGTH = 240  # letters of a message here; `check` shows it whole


class ProblemGroup(NamedTuple):
    """Problems that are alike; the first is shown in full."""

    problems: Sequence[Problem]

    def text(self, lang: Lang) -> str:
        """The first problem as a line, and in which other rows it is the same."""
        first, *others = self.problems
        line = format_problem(replace(first, more=0), lang, MAX_MESSAGE_LENGTH)
        count = total(self.problems) - 1
        if not count:
            return line
        rows = list(dict.fromkeys(str(problem.row) for problem in others if problem.row is not None))
        which = rows or list(dict.fromkeys(shortened(problem.value) for problem in others if problem.value))
        named = f" ({', '.join(which[:MAX_NAMED_ROWS])}{' …' if len(which) > MAX_NAMED_ROWS else ''})" if which else ""
        return f"{line} [{same_in(others[0] if others else first, count, lang)}{named}]"


def group_problems(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """Problems in groups that are mended together: errors first, then what occurs most, then by place."""
    together: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        together[alike(problem)].append(problem)
    found = [ProblemGroup(tuple(same)) for same in together.values()]
    return sorted(found, key=lambda group: (group.problems[0].severity != "error", -total(group.problems)))
