"""Where work overlaps: a matrix of who shares how much with whom, and beside it what they share, or the pairs."""

from dataclasses import replace

from opgavenkaart.graph.text import Text, counted, join
from opgavenkaart.queries.core.wording import NOUNS
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.overlap.question import OVERLAP
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import ALL_IN_TABLE
from opgavenkaart.viz.scene.layout import GAP, STAGE, Placed, together
from opgavenkaart.viz.scene.picture import NOTHING, Line, Picture, reason_of
from opgavenkaart.viz.texts import PAIR
from opgavenkaart.viz.views.overlap.matrix_and_circle import cells, circle, matrix
from opgavenkaart.viz.views.overlap.parties import MOST_PARTIES, Overlapping
from opgavenkaart.viz.views.overlap.shared_boxes import columns, head

FEW, MOST_BOXES = 5, 5  # parties and boxes
HOW = Text(
    "Het getal zegt hoeveel {what} de {who} van rij en kolom delen, op de diagonaal hoeveel elk er heeft; donkerder "
    "is een groter deel. {right}",
    "The number says how many {what} the {who} of row and column share, on the diagonal how many each has; darker "
    "is a larger part. {right}",
)
BOXES = Text("Rechts wat zij delen.", "Right: what they share.")
CIRCLE = Text("Rechts de sterkste paren.", "Right: the strongest pairs.")
CLICK = Text("Klik op een getal.", "Click a number.")
CLICK_LINES = Text("Klik op een getal of lijn.", "Click a number or line.")
SEARCH = Text("Met wie één partij overlapt: zoek haar (/).", "With whom one party overlaps: search for it (/).")


def overlap(answers: Answers) -> Picture:
    """The matrix on the left; on the right, of few parties the boxes with what they share, else a network of pairs."""
    of = Overlapping(answers, *answers.overlap)
    few = 1 < len(of.items) <= FEW and len(of.shared_by) <= MOST_BOXES
    placed, lines = _drawn(of, few=few) if of.pairs else (together(()), ())
    drawn, clicks = {mark.id for mark in placed.marks}, CLICK if few else CLICK_LINES
    of_cells = [(cell, reason_of(pair)) for pair in of.pairs for cell in cells(pair) if cell in drawn]
    return Picture(
        title=answers.title(OVERLAP, of.pairs),
        how=HOW.format(who=NOUNS[of.kind][1], what=of.noun[1], right=BOXES if few else CIRCLE),
        tip=join(clicks, *([ALL_IN_TABLE] if len(of.pairs) > len(lines) and not few else []), SEARCH, between=" "),
        marks=placed.marks,
        sources=cited(of.shown),
        lines=lines,
        boxes=placed.boxes,
        near=placed.near,
        curve="vertical" if few else "straight",
        tables=(table(OVERLAP, of.pairs, of.kind, "a", answers.graph, shared=of.item_kind),),
        message=_message(of, len(lines)) if not few else NOTHING,
        sentences=by_thing(of_cells),
    )


def _drawn(of: Overlapping, *, few: bool) -> tuple[Placed, tuple[Line, ...]]:
    left = matrix(of)
    if few:
        right, lines = columns(of, STAGE[0] - left.width - 2 * GAP)
        near = [(cell, mark) for pair in of.pairs for cell in cells(pair) for mark in _about(of, pair, right)]
    else:
        right, lines = circle(of)
        near = []
    left = replace(left, near=(*left.near, *near))
    down = 0.0 if few else (max(left.height, right.height) - right.height) / 2
    return together([left, right.moved(left.width + 2 * GAP, down)]), lines


def _about(of: Overlapping, pair: Overlap, right: Placed) -> list[str]:
    """The marks beside the matrix that a pair is about: the two, and what they share."""
    shared = {of.item(item).thing for item in pair.shared}
    held = [mark.id for mark in right.marks if not shared.isdisjoint((mark.thing, *mark.holds))]
    return [head(pair.a), head(pair.b), *held]


def _message(of: Overlapping, drawn: int) -> Text:
    """How many parties and pairs are not drawn."""
    parties, pairs = len(of.items), len(of.pairs)
    if parties <= MOST_PARTIES and drawn >= pairs:
        return NOTHING
    first = Text(
        f"De {MOST_PARTIES} {{who}} die het meest overlappen, zonder {{out}}; ",
        f"The {MOST_PARTIES} {{who}} that overlap most, without {{out}}; ",
    ).format(who=NOUNS[of.kind][1], out=counted(parties - MOST_PARTIES, NOUNS[of.kind]))
    lines = Text(f"de {drawn} sterkste van {{pairs}} als lijn.", f"the {drawn} strongest of {{pairs}} as a line.")
    return join(first if parties > MOST_PARTIES else NOTHING, lines.format(pairs=counted(pairs, PAIR))).capital()
