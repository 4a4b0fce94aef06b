"""What the answers say, in the form in which the page shows it: each statement that is not among them is false."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.model import IDENTITY, KINDS, SUBJECTS
from opgavenkaart.queries.compare import COMPARE, Comparison
from opgavenkaart.queries.gaps.question import GAPS, Gap
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.owners.question import OWNERS, Owner
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.picture import ends_of
from opgavenkaart.viz.style.links import CITES, role_of
from opgavenkaart.viz.views.groups import PARTS
from tests.viz.law import truth_of_words
from tests.viz.law.truth_of_choices import HIDDEN, colours, grouped, hidden
from tests.viz.law.truth_of_overlap import overlap, overlaps, ruled_out
from tests.viz.law.truth_of_overviews import OVERVIEWS, bars, cell, cells, part
from tests.viz.law.truth_of_owners import CUT, MORE, owner_box, plain
from tests.viz.law.truth_of_rows import tables
from tests.viz.law.truth_of_tables import domains, pairs_of_positions, stances
from tests.viz.law.truth_of_views import along, chains, coordination, documents, pairs_or_brokers, sources

CHECKS = (
    cells,
    bars,
    part,
    sources,
    coordination,
    domains,
    hidden,
    colours,
    grouped,
    documents,
    stances,
    chains,
    overlap,
    overlaps,
    ruled_out,
    tables,
    *truth_of_words.CHECKS,
)
Shown = Mapping[str, Any]
NUMBER = re.compile(r"[(\u00a0]\(?([\d.,]+)\)$")
FAR = re.compile(
    r"; (?:op )?(?:twee stappen|drie stappen|two steps away|three steps away)(?: nog)? ([\d.,]+)(?: more)?"
)
FAR_BOX = re.compile(r"^(Op twee|Two|Op drie|Three) ")
LEFT = re.compile(r"(?:^|: )([\d.,]+) (?:van|of) ([\d.,]+) \w+")


class Truth:
    """The answers about a graph as it is shown: on its day, or of all times."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @cached_property
    def owners(self) -> Mapping[str, Sequence[Owner]]:
        """By issue."""
        found: dict[str, list[Owner]] = defaultdict(list)
        for owner in OWNERS.findings(self.graph):
            found[f"issue:{owner.issue}"].append(owner)
        return found

    @cached_property
    def nobody(self) -> set[str]:
        return {issue for issue, found in self.owners.items() if found[0].status == "nobody"}

    @cached_property
    def gaps(self) -> Mapping[str, Sequence[Gap]]:
        """By the heading of their kind, in both languages."""
        found: dict[str, list[Gap]] = defaultdict(list)
        for gap in GAPS.findings(self.graph):
            for words in Gap.words[gap.kind].capital():
                found[plain(words)].append(gap)
        return found

    @cached_property
    def compared(self) -> Mapping[str, Sequence[Comparison]]:
        """By the heading of the part of the view that shows them, in both languages."""
        found: dict[str, list[Comparison]] = defaultdict(list)
        for row in COMPARE.findings(self.graph):
            if row.basis != "derived" or any(row.cells):
                for words in PARTS["derived" if row.basis == "derived" else f"{row.basis}/{row.verdict}"]:
                    found[plain(words)].append(row)
        return found

    @cached_property
    def overlap(self) -> tuple[str, str, Sequence[Overlap]]:
        """Between what, through what, and the pairs."""
        return Answers(self.graph).overlap

    @cached_property
    def links(self) -> set[tuple[str, str, str]]:
        """Both ends and the role, in either direction."""
        found: set[tuple[str, str, str]] = set()
        for claims in self.graph.claims.values():
            for claim in claims:
                ends = f"{claim.from_kind}:{claim.from_id}", f"{claim.to_kind}:{claim.to_id}"
                found |= {(*ends, role_of(claim)), (*ends[::-1], role_of(claim))}
        for issue, owners in self.owners.items():
            for owner in owners:
                if owner.owner and owner.status.startswith("derived"):
                    ends = f"organisation:{owner.owner}", issue
                    found |= {(*ends, f"derived/{owner.basis}"), (*ends[::-1], f"derived/{owner.basis}")}
        for source, thing in self.resting:
            found |= {(source, thing, CITES), (thing, source, CITES)}
        return found

    @cached_property
    def resting(self) -> set[tuple[str, str]]:
        """Each source with the things that it describes or that a claim joins by it."""
        claims = (claim for of in self.graph.claims.values() for claim in of if claim.source)
        found = {(f"document:{claim.source}", end) for claim in claims for end in ends_of(claim)}
        for node in (node for of in self.graph.nodes.values() for node in of.values() if node.props.get("source")):
            found.add((f"document:{node.props['source']}", f"{node.kind}:{node.id}"))
        return found

    def ring(self, thing: str, steps: int) -> set[str]:
        """What is joined with a thing in so many steps and not in fewer."""
        seen, ring = {thing}, {thing}
        for _ in range(steps):
            ring = set[str]().union(*map(self.joined, ring)) - seen
            seen |= ring
        return ring

    def joined(self, thing: str) -> set[str]:
        """What a source joins it with."""
        named = ("HAS_NAME", *IDENTITY)
        claims = (claim for relation, of in self.graph.claims.items() if relation not in named for claim in of)
        return {end for claim in claims if thing in (ends := ends_of(claim)) for end in ends} - {thing}

    @cached_property
    def agenda(self) -> Mapping[str, set[str]]:
        """The groups that address each issue."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim in self.graph.claims["ADDRESSES"]:
            found[f"issue:{claim.to_id}"].add(f"group:{claim.from_id}")
        return found

    def name(self, thing: str) -> str:
        kind, _, id = thing.partition(":")
        return plain(self.graph.label(kind, id))


class Check:
    """One state of the page held against the answers: what it states that is not so, and how much it states."""

    def __init__(self, shown: Shown, truth: Truth, ever: Truth) -> None:
        self.shown, self.truth, self.ever = shown, truth, ever
        self.plain_title = HIDDEN.sub("", shown["title"])
        self.agenda = (ever if shown["day"] else truth).agenda  # where days are shown, nothing moves
        self.marks = {mark["id"]: mark for mark in shown["marks"]}
        self.statements = 0
        self.false: list[str] = []
        checks: tuple[Callable[[], Iterator[str]], ...] = (
            self.title,
            self.names,
            self.lines,
            self.positions,
            self.middle,
            self.gap_marks,
            self.numbers,
            self.boxes,
            *(partial(check, self) for check in CHECKS),
        )
        for check in checks:
            for wrong in check():
                self.statements += 1
                if wrong:
                    self.false.append(f"{shown['view']}: {wrong}")

    def shows(self, thing: str) -> bool:
        return self.shown["things"] is None or thing in self.shown["things"]

    def title(self) -> Iterator[str]:
        """The conclusion is that of the question, and of a filter it counts what it leaves."""
        title, view = self.plain_title, self.shown["view"]
        if part := LEFT.search(title):
            left, every = (int(re.sub(r"\D", "", number)) for number in part.groups())
            counted = self.counted_by(view)
            shows = sum(all(map(self.shows, things)) for things in counted)
            right = (left, every) == (shows, len(counted))
            yield "" if right else f"“{title}”, where {shows} of {len(counted)} are left"
        elif self.shown["part"]:
            issues = cell(self.truth, self.shown["part"], self.shown["rows"])
            found = [of for issue, owners in self.truth.owners.items() if issue in issues for of in owners]
            right = view == "gaps" or any(title.endswith(f": {words}") for words in OWNERS.title(found))
            yield "" if right else f"“{title}”, where the answer is “{OWNERS.title(found).nl}”"
        elif self.shown["things"] is None and view in ("owners", "gaps"):
            graph = self.truth.graph
            words = OWNERS.title(OWNERS.findings(graph)) if view == "owners" else GAPS.title(GAPS.findings(graph))
            yield "" if title in words else f"“{title}”, where the answer is “{words.nl}”"

    def counted_by(self, view: str) -> Sequence[tuple[str, ...]]:
        """What a title counts."""
        if self.shown["part"]:
            return [(thing,) for thing in cell(self.truth, self.shown["part"], self.shown["rows"])]
        if view == "gaps":
            return [(f"{gap.subject_kind}:{gap.subject}",) for gap in GAPS.findings(self.truth.graph)]
        if view == "path":
            return along(self)
        if view == "documents":
            return sorted({(thing,) for _, thing in self.truth.resting if thing.split(":")[0] in SUBJECTS})
        if view == "positions":
            return pairs_of_positions(self.truth.graph)
        if view == "coordination":
            return pairs_or_brokers(self.truth.graph)
        return [(f"issue:{id}",) for id in self.truth.graph.nodes["issue"]]

    def names(self) -> Iterator[str]:
        """Each thing has the name that it has on the day."""
        for mark in self.shown["marks"]:
            thing, words = mark["thing"], plain(mark["words"])
            if not thing or not words or mark["look"] in ("number", "port") or thing == self.shown["about"]:
                continue
            name, words = self.truth.name(thing), re.sub(r"^\d+\.", "", words)
            own = words.partition(CUT)[0] if CUT in words else words
            yield "" if name.startswith(own) or own.startswith(name) else f"{thing} is called “{words}”, not “{name}”"

    def lines(self) -> Iterator[str]:
        """Each line is a claim, or an owner who is derived where none is stated."""
        if self.shown["view"] not in ("whole", "time", "about", "path"):
            return
        for line in self.shown["lines"]:
            found = any((a, b, line["role"]) in self.truth.links for a in line["from"] for b in line["to"])
            yield "" if found else f"no answer says {line['role']} of {line['from'][:3]} and {line['to'][:3]}"

    def middle(self) -> Iterator[str]:
        """The title around a thing counts what sources join it with; of a source, what rests on it."""
        if self.shown["view"] != "about":
            return
        about, title = self.shown["about"], self.plain_title
        if about.startswith("document:"):
            claims = [c for of in self.truth.graph.claims.values() for c in of if f"document:{c.source}" == about]
            count = sum(all(map(self.shows, ends_of(claim))) for claim in claims)
            yield "" if not count or f" {count} " in title else f"{count} claims rest on {about}, not as in “{title}”"
            return
        farther = [int(re.sub(r"\D", "", number)) for number in FAR.findall(title)]
        rings = [sum(map(self.shows, self.truth.ring(about, steps))) for steps in range(2, self.shown["steps"] + 1)]
        yield "" if farther == [size for size in rings if size] else f"“{title}”, where {rings} are farther"
        title = FAR.sub("", title)
        kinds = Counter(thing.partition(":")[0] for thing in self.truth.joined(about) if self.shows(thing))
        for kind, count in kinds.items():
            nouns = KINDS[kind].text if count == 1 else KINDS[kind].plural
            right = any(f" {count} {noun}" in title for noun in nouns)
            yield "" if right else f"{about} is joined with {count} {nouns.en}, not as in “{title}”"
        named = sum(map(int, re.findall(r" (\d+) ", title.rpartition(self.truth.graph.label(*about.split(":", 1)))[2])))
        yield "" if named == kinds.total() else f"“{title}” counts {named} of {kinds.total()}"

    def positions(self) -> Iterator[str]:
        """Of opponents both are drawn."""
        if self.shown["view"] not in ("whole", "time") or self.shown["things"] is not None or self.shown["part"]:
            return
        if self.shown["rows"]:  # an overview has no lines
            return
        drawn = {(a, b, line["role"]) for line in self.shown["lines"] for a in line["from"] for b in line["to"]}
        for claim in self.truth.graph.claims["TAKES_POSITION"]:
            ends = f"{claim.from_kind}:{claim.from_id}", f"{claim.to_kind}:{claim.to_id}"
            if role_of(claim) in self.shown["hidden"]:
                continue
            yield "" if (*ends, role_of(claim)) in drawn else f"the position of {ends[0]} on {ends[1]} is not drawn"

    def gap_marks(self) -> Iterator[str]:
        """What nobody owns is drawn as a gap, and nothing else is."""
        if self.shown["view"] not in ("whole", "owners", "time"):
            return
        for mark in self.shown["marks"]:
            if mark["thing"].startswith("issue:"):
                right = mark["gap"] == (mark["thing"] in self.truth.nobody)
                yield "" if right else f"{mark['thing']} is{'' if mark['gap'] else ' not'} drawn as of nobody"

    def numbers(self) -> Iterator[str]:
        """A mark that gathers several says how many of them are shown."""
        for mark in self.shown["marks"]:
            if mark["look"] == "gathered" and (found := MORE.match(mark["words"])):
                number = int(re.sub(r"\D", "", found[1] or found[2]))
                yield "" if number == len(mark["holds"]) else f"“{mark['words']}” holds {len(mark['holds'])}"
            if mark["look"] == "gathered" and not self.shown["day"]:
                yield f"{mark['holds']} alone is drawn as several" if len(mark["holds"]) == 1 else ""

    def boxes(self) -> Iterator[str]:
        """What stands in a box is what its heading, its note and its border say."""
        of_view: dict[str, Callable[[Shown, Sequence[str]], Iterator[str]]] = {
            "owners": partial(owner_box, self),
            "gaps": self._gap_box,
            "groups": self._compared_box,
            "whole": self._group_box,
            "time": self._group_box,
            "about": self._far_box,
        }
        if self.shown["part"] and self.shown["view"] == "whole":
            of_view["whole"] = partial(owner_box, self)
        by_field = self.shown["grouped"] not in ("", "group")  # at which `grouped` looks
        if not self.shown["part"] and (by_field or (self.shown["rows"] and self.shown["view"] in OVERVIEWS)):
            return
        if check := of_view.get(self.shown["view"]):
            for box in self.shown["boxes"]:
                marks = [self.marks[id] for id in box["marks"]]
                things = [thing for mark in marks for thing in ([mark["thing"]] if mark["thing"] else mark["holds"])]
                if things:
                    yield from check(box, things)

    def _gap_box(self, box: Shown, things: Sequence[str]) -> Iterator[str]:
        kind = plain(NUMBER.sub("", box["heading"]))
        subjects = [f"{gap.subject_kind}:{gap.subject}" for gap in self.truth.gaps.get(kind, ())]
        for thing in things:
            yield "" if thing in subjects else f"{thing} is no “{kind}”"
        yield from self.counted(box, [subject for subject in subjects if self.shows(subject)])

    def _compared_box(self, box: Shown, things: Sequence[str]) -> Iterator[str]:
        """A part of what is compared counts what the answer has in it."""
        if number := NUMBER.search(box["heading"]):
            compared = self.truth.compared.get(plain(NUMBER.sub("", box["heading"])), ())
            more = [found[1] for id in box["marks"] if (found := MORE.match(self.marks[id]["words"]))]
            drawn = len(box["marks"]) - len(more) + sum(map(int, more))
            right = int(number[1]) == len(compared) == drawn
            yield "" if right else f"“{box['heading']}” of {len(compared)} comparisons, {drawn} of them drawn"

    def _group_box(self, box: Shown, things: Sequence[str]) -> Iterator[str]:
        groups = {thing for thing in things if thing.startswith("group:")}
        issues = [thing for thing in things if thing.startswith("issue:")]
        for issue in issues if box["look"] != "bare" else ():
            own = self.agenda.get(issue, set())
            if box["look"] == "plain":
                right = own == groups or not groups  # its group may be what a filter hides
            elif box["look"] == "shared":
                right = len(own) > 1
            else:
                right = not own
            yield "" if right else f"{issue} (of {sorted(own)}) in “{box['heading']}”"
        yield from self.counted(box, issues)
        for id in box["marks"] if self.shown["view"] == "whole" else ():
            mark = self.marks[id]
            if mark["thing"] in groups and box["look"] != "bare":
                yield from self.counted({"heading": mark["words"]}, issues)

    def _far_box(self, box: Shown, things: Sequence[str]) -> Iterator[str]:
        """What stands under a number of steps is so many steps away."""
        if found := FAR_BOX.match(box["heading"]):
            steps = 2 if found[1] in ("Op twee", "Two") else 3
            wrong = set(things) - self.truth.ring(self.shown["about"], steps)
            yield f"{sorted(wrong)[:3]} are not in “{box['heading']}”" if wrong else ""
            yield from self.counted(box, things)

    def counted(self, box: Shown, things: Sequence[str]) -> Iterator[str]:
        if number := NUMBER.search(box["heading"]):
            count = int(re.sub(r"\D", "", number[1]))
            yield "" if count == len(set(things)) else f"“{box['heading']}” over {len(set(things))}"
