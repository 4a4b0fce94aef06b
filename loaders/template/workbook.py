"""A workbook to fill in: a sheet a table, with drop-down lists and explanations. No macros; no text is a formula."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import MAX_CELL_LENGTH, Lang
from opgavenkaart.loaders.files.sheet import column_letters
from opgavenkaart.loaders.files.workbook.write import MAX_ROWS, DoesNotFit, NewWorkbook, cell_length
from opgavenkaart.loaders.tables.cells import NUMBER_EXPECTED, SCORE_EXPECTED, SCORES, SEPARATOR
from opgavenkaart.loaders.tables.recognise import LISTS, READ_ME
from opgavenkaart.loaders.template import instructions as words
from opgavenkaart.loaders.template.dropdowns import Lists
from opgavenkaart.loaders.template.rows import AGAIN, Row, Rows

ROOM = 500  # rows of a sheet that its list follows, beside those that are filled in
WIDTHS = {"id": 16, "date": 12, "choice": 18, "reference": 20, "score": 8, "number": 8, "url": 24, "text": 24}
COUNTS = ("score", "number")
WIDE = ("description", "assignment", "text", "quote", "name", "title", "value", "reason")
BLUE, PALE, YELLOW = "#154273", "#DCE6F1", "#FFF2A8"


@dataclass(frozen=True)
class Additions:
    """What a workbook has beside the tables: more columns of them, cells to draw attention to, and more sheets.

    `columns` and `marked` go by table; a marked cell is the place of a row and a column. `first` writes sheets before
    those of the tables, `last` behind them.
    """

    columns: Mapping[str, Sequence[Field]] = made(default_factory=dict)
    marked: Mapping[str, Set[tuple[int, str]]] = made(default_factory=dict)
    first: Callable[[NewWorkbook], object] = bool
    last: Callable[[NewWorkbook], object] = bool


NOTHING_ADDED = Additions()


def workbook(rows: Rows, lang: Lang, room: int = ROOM, added: Additions = NOTHING_ADDED) -> bytes:
    """The file. Raises DoesNotFit where a sheet or cell is too small."""
    new = NewWorkbook()
    book = new.book
    looks = _looks(book)
    lists = Lists(LISTS.in_(lang), lang, rows, room)
    _read_me(book, looks, lang, rows, room)
    added.first(new)
    for table in TABLES.values():
        _sheet(book, looks, table, rows.get(table.id, []), lists, lang, added)
    lists.write(book)
    added.last(new)
    return new.content()


def _looks(book: Any) -> Mapping[str, Any]:
    heading = {"bold": True, "valign": "top", "border": 1, "border_color": "#FFFFFF"}
    return {
        "required": book.add_format({**heading, "bg_color": BLUE, "font_color": "#FFFFFF"}),
        "optional": book.add_format({**heading, "bg_color": PALE, "font_color": "#000000"}),
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "marked": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "bg_color": YELLOW}),
        "number": book.add_format({"valign": "top"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        "large": book.add_format({"bold": True, "font_size": 16}),
        "link": book.add_format({"font_color": BLUE, "underline": 1, "valign": "top"}),
    }


def _read_me(book: Any, looks: Mapping[str, Any], lang: Lang, rows: Rows, room: int) -> None:
    sheet = book.add_worksheet(READ_ME.in_(lang))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 36)
    sheet.write_string(0, 0, words.TITLE.in_(lang), looks["large"])
    follows = min(map(len, rows.values()), default=0) + room
    at = 2
    for at, step in enumerate(words.steps(follows), 2):
        sheet.write_number(at, 0, at - 1, looks["number"])
        sheet.write_string(at, 1, step.in_(lang), looks["wrapped"])
    for column, text in enumerate((words.SHEET, words.HOLDS, words.NEEDED)):
        sheet.write_string(at + 2, column, text.in_(lang), looks["optional"])
    for row, table in enumerate(TABLES.values(), at + 3):
        name = table.text.in_(lang)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", looks["link"], string=name)
        sheet.write_string(row, 1, table.what.in_(lang), looks["wrapped"])
        sheet.write_string(row, 2, words.needed(table).in_(lang), looks["wrapped"])


def _sheet(
    book: Any,
    looks: Mapping[str, Any],
    table: Table,
    rows: Sequence[Row],
    lists: Lists,
    lang: Lang,
    added: Additions,
) -> None:
    """One table: headings that stay in sight, a validation a column, and the rows."""
    name, columns = table.text.in_(lang), (*table.columns, *added.columns.get(table.id, ()))
    marked = added.marked.get(table.id, frozenset())
    if len(rows) >= MAX_ROWS:
        size = f"would get {len(rows)} rows; it can hold {MAX_ROWS - 1}"
        raise DoesNotFit(f'The sheet "{name}" {size}. Divide the data set.')
    sheet = book.add_worksheet(name)
    for column, field in enumerate(columns):
        sheet.set_column(column, column, _width(field), looks["number" if field.type in COUNTS else "text"])
        sheet.write_string(0, column, field.text.in_(lang), looks["required" if field.required else "optional"])
        if column < len(table.columns):
            sheet.write_comment(0, column, words.explained(field).in_(lang), {"x_scale": 2, "author": ""})
        if rule := _rule(table, field, column, lists, lang):
            sheet.data_validation(1, column, MAX_ROWS - 1, column, rule)
        for row, cells in enumerate(rows, 1):
            if value := cells.get(field.id):
                _write(sheet, (row, column), shown(field, value, lang), looks, field, (row - 1, field.id) in marked)
            elif (row - 1, field.id) in marked:
                sheet.write_blank(row, column, None, looks["marked"])
    sheet.ignore_errors({"number_stored_as_text": f"A1:{column_letters(len(columns) - 1)}{MAX_ROWS}"})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)


def _write(
    sheet: Any, cell: tuple[int, int], text: str, looks: Mapping[str, Any], field: Field, is_marked: bool
) -> None:
    """A number where that is what a column holds, else text, which is never taken for a formula."""
    if field.type in COUNTS and text.lstrip("-").isdecimal() and str(int(text)) == text:
        sheet.write_number(*cell, int(text), looks["marked" if is_marked else "number"])
    elif (length := cell_length(text)) > MAX_CELL_LENGTH:
        raise DoesNotFit(
            f'Sheet "{sheet.name}", row {cell[0] + 1} would get a text of {length} characters for its {field.id}; '
            f"a cell can hold {MAX_CELL_LENGTH}. Shorten it in the data set and load that again."
        )
    else:
        sheet.write_string(*cell, text, looks["marked" if is_marked else "text"])


def shown(field: Field, value: str, lang: Lang) -> str:
    """A choice in the words of the language; anything else as it is."""
    if not field.values:
        return value
    text = {one.id: one.text.in_(lang) for one in field.values}
    return AGAIN.join(text.get(id, id) for id in (value.split(SEPARATOR) if field.many else [value]))


def _width(field: Field) -> int:
    return 40 if field.id in WIDE else max(WIDTHS[field.type], len(field.text.nl) + 4, len(field.text.en) + 4)


def _rule(table: Table, field: Field, column: int, lists: Lists, lang: Lang) -> dict[str, Any] | None:
    """What a column may hold. Where more is right than a rule can know, it warns instead of refusing."""
    rule: dict[str, Any] = {"error_title": field.text.in_(lang), "error_type": "stop"}
    if name := lists.name(table, field):
        rule |= {"validate": "list", "source": f"={name}", "error_message": words.CHOOSE.in_(lang)}
        if field.many or field.type == "reference":
            rule |= {"error_type": "warning", "error_message": words.NOT_LISTED.in_(lang)}
    elif field.type == "date":
        value = _is_date(f"{column_letters(column)}2")
        rule |= {"validate": "custom", "value": value, "error_message": words.DATES.in_(lang), "error_type": "warning"}
    elif field.type == "score":
        limits = {"minimum": SCORES[0], "maximum": SCORES[-1]}
        rule |= {"validate": "integer", "criteria": "between", **limits, "error_message": SCORE_EXPECTED.in_(lang)}
    elif field.type == "number":
        rule |= {"validate": "integer", "criteria": ">=", "value": 1, "error_message": NUMBER_EXPECTED.in_(lang)}
    else:
        return None
    return rule


def _is_date(cell: str) -> str:
    """A formula: a date of the spreadsheet, or digits and dashes as long as a year, month or day. Cells are text,
    so that 2020-10 stays a month."""
    digits = f'--SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({cell},"-",""),"/",""),".","")'
    return f"=OR(ISNUMBER({cell}),AND(ISNUMBER({digits}),LEN({cell})>=4,LEN({cell})<=10))"
