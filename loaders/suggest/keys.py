"""How the things of a sheet are told apart, and how one table names those of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.mapping.toml_text import Toml
from opgavenkaart.loaders.suggest.column_profile import Look
from opgavenkaart.loaders.suggest.draft.entities import Entity
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft

MOST_VALUES = 40  # different cells that a mapping lists


@dataclass(frozen=True)
class Understood:
    """A sheet that drafts are made of: the things that its rows speak of, that of the rows themselves first.

    `says` is where it is, `there` what the graph describes already, `known` what else helps to recognise names.
    """

    foreign: Foreign
    things: Sequence[Entity]
    rest: Sequence[Look]  # columns that are of no thing
    says: Mapping[str, Toml]
    there: Names
    known: Names


def id_of(sheet: Understood, entity: Entity) -> ColumnDraft | None:
    """An id, where one tells the things apart: by itself, or together with that of another thing of the row."""
    if "id" not in entity.columns or "name" not in entity.columns:
        return None
    own, sure, _ = entity.columns["id"]
    name = entity.columns["name"][0]
    word = entity.stem.replace(" ", "-")
    if _tells(sheet.foreign, [own], name):
        value: Toml = {"text": f"{word}-{{{own.heading}}}"} if own.numbers > 0.5 and word else own.heading
        return ColumnDraft("id", value, sure, Text("hoort bij één naam", "goes with one name"), own.example)
    for other in sheet.things:
        key = other.columns["id"][0] if "id" in other.columns else other.key
        if other is not entity and key and key is not own and _tells(sheet.foreign, [key, own], name):
            why = Text("samen horen zij bij één naam", "together they go with one name")
            return ColumnDraft("id", {"text": f"{{{key.heading}}} {{{own.heading}}}"}, sure * 0.8, why)
    return None


def reference_to(sheet: Understood, entity: Entity) -> Toml:
    """How another table names these things."""
    if id := id_of(sheet, entity):
        return id.value
    if entity.key is None or entity is sheet.things[0]:
        return entity.key.heading if entity.key else ""
    return divided(sheet, entity.key, entity.kind)


def divided(sheet: Understood, look: Look, kind: str, leave_out: bool = False) -> Toml:
    """The cells of a column, several in one taken apart; without those that the graph has already, if wanted."""
    value: dict[str, Toml] = {"column": look.heading}
    mark = look.separator(sheet.known, kind) if kind == "organisation" else ""
    if mark:
        value["split"] = mark
    if leave_out:
        parts = {part.strip() for cell in look.counts for part in (cell.split(mark) if mark else [cell])}
        there = sorted(part for part in parts if sheet.there.find(kind, part))[:MOST_VALUES]
        value.update({"values": dict.fromkeys(there, "")} if there else {})
    return value if len(value) > 1 else look.heading


def without_shared(sheet: Understood, entity: Entity, lines: Sequence[ColumnDraft]) -> None:
    """An abbreviation would be the id of things without one: not where several things bear it."""
    for line in lines:
        made_of_it = line.field == "abbreviation" and lines[0].field != "id" and entity.key
        if made_of_it and not _tells(sheet.foreign, [entity.columns["abbreviation"][0]], made_of_it):
            line.off = Text("meer dan één ding heet zo", "more than one thing is called so")


def _tells(foreign: Foreign, keys: Sequence[Look], name: Look) -> bool:
    """Whether each key goes with one name, give or take some: names change, and are spelled in more ways than one."""
    names = defaultdict[tuple[str, ...], set[str]](set)
    for _, row in foreign.below:
        if cell := match_key(row[name.position]):
            names[tuple(row[key.position].strip() for key in keys)].add(cell)
    return bool(names) and sum(map(len, names.values())) <= 1.5 * len(names) and any(map(any, names))
