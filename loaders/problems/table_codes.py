"""Every problem that data can have: its code, how bad it is, what it says and how it is mended.

The words in braces are filled in with the details of the problem; `value` is the cell as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from opgavenkaart.graph.text import Text

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Code:
    """One code: an error keeps the data set from being loaded, a warning does not.

    `unused` says that something of what was handed in was left out.
    """

    id: str
    severity: Severity
    message: Text
    hint: Text
    unused: bool = False


CODES: dict[str, Code] = {
    code.id: code
    for code in (
        # ── files and tables ──
        Code(
            "unreadable",
            "error",
            Text("dit bestand is niet te lezen: {reason}.", "this file cannot be read: {reason}."),
            Text("{remedy}", "{remedy}"),
        ),
        Code(
            "nothing_to_load",
            "error",
            Text("hier staat geen tabel in die de opgavenkaart kent.", "this holds no table that is known here."),
            Text(
                "{suggest}Noem een map met CSV-bestanden, of één XLSX- of ODS-werkmap, met namen als: {tables}.",
                "{suggest}Name a folder of CSV files, or one XLSX or ODS workbook, with names such as: {tables}.",
            ),
        ),
        Code(
            "not_read",
            "warning",
            Text(
                "een werkmap in een map met CSV-bestanden wordt niet gelezen.",
                "a workbook in a folder of CSV files is not read.",
            ),
            Text("Laad haar apart, met haar eigen naam.", "Load it by itself, by its own name."),
            unused=True,
        ),
        Code(
            "unchecked_format",
            "warning",
            Text(
                "in dit bestandstype zijn fouten van formules (#N/B) niet te herkennen; ze worden als leeg gelezen.",
                "in this type of file the errors of formulas (#N/A) cannot be told; they are read as empty.",
            ),
            Text("Sla de werkmap op als .xlsx.", "Save the workbook as .xlsx."),
        ),
        Code(
            "broken_quotes",
            "error",
            Text(
                "vanaf hier klopt een aanhalingsteken niet; de rest van het bestand is niet gelezen.",
                "a quotation mark goes wrong from here on; the rest of the file was not read.",
            ),
            Text(
                'Zet een cel met " erin tussen aanhalingstekens en verdubbel de " erbinnen, of bewaar het bestand '
                "opnieuw als CSV vanuit het rekenblad.",
                'Put a cell that holds " between quotation marks and double each " inside, or save the file '
                "again as CSV from the spreadsheet program.",
            ),
        ),
        Code(
            "misread_text",
            "warning",
            Text(
                'dit bestand heeft tekens die niemand typt ({count} keer), zoals in "{value}"{meant}.',
                'this file has characters that nobody types ({count} times), as in "{value}"{meant}.',
            ),
            Text(
                "Waarschijnlijk is het ooit met een andere tekenset gelezen of bewaard. Herstel die cellen, of bewaar "
                'het origineel opnieuw als "CSV UTF-8".',
                "It was probably read or saved by another encoding once. Mend those cells, or save the original "
                'again as "CSV UTF-8".',
            ),
        ),
        Code(
            "extra_cell",
            "error",
            Text("er zijn meer cellen dan kolomkoppen.", "there are more cells than headings."),
            Text(
                "Staat er een scheidingsteken ({delimiter}) in een tekst? Zet die tekst tussen aanhalingstekens.",
                "Does a text hold the delimiter ({delimiter})? Put that text between quotation marks.",
            ),
        ),
        Code(
            "unknown_table",
            "warning",
            Text('onbekende tabel "{value}"; hij wordt overgeslagen.', 'unknown table "{value}"; it is passed over.'),
            Text("{nearest}De tabellen heten: {tables}.", "{nearest}The tables are called: {tables}."),
            unused=True,
        ),
        Code(
            "duplicate_table",
            "error",
            Text(
                "de tabel {table} is er al: {other}.",
                "the table {table} is there already: {other}.",
            ),
            Text("Voeg de twee samen tot één.", "Make the two into one."),
        ),
        Code(
            "unknown_column",
            "warning",
            Text(
                "onbekende kolom; zij wordt overgeslagen.",
                "unknown column; it is passed over.",
            ),
            Text(
                "{nearest}De kolommen van {table} heten: {columns}.",
                "{nearest}The columns of {table} are called: {columns}.",
            ),
            unused=True,
        ),
        Code(
            "duplicate_column",
            "error",
            Text(
                'deze kolom is dezelfde als kolom "{other}".',
                'this column is the same as column "{other}".',
            ),
            Text("Verwijder of hernoem een van de twee.", "Remove or rename one of the two."),
        ),
        Code(
            "missing_column",
            "error",
            Text("de tabel {table} mist deze kolom.", "the table {table} lacks this column."),
            Text("Voeg haar toe: {what}.", "Add it: {what}."),
        ),
        # ── cells ──
        Code(
            "missing_value",
            "error",
            Text("hier moet iets staan.", "this must be filled in."),
            Text("Vul in: {what}.", "Fill in: {what}."),
        ),
        Code(
            "bad_value",
            "error",
            Text('"{value}" kan hier niet staan.', '"{value}" is not accepted here.'),
            Text("{expected}", "{expected}"),
        ),
        Code(
            "bad_date",
            "error",
            Text('"{value}" is geen datum.', '"{value}" is not a date.'),
            Text(
                "Schrijf een dag, maand of jaar: 2021-01-18, 18-01-2021, 2021-01 of 2021.",
                "Write a day, month or year: 2021-01-18, 18-01-2021, 2021-01 or 2021.",
            ),
        ),
        Code(
            "formula_error",
            "error",
            Text('de formule in deze cel geeft de fout "{value}".', 'the formula in this cell gives "{value}".'),
            Text(
                "Herstel de formule in het rekenblad, of zet er de waarde zelf neer.",
                "Mend the formula in the spreadsheet, or put the value itself there.",
            ),
        ),
        Code(
            "formula_unsaved",
            "error",
            Text(
                "van de formule in deze cel is geen uitkomst bewaard.",
                "the result of the formula in this cell was not kept.",
            ),
            Text(
                "Open de werkmap in het rekenblad en bewaar haar, dan wordt hij uitgerekend; of zet er de waarde "
                "zelf neer.",
                "Open the workbook in the spreadsheet program and save it, which calculates it; or put the value "
                "itself there.",
            ),
        ),
        # ── what rows say together ──
        Code(
            "duplicate_id",
            "error",
            Text('id "{value}" is al gebruikt: {other}.', 'id "{value}" is already used: {other}.'),
            Text(
                "Geef een van de twee een andere id, of voeg de rijen samen. Een lege id is gemaakt van "
                "afkorting of naam; vul er dan zelf een in.",
                "Give one of the two another id, or make the rows into one. An empty id was made of the "
                "abbreviation or name; then fill one in.",
            ),
        ),
        Code(
            "unknown_reference",
            "error",
            Text('{kind} "{value}" is onbekend.', 'unknown {kind} "{value}".'),
            Text(
                "{nearest}Verbeter de cel of voeg een rij toe aan {tables}.",
                "{nearest}Correct the cell or add a row to {tables}.",
            ),
        ),
        Code(
            "ambiguous_reference",
            "error",
            Text('"{value}" kan meer dan één {kind} zijn.', '"{value}" may mean more than one {kind}.'),
            Text("Schrijf de id van wie bedoeld is: {candidates}.", "Write the id of the one meant: {candidates}."),
        ),
        Code(
            "self_reference",
            "error",
            Text('"{value}" verwijst hier naar zichzelf.', '"{value}" refers to itself here.'),
            Text(
                "Noem de andere van de twee, of verwijder de verwijzing.",
                "Name the other of the two, or remove the reference.",
            ),
        ),
        Code(
            "dates_reversed",
            "error",
            Text(
                'de einddatum "{value}" ligt niet na de begindatum "{start}".',
                'the end "{value}" is not after the start "{start}".',
            ),
            Text(
                "{to} is de eerste dag waarop de rij niet meer geldt: een dag na de laatste, dus later dan de "
                "begindatum.",
                "{to} is the first day on which the row no longer holds: one after its last, so later than the start.",
            ),
        ),
        Code(
            "cycle",
            "error",
            Text("dit is een kring: {circle}.", "this is a circle: {circle}."),
            Text(
                "Niets kan onderdeel van zichzelf zijn; haal een van deze verwijzingen weg.",
                "Nothing can be part of itself; take one of these references out.",
            ),
        ),
        Code(
            "no_source",
            "warning",
            Text("deze bewering noemt geen bron.", "this claim names no source."),
            Text(
                "Noem in de kolom {column} het document waarin het staat.",
                "Name the document that says so in the column {column}.",
            ),
        ),
        Code(
            "duplicate_row",
            "warning",
            Text(
                "deze rij zegt hetzelfde als rij {other}; zij telt één keer.",
                "this row says the same as row {other}; it counts once.",
            ),
            Text("Verwijder een van de twee.", "Remove one of the two."),
        ),
    )
}
