"""What is most useful to mend: the same problem in many rows is one thing, and what weighs most comes first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.problems.problem import BETWEEN, Problem, format_problem, shortened

MOST = 10  # things to mend that are told at once
ROWS = 5  # rows that are named of each
LONGEST = 240  # letters of a message here; `check` tells it whole
_MORE = Text("net zo in nog {n} {word}", "the same in {n} more {word}")
_ROWS, _PLACES = Text("rijen", "rows"), Text("gevallen", "cases")


class Mending(NamedTuple):
    """One thing to mend: the problems with the same code in the same column, the first of them in full.

    In a register or network each element is a column of its own: there its attribute decides, if one is named.
    """

    problems: Sequence[Problem]

    def text(self, lang: Lang) -> str:
        """The first problem as a line, and in which other rows it is the same."""
        first, *others = self.problems
        line = format_problem(first, lang, LONGEST)
        if not others:
            return line
        rows = list(dict.fromkeys(str(problem.row) for problem in others if problem.row is not None))
        which = rows or list(dict.fromkeys(shortened(problem.value) for problem in others if problem.value))
        named = f" ({', '.join(which[:ROWS])}{' …' if len(which) > ROWS else ''})" if which else ""
        word = (_ROWS if rows and first.counted == "row" else _PLACES).in_(lang)
        return f"{line} [{_MORE.in_(lang).format(n=len(others), word=word)}{named}]"


def mendings(problems: Iterable[Problem]) -> list[Mending]:
    """Problems together that are mended together: errors first, then what occurs most, then by place."""
    together: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        together[problem.severity, problem.code.id, problem.file, problem.sheet, _column(problem)].append(problem)
    found = [Mending(tuple(same)) for same in together.values()]
    return sorted(found, key=lambda mending: (mending.problems[0].severity != "error", -len(mending.problems)))


def _column(problem: Problem) -> str:
    """The column of a problem, or the attribute of its element."""
    if problem.counted != "row":
        return problem.column.rpartition(BETWEEN)[2] if BETWEEN in problem.column else ""
    return problem.column
