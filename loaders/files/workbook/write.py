"""Workbooks that are written: none of their texts is ever a formula or a link."""

from __future__ import annotations

import io
from typing import Any

from opgavenkaart.errors import OpgavenkaartError

MAX_ROWS = 1_048_576  # that a sheet can hold


class DoesNotFit(OpgavenkaartError):
    """What a data set states and a workbook cannot hold."""


class NewWorkbook:
    """A workbook in the making; `book` is that of xlsxwriter."""

    def __init__(self) -> None:
        import xlsxwriter

        self._file = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book: Any = xlsxwriter.Workbook(self._file, options)

    def content(self) -> bytes:
        """The file, once all is written."""
        self.book.close()
        return self._file.getvalue()


def cell_length(text: str) -> int:
    """The length of a text as a cell counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2
