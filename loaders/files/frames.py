"""Tables that are pandas DataFrames, as sheets of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.text import clean
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.problems.problem import Place

if TYPE_CHECKING:
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]  # by the name of the table: {"issues": frame}


def sheets_of_frames(frames: Frames) -> Iterator[Sheet]:
    """A sheet for each frame: the names of its columns, then its rows. Row 2 of a problem is the frame's first row."""
    for name, frame in frames.items():
        rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
        cells = [[str(column) for column in frame.columns], *([_text(value) for value in row] for row in rows)]
        yield Sheet(Place("DataFrame", name), name, cells)


def _text(value: Any) -> str:
    """A value as a cell shows it: days in ISO form, whole numbers without a point, nothing for what is missing."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(_text(part) for part in value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15g}"
    return clean(str(value))
