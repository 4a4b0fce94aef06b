"""A row of a node table as a node of the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.graph import NO_PROPS, Node
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.ids import id_field, name_field
from opgavenkaart.loaders.tables.records import TableRecords


class Described(NamedTuple):
    """A table whose rows have their ids ("" in a link table) and whose references are found, column by column."""

    records: TableRecords
    ids: Sequence[str]
    found: Mapping[str, Sequence[tuple[str, ...]]]

    def source(self) -> Sequence[str]:
        """The id of the document that each row names."""
        return [ids[0] if ids else "" for ids in self.found["source"]]


def nodes_of(table: Described, dataset: str) -> Iterator[Node]:
    """The nodes of a table; cells that are neither a field of `Node` nor the end of a link go into its props."""
    records = table.records
    key, name = id_field(records.table).id, name_field(records.table).id
    own = ("kind", "abbreviation", "valid_from", "valid_to")
    ends = {end for link in records.table.links for end in (link.source, link.target)}
    props = [id for id in records.columns if id not in {key, name, *own, *ends}]
    preset = dict(records.table.preset)
    columns = [[preset[id]] * len(table.ids) if id in preset else records.column(id) for id in (name, *own)]
    values = [_joined(table.found[id]) if id in table.found else records.column(id) for id in props]
    filled = [{k: v for k, v in zip(props, row, strict=True) if v} or NO_PROPS for row in zip(*values, strict=True)]
    kind, datasets = records.table.kind, (dataset,)
    for id, named, type, abbreviation, start, end, more in zip(
        table.ids, *columns, filled or [NO_PROPS] * len(table.ids), strict=True
    ):
        if id:
            yield Node(kind, id, named, type, abbreviation, start, end, more, datasets)


def _joined(found: Sequence[tuple[str, ...]]) -> list[str]:
    return [SEPARATOR.join(ids) for ids in found]
