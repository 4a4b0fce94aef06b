"""A sheet that drafts are made of: which columns identify its things, and how one table refers to those of another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.model import Toml
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.suggest.column_profile import ADDRESS, ColumnProfile, profiles
from opgavenkaart.loaders.suggest.draft.entities import Entity, entities
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft
from opgavenkaart.loaders.suggest.vocabulary import person_of

MAX_VALUES = 40  # different cells that a mapping lists
MAX_NAMES = 1.5  # of a key, on average: names change, and are spelled in more ways than one
SEVERAL = 0.1  # the share of keys with several values by which these are not of the key itself
_ALONE = Text("hoort bij één naam", "goes with one name")
_TOGETHER = Text("samen horen zij bij één naam", "together they go with one name")


class DraftSheet:
    """A sheet that drafts are made of: its columns, and the things that its rows speak of.

    `about` are the names of the sheet and the file, `says` is where it is, `there` what the graph describes already,
    and `known` what else helps to recognise names.
    """

    def __init__(
        self, foreign: Foreign, about: Sequence[str], says: Mapping[str, Toml], there: Names, known: Names
    ) -> None:
        self.foreign, self.about, self.says, self.there, self.known = foreign, about, says, there, known
        self.every = profiles(foreign)
        persons = [person_of(profile.heading) for profile in self.every]
        self.people = [  # who are no part of a map
            profile
            for profile, person in zip(self.every, persons, strict=True)
            if person is not None or profile.share(ADDRESS.search) > 0.2 or profile.parts.stem in {*persons} - {""}
        ]
        self.columns = [profile for profile in self.every if profile not in self.people]
        self.things = entities(self.columns, about, known)  # that of the rows themselves first
        used = {profile.position for thing in self.things for profile, *_ in thing.columns.values()}
        self.rest = [profile for profile in self.columns if profile.position not in used]

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


def several(groups: Mapping[tuple[str, ...], set[str]]) -> bool:
    """Whether enough of the keys go with more than one value."""
    return sum(len(of) > 1 for of in groups.values()) > SEVERAL * len(groups)


def id_of(sheet: DraftSheet, entity: Entity) -> ColumnDraft | None:
    """The id of things with a name: a column that identifies them, or several together; None where none do."""
    if not entity.columns.keys() >= {"id", "name"}:
        return None
    own, sure, _ = entity.columns["id"]
    for keys in _candidates(sheet, entity, own):
        if not sheet.identifies(keys, entity.columns["name"][0]):
            continue
        if len(keys) > 1:
            text = " ".join(f"{{{key.heading}}}" for key in keys)
            return ColumnDraft("id", {"text": text}, sure * 0.8, _TOGETHER)
        word = entity.stem.replace(" ", "-")
        value: Toml = {"text": f"{word}-{{{own.heading}}}"} if own.numbers > 0.5 and word else own.heading
        return ColumnDraft("id", value, sure, _ALONE, own.example)
    return None


def _candidates(sheet: DraftSheet, entity: Entity, own: ColumnProfile) -> Iterator[tuple[ColumnProfile, ...]]:
    """The combinations of columns that may identify such things, the shortest first."""
    yield (own,)
    for other in sheet.things:
        key = other.columns["id"][0] if "id" in other.columns else other.key
        if other is not entity and key and key is not own:
            yield (key, own)


def reference_to(sheet: DraftSheet, entity: Entity) -> Toml:
    """How another table refers to these things."""
    if id := id_of(sheet, entity):
        return id.value
    if entity.key is None or entity is sheet.things[0]:
        return entity.key.heading if entity.key else ""
    return divided(sheet, entity.key, entity.kind)


def divided(sheet: DraftSheet, profile: ColumnProfile, kind: str, leave_out: bool = False) -> Toml:
    """The cells of a column, several in one taken apart; without those that the graph has already, if wanted."""
    value: dict[str, Toml] = {"column": profile.heading}
    mark = profile.separator(sheet.known, kind) if kind == "organisation" else ""
    if mark:
        value["split"] = mark
    if leave_out:
        parts = {part.strip() for cell in profile.counts for part in (cell.split(mark) if mark else [cell])}
        if there := sorted(part for part in parts if sheet.there.find(kind, part))[:MAX_VALUES]:
            value["values"] = dict.fromkeys(there, "")
    return value if len(value) > 1 else profile.heading
