"""What must hold of views with rows and columns: each cell has what the answer has there, and each number counts it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.model import ISSUE_KIND
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.domains import DOMAINS, DomainIssue
from opgavenkaart.queries.positions import POSITIONS, Position
from opgavenkaart.viz.views.domains import DERIVED, EXECUTOR, NO_KIND, OWNER, TABLE

if TYPE_CHECKING:
    from tests.viz.law.truth import Check

NUMBER = re.compile(r"\(([\d.,]+)\)$")
Cells = Mapping[str, set[str]]


def domains(check: "Check") -> Iterator[str]:
    """In the row of a domain stand its issues by kind, whose these are and who discusses them; all are counted."""
    if check.shown["view"] != "domains":
        return
    found = DOMAINS.findings(check.truth.graph)
    if check.shown["things"] is None:
        title, words = check.shown["title"], DOMAINS.title(found)
        yield "" if title in words else f"“{title}”, where the answer is “{words.nl}”"
    headed = {mark["thing"] for mark in check.shown["marks"]}
    shown = [f for f in found if f.issue and check.shows(f"issue:{f.issue}")]
    for box in check.shown["boxes"]:
        marks = [check.marks[id] for id in box["marks"]]
        if box["look"] == "rule":
            yield from _row(check, box, marks, shown)
    yield from _headings(check, shown)
    for domain in {f.domain for f in shown if f.domain and f.domain not in _folded(check)}:
        missing = f"domain:{domain}" not in headed and "domain" not in check.shown["hidden"]
        yield f"the row of {domain} is missing" if missing else ""


def _folded(check: "Check") -> set[str]:
    """The domains in the row of all others; where there is one, deep ones may be within those above them."""
    held = {thing for mark in check.shown["marks"] if mark["id"].startswith("head/") for thing in mark["holds"]}
    return set(check.truth.graph.nodes["domain"]) if held else set()


def _row(check: "Check", box: Any, marks: Sequence[Any], shown: Sequence[DomainIssue]) -> Iterator[str]:
    heads = [mark for mark in marks if mark["id"].startswith("head/")]
    of = {thing for mark in heads for thing in _things([mark])} | set(box["heads"])
    here = [f for f in shown if (f"domain:{f.domain}" in of if of else not f.domain)]
    cells: dict[str, list[Any]] = {}
    for mark in marks:
        if mark not in heads:
            cells.setdefault(mark["id"].split("/")[2], []).append(mark)
    right = _cells(check, here)
    for column in {*cells, *right}:
        drawn = set(_things(cells.get(column, ())))
        yield "" if drawn == right.get(column, set()) else f"{sorted(of)} has {sorted(drawn)} in {column}"
        for mark in cells.get(column, ()):
            nobody = {thing in check.truth.nobody for thing in _things([mark]) if thing.startswith("issue:")}
            yield "" if nobody <= {mark["gap"]} else f"{mark['id']} is{'' if mark['gap'] else ' not'} a gap"
    for words in (box["heading"], *(mark["words"] for mark in heads)):
        if number := NUMBER.search(words):
            count = len({f.issue for f in here})
            yield "" if int(re.sub(r"\D", "", number[1])) == count else f"“{words}” over {count}"


def _cells(check: "Check", here: Sequence[DomainIssue]) -> Cells:
    """What belongs in each column of a row, of what is shown."""
    cells: dict[str, set[str]] = {}
    for f in here:
        for kind in f.kinds or (NO_KIND,):
            cells.setdefault(kind, set()).add(f"issue:{f.issue}")
        column = DERIVED if str(f.status).startswith("derived") else OWNER
        parties = [(column, f"organisation:{id}") for id in f.owners]
        parties += [(EXECUTOR, f"organisation:{id}") for id in f.responsible]
        parties += [(TABLE, f"group:{id}") for id in f.on_agenda]
        for place, party in parties:
            if check.shows(party):
                cells.setdefault(place, set()).add(party)
    return cells


def _headings(check: "Check", shown: Sequence[DomainIssue]) -> Iterator[str]:
    """Above a column stands how many issues are of its kind."""
    kinds = {words: kind.id for kind in ISSUE_KIND.values for words in kind.text.capital()}
    for box in check.shown["boxes"]:
        if box["look"] == "bare" and (number := NUMBER.search(box["heading"])):
            kind = kinds.get(NUMBER.sub("", box["heading"]).strip("\u00a0 "), "")
            count = len({f.issue for f in shown if (kind in f.kinds if kind else not f.kinds)})
            yield "" if int(re.sub(r"\D", "", number[1])) == count else f"“{box['heading']}” over {count}"


def _things(marks: Sequence[Any]) -> list[str]:
    return [thing for mark in marks for thing in ([mark["thing"]] if mark["thing"] else mark["holds"])]


def pairs_of_positions(graph: Graph) -> list[tuple[str, str]]:
    """What the title counts of positions: who wants something of what, and who left which question unanswered."""
    return [(f"organisation:{f.organisation}", _subject(f)) for f in POSITIONS.findings(graph)]


def stances(check: "Check") -> Iterator[str]:
    """In the row of an issue or question stand those who want something of it, by stance and period."""
    if check.shown["view"] != "positions":
        return
    found = POSITIONS.findings(check.truth.graph)
    if check.shown["things"] is None:
        title, words = check.shown["title"], POSITIONS.title(found)
        yield "" if title in words else f"“{title}”, where the answer is “{words.nl}”"
    right: dict[tuple[str, str], set[str]] = {}
    for f in (f for f in found if check.shows(_subject(f))):
        for column, thing in _stated(f):
            if check.shows(thing):
                right.setdefault((_subject(f), column), set()).add(thing)
    drawn: set[tuple[str, str]] = set()
    for box in check.shown["boxes"]:
        marks = [check.marks[id] for id in box["marks"]]
        heads = [mark for mark in marks if mark["id"].startswith("head/")]
        of = {*_things(heads), *box["heads"]}
        cells = grouped((mark for mark in marks if mark["id"].startswith("cell/")), lambda m: m["id"].split("/")[2])
        for column, within in cells.items():
            own = {thing for subject in of for thing in right.get((subject, column), ())}
            yield "" if own == set(_things(within)) else f"{sorted(of)} has {within} in {column}, not {sorted(own)}"
            drawn |= {(subject, column) for subject in of}
    missing = {place for place in right if place[0].partition(":")[0] not in check.shown["hidden"]} - drawn
    yield f"{sorted(missing)} is not drawn" if missing else ""


def _subject(f: Position) -> str:
    return f"issue:{f.issue}" if f.issue else f"activity:{f.question}"


def _stated(f: Position) -> Iterator[tuple[str, str]]:
    yield f"{f.stance}-{f.period or ''}", f"organisation:{f.organisation}"
    for group in f.on_agenda:
        yield TABLE, f"group:{group}"
