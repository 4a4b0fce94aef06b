"""A first mapping of a network: what its elements and connections are is for whoever knows them to fill in."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from opgavenkaart.graph.model import OWNERSHIP_ROLE, TABLES
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.loaders.exchange.format import edges
from opgavenkaart.loaders.exchange.vocabulary import KIND_ATTRIBUTES, KIND_WORDS
from opgavenkaart.loaders.files.detect import start_of
from opgavenkaart.loaders.files.find import holds_tables
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.mapping.model import TABLE_OF, Toml
from opgavenkaart.loaders.suggest.draft.entities import GUESS, NOTHING_SAYS, table_of
from opgavenkaart.loaders.suggest.draft.links import LINKS, joined
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft
from opgavenkaart.loaders.suggest.draft.relations import ATTRIBUTE, END, SURE, ends_of, relation_drafts, relations_in
from opgavenkaart.loaders.suggest.vocabulary import heading_of, kind_of
from opgavenkaart.loaders.tables.records import name_field

MAX_GROUPS = 12  # values of one attribute that each become a table
_PAIRS = {**LINKS, ("issue", "issue"): ("relations", "from", "to"), ("", ""): ("relations", "from", "to")}
_KEY = Text("verbindingen noemen het zo", "connections name it so")
_SUBKIND = Text("zo heet het in de kaart", "that is what the vocabulary calls it")
_NAME = Text("het is de naam van het element", "it is the name of the element")
_SCORE = Text("kies zelf: -3 … 3", "choose yourself: -3 … 3")
_CHOOSE = Text("kies zelf: {values}", "choose yourself: {values}")
_JOINS = Text("verbindingen; klopt het niet, neem een andere tabel", "connections; if this is wrong take another table")
_BETWEEN_ISSUES = Text(
    "Zijn het opgaven, haal dan de # weg. Tussen organisaties kent de kaart geen verbindingen dan onderdeel_van en\n"
    "opvolging; wie aan een groep deelneemt staat in participation.",
    "If they are issues, take the # away. Between organisations the map knows no connections but part_of and\n"
    "succession; who takes part in a group is in participation.",
)
_REST = Text(
    "Van {n} verbindingen zegt geen woord wat zij zijn: zeg met `where` welke hierbij horen, en haal de # weg.",
    "Of {n} connections no word says what they are: say with `where` which belong here, and take the # away.",
)
_SEVERAL = Text(
    "De verbindingen lopen tussen allerlei soorten: zeg met `where` welke hierbij horen, en haal de # weg.",
    "The connections join several kinds: say with `where` which belong here, and take the # away.",
)
_TITLE = Text("{table} ({what}); of zijn het {others}?", "{table} ({what}); or are they {others}?")
_ROLE = Text("Kies een rol en haal de # weg.", "Choose a role and take the # away.")


@dataclass(frozen=True)
class ElementGroup:
    """Elements that are probably one kind of thing: those of which an attribute has this value, or all of them."""

    kind: str  # "" where nothing says so
    sure: float
    ids: Collection[str]
    where: Mapping[str, Toml]


def network_drafts(file: Path, sheets: Sequence[Sheet], says: Mapping[str, Toml]) -> list[Draft] | None:
    """The tables of a network or list of edges; None where a file is neither. `says` is where it is."""
    if edges.detect(start_of(file)):
        return _of_list(sheets[0], says)
    if holds_tables(file):
        return None
    nodes, links = sheets
    groups = _groups(nodes, [(row[0], row[1]) for row in links.cells[1:]])
    kinds = {id: group.kind for group in groups for id in group.ids}
    words, rest = relations_in(links, kinds)
    pairs = {(kinds.get(row[0], ""), kinds.get(row[1], "")) for row in rest}
    more = list(_connections(pairs, ("from", "to"), {"sheet": links.name}))
    if words and rest and not more:
        lines = [ColumnDraft(column, column, GUESS, END) for column in ("from", "to")]
        more = [Draft("relations", _JOINS, GUESS, lines, {"sheet": links.name})]
    for draft in more if words else ():
        draft.off = _REST.format(n=len(rest))
    of_words = relation_drafts(words, links.cells[0], {"sheet": links.name})
    return [*(_elements(nodes, group) for group in groups), *of_words, *more]


def _of_list(sheet: Sheet, says: Mapping[str, Toml]) -> list[Draft]:
    """Of edges alone: their words say what they join; else who is never at the other end is another kind of thing."""
    titles = [cell.strip() for cell in sheet.cells[0]]
    heads = (titles[0], titles[1])
    words, rest = relations_in(sheet, None)
    if words and not rest:
        found = [_end(kind, head, SURE, {**says, **where}) for kind, head, where in ends_of(words, heads)]
        return [*found, *relation_drafts(words, titles, says)]
    ends = [(row[0], row[1]) for row in sheet.cells[1:] if len(row) > 1]
    apart = not {a for a, _ in ends} & {b for _, b in ends}
    kinds = ("organisation", "group") if apart else ("", "")
    found = [_end(kind, head, GUESS, says) for kind, head in zip(kinds, heads, strict=True)]
    if not apart:
        found[1].says["only_new"] = True
    return [*found, *_connections({kinds}, heads, says)]


def _end(kind: str, heading: str, sure: float, says: Mapping[str, Toml]) -> Draft:
    """What stands at one end of the edges of a list."""
    draft = _table(kind, heading, sure, {**says, "distinct": True})
    draft.lines += (ColumnDraft(id, heading, sure, _KEY) for id in ("id", name_field(table_of(kind)).id))
    return draft


def _groups(nodes: Sheet, ends: Sequence[tuple[str, str]]) -> list[ElementGroup]:
    """By an attribute that says the kinds; else by one whose two values every connection joins; else all together."""
    titles, *rows = nodes.cells
    columns = {title: {row[0]: row[at] for row in rows} for at, title in enumerate(titles) if at}
    for title, of in columns.items():
        kinds = {value: kind_of(value) for value in of.values()}
        says_kind = match_key(title) in KIND_ATTRIBUTES and (all(kinds) or any(kind for kind, _ in kinds.values()))
        if says_kind and len(kinds) <= MAX_GROUPS:
            return _by_value(title, of, kinds)
    for title, of in columns.items():
        pairs = {(of.get(a, ""), of.get(b, "")) for a, b in ends}
        if len(set(of.values())) == 2 and len(pairs) == 1 and len({*next(iter(pairs))}) == 2:
            return _by_value(title, of, dict(zip(*pairs, (("organisation", GUESS), ("group", GUESS)), strict=True)))
    return [ElementGroup("", GUESS, {row[0] for row in rows}, {})]


def _by_value(title: str, of: Mapping[str, str], kinds: Mapping[str, tuple[str, float]]) -> list[ElementGroup]:
    found = []
    for value, (kind, sure) in kinds.items():
        ids = {id for id, text in of.items() if text == value}
        found.append(ElementGroup(kind, min(sure, 0.6) if kind else GUESS, ids, {title: value}))
    return found


def _elements(nodes: Sheet, group: ElementGroup) -> Draft:
    where: dict[str, Toml] = {"where": group.where} if group.where else {}
    draft = _table(group.kind, f"{nodes.name}: {len(group.ids)}", group.sure, {"sheet": nodes.name, **where})
    titles, *rows = nodes.cells
    members = [row for row in rows if row[0] in group.ids]
    examples = dict(zip(titles, next(iter(members), [""] * len(titles)), strict=True))
    filled = [title for at, title in enumerate(titles) if all(row[at] for row in members)]
    facets = {title: "name" if match_key(title) == "label" else heading_of(title).facet for title in titles[1:]}
    named = next((title for title, facet in facets.items() if facet == "name" and title in filled), titles[0])
    table = table_of(group.kind)
    fields, name = {field.id for field in table.columns}, name_field(table).id
    draft.lines = [ColumnDraft("id", titles[0], 0.9, _KEY, examples[titles[0]])]
    _, subkind = KIND_WORDS.get(match_key("".join(map(str, group.where.values()))), ("", ""))
    if subkind and "kind" in fields:
        draft.lines.append(ColumnDraft("kind", {"fixed": subkind}, group.sure, _SUBKIND))
    draft.lines.append(ColumnDraft(name, named, 0.8 if named in facets else GUESS, _NAME, examples[named]))
    taken = {"id", "kind", "official_id", name}
    for title, facet in facets.items():
        if facet in fields - taken:
            taken.add(facet)
            draft.lines.append(ColumnDraft(facet, title, 0.5, ATTRIBUTE, examples[title]))
    return draft


def _connections(
    pairs: Collection[tuple[str, str]], ends: tuple[str, str], says: Mapping[str, Toml]
) -> Iterator[Draft]:
    """The tables of the connections between such pairs of kinds, where a table joins these."""
    for a, b in sorted(pairs):
        draft = joined((a, b), ends, GUESS, END, _PAIRS)
        if not draft:
            continue
        draft.title, draft.says = _JOINS, dict(says)
        if draft.makes == "relations":
            draft.lines.append(ColumnDraft.to_choose(TABLES["relations"].field("score"), "1", _SCORE))
        if draft.makes == "ownership":
            draft.lines.append(ColumnDraft.to_choose(OWNERSHIP_ROLE, "responsible", _CHOOSE))
            draft.off = _ROLE
        if not (a or b):
            draft.off = _BETWEEN_ISSUES
        if len(pairs) > 1:
            draft.off = _SEVERAL
        yield draft


def _table(kind: str, what: str, sure: float, says: Mapping[str, Toml]) -> Draft:
    table = table_of(kind)
    others = ", ".join(other for other in TABLE_OF.values() if other != table.id)
    title = _TITLE.format(table=table.text, what=what, others=others) if kind else join(NOTHING_SAYS, f" ({what})")
    return Draft(table.id, title, sure, [], dict(says))
