"""When an element or connection of a GEXF file holds: its days of start and end, or those of its spells.

Format: https://gexf.net/dynamics.html. Both days are inclusive in GEXF 1.3; those of 1.2 that are called open are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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
    starts, ends = ([_bound(span, name) for span in spans] for name in ("start", "end"))
    if None in (*starts, *ends):
        return None
    first, last = (list(filter(None, days)) for days in (starts, ends))
    found = {"valid_from": min(first)} if len(first) == len(spans) else {}
    return found | ({"valid_to": max(last)} if len(last) == len(spans) else {})


def _bound(span: Mapping[str, str], name: str) -> str | None:
    """The day from which it holds, or no longer; "" where the span has no such bound, None where its time is no day."""
    closed, opened = (span.get(key, "").strip() for key in (name, f"{name}open"))
    text = closed or opened
    if text.casefold() in _ALWAYS:
        return ""
    if not (found := _DAY.fullmatch(text)):
        return None
    day, time = found.groups(default="")
    is_after = not closed if name == "start" else bool(closed) and not _MIDNIGHT.fullmatch(time)
    return day_after(day) if is_after else day
