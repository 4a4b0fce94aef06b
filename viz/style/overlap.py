"""How overlap looks: squares from white to blue by Jaccard, and lines that are wider the more two parties share."""

from __future__ import annotations

from opgavenkaart.graph.model import GREY
from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text

SHARE = "share"
# From light to dark, so that they are told apart in greyscale and by the colour-blind (ColorBrewer's Blues).
_STEPS = ((0.1, "#EFF3FF"), (0.25, "#BDD7E7"), (0.5, "#6BAED6"), (0.75, "#2B7BBA"), (1.01, "#08306B"))
_WIDTHS = ((3, 1.5), (10, 3.0), (30, 5.0), (0, 8.0))  # below how many, and how wide


def is_share(look: str) -> bool:
    """Whether it is the look of a Jaccard index: "share/2", by its step."""
    return look.partition("/")[0] == SHARE


def look_of(jaccard: float) -> str:
    """The look of a Jaccard index."""
    return f"{SHARE}/{next(step for step, (below, _) in enumerate(_STEPS) if jaccard < below)}"


def style_of(look: str) -> Style:
    """A square of the step's colour."""
    return Style(_STEPS[place_of(look)][1], "square")


def words_of(look: str) -> Text:
    """From what index to what: "Jaccard 0,1–0,25"."""
    step = place_of(look)
    least = _STEPS[step - 1][0] if step else 0.0
    most = min(_STEPS[step][0], 1.0)
    words = f"Jaccard {least:g}–{most:g}"
    return Text(words.replace(".", ","), words)


def place_of(look: str) -> int:
    """Its step."""
    return int(look.partition("/")[2])


def role_of(shared: int) -> str:
    """The look of a line between two that share so many."""
    return f"SHARES/{next(step for step, (below, _) in enumerate(_WIDTHS) if shared < below or not below)}"


def roles() -> dict[str, tuple[Text, Style]]:
    """The words and the looks of these lines."""
    result: dict[str, tuple[Text, Style]] = {}
    least = 1
    for step, (below, width) in enumerate(_WIDTHS):
        many = Text(f"{least}–{below - 1}", f"{least}–{below - 1}")
        if not below:
            many = Text(f"{least} of meer", f"{least} or more")
        words = Text(f"deelt {many.nl}", f"shares {many.en}")
        result[f"SHARES/{step}"] = words, Style(GREY, width=width)
        least = below
    return result
