"""References of one side to what the other side gave another id: they follow it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import alike_key
from opgavenkaart.loaders.merge.match_rows import Aliases, RowKeys, add_aliases, parts_of
from opgavenkaart.loaders.merge.model import Cells, MergedBook, Origin, SideName
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.records import id_field, name_field

_SIDES: Sequence[SideName] = ("mine", "theirs")


def follow_renamed_ids(
    merged: MergedBook, origins: Mapping[str, Sequence[Origin]], aliases: Mapping[SideName, Aliases]
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
        bases = ((at, origin["base"]) for at, origin in enumerate(origins[name]))
        meant = {at: keys.identity(base) or "" for at, base in bases if base is not None}
        add_aliases(of_result, keys, meant)
        for at, row in enumerate(merged_table.edition.rows):
            called = (row.get(column, "") for column in (id_field(table).id, "abbreviation", name_field(table).id))
            names[table.kind, meant.get(at) or keys.identity(row) or ""] = next(filter(None, called), "")
    for name, merged_table in merged.tables.items():
        table, old = merged_table.edition.table, merged_table.edition.rows
        fields = [field for field in table.columns if field.type == "reference" and field.to] if table else []
        rows = [
            _followed(row, origin, fields, aliases, of_result, names)
            for row, origin in zip(old, origins[name], strict=True)
        ]
        merged.counts["followed"] += sum(
            row.get(field.id) != before.get(field.id) for row, before in zip(rows, old, strict=True) for field in fields
        )
        merged_table.edition = replace(merged_table.edition, rows=rows)


def _followed(
    row: Cells,
    origin: Origin,
    fields: Sequence[Field],
    aliases: Mapping[SideName, Aliases],
    of_result: Aliases,
    names: Mapping[tuple[str, str], str],
) -> Cells:
    """The row with new names in references that the result does not know, but every side that wrote them does."""
    changed = dict(row)
    for field in fields:
        text = row.get(field.id, "")
        writers = [side for side in _SIDES if (origin[side] or {}).get(field.id) == text]
        parts = list(parts_of(field, text))
        for at, part in enumerate(parts) if text else ():
            key = field.to, alike_key(part)
            meant = {aliases[side].get(key, "") for side in writers}
            if key not in of_result and len(meant) == 1:
                parts[at] = names.get((field.to, meant.pop()), part)
        if parts != list(parts_of(field, text)):
            changed[field.id] = f"{SEPARATOR} ".join(parts)
    return changed
