"""In what are groups alike, and in what do they differ?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, EvidenceList, Graph, Node, Reads
from opgavenkaart.graph.model import SEATS
from opgavenkaart.graph.text import Text, counted, join, listed, match_key, sort_key
from opgavenkaart.queries.core.pivot import PivotRow, across
from opgavenkaart.queries.core.question import Option, Question
from opgavenkaart.queries.core.reference import Ref

# Values with which a source says that groups differ in something, but not how.
DIFFERS = {match_key(word) for word in ("verschilt", "verschillend", "differs", "different")}
PARTIES = ("COMMISSIONED", *SEATS)
TRACKS = ("dialogue_track", "action_line")  # kinds of activities
Value = str | Text


@dataclass(frozen=True, kw_only=True)
class Comparison(PivotRow):
    """What groups are on one aspect. `verdict` is unknown where fewer than two are known, or only some alike."""

    brief = ("aspect_name", "verdict")
    key = ("aspect",)
    words = {
        "same": Text("gelijk", "same"),
        "differs": Text("verschilt", "differs"),
        "unknown": Text("onbekend", "unknown"),
    }

    aspect: str
    aspect_name: Value
    cells: tuple[tuple[Value, ...], ...]
    verdict: str
    reason: Text


class Aspect(NamedTuple):
    """Something to compare groups on: per group its values, empty where no source states any, and the claims.

    `stated_to_differ` is true where a source states that the groups differ in this, but not how.
    """

    id: str
    name: Value
    values: Mapping[str, tuple[Value, ...]]
    claims: Sequence[Claim]
    stated_to_differ: bool = False


def compare(graph: Graph, *, groups: Sequence[Ref] = (), about: Ref | None = None) -> list[Comparison]:
    """One row per aspect of the groups, those that sources characterise them by first, then those that can be counted.

    `groups` are those to compare, all by default; `about` keeps the rows on which one group or aspect has a value.
    """
    there = graph.nodes["group"]
    chosen = [there[ref.id] for ref in dict.fromkeys(groups) if ref.id in there] if groups else list(there.values())
    tables = {g.id: g for g in (chosen if groups else sorted(chosen, key=lambda g: (sort_key(g.label), g.id)))}
    row = across(Comparison, tables)
    found = []
    for aspect in (*_characteristics(graph, tables), *_computed(graph, tables)):
        if about is None or about == ("aspect", aspect.id) or (about.kind == "group" and aspect.values.get(about.id)):
            verdict, reason = _verdict(aspect, list(tables.values()))
            cells = tuple(aspect.values.get(id, ()) for id in tables)
            found.append(
                row(
                    aspect=aspect.id,
                    aspect_name=aspect.name,
                    cells=cells,
                    verdict=verdict,
                    reason=reason,
                    evidence=EvidenceList(aspect.claims),
                )
            )
    return found


def _characteristics(graph: Graph, tables: Iterable[str]) -> Iterator[Aspect]:
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.claims["CHARACTERISED_BY"]:
        if claim.from_id in tables:
            of[claim.to_id].append(claim)
    nodes = graph.nodes["aspect"]
    for id in sorted(of, key=lambda aspect: (sort_key(nodes[aspect].name), aspect)):
        values: dict[str, set[str]] = defaultdict(set)
        for claim in of[id]:
            values[claim.from_id].add(claim.props.get("value", ""))
        stated = {g: tuple(sorted((v for v in own if not _differs(v)), key=sort_key)) for g, own in values.items()}
        differ = any(_differs(value) for own in values.values() for value in own)
        yield Aspect(id, nodes[id].name, stated, of[id], differ)


def _differs(value: str) -> bool:
    return match_key(value) in DIFFERS


def _computed(graph: Graph, tables: Sequence[str] | Iterable[str]) -> Iterator[Aspect]:
    ids = list(tables)
    yield _named(graph, ids, "lead", Text("Trekker", "Lead"), ["LEADS"])
    yield _named(graph, ids, "commissioner", Text("Opdrachtgever", "Commissioner"), ["COMMISSIONED"])
    yield from _participants(graph, ids)
    counted = {
        "issues": (Text("Aantal opgaven", "Number of issues"), "ADDRESSES"),
        "products": (Text("Aantal producten", "Number of products"), "DELIVERS"),
        "activities": (Text("Aantal activiteiten", "Number of activities"), "CARRIES_OUT"),
    }
    for id, (name, relation) in counted.items():
        yield _counted(id, name, ids, [c for c in graph.claims[relation] if c.from_id in ids])
    tracks = {a.id for a in graph.nodes["activity"].values() if a.type in TRACKS}
    carried = [c for c in graph.claims["CARRIES_OUT"] if c.from_id in ids and c.to_id in tracks]
    yield _counted("tracks", Text("Aantal sporen en actielijnen", "Number of tracks and action lines"), ids, carried)
    yield _domains(graph, ids)
    yield _society(graph, ids)


def _named(graph: Graph, ids: Sequence[str], id: str, name: Text, relations: Sequence[str]) -> Aspect:
    claims = [c for relation in relations for c in graph.claims[relation] if c.to_id in ids]
    values = {g: _labels(graph, {c.from_id for c in claims if c.to_id == g}) for g in ids}
    return Aspect(id, name, values, claims)


def _labels(graph: Graph, organisations: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((graph.label("organisation", o) for o in organisations), key=sort_key))


def _participants(graph: Graph, ids: Sequence[str]) -> Iterator[Aspect]:
    claims = [c for relation in PARTIES for c in graph.claims[relation] if c.to_id in ids]
    seated = {g: {c.from_id for c in claims if c.to_id == g} for g in ids}
    everyone = set.intersection(*seated.values()) if seated else set()
    all_of = _labels(graph, everyone)
    yield Aspect(
        "participants_of_all",
        Text("Doet mee aan alle groepen", "Takes part in all groups"),
        {g: all_of for g in ids if seated[g]},
        [c for c in claims if c.from_id in everyone],
    )
    alone = {g: seated[g].difference(*(seated[other] for other in ids if other != g)) for g in ids}
    yield Aspect(
        "participants_of_one",
        Text("Doet alleen aan deze groep mee", "Takes part in this group only"),
        {g: _labels(graph, alone[g]) or (Text("niemand", "nobody"),) for g in ids if seated[g]},
        [c for c in claims if c.from_id in alone[c.to_id]],
    )


def _counted(id: str, name: Text, ids: Sequence[str], claims: Sequence[Claim]) -> Aspect:
    return Aspect(id, name, {g: (str(len({c.to_id for c in claims if c.from_id == g})),) for g in ids}, claims)


def _domains(graph: Graph, ids: Sequence[str]) -> Aspect:
    """The domains of a group: its own, and those of the issues on its agenda."""
    domains = graph.nodes["domain"]
    own = [c for c in graph.claims["IN_DOMAIN"] if c.from_kind == "group" and c.from_id in ids]
    of_issue = [c for c in graph.claims["IN_DOMAIN"] if c.from_kind == "issue"]
    agenda = {g: {c.to_id for c in graph.claims["ADDRESSES"] if c.from_id == g} for g in ids}
    values: dict[str, tuple[Value, ...]] = {}
    for g in ids:
        found = {c.to_id for c in own if c.from_id == g} | {c.to_id for c in of_issue if c.from_id in agenda[g]}
        values[g] = tuple(sorted((domains[d].name for d in found), key=sort_key))
    addressed = set[str]().union(*agenda.values())
    return Aspect(
        "domains", Text("Domeinen", "Domains"), values, [*own, *(c for c in of_issue if c.from_id in addressed)]
    )


def _society(graph: Graph, ids: Sequence[str]) -> Aspect:
    """Whether citizens or civil society sit in a group, or are involved in what it does."""
    society = {o.id for o in graph.nodes["organisation"].values() if o.type in ("citizens", "civil_society")}
    seats = [c for relation in PARTIES for c in graph.claims[relation] if c.from_id in society and c.to_id in ids]
    involved: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.claims["INVOLVES"]:
        if claim.to_id in society:
            involved[claim.from_id].append(claim)
    claims, taking_part = list(seats), {c.to_id for c in seats}
    for carried in graph.claims["CARRIES_OUT"]:
        if carried.from_id in ids and carried.to_id in involved:
            claims += [carried, *involved[carried.to_id]]
            taking_part.add(carried.from_id)
    name = Text("Burgers of maatschappelijk middenveld doen mee", "Citizens or civil society take part")
    return Aspect("society", name, {g: (Text("ja", "yes"),) for g in ids if g in taking_part}, claims)


def _verdict(aspect: Aspect, groups: Sequence[Node]) -> tuple[str, Text]:
    known = {g.label: aspect.values[g.id] for g in groups if aspect.values.get(g.id)}
    missing = [g.label for g in groups if not aspect.values.get(g.id)]
    if len({tuple(map(_key, of)) for of in known.values()}) > 1:
        return "differs", _which(known)
    if aspect.stated_to_differ:
        return "differs", Text(
            "Een bron zegt dat de groepen hierin verschillen.", "A source says that they differ in this."
        )
    if missing:
        return "unknown", Text("Geen bron zegt dit van {groups}.", "No source tells this of {groups}.").format(
            groups=listed(missing)
        )
    if len(known) < 2:
        return "unknown", Text("Er is maar één groep.", "There is only one group.")
    return "same", Text("Voor alle groepen hetzelfde.", "The same for all groups.")


def _which(known: dict[str, tuple[Value, ...]]) -> Text:
    of_groups = (join(label, ": ", join(*values, between=", ")) for label, values in known.items())
    return join(join(*of_groups, between="; "), ".")


def _key(value: Value) -> str:
    return match_key(value.nl if isinstance(value, Text) else value)


def _title(findings: Sequence[Comparison]) -> Text:
    if not findings:
        return Text("Er zijn geen groepen om te vergelijken.", "There are no groups to compare.")
    count = {verdict: sum(f.verdict == verdict for f in findings) for verdict in Comparison.words}
    return Text(
        "{groups}: gelijk in {same} kenmerken, verschillend in {differs}, onbekend in {unknown}.",
        "{groups}: alike in {same} aspects, different in {differs}, unknown in {unknown}.",
    ).format(groups=counted(len(findings[0].cells), (Text("groep", "group"), Text("groepen", "groups"))), **count)


COMPARE = Question(
    "compare",
    Text("Waarin lijken werkgroepen op elkaar, en waarin verschillen zij?", "In what are groups alike or different?"),
    Comparison,
    Reads(
        ("organisation", "group", "issue", "domain", "activity", "product", "aspect"),
        (*PARTIES, "CHARACTERISED_BY", "ADDRESSES", "IN_DOMAIN", "DELIVERS", "CARRIES_OUT", "INVOLVES"),
    ),
    compare,
    _title,
    options=(Option("groups", Text("Alleen deze werkgroepen", "Only these groups"), kinds=("group",), many=True),),
)
