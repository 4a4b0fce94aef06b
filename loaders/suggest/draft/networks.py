"""A first mapping of a network: what its elements and connections are is for whoever knows them to fill in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from opgavenkaart.graph.model import OWNERSHIP_ROLE
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.exchange.format import edge_list as edges
from opgavenkaart.loaders.exchange.vocabulary import KIND_ATTRIBUTES, KIND_WORDS
from opgavenkaart.loaders.files.detect import start_of
from opgavenkaart.loaders.files.find import holds_tables
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.mapping.model import TABLE_OF
from opgavenkaart.loaders.mapping.toml_text import Toml
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft
from opgavenkaart.loaders.suggest.draft.relations import SURE, ends_of, relation_drafts, told_by_words
from opgavenkaart.loaders.suggest.draft.tables import LINKS
from opgavenkaart.loaders.suggest.guess_kind import NOTHING_SAYS, table_of
from opgavenkaart.loaders.suggest.vocabulary import heading_of, kind_of
from opgavenkaart.loaders.tables.ids import name_field

MOST_SORTS = 12  # values of one attribute that each become a table
GUESS = 0.2
_PAIRS = {**LINKS, ("issue", "issue"): ("relations", "from", "to"), ("", ""): ("relations", "from", "to")}
_KEY = Text("verbindingen noemen het zo", "connections name it so")
_SORT = Text("zo heet het in de kaart", "that is what the vocabulary calls it")
_TITLE = Text("het is de naam van het element", "it is the name of the element")
_END = Text("een eind van de verbinding", "an end of the connection")
_FIXED = Text("kies zelf", "choose yourself")
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
_ROLE = Text("Kies een rol en haal de # weg.", "Choose a role and take the # away.")


@dataclass(frozen=True)
class Sort:
    """Elements that are probably one kind of thing: those of which an attribute has this value, or all of them."""

    kind: str  # "" where nothing says so
    sure: float
    ids: Collection[str]
    where: Mapping[str, Toml]


def network_drafts(file: Path, sheets: Sequence[Sheet], says: Mapping[str, Toml]) -> list[Draft] | None:
    """The tables of a network or list of edges; None where a file is neither. `says` is where it is."""
    if edges.is_list(start_of(file)):
        return _of_list(sheets[0], says)
    if holds_tables(file):
        return None
    nodes, links = sheets
    ends = [(row[0], row[1]) for row in links.cells[1:]]
    sorts = _sorts(nodes, ends)
    found = [_elements(nodes, sort) for sort in sorts]
    kinds = {id: sort.kind for sort in sorts for id in sort.ids}
    said, rest = told_by_words(links, kinds)
    found += relation_drafts(said, links.cells[0], {"sheet": links.name})
    pairs = {(kinds.get(row[0], ""), kinds.get(row[1], "")) for row in rest}
    more = list(_connections(pairs, ("from", "to"), {"sheet": links.name}))
    if said and rest and not more:
        lines = [ColumnDraft(column, column, GUESS, _END) for column in ("from", "to")]
        more = [Draft("relations", _JOINS, GUESS, lines, {"sheet": links.name})]
    for draft in more if said else ():
        draft.off = Text(*(text.format(n=len(rest)) for text in _REST))
    return [*found, *more]


def _of_list(sheet: Sheet, says: Mapping[str, Toml]) -> list[Draft]:
    """Of edges alone: their words tell what they join; else who is never at the other end is another kind of thing."""
    first, second = (cell.strip() for cell in sheet.cells[0][:2])
    said, rest = told_by_words(sheet, None)
    if said and not rest:
        found = [_end_of_list(kind, heading, where, says) for kind, heading, where in ends_of(said, (first, second))]
        return [*found, *relation_drafts(said, [cell.strip() for cell in sheet.cells[0]], says)]
    ends = [(row[0], row[1]) for row in sheet.cells[1:] if len(row) > 1]
    apart = not {a for a, _ in ends} & {b for _, b in ends}
    kinds = ("organisation", "group") if apart else ("", "")
    found = []
    for kind, heading in zip(kinds, (first, second), strict=True):
        draft = _table(kind, heading, GUESS, {**says, "distinct": True})
        if found and not apart:
            draft.says["only_new"] = True
        draft.lines = [ColumnDraft(id, heading, GUESS, _KEY) for id in ("id", name_field(table_of(kind)).id)]
        found.append(draft)
    return [*found, *_connections({kinds}, (first, second), dict(says))]


def _end_of_list(kind: str, heading: str, where: Mapping[str, Toml], says: Mapping[str, Toml]) -> Draft:
    """What stands at one end of connections whose words say what they join."""
    draft = _table(kind, heading, SURE, {**says, **({"where": where} if where else {}), "distinct": True})
    draft.lines = [ColumnDraft(id, heading, SURE, _KEY) for id in ("id", name_field(table_of(kind)).id)]
    return draft


def _sorts(nodes: Sheet, ends: Sequence[tuple[str, str]]) -> list[Sort]:
    """By an attribute that tells kinds; else by one whose two values every connection joins; else all of one sort."""
    titles, *rows = nodes.cells
    columns = {title: {row[0]: row[at] for row in rows} for at, title in enumerate(titles) if at}
    for title, of in columns.items():
        values = list(dict.fromkeys(of.values()))
        kinds = [kind_of(value) for value in values]
        told = all(values) or any(kind for kind, _ in kinds)
        if match_key(title) in KIND_ATTRIBUTES and len(values) <= MOST_SORTS and told:
            return [
                Sort(kind, min(sure, 0.6) if kind else GUESS, _bearers(of, value), {title: value})
                for value, (kind, sure) in zip(values, kinds, strict=True)
            ]
    for title, of in columns.items():
        pairs = {(of.get(a, ""), of.get(b, "")) for a, b in ends}
        if len(set(of.values())) == 2 and len(pairs) == 1 and len({*next(iter(pairs))}) == 2:
            both = zip(("organisation", "group"), next(iter(pairs)), strict=True)
            return [Sort(kind, GUESS, _bearers(of, value), {title: value}) for kind, value in both]
    return [Sort("", GUESS, {row[0] for row in rows}, {})]


def _bearers(of: Mapping[str, str], value: str) -> Collection[str]:
    return {id for id, said in of.items() if said == value}


def _elements(nodes: Sheet, sort: Sort) -> Draft:
    draft = _table(sort.kind, f"{nodes.name}: {len(sort.ids)}", sort.sure, {"sheet": nodes.name})
    if sort.where:
        draft.says["where"] = sort.where
    titles = nodes.cells[0]
    of_sort = [row for row in nodes.cells[1:] if row[0] in sort.ids]
    example = next(iter(of_sort), [""] * len(titles))
    filled = [title for at, title in enumerate(titles) if all(row[at] for row in of_sort)]
    facets = {title: "name" if match_key(title) == "label" else heading_of(title).facet for title in titles[1:]}
    named = next((title for title, facet in facets.items() if facet == "name" and title in filled), titles[0])
    table = table_of(sort.kind)
    name = name_field(table).id
    draft.lines = [ColumnDraft("id", titles[0], 0.9, _KEY, example[0])]
    _, sort_of_it = KIND_WORDS.get(match_key("".join(map(str, sort.where.values()))), ("", ""))
    if sort_of_it and any(field.id == "kind" for field in table.columns):
        draft.lines.append(ColumnDraft("kind", {"fixed": sort_of_it}, sort.sure, _SORT))
    draft.lines.append(
        ColumnDraft(name, named, 0.8 if named in facets else GUESS, _TITLE, example[titles.index(named)])
    )
    taken = {"id", "kind", "official_id", name}
    for title, facet in facets.items():
        if facet not in taken and any(field.id == facet for field in table.columns):
            taken.add(facet)
            why = Text("de naam van het kenmerk zegt het", "the name of the attribute says so")
            draft.lines.append(ColumnDraft(facet, title, 0.5, why, example[titles.index(title)]))
    return draft


def _connections(
    pairs: Collection[tuple[str, str]], ends: tuple[str, str], says: Mapping[str, Toml]
) -> Iterator[Draft]:
    """The table of the connections between the first two kinds that a table joins."""
    for a, b in sorted(pairs):
        found = _PAIRS.get((a, b)) or _PAIRS.get((b, a))
        if not found:
            continue
        makes, *columns = found
        heads = ends if (a, b) in _PAIRS else ends[::-1]
        lines = [ColumnDraft(column, head, GUESS, _END) for column, head in zip(columns, heads, strict=True)]
        draft = Draft(makes, _JOINS, GUESS, lines, dict(says))
        if makes == "relations":
            lines.append(
                ColumnDraft("score", {"fixed": "1"}, 0.1, Text(f"{_FIXED.nl}: -3 … 3", f"{_FIXED.en}: -3 … 3"))
            )
        if makes == "ownership":
            words = ", ".join(value.id for value in OWNERSHIP_ROLE.values)
            lines.append(
                ColumnDraft("role", {"fixed": "responsible"}, 0.1, Text(*(f"{text}: {words}" for text in _FIXED)))
            )
            draft.off = _ROLE
        if not (a or b):
            draft.off = _BETWEEN_ISSUES
        if len(pairs) > 1:
            draft.off = Text(
                "De verbindingen lopen tussen allerlei soorten: zeg met `where` welke hierbij horen, en haal de # weg.",
                "The connections join several kinds: say with `where` which belong here, and take the # away.",
            )
        yield draft


def _table(kind: str, what: str, sure: float, says: Mapping[str, Toml]) -> Draft:
    table = table_of(kind)
    if not kind:
        why = Text(f"{NOTHING_SAYS.nl} ({what})", f"{NOTHING_SAYS.en} ({what})")
        return Draft(table.id, why, sure, [], dict(says))
    others = ", ".join(other for other in TABLE_OF.values() if other != table.id)
    title = Text(
        f"{table.text.nl} ({what}); of zijn het {others}?",
        f"{table.text.en} ({what}); or are they {others}?",
    )
    return Draft(table.id, title, sure, [], dict(says))
