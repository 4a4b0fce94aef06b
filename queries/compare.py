"""In what are groups alike, and in what do they differ?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, EvidenceList, Graph, Node, Reads
from opgavenkaart.graph.text import Text, counted, join, listed, match_key, sort_key
from opgavenkaart.queries.core.grouping import by_name, grouped, nested, sorted_labels
from opgavenkaart.queries.core.participation import SEATS, of_singles, seats
from opgavenkaart.queries.core.pivot import PivotRow, across
from opgavenkaart.queries.core.question import Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import CitedSource
from opgavenkaart.queries.core.wording import NOUNS

# Values with which a source compares the groups itself: that they are alike or differ in something, but not how.
STATED = {
    "same": {match_key(word) for word in ("gelijk", "hetzelfde", "same", "alike")},
    "differs": {match_key(word) for word in ("verschilt", "verschillend", "differs", "different")},
}
VERDICTS = {
    "same": Text("gelijk", "same"),
    "differs": Text("verschilt", "differs"),
    "unknown": Text("onbekend", "unknown"),
}
BASES = {
    "compared": Text("een bron vergelijkt", "a source compares"),
    "characteristic": Text("kenmerken uit bronnen", "characteristics from sources"),
    "derived": Text("uit andere tabellen", "from other tables"),
}
TRACKS = ("dialogue_track", "action_line")  # kinds of activities
LISTS = ("participants_of_all", "participants_of_one")  # alike, or different, by what they are: no verdict
Value = str | Text


@dataclass(frozen=True, kw_only=True)
class Comparison(PivotRow):
    """What groups are on one aspect, whether they are alike in it, and what that rests on.

    `basis` is compared where a source compares the groups itself, characteristic where sources state what each of
    them is, and derived where it follows from other tables. `verdict` is unknown where fewer than two are known, or
    only some, alike; a list of participants has none.
    """

    brief = ("aspect_name", "verdict", "basis")
    key = ("aspect",)
    words = {**VERDICTS, **BASES}

    aspect: str
    aspect_name: Value
    cells: tuple[tuple[Value, ...], ...]
    verdict: str | None
    basis: str
    reason: Text


class Aspect(NamedTuple):
    """Something to compare groups on: per group its values, empty where no source states any, and the claims.

    `stated` is what sources state that compare the groups themselves: that they are the same in it, or differ.
    """

    id: str
    name: Value
    values: Mapping[str, tuple[Value, ...]]
    claims: Sequence[Claim]
    stated: frozenset[str] = frozenset()
    basis: str = "derived"


def compare(graph: Graph, *, groups: Sequence[Ref] = (), about: Ref | None = None) -> list[Comparison]:
    """One row per aspect of the groups, those that sources characterise them by first, then those from other tables.

    `groups` are compared in this order; all by default, by name. `about` is an aspect, or a group with a value on it.
    """
    there = graph.nodes["group"]
    chosen = [there[ref.id] for ref in dict.fromkeys(groups) if ref.id in there] if groups else list(there.values())
    tables = {g.id: g for g in (chosen if groups else sorted(chosen, key=lambda g: by_name(g.label, g.id)))}
    row = across(Comparison, tables)
    found = []
    for aspect in (*_characteristics(graph, tables.keys()), *_derived(graph, list(tables))):
        if about is None or about == ("aspect", aspect.id) or (about.kind == "group" and _concerns(aspect, about.id)):
            verdict, reason = _verdict(aspect, list(tables.values()))
            found.append(
                row(
                    aspect=aspect.id,
                    aspect_name=aspect.name,
                    cells=tuple(aspect.values.get(id, ()) for id in tables),
                    verdict=verdict,
                    basis=aspect.basis,
                    reason=reason,
                    evidence=EvidenceList(aspect.claims),
                )
            )
    return found


def _concerns(aspect: Aspect, group: str) -> bool:
    return bool(aspect.values.get(group)) or any(group == claim.from_id for claim in aspect.claims if aspect.stated)


def _characteristics(graph: Graph, shown: Set[str]) -> Iterator[Aspect]:
    of = grouped(graph.claims["CHARACTERISED_BY"], lambda c: c.to_id)
    nodes = graph.nodes["aspect"]
    for id in sorted(of, key=lambda aspect: by_name(nodes[aspect].name, aspect)):
        if claims := [c for c in of[id] if c.from_id in shown]:
            known = {(c.from_id, value) for c in claims if not _stated(value := c.props.get("value", ""))}
            values = {
                g: tuple(sorted((value for _, value in own), key=sort_key))
                for g, own in grouped(known, lambda one: one[0]).items()
            }
            stated = _compared(of[id], shown)
            basis = "compared" if stated else "characteristic"
            yield Aspect(id, nodes[id].name, values, claims, stated, basis)


def _stated(value: str) -> str | None:
    return next((verdict for verdict, words in STATED.items() if match_key(value) in words), None)


def _compared(claims: Iterable[Claim], shown: Set[str]) -> frozenset[str]:
    """What sources say of these groups together: a likeness holds of any of those named, a difference of all."""
    by_word = nested(claims, lambda c: (_stated(c.props.get("value", "")), CitedSource.of(c)))
    named = ((word, {c.from_id for c in of}) for word in STATED for of in by_word.get(word, {}).values())
    return frozenset(word for word, of in named if len(shown) > 1 and (shown <= of if word == "same" else of <= shown))


def _derived(graph: Graph, ids: Sequence[str]) -> Iterator[Aspect]:
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
        yield Aspect(id, name, {g: (str(len(things.get(g, ()))),) for g in ids if own}, own)
    yield _domains(graph, ids)
    yield _society(graph, ids)


def _named(graph: Graph, ids: Sequence[str], id: str, name: Text, relation: str) -> Aspect:
    claims = [c for c in graph.claims[relation] if c.to_id in ids]
    named = nested(claims, lambda c: (c.to_id, c.from_id))
    return Aspect(id, name, {g: _labels(graph, of) for g, of in named.items()}, claims)


def _labels(graph: Graph, organisations: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted_labels(graph, "organisation", organisations))


def _participants(graph: Graph, ids: Sequence[str]) -> Iterator[Aspect]:
    claims = [c for c in of_singles(graph, seats(graph)) if c.to_id in ids]
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
    claims = [c for c in graph.claims["IN_DOMAIN"] if c.from_kind == "group" and c.from_id in ids]
    names = nested(claims, lambda c: (c.from_id, graph.nodes["domain"][c.to_id].name))
    values = {g: tuple(sorted(of, key=sort_key)) for g, of in names.items()}
    return Aspect("domains", Text("Domeinen", "Domains"), values, claims)


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


def _verdict(aspect: Aspect, groups: Sequence[Node]) -> tuple[str | None, Text]:
    known = {g.label: aspect.values[g.id] for g in groups if aspect.values.get(g.id)}
    missing = [g.label for g in groups if not aspect.values.get(g.id)]
    differ = len({tuple(map(_key, of)) for of in known.values()}) > 1
    each = [join(label, ": ", join(*values, between=", ")) for label, values in known.items()]
    values = join(join(*each, between="; "), ".")
    if aspect.id in LISTS:
        return None, values if known else Text("Geen bron noemt een deelnemer.", "No source names a participant.")
    if aspect.stated:
        verdict, said = _BY_SOURCES[len(aspect.stated) > 1 or min(aspect.stated)]
        return verdict, join(said, " ", values) if differ else said
    if differ:
        return "differs", values
    if missing:
        return "unknown", Text("Geen bron noemt dit van {groups}.", "No source states this of {groups}.").format(
            groups=listed(missing)
        )
    if len(known) < 2:
        return "unknown", Text("Er is maar één groep.", "There is only one group.")
    return "same", Text("Voor alle groepen hetzelfde.", "The same for all groups.")


_BY_SOURCES: Mapping[str | bool, tuple[str, Text]] = {
    "same": ("same", Text("Een bron noemt de groepen hierin gelijk.", "A source calls them alike in this.")),
    "differs": (
        "differs",
        Text("Een bron zegt dat de groepen hierin verschillen.", "A source says that they differ in this."),
    ),
    True: (
        "unknown",
        Text("De bronnen spreken elkaar tegen: gelijk en verschillend.", "Sources contradict each other in this."),
    ),
}


def _key(value: Value) -> str:
    return match_key(value.nl if isinstance(value, Text) else value)


def _title(findings: Sequence[Comparison]) -> Text:
    if not findings:
        return Text("Er zijn geen groepen om te vergelijken.", "There are no groups to compare.")
    groups = counted(len(findings[0].cells), (Text("groep", "group"), Text("groepen", "groups")))
    stated = [f for f in findings if f.basis == "compared"] or [f for f in findings if f.basis == "characteristic"]
    if not stated:
        nothing = Text("geen bron vergelijkt ze of geeft kenmerken", "no source compares them or characterises them")
        return join(groups, ": ", nothing, ".")
    count = Counter(f.verdict for f in stated)
    parts = [join(words, " ", str(count[verdict])) for verdict, words in _ALIKE.items() if count[verdict]]
    noun = NOUNS["aspect"][[count[verdict] for verdict in _ALIKE if count[verdict]][-1] != 1]
    return join(groups, ": ", _BY[stated[0].basis], " ", join(*parts, between=", "), " ", noun, ".")


_BY = {
    "compared": Text("volgens de bronnen", "according to the sources"),
    "characteristic": Text("volgens hun kenmerken", "by their characteristics"),
}
_ALIKE = {
    "same": Text("gelijk in", "alike in"),
    "differs": Text("verschillend in", "different in"),
    "unknown": Text("onbekend in", "unknown in"),
}


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
