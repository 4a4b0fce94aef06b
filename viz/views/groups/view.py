"""What are the groups, side by side, and in what are they alike or different?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.model import PARTICIPATION_ROLE
from opgavenkaart.graph.text import Text, counted, join, sort_key
from opgavenkaart.queries.compare import COMPARE, TRACKS, Comparison
from opgavenkaart.queries.matrix import MATRIX, Seats
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.column_layout import COLUMNS, GUTTER, Cell, sheet
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import ALL_IN_TABLE, at_most
from opgavenkaart.viz.scene.layout import STAGE, Entry, Placed, together
from opgavenkaart.viz.scene.picture import NOTHING, Picture, named, same
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.views.groups.comparison import BESIDES, compared, reasons

MOST_GROUPS = 6
WIDTH, COLUMN = 1490.0, 200.0  # of the whole, and of a group at least
SIZES = (  # seats of a role, things of a kind, lines of a thing's name, aspects; the largest first
    (20, 6, 2, 16),
    (16, 4, 2, 14),
    (20, 6, 1, 16),
    (16, 5, 1, 14),
    (16, 4, 1, 12),
    (16, 3, 1, 12),
    (12, 3, 1, 12),
    (9, 3, 1, 9),
    (6, 2, 1, 9),
)
READABLE = 0.8  # of the full size: notes are then 12 pixels high at 1280 by 720
NONE = Text("geen bron noemt er een", "no source names one")
AGENDA = (
    ("CARRIES_OUT", "activity", Text("Activiteiten", "Activities")),
    ("ADDRESSES", "issue", Text("Opgaven op de agenda", "Issues on the agenda")),
    ("DELIVERS", "product", Text("Producten", "Products")),
)
GROUP = Text("werkgroep", "group"), Text("werkgroepen", "groups")


def groups(asked: Answers) -> Picture:
    """A column for each group with who sits in it and what it does, and beside them what `compare` found."""
    every = asked.sorted("group")
    placed, most = _placed(asked, every[:MOST_GROUPS])
    return Picture(
        title=COMPARE.title(asked.compare),
        how=Text(
            "Een kolom per werkgroep; een partij met meer rollen staat bij de eerste. Rechts waarin zij gelijk zijn en "
            "verschillen.",
            "A column for each group; a party with several roles stands at the first. On the right, in what they are "
            "alike and differ.",
        ),
        tip=join(
            Text("Klik voor uitleg en bron. ", "Click for the reason and source. "),
            ALL_IN_TABLE if len(every) > MOST_GROUPS else NOTHING,
        ),
        marks=placed.marks,
        boxes=placed.boxes,
        near=placed.near,
        tables=(
            table(COMPARE.text, asked.compare, Comparison, "aspect", "aspect"),
            table(MATRIX.text, asked.matrix, Seats, "organisation", "organisation"),
        ),
        message=_message(len(every)) if len(every) > MOST_GROUPS else NOTHING,
        sentences=by_thing([*_seats(asked), *reasons(asked, most)]),
        without_data=not every,
    )


def _placed(asked: Answers, shown: Sequence[Node]) -> tuple[Placed, int]:
    """As much of each list as can be read, and how many aspects that are alike, or that differ, it shows."""
    placed, aspects = together(()), 0
    heads = [Entry("group", named(group), _thing(group), bold=True) for group in shown]
    wide = max((WIDTH - GUTTER - BESIDES) / max(len(shown), 1) - COLUMNS, COLUMN)
    for seats, things, lines, aspects in SIZES if shown else ():
        columns = sheet(heads, list(_rows(asked, shown, seats, things)), wide, lines)
        placed = together([columns, compared(asked, shown, aspects).moved(columns.width + COLUMNS, 0.0)])
        if placed.scale >= READABLE or placed.height * STAGE[0] <= placed.width * STAGE[1]:  # shorter is no larger
            break
    return placed, aspects


def _thing(node: Node) -> str:
    return f"{node.kind}:{node.id}"


def _entry(node: Node, *, bold: bool = False) -> Entry:
    return Entry(look_of(node), same(node.label), _thing(node), bold=bold)


def _rows(asked: Answers, shown: Sequence[Node], seats: int, things: int) -> Iterator[tuple[Text, list[Cell]]]:
    """What the groups are to do, who has which role in them, and what they have in hand."""
    assignments = [same(group.props.get("assignment", "")) for group in shown]
    if any(text.nl for text in assignments):
        yield Text("Opdracht", "Assignment"), [Cell(text if text.nl else NONE) for text in assignments]
    for role in PARTICIPATION_ROLE.values:
        held = [_held(asked, asked.sorted("group").index(group), role.id) for group in shown]
        if any(held):
            yield role.text.capital(), [Cell(beside=at_most(of, seats)) if of else Cell(NONE) for of in held]
    for relation, kind, name in AGENDA:
        lists = [_linked(asked, group, relation, kind) for group in shown]
        if any(lists):
            yield name, [Cell(below=at_most(of, things)) if of else Cell(NONE) for of in lists]


def _held(asked: Answers, column: int, role: str) -> list[Entry]:
    """Who has this role in a group before any other, by kind, as `matrix` has them."""
    found: list[Entry] = []
    for seats in asked.matrix:
        cell = seats.cells[column]
        if seats.organisation and isinstance(cell, tuple) and cell[:1] == (role,):
            party = asked.graph.node("organisation", seats.organisation)
            found += [_entry(party, bold=role == "lead")] if party else []
    return found


def _linked(asked: Answers, group: Node, relation: str, kind: str) -> list[Entry]:
    """What a group has in hand by name, of its activities the tracks and action lines first."""
    ids = {claim.to_id for claim in asked.graph.claims[relation] if claim.from_id == group.id}
    nodes = [node for id in ids if (node := asked.graph.node(kind, id))]
    nodes.sort(
        key=lambda node: (node.type not in TRACKS if kind == "activity" else False, sort_key(node.label), node.id)
    )
    return [_entry(node) for node in nodes]


def _seats(asked: Answers) -> Iterator[tuple[str, Text]]:
    return ((f"organisation:{of.organisation}", of.reason) for of in asked.matrix if of.organisation)


def _message(count: int) -> Text:
    return join(Text(f"De eerste {MOST_GROUPS} van ", f"The first {MOST_GROUPS} of "), counted(count, GROUP), same("."))
