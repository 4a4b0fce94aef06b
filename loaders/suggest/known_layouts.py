"""Sheets whose columns together say which table they are: names through time, and characteristics of groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.mapping.toml_text import Toml
from opgavenkaart.loaders.suggest.column_profile import Look
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft
from opgavenkaart.loaders.suggest.vocabulary import Heading, heading_of, kind_of
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY, spellings

SEVERAL = 0.1  # the share of ids with several names by which these are names through time
KNOWN = 0.9  # the share of organisations that are there already by which they need not be made
FORMER = frozenset(("oude", "oud", "vroegere", "voormalige", "vorige", "eerdere", "former", "previous", "old"))
ASPECTS = frozenset(("aspect", "kenmerk", "eigenschap", "criterium", "characteristic", "feature", "criterion"))
VALUES = frozenset(["waarde", "value", "score", "oordeel", "antwoord", "answer"])
_SAYS = Text("de kop zegt het", "its heading says so")
_NAMED = Text("zij worden hier genoemd", "they are named here")
_NOW = Text("zoals zij nu heten", "as they are called now")


@dataclass(frozen=True)
class KnownSheet:
    """A sheet with its columns, each with its heading taken apart, and the names of the sheet and the file."""

    foreign: Foreign
    columns: Sequence[tuple[Look, Heading]]
    about: Sequence[str]
    says: Mapping[str, Toml]
    there: Names

    def first(self, good: Callable[[Look, Heading], object]) -> Look | None:
        """The first column that is so."""
        return next((look for look, heading in self.columns if good(look, heading)), None)

    def draft(self, makes: str, sure: float, lines: Mapping[str, Look | None], why: Text, **more: Toml) -> Draft:
        """A table of ours; columns that are not there are left out."""
        title = Text(f"{TABLES[makes].text.nl}: {why.nl}", f"{TABLES[makes].text.en}: {why.en}")
        given = [ColumnDraft(id, look.heading, sure, _SAYS, look.example) for id, look in lines.items() if look]
        return Draft(makes, title, sure, given, {**self.says, **more})


def tables_said(
    foreign: Foreign, columns: Sequence[Look], about: Sequence[str], says: Mapping[str, Toml], there: Names
) -> list[Draft]:
    """The tables that the columns say by themselves; none where they do not. `there` is what the graph describes."""
    said = KnownSheet(foreign, [(look, heading_of(look.heading)) for look in columns], about, says, there)
    return next((found for rule in (_characteristics, _names) if (found := rule(said))), [])


def _characteristics(said: KnownSheet) -> list[Draft]:
    """A group, an aspect of it, and its value."""
    group = said.first(lambda look, heading: kind_of(heading.stem or look.heading)[0] == "group")
    aspect = said.first(lambda look, _: match_key(look.heading) in ASPECTS)
    value = said.first(lambda look, _: match_key(look.heading) in VALUES)
    if not (group and aspect and value):
        return []
    lines = {"group": group, "aspect": aspect, "value": value}
    groups = said.draft("lt_groups", 0.8, {"name": group}, _NAMED, only_new=True)
    return [groups, said.draft("characteristics", 0.8, lines, TABLES["characteristics"].what)]


def _names(said: KnownSheet) -> list[Draft]:
    """Of an organisation several names, each with its period."""
    former = said.first(lambda _, heading: heading.facet in ("", "name") and _former(heading))
    name = former or said.first(lambda _, heading: heading == ("", "name"))
    whose = said.first(lambda look, heading: look is not name and _is_organisation(look, heading))
    start, end = (said.first(_field(id)) for id in ("valid_from", "valid_to"))
    if not (name and whose) or not (former or ((start or end) and (_named_so(said) or _several(said, whose, name)))):
        return []
    by_id = heading_of(whose.heading).facet in ("id", "official_id")
    whole = {"id": whose, "name": name} if by_id and not former else {"name": whose}
    found = []
    if whose.share(lambda cell: said.there.find("organisation", cell)) < KNOWN:
        if end and len(end.cells) < end.rows and "id" in whole:  # the names that they bear now come first
            found.append(said.draft("organisations", 0.6, whole, _NOW, where={end.heading: ""}, distinct=True))
        found.append(said.draft("organisations", 0.6, whole, _NAMED, only_new=True, distinct=True))
    short = said.first(lambda _, heading: heading == ("", "abbreviation"))
    lines = {"organisation": whose, "name": name, "abbreviation": short, "valid_from": start, "valid_to": end}
    sure = 0.8 if former or _named_so(said) else 0.6
    return [*found, said.draft("names", sure, lines, TABLES["names"].what, distinct=True)]


def _former(heading: Heading) -> bool:
    return not FORMER.isdisjoint(heading.stem.split())


def _field(id: str) -> Callable[[Look, Heading], bool]:
    """Whether a column is one of ours by what it is called, and has cells that it accepts."""
    field = next(field for field in TABLES["names"].columns if field.id == id)
    words = set(map(match_key, spellings(field)))
    return lambda look, heading: (
        (match_key(look.heading) in words or heading == ("", id)) and look.holds(field) >= KNOWN
    )


def _is_organisation(look: Look, heading: Heading) -> bool:
    """Whether it says whose name it is: an organisation, or an id of the row."""
    if heading.stem:
        return not _former(heading) and kind_of(heading.stem)[0] == "organisation"
    return heading.facet in ("id", "official_id") or kind_of(look.heading)[0] == "organisation"


def _named_so(said: KnownSheet) -> bool:
    """Whether the sheet or the file is called after this table."""
    return any(TABLE_BY_KEY.get(match_key(text)) is TABLES["names"] for text in said.about)


def _several(said: KnownSheet, whose: Look, name: Look) -> bool:
    """Whether enough of them bear more than one name, and neither sheet nor file says that they are something else."""
    if not {kind_of(text)[0] for text in said.about} <= {"", "organisation"}:
        return False
    names = defaultdict[str, set[str]](set)
    for _, row in said.foreign.below:
        names[row[whose.position].strip()].add(match_key(row[name.position]))
    return sum(len(of) > 1 for of in names.values()) > SEVERAL * len(names)
