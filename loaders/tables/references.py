"""What a reference means: something of the data set itself, else something that an earlier one describes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, partial

from opgavenkaart.graph.edition import Reference
from opgavenkaart.graph.identity.lookup import LookupEntry, Names, parse_reference
from opgavenkaart.graph.model import KINDS, SUBJECTS, TABLES
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import OR, Text, alike_key, listed, match_key, own_slug, slug
from opgavenkaart.graph.text.did_you_mean import Spellings, did_you_mean
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Code, Detail, Problem, shortened
from opgavenkaart.loaders.rijk import load_it
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.codes import AMBIGUOUS_REFERENCE, REFUSED_REFERENCE, UNKNOWN_REFERENCE
from opgavenkaart.loaders.tables.records import TableRecords

CREATED_KINDS = frozenset(KINDS) - {table.kind for table in TABLES.values()}  # created by being referred to
ANYTHING = Text("onderwerp", "subject")  # what a reference without a kind may mean
MAX_SUGGESTED = 50  # unknown references for which the nearest are looked up: the search is slow, the reader human

NOTHING_REFUSED: Mapping[tuple[str, str], Text] = {}
Wrong = tuple[Code, str, Mapping[str, Detail]]  # of a part of a cell: the code of a problem, the part, and its details

_OTHERS = re.compile(r"[,/|+•\n]|\s(?:en|and|&)\s")  # what people put between several things in a cell


class _Meanings(dict[str, tuple[str, ...]]):
    """The ids that each cell means, found when first asked for; in `wrong` what is wrong with some."""

    def __init__(
        self, known: Mapping[str, tuple[str, ...]], find: Callable[[str], tuple[tuple[str, ...], Sequence[Wrong]]]
    ) -> None:
        super().__init__(known)
        self._find = find
        self.wrong: dict[str, Sequence[Wrong]] = {}

    def __missing__(self, cell: str) -> tuple[str, ...]:
        self[cell], wrong = self._find(cell)
        if wrong:
            self.wrong[cell] = wrong
        return self[cell]


class References:
    """Finds what references mean, and keeps which of them needed earlier data sets.

    `ids` are those of the data set's own things by kind, and `own` gives the things themselves, if asked for.
    `unsure` are the kinds of which a table could not be read: unknown ones among those are no problem.
    `former` are names that things bore for a time by this data set, be they its own or an earlier one's. `refused` has
    the rows that were not approved, by kind and by what they are called.
    """

    def __init__(
        self,
        ids: Mapping[str, Set[str]],
        own: Callable[[], Iterable[LookupEntry]],
        earlier: Callable[[], Names],
        unsure: frozenset[str] = frozenset(),
        former: Sequence[LookupEntry] = (),
        refused: Mapping[tuple[str, str], Text] = NOTHING_REFUSED,
    ) -> None:
        self._ids, self._own, self._refused = ids, own, refused
        self._bore = [thing for thing in former if self._has(thing.kind, thing.id)]
        self._former = Names(thing for thing in former if not self._has(thing.kind, thing.id))
        self._ask_earlier = earlier
        self._unsure = unsure
        self._meanings: dict[tuple[str, bool], _Meanings] = {}
        self._spellings: dict[str, Spellings] = {}
        self._suggested = 0
        self.created: dict[tuple[str, str], str] = {}  # kind and id of what references created, and its name
        self.outward: dict[Reference, None] = {}

    @cached_property
    def own(self) -> Names:
        """The data set's own things; not needed while references are plain ids."""
        return Names((*self._own(), *self._bore))

    @cached_property
    def earlier(self) -> Names:
        """What earlier data sets describe; not needed while a data set stands by itself."""
        return self._ask_earlier()

    def resolve(self, records: TableRecords, field: Field) -> tuple[list[tuple[str, ...]], list[Problem]]:
        """The ids that each row's cell means; what is unknown or ambiguous is left out, with a problem."""
        if (field.to, field.many) not in self._meanings:  # a cell that is just an id of its own needs no looking up
            own = {id: (id,) for id in self._ids.get(field.to, ()) if SEPARATOR not in id}
            self._meanings[field.to, field.many] = _Meanings(own, partial(self._meaning, field))
        known, cells = self._meanings[field.to, field.many], records.column(field.id)
        found = list(map(known.__getitem__, cells))
        problems = bounded(
            records.problem(code, row, field.id, part, details)
            for row, cell in enumerate(cells if known.wrong else ())
            for code, part, details in known.wrong.get(cell, ())
        )
        return found, problems

    def _meaning(self, field: Field, cell: str) -> tuple[tuple[str, ...], Sequence[Wrong]]:
        """The ids that a cell means, and what is wrong with the rest of it."""
        ids: dict[str, None] = {}
        wrong: list[Wrong] = []
        for part in filter(None, map(str.strip, cell.split(SEPARATOR) if field.many else (cell,))):
            found = self.find(field.to, part)
            if len(found) == 1:
                ids |= dict.fromkeys(found)
            else:
                wrong += self._wrong(field, part, found)
        return tuple(ids), wrong

    def find(self, kind: str, text: str) -> frozenset[str]:
        """The ids of what a reference may mean; one of an earlier data set is put on record."""
        if kind in CREATED_KINDS:
            id = slug(text)
            there = self.created.get((kind, id)) or self.earlier.labels.get((kind, id)) or text
            if alike_key(there) != alike_key(text):
                id = own_slug(text)
            self.created.setdefault((kind, id), text)
            return frozenset((id,))
        if self._has(kind, text):
            return frozenset((text,))
        if found := self.own.find_as_named(kind, text) | self._created(kind, text):
            return found
        found = self.earlier.find_as_named(kind, text)
        if not found and (own := self.own.find(kind, text)):
            return own
        found = found or self.earlier.find(kind, text)
        if len(found) == 1:
            self.outward[Reference(kind, text, *found)] = None
        return found or self._former.find(kind, text)

    def _has(self, kind: str, id: str) -> bool:
        if not kind:
            kind, _, id = id.partition(":")
            kind = kind if kind in SUBJECTS else ""
        return id in self._ids.get(kind, ())

    def _created(self, kind: str, text: str) -> frozenset[str]:
        """What references of tables before this one created, for one that may mean any subject."""
        if kind or not self.created:
            return frozenset()
        kinds, wanted = parse_reference(text)
        key = match_key(wanted)
        return frozenset(
            f"{of}:{id}" for (of, id), name in self.created.items() if of in kinds and match_key(name) == key
        )

    def _wrong(self, field: Field, text: str, ids: frozenset[str]) -> Iterator[Wrong]:
        """What to report of a reference that means nothing, or several things."""
        kind = field.to
        word = KINDS[kind].text if kind else ANYTHING
        if ids:
            candidates = listed([f'"{id}" ({shortened(self._label(kind, id))})' for id in sorted(ids)], OR)
            yield AMBIGUOUS_REFERENCE, text, {"kind": word, "candidates": candidates}
        elif refused := self._refused.get((kind, alike_key(text))):
            yield REFUSED_REFERENCE, text, {"kind": word, "where": refused}
        elif kind not in self._unsure and (kind or not self._unsure):
            kinds = (kind,) if kind else SUBJECTS
            tables = listed((table.text for table in TABLES.values() if table.kind in kinds), OR)
            other = load_it(text) if kind in ("", "organisation") else None
            nearest = (self._several(kind, text) if field.many else None) or other or self._nearest(kind, text)
            yield UNKNOWN_REFERENCE, text, {"kind": word, "tables": tables, "nearest": nearest}

    def _several(self, kind: str, text: str) -> Text | None:
        """How to write several things that are known and stand in one cell by another separator than ours."""
        parts = list(filter(None, map(str.strip, _OTHERS.split(text))))
        if len(parts) < 2 or any(len(self.find(kind, part)) != 1 for part in parts):
            return None
        right = shortened(f"{SEPARATOR} ".join(parts))
        return Text(
            f'Zijn het er meer, zet er dan {SEPARATOR} tussen: "{right}". ',
            f'If these are several, put {SEPARATOR} between them: "{right}". ',
        )

    def _nearest(self, kind: str, text: str) -> Text:
        self._suggested += 1
        if self._suggested > MAX_SUGGESTED:
            return Text("", "")
        if kind not in self._spellings:
            self._spellings[kind] = Spellings((*self.own.spellings(kind), *self.earlier.spellings(kind)))
        return did_you_mean(self._shown(kind, id) for id in self._spellings[kind].nearest(text))

    def _shown(self, kind: str, id: str) -> str:
        label = self._label(kind, id)
        return f'"{shortened(label)}"' if match_key(label) == match_key(id) else f'"{shortened(label)}" ({id})'

    def _label(self, kind: str, id: str) -> str:
        if not kind:
            kind, _, id = id.partition(":")
        return self.own.labels.get((kind, id)) or self.earlier.labels.get((kind, id)) or id
