"""The middle of the whole map: issues in the box of the groups that address them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.text import Text, counted, join, same
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.gaps.question import GAPS
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene import text_metrics as letters
from opgavenkaart.viz.scene.folding import at_most, gathered
from opgavenkaart.viz.scene.layout import (
    BESIDE,
    GAP,
    HEADING,
    LABEL,
    LINE,
    PAD,
    RADIUS,
    ROW,
    Entry,
    Placed,
    height_of,
    in_columns,
    label_of,
    mark_of,
)
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Box, BoxLook, Facts, Mark, ends_of, named
from opgavenkaart.viz.texts import ISSUE

HEAD = 30.0  # of a box: its heading, with the group's own mark
MOST_SETS = 4  # of groups that share issues with a box of their own
ISSUES = Text("Opgaven", "Issues")
UNNAMED = Text(" (geen opgaven genoemd)", " (no issues named)")
SHARED_ONLY = Text(" (alleen gedeelde opgaven)", " (shared issues only)")
SHORTER = {UNNAMED: same(" (0)"), SHARED_ONLY: Text(" (gedeeld)", " (shared)")}


@dataclass(frozen=True)
class Section:
    """A box: a group, several groups or none, the issues in it, and the facts that put them there.

    `ending` is how many there are, which is never cut off.
    """

    heading: Text
    ending: Text
    groups: tuple[str, ...]
    entries: tuple[Entry, ...]
    facts: Facts
    look: BoxLook = "plain"

    def at_most(self, most: int) -> "Section":
        """With so many marks for its issues: of one, all of them together."""
        if len(self.entries) <= most:
            return self
        together = (gathered(self.entries, counted(len(self.entries), ISSUE)),)
        return replace(self, entries=at_most(self.entries, most) if most > 1 else together)

    @property
    def least_height(self) -> float:
        """What it takes of a column where every name is one line."""
        return HEAD + PAD + GAP + len(self.entries) * (LINE + ROW)

    def title(self, size: float, room: float, other: Text) -> Text:
        """The heading as it fits in the room: where it does not, the name is cut in the middle, not how many there are.

        It is then not cut to what the other heading, which is most like it, may be cut to.
        """
        for ending in (self.ending, SHORTER.get(self.ending, self.ending)):
            left = room - max(letters.width(words, size, bold=True) for words in ending)
            if all(letters.width(words, size, bold=True) <= left for words in self.heading):
                return join(self.heading, ending)
        return join(letters.apart(self.heading, other, size, left, bold=True), ending)


def sections(answers: Answers, *, counts: bool) -> list[Section]:
    """A box for each group, then for what groups share, then for what no group addresses; with `counts` or without."""
    within, agenda = _within(answers), grouped(answers.graph.claims["ADDRESSES"], ends_of)
    of_group = Counter(group for groups, entries in within.items() for group in groups for _ in entries)

    def facts(groups: Iterable[str], entries: Iterable[Entry]) -> Facts:
        found = (agenda.get((group, entry.thing), ()) for entry in entries for group in groups)
        return tuple(claim for claims in found for claim in claims)

    def number(count: int) -> Text:
        return same(f" ({count})") if counts else NOTHING

    labels = {f"group:{group.id}": group for group in answers.sorted("group")}
    result: list[Section] = []
    for id, group in labels.items():
        own = within.get((id,), [])
        count = number(len(own)) if own else SHARED_ONLY if of_group[id] else UNNAMED
        stated = facts([id], own) or tuple(claim for ends in agenda if ends[0] == id for claim in agenda[ends])
        result.append(Section(named(group), count, (id,), tuple(own), stated or (group,)))
    for groups, entries in _shared(within):
        names = " + ".join(labels[id].label for id in groups)
        several = same(names) if groups else Text("Op meerdere agenda's", "On several agendas")
        stated = facts(groups or labels, entries)
        result.append(Section(several, number(len(entries)), groups, tuple(entries), stated, "shared"))
    if within[()] and labels:
        heading = Text("Op geen enkele agenda", "On no agenda")
        found = tuple(GAPS.findings(answers.graph, kind="not_on_agenda"))
        result.append(Section(heading, number(len(found)), (), tuple(within[()]), found, "gap"))
    elif within[()]:  # where no group is known, an agenda is not to be missed
        issues = answers.sorted("issue")
        result.append(Section(ISSUES, number(len(issues)), (), tuple(within[()]), tuple(issues)))
    return result


def _within(answers: Answers) -> dict[tuple[str, ...], list[Entry]]:
    """Issues by the groups that address them."""
    addressed: dict[str, set[str]] = defaultdict(set)
    for claim in answers.graph.claims["ADDRESSES"]:
        addressed[claim.to_id].add(claim.from_id)
    order = [group.id for group in answers.sorted("group")]
    within: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for issue in answers.sorted("issue"):
        groups = tuple(f"group:{id}" for id in order if id in addressed[issue.id])
        within[groups].append(issue_entry(answers, issue))
    return within


def issue_entry(answers: Answers, issue: Node) -> Entry:
    """An issue as it stands in a box: a gap where nobody owns it."""
    nobody = answers.without_owner.get(issue.id)
    return Entry("issue", same(issue.label), f"issue:{issue.id}", gap=(nobody,) if nobody else ())


def _shared(within: Mapping[tuple[str, ...], list[Entry]]) -> Iterable[tuple[tuple[str, ...], list[Entry]]]:
    """What several groups address, by which groups; all together where that would be too many boxes."""
    sets = {groups: entries for groups, entries in within.items() if len(groups) > 1}
    if len(sets) <= MOST_SETS:
        return sorted(sets.items(), key=lambda item: item[0])
    return [((), [entry for entries in sets.values() for entry in entries])]


def placed(given: Sequence[Section], wide: float, boxes: int, inner: int, tied: Collection[str] = ()) -> Placed:
    """The boxes in so many columns, from (0, 0); in each its issues in columns of this width.

    With `tied`, the issues that have lines stand in the first of two columns, where lines reach them.
    """
    divided = [_divided(section.entries, inner, tied) for section in given]
    inner = max([1, *map(len, divided)])
    width = inner * wide + PAD
    others = letters.most_alike([section.heading for section in given])
    parts = [
        _box(section, of, wide, width, f"section{n}", others[section.heading])
        for n, (section, of) in enumerate(zip(given, divided, strict=True))
    ]
    return in_columns(parts, boxes, GAP - 6)


def _divided(entries: Sequence[Entry], columns: int, tied: Collection[str]) -> list[Sequence[Entry]]:
    """The entries of each column of a box, without empty ones."""
    with_lines = [entry for entry in entries if entry.thing in tied]
    if with_lines:
        parts: list[Sequence[Entry]] = [with_lines, [entry for entry in entries if entry.thing not in tied]]
    else:
        high = -(-len(entries) // columns)
        parts = [entries[number * high : (number + 1) * high] for number in range(columns)]
    return [part for part in parts if part]


def _box(
    section: Section,
    columns: Sequence[Sequence[Entry]],
    wide: float,
    width: float,
    name: str,
    other: Text,
) -> Placed:
    heads = _heading(section, width, other)
    marks: list[Mark] = []
    bottom = top = PAD - 2 + HEAD
    for column, entries in enumerate(columns):
        y = top
        for place, entry in enumerate(entries):
            words = label_of(entry, wide - 2 * RADIUS - BESIDE - PAD)
            height = height_of(words)
            id = entry.thing or f"{name}/{column}/{place}"
            marks.append(mark_of(entry, id, PAD + RADIUS + 6.0 + column * wide, y + height / 2, words))
            y += height
        bottom = max(bottom, y)
    label = NOTHING if heads else section.title(HEADING, width - 2 * PAD, other)
    height = bottom + (PAD - 5 if marks else 0.0)
    counts = () if heads else tuple(thing for mark in marks for thing in (mark.holds or (mark.thing,)))
    box = Box(0.0, 0.0, width, height, Assertion(label, section.facts, counts), section.look)
    near = tuple((group, mark.id) for group in section.groups for mark in marks)
    return Placed((*heads, *marks), (box,), width, height, near)


def _heading(section: Section, width: float, other: Text) -> tuple[Mark, ...]:
    """The mark of the one group or domain whose box this is."""
    if section.look != "plain" or len(section.groups) != 1:
        return ()
    (group,) = section.groups
    label = section.title(LABEL, width - 2 * PAD - BESIDE - RADIUS, other)
    counts = tuple(thing for entry in section.entries for thing in (entry.holds or (entry.thing,)))
    number = Assertion(label, section.facts, counts)
    entry = Entry(group.partition(":")[0], section.heading, group, bold=True, heads=True, number=number)
    return (mark_of(entry, group, PAD + RADIUS, PAD + 11.0, label),)
