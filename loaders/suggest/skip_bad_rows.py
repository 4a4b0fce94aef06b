"""A few rows that cannot be right are left out of a first mapping by name, so that a whole column need not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.mapping.toml_write import Draft
from opgavenkaart.loaders.problems.group import ProblemGroup
from opgavenkaart.loaders.tables.find_header import plain

FEW = 0.05  # the share of rows that are left out rather than their column
_LEFT_OUT = Text(
    "Rijen weggelaten met skip ({n}); verbeter ze in de tabel en haal skip weg. Want {why}",
    "Rows left out by skip ({n}); mend them in the table and take skip away. For {why}",
)
_WHERE = ("file", "sheet", "heading")


def left_out_by_name(
    mending: ProblemGroup, draft: Draft, drafts: Sequence[Draft], read: Mapping[Path, Sequence[Sheet]]
) -> bool:
    """Lets every draft of the sheet skip the rows with these problems; False where they are many, or share a name."""
    problem, key, at = mending.problems[0], draft.lines[0].value, draft.says.get("heading")
    sheets = (sheet for of in read.values() for sheet in of if sheet.place == (problem.file, problem.sheet))
    sheet = next(sheets, None)
    if sheet is None or not isinstance(at, int) or not isinstance(key, str) or "skip" in draft.says:
        return False
    titles = [plain(cell) for cell in sheet.cells[at - 1]]
    if titles.count(key) != 1:
        return False
    cells = {
        number: row[titles.index(key)]
        for number, row in enumerate(sheet.cells[at:], at + 1)
        if len(row) > titles.index(key)
    }
    bad = dict.fromkeys(cells.get(one.row or 0, "") for one in mending.problems)
    times = Counter(cells.values())
    if len(bad) > FEW * len(cells) or any(not cell.strip() or times[cell] > 1 for cell in bad):
        return False
    for other in drafts:
        if all(other.says.get(name) == draft.says.get(name) for name in _WHERE):
            other.says["skip"] = {key: list(bad)}
    why = (mending.text("nl"), mending.text("en"))
    draft.note = Text(*(text.format(n=len(bad), why=of) for text, of in zip(_LEFT_OUT, why, strict=True)))
    return True
