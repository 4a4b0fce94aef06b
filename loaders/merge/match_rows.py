"""Which row of one edition is which of another: by its key, and where that changed by all else."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import alike_key, slug
from opgavenkaart.loaders.merge.model import Cells, TableEdition
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.records import id_field, name_field

Key = Hashable | None  # None: the row has no such key
Aliases = dict[tuple[str, str], str]  # by kind and spelling of a name, what the things of an edition are
MAX_COMPARED = 40_000  # pairs of rows of one key that are weighed against each other; beyond that they pair in order
_DAYS = ("valid_from", "date")
_EVIDENCE = ("text", "url")  # types of cells that are hardly ever the same by chance


class Stage(NamedTuple):
    """A key by which rows are matched that were not yet; `if_alone` only where no other row has that key."""

    key: Callable[[Cells], Key]
    if_alone: bool = False


class RowKeys:
    """The keys of the rows of one edition of a table. `aliases` has what its references mean."""

    def __init__(self, edition: TableEdition, aliases: Aliases) -> None:
        self.edition, self._aliases = edition, aliases
        self._fields = {field.id: field for field in edition.table.columns} if edition.table else {}

    def cell(self, column: str, text: str) -> Hashable:
        """What a cell means: references to one thing are the same, however they are written."""
        field = self._fields.get(column)
        if not field or field.type != "reference" or not text:
            return text
        return tuple(sorted(self.meant(field, part) for part in parts_of(field, text)))

    def meant(self, field: Field, part: str) -> str:
        """The thing that a reference means, where it is one of this edition; else its spelling."""
        key = alike_key(part)
        return self._aliases.get((field.to, key), key)

    def whole(self, row: Cells) -> Key:
        """All of a row."""
        return frozenset((column, self.cell(column, text)) for column, text in row.items())

    def stages(self) -> Sequence[Stage]:
        """By what rows are matched with those of the original, one after the other."""
        table = self.edition.table
        if not table:
            return [Stage(self.whole)]
        if table.kind:
            id = id_field(table).id
            called = {id, *(column for columns in table.id_from for column in columns)}
            rest = [Stage(self._all_but(each), if_alone=True) for each in ({id}, called)]
            return [Stage(self.whole), Stage(self.identity), *rest]
        ends, days = ends_of(table), [field.id for field in table.columns if field.id in _DAYS]
        choices = [field.id for field in table.columns if field.type == "choice"]
        by = ([*ends, *choices, *days, "source"], [*ends, *choices, *days], [*ends, *days], ends)
        rest = [Stage(self._all_but(set(ends)), if_alone=True)]
        return [Stage(self.whole), *(Stage(self._of(columns)) for columns in by), *rest]

    def stages_of_added(self) -> Sequence[Stage]:
        """By what rows match that both added: claims of two sources are two claims."""
        table = self.edition.table
        if not table:
            return [Stage(self.whole)]
        if table.kind:
            return [Stage(self.whole), Stage(self.identity)]
        days = [field.id for field in table.columns if field.id in _DAYS]
        return [Stage(self.whole), Stage(self._of([*ends_of(table), *days, "source"]))]

    def identity(self, row: Cells) -> str | None:
        """The id of a row of a node table, as it is given or would be made."""
        table = self.edition.table
        if not table or not table.kind:
            return None
        if given := row.get(id_field(table).id):
            return given
        words = (" ".join(filter(None, (row.get(column, "") for column in columns))) for columns in table.id_from)
        return slug(next(filter(None, words), "")) or None

    def _of(self, columns: Sequence[str]) -> Callable[[Cells], Key]:
        ends = ends_of(self.edition.table) if self.edition.table else ()

        def key(row: Cells) -> Key:
            if not any(row.get(end) for end in ends):
                return None
            return tuple(self.cell(column, row.get(column, "")) for column in columns)

        return key

    def _all_but(self, left_out: set[str]) -> Callable[[Cells], Key]:
        def key(row: Cells) -> Key:
            rest = {column: text for column, text in row.items() if column not in left_out}
            fields = (self._fields.get(column) for column in rest)
            if not any(field is None or field.type in _EVIDENCE for field in fields):
                return None  # which many rows may have in common
            return self.whole(rest)

        return key


def ends_of(table: Table) -> Sequence[str]:
    """The columns of a link table that say what it joins."""
    ends = {end for link in table.links for end in (link.source, link.target)}
    return [field.id for field in table.columns if field.id in ends or (field.id == "text" and not table.kind)]


def parts_of(field: Field, text: str) -> Sequence[str]:
    """The references of a cell."""
    return [part for part in map(str.strip, text.split(SEPARATOR)) if part] if field.many else [text]


def label_of(table: Table | None, row: Cells) -> str:
    """By what a person knows a row."""
    if table and table.kind:
        return row.get(name_field(table).id) or row.get(id_field(table).id) or next(iter(row.values()), "")
    ends = (row.get(end, "") for end in ends_of(table)) if table else ()
    return " – ".join(filter(None, ends)) or next(iter(row.values()), "")


def add_aliases(aliases: Aliases, keys: RowKeys, meant: Mapping[int, str]) -> None:
    """Learn what the rows of a node table are called; `meant` is what those are whose id is not their own.

    What two things are called means neither.
    """
    table = keys.edition.table
    if not table or not table.kind:
        return
    called = [id_field(table).id, "abbreviation", name_field(table).id]
    for at, row in enumerate(keys.edition.rows):
        identity = meant.get(at) or keys.identity(row)
        texts = [keys.identity(row), *(row.get(column) for column in called)]
        for text in texts if identity else ():
            key = table.kind, alike_key(text or "")
            if text and aliases.setdefault(key, identity or "") != identity:
                aliases[key] = key[1]


def matched_with_original(original: RowKeys, other: RowKeys) -> dict[int, int]:
    """The row of `other` for each row of `original` that it still has, by their places."""
    pairs: dict[int, int] = {}
    for of_original, of_other in zip(original.stages(), other.stages(), strict=True):
        _match(original, other, of_original, of_other, pairs)
    if not original.edition.table:
        _in_place(original.edition.rows, other.edition.rows, pairs)
    return pairs


def matched_added(first: RowKeys, second: RowKeys, old: Collection[int], old_second: Collection[int]) -> dict[int, int]:
    """The row of `second` for each row of `first` that both added; `old` are the rows that the original has."""
    pairs: dict[int, int] = {}
    for of_first, of_second in zip(first.stages_of_added(), second.stages_of_added(), strict=True):
        _match(first, second, of_first, of_second, pairs, old, old_second)
    return pairs


def _match(
    left: RowKeys,
    right: RowKeys,
    of_left: Stage,
    of_right: Stage,
    pairs: dict[int, int],
    without_left: Collection[int] = (),
    without_right: Collection[int] = (),
) -> None:
    """Pair the rows that have the same key, of those that are not matched yet."""
    free_left = _by_key(left.edition.rows, of_left.key, {*pairs, *without_left})
    free_right = _by_key(right.edition.rows, of_right.key, {*pairs.values(), *without_right})
    for key, rows in free_left.items():
        others = free_right.get(key, [])
        if len(rows) == len(others) == 1:
            pairs[rows[0]] = others[0]
        elif others and not of_left.if_alone:
            pairs.update(_most_alike(left, right, rows, others))


def _by_key(rows: Sequence[Cells], key: Callable[[Cells], Key], matched: set[int]) -> Mapping[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if at not in matched and (of := key(row)) is not None:
            found[of].append(at)
    return found


def _most_alike(left: RowKeys, right: RowKeys, rows: Sequence[int], others: Sequence[int]) -> Mapping[int, int]:
    """Rows of one key: those with the most equal cells go together, else they go in order."""
    if len(rows) * len(others) > MAX_COMPARED or left.whole(left.edition.rows[rows[0]]) == right.whole(
        right.edition.rows[others[0]]
    ):
        return dict(zip(rows, others, strict=False))
    wholes = {at: Counter(_cells(left, at)) for at in rows}, {at: Counter(_cells(right, at)) for at in others}
    weighed = sorted(
        (-(wholes[0][a] & wholes[1][b]).total(), abs(x - y), x, a, b)
        for x, a in enumerate(rows)
        for y, b in enumerate(others)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, a, b in weighed:
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return pairs


def _cells(keys: RowKeys, at: int) -> list[tuple[str, Hashable]]:
    return [(column, keys.cell(column, text)) for column, text in keys.edition.rows[at].items()]


def _in_place(rows: Sequence[Cells], others: Sequence[Cells], pairs: dict[int, int]) -> None:
    """Rows of a sheet without a key: one right below a matched row is the same one if any of its cells is."""
    taken = set(pairs.values())
    for at, row in enumerate(rows):
        other = pairs.get(at - 1, -1 if at == 0 else None)
        place = None if other is None else other + 1
        if at in pairs or place is None or place in taken or place >= len(others):
            continue
        if row.items() & others[place].items():
            pairs[at] = place
            taken.add(place)
