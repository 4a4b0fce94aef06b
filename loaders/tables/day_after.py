"""Tables of other people name the last day; here it is the first on which something no longer holds."""

from __future__ import annotations

from datetime import date, timedelta

from opgavenkaart.loaders.tables.cells import BadCell, read_date


def day_after(text: str) -> str:
    """The first day, month or year after a last one; what is no date stays as it is.

    >>> day_after("31-12-2021"), day_after("2021-12"), day_after("2021")
    ('2022-01-01', '2022-01', '2022')
    """
    try:
        iso = read_date(text)
    except (BadCell, IndexError):
        return text
    year, *rest = map(int, iso.split("-"))
    if not rest:
        return str(year + 1)
    if len(rest) == 1:
        return f"{year + rest[0] // 12}-{rest[0] % 12 + 1:02}"
    try:
        return (date(year, *rest) + timedelta(days=1)).isoformat()
    except OverflowError:
        return text
