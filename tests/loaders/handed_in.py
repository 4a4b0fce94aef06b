"""Data sets as people hand them in: folders of CSV, XLSX and ODS workbooks."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.tables.reference_targets import things_of

Tables = Mapping[str, Sequence[Sequence[object]]]


def csv_text(rows: Sequence[Sequence[object]], delimiter: str = ",", newline: str = "\n") -> str:
    """Rows as CSV, dates and numbers as Python writes them."""
    lines = []
    for row in rows:
        out = StringIO(newline="")
        csv.writer(out, delimiter=delimiter).writerow(row)  # quotes what holds any part of its own line end
        lines.append(out.getvalue().removesuffix("\r\n") + newline)
    return "".join(lines)


def folder(path: Path, tables: Tables, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A folder with a CSV file a table."""
    path.mkdir(parents=True)
    for name, rows in tables.items():
        (path / f"{name}.csv").write_bytes(csv_text(rows, delimiter).encode(encoding))
    return path


def xlsx(path: Path, tables: Tables, row: int = 0, column: int = 0) -> Path:
    """A workbook whose tables begin at a row and column, counted from 0."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    as_date = book.add_format({"num_format": "dd-mm-yyyy"})
    for name, rows in tables.items():
        sheet = book.add_worksheet(name)
        for y, cells in enumerate(rows, row):
            for x, cell in enumerate(cells, column):
                if isinstance(cell, date):
                    sheet.write_datetime(y, x, cell, as_date)
                elif isinstance(cell, str):
                    sheet.write_string(y, x, cell)
                else:
                    sheet.write(y, x, cell)
    book.close()
    return path


def ods(path: Path, tables: Tables) -> Path:
    """An OpenDocument workbook."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    for name, rows in tables.items():
        sheet = Table(name=name)
        for cells in rows:
            line = TableRow()
            for cell in cells:
                if isinstance(cell, date):
                    line.addElement(TableCell(valuetype="date", datevalue=cell.isoformat()))
                elif isinstance(cell, (int, float)):
                    line.addElement(TableCell(valuetype="float", value=cell))
                else:
                    text = TableCell(valuetype="string")
                    for part in str(cell).split("\n"):
                        text.addElement(P(text=part))
                    line.addElement(text if cell else TableCell())
            sheet.addElement(line)
        book.spreadsheet.addElement(sheet)
    book.save(path)
    return path


def parts_of(book: Path) -> dict[str, bytes]:
    """What a workbook consists of."""
    with ZipFile(book) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def edition(path: Path, *earlier: Edition, name: str = "") -> Edition:
    """What a data set says, given data sets before it; it has no errors."""
    return read(LoadRequest(path, name)).build(lambda: Names(things_of(earlier)))


def told(path: Path, *codes: str) -> list[Problem]:
    """The problems of a data set; those of the codes given, if any are."""
    return [problem for problem in check([path]) if not codes or problem.code.id in codes]


def no_names() -> Names:
    """What there is before the first data set."""
    return Names(())
