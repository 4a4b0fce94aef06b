"""Connections whose words are relations of ours: a table for each, with the right ends and the role that they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.model import RELATIONS, TABLES
from opgavenkaart.graph.model.schema import Link, Table
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.exchange.classify import relation_of
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.mapping.model import TABLE_OF
from opgavenkaart.loaders.mapping.toml_text import Toml
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft
from opgavenkaart.loaders.tables.recognise import spellings

SURE = 0.8
_END = Text("een eind van de verbinding", "an end of the connection")
_NAMED = Text("de naam van het kenmerk zegt het", "the name of the attribute says so")
_OF_ONE = Text(
    "Dit staat bij de kaart in een kolom van de zaak zelf; van losse verbindingen kan een mapping dat niet maken.\n"
    "Zonder mapping kan `opgavenkaart load` het wel, als elke soort en verbinding een woord van de kaart is.",
    "Here this is a column of the thing itself, which a mapping cannot make of separate connections.\n"
    "Without a mapping `opgavenkaart load` can, if each kind and connection is a word of the vocabulary.",
)
_LACKS = Text(
    "Vul aan wat hier ontbreekt ({what}) en haal de # weg.", "Add what is missing here ({what}) and take the # away."
)


class DraftRelation(NamedTuple):
    """What the words of some connections say: their relation between two kinds, whether from its other end, a role."""

    title: str  # of the attribute that says so
    relation: str
    inverse: bool
    role: str
    pair: tuple[str, str]  # kinds, from start to end as the relation runs


def told_by_words(
    links: Sheet, kinds: Mapping[str, str] | None
) -> tuple[dict[DraftRelation, list[str]], list[Sequence[str]]]:
    """The words of each, and the rows that say nothing; `kinds` are those of the elements, None in a bare list."""
    titles = [cell.strip() for cell in links.cells[0]]
    said: dict[DraftRelation, dict[str, None]] = {}
    rest: list[Sequence[str]] = []
    for row in filter(any, links.cells[1:]):
        cells = dict(zip(titles[2:], row[2:], strict=False))
        found = relation_of(cells)
        if not found:
            rest.append(row)
            continue
        relation, inverse, role, key = found
        title = next(title for title in cells if match_key(title) == key)
        a, b = (row[1], row[0]) if inverse else (row[0], row[1])
        pair = (kinds.get(a, ""), kinds.get(b, "")) if kinds is not None else relation.ends[0]
        if pair not in relation.ends or (kinds is None and len(relation.ends) > 1):
            rest.append(row)
        else:
            said.setdefault(DraftRelation(title, relation.id, inverse, role, pair), {})[cells[title]] = None
    return {of: list(words) for of, words in said.items()}, rest


def ends_of(
    said: Mapping[DraftRelation, Sequence[str]], heads: tuple[str, str]
) -> Iterator[tuple[str, str, dict[str, Toml]]]:
    """Of a bare list the kinds that stand at its ends, under which heading, and the cells by which they are told."""
    sides: list[dict[str, list[tuple[str, str]]]] = [{}, {}]
    for of, words in said.items():
        for side, kind in zip(sides, of.pair[::-1] if of.inverse else of.pair, strict=True):
            side.setdefault(kind, []).extend((of.title, word) for word in words)
    for side, head in zip(sides, heads, strict=True):
        for kind, by in ((kind, by) for kind, by in side.items() if kind in TABLE_OF):  # others come of being named
            titles = {title for title, _ in by}
            where: dict[str, Toml] = {title: [word for of, word in by if of == title] for title in titles}
            yield kind, head, where if len(side) > 1 else {}


def relation_drafts(
    said: Mapping[DraftRelation, Sequence[str]], titles: Sequence[str], says: Mapping[str, Toml]
) -> Iterator[Draft]:
    """A table for each; `titles` are the headings of the connections, those of the ends first."""
    for of, words in said.items():
        relation = RELATIONS[of.relation]
        heads = titles[1::-1] if of.inverse else titles[:2]
        where = {**says, "where": {of.title: words[0] if len(words) == 1 else list(words)}}
        table, link = _table_of(of)
        lines = [
            ColumnDraft(column, head, SURE, _END)
            for column, head in zip((link.source, link.target), heads, strict=True)
            if column
        ]
        title = Text(f"{table.text.nl}: “{relation.text.nl}”", f"{table.text.en}: “{relation.text.en}”")
        draft = Draft(table.id, title, SURE, lines, where)
        if table.kind:
            draft.off = _OF_ONE
            yield draft
            continue
        if role := link.when[1] if link.when else of.role:
            field = relation.role.id if relation.role else "role"
            why = Text(f"“{words[0]}” zegt het", f"“{words[0]}” says so")
            lines.append(ColumnDraft(link.when[0] if link.when else field, {"fixed": role}, SURE, why))
        taken = {line.field for line in lines}
        for title_ in titles[2:]:
            field_ids = [f.id for f in table.columns if match_key(title_) in map(match_key, spellings(f))]
            if field_ids and title_ != of.title and field_ids[0] not in taken:
                taken.add(field_ids[0])
                lines.append(ColumnDraft(field_ids[0], title_, 0.5, _NAMED))
        lacking = [f.text for f in table.columns if f.required and f.id not in taken]
        if lacking:
            draft.off = Text(
                *(_LACKS.in_(lang).format(what=", ".join(t.in_(lang) for t in lacking)) for lang in ("nl", "en"))
            )
        yield draft


def _table_of(of: DraftRelation) -> tuple[Table, Link]:
    """The table that makes such claims; one of links where there is one."""
    every = [(table, link) for table in TABLES.values() for link in table.links if link.relation == of.relation]
    ends = {field.id: field.to for table, _ in every for field in table.columns}
    fitting = [
        (table, link) for table, link in every if not table.kind and (ends[link.source], ends[link.target]) == of.pair
    ]
    return (fitting or [one for one in every if one[0].kind in of.pair] or every)[0]
