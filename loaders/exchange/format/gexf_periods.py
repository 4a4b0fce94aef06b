"""When an element or connection of a GEXF file holds: its days of start and end, or those of its spells.

Format: https://gexf.net/dynamics.html. Both days are inclusive in GEXF 1.3; those of 1.2 that are called open are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from opgavenkaart.loaders.tables.day_after import day_after

TIMES = ("start", "end", "startopen", "endopen")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?", re.ASCII)
_MIDNIGHT = re.compile(r"T00:00(:00(\.0*)?)?(Z|[-+]\d\d:?\d\d)?", re.ASCII)
_ALWAYS = ("", "-infinity", "infinity", "+infinity")


def period(spans: Sequence[Mapping[str, str]]) -> dict[str, str] | None:
    """`valid_from` and `valid_to`, from the first start to the last end; None where a time is no day.

    >>> period([{"start": "2019-01-01", "end": "2019-12-31"}, {"start": "2021-03-01", "endopen": "2022-01-01"}])
    {'valid_from': '2019-01-01', 'valid_to': '2022-01-01'}
    """
    starts = [_bound(span, "start", lambda day, _: day, lambda day, _: day_after(day)) for span in spans]
    ends = [_bound(span, "end", _first_day_after, lambda day, _: day) for span in spans]
    if None in (*starts, *ends):
        return None
    first, last = (list(filter(None, days)) for days in (starts, ends))
    found = {"valid_from": min(first)} if len(first) == len(spans) else {}
    return found | ({"valid_to": max(last)} if len(last) == len(spans) else {})


def _first_day_after(day: str, time: str) -> str:
    return day if time and _MIDNIGHT.fullmatch(time) else day_after(day)


def _bound(
    span: Mapping[str, str], name: str, closed: Callable[[str, str], str], opened: Callable[[str, str], str]
) -> str | None:
    """A day; "" where the span is open on this side, None where its time is no day."""
    shut, wide = span.get(name, "").strip(), span.get(f"{name}open", "").strip()
    text, day_of = (shut, closed) if shut else (wide, opened)
    if text.casefold() in _ALWAYS:
        return ""
    found = _DAY.fullmatch(text)
    return day_of(found[1], found[2] or "") if found else None
