"""Connections whose words are relations of ours: a table for each, with the right ends and the role that they say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.model import RELATIONS, TABLES
from opgavenkaart.graph.model.schema import Link, Table
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.loaders.exchange.vocabulary import relation_of
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.mapping.model import TABLE_OF, Toml
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft
from opgavenkaart.loaders.tables.recognise import fields_by_key

SURE = 0.8
END = Text("een eind van de verbinding", "an end of the connection")
_WORD = Text("“{word}” zegt het", "“{word}” says so")
ATTRIBUTE = Text("de naam van het kenmerk zegt het", "the name of the attribute says so")
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


Words = Mapping[DraftRelation, Sequence[str]]  # the words that say each relation


def relations_in(links: Sheet, kinds: Mapping[str, str] | None) -> tuple[Words, list[Sequence[str]]]:
    """The words of each, and the rows that say nothing; `kinds` are those of the elements, None in a bare list."""
    titles = [cell.strip() for cell in links.cells[0]]
    words: dict[DraftRelation, dict[str, None]] = defaultdict(dict)
    rest: list[Sequence[str]] = []
    for row in filter(any, links.cells[1:]):
        cells = dict(zip(titles[2:], row[2:], strict=False))
        if found := relation_of(cells):
            relation, inverse, role, key = found
            start, end = row[1::-1] if inverse else row[:2]
            pair = relation.ends[0] if kinds is None else (kinds.get(start, ""), kinds.get(end, ""))
            if pair in relation.ends and (kinds is not None or len(relation.ends) == 1):
                title = next(title for title in cells if match_key(title) == key)
                words[DraftRelation(title, relation.id, inverse, role, pair)][cells[title]] = None
                continue
        rest.append(row)
    return {of: list(spelled) for of, spelled in words.items()}, rest


def ends_of(words: Words, heads: tuple[str, str]) -> Iterator[tuple[str, str, dict[str, Toml]]]:
    """Of a bare list the kinds that stand at its ends, under which heading, and by which cells they are known."""
    for at, head in enumerate(heads):
        by_kind: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for of, spelled in words.items():
            by_kind[of.pair[at ^ of.inverse]][of.title] += spelled
        for kind, where in by_kind.items():
            if kind in TABLE_OF:  # others come of being named
                yield kind, head, {"where": dict(where)} if len(by_kind) > 1 else {}


def relation_drafts(words: Words, titles: Sequence[str], says: Mapping[str, Toml]) -> Iterator[Draft]:
    """A table for each; `titles` are the headings of the connections, those of the ends first."""
    for of, spelled in words.items():
        relation = RELATIONS[of.relation]
        table, link = _table_of(of)
        heads = titles[1::-1] if of.inverse else titles[:2]
        ends = zip((link.source, link.target), heads, strict=True)
        lines = [ColumnDraft(column, head, SURE, END) for column, head in ends if column]
        title = join(table.text, ": “", relation.text, "”")
        where: Toml = {of.title: spelled[0] if len(spelled) == 1 else spelled}
        draft = Draft(table.id, title, SURE, lines, {**says, "where": where})
        if table.kind:
            draft.off = _OF_ONE
            yield draft
            continue
        field, role = link.when or (relation.role.id if relation.role else "role", of.role)
        if role:
            lines.append(ColumnDraft(field, {"fixed": role}, SURE, _WORD.format(word=spelled[0])))
        for title_ in titles[2:]:
            column = fields_by_key(table.id).get(match_key(title_))
            if column and title_ != of.title and not draft.line(column.id):
                lines.append(ColumnDraft(column.id, title_, 0.5, ATTRIBUTE))
        if lacking := [field.text for field in table.columns if field.required and not draft.line(field.id)]:
            draft.off = _LACKS.format(what=join(*lacking, between=", "))
        yield draft


def _table_of(of: DraftRelation) -> tuple[Table, Link]:
    """The table that makes such claims; one of links where there is one."""
    every = [(table, link) for table in TABLES.values() for link in table.links if link.relation == of.relation]
    ends = {field.id: field.to for table, _ in every for field in table.columns}
    fitting = [pair for pair in every if not pair[0].kind and (ends[pair[1].source], ends[pair[1].target]) == of.pair]
    return (fitting or [pair for pair in every if pair[0].kind in of.pair] or every)[0]
