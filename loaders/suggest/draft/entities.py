"""The things that the columns of a sheet speak of, and of what kind: `knelpunt_nr` and `knelpunt_naam` are of one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import KINDS, TABLES
from opgavenkaart.graph.model.schema import Field, Table, by_key, spellings
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.model import TABLE_OF, TO_CHOOSE
from opgavenkaart.loaders.suggest.column_profile import CODE, MIN_NAMES, ColumnProfile
from opgavenkaart.loaders.suggest.vocabulary import Heading, kind_of
from opgavenkaart.loaders.tables.records import name_field

EXACTLY = 0.8  # how sure a word is that names a kind as it is
GUESS = 0.2  # how sure it is of what nothing says
MIN_SUBKINDS = 0.5  # the share of words for subkinds of one kind by which the things are of that kind
SHORT = 80  # letters, on average, of descriptions that may be names
SHORTEST = 8  # letters, on average, of titles of documents; years and numbers are shorter
LONG = 120  # letters, on average, of a text that is no name
HEADING_SAYS = Text("de kop zegt het", "its heading says so")
NOTHING_SAYS = Text("niets zegt wat de rijen zijn", "nothing says what the rows are")
_WORD_SAYS = Text("{word} zegt het", "{word} says so")
_KNOWN = Text("{share} is een bekende organisatie", "{share} is a known organisation")
_SUBKIND = Text("{share} is een soort {kind}", "{share} is a kind of {kind}")
_DIFFERS = Text("zij verschilt het meest van rij tot rij", "it differs most from row to row")
_TABLES = [TABLES[table] for table in TABLE_OF.values()]
_EVERYWHERE = set.intersection(*({column.id for column in table.columns} for table in _TABLES)) | {"name"}
_TO_CHOOSE = replace(  # of things whose kind is still to be chosen: the columns that all of them have
    TABLES["issues"],
    id=TO_CHOOSE,
    text=Text("nog te kiezen", "still to be chosen"),
    columns=tuple(column for column in TABLES["issues"].columns if column.id in _EVERYWHERE - {"kind"}),
)
_SUBKINDS = {k.id: by_key(k.subkinds.values) for k in KINDS.values() if k.subkinds and k.id in TABLE_OF}
_FACETS = {  # how our columns are headed, such as geldig_tot -> what they say of a thing; the first table counts
    match_key(word): "name" if "name" in spellings(column) else column.id
    for table in reversed(_TABLES)
    for column in reversed(table.columns)
    if column.type != "reference"
    for word in spellings(column)
}

Column = tuple[ColumnProfile, str]  # with its facet: what it says of a thing, see `Heading`


@dataclass
class Entity:
    """A thing that rows speak of, its kind, and which column says what of it, how sure that is and why."""

    stem: str
    kind: str  # "" where nothing says so
    sure: float
    why: Text
    columns: dict[str, tuple[ColumnProfile, float, Text]] = field(default_factory=dict)  # field id -> column

    @property
    def table(self) -> Table:
        """The table that such things are in."""
        return table_of(self.kind)

    @property
    def key(self) -> ColumnProfile | None:
        """The column that distinguishes the things best."""
        found = self.columns.get("name") or self.columns.get("id") or self.columns.get("abbreviation")
        return found[0] if found else None

    @property
    def different(self) -> int:
        """How many different ones there are."""
        return len(self.key.counts) if self.key else 0


def table_of(kind: str) -> Table:
    """The table of things of a kind; of "" the columns that all of them have."""
    return TABLES[TABLE_OF[kind]] if kind else _TO_CHOOSE


def entities(columns: Sequence[ColumnProfile], about: Sequence[str], names: Names) -> list[Entity]:
    """The things of a sheet, that of the rows themselves first; `about` are the names of the sheet and the file."""
    by_stem: dict[str, list[Column]] = defaultdict(list)
    for profile in columns:
        ours = _FACETS.get(match_key(profile.heading))
        stem, facet = Heading("", ours) if ours else profile.parts
        if stem and not facet and profile.length > LONG:
            stem, facet = "", "description"  # a text of the rows themselves, not the name of another thing
        by_stem[stem].append((profile, facet))
    of_rows = by_stem.pop("", [])
    things = [entity for stem, of in by_stem.items() if (entity := _entity(stem, of, about, names))]
    numbered = [thing for thing in things if thing.columns.keys() == {"id"} and thing.columns["id"][0].numbers > 0.5]
    named = [thing for thing in things if thing not in numbered]
    if numbered or not named:
        of_rows = _with_a_name(of_rows)
    main = _entity("", of_rows, about, names) if _has_name(of_rows) else None
    if main is None:
        main = max(named, key=lambda thing: thing.different, default=None) or _most_different(columns)
        if main is None:
            return []
        _add(main, of_rows)
    for thing in numbered:
        if "id" not in main.columns and thing.different > 1:  # numbers without names: ids of the rows themselves
            main.columns = {"id": thing.columns["id"], **main.columns}
            if not main.stem and main.sure < thing.sure:
                main.kind, main.sure, main.why, main.stem = thing.kind, thing.sure, thing.why, thing.stem
    others = [thing for thing in named if thing is not main and not _completes(thing, main)]
    return [main, *sorted(others, key=lambda thing: -thing.different)]


def _has_name(columns: Sequence[Column]) -> bool:
    return any(facet in ("", "name") for _, facet in columns)


def _with_a_name(columns: list[Column]) -> list[Column]:
    """Takes a short description of the rows themselves as their name, if they have none."""
    short = [profile for profile, facet in columns if facet == "description" and profile.length < SHORT]
    if _has_name(columns):
        return columns
    return [(profile, "name" if profile in short[:1] else facet) for profile, facet in columns]


def _most_different(columns: Sequence[ColumnProfile]) -> Entity | None:
    """What the rows may be where no heading says so: things that go by the words that differ most."""
    words = [profile for profile in columns if profile.numbers < 0.5 and profile.length < LONG]
    best = max(words, key=lambda profile: len(profile.counts), default=None)
    return Entity("", "", GUESS, NOTHING_SAYS, {"name": (best, GUESS, _DIFFERS)}) if best else None


def _completes(entity: Entity, main: Entity) -> bool:
    """Adds to the thing of the rows what has no name of its own: `ZBO-afkorting` beside `Volledige naam`."""
    if entity.kind != main.kind or "name" in entity.columns or "name" not in main.columns:
        return False
    if entity.different < main.different / 2:
        return False
    main.columns = {**entity.columns, **main.columns}
    return True


def _entity(stem: str, columns: Sequence[Column], about: Sequence[str], names: Names) -> Entity | None:
    """One thing, if its kind is known and a column distinguishes such things."""
    kind, sure, why = _kind(stem, columns, about, names)
    if not kind and stem:
        return None
    entity = Entity(stem, kind, sure, why)
    _add(entity, columns)
    return entity if entity.key else None


def _kind(stem: str, columns: Sequence[Column], about: Sequence[str], names: Names) -> tuple[str, float, Text]:
    """What kind of thing it is, how sure that is and why; "" where nothing says so."""
    for profile in [profile for profile, facet in columns if facet == "kind"][:1]:
        keys = [match_key(text) for text in profile.counts]
        for kind, words in _SUBKINDS.items():  # a list with an advisory council in it is of organisations
            if (share := sum(key in words for key in keys) / max(len(keys), 1)) > MIN_SUBKINDS:
                return kind, EXACTLY * share, _SUBKIND.format(share=f"{share:.0%}", kind=KINDS[kind].plural)
    kind, sure = kind_of(stem)
    if kind:
        return kind, sure, HEADING_SAYS
    naming = next((profile for profile, facet in columns if facet in ("", "name")), columns[0][0])
    known = naming.names(names, "organisation")
    if known >= MIN_NAMES:
        return "organisation", 0.4 + known / 2, _KNOWN.format(share=f"{known:.0%}")
    for text in () if stem else about:
        kind, sure = kind_of(text)
        if kind:
            return kind, sure * 0.8, _WORD_SAYS.format(word=text)
    return "", GUESS, NOTHING_SAYS


def _add(entity: Entity, columns: Sequence[Column]) -> None:
    """Adds what columns say of a thing, each where it fits."""
    fields = {column.id: column for column in entity.table.columns}
    name = name_field(entity.table).id
    for profile, of in columns:
        facet = of or ("id" if entity.sure >= EXACTLY and profile.share(str.isdecimal) > 0.5 else "name")
        if facet == "description" and facet not in fields:
            facet = "assignment" if "assignment" in fields else "note"
        sure = _fits(fields.get(name if facet == "name" else facet), profile, 0.9 if of else entity.sure)
        if facet == "official_id" and profile.share(CODE.fullmatch) < 0.5:
            sure *= 0.8  # a code, but not one by which it is known
        if sure and (facet not in entity.columns or sure > entity.columns[facet][1]):
            entity.columns[facet] = (profile, sure, HEADING_SAYS)


def _fits(field: Field | None, profile: ColumnProfile, sure: float) -> float:
    """How sure it is that a column is this field of ours, given its cells."""
    if field is None or (field.id in ("name", "title") and profile.numbers > 0.5):
        return 0.0
    if field.id == "title" and profile.length < SHORTEST:
        return 0.0
    if field.type in ("date", "url", "number", "score"):
        held = profile.holds(field)
        return sure * held if held >= 0.9 else 0.0
    return sure
