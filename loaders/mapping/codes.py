"""Every problem that a mapping can have, or a table that is read by one."""

from __future__ import annotations

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.problems.table_codes import Code

MAPPING_CODES: dict[str, Code] = {
    code.id: code
    for code in (
        # ── the mapping itself: row is a line of the TOML ──
        Code(
            "mapping_unreadable",
            "error",
            Text("deze mapping is niet te lezen: {reason}.", "this mapping cannot be read: {reason}."),
            Text("{remedy}", "{remedy}"),
        ),
        Code(
            "mapping_key",
            "error",
            Text('"{value}" kan hier niet staan.', '"{value}" is not known here.'),
            Text("{nearest}Hier kan staan: {known}.", "{nearest}Known here: {known}."),
        ),
        Code(
            "mapping_value",
            "error",
            Text('"{value}" kan hier niet staan.', '"{value}" is not accepted here.'),
            Text("{expected}", "{expected}"),
        ),
        Code(
            "mapping_lacks",
            "error",
            Text("hier ontbreekt {value}.", "{value} is missing here."),
            Text("Voeg toe: {what}.", "Add it: {what}."),
        ),
        Code(
            "mapping_choose",
            "warning",
            Text(
                "hier is nog niet gekozen wat de rijen zijn; deze [[table]] is niet gebruikt.",
                "what the rows are is still to be chosen here; this [[table]] is not used.",
            ),
            Text('Zet bij makes in plaats van "{value}": {what}.', 'Put at makes instead of "{value}": {what}.'),
            unused=True,
        ),
        Code(
            "mapping_choose_first",
            "error",
            Text(
                "hier is nog niet gekozen wat de rijen zijn, en iets anders is er niet te laden.",
                "what the rows are is still to be chosen here, and there is nothing else to load.",
            ),
            Text('Zet bij makes in plaats van "{value}": {what}.', 'Put at makes instead of "{value}": {what}.'),
        ),
        Code(
            "mapping_not_there",
            "error",
            Text('{what} "{value}" is er niet in {where}.', 'there is no {what} "{value}" in {where}.'),
            Text("{nearest}Er is: {known}.", "{nearest}There is: {known}."),
        ),
        Code(
            "mapping_twice",
            "error",
            Text('{where} heeft meer dan één kolom "{value}".', '{where} has more than one column "{value}".'),
            Text("Noem haar bij haar letter: {known}.", "Name it by its letter: {known}."),
        ),
        Code(
            "nothing_to_map",
            "error",
            Text("hier is niets herkend waar een mapping van te maken is.", "nothing was recognised here to map."),
            Text(
                "Schrijf de mapping zelf: docs/mappings.md zegt hoe.",
                "Write the mapping yourself: docs/mappings.md says how.",
            ),
        ),
        Code(
            "no_mapping_needed",
            "error",
            Text("hier is geen mapping voor nodig: {what}.", "no mapping is needed here: {what}."),
            Text("{remedy}", "{remedy}"),
        ),
        # ── the rows of a foreign table ──
        Code(
            "rows_differ",
            "error",
            Text(
                '{thing} staat ook in {other}, en daar is {field} "{before}" in plaats van "{value}".',
                '{thing} is in {other} too, where {field} is "{before}" instead of "{value}".',
            ),
            Text(
                "Verbeter een van de twee, of zet `distinct = true` bij deze tabel van de mapping: dan telt de eerste.",
                "Correct one of the two, or put `distinct = true` in this table of the mapping: the first then counts.",
            ),
        ),
        Code(
            "first_counts",
            "warning",
            Text(
                '{thing} staat ook in {other}; daar is {field} "{before}", en dat telt; "{value}" is niet gebruikt.',
                '{thing} is in {other} too; there {field} is "{before}", which counts; "{value}" is not used.',
            ),
            Text(
                "Verbeter een van de twee als dit niet klopt; het geldt voor {times} rij(en).",
                "Correct one of the two if this is wrong; it concerns {times} row(s).",
            ),
            unused=True,
        ),
        Code(
            "rows_left_out",
            "warning",
            Text(
                "rijen zonder {field} zijn niet gebruikt ({count}): rij {rows}.",
                "rows without {field} are not used ({count}): row {rows}.",
            ),
            Text(
                'Vul ze aan, of zeg het in de mapping: `skip = {{ "{heading}" = "" }}`.',
                'Fill them in, or say so in the mapping: `skip = {{ "{heading}" = "" }}`.',
            ),
            unused=True,
        ),
        Code(
            "of_itself",
            "warning",
            Text(
                "rijen die hier zichzelf noemen ({count}): rij {rows}; dat is niet gebruikt.",
                "rows that name themselves here ({count}): row {rows}; that is not used.",
            ),
            Text("Laat de cel leeg, of noem een ander.", "Leave the cell empty, or name another."),
            unused=True,
        ),
        Code(
            "not_in_values",
            "warning",
            Text(
                '"{value}" staat niet bij `values` in de mapping en is niet gebruikt ({count} cellen).',
                '"{value}" is not among the `values` of the mapping and is not used ({count} cells).',
            ),
            Text('Voeg toe: "{value}" = "…".', 'Add it: "{value}" = "…".'),
            unused=True,
        ),
        Code(
            "no_rows",
            "warning",
            Text(
                "geen enkele rij hiervan wordt {table}.",
                "not a single row of this becomes part of {table}.",
            ),
            Text(
                "Kijk `where` en `skip` van deze tabel in de mapping na.",
                "Check `where` and `skip` of this table in the mapping.",
            ),
        ),
        Code(
            "unused_columns",
            "warning",
            Text(
                "deze kolommen zijn niet gebruikt ({count}): {columns}.",
                "these columns are not used ({count}): {columns}.",
            ),
            Text(
                "Noem ze in de mapping als ze ertoe doen.",
                "Name them in the mapping if they matter.",
            ),
            unused=True,
        ),
        Code(
            "mapping_no_sheets",
            "warning",
            Text(
                'blad "{value}" is niet gezocht: {file} heeft geen bladen.',
                'sheet "{value}" was not looked for: {file} has no sheets.',
            ),
            Text("Haal sheet weg, of noem de werkmap.", "Take sheet out, or name the workbook."),
        ),
        Code(
            "unused_tables",
            "warning",
            Text(
                "deze bladen of bestanden zijn niet gebruikt: {names}.",
                "these sheets or files are not used: {names}.",
            ),
            Text(
                "Maak er een [[table]] voor in de mapping als ze ertoe doen.",
                "Make a [[table]] for them in the mapping if they matter.",
            ),
            unused=True,
        ),
        Code(
            "text_above",
            "warning",
            Text(
                "wat boven de kolomkoppen staat is niet gebruikt: {text}",
                "what stands above the headings is not used: {text}",
            ),
            Text("Zet het zo nodig in [document] van de mapping.", "Put it in [document] of the mapping if need be."),
            unused=True,
        ),
    )
}
