"""What the answers say of the numbers, bars and parts of an overview."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from opgavenkaart.queries.gaps.question import GAPS, Gap

if TYPE_CHECKING:
    from tests.viz.law.truth import Check, Truth

OVERVIEWS = ("whole", "owners", "gaps")
DECIDES = {
    "one_owner": ("stated", "accountable"),
    "several_owners": ("stated", "accountable"),
    "responsible_only": ("stated", "responsible"),
}


def candidates(truth: "Truth", issue: str) -> set[str]:
    """Whose it is or could be: the owners that decide its status."""
    found = truth.owners[issue]
    return {f"organisation:{o.owner}" for o in found if o.owner and DECIDES.get(o.status) in (None, (o.basis, o.role))}


def columns(truth: "Truth") -> Mapping[str, set[str]]:
    """By issue, every domain that it is in, by whichever way up the tree, the groups that address it, its fields."""
    above: dict[str, set[str]] = defaultdict(set)
    for claim in truth.graph.claims["PART_OF"]:
        above[claim.from_id].add(claim.to_id)
    found = {
        f"issue:{issue.id}": {
            *issue.type.split(";"),
            issue.props.get("horizon", ""),
            f"{issue.valid_from}/{issue.valid_to}",
        }
        for issue in truth.graph.nodes["issue"].values()
    }
    for issue, groups in truth.agenda.items():
        found[issue] |= groups
    for claim in truth.graph.claims["IN_DOMAIN"]:
        if claim.from_kind == "issue":
            reached = new = {claim.to_id}
            while new:
                new = set().union(*(above[domain] for domain in new)) - reached
                reached = reached | new
            found[f"issue:{claim.from_id}"] |= {f"domain:{domain}" for domain in reached}
    return found


def cell(truth: "Truth", opens: str, headings: Sequence[str], status: str = "") -> set[str]:
    """What a cell of an overview counts, by the names of its row and column, of those that the overview has."""
    row, _, column = opens.partition("|")
    if row in Gap.words:
        return {f"{gap.subject_kind}:{gap.subject}" for gap in GAPS.findings(truth.graph) if gap.kind == row}
    named = {heading.partition("/")[2] for heading in headings}
    kinds = {name.partition(":")[0] for name in named if ":" in name} - {"organisation"}
    columns_of = columns(truth)

    def within(issue: str) -> bool:
        own, of = candidates(truth, issue), columns_of[issue]
        if not {"total": True, "nobody": not own, "rest": bool(own - named)}.get(row, row in own):
            return False
        others = {one for one in of - named if one.partition(":")[0] in kinds and one.partition(":")[0] != "domain"}
        ways = {"total": True, "all": True, "none": not of & named and not others, "rest": bool(others)}
        return ways.get(column, column in of or column == truth.owners[issue][0].status)

    return {i for i, found in truth.owners.items() if status in ("", found[0].status) and within(i)}


def left(check: "Check", opens: str, status: str = "") -> set[str]:
    """What a cell counts of what is shown."""
    return {thing for thing in cell(check.truth, opens, check.shown["rows"], status) if check.shows(thing)}


def cells(check: "Check") -> Iterator[str]:
    """Each number of an overview is how many the answer has in that row and column, and nothing is left out."""
    counted: set[str] = set()
    for mark in check.shown["marks"] if check.shown["view"] in OVERVIEWS else ():
        if mark["id"].startswith("cell/"):
            row, _, column = mark["id"].removeprefix("cell/").partition("/")
            if mark["look"].startswith("count/"):
                column = column.rpartition("/")[0]
            opens = f"{row}|{column}"
            status = mark["look"].split("/")[1] if mark["look"].startswith("count/") else ""
            holds = left(check, opens, status.replace("gap", ""))
            number = int(re.sub(r"\D", "", mark["words"]))
            right = set(mark["holds"]) == holds and number == len(holds)
            yield "" if right else f"{mark['id']} says {number} of {len(mark['holds'])}; the answer has {len(holds)}"
            counted |= set(mark["holds"])
    if counted:
        missing = {
            thing for things in check.counted_by(check.shown["view"]) for thing in things if check.shows(thing)
        } - counted
        yield f"{len(missing)} are counted nowhere" if missing else ""


def bars(check: "Check") -> Iterator[str]:
    """Each bar is as long as the answer has things of its row and status."""
    for box in check.shown["boxes"]:
        if box["length"] is not None:
            holds = left(check, box["opens"], box["look"].removeprefix("bar/").replace("gap", ""))
            right = set(box["counts"]) == holds and abs(box["length"] - len(holds)) < 0.1
            yield "" if right else f"a bar {box['opens']} of {box['length']}, where the answer has {len(holds)}"


def part(check: "Check") -> Iterator[str]:
    """A part that is open shows what its number counts."""
    if opens := check.shown["part"]:
        marks = (
            mark for mark in check.shown["marks"] if not (mark["look"].startswith("organisation") and mark["bold"])
        )
        drawn = {thing for mark in marks for thing in ([mark["thing"]] if mark["thing"] else mark["holds"])}
        holds = left(check, opens)
        yield "" if drawn == holds else f"{opens} shows {len(drawn)} of {len(holds)}: {sorted(drawn ^ holds)[:3]}"
