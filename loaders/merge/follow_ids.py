"""References of one side to what the other side gave another id: they follow it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import alike_key
from opgavenkaart.loaders.merge.match_rows import Aliases, RowKeys, add_aliases, parts_of
from opgavenkaart.loaders.merge.model import Cells, MergedBook, RowEntry, SideName
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.records import id_field, name_field

_SIDES: Sequence[SideName] = ("mine", "theirs")


def follow_renamed_ids(
    merged: MergedBook, origins: Mapping[str, Sequence[RowEntry]], aliases: Mapping[SideName, Aliases]
) -> None:
    """Write what a thing is called in the result where a reference of a side no longer finds it; each is counted.

    `origins` has for each row of each table what it was on each side.
    """
    of_result: Aliases = {}
    names: dict[tuple[str, str], str] = {}
    for name, merged_table in merged.tables.items():
        table = merged_table.edition.table
        if not table or not table.kind:
            continue
        keys = RowKeys(merged_table.edition, {})
        bases = ((at, entry.base) for at, entry in enumerate(origins[name]))
        meant = {at: keys.identity(base) or "" for at, base in bases if base is not None}
        add_aliases(of_result, keys, meant)
        for at, row in enumerate(merged_table.edition.rows):
            called = (row.get(column, "") for column in (id_field(table).id, "abbreviation", name_field(table).id))
            names[table.kind, meant.get(at) or keys.identity(row) or ""] = next(filter(None, called), "")
    for merged_table in merged.tables.values():
        table = merged_table.edition.table
        references = [field for field in table.columns if field.type == "reference" and field.to] if table else []
        rows = [_followed(row, references, aliases, of_result, names, merged) for row in merged_table.edition.rows]
        merged_table.edition = replace(merged_table.edition, rows=rows)


def _followed(
    row: Cells,
    fields: Sequence[Field],
    aliases: Mapping[SideName, Aliases],
    of_result: Aliases,
    names: Mapping[tuple[str, str], str],
    merged: MergedBook,
) -> Cells:
    changed = dict(row)
    for field in fields:
        parts = parts_of(field, row.get(field.id, ""))
        new = [_name(field, part, aliases, of_result, names) for part in parts]
        if new != list(parts):
            changed[field.id] = f"{SEPARATOR} ".join(new)
            merged.counts["followed"] += 1
    return changed


def _name(
    field: Field,
    part: str,
    aliases: Mapping[SideName, Aliases],
    of_result: Aliases,
    names: Mapping[tuple[str, str], str],
) -> str:
    """What a reference is to say; as it does where the result knows it, or a side means another thing by it."""
    key = field.to, alike_key(part)
    if key in of_result:
        return part
    meant = {aliases[side][key] for side in _SIDES if key in aliases[side]}
    return names.get((field.to, meant.pop()), part) if len(meant) == 1 else part
