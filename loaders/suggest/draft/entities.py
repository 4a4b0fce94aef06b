"""The things that the columns of a sheet speak of: `knelpunt_nummer` and `knelpunt_naam` are of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.model import TABLE_OF
from opgavenkaart.loaders.suggest.column_profile import Look
from opgavenkaart.loaders.suggest.guess_kind import EXACTLY, GUESS, NAMED, NOTHING_SAYS, kind_told, table_of
from opgavenkaart.loaders.suggest.vocabulary import Heading, heading_of
from opgavenkaart.loaders.tables.ids import name_field
from opgavenkaart.loaders.tables.recognise import spellings

SHORT = 80  # letters, on average, of descriptions that may be names
SHORTEST = 8  # letters, on average, of titles of documents; years and numbers are shorter
LONG = 120  # letters, on average, of a text that is no name

Column = tuple[Look, Heading]


@dataclass
class Entity:
    """A thing that rows speak of, its kind, and which column says what of it, how sure that is and why."""

    stem: str
    kind: str  # "" where nothing says so
    sure: float
    why: Text
    columns: dict[str, tuple[Look, float, Text]] = field(default_factory=dict)  # field id -> column

    @property
    def table(self) -> Table:
        """The table that such things are in."""
        return table_of(self.kind)

    @property
    def key(self) -> Look | None:
        """The column by which things are told apart best."""
        found = self.columns.get("name") or self.columns.get("id") or self.columns.get("abbreviation")
        return found[0] if found else None

    @property
    def different(self) -> int:
        """How many different ones there are."""
        return len(self.key.counts) if self.key else 0


def entities(columns: Sequence[Look], about: Sequence[str], names: Names) -> list[Entity]:
    """The things of a sheet, that of the rows themselves first; `about` are the names of the sheet and the file."""
    taken: dict[str, list[Column]] = {}
    for look in columns:
        heading = _as_ours(look.heading) or heading_of(look.heading)
        if heading.stem and not heading.facet and look.length > LONG:
            heading = Heading("", "description")  # a text of the rows themselves, not the name of another thing
        taken.setdefault(heading.stem, []).append((look, heading))
    of_rows = taken.pop("", [])
    things = [entity for stem, of in taken.items() if (entity := _entity(stem, of, about, names))]
    numbered = [
        entity for entity in things if entity.columns.keys() == {"id"} and entity.columns["id"][0].numbers > 0.5
    ]
    named = [entity for entity in things if entity not in numbered]
    if numbered or not named:
        of_rows = _with_a_name(of_rows)
    main = _entity("", of_rows, about, names) if any(heading.facet in ("", "name") for _, heading in of_rows) else None
    if main is None:
        main = max(named, key=lambda entity: entity.different, default=None) or _unnamed(columns)
        if main is None:
            return []
        _add(main, of_rows)
    for entity in numbered:
        _numbers(entity, main)
    others = [entity for entity in named if entity is not main and not _completes(entity, main)]
    return [main, *sorted(others, key=lambda entity: -entity.different)]


def _unnamed(columns: Sequence[Look]) -> Entity | None:
    """What the rows may be where no heading says so: things that go by the words that differ most."""
    words = [look for look in columns if look.numbers < 0.5 and look.length < LONG]
    best = max(words, key=lambda look: len(look.counts), default=None)
    if best is None:
        return None
    why = Text("zij verschilt het meest van rij tot rij", "it differs most from row to row")
    return Entity("", "", GUESS, NOTHING_SAYS, {"name": (best, GUESS, why)})


def _numbers(entity: Entity, main: Entity) -> None:
    """Takes a column of numbers without names as the id of the things of the rows, if they have none."""
    if "id" not in main.columns and entity.different > 1:
        main.columns = {"id": entity.columns["id"], **main.columns}
        if not main.stem and main.sure < entity.sure:
            main.kind, main.sure, main.why, main.stem = entity.kind, entity.sure, entity.why, entity.stem


def _completes(entity: Entity, main: Entity) -> bool:
    """Adds to the thing of the rows what has no name of its own: `ZBO-afkorting` beside `Volledige naam`."""
    if entity.kind != main.kind or "name" in entity.columns or "name" not in main.columns:
        return False
    if entity.different < main.different / 2:
        return False
    main.columns = {**entity.columns, **main.columns}
    return True


def _as_ours(heading: str) -> Heading | None:
    """A heading that is a spelling of ours for something of the row itself, such as geldig_tot."""
    for table in TABLE_OF.values():
        for column in TABLES[table].columns:
            if column.type != "reference" and match_key(heading) in map(match_key, spellings(column)):
                return Heading("", "name" if "name" in spellings(column) else column.id)
    return None


def _entity(stem: str, columns: Sequence[Column], about: Sequence[str], names: Names) -> Entity | None:
    """One thing, if its kind can be told and anything tells such things apart."""
    naming = next((look for look, heading in columns if heading.facet in ("", "name")), columns[0][0])
    said = next((look for look, heading in columns if heading.facet == "kind"), None)
    kind, sure, why = kind_told(stem, naming, said, about, names)
    if not kind and stem:
        return None
    entity = Entity(stem, kind, sure, why)
    _add(entity, columns)
    return entity if entity.key else None


def _add(entity: Entity, columns: Sequence[Column]) -> None:
    """Adds what columns say of a thing, each where it fits."""
    fields = {column.id: column for column in entity.table.columns}
    name = name_field(entity.table).id
    for look, heading in columns:
        facet = heading.facet or ("id" if look.numbered and entity.sure >= EXACTLY else "name")
        if facet == "description" and facet not in fields:
            facet = "assignment" if "assignment" in fields else "note"
        sure = _fits(fields.get(name if facet == "name" else facet), look, 0.9 if heading.facet else entity.sure)
        if facet == "official_id" and look.codes < 0.5:
            sure *= 0.8  # a code, but not one by which it is known
        if sure and (facet not in entity.columns or sure > entity.columns[facet][1]):
            entity.columns[facet] = (look, sure, NAMED)


def _with_a_name(columns: list[Column]) -> list[Column]:
    """Takes a short description of the rows themselves as their name, if they have none."""
    if any(heading.facet in ("", "name") for _, heading in columns):
        return columns
    short = [look for look, heading in columns if heading.facet == "description" and look.length < SHORT]
    return [(look, Heading("", "name") if look in short[:1] else heading) for look, heading in columns]


def _fits(field: Field | None, look: Look, sure: float) -> float:
    """How sure it is that a column is this field of ours, given its cells."""
    if field is None or (field.id in ("name", "title") and look.numbers > 0.5):
        return 0.0
    if field.id == "title" and look.length < SHORTEST:
        return 0.0
    if field.type in ("date", "url", "number", "score"):
        held = look.holds(field)
        return sure * held if held >= 0.9 else 0.0
    return sure
