"""From the things that a sheet speaks of to the tables that they become, with the links between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.edition import Names
from opgavenkaart.graph.model import ORGANISATION_KIND, OWNERSHIP_ROLE, TABLES
from opgavenkaart.graph.schema import Field, Text
from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.identify import name_field
from opgavenkaart.loaders.mapping.entities import NAMED, Entity
from opgavenkaart.loaders.mapping.foreign import Foreign
from opgavenkaart.loaders.mapping.looks import Look
from opgavenkaart.loaders.mapping.matrix import matrix_of
from opgavenkaart.loaders.mapping.write import Draft, Line, Toml, toml

PARENTS = 0.3  # the share of ids of other rows in a column that says what a thing is part of
MOST_VALUES = 40  # different cells that a mapping lists
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
_WORDS = {
    match_key(word): value.id for value in ORGANISATION_KIND.values for word in (value.id, *value.text, *value.also)
}


@dataclass(frozen=True)
class Sheet:
    """The sheet that drafts are made of: the things that its rows speak of, that of the rows themselves first.

    `says` is where it is, `there` what the graph describes already, `known` what else helps to recognise names.
    """

    foreign: Foreign
    things: Sequence[Entity]
    rest: Sequence[Look]  # columns that are of no thing
    says: Mapping[str, Toml]
    there: Names
    known: Names


def drafts(sheet: Sheet) -> list[Draft]:
    """The tables of a sheet."""
    main, *others = sheet.things
    own, *found = [_things(sheet, entity) for entity in sheet.things]
    _kind_of_organisations(main, own, sheet.rest)
    _parents(sheet, main, own)
    for other, draft in zip(others, tuple(found), strict=True):
        reference = _reference(sheet, other)
        sure = min(main.sure, other.sure)
        if other.kind == main.kind == "organisation":
            draft.off = _once(own, Line("part_of", reference, sure * 0.6, _LINKED, _example(other)))
        elif other.kind == "document":
            draft.off = _once(own, Line("source", reference, sure, _LINKED, _example(other)))
        elif pair := LINKS.get((main.kind, other.kind)) or LINKS.get((other.kind, main.kind)):
            swapped = (main.kind, other.kind) not in LINKS
            ends = (reference, _reference(sheet, main))
            found.append(_link(pair, ends if swapped else ends[::-1], sure, sheet))
    if matrix := matrix_of(main.kind, _reference(sheet, main), sheet.rest, sheet.says, sheet.known):
        found.append(matrix)
    return [draft for draft in (own, *found) if draft.lines]


def _parents(sheet: Sheet, main: Entity, own: Draft) -> None:
    """A column that holds ids of other rows says what a thing is part of."""
    id = own.line("id")
    if not id or "part_of" not in {field.id for field in TABLES[own.makes].columns}:
        return
    own_ids = main.columns["id"][0]
    ids = {row[own_ids.position].strip() for _, row in sheet.foreign.below()}
    for look in sheet.rest:
        share = look.share(ids.__contains__)
        if share >= PARENTS and look.heading != own_ids.heading and "{" not in look.heading:
            value = _renamed(id.value, own_ids.heading, look.heading)
            why = Text(f"{share:.0%} is de id van een andere rij", f"{share:.0%} is the id of another row")
            _once(own, Line("part_of", value, share, why, look.example))


def _renamed(value: Toml, before: str, after: str) -> Toml:
    """The same expression of another column."""
    if isinstance(value, Mapping):
        return {key: str(of).replace(f"{{{before}}}", f"{{{after}}}") for key, of in value.items()}
    return after


def _once(draft: Draft, line: Line) -> Text | None:
    """Adds a line; as a comment, whose reason is given back, where its column of ours is taken."""
    if taken := draft.line(line.field):
        line.off = Text(f"kan ook, in plaats van {toml(taken.value)}", f"possible too, instead of {toml(taken.value)}")
    draft.lines.append(line)
    return line.off


def _things(sheet: Sheet, entity: Entity) -> Draft:
    """One table of things."""
    table = TABLES[entity.table]
    main = entity is sheet.things[0]
    lines = []
    if id := _id(sheet, entity):
        lines.append(id)
    named = {"name": name_field(table).id}
    fields = {field.id for field in table.columns}
    for id_, (look, sure, why) in entity.columns.items():
        if id_ != "id" and named.get(id_, id_) in fields:
            lines.append(Line(named.get(id_, id_), look.heading, sure, why, look.example))
    if "name" not in entity.columns and entity.key:
        why = Text("een naam is er niet", "there is no name")
        if "id" in entity.columns:
            lines.insert(0, Line("id", entity.key.heading, *entity.columns["id"][1:], entity.key.example))
        lines.append(Line(name_field(table).id, entity.key.heading, 0.4, why, entity.key.example))
    _abbreviations(sheet, entity, lines)
    only = lines[0] if len(lines) == 1 else None
    if only and entity.key and not main:
        only.value = _divided(sheet, entity.key, entity.kind, leave_out=True)
    what = entity.stem or table.text.en
    title = Text(
        f"{table.text.nl} uit “{what}”, want {entity.why.nl}", f"{table.text.en} of “{what}”, for {entity.why.en}"
    )
    repeated = entity.key is not None and entity.key.counts.total() > entity.different
    more: dict[str, Toml] = {"only_new": True} if not main else {"distinct": True} if repeated else {}
    return Draft(entity.table, title, entity.sure, lines, {**sheet.says, **more})


def _abbreviations(sheet: Sheet, entity: Entity, lines: Sequence[Line]) -> None:
    """An abbreviation would be the id of things without one: not where several things bear it."""
    for line in lines:
        made_of_it = line.field == "abbreviation" and lines[0].field != "id" and entity.key
        if made_of_it and not _tells(sheet.foreign, [entity.columns["abbreviation"][0]], made_of_it):
            line.off = Text("meer dan één ding heet zo", "more than one thing is called so")


def _id(sheet: Sheet, entity: Entity) -> Line | None:
    """An id, where one tells the things apart: by itself, or together with that of another thing of the row."""
    if "id" not in entity.columns or "name" not in entity.columns:
        return None
    own, sure, _ = entity.columns["id"]
    name = entity.columns["name"][0]
    word = entity.stem.replace(" ", "-")
    if _tells(sheet.foreign, [own], name):
        value: Toml = {"text": f"{word}-{{{own.heading}}}"} if own.numbers > 0.5 and word else own.heading
        return Line("id", value, sure, Text("hoort bij één naam", "goes with one name"), own.example)
    for other in sheet.things:
        key = other.columns["id"][0] if "id" in other.columns else other.key
        if other is not entity and key and key is not own and _tells(sheet.foreign, [key, own], name):
            why = Text("samen horen zij bij één naam", "together they go with one name")
            return Line("id", {"text": f"{{{key.heading}}} {{{own.heading}}}"}, sure * 0.8, why)
    return None


def _tells(foreign: Foreign, keys: Sequence[Look], name: Look) -> bool:
    """Whether each key goes with one name, give or take some: names change, and are spelled in more ways than one."""
    names = defaultdict[tuple[str, ...], set[str]](set)
    for _, row in foreign.below():
        if cell := match_key(row[name.position]):
            names[tuple(row[key.position].strip() for key in keys)].add(cell)
    return bool(names) and sum(map(len, names.values())) <= 1.5 * len(names) and any(map(any, names))


def _reference(sheet: Sheet, entity: Entity) -> Toml:
    """How another table names these things."""
    if id := _id(sheet, entity):
        return id.value
    return _divided(sheet, entity.key, entity.kind) if entity.key else ""


def _divided(sheet: Sheet, look: Look, kind: str, leave_out: bool = False) -> Toml:
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
            own.lines.append(Line("kind", value, max(held, 0.2), why, look.example))
            return
    word = match_key(main.stem)
    if word in _WORDS:
        own.lines.append(Line("kind", {"fixed": _WORDS[word]}, 0.7, NAMED))


def _link(pair: tuple[str, str, str], ends: tuple[Toml, Toml], sure: float, sheet: Sheet) -> Draft:
    """A table of links; one that needs a role that no column gives is left to whoever reads it."""
    makes, first, second = pair
    table = TABLES[makes]
    lines = [Line(first, ends[0], sure, _LINKED), Line(second, ends[1], sure, _LINKED)]
    title = Text(f"{table.what.nl}", f"{table.what.en}")
    draft = Draft(makes, title, sure * 0.8, lines, dict(sheet.says))
    role = next((field for field in table.columns if field.id == "role"), None)
    if role and (look := _role(role, sheet.rest)):
        why = Text("de cellen zijn rollen", "its cells are roles")
        lines.append(Line("role", look.heading, look.holds(role), why, look.example))
    elif role and role.required:
        words = ", ".join(value.id for value in OWNERSHIP_ROLE.values)
        lines.append(Line("role", {"fixed": "responsible"}, 0.1, Text(f"kies uit {words}", f"choose one of {words}")))
        draft.sure = 0.1
        draft.off = Text(
            "Geen kolom zegt in welke rol. Klopt dit, haal dan de # weg en kies een rol.",
            "No column says in which role. If this is right, take the # away and choose a role.",
        )
    return draft


def _role(role: Field, rest: Sequence[Look]) -> Look | None:
    return next((look for look in rest if look.holds(role) >= 0.8), None)


def _example(entity: Entity) -> str:
    return entity.key.example if entity.key else ""
