"""What a register states, whatever its format: bodies, what they are part of, who took over, and former names."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.problems.bound import add
from opgavenkaart.loaders.problems.problem import Code, Detail, Problem
from opgavenkaart.loaders.registers.codes import BAD_DATE, UNKNOWN_REFERENCE
from opgavenkaart.loaders.tables.dates import DAYS_FOR_NONE

_TYPE = re.compile(r"^ministerie van ", re.IGNORECASE)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(T.+|[+-]\d{2}:\d{2}|Z)?", re.ASCII)
_BRACKETS = re.compile(r"\s*\([^()]*\)$")
Ref = tuple[str, ...]  # the codes of a body; any of them finds it

KIND_WORDS = {match_key(word): v.id for v in ORGANISATION_KIND.values for word in (v.id, *v.text, *v.also)}
_WORDS = {**KIND_WORDS, match_key("Interdepartementale commissie"): "council"}
# The register has no type for them; the Aanwijzingen voor de Planbureaus (2012) names these three.
_BUREAUS = {
    match_key(name)
    for name in ("Centraal Planbureau", "Sociaal en Cultureel Planbureau", "Planbureau voor de Leefomgeving")
}


def plain(name: str) -> str:
    """What a name is compared by: without what it is a ministry by, and without an abbreviation behind it."""
    return match_key(_BRACKETS.sub("", _TYPE.sub("", name)))


class Body(NamedTuple):
    """A body of a register. The first of its codes is the one it is known by."""

    codes: Ref
    name: str
    abbreviations: tuple[str, ...]
    types: tuple[str, ...]  # as the register calls them
    valid_from: str
    valid_to: str
    locator: str
    quote: str
    line: int | None = None

    @property
    def code(self) -> str:
        """The first of its codes."""
        return self.codes[0]

    @property
    def kind(self) -> str:
        """The vocabulary's word for what it is; none is guessed."""
        if plain(self.name) in _BUREAUS:
            return "planning_bureau"
        return next((kind for type in self.types if (kind := _WORDS.get(match_key(type)))), "")


class PartOf(NamedTuple):
    """One body is part of another."""

    body: Ref
    parent: Ref
    locator: str
    parent_name: str = ""  # what the register calls the parent
    line: int | None = None


class Succession(NamedTuple):
    """One body went into another; into none where it just ended."""

    body: Ref
    heir: Ref
    event: str
    date: str
    locator: str
    quote: str = ""
    note: str = ""
    line: int | None = None
    column: str = ""


class RegisteredName(NamedTuple):
    """A name that a body bore for a time."""

    body: Ref
    name: str
    abbreviation: str
    valid_from: str
    valid_to: str
    locator: str
    quote: str


@dataclass
class Contents:
    """All that a register file states, and what is wrong with it."""

    file: str
    id: str = ""  # of the document that the register itself is
    title: str = ""
    date: str = ""
    url: str = ""
    bodies: list[Body] = field(default_factory=list)
    nameless: list[Body] = field(default_factory=list)  # not described, yet spoken of; they go by their code
    parts: list[PartOf] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    names: list[RegisteredName] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def day(self, written: str, line: int | None, column: str) -> str:
        """A date or moment as the Dutch day that it falls on; empty, with a problem, where it is neither.

        A moment in the zone of the Netherlands is written as it is there; one in UTC is brought there.
        """
        text = written.strip()
        if not text:
            return ""
        try:
            if not (match := _DAY.fullmatch(text)):
                raise ValueError(text)
            if match[1] in DAYS_FOR_NONE:
                return ""
            if not (match[2] or "").startswith("T"):
                return date.fromisoformat(match[1]).isoformat()
            moment = datetime.fromisoformat(text)
            in_utc = moment.utcoffset() == timedelta(0)
            return (moment.astimezone(ZoneInfo("Europe/Amsterdam")) if in_utc else moment).date().isoformat()
        except (ValueError, OverflowError, KeyError):  # the last: a computer without the zones of the world
            self.report(BAD_DATE, text, line, column)
            return ""

    def unknown(self, value: str, line: int | None, column: str = "") -> None:
        """Report a body that is not there."""
        self.report(UNKNOWN_REFERENCE, value, line, column)

    def report(self, code: Code, value: str, line: int | None = None, column: str = "", **details: Detail) -> None:
        """Put a problem on record: a warning, for nobody who reads a register can mend it."""
        add(self.problems, Problem(code, self.file, "", line, column, value, details, counted="line"))
