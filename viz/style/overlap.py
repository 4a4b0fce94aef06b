"""How overlap looks: squares from white to blue by the part that is shared (Jaccard), and wider lines for more."""

from collections.abc import Iterator

from opgavenkaart.graph.model import GREY
from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text, join, same

SHARE, SHARES = "share", "SHARES"
# From light to dark, so that they can be told apart in greyscale and by the colour-blind (ColorBrewer's Blues).
_STEPS = (
    (0.1, "#EFF3FF", Text("heel weinig gedeeld", "hardly anything shared")),
    (0.25, "#BDD7E7", Text("weinig gedeeld", "little shared")),
    (0.5, "#6BAED6", Text("een deel gedeeld", "a part shared")),
    (0.75, "#2B7BBA", Text("veel gedeeld", "much shared")),
    (1.01, "#08306B", Text("bijna alles gedeeld", "nearly all shared")),
)
_WIDTHS = ((3, 1.5), (10, 3.0), (30, 5.0), (0, 8.0))  # below how many, and how wide


def look_of(jaccard: float) -> str:
    """The look of a Jaccard index: "share/2", by its step."""
    return f"{SHARE}/{next(step for step, (below, *_) in enumerate(_STEPS) if jaccard < below)}"


def share_looks() -> Iterator[tuple[str, Text, Style]]:
    """Each look with its words, and from what part to what: "weinig gedeeld (10–25%)"."""
    least = 0.0
    for step, (below, colour, words) in enumerate(_STEPS):
        part = f" ({least:.0%}–{min(below, 1.0):.0%})".replace("%–", "–")
        yield f"{SHARE}/{step}", join(words, part), Style(colour, "square")
        least = below


def role_of(shared: int) -> str:
    """The look of a line between two that share so many."""
    return f"{SHARES}/{next(step for step, (below, _) in enumerate(_WIDTHS) if shared < below or not below)}"


def share_links() -> Iterator[tuple[str, Text, Style]]:
    """Each of these lines with its words."""
    yield SHARES, Text("deelt", "shares"), Style(GREY, width=2)
    least = 1
    for step, (below, width) in enumerate(_WIDTHS):
        many = same(f"{least}–{below - 1}") if below else Text(f"{least} of meer", f"{least} or more")
        yield f"{SHARES}/{step}", join(Text("deelt ", "shares "), many), Style(GREY, width=width)
        least = below
