"""From the things that a sheet speaks of to the tables that they become, with the links between them."""

from collections.abc import Collection, Sequence

from opgavenkaart.graph.model import ORGANISATION_KIND, TABLES
from opgavenkaart.graph.model.schema import by_key, spellings
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.loaders.mapping.model import Toml
from opgavenkaart.loaders.suggest.column_profile import ColumnProfile
from opgavenkaart.loaders.suggest.draft import links
from opgavenkaart.loaders.suggest.draft.entities import HEADING_SAYS, Entity
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft
from opgavenkaart.loaders.suggest.keys import MAX_VALUES, DraftSheet, id_of, reference_to
from opgavenkaart.loaders.suggest.parties import Parties
from opgavenkaart.loaders.tables.records import name_field

_TITLE = Text("{table} uit “{what}”, want {why}", "{table} of “{what}”, for {why}")
_THERE = Text('wat "" wordt staat al in de grafiek', 'what becomes "" is in the graph already')
_DESCRIBED = Text(
    "Zij staan al in {sheet}; dit blad verwijst ernaar met dezelfde sleutel.",
    "They are in {sheet} already; this sheet refers to them by the same key.",
)
_SAME_KEY = Text("dezelfde sleutel", "the same key")
_NO_NAME = Text("een naam is er niet", "there is no name")
_ROLES_FIT = Text("de rollen die organisaties erin hebben passen daarbij", "the roles of organisations fit")
_SHARED = Text("meer dan één ding heet zo", "more than one thing is called so")
_SHARE = Text("{share} is een soort die de kaart kent", "{share} is a kind that the map knows")
_LAST_DAY = Text(
    "de eerste dag waarop het niet meer geldt; is het de laatste, dan { column = …, last_day = true }",
    "the first day on which it no longer holds; if it is the last day, { column = …, last_day = true }",
)
_REGISTERED = Text(
    "volgens het meegeleverde register van het Rijk (laad dat ook: opgavenkaart load rijk)",
    "by the shipped register of the central government (load that too: opgavenkaart load rijk)",
)
_ENDS = {match_key(word) for word in spellings(TABLES["organisations"].field("valid_to"))}
_SUBKINDS = by_key(ORGANISATION_KIND.values)


def drafts(sheet: DraftSheet) -> list[Draft]:
    """The tables of a sheet; none where its rows speak of nothing that is known."""
    if not sheet.things:
        return []
    main = sheet.things[0]
    if not main.kind:
        _kind_by_roles(sheet, main)
    own = _things(sheet, main)
    _kind_of_organisations(main, own, sheet.rest)
    successions, columns = links.links_to_rows(own, sheet)
    others = [entity for entity in sheet.things[1:] if entity.key not in columns]
    found = [own, *(_things(sheet, entity) for entity in others)]
    for other, draft in zip(others, found[1:], strict=True):
        sure = min(main.sure, other.sure)
        example = other.key.example if other.key else ""
        if other.kind == main.kind == "organisation":
            line = ColumnDraft("part_of", reference_to(sheet, other), sure * 0.6, links.SAME_ROW, example)
            draft.off = own.add(line)
        elif other.kind == "document":
            draft.off = own.add(ColumnDraft("source", reference_to(sheet, other), sure, links.SAME_ROW, example))
        elif link := links.link_of(sheet, own, other):
            found.append(link)
    if matrix := links.matrix_of(main.kind, reference_to(sheet, main), sheet):
        found += [*links.parties_across(sheet, matrix), matrix]
    return [draft for draft in (*found, *successions) if draft.lines]


def _kind_by_roles(sheet: DraftSheet, main: Entity) -> None:
    """Parties own issues, and take part in groups: their roles say what the rows are."""
    parties = any(entity.kind == "organisation" for entity in sheet.things[1:])
    for kind, makes in links.WITH_ROLES.items():
        matrix = links.matrix_of(kind, "", sheet)
        if (matrix and not matrix.off) or (parties and links.role_column(TABLES[makes].field("role"), sheet.rest)):
            main.kind, main.sure, main.why = kind, 0.5, _ROLES_FIT
            return


