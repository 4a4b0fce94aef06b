"""Ids made of names: things whose names differ by more than case, accents and white space do not share one."""

import re
from collections.abc import Callable, Iterator, Sequence

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.text import Text, alike_key, own_slug, slug
from opgavenkaart.loaders.problems.bound import add
from opgavenkaart.loaders.problems.problem import Detail, Problem, shortened
from opgavenkaart.loaders.tables.codes import NEARLY_ALIKE
from opgavenkaart.loaders.tables.records import TableRecords, id_field, name_field

_OWN = re.compile("-[0-9a-f]{8}$")  # see `own_slug`
_IN_ROW = Text("van rij {row}", "of row {row}")
_EARLIER = Text("van een eerdere gegevensset", "of an earlier data set")


def ids_of(records: TableRecords) -> Sequence[str]:
    """The id of each row, as it is given or made; "" in a link table."""
    if not records.table.kind:
        return [""] * len(records.rows)
    given = records.column(id_field(records.table).id)
    if all(given):
        return given
    name = name_field(records.table).id
    combinations = [
        [records.column(name if column == "name" else column) for column in columns]
        for columns in records.table.id_from
    ]
    every = (
        (" ".join(filter(None, (column[row] for column in columns))) for columns in combinations)
        for row in range(len(given))
    )
    made = [next(filter(None, words), "") for words in every]
    first: dict[str, str] = {}
    ids = [id or _id_of(words, first) for id, words in zip(given, made, strict=True)]
    if owners := {words: words for words, id in zip(made, ids, strict=True) if words in first and words != id}:
        ids = [id or _id_of(words, owners) for id, words in zip(given, made, strict=True)]  # called as an id, by itself
    return ids


def _id_of(words: str, first: dict[str, str]) -> str:
    """The id that words make; `first` are those that made each. Others that differ from these do not share it."""
    other = first.setdefault(id := slug(words), words)
    return id if words == other or alike_key(words) == alike_key(other) else own_slug(words)


def nearly_alike(records: TableRecords, ids: Sequence[str]) -> Iterator[Problem]:
    """Rows whose names make the same id as another's, though they differ: each stays a thing of its own."""
    names, given = (records.column(field(records.table).id) for field in (name_field, id_field))
    rows: dict[str, int] = {}
    for row in [row for row, id in enumerate(ids) if not given[row] and _OWN.search(id)]:
        rows = rows or {id: row for row, id in reversed(list(enumerate(ids)))}
        other = rows.get(_OWN.sub("", ids[row]))
        if other is not None:
            where = _IN_ROW.format(row=records.rows[other])
            details: dict[str, Detail] = {"other": shortened(names[other]), "where": where}
            yield records.problem(NEARLY_ALIKE, row, name_field(records.table).id, names[row], details)


def apart_from_earlier(
    records: TableRecords, ids: Sequence[str], earlier: Callable[[], Names]
) -> tuple[Sequence[str], list[Problem]]:
    """The ids, of which those made of a name are of an earlier data set's thing only if that is called so too."""
    table = records.table
    given, names = records.column(id_field(table).id), records.column(name_field(table).id)
    short = records.column("abbreviation")
    made = [row for row, id in enumerate(ids) if id and (not given[row] or id in records.made_ids)]
    if not made or len(table.id_from) < 2:  # by more than a name
        return ids, []
    known, found, problems = earlier(), list(ids), list[Problem]()
    for row in made:
        texts = [text for text in (short[row], names[row]) if text]
        id = slug(texts[0]) if _OWN.search(ids[row]) else ids[row]
        if (table.kind, id) not in known.labels:
            continue
        found[row] = id if known.is_called(table.kind, id, texts) else own_slug(texts[0])
        if found[row] != id:
            details: dict[str, Detail] = {"other": shortened(known.labels[table.kind, id]), "where": _EARLIER}
            add(problems, records.problem(NEARLY_ALIKE, row, name_field(table).id, names[row], details))
    return found, problems
