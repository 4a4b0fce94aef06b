"""Two editions merged with their original: what one side changed is taken, what both changed becomes a conflict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.model import TABLES
from opgavenkaart.loaders.merge.follow_ids import follow_renamed_ids
from opgavenkaart.loaders.merge.match_rows import (
    Aliases,
    RowKeys,
    add_aliases,
    label_of,
    matched_added,
    matched_with_original,
)
from opgavenkaart.loaders.merge.model import (
    OWN,
    BookEdition,
    Cells,
    Conflict,
    MergedBook,
    MergedTable,
    Origin,
    Removal,
    RowEntry,
    SideName,
    TableEdition,
)

NOT_THERE = TableEdition("", None, {}, ())


def merge(base: BookEdition, mine: BookEdition, theirs: BookEdition) -> MergedBook:
    """The two editions as one. Which of them is called mine changes nothing but the names of the sides.

    A cell that both changed, and not alike, keeps the value of the original until somebody chooses.
    A row that one side removed and the other changed stays, as changed, until somebody chooses.
    """
    editions: Mapping[SideName, BookEdition] = {"base": base, "mine": mine, "theirs": theirs}
    merged = MergedBook()
    aliases: dict[SideName, Aliases] = {side: {} for side in editions}
    origins: dict[str, list[Origin]] = {}
    for table in _tables_in_order(editions.values()):
        of_sides = {side: edition.tables.get(table) for side, edition in editions.items()}
        found = next(edition for edition in of_sides.values() if edition)
        there = {
            side: edition or replace(NOT_THERE, name=found.name, table=found.table)
            for side, edition in of_sides.items()
        }
        origins[table] = _TableMerge(table, there, aliases, merged).rows()
    follow_renamed_ids(merged, origins, aliases)
    merged.beside = list(dict.fromkeys((*base.beside, *mine.beside, *theirs.beside)))
    merged.beside.sort()
    return merged


def _tables_in_order(editions: Iterable[BookEdition]) -> Sequence[str]:
    """Ours as they are declared, things before claims; then the users' own sheets."""
    named = dict.fromkeys(table for edition in editions for table in edition.tables)
    return [*(table for table in TABLES if table in named), *sorted(table for table in named if table not in TABLES)]


