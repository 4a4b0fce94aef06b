"""The hidden sheet behind the drop-down lists: the words of every choice, and what the other sheets hold by now."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import Lang
from opgavenkaart.loaders.files.sheet import column_letters
from opgavenkaart.loaders.tables.records import id_field, name_field
from opgavenkaart.loaders.template.rows import Rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook

REFERRED = {
    kind: tables
    for kind in dict.fromkeys(f.to for table in TABLES.values() for f in table.columns if f.type == "reference")
    if kind and (tables := [table for table in TABLES.values() if table.kind == kind])
}  # the tables of each kind that a column refers to
FIRST = 3  # the row, as the spreadsheet program counts, below the heading and a count of nothing


class Lists:
    """The lists of a workbook by name. A column with a list is validated by that name.

    A list follows the rows that a sheet has, and `room` more.
    """

    def __init__(self, sheet: str, lang: Lang, rows: Rows, room: int) -> None:
        self.sheet, self._lang, self._rows, self._room = sheet, lang, rows, room

    def name(self, table: Table, field: Field) -> str:
        """The name of the list that a column draws on; "" where there is none."""
        if field.type == "choice":
            return f"list_{table.id}_{field.id}"
        return f"list_{field.to}" if field.type == "reference" and field.to in REFERRED else ""

    def write(self, book: "Workbook") -> None:
        """The sheet, hidden, and a name for each list."""
        sheet = book.add_worksheet(self.sheet)
        sheet.hide()
        column = 0
        for name, words in self._choices():
            sheet.write_column(0, column, [name, "", *words])
            book.define_name(name, f"='{self.sheet}'!{_span(column, FIRST, FIRST + len(words) - 1)}")
            column += 1
        for kind in REFERRED:
            self._write_things(book, sheet, column, kind)
            column += 3

    def _choices(self) -> Iterator[tuple[str, list[str]]]:
        for table in TABLES.values():
            for field in table.columns:
                if field.values:
                    yield self.name(table, field), [value.text.in_(self._lang) for value in field.values]

    def _write_things(self, book: "Workbook", sheet: "Workbook", column: int, kind: str) -> None:
        """Three columns: what each row of those tables is called, how many are filled in so far, and these together.

        Formulas find cells by INDEX, so that rows may be inserted, sorted and deleted.
        """
        called, count, together = map(column_letters, range(column, column + 3))
        cells = list(self._cells(kind))
        filled = [text for _, text in cells if text]
        last, so_far = FIRST + len(cells) - 1, 0
        sheet.write_row(0, column, [f"list_{kind}"] * 3)
        sheet.write_number(1, column + 1, 0)
        for at, (formula, text) in enumerate(cells):
            row, so_far = FIRST + at, so_far + bool(text)
            sheet.write_formula(row - 1, column, formula, None, text)
            sheet.write_formula(
                row - 1, column + 1, f'=IF({called}{row}="",{count}{row - 1},{count}{row - 1}+1)', None, so_far
            )
            where = f"MATCH({at},{_span(column + 1, FIRST - 1, last)},1)"  # the last row with fewer than this one's
            found = f"INDEX({_span(column, FIRST, last)},{where})"
            value = filled[at] if at < len(filled) else ""
            sheet.write_formula(row - 1, column + 2, f'=IF({at}<${count}${last},{found},"")', None, value)
        start = f"'{self.sheet}'!${together}${FIRST}"
        size = f"MAX(1,'{self.sheet}'!${count}${last})"
        book.define_name(f"list_{kind}", f"=OFFSET({start},0,0,{size},1)")

    def _cells(self, kind: str) -> Iterator[tuple[str, str]]:
        """What each row of the tables of a kind may be called: by formula, and as it is now."""
        for table in REFERRED[kind]:
            rows = self._rows.get(table.id, [])
            columns = [field.id for field in table.columns]
            wanted = [id_field(table).id, "abbreviation", name_field(table).id]
            names = [name for name in wanted if name in columns]
            letters = [column_letters(columns.index(name)) for name in names]
            for at in range(len(rows) + self._room):
                now = next((rows[at][name] for name in names if rows[at].get(name)), "") if at < len(rows) else ""
                yield f"={_first_filled(table.text.in_(self._lang), letters, at + 2)}", now


def _first_filled(sheet: str, letters: list[str], row: int) -> str:
    """A formula: the first of these cells of a row that has anything in it."""
    *firsts, last = (f"INDEX('{sheet}'!${letter}:${letter},{row})" for letter in letters)
    text = f'{last}&""'
    for cell in reversed(firsts):
        text = f'IF({cell}<>"",{cell},{text})'
    return text


def _span(column: int, first: int, last: int) -> str:
    letter = column_letters(column)
    return f"${letter}${first}:${letter}${last}"
