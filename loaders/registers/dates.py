"""Dates as registers write them: the first day on which something holds, and the first on which it no longer does."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from opgavenkaart.loaders.registers.codes import BAD_DATE
from opgavenkaart.loaders.registers.model import Contents

UNKNOWN = "1900-01-01"  # what the Register van Overheidsorganisaties writes where it does not know
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(T.+|[+-]\d{2}:\d{2}|Z)?", re.ASCII)
_ZONE = "Europe/Amsterdam"


def day(written: str, contents: Contents, line: int | None, column: str) -> str:
    """A date or moment as the Dutch day that it falls on; empty, with a problem, where it is neither."""
    text = written.strip()
    if not text:
        return ""
    try:
        if not (match := _DAY.fullmatch(text)):
            raise ValueError(text)
        if (match[2] or "").startswith("T"):
            return _day_of(datetime.fromisoformat(text))
        return date.fromisoformat(match[1]).isoformat()
    except (ValueError, OverflowError, KeyError):  # the last: a computer without the zones of the world
        contents.report(BAD_DATE, text, line, column)
        return ""


def day_after(day: str) -> str:
    """The first day on which something no longer holds, given the last on which it does."""
    if not day or day == date.max.isoformat():
        return ""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _day_of(moment: datetime) -> str:
    """A moment in the zone of the Netherlands is written as it is there; one in UTC is brought there."""
    if moment.tzinfo is not None and moment.utcoffset() == UTC.utcoffset(None):
        from zoneinfo import ZoneInfo

        moment = moment.astimezone(ZoneInfo(_ZONE))
    return moment.date().isoformat()
