"""What is reported of a sheet that was more than a table: nothing is left out in silence."""

from opgavenkaart.loaders.problems.problem import error, name_codes, omission, warning

ABOVE_HEADINGS = omission(
    'wat boven de kolomkoppen staat ({count}) is niet gebruikt: "{value}".',
    'what stands above the headings ({count}) was not used: "{value}".',
    "Hoort het bij de tabel, zet het dan in een kolom; anders hoeft u niets te doen.",
    "If it belongs to the table, put it in a column; if not, there is nothing to do.",
)
HEADINGS_AGAIN = omission(
    "de kolomkoppen staan hier nog eens ({count} keer); dat is overgeslagen.",
    "the headings stand here again ({count} times); that is passed over.",
    "U hoeft niets te doen, of verwijder de rij.",
    "There is nothing to do; or delete the row.",
)
TOTAL_ROW = omission(
    'deze rij is een totaal ("{value}") en telt niet mee.',
    'this row is a total ("{value}") and is left out.',
    "Is het toch een gewone rij, vul dan de id in.",
    "If it is a row like the others, fill in its id.",
)
TOTAL_OF_THEIRS = omission(
    'deze rij is een totaal ("{value}") en telt niet mee.',
    'this row is a total ("{value}") and is left out.',
    "Is het toch een gewone rij, zet er dan meer woorden bij dan alleen dit.",
    "If it is a row like the others, put more words in it than this alone.",
)
MAYBE_TOTAL = warning(
    'deze rij kan een totaal zijn ("{value}"); zij is wel als rij gelezen.',
    'this row may be a total ("{value}"); it was read as a row all the same.',
    "Is het een totaal, verwijder de rij dan. Zo niet, dan hoeft u niets te doen.",
    "If it is a total, delete the row. If not, there is nothing to do.",
)
NOTE_ROW = omission(
    'deze rij is een aantekening onder de tabel ("{value}") en is niet gebruikt.',
    'this row is a note below the table ("{value}") and was not used.',
    "Is het toch een gewone rij, vul dan meer van haar cellen in, zonder lege rij erboven.",
    "If it is a row like the others, fill in more of its cells, without an empty row above it.",
)
LONE_NAME = warning(
    'onder een lege rij staat alleen "{value}"; dat is wel als rij gelezen.',
    'below an empty row stands "{value}" alone; it was read as a row all the same.',
    "Is het een opmerking, verwijder haar dan of zet haar boven de kolomkoppen; anders hoeft u niets te doen.",
    "If it is a remark, delete it or put it above the headings; if not, there is nothing to do.",
)
GROUP_ROWS = warning(
    'hier staat een naam alleen ({count}), tussen vollere rijen: "{value}"; dat is als rij gelezen.',
    'a name stands here alone ({count}), between fuller rows: "{value}"; it was read as a row.',
    "Is het een kopje boven de rijen eronder, maak er een kolom van of verwijder het; anders hoeft u niets te doen.",
    "If it is a title of the rows below, make a column of it or delete it; if not, there is nothing to do.",
)
SECOND_TABLE = error(
    "hier begint een tweede tabel ({value}); zij is niet gelezen.",
    "a second table begins here ({value}); it was not read.",
    "Zet haar op een eigen blad (van CSV: in een eigen bestand) dat heet naar wat zij is: {tables}.",
    "Put it on a sheet of its own (of CSV: in a file of its own) that is called by what it is: {tables}.",
    unused=True,
)
CONTINUED_ROW = warning(
    'deze rij hoort bij rij {other} en is daarbij gevoegd: "{value}".',
    'this row belongs to row {other} and was joined to it: "{value}".',
    "Is het een rij op zichzelf, vul dan {column} in.",
    "If it is a row of its own, fill in {column}.",
)
MERGED_DOWN = warning(
    "samengevoegde cellen ({count}) gelden voor elke rij die zij beslaan; dit is de eerste.",
    "merged cells ({count}) hold for each row that they cover; this is the first.",
    "Klopt dat niet, hef de samenvoeging dan op en vul elke rij in.",
    "If that is not right, unmerge them and fill in each row.",
)
MERGED_ACROSS = warning(
    "cellen die over kolommen zijn samengevoegd ({count}) gelden alleen voor de eerste; dit is de eerste.",
    "cells that are merged over columns ({count}) hold for the first one alone; this is the first.",
    "Hef de samenvoeging op en vul elke kolom in.",
    "Unmerge them and fill in each column.",
)
DAY_NUMBER = warning(
    'hier staat een getal ({count}) waar een datum hoort; "{value}" is gelezen als {day}.',
    'a number ({count}) stands here for a date; "{value}" was read as {day}.',
    "Geef de kolom in het rekenblad de opmaak Datum en kijk of de dagen kloppen.",
    "Format the column as Date in the spreadsheet program and see whether the days are right.",
)
DAY_FOR_TEXT = warning(
    'het rekenblad hield dit voor een datum ({count} keer); "{value}" is zo gelezen.',
    'the spreadsheet program took this for a date ({count} times); "{value}" was read as such.',
    "Stond er iets anders, zoals 3-4? Geef de kolom de opmaak Tekst en typ het opnieuw; anders hoeft u niets te doen.",
    "Was it something else, such as 3-4? Format the column as Text and type it again; if not, there is nothing to do.",
)
LONG_NUMBER = warning(
    'van dit getal ({count} keer) bewaart het rekenblad 15 cijfers; de laatste van "{value}" kloppen niet.',
    'the spreadsheet program keeps 15 digits of this number ({count} times); the last of "{value}" are wrong.',
    "Is het een code, geef de kolom dan de opmaak Tekst en typ haar opnieuw.",
    "If it is a code, format the column as Text and type it again.",
)
TOO_WIDE = omission(
    'voorbij kolom {last} is niets gelezen; daar staat: "{value}".',
    'nothing was read beyond column {last}; there stands: "{value}".',
    "Haal weg wat niet bij de tabel hoort.",
    "Take out what does not belong to the table.",
)
HIDDEN_SHEET = warning(
    "dit blad is verborgen, en is wel gelezen.",
    "this sheet is hidden, and was read all the same.",
    "Maak het zichtbaar, of verwijder het als het oud is.",
    "Unhide it, or delete it if it is old.",
)
HIDDEN_COPY = omission(
    "dit verborgen blad is overgeslagen: de tabel {table} staat al op {other}.",
    "this hidden sheet is passed over: the table {table} is on {other} already.",
    "Verwijder het, of maak van de twee één.",
    "Delete it, or make the two into one.",
)
EMPTY_SHEETS = omission(
    "leeg en dus niet gebruikt: {value}.",
    "empty and so not used: {value}.",
    "U hoeft niets te doen, of verwijder ze.",
    "There is nothing to do; or delete them.",
)
name_codes(globals(), "Untidy tables")
