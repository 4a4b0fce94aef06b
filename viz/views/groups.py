"""What are the groups, side by side, and in what are they alike or different?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.model import PARTICIPATION_ROLE
from opgavenkaart.graph.text import Text, counted, join, same, sort_key
from opgavenkaart.queries.compare import COMPARE, TRACKS, Comparison
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.matrix import MATRIX
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.column_layout import COLUMNS, GUTTER, Cell, listing, sheet
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import ALL_IN_TABLE, at_most
from opgavenkaart.viz.scene.layout import BESIDE, LABEL, PAD, RADIUS, STAGE, Entry, Placed, together
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Picture, named, reason_of
from opgavenkaart.viz.scene.text_metrics import width
from opgavenkaart.viz.style.nodes import look_of

MOST_GROUPS = 6
WIDTH, COLUMN = 1490.0, 200.0  # of the whole, and of a group at least
ASIDE = 374.0  # of what is compared, beside the groups
PARTS = {  # of what is compared, by what it rests on and the verdict: what sources say, and then the rest
    "compared/same": Text("Gelijk volgens een bron", "Alike according to a source"),
    "compared/differs": Text("Verschillend volgens een bron", "Different according to a source"),
    "compared/unknown": Text("Bronnen spreken elkaar tegen", "Sources contradict each other"),
    "characteristic/same": Text("Dezelfde waarde", "Same value"),
    "characteristic/differs": Text("Verschillende waarden", "Different values"),
    "characteristic/unknown": Text("Waarde niet overal bekend", "Value not known of all"),
    "derived": Text("Uit andere tabellen", "From other tables"),
}
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
_MESSAGE = Text(f"De eerste {MOST_GROUPS} van {{count}}.", f"The first {MOST_GROUPS} of {{count}}.")


def groups(answers: Answers) -> Picture:
    """A column for each group with who sits in it and what it does, and beside them what `compare` found."""
    every, compared, seats = answers.sorted("group"), answers.of(COMPARE), answers.of(MATRIX)
    placed, most = _placed(answers, every[:MOST_GROUPS])
    return Picture(
        title=answers.title(COMPARE, compared),
        how=Text(
            "Een kolom per werkgroep; een partij met meerdere rollen staat bij de eerste. Rechts waarin zij gelijk "
            "zijn en verschillen: eerst volgens de bronnen.",
            "A column for each group; a party with several roles stands at the first. On the right, in what they are "
            "alike and differ: first according to the sources.",
        ),
        tip=join(
            Text("Klik voor uitleg en bron. ", "Click for the reason and source. "),
            ALL_IN_TABLE if len(every) > MOST_GROUPS else NOTHING,
        ),
        marks=placed.marks,
        sources=cited(compared, seats),
        boxes=placed.boxes,
        near=placed.near,
        tables=(
            table(COMPARE, compared, "aspect", "aspect"),
            table(MATRIX, seats, "organisation", "organisation"),
        ),
        message=_MESSAGE.format(count=counted(len(every), GROUP)) if len(every) > MOST_GROUPS else NOTHING,
        sentences=by_thing(
            [
                *((f"organisation:{of.organisation}", reason_of(of)) for of in seats if of.organisation),
                *_reasons(answers, most),
            ]
        ),
        without_data=not every,
    )


def _placed(answers: Answers, shown: Sequence[Node]) -> tuple[Placed, int]:
    """As much of each list as can be read, and how many aspects it shows of each part of what is compared."""
    placed, aspects = together(()), 0
    heads = [Entry("group", named(group), f"group:{group.id}", bold=True, heads=True) for group in shown]
    wide = max((WIDTH - GUTTER - ASIDE) / max(len(shown), 1) - COLUMNS, COLUMN)
    for seats, things, lines, aspects in SIZES if shown else ():
        columns = sheet(heads, list(_rows(answers, shown, seats, things)), wide, lines)
        placed = together([columns, _compared(answers, shown, aspects).moved(columns.width + COLUMNS, 0.0)])
        if placed.scale >= READABLE or placed.height * STAGE[0] <= placed.width * STAGE[1]:  # shorter is no larger
            break
    return placed, aspects


def _entry(node: Node, *, bold: bool = False) -> Entry:
    return Entry(look_of(node), same(node.label), f"{node.kind}:{node.id}", bold=bold)


def _rows(answers: Answers, shown: Sequence[Node], seats: int, things: int) -> Iterator[tuple[Assertion, list[Cell]]]:
    """What the groups are to do, who has which role in them, and what they have in hand."""
    none = Cell(Assertion(NONE, ()))
    assignments = [same(group.props.get("assignment", "")) for group in shown]
    if any(text.nl for text in assignments):
        texts = [Assertion(text if text.nl else NONE, (group,)) for text, group in zip(assignments, shown, strict=True)]
        yield Assertion(Text("Opdracht", "Assignment"), ()), [Cell(text) for text in texts]
    for role in PARTICIPATION_ROLE.values:
        held = [_held(answers, answers.sorted("group").index(group), role.id) for group in shown]
        if any(held):
            yield Assertion(role.text.capital(), ()), [Cell(beside=at_most(of, seats)) if of else none for of in held]
    for relation, kind, name in AGENDA:
        lists = [_linked(answers, group, relation, kind) for group in shown]
        if any(lists):
            yield Assertion(name, ()), [Cell(below=at_most(of, things)) if of else none for of in lists]


def _held(answers: Answers, column: int, role: str) -> list[Entry]:
    """Who has this role in a group before any other, by kind in the order of `matrix`, and then by short name."""
    found: list[Node] = []
    for seats in answers.of(MATRIX):
        cell = seats.cells[column]
        if seats.organisation and isinstance(cell, tuple) and cell[:1] == (role,):
            party = answers.graph.node("organisation", seats.organisation)
            found += [party] if party else []
    kinds = [*dict.fromkeys(party.type for party in found)]
    found.sort(key=lambda party: (kinds.index(party.type), sort_key(party.label), party.id))
    return [_entry(party, bold=role == "lead") for party in found]


def _linked(answers: Answers, group: Node, relation: str, kind: str) -> list[Entry]:
    """What a group has in hand by name, of its activities the tracks and action lines first."""
    ids = {claim.to_id for claim in answers.graph.claims[relation] if claim.from_id == group.id}
    nodes = [node for id in ids if (node := answers.graph.node(kind, id))]
    nodes.sort(
        key=lambda node: (node.type not in TRACKS if kind == "activity" else False, sort_key(node.label), node.id)
    )
    return [_entry(node) for node in nodes]


def _compared(answers: Answers, shown: Sequence[Node], most: int) -> Placed:
    """In what the groups are alike and differ, according to sources that say so; below it by what else is known."""
    parts: list[Placed] = []
    y = 0.0
    groups_shown = tuple(f"group:{group.id}" for group in shown)
    for name, found, most_shown in _parts(answers, most):
        entries = [_aspect(answers, finding, groups_shown) for finding in found]
        ids = [_id(finding) for finding in found]
        if len(found) > most_shown:
            (more,) = at_most(entries, most_shown)[most_shown - 1 :]
            entries = [*entries[: most_shown - 1], replace(more, look="aspect", holds=groups_shown)]
            ids = [*ids[: most_shown - 1], _id_of_rest(name)]
        heading = Assertion(join(PARTS[name], f"\u00a0({len(found)})"), tuple(found))
        part = listing(heading, entries, ASIDE, name)
        marks = tuple(replace(mark, id=id) for mark, id in zip(part.marks, ids, strict=True))
        near = tuple((group, mark.id) for group in groups_shown for mark in marks)
        parts.append(replace(part, marks=marks, near=near).moved(0.0, y))
        y += part.height + COLUMNS
    return together(parts)


def _parts(answers: Answers, most: int) -> Iterator[tuple[str, list[Comparison], int]]:
    """What is compared in each of `PARTS` that has any, and how much of it is shown.

    What nothing is known of stands only in the table; of what follows from other tables, the columns show most.
    """
    of_part = grouped(
        (f for f in answers.of(COMPARE) if f.basis != "derived" or any(f.cells)),
        lambda f: f.basis if f.basis == "derived" else f"{f.basis}/{f.verdict}",
    )
    return (
        (name, of_part[name], most if name != "derived" else max(most // 3, 3)) for name in PARTS if name in of_part
    )


def _id(finding: Comparison) -> str:
    return f"compare/{finding.aspect}"


def _id_of_rest(part: str) -> str:
    return f"compare/{part}/more"


def _aspect(answers: Answers, finding: Comparison, groups_shown: tuple[str, ...]) -> Entry:
    """What is compared, with what each group is on it where that fits on a line."""
    name = join(finding.aspect_name)
    values = [join(*cell, between=", ") if cell else same("–") for cell in finding.cells]
    whole = join(name, ": ", *(values[:1] if finding.verdict == "same" else [join(*values, between=" | ")]))
    fits = max(width(words, LABEL) for words in whole) <= ASIDE - 2 * PAD - RADIUS - BESIDE
    return Entry("aspect", whole if fits and any(finding.cells) else name, _about(answers, finding), holds=groups_shown)


def _about(answers: Answers, finding: Comparison) -> str:
    """The characteristic that sources name; what was counted is no thing of the graph."""
    return f"aspect:{finding.aspect}" if answers.graph.node("aspect", finding.aspect) else ""


def _reasons(answers: Answers, most: int) -> Iterator[tuple[str, Assertion]]:
    """Why, by aspect; of what is not shown, by the mark for the rest."""
    for finding in answers.of(COMPARE):
        yield _about(answers, finding) or _id(finding), reason_of(finding)
    for name, found, most_shown in _parts(answers, most):
        for finding in found[most_shown - 1 :] if len(found) > most_shown else ():
            yield _id_of_rest(name), Assertion(join(finding.aspect_name, ": ", finding.reason), (finding,))
