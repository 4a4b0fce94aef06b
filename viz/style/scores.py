"""How the scores of coherence look: from orange (-3) by way of white to blue (+3), each with its number."""

from collections.abc import Iterator

from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.coherence import SCALE
from opgavenkaart.queries.core.wording import signed

SCORE, UNMANAGED = "score", "unmanaged"
_COLOURS = ("#D55E00", "#EC9A5B", "#F8D5BB", "#F3F3F3", "#C3DDF0", "#6FAFDB", "#0072B2")  # from -3 up


def score_looks() -> Iterator[tuple[str, Text, Style]]:
    """Each look with its words: "score/-2", a square, and "unmanaged/-2", a diamond, where nobody manages it."""
    for score, colour in enumerate(_COLOURS, -3):
        verb = Text(*(" ".join(words.split()) for words in SCALE[score].format(issue="", other="")))
        text = join(f"{signed(score)} ", verb)
        nobody = join(text, Text("; niemand beheert dit", "; unmanaged"))
        yield f"{UNMANAGED}/{score}", nobody, Style(colour, "diamond")
        yield f"{SCORE}/{score}", text, Style(colour, "square")
