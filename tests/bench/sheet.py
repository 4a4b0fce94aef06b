"""A made-up workbook of one large sheet, and the two ways to read it.

    python -m tests.bench.sheet FILE [--rows 50000]     writes one
    python -m tests.bench.sheet FILE --ours             reads it into rows of text, with all that is looked up beside it
    python -m tests.bench.sheet FILE --plain            reads it into rows of values with python-calamine, and no more

Its rows are issues: words, a text of some 130 letters, a date and a number. It is read TIMES over, because reading is
what is compared: the start of Python, and of ours, would else weigh as much as what a reader adds.
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

SEED = 2026
TIMES = 5
HEADINGS = ("id", "name", "kind", "description", "horizon", "valid_from", "note", "locator")
WORDS = ("raad", "beheer", "toezicht", "water", "zorg", "jeugd", "economie", "milieu", "onderwijs", "archief", "kust")


def write(file: Path, rows: int) -> None:
    """A workbook with one sheet, the same for the same number of rows."""
    import xlsxwriter

    chance = random.Random(SEED)
    book = xlsxwriter.Workbook(file)
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet("issues")
    sheet.write_row(0, 0, HEADINGS)
    for row in range(1, rows + 1):
        name, text = " ".join(chance.sample(WORDS, 3)), " ".join(chance.choices(WORDS, k=20))
        sheet.write_row(row, 0, [f"i{row}", f"{name} {row}", chance.choice(("kans", "les")), text, "2040"])
        sheet.write_datetime(row, 5, date(2020, 1, 1) + timedelta(row % 700), day)
        sheet.write_row(row, 6, ["opmerking", row])
    book.close()


def ours(file: Path) -> None:
    """As a data set is read."""
    from opgavenkaart.loaders.files.workbook.read import read_workbook

    read_workbook(file, lambda _share: None)


def plain(file: Path) -> None:
    """As the fastest reader there is for Python reads it."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(file) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("--plain", action="store_true")
    given = parser.parse_args()
    if given.ours or given.plain:
        for _ in range(TIMES):
            (ours if given.ours else plain)(given.file)
    else:
        write(given.file, given.rows)
