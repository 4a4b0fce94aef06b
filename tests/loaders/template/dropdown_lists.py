"""The drop-down lists of a workbook, as its hidden sheet has them."""

from typing import Any


def listed(book: Any, name: str) -> list[list[Any]]:
    """The column behind a list, as it is now; of things, the three columns that make it."""
    sheet = next(sheet for sheet in book if sheet.sheet_state == "hidden")
    columns = [[cell.value for cell in column] for column in sheet.iter_cols()]
    found = [cells[2:] for cells in columns if cells[0] == name]
    if len(found) == 1:
        return [[cell for cell in found[0] if cell is not None]]
    last = max(at for cells in found for at, cell in enumerate(cells) if cell is not None) + 1
    return [cells[:last] for cells in found]
