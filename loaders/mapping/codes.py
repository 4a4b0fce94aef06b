"""Every problem that a mapping can have, or a table that is read by one."""

from __future__ import annotations

from opgavenkaart.loaders.problems.problem import error, warning

# ── the mapping itself: row is a line of the TOML ──
MAPPING_UNREADABLE = error(
    "mapping_unreadable",
    "deze mapping is niet te lezen: {reason}.",
    "this mapping cannot be read: {reason}.",
    "{remedy}",
    "{remedy}",
)
MAPPING_KEY = error(
    "mapping_key",
    '"{value}" kan hier niet staan.',
    '"{value}" is not known here.',
    "{nearest}Hier kan staan: {known}.",
    "{nearest}Known here: {known}.",
)
MAPPING_VALUE = error(
    "mapping_value",
    '"{value}" kan hier niet staan.',
    '"{value}" is not accepted here.',
    "{expected}",
    "{expected}",
)
MAPPING_LACKS = error(
    "mapping_lacks",
    "hier ontbreekt {value}.",
    "{value} is missing here.",
    "Voeg toe: {what}.",
    "Add it: {what}.",
)
MAPPING_CHOOSE = warning(
    "mapping_choose",
    "hier is nog niet gekozen wat de rijen zijn; deze [[table]] is niet gebruikt.",
    "what the rows are is still to be chosen here; this [[table]] is not used.",
    'Zet bij makes in plaats van "{value}": {what}.',
    'Put at makes instead of "{value}": {what}.',
    unused=True,
)
MAPPING_CHOOSE_FIRST = error(
    "mapping_choose_first",
    "hier is nog niet gekozen wat de rijen zijn, en iets anders is er niet te laden.",
    "what the rows are is still to be chosen here, and there is nothing else to load.",
    'Zet bij makes in plaats van "{value}": {what}.',
    'Put at makes instead of "{value}": {what}.',
)
MAPPING_NOT_THERE = error(
    "mapping_not_there",
    '{what} "{value}" is er niet in {where}.',
    'there is no {what} "{value}" in {where}.',
    "{nearest}Er is: {known}.",
    "{nearest}There is: {known}.",
)
MAPPING_TWICE = error(
    "mapping_twice",
    '{where} heeft meer dan één kolom "{value}".',
    '{where} has more than one column "{value}".',
    "Noem haar bij haar letter: {known}.",
    "Name it by its letter: {known}.",
)
NOTHING_TO_MAP = error(
    "nothing_to_map",
    "hier is niets herkend waar een mapping van te maken is.",
    "nothing was recognised here to map.",
    "Schrijf de mapping zelf: docs/mappings.md zegt hoe.",
    "Write the mapping yourself: docs/mappings.md says how.",
)
NO_MAPPING_NEEDED = error(
    "no_mapping_needed",
    "hier is geen mapping voor nodig: {what}.",
    "no mapping is needed here: {what}.",
    "{remedy}",
    "{remedy}",
)
# ── the rows of a foreign table ──
ROWS_DIFFER = error(
    "rows_differ",
    '{thing} staat ook in {other}, en daar is {field} "{before}" in plaats van "{value}".',
    '{thing} is in {other} too, where {field} is "{before}" instead of "{value}".',
    "Verbeter een van de twee, of zet `distinct = true` bij deze tabel van de mapping: dan telt de eerste.",
    "Correct one of the two, or put `distinct = true` in this table of the mapping: the first then counts.",
)
FIRST_COUNTS = warning(
    "first_counts",
    '{thing} staat ook in {other}; daar is {field} "{before}", en dat telt; "{value}" is niet gebruikt.',
    '{thing} is in {other} too; there {field} is "{before}", which counts; "{value}" is not used.',
    "Verbeter een van de twee als dit niet klopt; het geldt voor {times} rij(en).",
    "Correct one of the two if this is wrong; it concerns {times} row(s).",
    unused=True,
)
ROWS_LEFT_OUT = warning(
    "rows_left_out",
    "rijen zonder {field} zijn niet gebruikt ({count}): rij {rows}.",
    "rows without {field} are not used ({count}): row {rows}.",
    'Vul ze aan, of zeg het in de mapping: `skip = {{ "{heading}" = "" }}`.',
    'Fill them in, or say so in the mapping: `skip = {{ "{heading}" = "" }}`.',
    unused=True,
)
OF_ITSELF = warning(
    "of_itself",
    "rijen die hier zichzelf noemen ({count}): rij {rows}; dat is niet gebruikt.",
    "rows that name themselves here ({count}): row {rows}; that is not used.",
    "Laat de cel leeg, of noem een ander.",
    "Leave the cell empty, or name another.",
    unused=True,
)
NOT_IN_VALUES = warning(
    "not_in_values",
    '"{value}" staat niet bij `values` in de mapping en is niet gebruikt ({count} cellen).',
    '"{value}" is not among the `values` of the mapping and is not used ({count} cells).',
    'Voeg toe: "{value}" = "…".',
    'Add it: "{value}" = "…".',
    unused=True,
)
NO_ROWS = warning(
    "no_rows",
    "geen enkele rij hiervan wordt {table}.",
    "not a single row of this becomes part of {table}.",
    "Kijk `where` en `skip` van deze tabel in de mapping na.",
    "Check `where` and `skip` of this table in the mapping.",
)
UNUSED_COLUMNS = warning(
    "unused_columns",
    "deze kolommen zijn niet gebruikt ({count}): {columns}.",
    "these columns are not used ({count}): {columns}.",
    "Noem ze in de mapping als ze ertoe doen.",
    "Name them in the mapping if they matter.",
    unused=True,
)
MAPPING_NO_SHEETS = warning(
    "mapping_no_sheets",
    'blad "{value}" is niet gezocht: {file} heeft geen bladen.',
    'sheet "{value}" was not looked for: {file} has no sheets.',
    "Haal sheet weg, of noem de werkmap.",
    "Take sheet out, or name the workbook.",
)
UNUSED_TABLES = warning(
    "unused_tables",
    "deze bladen of bestanden zijn niet gebruikt: {names}.",
    "these sheets or files are not used: {names}.",
    "Maak er een [[table]] voor in de mapping als ze ertoe doen.",
    "Make a [[table]] for them in the mapping if they matter.",
    unused=True,
)
TEXT_ABOVE = warning(
    "text_above",
    "wat boven de kolomkoppen staat is niet gebruikt: {text}",
    "what stands above the headings is not used: {text}",
    "Zet het zo nodig in [document] van de mapping.",
    "Put it in [document] of the mapping if need be.",
    unused=True,
)
