"""What must hold of the tables below a view: each cell is of a finding, or of a claim with its source and days."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.coordination import MissingTable
from opgavenkaart.queries.core.pivot import PivotRow
from opgavenkaart.queries.core.question import Finding
from opgavenkaart.viz.style.links import LINKS
from opgavenkaart.viz.views.time.states import dates

if TYPE_CHECKING:
    from tests.viz.law.truth import Check, Truth

ALL_LINKS = "Alle verbanden op deze kaart", "All links on this map"
IN_TIME = "Alle verbanden op deze kaart, en wanneer", "All links on this map, and when"
AROUND = re.compile("^(?:Alles rondom|All around) ")
TOTAL = "Totaal", "Total"
MOST_ROWS = 500  # that the page shows at once
MOST_WAYS = 5000  # to spell several things in a row
OUTSIDE = "consulted", "sponsor", "commissioner"  # roles of who is not at the table
ROLES = {value.id: value.text for of in RELATIONS.values() if of.role for value in of.role.values}


def tables(check: "Check") -> Iterator[str]:
    """Each table by what it is of."""
    of_question = {words: question for question in QUESTIONS.values() for words in question.text}
    for table in check.shown["tables"]:
        caption, rows = table["caption"], table["rows"]
        if question := of_question.get(caption):
            found = check.truth.overlap[2] if question.id == "overlap" else question.findings(check.truth.graph)
            yield from _findings(check, rows, found, all_of_them=question.id != "evidence")
            if question.id == "matrix":
                yield from _seats(check, rows)
        elif caption in ALL_LINKS:
            yield from _links(check, rows)
        elif caption in IN_TIME and check.shown["things"] is None:
            yield from _periods(check, rows)
        elif AROUND.match(caption) and not check.shown["about"].startswith("document:"):
            yield from _claims(check, rows)


def _findings(check: "Check", rows: list[list[str]], found: Iterable[Finding], *, all_of_them: bool) -> Iterator[str]:
    """The rows are those of the findings, in their order; of a filter, of some of them."""
    left = iter(found)
    for row in rows:
        right = any(_cells(check, finding).issuperset(row) for finding in left)
        yield "" if right else f"no finding, or none in this order, says {row}"
    if all_of_them and check.shown["things"] is None and not check.shown["part"] and len(rows) < MOST_ROWS:
        more = len(list(left))
        yield f"{more} findings are not in the table" if more else ""


def _cells(check: "Check", finding: Finding) -> set[str]:
    """All that a row of this finding may say."""
    values: list[Any] = [getattr(finding, field.name) for field in fields(finding) if field.name != "evidence"]
    if isinstance(finding, PivotRow):
        values += finding.cells  # type: ignore[attr-defined]
    return set().union(*(spelled(check, value, finding) for value in values))


def spelled(check: "Check", value: Any, finding: Finding) -> set[str]:
    """A value as a table may have it, in the language of the page."""
    lang, graph = check.shown["lang"], check.truth.graph
    if isinstance(value, Text):
        return {value.in_(lang)}
    if isinstance(value, tuple):
        if isinstance(finding, MissingTable) and value == finding.shared:
            return {", ".join(map(graph.label, finding.shared_kind, value))}
        ways = [spelled(check, part, finding) for part in value]
        if prod(map(len, ways)) > MOST_WAYS:  # things have names; each id may be that of things of several kinds
            ways = [of - {part} or of for of, part in zip(ways, value, strict=True)]
        if prod(map(len, ways)) > MOST_WAYS:
            ways = [{next(iter(of))} for of in ways]
        every = list(product(*ways))
        return {", ".join(dict.fromkeys(parts)) for parts in every} | {", ".join(parts) for parts in every}
    if isinstance(value, str):
        words = (finding.words.get(value), ROLES.get(value), KINDS[value].text if value in KINDS else None)
        labels = {graph.label(kind, value) for kind, of in graph.nodes.items() if value in of}
        return {value, *labels, *(text.in_(lang) for text in words if text)}
    if isinstance(value, bool):
        return {("yes", "no")[not value] if lang == "en" else ("ja", "nee")[not value]}
    if isinstance(value, float):
        return {_number(float(f"{value:.3g}"), lang)}
    return {"" if value is None else _number(value, lang)}


def _number(value: float, lang: str) -> str:
    whole, _, part = f"{value:,}".partition(".")
    text = whole.replace(",", "." if lang == "nl" else ",")
    return text + (("," if lang == "nl" else ".") + part if part not in ("", "0") else "")


def _seats(check: "Check", rows: list[list[str]]) -> Iterator[str]:
    """The totals count whoever leads or takes part; a collective is not counted."""
    graph = check.truth.graph
    claims = [*graph.claims["LEADS"], *(c for c in graph.claims["PARTICIPATES_IN"] if c.role not in OUTSIDE)]
    parties = {**graph.nodes["organisation"], **{id: graph.former[id] for id in graph.successors}}
    at = {(c.from_id, c.to_id) for c in claims if parties[c.from_id].type != "collective"}
    own = sorted(sum(group == id for _, group in at) for id in graph.nodes["group"])
    for row in rows:
        if row[0] in TOTAL:
            numbers = [int(cell) for cell in row[1:] if cell.isdigit()]
            right = sorted(numbers[: len(own)]) == own and numbers[len(own) :] == [len({party for party, _ in at})]
            yield "" if right else f"{row} counts seats, which are {own} of {len({party for party, _ in at})}"


def _links(check: "Check", rows: list[list[str]]) -> Iterator[str]:
    """Each row is of a link that the answers give, in its role."""
    own = {_link(check.truth.graph, a, role, b, check.shown["lang"]) for a, b, role in check.truth.links}
    ends = {name for a, _, b in own for name in (a, b)}
    for who, words, to in rows:
        if to:
            right = all((who, part, to) in own for part in words.split(" · "))
            yield "" if right else f"no answer says “{who} {words} {to}”"
        else:
            yield "" if who in ends or words else f"“{who}” has a link"


def _periods(check: "Check", rows: list[list[str]]) -> Iterator[str]:
    """Each row is from the first day until the first day without it, and nothing between is missing."""
    stops = [each["day"] for each in check.shown["days"]]
    words = dict(dates(check.ever.graph)[1])
    names = ["", *(words[stop].in_(check.shown["lang"]) for stop in stops[1:])]
    there = _there(check.ever, tuple(stops), check.shown["lang"])
    for who, role, to, start, end in rows:
        places = there.get((who, role, to), [])
        period = range(names.index(start) if start in names else -1, names.index(end) if end else len(names))
        yield "" if period in places else f"“{who} {role} {to}” from “{start}” until “{end}”, which holds at {places}"


@cache
def _there(ever: "Truth", stops: tuple[str, ...], lang: Lang) -> Mapping[tuple[str, str, str], list[range]]:
    """By their full names, the places of the stops at which links hold: one range for each time without a break."""
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, stop in enumerate(stops):
        for link in type(ever)(as_of(ever.graph, day(stop))).links:
            places[link].append(at)
    found: dict[tuple[str, str, str], list[range]] = defaultdict(list)
    for (a, b, role), held in places.items():
        starts = [at for at in held if at - 1 not in held]
        ends = [at + 1 for at in held if at + 1 not in held]
        found[_link(ever.graph, a, role, b, lang)] += map(range, starts, ends)
    return found


def _link(graph: Graph, a: str, role: str, b: str, lang: Lang) -> tuple[str, str, str]:
    return _named(graph, a), LINKS[role].text.in_(lang), _named(graph, b)


def _claims(check: "Check", rows: list[list[str]]) -> Iterator[str]:
    """Around a thing each row is a claim of it, with its source, its place and its words; or a derived owner."""
    about, graph = check.shown["about"], check.truth.graph
    own, derived = set(), set()
    for of in graph.claims.values():
        for c in of:
            ends = f"{c.from_kind}:{c.from_id}", f"{c.to_kind}:{c.to_id}"
            if about in ends:
                other = ends[ends[0] == about]
                source = graph.name("document", c.source) if c.source else ""
                own.add((_named(graph, other), source, c.locator or "", c.quote or ""))
    for issue, owners in check.truth.owners.items():
        for o in owners:
            if o.owner and o.status.startswith("derived") and about in (issue, f"organisation:{o.owner}"):
                other = f"organisation:{o.owner}" if issue == about else issue
                derived.add((_named(graph, other), o.reason.in_(check.shown["lang"])))
    rings = (check.truth.ring(about, steps) for steps in range(2, check.shown["steps"] + 1))
    far = {_named(graph, thing) for ring in rings for thing in ring}
    for row in rows:
        name, source, locator, quote = row[1], *row[-3:]
        right = (name, source, locator, quote) in own or (name, quote) in derived
        right = right or (name in far and quote.startswith("via "))
        yield "" if right else f"no claim around {about} says {row}"


def _named(graph: Graph, thing: str) -> str:
    kind, _, id = thing.partition(":")
    return graph.name(kind, id)
