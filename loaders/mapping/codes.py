"""Every problem that a mapping can have, or a table that is read by one."""

from opgavenkaart.loaders.problems.problem import error, name_codes, omission, warning

# ── the mapping itself: row is a line of the TOML ──
MAPPING_UNREADABLE = error(
    "deze mapping is niet te lezen: {reason}.",
    "this mapping cannot be read: {reason}.",
    "{remedy}",
)
MAPPING_KEY = error(
    '"{value}" kan hier niet staan.',
    '"{value}" is not known here.',
    "{nearest}Hier kan staan: {known}.",
    "{nearest}Known here: {known}.",
)
MAPPING_VALUE = error(
    '"{value}" kan hier niet staan.',
    '"{value}" is not accepted here.',
    "{expected}",
)
MAPPING_LACKS = error(
    "hier ontbreekt {value}.",
    "{value} is missing here.",
    "Voeg toe: {what}.",
    "Add it: {what}.",
)
MAPPING_CHOOSE = omission(
    "hier is nog niet gekozen wat de rijen zijn; deze [[table]] is niet gebruikt.",
    "what the rows are is still to be chosen here; this [[table]] is not used.",
    'Zet bij makes in plaats van "{value}": {what}.',
    'Put at makes instead of "{value}": {what}.',
)
MAPPING_CHOOSE_FIRST = error(
    "hier is nog niet gekozen wat de rijen zijn, en iets anders is er niet te laden.",
    "what the rows are is still to be chosen here, and there is nothing else to load.",
    'Zet bij makes in plaats van "{value}": {what}.',
    'Put at makes instead of "{value}": {what}.',
)
MAPPING_NOT_THERE = error(
    '{what} "{value}" is er niet in {where}.',
    'there is no {what} "{value}" in {where}.',
    "{nearest}Er is: {known}.",
    "{nearest}There is: {known}.",
)
MAPPING_TWICE = error(
    '{where} heeft meer dan één kolom "{value}".',
    '{where} has more than one column "{value}".',
    "Noem haar bij haar letter: {known}.",
    "Name it by its letter: {known}.",
)
NOTHING_TO_MAP = error(
    "hier is niets herkend waar een mapping van te maken is.",
    "nothing was recognised here to map.",
    "Schrijf de mapping zelf: docs/mappings.md zegt hoe.",
    "Write the mapping yourself: docs/mappings.md says how.",
)
NO_MAPPING_NEEDED = error(
    "hier is geen mapping voor nodig: {what}.",
    "no mapping is needed here: {what}.",
    "{remedy}",
)
# ── the rows of a foreign table ──
ROWS_DIFFER = error(
    '{thing} staat ook in {other}, en daar is {field} "{before}" in plaats van "{value}".',
    '{thing} is in {other} too, where {field} is "{before}" instead of "{value}".',
    'Zijn het twee dingen, geef ze dan elk een eigen id (id = {{ text = "{{kolom}} {{kolom}}" }}); is het er één, '
    "verbeter dan een van de twee. Met `distinct = true` telt de eerste, en gaat verloren wat de andere anders zegt.",
    'If these are two things, give each an id of its own (id = {{ text = "{{column}} {{column}}" }}); if it is one, '
    "correct one of the two. With `distinct = true` the first counts, and what the other says otherwise is lost.",
)
FIRST_COUNTS = omission(
    '{thing} staat ook in {other}; daar is {field} "{before}", en dat telt; "{value}" is niet gebruikt.',
    '{thing} is in {other} too; there {field} is "{before}", which counts; "{value}" is not used.',
    "Verbeter een van de twee als dit niet klopt; het geldt voor {times} rij(en).",
    "Correct one of the two if this is wrong; it concerns {times} row(s).",
)
ROWS_LEFT_OUT = omission(
    "rijen zonder {field} zijn niet gebruikt ({count}): rij {rows}.",
    "rows without {field} are not used ({count}): row {rows}.",
    'Vul ze aan, of zeg het in de mapping: `skip = {{ "{heading}" = "" }}`.',
    'Fill them in, or say so in the mapping: `skip = {{ "{heading}" = "" }}`.',
)
OF_ITSELF = omission(
    "rijen die hier zichzelf noemen ({count}): rij {rows}; dat is niet gebruikt.",
    "rows that name themselves here ({count}): row {rows}; that is not used.",
    "Laat de cel leeg, of noem een ander.",
    "Leave the cell empty, or name another.",
)
NOT_IN_VALUES = omission(
    '"{value}" staat niet bij `values` in de mapping en is niet gebruikt ({count} cellen).',
    '"{value}" is not among the `values` of the mapping and is not used ({count} cells).',
    'Voeg toe: "{value}" = "…".',
    'Add it: "{value}" = "…".',
)
NO_ROWS = warning(
    "geen enkele rij hiervan wordt {table}.",
    "not a single row of this becomes part of {table}.",
    "Kijk `where` en `skip` van deze tabel in de mapping na.",
    "Check `where` and `skip` of this table in the mapping.",
)
UNUSED_COLUMNS = omission(
    "deze kolommen zijn niet gebruikt ({count}): {columns}.",
    "these columns are not used ({count}): {columns}.",
    "Noem ze in de mapping als ze ertoe doen.",
    "Name them in the mapping if they matter.",
)
MAPPING_NO_SHEETS = warning(
    'blad "{value}" is niet gezocht: {file} heeft geen bladen.',
    'sheet "{value}" was not looked for: {file} has no sheets.',
    "Haal sheet weg, of noem de werkmap.",
    "Take sheet out, or name the workbook.",
)
UNUSED_TABLES = omission(
    "deze bladen of bestanden zijn niet gebruikt: {names}.",
    "these sheets or files are not used: {names}.",
    "Maak er een [[table]] voor in de mapping als ze ertoe doen.",
    "Make a [[table]] for them in the mapping if they matter.",
)
TEXT_ABOVE = omission(
    "wat boven de kolomkoppen staat is niet gebruikt: {text}",
    "what stands above the headings is not used: {text}",
    "Zet het zo nodig in [document] van de mapping.",
    "Put it in [document] of the mapping if need be.",
)
name_codes(globals(), "Mappings")
