"""Workbooks that are written: none of their texts is ever a formula or a link."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.text import MAX_CELL_LENGTH

MAX_ROWS = 1_048_576  # that a sheet can hold
MAX_WIDTH = 60  # letters of a column
BOLD: Mapping[str, object] = {"bold": True}
WRAPPED: Mapping[str, object] = {"text_wrap": True, "valign": "top"}


MAX_SHEET_NAME = 31  # letters, in Excel


class DoesNotFit(OpgavenkaartError):
    """What a data set states and a workbook cannot hold."""


class SheetLink(NamedTuple):
    """A cell that leads to another sheet."""

    sheet: str

    def __str__(self) -> str:
        return self.sheet


class NewWorkbook:
    """A workbook in the making; `book` is that of xlsxwriter.

    One with `rows_only` forgets each row when the next one comes, so that it takes no more memory for more rows.
    """

    def __init__(self, *, rows_only: bool = False) -> None:
        import xlsxwriter

        self._file = io.BytesIO()
        memory = "constant_memory" if rows_only else "in_memory"
        options = {memory: True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book: Any = xlsxwriter.Workbook(self._file, options)

    def table(
        self,
        name: str,
        headings: Sequence[str],
        rows: Iterable[Sequence[Any]],
        *,
        title: str = "",
        heading: Mapping[str, object] = BOLD,
        cell: Mapping[str, object] = WRAPPED,
    ) -> tuple[Any, int]:
        """Add a sheet with what fits of a table: the sheet, and its last row.

        Its headings stay in sight and have filters; columns are as wide as their texts. `heading` and `cell`
        are how they look; cells without a look have that of their column.
        """
        sheet, top = self.book.add_worksheet(name), 2 if title else 0
        if title:
            sheet.write_string(0, 0, title, self.book.add_format({"bold": True, "font_size": 14}))
        widths, last = [len(text) + 4 for text in headings], top
        above, look = self.book.add_format(heading), self.book.add_format(cell) if cell else None
        for column, text in enumerate(headings):
            sheet.write_string(top, column, text, above)
        for last, row in zip(range(top + 1, MAX_ROWS), rows, strict=False):
            for column, value in enumerate(row):
                if isinstance(value, SheetLink):
                    sheet.write_url(last, column, f"internal:'{value}'!A1", string=value.sheet)
                elif isinstance(value, bool | int | float):
                    sheet.write(last, column, value, look)
                elif value:
                    sheet.write_string(last, column, str(value)[:MAX_CELL_LENGTH], look)
                widths[column] = min(MAX_WIDTH, max(widths[column], len(str(value)) + 2))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, max(top + 1, last), len(headings) - 1)
        return sheet, last

    def content(self) -> bytes:
        """The file, once all is written."""
        self.book.close()
        return self._file.getvalue()


def cell_length(text: str) -> int:
    """The length of a text as a cell counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2
