"""What must hold of the view of overlap: numbers of matrix, heads and boxes; of a filter, of what it leaves."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import counted
from opgavenkaart.queries.overlap.question import OVERLAP
from opgavenkaart.queries.overlap.routes import ROUTES
from tests.viz.law.truth_of_owners import plain

if TYPE_CHECKING:
    from tests.viz.law.truth import Check

NOTE = re.compile(r"^([\d.,]+) .+, ([\d.,]+) (?:niet gedeeld|not shared)$")
HEADING = re.compile(r"^(.+)\u00a0\(([\d.,]+)\)$")


def digits(text: str) -> int:
    """A number as it is written."""
    return int(re.sub(r"\D", "", text))


class Shared:
    """Who has what, and who shares it with whom, as far as a state shows it."""

    def __init__(self, check: "Check") -> None:
        self.check, self.graph = check, check.truth.graph
        self.between, self.through, self.pairs = check.truth.overlap
        self.kind = self.between.removesuffix("s")

    @cached_property
    def held(self) -> Mapping[str, set[str]]:
        """By party, the things that are left."""
        found: dict[str, set[str]] = defaultdict(set)
        for route in ROUTES[self.between, self.through]:
            for tie in route.ties(self.graph):
                if self.check.shows(thing := f"{self.through.removesuffix('s')}:{tie.item}"):
                    found[tie.party].add(thing)
        return found

    @cached_property
    def shared(self) -> Mapping[frozenset[str], set[str]]:
        """By two parties, in either order."""
        kind = self.through.removesuffix("s")
        return {
            frozenset((pair.a, pair.b)): {t for item in pair.shared if self.check.shows(t := f"{kind}:{item}")}
            for pair in self.pairs
        }

    def alone(self, party: str) -> set[str]:
        """What it has and shares with nobody."""
        return self.held[party].difference(*(of for pair, of in self.shared.items() if party in pair))

    def by(self, thing: str) -> list[str]:
        """The short names of who shares it, without spaces."""
        parties = {party for pair, of in self.shared.items() if thing in of for party in pair}
        return sorted(plain(self.graph.label(self.kind, party)) for party in parties)


def short(count: int) -> str:
    """As it stands on a square."""
    return str(count) if count < 1000 else f"{count // 1000}k"


def overlap(check: "Check") -> Iterator[str]:
    """Every number of the view is a count of what is left, and every name stands by its own row."""
    if check.shown["view"] != "overlap":
        return
    shared = Shared(check)
    for mark in check.shown["marks"]:
        what, _, ends = mark["id"].partition("/")
        if what == "own":
            count = len(shared.held[ends])
            yield "" if mark["words"] == short(count) else f"“{mark['words']}” of {ends}, which has {count}"
        elif what == "cell":
            pairs = [
                of
                for pair, of in shared.shared.items()
                if {"/".join(sorted(pair)), "/".join(sorted(pair)[::-1])} & {ends}
            ]
            right = [short(len(of)) for of in pairs] == [mark["words"]]
            yield "" if right else f"“{mark['words']}” shared by {ends}, who share {pairs}"
            rows = {each["id"] for each in check.shown["marks"]} if not check.shown["hidden"] else None
            party = next((end for pair in shared.shared for end in pair if ends.startswith(f"{end}/")), "")
            yield "" if rows is None or f"row/{party}" in rows else f"the row of {party} has no name"
    for box in check.shown["boxes"]:
        yield from _box(check, shared, box)


def _box(check: "Check", shared: Shared, box: Mapping[str, Any]) -> Iterator[str]:
    if note := NOTE.match(box["note"]):
        heads = [check.marks[id]["thing"] for id in box["marks"]] or box["heads"]
        party = heads[0].partition(":")[2]
        stated = digits(note[1]), digits(note[2])
        own = len(shared.held[party]), len(shared.alone(party))
        yield "" if stated == own else f"“{box['note']}” at {party}: {own}"
    if heading := HEADING.match(box["heading"]):
        names = sorted(map(plain, heading[1].split(" + ")))
        marks = [check.marks[id] for id in box["marks"]]
        things = {thing for mark in marks for thing in (mark["holds"] or [mark["thing"]])}
        own_things = {thing for of in shared.shared.values() for thing in of if shared.by(thing) == names}
        right = things <= own_things and digits(heading[2]) == len(things)
        yield "" if right or check.shown["hidden"] else f"“{box['heading']}” holds {things}, they share {own_things}"


def ruled_out(check: "Check") -> Iterator[str]:
    """Where a filter names groups or domains, no other is compared with these."""
    if check.shown["view"] not in ("overlap", "groups"):
        return
    for kind in ("group", "domain"):
        for mark in check.shown["marks"] if check.shown["chosen"].get(kind) else ():
            thing = mark["thing"]
            named = check.shown["chosen"][kind]
            wrong = thing.startswith(f"{kind}:") and not check.shows(thing) and thing not in named
            yield f"{thing} is drawn, which is not one of {named}" if wrong else ""


def overlaps(check: "Check") -> Iterator[str]:
    """The details of a party say of all that it overlaps with how much they share, why that counts, and what it is."""
    kind, _, id = check.shown["node"].partition(":")
    graph, lang = check.truth.graph, check.shown["lang"]
    own: dict[str, list[tuple[str, str, list[str]]]] = defaultdict(list)
    for between, through in ROUTES:
        item = through.removesuffix("s")
        for pair in OVERLAP.findings(graph, between=between, through=through) if between == f"{kind}s" else ():
            if id in (pair.a, pair.b):
                count = counted(pair.shared_count, (KINDS[item].text, KINDS[item].plural)).in_(lang)
                names = [graph.name(item, each) for each in pair.shared]
                own[f"{kind}:{pair.b if id == pair.a else pair.a}"].append((count, pair.reason.in_(lang), names))
    stated = {each["party"]: each for each in check.shown["overlaps"]}
    yield "" if stated.keys() == own.keys() else f"{kind}:{id} overlaps with {sorted(own)}, not {sorted(stated)}"
    for party, each in stated.items():
        words = f"{graph.label(*party.split(':', 1))}: {', '.join(count for count, _, _ in own[party])}"
        right = plain(each["words"]) == plain(words) and each["reasons"] == [reason for _, reason, _ in own[party]]
        yield "" if right else f"“{each['words']}” of {id}, for “{words}”: {each['reasons']}"
        shared = [name for _, _, names in own[party] for name in names]
        yield "" if each["shared"] == shared else f"{id} and {party} share {shared}, not {each['shared']}"
