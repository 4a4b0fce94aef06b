"""What must hold of a box of owners: what is in it is theirs, on the grounds of its note, and looks like its status."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from opgavenkaart.queries.owners.question import Owner
from tests.viz.law.truth_of_overviews import DECIDES

if TYPE_CHECKING:
    from tests.viz.law.truth import Check

Shown = Mapping[str, Any]
MORE = re.compile(r"^(?:en nog|and) ([\d.,]+)|^([\d.,]+) \w+")
CUT = "…"
LOOKS = {"owner": "one_owner", "derived": "derived", "gap": "nobody"}
GROUND = {"group_lead": ("trekker van ", "lead of "), "portfolio": ("portefeuille ", "portfolio ")}
ANOTHER = re.compile(rf"; (?=(?:[^;]*: )?(?:{'|'.join(words for both in GROUND.values() for words in both)}))")


def plain(text: str) -> str:
    """Without spaces, which wrapping changes."""
    return re.sub(r"\s+", "", text)


def owner_box(check: "Check", box: Shown, things: Sequence[str]) -> Iterator[str]:
    """The issues of a box are of the status that its border says, of its owners, and on its grounds."""
    heads = {thing for thing in things if not thing.startswith("issue:")} | set(box["heads"])
    issues = [thing for thing in things if thing.startswith("issue:")]
    for issue in issues:
        found = check.truth.owners[issue]
        status = found[0].status
        right = LOOKS.get(box["look"], status) == status and (
            box["look"] != "contested" or status not in LOOKS.values()
        )
        yield "" if right else f"{issue} ({status}) in a box drawn as {box['look']}"
        decides = DECIDES.get(status)
        own = {f"organisation:{f.owner}" for f in found if f.owner and decides in (None, (f.basis, f.role))}
        if heads:
            yield "" if heads == own else f"{issue} in the box of {sorted(heads)}, not of {sorted(own)}"
        elif status != "nobody":
            yield from _named_with(check, box, issue, own)
        yield from _grounds(check, box["note"], issue, found)
    yield from check.counted(box, issues)


def _named_with(check: "Check", box: Shown, issue: str, own: set[str]) -> Iterator[str]:
    """In a box of several owners, the words of the mark that holds an issue end with those of this issue."""
    names = plain(", ".join(check.truth.graph.label(*owner.split(":", 1)) for owner in sorted(own)))
    for mark in (check.marks[id] for id in box["marks"] if issue in check.marks[id]["holds"]):
        stated = plain(mark["words"]).rpartition(":")[2]
        unnamed = ":" not in mark["words"] or mark["words"].startswith(("en nog", "and ")) or CUT in stated
        yield (
            ""
            if unnamed or {*stated.split(",")} == {*names.split(",")}
            else f"{issue} of {sorted(own)} in “{mark['words']}”"
        )


def _grounds(check: "Check", note: str, issue: str, found: Sequence[Owner]) -> Iterator[str]:
    """Each ground of the note is one of this issue."""
    own = {plain(f"{words}{f.through_name}") for f in found for words in GROUND.get(f.basis, ())}
    own |= {
        plain(words + check.truth.graph.label(kind, f.through))
        for f in found
        if f.through
        for words in GROUND.get(f.basis, ())
        for kind in ("group", "domain")
    }
    if CUT in note:
        return
    owners = {plain(check.truth.graph.label("organisation", f.owner)) for f in found if f.owner}
    name = "|".join(r"\s*".join(map(re.escape, name)) for name in sorted(owners, key=len, reverse=True))
    note = re.sub(rf"(?:(?:{name})(?:,|\s+en|\s+and)\s+)*(?:{name}):\s", ": ", note)  # a name may hold a semicolon
    for ground in filter(None, ANOTHER.split(note)):
        stated = plain(ground.rpartition(": ")[2])
        yield "" if stated in own else f"{issue} under “{ground}”; its grounds are {sorted(own)}"
