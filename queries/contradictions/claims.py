"""Which claims cannot both be right at one time?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

from opgavenkaart.graph.graph import Claim
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.core.sources import CitedSource

BySource = Mapping[CitedSource, Sequence[Claim]]
MIN_LISTED_NAMES = 2  # fewer are no list


def at_one_time(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """For every stretch of time in which nothing changes, the claims that then hold."""
    periods = [(*_period(claim), claim) for claim in claims]
    for moment in sorted({day for start, end, _ in periods for day in (start, end or start)}):
        if holding := [claim for start, end, claim in periods if start <= moment and (not end or moment < end)]:
            yield holding


def _period(claim: Claim) -> tuple[str, str]:
    return first_day(claim.valid_from), first_day(claim.valid_to)


def first_day(date: str) -> str:
    """The first day of an ISO day, month or year; empty stays empty."""
    return date and (date + "-01-01")[:10]


def different_names(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by which sources name other organisations for one thing at one time; one source may name several."""

    def differing(claims_of: BySource) -> Iterable[CitedSource]:
        return claims_of if len({named(of) for of in claims_of.values()}) > 1 else ()

    return _contradicting(claims, differing)


def different_lists(members: Iterable[Claim], leads: Iterable[Claim]) -> list[Claim]:
    """The claims of sources that each list the members of a group, where a list has somebody that another lacks.

    A source that names a single member has made no list. Who leads the group by a source is in its list too.
    """
    led = {source: named(of) for source, of in by_source(leads).items()}

    def differing(claims_of: BySource) -> Iterable[CitedSource]:
        lists = {source: names for source, of in claims_of.items() if len(names := named(of)) >= MIN_LISTED_NAMES}
        lacking = (names - lists[other] - led.get(other, frozenset()) for names in lists.values() for other in lists)
        return lists if any(lacking) else ()

    return _contradicting(members, differing)


def opposed(one: Iterable[Claim], other: Iterable[Claim], may: Callable[[Claim, Claim], bool]) -> list[Claim]:
    """The claims of either side that hold at one time with an opposite one of the other side."""
    pairs = [(a, b) for a, b in product(one, other) if may(a, b) and _overlap(a, b)]
    return _without_repeats(chain.from_iterable(pairs))


def by_source(claims: Iterable[Claim]) -> dict[CitedSource, list[Claim]]:
    """The claims of each source."""
    return grouped(claims, CitedSource.of)


def named(claims: Iterable[Claim]) -> frozenset[str]:
    """The organisations that claims are about."""
    return frozenset(claim.from_id for claim in claims)


def _contradicting(claims: Iterable[Claim], differing: Callable[[BySource], Iterable[CitedSource]]) -> list[Claim]:
    every = list(claims)
    if len({CitedSource.of(claim) for claim in every}) < 2:
        return []
    periods = map(by_source, at_one_time(every))
    return _without_repeats(claim for held in periods for source in differing(held) for claim in held[source])


def _overlap(a: Claim, b: Claim) -> bool:
    (start, end), (other_start, other_end) = _period(a), _period(b)
    return (not end or other_start < end) and (not other_end or start < other_end)


def _without_repeats(claims: Iterable[Claim]) -> list[Claim]:
    return list({id(claim): claim for claim in claims}.values())
