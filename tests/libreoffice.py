"""LibreOffice without a window: opens workbooks, fills in cells as a person does, and saves them as XLSX and ODS."""

import subprocess
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

# A program that LibreOffice runs, because --convert-to neither fills in cells nor looks whether headings are frozen.
# Workbooks are opened hidden: LibreOffice 7.4 crashes on windows when it has none.
MACRO = """
Sub SaveAll(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  names = ""
  found = Dir(folder & "/*.xlsx")
  Do While found <> ""
    names = names & found & "/"
    found = Dir
  Loop
  For Each file In Split(names, "/")
    If file <> "" Then
      book = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/" & file), "_blank", 0, hidden())
      FillIn(book, folder & "/" & file & ".cells")
      TellFrozen(book, folder & "/frozen/" & file)
      Store(book, folder & "/xlsx/" & file, "Calc MS Excel 2007 XML")
      Store(book, folder & "/ods/" & file & ".ods", "calc8")
      book.close(True)
    End If
  Next
  StarDesktop.terminate()
End Sub

Sub FillIn(book, file As String)
  If Not FileExists(file) Then Exit Sub
  Open file For Input As #1
  Do While Not EOF(1)
    Line Input #1, told
    cell = Split(told, Chr(9))
    If Not book.Sheets.hasByName(cell(0)) Then book.Sheets.insertNewByName(cell(0), book.Sheets.Count)
    book.Sheets.getByName(cell(0)).getCellByPosition(CInt(cell(1)), CInt(cell(2))).Formula = cell(3)
  Loop
  Close #1
End Sub

Sub TellFrozen(book, file As String)
  view = book.CurrentController
  Open file For Output As #1
  For Each sheet In book.Sheets
    view.setActiveSheet(sheet)
    If sheet.IsVisible And view.hasFrozenPanes() Then
      Print #1, view.getSplitRow() & " " & view.getSplitColumn()
    Else
      Print #1, "0 0"
    End If
  Next
  Close #1
End Sub

Sub Store(book, file As String, format As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = format
  book.storeToURL(ConvertToURL(file), how())
End Sub
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{}
</script:module>"""
LONGEST = 120  # seconds


class Cell(NamedTuple):
    """What is typed into a cell; column and row are counted from 0. A sheet that is not there is added."""

    sheet: str
    column: int
    row: int
    text: str


class Saved(NamedTuple):
    """The folders of what was saved, by the name of the workbook, and the rows and columns that are in sight always."""

    xlsx: Path
    ods: Path
    frozen: dict[str, list[tuple[int, ...]]]


def opened_and_saved(program: str, folder: Path, typed: Mapping[str, Sequence[Cell]]) -> Saved:
    """The workbooks (.xlsx) of a folder as LibreOffice saves them, once cells were typed into some."""
    profile, names = folder / "profile", sorted(book.name for book in folder.glob("*.xlsx"))
    for kind in ("xlsx", "ods", "frozen"):
        (folder / kind).mkdir()
    for name, cells in typed.items():
        lines = ("\t".join(map(str, cell)) for cell in cells)
        (folder / f"{name}.cells").write_text("\n".join(lines), encoding="ascii")
    start = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=LONGEST)
    (profile / "user/basic/Standard/Module1.xba").write_text(MODULE.format(escape(MACRO)), encoding="utf-8")
    run = f'macro:///Standard.Module1.SaveAll("{folder}")'
    subprocess.run([*start, run], check=True, capture_output=True, timeout=LONGEST)
    for name in names:
        (folder / "ods" / f"{name}.ods").rename(folder / "ods" / f"{name.removesuffix('.xlsx')}.ods")
    frozen = {name: (folder / "frozen" / name).read_text().splitlines() for name in names}
    return Saved(
        folder / "xlsx",
        folder / "ods",
        {name: [tuple(map(int, line.split())) for line in lines] for name, lines in frozen.items()},
    )
