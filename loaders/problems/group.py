"""The same problem in many rows is one group; what is most useful to mend comes first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.problems.problem import BETWEEN, Problem, format_problem, shortened

MAX_SHOWN_GROUPS = 10  # groups that are shown at once
MAX_NAMED_ROWS = 5  # of each group
MAX_MESSAGE_LENGTH = 240  # letters of a message here; `check` shows it whole
_MORE = Text("net zo in nog {n} {word}", "the same in {n} more {word}")
_ROWS, _PLACES = Text("rijen", "rows"), Text("gevallen", "cases")


class ProblemGroup(NamedTuple):
    """The problems with the same code in the same column, which are mended together; the first is shown in full.

    In a register or network each element is a column of its own: there its attribute decides, if one is named.
    """

    problems: Sequence[Problem]

    def text(self, lang: Lang) -> str:
        """The first problem as a line, and in which other rows it is the same."""
        first, *others = self.problems
        line = format_problem(first, lang, MAX_MESSAGE_LENGTH)
        if not others:
            return line
        rows = list(dict.fromkeys(str(problem.row) for problem in others if problem.row is not None))
        which = rows or list(dict.fromkeys(shortened(problem.value) for problem in others if problem.value))
        named = f" ({', '.join(which[:MAX_NAMED_ROWS])}{' …' if len(which) > MAX_NAMED_ROWS else ''})" if which else ""
        word = (_ROWS if rows and first.counted == "row" else _PLACES).in_(lang)
        return f"{line} [{_MORE.in_(lang).format(n=len(others), word=word)}{named}]"


def group_problems(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """Problems in groups that are mended together: errors first, then what occurs most, then by place."""
    together: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        together[problem.severity, problem.code.id, problem.file, problem.sheet, _column(problem)].append(problem)
    found = [ProblemGroup(tuple(same)) for same in together.values()]
    return sorted(found, key=lambda group: (group.problems[0].severity != "error", -len(group.problems)))


def _column(problem: Problem) -> str:
    """The column of a problem, or the attribute of its element."""
    if problem.counted != "row":
        return problem.column.rpartition(BETWEEN)[2] if BETWEEN in problem.column else ""
    return problem.column
