"""What are the groups, side by side, and in what are they alike or different?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.model import PARTICIPATION_ROLE
from opgavenkaart.graph.schema import Text
from opgavenkaart.graph.text import sort_key
from opgavenkaart.queries.compare import COMPARE, TRACKS, Comparison
from opgavenkaart.queries.matrix import MATRIX, Seats
from opgavenkaart.viz.asked import Asked
from opgavenkaart.viz.fold import at_most
from opgavenkaart.viz.layout import BESIDE, LABEL, PAD, RADIUS, Entry, Placed, together
from opgavenkaart.viz.letters import width
from opgavenkaart.viz.looks import look_of
from opgavenkaart.viz.picture import NOTHING, Picture, named, same
from opgavenkaart.viz.rows import COLUMNS, GUTTER, Cell, listing, sheet
from opgavenkaart.viz.tables import said, table
from opgavenkaart.viz.words import capital, counted, joined, separated

MOST_GROUPS = 6
WIDTH, COLUMN, BESIDES = 1490.0, 200.0, 374.0  # of the whole, of a group at least, and of what is compared
SIZES = (
    (20, 6, 16),
    (16, 5, 14),
    (16, 4, 12),
    (16, 3, 12),
    (12, 3, 12),
    (9, 3, 9),
    (6, 2, 9),
)  # seats of a role, things, aspects
READABLE = 0.8  # of the full size: notes are then 12 pixels high at 1280 by 720
VERDICTS = {"same": Text("Gelijk", "Alike"), "differs": Text("Verschillend", "Different")}
NONE = Text("geen bron noemt er een", "no source names one")
AGENDA = (
    ("CARRIES_OUT", "activity", Text("Activiteiten", "Activities")),
    ("ADDRESSES", "issue", Text("Opgaven op de agenda", "Issues on the agenda")),
    ("DELIVERS", "product", Text("Producten", "Products")),
)
GROUP = Text("werkgroep", "group"), Text("werkgroepen", "groups")


def groups(asked: Asked) -> Picture:
    """A column for each group with who sits in it and what it does, and beside them what `compare` found."""
    every = asked.sorted("group")
    placed, most = _placed(asked, every[:MOST_GROUPS])
    return Picture(
        title=COMPARE.title(asked.compare),
        how=Text(
            "Een kolom per werkgroep; een partij met meer rollen staat bij de eerste. Rechts waarin zij gelijk zijn en "
            "verschillen. Klik voor uitleg en bron.",
            "A column for each group; a party with several roles stands at the first. On the right, in what they are "
            "alike and differ. Click for the reason and source.",
        ),
        marks=placed.marks,
        boxes=placed.boxes,
        near=placed.near,
        tables=(
            table(COMPARE.text, asked.compare, Comparison, "aspect", "aspect"),
            table(MATRIX.text, asked.matrix, Seats, "organisation", "organisation"),
        ),
        message=_message(len(every)) if len(every) > MOST_GROUPS else NOTHING,
        said=said(_sentences(asked, most)),
        without_data=not every,
    )


def _placed(asked: Asked, shown: Sequence[Node]) -> tuple[Placed, int]:
    """As much of each list as can be read, and how many aspects that are alike, or that differ, it shows."""
    placed, aspects = together(()), 0
    heads = [Entry("group", named(group), _thing(group), bold=True) for group in shown]
    wide = max((WIDTH - GUTTER - BESIDES) / max(len(shown), 1) - COLUMNS, COLUMN)
    for seats, things, aspects in SIZES if shown else ():
        columns = sheet(heads, list(_rows(asked, shown, seats, things)), wide)
        placed = together([columns, _compared(asked, shown, aspects).moved(columns.width + COLUMNS, 0.0)])
        if placed.scale >= READABLE:
            break
    return placed, aspects


def _thing(node: Node) -> str:
    return f"{node.kind}:{node.id}"


def _entry(node: Node, *, bold: bool = False) -> Entry:
    return Entry(look_of(node), same(node.label), _thing(node), bold=bold)


def _rows(asked: Asked, shown: Sequence[Node], seats: int, things: int) -> Iterator[tuple[Text, list[Cell]]]:
    """What the groups are to do, who has which role in them, and what they have in hand."""
    assignments = [same(group.props.get("assignment", "")) for group in shown]
    if any(text.nl for text in assignments):
        yield Text("Opdracht", "Assignment"), [Cell(text if text.nl else NONE) for text in assignments]
    for role in PARTICIPATION_ROLE.values:
        held = [_held(asked, asked.sorted("group").index(group), role.id) for group in shown]
        if any(held):
            yield capital(role.text), [Cell(beside=at_most(of, seats)) if of else Cell(NONE) for of in held]
    for relation, kind, name in AGENDA:
        lists = [_linked(asked, group, relation, kind) for group in shown]
        if any(lists):
            yield name, [Cell(below=at_most(of, things)) if of else Cell(NONE) for of in lists]


def _held(asked: Asked, column: int, role: str) -> list[Entry]:
    """Who has this role in a group before any other, by kind, as `matrix` has them."""
    found: list[Entry] = []
    for seats in asked.matrix:
        cell = seats.cells[column]
        if seats.organisation and isinstance(cell, tuple) and cell[:1] == (role,):
            party = asked.graph.node("organisation", seats.organisation)
            found += [_entry(party, bold=role == "lead")] if party else []
    return found


def _linked(asked: Asked, group: Node, relation: str, kind: str) -> list[Entry]:
    """What a group has in hand by name, of its activities the tracks and action lines first."""
    ids = {claim.to_id for claim in asked.graph.claims[relation] if claim.from_id == group.id}
    nodes = [node for id in ids if (node := asked.graph.node(kind, id))]
    nodes.sort(
        key=lambda node: (node.type not in TRACKS if kind == "activity" else False, sort_key(node.label), node.id)
    )
    return [_entry(node) for node in nodes]


def _compared(asked: Asked, shown: Sequence[Node], most: int) -> Placed:
    """In what the groups are alike, and below it in what they differ."""
    parts: list[Placed] = []
    y = 0.0
    for verdict, word in VERDICTS.items():
        found = [finding for finding in asked.compare if finding.verdict == verdict]
        entries = [_aspect(asked, finding, shown) for finding in found]
        if len(found) > most:
            (more,) = at_most(entries, most)[most - 1 :]
            entries = [*entries[: most - 1], replace(more, holds=tuple(map(_thing, shown)))]
        part = listing(joined(word, same(f"\u00a0({len(found)})")), entries, BESIDES, verdict)
        ids = [_id(finding) for finding in found[: len(entries)]]
        if len(found) > most:
            ids[-1] = _id_of_rest(verdict)
        marks = tuple(replace(mark, id=id) for mark, id in zip(part.marks, ids, strict=True))
        near = tuple((_thing(group), mark.id) for group in shown for mark in marks)
        parts.append(replace(part, marks=marks, near=near).moved(0.0, y))
        y += part.height + COLUMNS
    return together(parts)


def _id(finding: Comparison) -> str:
    return f"compare/{finding.aspect}"


def _id_of_rest(verdict: str) -> str:
    return f"compare/{verdict}/more"


def _aspect(asked: Asked, finding: Comparison, shown: Sequence[Node]) -> Entry:
    """What is compared, with what each group is on it where that fits on a line."""
    name = _name(finding)
    values = [separated(cell) if cell else same("–") for cell in finding.cells]
    told = values[0] if finding.verdict == "same" else separated(values, " | ")
    whole = joined(name, same(": "), told)
    fits = max(width(words, LABEL) for words in whole) <= BESIDES - 2 * PAD - RADIUS - BESIDE
    label = whole if fits and any(finding.cells) else name
    return Entry("aspect", label, _about(asked, finding), holds=tuple(map(_thing, shown)))


def _name(finding: Comparison) -> Text:
    return same(finding.aspect_name) if isinstance(finding.aspect_name, str) else finding.aspect_name


def _about(asked: Asked, finding: Comparison) -> str:
    """The characteristic that sources name; what was counted is no thing of the graph."""
    return f"aspect:{finding.aspect}" if asked.graph.node("aspect", finding.aspect) else ""


def _sentences(asked: Asked, most: int) -> Iterable[tuple[str, Text]]:
    """Why, by party and by aspect; what is not shown is told at the mark for the rest."""
    for seats in asked.matrix:
        if seats.organisation:
            yield f"organisation:{seats.organisation}", seats.reason
    for finding in asked.compare:
        yield _about(asked, finding) or _id(finding), finding.reason
    for verdict in VERDICTS:
        found = [finding for finding in asked.compare if finding.verdict == verdict]
        for finding in found[most - 1 :] if len(found) > most else ():
            yield _id_of_rest(verdict), joined(_name(finding), same(": "), finding.reason)


def _message(count: int) -> Text:
    return joined(
        Text(f"De eerste {MOST_GROUPS} van ", f"The first {MOST_GROUPS} of "),
        counted(count, GROUP),
        Text("; de tabel heeft ze alle.", "; the table has them all."),
    )
