"""What must hold of what a reader chose: what the legend hides is not drawn, and colours are those of values."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.viz.law.truth import Check, Truth

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


def values(truth: "Truth") -> Mapping[str, Mapping[str, set[str]]]:
    """By field, what each issue has of it."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for issue, owners in truth.owners.items():
        node = truth.graph.nodes["issue"][issue.removeprefix("issue:")]
        found["status"][issue].add(owners[0].status)
        found["kind"][issue] |= set(filter(None, node.type.split(";")))
        found["horizon"][issue] |= set(filter(None, [node.props.get("horizon", "")]))
    for claim in truth.graph.claims["IN_DOMAIN"]:
        found["domain"][f"{claim.from_kind}:{claim.from_id}"].add(f"domain:{claim.to_id}")
    for claim in truth.graph.claims["ADDRESSES"]:
        found["group"][f"issue:{claim.to_id}"].add(f"group:{claim.from_id}")
    return found
