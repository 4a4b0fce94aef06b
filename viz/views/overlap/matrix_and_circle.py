"""Pairs that overlap: a matrix with what each two share, and a circle with a line between those that do."""

from dataclasses import replace
from math import cos, pi, sin

from opgavenkaart.graph.text import Text, counted, figure, join, listed, same, sort_key
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.viz.scene.layout import BESIDE, LABEL, RADIUS, Placed
from opgavenkaart.viz.scene.matrix_grid import crossing, frame
from opgavenkaart.viz.scene.picture import Assertion, Box, Line, Mark, Side
from opgavenkaart.viz.scene.text_metrics import width, wrapped
from opgavenkaart.viz.style.overlap import look_of, role_of
from opgavenkaart.viz.views.overlap.parties import Overlapping

MOST_LINES = 25
CELL, NAME = 36.0, 170.0  # of a square, and of a party's name at most
AROUND, OUTSIDE = 200.0, 130.0  # radius of the circle, and room for names outside it


def cells(pair: Overlap) -> tuple[str, str]:
    """The marks of a pair in the matrix: above and below the diagonal."""
    return f"cell/{pair.a}/{pair.b}", f"cell/{pair.b}/{pair.a}"


def matrix(of: Overlapping) -> Placed:
    """A square for each two with the number that they share, and on the diagonal what each has; from (0, 0)."""
    drawn = frame([of.party(id, bold=True) for id in of.order], CELL, NAME, parties=True)
    marks = list(drawn.placed.marks)
    near: list[tuple[str, str]] = []
    for id in of.order:
        x, y = drawn.at[id]
        own = of.items[id]
        name = Assertion(
            join(of.party(id).label, " (", counted(len(own), of.noun), ")"),
            tuple(claim for claims in own.values() for claim in claims),
        )
        marks.append(
            Mark(
                f"own/{id}",
                x,
                y,
                "number",
                same(_short(len(own))),
                side="on",
                holds=tuple(own),
                name=name,
                stands_with=(of.party(id).thing,),
            )
        )
        near += crossing(id, id, f"own/{id}")
    for pair in of.shown:
        holds = tuple(of.item(item).thing for item in pair.shared)
        names = sorted((of.party(end).label for end in (pair.a, pair.b)), key=lambda label: sort_key(label.nl))
        count = figure(pair.shared_count)
        name = Assertion(join(listed(names), " (", count, Text(" gedeeld)", " shared)")), (pair,))
        look, label = look_of(pair.jaccard), same(_short(pair.shared_count))
        for cell, row, column in zip(cells(pair), (pair.a, pair.b), (pair.b, pair.a), strict=True):
            x, y = drawn.at[column][0], drawn.at[row][1]
            marks.append(Mark(cell, x, y, look, label, side="on", holds=holds, name=name, stands_with=of.things(pair)))
            near += crossing(row, column, cell)
    return replace(drawn.placed, marks=tuple(marks), near=tuple(near))


def circle(of: Overlapping) -> tuple[Placed, tuple[Line, ...]]:
    """The parties in a circle, in the order of the matrix, and a line for each of the strongest pairs."""
    labels = [wrapped(of.party(id).label, LABEL, OUTSIDE, 1) for id in of.order]
    outside = BESIDE + max((width(words, LABEL) for label in labels for words in label), default=0.0)
    middle = AROUND + RADIUS + outside
    marks: list[Mark] = []
    for place, (id, label) in enumerate(zip(of.order, labels, strict=True)):
        angle = 2 * pi * (place + 0.5) / len(of.order)
        party = of.party(id)
        x, y = middle + AROUND * sin(angle), RADIUS + 12.0 + AROUND * (1 - cos(angle))
        side: Side = "left" if sin(angle) < -1e-9 else "right"
        marks.append(
            Mark(f"party/{id}", x, y, party.look, label, party.thing, side, heads=True, stands_with=(party.thing,))
        )
    high = 2 * (AROUND + RADIUS + 12.0)
    lines: list[Line] = []
    for pair in of.shown[:MOST_LINES]:
        shared = Assertion(counted(pair.shared_count, of.noun), (pair,))
        ends = f"party/{pair.a}", f"party/{pair.b}"
        lines.append(Line(*ends, role_of(pair.shared_count), shared, opens=cells(pair)))
    near = [(cell, f"party/{id}") for pair in of.shown for cell in cells(pair) for id in (pair.a, pair.b)]
    frame_of_all = Box(0.0, 0.0, 2 * middle, high, look="bare")
    return Placed(tuple(marks), (frame_of_all,), 2 * middle, high, tuple(near)), tuple(lines)


def _short(count: int) -> str:
    """A number that fits in a square."""
    return str(count) if count < 1000 else f"{count // 1000}k"
