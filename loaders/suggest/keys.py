"""A sheet that drafts are made of: which columns identify its things, and how one table refers to those of another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, combinations, islice
from typing import NamedTuple

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import Text, alike_key, match_key
from opgavenkaart.loaders.mapping.model import BRACED, Toml, folded
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.suggest.column_profile import ADDRESS, ColumnProfile, profiles
from opgavenkaart.loaders.suggest.draft.entities import Entity, entities
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft
from opgavenkaart.loaders.suggest.parties import Parties
from opgavenkaart.loaders.suggest.vocabulary import person_of
from opgavenkaart.loaders.tables.approval import decision_columns

MAX_VALUES = 40  # different cells that a mapping lists
MAX_NAMES = 1.5  # of a key, on average: names change, and are spelled in more ways than one
MAX_KEY_COLUMNS = 3
MIN_ROWS_IN_PART = 2  # of a list, on average
SHORT = 60  # letters of the name of such a part, on average
MIN_REFERRED = 0.8  # the share of ids that another sheet has, by which rows speak of the things of that sheet
YEAR = 4  # letters; what is longer and can be read as a day is no code
MIN_CODES = 0.9  # the share of numbers and codes in a column that may tell things apart
_CODE_CELL = re.compile(r"[^\W\d_]{0,4}[-. ]?\d+[a-z]?(?:[-./][\da-z]+)*", re.IGNORECASE)  # 7, 2.1, A-12, 3b, 2021/14
_NO_KEY = re.compile(
    r"bedrag|euro|€|budget|kosten|jaar|datum|amount|cost|year|date|aantal|count|percentage|%", re.IGNORECASE
)
_A_DAY = TABLES["issues"].field("valid_from")
_FIELDS_OF_ROWS = ("valid_from", "valid_to", "kind")  # which may be of what a row links its thing to
MAX_COMPARED_KEYS = 20  # that keep rows with different contents apart
SEVERAL = 0.1  # the share of keys with several values by which these are not of the key itself
_ALONE = Text("hoort bij één naam", "goes with one name")
_APART = Text(
    "houdt rijen met een andere inhoud uit elkaar, wat {name} niet doet",
    "keeps rows with different contents apart, which {name} does not",
)
_TOGETHER = Text("samen horen zij bij één naam", "together they go with one name")


class DescribedThings(NamedTuple):
    """Things that a sheet describes, with what identifies each, so that a later sheet may refer to them."""

    sheet: str
    thing: Entity
    id: Toml
    headings: Sequence[str]
    keys: Set[tuple[str, ...]]
    names: Set[str]  # see `alike_key`


MIN_PARTIES = 0.8  # the share of known names by which a column of a chair or a contact holds parties


class DraftSheet:
    """A sheet that drafts are made of: its columns, and the things that its rows speak of.

    `about` are the names of the sheet and the file, `says` is where it is, `there` what the graph describes already,
    `known` what else helps to recognise names, and `earlier` what sheets before it describe. Where its rows have the
    ids of one of these, `refers_to` it is what they speak of.
    """

    def __init__(
        self,
        foreign: Foreign,
        about: Sequence[str],
        says: Mapping[str, Toml],
        there: Names,
        known: Names,
        earlier: Sequence[DescribedThings] = (),
    ) -> None:
        self.foreign, self.about, self.says, self.there, self.known = foreign, about, says, there, known
        self.every = profiles(foreign)
        persons = [self._person_of(profile) for profile in self.every]
        self.people = [  # who are no part of a map
            profile
            for profile, person in zip(self.every, persons, strict=True)
            if person is not None or profile.share(ADDRESS.search) > 0.2 or profile.parts.stem in {*persons} - {""}
        ]
        self.decisions = decision_columns(foreign.headings, [cells for _, cells in foreign.below], ours=False)
        no_content = [*self.people, *(profile for profile in self.every if profile.position in self.decisions)]
        self.columns = [profile for profile in self.every if profile not in no_content]
        self.things = entities(self.columns, about, known)  # that of the rows themselves first
        self.refers_to = next((of for of in earlier if self._has_ids_of(of)), None)
        if self.refers_to:
            self.things = list(self._things_beside(self.refers_to))
        self.names_others = any(map(self._names_things_of, earlier))
        self._parties: dict[int, Parties] = {}
        used = {profile.position for thing in self.things for profile, *_ in thing.columns.values()}
        self.rest = [profile for profile in self.columns if profile.position not in used]

    def _person_of(self, profile: ColumnProfile) -> str | None:
        """The words before one that speaks of a person, unless the cells are organisations: "Voorzitter: BZK"."""
        person = person_of(profile.heading)
        return None if person is None or profile.names(self.known, "organisation") >= MIN_PARTIES else person

    def _things_beside(self, of: DescribedThings) -> Iterator[Entity]:
        """What the rows speak of where they refer to these: these by their key, then what is no part of that key."""
        keys = [self._headed(heading) for heading in of.headings]
        yield Entity(of.thing.stem, of.thing.kind, of.thing.sure, of.thing.why)
        for thing in self.things:
            thing.columns = {field: column for field, column in thing.columns.items() if column[0] not in keys}
            if thing.kind != of.thing.kind and thing.key:
                yield thing

    def parties(self, entity: Entity) -> Parties | None:
        """The parties that the cells of its name are of, where it is an organisation."""
        if entity.kind != "organisation" or not entity.key:
            return None
        at = entity.key.position
        if at not in self._parties:
            self._parties[at] = Parties(entity.key, self.there, self.known)
        return self._parties[at]

    def _headed(self, heading: str) -> ColumnProfile | None:
        return next((profile for profile in self.columns if folded(profile.heading) == folded(heading)), None)

    def _has_ids_of(self, of: DescribedThings) -> bool:
        keys = [self._headed(heading) for heading in of.headings]
        found = [key for key in keys if key]
        if len(found) < len(keys):
            return False
        ids = self.ids_in(found)
        return len(ids & of.keys) >= MIN_REFERRED * len(ids) > 0

    def _names_things_of(self, of: DescribedThings) -> bool:
        """Whether the rows have no more of their things than names, and some are those of things with ids elsewhere."""
        main = self.things[0] if self.things else None
        if main is None or main.kind != of.thing.kind or main.columns.keys() != {"name"}:
            return False
        return any(alike_key(name) in of.names for name in main.columns["name"][0].counts)

    def ids_in(self, keys: Sequence[ColumnProfile]) -> Set[tuple[str, ...]]:
        """The different cells of these columns together."""
        return {tuple(match_key(row[key.position]) for key in keys) for _, row in self.foreign.below}

    def describes(self) -> DescribedThings | None:
        """The things of its rows, where they have an id for others to refer to."""
        if self.refers_to or not self.things or not (id := id_of(self, self.things[0])):
            return None
        text = id.value.get("text", "") if isinstance(id.value, Mapping) else f"{{{id.value}}}"
        headings = BRACED.findall(str(text))
        keys = [key for heading in headings if (key := self._headed(heading))]
        name = self.things[0].columns.get("name")
        names = {*map(alike_key, name[0].counts)} if name else set[str]()
        described = DescribedThings(self.about[0], self.things[0], id.value, headings, self.ids_in(keys), names)
        return described if keys else None

    def values_by(self, keys: Sequence[ColumnProfile], of: ColumnProfile) -> dict[tuple[str, ...], set[str]]:
        """The different cells of a column that go with each combination of others."""
        found = defaultdict[tuple[str, ...], set[str]](set)
        for _, row in self.foreign.below:
            found[tuple(row[key.position].strip() for key in keys)].add(row[of.position].strip())
        return found

    def identifies(self, keys: Sequence[ColumnProfile], name: ColumnProfile) -> bool:
        """Whether each combination of cells goes with one name, give or take some."""
        names = {key: set(map(match_key, of)) - {""} for key, of in self.values_by(keys, name).items()}
        counts = [len(of) for of in names.values() if of]
        return 0 < sum(counts) <= MAX_NAMES * len(counts) and any(any(key) for key, of in names.items() if of)

    def tell_apart(self, keys: Sequence[ColumnProfile], contents: Sequence[ColumnProfile]) -> bool:
        """Whether no two rows with the same cells in `keys` have different contents; all rows have such cells."""
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        for _, row in self.foreign.below:
            key = tuple(match_key(row[profile.position]) or row[profile.position].strip() for profile in keys)
            content = tuple(match_key(row[profile.position]) for profile in contents)
            if not any(key) or found.setdefault(key, content) != content:
                return False
        return True


def several(groups: Mapping[tuple[str, ...], set[str]]) -> bool:
    """Whether enough of the keys go with more than one value."""
    return sum(len(of) > 1 for of in groups.values()) > SEVERAL * len(groups)


def id_of(sheet: DraftSheet, entity: Entity) -> ColumnDraft | None:
    """The id of things with a name: a column that identifies them, or several together; None where none do."""
    if entity is sheet.things[0] and (key := _key_of_rows(sheet, entity)):
        return key
    if not entity.columns.keys() >= {"id", "name"}:
        return None
    own, sure, _ = entity.columns["id"]
    for keys in _candidates(sheet, entity, own):
        if not sheet.identifies(keys, entity.columns["name"][0]):
            continue
        if len(keys) > 1:
            return ColumnDraft("id", _id_text(entity, keys), sure * 0.8, _TOGETHER)
        return ColumnDraft("id", _id_text(entity, keys), sure, _ALONE, own.example)
    return None


def _id_text(entity: Entity, keys: Sequence[ColumnProfile]) -> Toml:
    """The cells of several columns; of one its cell, after what it numbers if it is a number."""
    if len(keys) > 1:
        return {"text": " ".join(f"{{{key.heading}}}" for key in keys)}
    word, heading = entity.stem.replace(" ", "-"), keys[0].heading
    return {"text": f"{word}-{{{heading}}}"} if keys[0].numbers > 0.5 and word else heading


def _key_of_rows(sheet: DraftSheet, entity: Entity) -> ColumnDraft | None:
    """The fewest numbers and codes that tell the rows apart where names, or their one id, do not.

    None where these do, where rows with one name only name another organisation or role with it, and of organisations,
    which keep their code when their name changes.
    """
    own = [profile for field, (profile, *_) in entity.columns.items() if field not in _FIELDS_OF_ROWS]
    usual = entity.columns.get("id") or entity.columns.get("name")
    if not usual or entity.kind == "organisation" or len(own) < 2 or sheet.tell_apart([usual[0]], own):
        return None
    described = [profile for field, (profile, *_) in entity.columns.items() if field not in ("id", "name")]
    codes = [
        profile
        for profile in sheet.columns
        if profile not in described
        and len(profile.cells) == profile.rows
        and profile.share(_CODE_CELL.fullmatch) >= MIN_CODES
        and not _NO_KEY.search(profile.heading)
        and not (profile.length > YEAR and profile.holds(_A_DAY) >= MIN_CODES)
    ]
    named = [profile for field, (profile, *_) in entity.columns.items() if field == "name"]
    parts = [profile for profile in sheet.columns if profile not in (*described, *named, *codes) and _is_part(profile)]
    sizes = range(1, MAX_KEY_COLUMNS + 1)
    every = chain(
        *(combinations(codes, size) for size in sizes),
        *(((part, *keys) for keys in combinations(codes, size) for part in parts) for size in sizes[:-1]),
        () if usual[0] in named else _candidates(sheet, entity, usual[0]),
        *(((*keys, *named) for keys in combinations(codes, size)) for size in sizes[:-1]),
    )
    keep_apart = (keys for keys in every if sheet.tell_apart(keys, own))
    if (first := next(keep_apart, None)) is None:
        return None
    others = chain((first,), islice(keep_apart, MAX_COMPARED_KEYS))  # of which one may keep all numbers apart too
    keys = next((keys for keys in others if sheet.tell_apart(keys, codes)), first)
    return ColumnDraft("id", _id_text(entity, keys), usual[1], _APART.format(name=f'"{usual[0].heading}"'))


def _is_part(profile: ColumnProfile) -> bool:
    """Whether a column may say in which part of a list a row stands, within which rows are numbered: a pillar."""
    repeated = len(profile.counts) <= len(profile.cells) / MIN_ROWS_IN_PART
    return (
        repeated
        and len(profile.cells) == profile.rows
        and profile.length <= SHORT
        and not _NO_KEY.search(profile.heading)
    )


def _candidates(sheet: DraftSheet, entity: Entity, own: ColumnProfile) -> Iterator[tuple[ColumnProfile, ...]]:
    """The combinations of columns that may identify such things, the shortest first."""
    yield (own,)
    for other in sheet.things:
        key = other.columns["id"][0] if "id" in other.columns else other.key
        if other is not entity and key and key is not own:
            yield (key, own)


def reference_to(sheet: DraftSheet, entity: Entity) -> Toml:
    """How another table refers to these things."""
    if sheet.refers_to and entity is sheet.things[0]:
        return sheet.refers_to.id
    if id := id_of(sheet, entity):
        return id.value
    parties = sheet.parties(entity)
    if parties and entity.columns.keys() == {"name"}:
        return parties.column({party: parties.name(party) for party in parties.every})
    if parties and entity is not sheet.things[0]:
        return parties.column({party: party for party in parties.every})
    return entity.key.heading if entity.key else ""
