"""Columns that hold ids of other rows: what a thing is part of, or what came before or after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from opgavenkaart.graph.model import SUCCESSION_EVENT, TABLES
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.mapping.toml_text import Toml
from opgavenkaart.loaders.suggest.column_profile import Look
from opgavenkaart.loaders.suggest.draft.model import CHOOSE, ColumnDraft, Draft
from opgavenkaart.loaders.suggest.keys import DraftSheet

MIN_SHARE = 0.3  # of ids of other rows, by which such a column is known
LATER = ("opvolg", "volgend", "successor", "next", "nieuw")
EARLIER = ("voorgang", "vorig", "predecessor", "previous", "oud")
_SHARE = Text("{share} is de id van een andere rij", "{share} is the id of another row")
_EVENT = Text(
    "Wat er gebeurde staat er niet. Kies het, en haal de # weg.",
    "What happened is not there. Choose it, and take the # away.",
)


class Hierarchy(NamedTuple):
    """What the rows say of each other, and in which columns."""

    parents: list[ColumnDraft]
    successions: list[Draft]
    columns: list[Look]


def hierarchy_of(own: Draft, sheet: DraftSheet) -> Hierarchy:
    """Finds such columns; `own` is the table of the rows themselves."""
    found = Hierarchy([], [], [])
    main, *others = sheet.things
    id = own.line("id")
    if not id or "id" not in main.columns:
        return found
    key = main.columns["id"][0]
    ids = {row[key.position].strip() for _, row in sheet.foreign.below}
    for look in (*sheet.rest, *(e.key for e in others if e.key and e.columns.keys() == {"id"})):
        share = look.share(ids.__contains__)
        if share < MIN_SHARE or look is key:
            continue
        other = _renamed(id.value, key.heading, look.heading)
        why = _SHARE.format(share=f"{share:.0%}")
        after, before = (any(word in look.heading.casefold() for word in words) for words in (LATER, EARLIER))
        if after or before:
            if main.kind != "organisation":
                continue
            ends = (id.value, other) if after else (other, id.value)
            lines = [ColumnDraft(field, end, 0.7, why) for field, end in zip(("from", "to"), ends, strict=True)]
            lines.append(ColumnDraft.to_choose(SUCCESSION_EVENT, "move", CHOOSE))
            what = TABLES["succession"].what
            found.successions.append(Draft("succession", what, 0.1, lines, dict(sheet.says), off=_EVENT))
        elif any(field.id == "part_of" for field in main.table.columns):
            found.parents.append(look.as_column("part_of", share * 0.8, why, other))
        else:
            continue
        found.columns.append(look)
    return found


def _renamed(value: Toml, before: str, after: str) -> Toml:
    """The same expression of another column."""
    if isinstance(value, Mapping):
        return {key: str(of).replace(f"{{{before}}}", f"{{{after}}}") for key, of in value.items()}
    return after
