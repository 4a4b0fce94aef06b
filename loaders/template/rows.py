"""What a data set says as rows of the tables that make it: the reverse of reading it, derived from the vocabulary."""

from collections.abc import Callable, Mapping
from functools import cache, cached_property

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.identity.merge import TEXT_ID_PREFIX
from opgavenkaart.graph.model import RELATIONS, TABLES
from opgavenkaart.graph.model.schema import Link, Table
from opgavenkaart.graph.text import own_slug, slug
from opgavenkaart.loaders.tables.cells import SEPARATOR
from opgavenkaart.loaders.tables.identity_decisions import decides
from opgavenkaart.loaders.tables.records import id_field, name_field
from opgavenkaart.loaders.tables.reference_targets import things_of
from opgavenkaart.loaders.tables.references import CREATED_KINDS

Row = dict[str, str]  # field id -> cell; references are texts, choices still ids
Rows = Mapping[str, list[Row]]  # by table id

AGAIN = f"{SEPARATOR} "  # between several references in a cell


def rows_of(edition: Edition, earlier: Callable[[], Names]) -> Rows:
    """The rows of each table; `earlier` gives what data sets before this one describe, and is asked only if needed.

    What no table can say is left out: see `loaders/export/workbook.py`.
    """
    words = Words(edition, earlier)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    of_node: dict[tuple[str, str], tuple[Table, Row]] = {}
    texts = {node.id: node.name for node in edition.nodes if node.id.startswith(TEXT_ID_PREFIX)}
    for node in edition.nodes:
        if node.id not in texts and (table := _table_of(node)):
            row = words.row(table, _node_values(node, table))
            rows[table.id].append(row)
            of_node[node.kind, node.id] = table, row
    for claim in edition.claims:
        table, link = _place(claim, of_node)
        if not table.kind:
            row = words.row(table, _claim_values(claim, link))
            if decides(table) and claim.from_id in texts:
                row["text"] = texts[row.pop("from")]
            rows[table.id].append(row)
        elif found := of_node.get(_own_end(claim, link)):  # one more reference in a cell of a thing's own row
            other = words.of(claim.from_kind, claim.from_id) if link.source else words.of(claim.to_kind, claim.to_id)
            _, row = found
            parts = [*row.get(link.source or link.target, "").split(AGAIN), *other.split(AGAIN)]
            row[link.source or link.target] = AGAIN.join(dict.fromkeys(filter(None, parts)))
    return rows


class Words:
    """The text by which a reference finds what it means."""

    def __init__(self, edition: Edition, earlier: Callable[[], Names]) -> None:
        self._edition, self._ask_earlier = edition, earlier
        self._named = {(node.kind, node.id): node.name for node in edition.nodes}
        self._written: dict[tuple[str, str], list[str]] = {}
        for kind, text, id in edition.references:
            self._written.setdefault((kind, id), []).append(text)

    @cached_property
    def _own(self) -> Names:
        return Names(things_of([self._edition]))

    @cached_property
    def _earlier(self) -> Names:
        return self._ask_earlier()

    def of(self, kind: str, id: str) -> str:
        """An id for the data set's own things, for others what finds them; a name for what references bring about."""
        own = (kind, id) if kind else tuple(id.split(":", 1))
        if kind in CREATED_KINDS:
            name = self._named.get((kind, id), id)
            return name if id in (slug(name), own_slug(name)) else id
        if own in self._named:
            return id
        return next((text for text in (*self._written.get((kind, id), ()), id) if self._finds(kind, text, id)), id)

    def row(self, table: Table, values: Mapping[str, str]) -> Row:
        """The cells of a row, of values by field that are still ids."""
        filled = ((field, values[field.id]) for field in table.columns if values.get(field.id))
        return {field.id: self.of(field.to, v) if field.type == "reference" else v for field, v in filled}

    def _finds(self, kind: str, text: str, id: str) -> bool:
        return self._own.find(kind, text) <= {id} and self._earlier.find(kind, text) == {id}


def _table_of(node: Node) -> Table | None:
    """The table of its own sort (ministries …), else the one of any sort; none for what references bring about."""
    tables = [table for table in TABLES.values() if table.kind == node.kind]
    own = (table for table in tables if dict(table.preset).get("kind") == node.type)
    return next(own, None) or next((table for table in tables if not table.preset), None)


def _node_values(node: Node, table: Table) -> Mapping[str, str]:
    return {
        **node.props,
        "kind": node.type,
        **{name: getattr(node, name) for name in ("abbreviation", "valid_from", "valid_to")},
        id_field(table).id: node.id,
        name_field(table).id: node.name,
    }


def _claim_values(claim: Claim, link: Link) -> Mapping[str, str]:
    relation = RELATIONS[claim.relation]
    names = ("source", "locator", "quote", "note", "valid_from", "valid_to")
    values = {**claim.props, **{name: getattr(claim, name) for name in names}, link.source: claim.from_id}
    if not (relation.role_without_target and claim.role == relation.role_without_target and claim[1:3] == claim[3:5]):
        values[link.target] = claim.to_id
    if link.when:
        values[link.when[0]] = link.when[1]
    elif relation.role:
        values[relation.role.id] = claim.role
    return values


def _place(claim: Claim, of_node: Mapping[tuple[str, str], tuple[Table, Row]]) -> tuple[Table, Link]:
    """The table and link that make such a claim; of several tables, the one that has the row which makes it."""
    places = _places(claim.relation, claim.from_kind, claim.to_kind)
    own = (place for place in places if of_node.get(_own_end(claim, place[1]), (None,))[0] is place[0])
    return next(own, places[0])


@cache
def _places(relation: str, from_kind: str, to_kind: str) -> list[tuple[Table, Link]]:
    return [
        (table, link)
        for table in TABLES.values()
        for link in table.links
        if (link.relation, _kind(table, link.source), _kind(table, link.target)) == (relation, from_kind, to_kind)
    ]


def _kind(table: Table, end: str) -> str:
    """The kind at one end of a link: of the row itself, or what a column refers to."""
    return next(field.to for field in table.columns if field.id == end) if end else table.kind


def _own_end(claim: Claim, link: Link) -> tuple[str, str]:
    """The thing whose own row makes this claim."""
    return (claim.from_kind, claim.from_id) if not link.source else (claim.to_kind, claim.to_id)
