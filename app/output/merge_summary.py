"""What came of merging two editions, in sentences: what was taken from whom, and what is still to be chosen."""

from collections.abc import Iterator, Mapping

from opgavenkaart.graph.text import Noun, Text, counted, listed
from opgavenkaart.loaders.merge.model import SIDES, MergedBook, SideName
from opgavenkaart.loaders.tables.recognise import BESIDE_TABLES, CHOICE, CONFLICTS, REMOVED

_ROWS: Noun = (Text("rij", "row"), Text("rijen", "rows"))
_CELLS: Noun = (Text("cel", "cell"), Text("cellen", "cells"))
_CONFLICTS: Noun = (Text("conflict", "conflict"), Text("conflicten", "conflicts"))
_REFERENCES: Noun = (Text("verwijzing", "reference"), Text("verwijzingen", "references"))
_TEXTS: Noun = (Text("tekst", "text"), Text("teksten", "texts"))
_FROM = Text(
    "Uit {side} ({file}): {changed} gewijzigd, {added} erbij, {removed} eraf.",
    "From {side} ({file}): {changed} changed, {added} added, {removed} removed.",
)
_HOLDS = Text("In {out}: {rows} in tabellen.", "In {out}: {rows} in tables.")
_NO_CONFLICTS = Text("Geen conflicten. Dan: opgavenkaart load {out}", "No conflicts. Then: opgavenkaart load {out}")
_OPEN = Text(
    'Nog te kiezen: {conflicts}, in het blad "{sheet}". Tot dan staat in de tabel wat het origineel had (een rij die '
    "één kant verwijderde: zoals de andere haar wijzigde), en laadt de werkmap niet. Kies in de kolom {choice} een "
    "versie; dan: opgavenkaart merge --decided {out} --out {next}",
    'Still to choose: {conflicts}, in the sheet "{sheet}". Until then the table has what the original had (a row that '
    "one side removed: as the other changed it), and the workbook does not load. Choose an edition in the column "
    "{choice}; then: opgavenkaart merge --decided {out} --out {next}",
)
_REMOVED = Text(
    'Wat er niet meer in staat: {what}; zie het blad "{sheet}".', 'No longer in it: {what}; see the sheet "{sheet}".'
)
_EMPTIED = Text("leeggemaakt: {cells}", "emptied: {cells}")
_NOTES: Mapping[str, tuple[Text, Noun]] = {
    "followed": (
        Text(
            "{count} naar wat een andere id kreeg, volgen die id.",
            "{count} to what got another id now name that id.",
        ),
        _REFERENCES,
    ),
    "kept_both": (
        Text(
            "{count} van eigen bladen heeft ieder anders gewijzigd: beide staan er, onder elkaar.",
            "{count} of sheets of your own were changed by both: both are there, one below the other.",
        ),
        _ROWS,
    ),
    "kept_rows": (
        Text(
            "{count} van eigen bladen die de één wijzigde en de ander verwijderde, zijn gebleven.",
            "{count} of sheets of your own that one changed and the other removed were kept.",
        ),
        _ROWS,
    ),
    "decided": (Text("{count} beslist.", "{count} decided."), _CONFLICTS),
    "unknown_choice": (
        Text(
            "{count} met een keuze die niet kan: kies uit de lijst.",
            "{count} with a choice that cannot be: choose from the list.",
        ),
        _CONFLICTS,
    ),
    "typed_and_chosen": (
        Text(
            "{count} waarvan de cel is overgetypt én een andere versie is gekozen: ze blijven open.",
            "{count} whose cell was typed over while another edition was chosen: they stay open.",
        ),
        _CONFLICTS,
    ),
    "gone": (
        Text(
            'Van {count} staat de rij er niet meer; wat beide kanten hadden, staat in "{removed}".',
            'The row of {count} is no longer there; what both sides had is in "{removed}".',
        ),
        _CONFLICTS,
    ),
}


def merge_summary(merged: MergedBook, files: Mapping[SideName, str], out: str, following: str) -> Iterator[Text]:
    """A sentence each; `following` is a name for the workbook in which the choices are applied."""
    rows = sum(len(table.edition.rows) for table in merged.tables.values() if table.edition.table)
    yield _HOLDS.format(out=out, rows=counted(rows, _ROWS))
    for side, file in files.items():
        if side != "base":
            counts = {
                what: counted(merged.counts[f"{what}_{side}"], noun)
                for what, noun in (("changed", _CELLS), ("added", _ROWS), ("removed", _ROWS))
            }
            yield _FROM.format(side=SIDES[side], file=file, **counts)
    for name, (text, noun) in _NOTES.items():
        if count := merged.counts[name]:
            yield text.format(count=counted(count, noun), removed=REMOVED)
    yield from _removed(merged)
    if merged.beside:
        count_of = counted(len(merged.beside), _TEXTS)
        yield Text(
            'In geen tabel maar wel in een blad: {count}; zie "{sheet}".',
            'On a sheet but in no table: {count}; see "{sheet}".',
        ).format(count=count_of, sheet=BESIDE_TABLES)
    if merged.conflicts:
        conflicts = counted(len(merged.conflicts), _CONFLICTS)
        yield _OPEN.format(conflicts=conflicts, sheet=CONFLICTS, choice=CHOICE, out=out, next=following)
    else:
        yield _NO_CONFLICTS.format(out=out)


def _removed(merged: MergedBook) -> Iterator[Text]:
    rows = merged.counts["removed_rows"]
    cells = sum(not removal.whole_row for removal in merged.removals)
    what = [counted(rows, _ROWS)] if rows else []
    what += [_EMPTIED.format(cells=counted(cells, _CELLS))] if cells else []
    if what:
        yield _REMOVED.format(what=listed(what), sheet=REMOVED)