class _TableMerge:
    """Merges one table into the result. The sides are taken in the order of their contents, so that the result is
    the same whichever of them is called mine."""

    def __init__(
        self,
        table: str,
        editions: Mapping[SideName, TableEdition],
        aliases: Mapping[SideName, Aliases],
        merged: MergedBook,
    ) -> None:
        self._table, self._merged = table, merged
        mine, theirs = editions["mine"], editions["theirs"]
        in_order = _content(mine) <= _content(theirs)
        self._first: SideName = "mine" if in_order else "theirs"
        self._second: SideName = "theirs" if in_order else "mine"
        self._keys = {side: RowKeys(editions[side], aliases[side]) for side in editions}
        self._aliases = aliases
        names = [editions[side].name for side in ("base", self._first, self._second) if editions[side].columns]
        columns: dict[str, str] = {}
        for side in ("base", self._first, self._second):
            columns |= {c: heading for c, heading in editions[side].columns.items() if c not in columns}
        merged.headings |= {(table, column): heading for column, heading in columns.items() if column.startswith(OWN)}
        self._edition = TableEdition(names[0] if names else editions["base"].name, editions["base"].table, columns, ())
        self._rows: list[Cells] = []
        self._conflicts: dict[int, list[int]] = {}

    def rows(self) -> list[Origin]:
        """Merge the rows; what each row of the result was on each side."""
        entries = self._matched()
        kept: list[Origin] = []
        names: Sequence[SideName] = ("base", self._first, self._second)
        for entry in entries:
            for row in self._merged_rows(entry):
                self._rows.append(row)
                kept.append(dict(zip(names, entry, strict=True)))
        used = {column for row in self._rows for column in row}
        columns = {c: heading for c, heading in self._edition.columns.items() if not c.startswith(OWN) or c in used}
        edition = replace(self._edition, columns=columns, rows=self._rows)
        if self._edition.table or self._rows:
            self._merged.tables[self._table] = MergedTable(edition, self._conflicts)
        return kept

    def _matched(self) -> list[RowEntry]:
        """The rows of all sides, in the order of the side that moved any."""
        base, first, second = (self._keys[side] for side in ("base", self._first, self._second))
        add_aliases(self._aliases["base"], base, {})
        in_first, in_second = matched_with_original(base, first), matched_with_original(base, second)
        for side, pairs in ((self._first, in_first), (self._second, in_second)):
            identities = {other: base.identity(base.edition.rows[at]) or "" for at, other in pairs.items()}
            add_aliases(self._aliases[side], self._keys[side], identities)
        both_added = matched_added(first, second, set(in_first.values()), set(in_second.values()))
        places: list[tuple[int | None, int | None, int | None]] = [
            (at, in_first.get(at), in_second.get(at)) for at in range(len(base.edition.rows))
        ]
        old_first, old_second = set(in_first.values()), {*in_second.values(), *both_added.values()}
        places += [(None, at, both_added.get(at)) for at in range(len(first.edition.rows)) if at not in old_first]
        places += [(None, None, at) for at in range(len(second.edition.rows)) if at not in old_second]
        rows = tuple(keys.edition.rows for keys in (base, first, second))
        return [
            RowEntry(*(None if at is None else of[at] for of, at in zip(rows, places[entry], strict=True)))
            for entry in _in_order(places)
        ]

    def _merged_rows(self, entry: RowEntry) -> Iterator[Cells]:
        """The row that a row becomes; none where it was removed, and two of a sheet of one's own that both changed."""
        base, first, second = entry
        if base is not None and (first is None or second is None):
            yield from self._removed(entry)
        elif first is not None and second is not None:
            yield from self._of_both(base, first, second)
        elif added := first if second is None else second:
            self._count("added", self._first if second is None else self._second)
            yield added

    def _removed(self, entry: RowEntry) -> Iterator[Cells]:
        base, first, second = entry
        assert base is not None
        left = first if first is not None else second
        by: Sequence[SideName] = [side for side, row in ((self._first, first), (self._second, second)) if row is None]
        if left is None or self._is_same(base, left, self._first if second is None else self._second):
            for side in by:
                self._count("removed", side)
            self._list_removed(base, sorted(by))
            return
        if self._edition.table:
            side = self._first if second is None else self._second
            values: dict[SideName, Cells] = {"base": _other(base, left), side: _other(left, base)}
            self._add_conflict(label_of(self._edition.table, left), "", values)
        else:
            self._merged.counts["kept_rows"] += 1
        yield left

    def _of_both(self, base: Cells | None, first: Cells, second: Cells) -> Iterator[Cells]:
        if base is None:
            for side in (self._first, self._second):
                self._count("added", side)
        if not self._edition.table and base is not None and first != second and base not in (first, second):
            self._merged.counts["kept_both"] += 1  # a sheet of one's own has no columns to merge by
            yield from (first, second)
            return
        label = label_of(self._edition.table, base or first)
        original, row = base or {}, dict[str, str]()
        for column in self._edition.columns:
            texts = [of.get(column, "") for of in (original, first, second)]
            taken = self._taken(column, *texts)
            if taken is None:
                names: Sequence[SideName] = ("base", self._first, self._second)
                values = {side: {column: text} for side, text in zip(names, texts, strict=True)}
                self._add_conflict(label, column, values)
                taken = texts[0]
            elif base is not None and taken != texts[0]:
                self._note_change(label, column, texts, taken)
            if taken:
                row[column] = taken
        yield row

    def _taken(self, column: str, base: str, first: str, second: str) -> str | None:
        """The cell of the side that changed it; None where both did, and not alike."""
        if first in (second, base):
            return second
        if second == base:
            return first
        of_base = self._keys["base"].cell(column, base)
        of_first, of_second = self._keys[self._first].cell(column, first), self._keys[self._second].cell(column, second)
        if of_first == of_base and of_second != of_base:
            return second
        return first if of_second in (of_first, of_base) else None

    def _note_change(self, label: str, column: str, texts: Sequence[str], taken: str) -> None:
        sides = [side for side, text in zip((self._first, self._second), texts[1:], strict=True) if text == taken]
        for side in sides:
            self._count("changed", side)
        if not taken:
            self._merged.removals.append(
                Removal(self._table, label, sorted(sides), whole_row=False, column=column, value=texts[0])
            )

    def _is_same(self, base: Cells, other: Cells, side: SideName) -> bool:
        columns = {*base, *other}
        of_base, of_side = self._keys["base"], self._keys[side]
        return all(
            of_base.cell(column, base.get(column, "")) == of_side.cell(column, other.get(column, ""))
            for column in columns
        )

    def _list_removed(self, row: Cells, by: Sequence[SideName]) -> None:
        self._merged.counts["removed_rows"] += 1
        label = label_of(self._edition.table, row)
        self._merged.removals += (
            Removal(self._table, label, by, whole_row=True, column=column, value=row[column])
            for column in self._edition.columns
            if column in row
        )

    def _add_conflict(self, label: str, column: str, values: Mapping[SideName, Cells]) -> None:
        number = len(self._merged.conflicts) + 1
        self._merged.conflicts.append(Conflict(number, self._table, label, column, values))
        self._conflicts.setdefault(len(self._rows), []).append(number)

    def _count(self, what: str, side: SideName) -> None:
        self._merged.counts[f"{what}_{side}"] += 1


def _content(edition: TableEdition) -> tuple[object, ...]:
    return (
        [sorted(row.items()) for row in edition.rows],
        sorted(edition.columns.items()),
        edition.name,
    )


def _other(row: Cells, than: Cells) -> Cells:
    """The cells of a row that are another than those of a second one; empty ones too."""
    return {column: row.get(column, "") for column in {**row, **than} if row.get(column) != than.get(column)}


def _in_order(places: Sequence[tuple[int | None, int | None, int | None]]) -> list[int]:
    """The entries as the side has them that moved rows, and what only others have right below what stands above it
    there. Where both moved rows, the original's order stays."""
    base, first, second = (_sequence(places, side) for side in range(3))
    in_all = {entry for entry in base if None not in places[entry]}
    orders = [[entry for entry in side if entry in in_all] for side in (base, first, second)]
    if orders[2] == orders[0] or orders[1] == orders[2]:
        result = first
    elif orders[1] == orders[0]:
        result = second
    else:
        result = base
    for side in (first, second, base):
        result = _with_missing(result, side)
    return result


def _sequence(places: Sequence[tuple[int | None, int | None, int | None]], side: int) -> list[int]:
    """The entries that a side has, in its order."""
    own = [(at, entry) for entry, of in enumerate(places) if (at := of[side]) is not None]
    return [entry for _, entry in sorted(own)]


def _with_missing(order: Sequence[int], side: Sequence[int]) -> list[int]:
    """The order, and what it lacks of a side, each below the entry that stands above it there."""
    there, below, above = set(order), dict[int, list[int]](), -1
    for entry in side:
        if entry in there:
            above = entry
        else:
            below.setdefault(above, []).append(entry)
    result = list(below.get(-1, ()))
    for entry in order:
        result += (entry, *below.get(entry, ()))
    return result
