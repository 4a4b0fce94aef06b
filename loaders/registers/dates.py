"""Dates as registers write them: the first day on which something holds, and the first on which it no longer does."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from opgavenkaart.loaders.registers.codes import BAD_DATE
from opgavenkaart.loaders.registers.model import Contents

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(T.+|[+-]\d{2}:\d{2}|Z)?", re.ASCII)


def day(written: str, contents: Contents, line: int | None, column: str) -> str:
    """A date or moment as the Dutch day that it falls on; empty, with a problem, where it is neither.

    A moment in the zone of the Netherlands is written as it is there; one in UTC is brought there.
    """
    text = written.strip()
    if not text:
        return ""
    try:
        if not (match := _DAY.fullmatch(text)):
            raise ValueError(text)
        if not (match[2] or "").startswith("T"):
            return date.fromisoformat(match[1]).isoformat()
        moment = datetime.fromisoformat(text)
        in_utc = moment.utcoffset() == timedelta(0)
        return (moment.astimezone(ZoneInfo("Europe/Amsterdam")) if in_utc else moment).date().isoformat()
    except (ValueError, OverflowError, KeyError):  # the last: a computer without the zones of the world
        contents.report(BAD_DATE, text, line, column)
        return ""


def day_after(day: str) -> str:
    """The first day on which something no longer holds, given the last on which it does."""
    if not day or day == date.max.isoformat():
        return ""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
