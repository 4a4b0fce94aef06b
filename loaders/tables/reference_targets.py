"""What references may mean: the things that data sets describe, with the names they bore for a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import LookupEntry, entries_of_decisions
from opgavenkaart.graph.model import IDENTITY
from opgavenkaart.loaders.tables.ids import name_field
from opgavenkaart.loaders.tables.records import TableRecords

Find = Callable[[str, str], frozenset[str]]


def things_of(editions: Sequence[Edition]) -> Iterator[LookupEntry]:
    """The things of some editions together, as a store would give them."""
    former: dict[tuple[str, str], list[str]] = {}
    for edition in editions:
        names = {node.id: node for node in edition.nodes if node.kind == "name"}
        for claim in edition.claims:
            if claim.relation == "HAS_NAME" and (name := names.get(claim.to_id)):
                former.setdefault((claim.from_kind, claim.from_id), []).extend((name.name, name.abbreviation))
    for edition in editions:
        for node in edition.nodes:
            code = node.props.get("official_id", "")
            yield LookupEntry(node.kind, node.id, node.name, node.abbreviation, code, dataset=edition.name)
        yield from entries_of_decisions(claim for claim in edition.claims if claim.relation in IDENTITY)
    yield from formerly(former)


def own_things(tables: Sequence[TableRecords], ids: Sequence[Sequence[str]]) -> Iterator[LookupEntry]:
    """The things that the rows of a data set describe."""
    for records, own in zip(tables, ids, strict=True):
        if kind := records.table.kind:
            columns = (name_field(records.table).id, "abbreviation", "official_id")
            for id, *texts in zip(own, *map(records.column, columns), strict=True):
                if id:
                    yield LookupEntry(kind, id, *texts)


def own_former_names(tables: Sequence[TableRecords], find: Find) -> Iterator[LookupEntry]:
    """The names that the rows of a data set say that things bore for a time; `find` finds whose they are."""
    former: dict[tuple[str, str], list[str]] = {}
    described = (_names(records) for records in tables if records.table.kind == "name")
    by_id = {id: names for of in described for id, *names in zip(*of, strict=True)}
    for records in tables:
        for link in records.table.links:
            if link.relation == "HAS_NAME":
                bearer = records.field(link.source)
                if link.target:  # a row joins the two
                    borne = [by_id.get(id, []) for id in records.column(link.target)]
                else:
                    borne = [list(names) for names in zip(*_names(records)[1:], strict=True)]
                for whose, names in zip(records.column(link.source), borne, strict=True):
                    for id in found if whose and len(found := find(bearer.to, whose)) == 1 else ():
                        former.setdefault((bearer.to, id), []).extend(names)
    return formerly(former)


def _names(records: TableRecords) -> Sequence[Sequence[str]]:
    """The id, name and abbreviation of each row."""
    return [records.column(id) for id in ("id", name_field(records.table).id, "abbreviation")]


def formerly(former: Mapping[tuple[str, str], Iterable[str]]) -> Iterator[LookupEntry]:
    """Former names as things to find by, beside the descriptions of the same things."""
    return (LookupEntry(kind, id, "", former=tuple(names)) for (kind, id), names in former.items())
