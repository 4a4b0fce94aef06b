"""Pairs that overlap: a matrix with what each two share, and a circle with a line between those that do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import cos, pi, sin

from opgavenkaart.graph.text import Text, counted, join, same
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.layout import BESIDE, LABEL, RADIUS, Placed
from opgavenkaart.viz.scene.matrix_grid import crossing, frame
from opgavenkaart.viz.scene.picture import Box, Line, Mark
from opgavenkaart.viz.scene.text_metrics import width, wrapped
from opgavenkaart.viz.style import overlap as shares
from opgavenkaart.viz.texts import spelled
from opgavenkaart.viz.views.overlap.seriation import in_blocks
from opgavenkaart.viz.views.overlap.shared_boxes import KIND, NOUN, counts, entry

MOST_PARTIES, MOST_LINES = 14, 25
CELL, NAME = 36.0, 170.0  # of a square, and of a party's name at most
AROUND, OUTSIDE = 200.0, 130.0  # radius of the circle, and room for names outside it
FIGURES = ("jaccard", "containment", "p_value", "q_value")


def strongest(pairs: Sequence[Overlap]) -> list[str]:
    """The parties of the strongest pairs, in blocks of those that are alike."""
    parties = list(dict.fromkeys(end for pair in pairs for end in (pair.a, pair.b)))
    jaccard = {frozenset((pair.a, pair.b)): pair.jaccard for pair in pairs}
    return in_blocks(parties[:MOST_PARTIES], lambda a, b: jaccard.get(frozenset((a, b)), 0.0))


def cells(pair: Overlap) -> tuple[str, str]:
    """The marks of a pair in the matrix: above and below the diagonal."""
    return f"cell/{pair.a}/{pair.b}", f"cell/{pair.b}/{pair.a}"


def matrix(answers: Answers, between: str, through: str, pairs: Sequence[Overlap], order: Sequence[str]) -> Placed:
    """A square for each two with the number that they share, and on the diagonal what each has; from (0, 0)."""
    drawn = frame([entry(answers, KIND[between], id, bold=True) for id in order], CELL, NAME)
    held = counts(pairs)
    marks = list(drawn.placed.marks)
    near: list[tuple[str, str]] = []
    for id in order:
        x, y = drawn.at[id]
        marks.append(Mark(f"own/{id}", x, y, "number", same(_short(held[id])), f"{KIND[between]}:{id}", "on"))
    for pair in _shown(pairs, order):
        holds = tuple(f"{KIND[through]}:{item}" for item in pair.shared)
        name = _called(answers, between, through, pair)
        for cell, row, column in zip(cells(pair), (pair.a, pair.b), (pair.b, pair.a), strict=True):
            look, label = shares.look_of(pair.jaccard), same(_short(pair.shared_count))
            x, y = drawn.at[column][0], drawn.at[row][1]
            marks.append(Mark(cell, x, y, look, label, side="on", holds=holds, name=name))
            near += crossing(row, column, cell)
    return replace(drawn.placed, marks=tuple(marks), near=tuple(near))


def circle(
    answers: Answers, between: str, through: str, pairs: Sequence[Overlap], order: Sequence[str]
) -> tuple[Placed, tuple[Line, ...]]:
    """The parties in a circle, in the order of the matrix, and a line for each of the strongest pairs."""
    labels = [wrapped(entry(answers, KIND[between], id).label, LABEL, OUTSIDE, 1) for id in order]
    outside = BESIDE + max((width(words, LABEL) for label in labels for words in label), default=0.0)
    middle = AROUND + RADIUS + outside
    marks: list[Mark] = []
    for place, (id, label) in enumerate(zip(order, labels, strict=True)):
        angle = 2 * pi * (place + 0.5) / len(order)
        party = entry(answers, KIND[between], id)
        x, y = middle + AROUND * sin(angle), RADIUS + 12.0 + AROUND * (1 - cos(angle))
        side = "left" if sin(angle) < -1e-9 else "right"
        marks.append(Mark(f"party/{id}", x, y, party.look, label, party.thing, side))  # type: ignore[arg-type]
    high = 2 * (AROUND + RADIUS + 12.0)
    lines = tuple(
        Line(
            f"party/{pair.a}",
            f"party/{pair.b}",
            shares.role_of(pair.shared_count),
            counted(pair.shared_count, NOUN[through]),
            opens=cells(pair),
        )
        for pair in [*_shown(pairs, order)][:MOST_LINES]
    )
    near = [(cell, f"party/{id}") for pair in _shown(pairs, order) for cell in cells(pair) for id in (pair.a, pair.b)]
    frame_of_all = Box(0.0, 0.0, 2 * middle, high, look="bare")
    return Placed(tuple(marks), (frame_of_all,), 2 * middle, high, tuple(near)), lines


def reasons(pairs: Iterable[Overlap]) -> Mapping[str, tuple[Text, Text]]:
    """The reason and the figures of each pair, by its marks."""
    return {cell: (pair.reason, _figures(pair)) for pair in pairs for cell in cells(pair)}


def _figures(pair: Overlap) -> Text:
    figures = join(
        *(join(spelled(pair.heading(name)), f" {getattr(pair, name):.2g}") for name in FIGURES), between="; "
    )
    return Text(
        f"Gedeeld: {pair.shared_count}, van {pair.a_count} en {pair.b_count}; {figures.nl.replace('.', ',')}.",
        f"Shared: {pair.shared_count}, of {pair.a_count} and {pair.b_count}; {figures.en}.",
    )


def _called(answers: Answers, between: str, through: str, pair: Overlap) -> Text:
    a, b = (answers.graph.label(KIND[between], id) for id in (pair.a, pair.b))
    return join(Text(f"{a} en {b}: ", f"{a} and {b}: "), counted(pair.shared_count, NOUN[through]))


def _shown(pairs: Iterable[Overlap], order: Sequence[str]) -> Iterable[Overlap]:
    shown = set(order)
    return (pair for pair in pairs if pair.a in shown and pair.b in shown)


def _short(count: int) -> str:
    """A number that fits in a square."""
    return str(count) if count < 1000 else f"{count // 1000}k"
