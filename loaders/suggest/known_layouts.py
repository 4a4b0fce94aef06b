"""Sheets whose columns together say which table they are: names through time, and characteristics of groups."""

from collections.abc import Callable, Mapping

from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import spellings
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.loaders.mapping.model import Toml
from opgavenkaart.loaders.suggest.column_profile import ColumnProfile
from opgavenkaart.loaders.suggest.draft.entities import HEADING_SAYS
from opgavenkaart.loaders.suggest.draft.model import Draft
from opgavenkaart.loaders.suggest.keys import DraftSheet, several
from opgavenkaart.loaders.suggest.vocabulary import Heading, kind_of
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY

KNOWN = 0.9  # the share of organisations that are there already by which they need not be made
FORMER = frozenset(("oude", "oud", "vroegere", "voormalige", "vorige", "eerdere", "former", "previous", "old"))
ASPECTS = frozenset(("aspect", "kenmerk", "eigenschap", "criterium", "characteristic", "feature", "criterion"))
VALUES = frozenset(["waarde", "value", "score", "oordeel", "antwoord", "answer"])
_NAMED = Text("zij worden hier genoemd", "they are named here")
_NOW = Text("zoals zij nu heten", "as they are called now")


def known_tables(sheet: DraftSheet) -> list[Draft]:
    """The tables that the columns say by themselves; none where they do not."""
    return _characteristics(sheet) or _names(sheet)


def _characteristics(sheet: DraftSheet) -> list[Draft]:
    """A group, an aspect of it, and its value."""
    group = _first(sheet, lambda profile: kind_of(profile.parts.stem or profile.heading)[0] == "group")
    aspect = _first(sheet, lambda profile: match_key(profile.heading) in ASPECTS)
    value = _first(sheet, lambda profile: match_key(profile.heading) in VALUES)
    if not (group and aspect and value):
        return []
    lines = {"group": group, "aspect": aspect, "value": value}
    groups = _draft(sheet, "lt_groups", 0.8, {"name": group}, _NAMED, only_new=True)
    return [groups, _draft(sheet, "characteristics", 0.8, lines, TABLES["characteristics"].what)]


def _names(sheet: DraftSheet) -> list[Draft]:
    """Of an organisation several names, each with its period."""
    former = _first(sheet, lambda profile: profile.parts.facet in ("", "name") and _former(profile.parts))
    name = former or _first(sheet, lambda profile: profile.parts == ("", "name"))
    whose = _first(sheet, lambda profile: profile is not name and _is_organisation(profile))
    start, end = (_field(sheet, id) for id in ("valid_from", "valid_to"))
    if not (name and whose):
        return []
    called_so = any(TABLE_BY_KEY.get(match_key(text)) is TABLES["names"] for text in sheet.about)
    if not former and not ((start or end) and (called_so or _several_names(sheet, whose, name))):
        return []
    by_id = whose.parts.facet in ("id", "official_id")
    whole = {"id": whose, "name": name} if by_id and not former else {"name": whose}
    found = []
    if whose.share(lambda cell: sheet.there.find("organisation", cell)) < KNOWN:
        if end and len(end.cells) < end.rows and "id" in whole:  # the names that they bear now come first
            where: Toml = {end.heading: ""}
            found.append(_draft(sheet, "organisations", 0.6, whole, _NOW, where=where, distinct=True))
        found.append(_draft(sheet, "organisations", 0.6, whole, _NAMED, only_new=True, distinct=True))
    short = _first(sheet, lambda profile: profile.parts == ("", "abbreviation"))
    lines = {"organisation": whose, "name": name, "abbreviation": short, "valid_from": start, "valid_to": end}
    sure = 0.8 if former or called_so else 0.6
    return [*found, _draft(sheet, "names", sure, lines, TABLES["names"].what, distinct=True)]


def _first(sheet: DraftSheet, good: Callable[[ColumnProfile], object]) -> ColumnProfile | None:
    return next(filter(good, sheet.columns), None)


def _draft(
    sheet: DraftSheet, makes: str, sure: float, lines: Mapping[str, ColumnProfile | None], why: Text, **more: Toml
) -> Draft:
    """A table of ours; columns that are not there are left out."""
    given = [profile.as_column(id, sure, HEADING_SAYS) for id, profile in lines.items() if profile]
    return Draft(makes, join(TABLES[makes].text, why, between=": "), sure, given, {**sheet.says, **more})


def _former(heading: Heading) -> bool:
    return not FORMER.isdisjoint(heading.stem.split())


def _field(sheet: DraftSheet, id: str) -> ColumnProfile | None:
    """The first column that is one of `names` by what it is called, and has cells that this accepts."""
    field = TABLES["names"].field(id)
    words = set(map(match_key, spellings(field)))
    called = (profile for profile in sheet.columns if match_key(profile.heading) in words or profile.parts == ("", id))
    return next((profile for profile in called if profile.holds(field) >= KNOWN), None)


def _is_organisation(profile: ColumnProfile) -> bool:
    """Whether it says whose name it is: an organisation, or an id of the row."""
    if profile.parts.stem:
        return not _former(profile.parts) and kind_of(profile.parts.stem)[0] == "organisation"
    return profile.parts.facet in ("id", "official_id") or kind_of(profile.heading)[0] == "organisation"


def _several_names(sheet: DraftSheet, whose: ColumnProfile, name: ColumnProfile) -> bool:
    """Whether enough of them bear more than one name, and neither sheet nor file says that they are something else."""
    names = {key: set(map(match_key, of)) for key, of in sheet.values_by([whose], name).items()}
    return {kind_of(text)[0] for text in sheet.about} <= {"", "organisation"} and several(names)
