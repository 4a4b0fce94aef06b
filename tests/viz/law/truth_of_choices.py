"""What must hold of what a reader chose: what the legend hides is not drawn, and colours are those of values."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.issue_fields import FIELDS
from tests.viz.law.truth_of_owners import CUT, plain

if TYPE_CHECKING:
    from tests.viz.law.truth import Check, Truth

COUNT = re.compile(r"[(\u00a0 ]\(?[\d.,]+\)$")
WITHOUT = ("Zonder", "Without")
HIDDEN = re.compile(r"; (?:verborgen|hidden): .*$")


def hidden(check: "Check") -> Iterator[str]:
    """Nothing is drawn that the legend hides, and the title says that something is hidden."""
    shown = check.shown
    off = set(shown["hidden"])
    drawn = {line["role"] for line in shown["lines"]} | {mark["look"] for mark in shown["marks"]}
    drawn |= {f"by/{mark['value']}" for mark in shown["marks"] if mark["value"]}
    drawn |= {"gap" for mark in shown["marks"] if mark["gap"]}
    yield f"{sorted(off & drawn)} is hidden and drawn" if off & drawn else ""
    stated = bool(HIDDEN.search(shown["title"]))
    yield "" if stated == bool(off) else f"“{shown['title']}”, where {sorted(off)} is hidden"


def colours(check: "Check") -> Iterator[str]:
    """The mark of an issue has the colour of its value, and the legend counts the issues of each."""
    if not check.shown["colours"]:
        return
    field, counts = check.shown["colours"]["field"], check.shown["colours"]["counts"]
    of = values(check.truth)[field]

    def right(issue: str) -> str:
        own = of.get(issue, set())
        one = "?none" if not own else "?several" if len(own) > 1 else next(iter(own))
        return one if one in counts or one.startswith("?") else "?others"

    here: set[str] = set()
    for mark in check.shown["marks"]:
        here |= {thing for thing in (mark["thing"], *mark["holds"]) if thing.startswith("issue:")}
        if mark["value"]:
            of_mark = right(mark["thing"])
            yield "" if mark["value"] == of_mark else f"{mark['thing']} is coloured as {mark['value']}, is {of_mark}"
    number = Counter(map(right, here))
    for value, count in counts.items():
        yield "" if number[value] == count else f"{count} issues of {value} in the legend, {number[value]} here"


def grouped(check: "Check") -> Iterator[str]:
    """Grouped by a field an issue stands in the box of its value, or of several or none; and all that is shown does."""
    field = check.shown["grouped"]
    if check.shown["view"] != "whole" or field in ("", "group") or check.shown["part"] or check.shown["rows"]:
        return
    of, lang = values(check.truth)[field], ("nl", "en").index(check.shown["lang"])
    names = FIELDS[field](Answers(check.truth.graph)).values
    boxed: list[str] = []
    for box in check.shown["boxes"]:
        marks = [check.marks[id] for id in box["marks"]]
        things = [thing for mark in marks for thing in ([mark["thing"]] if mark["thing"] else mark["holds"])]
        issues = [thing for thing in things if thing.startswith("issue:")]
        heads = {thing for thing in (*things, *box["heads"]) if thing.startswith("domain:")}
        words = next((mark["words"] for mark in marks if mark["thing"] in heads), box["heading"])
        heading = plain(COUNT.sub("", words))
        cut = ".*".join(map(re.escape, heading.split(CUT)))
        for issue in issues:
            own = of.get(issue, set())
            if heads:
                right = own == heads
            elif box["look"] == "shared":
                right = len(own) > 1
            elif heading.startswith(WITHOUT):
                right = not own
            else:
                right = [bool(re.fullmatch(cut, plain(names[value].capital()[lang]))) for value in own] == [True]
            yield "" if right else f"{issue} of {sorted(own)} in “{words}”"
        if issues or (things and things[0].startswith("group:")):
            yield from check.counted({"heading": words}, issues or things)
        boxed += issues
    all_shown = {f"issue:{id}" for id in check.truth.graph.nodes["issue"] if check.shows(f"issue:{id}")}
    right = set(boxed) == all_shown and len(boxed) == len(all_shown)
    yield "" if right else f"{len(boxed)} issues stand in boxes, of {len(all_shown)}"


def values(truth: "Truth") -> Mapping[str, Mapping[str, set[str]]]:
    """By field, what each issue has of it."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for issue, owners in truth.owners.items():
        node = truth.graph.nodes["issue"][issue.removeprefix("issue:")]
        found["status"][issue].add(owners[0].status)
        found["kind"][issue] |= set(filter(None, node.type.split(";")))
        found["horizon"][issue] |= set(filter(None, [node.props.get("horizon", "")]))
        found["period"][issue] |= {f"{node.valid_from}/{node.valid_to}"} if node.valid_from or node.valid_to else set()
    for claim in truth.graph.claims["IN_DOMAIN"]:
        found["domain"][f"{claim.from_kind}:{claim.from_id}"].add(f"domain:{claim.to_id}")
    for claim in truth.graph.claims["ADDRESSES"]:
        found["group"][f"issue:{claim.to_id}"].add(f"group:{claim.from_id}")
    return found
