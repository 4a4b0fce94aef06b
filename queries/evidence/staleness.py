"""How old is what an answer rests on?"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from opgavenkaart.graph.as_of import day
from opgavenkaart.graph.graph import Citable, Evidence, Graph, Reads
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.queries.core.grouping import claims_of
from opgavenkaart.queries.core.sources import dated

STALE_AFTER_MONTHS = 24
_OF_ISSUES = tuple(id for id, relation in RELATIONS.items() if any("issue" in ends for ends in relation.ends))
READS = Reads(("issue", "document"), _OF_ISSUES)


class Stale(NamedTuple):
    """An issue of which everything that is stated is old: the date of the newest source, and the claims."""

    issue: str
    newest: str
    claims: Sequence[Citable]


def stale_issues(graph: Graph, *, months: int = STALE_AFTER_MONTHS, today: str = "") -> list[Stale]:
    """The issues of which every claim rests on a source of more than so many months ago.

    One claim without a source, or with one of an unknown date, is enough for an issue not to be known as stale.
    """
    of: dict[str, list[Citable]] = {}
    for issue, node in graph.nodes["issue"].items():
        of[issue] = [record for record in map(Evidence.of_node, node.described or (node,)) if record.source]
    for claim in claims_of(graph, _OF_ISSUES):
        ends = set(claim.ends)
        for issue in {id for kind, id in ends if kind == "issue"} & of.keys():
            of[issue].append(claim)
    now = today_of(graph, today)
    old = cache(lambda date: is_stale(date, months, now))
    found = []
    for issue, claims in sorted(of.items()):
        dates = [dated(graph, claim.source) for claim in claims]
        if dates and all(map(old, dates)):
            found.append(Stale(issue, max(dates), claims))
    return found


def is_stale(date: str, months: int, today: str) -> bool | None:
    """Whether a source is more than so many months old on a day, however it is counted; None if it has no date.

    A source of a month or a year is counted from the last day of it.
    """
    return _later(day(date).last, months) < today if date else None


def today_of(graph: Graph, today: str = "") -> str:
    """The day from which age is counted: as given, else the last of the graph's own day, else by the clock."""
    return today or (graph.day.last if graph.day else day("today").last)


def _later(iso: str, months: int) -> str:
    year, month, dom = map(int, iso.split("-"))
    years, month = divmod(month - 1 + months, 12)
    if year + years > date.max.year:
        return date.max.isoformat()
    return date(year + years, month + 1, min(dom, monthrange(year + years, month + 1)[1])).isoformat()
