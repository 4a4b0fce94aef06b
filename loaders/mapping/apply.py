"""A sheet of other people as a table of ours: each row keeps its number, each column the heading that it had."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, product

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.loaders.files.sheet import column_letters
from opgavenkaart.loaders.mapping.approved import approved
from opgavenkaart.loaders.mapping.codes import MAPPING_TWICE, NO_ROWS, NOT_IN_VALUES
from opgavenkaart.loaders.mapping.deduplicate import Made
from opgavenkaart.loaders.mapping.left_out import NOTHING_ACROSS, Account, complete, not_themselves, of_rule
from opgavenkaart.loaders.mapping.model import ANYTHING_ELSE, From, MappedTable, TableMapping, folded
from opgavenkaart.loaders.mapping.source_sheet import COLUMN, Foreign
from opgavenkaart.loaders.mapping.transform import SourceRow, ValueCache, reader
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.records import TableRecords, read_column


def records_of(part: MappedTable, foreign: Foreign, mapping: TableMapping, problems: list[Problem]) -> Made | None:
    """The table that a part of a mapping makes, and what became of the rows; None where it names missing columns."""
    positions = _positions(part, foreign, mapping, problems)
    if positions is None:
        return None
    table, place = part.makes, foreign.sheet.place
    account = Account(place, table, (number for number, _ in foreign.below))
    rows = list(_rows(part, foreign, positions, account))
    rows, refused = approved(part, foreign, positions, rows, problems, account)
    fields = [field for field in table.columns if field.id in part.columns]
    headings = {field.id: _heading(part, field, foreign, positions) for field in fields}
    columns: dict[str, list[str]] = {}
    numbers = [row.number for row in rows]
    records = TableRecords(table, place, headings, numbers, columns, not foreign.sheet.broken, refused)
    split = []
    for field in fields:
        of_row = reader(part.columns[field.id], positions)
        texts = [of_row(row).strip() for row in rows]
        if field.type == "url" and len(part.columns[field.id].columns) == 1:
            at = positions[part.columns[field.id].columns[0]]
            texts = foreign.sheet.addresses(texts, numbers, at)
        split.append(_divided(records, field, part.columns[field.id], texts, problems, account))
    sources = [_source_of(table, field, part.columns[field.id]) for field in fields]
    written, numbers = _multiplied(split, numbers, sources)
    cells = dict(zip(headings, written, strict=True))
    records = complete(replace(records, rows=numbers), cells, problems, account)
    if not records.rows:
        problems.append(Problem(NO_ROWS, *place, details={"table": table.text}))
    not_themselves(records, cells, problems)
    for field in fields:
        columns[field.id], wrong = read_column(records, field, cells[field.id])
        problems += wrong
    return Made(records, part.distinct, part.only_new, account)


def _positions(
    part: MappedTable, foreign: Foreign, mapping: TableMapping, problems: list[Problem]
) -> dict[str, int] | None:
    """Where each column stands that a part names; None, and reported, where one is not there, or twice."""
    found: dict[str, int] = {}
    where = foreign.sheet.place.sheet or foreign.sheet.place.file
    for name in part.names:
        at = foreign.positions.get(folded(name), [])
        if len(at) == 1:
            found[name] = at[0]
        elif at:
            letters = ", ".join(f'"column {column_letters(position)}"' for position in at)
            problems.append(mapping.problem(MAPPING_TWICE, part, name, where=where, known=letters))
        else:
            headings = list({folded(heading): heading for heading in foreign.headings if heading}.values())
            problems.append(mapping.not_there(part, COLUMN, name, where, headings))
    foreign.used.update(found.values())
    return found if len(found) == len(part.names) else None


def _rows(part: MappedTable, foreign: Foreign, positions: dict[str, int], account: Account) -> Iterator[SourceRow]:
    """The rows that `where` wants and `skip` does not: each once, or once for each filled one of the columns across."""
    rules = [(positions[name], of, False, of_rule("where", name, of)) for name, of in part.where.items()]
    rules += [(positions[name], of, True, of_rule("skip", name, of)) for name, of in part.skip.items()]
    across = [(name, positions[name]) for name in part.across]
    for number, cells in _filled_down(part, foreign, positions):
        by = next((rule for column, of, bad, rule in rules if (folded(cells[column]) in of) is bad), None)
        if by:
            account.leave_out(by, [number])
        elif not across:
            yield SourceRow(number, cells)
        elif filled := [(name, cells[at]) for name, at in across if cells[at].strip()]:
            yield from (SourceRow(number, cells, cell) for cell in filled)
        else:
            account.leave_out(NOTHING_ACROSS, [number])


def _filled_down(part: MappedTable, foreign: Foreign, positions: dict[str, int]) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows, with the cells that stand for those below them repeated there."""
    every = part.fill_down == (ANYTHING_ELSE,)
    columns = sorted(set(positions.values()) if every else {positions[name] for name in part.fill_down})
    last = dict.fromkeys(columns, "")
    for number, cells in foreign.below:
        if columns:
            cells = list(cells)
            for column in columns:
                cells[column] = last[column] = cells[column] if cells[column].strip() else last[column]
        yield number, cells


