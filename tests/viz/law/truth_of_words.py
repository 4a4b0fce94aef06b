"""What must hold of the words around a view: its title under a filter, legend, subtitle, and what changes on a day."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.succession import succession_date
from opgavenkaart.queries.coherence import COHERENCE
from opgavenkaart.queries.compare import COMPARE
from opgavenkaart.queries.core.question import Question
from opgavenkaart.queries.overlap.question import OVERLAP
from opgavenkaart.viz.style.legend import legend
from opgavenkaart.viz.style.nodes import UNSEEN

if TYPE_CHECKING:
    from tests.viz.law.truth import Check

STATED = re.compile(r"(\d+) (?:met een genoemde eigenaar|with a stated owner)")
EXECUTED = re.compile(r"(\d+) (?:met alleen een uitvoerder|with only someone responsible)")
NOBODY = re.compile(r"(\d+) (?:zonder enige eigenaar|without any owner)")
UNDATED = "Wat geen datum heeft, staat er op elke dag.", "What has no date is there on every day."
WITHOUT = re.compile(r"; (?:zonder dit filter|without this filter): “(.*)”")
DERIVED_BOXES = re.compile("gestreepte vakken|dashed boxes")
LOOKS_OF_ALL = re.compile("zonder filter|without the filter")


def counts_of_owners(check: "Check") -> Iterator[str]:
    """The title of the whole counts as owned only what a source names someone accountable for."""
    title = check.shown["title"]
    if check.shown["view"] != "whole" or check.shown["things"] is not None or not check.truth.owners:
        return
    if check.shown["part"]:  # it has the title of the answer about its own issues, which is held to that
        return
    acts: dict[str, set[str]] = {"accountable": set(), "responsible": set()}
    for claim in check.truth.graph.claims["RESPONSIBLE_FOR"]:
        acts.setdefault(claim.role, set()).add(claim.to_id)
    executed = len(acts["responsible"] - acts["accountable"])
    counts = ((STATED, len(acts["accountable"])), (EXECUTED, executed), (NOBODY, len(check.truth.nobody)))
    for pattern, count in counts:
        number = int(found[1]) if (found := pattern.search(title)) else 0
        yield "" if number == count else f"“{title}” counts {number}, where {count} are so"


def unfiltered(check: "Check") -> Iterator[str]:
    """A conclusion that a filter does not narrow is that of the question, and says that it is without the filter."""
    questions: dict[str, Question[Any]] = {"overlap": OVERLAP, "groups": COMPARE, "coherence": COHERENCE}
    question, title = questions.get(check.shown["view"]), check.plain_title
    if not question:
        return
    findings = check.truth.overlap[2] if question is OVERLAP else question.findings(check.truth.graph)
    words = question.title(findings).in_(check.shown["lang"])
    part = WITHOUT.search(title)
    right = (part[1] if part else title).startswith(words) and bool(part) == bool(check.shown["narrowed"])
    yield "" if right else f"“{title}”, where the answer is “{words}”"
    if question is OVERLAP and check.shown["things"] is not None:
        yield "" if LOOKS_OF_ALL.search(check.shown["how"]) else "looks of overlap are not narrowed, nor is that said"


def explained(check: "Check") -> Iterator[str]:
    """The legend explains all that is drawn, in its words, and where nothing moves nothing else."""
    marks, roles = check.shown["marks"], {line["role"] for line in check.shown["lines"]}
    looks = {mark["look"] for mark in marks} - set(UNSEEN)
    gaps, boxes = any(mark["gap"] for mark in marks), {box["look"] for box in check.shown["boxes"]}
    own = {each.id: each.text.in_(check.shown["lang"]) for each in legend(looks, roles, boxes, gaps=gaps)}
    if check.shown["colours"]:
        own.pop("issue", None)  # each has the colour of its value, which the legend has instead
    entries = {e["id"]: e["text"] for e in check.shown["legend"] if e["id"] and not e["id"].startswith("by/")}
    right = own.items() <= entries.items() and (check.shown["day"] or own.keys() == entries.keys())
    yield "" if right else f"the legend has {sorted(entries)}, drawn are {sorted(own)}"


def subtitle(check: "Check") -> Iterator[str]:
    """Around a thing the subtitle speaks of derived boxes where there are any."""
    if check.shown["view"] == "about":
        derived = any(box["look"] == "derived" for box in check.shown["boxes"])
        said = bool(DERIVED_BOXES.search(check.shown["how"]))
        yield "" if said == derived else f"“{check.shown['how']}”, with{'' if derived else 'out'} derived boxes"


def undated(check: "Check") -> Iterator[str]:
    """At either end of time, where what is drawn has no date, the page says that such things are there on every day."""
    days = [each["day"] for each in check.shown["days"]]
    if check.shown["day"] not in (days[:1] + days[-1:]):
        return
    drawn = {(a, b) for line in check.shown["lines"] for a in line["from"] for b in line["to"]}
    claims = [claim for of in check.truth.graph.claims.values() for claim in of]
    ends = {end for pair in drawn for end in pair}
    free = any(
        {f"{c.from_kind}:{c.from_id}", f"{c.to_kind}:{c.to_id}"} <= ends and not (c.valid_from or succession_date(c))
        for c in claims
    )
    said = any(sentence in UNDATED for sentence in check.shown["changes"])
    yield "" if said or not free else f"undated links on {check.shown['day']}, of which nothing is said"


CHECKS = (counts_of_owners, unfiltered, explained, subtitle, undated)