def _things(sheet: DraftSheet, entity: Entity) -> Draft:
    """One table of things."""
    table, main, key = entity.table, entity is sheet.things[0], entity.key
    name = name_field(table).id
    fields = {field.id for field in table.columns} - {"id"}
    id = id_of(sheet, entity)
    lines = [id] if id else []
    if main and sheet.refers_to:
        lines.append(ColumnDraft("id", sheet.refers_to.id, entity.sure, _SAME_KEY))
    for facet, (profile, sure, why) in entity.columns.items():
        field = name if facet == "name" else facet
        if field in fields:
            lines.append(profile.as_column(field, sure, why))
    if "name" not in entity.columns and key:
        if "id" in entity.columns:
            lines.insert(0, key.as_column("id", *entity.columns["id"][1:]))
        lines.append(key.as_column(name, 0.4, _NO_NAME))
    _question(sheet, entity, lines)
    parties = sheet.parties(entity)
    if parties and entity.columns.keys() == {"name"} and len(lines) == 1:
        lines += _of_parties(parties, lines[0], main)
    elif len(lines) == 1 and key and not main:
        _leave_out(sheet, entity, key, lines[0])
    elif parties and key and not any(line.field == "official_id" for line in lines):
        lines += _codes(parties, key, {cell for cell in parties.every if not main and parties.is_there(cell)})
    off = _DESCRIBED.format(sheet=sheet.refers_to.sheet) if main and sheet.refers_to else None
    title = _TITLE.format(table=table.text, what=entity.stem or table.text.en, why=entity.why)
    repeated = key is not None and key.counts.total() > entity.different
    more: dict[str, Toml] = (
        {"only_new": True} if not main or sheet.names_others else {"distinct": True} if repeated else {}
    )
    return Draft(table.id, title if entity.kind else entity.why, entity.sure, lines, {**sheet.says, **more}, off)


def _of_parties(parties: Parties, name: ColumnDraft, main: bool) -> list[ColumnDraft]:
    """Lets `name` give each party one name, and leave out those that are there; their abbreviations and codes."""
    names = {party: parties.name(party) for party in parties.every if main or not parties.is_there(party)}
    bodies = {party: body for party in names if (body := parties.body(party))}
    short = {party: body.abbreviation for party, body in bodies.items() if names[party] == body.name}
    codes = {party: body.code for party, body in bodies.items()}
    name.value = parties.column(names)
    there = [_THERE] if len(names) < len(parties.every) else []
    name.why = join(name.why, *there, *parties.remarks(), between="; ")
    return [
        ColumnDraft(field, parties.column(of, nothing_else=True), 0.7, _REGISTERED)
        for field, of in (("abbreviation", short), ("official_id", codes))
        if any(of.values())
    ]


def _codes(parties: Parties, key: ColumnProfile, there: Collection[str]) -> list[ColumnDraft]:
    """The codes that the shipped register has for organisations by their names, but for those that are `there`."""
    bodies = {cell: parties.body(cell) for cell in key.counts if cell not in there}
    codes = {cell: body.code for cell, body in bodies.items() if body}
    values: Toml = {"column": key.heading, "values": {**codes, "*": ""}}
    why = join(_REGISTERED, *parties.remarks(), between="; ")
    return [ColumnDraft("official_id", values, 0.7, why)] if codes else []


def _leave_out(sheet: DraftSheet, entity: Entity, key: ColumnProfile, line: ColumnDraft) -> None:
    """Leaves out the things that are there already."""
    if there := sorted(cell for cell in key.counts if sheet.there.find(entity.kind, cell))[:MAX_VALUES]:
        line.value = {"column": key.heading, "values": dict.fromkeys(there, "")}
        line.why = join(line.why, _THERE, between="; ")


def _question(sheet: DraftSheet, entity: Entity, lines: Sequence[ColumnDraft]) -> None:
    """Asks whether an end is the last day; leaves out abbreviations that several things share, if they became ids."""
    for line in lines:
        if line.field == "valid_to" and match_key(str(line.value)) not in _ENDS:
            line.why, line.sure = _LAST_DAY, line.sure * 0.7
        becomes_id = line.field == "abbreviation" and lines[0].field != "id" and entity.key
        if becomes_id and not sheet.identifies([entity.columns["abbreviation"][0]], becomes_id):
            line.off = _SHARED


def _kind_of_organisations(main: Entity, own: Draft, rest: Sequence[ColumnProfile]) -> None:
    """What sort of organisations they are: from a column with such words, else from the word for all of them."""
    if main.kind != "organisation":
        return
    columns = [main.columns["kind"][0]] if "kind" in main.columns else []
    for profile in (*columns, *rest):
        held = profile.holds(ORGANISATION_KIND)
        if (held >= 0.3 and len(profile.counts) <= MAX_VALUES) or profile in columns:
            own.lines = [line for line in own.lines if line.field != "kind"]
            other = ORGANISATION_KIND.value("other")
            words = {cell: _SUBKINDS.get(match_key(cell), other).id for cell in profile.counts}
            if len(words) <= MAX_VALUES:
                values: Toml = {"column": profile.heading, "values": {**words, "*": "other"}} if held < 1 else ""
                why = _SHARE.format(share=f"{held:.0%}")
                own.lines.append(profile.as_column("kind", max(held, 0.2), why, values))
            return
    if kind := _SUBKINDS.get(match_key(main.stem)):
        own.lines.append(ColumnDraft("kind", {"fixed": kind.id}, 0.7, HEADING_SAYS))
