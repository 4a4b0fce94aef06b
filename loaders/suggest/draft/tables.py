"""From the things that a sheet speaks of to the tables that they become, with the links between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.model import ORGANISATION_KIND, OWNERSHIP_ROLE, TABLES
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.toml_text import Toml, toml
from opgavenkaart.loaders.suggest.column_profile import Look
from opgavenkaart.loaders.suggest.draft.entities import Entity
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft
from opgavenkaart.loaders.suggest.draft.periods import ends_told, periods_of
from opgavenkaart.loaders.suggest.draft.role_matrix import OF_KIND, matrix_of
from opgavenkaart.loaders.suggest.draft.row_hierarchy import rows_named
from opgavenkaart.loaders.suggest.guess_kind import NAMED
from opgavenkaart.loaders.suggest.keys import MOST_VALUES, Understood, divided, id_of, reference_to, without_shared
from opgavenkaart.loaders.tables.ids import name_field

LINKS = {  # kinds that a row joins: of the row itself and of another thing in it -> our table and its two columns
    ("issue", "organisation"): ("ownership", "issue", "organisation"),
    ("group", "organisation"): ("participation", "group", "organisation"),
    ("activity", "organisation"): ("involvement", "activity", "organisation"),
    ("issue", "domain"): ("in_domain", "issue", "domain"),
    ("group", "domain"): ("in_domain", "group", "domain"),
    ("organisation", "domain"): ("portfolios", "organisation", "domain"),
    ("group", "issue"): ("agenda", "group", "issue"),
    ("issue", "group"): ("agenda", "issue", "group"),
}
_LINKED = Text("staat op dezelfde rij", "stands in the same row")
_THERE = Text('wat "" wordt staat al in de grafiek', 'what becomes "" is in the graph already')
_WORDS = {
    match_key(word): value.id for value in ORGANISATION_KIND.values for word in (value.id, *value.text, *value.also)
}


def drafts(sheet: Understood) -> list[Draft]:
    """The tables of a sheet."""
    main = sheet.things[0]
    if not main.kind:
        _kind_by_roles(sheet, main)
    own = _things(sheet, main)
    _kind_of_organisations(main, own, sheet.rest)
    among = rows_named(own, main, sheet.things[1:], sheet.rest, sheet.foreign)
    for line in among.parents:
        _once(own, line)
    others = [entity for entity in sheet.things[1:] if entity.key not in among.columns]
    found = [_things(sheet, entity) for entity in others]
    for other, draft in zip(others, tuple(found), strict=True):
        reference = reference_to(sheet, other)
        sure = min(main.sure, other.sure)
        if other.kind == main.kind == "organisation":
            draft.off = _once(own, ColumnDraft("part_of", reference, sure * 0.6, _LINKED, _example(other)))
        elif other.kind == "document":
            draft.off = _once(own, ColumnDraft("source", reference, sure, _LINKED, _example(other)))
        elif pair := LINKS.get((main.kind, other.kind)) or LINKS.get((other.kind, main.kind)):
            swapped = (main.kind, other.kind) not in LINKS
            ends = (reference, reference_to(sheet, main))
            link = _link(pair, ends if swapped else ends[::-1], sure, sheet)
            link.says |= _unnamed(main, other)
            periods_of(link, own, main, sheet.foreign)
            found.append(link)
    if matrix := matrix_of(main.kind, reference_to(sheet, main), sheet.rest, sheet.says, sheet.known):
        found.append(matrix)
    found += [replace(draft, says=dict(sheet.says)) for draft in among.successions]
    return [draft for draft in (own, *found) if draft.lines]


def _kind_by_roles(sheet: Understood, main: Entity) -> None:
    """Whoever has a role in them tells what the rows are: parties own issues, and take part in groups."""
    parties = any(entity.kind == "organisation" for entity in sheet.things[1:])
    for kind, (makes, _) in OF_KIND.items():
        role = next(field for field in TABLES[makes].columns if field.id == "role")
        matrix = matrix_of(kind, "", sheet.rest, {}, sheet.known)
        if (matrix and not matrix.off) or (parties and _role(role, sheet.rest)):
            main.kind, main.sure = kind, 0.5
            main.why = Text("de rollen die organisaties erin hebben passen daarbij", "the roles of organisations fit")
            return


def _once(draft: Draft, line: ColumnDraft) -> Text | None:
    """Adds a line; as a comment, whose reason is given back, where its column of ours is taken."""
    if taken := draft.line(line.field):
        line.off = Text(f"kan ook, in plaats van {toml(taken.value)}", f"possible too, instead of {toml(taken.value)}")
    draft.lines.append(line)
    return line.off


def _things(sheet: Understood, entity: Entity) -> Draft:
    """One table of things."""
    table = entity.table
    main = entity is sheet.things[0]
    lines = []
    if id := id_of(sheet, entity):
        lines.append(id)
    named = {"name": name_field(table).id}
    fields = {field.id for field in table.columns}
    for id_, (look, sure, why) in entity.columns.items():
        if id_ != "id" and named.get(id_, id_) in fields:
            lines.append(ColumnDraft(named.get(id_, id_), look.heading, sure, why, look.example))
    if "name" not in entity.columns and entity.key:
        why = Text("een naam is er niet", "there is no name")
        if "id" in entity.columns:
            lines.insert(0, ColumnDraft("id", entity.key.heading, *entity.columns["id"][1:], entity.key.example))
        lines.append(ColumnDraft(name_field(table).id, entity.key.heading, 0.4, why, entity.key.example))
    ends_told(lines)
    without_shared(sheet, entity, lines)
    only = lines[0] if len(lines) == 1 else None
    if only and entity.key and not main:
        only.value = divided(sheet, entity.key, entity.kind, leave_out=True)
        if isinstance(only.value, Mapping) and "values" in only.value:
            only.why = Text(*(f"{why}; {there}" for why, there in zip(only.why, _THERE, strict=True)))
    what = entity.stem or table.text.en
    title = Text(
        f"{table.text.nl} uit “{what}”, want {entity.why.nl}", f"{table.text.en} of “{what}”, for {entity.why.en}"
    )
    if not entity.kind:
        title = entity.why
    repeated = entity.key is not None and entity.key.counts.total() > entity.different
    more: dict[str, Toml] = {"only_new": True} if not main else {"distinct": True} if repeated else {}
    return Draft(table.id, title, entity.sure, lines, {**sheet.says, **more})


def _kind_of_organisations(main: Entity, own: Draft, rest: Sequence[Look]) -> None:
    """What sort of organisations they are: from a column with such words, else from the word for all of them."""
    if main.kind != "organisation":
        return
    columns = [main.columns["kind"][0]] if "kind" in main.columns else []
    for look in (*columns, *rest):
        held = look.holds(ORGANISATION_KIND)
        if (held >= 0.3 and len(look.counts) <= MOST_VALUES) or look in columns:
            own.lines = [line for line in own.lines if line.field != "kind"]
            words = {cell: _WORDS.get(match_key(cell), "other") for cell in look.counts}
            if len(words) > MOST_VALUES:
                return
            value: Toml = {"column": look.heading, "values": {**words, "*": "other"}} if held < 1 else look.heading
            why = Text(f"{held:.0%} is een soort die de kaart kent", f"{held:.0%} is a kind that the map knows")
            own.lines.append(ColumnDraft("kind", value, max(held, 0.2), why, look.example))
            return
    word = match_key(main.stem)
    if word in _WORDS:
        own.lines.append(ColumnDraft("kind", {"fixed": _WORDS[word]}, 0.7, NAMED))


def _link(pair: tuple[str, str, str], ends: tuple[Toml, Toml], sure: float, sheet: Understood) -> Draft:
    """A table of links; one that needs a role that no column gives is left to whoever reads it."""
    makes, first, second = pair
    table = TABLES[makes]
    lines = [ColumnDraft(first, ends[0], sure, _LINKED), ColumnDraft(second, ends[1], sure, _LINKED)]
    title = Text(f"{table.what.nl}", f"{table.what.en}")
    draft = Draft(makes, title, sure * 0.8, lines, dict(sheet.says))
    role = next((field for field in table.columns if field.id == "role"), None)
    if role and (look := _role(role, sheet.rest)):
        why = Text("de cellen zijn rollen", "its cells are roles")
        lines.append(ColumnDraft("role", look.heading, look.holds(role), why, look.example))
    elif role and role.required:
        words = ", ".join(value.id for value in OWNERSHIP_ROLE.values)
        lines.append(
            ColumnDraft("role", {"fixed": "responsible"}, 0.1, Text(f"kies uit {words}", f"choose one of {words}"))
        )
        draft.sure = 0.1
        draft.off = Text(
            "Geen kolom zegt in welke rol. Klopt dit, haal dan de # weg en kies een rol.",
            "No column says in which role. If this is right, take the # away and choose a role.",
        )
    return draft


def _unnamed(*joined: Entity) -> dict[str, Toml]:
    """Leaves out the rows that name no thing, though they may hold its number."""
    names = [entity.columns["name"][0] for entity in joined if entity.columns.keys() >= {"id", "name"}]
    skip: dict[str, Toml] = {look.heading: "" for look in names if len(look.cells) < look.rows}
    return {"skip": skip} if skip else {}


def _role(role: Field, rest: Sequence[Look]) -> Look | None:
    return next((look for look in rest if look.holds(role) >= 0.8), None)


def _example(entity: Entity) -> str:
    return entity.key.example if entity.key else ""
