"""Of problems that are alike a thousand are kept, and how many more there are: a hostile file may have millions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from sys import maxsize

from opgavenkaart.loaders.problems.problem import Problem, alike

MAX_ALIKE = 1_000  # problems of one code in one column of a table
_ROOM = 100_000  # problems that a list may get before it is cut
_most = ContextVar("most", default=MAX_ALIKE)


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, of those that are alike the first thousand; the last of these says how many `more` there are."""
    most, counts = _most.get(), Counter[tuple[str, ...]]()
    kept: list[Problem] = []
    last: dict[tuple[str, ...], int] = {}  # where the last of those that are alike is kept
    more = Counter[int]()  # by that place
    for problem in problems:
        key = alike(problem)
        counts[key] += 1
        if counts[key] <= most:
            last[key] = len(kept)
            kept.append(problem)
        else:
            more[last[key]] += 1 + problem.more
    for at, count in more.items():
        kept[at] = replace(kept[at], more=kept[at].more + count)
    return kept


def add(problems: list[Problem], problem: Problem) -> None:
    """Puts a problem on a list, which is cut now and then."""
    problems.append(problem)
    if len(problems) % _ROOM == 0:
        problems[:] = bounded(problems)


@contextmanager
def all_kept() -> Iterator[None]:
    """Keeps every problem meanwhile, for whoever needs every row that has one."""
    token = _most.set(maxsize)
    try:
        yield
    finally:
        _most.reset(token)
