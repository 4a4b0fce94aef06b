"""The middle of the whole map: issues in the box of the groups that address them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from opgavenkaart.graph.text import Text, counted, join, same
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene import text_metrics as letters
from opgavenkaart.viz.scene.folding import gathered
from opgavenkaart.viz.scene.layout import (
    BESIDE,
    GAP,
    HEADING,
    PAD,
    RADIUS,
    Entry,
    Placed,
    height_of,
    label_of,
    mark_of,
    together,
)
from opgavenkaart.viz.scene.picture import NOTHING, Box, BoxLook, Mark, named
from opgavenkaart.viz.texts import ISSUE

HEAD = 30.0  # of a box: its heading, with the group's own mark
MOST_SETS = 4  # of groups that share issues with a box of their own
UNNAMED = Text(" (geen opgaven genoemd)", " (no issues named)")
SHARED_ONLY = Text(" (alleen gedeelde opgaven)", " (shared issues only)")


@dataclass(frozen=True)
class Section:
    """A box: a group, several groups or none, with the issues with lines of their own, and the rest."""

    heading: Text
    groups: tuple[str, ...] = ()
    tied: tuple[Entry, ...] = ()
    free: tuple[Entry, ...] = ()
    look: BoxLook = "plain"
    holds: tuple[str, ...] = ()
    ending: Text = NOTHING

    def title(self, room: float) -> Text:
        """The heading as it fits in the room: where it does not, the names are cut, not how many there are."""
        ending = max(letters.width(words, HEADING, bold=True) for words in self.ending)
        return join(letters.wrapped(self.heading, HEADING, room - ending, 1, bold=True), self.ending)


def sections(answers: Answers, tied: set[str], *, folded: bool, counts: bool = True) -> list[Section]:
    """A box for each group, then for what groups share, then for what no group addresses; with `counts` or without."""
    within = _within(answers)
    of_group = Counter(group for groups, entries in within.items() for group in groups for _ in entries)

    def number(count: int) -> Text:
        return same(f" ({count})") if counts else NOTHING

    labels = {f"group:{group.id}": group for group in answers.sorted("group")}
    result: list[Section] = []
    for id, group in labels.items():
        own = within.get((id,), [])
        count = number(len(own)) if own else SHARED_ONLY if of_group[id] else UNNAMED
        result.append(_section(named(group), count, (id,), own, tied))
    for groups, entries in _shared(within):
        names = " + ".join(labels[id].label for id in groups)
        several = same(names) if groups else Text("Op meer agenda's", "On several agendas")
        result.append(_section(several, number(len(entries)), groups, entries, tied, "shared"))
    if within[()]:
        heading = Text("Op geen enkele agenda", "On no agenda")
        result.append(_section(heading, number(len(within[()])), (), within[()], tied, "gap"))
    return [_folded(section) for section in result] if folded else result


def _within(answers: Answers) -> dict[tuple[str, ...], list[Entry]]:
    """Issues by the groups that address them."""
    addressed: dict[str, set[str]] = defaultdict(set)
    for claim in answers.graph.claims["ADDRESSES"]:
        addressed[claim.to_id].add(claim.from_id)
    nobody = answers.without_owner
    order = [group.id for group in answers.sorted("group")]
    within: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for issue in answers.sorted("issue"):
        groups = tuple(f"group:{id}" for id in order if id in addressed[issue.id])
        within[groups].append(Entry("issue", same(issue.label), f"issue:{issue.id}", gap=issue.id in nobody))
    return within


def _shared(within: Mapping[tuple[str, ...], list[Entry]]) -> Iterable[tuple[tuple[str, ...], list[Entry]]]:
    """What several groups address, by which groups; all together where that would be too many boxes."""
    sets = {groups: entries for groups, entries in within.items() if len(groups) > 1}
    if len(sets) <= MOST_SETS:
        return sorted(sets.items(), key=lambda item: item[0])
    return [((), [entry for entries in sets.values() for entry in entries])]


def _section(
    heading: Text,
    ending: Text,
    groups: tuple[str, ...],
    entries: list[Entry],
    tied: set[str],
    look: BoxLook = "plain",
) -> Section:
    with_lines = tuple(entry for entry in entries if entry.thing in tied)
    free = tuple(entry for entry in entries if entry.thing not in tied)
    if not with_lines:
        half = (len(free) + 1) // 2
        with_lines, free = free[:half], free[half:]
    return Section(heading, groups, with_lines, free, look, ending=ending)


def _folded(section: Section) -> Section:
    """A group's mark stands for its issues; those that are in no one group's box stand together."""
    entries = (*section.tied, *section.free)
    if len(section.groups) == 1:
        return replace(section, tied=(), free=(), holds=tuple(entry.thing for entry in entries))
    return replace(section, tied=(gathered(entries, counted(len(entries), ISSUE)),), free=())


def placed(given: Sequence[Section], wide: float) -> Placed:
    """The boxes below each other, from (0, 0); `wide` is the width of a column of issues."""
    columns = 2 if any(section.free for section in given) else 1
    parts: list[Placed] = []
    y = 0.0
    for number, section in enumerate(given):
        part = _box(section, wide, columns * wide + PAD, f"section{number}")
        parts.append(part.moved(0.0, y))
        y += part.height + GAP - 6
    return together(parts)


def _box(section: Section, wide: float, width: float, name: str) -> Placed:
    heads = _heading(section, width)
    marks: list[Mark] = []
    bottom = top = PAD - 2 + HEAD
    for column, entries in enumerate((section.tied, section.free)):
        y = top
        for place, entry in enumerate(entries):
            words = label_of(entry, wide - 2 * RADIUS - BESIDE - PAD)
            height = height_of(words)
            id = entry.thing or f"{name}/{column}/{place}"
            marks.append(mark_of(entry, id, PAD + RADIUS + 6.0 + column * wide, y + height / 2, words))
            y += height
        bottom = max(bottom, y)
    label = NOTHING if heads else section.title(width - 2 * PAD)
    height = bottom + (PAD - 5 if marks else 0.0)
    counts = () if heads else tuple(thing for mark in marks for thing in (mark.holds or (mark.thing,)))
    box = Box(0.0, 0.0, width, height, label, section.look, counts=counts)
    near = tuple((group, mark.id) for group in section.groups for mark in marks)
    return Placed((*heads, *marks), (box,), width, height, near)


def _heading(section: Section, width: float) -> tuple[Mark, ...]:
    """The mark of the one group whose box this is."""
    if section.look != "plain":
        return ()
    (group,) = section.groups
    label = section.title(width - 2 * PAD - BESIDE - RADIUS)
    counts = section.holds or tuple(entry.thing for entry in (*section.tied, *section.free))
    entry = Entry("group", section.heading, group, bold=True, holds=section.holds, heads=True, counts=counts)
    return (mark_of(entry, group, PAD + RADIUS, PAD + 11.0, label),)
