"""Columns that hold ids of other rows: what a thing is part of, or what came before or after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.model import SUCCESSION_EVENT, TABLES
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.mapping.toml_text import Toml
from opgavenkaart.loaders.suggest.column_profile import Look
from opgavenkaart.loaders.suggest.draft.entities import Entity
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft

LEAST = 0.3  # the share of ids of other rows by which such a column is known
LATER = ("opvolg", "volgend", "successor", "next", "nieuw")
EARLIER = ("voorgang", "vorig", "predecessor", "previous", "oud")


class Among(NamedTuple):
    """What was found of the rows among each other, and in which columns."""

    parents: list[ColumnDraft]
    successions: list[Draft]
    columns: list[Look]


def rows_named(own: Draft, main: Entity, others: Sequence[Entity], rest: Sequence[Look], foreign: Foreign) -> Among:
    """Finds such columns; `own` is the table of the rows themselves."""
    found = Among([], [], [])
    id = own.line("id")
    fields = {field.id for field in main.table.columns}
    if not id or "id" not in main.columns:
        return found
    key = main.columns["id"][0]
    for look, share in _shares(key, [*rest, *(e.key for e in others if e.key and e.columns.keys() == {"id"})], foreign):
        other = _renamed(id.value, key.heading, look.heading)
        why = Text(f"{share:.0%} is de id van een andere rij", f"{share:.0%} is the id of another row")
        heading = look.heading.casefold()
        after = any(word in heading for word in LATER)
        if after or any(word in heading for word in EARLIER):
            if main.kind == "organisation":
                found.successions.append(_succession(*((id.value, other) if after else (other, id.value)), why))
                found.columns.append(look)
        elif "part_of" in fields:
            found.parents.append(ColumnDraft("part_of", other, share * 0.8, why, look.example))
            found.columns.append(look)
    return found


def _shares(key: Look, columns: Sequence[Look], foreign: Foreign) -> Iterator[tuple[Look, float]]:
    ids = {row[key.position].strip() for _, row in foreign.below}
    for look in columns:
        share = look.share(ids.__contains__)
        if share >= LEAST and look is not key:
            yield look, share


def _succession(before: Toml, after: Toml, why: Text) -> Draft:
    """Who succeeded whom: what happened is left to whoever reads it."""
    events = ", ".join(value.id for value in SUCCESSION_EVENT.values)
    choose = Text(f"kies uit {events}", f"choose one of {events}")
    lines = [
        ColumnDraft("from", before, 0.7, why),
        ColumnDraft("to", after, 0.7, why),
        ColumnDraft("event", {"fixed": "move"}, 0.1, choose),
    ]
    off = Text(
        "Wat er gebeurde staat er niet. Kies het, en haal de # weg.",
        "What happened is not there. Choose it, and take the # away.",
    )
    return Draft("succession", TABLES["succession"].what, 0.1, lines, off=off)


def _renamed(value: Toml, before: str, after: str) -> Toml:
    """The same expression of another column."""
    if isinstance(value, Mapping):
        return {key: str(of).replace(f"{{{before}}}", f"{{{after}}}") for key, of in value.items()}
    return after
