"""What calamine leaves out of a workbook: it is looked up in the file, and what is read is completed by it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from opgavenkaart.loaders.files.sheet import Merged

Cell = tuple[int, int]  # row and column, counted from 0


WEB = ("https://", "http://")  # how a link begins that a page may follow
LINKING = re.compile(r'\s*(?:of:)?=?\s*HYPERLINK\(\s*"(https?://[^"]+)"\s*[;,)]', re.IGNORECASE)  # a formula


@dataclass
class SheetFacts:
    """Of one sheet: the merged cells, what is hidden, the links, and texts of cells that calamine reads otherwise.

    Such texts are the errors of formulas (#N/A …), that they were not calculated, and codes that numbers are shown
    as.
    """

    texts: dict[Cell, str] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)  # as a filter leaves them
    hidden_columns: set[int] = field(default_factory=set)
    links: dict[Cell, str] = field(default_factory=dict)  # web addresses behind the texts of cells
    total_rows: set[int] = field(default_factory=set)  # of the tables of Excel on it


@dataclass
class BookFacts:
    """Of a workbook: the sheets by their names, and the day from which it counts days, where it states one."""

    sheets: Mapping[str, SheetFacts] = field(default_factory=lambda: defaultdict(SheetFacts))
    day_0: date | None = None
