"""A day, month or year as people write it."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T]\d{2}:\d{2}.*)?)?)?", re.ASCII)
_DUTCH = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}.*)?", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})(?:-|\.? ))?([A-Za-z]{3,9})\.?[- ](\d{4})", re.ASCII)
_NAMES = (
    *("jan januari january", "feb februari february", "mrt maart mar march", "apr april", "mei may"),
    *("jun juni june", "jul juli july", "aug augustus august", "sep sept september", "okt oktober oct october"),
    *("nov november", "dec december"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}


def iso_of(text: str) -> str:
    """A day, month or year in ISO form, with the precision it was given in; "" for what is none.

    >>> iso_of("18-1-2021"), iso_of("2020-10"), iso_of("1 maart 2021"), iso_of("okt 2010"), iso_of("okt-10")
    ('2021-01-18', '2020-10', '2021-03-01', '2010-10', '')
    """
    if found := _ISO.fullmatch(text):
        parts = [int(part) for part in found.groups() if part]
    elif found := _DUTCH.fullmatch(text):
        parts = [int(found[4]), int(found[3]), int(found[1])]
    elif (found := _NAMED.fullmatch(text)) and (month := _MONTHS.get(found[2].lower())):
        parts = [int(found[3]), month, *([int(found[1])] if found[1] else [])]
    else:
        return ""
    try:
        return date(*[*parts, 1, 1][:3]).isoformat()[: (4, 7, 10)[len(parts) - 1]]
    except ValueError:
        return ""
