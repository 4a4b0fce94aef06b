"""In what are groups alike, and in what do they differ?"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, EvidenceList, Graph, Node, Reads
from opgavenkaart.graph.text import Text, counted, join, listed, match_key, sort_key
from opgavenkaart.queries.core.grouping import by_name, grouped, nested, sorted_labels
from opgavenkaart.queries.core.participation import SEATS, is_collective, seats
from opgavenkaart.queries.core.pivot import PivotRow, across
from opgavenkaart.queries.core.question import Option, Question
from opgavenkaart.queries.core.reference import Ref

# Values with which a source says that groups differ in something, but not how.
DIFFERS = {match_key(word) for word in ("verschilt", "verschillend", "differs", "different")}
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

    Parameters
    ----------
    groups
        Those to compare, in this order; all by default, by name.
    about
        A group, for the rows on which it has a value; or an aspect.
    """
    there = graph.nodes["group"]
    chosen = [there[ref.id] for ref in dict.fromkeys(groups) if ref.id in there] if groups else list(there.values())
    tables = {g.id: g for g in (chosen if groups else sorted(chosen, key=lambda g: by_name(g.label, g.id)))}
    row = across(Comparison, tables)
    found = []
    for aspect in (*_characteristics(graph, tables), *_computed(graph, list(tables))):
        if about is None or about == ("aspect", aspect.id) or (about.kind == "group" and aspect.values.get(about.id)):
            verdict, reason = _verdict(aspect, list(tables.values()))
            found.append(
                row(
                    aspect=aspect.id,
                    aspect_name=aspect.name,
                    cells=tuple(aspect.values.get(id, ()) for id in tables),
                    verdict=verdict,
                    reason=reason,
                    evidence=EvidenceList(aspect.claims),
                )
            )
    return found


def _characteristics(graph: Graph, tables: Container[str]) -> Iterator[Aspect]:
    of = grouped((c for c in graph.claims["CHARACTERISED_BY"] if c.from_id in tables), lambda c: c.to_id)
    nodes = graph.nodes["aspect"]
    for id in sorted(of, key=lambda aspect: by_name(nodes[aspect].name, aspect)):
        stated = {(claim.from_id, claim.props.get("value", "")) for claim in of[id]}
        known = grouped((one for one in stated if match_key(one[1]) not in DIFFERS), lambda one: one[0])
        values = {g: tuple(sorted((value for _, value in own), key=sort_key)) for g, own in known.items()}
        yield Aspect(id, nodes[id].name, values, of[id], any(match_key(value) in DIFFERS for _, value in stated))


def _computed(graph: Graph, ids: Sequence[str]) -> Iterator[Aspect]:
    yield _named(graph, ids, "lead", Text("Trekker", "Lead"), "LEADS")
    yield _named(graph, ids, "commissioner", Text("Opdrachtgever", "Commissioner"), "COMMISSIONED")
    yield from _participants(graph, ids)
    carried = graph.claims["CARRIES_OUT"]
    tracks = {a.id for a in graph.nodes["activity"].values() if a.type in TRACKS}
    for id, name, claims in (
        ("issues", Text("Aantal opgaven", "Number of issues"), graph.claims["ADDRESSES"]),
        ("products", Text("Aantal producten", "Number of products"), graph.claims["DELIVERS"]),
        ("activities", Text("Aantal activiteiten", "Number of activities"), carried),
        (
            "tracks",
            Text("Aantal sporen en actielijnen", "Number of tracks and action lines"),
            [c for c in carried if c.to_id in tracks],
        ),
    ):
        own = [c for c in claims if c.from_id in ids]
        things = nested(own, lambda c: (c.from_id, c.to_id))
        yield Aspect(id, name, {g: (str(len(things.get(g, ()))),) for g in ids}, own)
    yield _domains(graph, ids)
    yield _society(graph, ids)


def _named(graph: Graph, ids: Sequence[str], id: str, name: Text, relation: str) -> Aspect:
    claims = [c for c in graph.claims[relation] if c.to_id in ids]
    named = nested(claims, lambda c: (c.to_id, c.from_id))
    return Aspect(id, name, {g: _labels(graph, of) for g, of in named.items()}, claims)


def _labels(graph: Graph, organisations: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted_labels(graph, "organisation", organisations))


def _participants(graph: Graph, ids: Sequence[str]) -> Iterator[Aspect]:
    parties = graph.nodes["organisation"]
    claims = [
        c for c in seats(graph) if c.to_id in ids and not (c.from_id in parties and is_collective(parties[c.from_id]))
    ]
    seated = {g: {c.from_id for c in claims if c.to_id == g} for g in ids}
    everyone = set.intersection(*seated.values()) if seated else set()
    yield Aspect(
        "participants_of_all",
        Text("Doet mee aan alle groepen", "Takes part in all groups"),
        {g: _labels(graph, everyone) for g in ids if seated[g]},
        [c for c in claims if c.from_id in everyone],
    )
    alone = {g: seated[g].difference(*(seated[other] for other in ids if other != g)) for g in ids}
    yield Aspect(
        "participants_of_one",
        Text("Doet alleen aan deze groep mee", "Takes part in this group only"),
        {g: _labels(graph, alone[g]) or (Text("niemand", "nobody"),) for g in ids if seated[g]},
        [c for c in claims if c.from_id in alone[c.to_id]],
    )


def _domains(graph: Graph, ids: Sequence[str]) -> Aspect:
    """The domains of a group: its own, and those of the issues on its agenda."""
    agenda = grouped((c for c in graph.claims["ADDRESSES"] if c.from_id in ids), lambda c: c.from_id)
    in_domain = grouped(graph.claims["IN_DOMAIN"], lambda c: (c.from_kind, c.from_id))
    things = {g: [("group", g), *(("issue", c.to_id) for c in agenda.get(g, ()))] for g in ids}
    claims = {g: [c for thing in of for c in in_domain.get(thing, ())] for g, of in things.items()}
    names = {g: {c.to_id: graph.nodes["domain"][c.to_id].name for c in of} for g, of in claims.items()}
    values = {g: tuple(sorted(of.values(), key=sort_key)) for g, of in names.items()}
    return Aspect("domains", Text("Domeinen", "Domains"), values, [c for of in claims.values() for c in of])


def _society(graph: Graph, ids: Sequence[str]) -> Aspect:
    """Whether citizens or civil society sit in a group, or are involved in what it does."""
    society = {o.id for o in graph.nodes["organisation"].values() if o.type in ("citizens", "civil_society")}
    claims = [c for c in seats(graph) if c.from_id in society and c.to_id in ids]
    taking_part = {c.to_id for c in claims}
    involved = grouped((c for c in graph.claims["INVOLVES"] if c.to_id in society), lambda c: c.from_id)
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
        each = (join(label, ": ", join(*values, between=", ")) for label, values in known.items())
        return "differs", join(join(*each, between="; "), ".")
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
        ("COMMISSIONED", *SEATS, "CHARACTERISED_BY", "ADDRESSES", "IN_DOMAIN", "DELIVERS", "CARRIES_OUT", "INVOLVES"),
    ),
    compare,
    _title,
    options=(Option("groups", Text("Alleen deze werkgroepen", "Only these groups"), kinds=("group",), many=True),),
)
