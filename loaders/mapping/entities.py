"""The things that the columns of a sheet speak of: `knelpunt_nummer` and `knelpunt_naam` are of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from opgavenkaart.graph.edition import Names
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.schema import Field, Text
from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.mapping.looks import Look
from opgavenkaart.loaders.mapping.words import TABLE_OF, Heading, heading_of, kind_of
from opgavenkaart.loaders.recognise import spellings

KNOWN = 0.4  # the share of known names that tells what a column holds
NAMED = Text("de kop zegt het", "its heading says so")


@dataclass
class Entity:
    """A thing that rows speak of, its kind, and which column says what of it, how sure that is and why."""

    stem: str
    kind: str
    sure: float
    why: Text
    columns: dict[str, tuple[Look, float, Text]] = field(default_factory=dict)  # field id -> column

    @property
    def table(self) -> str:
        """The table that such things are in."""
        return TABLE_OF[self.kind]

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
    taken: dict[str, list[tuple[Look, Heading]]] = {}
    for look in columns:
        heading = _as_ours(look.heading) or heading_of(look.heading)
        taken.setdefault(heading.stem, []).append((look, heading))
    found = [_entity(stem, of, about, names) for stem, of in taken.items()]
    things = [entity for entity in found if entity and entity.key]
    own = next((entity for entity in things if not entity.stem), None)
    main = own or max(things, key=lambda entity: entity.different, default=None)
    return [main, *(entity for entity in things if entity is not main)] if main else []


def _as_ours(heading: str) -> Heading | None:
    """A heading that is a spelling of ours for something of the row itself, such as geldig_tot."""
    for table in TABLE_OF.values():
        for column in TABLES[table].columns:
            if column.type != "reference" and match_key(heading) in map(match_key, spellings(column)):
                return Heading("", "name" if "name" in spellings(column) else column.id)
    return None


def _entity(stem: str, columns: Iterable[tuple[Look, Heading]], about: Sequence[str], names: Names) -> Entity | None:
    columns = list(columns)
    naming = next((look for look, heading in columns if heading.facet in ("", "name")), columns[0][0])
    kind, sure, why = _kind(stem, naming, about, names)
    if not kind:
        return None
    entity = Entity(stem, kind, sure, why)
    fields = {column.id: column for column in TABLES[entity.table].columns}
    name = next(column.id for column in fields.values() if "name" in spellings(column))
    for look, heading in columns:
        facet = heading.facet or "name"
        id = name if facet == "name" else facet
        sureness = _fits(fields.get(id), look, 0.9 if heading.facet else sure)
        if sureness and (id not in entity.columns or sureness > entity.columns[id][1]):
            entity.columns[id] = (look, sureness, NAMED)
    if name != "name" and name in entity.columns:
        entity.columns = {"name": entity.columns.pop(name), **entity.columns}
    if not entity.columns.keys() & {"name", "id", "abbreviation"}:
        return None
    return entity


def _kind(stem: str, naming: Look, about: Sequence[str], names: Names) -> tuple[str, float, Text]:
    known = naming.known(names, "organisation")
    kind, sure = kind_of(stem)
    if kind:
        return kind, sure, NAMED
    if known >= KNOWN:
        why = Text(f"{known:.0%} is een bekende organisatie", f"{known:.0%} is a known organisation")
        return "organisation", 0.4 + known / 2, why
    if stem:
        return "", 0.0, NAMED
    for text in about:
        kind, sure = kind_of(text)
        if kind:
            return kind, sure * 0.8, Text(f"{text} zegt het", f"{text} says so")
    return "issue", 0.2, Text("niets zegt wat het is", "nothing says what it is")


def _fits(field: Field | None, look: Look, sure: float) -> float:
    """How sure it is that a column is this field of ours, given its cells."""
    if field is None or (field.id in ("name", "title") and look.numbers > 0.9):
        return 0.0
    if field.type in ("date", "url", "number", "score"):
        held = look.holds(field)
        return sure * held if held >= 0.9 else 0.0
    return sure
