"""What must be written to nodes when the records of one data set change, without touching what others wrote there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.store.neo4j.in_the_way import refuse_properties
from opgavenkaart.graph.store.neo4j.read import records_in
from opgavenkaart.graph.store.neo4j.schema import descriptions_of, node_key, shown, shown_fields

Properties = Mapping[str, Any]
Stored = tuple[str, str | None, Sequence[Any]]  # of a node: its id, its descriptions, and its properties of our names


class NodeChanges:
    """The nodes of a kind to be made, a row each in the order of `columns`, and what changes of others, by their key.

    `changed` are the ids with the new record of the data set, or None where it describes the node no more; `order`
    has the positions of data sets. Raises GraphUnavailable where others set a property that is to be written.
    """

    def __init__(
        self,
        kind: str,
        dataset: str,
        changed: Iterable[tuple[str, Node | None]],
        stored: Iterable[Stored],
        order: Mapping[str, int],
    ) -> None:
        self.columns = ("key", "id", "datasets", "descriptions", *shown_fields(kind))
        self.new: list[tuple[Any, ...]] = []
        self.changes: dict[str, Properties] = {}
        there = {id: (list(records_in(kind, id, text)), values) for id, text, values in stored}
        for id, now in changed:
            before, values = there.get(id, ([], ()))
            of = {record.datasets[0]: record for record in before if record.datasets[0] != dataset}
            if now:
                of[dataset] = now
            records = [of[name] for name in sorted(of, key=order.__getitem__)]
            names, key = [record.datasets[0] for record in records], node_key(kind, id)
            if id not in there:
                self.new.append((key, id, names, descriptions_of(records), *shown(kind, records).values()))
            elif records:
                properties = _changes(kind, id, before, records, values)
                self.changes[key] = {"datasets": names, "descriptions": descriptions_of(records), **properties}
            else:
                self.changes[key] = {"datasets": []}  # to be deleted


def _changes(kind: str, id: str, before: Sequence[Node], now: Sequence[Node], values: Sequence[Any]) -> Properties:
    """The properties that a node is to show otherwise than it did."""
    old, new = shown(kind, before), shown(kind, now)
    there = dict(zip(new, values, strict=True))
    changes = {name: value for name, value in new.items() if value != old[name]}
    refuse_properties(kind, id, (name for name, value in changes.items() if there[name] not in (old[name], value)))
    return changes
