"""The links between the things of a row, with their roles and periods; and those of a row to other rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.model import OWNERSHIP_ROLE, SUCCESSION_EVENT, TABLES
from opgavenkaart.graph.model.schema import Field, by_key
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.loaders.mapping.model import Toml
from opgavenkaart.loaders.suggest.column_profile import ColumnProfile
from opgavenkaart.loaders.suggest.draft.entities import HEADING_SAYS, Entity
from opgavenkaart.loaders.suggest.draft.model import CHOOSE, ColumnDraft, Draft
from opgavenkaart.loaders.suggest.keys import DraftSheet, reference_to, several
from opgavenkaart.loaders.suggest.vocabulary import heading_of, role_in

Links = Mapping[tuple[str, str], tuple[str, str, str]]
LINKS: Links = {  # kinds of the row itself and of another thing in it -> the table that joins them, and its two columns
    ("issue", "organisation"): ("ownership", "issue", "organisation"),
    ("group", "organisation"): ("participation", "group", "organisation"),
    ("activity", "organisation"): ("involvement", "activity", "organisation"),
    ("issue", "domain"): ("in_domain", "issue", "domain"),
    ("group", "domain"): ("in_domain", "group", "domain"),
    ("organisation", "domain"): ("portfolios", "organisation", "domain"),
    ("group", "issue"): ("agenda", "group", "issue"),
    ("issue", "group"): ("agenda", "issue", "group"),
}
WITH_ROLES = {"issue": "ownership", "group": "participation"}  # kinds in which organisations have roles -> our table
LETTERS = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}
_BETWEEN_LETTERS = re.compile(r"[\s/,;+&]+")
MARKS = frozenset(("x", "X", "ja", "Ja", "JA", "yes", "Yes", "v", "✓", "1"))
SAME_ROW = Text("staat op dezelfde rij", "stands in the same row")
_ROLES = by_key(OWNERSHIP_ROLE.values)
_IS_ROLE = Text("de cellen zijn rollen", "its cells are roles")
_HEADINGS = Text("de koppen zijn organisaties", "the headings are organisations")
_CELLS = Text("de cellen", "the cells")
_DIFFERS = Text("verschilt van rij tot rij", "differs from row to row")
NO_ROLE = Text(
    "Geen kolom zegt in welke rol. Klopt dit, haal dan de # weg en kies een rol.",
    "No column says in which role. If this is right, take the # away and choose a role.",
)
_WHICH_ROLE = Text(
    "De cellen zeggen niet in welke rol. Vul de rollen in en haal de # weg.",
    "The cells do not say in which role. Fill the roles in and take the # away.",
)
_ANSWERS = "verantw", "responsib"  # of those who answer for an issue
_ALONE = Text(
    "geen andere kolom zegt wie eindverantwoordelijk is; is dit wie het uitvoert, schrijf dan responsible",
    "no other column says who is accountable; if this is who does the work, write responsible",
)
MIN_SHARE = 0.3  # of ids of other rows, by which such a column is known
LATER = ("opvolg", "volgend", "successor", "next", "nieuw")
EARLIER = ("voorgang", "vorig", "predecessor", "previous", "oud")
_SHARE = Text("{share} is de id van een andere rij", "{share} is the id of another row")
_EVENT = Text(
    "Wat er gebeurde staat er niet. Kies het, en haal de # weg.",
    "What happened is not there. Choose it, and take the # away.",
)


def joined(kinds: tuple[str, str], ends: Sequence[Toml], sure: float, why: Text, links: Links) -> Draft | None:
    """The table of links between things of two kinds, in whatever order; None where there is none."""
    found = links.get(kinds)
    if not found:
        found, ends = links.get(kinds[::-1]), ends[::-1]
    if not found:
        return None
    makes, *columns = found
    lines = [ColumnDraft(column, end, sure, why) for column, end in zip(columns, ends, strict=True)]
    return Draft(makes, TABLES[makes].what, sure, lines)


def link_of(sheet: DraftSheet, own: Draft, other: Entity) -> Draft | None:
    """The table that joins the things of the rows, which `own` makes, with others; None where no table does.

    One that needs a role that neither a column nor a heading gives is left to whoever reads it.
    """
    main = sheet.things[0]
    ends = (reference_to(sheet, main), reference_to(sheet, other))
    draft = joined((main.kind, other.kind), ends, min(main.sure, other.sure), SAME_ROW, LINKS)
    if not draft:
        return None
    draft.sure *= 0.8
    draft.says |= sheet.says
    role = next((field for field in TABLES[draft.makes].columns if field.id == "role"), None)
    if role and (profile := role_column(role, sheet.rest)):
        draft.lines.append(profile.as_column("role", profile.holds(role), _IS_ROLE))
    elif role and other.key and (line := _role_of_heading(draft.makes, other.key.heading, sheet.every)):
        draft.lines.append(line)
    elif role and role.required:
        draft.lines.append(ColumnDraft.to_choose(role, "responsible", CHOOSE))
        draft.sure, draft.off = 0.1, NO_ROLE
    names = [thing.columns["name"][0] for thing in (main, other) if thing.columns.keys() >= {"id", "name"}]
    if skip := {profile.heading: "" for profile in names if len(profile.cells) < profile.rows}:
        draft.says["skip"] = skip  # rows that name no thing, though they may hold its number
    _move_periods(sheet, own, draft)
    return draft


def _role_of_heading(makes: str, heading: str, every: Sequence[ColumnProfile]) -> ColumnDraft | None:
    """The role that the heading of organisations gives them, if any.

    Who is "verantwoordelijk" in a list that calls nobody "eindverantwoordelijk" is accountable.
    """
    role, others = role_in(makes, heading), (role_in(makes, profile.heading) for profile in every)
    answers = makes == "ownership" and role == "responsible" and any(word in heading.lower() for word in _ANSWERS)
    if answers and "accountable" not in others:
        return ColumnDraft("role", {"fixed": "accountable"}, 0.6, _ALONE)
    return ColumnDraft("role", {"fixed": role}, 0.8, HEADING_SAYS) if role else None


def role_column(role: Field, columns: Sequence[ColumnProfile]) -> ColumnProfile | None:
    """The first column whose cells are such roles."""
    return next((profile for profile in columns if profile.holds(role) >= 0.8), None)


def matrix_of(kind: str, main: Toml, sheet: DraftSheet) -> Draft | None:
    """The links made by a column for each organisation, with roles or marks in its cells; None without two of them.

    `main` is how the things of the rows are referred to.
    """
    columns = [profile for profile in sheet.rest if sheet.known.find("organisation", profile.heading)]
    columns = [profile for profile in columns if profile.share(_is_role) >= 0.9]
    if kind not in WITH_ROLES or len(columns) < 2:
        return None
    cells = dict.fromkeys(cell for profile in columns for cell in profile.counts)
    values: dict[str, Toml] = {cell: of[0] if len(of) == 1 else of for cell in cells if (of := _letters(cell))}
    values |= {cell: "" if kind == "issue" else "member" for cell in cells if cell in MARKS}
    role: dict[str, Toml] = {"across": "cell", "values": values} if values else {"across": "cell"}
    sure = 0.1 if "" in values.values() else 0.7
    lines = [
        ColumnDraft(kind, main, 0.7, SAME_ROW),
        ColumnDraft("organisation", {"across": "heading"}, 0.8, _HEADINGS),
        ColumnDraft("role", role, sure, _CELLS),
    ]
    makes = WITH_ROLES[kind]
    says = {**sheet.says, "across": [profile.heading for profile in columns]}
    return Draft(makes, TABLES[makes].what, sure, lines, says, off=_WHICH_ROLE if sure < 0.5 else None)


def parties_across(sheet: DraftSheet, matrix: Draft) -> list[Draft]:
    """The organisations that the headings of a matrix name, where the graph does not have them all."""
    headings = matrix.says["across"]
    if not isinstance(headings, list) or all(sheet.there.find("organisation", str(heading)) for heading in headings):
        return []
    name = ColumnDraft("name", {"across": "heading"}, 0.8, _HEADINGS)
    return [
        Draft("organisations", TABLES["organisations"].what, 0.7, [name], {**matrix.says, "only_new": True}, matrix.off)
    ]


def _letters(cell: str) -> list[str]:
    """The roles that a cell of RACI gives, each a letter: "A/R"."""
    letters = _BETWEEN_LETTERS.sub("", cell.upper())
    return [LETTERS[letter] for letter in letters] if letters and {*letters} <= LETTERS.keys() else []


def _is_role(cell: str) -> bool:
    return bool(_letters(cell)) or cell in MARKS or match_key(cell) in _ROLES


def _move_periods(sheet: DraftSheet, own: Draft, link: Draft) -> None:
    """Dates that differ from row to row of one thing are not of that thing, but of what joins it to another."""
    main = sheet.things[0]
    dated = [line for line in own.lines if line.field in ("valid_from", "valid_to")]
    for line in dated if main.key else ():
        own_date = heading_of(str(line.value)).stem == main.stem
        if main.key and not own_date and several(sheet.values_by([main.key], main.columns[line.field][0])):
            own.lines.remove(line)
            link.lines.append(replace(line, why=join(_DIFFERS, line.why, between="; "), sure=line.sure * 0.8))


def links_to_rows(own: Draft, sheet: DraftSheet) -> tuple[list[Draft], list[ColumnProfile]]:
    """Successions by columns with ids of other rows, and all such columns; `own` gets what its things are part of."""
    successions: list[Draft] = []
    columns: list[ColumnProfile] = []
    main, *others = sheet.things
    id = own.line("id")
    if not id or "id" not in main.columns:
        return [], []
    key = main.columns["id"][0]
    ids = {row[key.position].strip() for _, row in sheet.foreign.below}
    for profile in (*sheet.rest, *(e.key for e in others if e.key and e.columns.keys() == {"id"})):
        share = profile.share(ids.__contains__)
        if share < MIN_SHARE or profile is key:
            continue
        other = _renamed(id.value, key.heading, profile.heading)
        why = _SHARE.format(share=f"{share:.0%}")
        after, before = (any(word in profile.heading.casefold() for word in words) for words in (LATER, EARLIER))
        if after or before:
            if main.kind != "organisation":
                continue
            ends = (id.value, other) if after else (other, id.value)
            lines = [ColumnDraft(field, end, 0.7, why) for field, end in zip(("from", "to"), ends, strict=True)]
            lines.append(ColumnDraft.to_choose(SUCCESSION_EVENT, "move", CHOOSE))
            what = TABLES["succession"].what
            successions.append(Draft("succession", what, 0.1, lines, dict(sheet.says), off=_EVENT))
        elif any(field.id == "part_of" for field in main.table.columns):
            own.add(profile.as_column("part_of", share * 0.8, why, other))
        else:
            continue
        columns.append(profile)
    return successions, columns


def _renamed(value: Toml, before: str, after: str) -> Toml:
    """The same expression of another column."""
    if isinstance(value, Mapping):
        return {key: str(of).replace(f"{{{before}}}", f"{{{after}}}") for key, of in value.items()}
    return after