def _divided(
    records: TableRecords, field: Field, of: From, texts: Sequence[str], problems: list[Problem], account: Account
) -> list[tuple[str, ...]]:
    """The values of a column: several in one cell where ours may hold several, else a row for each."""
    parts = ValueCache(of, keeps_places=bool(_source_of(records.table, field, of)))
    found = [parts[text] for text in texts]
    if parts.emptied:
        emptied = account.cells.setdefault(field.text, Counter())
        for number, text in zip(records.rows, texts, strict=True):
            emptied[number] += parts.emptied[text]
    unknown = [(part, index) for index, text in enumerate(texts) for part in parts.unknown.get(text, ())]
    first = dict(reversed(unknown))
    problems += bounded(
        records.problem(NOT_IN_VALUES, first[part], field.id, part, {"count": str(count)})
        for part, count in Counter(part for part, _ in unknown).items()
    )
    return [(SEPARATOR.join(values),) for values in found] if field.many else found


def _source_of(table: Table, field: Field, of: From) -> tuple[str, ...]:
    """Where several values of a column come from, if each is of a thing of its own; else nothing."""
    return (*of.columns, of.after, of.before) if table.kind and of.columns and not field.many else ()


def _multiplied(
    split: Sequence[list[tuple[str, ...]]], numbers: list[int], sources: Sequence[tuple[str, ...]]
) -> tuple[list[list[str]], list[int]]:
    """Columns of single values, and the number of each row: a row with two values in one column is two rows.

    Values from one source go together: the first name with the first code, the second with the second.
    """
    if all(len(values) <= 1 for column in split for values in column):
        return [[values[0] if values else "" for values in column] for column in split], numbers
    groups: dict[object, list[int]] = defaultdict(list)
    for at, source in enumerate(sources):
        groups[source or at].append(at)
    order = list(chain.from_iterable(groups.values()))
    columns: list[list[str]] = [[] for _ in split]
    again = []
    for number, *row in zip(numbers, *split, strict=True):
        for values in product(*(_together([row[at] for at in group]) for group in groups.values())):
            again.append(number)
            for at, value in zip(order, chain.from_iterable(values), strict=True):
                columns[at].append(value)
    return columns, again


def _together(values: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The first of each, the second of each …; a single one goes with all."""
    most = max(1, *map(len, values))
    return list(zip(*(of * most if len(of) == 1 else (*of, *[""] * (most - len(of))) for of in values), strict=True))


def _heading(part: MappedTable, field: Field, foreign: Foreign, positions: dict[str, int]) -> str:
    """What a column is called where it stands, for whoever must mend a cell of it."""
    of = part.columns[field.id]
    names = part.across if of.across else of.names
    return " / ".join(foreign.unique_name(positions[name]) for name in names) or field.text.en
