"""Which rows of a foreign sheet are left out, by which rule or for what they lack; and the account of all of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import compress

from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.model.schema import Table
from opgavenkaart.graph.text import OR, Text, join, listed, match_key
from opgavenkaart.loaders.mapping.codes import OF_ITSELF, ROWS_LEFT_OUT
from opgavenkaart.loaders.mapping.model import toml
from opgavenkaart.loaders.mapping.transform import EMPTIED
from opgavenkaart.loaders.problems.problem import Detail, Place, Problem, shortened
from opgavenkaart.loaders.tables.cells import read_cells
from opgavenkaart.loaders.tables.records import TableRecords, id_field, name_field

MAX_RULE_LENGTH = 80  # letters of a rule that a line repeats
NOTHING_ACROSS = Text("met niets in de kolommen van `across`", "with nothing in the columns of `across`")
SAME_THING = Text("over iets dat een andere rij al beschrijft", "about something that another row describes")
SAME_CLAIM = Text("met hetzelfde als een andere rij", "with the same as another row")
_WITHOUT = Text("zonder {field}", "without {field}")
_EMPTIED_BY_VALUES = Text("waarvan `values` niets maakt van {field}", "of whose {field} `values` makes nothing")
_LEFT_OUT_BY = Text("weggelaten door {rule}", "left out by {rule}")
_TABLE = Text("{table}: {read} rijen, {used} nieuw", "{table}: {read} rows, {used} new")
_CELLS = Text("cellen waar `values` niets van maakt: {field} {count}", "cells that `values` drops: {field} {count}")
NOT_NEW = Text("over iets dat een andere [[table]] beschrijft", "about something that another [[table]] describes")
REFUSED = Text("over iets dat elders niet is goedgekeurd", "about something that was not approved elsewhere")
_MERGED = Text(
    "LET OP: {where}: {n} × een rij met een andere naam is samengevoegd met een eerdere rij met dezelfde id, "
    "zoals “{name}” met “{first}”; zijn het twee dingen, kies dan een id die hen uit elkaar houdt",
    "NOTE: {where}: {n} × a row with another name was merged with an earlier row with the same id, such as "
    "“{name}” with “{first}”; if these are two things, choose an id that keeps them apart",
)
MAX_NAMED_ROWS = 10  # in a message
Cells = dict[str, list[str]]  # columns by field id


def of_rule(key: str, heading: str, cells: Mapping[str, str]) -> Text:
    """Left out by `where` or `skip`, as the mapping says it."""
    values = list(cells.values())
    rule = shortened(f"{key} = {toml({heading: values[0] if len(values) == 1 else values})}", MAX_RULE_LENGTH)
    return _LEFT_OUT_BY.format(rule=rule)


class Account:
    """Rows by the number that the spreadsheet gives them.

    A row may become several rows of ours. It is used if any of them is new; else the last rule that took one away
    counts.
    """

    def __init__(self, place: Place, makes: Table, rows: Iterable[int]) -> None:
        self.place, self.makes, self.read = place, makes, set(rows)
        self.used: set[int] = set()
        self.merged: dict[int, tuple[str, str]] = {}  # rows that became one with a row of another name: both names
        self.cells: dict[Text, Counter[int]] = {}  # of a column of ours: how many `values` makes nothing of, by row
        self._rules: dict[Text, set[int]] = {}

    def leave_out(self, rule: Text, rows: Iterable[int]) -> None:
        """These rows, or part of what they say, are left out by a rule."""
        self._rules.setdefault(rule, set()).update(rows)

    def left_out(self) -> dict[Text, int]:
        """How many rows each rule left out, no row counted twice."""
        seen, counts = set(self.used), dict.fromkeys(self._rules, 0)
        for rule in reversed(self._rules):
            counts[rule] = len(self._rules[rule] - seen)
            seen |= self._rules[rule]
        return {rule: count for rule, count in counts.items() if count}

    def merged_line(self) -> Text | None:
        """How many rows became one with a row that has another name, with an example; None where none did."""
        if not self.merged:
            return None
        name, first = map(shortened, next(iter(self.merged.values())))
        where = self.place.sheet or self.place.file
        return _MERGED.format(where=where, n=len(self.merged), name=name, first=first)

    def line(self) -> Text | None:
        """The account in a line; None where everything was used."""
        parts = [join(str(count), rule, between=" ") for rule, count in self.left_out().items()]
        parts += [_CELLS.format(field=field, count=of.total()) for field, of in self.cells.items() if of.total()]
        if not parts:
            return None
        table = _TABLE.format(table=self.makes.text, read=len(self.read), used=len(self.used))
        return join(f"{self.place.sheet or self.place.file} → ", join(table, *parts, between="; "))


def complete(records: TableRecords, cells: Cells, problems: list[Problem], account: Account) -> TableRecords:
    """The rows that have what ours must have, and `cells` of those. Others are reported, unless `values` empties."""
    for id in [id for id in cells if records.field(id).required]:
        records = _without(records, [id], cells, problems, account)
    if ends := _optional_ends(records, cells):
        records = _without(records, ends, cells, problems, account)
    kept = set(records.rows)
    for field, of in account.cells.items():  # not those of rows that are left out
        account.cells[field] = Counter({number: count for number, count in of.items() if number in kept})
    for id, values in cells.items():
        cells[id] = ["" if value == EMPTIED else value for value in values]
    return records


def not_themselves(records: TableRecords, cells: Cells, problems: list[Problem]) -> None:
    """Empties a cell that says that a thing is part of itself, as lists do of what is at the top."""
    table = records.table
    if not table.kind:
        return
    names = {id_field(table).id, name_field(table).id, "abbreviation"} & set(cells)
    own = list(zip(*(cells[id] for id in names), strict=True))
    for target in {link.target for link in table.links if not link.source} & set(cells):
        if records.field(target).to != table.kind:
            continue
        pairs = zip(cells[target], own, strict=True)
        same = [bool(cell) and match_key(cell) in {match_key(word) for word in words if word} for cell, words in pairs]
        if any(same):
            rows = list(compress(records.rows, same))
            heading = records.headings[target]
            problems.append(Problem(OF_ITSELF, *records.place, rows[0], heading, "", _counted(rows)))
            cells[target] = ["" if itself else cell for cell, itself in zip(cells[target], same, strict=True)]


def _optional_ends(records: TableRecords, cells: Cells) -> list[str]:
    """The columns of which a row of a link table must fill one; none where all are filled or rows may stand alone."""
    links = () if records.table.kind else records.table.links
    for relation in (RELATIONS[link.relation] for link in links):
        if relation.role_without_target and relation.role and relation.role.id in cells:
            roles, _ = read_cells(relation.role, cells[relation.role.id])
            if relation.role_without_target in roles:
                return []
    ends = dict.fromkeys(end for link in links for end in (link.source, link.target))
    return [end for end in ends if end in cells and not records.field(end).required]


def _without(
    records: TableRecords, ids: Sequence[str], cells: Cells, problems: list[Problem], account: Account
) -> TableRecords:
    """Leaves out the rows that have none of these columns filled."""
    rows = list(zip(*(cells[id] for id in ids), strict=True))
    kept = [any(cell not in ("", EMPTIED) for cell in row) for row in rows]
    if all(kept):
        return records
    missing = listed((records.field(id).text for id in ids), OR)
    empty = list(compress(records.rows, (not any(row) for row in rows)))
    emptied = compress(records.rows, (EMPTIED in row for row in rows))
    account.leave_out(_EMPTIED_BY_VALUES.format(field=missing), emptied)
    account.leave_out(_WITHOUT.format(field=missing), empty)
    if empty:
        heading = " / ".join(records.headings[id] for id in ids)
        details: dict[str, Detail] = {**_counted(empty), "heading": heading, "field": missing}
        problems.append(Problem(ROWS_LEFT_OUT, *records.place, empty[0], heading, "", details))
    for id, column in cells.items():
        cells[id] = list(compress(column, kept))
    return replace(records, rows=list(compress(records.rows, kept)))


def _counted(rows: Sequence[int]) -> dict[str, str]:
    shown = ", ".join(map(str, rows[:MAX_NAMED_ROWS])) + (" …" if len(rows) > MAX_NAMED_ROWS else "")
    return {"count": str(len(rows)), "rows": shown}
