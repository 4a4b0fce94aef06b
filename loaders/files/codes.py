"""What can be wrong with a file, before its tables are known."""

from opgavenkaart.loaders.problems.problem import error, name_codes, omission, warning

UNREADABLE = error(
    "dit bestand is niet te lezen: {reason}.",
    "this file cannot be read: {reason}.",
    "{remedy}",
)
NOT_READ = omission(
    "een werkmap in een map met CSV-bestanden wordt niet gelezen.",
    "a workbook in a folder of CSV files is not read.",
    "Laad haar apart, met haar eigen naam.",
    "Load it by itself, by its own name.",
)
UNCHECKED_FORMAT = warning(
    "in dit bestandstype is niet te zien hoe getallen getoond worden (0072, 80%), welke webadressen achter teksten "
    "staan en wat verborgen is, en zijn fouten van formules (#N/B) niet te herkennen; die worden als leeg gelezen.",
    "in this type of file it cannot be seen how numbers are shown (0072, 80%), which web addresses are behind texts "
    "and what is hidden, and the errors of formulas (#N/A) cannot be detected; those are read as empty.",
    "Sla de werkmap op als .xlsx.",
    "Save the workbook as .xlsx.",
)
BROKEN_QUOTES = error(
    "vanaf hier klopt een aanhalingsteken niet; de rest van het bestand is niet gelezen.",
    "a quotation mark goes wrong from here on; the rest of the file was not read.",
    'Zet een cel met " erin tussen aanhalingstekens en verdubbel de " erbinnen, of bewaar het bestand opnieuw als CSV '
    "vanuit het rekenblad.",
    'Put a cell that holds " between quotation marks and double each " inside, or save the file again as CSV from the '
    "spreadsheet program.",
)
HIDDEN_ROWS = warning(
    "rijen zijn verborgen, zoals door een filter ({count}); zij zijn wel gelezen. Dit is de eerste.",
    "rows are hidden, as by a filter ({count}); they were read all the same. This is the first.",
    "Maak ze zichtbaar, of verwijder ze als ze niet meetellen.",
    "Unhide them, or delete them if they do not count.",
)
HIDDEN_COLUMNS = warning(
    "kolommen zijn verborgen, en zijn wel gelezen: {columns}.",
    "columns are hidden, and were read all the same: {columns}.",
    "Maak ze zichtbaar, of verwijder ze als ze niet meetellen.",
    "Unhide them, or delete them if they do not count.",
)
TABLE_TOTALS = omission(
    'deze rij is de totaalrij van een tabel van Excel ("{value}") en telt niet mee.',
    'this row is the total row of a table of Excel ("{value}") and is left out.',
    "U hoeft niets te doen, of zet de totaalrij van de tabel uit.",
    "There is nothing to do; or turn the total row of the table off.",
)
ENCODING_IN_DOUBT = warning(
    'welke tekenset dit bestand heeft is niet zeker; "{value}" is gelezen als tekst van {encoding}.',
    'the encoding of this file is not certain; "{value}" was read as text of {encoding}.',
    'Klopt dat niet, open het bestand dan in het rekenblad en bewaar het opnieuw als "CSV UTF-8".',
    'If that is wrong, open the file in the spreadsheet program and save it again as "CSV UTF-8".',
)
MISREAD_TEXT = warning(
    'dit bestand heeft tekens die niemand typt ({count} keer), zoals in "{value}"{meant}.',
    'this file has characters that nobody types ({count} times), as in "{value}"{meant}.',
    "Waarschijnlijk is het ooit met een andere tekenset gelezen of bewaard. Herstel die cellen, of bewaar het "
    'origineel opnieuw als "CSV UTF-8".',
    'It was probably read or saved by another encoding once. Mend those cells, or save the original again as "CSV '
    'UTF-8".',
)
name_codes(globals(), "Tables")
