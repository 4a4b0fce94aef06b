"""Where work overlaps: a matrix of who shares how much with whom, and beside it what they share, or the pairs."""

from __future__ import annotations

from dataclasses import replace

from opgavenkaart.graph.text import Text, counted, join
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.overlap.question import OVERLAP
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import ALL_IN_TABLE
from opgavenkaart.viz.scene.layout import GAP, STAGE, Placed, together
from opgavenkaart.viz.scene.picture import NOTHING, Line, Picture
from opgavenkaart.viz.texts import PAIR
from opgavenkaart.viz.views.overlap.matrix_and_circle import MOST_PARTIES, cells, circle, matrix, reasons, strongest
from opgavenkaart.viz.views.overlap.shared_boxes import KIND, NOUN, columns, counts, head, shared_by

FEW, MOST_BOXES = 5, 5  # parties and boxes
HOW = Text(
    "Het getal zegt hoeveel {what} de {who} van rij en kolom delen, op de diagonaal hoeveel elk er heeft; donkerder "
    "is een groter deel. {right}",
    "The number tells how many {what} the {who} of row and column share, on the diagonal how many each has; darker "
    "is a larger part. {right}",
)
CLICK = Text("Klik op een getal.", "Click a number.")
CLICK_LINES = Text("Klik op een getal of lijn. ", "Click a number or line. ")


def overlap(answers: Answers) -> Picture:
    """The matrix on the left; on the right, of few parties the boxes with what they share, else a network of pairs."""
    between, through, pairs = answers.overlap
    everyone = counts(pairs)
    few = 1 < len(everyone) <= FEW and len(shared_by(pairs)) <= MOST_BOXES
    placed, lines = _drawn(answers, few=few) if pairs else (together(()), ())
    kind = KIND[between]
    of_parties = by_thing((f"{kind}:{end}", pair.reason) for pair in pairs for end in (pair.a, pair.b))
    return Picture(
        title=OVERLAP.title(pairs),
        how=_how(few, between, through),
        tip=join(CLICK if few else CLICK_LINES, ALL_IN_TABLE if len(pairs) > len(lines) and not few else NOTHING),
        marks=placed.marks,
        lines=lines,
        boxes=placed.boxes,
        near=placed.near,
        curve="vertical" if few else "straight",
        tables=(table(OVERLAP, pairs, kind, "a"),),
        message=_message(len(everyone), len(pairs), len(lines), between) if not few else NOTHING,
        sentences=of_parties
        | {cell: both for cell, both in reasons(pairs).items() if cell in {m.id for m in placed.marks}},
    )


def _drawn(answers: Answers, *, few: bool) -> tuple[Placed, tuple[Line, ...]]:
    between, through, pairs = answers.overlap
    order = strongest(pairs)
    left = matrix(answers, between, through, pairs, order)
    if few:
        right, lines = columns(answers, between, through, pairs, order, STAGE[0] - left.width - 2 * GAP)
        near = [(cell, mark) for pair in pairs for cell in cells(pair) for mark in _about(pair, right, KIND[through])]
    else:
        right, lines = circle(answers, between, through, pairs, order)
        near = []
    left = replace(left, near=(*left.near, *near))
    high = max(left.height, right.height)
    down = 0.0 if few else (high - right.height) / 2
    beside = right.moved(left.width + 2 * GAP, down)
    return together([left, beside]), lines


def _about(pair: Overlap, right: Placed, kind: str) -> list[str]:
    """The marks beside the matrix that a pair is about: the two, and what they share."""
    shared = {f"{kind}:{item}" for item in pair.shared}
    held = [mark.id for mark in right.marks if not shared.isdisjoint((mark.thing, *mark.holds))]
    return [head(pair.a), head(pair.b), *held]


def _how(few: bool, between: str, through: str) -> Text:
    right = Text("Rechts wat zij delen.", "Right: what they share.")
    pairs = Text("Rechts de sterkste paren.", "Right: the strongest pairs.")
    return HOW.format(who=NOUN[between][1], what=NOUN[through][1], right=right if few else pairs)


def _message(parties: int, pairs: int, drawn: int, between: str) -> Text:
    """How many parties and pairs are not drawn."""
    if parties <= MOST_PARTIES and drawn >= pairs:
        return NOTHING
    first = Text(
        f"De {MOST_PARTIES} {{who}} die het meest overlappen, zonder {{out}}; ",
        f"The {MOST_PARTIES} {{who}} that overlap most, without {{out}}; ",
    ).format(who=NOUN[between][1], out=counted(parties - MOST_PARTIES, NOUN[between]))
    lines = Text(f"de {drawn} sterkste van {{pairs}} als lijn.", f"the {drawn} strongest of {{pairs}} as a line.")
    return join(first if parties > MOST_PARTIES else NOTHING, lines.format(pairs=counted(pairs, PAIR))).capital()
