"""The law of merging, over random edits of random tables: nothing is lost, and both orders agree."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from opgavenkaart.graph.model import TABLES
from opgavenkaart.loaders.files.find import read_tables
from opgavenkaart.loaders.merge.decide import decide
from opgavenkaart.loaders.merge.model import OWN, BookEdition, MergedBook, SideName, TableEdition
from opgavenkaart.loaders.merge.read_edition import edition_of
from opgavenkaart.loaders.merge.three_way import merge
from opgavenkaart.loaders.merge.write import merged_workbook

NOTES = OWN + "notes"
VALUES = {
    "issues": {"id": ["a", "b", "c", ""], "name": ["Zorg", "Werk", "zorg"], "description": ["x", "y", ""],
               OWN + "priority": ["high", "low", ""]},
    "ownership": {"issue": ["a", "b", "Zorg"], "organisation": ["vws", "szw", "vws; szw"], "source": ["d", "e", ""],
                  "role": ["accountable", "responsible"], "quote": ["q", "r", ""], "valid_from": ["2021", ""]},
    NOTES: {"A": ["one", "two", ""], "B": ["three", ""]},
}  # fmt: skip
OTHER_SIDE: dict[SideName, SideName] = {"base": "base", "mine": "theirs", "theirs": "mine"}


def rows_of(name):
    columns = VALUES[name]
    row = st.fixed_dictionaries({column: st.sampled_from(values) for column, values in columns.items()})
    filled = row.map(lambda cells: {column: text for column, text in cells.items() if text})
    return st.lists(filled.filter(bool), max_size=4)


def book(rows):
    tables = {
        name: TableEdition(
            name.removeprefix(OWN), TABLES.get(name), {column: column.removeprefix(OWN) for column in VALUES[name]}, of
        )
        for name, of in rows.items()
        if of is not None
    }
    return BookEdition(tables)


@st.composite
def editions(draw, count=2):
    """An original, and editions of it in which rows were changed, added, removed and moved."""
    original = {name: draw(rows_of(name)) for name in VALUES}
    edited = []
    for _ in range(count):
        tables = {}
        for name, rows in original.items():
            changed = []
            for row in rows:
                what = draw(st.sampled_from(["keep", "keep", "keep", "change", "remove"]))
                if what == "change":
                    column = draw(st.sampled_from(sorted(VALUES[name])))
                    new = {**row, column: draw(st.sampled_from(VALUES[name][column]))}
                    changed.append({c: text for c, text in new.items() if text} or row)
                elif what == "keep":
                    changed.append(row)
            changed += draw(rows_of(name).map(lambda of: of[:2]))
            tables[name] = draw(st.permutations(changed)) if draw(st.booleans()) else changed
        if draw(st.booleans()) and draw(st.booleans()):
            tables[draw(st.sampled_from(sorted(tables)))] = None
        edited.append(book(tables))
    return book(original), *edited


def tables_of(merged: MergedBook):
    return {name: list(table.edition.rows) for name, table in merged.tables.items() if table.edition.rows}


def tables_in(edition: BookEdition):
    return {name: list(table.rows) for name, table in edition.tables.items() if table.rows}


def cells_of(merged: MergedBook):
    """Every cell that the result has, lists as removed, or asks about."""
    found = {(name, *cell) for name, rows in tables_of(merged).items() for row in rows for cell in row.items()}
    found |= {(removal.table, removal.column, removal.value) for removal in merged.removals}
    for conflict in merged.conflicts:
        found |= {(conflict.table, *cell) for cells in conflict.values.values() for cell in cells.items()}
    return found


@settings(max_examples=40, deadline=None)
@given(editions())
def test_nothing_is_lost(of):
    base, mine, theirs = of
    merged = merge(base, mine, theirs)
    there = cells_of(merged)
    original = {(name, *cell) for name, rows in tables_in(base).items() for row in rows for cell in row.items()}
    for side in (mine, theirs):
        for name, rows in tables_in(side).items():
            for row in rows:
                for cell in row.items():  # a new cell; one of the original may be changed by the other side
                    assert (name, *cell) in there | original
                if not any(row == old for old in tables_in(base).get(name, ())):
                    assert any((name, *cell) in there for cell in row.items())


@settings(max_examples=40, deadline=None)
@given(editions())
def test_both_orders_agree_but_for_the_names(of):
    base, mine, theirs = of
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert tables_of(one) == tables_of(other)
    assert {name: table.conflicts for name, table in one.tables.items()} == {
        name: table.conflicts for name, table in other.tables.items()
    }
    swapped = [{OTHER_SIDE[side]: cells for side, cells in conflict.values.items()} for conflict in other.conflicts]
    assert [conflict.values for conflict in one.conflicts] == swapped
    by = [removal._replace(sides=sorted(OTHER_SIDE[side] for side in removal.sides)) for removal in other.removals]
    assert list(one.removals) == by


@settings(max_examples=40, deadline=None)
@given(editions(count=1))
def test_what_one_side_leaves_alone_is_the_other_side(of):
    base, changed = of
    for merged in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        assert tables_of(merged) == tables_in(changed)
        assert merged.conflicts == []


@settings(max_examples=10, deadline=None)
@given(editions())
def test_the_workbook_holds_it_all(of):
    merged = merge(*of)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "merged.xlsx"
        path.write_bytes(merged_workbook(merged, "en"))
        again = edition_of(list(read_tables(path, [])), [])
    if not merged.conflicts:
        own = {name: rows for name, rows in tables_in(again).items() if name in VALUES}
        assert own == tables_of(merged)
        return
    still = decide(again)
    assert [conflict.number for conflict in still.conflicts] == [conflict.number for conflict in merged.conflicts]
    assert {name: rows for name, rows in tables_of(still).items() if name in VALUES} == tables_of(merged)
