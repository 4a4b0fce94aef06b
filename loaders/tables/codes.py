"""What can be wrong with tables, their cells, and what rows state together."""

from opgavenkaart.loaders.problems.problem import error, name_codes, omission, warning

NOTHING_TO_LOAD = error(
    "hier staat geen tabel in die de opgavenkaart kent.",
    "this holds no table that is known here.",
    "{suggest}Noem een map met CSV-bestanden, of één XLSX- of ODS-werkmap, met namen als: {tables}.",
    "{suggest}Name a folder of CSV files, or one XLSX or ODS workbook, with names such as: {tables}.",
)
EXTRA_CELL = error(
    "er zijn meer cellen dan kolomkoppen.",
    "there are more cells than headings.",
    "Staat er een scheidingsteken ({delimiter}) in een tekst? Zet die tekst tussen aanhalingstekens.",
    "Does a text hold the delimiter ({delimiter})? Put that text between quotation marks.",
)
UNKNOWN_TABLE = omission(
    'onbekende tabel "{value}"; hij wordt overgeslagen.',
    'unknown table "{value}"; it is passed over.',
    "{nearest}De tabellen heten: {tables}.",
    "{nearest}The tables are called: {tables}.",
)
OPEN_CONFLICTS = error(
    "er is nog niet gekozen tussen twee versies: {count} conflicten.",
    "it is not yet chosen between two editions: {count} conflicts.",
    "Kies in de kolom keuze; dan: opgavenkaart merge --decided {file} --out BESTAND.xlsx, en laad dat.",
    "Choose in the column choice; then: opgavenkaart merge --decided {file} --out FILE.xlsx, and load that.",
)
DUPLICATE_TABLE = error(
    "de tabel {table} is er al: {other}.",
    "the table {table} is there already: {other}.",
    "Voeg de twee samen tot één.",
    "Make the two into one.",
)
UNKNOWN_COLUMN = omission(
    "onbekende kolom; zij wordt overgeslagen.",
    "unknown column; it is passed over.",
    "{nearest}De kolommen van {table} heten: {columns}.",
    "{nearest}The columns of {table} are called: {columns}.",
)
NOT_APPROVED = omission(
    "geweigerd: {refused}, niet besloten: {undecided}; die rijen zijn niet gebruikt.",
    "refused: {refused}, undecided: {undecided}; these rows are not used.",
    "Alleen rijen met ja worden geladen. Zonder deze kolom worden alle rijen geladen.",
    "Only rows with yes are loaded. Without this column all rows are.",
)
DUPLICATE_COLUMN = error(
    'deze kolom is dezelfde als kolom "{other}".',
    'this column is the same as column "{other}".',
    "Verwijder of hernoem een van de twee.",
    "Remove or rename one of the two.",
)
MISSING_COLUMN = error(
    "de tabel {table} mist deze kolom.",
    "the table {table} lacks this column.",
    "Voeg haar toe: {what}.",
    "Add it: {what}.",
)
# ── cells ──
MISSING_VALUE = error(
    "hier moet iets staan.",
    "this must be filled in.",
    "Vul in: {what}.",
    "Fill in: {what}.",
)
BAD_VALUE = error(
    '"{value}" kan hier niet staan.',
    '"{value}" is not accepted here.',
    "{expected}",
)
BAD_DATE = error(
    '"{value}" is geen datum.',
    '"{value}" is not a date.',
    "{expected}",
)
DATE_LEFT_OUT = omission(
    '"{value}" is geen datum; de cel is als leeg gelezen.',
    '"{value}" is not a date; the cell was read as empty.',
    "{expected}",
    "{expected}",
)
URL_LEFT_OUT = omission(
    '"{value}" is geen webadres; de cel is als leeg gelezen.',
    '"{value}" is not a web address; the cell was read as empty.',
    "{expected}",
    "{expected}",
)
FORMULA_ERROR = error(
    'de formule in deze cel geeft de fout "{value}".',
    'the formula in this cell gives "{value}".',
    "Herstel de formule in het rekenblad, of zet er de waarde zelf neer.",
    "Mend the formula in the spreadsheet, or put the value itself there.",
)
FORMULA_UNSAVED = error(
    "van de formule in deze cel is geen uitkomst bewaard.",
    "the result of the formula in this cell was not kept.",
    "Open de werkmap in het rekenblad en bewaar haar, dan wordt hij uitgerekend; of zet er de waarde zelf neer.",
    "Open the workbook in the spreadsheet program and save it, which calculates it; or put the value itself there.",
)
UNSEEN_SIGNS = warning(
    'in "{value}" staan tekens die niet te zien zijn ({count} keer); namen, ids en verwijzingen zijn zonder gelezen.',
    '"{value}" has signs that cannot be seen ({count} times); names, ids and references were read without.',
    "U hoeft niets te doen, of typ de cel opnieuw, zonder te plakken.",
    "There is nothing to do; or type the cell again, without pasting.",
)
LOST_LETTER = warning(
    'in "{value}" staat een vraagteken binnen een woord ({count} keer): daar ging waarschijnlijk een letter verloren.',
    '"{value}" has a question mark within a word ({count} times): a letter was probably lost there.',
    "Een programma bewaarde dit in een tekenset die de letter niet heeft. Herstel de cellen, of bewaar het origineel "
    'opnieuw als "CSV UTF-8".',
    "A program saved this in an encoding that lacks the letter. Mend the cells, or save the original again as "
    '"CSV UTF-8".',
)
MIXED_LETTERS = warning(
    'in "{value}" staan letters van een ander alfabet die op de onze lijken ({count} keer).',
    '"{value}" has letters of another alphabet that look like ours ({count} times).',
    "Typ de cel opnieuw, zonder te plakken: anders is het niet hetzelfde als wat er net zo uitziet.",
    "Type the cell again, without pasting: otherwise it is not the same as what looks just like it.",
)
CONTROL_CHARACTERS = warning(
    'in "{value}" staan besturingstekens, die geen scherm of document kan tonen ({count} keer); er staat nu � voor.',
    '"{value}" has control characters, which no screen or document can show ({count} times); they were read as �.',
    "Typ de cel opnieuw. Zulke tekens komen mee uit een PDF of een ander programma.",
    "Type the cell again. Such characters come along out of a PDF or another program.",
)
# ── what rows say together ──
DUPLICATE_ID = error(
    'id "{value}" is al gebruikt: {other}.',
    'id "{value}" is already used: {other}.',
    "Zijn het twee dingen, geef dan een van de twee een andere id; is het er één, maak er dan één rij van met al wat "
    "er staat. Een lege id is gemaakt van afkorting of naam; vul er dan zelf een in.",
    "If these are two things, give one of them another id; if it is one, make one row of the two with all that they "
    "hold. An empty id was made of the abbreviation or name; then fill one in.",
)
NEARLY_ALIKE = warning(
    '"{value}" lijkt op "{other}" {where}, maar is anders geschreven; het blijven twee dingen.',
    '"{value}" resembles "{other}" {where}, but is spelled otherwise; they stay two things.',
    "Is het hetzelfde, schrijf het dan op beide plaatsen gelijk; anders hoeft u niets te doen.",
    "If it is the same, spell it alike in both places; if not, there is nothing to do.",
)
SAME_CODE = warning(
    '"{value}" is ook de officiële code van "{other}" ({where}); het blijven twee organisaties.',
    '"{value}" is the official code of "{other}" too ({where}); they stay two organisations.',
    "Is het er één, maak er dan één rij van, met de andere naam als afkorting of in de tabel {names}. Zijn het er "
    "twee, verbeter dan de code.",
    "If it is one, make one row of the two, with the other name as its abbreviation or in the table {names}. If these "
    "are two, correct the code.",
)
UNKNOWN_REFERENCE = error(
    '{kind} "{value}" is onbekend.',
    'unknown {kind} "{value}".',
    "{nearest}Verbeter de cel of voeg een rij toe aan {tables}.",
    "{nearest}Correct the cell or add a row to {tables}.",
)
REFUSED_REFERENCE = error(
    '{kind} "{value}" is niet goedgekeurd: {where}.',
    '{kind} "{value}" was not approved: {where}.',
    "Wat op een rij zonder ja rust, kan niet gelden. Verbeter de cel, keur die rij goed of haal deze weg.",
    "What rests on a row without yes cannot hold. Correct the cell, approve that row or take this one out.",
)
AMBIGUOUS_REFERENCE = error(
    '"{value}" kan meer dan één {kind} zijn.',
    '"{value}" may mean more than one {kind}.',
    "Schrijf de id van wie bedoeld is: {candidates}.",
    "Write the id of the one meant: {candidates}.",
)
SELF_REFERENCE = error(
    '"{value}" verwijst hier naar zichzelf.',
    '"{value}" refers to itself here.',
    "Noem de andere van de twee, of verwijder de verwijzing.",
    "Name the other of the two, or remove the reference.",
)
DATES_REVERSED = error(
    'de einddatum "{value}" ligt niet na de begindatum "{start}".',
    'the end "{value}" is not after the start "{start}".',
    "{to} is de eerste dag waarop de rij niet meer geldt: een dag na de laatste, dus later dan de begindatum.",
    "{to} is the first day on which the row no longer holds: one after its last, so later than the start.",
)
CYCLE = error(
    "dit is een kring: {circle}.",
    "this is a circle: {circle}.",
    "Niets kan onderdeel van zichzelf zijn; haal een van deze verwijzingen weg.",
    "Nothing can be part of itself; take one of these references out.",
)
TOO_DEEP = error(
    "dit staat meer dan {most} niveaus diep.",
    "this is more than {most} levels deep.",
    "Zo diep is geen indeling; ga na wat waarvan onderdeel is, en begin hogerop.",
    "No tree of people is that deep; look at what is part of what, and begin higher up.",
)
NO_SOURCE = warning(
    "deze bewering noemt geen bron.",
    "this claim names no source.",
    "Noem in de kolom {column} het document waarin het staat.",
    "Name the document that says so in the column {column}.",
)
DUPLICATE_ROW = warning(
    "deze rij zegt hetzelfde als rij {other}; zij telt één keer.",
    "this row says the same as row {other}; it counts once.",
    "Verwijder een van de twee.",
    "Remove one of the two.",
)
COPIED = warning(
    '{count} van de {all} zaken en uitspraken staan ook in gegevensset "{other}", en tellen dan dubbel.',
    '{count} of the {all} things and claims are in data set "{other}" as well, and then count twice.',
    'Is dit een nieuwe versie daarvan? Laad het met --dataset "{other}", dan vervangt het die. Staat het er al dubbel '
    'in? Dan haalt opgavenkaart unload "{value}" het weer weg.',
    'Is this a new edition of it? Load it with --dataset "{other}", which replaces that one. Is it there twice '
    'already? Then opgavenkaart unload "{value}" takes it out again.',
)
MET_LATER = warning(
    '"{value}" heeft dezelfde id als "{other}" van gegevensset "{dataset}", en is er nu één mee.',
    '"{value}" has the same id as "{other}" of data set "{dataset}", and is now one with it.',
    'Is het iets anders, laad "{dataset}" dan opnieuw, of geef een van de twee een andere id.',
    'If it is something else, load "{dataset}" again, or give one of the two another id.',
)
name_codes(globals(), "Tables")
