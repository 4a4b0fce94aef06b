"""Nodes of a TOOI list, whatever the file: types, values, names and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from opgavenkaart.graph.text import clean
from opgavenkaart.loaders.registers.dates import day, day_after
from opgavenkaart.loaders.registers.model import Contents

HISTORICAL = "HistorischeVersie"
CHANGES = ("invalidated", "generated", "used")
_NAMES = (
    "officieleNaamInclSoort",
    "label",
    "voorkeursnaamInclSoort",
    "officieleNaamExclSoort",
    "voorkeursnaamExclSoort",
)


@dataclass(frozen=True)
class TooiNode:
    """A node of a TOOI list: its types and values by the last part of their names."""

    id: str
    types: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The last part of its address."""
        return last(self.id)

    @property
    def historical(self) -> bool:
        """Whether it is what a body was for a time."""
        return HISTORICAL in self.types or self.code.startswith("hv_")

    @property
    def event(self) -> bool:
        """Whether it is something that happened."""
        return "tijdstipWijziging" in self.values or any(change in self.values for change in CHANGES)

    @property
    def name(self) -> str:
        """Its name with what it is, as the register writes it."""
        return next((text for key in _NAMES if (text := self.one(key))), "")

    def one(self, key: str) -> str:
        """The first value."""
        return next(iter(self.values.get(key, ())), "")

    def codes(self, key: str) -> tuple[str, ...]:
        """The codes of the nodes that it names, once each."""
        return tuple(dict.fromkeys(map(last, self.values.get(key, ()))))


def last(address: str) -> str:
    """The last part of an address."""
    return clean(address.rstrip("/").rpartition("/")[2].rpartition("#")[2].strip())


def shown(name: str) -> str:
    """A name as it stands on a map: the register begins it with a small letter."""
    name = clean(" ".join(name.split()))
    return name[:1].upper() + name[1:]


def first_day(node: TooiNode, contents: Contents) -> str:
    """Its first day. The moment decides: in the lists of 2020 the date beside it is a day early."""
    moment = day(node.one("generatedAtTime"), contents, None, node.code)
    return moment or day(node.one("begindatum"), contents, None, node.code)


def day_it_ended(node: TooiNode, contents: Contents) -> str:
    """The first day on which it is no more; the register gives the last on which it was."""
    moment = day(node.one("invalidatedAtTime"), contents, None, node.code)
    return moment or day_after(day(node.one("einddatumHV") or node.one("einddatum"), contents, None, node.code))
