"""Which words of other tools are kinds, relations and fields of the vocabulary, and the tables that those make."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from opgavenkaart.graph.model import DECISION, ID, KINDS, LINK_FIELDS, NAME, NODE_FIELDS, RELATIONS, TABLES
from opgavenkaart.graph.model.schema import Field, Kind, Link, Relation, Table, Value, spellings
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.tables.records import name_field

Sort = tuple[str, str]  # a kind, and the kind within it ("ministry") or ""

KIND, SUBKIND, RELATION, ROLE, LABEL, REFERENCE, DATASETS, DATASET = (
    *("kind", "type", "relation", "role", "label", "reference", "datasets", "dataset"),
)
KIND_ATTRIBUTES = tuple(map(match_key, (KIND, "soort", "element type", SUBKIND, "labels", "class", "group")))
_DESCRIPTION = ("description", "omschrijving", "beschrijving")  # of each element in Kumu and yEd
RELATION_ATTRIBUTES = tuple(  # the interactions are Cytoscape's, the kind GEXF's
    map(match_key, (RELATION, "relatie", "connection type", SUBKIND, LABEL, "interaction", "shared interaction", KIND))
)
SHOWN_ONLY = frozenset(map(match_key, (LABEL, DATASETS, DATASET, "networkx_key")))  # added in writing, not read


def _kind_words() -> Iterator[tuple[str, Sort]]:
    for kind in KINDS.values():
        yield from ((word, (kind.id, "")) for word in (kind.id, kind.label, *kind.text, *kind.plural))
    for table in TABLES.values():
        if table.kind:
            sort = table.kind, dict(table.preset).get("kind", "")
            yield from ((word, sort) for word in spellings(table))


def _subkind_words() -> dict[str, Sort]:
    """By match key; a word of several things is none of them."""
    found: defaultdict[str, set[Sort]] = defaultdict(set)
    for kind in KINDS.values():
        for value in kind.subkinds.values if kind.subkinds else ():
            for word in spellings(value):
                found[match_key(word)].add((kind.id, value.id))
    return {key: sort for key, (sort, *others) in found.items() if not others}


KIND_WORDS = _subkind_words() | {match_key(word): sort for word, sort in _kind_words()}
RELATION_WORDS = {match_key(w): (r.id, True) for r in RELATIONS.values() for w in r.inverse}
RELATION_WORDS |= {match_key(w): (r.id, False) for r in RELATIONS.values() for w in (r.id, *r.text)}


class StatedRelation(NamedTuple):
    """The relation that a connection states: whether from its other end, its role, and by which attribute."""

    relation: Relation
    is_inverse: bool
    role: str
    key: str


def sort_of(attributes: Mapping[str, str]) -> tuple[Sort, str] | None:
    """The kind that an element's attributes state, and the key of the attribute that does."""
    by_key = {match_key(title): text for title, text in attributes.items()}
    for key in KIND_ATTRIBUTES:
        if found := KIND_WORDS.get(match_key(by_key.get(key, ""))):
            return found, key
    return None


def relation_of(attributes: Mapping[str, str]) -> StatedRelation | None:
    """The relation that a connection's attributes state, with a role behind a colon."""
    by_key = {match_key(title): text for title, text in attributes.items()}
    for key in RELATION_ATTRIBUTES:
        word, _, role = by_key.get(key, "").partition(":")
        if found := RELATION_WORDS.get(match_key(word)):
            return StatedRelation(RELATIONS[found[0]], found[1], role, key)
    return None


def subkind_of(attributes: Mapping[str, str]) -> Value | None:
    """The kind within its kind of an element of ours, such as ministry, where that is one of a list."""
    subkinds = KINDS[attributes[KIND]].subkinds
    return next((v for v in subkinds.values if v.id == attributes.get(SUBKIND)), None) if subkinds else None


@cache
def node_table(kind: str) -> Table:
    """The table of a kind without links: those are connections. A kind that has no table gets one of its fields."""
    plain = [table for table in TABLES.values() if table.kind == kind and not table.preset]
    if not plain:
        made: Kind = KINDS[kind]
        return Table(kind, made.plural, made.what, (ID, NAME, *made.fields, *NODE_FIELDS), kind)
    table = plain[0]
    ends = {end for link in table.links for end in (link.source, link.target)}
    return replace(table, columns=tuple(f for f in table.columns if f.id not in ends), links=())


@cache
def link_table(relation: str, start: str, end: str) -> Table:
    """The table of one relation between two kinds: every claim is a row with its own evidence."""
    of: Relation = RELATIONS[relation]
    role = (of.role,) if of.role else ()
    columns = (_end("from", "van", start), _end("to", "naar", end), *role, *of.fields, *LINK_FIELDS)
    return Table(relation, of.text, of.what, columns, links=(Link(relation, "from", "to"),))


def _end(en: str, nl: str, kind: str) -> Field:
    return Field(en, Text(nl, en), KINDS[kind].text, "reference", to=kind, required=True)


@cache
def field_words(table: Table) -> dict[str, str]:
    """From the match key of an attribute to the field that it fills.

    Of a node, `type` is the kind within its kind, and a description a note where there is no other place; of a link,
    `role` is what qualifies it, whatever it is called.
    """
    words = {match_key(word): field.id for field in (DECISION, *table.columns) for word in spellings(field)}
    if table.kind:
        words = {key: id for key, id in words.items() if id != "kind"} | {match_key(LABEL): name_field(table).id}
        words = {match_key(word): "note" for word in _DESCRIPTION} | words
        words |= {match_key(SUBKIND): "kind"} if any(field.id == "kind" for field in table.columns) else {}
    for link in table.links:
        if role := RELATIONS[link.relation].role:
            words[match_key(ROLE)] = role.id
    return words
