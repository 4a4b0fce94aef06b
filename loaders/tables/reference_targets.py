"""What references may mean: the things that data sets describe, with the names they bore for a time."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import LookupEntry, entries_of
from opgavenkaart.loaders.tables.records import TableRecords, name_field

Find = Callable[[str, str], frozenset[str]]


def things_of(editions: Sequence[Edition]) -> Iterator[LookupEntry]:
    """The things of some editions together, as a store would give them."""
    return entries_of([node for edition in editions for node in edition.nodes], chain(*(e.claims for e in editions)))


def own_things(tables: Sequence[TableRecords], ids: Sequence[Sequence[str]]) -> Iterator[LookupEntry]:
    """The things that the rows of a data set describe."""
    for records, own in zip(tables, ids, strict=True):
        if kind := records.table.kind:
            columns = (name_field(records.table).id, "abbreviation", "official_id", "valid_to")
            for id, name, short, code, end in zip(own, *map(records.column, columns), strict=True):
                if id:
                    yield LookupEntry(kind, id, name, short, code, ended=bool(end))


def own_former_names(tables: Sequence[TableRecords], find: Find) -> Iterator[LookupEntry]:
    """The names that the rows of a data set say that things bore for a time; `find` finds whose they are."""
    by_id = {id: names for records in tables if records.table.kind == "name" for id, *names in _names(records)}
    for records in tables:
        for link in (link for link in records.table.links if link.relation == "HAS_NAME"):
            bearer = records.field(link.source)
            if link.target:  # a row joins the two
                former = [by_id.get(id, []) for id in records.column(link.target)]
            else:
                former = [names for _, *names in _names(records)]
            for whose, names in zip(records.column(link.source), former, strict=True):
                found = find(bearer.to, whose) if whose else frozenset[str]()
                if len(found) == 1:
                    yield LookupEntry(bearer.to, next(iter(found)), "", former=tuple(names))


def _names(records: TableRecords) -> Iterator[tuple[str, ...]]:
    """The id, name and abbreviation of each row."""
    return zip(*map(records.column, ("id", name_field(records.table).id, "abbreviation")), strict=True)
