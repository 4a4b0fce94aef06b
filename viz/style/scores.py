"""How the scores of coherence look: from orange (-3) by way of white to blue (+3), each with its number."""

from __future__ import annotations

from opgavenkaart.graph.model import BLACK
from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text
from opgavenkaart.queries.coherence import SCALE
from opgavenkaart.viz.style.colours import LIGHT_PAGE, contrast

SCORE, UNMANAGED = "score", "unmanaged"
_COLOURS = {
    -3: "#D55E00",
    -2: "#EC9A5B",
    -1: "#F8D5BB",
    0: "#F3F3F3",
    1: "#C3DDF0",
    2: "#6FAFDB",
    3: "#0072B2",
}
_NOBODY = Text("niemand beheert dit", "unmanaged")


def is_score(look: str) -> bool:
    """Whether it is the look of a score: "score/-2", or "unmanaged/-2" where nobody manages the conflict."""
    return look.partition("/")[0] in (SCORE, UNMANAGED)


def style_of(look: str) -> Style:
    """A square of the score's colour; a diamond where the conflict is unmanaged, so that shape tells it too."""
    kind, _, score = look.partition("/")
    return Style(_COLOURS[int(score)], "diamond" if kind == UNMANAGED else "square")


def words_of(look: str) -> Text:
    """The score with what it means: "-2 werkt tegen"."""
    kind, _, score = look.partition("/")
    means = SCALE[int(score)]
    more = Text(f"; {_NOBODY.nl}", f"; {_NOBODY.en}") if kind == UNMANAGED else Text("", "")
    return Text(f"{signed(int(score))} {means.nl}{more.nl}", f"{signed(int(score))} {means.en}{more.en}")


def place_of(look: str) -> int:
    """From -3 up; of one score, the unmanaged ones first."""
    kind, _, score = look.partition("/")
    return 2 * int(score) + (kind == SCORE)


def signed(score: int) -> str:
    """The score with its sign."""
    return f"{score:+d}" if score else "0"


def ink_on(colour: str) -> str:
    """Black or white, whichever can be read on this colour."""
    return max((BLACK, LIGHT_PAGE), key=lambda ink: contrast(ink, colour))
