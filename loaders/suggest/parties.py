"""Which names in a column of parties are one body of the shipped register, and which cells name several parties."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.text import OR, Text, join, listed, match_key
from opgavenkaart.loaders.mapping.model import Toml, folded
from opgavenkaart.loaders.rijk import Registered, resembling, who
from opgavenkaart.loaders.suggest.column_profile import BETWEEN, ColumnProfile
from opgavenkaart.loaders.tables.typing_errors import typing_errors

KIND = "organisation"
MAX_CELL = 300  # letters of a cell that may name several
MAX_UNSURE = 3  # names or cells in a remark
_UNDIVIDED = Text("“{cell}” is niet uit elkaar gehaald", "“{cell}” was not taken apart")
_TYPING_ERROR = Text("“{name}” lijkt een typefout van “{other}”", "“{name}” may be “{other}” with a typing error")


class Parties:
    """The parties that the cells of a column name, each by the one name that it gets.

    `there` are those of the graph, which keep their names; `known` what else helps to recognise names.
    """

    def __init__(self, profile: ColumnProfile, there: Names, known: Names) -> None:
        self._profile, self._there, self._known = profile, there, known
        self._alone = {match_key(cell) for cell in profile.counts if not BETWEEN.search(cell)}
        self._mark = profile.separator(known, KIND)

    def _is_name(self, text: str) -> bool:
        return bool(self._known.find(KIND, text) or who(text))

    @cached_property
    def _of_cell(self) -> Mapping[str, list[str]]:
        """The parties that each cell names."""
        return {cell: self._divided(cell) for cell in self._profile.counts}

    @property
    def every(self) -> list[str]:
        """Each party once, as it is written."""
        return list(dict.fromkeys(party for parts in self._of_cell.values() for party in parts))

    def _divided(self, cell: str) -> list[str]:
        parts = [] if self._is_name(cell) or len(cell) > MAX_CELL else self._parts(cell)
        return parts or [part.strip() for part in (cell.split(self._mark) if self._mark else [cell]) if part.strip()]

    def _parts(self, cell: str) -> list[str]:
        """The names that a cell consists of, the longest first; none where anything in it is no name."""
        for mark in reversed(list(BETWEEN.finditer(cell))):
            head, rest = cell[: mark.start()].strip(), cell[mark.end() :].strip()
            if head and (self._is_name(head) or match_key(head) in self._alone):
                others = [rest] if self._is_name(rest) or match_key(rest) in self._alone else self._parts(rest)
                if rest and others:
                    return [head, *others]
        return []

    def body(self, party: str) -> Registered | None:
        """The one body of the register that a party is."""
        found = who(party)
        return found[0] if len(found) == 1 else None

    def is_there(self, party: str) -> bool:
        """Whether the graph has it, by this name or by another that the register has for it."""
        return bool(self._there.find(KIND, self.name(party)))

    def name(self, party: str) -> str:
        """The name of a party: as it is where it is there already, or in no register."""
        if self._there.find(KIND, party) or not (body := self.body(party)):
            return party
        names = (body.code, body.abbreviation, body.name)
        return next((name for name in names if name and len(self._there.find(KIND, name)) == 1), body.name)

    def column(self, of: Mapping[str, str], nothing_else: bool = False) -> Toml:
        """A column of ours with what each party becomes there; with `nothing_else` the mapping lists no empty ones."""
        values: dict[str, Toml] = {}
        for party in self.every:
            if (value := of.get(party, "")) != ("" if nothing_else else party):
                values[party] = value
        for cell, parts in self._of_cell.items():
            if parts != ([part.strip() for part in cell.split(self._mark)] if self._mark else [cell]):
                each = [of.get(part, "") for part in parts]
                values[cell] = each if each[1:] else each[0]
        values = _without_repeats(values)
        column: dict[str, Toml] = {"column": self._profile.heading}
        column |= {"split": self._mark} if self._mark else {}
        column |= {"values": values | ({"*": ""} if nothing_else else {})} if values else {}
        return column if len(column) > 1 else self._profile.heading

    def remarks(self) -> Iterator[Text]:
        """What may be several bodies, and cells with a known name among others that are none."""
        several = {party: found for party in self.every if len(found := who(party)) > 1}
        for party in list(several)[:MAX_UNSURE]:
            yield join(f"“{party}”: ", listed((body.described for body in several[party]), OR))
        whole = [cell for cell, parts in self._of_cell.items() if parts == [cell] and not self._is_name(cell)]
        mixed = [cell for cell in whole if any(map(self._is_name, filter(None, BETWEEN.split(cell)[:MAX_CELL])))]
        for cell in mixed[:MAX_UNSURE]:
            yield _UNDIVIDED.format(cell=cell)
        every = self.every
        for at, other in islice(typing_errors(every), MAX_UNSURE):
            yield _TYPING_ERROR.format(name=every[at], other=every[other])
        yield from islice(resembling(party for party in every if not who(party)), MAX_UNSURE)


def _without_repeats(values: Mapping[str, Toml]) -> dict[str, Toml]:
    """The first of the words that a mapping reads as the same."""
    first: dict[str, str] = {}
    for word in values:
        first.setdefault(folded(word), word)
    return {word: values[word] for word in first.values()}
